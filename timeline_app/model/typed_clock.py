"""Reads the time of day in a typed date: `14:30`, `2 pm`, `noon`, and the zone it states.

The date around it is read in `typed_reading`.
"""

import re

from timeline_app.model.typed_named import NamedDate
from timeline_app.model.typed_tokens import Cursor, Token

_OFFSET = re.compile(r"([+-])([0-9]{1,2}):?([0-9]{2})?$")


def take_clock(cursor: Cursor, date: NamedDate, token: Token) -> bool:
    """A clock time with minutes, and am or pm behind it."""
    if date.clock or date.daypart:
        return False
    cursor.step()
    hour, *rest = token.name.replace(".", ":").split(":")
    _set_hour(cursor, date, int(hour), token.start)
    for part, name in zip(rest, ("minute", "second"), strict=False):
        if int(part) > 59:
            reason = f"there is no {name} {part}"
            raise cursor.error(reason, "write 00 to 59", token.start)
    date.clock = ":".join([date.clock, *rest])
    return True


def take_hour(cursor: Cursor, date: NamedDate, token: Token) -> bool:
    """A number that is an hour: `2 pm`, `at 14`, `14 h 30`, `1430 hours`."""
    if date.clock or date.daypart:
        return False
    cursor.step()
    if token.digits == 4:
        cursor.take("hours")
        if token.number % 100 > 59:
            raise cursor.error("there is no such minute", "write 00 to 59", token.start)
        _set_hour(cursor, date, token.number // 100, token.start)
        date.clock += f":{token.number % 100:02}"
        return True
    minute = None
    if cursor.take("hours"):
        minute = cursor.take("number")
        if minute and (minute.digits != 2 or minute.number > 59):
            raise cursor.error("there is no such minute", "write 00 to 59", minute.start)
    _set_hour(cursor, date, token.number, token.start)
    if minute:
        date.clock += f":{minute.number:02}"
    return True


def take_hour_from(cursor: Cursor, date: NamedDate, token: Token) -> bool:
    """`in the hour from 14:00`."""
    clock = cursor.peek(2)
    if date.clock or date.daypart or clock is None or not clock.name.endswith(":00"):
        return False
    cursor.place += 3
    _set_hour(cursor, date, int(clock.name.split(":")[0]), clock.start)
    return True


def take_noon(cursor: Cursor, date: NamedDate, token: Token) -> bool:
    """12:00."""
    if date.clock or date.daypart:
        return False
    cursor.step()
    date.clock = "12:00"
    return True


def take_midnight(cursor: Cursor, date: NamedDate, token: Token) -> bool:
    """Refused: nobody can say at which end of the day it is."""
    mend = "write 'at 00:00' for its beginning, or 'at 23:59' for its end"
    raise cursor.error("midnight may be at either end of a day", mend, token.start)


def take_zone(cursor: Cursor, date: NamedDate, token: Token) -> bool:
    """`UTC`, `Z`, `UTC+4:30`, `+04:30`, behind a clock time."""
    if not date.clock or date.zone:
        return False
    cursor.step()
    match = _OFFSET.search(token.name)
    if match is None:
        date.zone = "Z"
        return True
    sign, hours, minutes = match.groups("00")
    size = int(hours) * 60 + int(minutes)
    if size > 14 * 60 or int(minutes) > 59:
        mend = "write an offset up to 14:00, such as UTC+04:30"
        raise cursor.error(f"there is no time zone {match.group()}", mend, token.start)
    date.zone = f"{sign if size else '+'}{int(hours):02}:{minutes}"
    return True


def refuse_named_zone(cursor: Cursor, date: NamedDate, token: Token) -> bool:
    """A name says different offsets in summer and winter, and to different people."""
    mend = "write its offset, such as UTC+04:30, or leave it out"
    raise cursor.error("a time zone is kept as its offset", mend, token.start)


def add_meridiem(cursor: Cursor, date: NamedDate, hour: int, meridiem: int, start: int) -> int:
    """The hour of 24 for one of 12."""
    if not 1 <= hour <= 12:
        raise cursor.error(f"{hour} is no hour of am or pm", "write 1 to 12, or 24 hours", start)
    date.meridiem = meridiem
    return hour % 12 + meridiem


def _set_hour(cursor: Cursor, date: NamedDate, hour: int, start: int) -> None:
    meridiem = cursor.take("meridiem")
    if meridiem:
        hour = add_meridiem(cursor, date, hour, meridiem.number, start)
    if hour > 23:
        raise cursor.error(f"there is no hour {hour}", "write 00 to 23", start)
    date.clock = f"{hour:02}"
    date.clock_comes_first = not (date.number or date.month or date.year is not None)
