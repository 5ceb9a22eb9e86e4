"""An event as a person fills it in, and the edits that record it.

What is typed of actors are names: those that are known mean the actor, others make a new one. Names
that were left as they were shown mean whom they meant then, whatever these are called by now.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from timeline_app.model.event import (
    Actor,
    ActorKind,
    Claim,
    Event,
    EventType,
    Factuality,
    Participant,
    Refusal,
    Role,
    Stance,
    Status,
    Suggestion,
    status_of,
)
from timeline_app.model.project import Project
from timeline_app.model.source import Date, Passage
from timeline_app.query.columns import fold
from timeline_app.session.decisions import accepted_actors, mended
from timeline_app.session.free_ids import Known, next_event_id, next_id, readable_id
from timeline_app.session.refusal_edits import followed_refusals
from timeline_app.store.edits import Edit, Kind, Put, Remove

BY_HAND = "person"  # the origin of what a person records


@dataclass(frozen=True)
class ClaimDraft:
    """A claim as filled in; ``claimed_by`` are names, nearest first, empty for the document's own voice.

    ``kept`` is the claim that it was made from, whose other facts stay.
    """

    passage: Passage
    stance: Stance = Stance.ASSERTS
    factuality: Factuality = Factuality.CERTAIN
    claimed_by: tuple[str, ...] = ()
    kept: Claim | None = None


@dataclass(frozen=True)
class ParticipantDraft:
    """Who takes part, as filled in; ``actor`` is the id of whom the name was shown for, None if typed."""

    name: str
    role: Role
    actor: str | None = field(default=None, compare=False)


@dataclass(frozen=True)
class EventDraft:
    """An event as filled in; ``kept`` is the one that is edited, None for a new one.

    ``names`` are those of all actors by their ids, as they were when the form was filled.
    """

    title: str
    type: EventType = EventType.OTHER
    date: Date | None = None
    participants: tuple[ParticipantDraft, ...] = ()
    place: str = ""
    claims: tuple[ClaimDraft, ...] = ()
    tags: tuple[str, ...] = ()
    note: str = ""
    kept: Event | None = field(default=None, repr=False)
    names: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)


def draft_of(event: Event, project: Project) -> EventDraft:
    """What a form shows of ``event``."""
    names = names_in(project)
    return EventDraft(
        title=event.title,
        type=event.type,
        date=event.date,
        participants=tuple(
            ParticipantDraft(names.get(each.actor, each.actor), each.role, each.actor)
            for each in event.participants
        ),
        place=event.place or "",
        claims=tuple(
            ClaimDraft(
                claim.passage,
                claim.stance,
                claim.factuality,
                _claimants(claim, names),
                claim,
            )
            for claim in event.claims
        ),
        tags=event.tags,
        note=event.note or "",
        kept=event,
        names=names,
    )


def status_in(draft: EventDraft) -> Status | None:
    """The status that the claims amount to; None without any."""
    claims = (_claim(each, "c", each.claimed_by) for each in draft.claims)
    return status_of(tuple(claims)) if draft.claims else None


def missing_in(draft: EventDraft) -> str:
    """What keeps ``draft`` from being recorded, in one sentence; empty if nothing does."""
    if not draft.title.strip():
        return "It has no title: say in a few words what happened."
    if not draft.claims:
        return "It rests on no passage: mark words in a document and add them."
    return ""


def outdated(draft: EventDraft, known: Known) -> str:
    """Why ``draft`` is of an event that is another by now, in one sentence; empty if it is not."""
    if draft.kept is None:
        return ""
    now = known.found((Kind.EVENT, draft.kept.id))
    if now == draft.kept:
        return ""
    what = "was deleted" if now is None else "was changed elsewhere"
    return (
        f"The event {what} since this form was opened: copy what you need, cancel, and begin again."
    )


def edits_of(draft: EventDraft, actors: Sequence[Actor], known: Known) -> tuple[str, list[Edit]]:
    """The id of the event, and what records it: its new actors first, then the event itself.

    ``actors`` are those of the project, whose other records are ``known``.
    """
    named = NamedActors(actors, draft)
    event_id = draft.kept.id if draft.kept else next_event_id(known)
    # Before the claims: who takes part may be new, and claim something.
    participants = tuple(
        dict.fromkeys(
            Participant(actor=named.id_of(each.name, each.actor), role=each.role)
            for each in draft.participants
        )
    )
    stem = f"{event_id}.c"
    new_ids: set[str] = set()
    claims = []
    for each in draft.claims:
        id_ = each.kept.id if each.kept else _next_claim_id(stem, known, new_ids)
        new_ids.add(id_)
        if each.kept and each.claimed_by == _claimants(each.kept, draft.names):
            claimed_by = each.kept.claimed_by
        else:
            claimed_by = tuple(map(named.id_or_name, each.claimed_by))
        claims.append(_claim(each, id_, claimed_by))
    event = Event(
        id=event_id,
        title=draft.title.strip(),
        type=draft.type,
        date=draft.date,
        participants=participants,
        place=draft.place.strip() or None,
        claims=tuple(claims),
        tags=tuple(tag.strip() for tag in draft.tags if tag.strip()),
        note=draft.note.strip() or None,
        origin=draft.kept.origin if draft.kept else BY_HAND,
        proposal=draft.kept.proposal if draft.kept else None,
    )
    return event_id, [*accepted_actors((event,), actors), *map(Put, named.new), Put(mended(event))]


def removal_of(
    events: Collection[str],
    links: Sequence[tuple[str, str, str]],
    refusals: Iterable[Refusal] = (),
) -> list[Edit]:
    """What deletes ``events`` by their ids, and all that is only about them.

    ``links`` are key, from and to of each link of the project, ``refusals`` all that it has.
    """
    its_links = [key for key, from_, to in links if from_ in events or to in events]
    removes = [Remove(Kind.LINK, key) for key in its_links]
    gone = dict.fromkeys(events)
    refused = followed_refusals(refusals, Suggestion.SAME_EVENT, gone)
    return [*removes, *refused, *(Remove(Kind.EVENT, event) for event in gone)]


def participants_in_lane(
    lane: str | None, names: Mapping[str, str]
) -> tuple[ParticipantDraft, ...]:
    """Whose lane it is, if it is an actor's: who takes part in an event that is begun there."""
    if lane is None or lane not in names:
        return ()
    return (ParticipantDraft(names[lane], Role.AGENT, lane),)


