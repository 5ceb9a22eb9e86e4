"""Near duplicates: how similar texts are, and sketches that tell which are worth comparing."""

import random
import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.reading.document_files.near_duplicates import (
    ALIKE,
    WORDS,
    shingles_of,
    similarity_of,
    sketch_of,
)


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    if 0 < len(words) < WORDS:
        return {tuple(words)}
    return {tuple(words[start : start + WORDS]) for start in range(len(words) - WORDS + 1)}


def similarity(first: str, second: str) -> float:
    one, other = shingles(first), shingles(second)
    return len(one & other) / len(one | other) if one and other else 0.0


def share_a_band(first: str, second: str) -> bool:
    one, other = sketch_of(first), sketch_of(second)
    return len(one) == len(other) > 0 and bool((one == other).any())


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


@given(texts=edited_texts())
def test_texts_are_as_similar_as_their_shingles_and_worth_comparing_if_alike(
    texts: list[str],
) -> None:
    for first, second in combinations(texts, 2):
        found = similarity_of(first, second)
        assert found == pytest.approx(similarity(first, second)) == similarity_of(second, first)
        assert share_a_band(first, second) or found < ALIKE


@given(first=st.text(max_size=40), second=st.text(max_size=40))
def test_any_texts_are_compared(first: str, second: str) -> None:
    assert 0 <= similarity_of(first, second) <= 1
    assert similarity_of(first, first) == (1 if len(shingles_of(first)) else 0)


def test_case_punctuation_and_layout_do_not_count() -> None:
    first, second = "They did “NOT” say so, he added.", "they did not\n\nsay so -- he added"
    assert similarity_of(first, second) == 1
    assert (sketch_of(first) == sketch_of(second)).all()


def test_other_texts_are_rarely_worth_comparing() -> None:
    texts = [" ".join(story(seed)) for seed in range(40)]
    pairs = list(combinations(texts, 2))
    assert sum(share_a_band(*pair) for pair in pairs) < len(pairs) / 20


def test_scripts_without_spaces_are_compared_too() -> None:
    text = "北京八月十六日会议在此举行各方代表出席了会议并发表讲话"
    assert 0.8 < similarity_of(text, text + "。谢谢") < 1
    assert len(shingles_of(text)) == len(text) - WORDS + 1


def test_texts_without_words_are_like_nothing() -> None:
    assert similarity_of("", "") == similarity_of(" …!", "word") == 0
    assert len(sketch_of(" …!")) == 0
