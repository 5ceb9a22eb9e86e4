"""Who takes part in the rows of a table, as codes into a list of names that grows while reading.

The names are those in `actors`, `agents` and `targets`, in that order, each once in a row.
"""

from collections.abc import Mapping
from itertools import chain

import numpy as np
import numpy.typing as npt

from timeline_app.reading.tables.chunk import Integers, TextCells
from timeline_app.reading.tables.distinct import first_equals
from timeline_app.reading.tables.guard import values_of

COLUMNS = ("actors", "agents", "targets")
_MOST_KEPT, _LONGEST_KEPT = 200_000, 500  # cells, bytes
_MOST_COMPARED = 8  # codes in a row; with more, sorting finds repeats faster

Codes = npt.NDArray[np.int32]


class ParticipantReader:
    """Reads the names of one table, chunk after chunk; `columns` are its known ones."""

    def __init__(self, columns: Mapping[str, str], names: list[str]) -> None:
        self._columns = [columns[name] for name in COLUMNS if name in columns]
        self._names = names
        self._codes: dict[str, int] = {}
        self._kept: dict[bytes, tuple[int, ...]] = {}

    def read(self, cells: Mapping[str, TextCells], count: int) -> tuple[Codes, Codes]:
        """How many take part in each row, and their codes, one row's after the other's."""
        counts, codes = np.zeros(count, np.int32), np.zeros(0, np.int32)
        for name in self._columns:
            more_counts, more = self._column(cells[name])
            if codes.size == 0:
                counts, codes = more_counts, more
            elif more.size:
                counts, codes = _side_by_side(counts, codes, more_counts, more)
        return _without_repeats(counts, codes, len(self._names))

    def _column(self, cells: TextCells) -> tuple[Codes, Codes]:
        equals = first_equals(cells)
        distinct = np.flatnonzero(equals == np.arange(len(equals)))
        kept = self._kept
        found = [
            codes if (codes := kept.get(cell)) is not None else self._codes_in(cell)
            for cell in cells.bytes_of(distinct)
        ]
        sizes: Codes = np.fromiter(map(len, found), np.int32, len(found))
        flat = np.fromiter(chain.from_iterable(found), np.int32, int(sizes.sum()))
        member = np.zeros(len(equals), np.int64)
        member[distinct] = np.arange(len(distinct))
        member = member[equals]
        counts = sizes[member]
        starts: Integers = _starts(sizes)[member]
        return counts, flat[_places(starts, counts)]

    def _codes_in(self, cell: bytes) -> tuple[int, ...]:
        codes = tuple(map(self._code, values_of(cell.decode())))
        if len(cell) <= _LONGEST_KEPT:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[cell] = codes
        return codes

    def _code(self, name: str) -> int:
        code = self._codes.setdefault(name, len(self._names))
        if code == len(self._names):
            self._names.append(name)
        return code


def _starts(counts: Codes) -> Integers:
    """Where each row's codes begin."""
    ends: Integers = np.cumsum(counts, dtype=np.int64)
    return ends - counts.astype(np.int64)


def _places(starts: Integers, counts: Codes) -> Integers:
    """`start`, `start + 1` … for each row, as many as it counts."""
    places = np.repeat(starts - _starts(counts), counts)
    places += np.arange(len(places))
    return places


def _side_by_side(
    counts: Codes, codes: Codes, more_counts: Codes, more: Codes
) -> tuple[Codes, Codes]:
    """Two ragged arrays as one, row by row."""
    total = counts + more_counts
    starts = _starts(total)
    both = np.zeros(len(codes) + len(more), np.int32)
    both[_places(starts, counts)] = codes
    both[_places(starts + counts, more_counts)] = more
    return total, both


def _without_repeats(counts: Codes, codes: Codes, names: int) -> tuple[Codes, Codes]:
    """Each code once in a row, where it first stands."""
    rows = np.repeat(np.arange(len(counts)), counts)
    most = int(counts.max()) if len(counts) else 0
    kept = np.ones(len(codes), np.bool_)
    if most <= _MOST_COMPARED:
        for distance in range(1, most):
            same = codes[distance:] == codes[:-distance]
            kept[distance:] &= ~(same & (rows[distance:] == rows[:-distance]))
    else:
        kept[:] = False
        kept[np.unique(rows * max(names, 1) + codes, return_index=True)[1]] = True
    if kept.all():
        return counts, codes
    return np.bincount(rows[kept], minlength=len(counts)).astype(np.int32), codes[kept]