def names_in(project: Project) -> dict[str, str]:
    """The names of all actors by their ids."""
    return {actor.id: actor.name for actor in project.actors}


def _claimants(claim: Claim, names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names.get(by, by) for by in claim.claimed_by)


def _claim(draft: ClaimDraft, id_: str, claimed_by: Iterable[str]) -> Claim:
    return Claim(
        id=id_,
        passage=draft.passage,
        stance=draft.stance,
        factuality=draft.factuality,
        claimed_by=tuple(claimed_by),
        said=draft.kept.said if draft.kept else None,
        credibility=draft.kept.credibility if draft.kept else None,
    )


def _next_claim_id(stem: str, known: Known, new: Collection[str]) -> str:
    return next_id(stem, lambda id_: id_ in new or known.has_claim(id_))


class NamedActors:
    """Actors by what they are called, and those that had to be made.

    Of several that are called alike, the one that is in the event already is meant.
    """

    def __init__(self, actors: Sequence[Actor], draft: EventDraft) -> None:
        self.new: list[Actor] = []
        event = draft.kept
        self._ids = {actor.id for actor in actors}
        self._by_exact_name: dict[str, str] = {}
        self._by_name: dict[str, str] = {}
        present = set(event.actors) if event else set()
        if event:
            present.update(by for claim in event.claims for by in claim.claimed_by)
        # What somebody was called when the form was filled goes after all that they are called now.
        for id_, name in draft.names.items():
            if id_ in self._ids:
                self._by_name[fold(name.strip())] = id_
        aliases: dict[str, str] = {}
        for actor in actors:
            for alias in actor.aliases:
                aliases.setdefault(fold(alias.text), actor.id)
        self._by_name |= aliases
        # A name goes before another's alias.
        for actor in sorted(actors, key=lambda actor: actor.id in present):
            self._by_name[fold(actor.name.strip())] = actor.id
            self._by_exact_name[actor.name.strip()] = actor.id

    def id_of(self, name: str, shown_for: str | None = None) -> str:
        known = shown_for if shown_for in self._ids else self._known(name)
        if known is not None:
            return known
        id_ = readable_id(name, self._ids, "actor")
        self._ids.add(id_)
        self._by_name[fold(name.strip())] = id_
        self.new.append(Actor(id=id_, name=name.strip(), kind=ActorKind.OTHER))
        return id_

    def id_or_name(self, name: str) -> str:
        """Who claims need be no actor: a witness without a name, say."""
        return self._known(name) or name.strip()

    def _known(self, name: str) -> str | None:
        name = name.strip()
        return self._by_exact_name.get(name) or self._by_name.get(fold(name))
