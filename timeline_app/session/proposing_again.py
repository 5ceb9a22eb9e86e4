"""What is proposed of documents taken into a project that may have proposals of them already, as edits.

What a person decided stays as it is, and is not proposed again: how decisions are made is told by
``deciding``.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from timeline_app.model.event import Actor, Event, Link, Suggestion
from timeline_app.model.project import Project
from timeline_app.session.decisions import is_open, named_in, refused_keys
from timeline_app.session.event_merging import link_identity
from timeline_app.session.free_ids import next_id
from timeline_app.session.kept_notes import anchor_with, words_of_anchor
from timeline_app.session.refusal_edits import followed_refusals
from timeline_app.store.edits import Edit, Kind, Put, Remove


class Proposed(Protocol):
    """What was found in some documents: records with a ``proposal`` each, of which ids are unique.

    Events may name actors that the project has.
    """

    @property
    def actors(self) -> Sequence[Actor]: ...
    @property
    def events(self) -> Sequence[Event]: ...
    @property
    def links(self) -> Sequence[Link]: ...


@dataclass(frozen=True)
class Kept:
    """What stays of a project when some documents are read again: all but their open proposals."""

    actors: Mapping[str, Actor]
    events: Mapping[str, Event]
    links: Mapping[str, Link]  # by key


def merged_proposals(
    project: Project, link_keys: Sequence[str], proposed: Proposed, documents: Collection[str]
) -> list[Edit]:
    """The edits after which ``project`` has what is ``proposed`` of ``documents``, which were read again.

    Open proposals that rest on these documents alone give way. What a person made or decided stays,
    with all that it refers to; a proposal with the key of one that was decided, or refused, is none
    any more. ``link_keys`` are those of the project's links.
    """
    keyed = dict(zip(link_keys, project.links, strict=True))
    kept = kept_records(project, link_keys, documents)
    new = _New(project, kept, proposed)
    edits: list[Edit] = []
    gone_actors = [a.id for a in project.actors if a.id not in kept.actors]
    gone_events = [e.id for e in project.events if e.id not in kept.events]
    new_links = new.links()
    same = {_Same(link): key for key, link in keyed.items() if key not in kept.links}
    stays = {same[_Same(link)] for link in new_links if _Same(link) in same}
    edits += [Remove(Kind.LINK, k) for k in keyed if k not in kept.links and k not in stays]
    edits += _puts(new.actors, {actor.id: actor for actor in project.actors})
    edits += _puts(new.events, {event.id: event for event in project.events})
    edits += [Put(link) for link in new_links if _Same(link) not in same]
    left = dict.fromkeys(id_ for id_ in gone_events if id_ not in new.event_ids)
    edits += followed_refusals(project.refusals, Suggestion.SAME_EVENT, left)
    edits += [Remove(Kind.EVENT, id_) for id_ in left]
    left = dict.fromkeys(id_ for id_ in gone_actors if id_ not in new.actor_ids)
    edits += followed_refusals(project.refusals, Suggestion.SAME_ACTOR, left)
    return [*edits, *(Remove(Kind.ACTOR, id_) for id_ in left)]


def kept_records(project: Project, link_keys: Sequence[str], documents: Collection[str]) -> Kept:
    """What of ``project`` stays as it is when ``documents`` are read again."""
    return _kept(project, dict(zip(link_keys, project.links, strict=True)), frozenset(documents))


def documents_of(event: Event) -> set[str]:
    """The ids of the documents in which ``event`` has its claims."""
    return {claim.passage.document for claim in event.claims}


@dataclass(frozen=True)
class _Same:
    """Equal for equal links, of which passages may be many."""

    link: Link

    def __hash__(self) -> int:
        return hash(link_identity(self.link))


def _puts(records: Iterable[Actor | Event], there: Mapping[str, Actor | Event]) -> list[Edit]:
    return [Put(each) for each in records if there.get(each.id) != each]


def _kept(project: Project, links: Mapping[str, Link], documents: frozenset[str]) -> Kept:
    events = {event.id: event for event in project.events}
    open_ones = {id_ for id_, event in events.items() if event.is_proposed}
    going = {id_ for id_ in open_ones if documents_of(events[id_]) <= documents}
    # A person has said something of these.
    for link in links.values():
        if not is_open(link):
            going -= {link.from_, link.to}
    waiting = [event for id_, event in events.items() if id_ not in going]
    while waiting and going:
        leant_on = going.intersection(_leant_on(waiting.pop()))
        going -= leant_on
        waiting += [events[id_] for id_ in leant_on]
    kept_events = {id_: event for id_, event in events.items() if id_ not in going}
    kept_links = {
        key: link
        for key, link in links.items()
        if not is_open(link) or (link.from_ in kept_events and link.to in kept_events)
    }
    return Kept(_kept_actors(project, kept_events.values(), documents), kept_events, kept_links)


def _kept_actors(
    project: Project, events: Iterable[Event], documents: frozenset[str]
) -> dict[str, Actor]:
    by_id = {actor.id: actor for actor in project.actors}
    named = {id_ for event in events for id_ in named_in(event)}
    staying = [
        actor.id
        for actor in project.actors
        if not is_open(actor) or actor.id in named or not _mentioned_in(actor) <= documents
    ]
    kept = set(staying)
    while staying:
        whole = by_id[staying.pop()].part_of
        if whole in by_id and whole not in kept:
            kept.add(whole)
            staying.append(whole)
    return {id_: actor for id_, actor in by_id.items() if id_ in kept}


def _mentioned_in(actor: Actor) -> set[str]:
    return {passage.document for alias in actor.aliases for passage in alias.passages}


def _leant_on(event: Event) -> Iterator[str]:
    """The words of what its dates lean on, the ids of other events among them."""
    dates = [event.date, *(claim.said for claim in event.claims)]
    for date in dates:
        if date is not None and date.anchor:
            yield from words_of_anchor(date.anchor)


class _New:
    """What of ``proposed`` is neither decided nor refused, with ids that nothing that is kept has."""

    def __init__(self, project: Project, kept: Kept, proposed: Proposed) -> None:
        self._kept, self._proposed = kept, proposed
        self._refused = refused_keys(project)
        known = {e.proposal.key: e.id for e in kept.events.values() if e.proposal is not None}
        wanted: list[Event] = []
        # Where a proposal is now; those that are refused are nowhere.
        self._events: dict[str, str] = {}
        taken = set(kept.events)
        for event in proposed.events:
            key = event.proposal.key if event.proposal is not None else event.id
            if key not in known and key not in self._refused:
                known[key] = self._events[event.id] = _free(event.id, taken)
                wanted.append(event)
            elif key in known:
                self._events[event.id] = known[key]
        self._refused_ids = {event.id for event in proposed.events} - self._events.keys()
        self._actors = self._named_by(wanted)
        self.actors = [self._actor(each) for each in proposed.actors if self._is_new(each)]
        self.actor_ids = {actor.id for actor in self.actors}
        self._claims = {c.id for event in kept.events.values() for c in event.claims}
        self.events = [self._event(event) for event in wanted]
        self.event_ids = {event.id for event in self.events}

    def links(self) -> list[Link]:
        """Those whose ends are both there, and that say what no link says yet."""
        said = {link_identity(link) for link in self._kept.links.values()}
        links: list[Link] = []
        for link in self._proposed.links:
            ends = self._end(link.from_), self._end(link.to)
            is_refused = link.proposal is not None and link.proposal.key in self._refused
            if is_refused or None in ends or ends[0] == ends[1]:
                continue
            made = link.model_copy(update={"from_": ends[0], "to": ends[1]})
            if link_identity(made) not in said:
                said.add(link_identity(made))
                links.append(made)
        return links

    def _end(self, id_: str) -> str | None:
        if id_ in self._events:
            return self._events[id_]
        return id_ if id_ in self._kept.events and id_ not in self._refused_ids else None

    def _named_by(self, events: Iterable[Event]) -> dict[str, str]:
        """Where each proposed actor is now, of those whom ``events`` need."""
        proposed = {actor.id: actor for actor in self._proposed.actors}
        waiting = [id_ for event in events for id_ in named_in(event)]
        needed: set[str] = set()
        while waiting:
            id_ = waiting.pop()
            if id_ in proposed and id_ not in needed:
                needed.add(id_)
                waiting.append(proposed[id_].part_of or "")
        kept = self._kept.actors
        known = {a.proposal.key: a.id for a in kept.values() if a.proposal is not None}
        taken = set(kept)
        places: dict[str, str] = {}
        for id_, actor in proposed.items():
            if id_ in needed:
                key = actor.proposal.key if actor.proposal is not None else id_
                if key not in known:
                    known[key] = _free(id_, taken)
                places[id_] = known[key]
        return places

    def _is_new(self, actor: Actor) -> bool:
        return self._actors.get(actor.id, actor.id) not in self._kept.actors and (
            actor.id in self._actors
        )

    def _actor(self, actor: Actor) -> Actor:
        whole = actor.part_of
        if whole is not None:
            whole = self._actors.get(whole, whole if whole in self._kept.actors else None)
        changes = {"id": self._actors[actor.id], "part_of": whole}
        return actor.model_copy(update=changes)

    def _event(self, event: Event) -> Event:
        """``event`` with the ids of now."""
        id_ = self._events[event.id]
        claims = []
        for claim in event.claims:
            said = claim.said
            if said is not None and said.anchor:
                said = said.model_copy(update={"anchor": anchor_with(self._events, said.anchor)})
            changes = {
                "id": _free(claim.id, self._claims),
                "claimed_by": tuple(self._actors.get(name, name) for name in claim.claimed_by),
                "said": said,
            }
            claims.append(claim.model_copy(update=changes))
        participants = tuple(
            dict.fromkeys(
                each.model_copy(update={"actor": self._actors.get(each.actor, each.actor)})
                for each in event.participants
            )
        )
        date = event.date
        if date is not None and date.anchor:
            date = date.model_copy(update={"anchor": anchor_with(self._events, date.anchor)})
        changes_of_event = {
            "id": id_,
            "date": date,
            "claims": tuple(claims),
            "participants": participants,
        }
        return event.model_copy(update=changes_of_event)


def _free(id_: str, taken: set[str]) -> str:
    """``id_``, or with a number where it is ``taken``; it is taken then."""
    free = id_ if id_ not in taken else next_id(f"{id_[:180]}-", taken.__contains__)
    taken.add(free)
    return free
