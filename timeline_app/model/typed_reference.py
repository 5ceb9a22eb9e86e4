"""Works out dates that lean on another: "25 March", "Monday", "two weeks later", "last month".

How such words are read is in `typed_relative`. The rules, which nothing in EDTF or TIMEX3 gives:

- a day or month without its year is the one nearest to the reference, before it or after it, and
  the earlier one of two that are as near; a weekday is the one on the reference's day or before it.
- a distance in days is exact; in weeks, months, years, decades or centuries it is right to half a
  unit ("three weeks later" is 18 to 24 days later), unless the reference is no finer than that unit
  or the text says "exactly". A distance in hours or minutes is right to half of one, too.
- weeks run from Monday to Sunday (ISO 8601); "last month" is the calendar month before.
- a reference that may be several days makes the result as wide.
"""

from timeline_app.model.calendar import (
    DAY,
    civil_from_seconds,
    days_from_civil,
    days_in_month,
    shift_months,
)
from timeline_app.model.calendar import MONTHS as MONTH_NAMES
from timeline_app.model.date_error import DateError
from timeline_app.model.typed_anchor import Anchor
from timeline_app.model.typed_named import NamedDate, weekday_of
from timeline_app.model.typed_tokens import Cursor
from timeline_app.model.typed_window import DAYS, Span, day_text, year_text
from timeline_app.model.window import Precision

PRECISIONS = {
    "century": Precision.CENTURY,
    "decade": Precision.DECADE,
    "year": Precision.YEAR,
    "half": Precision.SEMESTER,
    "quarter": Precision.QUARTER,
    "month": Precision.MONTH,
    "week": Precision.MONTH,
    "day": Precision.DAY,
    "hour": Precision.HOUR,
    "minute": Precision.MINUTE,
}
MONTHS_OF = {"century": 1200, "decade": 120, "year": 12, "half": 6, "quarter": 3, "month": 1}
_SECONDS_OF = {"hour": 3600, "minute": 60}
_HALF_A_MONTH = 15 * DAY
_LEAP_CYCLE = 8  # years between two leap days, at most


