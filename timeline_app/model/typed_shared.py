"""Gives dates that stand side by side what they share: the month and year of "15 to 31 March 1985".

What a date can leave out is in `typed_named`; what no neighbour tells comes from a reference.
"""

from collections.abc import Sequence
from itertools import pairwise

from timeline_app.model.typed_clock import add_meridiem
from timeline_app.model.typed_named import NamedDate
from timeline_app.model.typed_parts import set_century
from timeline_app.model.typed_tokens import Cursor


def share(dates: Sequence[NamedDate], cursor: Cursor) -> None:
    """Completes dates in the order of the text, from the next one that tells more, else the last."""
    for date, source in zip(dates[-2::-1], dates[:0:-1], strict=True):
        _complete_from_right(date, source, cursor)
    for source, date in pairwise(dates):
        _complete_from_left(date, source, cursor)


def _complete_from_right(date: NamedDate, source: NamedDate, cursor: Cursor) -> None:
    if date.edtf or source.edtf:
        return
    if date.is_bare_number and date.year is None:
        _explain_number(date, source, cursor)
    elif date.year is not None and date.digits == 0 and date.era == "" and source.era == "BCE":
        _move_before_christ(date, source)
    if date.clock and not date.zone and source.clock and not date.has_day:
        date.zone = source.zone
    if (date.clock or date.daypart) and not date.has_day and not date.month and date.year is None:
        _take_day_of(date, source)
    if date.part and date.year is None and not date.month and not date.grouping and not date.day:
        date.month, date.grouping, date.years = source.month, source.grouping, source.years
    if date.year is None:
        date.year, date.era = source.year, source.era
        if date.has_day and not date.month:
            date.month = source.month
        if not date.month and not date.grouping:
            date.years = source.years


def _explain_number(date: NamedDate, source: NamedDate, cursor: Cursor) -> None:
    """What kind of number a lone one is, from what stands behind it."""
    if source.clock_comes_first and source.meridiem is not None and not date.is_ordinal:
        hour = add_meridiem(cursor, date, date.number, source.meridiem, date.start)
        date.clock, date.number = f"{hour:02}", 0
    elif source.has_day:
        date.day, date.month = date.number, source.month
    elif source.years == 100 and date.is_ordinal:
        set_century(date, date.number, source.era)
        date.number = 0
    elif source.era and source.year is not None and not source.month:
        date.era = source.era
        date.year = 1 - date.number if date.era == "BCE" else date.number
        date.number = 0
    elif source.month:
        reason = f"{date.number} may be a day or a year here"
        raise cursor.error(reason, "write day, month and year of both dates", date.start)


def _move_before_christ(date: NamedDate, source: NamedDate) -> None:
    """`1200 to 1100 BC`: an era behind the last year is said of the first one, too."""
    if date.year is not None and not date.month and not date.clock:
        date.era = source.era
        date.year = 1 - date.year if date.years == 1 else 2 - date.year - date.years


def _take_day_of(date: NamedDate, source: NamedDate) -> None:
    date.year, date.month, date.day = source.year, source.month, source.day
    date.day_start, date.era, date.weekday = source.day_start, source.era, source.weekday
    date.weekday_start, date.nth_weekday = source.weekday_start, source.nth_weekday


def _complete_from_left(date: NamedDate, source: NamedDate, cursor: Cursor) -> None:
    if date.edtf or source.edtf:
        return
    if date.is_bare_number and date.years == 1:
        if source.has_day:
            date.day, date.month = date.number, source.month
            date.year = source.year if date.year is None else date.year
        elif (
            date.year is None and source.year is not None and not source.month and date.digits == 2
        ):
            _complete_year(date, source, cursor)
        elif source.month:
            reason = f"{date.number} may be a day or a year here"
            raise cursor.error(reason, "write day, month and year of both dates", date.start)
    if (date.clock or date.daypart) and not date.has_day and not date.month and date.year is None:
        _take_day_of(date, source)
    if date.year is None and (date.month or date.grouping):
        date.year, date.era = source.year, source.era


def _complete_year(date: NamedDate, source: NamedDate, cursor: Cursor) -> None:
    """`1914-18`: two digits of a year in the century of the year before it."""
    assert source.year is not None
    if source.era == "BCE" or source.years > 1:
        raise cursor.error(f"the year {date.number} is open", "write all its digits", date.start)
    date.year, date.number = source.year // 100 * 100 + date.number, 0
    if date.year <= source.year:
        reason = f"{date.year} is not after {source.year}"
        later = date.year + 100
        mend = f"write '{source.year} to {later}'"
        raise cursor.error(reason, mend, date.start)
