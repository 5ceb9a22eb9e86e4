"""What was found in one document, as values that refer to one another by number and to the text by span.

Records with ids and passages are made of them in ``across``, which joins several documents.
"""

from dataclasses import dataclass
from enum import StrEnum

from timeline_app.extraction.dates.timex import DocumentDate
from timeline_app.extraction.texts.span import Span
from timeline_app.model.event import (
    ActorKind,
    EventType,
    Factuality,
    LinkKind,
    Role,
    Stance,
)
from timeline_app.model.source import Basis


class MentionForm(StrEnum):
    NAME = "name"
    ACCOUNT = "account"  # @name of a network
    NOMINAL = "nominal"  # "the group", "both leaders"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    span: Span
    form: MentionForm
    sentence: int
    head: int  # place of the head token in its sentence
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """That an actor may be another one too: a suggestion, never a merge."""

    actor: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftActor:
    """An actor of one document. Actors refer to one another by their place among them."""

    name: str
    kind: ActorKind
    mentions: tuple[Mention, ...]
    titles: tuple[str, ...] = ()  # "President", "Maj."
    part_of: int | None = None
    may_be: tuple[Likeness, ...] = ()
    pinned: str | None = None  # id of the actor that a person has pinned or made
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftDate:
    """A date with what it rests on.

    ``likely`` is the day that it probably was where ``edtf`` only bounds it: for comparing events and
    for scores, never shown as the date.
    """

    edtf: str
    basis: Basis
    phrase: Span | None = None
    anchor: str | None = None
    likely: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One of the chain of those who say so: an actor by number, or only words of the text."""

    words: str
    actor: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftClaim:
    span: Span  # the passage: a sentence, or the part of it that says so
    stance: Stance
    factuality: Factuality
    claimed_by: tuple[Voice, ...] = ()  # nearest first
    cue: Span | None = None
    said: DraftDate | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Involved:
    actor: int
    role: Role
    span: Span  # of the mention that takes part


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftEvent:
    """An event of one document; ``trigger`` is the word or words that name it.

    ``mentions`` are all places that name it, ``trigger`` among them, each with its claim.
    """

    trigger: Span
    mentions: tuple[Span, ...] = ()
    sentence: int
    title: str
    type: EventType
    claims: tuple[DraftClaim, ...]
    date: DraftDate | None = None
    involved: tuple[Involved, ...] = ()
    place: str | None = None
    rule: str
    reason: str = ""
    confidence: float
    salience: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLink:
    kind: LinkKind
    from_: int  # event
    to: int
    span: Span | None = None  # of the words that say so
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentDraft:
    sha256: str  # of the text as UTF-8
    written: DocumentDate
    actors: tuple[DraftActor, ...] = ()
    events: tuple[DraftEvent, ...] = ()
    links: tuple[DraftLink, ...] = ()
    sentences: tuple[Span, ...] = ()  # of the whole document: events name theirs by its place
    extractor: str = ""  # with its version and the model's
