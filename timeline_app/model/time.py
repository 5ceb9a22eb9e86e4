"""Works out the four bounds of an EDTF text, and is what other rooms import for dates.

The grammar is in `edtf`, a single date's extent in `window`, what a date can do in
`uncertain_date`, its English in `words`, seconds and civil dates in `calendar`.
"""

import re
from dataclasses import MISSING, fields, make_dataclass
from functools import lru_cache
from typing import Any

from timeline_app.model.calendar import (
    DAY,
    MAX_SECOND,
    MIN_SECOND,
    civil_from_seconds,
    days_from_civil,
    iso_from_seconds,
    seconds_from_civil,
    seconds_from_iso,
)
from timeline_app.model.date_error import DateError
from timeline_app.model.edtf import DateSet, Interval, Member, read_edtf
from timeline_app.model.simple_date import APPROXIMATE, UNCERTAIN, UNMARKED, SimpleDate
from timeline_app.model.uncertain_date import UncertainDate
from timeline_app.model.window import Precision

__all__ = [
    "MAX_SECOND",
    "MIN_SECOND",
    "DateError",
    "Precision",
    "UncertainDate",
    "civil_from_seconds",
    "iso_from_seconds",
    "parse_edtf",
    "seconds_from_civil",
    "seconds_from_iso",
]


_PLAIN_DAY = re.compile("([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])")

# A frozen dataclass fills its fields through object.__setattr__: 16 of them take a third of the
# time of a parse. A mutable twin with the same slots is filled at once and then made frozen.
_Draft = make_dataclass(
    "_Draft",
    [
        (field.name, field.type, field.default)
        if field.default is not MISSING
        else (field.name, field.type)
        for field in fields(UncertainDate)
    ],
    slots=True,
)


def _frozen(draft: Any) -> UncertainDate:
    draft.__class__ = UncertainDate
    frozen: UncertainDate = draft
    return frozen


def parse_edtf(text: str) -> UncertainDate:
    """The date that an EDTF text (levels 0, 1, 2) says; DateError if it isn't EDTF."""
    if not isinstance(text, str):
        raise DateError(f"a date is EDTF text, not {type(text).__name__}; write '2021-08-25'")
    return _parsed(text)


@lru_cache(maxsize=4096)  # the dates of a document, or of several, are mostly the same few
def _parsed(text: str) -> UncertainDate:
    # Most dates are plain days; those that every month has need no further look.
    match = _PLAIN_DAY.fullmatch(text)
    if match:
        year, month, day = match.groups()
        first = days_from_civil(int(year), int(month), int(day)) * DAY
        draft = _Draft(text, first, first + 86_399, first, first + 86_399, Precision.DAY)
        return _frozen(draft)
    expression = read_edtf(text)
    if isinstance(expression, SimpleDate):
        return _single(text, expression)
    if isinstance(expression, Interval):
        return _interval(text, expression)
    return _set(text, expression)


def _single(text: str, date: SimpleDate) -> UncertainDate:
    first, last, clamped = _window(date)
    draft = _Draft(text, first, last, first, last, date.precision)
    if date.marks != UNMARKED:
        draft.edtf = str(date)
        draft.approximate, draft.uncertain = date.mark >= APPROXIMATE, date.mark & UNCERTAIN > 0
    draft.clamped = clamped
    draft.zone = date.zone or None
    return _frozen(draft)


def _window(date: SimpleDate) -> tuple[int, int, bool]:
    """First and last second, and whether they had to be clamped: a known second stays strictly
    inside MIN_SECOND and MAX_SECOND, which mean unbounded."""
    first, last = (date.first, date.last) if date.marks == UNMARKED else date.window
    if first > MIN_SECOND and last < MAX_SECOND:
        return first, last, False
    low, high = MIN_SECOND + 1, MAX_SECOND - 1
    return min(max(first, low), high), min(max(last, low), high), True


