"""Stretches of the calendar that date words name: a day, a week, a month, a season, a decade.

Their bounds are those of typed dates (``model.typed_window``); which one words mean is told by the
rules in ``timex_*``.
"""

from dataclasses import dataclass
from enum import StrEnum

from timeline_app.model.calendar import DAY, civil_from_seconds, days_from_civil
from timeline_app.model.typed_window import (
    DAYS,
    MONTHS,
    YEARS,
    Part,
    Span,
    day_text,
    year_text,
)

_FIRST_DAY, _LAST_DAY = days_from_civil(1, 1, 1), days_from_civil(9999, 12, 31)


class Level(StrEnum):
    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


_PER_YEAR = {Level.MONTH: 12, Level.QUARTER: 4, Level.SEASON: 4, Level.HALF: 2, Level.YEAR: 1}
_YEARS = {Level.YEAR: 1, Level.DECADE: 10, Level.CENTURY: 100}
_EDTF_CODES = {Level.SEASON: 21, Level.QUARTER: 33, Level.HALF: 40}
_SEASON_VALUES = "SP", "SU", "FA", "WI"


@dataclass(frozen=True, slots=True)
class CalendarUnit:
    """The ``number`` of a unit counts those of its level: days since 1970, months since the year 0."""

    level: Level
    number: int

    @property
    def span(self) -> Span:
        level, number = self.level, self.number
        if level is Level.DAY:
            return Span(DAYS, number, number)
        if level is Level.WEEK:  # from Monday; 1970 began on a Thursday
            return Span(DAYS, number * 7 - 3, number * 7 + 3)
        if level is Level.WEEKEND:
            return Span(DAYS, number * 7 + 2, number * 7 + 3)
        if level in _YEARS:
            size = _YEARS[level]
            return Span(YEARS, number * size, number * size + size - 1)
        size = 12 // _PER_YEAR[level]
        first = number * size + (2 if level is Level.SEASON else 0)
        return Span(MONTHS, first, first + size - 1)

    @property
    def days(self) -> tuple[int, int]:
        """Its first and last day, counted from 1970."""
        span = self.span
        while span.level < DAYS:
            span = span.finer()
        return span.first, span.last

    @property
    def year(self) -> int:
        return civil_from_seconds(self.days[0] * DAY)[0]

    @property
    def is_known(self) -> bool:
        """Whether EDTF and TIMEX3 can write it."""
        return self.days[0] >= _FIRST_DAY and self.days[1] <= _LAST_DAY

    @property
    def value(self) -> str:
        """As TIMEX3 has it: ``2010-W28``, ``2010-Q3``, ``199``."""
        level, number = self.level, self.number
        if level is Level.DAY:
            return day_text(number)
        if level in (Level.WEEK, Level.WEEKEND):
            year = civil_from_seconds(number * 7 * DAY)[0]  # that of the week's Thursday
            first = days_from_civil(year, 1, 4)
            week = number - (first + 3) // 7 + 1
            return f"{year:04}-W{week:02}" + ("-WE" if level is Level.WEEKEND else "")
        if level in _YEARS:
            return f"{number:0{4 - len(str(_YEARS[level])) + 1}}"
        year, place = divmod(number, _PER_YEAR[level])
        part = {
            Level.MONTH: f"{place + 1:02}",
            Level.QUARTER: f"Q{place + 1}",
            Level.HALF: f"H{place + 1}",
        }.get(level) or _SEASON_VALUES[place]
        return f"{year:04}-{part}"

    @property
    def edtf(self) -> str:
        level, number = self.level, self.number
        if level in (Level.DAY, Level.MONTH, Level.YEAR):
            return self.value
        if level in _YEARS:
            return self.value + "X" * (4 - len(self.value))
        if level in _EDTF_CODES:
            year, place = divmod(number, _PER_YEAR[level])
            return f"{year_text(year)}-{_EDTF_CODES[level] + place}"
        return window_edtf(self.span)

    def shifted(self, count: int) -> "CalendarUnit":
        return CalendarUnit(self.level, self.number + count)

    def part_edtf(self, part: Part) -> str:
        """The bounds of "early", "the end of" and the like: as typed dates have them."""
        found = self.span.part(part)
        return self.edtf if found is None else window_edtf(found)

    @property
    def night_edtf(self) -> str:
        """A night reaches into the next day."""
        return f"[{self.value}..{self.shifted(1).value}]"


def unit_at(level: Level, day: int) -> CalendarUnit:
    """The unit of that level which has the day (counted from 1970) in it."""
    if level is Level.DAY:
        return CalendarUnit(level, day)
    if level in (Level.WEEK, Level.WEEKEND):
        return CalendarUnit(level, (day + 3) // 7)
    year, month, *_ = civil_from_seconds(day * DAY)
    if level in _YEARS:
        return CalendarUnit(level, year // _YEARS[level])
    months = year * 12 + month - 1 - (2 if level is Level.SEASON else 0)
    return CalendarUnit(level, months * _PER_YEAR[level] // 12)


def day_unit(year: int, month: int, day: int) -> CalendarUnit:
    return CalendarUnit(Level.DAY, days_from_civil(year, month, day))


def month_unit(year: int, month: int) -> CalendarUnit:
    return CalendarUnit(Level.MONTH, year * 12 + month - 1)


def year_unit(year: int) -> CalendarUnit:
    return CalendarUnit(Level.YEAR, year)


def window_edtf(span: Span) -> str:
    """A moment somewhere between the first and the last of these units."""
    first, last = span.texts
    return first if first == last else f"[{first}..{last}]"
