"""What a text makes of an event that it names, as a value: stance, factuality and time.

``factuality`` judges; who says so is told by the attributions around the event (``attributed``).
"""

from dataclasses import dataclass
from enum import StrEnum

from timeline_app.extraction.texts.span import Span
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
    cue: Span | None = None
    rule: str = ""
