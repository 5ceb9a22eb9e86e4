"""Reads one EDTF date from its text, and says what is wrong with it.

Intervals and sets of dates are in `edtf`; clauses are those of the Library of Congress
specification (4 February 2019), extensions are listed in `edtf`.
"""

import re

from timeline_app.model.calendar import (
    DAY,
    MONTHS,
    days_from_civil,
    days_in_month,
    seconds_from_civil,
    year_name,
)
from timeline_app.model.date_error import DateError, date_error, syntax_error
from timeline_app.model.simple_date import QUALIFIERS, UNMARKED, SimpleDate
from timeline_app.model.window import (
    GROUPINGS,
    YEAR_STEP,
    Precision,
    matching,
    months_window,
    pattern_window,
    year_precision,
    years_matching,
)

# Years further out than this are beyond every clamp, and are not worked out.
_FAR_YEAR = 10**18

_Q = "([?~%]?)"
_PLAIN = re.compile(r"(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_DATE = re.compile(f"{_Q}(-?[0-9X]{{4}}){_Q}(?:-{_Q}([0-9X]{{2}}){_Q}(?:-{_Q}([0-9X]{{2}}){_Q})?)?")
_CLOCK = re.compile(
    r"(-?[0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2})(?::([0-9]{2})(?::([0-9]{2}))?)?"
    r"(Z|[+-][0-9]{2}(?::[0-9]{2})?)?" + _Q
)
_YEAR = re.compile(
    r"(?:(-?[0-9]{4})|Y(-?[1-9][0-9]{4,})|Y(-?[1-9][0-9]*)E([1-9][0-9]*))(?:S([0-9]+))?" + _Q
)


def read_date(whole: str, start: int, end: int) -> SimpleDate:
    """The single date `whole[start:end]`."""
    match = _PLAIN.fullmatch(whole, start, end)
    if match:
        year, month, day = match.groups("")
        return _plain_date(whole, match, (1, 2, 3), year, month, day)
    match = _CLOCK.fullmatch(whole, start, end)
    if match:
        return _clock_date(whole, match)
    match = _DATE.fullmatch(whole, start, end)
    if match:
        return _marked_date(whole, match)
    match = _YEAR.fullmatch(whole, start, end)
    if match:
        return _long_year(whole, match)
    ends = [m.end() for p in (_DATE, _CLOCK, _YEAR) if (m := p.match(whole, start, end))]
    raise syntax_error(whole, start, end, max(ends, default=start))


def _plain_date(
    whole: str,
    match: re.Match[str],
    groups: tuple[int, int, int],
    year: str,
    month: str,
    day: str,
    marks: tuple[int, int, int] = UNMARKED,
) -> SimpleDate:
    """A date without unspecified digits; `groups` tell where year, month and day stand."""
    if year == "-0000":
        raise _no_negative_zero(whole, match.start(groups[0]))
    number = int(year)
    if day:
        first = _day_start(whole, match, groups[1:], number, int(month), int(day))
        return SimpleDate(first, first + 86_399, Precision.DAY, year, month, day, "", "", marks)
    if month:
        window, precision = _month_window(whole, match.start(groups[1]), number, int(month))
        return SimpleDate(*window, precision, year, month, "", "", "", marks)
    first, last = seconds_from_civil(number), seconds_from_civil(number + 1) - 1
    return SimpleDate(first, last, Precision.YEAR, year, "", "", "", "", marks)


def _marked_date(whole: str, match: re.Match[str]) -> SimpleDate:
    """Qualification (L1, L2): a qualifier on the right covers its component and all on its left,
    one on the left only its own component."""
    year_left, year, year_right, month_left, month, month_right, day_left, day, day_right = (
        match.groups("")
    )
    on_day = QUALIFIERS.index(day_right)
    on_month = QUALIFIERS.index(month_right) | on_day
    on_year = QUALIFIERS.index(year_right) | on_month
    marks = (
        on_year | QUALIFIERS.index(year_left),
        on_month | QUALIFIERS.index(month_left),
        on_day | QUALIFIERS.index(day_left),
    )
    if "X" in year or "X" in month or "X" in day:
        if year == "-0000":
            raise _no_negative_zero(whole, match.start(2))
        return _unspecified_date(whole, match, year, month, day, marks)
    return _plain_date(whole, match, (2, 5, 8), year, month, day, marks)


def _no_negative_zero(whole: str, position: int) -> DateError:
    mend = "write 0000 for 1 BCE, -0001 for 2 BCE"
    return date_error(whole, position, "there is no negative year 0", mend)


def _month_window(
    whole: str, position: int, year: int, month: int
) -> tuple[tuple[int, int], Precision]:
    if 1 <= month <= 12:
        return months_window(year, month, 1), Precision.MONTH
    if month in GROUPINGS:
        precision, start, months = GROUPINGS[month]
        return months_window(year, start, months), precision
    reason = f"there is no month or season {month:02}"
    raise date_error(whole, position, reason, "write a month 01 to 12 or a season 21 to 41")


def _day_start(
    whole: str, match: re.Match[str], groups: tuple[int, ...], year: int, month: int, day: int
) -> int:
    """The first second of a day that exists; `groups` tell where month and day stand."""
    if 1 <= month <= 12 and day >= 1 and (day <= 28 or day <= days_in_month(year, month)):
        return days_from_civil(year, month, day) * DAY
    if month in GROUPINGS:
        mend = "leave the day out, or write a month 01 to 12"
        raise date_error(whole, match.start(groups[0]), f"season {month} has no days", mend)
    if not 1 <= month <= 12:
        reason = f"there is no month {month:02}"
        raise date_error(whole, match.start(groups[0]), reason, "write a month 01 to 12")
    length = days_in_month(year, month)
    written = f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}"
    reason = f"{MONTHS[month]} {year_name(year)} has days 01 to {length}"
    mend = f"write {written}-{length if day else 1:02} or {written}"
    raise date_error(whole, match.start(groups[1]), reason, mend)


