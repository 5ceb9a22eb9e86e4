"""Merging events: several made one that keeps what all of them say, as the edits that record it.

What can't stand in the one, such as another title or date, stays readable in its note: ``kept_notes``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline_app.model.event import Event, EventType, Link, LinkKind, Suggestion
from timeline_app.model.project import Project
from timeline_app.model.source import Date
from timeline_app.session.decisions import accepted_actors, mended, remembered
from timeline_app.session.kept_notes import anchor_with, joined_notes, link_note, notes_on_others
from timeline_app.session.refusal_edits import followed_refusals
from timeline_app.store.edits import Edit, Kind, Put, Remove

MOST_MERGED = 50  # a person looks at what becomes of each


@dataclass(frozen=True)
class MergedFacts:
    """What only one of several events can give to the merged one."""

    title: str
    date: Date | None
    type: EventType
    place: str | None


def proposed_facts(events: Sequence[Event]) -> MergedFacts:
    """Those of the first event; where it tells nothing, those of the first one that does."""
    first = events[0]
    types = [event.type for event in events if event.type is not EventType.OTHER]
    return MergedFacts(
        title=first.title,
        date=next((event.date for event in events if event.date is not None), None),
        type=first.type if first.type is not EventType.OTHER or not types else types[0],
        place=next((event.place for event in events if event.place), None),
    )


def merged_event(
    events: Sequence[Event], facts: MergedFacts, links: Sequence[Link], project: Project
) -> Event:
    """What becomes of the first of ``events`` when it takes in the others.

    ``links`` are those between them, which go: they would join the event with itself.
    """
    kept, others = events[0], events[1:]
    titles = {event.id: event.title for event in events}
    quoted = {event.id: f"“{event.title}”" for event in events}  # no date leans on itself
    now = {event.id: kept.id for event in others}
    notes = [event.note for event in events]
    notes += notes_on_others(events, facts.title, facts.date, facts.type, facts.place, project)
    notes += [link_note(link, titles, project) for link in links]
    return kept.model_copy(
        update={
            "title": facts.title,
            "date": _anchored(facts.date, quoted),
            "type": facts.type,
            "place": facts.place,
            "participants": tuple(dict.fromkeys(p for e in events for p in e.participants)),
            "claims": tuple(
                claim.model_copy(update={"said": _anchored(claim.said, now)})
                for event in events
                for claim in event.claims
            ),
            "tags": tuple(dict.fromkeys(tag for event in events for tag in event.tags)),
            "note": joined_notes(notes),
        }
    )


def merged(
    events: Sequence[Event], facts: MergedFacts, project: Project, link_keys: Sequence[str]
) -> list[Edit]:
    """The first of ``events`` takes in the others; ``link_keys`` are those of the project's links.

    Links of the others become its own, those between them go, and of two that become equal one stays.
    Dates that lean on one of the others lean on the first then, and refused suggestions are about it.
    Others that were proposed are not proposed again; proposed actors that they name are taken over.
    """
    kept = events[0].id
    gone = {event.id: kept for event in events[1:]}
    keyed = list(zip(link_keys, project.links, strict=True))
    inner = [link for _, link in keyed if is_between(link, {kept, *gone})]
    edits = accepted_actors(events, project.actors)
    edits.append(Put(mended(merged_event(events, facts, inner, project))))
    edits += _moved_links(keyed, gone)
    for event in project.events:
        if event.id != kept and event.id not in gone and _leans(event):
            after = _leaning_on(event, gone)
            edits += [Put(after)] if after != event else []
    edits += followed_refusals(project.refusals, Suggestion.SAME_EVENT, gone)
    edits += remembered(events[1:], project.refusals)
    return [*edits, *(Remove(Kind.EVENT, id_) for id_ in gone)]


def is_between(link: Link, events: set[str]) -> bool:
    return link.from_ in events and link.to in events


def moved_link_count(events: Sequence[Event], links: Sequence[Link]) -> int:
    """How many links of the others go to the first of ``events``."""
    group, others = {event.id for event in events}, {event.id for event in events[1:]}
    return sum(
        not is_between(link, group) and (link.from_ in others or link.to in others)
        for link in links
    )


def _moved_links(keyed: Sequence[tuple[str, Link]], gone: Mapping[str, str]) -> list[Edit]:
    group = {*gone, *gone.values()}
    removed: list[Edit] = []
    puts: dict[str, Put] = {}
    # Those that stay as they are come first: what moves may become equal to one of them.
    there: dict[tuple[object, ...], tuple[str, Link]] = {}
    moving = []
    for key, link in keyed:
        if is_between(link, group):
            removed.append(Remove(Kind.LINK, key))
        elif link.from_ in gone or link.to in gone:
            moving.append((key, link))
        else:
            there.setdefault(link_identity(link), (key, link))
    for key, link in moving:
        ends = gone.get(link.from_, link.from_), gone.get(link.to, link.to)
        moved = link.model_copy(update={"from_": ends[0], "to": ends[1]})
        double = there.get(link_identity(moved))
        if double is not None:
            removed.append(Remove(Kind.LINK, key))
            key, moved = double[0], _with_both(double[1], moved)
        there[link_identity(moved)] = key, moved
        puts[key] = Put(moved, key=key)
    return [*removed, *puts.values()]


def link_identity(link: Link) -> tuple[object, ...]:
    """Equal for links that say the same."""
    if link.kind is LinkKind.SAME_AS:
        return link.kind, frozenset({link.from_, link.to})
    return link.kind, link.from_, link.to


def _with_both(link: Link, other: Link) -> Link:
    passages = tuple(dict.fromkeys((*link.passages, *other.passages)))
    return link.model_copy(
        update={"note": joined_notes([link.note, other.note]), "passages": passages}
    )


def _leans(event: Event) -> bool:
    """Whether a date of it leans on anything: told without a copy of each event."""
    if event.date is not None and event.date.anchor:
        return True
    return any(claim.said is not None and claim.said.anchor for claim in event.claims)


def _leaning_on(event: Event, ids: Mapping[str, str]) -> Event:
    """``event`` with dates that lean on other events than before."""
    claims = tuple(
        claim.model_copy(update={"said": _anchored(claim.said, ids)}) for claim in event.claims
    )
    return event.model_copy(update={"date": _anchored(event.date, ids), "claims": claims})


def _anchored(date: Date | None, ids: Mapping[str, str]) -> Date | None:
    """``date`` with other words in its anchor for the ids of events that it leans on."""
    if date is None or not date.anchor:
        return date
    anchor = anchor_with(ids, date.anchor)
    return date if anchor == date.anchor else date.model_copy(update={"anchor": anchor})
