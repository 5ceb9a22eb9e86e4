"""Passages in a newer text: what still stands is found, and nothing is placed where it doesn't stand."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from timeline_app.model.passages import passage_of
from timeline_app.model.source import Passage, PassageState, locate
from timeline_app.session.reanchoring import (
    MOST_PLACES,
    Placement,
    found_again,
    is_telling,
    only_place,
    placed_at,
    places_of,
)

STORY = (
    "Dockers stopped work at the north quay on Monday. The port company denied it 🦁.\r\n"
    "Dockers stopped work at the south quay on Friday. Nobody was hurt, the police said.\r\n"
)


def marked(text: str, quote: str, number: int = 0) -> Passage:
    start = -1
    for _ in range(number + 1):
        start = text.index(quote, start + 1)
    return passage_of("d", text, start, start + len(quote))


def only(passage: Passage, old: str, new: str) -> Placement:
    [placement] = found_again([passage], old, new)
    return placement


def test_the_same_text_leaves_a_passage_as_it_is() -> None:
    passage = marked(STORY, "The port company denied it")
    assert only(passage, STORY, STORY) == Placement(
        passage, PassageState.EXACT, passage, (passage.start,)
    )


def test_what_moved_has_its_new_offsets_and_context() -> None:
    passage = marked(STORY, "The port company denied it")
    new = "Corrected on Tuesday 🦁.\n\n" + STORY.replace("🦁", "again")
    placement = only(passage, STORY, new)
    assert placement.state is PassageState.MOVED
    assert placement.after == marked(new, "The port company denied it")


def test_far_context_tells_which_of_several_places_is_meant() -> None:
    friday = marked(STORY, "stopped work at the", 1)
    new = STORY.replace("Dockers stopped", "The dockers had stopped").replace("stopped", "Stopped")
    assert only(friday, STORY, new).state is PassageState.LOST
    new = STORY.replace("Dockers", "Workers")
    for number in (0, 1):
        passage = marked(STORY, "stopped work at the", number)
        assert only(passage, STORY, new).after == marked(new, "stopped work at the", number)


def test_the_occurrence_that_took_the_old_offsets_is_not_taken_for_the_passage() -> None:
    old = "Kabul fell. " + "The rest of the paragraph tells of Kabul, the city, and its people."
    passage = marked(old, "Kabul", 1)
    new = "Kabul was named first. " + old[12:]
    shift = new.index("Kabul") - passage.start
    new = new[shift:] if shift > 0 else "y" * -shift + new
    assert new[passage.start : passage.end] == "Kabul"
    placement = only(passage, old, new)
    assert placement.after == marked(new, "Kabul", 1)


def test_places_that_nothing_tells_apart_are_ambiguous() -> None:
    old = "Intro here. It burned. Outro."
    new = "It burned. It burned."
    passage = marked(old, "It burned")
    placement = only(passage, old, new)
    assert (placement.state, placement.after) == (PassageState.AMBIGUOUS, None)
    assert placement.places == (0, 11)


def test_the_same_words_in_another_context_are_lost() -> None:
    passage = marked(STORY, "Nobody was hurt")
    placement = only(passage, STORY, "We wish that Nobody was hurt, of course, but it isn't so.")
    assert (placement.state, placement.after) == (PassageState.LOST, None)


def test_a_telling_quote_that_stands_once_is_placed_in_any_surroundings() -> None:
    passage = marked(STORY, "Nobody was hurt, the police said")
    new = "We are told this: Nobody was hurt, the police said; others disagree."
    placement = only(passage, STORY, new)
    assert placement.state is PassageState.MOVED
    assert placement.is_elsewhere
    assert placement.after == marked(new, "Nobody was hurt, the police said")
    assert not only(passage, STORY, f"New. {STORY}").is_elsewhere


@pytest.mark.parametrize(
    ("quote", "new"),
    [
        ("stopped work at the", "They had stopped work at the mill."),  # the old text has it twice
        ("north quay", "They met at a north quay once."),  # too short
        ("port company denied it", "The seaport company denied it."),  # part of a longer word
        ("port company denied it", "A port company denied items."),
        ("port company denied it", "A port company denied it. One port company denied it!"),
    ],
)
def test_what_may_be_another_is_left_to_a_person(quote: str, new: str) -> None:
    placement = only(marked(STORY, quote), STORY, new)
    assert placement.after is None
    assert not placement.is_elsewhere


@pytest.mark.parametrize(
    ("quote", "expected"),
    [("x" * 20, True), ("x" * 19, False), ("it is not so", True), ("not so, he said"[:10], False)],
)
def test_a_telling_quote_has_twenty_characters_or_four_words(quote: str, expected: bool) -> None:
    assert is_telling(quote) is expected


def test_what_was_marked_inside_a_word_may_stand_inside_one() -> None:
    old = "Die Vereinigungsverhandlungen wurden unterbrochen."
    passage = passage_of("d", old, 4, 19)
    assert passage.quote == "Vereinigungsver"
    assert only_place(passage, "Neue Vereinigungsverträge.") == 5
    assert only_place(marked(old, "wurden"), "Sie wurdens.") is None


def test_a_quote_that_stands_everywhere_is_ambiguous_in_bounded_time() -> None:
    passage = marked(STORY, "o")
    placement = only(passage, STORY, "o" * 1_000_000)
    assert placement.state in (PassageState.AMBIGUOUS, PassageState.EXACT)
    assert len(placement.places) == MOST_PLACES


def test_a_passage_is_placed_only_where_its_quote_stands() -> None:
    passage = marked(STORY, "Nobody was hurt")
    with pytest.raises(ValueError, match="doesn't stand there"):
        placed_at(passage, passage.start + 1, STORY)


words = st.sampled_from(
    [
        "dockers",
        "quay",
        "police",
        "🦁",
        "Kabul",
        "denied",
        "that",
        "the",
        "a",
        "é",
        ".",
        "\r\n“Lions”",
        "said",
    ]
)
texts = st.lists(words, min_size=3, max_size=60).map(" ".join)


@given(texts, st.data())
def test_random_edits(old: str, data: st.DataObject) -> None:
    passages = []
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(old) - 1))
        end = data.draw(st.integers(start + 1, min(len(old), start + 30)))
        if old[start:end].strip():
            passages.append(passage_of("d", old, start, end))
    assume(passages)
    new = old
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(new)))
        gone = data.draw(st.integers(0, 20))
        new = new[:at] + data.draw(st.text("dq 🦁K.\n", max_size=20)) + new[at + gone :]
    for placement in found_again(passages, old, new):
        before, after = placement.before, placement.after
        assert (after is None) != placement.state.is_sourced
        if after is not None:
            assert new[after.start : after.end] == before.quote == after.quote
            # what is recorded is seen as it was placed
            assert locate(after, new).state is PassageState.EXACT
        else:
            # nothing is called lost that stands in one place beside what stood beside it
            assert not locate(before, new).state.is_sourced
            # nor what is long and stands once, as it did
            is_clear = is_telling(before.quote) and len(places_of(before.quote, old)) == 1
            assert not is_clear or only_place(before, new) is None
        if placement.is_elsewhere:
            assert places_of(before.quote, new) == (after.start if after else None,)


@given(texts, texts, st.data())
def test_a_telling_quote_among_other_words_is_placed_there_and_nowhere_else(
    beginning: str, end: str, data: st.DataObject
) -> None:
    quote = data.draw(st.sampled_from(["Nobody, it says, was hurt", "x9 y9 z9 w9", "q" * 20]))
    old = f"Once {quote} in the old text"
    new = f"{beginning} {quote} {end}"
    placement = only(marked(old, quote), old, new)
    assert placement.after is not None
    assert placement.after.start == len(beginning) + 1
    assert new[placement.after.start : placement.after.end] == quote


@given(st.lists(words, min_size=2, max_size=40), texts, st.data())
def test_what_stands_once_is_found_behind_any_new_beginning(
    parts: list[str], beginning: str, data: st.DataObject
) -> None:
    numbered = [f"{number}{part}" for number, part in enumerate(parts)]  # none stands twice
    first = data.draw(st.integers(0, len(numbered) - 1))
    last = data.draw(st.integers(first, len(numbered) - 1))
    old = "Head " + " ".join(numbered)
    start = len("Head ") + len("".join(f"{part} " for part in numbered[:first]))
    passage = passage_of("d", old, start, start + len(" ".join(numbered[first : last + 1])))
    placement = only(passage, old, f"{beginning}\n{old}")
    assert placement.after is not None
    assert placement.after.start == passage.start + len(beginning) + 1
