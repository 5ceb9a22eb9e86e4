"""Reads dates that lean on another: "two days earlier", "the day before 14 March 1985", "last week".

Words that lean by themselves ("yesterday") are read in `typed_deictic`, how dates are worked out is
in `typed_reference`; a date that leans on none is read in
`typed_reading`, and ranges, bounds and sets of both in `typed_phrase`.
"""

from dataclasses import replace

from timeline_app.model.calendar import civil_from_seconds
from timeline_app.model.time import parse_edtf
from timeline_app.model.typed_anchor import Anchor, Reading
from timeline_app.model.typed_deictic import (
    SIDES,
    civil,
    counted,
    read_calendar,
    read_deictic,
    window_in,
)
from timeline_app.model.typed_named import NamedDate, marked, window_of
from timeline_app.model.typed_parts import is_date_start
from timeline_app.model.typed_reading import read_named_date
from timeline_app.model.typed_reference import beside, complete, lone_number, shifted
from timeline_app.model.typed_tokens import Cursor, Token
from timeline_app.model.typed_window import Window

_BACK = "ago", "earlier", "before"
_AHEAD = "later", "after"


def read_moment(reading: Reading) -> NamedDate | Window:
    """A date at the cursor: complete if it leans on another, else maybe not yet."""
    found = _read_relative(reading)
    if found:
        return _with_clock(reading, found)
    date = read_named_date(reading.cursor)
    return _read_year_of(reading, date)


def resolved(reading: Reading, moment: NamedDate | Window) -> Window:
    """The time that a moment covers; what it leaves out comes from the reference."""
    if isinstance(moment, Window):
        return moment
    if moment.is_bare_number and not moment.is_ordinal and moment.weekday is None:
        raise lone_number(moment, reading.cursor)
    if not moment.edtf and (moment.year is None or (moment.day and not moment.month)):
        anchor = reading.lean(moment.start)
        reading.ways.append(complete(moment, anchor, reading.cursor))
    if moment.is_bare_number:
        raise lone_number(moment, reading.cursor)
    return window_of(moment, reading.cursor)


def _read_explicit(reading: Reading) -> Anchor:
    """The date at the cursor as what another one leans on."""
    count = len(reading.ways)
    window = resolved(reading, read_moment(reading))
    first, last = (marked(text, window.mark) for text in (window.first, window.last))
    date = parse_edtf(first if first == last else f"[{first}..{last}]")
    return Anchor(date, reading.ways.pop() if len(reading.ways) > count else date.words())


def _read_relative(reading: Reading) -> Window | None:
    cursor = reading.cursor
    token = cursor.peek()
    if token is None:
        return None
    mark = 0
    begun = cursor.place
    while found := cursor.take("mark"):
        mark |= found.number
    is_exact = cursor.take("exactly") is not None
    window = _read_distance(reading, is_exact=is_exact) or read_deictic(reading)
    if window is None:
        if is_exact:
            raise cursor.not_understood()
        cursor.place = begun
        return None
    while found := cursor.take("mark"):
        mark |= found.number
    return replace(window, start=token.start, end=cursor.end, mark=mark)


def _read_distance(reading: Reading, *, is_exact: bool) -> Window | None:
    """`two days earlier`, `a week after X`, `the day before`, `a year ago`, `within a week`."""
    cursor = reading.cursor
    begun, start = cursor.place, cursor.start
    is_within = cursor.take("within") is not None
    amount = cursor.take("amount")
    number = None if amount else cursor.take("number")
    if number and cursor.kind() in ("or", "to", "-") and cursor.kind(2) == "unit":
        amount = _either_amount(cursor, number)
    unit = cursor.take("unit")
    if (
        unit is None
        or (number and (number.is_ordinal or number.digits > 3))
        or unit.name in ("half", "quarter")
    ):
        if is_within:
            raise cursor.not_understood()
        cursor.place = begun
        return None
    side = cursor.peek()
    if is_within:
        return _within(reading, start, counted(amount, number, unit)[1], unit)
    if side is None or side.kind not in (*_BACK, *_AHEAD):
        cursor.place = begun
        return None
    cursor.step()
    sign = -1 if side.kind in _BACK else 1
    anchor = _read_anchor(reading, side, start)
    anchor.check_bounds(cursor, start, sign)
    low, high = counted(amount, number, unit)
    written = _distance_words(amount, number, unit)
    reading.ways.append(f"{written} {'before' if sign < 0 else 'after'} {anchor.words}")
    if amount is None and number is None:
        return window_in(reading.cursor, anchor, beside(anchor, unit.name, sign), unit.name)
    seconds = shifted(anchor, low, high, unit.name, sign, is_exact=is_exact)
    return window_in(reading.cursor, anchor, seconds, unit.name)


