"""Turns one EDTF date into the seconds it covers: precision, first and last second, widening.

The text itself is read in `edtf`; intervals, sets and clamping are in `time`.
"""

from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import cache
from itertools import product

from timeline_app.model.calendar import (
    DAY,
    days_from_civil,
    days_in_month,
    seconds_from_civil,
    shift_months,
)


class Precision(IntEnum):
    """The finest unit a date names without a gap, from coarse to fine."""

    AGE = 0  # coarser than a millennium
    MILLENNIUM = 1
    CENTURY = 2
    DECADE = 3
    YEAR = 4
    SEMESTER = 5
    QUADRIMESTER = 6
    SEASON = 7
    QUARTER = 8
    MONTH = 9
    DAY = 10
    HOUR = 11
    MINUTE = 12
    SECOND = 13


# Code: precision, first month, number of months (ISO 8601-2 §4.8, table of sub-year groupings).
# The standard names the seasons but not their months: these are the meteorological ones.
# 21-24 are "independent of location"; they are read as northern, in their numeric order.
# A season that crosses the year is named for the year in which it starts: 2021-24 is
# December 2021 to February 2022, and so are 2021-28 and (southern summer) 2021-30.
GROUPINGS = {
    21: (Precision.SEASON, 3, 3),
    22: (Precision.SEASON, 6, 3),
    23: (Precision.SEASON, 9, 3),
    24: (Precision.SEASON, 12, 3),
    25: (Precision.SEASON, 3, 3),
    26: (Precision.SEASON, 6, 3),
    27: (Precision.SEASON, 9, 3),
    28: (Precision.SEASON, 12, 3),
    29: (Precision.SEASON, 9, 3),
    30: (Precision.SEASON, 12, 3),
    31: (Precision.SEASON, 3, 3),
    32: (Precision.SEASON, 6, 3),
    33: (Precision.QUARTER, 1, 3),
    34: (Precision.QUARTER, 4, 3),
    35: (Precision.QUARTER, 7, 3),
    36: (Precision.QUARTER, 10, 3),
    37: (Precision.QUADRIMESTER, 1, 4),
    38: (Precision.QUADRIMESTER, 5, 4),
    39: (Precision.QUADRIMESTER, 9, 4),
    40: (Precision.SEMESTER, 1, 6),
    41: (Precision.SEMESTER, 7, 6),
}

# How far `~` reaches on either side: months (or seconds, for days and clock times).
# EDTF gives no numbers. The year follows Cataloging Cultural Objects 4.2.3.2 ("ca. 1610" is
# searched as 1605 to 1615); every other calendar unit reaches one unit, as python-edtf pads;
# clock times reach what people mean by "about half past ten" (15 minutes).
YEAR_STEP = 5 * 12
_STEP_MONTHS = {
    Precision.MILLENNIUM: 12_000,
    Precision.CENTURY: 1_200,
    Precision.DECADE: 120,
    Precision.YEAR: YEAR_STEP,
    Precision.SEMESTER: 6,
    Precision.QUADRIMESTER: 4,
    Precision.SEASON: 3,
    Precision.QUARTER: 3,
    Precision.MONTH: 1,
}
_STEP_SECONDS = {
    Precision.DAY: DAY,
    Precision.HOUR: 3600,
    Precision.MINUTE: 15 * 60,
    Precision.SECOND: 60,
}


def months_window(year: int, month: int, months: int) -> tuple[int, int]:
    """First and last second of `months` months from the given one."""
    after, month0 = divmod(month - 1 + months, 12)
    after_last = days_from_civil(year + after, month0 + 1, 1) * DAY
    return days_from_civil(year, month, 1) * DAY, after_last - 1


def widened(first: int, last: int, precision: Precision, step_months: int = 0) -> tuple[int, int]:
    """The window of an approximate date; `step_months` overrules the step of `precision`."""
    if precision in _STEP_SECONDS:
        step = _STEP_SECONDS[precision]
        return first - step, last + step
    months = step_months or _STEP_MONTHS[precision]
    return shift_months(first, -months), shift_months(last + 1, months) - 1


@cache  # of at most 2 × 121 patterns
def matching(pattern: str, low: int, high: int) -> tuple[int, ...]:
    """The numbers from low to high, two digits each, that a pattern such as `1X` allows."""
    return tuple(
        number
        for number in range(low, high + 1)
        if all(want in ("X", digit) for want, digit in zip(pattern, f"{number:02}", strict=True))
    )


def year_precision(pattern: str) -> Precision:
    """`201X` is known to the decade, `19XX` and `19X5` to the century, `XXXX` to no unit."""
    place = pattern.lstrip("-").find("X")
    return Precision.YEAR if place < 0 else Precision(place)


def years_matching(pattern: str, *, backwards: bool = False) -> Iterator[int]:
    """The years that a pattern such as `-01XX` allows, in order; `-XXXX` leaves out year 0."""
    if "X" not in pattern:
        yield int(pattern)
        return
    negative = pattern.startswith("-")
    digits = "0123456789"
    if backwards != negative:
        digits = digits[::-1]
    for chosen in product(*(digits if c == "X" else c for c in pattern.lstrip("-"))):
        year = int("".join(chosen))
        if not negative:
            yield year
        elif year:
            yield -year


def pattern_window(year: str, months: Sequence[int], days: Sequence[int]) -> tuple[int, int] | None:
    """Hull of the admissible days of a date with unspecified digits; None if there are none.

    ISO 8601-2 §8.3: an X stands for any digit that makes a real date.
    """
    if days and days[0] > 29 and all(days[0] > days_in_month(4, month) for month in months):
        return None  # spares the search of ten thousand years
    first = _first_day(years_matching(year), months, days or [1])
    if first is None:
        return None
    if days:
        found = _first_day(years_matching(year, backwards=True), months[::-1], days[::-1])
        return (first, found + DAY - 1) if found is not None else None
    last_year = next(years_matching(year, backwards=True))
    return first, months_window(last_year, months[-1], 1)[1]


def _first_day(years: Iterator[int], months: Sequence[int], days: Sequence[int]) -> int | None:
    """Only 29 February makes this look beyond the first year."""
    for year in years:
        for month in months:
            length = days_in_month(year, month)
            for day in days:
                if day <= length:
                    return seconds_from_civil(year, month, day)
    return None
