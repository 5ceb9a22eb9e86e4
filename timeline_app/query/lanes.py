"""Lanes: a band per actor that a filter keeps, in a chosen order, parts nested under their whole.

Where a lane lies on the screen is ``layout``'s business.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from timeline_app.model.event import Actor
from timeline_app.query.columns import NO_ACTOR, EventColumns
from timeline_app.query.filter import EventFilter
from timeline_app.query.lane_events import LaneEvents
from timeline_app.query.time_rows import MOST_ROWS


class LaneOrder(StrEnum):
    FIRST_EVENT = "first event"
    COUNT = "count"
    NAME = "name"
    HAND = "hand"


@dataclass(frozen=True)
class LaneArrangement:
    """How lanes are arranged: their order, which wholes are collapsed, and the order by hand.

    A collapsed lane takes in the events of all its parts. ``by_hand`` lists actor ids; actors that
    it doesn't name follow in order of count.
    """

    order: LaneOrder = LaneOrder.COUNT
    nested: bool = True
    collapsed: frozenset[str] = frozenset()
    by_hand: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Lane:
    """One actor's lane: ``events`` are the kept, dated events in it, ``count`` those and the undated.

    ``dated_count`` is how many ``events`` there are, known without making them. ``row_count`` is
    how many rows they are stacked in where the lane is packed by time. ``color`` numbers the actor's
    colour, the same under every filter; ``depth`` is the nesting level; ``has_parts`` tells whether
    it can be collapsed.
    """

    actor: Actor
    color: int
    depth: int
    count: int
    dated_count: int
    row_count: int
    has_parts: bool
    is_collapsed: bool
    events: LaneEvents

    @property
    def rows(self) -> npt.NDArray[np.int32]:
        """Rows of the columns, ascending; made when first asked for."""
        return self.events.rows

    def holds(self, row: int) -> bool:
        """Whether the event in ``row`` of the columns is in this lane."""
        rows = self.rows
        at = int(np.searchsorted(rows, row))
        return at < len(rows) and int(rows[at]) == row


def make_lanes(
    columns: EventColumns,
    kept: npt.NDArray[np.bool_],
    filter_: EventFilter,
    arrangement: LaneArrangement,
) -> tuple[Lane, ...]:
    """The lanes of the actors that ``filter_`` names, or of all, that have an event left to show.

    With nesting, an actor whose whole is shown stands below it; an actor whose whole is not shown
    stands on its own.
    """
    makers = _LaneMaker(columns, None if kept.all() else kept)
    counts = makers.counts
    named = columns.actor_position.keys() if filter_.actors is None else filter_.actors
    shown = {
        actor.id
        for actor, count in zip(columns.actors, counts.tolist(), strict=True)
        if count and actor.id in named
    }
    ordered = _in_order(columns, makers, shown, arrangement)
    ordered.sort(key=lambda actor: actor is NO_ACTOR)  # whatever the order, nobody comes last
    if not arrangement.nested:
        return tuple(makers.make(actor, (), 0, False, False) for actor in ordered)
    parts: dict[str | None, list[Actor]] = {}
    for actor in ordered:
        parts.setdefault(_shown_whole(actor, columns, shown), []).append(actor)
    lanes: list[Lane] = []

    def add(actor: Actor, depth: int) -> None:
        collapsed = actor.id in arrangement.collapsed and actor.id in parts
        within = _descendants(actor, parts) if collapsed else ()
        lanes.append(makers.make(actor, within, depth, actor.id in parts, collapsed))
        if not collapsed:
            for part in parts.get(actor.id, ()):
                add(part, depth + 1)

    for actor in parts.get(None, ()):
        add(actor, 0)
    return tuple(lanes)


class _LaneMaker:
    """Counts every actor's kept events at once; a lane's own arrays wait until they are asked for."""

    def __init__(self, columns: EventColumns, kept: npt.NDArray[np.bool_] | None) -> None:
        self._columns = columns
        self._kept = kept
        self._colors = color_numbers(columns)
        if kept is None:
            self.counts = np.diff(columns.actor_offsets)
            self._dated_counts = np.diff(columns.index.offsets)
        else:
            is_kept = kept[columns.actor_events]
            self.counts = _sums_between(
                is_kept, columns.actor_offsets[:-1], columns.actor_offsets[1:]
            )
            dated_ends = columns.actor_offsets[:-1] + np.diff(columns.index.offsets)
            self._dated_counts = _sums_between(is_kept, columns.actor_offsets[:-1], dated_ends)

    def first_row(self, actor: Actor) -> int:
        """The row of the first kept event of an actor who has one."""
        rows = self._columns.rows_of_actor(actor.id)
        return int(rows[0 if self._kept is None else int(np.argmax(self._kept[rows]))])

    def make(
        self, actor: Actor, parts: Sequence[Actor], depth: int, has_parts: bool, is_collapsed: bool
    ) -> Lane:
        columns = self._columns
        positions = [columns.actor_position[each.id] for each in (actor, *parts)]
        events = LaneEvents(columns, positions, self._kept)
        count, dated_count = (
            int(counts[positions[0]]) for counts in (self.counts, self._dated_counts)
        )
        row_count = int(columns.index.row_counts[positions[0]])
        if parts:
            whole = np.unique(
                np.concatenate([columns.rows_of_actor(a.id) for a in (actor, *parts)])
            )
            count = len(whole) if self._kept is None else int(np.count_nonzero(self._kept[whole]))
            dated_count, row_count = len(events.rows), MOST_ROWS
        color = self._colors[actor.id]
        return Lane(
            actor, color, depth, count, dated_count, row_count, has_parts, is_collapsed, events
        )


def _sums_between(
    is_kept: npt.NDArray[np.bool_], begins: npt.NDArray[np.int64], ends: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """How many are kept from each of ``begins`` to each of ``ends``."""
    return np.array(
        [
            np.count_nonzero(is_kept[begin:end])
            for begin, end in zip(begins.tolist(), ends.tolist(), strict=True)
        ],
        np.int64,
    )


def parts_of(columns: EventColumns, actor: str) -> frozenset[str]:
    """Ids of all actors that are, directly or through others, part of ``actor``."""
    found: set[str] = set()
    wholes = {actor}
    while wholes:
        wholes = {part.id for part in columns.actors if part.part_of in wholes} - found
        found |= wholes
    return frozenset(found)


def color_numbers(columns: EventColumns) -> Mapping[str, int]:
    """A number per actor, 0 for the one with most events, so that the busiest differ in colour."""
    counts = np.diff(columns.actor_offsets)
    return {
        columns.actors[position].id: n
        for n, position in enumerate(np.argsort(-counts, kind="stable"))
    }


def _in_order(
    columns: EventColumns, makers: _LaneMaker, shown: set[str], arrangement: LaneArrangement
) -> list[Actor]:
    actors = [actor for actor in columns.actors if actor.id in shown]
    by_hand = {id_: place for place, id_ in enumerate(arrangement.by_hand)}

    def count_key(actor: Actor) -> tuple[int, str]:
        return -int(makers.counts[columns.actor_position[actor.id]]), actor.name.casefold()

    match arrangement.order:
        case LaneOrder.FIRST_EVENT:
            return sorted(actors, key=lambda actor: (makers.first_row(actor), count_key(actor)))
        case LaneOrder.NAME:
            return sorted(actors, key=lambda actor: (actor.name.casefold(), actor.id))
        case LaneOrder.HAND:
            last = len(by_hand)
            return sorted(actors, key=lambda actor: (by_hand.get(actor.id, last), count_key(actor)))
        case LaneOrder.COUNT:
            return sorted(actors, key=count_key)


def _shown_whole(actor: Actor, columns: EventColumns, shown: set[str]) -> str | None:
    """The nearest whole of ``actor`` that has a lane."""
    whole = actor.part_of
    while whole is not None and whole not in shown:
        whole = columns.actors[columns.actor_position[whole]].part_of
    return whole


def _descendants(actor: Actor, parts: Mapping[str | None, Sequence[Actor]]) -> list[Actor]:
    found = []
    for part in parts.get(actor.id, ()):
        found += [part, *_descendants(part, parts)]
    return found
