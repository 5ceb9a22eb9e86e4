"""Whether columns that were kept are those of the records: each row looked at, a few at a time.

They are if they equal what ``columns.load_columns`` makes, without the time in one piece that this takes.
"""

from collections.abc import Generator, Iterator, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from timeline_app.model.date_shape import shape_of
from timeline_app.model.event import Event
from timeline_app.model.project import Project
from timeline_app.model.source import Located, Passage
from timeline_app.query.columns import (
    NO_ACTOR,
    STATUSES,
    TYPES,
    EventColumns,
    rests_on_passages,
    salience_of,
    sort_key,
)

_AT_ONCE, _TOLD_AT_ONCE = 50, 1_000
_COLUMNS = (
    "start_earliest",
    "start_latest",
    "end_earliest",
    "end_latest",
    "shape",
    "status",
    "type",
    "sourced",
    "proposed",
    "salience",
)
_STATUS = {status: number for number, status in enumerate(STATUSES)}
_TYPE = {type_: number for number, type_ in enumerate(TYPES)}


def check_columns(
    columns: EventColumns, project: Project, located: Mapping[Passage, Located]
) -> Generator[None, None, tuple[Event, ...] | None]:
    """Go through the rows, a little with each step; return their records, None if a row is wrong."""
    records: dict[str, Event] = {}
    for number, event in enumerate(project.events):
        records[event.id] = event
        if number % _TOLD_AT_ONCE == 0:
            yield
    if len(columns) != len(records):
        return None
    yield
    of_actors: dict[str, list[int]] = {actor.id: [] for actor in (*project.actors, NO_ACTOR)}
    of_documents: dict[str, list[int]] = {document.id: [] for document in project.documents}
    events: list[Event] = []
    before: tuple[Any, ...] = ()
    for row, id_, kept in _rows(columns):
        found = records.get(id_)
        if found is None or kept != _row_of(found, located):
            return None
        event = found
        key = sort_key(event)
        if key <= before:
            return None
        before = key
        events.append(event)
        for actor in event.actors or (NO_ACTOR.id,):
            of_actors[actor].append(row)
        for document in {claim.passage.document for claim in event.claims}:
            of_documents[document].append(row)
        if row % _AT_ONCE == 0:
            yield
    yield
    actors = project.actors if not of_actors[NO_ACTOR.id] else (*project.actors, NO_ACTOR)
    is_same = columns.actors == actors and columns.documents == tuple(of_documents)
    counts = [len(of_actors[actor.id]) for actor in actors]
    is_same = is_same and np.array_equal(columns.actor_offsets, np.cumsum([0, *counts]))
    is_same = is_same and len(columns.actor_events) == sum(counts)
    for each in actors:
        is_same = is_same and columns.rows_of_actor(each.id).tolist() == of_actors[each.id]
        yield
    for number, (id_, of) in enumerate(of_documents.items()):
        is_same = is_same and columns.document_events[id_].tolist() == of
        if number % _AT_ONCE == 0:
            yield
    return tuple(events) if is_same else None


def _rows(columns: EventColumns) -> Iterator[tuple[int, str, tuple[Any, ...]]]:
    """Each row with its id, and what else it has."""
    arrays: list[npt.NDArray[Any]] = [getattr(columns, name) for name in _COLUMNS]
    for first in range(0, len(columns), _TOLD_AT_ONCE):
        some = slice(first, first + _TOLD_AT_ONCE)
        values = zip(*(each[some].tolist() for each in arrays), strict=True)
        texts = zip(columns.ids[some], columns.titles[some], values, strict=True)
        for row, (id_, title, of) in enumerate(texts, first):
            yield row, id_, (title, columns.members.get(row, ()), *of)


def _row_of(event: Event, located: Mapping[Passage, Located]) -> tuple[Any, ...]:
    """What ``_rows`` should have for an event."""
    date = event.date.bounds if event.date else None
    bounds = (0, 0, 0, 0)
    if date is not None:
        bounds = date.start_earliest, date.start_latest, date.end_earliest, date.end_latest
    return (
        event.title,
        date.one_of if date else (),
        *bounds,
        shape_of(date),
        _STATUS[event.status],
        _TYPE[event.type],
        rests_on_passages(event, located),
        event.is_proposed,
        salience_of(event),
    )