def _unspecified_date(
    whole: str,
    match: re.Match[str],
    year: str,
    month: str,
    day: str,
    marks: tuple[int, int, int],
) -> SimpleDate:
    """Unspecified digits: L1 from the right, L2 anywhere."""
    coarsest = year_precision(year)
    step = YEAR_STEP if coarsest is Precision.YEAR else 12 * 10 ** (4 - coarsest)
    precision = coarsest
    if month and coarsest is Precision.YEAR and "X" not in month:
        precision = Precision.MONTH
    if not day and month > "12" and "X" not in month:
        early, late = next(years_matching(year)), next(years_matching(year, backwards=True))
        first = _month_window(whole, match.start(5), early, int(month))[0][0]
        last = _month_window(whole, match.start(5), late, int(month))[0][1]
        return SimpleDate(first, last, precision, year, month, marks=marks, year_step=step)
    months = matching(month, 1, 12) if month else range(1, 13)
    if not months:
        reason = f"no month is of the form {month}"
        raise date_error(whole, match.start(5), reason, "write 01 to 12, 0X, 1X or XX")
    days = matching(day, 1, 31) if day else ()
    window = pattern_window(year, months, days) if days or not day else None
    if window is None:
        reason = f"no day is of the form {day} in the months of the form {month} and years {year}"
        raise date_error(whole, match.start(8), reason, "write a day that exists, or XX")
    return SimpleDate(*window, precision, year, month, day, marks=marks, year_step=step)


