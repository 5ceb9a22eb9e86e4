"""An event as a person fills it in, and the edits that record it.

What is typed of actors are names: those that are known mean the actor, others make a new one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from timeline_app.model.event import (
    Actor,
    ActorKind,
    Claim,
    Event,
    EventType,
    Factuality,
    Participant,
    Role,
    Stance,
    Status,
    status_of,
)
from timeline_app.model.project import Project
from timeline_app.model.source import Date, Passage
from timeline_app.query.columns import fold
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
class EventDraft:
    """An event as filled in; ``kept`` is the one that is edited, None for a new one."""

    title: str
    type: EventType = EventType.OTHER
    date: Date | None = None
    participants: tuple[tuple[str, Role], ...] = ()
    place: str = ""
    claims: tuple[ClaimDraft, ...] = ()
    tags: tuple[str, ...] = ()
    note: str = ""
    kept: Event | None = field(default=None, repr=False)


def draft_of(event: Event, project: Project) -> EventDraft:
    """What a form shows of ``event``."""
    names = _names_in(project)
    return EventDraft(
        title=event.title,
        type=event.type,
        date=event.date,
        participants=_named(event, names),
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


def edits_of(draft: EventDraft, project: Project) -> tuple[str, list[Edit]]:
    """The id of the event, and what records it: its new actors first, then the event itself."""
    names = _names_in(project)
    actors = _Actors(project.actors, draft.kept)
    event_id = draft.kept.id if draft.kept else _next_id("e", (e.id for e in project.events))
    if draft.kept and draft.participants == _named(draft.kept, names):
        participants = draft.kept.participants
    else:  # before the claims: who takes part may be new, and claim something
        participants = tuple(
            dict.fromkeys(
                Participant(actor=actors.id_of(name), role=role)
                for name, role in draft.participants
            )
        )
    claim_ids = {claim.id for event in project.events for claim in event.claims}
    claims = []
    for each in draft.claims:
        id_ = each.kept.id if each.kept else _next_id(f"{event_id}.c", claim_ids)
        claim_ids.add(id_)
        if each.kept and each.claimed_by == _claimants(each.kept, names):
            claimed_by = each.kept.claimed_by
        else:
            claimed_by = tuple(map(actors.id_or_name, each.claimed_by))
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
    )
    return event_id, [*map(Put, actors.new), Put(event)]


def removal_of(event: Event, links: Sequence[tuple[str, str, str]]) -> list[Edit]:
    """What deletes ``event``; ``links`` are key, from and to of each link of the project."""
    its_links = [key for key, from_, to in links if event.id in (from_, to)]
    return [*(Remove(Kind.LINK, key) for key in its_links), Remove(Kind.EVENT, event.id)]


def _names_in(project: Project) -> dict[str, str]:
    return {actor.id: actor.name for actor in project.actors}


def _named(event: Event, names: Mapping[str, str]) -> tuple[tuple[str, Role], ...]:
    return tuple((names.get(each.actor, each.actor), each.role) for each in event.participants)


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


def readable_id(name: str, taken: set[str], otherwise: str) -> str:
    """An id that is not ``taken``: the letters and digits of ``name``, or what there is ``otherwise``."""
    letters = "".join(char if char.isalnum() else " " for char in fold(name))
    slug = "-".join(letters.split())[:60].strip("-") or otherwise
    return slug if slug not in taken else _next_id(f"{slug}-", taken)


class _Actors:
    """Actors by what they are called, and those that had to be made.

    Of several that are called alike, the one that is in the event already is meant.
    """

    def __init__(self, actors: Sequence[Actor], event: Event | None) -> None:
        self.new: list[Actor] = []
        self._ids = {actor.id for actor in actors}
        self._by_exact_name: dict[str, str] = {}
        self._by_name: dict[str, str] = {}
        present = set(event.actors) if event else set()
        if event:
            present.update(by for claim in event.claims for by in claim.claimed_by)
        for actor in actors:
            for alias in actor.aliases:
                self._by_name.setdefault(fold(alias.text), actor.id)
        # A name goes before another's alias.
        for actor in sorted(actors, key=lambda actor: actor.id in present):
            self._by_name[fold(actor.name.strip())] = actor.id
            self._by_exact_name[actor.name.strip()] = actor.id

    def id_of(self, name: str) -> str:
        known = self._known(name)
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


def _next_id(stem: str, taken: Iterable[str]) -> str:
    """The stem with a number after all those that are taken."""
    numbers = (id_.removeprefix(stem) for id_ in taken if id_.startswith(stem))
    greatest = max((int(n) for n in numbers if n.isascii() and n.isdecimal()), default=0)
    return f"{stem}{greatest + 1}"
