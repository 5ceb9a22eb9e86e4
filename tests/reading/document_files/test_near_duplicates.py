"""Near duplicates: the pairs that comparing every text with every other finds."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.reading.document_files.near_duplicates import (
    ALIKE,
    WORDS,
    NearDuplicate,
    near_duplicates,
    shingles_of,
)


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    if 0 < len(words) < WORDS:
        return {tuple(words)}
    return {tuple(words[start : start + WORDS]) for start in range(len(words) - WORDS + 1)}


def similarity(first: str, second: str) -> float:
    one, other = shingles(first), shingles(second)
    return len(one & other) / len(one | other) if one and other else 0.0


def by_brute_force(texts: dict[str, str], known: dict[str, str]) -> dict[tuple[str, str], float]:
    keys = [*texts, *known]
    everything = {**known, **texts}
    return {
        (first, second): found
        for place, first in enumerate(keys[: len(texts)])
        for second in keys[place + 1 :]
        if (found := similarity(everything[first], everything[second])) >= ALIKE
    }


def as_found(pairs: list[NearDuplicate]) -> dict[tuple[str, str], float]:
    return {(pair.first, pair.second): pair.similarity for pair in pairs}


def story(seed: int, length: int = 200) -> list[str]:
    chance = random.Random(seed)
    return [f"w{chance.randrange(500)}" for _ in range(length)]


@st.composite
def edited_texts(draw: st.DrawFn) -> list[str]:
    """Texts of few stories, each with some words exchanged, left out or put in."""
    texts = []
    for _ in range(draw(st.integers(2, 8))):
        words = story(draw(st.integers(0, 2)))
        for _ in range(draw(st.integers(0, 20))):
            place = draw(st.integers(0, len(words) - 1))
            words[place : place + draw(st.integers(0, 2))] = draw(
                st.sampled_from([[], ["new"], ["a", "b"]])
            )
        texts.append(draw(st.sampled_from([" ", "\n", ", ", " – "])).join(words))
    return texts


@given(texts=edited_texts(), new=st.integers(0, 8))
def test_pairs_are_those_of_brute_force(texts: list[str], new: int) -> None:
    keyed = {f"k{place}": text for place, text in enumerate(texts)}
    fresh = dict(list(keyed.items())[:new])
    known = dict(list(keyed.items())[new:])
    found, wanted = as_found(near_duplicates(fresh, known)), by_brute_force(fresh, known)
    assert found == pytest.approx(wanted)


@given(texts=st.dictionaries(st.sampled_from("abcdef"), st.text(max_size=40)))
def test_any_texts_are_compared(texts: dict[str, str]) -> None:
    pairs = near_duplicates(texts, {})
    assert all(ALIKE <= pair.similarity <= 1 for pair in pairs)
    assert all(pair.first in texts and pair.second in texts for pair in pairs)
    assert len(as_found(pairs)) == len(pairs)


def test_case_punctuation_and_layout_do_not_count() -> None:
    texts = {"a": "They did “NOT” say so, he added.", "b": "they did not\n\nsay so -- he added"}
    (pair,) = near_duplicates(texts, {})
    assert (pair.first, pair.second, pair.similarity) == ("a", "b", 1.0)
    assert pair.reason.startswith("the same words in the same order")


def test_the_reason_tells_which_holds_the_other() -> None:
    short, long = " ".join(story(1, 100)), " ".join(story(1, 150))
    (pair,) = near_duplicates({"short": short}, {"long": long})
    assert pair.reason.startswith("all of it stands in the other, which is longer (66%")
    (pair,) = near_duplicates({"long": long}, {"short": short})
    assert pair.reason.startswith("it holds all of the other and more")
    words = story(1, 100)
    words[50] = "other"
    (pair,) = near_duplicates({"a": short}, {"b": " ".join(words)})
    assert (
        pair.reason == f"{round(pair.similarity * 100)}% of their stretches of 4 words are the same"
    )


def test_known_texts_are_not_compared_with_each_other() -> None:
    text = " ".join(story(1))
    assert near_duplicates({}, {"a": text, "b": text}) == []
    assert set(as_found(near_duplicates({"c": text}, {"a": text, "c": "old"}))) == {("c", "a")}


def test_scripts_without_spaces_are_compared_too() -> None:
    text = "北京八月十六日会议在此举行各方代表出席了会议并发表讲话"
    (pair,) = near_duplicates({"a": text, "b": text + "。谢谢"}, {})
    assert 0.8 < pair.similarity < 1
    assert len(shingles_of(text)) == len(text) - WORDS + 1


def test_texts_without_words_are_like_nothing() -> None:
    assert near_duplicates({"a": "", "b": "", "c": " …!"}, {"d": ""}) == []


def test_all_that_are_like_one_are_found_however_many() -> None:
    words = story(3)
    texts = {}
    for place in range(300):
        copy = list(words)
        copy[place % len(copy)] = "changed"
        texts[f"k{place}"] = " ".join(copy)
    pairs = near_duplicates(texts, {})
    assert {pair.second for pair in pairs} >= set(list(texts)[1:])
    assert len(pairs) < 300 * 100


def test_comparing_stops_when_asked() -> None:
    text = " ".join(story(1))
    assert near_duplicates({"a": text, "b": text}, {}, should_stop=lambda: True) == []
