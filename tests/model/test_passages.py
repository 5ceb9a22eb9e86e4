"""Passages cut from a text: exact offsets in code points, white space left out, found again."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from timeline_app.model.passages import CONTEXT, passage_of
from timeline_app.model.source import PassageState, locate

TEXT = "Kabul 🦁🦁\r\n\u00a0 “The Lions” held\tthe valley.\n"


@pytest.mark.parametrize(
    ("marked", "quote"),
    [
        ("Kabul", "Kabul"),
        (" 🦁🦁\r\n\u00a0 “The", "🦁🦁\r\n\u00a0 “The"),
        ("\r\n\u00a0 “The Lions” ", "“The Lions”"),
        ("held\tthe valley.\n", "held\tthe valley."),
        ("🦁\r\n", "🦁"),
    ],
)
def test_the_edges_lose_their_white_space_and_nothing_else(marked: str, quote: str) -> None:
    start = TEXT.index(marked)
    passage = passage_of("story", TEXT, start, start + len(marked))
    assert passage.quote == quote
    assert TEXT[passage.start : passage.end] == quote
    assert locate(passage, TEXT).state is PassageState.EXACT


@pytest.mark.parametrize("marked", [(3, 3), (9, 12), (12, 3), (900, 999)])
def test_nothing_but_white_space_is_no_passage(marked: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="white space"):
        passage_of("story", f"{TEXT[:8]} \r\n\t{TEXT[8:]}", *marked)


def test_the_words_around_are_as_many_as_there_are() -> None:
    text = "a" * 100 + "QUOTE" + "b" * 10
    passage = passage_of("story", text, 100, 105)
    assert (passage.prefix, passage.suffix) == ("a" * CONTEXT, "b" * 10)
    assert passage.document == "story"


texts = st.text(st.sampled_from("ab 🦁\n\u00a0e\u0301“\u202e"), min_size=1, max_size=60)


@given(texts, st.integers(0, 60), st.integers(1, 60), texts)
def test_what_was_marked_is_found_where_it_stands_and_where_it_moved(
    text: str, start: int, length: int, before: str
) -> None:
    marked = text[start : start + length]
    assume(marked.strip())
    passage = passage_of("story", text, start, start + length)
    assert passage.quote == marked.strip() == text[passage.start : passage.end]
    assert start <= passage.start < passage.end <= start + length
    assert locate(passage, text).state is PassageState.EXACT
    context = passage.prefix + passage.quote + passage.suffix
    assert context in text
    longer = f"{before}#{text}"
    if longer.count(passage.quote) == 1:
        located = locate(passage, longer)
        assert located.start == passage.start + len(before) + 1
