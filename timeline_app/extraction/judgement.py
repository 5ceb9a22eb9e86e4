"""What a text makes of an event that it names, as a value: stance, factuality and time.

``factuality`` judges; who says so is told by the attributions around the event (``attributed``).
"""

from dataclasses import dataclass
from enum import StrEnum

from timeline_app.extraction.span import Span
from timeline_app.model.event import Factuality, Stance


class Tense(StrEnum):
    """When the event lies, seen from when it was written down."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """``cue`` is the word that decides: "not", "may", "plans"; None where the event is plainly told.

    Stance and factuality are those of the nearest source, or of the text itself.
    """

    stance: Stance = Stance.ASSERTS
    factuality: Factuality = Factuality.CERTAIN
    tense: Tense = Tense.PAST
    is_generic: bool = False  # nothing that happened once: "the group attacks convoys"
    cue: Span | None = None
    rule: str = ""

    @property
    def is_negated(self) -> bool:
        return self.factuality.is_negative or self.stance is Stance.DENIES

    @property
    def is_uncertain(self) -> bool:
        """Whether its source leaves open what happened; a plain plan or wish is none the less sure."""
        if self.factuality is Factuality.UNCOMMITTED:
            return self.stance in (Stance.ASSERTS, Stance.QUESTIONS)
        return self.factuality not in (Factuality.CERTAIN, Factuality.CERTAINLY_NOT)
