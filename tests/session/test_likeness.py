"""Stretches that resemble a quote: the right one first, quickly, and nothing where nothing does."""

import random
import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model.passages import passage_of
from timeline_app.session.likeness import LEAST, similar_stretches

OLD = "The committee met. “Dockers stopped work at the north quay on Monday,” said Ada Moro."
QUOTE = "“Dockers stopped work at the north quay on Monday,”"


def test_a_quote_with_words_changed_is_found_with_its_signs() -> None:
    at = OLD.index(QUOTE)
    passage = passage_of("d", OLD, at, at + len(QUOTE))
    new = "Long preface. " * 50 + OLD.replace("Monday", "Tuesday").replace("Dockers", "Workers")
    best = similar_stretches(passage, new)[0]
    assert new[best.start : best.end].strip("“”,") == "stopped work at the north quay on"
    assert best.likeness > 0.7


def test_a_name_in_another_spelling_is_found() -> None:
    passage = passage_of("d", "Ahmad Massoud said so.", 0, 13)
    text = "Yesterday Ahmed Masoud was said to have left."
    [best] = similar_stretches(passage, text)
    assert text[best.start : best.end] == "Ahmed Masoud"


def test_places_of_the_quote_itself_come_first() -> None:
    passage = passage_of("d", "It burned in May.", 0, 9)
    text = "So it is said. It burned. In June, it had burned."
    best = similar_stretches(passage, text)[0]
    assert (text[best.start : best.end], best.likeness) == ("It burned", 1.0)


def test_nothing_is_proposed_where_nothing_resembles() -> None:
    passage = passage_of("d", OLD, 0, 18)
    assert similar_stretches(passage, "Quite other words stand here, all of them.") == []
    assert similar_stretches(passage, "") == []
    assert similar_stretches(passage_of("d", "…!?", 0, 3), "no signs at all") == []


def test_a_megabyte_takes_a_bearable_time() -> None:
    chance = random.Random(4)
    vocabulary = [
        "".join(chance.choices("abcdefghij", k=chance.randint(2, 9))) for _ in range(20_000)
    ]
    text = " ".join(chance.choices(vocabulary, k=180_000))
    quote = " ".join(chance.choices(vocabulary, k=400)) + " quay"
    begun = time.process_time()
    found = similar_stretches(passage_of("d", quote, 0, len(quote)), text)
    assert time.process_time() - begun < 5
    assert len(found) <= 5


@given(st.text(max_size=200), st.text(min_size=1, max_size=60))
def test_stretches_lie_in_the_text_and_apart(text: str, quote: str) -> None:
    if not quote.strip():
        return
    found = similar_stretches(passage_of("d", quote, 0, len(quote)), text)
    for each in found:
        assert 0 <= each.start < each.end <= len(text)
        assert LEAST <= each.likeness <= 1
    others = [each for each in found if text[each.start : each.end] != quote]
    others.sort(key=lambda each: each.start)
    assert all(one.end <= other.start for one, other in pairwise(others))
