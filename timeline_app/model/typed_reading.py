"""Reads one date named in words, in whatever order it names its day, month, year and time.

Times of day are read in `typed_clock`, parts and long units in `typed_parts`, signs in
`typed_signs`; what a date can leave out is in `typed_named`, and whole
phrases (ranges, bounds, sets) in `typed_phrase`.
"""

from collections.abc import Callable

from timeline_app.model.date_error import DateError
from timeline_app.model.time import parse_edtf
from timeline_app.model.typed_clock import (
    refuse_named_zone,
    take_clock,
    take_hour,
    take_hour_from,
    take_midnight,
    take_noon,
    take_zone,
)
from timeline_app.model.typed_named import NamedDate
from timeline_app.model.typed_parts import (
    check_second_year,
    take_decade,
    take_last,
    take_nth_weekday,
    take_ordinal_part,
    take_part,
    take_quarter,
    take_season,
    take_years,
)
from timeline_app.model.typed_signs import (
    take_at,
    take_bracketed_mark,
    take_comma,
    take_hyphen,
    take_mark,
)
from timeline_app.model.typed_tokens import CENTURY_MEND, Cursor, Token


def read_named_date(cursor: Cursor) -> NamedDate:
    """The date at the cursor; DateError if there is none."""
    begun = cursor.place
    date = NamedDate(cursor.start)
    while True:
        token = cursor.peek()
        if date.edtf and cursor.kind() not in ("mark", "(", ","):
            break
        step = _STEPS.get(token.kind) if token else None
        if token is None or step is None or not step(cursor, date, token):
            break
    if cursor.place == begun:
        raise cursor.not_understood()
    if cursor.tokens[cursor.place - 1].kind in ("at", ",", "part", "mark") and not _is_said(date):
        raise cursor.not_understood()
    date.end = cursor.end
    return date


def _is_said(date: NamedDate) -> bool:
    return date != NamedDate(date.start, mark=date.mark)


def _take_number(cursor: Cursor, date: NamedDate, token: Token) -> bool:
    following = cursor.kind(1)
    if following == "era" and not token.is_ordinal:
        return _take_year(cursor, date, token)
    if following in ("meridiem", "hours") and not token.is_ordinal:
        return take_hour(cursor, date, token)
    is_counted = following == "unit" or (following == "number" and cursor.kind(2) == "unit")
    if is_counted and (token.is_ordinal or token.digits < 4):
        return take_ordinal_part(cursor, date, token)
    if following == "weekday" and token.is_ordinal and 1 <= token.number <= 5:
        return take_nth_weekday(cursor, date, token.number)
    if token.name == "a":
        return False
    if token.digits == 4 and not token.is_ordinal:
        return _take_year(cursor, date, token)
    if date.era and date.year is None and not token.is_ordinal:
        return _take_year(cursor, date, token)
    return _take_day(cursor, date, token)


def _take_day(cursor: Cursor, date: NamedDate, token: Token) -> bool:
    """A number of one or two digits: a day beside a month, else one that neighbours explain."""
    is_of_era = token.digits == 3 and cursor.kind(1) in ("to", "-", "and", "or")
    if token.digits > 2 and not is_of_era:
        mend = "write four digits, or 'AD' or 'BC' beside them"
        raise cursor.error(f"{token.number} is no year or day", mend)
    if date.day and date.month and date.year is None and token.digits == 2:
        raise cursor.error(f"the century of {token.number} is open", CENTURY_MEND)
    if date.day or date.number or date.grouping or date.nth_weekday:
        return False
    if date.month or cursor.kind(1) == "month" or cursor.kinds("number", "-", "month"):
        if token.digits == 2 and token.number > 31 and date.month:
            raise cursor.error(f"the century of {token.number} is open", CENTURY_MEND)
        date.day, date.day_start = token.number, token.start
        if not date.day:
            raise cursor.error("there is no day 0", "write 1 to 31")
    elif date.year is not None or date.clock:
        return False
    date.number, date.digits, date.is_ordinal = token.number, token.digits, token.is_ordinal
    date.day_start = token.start
    cursor.step()
    return True


