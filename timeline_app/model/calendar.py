"""Counts seconds in the proleptic Gregorian calendar, for years of any size and sign.

EDTF texts and what they imply live in `edtf`, `window` and `time`.
"""

import re

from timeline_app.model.date_error import DateError, date_error

DAY = 86_400
# Strict int64 minus room: a width (MAX - MIN) still fits an int64.
MIN_SECOND = -(2**62)
MAX_SECOND = 2**62 - 1

MONTHS = (
    *("", "January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DAYS_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_TO_1970 = 719_528
_ISO = re.compile(r"([+-]?)([0-9]{4,12})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})")


def is_leap(year: int) -> bool:
    """Whether the astronomical year (0 = 1 BCE) has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    return 29 if month == 2 and is_leap(year) else _DAYS[month]


def days_from_civil(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01."""
    before = year - 1
    days = 366 + 365 * before + before // 4 - before // 100 + before // 400
    days += _DAYS_BEFORE[month] + day - 1 - _DAYS_TO_1970
    # is_leap, without a call
    return days + (month > 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))


def seconds_from_civil(
    year: int, month: int = 1, day: int = 1, hour: int = 0, minute: int = 0, second: int = 0
) -> int:
    """Seconds since 1970-01-01T00:00:00; the year is astronomical (0 = 1 BCE)."""
    return days_from_civil(year, month, day) * DAY + hour * 3600 + minute * 60 + second


def civil_from_seconds(seconds: int) -> tuple[int, int, int, int, int, int]:
    """Year (astronomical), month, day, hour, minute, second.

    Howard Hinnant's `civil_from_days`: years counted from 1 March, so that the leap day comes
    last, in eras of 400 years = 146,097 days.
    """
    days, rest = divmod(seconds, DAY)
    era, day_of_era = divmod(days + 719_468, 146_097)
    year_of_era = (
        day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096
    ) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    march_month = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * march_month + 2) // 5 + 1
    month = march_month + 3 if march_month < 10 else march_month - 9
    year = era * 400 + year_of_era + (month <= 2)
    return year, month, day, rest // 3600, rest // 60 % 60, rest % 60


def year_name(year: int) -> str:
    """`2021`, `850 CE`, `44 BCE`, `12,021 CE`, from the astronomical year."""
    if year <= 0:
        number = 1 - year
        return f"{number if number < 10_000 else format(number, ',')} BCE"
    return str(year) if 1000 <= year <= 9999 else f"{year:,} CE"


def shift_months(seconds: int, months: int) -> int:
    """The same day and clock time `months` later; the 31st becomes a shorter month's last day."""
    year, month, day, hour, minute, second = civil_from_seconds(seconds)
    year, month0 = divmod(year * 12 + month - 1 + months, 12)
    day = min(day, days_in_month(year, month0 + 1))
    return seconds_from_civil(year, month0 + 1, day, hour, minute, second)


def iso_from_seconds(seconds: int) -> str:
    """ISO 8601 `2021-08-25T00:00:00`; a year before 0000 or after 9999 has its sign."""
    year, month, day, hour, minute, second = civil_from_seconds(seconds)
    sign = "-" if year < 0 else "+" if year > 9999 else ""
    return f"{sign}{abs(year):04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"


def seconds_from_iso(text: str) -> int:
    """The inverse of `iso_from_seconds`; DateError for any other text."""
    form = "write YYYY-MM-DDThh:mm:ss, such as 2021-08-25T00:00:00"
    if not isinstance(text, str):
        raise DateError(f"a date and time is text, not {type(text).__name__}; {form}")
    match = _ISO.fullmatch(text)
    if not match:
        raise date_error(text, 0, "this is no ISO 8601 date and time", form)
    sign, digits, *rest = match.groups()
    year = -int(digits) if sign == "-" else int(digits)
    month, day, hour, minute, second = map(int, rest)
    if (
        not (1 <= month <= 12 and 1 <= day <= days_in_month(year, month))
        or hour > 23
        or minute > 59
        or second > 59
    ):
        raise date_error(text, match.start(3), "there is no such day or time", form)
    seconds = seconds_from_civil(year, month, day, hour, minute, second)
    if not MIN_SECOND <= seconds <= MAX_SECOND or iso_from_seconds(seconds) != text:
        mend = "write years 0000 to 9999 without sign, others with sign and no padding"
        raise date_error(text, 0, "the year is out of range or not in its plain form", mend)
    return seconds
