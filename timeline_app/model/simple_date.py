"""One EDTF date: its components and qualifiers, its canonical text, its window in seconds.

`edtf_date` reads it from text, `window` does the calendar work.
"""

from dataclasses import dataclass

from timeline_app.model.window import GROUPINGS, YEAR_STEP, Precision, widened

QUALIFIERS = "", "?", "~", "%"  # by number: 1 uncertain, 2 approximate, 3 both
UNCERTAIN, APPROXIMATE = 1, 2
UNMARKED = (0, 0, 0)


@dataclass(slots=True)
class SimpleDate:
    """One date as written, and the seconds it covers (before any `~` widens them)."""

    first: int
    last: int
    precision: Precision
    year: str  # "2021", "-0043", "201X", "Y-17E7", "1950S2"
    month: str = ""  # "08", "1X", or a season "21" to "41"
    day: str = ""
    clock: str = ""  # "10:30"
    zone: str = ""
    marks: tuple[int, int, int] = UNMARKED  # qualifiers of year, month, day: see QUALIFIERS
    year_step: int = YEAR_STEP  # months that `~` on the year reaches

    @property
    def size(self) -> int:
        """How many of year, month, day are written."""
        return 3 if self.day else 2 if self.month else 1

    @property
    def whole_mark(self) -> int:
        """The qualifier of the date as a whole; 0 if only some of its components have one."""
        marks = self.marks[: self.size]
        return marks[0] if len(set(marks)) == 1 else 0

    @property
    def mark(self) -> int:
        """Every qualifier that some component has."""
        return self.marks[0] | self.marks[1] | self.marks[2]

    @property
    def seconds_ahead(self) -> int:
        """How far its zone's clock is ahead of universal time; 0 where it states no zone."""
        if self.zone in ("", "Z"):
            return 0
        seconds = int(self.zone[1:3]) * 3600 + int(self.zone[4:6] or 0) * 60
        return -seconds if self.zone[0] == "-" else seconds

    @property
    def window(self) -> tuple[int, int]:
        """First and last second, widened if approximate.

        A date that is approximate as a whole (L1 qualification, or each component) is widened by
        its own precision; else by the coarsest of its approximate components (L2).
        """
        if not self.mark & APPROXIMATE:
            return self.first, self.last
        marks = [mark & APPROXIMATE for mark in self.marks[: self.size]]
        if not all(marks) or self.precision <= Precision.YEAR:
            if marks[0]:
                return widened(self.first, self.last, Precision.YEAR, self.year_step)
            if len(marks) > 1 and marks[1]:
                grouping = GROUPINGS.get(int(self.month)) if self.month.isdigit() else None
                unit = grouping[0] if grouping else Precision.MONTH
                return widened(self.first, self.last, unit)
            return widened(self.first, self.last, Precision.DAY)
        return widened(self.first, self.last, self.precision)

    def __str__(self) -> str:
        """Canonical text: a qualifier that covers the date up to a component stands after it
        (L2 group qualification), any other before its component (individual qualification)."""
        parts = [part for part in (self.year, self.month, self.day) if part]
        tail = f"T{self.clock}{self.zone}" if self.clock else ""
        if self.mark == 0:
            return "-".join(parts) + tail
        marks = self.marks[: len(parts)]
        group = sum(1 for mark in marks if mark)
        if marks == (marks[0],) * group + (0,) * (len(parts) - group):
            if group == len(parts):
                return "-".join(parts) + tail + QUALIFIERS[marks[0]]
            parts[group - 1] += QUALIFIERS[marks[0]]
            return "-".join(parts)
        return "-".join(QUALIFIERS[m] + part for m, part in zip(marks, parts, strict=True))
