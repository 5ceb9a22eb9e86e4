"""Steps of the time axis: calendar units from seconds to billions of years, and the cells they make.

Their words are in ``step_words``; which step suits a view, and where its labels stand, in ``ticks``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from timeline_app.layout.step_words import (
    LONG_YEARS,
    clock_text,
    day_texts,
    month_texts,
    ordinal,
    year_text,
)
from timeline_app.model.calendar import MONTHS, days_in_month, year_name
from timeline_app.model.time import MAX_SECOND, MIN_SECOND, civil_from_seconds, seconds_from_civil


class Unit(IntEnum):
    """Calendar units, fine to coarse, that ticks stand for."""

    SECOND = 0
    MINUTE = 1
    HOUR = 2
    DAY = 3
    MONTH = 4
    YEAR = 5


_LEAST_SECONDS = (1, 60, 3600, 86_400, 28 * 86_400, 365 * 86_400)
_MOST_SECONDS = (1, 60, 3600, 86_400, 31 * 86_400, 366 * 86_400)


@dataclass(frozen=True, slots=True)
class Step:
    """A tick at every ``count``-th ``unit``."""

    unit: Unit
    count: int

    @property
    def least_seconds(self) -> int:
        """Between two ticks at least."""
        return _LEAST_SECONDS[self.unit] * self.count

    @property
    def unit_seconds(self) -> int:
        """Of the longest unit (31 days for a month), not of the step."""
        return _MOST_SECONDS[self.unit]


_SAMPLES = ("00:00:00", "00:00", "00:00", "30", "May")

# Days by twos, fives and tens start anew each month: 2, 4 … 30, 2; so steps never crowd.
LADDER = (
    *(Step(Unit.SECOND, n) for n in (1, 2, 5, 10, 15, 30)),
    *(Step(Unit.MINUTE, n) for n in (1, 2, 5, 10, 15, 30)),
    *(Step(Unit.HOUR, n) for n in (1, 2, 3, 6, 12)),
    *(Step(Unit.DAY, n) for n in (1, 2, 5, 10)),
    *(Step(Unit.MONTH, n) for n in (1, 2, 3, 6)),
    *(Step(Unit.YEAR, n * 10**power) for power in range(11) for n in (1, 2, 5)),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a label names, from ``start`` to ``end`` seconds, with its texts, long to short.

    ``vague`` are coarser ones, for when there is no room for any label else.
    """

    start: int
    end: int
    texts: tuple[str, ...]
    vague: tuple[str, ...] = ()


