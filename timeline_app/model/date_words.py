"""Says one EDTF date in English, without its qualifiers.

Qualifiers, intervals and sets are put into words in `words`.
"""

from collections.abc import Sequence

from timeline_app.model.calendar import MONTHS, days_in_month, year_name
from timeline_app.model.simple_date import SimpleDate
from timeline_app.model.window import matching, years_matching

_SEASONS = "spring", "summer", "autumn", "winter"
_FIRST = "first", "second", "third", "fourth"
_GROUPING_NAMES = (
    *_SEASONS,
    *_SEASONS,
    *_SEASONS,
    *(f"the {nth} quarter" for nth in _FIRST),
    *(f"the {nth} quadrimester" for nth in _FIRST[:3]),
    *(f"the {nth} half" for nth in _FIRST[:2]),
)


def date_words(date: SimpleDate) -> str:
    """`25 August 2021 at 10:30 UTC`, `spring 2021`, `the 2010s`, `a day in August 2021`."""
    if date.clock:
        clock = f"at {date.clock}" if ":" in date.clock else f"in the hour from {date.clock}:00"
        return f"{day_words(date)} {clock}{zone_words(date.zone)}"
    if not date.month:
        return _year_words(date)
    if "X" not in date.month and int(date.month) > 12:
        return _season_words(int(date.month), date.year)
    if date.month == "XX":
        return _some_month(date)
    months = _either([MONTHS[number] for number in matching(date.month, 1, 12)])
    month_words = _joined(months, date.year)
    if not date.day:
        return month_words
    if date.day == "XX":
        return f"a day in {month_words}"
    return f"{_days(date)} {month_words}"


def day_words(date: SimpleDate) -> str:
    """`25 August 2021`, of a date without unspecified digits."""
    return f"{int(date.day)} {MONTHS[int(date.month)]} {year_name(int(date.year))}"


def zone_words(zone: str) -> str:
    """With a space before it: ` UTC+04:30`."""
    return f" UTC{zone.removeprefix('Z')}" if zone else ""


def span_words(first: int, last: int) -> str:
    """`1900 to 1999`, `44 to 31 BCE`, `1 BCE to 999 CE`."""
    early, late = year_name(first), year_name(last)
    for era in (" BCE", " CE"):
        if early.endswith(era) and late.endswith(era):
            early = early.removesuffix(era)
    return f"{early} to {late}"


def _year_words(date: SimpleDate) -> str:
    year = date.year
    if "X" in year:
        return _some_year(year)
    number, _, digits = year.removeprefix("Y").partition("S")
    mantissa, _, exponent = number.partition("E")
    if not digits and not exponent and len(mantissa) <= 18:
        return year_name(int(mantissa))
    if digits and len(exponent) <= 2 and len(mantissa) + int(exponent or 0) <= 18:
        return _estimate(int(mantissa) * 10 ** int(exponent or 0), int(digits))
    text = f"the year {mantissa}" + (f" × 10^{exponent}" if exponent else "")
    return text + (f" to {digits} significant digits" if digits else "")


def _estimate(year: int, kept: int) -> str:
    """Significant digits, as the specification explains them."""
    loose = 10 ** max(0, len(str(abs(year))) - kept)
    low = abs(year) // loose * loose
    first, last = (low, low + loose - 1) if year >= 0 else (-low - loose + 1, -low)
    between = span_words(first, last).replace(" to ", " and ")
    return f"estimated {year_name(year)}, between {between}"


def _some_year(year: str) -> str:
    """A year with unspecified digits, standing alone."""
    if year.endswith("XXXX"):
        return "an unknown year" + (" BCE" if year.startswith("-") else "")
    place = year.index("X")
    if year[place:].strip("X"):
        return f"a year of the form {year}"
    if len(year) - place == 1 and year[0] not in "-0" and year[2] != "0":
        return f"the {year[:3]}0s"
    return f"the years {_year_span(year)}"


def _year_span(year: str) -> str:
    return span_words(next(years_matching(year)), next(years_matching(year, backwards=True)))


def _joined(name: str, year: str) -> str:
    """A name that its year completes: `August 2021`, `August of a year in the 2010s`."""
    if "X" not in year:
        return f"{name} {year_name(int(year))}"
    return f"{name} of {_member_year(year)}"


def _member_year(year: str) -> str:
    words = _some_year(year)
    if words.startswith("the years "):
        return f"a year from {words.removeprefix('the years ')}"
    return f"a year in {words}" if words.startswith("the ") else words


def _season_words(code: int, year: str) -> str:
    name = _GROUPING_NAMES[code - 21]
    if code > 32:
        return f"{name} of {_member_year(year) if 'X' in year else year_name(int(year))}"
    hemisphere = "northern" if 25 <= code <= 28 else "southern" if code > 28 else ""
    return _joined(name, year) + (f" ({hemisphere} hemisphere)" if hemisphere else "")


def _some_month(date: SimpleDate) -> str:
    if "X" in date.year:
        year = f"of {_member_year(date.year)}"
    else:
        year = f"in {year_name(int(date.year))}"
    if not date.day:
        return f"a month {year}"
    if date.day == "XX":
        return f"a day {year}"
    return f"day {_days(date).removeprefix('a day from ')} of a month {year}"


def _days(date: SimpleDate) -> str:
    """The days that may be meant: `25`, `a day from 10 to 19`, `1, 11 or 21`."""
    months = matching(date.month, 1, 12)
    year = 4 if "X" in date.year else int(date.year)
    longest = max(days_in_month(year, month) for month in months)
    days = [day for day in matching(date.day, 1, 31) if day <= longest]
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"a day from {days[0]} to {days[-1]}"
    return _either([str(day) for day in days])


def _either(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " or " + names[-1]
