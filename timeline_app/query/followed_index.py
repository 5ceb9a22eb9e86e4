"""EventIndex after an edit, from the one before it: only lanes whose events differ are laid out again.

It equals what ``event_index.make_index`` makes of the columns, which stays the reference.
"""

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from timeline_app.query.event_index import (
    BLOCK,
    SAMPLE,
    Bytes,
    DatedEvents,
    EventIndex,
    Ints,
    Rows,
    categories_of,
    landmarks_of,
    latest_ends,
    make_index,
    row_counts_of,
    sums,
)
from timeline_app.query.grouped_rows import Groups
from timeline_app.query.kept_rows import place_in
from timeline_app.query.lane_grid import grid_size, make_grid
from timeline_app.query.lane_packing import pack_lanes
from timeline_app.query.splice import Splice

if TYPE_CHECKING:
    from timeline_app.query.columns import EventColumns

_OF_EVENTS = ("start_earliest", "start_latest", "end_earliest", "end_latest", "shape", "status")
_INDEXED = (*_OF_EVENTS, "actor_offsets", "actor_events")


def follow_index(before: "EventColumns", columns: "EventColumns", splice: Splice) -> EventIndex:
    """The index of ``columns``, which are those of ``before`` after ``splice``."""
    arrays = [getattr(columns, name) for name in _INDEXED]
    if all(array is getattr(before, name) for array, name in zip(arrays, _INDEXED, strict=True)):
        return before.index
    lanes = _Lanes(before, columns, splice)
    if 2 * lanes.changed_count > len(columns.actor_events):
        return make_index(*arrays)
    return _followed(before, columns, splice, lanes)


class _Lanes:
    """Which lanes there are, what number each had ``before``, -1 for none, and which are others."""

    def __init__(self, before: "EventColumns", columns: "EventColumns", splice: Splice) -> None:
        numbers = {actor.id: number for number, actor in enumerate(before.actors)}
        self.before = [numbers.get(actor.id, -1) for actor in columns.actors]
        self.after = np.full(len(before.actors), -1, np.int64)
        for number, number_before in enumerate(self.before):
            if number_before >= 0:
                self.after[number_before] = number
        groups = Groups(columns.actor_offsets, columns.actor_events)
        of_before = Groups(before.actor_offsets, before.actor_events)
        is_new = np.zeros(len(columns), np.bool_)
        is_new[splice.inserted] = True
        came = np.flatnonzero(is_new[groups.members])
        self.new_members, self.new_lanes = groups.members[came], groups.group_at(came)
        gone = np.flatnonzero(splice.rows_after[of_before.members] < 0)
        lost_members, lost_lanes = of_before.members[gone], self.after[of_before.group_at(gone)]
        self.changed = np.array(self.before, np.int64) < 0
        # What an edit put back into its row and lane as it was makes that lane no other one.
        is_other = _are_others(before, columns, splice)
        came = self.new_lanes * len(is_other) + self.new_members
        lost = (lost_lanes * len(is_other) + lost_members)[lost_lanes >= 0]
        both = np.sort(np.concatenate([came, lost]))
        is_twice = np.zeros(len(both), np.bool_)
        is_twice[1:] = both[1:] == both[:-1]
        is_twice[:-1] |= is_twice[1:]
        of, rows = np.divmod(both, len(is_other))
        self.changed[of[~is_twice | is_other[rows]]] = True
        self.changed_count = int(np.diff(columns.actor_offsets)[self.changed].sum())

    def joined(
        self, array: npt.NDArray[Any], offsets: Ints, made: dict[int, npt.NDArray[Any]]
    ) -> npt.NDArray[Any]:
        """What was ``made`` of the lanes that differ, and what ``array`` has of the others, in order."""
        bounds = offsets.tolist()
        return np.concatenate(
            [
                array[:0],
                *(
                    made[lane] if lane in made else array[bounds[known] : bounds[known + 1]]
                    for lane, known in enumerate(self.before)
                ),
            ]
        )


def _are_others(
    before: "EventColumns", columns: "EventColumns", splice: Splice
) -> npt.NDArray[np.bool_]:
    """Per row, before or afterwards, whether another event or another date or status is there now."""
    count = max(len(before), len(columns))
    if not splice.is_in_place:
        return np.ones(count, np.bool_)
    is_other, rows = np.zeros(count, np.bool_), splice.removed
    for name in _OF_EVENTS:
        is_other[rows] |= getattr(before, name)[rows] != getattr(columns, name)[rows]
    return is_other