def _take_year(cursor: Cursor, date: NamedDate, token: Token) -> bool:
    if date.year is not None or (date.number and not date.month):
        return False
    cursor.step()
    era = cursor.take("era")
    if era and date.era:
        raise cursor.error("the era is said twice", "leave one out", era.start)
    date.era = era.name if era else date.era
    date.year = 1 - token.number if date.era == "BCE" else token.number
    if date.era and not token.number:
        mend = "write 1 BCE or 1 CE"
        raise cursor.error("there is no year 0 of an era", mend, token.start)
    if abs(date.year) >= 10**12:
        raise cursor.error("the year is too far away", "write it as EDTF: Y17E7", token.start)
    return True


def _take_era(cursor: Cursor, date: NamedDate, token: Token) -> bool:
    if date.era or date.year is not None or not cursor.kinds("era", "number"):
        return False
    cursor.step()
    date.era = token.name
    return True


def _take_month(cursor: Cursor, date: NamedDate, token: Token) -> bool:
    if date.month or date.grouping or date.years > 1:
        return False
    if date.number and not date.day:
        date.day, date.day_start = date.number, date.day_start
    cursor.step()
    date.month = token.number
    return True


def _take_iso(cursor: Cursor, date: NamedDate, token: Token) -> bool:
    """`1985-03-14` and `1985-3-14` anywhere, `1985-03`; a winter's `2010-11` in two years."""
    if date.year is not None or date.month or date.number:
        return False
    year, month, *day = map(int, token.name.split("-"))
    if date.grouping:
        date.year = year
        check_second_year(cursor, date, month, token.start + 5)
        cursor.step()
        return True
    if not 1 <= month <= 12:
        raise cursor.error(f"there is no month {month}", "write a month 01 to 12", token.start + 5)
    cursor.step()
    date.year, date.month = year, month
    if day:
        is_as_typed = cursor.text.startswith(token.name, token.start)
        date.day, date.day_start = day[0], token.start
        date.day_start += token.name.rindex("-") + 1 if is_as_typed else 0
        date.number = date.day
        if not date.day:
            raise cursor.error("there is no day 0", "write 01 to 31", date.day_start)
    return True


def _take_edtf(cursor: Cursor, date: NamedDate, token: Token) -> bool:
    if _is_said(date):
        return False
    try:
        parse_edtf(token.name)
    except DateError as error:
        mend = "write a date that exists, such as 1985-03-14T14:30"
        raise cursor.error(f"{token.name!r} is no date", mend) from error
    cursor.step()
    date.edtf = token.name
    return True


def _take_weekday(cursor: Cursor, date: NamedDate, token: Token) -> bool:
    if date.weekday is not None or date.grouping or date.years > 1:
        return False
    cursor.step()
    date.weekday, date.weekday_start = token.number, token.start
    return True


def _take_daypart(cursor: Cursor, date: NamedDate, token: Token) -> bool:
    if date.clock or date.daypart or date.years > 1:
        return False
    cursor.step()
    date.daypart = token.name
    return True


def _take_unit(cursor: Cursor, date: NamedDate, token: Token) -> bool:
    """`the year 1985`, `the years 1914 to 1918`: the word tells nothing."""
    if token.name == "hour" and cursor.kinds("unit", "from", "clock"):
        return take_hour_from(cursor, date, token)
    if token.name != "year" or cursor.kind(1) not in ("number", "era") or _is_said(date):
        return False
    cursor.step()
    if cursor.kind(1) in ("to", "and", "era"):
        take_years(cursor, date)
    return True


_STEPS: dict[str, Callable[[Cursor, NamedDate, Token], bool]] = {
    "number": _take_number,
    "era": _take_era,
    "decade": take_decade,
    "month": _take_month,
    "iso": _take_iso,
    "edtf": _take_edtf,
    "weekday": _take_weekday,
    "season": take_season,
    "part": take_part,
    "last": take_last,
    "unit": _take_unit,
    "quarter": take_quarter,
    "daypart": _take_daypart,
    "mark": take_mark,
    "(": take_bracketed_mark,
    ",": take_comma,
    "-": take_hyphen,
    "at": take_at,
    "clock": take_clock,
    "noon": take_noon,
    "midnight": take_midnight,
    "zone": take_zone,
    "named zone": refuse_named_zone,
}
