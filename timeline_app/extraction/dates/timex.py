"""Date words found in a text, as values (TimeML's TIMEX3). ``timexes`` finds them."""

from dataclasses import dataclass
from enum import StrEnum

from timeline_app.extraction.texts.span import Span
from timeline_app.model.source import Basis


class TimexKind(StrEnum):
    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """Date words. ``value`` and ``modifier`` are TIMEX3's; ``edtf`` is None where no date follows.

    ``basis`` and ``anchor`` are those of ``model.source.Date``. A date that leans on an event
    ("two days before the attack") whose date isn't known has its words in ``event`` and the distance
    from it in ``offset`` ("-P2D"), and no ``edtf`` until that event has a date.
    """

    span: Span
    kind: TimexKind
    value: str
    rule: str
    modifier: str | None = None
    edtf: str | None = None
    basis: Basis = Basis.STATED
    anchor: str | None = None
    event: Span | None = None
    offset: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentDate:
    """When a document was written, as far as it is known: day known, or bounds only, or nothing.

    ``evidence`` is where its text says so; None where it was given from outside or only follows.
    """

    edtf: str | None = None
    reason: str = ""
    evidence: Span | None = None

    @property
    def is_bound(self) -> bool:
        """Whether it only says what the document was not written before."""
        return self.edtf is not None and self.edtf.endswith("..]")
