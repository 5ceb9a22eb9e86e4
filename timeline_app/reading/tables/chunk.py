"""The shapes of a table on its way in: cells of a column, rows read, rows accepted, rows rejected.

Formats fill `RawRows`; `checks` turns them into `TableChunk`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from timeline_app.reading.tables.joining import joined

LONGEST_SHOWN = 200
_CELLS_PER_PIECE = 100  # between two that are left out, from which copying pieces is faster

Integers = npt.NDArray[np.int64]
Bytes = npt.NDArray[np.uint8]
Truths = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class TextCells:
    """K cells of one column."""

    data: Bytes  # UTF-8 of all cells, joined without separators
    ends: Integers  # [K] where each cell ends in data (the first begins at 0)

    def __len__(self) -> int:
        return len(self.ends)

    def __getitem__(self, index: int) -> str:
        return self.bytes_at(index).decode()

    @property
    def starts(self) -> Integers:
        """[K] where each cell begins in data."""
        starts = np.zeros_like(self.ends)
        starts[1:] = self.ends[:-1]
        return starts

    @property
    def lengths(self) -> Integers:
        """[K] bytes of each cell."""
        return np.diff(self.ends, prepend=0)

    def bytes_at(self, index: int) -> bytes:
        """The UTF-8 of one cell."""
        start = int(self.ends[index - 1]) if index else 0
        return self.data[start : int(self.ends[index])].tobytes()

    def bytes_of(self, cells: Integers) -> Iterator[bytes]:
        """The UTF-8 of many cells, by their places."""
        data = self.data.tobytes()
        for start, end in zip(self.starts[cells].tolist(), self.ends[cells].tolist(), strict=True):
            yield data[start:end]

    def pick(self, cells: Integers | Truths) -> "TextCells":
        """These cells: by their places, in that order, or those that are true."""
        starts = self.starts[cells]
        return TextCells(*joined(self.data, starts, self.ends[cells] - starts))

    def without(self, cells: Sequence[int]) -> "TextCells":
        """All but these cells, by their places, ascending."""
        if len(cells) * _CELLS_PER_PIECE > len(self):
            kept = np.ones(len(self), np.bool_)
            kept[list(cells)] = False
            return self.pick(kept)
        runs = [(begin, end) for begin, end in pairwise([-1, *cells, len(self)]) if end - begin > 1]
        data, ends, size = [self.data[:0]], [self.ends[:0]], 0
        for before, after in runs:
            start = int(self.ends[before]) if before >= 0 else 0
            data.append(self.data[start : int(self.ends[after - 1])])
            ends.append(self.ends[before + 1 : after] + (size - start))
            size += len(data[-1])
        return TextCells(np.concatenate(data), np.concatenate(ends))


@dataclass(frozen=True, slots=True)
class Rejected:
    """One row that was not taken, and why."""

    row: int  # as in TableChunk.numbers
    line: int  # of the file where the row begins, from 1; in Parquet the row
    column: str  # as in the header; empty where the row as a whole is meant
    reason: str  # what is wrong, and how to mend it
    text: str  # the row's text, cut


@dataclass(frozen=True, eq=False)
class RawRows:
    """K rows as a format's reader split them, nothing of their meaning checked yet."""

    numbers: Integers
    lines: Integers
    cells: Mapping[str, TextCells]
    rejected: Sequence[Rejected] = ()  # rows beside these that could not be split
    fraction: float = 0.0  # of the file read so far

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def size(self) -> int:
        """Bytes of all cells."""
        return sum(len(cells.data) for cells in self.cells.values())


@dataclass(frozen=True, eq=False)
class TableChunk:
    """K accepted rows, in file order."""

    numbers: Integers  # RFC 7111: a CSV header is row 1; the line of JSON Lines; 1-based in Parquet
    cells: Mapping[str, TextCells]  # every column of the table, text exactly as in the file
    start_earliest: Integers  # the four bounds as in UncertainDate; 0 where undated
    start_latest: Integers
    end_earliest: Integers
    end_latest: Integers
    shape: npt.NDArray[np.uint8]  # DateShape bits; 0 where undated
    status: npt.NDArray[np.uint8]  # index into tuple(Status)
    type: npt.NDArray[np.uint8]  # index into tuple(EventType)
    participant_counts: npt.NDArray[np.int32]  # [K]
    participants: npt.NDArray[np.int32] = field(repr=False)  # codes into TableReader.actor_names

    def __len__(self) -> int:
        return len(self.numbers)


def cells_of(texts: Sequence[bytes]) -> TextCells:
    """Cells from texts in hand."""
    ends = np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)))
    return TextCells(np.frombuffer(b"".join(texts), np.uint8), ends)


def merged(pieces: Sequence[RawRows]) -> RawRows:
    """Pieces of one table, which follow each other, as one."""
    if len(pieces) == 1:
        return pieces[0]
    return RawRows(
        np.concatenate([piece.numbers for piece in pieces]),
        np.concatenate([piece.lines for piece in pieces]),
        {name: _joined([piece.cells[name] for piece in pieces]) for name in pieces[0].cells},
        [rejected for piece in pieces for rejected in piece.rejected],
        pieces[-1].fraction,
    )


def _joined(parts: Sequence[TextCells]) -> TextCells:
    sizes = np.cumsum([0, *(len(part.data) for part in parts[:-1])])
    ends = [part.ends + size for part, size in zip(parts, sizes, strict=True)]
    return TextCells(np.concatenate([part.data for part in parts]), np.concatenate(ends))