def _clock_date(whole: str, match: re.Match[str]) -> SimpleDate:
    """Date and time (L0). 24:00:00 is the next day's first second (ISO 8601-1/Amd 1:2022)."""
    year, month, day, hour, minute, second, zone, qualifier = match.groups("")
    if year == "-0000":
        raise _no_negative_zero(whole, match.start(1))
    start = _day_start(whole, match, (2, 3), int(year), int(month), int(day))
    seconds = _clock_seconds(whole, match, hour, minute, second)
    if zone not in ("", "Z"):
        _check_zone(whole, match.start(7), zone)
    precision = Precision.SECOND if second else Precision.MINUTE if minute else Precision.HOUR
    length = 1 if second else 60 if minute else 3600
    if hour == "24":
        length = 1
    mark = QUALIFIERS.index(qualifier)
    clock = ":".join(part for part in (hour, minute, second) if part)
    first = start + seconds
    return SimpleDate(
        first, first + length - 1, precision, year, month, day, clock, zone, (mark, mark, mark)
    )


def _clock_seconds(whole: str, match: re.Match[str], hour: str, minute: str, second: str) -> int:
    hours, minutes, seconds = int(hour), int(minute or 0), int(second or 0)
    if hours == 24 and not minutes and not seconds:
        return 86_400
    if hours > 23:
        mend = "write 00 to 23, or 24:00:00 for the end of the day"
        raise date_error(whole, match.start(4), f"there is no hour {hour}", mend)
    if minutes > 59:
        raise date_error(whole, match.start(5), f"there is no minute {minute}", "write 00 to 59")
    if seconds == 60 and minutes % 15 == 14:
        # A leap second ends a UTC day, hence a quarter of an hour in every zone; the count of
        # seconds has no place for it, so it shares the one before.
        return hours * 3600 + minutes * 60 + 59
    if seconds > 59:
        mend = "write 00 to 59 (a leap second 60 only ends a quarter of an hour, as 23:59:60)"
        raise date_error(whole, match.start(6), f"there is no second {second}", mend)
    return hours * 3600 + minutes * 60 + seconds


def _check_zone(whole: str, position: int, zone: str) -> None:
    hours, minutes = int(zone[1:3]), int(zone[4:6] or 0)
    if hours * 60 + minutes > 14 * 60 or minutes > 59:
        mend = "write an offset up to 14:00, such as +04:30"
        raise date_error(whole, position, f"there is no time zone {zone}", mend)
    if zone[0] == "-" and not hours and not minutes:
        mend = "write Z or +00:00"
        raise date_error(whole, position, "a time zone of zero has no minus", mend)


def _long_year(whole: str, match: re.Match[str]) -> SimpleDate:
    """Letter-prefixed year (L1), exponential year and significant digits (L2).

    `1950S2`: some year from 1900 to 1999, estimated to be 1950.
    """
    plain, long, mantissa, exponent, digits, qualifier = match.groups()
    number = plain or long or mantissa
    if plain == "-0000":
        raise _no_negative_zero(whole, match.start(1))
    shift = int(exponent[:4]) if exponent else 0
    size = len(number.lstrip("-0")) + shift
    year = _FAR_YEAR if size > 18 else abs(int(number)) * 10**shift
    loose = 0
    if digits is not None:
        kept = int(digits[:6])
        if not 1 <= kept <= max(size, 1) or digits[0] == "0":
            mend = f"write S1 to S{max(size, 1)}, or leave S out"
            reason = f"the year has {max(size, 1)} digits, not {digits[:6]} significant ones"
            raise date_error(whole, match.start(5), reason, mend)
        loose = 0 if size > 18 else size - kept
    low = year // 10**loose * 10**loose
    years = (low, low + 10**loose - 1)
    if number.startswith("-"):
        years = (-years[1], -years[0])
    precision = Precision.YEAR if not loose else Precision(max(0, 4 - loose))
    step = 12 * 10**loose if loose else 12 * 10 ** min(shift, 18) if exponent else YEAR_STEP
    mark = QUALIFIERS.index(qualifier)
    written = match.group()[: -1 if qualifier else None]
    first, last = seconds_from_civil(years[0]), seconds_from_civil(years[1] + 1) - 1
    return SimpleDate(first, last, precision, written, marks=(mark, 0, 0), year_step=step)
