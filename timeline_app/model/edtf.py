"""Reads EDTF text (ISO 8601-2:2019, levels 0, 1 and 2): a date, an interval or a set.

One date is read in `edtf_date`; the four bounds are worked out in `time`, English in `words`.
Clauses are those of the Library of Congress specification (4 February 2019). Beyond it, as
ISO 8601-1 allows: clock times of hours or minutes only, clock times in intervals and sets,
qualified clock times, and a leap second.
"""

import re
from dataclasses import dataclass

from timeline_app.model.date_error import date_error
from timeline_app.model.edtf_date import read_date
from timeline_app.model.simple_date import SimpleDate

MAX_LENGTH = 20_000


@dataclass(slots=True)
class Interval:
    """Start and end: a date, ".." (open) or "" (unknown)."""

    start: SimpleDate | str
    end: SimpleDate | str

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"


@dataclass(slots=True)
class Member:
    """One date of a set (first is last), or consecutive dates; None on the side of `..`."""

    first: SimpleDate | None
    last: SimpleDate | None

    @property
    def dates(self) -> list[SimpleDate]:
        """The dates written, one or two."""
        ends = (self.first,) if self.first is self.last else (self.first, self.last)
        return [date for date in ends if date]

    def __str__(self) -> str:
        if self.first is self.last:
            return str(self.first)
        return f"{self.first or ''}..{self.last or ''}"


@dataclass(slots=True)
class DateSet:
    """`[…]` one of the members, `{…}` all of them."""

    all_of: bool
    members: list[Member]

    def __str__(self) -> str:
        text = ",".join(map(str, self.members))
        return f"{{{text}}}" if self.all_of else f"[{text}]"


Expression = SimpleDate | Interval | DateSet


def read_edtf(text: str) -> Expression:
    """The structure of an EDTF text; DateError if it isn't one."""
    if len(text) > MAX_LENGTH:
        mend = f"keep it under {MAX_LENGTH:,} characters"
        raise date_error(text, MAX_LENGTH, f"the date has {len(text):,} characters", mend)
    if text[:1] in ("[", "{"):
        return _read_set(text)
    if "/" in text:
        return _read_interval(text)
    return read_date(text, 0, len(text))


_OTHER_ORDER = re.compile(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}")


def _read_interval(text: str) -> Interval:
    """Time interval (L0), extended interval (L1: open, unknown), qualified ends (L2)."""
    slash = text.index("/")
    second = text.find("/", slash + 1)
    if _OTHER_ORDER.fullmatch(text):
        mend = "write the year first, with hyphens, such as 2021-08-25"
        raise date_error(text, slash, "day, month and year in another order are not read", mend)
    if second >= 0:
        mend = "write start/end, and each date as 2021-08-25"
        raise date_error(text, second, "an interval has one '/'", mend)
    if text == "/":
        mend = "write at least one end, or leave the date out"
        raise date_error(text, 0, "an interval with two unknown ends says nothing", mend)
    start, end = _read_end(text, 0, slash), _read_end(text, slash + 1, len(text))
    if isinstance(start, SimpleDate) and isinstance(end, SimpleDate) and _is_reversed(start, end):
        reason = f"the end {end} is before the start {start}"
        raise date_error(text, slash + 1, reason, f"write {end}/{start}")
    return Interval(start, end)


def _read_end(text: str, start: int, end: int) -> SimpleDate | str:
    part = text[start:end] if end - start <= 2 else None
    if part is not None and part in ("", ".."):
        return part
    return read_date(text, start, end)


def _read_set(text: str) -> DateSet:
    """Sets (L2): one of `[…]`, all of `{…}`; `..` between two dates or at either end."""
    closing = "]" if text[0] == "[" else "}"
    if text[-1] != closing or len(text) == 1:
        mend = f"end with '{closing}'"
        raise date_error(text, len(text) - 1, f"the set is not closed by '{closing}'", mend)
    last = text.count(",")
    members = []
    position = 1
    for number, part in enumerate(text[1:-1].split(",")):
        member = _read_member(text, position, position + len(part))
        if (number > 0 and member.first is None) or (number < last and member.last is None):
            mend = "begin the set with ..date or end it with date.."
            raise date_error(text, position, "'..' stands on an inner side of the set", mend)
        members.append(member)
        position += len(part) + 1
    return DateSet(text[0] == "{", members)


def _read_member(text: str, start: int, end: int) -> Member:
    dots = text.find("..", start, end)
    if dots < 0:
        date = read_date(text, start, end)
        return Member(date, date)
    if end - start == 2:
        mend = "write a date before or after it, such as 2021.."
        raise date_error(text, dots, "'..' has no date beside it", mend)
    first = read_date(text, start, dots) if dots > start else None
    last = read_date(text, dots + 2, end) if dots + 2 < end else None
    if first and last and _is_reversed(first, last):
        reason = f"{last} is before {first}"
        raise date_error(text, dots + 2, reason, f"write {last}..{first}")
    return Member(first, last)


def _is_reversed(first: SimpleDate, last: SimpleDate) -> bool:
    """Whether ``last`` ends before ``first`` begins, by universal time where both state a zone."""
    if not first.zone or not last.zone:
        return last.last < first.first
    return last.last - last.seconds_ahead < first.first - first.seconds_ahead
