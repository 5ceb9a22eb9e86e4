"""Shelf: the texts of one kind of record, indexed, and what edits have changed since.

Which texts there are is told by ``record_search``; how words are found in many is ``query.word_index``'.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

import numpy as np

from timeline_app.query.searched_words import LONGEST_WORD, folded_words
from timeline_app.query.word_index import (
    Bits,
    WordIndex,
    count_texts,
    first_texts,
    set_of_texts,
)

EVERY = 1 << 62  # places: all of them
WHOLE = (0, 0)  # the stretch of a text that is not a part of a longer one


@dataclass(frozen=True, slots=True)
class Place:
    """Whose text it is, and, of a part of a longer text, from where to where it goes."""

    owner: Hashable
    stretch: tuple[int, int] = WHOLE


@dataclass(frozen=True, slots=True)
class Shelved:
    """A text to be searched. ``names`` are ids of actors by whose names it is found, too."""

    place: Place
    text: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The first places with all words, and how many there are."""

    places: tuple[Place, ...]
    count: int


@dataclass(frozen=True, slots=True)
class _Changed:
    place: Place
    words: str  # each after a space
    names: frozenset[str]


class Shelf:
    """Texts by their owners. ``index`` has them in the order of ``places``; edits come on top of it.

    ``named`` has, by the id of an actor, which of the indexed texts are found by its names.
    """

    def __init__(
        self,
        index: WordIndex,
        places: Sequence[Place],
        named: Mapping[str, Sequence[int]] | None = None,
    ) -> None:
        self._index = index
        self._places = places
        self._named = {id_: np.array(texts, np.int32) for id_, texts in (named or {}).items()}
        self._is_there: Bits | None = None  # None: all are
        self._changed: dict[Hashable, list[_Changed]] = {}
        self._first_of: dict[Hashable, int] | None = None

    @property
    def changed_count(self) -> int:
        """How many texts are searched one by one."""
        return sum(map(len, self._changed.values()))

    def replace(self, owner: Hashable, texts: Iterable[Shelved]) -> None:
        """Have these texts of ``owner`` instead of those that it had; none of them takes it away."""
        self._take_away(owner)
        made = [_Changed(each.place, _spaced(each.text), frozenset(each.names)) for each in texts]
        if made:
            self._changed[owner] = made
        else:
            self._changed.pop(owner, None)

    def find(
        self,
        words: Sequence[str],
        most: int,
        few: int = 0,
        actors_by_word: Mapping[str, frozenset[str]] | None = None,
    ) -> Found:
        """The texts in which, for each of ``words``, a word begins with it.

        There are places for the first ``most`` of them, or for all where they are no more than ``few``.
        ``actors_by_word`` are the actors whose names hold a word, for texts that have ``names``.
        """
        actors = actors_by_word or {}
        bits = self._bits(words, actors)
        changed = [
            each.place
            for each in chain.from_iterable(self._changed.values())
            if all(
                f" {word}" in each.words or not each.names.isdisjoint(actors.get(word, ()))
                for word in words
            )
        ]
        count = count_texts(bits) + len(changed)
        most = max(most, few) if count <= few else most
        indexed = (self._places[text] for text in first_texts(bits, most))
        return Found(tuple(islice(chain(changed, indexed), most)), count)

    def _bits(self, words: Sequence[str], actors: Mapping[str, frozenset[str]]) -> Bits:
        found: Bits | None = self._is_there
        for word in words:
            bits = self._index.texts_with(word)
            named = [self._named[id_] for id_ in actors.get(word, ()) if id_ in self._named]
            if named:
                bits = bits | set_of_texts(np.concatenate(named), len(self._places))
            found = bits if found is None else found & bits
        return np.empty(0, np.uint8) if found is None else found

    def _take_away(self, owner: Hashable) -> None:
        if self._first_of is None:
            self._first_of = {}
            for text in range(len(self._places) - 1, -1, -1):
                self._first_of[self._places[text].owner] = text
        text = self._first_of.get(owner, len(self._places))
        if text == len(self._places):
            return
        if self._is_there is None:
            everything = np.arange(len(self._places))
            self._is_there = set_of_texts(everything, len(self._places))
        while text < len(self._places) and self._places[text].owner == owner:
            self._is_there[text >> 3] &= 0xFF ^ (0x80 >> (text & 7))
            text += 1


def _spaced(text: str) -> str:
    return "".join(f" {word[:LONGEST_WORD]}" for word in folded_words(text))
