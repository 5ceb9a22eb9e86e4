"""What an extractor says of a record that it proposes, and whether a person has decided on it.

What is proposed is the record itself: the extractors live in ``extraction``.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from timeline_app.model.record import AnyText, Id, Record, Text

Score = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]

# Of an event that is proposed or shown, unless somebody asks for more or fewer.
LEAST_SALIENCE = 0.15


class Decision(StrEnum):
    """What a person made of a proposal that stays; a rejected one is removed and remembered."""

    ACCEPTED = "accepted"
    MENDED = "mended"


class Review(StrEnum):
    """Whether a person has decided on an event; one that a person made is decided."""

    PROPOSED = "proposed"
    DECIDED = "decided"


class Proposal(Record):
    """How an extractor came to a record.

    ``key`` is the same in every run over the same words, so that a decision outlives the run; a
    ``Refusal`` remembers it, where the proposal is not wanted.
    ``rule`` names the rule or model that decided, ``reason`` tells a person why, ``confidence`` is the
    extractor's trust in its own work (never the factuality of a claim), ``salience`` how much an event
    is worth a row. Without ``decision``, nobody has looked at it yet.
    """

    key: Id
    rule: Text
    confidence: Score
    salience: Score | None = None
    reason: AnyText | None = None
    decision: Decision | None = None

    @property
    def is_open(self) -> bool:
        return self.decision is None
