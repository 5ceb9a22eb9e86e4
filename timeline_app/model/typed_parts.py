"""Reads the long units of a typed date, and parts of any unit: `1990s`, `19th century`, `late`, `Q3`.

How long a part is stands in `typed_window`; the rest of a date is read in `typed_reading`.
"""

from timeline_app.model.typed_named import NamedDate
from timeline_app.model.typed_tokens import Cursor, Token
from timeline_app.model.typed_window import Part, are_all_of, years_whole

_FEW_DAYS = 7  # "the first days"
_THIRDS = 3


def take_years(cursor: Cursor, date: NamedDate) -> None:
    """`the years 1900 to 1999`, which is how a year with unknown digits is said."""
    begun = cursor.place
    ends, eras = [], []
    for word in ("to", ""):
        number, era = cursor.take("number"), cursor.take("era")
        if number is None or (word and not cursor.take(word)):
            cursor.place = begun
            return
        ends.append(number.number)
        eras.append(era.name if era else "")
    eras[0] = eras[0] or eras[1]
    first, last = (1 - end if era == "BCE" else end for end, era in zip(ends, eras, strict=True))
    whole = years_whole(first, last) if first < last else ""
    if not are_all_of(whole, first, last):
        cursor.place = begun
        return
    date.edtf = whole


def take_decade(cursor: Cursor, date: NamedDate, token: Token) -> bool:
    """`1990s`; "1900s" may be the decade or the century, so it is the longer of the two."""
    if date.year is not None or date.month or date.number or date.grouping:
        return False
    cursor.step()
    date.year, date.years = token.number, 10 if token.number % 100 else 100
    era = cursor.take("era")
    if era is None and token.number < 1000:
        mend = "write 'AD' or 'BC' behind them"
        raise cursor.error(f"the era of the {token.number}s is open", mend, token.start)
    if era and era.name == "BCE":
        date.era = era.name
        date.year = 2 - date.year - date.years
    return True


def check_second_year(cursor: Cursor, date: NamedDate, number: int, start: int) -> None:
    assert date.year is not None
    if date.grouping != 24 or (date.year + 1) % 100 != number % 100:
        mend = "name one year (a winter's is that of its December)"
        raise cursor.error("only a winter reaches into the next year", mend, start)


def take_season(cursor: Cursor, date: NamedDate, token: Token) -> bool:
    if date.grouping or date.month or date.number or date.years > 1:
        return False
    cursor.step()
    date.grouping = token.number
    year = cursor.peek()
    if year and year.digits == 4 and cursor.kind(1) in ("-", "/"):
        second = cursor.peek(2)
        if second and (second.digits == 2 or (second.digits == 4 and date.grouping == 24)):
            date.year = year.number
            check_second_year(cursor, date, second.number, second.start)
            cursor.place += 3
    return True


def take_part(cursor: Cursor, date: NamedDate, token: Token) -> bool:
    """`early`, `mid`, `late`, with a hyphen or without."""
    if date.part or date.day or date.number or date.year is not None or date.month:
        return False
    cursor.step()
    cursor.take("-")
    date.part = Part("", _THIRDS, token.number)
    return True


def take_ordinal_part(cursor: Cursor, date: NamedDate, token: Token) -> bool:
    """`19th century`, `third quarter`, `first half`, `second week`, `first three days`."""
    if not token.is_ordinal:
        return False
    unit = cursor.peek(1)
    count = None
    if unit and unit.kind == "number":
        count, unit = unit, cursor.peek(2)
    assert unit is not None
    if unit.name == "century" and count is None:
        return _take_century(cursor, date, token)
    if date.part or date.year is not None or date.month or not token.number:
        return False
    cursor.place += 2 if count is None else 3
    if count:
        if token.number != 1 or unit.name not in ("day", "week", "month", "year", "hour"):
            raise cursor.error(
                "such a part is not understood", "write 'first' or 'last'", token.start
            )
        date.part = Part(unit.name, count.number * unit.number, 0)
    elif unit.name in ("half", "quarter"):
        number = 2 if unit.name == "half" else 4
        if token.number > number:
            raise cursor.error(f"there is no such {unit.name}", f"write 1 to {number}", token.start)
        date.part = Part("", number, token.number - 1)
    elif unit.name in ("week", "day", "month") and not unit_is_plural(cursor, unit):
        date.part = Part(unit.name, unit.number, token.number - 1)
    elif unit.name == "day" and token.number == 1:
        date.part = Part("day", _FEW_DAYS, 0)
    else:
        raise cursor.error("such a part is not understood", "name its months or days", token.start)
    return True


