"""Splits a stretch of well-formed CSV into cells, all rows at once (numpy).

A stretch ends where quoting breaks; from there on `csv_record` takes over, row by row. The two agree
on what a row is: see `csv_rows`.
"""

from dataclasses import dataclass

import numpy as np

from timeline_app.reading.tables.chunk import Bytes, Integers, TextCells, Truths, gathered
from timeline_app.reading.tables.problems import byte_fault, wrong_count

LONE_RETURN = "a carriage return stands alone outside quotes; end lines with LF or CR LF"
_QUOTE, _LF, _CR = 34, 10, 13


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
    breaks = data == _LF
    marks = breaks | (data == delimiter)
    quotes = np.flatnonzero(data == _QUOTE)
    broken = _first_break(data, quotes, delimiter) if len(quotes) else None
    separators, dropped = _separators(data[:broken], marks[:broken], quotes)
    last = np.flatnonzero(breaks[separators])  # those that end a record
    ends = separators[last] + 1
    size = int(ends[-1]) if len(ends) else 0
    separators = separators[: last[-1] + 1 if len(last) else 0]
    starts, counts = _shifted(ends), np.diff(last, prepend=-1)
    lines = np.arange(len(ends))
    if len(quotes) and quotes[0] < size:
        lines = np.searchsorted(np.flatnonzero(breaks[:size]), starts)
    content = ends - 1
    content -= (content > starts) & (data[content - 1] == _CR)
    faults = _faults(text, data[:size], quotes, starts, ends)
    good = (counts == width) & (content > starts)
    good[list(faults)] = False
    found = np.flatnonzero(good)
    for record in np.flatnonzero((counts != width) & (content > starts)).tolist():
        faults.setdefault(record, wrong_count(int(counts[record]), width))
    # Cells lie between separators, within their quotes; where quotes were dropped, they move up.
    first, after = _shifted(separators + 1), separators.copy()
    after[last] = content
    if dropped is None and len(quotes):
        is_quoted = data[first] == _QUOTE
        first += is_quoted
        after -= is_quoted
    elif dropped is not None:
        dropped = dropped[: len(separators)]
        after -= dropped
        first -= _shifted(dropped)
        data = _without_marks(data[:size], quotes)
    if len(found) < len(ends):
        kept = np.repeat(good, counts)
        first, after = first[kept], after[kept]
    first, after = first.reshape(-1, width), after.reshape(-1, width)
    return Stretch(
        starts,
        ends,
        lines,
        found,
        sorted(faults.items()),
        [gathered(data, first[:, each], after[:, each]) for each in range(width)],
        line_count=int(np.count_nonzero(breaks[:size])),
        is_broken=broken is not None,
    )


def _shifted(values: Integers) -> Integers:
    """Each value in the place of the next, and 0 first."""
    shifted = np.zeros_like(values)
    shifted[1:] = values[:-1]
    return shifted


def _separators(data: Bytes, marks: Truths, quotes: Integers) -> tuple[Integers, Integers | None]:
    """The places of `marks` outside quotes, and how many quotes before each are no text.

    None where no quote is doubled: then quotes stand around cells only.
    """
    quotes = quotes[: np.searchsorted(quotes, len(data))]
    if not len(quotes):
        return np.flatnonzero(marks), None
    marks = marks.copy()
    marks[quotes] = True
    places = np.flatnonzero(marks)
    is_quote = data[places] == _QUOTE
    outside = (np.cumsum(is_quote, dtype=np.int32) & 1) == 0
    outside &= ~is_quote
    is_text = _is_text(quotes)
    if not is_text.any():
        return places[outside], None
    is_dropped = is_quote.astype(np.int64)
    is_dropped[is_quote] = ~is_text
    return places[outside], np.cumsum(is_dropped)[outside]


def _is_text(quotes: Integers) -> Truths:
    """Which quotes are part of a cell's text: of two inside a cell, `""`, the first."""
    is_text = np.zeros(len(quotes), np.bool_)
    is_text[1:-1:2] = quotes[2::2] == quotes[1:-1:2] + 1
    return is_text


def _without_marks(data: Bytes, quotes: Integers) -> Bytes:
    """The bytes without the quotes that are not text."""
    quotes = quotes[: np.searchsorted(quotes, len(data))]
    kept = np.ones(len(data), np.bool_)
    kept[quotes[~_is_text(quotes)]] = False
    return data[kept]


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
    text: bytes, data: Bytes, quotes: Integers, starts: Integers, ends: Integers
) -> dict[int, str]:
    """What is wrong with the bytes of records, by record; `data` ends with the last of them."""
    faults: dict[int, str] = {}

    def blame(places: Integers) -> None:
        for record in np.unique(np.searchsorted(ends, places, "right")).tolist():
            raw = text[starts[record] : ends[record]]
            faults.setdefault(record, byte_fault(raw) or LONE_RETURN)

    start = 0
    while start < len(data):
        try:
            str(memoryview(text)[start : len(data)], "utf-8")
            break
        except UnicodeDecodeError as error:
            place = np.array([start + error.start])
            blame(place)
            start = int(ends[np.searchsorted(ends, place[0], "right")])
    blame(np.flatnonzero(data == 0))
    returns = np.flatnonzero(data == _CR)
    if len(returns):
        returns = returns[data[returns + 1] != _LF]  # a record ends in LF, so there is a next byte
        blame(returns[np.searchsorted(quotes, returns) % 2 == 0])
    return faults
