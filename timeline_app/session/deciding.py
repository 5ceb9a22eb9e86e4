"""What a person decides on proposed events, as edits: accepted, rejected, merged into other events.

What is left of such a decision when the documents are read again is told by ``proposing_again``.
"""

from collections.abc import Collection, Sequence
from itertools import chain

from timeline_app.model.event import Event, Link
from timeline_app.model.project import Project
from timeline_app.session.decisions import (
    accepted,
    accepted_actors,
    is_open,
    named_in,
    remembered,
)
from timeline_app.session.event_draft import removal_of
from timeline_app.session.event_merging import merged, proposed_facts
from timeline_app.store.edits import Edit, Kind, Put, Remove


def accepting(events: Sequence[Event], project: Project, link_keys: Sequence[str]) -> list[Edit]:
    """Those of ``events`` that are proposed, their actors, and links to what is decided, taken over.

    ``link_keys`` are those of the project's links.
    """
    taken = [event for event in events if event.is_proposed]
    if not taken:
        return []
    edits = accepted_actors(taken, project.actors)
    edits += [Put(accepted(event)) for event in taken]
    waiting = [
        (key, link) for key, link in zip(link_keys, project.links, strict=True) if is_open(link)
    ]
    ids = {event.id for event in taken}
    concerned = [(key, link) for key, link in waiting if link.from_ in ids or link.to in ids]
    if concerned:
        left = {event.id for event in project.events if event.is_proposed} - ids
        edits += [Put(accepted(link), key=key) for key, link in concerned if not left & _ends(link)]
    return edits


def rejecting(events: Sequence[Event], project: Project, link_keys: Sequence[str]) -> list[Edit]:
    """Those of ``events`` that are proposed are no more, and are not proposed again.

    Proposed actors whom nothing else names go with them.
    """
    gone = [event for event in events if event.is_proposed]
    if not gone:
        return []
    keyed = zip(link_keys, project.links, strict=True)
    links = [(key, link.from_, link.to) for key, link in keyed]
    ids = {event.id: event for event in gone}
    edits = removal_of(ids, links, project.refusals)
    edits += remembered(gone, project.refusals)
    return [*edits, *(Remove(Kind.ACTOR, id_) for id_ in _left_alone(gone, ids, project))]


def merging(event: Event, kept: Event, project: Project, link_keys: Sequence[str]) -> list[Edit]:
    """The proposed ``event`` taken into ``kept``: its claims, its actors, and what ``kept`` lacks."""
    pair = (kept, event)
    return merged(pair, proposed_facts(pair), project, link_keys)


def _left_alone(gone: Sequence[Event], ids: Collection[str], project: Project) -> list[str]:
    """Proposed actors that only events name which go, parts before their wholes."""
    proposed = {actor.id: actor for actor in project.actors if is_open(actor)}
    candidates: set[str] = set()
    for id_ in chain.from_iterable(map(named_in, gone)):
        while id_ in proposed and id_ not in candidates:
            candidates.add(id_)
            id_ = proposed[id_].part_of or ""
    if not candidates:
        return []
    for event in project.events:
        if event.id not in ids:
            for each in event.participants:
                candidates.discard(each.actor)
            for claim in event.claims:
                candidates.difference_update(claim.claimed_by)
            if not candidates:
                return []
    parts: dict[str, set[str]] = {}
    for actor in project.actors:
        if actor.part_of in candidates:
            parts.setdefault(actor.part_of, set()).add(actor.id)
    left: list[str] = []
    ready = [id_ for id_ in sorted(candidates) if not parts.get(id_)]
    while ready:
        id_ = ready.pop()
        left.append(id_)
        whole = proposed[id_].part_of
        if whole in candidates:
            of_whole = parts[whole]
            of_whole.discard(id_)
            if not of_whole:
                ready.append(whole)
    return left


def _ends(link: Link) -> set[str]:
    return {link.from_, link.to}