def unit_is_plural(cursor: Cursor, unit: Token) -> bool:
    """Whether a unit of time is written in the plural."""
    return cursor.text[unit.end - 1].lower() == "s"


def _take_century(cursor: Cursor, date: NamedDate, token: Token) -> bool:
    if date.year is not None or date.month or date.number:
        return False
    if not 1 <= token.number <= 99:
        raise cursor.error("there is no such century", "write '1st' to '99th century'")
    cursor.place += 2
    era = cursor.take("era")
    date.is_ordinal, date.number = True, 0
    set_century(date, token.number, era.name if era else "")
    return True


def set_century(date: NamedDate, number: int, era: str) -> None:
    """Its hundred years; the first century has no year 0."""
    date.era, date.years = era, 100
    date.year = 1 - 100 * number if era == "BCE" else 100 * (number - 1) or 1


def take_last(cursor: Cursor, date: NamedDate, token: Token) -> bool:
    """`the last week of August`: a part, where a date follows; "last week" is told elsewhere."""
    if date.part or date.year is not None or date.month or date.weekday is not None:
        return False
    count = unit = cursor.peek(1)
    length = 2
    if count and count.kind in ("number", "amount"):
        unit, length = cursor.peek(2), 3
    if unit is None or count is None or not is_date_start(cursor, length):
        return False
    if unit.kind == "weekday" and length == 2:
        return take_nth_weekday(cursor, date, -1)
    if unit.kind != "unit" or unit.name in ("minute", "century", "decade"):
        return False
    if unit.name in ("half", "quarter"):
        number = 2 if unit.name == "half" else 4
        date.part = Part("", number, number - 1)
    elif length == 2 and unit_is_plural(cursor, unit):
        if unit.name != "day":
            return False
        date.part = Part("day", _FEW_DAYS, -1)
    elif count.kind == "amount":
        date.part = Part(unit.name, (int(count.name) + 1) * unit.number, -1)
    else:
        number = count.number if length == 3 else 1
        date.part = Part(unit.name, number * unit.number, -1)
    cursor.place += length
    return True


def take_nth_weekday(cursor: Cursor, date: NamedDate, number: int) -> bool:
    """`the third Monday`, `the last Friday`: a number and the weekday behind it."""
    if date.weekday is not None or date.grouping or date.years > 1 or date.number:
        return False
    weekday = cursor.tokens[cursor.place + 1]
    cursor.place += 2
    date.nth_weekday = number
    date.weekday, date.weekday_start = weekday.number, weekday.start
    return True


def is_date_start(cursor: Cursor, ahead: int) -> bool:
    """Whether the token there begins a date with a month, season or year of its own."""
    token = cursor.peek(ahead)
    if token is None:
        return False
    if token.kind == "number":
        return token.digits == 4 or cursor.kind(ahead + 1) in ("era", "unit", "month")
    return token.kind in ("month", "season", "iso", "decade", "era", "quarter")


def take_quarter(cursor: Cursor, date: NamedDate, token: Token) -> bool:
    """`Q3`, `H1`."""
    if date.part or date.month or date.grouping:
        return False
    cursor.step()
    date.grouping = token.number
    return True
