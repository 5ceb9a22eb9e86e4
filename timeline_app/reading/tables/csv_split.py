"""Splits a stretch of well-formed CSV into cells, all rows at once (numpy).

A stretch ends where quoting breaks; from there on `csv_record` takes over, row by row. The two agree
on what a row is: see `csv_rows`.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from timeline_app.reading.tables.chunk import Bytes, Integers, TextCells, Truths
from timeline_app.reading.tables.joining import joined
from timeline_app.reading.tables.problems import byte_fault, wrong_count

LONE_RETURN = "a carriage return stands alone outside quotes; end lines with LF or CR LF"
_QUOTE, _LF, _CR = 34, 10, 13
_DECODED = 128 << 10  # bytes at once: the text they make stays near the size of a cache


@dataclass(frozen=True, eq=False)
class Stretch:
    """N records that follow each other, K of them with a cell for each column."""

    starts: Integers  # [N] in the bytes that were split; blank lines included
    ends: Integers  # [N] after the line break
    lines: Integers  # [N] line breaks before each
    good: Integers  # [K] which records have cells
    faults: list[tuple[int, str]]  # record and reason
    columns: list[TextCells]  # of K cells each
    line_count: int  # line breaks in all of them
    is_broken: bool  # whether quoting breaks in the record after these


def split_stretch(text: bytes, delimiter: int, width: int) -> Stretch:
    """The whole records at the beginning of `text`, up to the first whose quoting breaks."""
    data = np.frombuffer(text, np.uint8)
    marks = _marks(data, delimiter)
    separators, quotes, doubled = marks.separators, marks.quotes, marks.doubled
    last = np.flatnonzero(marks.is_break)  # those that end a record
    ends = separators[last] + 1
    size = int(ends[-1]) if len(ends) else 0
    separators = separators[: last[-1] + 1 if len(last) else 0]
    starts, counts = _shifted(ends), np.diff(last, prepend=-1)
    lines, line_count = _lines(data[:size], starts)
    content = ends - 1
    content -= (content > starts) & (data[content - 1] == _CR)
    faults = _faults(text, size, quotes, starts, ends)
    good = (counts == width) & (content > starts)
    good[list(faults)] = False
    found = np.flatnonzero(good)
    for record in np.flatnonzero((counts != width) & (content > starts)).tolist():
        faults.setdefault(record, wrong_count(int(counts[record]), width))
    # Cells lie between separators, within their quotes; of two quotes in a cell one is dropped.
    first, after = _shifted(separators + 1), separators.copy()
    after[last] = content
    if len(quotes):
        is_quoted = data[first] == _QUOTE
        first += is_quoted
        after -= is_quoted
    if len(doubled):
        doubled = doubled[: np.searchsorted(doubled, size)]
        cells = np.searchsorted(separators, doubled)
        dropped = np.cumsum(np.bincount(cells, minlength=len(separators)))
        after -= dropped
        first -= _shifted(dropped)
        data = np.delete(data[:size], doubled)
    if len(found) < len(ends):
        kept = np.repeat(good, counts)
        first, after = first[kept], after[kept]
    return Stretch(
        starts,
        ends,
        lines,
        found,
        sorted(faults.items()),
        _columns(data, first.reshape(-1, width), after.reshape(-1, width)),
        line_count,
        marks.is_broken,
    )


@dataclass(frozen=True, eq=False)
class _Marks:
    """What tells cells from each other, up to where quoting breaks; all but `is_break` in the bytes."""

    separators: Integers  # [M] line breaks and delimiters outside quotes
    is_break: Truths  # [M] which of them are line breaks
    quotes: Integers
    doubled: Integers  # of two quotes inside a cell, `""`, the second
    is_broken: bool


def _marks(data: Bytes, delimiter: int) -> _Marks:
    is_mark = data == _LF
    is_mark |= data == delimiter
    is_mark |= data == _QUOTE
    places = np.flatnonzero(is_mark)
    marks = data[places]
    is_quote = marks == _QUOTE
    quotes = places[is_quote]
    if not len(quotes):
        return _Marks(places, marks == _LF, quotes, quotes, False)
    broken = _first_break(data, quotes, delimiter)
    if broken is not None:
        count = int(np.searchsorted(places, broken))
        places, marks, is_quote = places[:count], marks[:count], is_quote[:count]
        quotes = places[is_quote]
    is_outside = ~(np.logical_xor.accumulate(is_quote) | is_quote)
    doubled = quotes[2::2][quotes[2::2] == quotes[1:-1:2] + 1]
    is_break = marks[is_outside] == _LF
    return _Marks(places[is_outside], is_break, quotes, doubled, broken is not None)


def _columns(data: Bytes, first: Integers, after: Integers) -> list[TextCells]:
    """The cells `data[first:after]` of K rows, column by column."""
    count, width = first.shape
    begins = first.T.ravel()
    joint, ends = joined(data, begins, after.T.ravel() - begins)
    starts = [0, *ends[count - 1 :: count].tolist()] if count else [0] * (width + 1)
    return [
        TextCells(joint[start:end], ends[column * count : (column + 1) * count] - start)
        for column, (start, end) in enumerate(pairwise(starts))
    ]


def _shifted(values: Integers) -> Integers:
    """Each value in the place of the next, and 0 first."""
    shifted = np.zeros_like(values)
    shifted[1:] = values[:-1]
    return shifted


def _lines(data: Bytes, starts: Integers) -> tuple[Integers, int]:
    """How many line breaks are before each record of `data`, and how many in all of it."""
    is_break = data == _LF
    count = int(np.count_nonzero(is_break))
    if count == len(starts):  # none inside quotes
        return np.arange(count), count
    return np.searchsorted(np.flatnonzero(is_break), starts), count


def _first_break(data: Bytes, quotes: Integers, delimiter: int) -> int | None:
    """Where quoting breaks first: an opening quote inside a cell, or text after a closing one."""
    opening, closing = quotes[::2], quotes[1::2]
    doubled = np.zeros(len(opening) + 1, np.bool_)  # opens right after a closing quote: `""`
    doubled[1 : len(opening)] = opening[1:] == closing[: len(opening) - 1] + 1
    before = data[opening - 1]
    fine = doubled[:-1] | (before == delimiter) | (before == _LF) | (opening == 0)
    wrong = opening[~fine][:1]
    size = len(data)
    after = data[np.minimum(closing + 1, size - 1)]
    second = data[np.minimum(closing + 2, size - 1)]
    fine = doubled[1 : len(closing) + 1] | (after == delimiter) | (after == _LF)
    fine |= (after == _CR) & ((second == _LF) | (closing + 2 >= size))
    fine |= closing + 1 >= size
    wrong = np.concatenate([wrong, closing[~fine][:1]])
    return int(wrong.min()) if len(wrong) else None


def _faults(
    text: bytes, size: int, quotes: Integers, starts: Integers, ends: Integers
) -> dict[int, str]:
    """What is wrong with the bytes of records, by record; the last of them ends at `size`."""
    faults: dict[int, str] = {}
    data = np.frombuffer(text, np.uint8, size)

    def blame(places: Integers) -> None:
        for record in np.unique(np.searchsorted(ends, places, "right")).tolist():
            raw = text[starts[record] : ends[record]]
            faults.setdefault(record, byte_fault(raw) or LONE_RETURN)

    start = 0
    while start < size:
        record = min(int(np.searchsorted(ends, start + _DECODED)), len(ends) - 1)
        stop = int(ends[record])
        try:
            str(memoryview(text)[start:stop], "utf-8")
            start = stop
        except UnicodeDecodeError as error:
            place = np.array([start + error.start])
            blame(place)
            start = int(ends[np.searchsorted(ends, place[0], "right")])
    if text.find(b"\0", 0, size) >= 0:
        blame(np.flatnonzero(data == 0))
    if text.find(b"\r", 0, size) >= 0:
        returns = np.flatnonzero(data == _CR)
        returns = returns[data[returns + 1] != _LF]  # a record ends in LF, so there is a next byte
        blame(returns[np.searchsorted(quotes, returns) % 2 == 0])
    return faults
