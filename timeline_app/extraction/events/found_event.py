"""Events as one document's sentences tell them, as values. ``events`` finds them.

Who says that they happened, and whether they did, is not known here: that is of ``attribution`` and
``factuality``; their dates are anchored in ``proposing``.
"""

from dataclasses import dataclass
from enum import StrEnum

from timeline_app.extraction.texts.span import Span
from timeline_app.model.event import EventType, Role


class TriggerKind(StrEnum):
    """What kind of word names the event; a state may be a verb too ("owns", "is based")."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    STATE = "state"


class Tense(StrEnum):
    """Of the verb or, for a noun, of the light verb that goes with it ("held talks")."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    INFINITIVE = "infinitive"
    PARTICIPLE = "participle"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """Who or what takes part, as the words ``span`` with the token ``head`` say.

    ``actors`` are those meant, by number: several for "both leaders", none where it is no known actor.
    ``is_core`` tells agent and patient (PropBank's Arg0 and Arg1) from the rest. ``sentence`` is
    another one than the event's where the words stand elsewhere, as a shared subject may.
    """

    role: Role
    sentence: int
    head: int  # place of the head token in its sentence
    span: Span
    actors: tuple[int, ...] = ()
    is_core: bool = True
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundEvent:
    """An event named in a sentence. Events refer to one another by their place among those found.

    ``tokens`` are the places of the words that name it, of which ``head`` is the one whose place in
    the tree counts: for "held talks" the head is "talks" and "held" is its ``light`` verb.
    ``clause`` is the verb (or head) of the clause that it belongs to, where auxiliaries and "not" hang.
    """

    trigger: Span
    sentence: int
    head: int
    tokens: tuple[int, ...]
    kind: TriggerKind
    lemma: str  # with its particle: "take over"
    type: EventType
    tense: Tense = Tense.NONE
    is_perfect: bool = False
    light: int | None = None
    clause: int
    arguments: tuple[Argument, ...] = ()
    place: Span | None = None
    title: str = ""
    is_speech: bool = False
    is_quoted: bool = False  # within somebody's words
    folded_into: int | None = None  # a bigger event of the same sentence: this one makes no row
    rule: str
    reason: str = ""
    salience: float = 0.0
