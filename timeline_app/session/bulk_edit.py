"""Bulk edit: what is filled in once for many events, and what becomes of each of them.

What a form for one event records is made in ``event_draft``.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from timeline_app.model.event import Actor, Event, EventType, Participant, Role
from timeline_app.model.project import Project
from timeline_app.session.decisions import accepted_actors, mended
from timeline_app.session.event_draft import (
    EventDraft,
    NamedActors,
    ParticipantDraft,
    names_in,
)
from timeline_app.store.edits import Edit, Put


@dataclass(frozen=True)
class Removal:
    """An actor that shall no longer take part, in one role, or in any where ``role`` is None."""

    actor: str
    role: Role | None = None


@dataclass(frozen=True)
class BulkEdit:
    """What shall change in each event; all that is left empty stays as it is.

    ``place`` and ``note`` that are cleared are so before anything is put there: a note is added on a
    line of its own.
    """

    type: EventType | None = None
    place: str = ""
    clears_place: bool = False
    add_actors: tuple[ParticipantDraft, ...] = ()
    remove_actors: tuple[Removal, ...] = ()
    add_tags: tuple[str, ...] = ()
    remove_tags: tuple[str, ...] = ()
    note: str = ""
    clears_note: bool = False


def changed_events(bulk: BulkEdit, events: Sequence[Event], project: Project) -> list[Event]:
    """Those of ``events`` that ``bulk`` makes others, as they are then."""
    return _changed(bulk, events, _participants(bulk, project)[0])


def bulk_edits(bulk: BulkEdit, events: Sequence[Event], project: Project) -> list[Edit]:
    """What records ``bulk``: new actors first, then each event that changes."""
    added, new = _participants(bulk, project)
    changed = _changed(bulk, events, added)
    if not changed:
        return []
    return [*accepted_actors(changed, project.actors), *map(Put, new), *map(Put, changed)]


def tags_of(events: Sequence[Event]) -> Counter[str]:
    """The tags of ``events``, and in how many each is."""
    return Counter(tag for event in events for tag in event.tags)


def actors_of(events: Sequence[Event]) -> Counter[str]:
    """The ids of those who take part, and in how many events each does."""
    return Counter(actor for event in events for actor in event.actors)


def _participants(
    bulk: BulkEdit, project: Project
) -> tuple[tuple[Participant, ...], Sequence[Actor]]:
    """Who is added, and which of them are new."""
    if not bulk.add_actors:
        return (), ()
    actors = NamedActors(project.actors, EventDraft(title="", names=names_in(project)))
    added = tuple(
        Participant(actor=actors.id_of(each.name, each.actor), role=each.role)
        for each in bulk.add_actors
    )
    return added, actors.new


def _changed(bulk: BulkEdit, events: Sequence[Event], added: Sequence[Participant]) -> list[Event]:
    pairs = ((event, _after(bulk, event, added)) for event in events)
    return [mended(after) for event, after in pairs if after != event]


def _after(bulk: BulkEdit, event: Event, added: Sequence[Participant]) -> Event:
    changes: dict[str, object] = {}
    if bulk.type is not None:
        changes["type"] = bulk.type
    if bulk.clears_place or bulk.place.strip():
        changes["place"] = bulk.place.strip() or None
    if added or bulk.remove_actors:
        gone = {(each.actor, each.role) for each in bulk.remove_actors}
        stay = (
            each
            for each in event.participants
            if (each.actor, None) not in gone and (each.actor, each.role) not in gone
        )
        changes["participants"] = tuple(dict.fromkeys((*stay, *added)))
    if bulk.add_tags or bulk.remove_tags:
        stay_tags = (tag for tag in event.tags if tag not in bulk.remove_tags)
        changes["tags"] = tuple(dict.fromkeys((*stay_tags, *bulk.add_tags)))
    if bulk.clears_note or bulk.note.strip():
        before = None if bulk.clears_note else event.note
        changes["note"] = "\n".join(filter(None, (before, bulk.note.strip()))) or None
    return event.model_copy(update=changes) if changes else event
