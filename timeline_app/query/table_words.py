"""TableWords: which rows of large tables hold a word, found in their folded text.

That text is made in ``folding``; the words of records are searched in ``columns``.
"""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import Protocol

import numpy as np
import numpy.typing as npt

from timeline_app.model.event import Actor
from timeline_app.query.columns import fold
from timeline_app.query.folding import fold_cells

Bytes = npt.NDArray[np.uint8]
Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

__all__ = ["TableWords", "fold_cells"]

_PIECE = 1 << 18  # bytes that are searched at once: they stay in a core's own cache
_FEW = 1 / 64  # of the places in a piece; fewer are looked at one by one
_REMEMBERED = 4
_SAMPLES, _SAMPLE = 64, 1 << 14
_THREADS = min(4, os.cpu_count() or 1)


class FoldedText(Protocol):
    """Texts of rows that follow each other in ``data``, each up to its place in ``ends``."""

    @property
    def data(self) -> Bytes: ...
    @property
    def ends(self) -> Ints: ...


class TableWords:
    """Finds the rows of a dataset whose folded text, or an actor's folded name, holds a word.

    ``text`` is in the order of the tables, of which row ``i`` is row ``row_of_source[i]`` of the
    columns. Actor ``a`` takes part in ``actor_events[actor_offsets[a]:actor_offsets[a + 1]]``.
    """

    def __init__(
        self,
        text: FoldedText,
        row_of_source: npt.NDArray[np.int32],
        actors: Sequence[Actor],
        actor_offsets: Ints,
        actor_events: npt.NDArray[np.int32],
    ) -> None:
        self._data, self._ends = text.data, text.ends
        self._row_of_source = row_of_source
        self._names = [fold(actor.name) for actor in actors]
        self._actor_offsets, self._actor_events = actor_offsets, actor_events
        self._remembered: dict[str, tuple[Mask, Mask]] = {}

    def rows_with(self, word: str) -> Mask:
        """Per row of the columns whether the folded ``word`` stands in its text; not to be changed."""
        if word not in self._remembered:
            self._remembered[word] = self._search(word)
            if len(self._remembered) > _REMEMBERED:
                self._remembered.pop(next(iter(self._remembered)))
        return self._remembered[word][0]

    def _search(self, word: str) -> tuple[Mask, Mask]:
        """The rows with ``word``, and the pieces of the text that hold it."""
        found = np.zeros(len(self._row_of_source), np.bool_)
        holding = np.zeros(len(self._cuts) - 1, np.bool_)
        pieces = iter(self._pieces_that_may_hold(word).tolist())
        needle = self._rarest_first(word.encode())
        longest = int(np.diff(self._ends[self._cuts[1:] - 1], prepend=0).max(initial=0))

        def search_on() -> None:
            # Memory of its own, used again and again: pages that are new to it cost more than the
            # comparing.
            room = np.empty((2, longest), np.bool_)
            for piece in pieces:  # each piece goes to the thread that asks next
                begin, end = self._cuts[piece : piece + 2].tolist()
                hits = self._rows_in_piece(begin, end, needle, room)
                holding[piece] = len(hits) > 0
                found[hits] = True

        with ThreadPoolExecutor(_THREADS) as pool:
            for done in [pool.submit(search_on) for _ in range(_THREADS)]:
                done.result()
        for actor, name in enumerate(self._names):
            if word in name:
                begin, end = self._actor_offsets[actor : actor + 2].tolist()
                found[self._actor_events[begin:end]] = True
        found.flags.writeable = False
        return found, holding

    def _rows_in_piece(
        self, begin: int, end: int, needle: Sequence[tuple[int, int]], room: Mask
    ) -> npt.NDArray[np.int32]:
        """Rows of the columns with ``needle`` among the texts ``begin`` to ``end``."""
        ends = self._ends[begin:end]
        first = int(self._ends[begin - 1]) if begin else 0
        text = self._data[first : int(ends[-1])]
        rows = self._row_of_source[begin:end]
        size = len(text) - len(needle) + 1
        if size <= 0:
            return rows[:0]
        is_hit, is_same = room[:, :size]
        for compared, (place, byte) in enumerate(needle, 1):
            into = is_hit if compared == 1 else is_same
            np.equal(text[place : place + size], byte, out=into)
            if compared > 1:
                np.logical_and(is_hit, is_same, out=is_hit)
            if np.count_nonzero(is_hit) <= size * _FEW:
                hits = np.flatnonzero(is_hit)
                for further, other in needle[compared:]:
                    hits = hits[text[hits + further] == other]
                return rows[np.searchsorted(ends, hits + first, "right")]
        begins = ends - first
        begins[1:] = begins[:-1]
        begins[0] = 0
        count = int(np.searchsorted(begins, size))  # the last rows may be shorter than the needle
        holds = np.logical_or.reduceat(is_hit, begins[:count])
        # Of a row without text the first byte of the next one was looked at.
        holds &= begins[:count] + first < ends[:count]
        return rows[:count][holds]

    def _pieces_that_may_hold(self, word: str) -> Ints:
        """All, but as a word is typed on only those that hold what was typed before."""
        may_hold = np.ones(len(self._cuts) - 1, np.bool_)
        for shorter, (_, holding) in self._remembered.items():
            if shorter in word:
                may_hold &= holding
        return np.flatnonzero(may_hold)

    def _rarest_first(self, needle: bytes) -> list[tuple[int, int]]:
        """The places of the bytes of ``needle`` with the bytes, those first that rule out most."""
        return sorted(enumerate(needle), key=lambda place: self._frequencies[place[1]])

    @cached_property
    def _cuts(self) -> Ints:
        """The rows at which pieces of the text begin, and, last, how many rows there are."""
        begins = np.searchsorted(self._ends, np.arange(0, len(self._data), _PIECE), "right")
        return np.unique(np.append(begins, len(self._ends)))

    @cached_property
    def _frequencies(self) -> list[int]:
        """How often each byte stands in a sample of the text."""
        begins = np.linspace(0, len(self._data), _SAMPLES, endpoint=False).astype(np.int64).tolist()
        sample = np.concatenate([self._data[begin : begin + _SAMPLE] for begin in begins])
        counts: list[int] = np.bincount(sample, minlength=256).tolist()
        return counts
