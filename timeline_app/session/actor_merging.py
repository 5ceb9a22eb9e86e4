"""What two actors that are one are called, and what is said of them: nothing of either is lost.

What follows for events, claims and parts is ``actor_edits.merged``'s business.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from timeline_app.model.event import Actor, ActorKind, Event
from timeline_app.model.passages import CONTEXT
from timeline_app.model.project import Project
from timeline_app.model.source import Passage
from timeline_app.model.wholes import is_part_of
from timeline_app.session.actor_draft import with_alias
from timeline_app.session.mentions import mentions_of, places_of

MOST_READ = 50_000_000  # characters of texts that are looked through for a mention


def both_in_one(
    project: Project,
    kept: Actor,
    other: Actor,
    events: Sequence[Event],
    texts: Mapping[str, str],
) -> Actor:
    """``kept`` with all that is said of ``other``, whose ``events`` and claims are in ``events``.

    The name of ``other`` becomes an alias where a passage of its events has it, or else a document:
    an alias needs a mention. The note keeps it where there is none, and whatever else of ``other``
    gives way to what is said of ``kept``.
    """
    called = kept
    for alias in other.aliases:
        if alias.text != kept.name:
            called = with_alias(called, alias.text, alias.passages)
    name = " ".join(other.name.split())
    is_new = name not in (kept.name, *(alias.text for alias in called.aliases))
    mentions: tuple[Passage, ...] = ()
    if is_new:
        mentions = tuple(_mentions(events, other.id, name))
        mentions = mentions or mentions_of(name, project.documents, texts, most_read=MOST_READ)
    if mentions:
        called = with_alias(called, name, mentions)
    # What is part of the one that goes takes its place.
    wholes = {actor.id: actor.part_of for actor in project.actors}
    part_of = other.part_of if is_part_of(kept.id, other.id, wholes) else kept.part_of
    whole = next((each for each in project.actors if each.id == other.part_of), None)
    gives_way = whole is not None and whole.id not in (part_of, kept.id)
    remarks = _remarks(kept, other, name, whole if gives_way else None)
    said = [f"Also called “{name}”", *remarks] if is_new and not mentions else remarks
    notes = "\n".join(dict.fromkeys(filter(None, (kept.note, other.note, *said))))
    changes = {
        "aliases": called.aliases,
        "part_of": part_of,
        "colour": kept.colour or other.colour,
        "active": kept.active or other.active,
        "note": notes or None,
    }
    return kept.model_copy(update=changes)


def _remarks(kept: Actor, other: Actor, name: str, whole: Actor | None) -> list[str]:
    """What is said of ``other`` that ``kept`` has no field left for, a line each."""
    remarks = []
    if other.kind not in (kept.kind, ActorKind.OTHER):  # other says nothing of what it is
        remarks.append(f"Kind of “{name}”: {other.kind.value}")
    if kept.active and other.active and kept.active.edtf != other.active.edtf:
        remarks.append(f"“{name}” was active: {other.active.edtf}")
    if whole is not None:
        remarks.append(f"“{name}” was part of: {whole.name}")
    return remarks


def _mentions(events: Iterable[Event], actor: str, name: str) -> Iterator[Passage]:
    """``name`` where it stands in the passages of the events in which ``actor`` takes part."""
    for event in events:
        if actor not in event.actors:
            continue
        for claim in event.claims:
            if claim.passage.row is None:
                yield from _within(claim.passage, name)


def _within(passage: Passage, name: str) -> Iterator[Passage]:
    """The first place in a passage's quote where ``name`` stands, as a passage of its own."""
    whole = passage.prefix + passage.quote + passage.suffix
    first = len(passage.prefix)
    for begin, end in places_of(name, whole):
        if first <= begin and end <= first + len(passage.quote):
            yield Passage(
                document=passage.document,
                start=passage.start + begin - first,
                end=passage.start + end - first,
                quote=whole[begin:end],
                prefix=whole[max(begin - CONTEXT, 0) : begin],
                suffix=whole[end : end + CONTEXT],
            )
            return
