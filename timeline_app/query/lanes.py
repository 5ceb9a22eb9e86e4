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
    """One actor's lane: ``rows`` are the kept, dated events in it, ``count`` those and the undated.

    ``color`` numbers the actor's colour, the same under every filter; ``depth`` is the nesting
    level; ``has_parts`` tells whether it can be collapsed.
    """

    actor: Actor
    color: int
    depth: int
    count: int
    has_parts: bool
    is_collapsed: bool
    rows: npt.NDArray[np.int64]


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
    colors = color_numbers(columns)
    named = columns.actor_position.keys() if filter_.actors is None else filter_.actors
    own = {
        actor.id: rows[kept[rows]]
        for actor in columns.actors
        if actor.id in named and (rows := columns.rows_of_actor(actor.id)) is not None
    }
    shown = {id_ for id_, rows in own.items() if len(rows)}
    ordered = _in_order(columns, own, shown, arrangement)
    ordered.sort(key=lambda actor: actor is NO_ACTOR)  # whatever the order, nobody comes last
    if not arrangement.nested:
        return tuple(
            _lane(columns, actor, colors, 0, own[actor.id], False, False) for actor in ordered
        )
    parts: dict[str | None, list[Actor]] = {}
    for actor in ordered:
        parts.setdefault(_shown_whole(actor, columns, shown), []).append(actor)
    lanes: list[Lane] = []

    def add(actor: Actor, depth: int) -> None:
        collapsed = actor.id in arrangement.collapsed and actor.id in parts
        rows = own[actor.id]
        if collapsed:
            within = [own[part.id] for part in _descendants(actor, parts)]
            rows = np.unique(np.concatenate([rows, *within]))
        lanes.append(_lane(columns, actor, colors, depth, rows, actor.id in parts, collapsed))
        if not collapsed:
            for part in parts.get(actor.id, ()):
                add(part, depth + 1)

    for actor in parts.get(None, ()):
        add(actor, 0)
    return tuple(lanes)


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


def _lane(
    columns: EventColumns,
    actor: Actor,
    colors: Mapping[str, int],
    depth: int,
    rows: npt.NDArray[np.int64],
    has_parts: bool,
    is_collapsed: bool,
) -> Lane:
    dated = rows[columns.dated[rows]]
    return Lane(actor, colors[actor.id], depth, len(rows), has_parts, is_collapsed, dated)


def _in_order(
    columns: EventColumns,
    own: Mapping[str, npt.NDArray[np.int64]],
    shown: set[str],
    arrangement: LaneArrangement,
) -> list[Actor]:
    actors = [actor for actor in columns.actors if actor.id in shown]
    by_hand = {id_: place for place, id_ in enumerate(arrangement.by_hand)}

    def count_key(actor: Actor) -> tuple[int, str]:
        return -len(own[actor.id]), actor.name.casefold()

    match arrangement.order:
        case LaneOrder.FIRST_EVENT:
            return sorted(actors, key=lambda actor: (int(own[actor.id][0]), count_key(actor)))
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
