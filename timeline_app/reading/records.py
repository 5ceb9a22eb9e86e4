"""Records with their numbers in the file, be it a whole project or what of a file is well formed.

What is checked of them is ``references``' and ``event_model``'s business.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import ValidationError

from timeline_app.model.event import Actor, Event, Link
from timeline_app.model.project import Project
from timeline_app.model.record import Record
from timeline_app.model.source import Date, Document, Passage
from timeline_app.reading.explain import place_of

Ids = Mapping[int, str]
R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Records:
    """Well-formed records by their number in the file's lists.

    The ids are those of all records, by number, also of those that are not well formed; None where
    the file has no list of them, so that nothing can be said to be missing from it.
    """

    documents: Mapping[int, Document]
    actors: Mapping[int, Actor]
    events: Mapping[int, Event]
    links: Mapping[int, Link]
    document_ids: Ids | None
    actor_ids: Ids | None
    event_ids: Ids | None
    whole: Project | dict[str, Any] = field(repr=False)

    def place(self, place: str) -> str:
        """``events[3].date`` with the id of the record that is meant."""
        return place_of(place, self.whole)


def records_of(project: Project) -> Records:
    """All records of ``project``."""
    return Records(
        dict(enumerate(project.documents)),
        dict(enumerate(project.actors)),
        dict(enumerate(project.events)),
        dict(enumerate(project.links)),
        _IdsOf(project.documents),
        _IdsOf(project.actors),
        _IdsOf(project.events),
        project,
    )


class _IdsOf(Mapping[int, str]):
    """The id of each record by its number, told when it is asked for."""

    def __init__(self, records: Sequence[Document | Actor | Event]) -> None:
        self._records = records

    def __getitem__(self, number: int) -> str:
        return self._records[number].id

    def __iter__(self) -> Iterator[int]:
        return iter(range(len(self._records)))

    def __len__(self) -> int:
        return len(self._records)


def well_formed_records(raw: dict[str, Any]) -> Records:
    """The records of a file that is no valid project which are valid by themselves."""
    return Records(
        _well_formed(raw.get("documents"), Document),
        _well_formed(raw.get("actors"), Actor),
        _well_formed(raw.get("events"), Event),
        _well_formed(raw.get("links"), Link),
        _ids(raw.get("documents", [])),
        _ids(raw.get("actors", [])),
        _ids(raw.get("events", [])),
        raw,
    )


def _well_formed(items: Any, record: type[R]) -> dict[int, R]:
    found: dict[int, R] = {}
    for i, item in enumerate(items if isinstance(items, list) else ()):
        try:
            found[i] = record.model_validate(item)
        except ValidationError:
            continue
    return found


def _ids(items: Any) -> Ids | None:
    if not isinstance(items, list):
        return None
    ids = {i: item.get("id") for i, item in enumerate(items) if isinstance(item, dict)}
    return {i: id_ for i, id_ in ids.items() if isinstance(id_, str)}


def passages_of(records: Records) -> Iterator[tuple[str, Passage]]:
    """Every passage of the records with the place where it stands in the file."""
    for i, document in records.documents.items():
        if document.published and document.published.passage:
            yield f"documents[{i}].published.passage", document.published.passage
    for i, actor in records.actors.items():
        if actor.active and actor.active.passage:
            yield f"actors[{i}].active.passage", actor.active.passage
        for j, alias in enumerate(actor.aliases):
            for k, passage in enumerate(alias.passages):
                yield f"actors[{i}].aliases[{j}].passages[{k}]", passage
    for i, event in records.events.items():
        if event.date and event.date.passage:
            yield f"events[{i}].date.passage", event.date.passage
        for j, claim in enumerate(event.claims):
            yield f"events[{i}].claims[{j}].passage", claim.passage
            if claim.said and claim.said.passage:
                yield f"events[{i}].claims[{j}].said.passage", claim.said.passage
    for i, link in records.links.items():
        for j, passage in enumerate(link.passages):
            yield f"links[{i}].passages[{j}]", passage


def dates_of(records: Records) -> Iterator[tuple[str, Date]]:
    """Every date of the records with the place where it stands in the file."""
    for i, document in records.documents.items():
        if document.published:
            yield f"documents[{i}].published", document.published
    for i, actor in records.actors.items():
        if actor.active:
            yield f"actors[{i}].active", actor.active
    for i, event in records.events.items():
        if event.date:
            yield f"events[{i}].date", event.date
        for j, claim in enumerate(event.claims):
            if claim.said:
                yield f"events[{i}].claims[{j}].said", claim.said
