"""Every passage of a project's records, what rests on it, and records with other passages in their place.

Where a passage is found again is told by ``reanchoring``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from timeline_app.model.event import Event
from timeline_app.model.project import Project
from timeline_app.model.record import Record
from timeline_app.model.source import Date, Document, Passage
from timeline_app.store.edits import Edit, Key, Kind, ProjectRecord, Put
from timeline_app.store.record_needs import passages_in

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Use:
    """A passage, and what rests on it in words; ``event`` is its event's id, where it is one's."""

    passage: Passage
    words: str
    key: Key
    event: str | None = None
    claim: int = 0


def uses_in(project: Project) -> Iterator[Use]:
    """Every passage of the records, as often as something rests on it."""
    for document in project.documents:
        if document.published is not None and document.published.passage is not None:
            words = f"the date of publication of “{document.title}”"
            yield Use(document.published.passage, words, (Kind.DOCUMENT, document.id))
    for event in project.events:
        yield from _uses_of_event(event)
    for actor in project.actors:
        if actor.active is not None and actor.active.passage is not None:
            words = f"when “{actor.name}” was active"
            yield Use(actor.active.passage, words, (Kind.ACTOR, actor.id))
        for alias in actor.aliases:
            words = f"“{alias.text}”, another name of “{actor.name}”"
            for passage in alias.passages:
                yield Use(passage, words, (Kind.ACTOR, actor.id))
    for link in project.links:
        for passage in link.passages:
            yield Use(passage, f"a link ({link.kind.value}) between events", (Kind.LINK, ""))


def with_passages(
    project: Project, link_keys: Sequence[str], after: Mapping[Passage, Passage]
) -> list[Edit]:
    """The edits that put passages ``after`` in the place of others, for records that have these."""
    documents = {passage.document for passage in after}

    def changed(record: ProjectRecord, key: str | None = None) -> Iterator[Edit]:
        # Most records are not concerned, which is told without a copy of each.
        if any(passage.document in documents for passage in passages_in(record)):
            made = record_with_passages(record, after)
            if made != record:
                yield Put(made, key=key)

    records: chain[ProjectRecord] = chain(project.documents, project.actors, project.events)
    edits = [edit for record in records for edit in changed(record)]
    for key, link in zip(link_keys, project.links, strict=True):
        edits += changed(link, key)
    return edits


def record_with_passages(record: R, after: Mapping[Passage, Passage]) -> R:
    """``record`` with other passages wherever it has those that ``after`` names; itself if it has none."""
    changes = {}
    for name in type(record).model_fields:
        value = getattr(record, name)
        changed = _replaced(value, after)
        if changed is not value:
            changes[name] = changed
    return record.model_copy(update=changes) if changes else record


def _replaced(value: object, after: Mapping[Passage, Passage]) -> object:
    if isinstance(value, Passage):
        return after.get(value, value)
    if isinstance(value, Record):
        return record_with_passages(value, after)
    if isinstance(value, tuple):
        made = tuple(_replaced(each, after) for each in value)
        return made if any(a is not b for a, b in zip(made, value, strict=True)) else value
    return value


def _uses_of_event(event: Event) -> Iterator[Use]:
    key = (Kind.EVENT, event.id)
    for number, claim in enumerate(event.claims):
        words = f"claim {number + 1} of “{event.title}”"
        yield Use(claim.passage, words, key, event.id, number)
        if claim.said is not None and claim.said.passage is not None:
            yield Use(claim.said.passage, f"when {words} was made", key, event.id, number)
    if event.date is not None and event.date.passage is not None:
        yield Use(event.date.passage, f"the date of “{event.title}”", key, event.id)


def without_document(project: Project, link_keys: Sequence[str], document: str) -> list[Edit]:
    """The edits after which nothing but events rests on ``document``.

    Another name of an actor goes with its last mention: a name needs one.
    """
    edits: list[Edit] = []

    def is_kept(passage: Passage) -> bool:
        return passage.document != document

    for each in project.documents:
        made: Document = each.model_copy(update={"published": _without(each.published, document)})
        if made != each and each.id != document:
            edits.append(Put(made))
    for actor in project.actors:
        aliases = tuple(
            alias.model_copy(update={"passages": tuple(filter(is_kept, alias.passages))})
            for alias in actor.aliases
        )
        active = _without(actor.active, document)
        if aliases != actor.aliases or active != actor.active:
            backed = tuple(alias for alias in aliases if alias.passages)
            edits.append(Put(actor.model_copy(update={"aliases": backed, "active": active})))
    for key, link in zip(link_keys, project.links, strict=True):
        kept = tuple(filter(is_kept, link.passages))
        if kept != link.passages:
            edits.append(Put(link.model_copy(update={"passages": kept}), key=key))
    return edits


def _without(date: Date | None, document: str) -> Date | None:
    if date is None or date.passage is None or date.passage.document != document:
        return date
    return date.model_copy(update={"passage": None})
