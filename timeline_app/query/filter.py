"""EventFilter: the one query that drives canvas, list, counts and exports alike.

The columns it looks at are ``columns``'; which lanes are then shown is ``lanes``'.
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from timeline_app.model.event import EventType, Status
from timeline_app.model.time import MAX_SECOND, MIN_SECOND, UncertainDate
from timeline_app.query.columns import STATUSES, TYPES, EventColumns, fold


@dataclass(frozen=True, slots=True)
class EventFilter:
    """What to keep. ``None`` for a set keeps everything; an empty set keeps nothing.

    ``actors`` keeps events in which any of them takes part, or with ``all_actors`` every one of
    them. ``text`` keeps events in whose title, place, actors, quotes, notes or tags each of its
    words stands, case and diacritics apart. ``date_from`` and ``date_to`` keep events that may
    overlap the range, or with ``certainly`` those that do however their dates turn out; both leave
    out undated events.
    """

    actors: frozenset[str] | None = None
    all_actors: bool = False
    statuses: frozenset[Status] | None = None
    types: frozenset[EventType] | None = None
    documents: frozenset[str] | None = None
    text: str = ""
    date_from: UncertainDate | None = None
    date_to: UncertainDate | None = None
    certainly: bool = False

    @property
    def keeps_all(self) -> bool:
        asked = replace(self, text=self.text.strip(), all_actors=False, certainly=False)
        return asked == EventFilter()


def matching(columns: EventColumns, filter_: EventFilter) -> npt.NDArray[np.bool_]:
    """Per row of ``columns`` whether ``filter_`` keeps it."""
    keep = np.ones(len(columns), np.bool_)
    if filter_.actors is not None:
        keep &= _with_actors(columns, filter_.actors, filter_.all_actors)
    if filter_.statuses is not None:
        keep &= np.isin(columns.status, [STATUSES.index(status) for status in filter_.statuses])
    if filter_.types is not None:
        keep &= np.isin(columns.type, [TYPES.index(type_) for type_ in filter_.types])
    if filter_.documents is not None:
        cited = np.zeros(len(columns), np.bool_)
        for document in filter_.documents & columns.document_events.keys():
            cited[columns.document_events[document]] = True
        keep &= cited
    if filter_.date_from is not None or filter_.date_to is not None:
        keep &= _in_range(columns, filter_)
    words = fold(filter_.text).split()
    if words:
        haystacks = columns.haystacks
        for row in np.flatnonzero(keep):
            keep[row] = all(word in haystacks[row] for word in words)
    return keep


def _with_actors(
    columns: EventColumns, actors: frozenset[str], every_one: bool
) -> npt.NDArray[np.bool_]:
    hits = np.zeros(len(columns), np.int64)
    for actor in actors & columns.actor_position.keys():
        hits[columns.rows_of_actor(actor)] += 1
    return hits >= max(len(actors), 1) if every_one else hits > 0


def _in_range(columns: EventColumns, filter_: EventFilter) -> npt.NDArray[np.bool_]:
    starts, ends = columns.start_earliest, columns.end_latest
    if filter_.certainly:
        starts, ends = columns.start_latest, columns.end_earliest
    keep = columns.dated.copy()
    if filter_.date_from is not None:
        keep &= ends >= filter_.date_from.start_earliest
    if filter_.date_to is not None:
        keep &= starts <= filter_.date_to.end_latest
    for row in columns.members:  # a set's bounds span the time between its members, too
        keep[row] = _set_in_range(columns, row, filter_)
    return keep


def _set_in_range(columns: EventColumns, row: int, filter_: EventFilter) -> bool:
    """Whether one of the row's moments may lie in the range, or with ``certainly`` must.

    One of several moments is certainly in the range where each of their windows is, all of several
    where one of them is.
    """
    first = filter_.date_from.start_earliest if filter_.date_from else MIN_SECOND
    last = filter_.date_to.end_latest if filter_.date_to else MAX_SECOND
    windows = columns.members[row]
    if not filter_.certainly:
        return any(start <= last and end >= first for start, end in windows)
    date = columns.events[row].date
    every = any if date is not None and date.bounds.all_of else all
    return every(start >= first and end <= last for start, end in windows)
