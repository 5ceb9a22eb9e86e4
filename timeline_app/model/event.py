"""Actors, events, claims and links: what is said to have happened, by whom it is said.

Where it is said (documents, passages) and when (dates) live in ``source``.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from timeline_app.model.proposal import Proposal
from timeline_app.model.record import AnyText, Id, Record, Text
from timeline_app.model.source import Date, Passage


class ActorKind(StrEnum):
    PERSON = "person"
    GROUP = "group"
    ORGANIZATION = "organization"
    GOVERNMENT = "government"
    MILITARY = "military"
    MEDIA = "media"
    PLACE = "place"
    OTHER = "other"


class Role(StrEnum):
    AGENT = "agent"
    TARGET = "target"
    SPEAKER = "speaker"
    ADDRESSEE = "addressee"
    PARTICIPANT = "participant"


class EventType(StrEnum):
    """PLOVER's 16 event categories and four of our own: STATEMENT, STATE, REPORT, OTHER."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    STATEMENT = "STATEMENT"
    STATE = "STATE"
    REPORT = "REPORT"
    OTHER = "OTHER"


class Stance(StrEnum):
    ASSERTS = "asserts"
    DENIES = "denies"
    QUESTIONS = "questions"
    PREDICTS = "predicts"
    PLANS = "plans"
    WISHES = "wishes"


class Factuality(StrEnum):
    """FactBank's values: certainty (CT certain, PR probable, PS possible, U unknown) and polarity."""

    CERTAIN = "CT+"
    PROBABLE = "PR+"
    POSSIBLE = "PS+"
    CERTAINLY_NOT = "CT-"
    PROBABLY_NOT = "PR-"
    POSSIBLY_NOT = "PS-"
    UNCOMMITTED = "Uu"

    @property
    def is_negative(self) -> bool:
        return self.value.endswith("-")


class Status(StrEnum):
    """What the claims on an event amount to; derived, never stored (DESIGN §3)."""

    REPORTED = "reported"
    ATTRIBUTED = "attributed"
    DISPUTED = "disputed"
    DENIED = "denied"
    NEGATED = "negated"
    EXPECTED = "expected"


class LinkKind(StrEnum):
    CORROBORATES = "corroborates"
    CONTRADICTS = "contradicts"
    REFINES = "refines"
    RESPONDS_TO = "responds_to"
    CAUSES = "causes"
    SAME_AS = "same_as"
    BEFORE = "before"


class Alias(Record):
    """Another name of an actor, with the mentions that back it."""

    text: Text
    passages: tuple[Passage, ...] = Field(min_length=1)


Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]


class Actor(Record):
    """A person, group, state or place that acts. Mentions of the text may differ: see ``aliases``.

    ``colour`` is that of its lane, as ``#rrggbb``; without one, the program chooses.
    ``active`` is the time in which it lived or existed, as far as it is known: ``/1969`` until 1969.
    """

    id: Id
    name: Text
    kind: ActorKind
    aliases: tuple[Alias, ...] = ()
    part_of: Id | None = None
    colour: Colour | None = None
    active: Date | None = None
    note: AnyText | None = None
    proposal: Proposal | None = None


class Participant(Record):
    actor: Id
    role: Role


class Claim(Record):
    """One passage's say on one event.

    ``claimed_by`` is the chain of those who say so, nearest first, as actor ids or plain names;
    empty means the document's own voice. ``said`` is when the claim was made, by default the
    document's date of publication.
    """

    id: Id
    passage: Passage
    stance: Stance
    factuality: Factuality
    claimed_by: tuple[Text, ...] = ()
    said: Date | None = None
    credibility: Annotated[int, Field(strict=True, ge=1, le=6)] | None = None

    @property
    def denies_it_happened(self) -> bool:
        return self.stance is Stance.DENIES or (
            self.stance is Stance.ASSERTS and self.factuality.is_negative
        )


def _unique(tags: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tags))


class Event(Record):
    """Something that happened or is said to; states and speech acts are events too."""

    id: Id
    title: Text
    type: EventType
    date: Date | None = None
    participants: tuple[Participant, ...] = ()
    place: AnyText | None = None
    claims: tuple[Claim, ...] = Field(min_length=1)
    tags: Annotated[tuple[Text, ...], AfterValidator(_unique)] = ()
    note: AnyText | None = None
    origin: Text
    proposal: Proposal | None = None

    @property
    def is_proposed(self) -> bool:
        """Whether an extractor proposes it and nobody has decided on it yet."""
        return self.proposal is not None and self.proposal.is_open

    @property
    def status(self) -> Status:
        return status_of(self.claims)

    @property
    def actors(self) -> tuple[str, ...]:
        """Ids of those who take part, each once, in order of first mention."""
        return tuple(dict.fromkeys(participant.actor for participant in self.participants))


class Suggestion(StrEnum):
    """What the program may propose: of two records that they are one, or a record of its own making."""

    SAME_ACTOR = "same_actor"
    SAME_EVENT = "same_event"
    PROPOSAL = "proposal"


class Refusal(Record):
    """That a person refused a suggestion about two records, so that it is not made again.

    Of a refused proposal ``one`` is the document that it was found in, ``other`` its key.
    """

    id: Id
    suggestion: Suggestion
    one: Id
    other: Id

    @property
    def records(self) -> frozenset[str]:
        """The ids of the records that it is about."""
        is_of_one = self.suggestion is Suggestion.PROPOSAL
        return frozenset({self.one} if is_of_one else {self.one, self.other})


class Link(Record):
    """How one event, document's account of it, bears on another."""

    kind: LinkKind
    from_: Id = Field(alias="from")
    to: Id
    note: AnyText | None = None
    passages: tuple[Passage, ...] = ()
    proposal: Proposal | None = None


def status_of(claims: tuple[Claim, ...]) -> Status:
    """Derive an event's status from its claims (DESIGN §3).

    A question and an uncommitted assertion (``Uu``) take no side: they neither make an event
    reported nor dispute it, and an event that has nothing else is attributed: somebody brought it
    up, nobody vouches for it.
    """
    affirming = [
        claim
        for claim in claims
        if claim.stance is Stance.ASSERTS
        and not claim.factuality.is_negative
        and claim.factuality is not Factuality.UNCOMMITTED
    ]
    opposing = [claim for claim in claims if claim.denies_it_happened]
    if affirming and opposing:
        return Status.DISPUTED
    if opposing:
        denied = any(claim.stance is Stance.DENIES for claim in opposing)
        return Status.DENIED if denied else Status.NEGATED
    if affirming:
        in_own_voice = any(not claim.claimed_by for claim in affirming)
        return Status.REPORTED if in_own_voice else Status.ATTRIBUTED
    expecting = (Stance.PREDICTS, Stance.PLANS, Stance.WISHES)
    if any(claim.stance in expecting for claim in claims):
        return Status.EXPECTED
    return Status.ATTRIBUTED