def _interval(text: str, interval: Interval) -> UncertainDate:
    """The start lies in the start's window and the end in the end's, and no end is before its
    start: where the windows overlap, `start_latest` comes down to the end's last second and
    `end_earliest` up to the start's first (2021-08/2021-08-15 starts by 15 August). Where two zones
    make the end's clock show an earlier time than the start's, either lies between the two."""
    start, end = interval.start, interval.end
    start_earliest, start_latest = MIN_SECOND, MIN_SECOND if start == ".." else MAX_SECOND
    end_latest, end_earliest = MAX_SECOND, MAX_SECOND if end == ".." else MIN_SECOND
    clamped = end_clamped = False
    if isinstance(start, SimpleDate):
        start_earliest, start_latest, clamped = _window(start)
    if isinstance(end, SimpleDate):
        end_earliest, end_latest, end_clamped = _window(end)
    if end_latest < start_earliest:
        start_earliest, end_latest = end_earliest, start_latest
        start_latest, end_earliest = end_latest, start_earliest
    draft = _Draft(
        text,
        start_earliest,
        min(start_latest, end_latest),
        max(end_earliest, start_earliest),
        end_latest,
        Precision.AGE,
    )
    draft.open_start, draft.open_end = start == "..", end == ".."
    draft.unknown_start, draft.unknown_end = start == "", end == ""
    draft.clamped = clamped or end_clamped
    dates = [date for date in (start, end) if isinstance(date, SimpleDate)]
    return _summed_up(draft, interval, dates)


def _set(text: str, dates: DateSet) -> UncertainDate:
    """One of: a moment in the hull of the members' windows. All of: from the first member to the
    last, so that the start is the earliest of the members' moments and the end the latest."""
    windows = [_member_window(member) for member in dates.members]
    first, last = min(w[0] for w in windows), max(w[1] for w in windows)
    start_latest, end_earliest = last, first
    if dates.all_of:
        lasts = [_window(m.first)[1] if m.first else MIN_SECOND for m in dates.members]
        firsts = [_window(m.last)[0] if m.last else MAX_SECOND for m in dates.members]
        start_latest, end_earliest = min(*lasts, last), max(*firsts, first)
    draft = _Draft(text, first, start_latest, end_earliest, last, Precision.AGE)
    draft.open_start = dates.members[0].first is None
    draft.open_end = dates.members[-1].last is None
    draft.one_of = tuple((first, last) for first, last, _ in windows)
    draft.all_of = dates.all_of
    draft.clamped = any(clamped for _, _, clamped in windows)
    return _summed_up(draft, dates, [date for m in dates.members for date in m.dates])


def _member_window(member: Member) -> tuple[int, int, bool]:
    first, last = MIN_SECOND, MAX_SECOND
    last_of_first = MAX_SECOND
    clamped_first = clamped_last = False
    if member.first:
        first, last_of_first, clamped_first = _window(member.first)
        if member.first is member.last:
            return first, last_of_first, clamped_first
    if member.last:
        first_of_last, last, clamped_last = _window(member.last)
        if last < first:  # by two zones' clocks, as in `_interval`
            first, last = first_of_last, last_of_first
    return first, last, clamped_first or clamped_last


def _summed_up(
    draft: Any, expression: Interval | DateSet, dates: list[SimpleDate]
) -> UncertainDate:
    """Completes a draft with what its dates have in common."""
    mark = 0
    for date in dates:
        if date.marks != UNMARKED:
            mark |= date.mark
    if mark:
        draft.edtf = str(expression)
        draft.approximate, draft.uncertain = mark >= APPROXIMATE, mark & UNCERTAIN > 0
    if dates:
        draft.precision = min([date.precision for date in dates])
        draft.zone = _zone(dates)
    return _frozen(draft)


def _zone(dates: list[SimpleDate]) -> str | None:
    zones = {date.zone for date in dates if date.zone}
    return zones.pop() if len(zones) == 1 else None