def _followed(
    before: "EventColumns", columns: "EventColumns", splice: Splice, lanes: _Lanes
) -> EventIndex:
    index, dated = before.index, columns.dated_count
    starts, ends = columns.start_earliest[:dated], columns.end_latest[:dated]
    end_order = _end_order(index.end_order, ends, splice)
    events = DatedEvents(starts, ends, end_order, ends[end_order[::SAMPLE]])
    categories = categories_of(
        events, columns.start_latest, columns.end_earliest, columns.shape, columns.status
    )
    ranks = _ranks(index, end_order, splice, lanes)
    rows = {
        lane: _dated_rows(columns, lane, dated) for lane in np.flatnonzero(lanes.changed).tolist()
    }
    packed = _packed(starts, ends, rows)
    blocks = {lane: latest_ends(ends[of]) if len(of) else ends[:0] for lane, of in rows.items()}
    counts = np.diff(ranks.offsets)
    sizes = np.array([grid_size(count) for count in counts.tolist()], np.int64)
    is_wider = events.extent != before.dated_events.extent
    grids = {
        lane: make_grid(
            events, categories, _dated_rows(columns, lane, dated), ranks.of(lane)
        ).ravel()
        if sizes[lane]
        else np.zeros(0, np.uint32)
        for lane in (range(len(counts)) if is_wider else rows)
    }
    all_packed: Bytes = lanes.joined(index.packed, index.offsets, packed)
    return EventIndex(
        end_order,
        events.sampled_ends,
        ranks.offsets,
        ranks.members,
        all_packed,
        row_counts_of(all_packed, ranks.offsets),
        sums(-(-counts // BLOCK)),
        lanes.joined(index.block_ends, index.block_offsets, blocks),
        sums(sizes),
        lanes.joined(index.grid_numbers, index.grid_offsets, grids),
        categories,
        landmarks_of(events),
    )


def _end_order(before: Rows, ends: Ints, splice: Splice) -> Rows:
    """The dated rows in order of their ends, those with the same in order of time."""
    order = splice.rows_after[before]
    order = order[order >= 0]
    new = splice.inserted[splice.inserted < len(ends)]
    new = new[np.argsort(ends[new], kind="stable")]
    in_order, wanted = ends[order], ends[new]
    lows, highs = in_order.searchsorted(wanted), in_order.searchsorted(wanted, "right")
    stretches = zip(lows.tolist(), highs.tolist(), new.tolist(), strict=True)
    places = [low + place_in(order[low:high], row) for low, high, row in stretches]
    return np.insert(order, np.array(places, np.int64), new).astype(np.int32, copy=False)


def _ranks(index: EventIndex, end_order: Rows, splice: Splice, lanes: _Lanes) -> Groups:
    """Per lane the ranks of its events by their ends, ascending."""
    rank_of = np.full(splice.count_after + 1, -1, np.int32)  # at -1 is none
    rank_of[end_order] = np.arange(len(end_order), dtype=np.int32)
    after = rank_of[splice.rows_after[index.end_order]]
    ranks = rank_of[lanes.new_members]
    is_dated = ranks >= 0
    of, ranks = lanes.new_lanes[is_dated], ranks[is_dated]
    order = np.lexsort((ranks, of))
    count = len(lanes.before)
    new = Groups(sums(np.bincount(of, minlength=count)), ranks[order])
    return Groups(index.offsets, index.ranks).renumbered(lanes.after, count, after, new)


def _dated_rows(columns: "EventColumns", lane: int, dated: int) -> Rows:
    rows = columns.actor_events[columns.actor_offsets[lane] : columns.actor_offsets[lane + 1]]
    return rows[: place_in(rows, dated)]


def _packed(starts: Ints, ends: Ints, rows: dict[int, Rows]) -> dict[int, npt.NDArray[Any]]:
    """Per lane the row in it of each of its events."""
    offsets = sums(np.array([len(of) for of in rows.values()], np.int64))
    packed = pack_lanes(starts, ends, list(rows.values()), offsets)
    return dict(zip(rows, np.split(packed, offsets[1:-1]), strict=True)) if rows else {}
