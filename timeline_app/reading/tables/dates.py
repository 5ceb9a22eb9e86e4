"""When the rows of a table happened: the four bounds of each, or why its date can't be read.

A row's date is its `date` cell, EDTF. Where that is empty or there is no such column, it is the
interval from its `start` to its `end` (EDTF dates; without an end a single date, without a start an
interval with unknown start). Failing these, it is the date that has its `start_earliest`,
`start_latest`, `end_earliest` and `end_latest` (see `stated_bounds`). A row that has none is undated.

Plain dates, which are most, are read by `plain_dates` all at once.
"""

from collections.abc import Callable, Mapping

import numpy as np

from timeline_app.model.date_shape import shape_of
from timeline_app.model.time import DateError, parse_edtf
from timeline_app.reading.tables.chunk import Integers, TextCells
from timeline_app.reading.tables.columns import BOUNDS
from timeline_app.reading.tables.distinct import first_equal_words, first_equals
from timeline_app.reading.tables.plain_dates import (
    Bounds,
    Ends,
    interval_bounds,
    plain_bounds,
    plain_ends,
    single_bounds,
)
from timeline_app.reading.tables.plain_windows import padded
from timeline_app.reading.tables.stated_bounds import date_with_bounds

_MOST_KEPT, _LONGEST_KEPT = 200_000, 200  # texts, characters

Read = tuple[int, int, int, int, int] | str  # four bounds and shape, or why not


class DateReader:
    """Reads the dates of one table's rows, chunk after chunk; `columns` are its known ones."""

    def __init__(self, columns: Mapping[str, str]) -> None:
        self._date = columns.get("date")
        self._ends = [columns.get(name) for name in ("start", "end")]
        self._bounds = [columns.get(name) for name in BOUNDS]
        self._kept: dict[tuple[str, ...], Read] = {}

    def read(
        self, cells: Mapping[str, TextCells], count: int
    ) -> tuple[Bounds, dict[int, tuple[str, str]]]:
        """The bounds of each row; column and reason of those whose date is wrong."""
        faults: dict[int, tuple[str, str]] = {}
        bounds = Bounds.none(count)
        undated = np.arange(count)
        if self._date is not None:
            column = cells[self._date]
            bounds = plain_bounds(column)
            written = column.lengths > 0
            rest = np.flatnonzero(written & (bounds.shape == 0))
            self._look_up(bounds, rest, [column], [self._date], _read_date, faults)
            undated = np.flatnonzero(~written)
        for names, read in ((self._ends, _read_ends), (self._bounds, _read_bounds)):
            columns = [cells[name] if name is not None else None for name in names]
            given = [column for column in columns if column is not None]
            if given and len(undated):
                written = np.logical_or.reduce([column.lengths[undated] > 0 for column in given])
                rest = undated[written]
                undated = undated[~written]
                if read is _read_ends:
                    _fill_plain_ends(bounds, rest, columns)
                    rest = rest[bounds.shape[rest] == 0]
                self._look_up(bounds, rest, columns, names, read, faults)
        return bounds, faults

    def _look_up(
        self,
        bounds: Bounds,
        rows: Integers,
        columns: list[TextCells | None],
        names: list[str | None],
        read: Callable[..., Read],
        faults: dict[int, tuple[str, str]],
    ) -> None:
        """Fills in the dates of `rows`, each distinct text read once."""
        if not len(rows):
            return
        texts_of = [None if column is None else column.pick(rows) for column in columns]
        words = [first_equals(each).astype(np.uint64) for each in texts_of if each is not None]
        equals = first_equal_words(words)
        distinct, members = np.unique(equals, return_inverse=True)
        known = np.zeros((len(distinct), 5), np.int64)
        column_name = next(name for name in names if name is not None)
        wrong: dict[int, str] = {}
        for index, row in enumerate(distinct.tolist()):
            texts = tuple("" if each is None else _date_text(each[row]) for each in texts_of)
            found = self._kept.get(texts)
            if found is None:
                found = read(*texts)
                if sum(map(len, texts)) <= _LONGEST_KEPT:
                    if len(self._kept) >= _MOST_KEPT:
                        self._kept.clear()
                    self._kept[texts] = found
            if isinstance(found, str):
                wrong[index] = found
            else:
                known[index] = found
        first, second, third, fourth, shape = known[members].T
        bounds.fill(rows, Bounds(first, second, third, fourth, shape.astype(np.uint8)))
        if wrong:
            bad = np.isin(members, list(wrong))
            for row, member in zip(rows[bad].tolist(), members[bad].tolist(), strict=True):
                faults[row] = (column_name, wrong[member])


def date_text(cell: Callable[[str], str]) -> str:
    """The EDTF text of one row's date, empty where it is undated; `cell` gives a cell by plain name.

    DateError where its bounds are no date; whether the text is EDTF is for `parse_edtf` to say.
    """
    date = _date_text(cell("date"))
    if date:
        return date
    start, end = _date_text(cell("start")), _date_text(cell("end"))
    if start or end:
        return _interval_text(start, end)
    stated = [_date_text(cell(name)) for name in BOUNDS]
    return date_with_bounds(*stated) if any(stated) else ""


def _date_text(cell: str) -> str:
    """No date begins with `'`: a spreadsheet's guard, or ours before a minus."""
    return cell.removeprefix("'")


def _interval_text(start: str, end: str) -> str:
    return f"{start}/{end}" if end else start


def _read_date(text: str) -> Read:
    try:
        date = parse_edtf(text)
    except DateError as error:
        return str(error)
    return (
        date.start_earliest,
        date.start_latest,
        date.end_earliest,
        date.end_latest,
        shape_of(date),
    )


def _read_ends(start: str, end: str) -> Read:
    return _read_date(_interval_text(start, end))


def _read_bounds(*texts: str) -> Read:
    try:
        return _read_date(date_with_bounds(*texts))
    except DateError as error:
        return str(error)


def _fill_plain_ends(bounds: Bounds, rows: Integers, columns: list[TextCells | None]) -> None:
    """The rows whose start and end are plain, or that have a plain start only."""
    start, end = columns
    if start is None or not len(rows):
        return
    first = _ends_of(start, rows)
    single = np.ones(len(rows), np.bool_)
    if end is not None:
        bounds.fill(rows, interval_bounds(first, _ends_of(end, rows)))
        single = end.lengths[rows] == 0
    bounds.fill(rows[single], single_bounds(first.windows).pick(single))


def _ends_of(cells: TextCells, rows: Integers) -> Ends:
    return plain_ends(padded(cells.data), cells.starts[rows], cells.ends[rows])
