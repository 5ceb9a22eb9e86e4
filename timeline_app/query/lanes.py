"""Lanes: a band per actor that a filter keeps, in a chosen order, parts nested under their whole.

Where a lane lies on the screen is ``layout``'s business.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from timeline_app.model.event import Actor
from timeline_app.query.columns import NO_ACTOR, EventColumns
from timeline_app.query.filter import EventFilter
from timeline_app.query.kept_rows import are_kept, place_in
from timeline_app.query.lane_events import LaneEvents
from timeline_app.query.time_rows import MOST_ROWS
from timeline_app.query.value_order import united


class LaneOrder(StrEnum):
    FIRST_EVENT = "first event"
    COUNT = "count"
    NAME = "name"
    HAND = "hand"


@dataclass(frozen=True)
class LaneArrangement:
    """How lanes are arranged: their order, which wholes are collapsed, and the order by hand.

    A collapsed lane takes in the events of all its parts. The order by hand is that of the project's
    records; ``by_hand`` lists ids of actors that come first, where it can't be kept there.
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
    colour, the same under every filter, below 0 where it is one of its own; ``depth`` is the nesting level; ``has_parts`` tells whether
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
        at = place_in(rows, row)
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
    makers = _LaneMaker(columns, None if kept.all() else kept, filter_.actors is None)
    named = columns.actor_position.keys() if filter_.actors is None else filter_.actors
    shown = {actor.id for actor in columns.actors if actor.id in named and makers.count(actor)}
    ordered = _in_order(columns, makers, shown, arrangement)
    ordered.sort(key=lambda actor: actor is NO_ACTOR)  # whatever the order, nobody comes last
    if not arrangement.nested:
        return tuple(makers.make(actor, (), 0, False, False) for actor in ordered)
    parts: dict[str | None, list[Actor]] = {}
    for actor in ordered:
        parts.setdefault(_shown_whole(actor, columns, shown), []).append(actor)
    return tuple(_nested(makers, parts, None, 0, arrangement.collapsed))


def _nested(
    makers: "_LaneMaker",
    parts: Mapping[str | None, Sequence[Actor]],
    whole: str | None,
    depth: int,
    collapsed: frozenset[str],
) -> Iterator[Lane]:
    """The lanes of the parts of ``whole``, each followed by those of its own parts."""
    for actor in parts.get(whole, ()):
        is_collapsed = actor.id in collapsed and actor.id in parts
        within = _descendants(actor, parts) if is_collapsed else ()
        yield makers.make(actor, within, depth, actor.id in parts, is_collapsed)
        if not is_collapsed:
            yield from _nested(makers, parts, actor.id, depth + 1, collapsed)


class _LaneMaker:
    """Finds which of an actor's events are kept; a lane's own arrays wait until they are asked for."""

    def __init__(
        self, columns: EventColumns, kept: npt.NDArray[np.bool_] | None, is_for_all: bool
    ) -> None:
        self._columns = columns
        self._kept = kept
        self._colors = color_numbers(columns)
        self._totals: list[int] = np.diff(columns.actor_offsets).tolist()
        self._dated_totals: list[int] = np.diff(columns.index.offsets).tolist()
        self._row_counts: list[int] = columns.index.row_counts.tolist()
        # Of the events of each actor, one after the other; None where few actors will be asked for.
        self._all_kept: npt.NDArray[np.bool_] | None = None
        if kept is not None and is_for_all:
            self._all_kept = are_kept(kept, columns.actor_events)
        self._are_kept: dict[str, npt.NDArray[np.bool_]] = {}
        self._counts: dict[str, int] = {}

    def count(self, actor: Actor) -> int:
        """How many of the actor's events are kept, the undated among them."""
        if self._kept is None:
            return self._totals[self._columns.actor_position[actor.id]]
        if actor.id not in self._counts:
            self._counts[actor.id] = int(np.count_nonzero(self._are_kept_of(actor)))
        return self._counts[actor.id]

    def first_row(self, actor: Actor) -> int:
        """The row of the first kept event of an actor who has one."""
        rows = self._columns.rows_of_actor(actor.id)
        return int(rows[0 if self._kept is None else int(np.argmax(self._are_kept_of(actor)))])

    def make(
        self, actor: Actor, parts: Sequence[Actor], depth: int, has_parts: bool, is_collapsed: bool
    ) -> Lane:
        columns, kept = self._columns, self._kept
        position = columns.actor_position[actor.id]
        count, row_count = self.count(actor), self._row_counts[position]
        dated_count = self._dated_totals[position]
        if parts:
            positions = [position, *(columns.actor_position[part.id] for part in parts)]
            events = LaneEvents(columns, positions, kept)
            rows = [columns.rows_of_actor(each.id) for each in (actor, *parts)]
            whole = united(rows)
            count = len(whole) if kept is None else int(np.count_nonzero(kept[whole]))
            dated_count, row_count = len(events.rows), MOST_ROWS
        else:
            of_dated = None if kept is None else self._are_kept_of(actor)[:dated_count]
            if of_dated is None or of_dated.all():
                events = LaneEvents(columns, [position], None)
            else:
                events = LaneEvents(columns, [position], kept, of_dated)
                dated_count = int(np.count_nonzero(of_dated))
        color = self._colors[actor.id]
        return Lane(
            actor, color, depth, count, dated_count, row_count, has_parts, is_collapsed, events
        )

    def _are_kept_of(self, actor: Actor) -> npt.NDArray[np.bool_]:
        assert self._kept is not None
        if self._all_kept is not None:
            position = self._columns.actor_position[actor.id]
            begin, end = self._columns.actor_offsets[position : position + 2].tolist()
            return self._all_kept[begin:end]
        if actor.id not in self._are_kept:
            rows = self._columns.rows_of_actor(actor.id)
            self._are_kept[actor.id] = are_kept(self._kept, rows)
        return self._are_kept[actor.id]


def parts_of(columns: EventColumns, actor: str) -> frozenset[str]:
    """Ids of all actors that are, directly or through others, part of ``actor``."""
    found: set[str] = set()
    wholes = {actor}
    while wholes:
        wholes = {part.id for part in columns.actors if part.part_of in wholes} - found
        found |= wholes
    return frozenset(found)


def color_numbers(columns: EventColumns) -> Mapping[str, int]:
    """A number per actor; a colour of an actor's own has a negative one, ``own_color_number``."""
    automatic = columns.color_numbers
    return {
        actor.id: automatic[actor.id] if actor.colour is None else own_color_number(actor.colour)
        for actor in columns.actors
    }


def own_color_number(colour: str) -> int:
    """The number of the colour ``#rrggbb``: -1 for black, less for all others."""
    return -1 - int(colour[1:], 16)


def _in_order(
    columns: EventColumns, makers: _LaneMaker, shown: set[str], arrangement: LaneArrangement
) -> list[Actor]:
    actors = [actor for actor in columns.actors if actor.id in shown]
    by_hand = {id_: place for place, id_ in enumerate(arrangement.by_hand)}

    def count_key(actor: Actor) -> tuple[int, str]:
        return -makers.count(actor), actor.name.casefold()

    match arrangement.order:
        case LaneOrder.FIRST_EVENT:
            return sorted(actors, key=lambda actor: (makers.first_row(actor), count_key(actor)))
        case LaneOrder.NAME:
            return sorted(actors, key=lambda actor: (actor.name.casefold(), actor.id))
        case LaneOrder.HAND:
            return sorted(actors, key=lambda actor: by_hand.get(actor.id, len(by_hand)))
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
