"""EventColumns after an edit, from those before it: what the edit didn't touch is not looked at.

They equal what ``columns.load_columns`` makes of the whole project, which stays the reference. The
index of the lanes follows in ``followed_index``.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from timeline_app.model.event import Actor, Event
from timeline_app.model.project import Project
from timeline_app.model.source import Located, Passage
from timeline_app.query.columns import (
    NO_ACTOR,
    EventColumns,
    RecordWords,
    load_columns,
    sort_key,
)
from timeline_app.query.followed_index import follow_index
from timeline_app.query.followed_rows import (
    FollowedEvents,
    FollowedIds,
    FollowedTitles,
    RowsOfIds,
    Sources,
)
from timeline_app.query.grouped_rows import Groups, Names, RowsByName
from timeline_app.query.splice import Ints, Splice

_MOST_LATER = 2_000  # events put in since loading, of a small project


@dataclass(frozen=True)
class EditedRecords:
    """What an edit touched: ``events`` as they are now, None for those that are gone.

    An event also counts as touched where the text that it rests on is another one. ``actors`` are
    the ids of actors that are new, different or gone, ``documents`` those of documents.
    """

    events: Mapping[str, Event | None]
    actors: Collection[str] = ()
    documents: Collection[str] = ()


def follow_columns(
    before: EventColumns,
    edited: EditedRecords,
    project: Project,
    located: Mapping[Passage, Located],
) -> EventColumns:
    """The columns of ``project``, which ``before`` were those of until it was ``edited``."""
    before = _gathered(before)
    rows_before = RowsByName.of(before.document_events)
    put = sorted((event for event in edited.events.values() if event is not None), key=sort_key)
    splice = _splice(before, edited.events, put)
    names = rows_before.names
    if edited.documents:
        names = Names.of(document.id for document in project.documents)
    part = _columns_of(put, project, names, located)
    sources = Sources.of(before.events).spliced(splice, put)
    ids = FollowedIds.following(before.ids, sources)
    events = FollowedEvents.following(before.events, sources)
    actors, of_actors = _actor_rows(before, part, splice, project, edited)
    documents = _document_rows(rows_before, part, splice, names)
    columns = EventColumns(
        ids=ids,
        row_of=RowsOfIds.following(before.row_of, splice, ids, part.ids),
        titles=FollowedTitles.following(before.titles, sources),
        start_earliest=splice.of(before.start_earliest, part.start_earliest),
        start_latest=splice.of(before.start_latest, part.start_latest),
        end_earliest=splice.of(before.end_earliest, part.end_earliest),
        end_latest=splice.of(before.end_latest, part.end_latest),
        shape=splice.of(before.shape, part.shape),
        status=splice.of(before.status, part.status),
        type=splice.of(before.type, part.type),
        sourced=splice.of(before.sourced, part.sourced),
        proposed=splice.of(before.proposed, part.proposed),
        salience=splice.of(before.salience, part.salience),
        members=_members(before, part, splice),
        actors=actors,
        actor_offsets=of_actors.offsets,
        actor_events=of_actors.members,
        documents=names.listed,
        document_events=documents,
        events=events,
        words=_words(before, splice, events, actors, edited),
    )
    return replace(
        columns,
        kept_index=follow_index(before, columns, splice),
        kept_colors=_color_numbers(before.color_numbers, columns.actor_position),
    )


def _color_numbers(before: Mapping[str, int], actors: Collection[str]) -> Mapping[str, int]:
    """The numbers from before, also of those who are gone, and the next ones for those who are new."""
    new = [actor for actor in actors if actor not in before]
    last = max((number for id_, number in before.items() if id_ != NO_ACTOR.id), default=-1)
    return {**before, **{id_: last + n for n, id_ in enumerate(new, 1)}} if new else before


def _gathered(columns: EventColumns) -> EventColumns:
    """``columns`` as if they were just loaded, where more was put in since than was there."""
    sources = Sources.of(columns.events)
    if len(sources.later) <= max(sources.loaded_count, _MOST_LATER):
        return columns
    ids = tuple(columns.ids)
    return replace(
        columns,
        ids=ids,
        row_of={id_: row for row, id_ in enumerate(ids)},
        titles=tuple(columns.titles),
        events=tuple(columns.events),
        kept_index=columns.index,
    )


def _splice(before: EventColumns, touched: Collection[str], put: Sequence[Event]) -> Splice:
    row_of = before.row_of
    removed = np.array(sorted(row_of[id_] for id_ in touched if id_ in row_of), np.int64)
    rows = np.array([_row_for(event, before) for event in put], np.int64)
    return Splice(len(before), removed, rows - removed.searchsorted(rows))


def _row_for(event: Event, before: EventColumns) -> int:
    """How many events of those before come before ``event``."""
    key, dated = sort_key(event), before.dated_count
    low, high = dated, len(before)
    if event.date is not None:
        start = event.date.bounds.start_earliest
        low, high = before.start_earliest[:dated].searchsorted([start, start + 1]).tolist()
    while low < high:
        middle = (low + high) // 2
        if sort_key(before.events[middle]) < key:
            low = middle + 1
        else:
            high = middle
    return low


def _columns_of(
    put: Sequence[Event], project: Project, names: Names, located: Mapping[Passage, Located]
) -> EventColumns:
    """Those of the events that were put in, by themselves."""
    named = dict.fromkeys(claim.passage.document for event in put for claim in event.claims)
    alone = Project.model_construct(
        title=project.title,
        documents=tuple(project.documents[names.places[document]] for document in named),
        actors=project.actors,
        events=tuple(put),
    )
    return load_columns(alone, located)


def _members(
    before: EventColumns, part: EventColumns, splice: Splice
) -> Mapping[int, tuple[tuple[int, int], ...]]:
    of_before = before.members
    if splice.is_in_place and {splice.removed[row]: each for row, each in part.members.items()} == {
        row: of_before[row] for row in splice.removed.tolist() if row in of_before
    }:
        return of_before
    rows = splice.rows_after[np.fromiter(of_before, np.int64, len(of_before))].tolist()
    members = dict(zip(rows, of_before.values(), strict=True))
    members.pop(-1, None)
    if not part.members:
        return members
    new = {int(splice.inserted[row]): each for row, each in part.members.items()}
    return dict(sorted(chain(members.items(), new.items())))


def _actor_rows(
    before: EventColumns,
    part: EventColumns,
    splice: Splice,
    project: Project,
    edited: EditedRecords,
) -> tuple[tuple[Actor, ...], Groups]:
    """The actors with the rows of each; nobody, the last, is one of them where it has any."""
    actors = before.actors
    if edited.actors or part.actors[-1:] == (NO_ACTOR,):
        has_nobody = NO_ACTOR in (*before.actors[-1:], *part.actors[-1:])
        actors = (*project.actors, NO_ACTOR) if has_nobody else project.actors
    names = Names.of(actor.id for actor in actors)
    groups = _spliced(
        Groups(before.actor_offsets, before.actor_events),
        names.places_of(Names.of(actor.id for actor in before.actors)),
        Groups(part.actor_offsets, part.actor_events),
        names.places_of(Names.of(actor.id for actor in part.actors)),
        len(actors),
        splice,
    )
    if actors[-1:] == (NO_ACTOR,) and not len(groups.of(len(actors) - 1)):
        return actors[:-1], Groups(groups.offsets[:-1], groups.members)
    return actors, groups


def _document_rows(
    of_before: RowsByName, part: EventColumns, splice: Splice, names: Names
) -> RowsByName:
    of_part, is_same = RowsByName.of(part.document_events), names is of_before.names
    groups = _spliced(
        of_before.groups,
        np.arange(len(names.listed)) if is_same else names.places_of(of_before.names),
        of_part.groups,
        names.places_of(of_part.names),
        len(names.listed),
        splice,
    )
    return RowsByName(names, groups)


def _spliced(
    before: Groups,
    numbers: Ints,
    new: Groups,
    new_numbers: Ints,
    count: int,
    splice: Splice,
) -> Groups:
    """The groups of ``before``, as they are numbered afterwards, and ``new`` ones, in one.

    ``before`` itself where they have the same members.
    """
    of = new_numbers[new.numbers]
    rows = splice.inserted[new.members].astype(np.int32)
    order = np.lexsort((rows, of))
    offsets = np.append(0, np.cumsum(np.bincount(of, minlength=count))).astype(np.int64)
    more = Groups(offsets, rows[order])
    if splice.is_in_place and np.array_equal(numbers, np.arange(count)):
        gone = np.flatnonzero(splice.rows_after[before.members] < 0)
        has_same = np.array_equal(before.members[gone], more.members)
        if has_same and np.array_equal(before.group_at(gone), more.numbers):
            return before
    return before.renumbered(numbers, count, splice.rows_after, more)


def _words(
    before: EventColumns,
    splice: Splice,
    events: Sequence[Event],
    actors: Sequence[Actor],
    edited: EditedRecords,
) -> RecordWords:
    if not isinstance(before.words, RecordWords):
        return RecordWords(events, actors)
    return before.words.following(events, actors, splice, edited.actors)