def _either_amount(cursor: Cursor, number: Token) -> Token | None:
    """`three or four`, as an amount; None if it isn't one."""
    other = cursor.peek(1)
    if other is None or other.kind != "number" or other.number <= number.number or other.is_ordinal:
        return None
    cursor.place += 2
    return Token("amount", number.start, other.end, number.number, str(other.number))


def _read_anchor(reading: Reading, side: Token, start: int) -> Anchor:
    """What a distance is counted from: the date behind it, else the reference."""
    cursor = reading.cursor
    if side.kind in ("before", "after") and _has_moment(cursor):
        return _read_explicit(reading)
    return reading.lean(start)


def _has_moment(cursor: Cursor) -> bool:
    return cursor.kind() not in ("", "to", "-", "or", "and", ",", "at", "onwards", "or later")


def _distance_words(amount: Token | None, number: Token | None, unit: Token) -> str:
    low, high = counted(amount, number, unit)
    if amount is None and number is None:
        return f"the {unit.name}"
    if low == high:
        return f"{low} {unit.name}{'' if low == 1 else 's'}"
    return f"{low} to {high} {unit.name}s"


def _within(reading: Reading, start: int, count: int, unit: Token) -> Window:
    """`within a week`: up to a week later; with a date behind it, up to a week from it either way."""
    cursor = reading.cursor
    signs: tuple[int, ...] = (1,)
    side = cursor.take("after", "before", "from")
    if side:
        signs = (-1,) if side.kind == "before" else (1,)
        anchor = _read_anchor(reading, Token("after", side.start, side.end), start)
    elif is_date_start(cursor, 0) or cursor.kind() in ("number", "weekday"):
        signs = (-1, 1)
        anchor = _read_explicit(reading)
    else:
        anchor = reading.lean(start)
    anchor.check_bounds(cursor, start)
    written = f"{count} {unit.name}{'' if count == 1 else 's'}"
    reading.ways.append(f"within {written} of {anchor.words}")
    first, last = anchor.seconds()
    ends = [shifted(anchor, count, count, unit.name, sign, is_exact=True) for sign in signs]
    seconds = min(first, *(low for low, _ in ends)), max(last, *(high for _, high in ends))
    return window_in(reading.cursor, anchor, seconds, unit.name)


def _with_clock(reading: Reading, window: Window) -> Window:
    """A time of day behind a day: `yesterday at 14:30`, `the next day in the morning`."""
    cursor = reading.cursor
    if cursor.kind() not in ("at", "clock", "daypart", "noon", "midnight"):
        return window
    if window.first != window.last or "T" in window.first or window.first.count("-") < 2:
        return window
    date = read_named_date(cursor)
    date.year, date.month, date.day = civil(window.first)
    found = window_of(date, cursor)
    mark = window.mark | found.mark
    return replace(found, start=window.start, mark=mark)


def _part_of_unit(reading: Reading, date: NamedDate, name: str) -> NamedDate:
    """`the end of last month`: the part of a year or month that leans on the reference."""
    cursor = reading.cursor
    unit = _read_relative(reading)
    if unit is None or unit.first != unit.last:
        raise cursor.error(
            "the reference reaches over several of them", "write the year", date.start
        )
    date.year, month, *_ = civil_from_seconds(parse_edtf(unit.first).start_earliest)
    date.month = month if name == "month" else 0
    date.mark, date.end = date.mark | unit.mark, cursor.end
    return date


def _read_year_of(reading: Reading, date: NamedDate) -> NamedDate | Window:
    """`August last year`, `14:30 yesterday`: what a date leaves out, told behind it."""
    cursor = reading.cursor
    token = cursor.peek()
    if token is None or date.edtf or date.year is not None:
        return date
    side = SIDES.get(token.kind)
    unit = cursor.peek(1)
    name = unit.name if unit and unit.kind == "unit" else ""
    if side is not None and date.is_part_alone and name in ("year", "month"):
        return _part_of_unit(reading, date, name)
    if side is not None and name == "year" and (date.month or date.grouping):
        cursor.place += 2
        year = read_calendar(reading, token.start, "year", side)
        if year.first != year.last:
            raise cursor.error(
                "the reference reaches over several years", "write the year", token.start
            )
        date.year, date.end = int(year.first), cursor.end
        return date
    if (date.clock or date.daypart) and not date.month and date.weekday is None:
        day = _read_relative(reading)
        if day:
            if day.first != day.last or "T" in day.first or day.first.count("-") < 2:
                raise cursor.error("this is not one day", "write the day", day.start)
            date.year, date.month, date.day = civil(day.first)
            date.end = cursor.end
    return date
