"""Words found by how they begin: the index says what looking through every text says, whatever is in them."""

import random

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline_app.query.folding import folded
from timeline_app.query.searched_words import (
    LONGEST_WORD,
    asked_words,
    folded_character,
    folded_form,
    folded_words,
    holds,
    stretches_of,
)
from timeline_app.query.word_index import (
    WordIndex,
    count_texts,
    first_texts,
    index_texts,
    set_of_texts,
)

TEXTS = st.text(
    st.one_of(st.sampled_from("aabcXYz09 \n-'\0ßéłМа北ー‌"), st.characters()), max_size=60
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ahmad Massoud", ["ahmad", "massoud"]),
        ("Массуд", ["massud"]),
        ("Łódź, Straße", ["lodz", "strasse"]),
        ("ÉLYSÉE e\u0301lyse\u0301e", ["elysee", "elysee"]),
        ("پنجشیر", ["pnjshyr"]),
        ("احمد أحمد", ["hmd", "hmd"]),
        ("l’Afrique O'Brien", ["l", "afrique", "o", "brien"]),
        ("ʿAbd ra\u00adpid", ["abd", "rapid"]),
        ("می\u200cخواهم", ["mykhwhm"]),
        ("在北京 2021", ["zai", "bei", "jing", "2021"]),
        ('NEAR("x" OR y*) -z\0:', ["near", "x", "or", "y", "z"]),
        ("😀 — …", []),
    ],
)
def test_case_marks_and_scripts_are_forgiven(text: str, words: list[str]) -> None:
    assert folded_words(text) == words


@given(st.characters())
def test_a_character_becomes_plain_letters_and_spaces(character: str) -> None:
    folded_one = folded_character(character)
    if character.isascii():
        assert folded_one == character.lower() or not folded_one.strip()
    else:
        assert set(folded_one) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")
    if character.isalpha() and not folded_one.strip():
        # What is left out has no letter in Latin script: Arabic alif, signs that lengthen or mark.
        assert not character.isascii()


@given(st.lists(TEXTS, max_size=12), TEXTS)
@example(["ab\0c", "", "ab"], "AB")
def test_the_index_finds_what_looking_through_finds(texts: list[str], typed: str) -> None:
    shard = index_texts(texts)
    for word in asked_words(typed) + asked_words("".join(texts)):
        for size in {1, 2, 9, 10, len(word)}:
            found = first_texts(shard.texts_with(word[:size]), len(texts))
            assert found == [i for i, text in enumerate(texts) if holds(text, [word[:size]])]


@given(TEXTS)
def test_many_texts_are_folded_as_one_is(text: str) -> None:
    data = np.frombuffer(text.encode("utf-8", "replace") + b"\n", np.uint8)
    found, _ = folded(data, np.array([len(data)]), folded_form)
    words = found.tobytes().decode()
    assert folded_words(words) == folded_words(text.encode("utf-8", "replace").decode())


@given(TEXTS, TEXTS)
def test_what_is_marked_is_what_was_looked_for(text: str, typed: str) -> None:
    words = asked_words(typed)
    found = stretches_of(text, words)
    assert bool(found) >= (bool(words) and holds(text, words))
    assert found == sorted(found)
    for start, end in found:
        assert 0 <= start < end <= len(text)
        marked = "".join(map(folded_character, text[start:end])).strip()
        assert any(word in marked for word in words)


def test_long_words_differ_to_their_end() -> None:
    texts = [f"{'a' * size}{end}" for size in (8, 9, 10, 40, 90) for end in "xyz"]
    shard = index_texts(texts)
    assert first_texts(shard.texts_with("a" * 9 + "y"), 99) == [4]
    assert first_texts(shard.texts_with("a" * 40 + "z"), 99) == [11]
    assert first_texts(shard.texts_with("a" * 41), 99) == [12, 13, 14]
    assert asked_words("a" * 90 + "x") == ("a" * LONGEST_WORD,)  # letters beyond are not compared


def test_shards_are_one_index() -> None:
    chance = random.Random(5)
    words = ["".join(chance.choices("abc", k=chance.randint(1, 12))) for _ in range(40)]
    texts = [" ".join(chance.choices(words, k=4)) for _ in range(9000)]
    index = WordIndex(index_texts(texts[first : first + 4096]) for first in (0, 4096, 8192))
    assert index.count == len(texts)
    for word in [*words, "a", "ab", "b", "c", "d"]:  # some lead to sets that are made beforehand
        expected = [place for place, text in enumerate(texts) if holds(text, [word])]
        found = index.texts_with(word)
        assert count_texts(found) == len(expected)
        assert first_texts(found, 7) == expected[:7]
        assert first_texts(found, len(texts)) == expected


def test_a_set_has_its_texts() -> None:
    assert first_texts(set_of_texts(np.array([9, 0, 20]), 21), 2) == [0, 9]
    assert count_texts(set_of_texts(np.array([], np.int64), 3)) == 0
    assert WordIndex().texts_with("a").size == 0
