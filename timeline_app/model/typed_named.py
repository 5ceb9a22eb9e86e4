"""One date as it is named in words: what is said of it, what is left out, and the time it covers.

It is read from tokens in `typed_reading`; what is left out comes from its neighbours in
`typed_shared` or from a reference in `typed_reference`. The rules of parts are in `typed_window`.
"""

from dataclasses import dataclass

from timeline_app.model.calendar import MONTHS as MONTH_NAMES
from timeline_app.model.calendar import days_from_civil, days_in_month, year_name
from timeline_app.model.simple_date import QUALIFIERS
from timeline_app.model.typed_tokens import Cursor
from timeline_app.model.typed_window import (
    DAYS,
    MONTHS,
    YEARS,
    Part,
    Span,
    Window,
    are_all_of,
    day_text,
    grouping_span,
    year_text,
    years_whole,
)
from timeline_app.model.typed_words import WEEKDAYS


@dataclass(slots=True)
class NamedDate:
    """What a text says of one date; None, 0 and "" stand for what it leaves out."""

    start: int  # in the text
    end: int = 0
    edtf: str = ""  # a date that is EDTF already
    year: int | None = None  # astronomical; the first one of a decade or century
    years: int = 1  # 10 of a decade, 100 of a century
    era: str = ""
    month: int = 0
    grouping: int = 0  # EDTF code of a season, quarter or half
    day: int = 0
    day_start: int = 0  # where the day stands in the text
    weekday: int | None = None  # Monday is 0
    weekday_start: int = 0
    nth_weekday: int = 0  # 1 to 5, or -1: the third Monday, the last Friday of a month
    part: Part | None = None
    daypart: str = ""
    clock: str = ""
    meridiem: int | None = None  # 0 am, 12 pm
    zone: str = ""
    clock_comes_first: bool = False  # in the text, before its day
    number: int = 0  # one that only its neighbours explain: the 15 of "15 to 31 March"
    digits: int = 0
    is_ordinal: bool = False
    mark: int = 0

    @property
    def has_day(self) -> bool:
        """Whether it tells which day is meant, as far as its month and year do."""
        return bool(self.day or self.nth_weekday)

    @property
    def is_bare_number(self) -> bool:
        """Whether a number is all there is."""
        return bool(self.number) and not (self.day or self.month or self.clock or self.edtf)

    @property
    def is_part_alone(self) -> bool:
        """Whether it says only which part: the "early" of "early to mid August"."""
        return bool(self.part) and not (self.year or self.month or self.grouping or self.number)

    @property
    def span(self) -> Span:
        """The whole units it names, without its part and its time of day."""
        assert self.year is not None
        if self.day:
            days = days_from_civil(self.year, self.month, self.day)
            return Span(DAYS, days, days)
        if self.month:
            month = self.year * 12 + self.month - 1
            return Span(MONTHS, month, month)
        if self.grouping:
            return grouping_span(self.year, self.grouping)
        return Span(YEARS, self.year, self.year + self.years - 1)


def window_of(date: NamedDate, cursor: Cursor) -> Window:
    """The time that a date with a year covers; DateError for a day that doesn't exist."""
    if date.edtf:
        return Window(date.edtf, date.edtf, date.edtf, date.start, date.end, date.mark)
    assert date.year is not None
    if abs(date.year) > 9999 and (date.month or date.grouping or date.part):
        mend = "write the year alone"
        raise cursor.error("years beyond 9999 have no months in EDTF", mend, date.start)
    if date.nth_weekday:
        date.day = _day_of_nth_weekday(date, cursor)
    _check_day(date, cursor)
    if not date.day:
        _check_without_day(date, cursor)
    span = date.span
    whole = _whole(date, span)
    is_unit = True
    if date.clock:
        first = last = whole = f"{whole}T{date.clock}{date.zone}"
    elif date.daypart:  # "early morning" is as wide as "morning"
        first, last = _daypart(date.daypart, span.first)
        is_unit = False
    elif date.part and date.part.code and span.level == YEARS and date.years == 1:
        first = last = whole = f"{year_text(date.year)}-{date.part.code}"
    elif date.part:
        part = span.part(date.part)
        if part is None:
            mend = "leave the part out"
            raise cursor.error("the date has no such part", mend, date.start)
        first, last = part.texts
        if part.first == part.last:
            whole = first
        is_unit = first == last
    elif span.level == YEARS and not are_all_of(whole, span.first, span.last):
        first, last = span.texts
    else:
        first = last = whole
    return Window(first, last, whole, date.start, date.end, date.mark, is_unit)


