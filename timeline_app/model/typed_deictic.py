"""Reads what leans on the reference by a word alone: `yesterday`, `last week`, `next Monday`.

Distances ("two days earlier") are read in `typed_relative`; the rules are in `typed_reference`.
"""

from timeline_app.model.calendar import DAY
from timeline_app.model.typed_anchor import FIRST_SECOND, LAST_SECOND, Anchor, Reading
from timeline_app.model.typed_named import NamedDate, marked, window_of
from timeline_app.model.typed_parts import is_date_start, unit_is_plural
from timeline_app.model.typed_reading import read_named_date
from timeline_app.model.typed_reference import calendar_unit, complete, edtf_ends, set_day, shifted
from timeline_app.model.typed_tokens import Cursor, Token
from timeline_app.model.typed_window import Window, day_text

SIDES = {"last": -1, "previous": -1, "this": 0, "next": 1}
_FEW = 6  # "the last days"


def read_deictic(reading: Reading) -> Window | None:
    """`yesterday`, `the same day`, `last week`, `in the last few days`, `next Monday`, `overnight`."""
    cursor = reading.cursor
    token = cursor.peek()
    if token is None:
        return None
    if token.kind == "offset":
        cursor.step()
        return read_calendar(reading, token.start, "day", token.number)
    if token.kind in ("overnight", "tonight"):
        cursor.step()
        return _night(reading, token.start, (-1, 0) if token.kind == "overnight" else (0, 0))
    side = SIDES.get(token.kind)
    if side is None:
        return None
    following = cursor.peek(1)
    if following is None or (token.kind == "last" and _is_part(cursor)):
        return None
    if following.kind == "unit" and not unit_is_plural(cursor, following):
        cursor.place += 2
        return read_calendar(reading, token.start, following.name, side)
    if following.kind == "daypart":
        cursor.place += 2
        if following.name == "night":
            return _night(reading, token.start, (side, side) if side <= 0 else (0, 1))
        return _part_of_day(reading, token.start, following.name, side)
    if following.kind in ("amount", "number", "unit") and side:
        return _read_last_few(reading, token, side)
    if following.kind in ("weekday", "month", "season", "number"):
        cursor.step()
        date = read_named_date(cursor)
        if date.year is not None:
            mend = "leave the word out"
            raise cursor.error("the year tells already which one is meant", mend, token.start)
        anchor = reading.lean(token.start)
        reading.ways.append(complete(date, anchor, cursor, side))
        return window_of(date, cursor)
    return None


def _is_part(cursor: Cursor) -> bool:
    """Whether "last" tells a part: `the last week of August`."""
    following = cursor.kind(1)
    if following in ("unit", "weekday"):
        return is_date_start(cursor, 2)
    return (
        following in ("amount", "number") and cursor.kind(2) == "unit" and is_date_start(cursor, 3)
    )


def _read_last_few(reading: Reading, token: Token, side: int) -> Window | None:
    """`the last few days`, `the next two weeks`: from the reference's day on, either way."""
    cursor = reading.cursor
    begun = cursor.place
    cursor.step()
    amount = cursor.take("amount")
    number = None if amount else cursor.take("number")
    unit = cursor.take("unit")
    if unit is None or unit.name in ("half", "quarter"):
        cursor.place = begun
        return None
    anchor = reading.lean(token.start)
    count = counted(amount, number, unit)[1] if amount or number else _FEW * unit.number
    direction = "before" if side < 0 else "after"
    plural = "" if count == 1 else "s"
    reading.ways.append(f"within {count} {unit.name}{plural} {direction} {anchor.words}")
    first, last = anchor.seconds()
    low, high = shifted(anchor, count, count, unit.name, side, is_exact=True)
    return window_in(reading.cursor, anchor, (min(first, low), max(last, high)), unit.name)


def read_calendar(reading: Reading, start: int, unit: str, offset: int) -> Window:
    """The calendar's day, week, month … of the reference (0), before it (-1) or after it (1)."""
    anchor = reading.lean(start)
    side = ("before", "of", "after")[offset + 1]
    if offset and unit != "day":
        side += " the one of"
    reading.ways.append(f"the {unit} {side} {anchor.words}")
    return window_in(reading.cursor, anchor, calendar_unit(anchor, unit, offset), unit)


def _night(reading: Reading, start: int, offsets: tuple[int, int]) -> Window:
    """A night is from 18:00 to 06:59; offset 0 is the one that begins on the reference's day."""
    anchor = reading.lean(start)
    low, high = anchor.days()
    way = {(-1, 0): "a night beside", (-1, -1): "the night before", (0, 0): "the night of"}
    reading.ways.append(f"{way.get(offsets, 'the night of or after')} {anchor.words}")
    first, last = f"{day_text(low + offsets[0])}T18", f"{day_text(high + offsets[1] + 1)}T06"
    return Window(first, last, "", start, reading.cursor.end, is_unit=False)


def _part_of_day(reading: Reading, start: int, name: str, offset: int) -> Window:
    anchor = reading.lean(start)
    low, high = anchor.days()
    if low != high:
        raise reading.cursor.error(f"{anchor.words} is not one day", "write the day", start)
    date = NamedDate(start, daypart=name)
    side = ("the day before ", "", "the day after ")[offset + 1]
    reading.ways.append(f"the {name} of {side}{anchor.words}")
    set_day(date, low + offset)
    return window_of(date, reading.cursor)


def civil(day: str) -> tuple[int, int, int]:
    year, month, number = day.rsplit("-", 2)
    return int(year), int(month), int(number)


def counted(amount: Token | None, number: Token | None, unit: Token) -> tuple[int, int]:
    """At least and at most how many."""
    if amount:
        return amount.number * unit.number, int(amount.name) * unit.number
    count = number.number if number else 1
    return count * unit.number, count * unit.number


def window_in(cursor: Cursor, anchor: Anchor, seconds: tuple[int, int], unit: str) -> Window:
    """A window of seconds in EDTF; as uncertain as what it leans on."""
    zone = None
    if seconds[0] < FIRST_SECOND or seconds[1] > LAST_SECOND:
        raise cursor.error("the date is too far away", "write it in full", 0)
    if unit in ("hour", "minute") and anchor.has_clock:
        zone = anchor.date.zone or ""
    elif unit in ("hour", "minute"):
        seconds = seconds[0] // DAY * DAY, seconds[1] // DAY * DAY + DAY - 1
    first, last = edtf_ends(*seconds, zone)
    if anchor.date.uncertain:
        first, last = marked(first, 1), marked(last, 1)
    whole = first if first == last else ""
    return Window(first, last, whole, 0, 0, is_unit=first == last)
