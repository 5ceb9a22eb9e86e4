"""Rows as split into rows as understood: what can't be understood is rejected, with the reason.

What cells mean is in `dates`, `codes` and `participants`; a row as a record is `record`'s.
"""

import csv
import io
import re
from collections.abc import Mapping

import numpy as np

from timeline_app.reading.tables.chunk import (
    LONGEST_SHOWN,
    Integers,
    RawRows,
    Rejected,
    TableChunk,
    TextCells,
)
from timeline_app.reading.tables.codes import status_codes, type_codes
from timeline_app.reading.tables.columns import known_columns
from timeline_app.reading.tables.dates import DateReader
from timeline_app.reading.tables.guard import unguarded
from timeline_app.reading.tables.participants import ParticipantReader
from timeline_app.reading.tables.plain_dates import Bounds
from timeline_app.reading.tables.problems import shown

# First bytes of cells that may be blank: white space of Unicode begins with one of the latter four.
_MAY_BE_BLANK = np.zeros(256, np.bool_)
_MAY_BE_BLANK[[*range(33), ord("'"), 0xC2, 0xE1, 0xE2, 0xE3]] = True

Faults = dict[int, tuple[str, str]]


class RowChecker:
    """Checks the rows of one table, chunk after chunk; names of actors are added to `names`."""

    def __init__(self, columns: tuple[str, ...], names: list[str]) -> None:
        self._known = known_columns(columns)
        self._dates = DateReader(self._known)
        self._participants = ParticipantReader(self._known, names)

    def check(self, rows: RawRows) -> tuple[TableChunk, list[Rejected]]:
        """The rows that can be taken, and all others, in file order."""
        count = len(rows)
        bounds, date_faults = self._dates.read(rows.cells, count)
        status, status_faults = status_codes(rows.cells, self._known, count)
        type_, type_faults = type_codes(rows.cells, self._known, count)
        title = self._known["title"]
        # The first fault of a row is told, from left to right as in this list.
        faults: Faults = _untitled(rows.cells[title], title)
        for more in (date_faults, status_faults, type_faults):
            for row, fault in more.items():
                faults.setdefault(row, fault)
        rejected = list(rows.rejected)
        numbers, cells = rows.numbers, rows.cells
        if faults:
            bad = sorted(faults)
            rejected += [_rejected(rows, row, *faults[row]) for row in bad]
            rejected.sort(key=lambda each: each.row)
            kept = np.ones(count, np.bool_)
            kept[bad] = False
            numbers, status, type_ = numbers[kept], status[kept], type_[kept]
            cells = {name: column.without(bad) for name, column in cells.items()}
            bounds = bounds.pick(kept)
        return self._chunk(numbers, cells, bounds, status, type_), rejected

    def _chunk(
        self,
        numbers: Integers,
        cells: Mapping[str, TextCells],
        bounds: Bounds,
        status: np.ndarray[tuple[int], np.dtype[np.uint8]],
        type_: np.ndarray[tuple[int], np.dtype[np.uint8]],
    ) -> TableChunk:
        counts, participants = self._participants.read(cells, len(numbers))
        return TableChunk(
            numbers=numbers,
            cells=cells,
            start_earliest=bounds.start_earliest,
            start_latest=bounds.start_latest,
            end_earliest=bounds.end_earliest,
            end_latest=bounds.end_latest,
            shape=bounds.shape,
            status=status,
            type=type_,
            participant_counts=counts,
            participants=participants,
        )


def _untitled(titles: TextCells, column: str) -> Faults:
    lengths = titles.lengths
    suspects = lengths == 0
    filled = np.flatnonzero(~suspects)
    suspects[filled] = _MAY_BE_BLANK[titles.data[titles.starts[filled]]]
    return {
        row: (column, "it has no title; say in a few words what happened")
        for row in np.flatnonzero(suspects).tolist()
        if not re.search(r"\S", unguarded(titles[row]))
    }


def _rejected(rows: RawRows, row: int, column: str, reason: str) -> Rejected:
    line = io.StringIO()
    cells = (column.bytes_at(row) for column in rows.cells.values())
    csv.writer(line).writerow(cell[: 4 * LONGEST_SHOWN].decode(errors="ignore") for cell in cells)
    text = shown(line.getvalue().encode())
    return Rejected(int(rows.numbers[row]), int(rows.lines[row]), column, reason, text)
