"""Says in English what an EDTF text says, losing nothing of it.

The text is read in `edtf`, one date is said in `date_words`, and the bounds are in `time`.
"""

from timeline_app.model.calendar import DAY, MONTHS, civil_from_seconds, year_name
from timeline_app.model.date_words import date_words, day_words, span_words, zone_words
from timeline_app.model.edtf import DateSet, Expression, Interval, Member
from timeline_app.model.simple_date import APPROXIMATE, UNCERTAIN, SimpleDate
from timeline_app.model.window import Precision

_MANNERS = "", "uncertain", "approximate", "uncertain and approximate"
_ENDS = {"": "unknown", "..": "open"}


def words_of(expression: Expression) -> str:
    """`15 to 25 August 2021`, `about August 2021`, `one of 1667, 1668 and 1670 to 1672`."""
    if isinstance(expression, Interval):
        return _interval(expression)
    if isinstance(expression, DateSet):
        return _set(expression)
    if expression.whole_mark == UNCERTAIN | APPROXIMATE and not _is_loose(expression):
        return f"about {date_words(expression)}, uncertain"
    return _date(expression)


def _date(date: SimpleDate) -> str:
    """A date with its qualifiers, as part of a longer phrase."""
    text = date_words(date)
    if date.mark == 0:
        return text
    whole = date.whole_mark
    if not whole:
        return f"{text} ({_component_manners(date)})"
    if not whole & APPROXIMATE:
        return f"{text} (uncertain)"
    if _is_loose(date):
        return f"{text} ({_MANNERS[whole]})"
    return f"about {text}" + (" (uncertain)" if whole & UNCERTAIN else "")


def _is_loose(date: SimpleDate) -> bool:
    """Whether "about" would not read well: `about a day in August 2021`."""
    return "X" in date.month + date.day or date_words(date).startswith(("a", "est", "the year "))


def _component_manners(date: SimpleDate) -> str:
    """`year and month approximate, day uncertain`."""
    names: dict[int, list[str]] = {}
    for name, mark in zip(("year", "month", "day"), date.marks, strict=True):
        if mark:
            names.setdefault(mark, []).append(name)
    return ", ".join(f"{' and '.join(group)} {_MANNERS[m]}" for m, group in names.items())


def _interval(interval: Interval) -> str:
    start, end = interval.start, interval.end
    if isinstance(start, SimpleDate) and isinstance(end, SimpleDate):
        return _stretch(start, end, "to")
    if isinstance(start, SimpleDate):
        return f"from {_date(start)}, end {_ENDS[str(end)]}"
    if isinstance(end, SimpleDate):
        return f"until {_date(end)}, start {_ENDS[start]}"
    return f"start {_ENDS[start]}, end {_ENDS[end]}"


def _set(dates: DateSet) -> str:
    members = dates.members
    if len(members) == 1:
        return _only(members[0], all_of=dates.all_of)
    texts = [_member(member, "and" if dates.all_of else "or") for member in members]
    if len(members) == 2 and all(member.first is member.last for member in members):
        both = ("both {} and {}" if dates.all_of else "either {} or {}").format
        return both(*texts)
    listed = ", ".join(texts[:-1]) + " and " + texts[-1]
    return ("all of " if dates.all_of else "one of ") + listed


def _only(member: Member, *, all_of: bool) -> str:
    """The words of a set with a single member."""
    first, last = member.first, member.last
    if first is last:
        return f"{_member(member, '')} (a set of one)"
    if all_of:
        return "all of " + _member(member, "and")
    if first and last:
        return "between " + _stretch(first, last, "and")
    if first:
        return f"{_preposition(first)} or after {_date(first)}"
    assert last is not None
    if last.precision is Precision.DAY and last.mark == 0:
        return f"before {_day_after(last)}"
    return f"{_preposition(last)} or before {_date(last)}"


def _member(member: Member, word: str) -> str:
    first, last = member.first, member.last
    if first and last:
        return _date(first) if first is last else _stretch(first, last, "to")
    if first:
        return f"{_date(first)} {word} later"
    assert last is not None
    return f"{_date(last)} {word} earlier"


def _preposition(date: SimpleDate) -> str:
    return "at" if date.clock else "on" if date.day else "in"


def _day_after(date: SimpleDate) -> str:
    year, month, day, *_ = civil_from_seconds(date.first + DAY)
    return f"{day} {MONTHS[month]} {year_name(year)}"


def _stretch(first: SimpleDate, last: SimpleDate, word: str) -> str:
    """Two dates, not saying twice what they share: `15 to 25 August 2021`."""
    if first.precision is last.precision and not first.mark and not last.mark:
        shared = _shared(first, last, word)
        if shared:
            return shared
    return f"{_date(first)} {word} {_date(last)}"


def _shared(first: SimpleDate, last: SimpleDate, word: str) -> str | None:
    """The short form of two dates of the same precision without qualifiers, if there is one."""
    if first.precision is Precision.YEAR and _is_year(first) and _is_year(last):
        return span_words(int(first.year), int(last.year)).replace(" to ", f" {word} ")
    if first.year != last.year or "X" in first.year:
        return None
    if first.precision is Precision.MONTH and first.month != last.month and _is_month(first, last):
        return f"{MONTHS[int(first.month)]} {word} {date_words(last)}"
    if first.precision is Precision.DAY and first.month == last.month and first.day != last.day:
        return f"{int(first.day)} {word} {date_words(last)}"
    if first.precision is Precision.DAY and first.month != last.month:
        return f"{int(first.day)} {MONTHS[int(first.month)]} {word} {date_words(last)}"
    is_clock = first.precision in (Precision.MINUTE, Precision.SECOND)
    if is_clock and (first.month, first.day, first.zone) == (last.month, last.day, last.zone):
        times = f"{first.clock} {word} {last.clock}{zone_words(last.zone)}"
        day = day_words(first)
        return f"{times} on {day}" if word == "and" else f"{day} from {times}"
    return None


def _is_year(date: SimpleDate) -> bool:
    return not date.month and date.year.lstrip("-").isdigit()


def _is_month(first: SimpleDate, last: SimpleDate) -> bool:
    return not first.day and not last.day
