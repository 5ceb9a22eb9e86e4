"""Turns a date named in words into the EDTF dates it reaches from and to, and holds the rules of parts.

What a phrase names is read in `typed_named`. EDTF has no "late August"; each part is worked out
here, in whole units, as the dates between which it lies:

- early, mid and late are thirds (TIMEX3 marks the same three with START, MID and END, and gives no
  numbers): of a month the days 1-10, 11-20 and 21 to its end; of a year four months each; of a
  season, quarter or half its months; of a decade the years 0-3, 4-6 and 7-9; of a century the years
  0-33, 34-66 and 67-99; of a day eight hours each. "Beginning", "middle" and "end" say the same.
- halves of a month are the days 1-15 and 16 to its end; quarters and halves of a year have codes.
- weeks of a month, season or year are counted in sevens from its first day, the last one from its
  last; "the first days" and "the last days" are seven.
- a century is the hundred years that share their first two digits (ISO 8601-2 §4.3), as EDTF writes
  it; the first century, which no such digits fit, is counted from the year 1.
- a morning is the time before 12:00, an afternoon 12:00 to 17:59, an evening 17:00 to 23:59; a
  night may be the one before the day's morning or the one after its evening.
"""

from dataclasses import dataclass

from timeline_app.model.calendar import DAY, civil_from_seconds, days_from_civil, days_in_month
from timeline_app.model.window import GROUPINGS

YEARS, MONTHS, DAYS, HOURS = range(4)  # what a span counts in

_CUTS_OF_DAYS = {3: (0, 10, 20), 2: (0, 15)}


@dataclass(frozen=True, slots=True)
class Window:
    """An unknown moment from one EDTF date to another, and where in the text it is named."""

    first: str
    last: str
    whole: str  # one EDTF date that holds it all; "" if there is none
    start: int
    end: int
    mark: int = 0
    is_unit: bool = True  # whether its ends are those of a unit, such as a year, not a rule's


@dataclass(frozen=True, slots=True)
class Part:
    """A share of a unit (`unit` is "") or some of its days, weeks, months or years."""

    unit: str
    number: int  # of a share: how many shares there are; else how many units are meant
    place: int  # which one, from 0; -1 is the last

    @property
    def code(self) -> int:
        """The EDTF code of this half or quarter of a year; 0 if it is none."""
        codes = {2: (40, 41), 4: (33, 34, 35, 36)}
        return 0 if self.unit or self.number not in codes else codes[self.number][self.place]


@dataclass(frozen=True, slots=True)
class Span:
    """Whole units from the `first` to the `last`, counted in years, months, days or hours."""

    level: int
    first: int
    last: int

    def finer(self) -> "Span":
        """The same time in the next finer units."""
        if self.level == YEARS:
            return Span(MONTHS, self.first * 12, self.last * 12 + 11)
        if self.level == MONTHS:
            year, month0 = divmod(self.last, 12)
            last = days_from_civil(year, month0 + 1, days_in_month(year, month0 + 1))
            return Span(DAYS, days_from_civil(*_year_month(self.first), 1), last)
        return Span(HOURS, self.first * 24, self.last * 24 + 23)

    def part(self, part: Part) -> "Span | None":
        """That part of it; None if it is shorter than that."""
        span = self
        if part.unit:
            level = {"year": YEARS, "month": MONTHS, "hour": HOURS}.get(part.unit, DAYS)
            while span.level < level:
                span = span.finer()
            count = part.number * 7 if part.unit == "week" else part.number
            if span.level > level:
                return None
            first = span.last - count + 1 if part.place < 0 else span.first + part.place * count
            found = Span(level, first, first + count - 1)
            return found if span.first <= first and found.last <= span.last else None
        while span.last - span.first + 1 < part.number:
            if span.level == HOURS:
                return None
            span = span.finer()
        return span.share(part.number, part.place)

    def share(self, number: int, place: int) -> "Span":
        """One of `number` shares, as equal as whole units allow, the first ones longer."""
        length = self.last - self.first + 1
        cuts = [-(-length * each // number) for each in range(number + 1)]
        if self.level == DAYS and 28 <= length <= 31:
            cuts = [*_CUTS_OF_DAYS.get(number, cuts[:-1]), length]
        return Span(self.level, self.first + cuts[place], self.first + cuts[place + 1] - 1)

    @property
    def texts(self) -> tuple[str, str]:
        """Its first and last unit in EDTF."""
        return _unit_text(self.level, self.first), _unit_text(self.level, self.last)


def _year_month(months: int) -> tuple[int, int]:
    year, month0 = divmod(months, 12)
    return year, month0 + 1


def _unit_text(level: int, count: int) -> str:
    if level == YEARS:
        return year_text(count)
    if level == MONTHS:
        year, month = _year_month(count)
        return f"{year_text(year)}-{month:02}"
    if level == DAYS:
        return day_text(count)
    days, hour = divmod(count, 24)
    return f"{day_text(days)}T{hour:02}"


def year_text(year: int) -> str:
    """An astronomical year in EDTF: `1985`, `-0043`, `Y12021`."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def day_text(days: int) -> str:
    """Days since 1970-01-01 as an EDTF day."""
    year, month, day, *_ = civil_from_seconds(days * DAY)
    return f"{year_text(year)}-{month:02}-{day:02}"


def years_whole(first: int, last: int) -> str:
    """The narrowest EDTF date that holds these years (both or neither before year 0), else ""."""
    if first == last:
        return year_text(first)
    if first < 0 <= last or max(abs(first), abs(last)) > 9999:
        return ""
    low, high = (f"{abs(year):04}" for year in (first, last))
    shared = next(place for place in range(4) if low[place] != high[place])
    return ("-" if first < 0 else "") + low[:shared] + "X" * (4 - shared)


def are_all_of(whole: str, first: int, last: int) -> bool:
    """Whether `years_whole` holds no other years than these."""
    unknown = 10 ** whole.count("X")
    return bool(unknown == last - first + 1 and min(abs(first), abs(last)) % unknown == 0)


def grouping_span(year: int, code: int) -> Span:
    """The months of an EDTF season, quarter or half (codes 21 to 41)."""
    _, month, months = GROUPINGS[code]
    first = year * 12 + month - 1
    return Span(MONTHS, first, first + months - 1)
