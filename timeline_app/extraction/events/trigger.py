"""The words of a sentence that name an event, as a value. ``event_triggers`` finds them."""

from dataclasses import dataclass

from timeline_app.extraction.events.found_event import TriggerKind
from timeline_app.extraction.sentences.sentence import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """``within`` is the head of a bigger event of the sentence that this one only belongs to."""

    head: Token
    tokens: tuple[Token, ...]
    kind: TriggerKind
    lemma: str
    rule: str
    clause: Token
    light: Token | None = None
    within: Token | None = None
    reason: str = ""
