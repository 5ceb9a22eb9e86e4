"""Reads many plain dates at once (numpy): single ones (see `plain_windows`), intervals and sets of two.

An end of an interval `A/B` may be open (`..`) or unknown (empty); sets are `[A,B]`, `[A..B]`, `[A..]`
and `[..B]`. The bounds are those of `parse_edtf`, to which every other text is left, wrong ones
included.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from timeline_app.model.date_shape import DateShape
from timeline_app.model.time import MAX_SECOND, MIN_SECOND
from timeline_app.reading.tables.chunk import Bytes, Integers, TextCells, Truths
from timeline_app.reading.tables.plain_windows import Windows, padded, plain_windows

_DATED, _INTERVAL, _ONE_OF = DateShape.DATED, DateShape.INTERVAL, DateShape.ONE_OF
_DOT = ord(".")


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

    def pick(self, where: Integers | Truths) -> "Bounds":
        """These dates: by their places, in that order, or those that are true."""
        return Bounds(
            self.start_earliest[where],
            self.start_latest[where],
            self.end_earliest[where],
            self.end_latest[where],
            self.shape[where],
        )


@dataclass(frozen=True, eq=False)
class Ends:
    """K starts or ends of intervals: dates, open or unknown; all else is none of these."""

    windows: Windows
    is_open: Truths
    is_unknown: Truths


def plain_bounds(cells: TextCells) -> Bounds:
    """The bounds of the cells that hold a plain date; shape 0 for all others."""
    data, starts, ends = padded(cells.data), cells.starts, cells.ends
    bounds = single_bounds(plain_windows(data, starts, ends))
    _fill_intervals(bounds, data, starts, ends)
    _fill_sets(bounds, data, starts, ends)
    return bounds


def single_bounds(windows: Windows) -> Bounds:
    """The bounds of single dates."""
    plain = windows.plain
    first, last = windows.widened_first * plain, windows.widened_last * plain
    return Bounds(first, last, first.copy(), last.copy(), _shape(_DATED, plain, windows))


def plain_ends(data: Bytes, starts: Integers, ends: Integers) -> Ends:
    """The starts or ends of intervals `data[start:end]`; `data` is `padded`."""
    lengths = ends - starts
    is_open = (lengths == 2) & (data[starts] == _DOT) & (data[starts + 1] == _DOT)
    return Ends(plain_windows(data, starts, ends), is_open, lengths == 0)


def interval_bounds(start: Ends, end: Ends) -> Bounds:
    """As in `parse_edtf`: no end is before its start, and a reversed interval is no plain date."""
    first, last = start.windows, end.windows
    both = first.plain & last.plain
    plain = both & (last.last >= first.first)
    plain |= first.plain & (end.is_open | end.is_unknown)
    plain |= last.plain & (start.is_open | start.is_unknown)
    start_earliest = np.where(first.plain, first.widened_first, MIN_SECOND)
    start_latest = np.where(first.plain, first.widened_last, MAX_SECOND)
    start_latest[start.is_open] = MIN_SECOND
    end_earliest = np.where(last.plain, last.widened_first, MIN_SECOND)
    end_earliest[end.is_open] = MAX_SECOND
    end_latest = np.where(last.plain, last.widened_last, MAX_SECOND)
    shape = _shape(_DATED | _INTERVAL, plain, first, last)
    for flags, bit in (
        (start.is_open, DateShape.OPEN_START),
        (end.is_open, DateShape.OPEN_END),
        (start.is_unknown, DateShape.UNKNOWN_START),
        (end.is_unknown, DateShape.UNKNOWN_END),
    ):
        shape |= (flags & plain) * np.uint8(bit)
    return Bounds(
        start_earliest * plain,
        np.minimum(start_latest, end_latest) * plain,
        np.maximum(end_earliest, start_earliest) * plain,
        end_latest * plain,
        shape,
    )


def _fill_intervals(bounds: Bounds, data: Bytes, starts: Integers, ends: Integers) -> None:
    """The cells that hold a plain interval."""
    slashes = np.flatnonzero(data == ord("/"))
    if not len(slashes):
        return
    cell = np.searchsorted(ends, slashes, "right")
    is_first = np.ones(len(cell), np.bool_)  # two slashes: no date after the first
    is_first[1:] = cell[1:] != cell[:-1]
    cell, slashes = cell[is_first], slashes[is_first]
    start = plain_ends(data, starts[cell], slashes)
    bounds.fill(cell, interval_bounds(start, plain_ends(data, slashes + 1, ends[cell])))


def _fill_sets(bounds: Bounds, data: Bytes, starts: Integers, ends: Integers) -> None:
    """The cells that hold a plain set: of two dates, or of all from one to another."""
    cell = np.flatnonzero((data[starts] == ord("[")) & (data[ends - 1] == ord("]")))
    cell = cell[ends[cell] - starts[cell] > 2]
    if not len(cell):
        return
    dots = np.flatnonzero(data == _DOT)
    dots = dots[data[dots + 1] == _DOT]
    for marks, size, bounds_of in (
        (np.flatnonzero(data == ord(",")), 1, _pair_bounds),
        (dots, 2, _range_bounds),
    ):
        if not len(marks):
            continue
        place = np.searchsorted(marks, starts[cell])
        mark = marks[np.minimum(place, len(marks) - 1)]
        is_inside = (mark > starts[cell]) & (mark < ends[cell])
        inside, mark = cell[is_inside], mark[is_inside]
        found = bounds_of(
            plain_ends(data, starts[inside] + 1, mark),
            plain_ends(data, mark + size, ends[inside] - 1),
        )
        is_found = found.shape > 0
        bounds.fill(inside[is_found], found.pick(is_found))


def _pair_bounds(one: Ends, other: Ends) -> Bounds:
    """One of two dates: the hull of both."""
    first, last = one.windows, other.windows
    plain = first.plain & last.plain
    return _hull(
        np.minimum(first.widened_first, last.widened_first),
        np.maximum(first.widened_last, last.widened_last),
        _shape(_DATED | _ONE_OF, plain, first, last),
    )


def _range_bounds(start: Ends, end: Ends) -> Bounds:
    """One of all from one date to another; an end that isn't written is unbounded."""
    first, last = start.windows, end.windows
    plain = first.plain & last.plain & (last.last >= first.first)
    plain |= (first.plain & end.is_unknown) | (start.is_unknown & last.plain)
    shape = _shape(_DATED | _ONE_OF, plain, first, last)
    shape |= (start.is_unknown & plain) * np.uint8(DateShape.OPEN_START)
    shape |= (end.is_unknown & plain) * np.uint8(DateShape.OPEN_END)
    return _hull(
        np.where(start.is_unknown, MIN_SECOND, first.widened_first),
        np.where(end.is_unknown, MAX_SECOND, last.widened_last),
        shape,
    )


def _hull(first: Integers, last: Integers, shape: Bytes) -> Bounds:
    first, last = np.where(shape, first, 0), np.where(shape, last, 0)
    return Bounds(first, last, first, last, shape)


def _shape(bits: int, plain: Truths, *windows: Windows) -> Bytes:
    """DateShape bits of those that are plain, and whether one of their dates is approximate."""
    shape: Bytes = plain * np.uint8(bits)
    for each in windows:
        if each.approximate.any():
            is_approximate = plain & each.plain & each.approximate
            shape |= is_approximate * np.uint8(DateShape.APPROXIMATE)
    return shape
