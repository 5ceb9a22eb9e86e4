"""The date that relative words lean on, with the units of the calendar around it.

Which one it is, the document's own or one told before, is found in ``timex_rule``.
"""

from dataclasses import dataclass, replace

from timeline_app.extraction.dates.calendar_unit import CalendarUnit, Level, unit_at, window_edtf
from timeline_app.model.calendar import DAY
from timeline_app.model.time import MAX_SECOND, MIN_SECOND, DateError, parse_edtf
from timeline_app.model.typed_window import DAYS, Span

# TIMEX3's values of units that are known by their kind only.
UNKNOWN_VALUES = {
    Level.DAY: "XXXX-XX-XX",
    Level.WEEK: "XXXX-WXX",
    Level.WEEKEND: "XXXX-WXX-WE",
    Level.MONTH: "XXXX-XX",
    Level.QUARTER: "XXXX-QX",
    Level.HALF: "XXXX-HX",
    Level.YEAR: "XXXX",
    Level.DECADE: "XXX",
    Level.CENTURY: "XX",
}


@dataclass(frozen=True, slots=True)
class Reference:
    """The date that relative words lean on, in EDTF and as its first and last day since 1970."""

    edtf: str
    first: int
    last: int
    words: str
    is_told: bool = False  # in the text, not the document's own
    is_about: bool = False  # a day after about the 3rd is about the 4th
    is_of_record: bool = False  # all that is told was on it
    side: int = 0  # -1 where it is only known not to be later than this, 1 not earlier

    @property
    def day(self) -> int | None:
        """The day, if it is known."""
        return self.first if self.first == self.last else None

    def unit(self, level: Level, offset: int = 0) -> CalendarUnit | None:
        """The week, month … so many after its own; None if that may be one of several."""
        found = unit_at(level, self.first)
        return found.shifted(offset) if found == unit_at(level, self.last) else None

    def as_sure(self, edtf: str) -> str:
        """EDTF of what leans on it: no surer than itself."""
        if not self.is_about or "/" in edtf or "~" in edtf:
            return edtf
        return edtf.replace("..", "~..").replace("]", "~]") if ".." in edtf else f"{edtf}~"

    def window(self, level: Level, offset: int = 0) -> str:
        """EDTF of all units that may be meant."""
        first = unit_at(level, self.first).shifted(offset).days[0]
        last = unit_at(level, self.last).shifted(offset).days[1]
        return window_edtf(Span(DAYS, first, last))


def told_reference(edtf: str | None, unit_edtf: str | None) -> Reference | None:
    """The date told before as what words lean on: one that is told with "about" leans as its plain date."""
    if edtf is None or unit_edtf is None:
        return None
    found = reference_to(unit_edtf.rstrip("~"), "the date told before")
    is_about = edtf.endswith("~")
    if found is None or not is_about:
        return found
    return replace(found, is_about=True, words=f"the date told before, {parse_edtf(edtf).words()}")


def reference_to(edtf: str | None, name: str, *, is_told: bool = True) -> Reference | None:
    """What words lean on when they lean on this date; None if its first or last day isn't known."""
    if edtf is None:
        return None
    try:
        date = parse_edtf(edtf)
    except DateError:
        return None
    first, last = date.start_earliest, date.end_latest
    if first <= MIN_SECOND or last >= MAX_SECOND or date.clamped:
        return None
    return Reference(edtf, first // DAY, last // DAY, f"{name}, {date.words()}", is_told)