def lower_cells(step: Step, start: int, end: int) -> Iterator[Cell]:
    """The units that ``step`` labels and that touch ``start`` to ``end``, in order."""
    if step.unit < Unit.DAY:
        seconds = step.least_seconds
        for time in range(-(-start // seconds) * seconds, end + 1, seconds):
            yield _clock_cell(time, step.unit)
    elif step.unit is Unit.DAY:
        yield from _days(step.count, start, end)
    elif step.unit is Unit.MONTH:
        yield from _months(step.count, start, end)
    else:
        yield from _years(step.count, start, end)


def upper_cells(step: Step, start: int, end: int) -> Iterator[Cell]:
    """The context of a lower ``step``: days over hours, months over days, and so on."""
    if step.unit < Unit.DAY:
        yield from map(_day_cell, range(start // 86_400, (end - 1) // 86_400 + 1))
    elif step.unit is Unit.DAY:
        year, month = civil_from_seconds(start)[:2]
        number = year * 12 + month - 1
        while (cell := _month_cell(number)).start < end:
            yield cell
            number += 1
    elif step.unit is Unit.MONTH:
        years = range(civil_from_seconds(start)[0], civil_from_seconds(end - 1)[0] + 1)
        yield from (_year_cell(year, 1) for year in years)
    else:
        yield from _ages(step.count, start, end)


def widest_text(step: Step, start: int, end: int) -> str:
    """The longest text that a tick of ``step`` may have between ``start`` and ``end``."""
    if step.unit is Unit.YEAR:
        years = [civil_from_seconds(time)[0] // step.count * step.count for time in (start, end)]
        return max((year_text(year, step.count) for year in years), key=len)
    return _SAMPLES[step.unit]


def texts_beside(step: Step, time: int) -> tuple[str, ...]:
    """How to name ``time`` in "before …" and "after …" where ``step`` is the unit in view."""
    year = year_name(civil_from_seconds(time)[0])
    if step.unit < Unit.DAY:
        return day_texts(time)[1], month_texts(time)[1], year
    if step.unit <= Unit.MONTH:
        return month_texts(time)[1], year
    return (year_text(civil_from_seconds(time)[0], step.count),)


# A cell comes again with every frame of a move, and its words take longer than all else.
@lru_cache(maxsize=2048)
def _clock_cell(time: int, unit: Unit) -> Cell:
    return Cell(time, time, (clock_text(time, unit is Unit.SECOND),))


@lru_cache(maxsize=512)
def _day_cell(number: int) -> Cell:
    """A day as context."""
    time = number * 86_400
    return Cell(time, time + 86_400, day_texts(time), month_texts(time)[1:])


@lru_cache(maxsize=512)
def _month_cell(number: int) -> Cell:
    """A month as context, by its number since the year 0."""
    time, end = _month_bounds(number)
    return Cell(time, end, month_texts(time), (year_name(number // 12),))


@lru_cache(maxsize=2048)
def _short_day_cell(number: int) -> Cell:
    time = number * 86_400
    return Cell(time, time + 86_400, (str(civil_from_seconds(time)[2]),))


@lru_cache(maxsize=2048)
def _short_month_cell(number: int) -> Cell:
    return Cell(*_month_bounds(number), (MONTHS[number % 12 + 1][:3],))


def _month_bounds(number: int) -> tuple[int, int]:
    return (
        seconds_from_civil(number // 12, number % 12 + 1),
        seconds_from_civil((number + 1) // 12, (number + 1) % 12 + 1),
    )


def _days(count: int, start: int, end: int) -> Iterator[Cell]:
    if count == 1:
        yield from map(_short_day_cell, range(start // 86_400, end // 86_400 + 1))
        return
    year, month = civil_from_seconds(start)[:2]
    while (first := seconds_from_civil(year, month)) <= end:
        for day in range(count, days_in_month(year, month) + 1, count):
            yield _short_day_cell(first // 86_400 + day - 1)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _months(count: int, start: int, end: int) -> Iterator[Cell]:
    year, month = civil_from_seconds(start)[:2]
    number = (year * 12 + month - 1) // count * count
    while (cell := _short_month_cell(number)).start <= end:
        yield cell
        number += count


def _years(count: int, start: int, end: int) -> Iterator[Cell]:
    """Years whose number is a multiple of ``count`` in their own era, and 1 CE between them."""
    first, last = civil_from_seconds(start)[0], civil_from_seconds(end)[0]
    if count == 1:
        yield from (_year_cell(year, 1) for year in range(first, last + 1))
        return
    year_before_1_ce = 0 if count >= LONG_YEARS else 1
    for multiple in range(first // count - 1, last // count + 1):
        year = multiple * count + (year_before_1_ce if multiple < 0 else multiple == 0)
        if first <= year <= last:
            yield _year_cell(year, count)


@lru_cache(maxsize=2048)
def _year_cell(year: int, count: int) -> Cell:
    start, end = seconds_from_civil(year), seconds_from_civil(year + 1)
    return Cell(start, end, (year_text(year, count),))


def _ages(count: int, start: int, end: int) -> Iterator[Cell]:
    """Centuries over years, millennia over centuries, eras over what is longer."""
    years = 100 if count < 100 else 1000 if count < 1000 else 0
    if not years:
        yield from _eras(count, start, end)
        return
    first, last = civil_from_seconds(start)[0], civil_from_seconds(end - 1)[0]
    name, short = ("century", "c.") if years == 100 else ("millennium", "mill.")
    for number in range((first - 1) // years, (last - 1) // years + 1):
        nth, era = (number + 1, "") if number >= 0 else (-number, " BCE")
        texts = (f"{ordinal(nth)} {name}{era}", f"{ordinal(nth)} {short}{era}")
        left, right = number * years + 1, number * years + years + 1
        yield Cell(seconds_from_civil(left), seconds_from_civil(right), texts)


def _eras(count: int, start: int, end: int) -> Iterator[Cell]:
    edges = [MIN_SECOND, seconds_from_civil(1), MAX_SECOND]
    texts: list[str] = ["BCE", "CE"]
    if count >= LONG_YEARS:
        edges.insert(1, seconds_from_civil(-(10**9)))
        texts[:1] = ["billion years ago", "million years ago"]
    for left, right, text in zip(edges, edges[1:], texts, strict=False):
        if left < end and right > start:
            yield Cell(left, right, (text,), ("CE" if text == "CE" else "BCE",))