def shifted(
    anchor: Anchor, low: int, high: int, unit: str, sign: int, *, is_exact: bool
) -> tuple[int, int]:
    """First and last second of the time that is `low` to `high` units before (-1) or after (1)."""
    first, last = anchor.seconds(sign)
    is_exact = is_exact or anchor.date.precision <= PRECISIONS[unit]
    near, far = (low, high) if sign > 0 else (-high, -low)
    if unit in _SECONDS_OF:
        seconds = _SECONDS_OF[unit]
        slack = 0 if is_exact else seconds // 2
        return first + near * seconds - slack, last + far * seconds + slack
    first, last = first // DAY * DAY, last // DAY * DAY + DAY - 1
    if unit in ("day", "week"):
        size = DAY if unit == "day" else 7 * DAY
        slack = 0 if is_exact or unit == "day" else 3 * DAY
        return first + near * size - slack, last + far * size + slack
    months = MONTHS_OF[unit]
    # Whole months end with the month, whatever its length; days end with the day of the same number.
    end = 0 if anchor.date.precision <= Precision.MONTH else DAY
    first = shift_months(first, near * months)
    last = shift_months(last + 1 - end, far * months) + end - 1
    if is_exact:
        return first, last
    if unit == "month":
        return first - _HALF_A_MONTH, last + _HALF_A_MONTH
    return shift_months(first, -months // 2), shift_months(last + 1, months // 2) - 1


def calendar_unit(anchor: Anchor, unit: str, offset: int) -> tuple[int, int]:
    """First and last second of the day, week, month … that many behind the one of the anchor."""
    first, last = anchor.seconds()
    if unit in _SECONDS_OF:
        size = _SECONDS_OF[unit]
        return (first // size + offset) * size, (last // size + offset + 1) * size - 1
    if unit in ("day", "week"):
        size = 1 if unit == "day" else 7
        low, high = first // DAY, last // DAY
        if unit == "week":
            low, high = low - weekday_of(low), high - weekday_of(high)
        return (low + offset * size) * DAY, (high + (offset + 1) * size) * DAY - 1
    size = MONTHS_OF[unit]
    starts = []
    for second, ahead in ((first, 0), (last, 1)):
        year, month, *_ = civil_from_seconds(second)
        count = ((year * 12 + month - 1) // size + offset + ahead) * size
        starts.append(days_from_civil(count // 12, count % 12 + 1, 1) * DAY)
    return starts[0], starts[1] - 1


def beside(anchor: Anchor, unit: str, sign: int) -> tuple[int, int]:
    """First and last second of "the week before": the calendar's, or as much time right beside it."""
    if unit == "day" or anchor.date.precision <= PRECISIONS[unit]:
        return shifted(anchor, 1, 1, unit, sign, is_exact=True)
    first, last = calendar_unit(anchor, unit, sign)
    low, high = anchor.days(sign)
    return (first, high * DAY - 1) if sign < 0 else ((low + 1) * DAY, last)


def edtf_ends(first: int, last: int, clock_zone: str | None = None) -> tuple[str, str]:
    """Two EDTF dates, the same where one says it all, that reach over these seconds; to the minute
    if there is a zone, which may be ""."""
    if clock_zone is not None:
        return _minute_text(first) + clock_zone, _minute_text(last) + clock_zone
    low, high = civil_from_seconds(first), civil_from_seconds(last)
    if low[2] == 1 and high[2] == days_in_month(high[0], high[1]):
        if low[1] == 1 and high[1] == 12:
            return year_text(low[0]), year_text(high[0])
        return f"{year_text(low[0])}-{low[1]:02}", f"{year_text(high[0])}-{high[1]:02}"
    return day_text(first // DAY), day_text(last // DAY)


def _minute_text(second: int) -> str:
    _, _, _, hour, minute, _ = civil_from_seconds(second)
    return f"{day_text(second // DAY)}T{hour:02}:{minute:02}"


def complete(date: NamedDate, anchor: Anchor, cursor: Cursor, direction: int | None = None) -> str:
    """Fills in what a date leaves out; words that tell how.

    `direction`: None by the rules above, -1 and 1 for the last one before and the next one after
    the anchor, 0 for the one in the same year (a weekday: in the same week).
    """
    anchor.check_bounds(cursor, date.start)
    if date.weekday is not None and not date.has_day and not date.number and not date.month:
        return _complete_weekday(date, anchor, cursor, direction)
    if date.number and not date.day and not date.month and date.is_ordinal:
        date.day = date.number
    elif date.month or date.grouping:
        pass
    elif (date.clock or date.daypart) and not date.number:
        first, last = anchor.days()
        if first != last:
            raise _not_one_day(anchor, cursor, date)
        set_day(date, first)
        return f"on the day of {anchor.words}"
    else:
        raise lone_number(date, cursor)
    longest = days_in_month(4, date.month) if date.month else 31
    if date.day > longest:
        name = MONTH_NAMES[date.month] or "a month"
        mend = f"write a day from 1 to {longest}"
        raise cursor.error(f"{name} has days 1 to {longest}", mend, date.day_start)
    candidates = _candidates(date, anchor)
    low, high = anchor.days()
    found: list[tuple[int, int, int, int]] = []  # distance, year, month, day
    for year, month, span in candidates:
        gap = max(span.first - high, low - span.last, 0)
        if (direction == -1 and span.last >= low) or (direction == 1 and span.first <= high):
            continue
        if direction == 0 and year != civil_from_seconds(anchor.date.start_earliest)[0]:
            continue
        found.append((gap, year, month, span.first))
    found.sort()
    if not found:
        raise cursor.error("there is no such day near the reference", "write its year", date.start)
    if len(found) > 1 and found[0][0] == found[1][0] == 0:
        reason = f"{anchor.words} reaches over more than one such date"
        raise cursor.error(reason, "write the year", date.start)
    _, date.year, month, _ = found[0]
    if not date.grouping:
        date.month = month
    side = {
        None: "one nearest to",
        -1: "last one before",
        1: "next one after",
        0: "one in the year of",
    }
    return f"the {side[direction]} {anchor.words}"


def lone_number(date: NamedDate, cursor: Cursor) -> DateError:
    """The error for a number, or a part, that no neighbour explains."""
    written = cursor.text[date.start : date.end]
    return cursor.error(f"{written!r} alone is no date", "add its month and year", date.start)


def _candidates(date: NamedDate, anchor: Anchor) -> list[tuple[int, int, Span]]:
    """The dates of that name around the anchor: year, month and days."""
    low = civil_from_seconds(anchor.date.start_earliest)[0]
    high = civil_from_seconds(anchor.date.end_latest)[0]
    reach = _LEAP_CYCLE if (date.month, date.day) == (2, 29) else 2
    years = (
        *range(low - reach, low + reach + 1),
        *range(max(high - reach, low + reach + 1), high + reach + 1),
    )
    found = []
    for year in years:
        for month in (date.month,) if date.month or date.grouping else range(1, 13):
            if date.day and month and date.day > days_in_month(year, month):
                continue
            named = NamedDate(0, year=year, month=month, grouping=date.grouping, day=date.day)
            span = named.span
            while span.level != DAYS:
                span = span.finer()
            found.append((year, month, span))
    return found


def _complete_weekday(
    date: NamedDate, anchor: Anchor, cursor: Cursor, direction: int | None
) -> str:
    low, high = anchor.days()
    if low != high or date.weekday is None:
        raise _not_one_day(anchor, cursor, date)
    back = (weekday_of(low) - date.weekday) % 7
    if direction == -1:
        day, how = low - (back or 7), "the last one before"
    elif direction == 1:
        day, how = low + 7 - back, "the next one after"
    elif direction == 0:
        day, how = low - weekday_of(low) + date.weekday, "in the week of"
    else:
        day, how = low - back, "the one on or before"
    set_day(date, day)
    return f"{how} {anchor.words}"


def _not_one_day(anchor: Anchor, cursor: Cursor, date: NamedDate) -> DateError:
    return cursor.error(f"{anchor.words} is not one day", "write the date in full", date.start)


def set_day(date: NamedDate, days: int) -> None:
    """Let ``date`` be the day that is so many days after 1970-01-01."""
    date.year, date.month, date.day, *_ = civil_from_seconds(days * DAY)
    date.day_start = date.start
