"""EventFilter: the one query that drives canvas, list, counts and exports alike.

The columns it looks at are ``columns``'; which lanes are then shown is ``lanes``'.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from timeline_app.model.event import EventType, Status
from timeline_app.model.proposal import Review
from timeline_app.model.time import MAX_SECOND, MIN_SECOND, UncertainDate
from timeline_app.query.columns import STATUSES, TYPES, EventColumns, fold
from timeline_app.query.counts import is_one_of

Mask = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.integer]


_MOST_MASKS = 2


@dataclass(frozen=True, slots=True)
class EventFilter:
    """What to keep. ``None`` for a set keeps everything; an empty set keeps nothing.

    ``actors`` keeps events in which any of them takes part, or with ``all_actors`` every one of
    them. ``text`` keeps events in whose title, place, actors, quotes, notes or tags each of its
    words stands, case and diacritics apart. ``date_from`` and ``date_to`` keep events that may
    overlap the range, or with ``certainly`` those that do however their dates turn out; both leave
    out undated events. ``review`` keeps proposals on which nobody has decided, or everything else;
    ``least_salience``, in hundredths, leaves out such proposals as are worth a row less than that.
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
    review: Review | None = None
    least_salience: int = 0

    @property
    def keeps_all(self) -> bool:
        asked = replace(self, text=self.text.strip(), all_actors=False, certainly=False)
        return asked == EventFilter()


def matching(columns: EventColumns, filter_: EventFilter) -> Mask:
    """Per row of ``columns`` whether ``filter_`` keeps it."""
    keep = np.ones(len(columns), np.bool_)
    if filter_.actors is not None:
        keep &= _with_actors(columns, filter_.actors, filter_.all_actors)
    if filter_.statuses is not None:
        chosen = {STATUSES.index(status) for status in filter_.statuses}
        keep &= is_one_of(columns.status, chosen, len(STATUSES))
    if filter_.types is not None:
        chosen = {TYPES.index(type_) for type_ in filter_.types}
        keep &= is_one_of(columns.type, chosen, len(TYPES))
    if filter_.review is not None:
        keep &= columns.proposed == (filter_.review is Review.PROPOSED)
    if filter_.least_salience > 0:
        keep &= columns.salience >= filter_.least_salience
    if filter_.documents is not None:
        keep &= _in_documents(columns, filter_.documents)
    if filter_.date_from is not None or filter_.date_to is not None:
        keep &= _in_range(columns, filter_)
    for word in fold(filter_.text).split():
        keep &= columns.words.rows_with(word)
    return keep


def _with_actors(columns: EventColumns, actors: frozenset[str], every_one: bool) -> Mask:
    """Kept for the last few choices: other parts of the filter change more often."""
    masks, key = columns.actor_masks, (actors, every_one)
    if key not in masks:
        while len(masks) >= _MOST_MASKS:
            del masks[next(iter(masks))]
        masks[key] = _made_with_actors(columns, actors, every_one)
    return masks[key]


def _made_with_actors(columns: EventColumns, actors: frozenset[str], every_one: bool) -> Mask:
    known = sorted(actors & columns.actor_position.keys(), key=columns.actor_position.__getitem__)
    rows: list[Rows] = [columns.rows_of_actor(actor) for actor in known]
    if every_one and len(known) == len(actors):
        rows = [_in_all(rows)] if rows else []
    elif every_one:
        rows = []
    elif 2 * sum(map(len, rows)) > len(columns.actor_events):
        outside = np.zeros(len(columns), np.uint32)
        for actor in columns.actor_position.keys() - actors:
            outside[columns.rows_of_actor(actor)] += 1
        return columns.lane_counts > outside
    return _marked(len(columns), rows)


def _in_all(rows: Sequence[Rows]) -> Rows:
    """What is in each of ``rows``, which ascend."""
    shortest, *others = sorted(rows, key=len)
    for other in others:
        if not len(shortest):
            break
        places = np.minimum(np.searchsorted(other, shortest), len(other) - 1)
        shortest = shortest[other[places] == shortest]
    return shortest


def _in_documents(columns: EventColumns, documents: frozenset[str]) -> Mask:
    rows = {id_: columns.document_events[id_] for id_ in columns.documents}
    chosen = [rows[id_] for id_ in columns.documents if id_ in documents]
    others = [rows[id_] for id_ in columns.documents if id_ not in documents]
    is_of_one = sum(map(len, rows.values())) == len(columns)  # each event has just one document
    if is_of_one and sum(map(len, others)) < sum(map(len, chosen)):
        return ~_marked(len(columns), others)
    return _marked(len(columns), chosen)


def _marked(length: int, rows: Iterable[Rows]) -> Mask:
    marked = np.zeros(length, np.bool_)
    for some in rows:
        marked[some] = True
    return marked


def _in_range(columns: EventColumns, filter_: EventFilter) -> Mask:
    first, last = _range(filter_)
    keep = np.zeros(len(columns), np.bool_)
    # Dated events are in order of their earliest start: none after these starts in the range.
    end = int(np.searchsorted(columns.start_earliest[: columns.dated_count], last, "right"))
    ends = columns.end_earliest if filter_.certainly else columns.end_latest
    np.greater_equal(ends[:end], first, out=keep[:end])
    if filter_.certainly:
        keep[:end] &= columns.start_latest[:end] <= last
    rows = columns.member_rows  # a set's bounds span the time between its members, too
    if len(rows):
        keep[rows] = _sets_in_range(columns, rows, filter_)
    return keep


def _sets_in_range(columns: EventColumns, rows: Rows, filter_: EventFilter) -> Mask:
    """Which of the sets in ``rows`` are kept; few of them need their single moments looked at."""
    first, last = _range(filter_)
    starts, ends = columns.start_earliest[rows], columns.end_latest[rows]
    begin_in, end_in = starts >= first, ends <= last
    keep = begin_in & end_in
    across = (starts <= last) & (ends >= first) & ~keep
    if filter_.certainly:
        # One of several moments may be the first or the last: not both of them are in the range.
        across &= (columns.start_latest[rows] < ends) | (columns.end_earliest[rows] > starts)
    else:
        # The first moment begins in the range, or the last one ends there.
        keep |= across & (begin_in | end_in)
        across &= ~keep
    for place in np.flatnonzero(across).tolist():
        keep[place] = _set_in_range(columns, int(rows[place]), filter_)
    return keep


def _range(filter_: EventFilter) -> tuple[int, int]:
    """First and last second asked for."""
    first = filter_.date_from.start_earliest if filter_.date_from else MIN_SECOND
    return first, filter_.date_to.end_latest if filter_.date_to else MAX_SECOND


def _set_in_range(columns: EventColumns, row: int, filter_: EventFilter) -> bool:
    """Whether one of the row's moments may lie in the range, or with ``certainly`` must.

    One of several moments is certainly in the range where each of their windows is, all of several
    where one of them is.
    """
    first, last = _range(filter_)
    windows = columns.members[row]
    if not filter_.certainly:
        return any(start <= last and end >= first for start, end in windows)
    date = columns.events[row].date
    every = any if date is not None and date.bounds.all_of else all
    return every(start >= first and end <= last for start, end in windows)
