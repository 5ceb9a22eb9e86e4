"""EDTF of what lies before, after or from one date to another, made of the dates' own bounds."""

import re

from timeline_app.extraction.dates.timex_edtf import worded_edtf
from timeline_app.model.calendar import (
    DAY,
    MAX_SECOND,
    MIN_SECOND,
    civil_from_seconds,
    shift_months,
)
from timeline_app.model.time import parse_edtf
from timeline_app.model.uncertain_date import UncertainDate

_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]+(?:Z|[+-][0-9:]+)?")
_LATE = (
    6 * 3600
)  # seconds before midnight, from which on a night is told that goes on into the next day
_LENGTH = re.compile(r"P([0-9]{1,5})([DWMY])")
_UNITS = {"D": "days", "W": "weeks", "M": "months", "Y": "years"}
_OFFSET = re.compile(r"(-?)P([0-9]{1,5})([DWMY])")


def is_plain(edtf: str) -> bool:
    """Whether it is one date that may stand as an end of a set or an interval."""
    return not any(sign in edtf for sign in "/[]{}")


def up_to(edtf: str) -> str | None:
    """Some moment not after the end of ``edtf``; None where it has no end."""
    last = edtf if is_plain(edtf) else _day(parse_edtf(edtf).end_latest)
    return last and f"[..{last}]"


def from_on(edtf: str, not_after: str | None = None) -> str | None:
    """Some moment not before the start of ``edtf``, nor after the end of ``not_after``."""
    first = edtf if is_plain(edtf) else _day(parse_edtf(edtf).start_earliest)
    if first is None:
        return None if not_after is None else up_to(not_after)
    if not_after is None:
        return f"[{first}..]"
    last = not_after if is_plain(not_after) else _day(parse_edtf(not_after).end_latest)
    if last is None:
        return f"[{first}..]"
    begin, end = parse_edtf(first), parse_edtf(last)
    if begin.start_earliest == end.start_earliest and begin.end_latest == end.end_latest:
        return first
    if begin.start_earliest > end.end_latest:
        return None
    return f"[{first}..{last}]"


def before_time(edtf: str) -> str | None:
    """ "Before 11 pm": a moment of that day up to then; None for what is no time of one day."""
    times = _times_of_day(edtf)
    return None if times is None else f"[{times[0][:10]}..{times[-1]}]"


def after_time(edtf: str) -> str | None:
    """ "After 11 pm": a moment of that day from then on, of the next one too after a late hour."""
    times = _times_of_day(edtf)
    if times is None:
        return None
    moment = parse_edtf(times[-1]).start_earliest
    return f"[{times[0]}..{_day(moment + _LATE)}]"


def _times_of_day(edtf: str) -> list[str] | None:
    """A time, or both midnights of a day."""
    times = edtf.strip("[]").split(",")
    if not all(map(_TIME.fullmatch, times)):
        return None
    first, last = (parse_edtf(each).start_earliest for each in (times[0], times[-1]))
    return times if last - first <= DAY else None


def lasting(first: str | None, last: str | None) -> str | None:
    """From ``first`` to ``last``, as a span; blank where one isn't known."""
    begin = first and (first if is_plain(first) else _day(parse_edtf(first).start_earliest))
    end = last and (last if is_plain(last) else _day(parse_edtf(last).end_latest))
    if begin and end and parse_edtf(begin).start_earliest > parse_edtf(end).end_latest:
        return None
    return f"{begin or ''}/{end or ''}" if begin or end else None


def began(end: str, length: str) -> str | None:
    """About when something began that lasted for TIMEX3's ``length`` up to ``end``; None if it's vague."""
    match = _LENGTH.fullmatch(length)
    start = match and shifted(end, f"-P{match[1]}{match[2]}")
    return f"{start}~" if start and is_plain(start) else None


def far_ahead(start: str, length: str) -> str | None:
    """The days that lie about TIMEX3's ``length`` after ``start``; None if it's vague."""
    match = _LENGTH.fullmatch(length)
    return match and worded_edtf(f"{match[1]} {_UNITS[match[2]]} later", start)


def day_of(date: UncertainDate) -> str | None:
    """The day that the date lies on, where it is known."""
    first, last = _day(date.start_earliest), _day(date.end_latest)
    return first if first == last else None


def _day(second: int) -> str | None:
    if second in (MIN_SECOND, MAX_SECOND):
        return None
    year, month, day, *_ = civil_from_seconds(second)
    return f"{year:04d}-{month:02d}-{day:02d}" if 0 <= year <= 9999 else None


def shifted(edtf: str, offset: str) -> str | None:
    """The day or days that lie ``offset`` ("-P2D", "P3W", "P1M") from a date; None for what is neither."""
    match = _OFFSET.fullmatch(offset)
    date = parse_edtf(edtf)
    if match is None or MIN_SECOND in date.sort_key() or MAX_SECOND in date.sort_key():
        return None
    number, unit = int(match[1] + match[2]), match[3]
    first, last = (
        _day(_moved(second, number, unit)) for second in (date.start_earliest, date.end_latest)
    )
    if first is None or last is None:
        return None
    kept = {"Y": 4, "M": 7}.get(unit, 10)
    first, last = first[:kept], last[:kept]
    return first if first == last else f"[{first}..{last}]"


def away(edtf: str, offset: str, *, is_unit: bool) -> str | None:
    """As ``shifted``, but weeks are no exact count of days: "two weeks after it" may be some days more.

    ``is_unit``: "the week after it" may be the next seven days or the next week of the calendar.
    """
    moved = shifted(edtf, offset)
    if moved is None or not offset.endswith("W") or not is_plain(moved):
        return moved
    days = 6 if is_unit else 3
    first, last = shifted(moved, f"-P{days}D"), shifted(moved, f"P{days}D")
    return f"[{first}..{last}]" if first and last else moved


def _moved(second: int, number: int, unit: str) -> int:
    if unit in "MY":
        return shift_months(second, number * (12 if unit == "Y" else 1))
    return second + number * DAY * (7 if unit == "W" else 1)


def begins_after(edtf: str, other: str) -> bool:
    return parse_edtf(edtf).start_earliest > parse_edtf(other).end_latest