def _whole(date: NamedDate, span: Span) -> str:
    if span.level == YEARS:
        return years_whole(span.first, span.last)
    if date.grouping and date.year is not None:
        return f"{year_text(date.year)}-{date.grouping}"
    return span.texts[0]


def _daypart(name: str, day: int) -> tuple[str, str]:
    today, tomorrow = day_text(day), day_text(day + 1)
    return {
        "morning": (f"{today}T00", f"{today}T11"),
        "afternoon": (f"{today}T12", f"{today}T17"),
        "evening": (f"{today}T17", f"{today}T23"),
        "night": (f"{today}T00", f"{tomorrow}T06"),
    }[name]


def _day_of_nth_weekday(date: NamedDate, cursor: Cursor) -> int:
    assert date.year is not None
    assert date.weekday is not None
    if not date.month and not date.grouping and date.years == 1 and date.nth_weekday < 5:
        date.month = 12 if date.nth_weekday < 0 else 1
    if not date.month:
        raise cursor.error("such a part is not understood", "name its month", date.start)
    length = days_in_month(date.year, date.month)
    first = (date.weekday - weekday_of(days_from_civil(date.year, date.month, 1))) % 7 + 1
    days = range(first, length + 1, 7)
    place = date.nth_weekday
    if place > len(days):
        reason = f"{_month_words(date)} has no {place}th {WEEKDAYS[date.weekday]}"
        mend = f"write 'the last {WEEKDAYS[date.weekday]} of {_month_words(date)}'"
        raise cursor.error(reason, mend, date.start)
    return days[place - 1 if place > 0 else place]


def _check_day(date: NamedDate, cursor: Cursor) -> None:
    """DateError for a day that doesn't exist or isn't the weekday it is said to be."""
    if not date.day or date.year is None:
        return
    name = _month_words(date)
    length = days_in_month(date.year, date.month)
    if not 1 <= date.day <= length:
        mend = f"write '{length if date.day else 1} {name}' or '{name}'"
        raise cursor.error(f"{name} has days 1 to {length}", mend, date.day_start)
    weekday = weekday_of(days_from_civil(date.year, date.month, date.day))
    if date.weekday is not None and date.weekday != weekday:
        day = f"{date.day} {name}"
        reason = f"{day} is a {WEEKDAYS[weekday]}, not a {WEEKDAYS[date.weekday]}"
        mend = f"write '{WEEKDAYS[weekday]} {day}', or leave the weekday out"
        raise cursor.error(reason, mend, date.weekday_start)


def _check_without_day(date: NamedDate, cursor: Cursor) -> None:
    """DateError for what only a day has."""
    if date.weekday is not None:
        name = WEEKDAYS[date.weekday]
        raise cursor.error(f"which {name} is meant is open", "write the day", date.weekday_start)
    if date.clock or date.daypart:
        raise cursor.error("a time of day needs a day", "write its day, month and year", date.start)


def weekday_of(days: int) -> int:
    """0 for a Monday, by days since 1970-01-01, a Thursday."""
    return (days + 3) % 7


def _month_words(date: NamedDate) -> str:
    assert date.year is not None
    return f"{MONTH_NAMES[date.month]} {year_name(date.year)}"


def marked(text: str, mark: int) -> str:
    """An EDTF date with the qualifier of `mark` (see QUALIFIERS) at its end, beside any it has."""
    if not mark:
        return text
    if text[-1] in "?~%":
        return text[:-1] + QUALIFIERS[mark | QUALIFIERS.index(text[-1])]
    return text + QUALIFIERS[mark]
