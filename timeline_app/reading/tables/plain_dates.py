"""Reads many plain dates at once (numpy): YYYY, YYYY-MM, YYYY-MM-DD, with Thh:mm:ss and Z, and A/B.

The bounds are those of `parse_edtf`, to which every other text is left, wrong ones included.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from timeline_app.model.calendar import DAY, days_from_civil, days_in_month
from timeline_app.model.date_shape import DateShape
from timeline_app.reading.tables.chunk import Bytes, Integers, TextCells, Truths

_DAYS_BEFORE_YEAR = np.array([days_from_civil(year, 1, 1) for year in range(10_001)])
_IS_LEAP = np.diff(_DAYS_BEFORE_YEAR, append=_DAYS_BEFORE_YEAR[-1] + 365) == 366
# By month, of a common year and (from 13) of a leap year.
_DAYS = np.array([[0, *(days_in_month(y, m) for m in range(1, 13))] for y in (2001, 2000)]).ravel()
_DAYS_BEFORE = np.array(
    [[0, 0, *np.cumsum(half[1:12])] for half in (_DAYS[:13], _DAYS[13:])]
).ravel()


@dataclass(frozen=True, eq=False)
class Windows:
    """First and last second of K dates; only those that are `plain` count."""

    first: Integers
    last: Integers
    plain: Truths
    zoned: Truths

    @classmethod
    def none(cls, count: int) -> "Windows":
        flags = np.zeros((2, count), np.bool_)
        return cls(np.zeros(count, np.int64), np.zeros(count, np.int64), flags[0], flags[1])


@dataclass(frozen=True, eq=False)
class Bounds:
    """The four bounds of K dates and their DateShape bits; 0 where there is none."""

    start_earliest: Integers
    start_latest: Integers
    end_earliest: Integers
    end_latest: Integers
    shape: npt.NDArray[np.uint8]

    @classmethod
    def none(cls, count: int) -> "Bounds":
        first, second, third, fourth = np.zeros((4, count), np.int64)
        return cls(first, second, third, fourth, np.zeros(count, np.uint8))

    def fill(self, where: Integers, other: "Bounds") -> None:
        """Puts the dates of `other` in the places `where`."""
        for name in ("start_earliest", "start_latest", "end_earliest", "end_latest", "shape"):
            getattr(self, name)[where] = getattr(other, name)


def plain_bounds(cells: TextCells) -> Bounds:
    """The bounds of the cells that hold a plain date; shape 0 for all others."""
    starts, ends = cells.starts, cells.ends
    bounds = _single(plain_windows(cells.data, starts, ends))
    slashes = np.flatnonzero(cells.data == ord("/"))
    if len(slashes):
        cell = np.searchsorted(ends, slashes, "right")
        cell, where = np.unique(cell, return_index=True)  # two slashes: no date after the first
        slash = slashes[where]
        first = plain_windows(cells.data, starts[cell], slash)
        last = plain_windows(cells.data, slash + 1, ends[cell])
        bounds.fill(cell, interval_bounds(first, last))
    return bounds


def _single(windows: Windows) -> Bounds:
    first, last = windows.first, windows.last
    return Bounds(first, last, first.copy(), last.copy(), windows.plain * np.uint8(DateShape.DATED))


def interval_bounds(start: Windows, end: Windows) -> Bounds:
    """As in `parse_edtf`: no end is before its start, and a reversed interval is no plain date."""
    plain = start.plain & end.plain & (end.last >= start.first)
    shape = plain * np.uint8(DateShape.DATED | DateShape.INTERVAL)
    return Bounds(
        start.first * plain,
        np.minimum(start.last, end.last) * plain,
        np.maximum(end.first, start.first) * plain,
        end.last * plain,
        shape,
    )


def plain_windows(data: Bytes, starts: Integers, ends: Integers) -> Windows:
    """The windows of the dates `data[start:end]`."""
    windows = Windows.none(len(starts))
    lengths = ends - starts
    for length in (4, 7, 10, 19, 20):
        where = np.flatnonzero(lengths == length)
        if not len(where):
            continue
        if len(where) * length == len(data):
            table = data.reshape(-1, length)
        else:
            table = data.take(starts[where, None] + np.arange(length), mode="wrap")
        first, last, plain = _table_windows(table)
        windows.first[where] = np.where(plain, first, 0)
        windows.last[where] = np.where(plain, last, 0)
        windows.plain[where] = plain
        windows.zoned[where] = length == 20
    return windows


def _table_windows(table: Bytes) -> tuple[Integers, Integers, Truths]:
    """First and last second of dates of one length, one a row, and which of them exist."""
    length = table.shape[1]
    digits = table - np.uint8(48)  # below 48 wraps round
    plain = np.ones(len(table), np.bool_)
    for place, mark in ((4, "-"), (7, "-"), (10, "T"), (13, ":"), (16, ":"), (19, "Z")):
        if place < length:
            plain &= table[:, place] == ord(mark)

    def number(place: int) -> Integers:
        nonlocal plain
        tens, ones = digits[:, place], digits[:, place + 1]
        plain &= (tens <= 9) & (ones <= 9)
        return tens.astype(np.int64) * 10 + ones

    year = np.minimum(number(0) * 100 + number(2), 9999)
    if length == 4:
        days = _DAYS_BEFORE_YEAR[year]
        return days * DAY, _DAYS_BEFORE_YEAR[year + 1] * DAY - 1, plain
    month = number(5)
    plain &= (month >= 1) & (month <= 12)
    month = np.minimum(month, 12) + 13 * _IS_LEAP[year]
    days = _DAYS_BEFORE_YEAR[year] + _DAYS_BEFORE[month]
    if length == 7:
        return days * DAY, (days + _DAYS[month]) * DAY - 1, plain
    day = number(8)
    plain &= (day >= 1) & (day <= _DAYS[month])
    first = (days + day - 1) * DAY
    if length == 10:
        return first, first + (DAY - 1), plain
    hour, minute, second = number(11), number(14), number(17)
    plain &= (hour <= 23) & (minute <= 59) & (second <= 59)  # 24:00:00 and leap seconds are not
    first += hour * 3600 + minute * 60 + second
    return first, first, plain
