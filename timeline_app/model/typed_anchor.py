"""What a relative date leans on, and the text that is being read with it.

What comes of it is worked out in `typed_reference`.
"""

from dataclasses import dataclass, field

from timeline_app.model.calendar import DAY, seconds_from_civil
from timeline_app.model.typed_tokens import Cursor
from timeline_app.model.uncertain_date import UncertainDate
from timeline_app.model.window import Precision

# Years beyond these have no months and days in EDTF.
FIRST_SECOND, LAST_SECOND = seconds_from_civil(-9999), seconds_from_civil(10_000) - 1


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a relative date leans on, and how to call it."""

    date: UncertainDate
    words: str

    @property
    def has_clock(self) -> bool:
        """Whether it tells a time of day."""
        return self.date.precision >= Precision.HOUR

    def days(self, sign: int = 0) -> tuple[int, int]:
        """First and last day it may be: of its start (-1), of its end (1), or of both (0)."""
        first, last = self.seconds(sign)
        return first // DAY, last // DAY

    def seconds(self, sign: int = 0) -> tuple[int, int]:
        """The same in seconds."""
        date = self.date
        first = date.end_earliest if sign > 0 else date.start_earliest
        last = date.start_latest if sign < 0 else date.end_latest
        return first, last

    def check_bounds(self, cursor: Cursor, position: int, sign: int = 0) -> None:
        """DateError if nobody knows when it was, or its calendar is beyond reach."""
        first, last = self.seconds(sign)
        if first < FIRST_SECOND or last > LAST_SECOND:
            reason = f"{self.words} has no known day to lean on"
            raise cursor.error(reason, "write the date in full", position)


@dataclass(slots=True)
class Reading:
    """A text being read: where, the reference if there is one, and how it was leaned on so far."""

    cursor: Cursor
    reference: Anchor | None
    ways: list[str] = field(default_factory=list)
    has_leaned: bool = False  # on the reference

    def lean(self, token_start: int) -> Anchor:
        """The reference, which words at that place need; DateError if there is none."""
        cursor = self.cursor
        if self.reference is None:
            written = cursor.text[token_start:].strip()
            reason = f"{_clipped(written)!r} needs a reference date, and there is none"
            mend = "write the date in full, such as '14 March 1985'"
            raise cursor.error(reason, mend, token_start)
        self.reference.check_bounds(cursor, token_start)
        self.has_leaned = True
        return self.reference


def _clipped(text: str) -> str:
    return text if len(text) <= 30 else text[:29] + "…"
