"""EventIndex: what makes the cost of a frame that of the screen, for any number of events.

Events are in time order, so that the rows of a lane ascend with their starts. With each lane's
ends in order too, two searches tell how many of its events touch any stretch of time; a grid of
cumulative counts tells the same for many stretches at once. One lane's arrays, cut down by a
filter or not, are ``lane_events``'; how they are drawn is ``layout``'s.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from timeline_app.model.date_shape import DateShape
from timeline_app.model.time import MAX_SECOND, MIN_SECOND
from timeline_app.query.lane_grid import VAGUE_BIT, grid_edges, grid_size, make_grid
from timeline_app.query.lane_packing import pack_lanes
from timeline_app.query.value_order import greatest_places, places_in_order, united

BLOCK = 64  # events of a lane whose latest end is kept
SAMPLE = 64  # of the ends, one of so many is kept apart
_AT_ONCE = 500_000  # events
_THREADS = 2
_DAY = 86_400
_LANDMARKS, _GAPS = 20_000, 500

Ints = npt.NDArray[np.int64]
Rows = npt.NDArray[np.int32]
Bytes = npt.NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class EventIndex:
    """Arrays over D dated events, M memberships of them in lanes, and A lanes, one per actor.

    ``end_order`` has the rows in order of their ends; the rank of an event is its place there.
    ``sampled_ends`` has every 64th of those ends. The lane of actor ``a`` has the memberships
    ``offsets[a]`` to ``offsets[a + 1]``: ``ranks``, the ranks of its events, ascending, and
    ``packed``, per event in order of time its row in the lane. ``row_counts`` has how many rows
    that takes. ``block_ends`` has the latest end of each 64 events, from ``block_offsets[a]`` on.
    ``grid_numbers`` has the lanes' grids, each from ``grid_offsets[a]`` on, empty for lanes that need none.
    ``categories`` has the status of each event, with VAGUE_BIT where no moment of it is certain, to
    the day. ``landmarks`` are rows that stand for all where time is folded.
    """

    end_order: Rows
    sampled_ends: Ints
    offsets: Ints
    ranks: Rows
    packed: Bytes
    row_counts: Bytes
    block_offsets: Ints
    block_ends: Ints
    grid_offsets: Ints
    grid_numbers: npt.NDArray[np.uint32]
    categories: Bytes
    landmarks: Rows

    @cached_property
    def nbytes(self) -> int:
        return sum(getattr(self, field.name).nbytes for field in fields(self))


@dataclass(frozen=True, eq=False)
class DatedEvents:
    """The bounds of the D dated events in time order that an index is made of."""

    starts: Ints  # earliest
    ends: Ints  # latest
    end_order: Rows
    sampled_ends: Ints

    def begun_before(self, seconds: Ints) -> Ints:
        """How many events start before each of ``seconds``: the first row that doesn't."""
        return np.searchsorted(self.starts, seconds)

    def ended_before(self, seconds: Ints) -> Ints:
        """How many events end before each of ``seconds``: the first rank that doesn't."""
        sampled = np.searchsorted(self.sampled_ends, seconds)
        low = np.maximum(sampled - 1, 0) * SAMPLE
        high = np.minimum(sampled * SAMPLE, len(self.ends))
        while (low < high).any():
            middle = (low + high) >> 1
            is_before = self.ends[self.end_order[np.minimum(middle, len(self.ends) - 1)]] < seconds
            is_open = low < high
            low = np.where(is_open & is_before, middle + 1, low)
            high = np.where(is_open & ~is_before, middle, high)
        return low

    def at_edges(self, bins: int) -> tuple[Rows, Rows]:
        """How many events start, and how many end, before each edge of a grid of so many bins."""
        if bins not in self._known_edges:
            edges = grid_edges(self.extent, bins)
            begun, ended = self.begun_before(edges), self.ended_before(edges)
            self._known_edges[bins] = begun.astype(np.int32), ended.astype(np.int32)
        return self._known_edges[bins]

    @cached_property
    def _known_edges(self) -> dict[int, tuple[Rows, Rows]]:
        return {}

    @cached_property
    def extent(self) -> tuple[int, int]:
        """The first known start or end, and the second after the last."""
        starts = self.begun_before(np.array([MIN_SECOND + 1, MAX_SECOND])).tolist()
        ends = self.ended_before(np.array([MIN_SECOND + 1, MAX_SECOND])).tolist()
        known = [int(self.starts[at]) for at in (starts[0], starts[1] - 1) if starts[0] < starts[1]]
        known += [
            int(self.ends[self.end_order[at]]) for at in (ends[0], ends[1] - 1) if ends[0] < ends[1]
        ]
        return (min(known), max(known) + 1) if known else (0, 1)


def make_index(
    start_earliest: Ints,
    start_latest: Ints,
    end_earliest: Ints,
    end_latest: Ints,
    shape: Bytes,
    status: Bytes,
    actor_offsets: Ints,
    actor_events: npt.NDArray[Any],
) -> EventIndex:
    """The index of N events in time order, the undated last, and of their lanes.

    ``actor_events[actor_offsets[a]:actor_offsets[a + 1]]`` are the rows of actor ``a``, ascending.
    """
    dated = int(np.count_nonzero(shape & DateShape.DATED))
    ends = end_latest[:dated]
    end_order = places_in_order(ends).astype(np.int32, copy=False)
    events = DatedEvents(start_earliest[:dated], ends, end_order, ends[end_order[::SAMPLE]])
    categories = categories_of(events, start_latest, end_earliest, shape, status)
    rank_of = np.empty(dated, np.int32)
    rank_of[end_order] = np.arange(dated, dtype=np.int32)
    lanes = len(actor_offsets) - 1
    slices = []
    for lane in range(lanes):
        rows = actor_events[actor_offsets[lane] : actor_offsets[lane + 1]]
        slices.append(rows[: rows.searchsorted(np.array(dated, rows.dtype))])
    counts = np.array([len(rows) for rows in slices], np.int64)
    offsets = sums(counts)
    block_offsets = sums(-(-counts // BLOCK))
    grid_offsets = sums(np.array([grid_size(int(count)) for count in counts], np.int64))
    ranks = np.empty(offsets[-1], np.int32)
    block_ends = np.empty(block_offsets[-1], np.int64)
    grid_numbers = np.empty(grid_offsets[-1], np.uint32)

    def fill(lane: int) -> None:
        rows = slices[lane]
        if not len(rows):
            return
        of_lane = ranks[offsets[lane] : offsets[lane + 1]]
        np.take(rank_of, rows, out=of_lane)
        of_lane.sort()
        block_ends[block_offsets[lane] : block_offsets[lane + 1]] = latest_ends(ends[rows])
        room = grid_numbers[grid_offsets[lane] : grid_offsets[lane + 1]]
        if len(room):
            room[:] = make_grid(events, categories, rows, of_lane).ravel()

    with ThreadPoolExecutor(_THREADS) as pool:  # numpy lets go of Python's lock
        packing = pool.submit(pack_lanes, events.starts, ends, slices, offsets)
        landmarks = pool.submit(landmarks_of, events)
        for _ in pool.map(fill, range(lanes)):
            pass
        packed = packing.result()
    return EventIndex(
        end_order,
        events.sampled_ends,
        offsets,
        ranks,
        packed,
        row_counts_of(packed, offsets),
        block_offsets,
        block_ends,
        grid_offsets,
        grid_numbers,
        categories,
        landmarks.result(),
    )


def latest_ends(ends: Ints) -> Ints:
    """The latest of each 64 ends."""
    return np.maximum.reduceat(ends, np.arange(0, len(ends), BLOCK))


def save_index(write: Callable[[str, npt.NDArray[Any]], None], index: EventIndex) -> None:
    """Give ``write`` each array of ``index`` with its name, ``index.…``."""
    for field in fields(index):
        write(f"index.{field.name}", getattr(index, field.name))


def open_index(array: Callable[[str], npt.NDArray[Any]]) -> EventIndex:
    """The index that ``save_index`` has written; ``array`` gives an array by its name."""
    return EventIndex(**{field.name: array(f"index.{field.name}") for field in fields(EventIndex)})


def row_counts_of(packed: Bytes, offsets: Ints) -> Bytes:
    """How many rows each lane needs; one where it has no events."""
    filled = np.flatnonzero(np.diff(offsets))
    counts = np.ones(len(offsets) - 1, np.uint8)
    if len(filled):
        counts[filled] = np.maximum.reduceat(packed, offsets[filled]) + 1
    return counts


def categories_of(
    events: DatedEvents, start_latest: Ints, end_earliest: Ints, shape: Bytes, status: Bytes
) -> Bytes:
    """The status of each event, with VAGUE_BIT where no moment of it is certain, to the day."""
    categories = status[: len(events.starts)].copy()
    for some in _parts(len(categories)):
        is_vague = start_latest[some] > end_earliest[some]
        is_vague &= events.ends[some] - events.starts[some] >= _DAY
        is_vague |= (shape[some] & DateShape.APPROXIMATE) != 0
        categories[some] |= is_vague * np.uint8(VAGUE_BIT)
    return categories


def landmarks_of(events: DatedEvents) -> Rows:
    """Rows evenly taken, those on either side of the largest gaps between starts, the last ends."""
    count = len(events.starts)
    if count <= _LANDMARKS:
        return np.arange(count, dtype=np.int32)
    rows, gaps = np.empty(0, np.int64), np.empty(0, np.int64)
    for some in _parts(count - 1):
        begun = np.clip(events.starts[some.start : some.stop + 1], *events.extent)
        gaps = np.concatenate([gaps, np.diff(begun)])
        rows = np.concatenate([rows, np.arange(some.start, some.stop)])
        widest = greatest_places(gaps, _GAPS)
        rows, gaps = rows[widest], gaps[widest]
    even = np.linspace(0, count - 1, _LANDMARKS).astype(np.int64)
    unbounded = int(events.ended_before(np.array([MAX_SECOND]))[0])
    last_ends = events.end_order[max(unbounded - 1, 0) : unbounded + 1]
    return united([even, rows, rows + 1, last_ends.astype(np.int64)]).astype(np.int32)


def _parts(count: int) -> Iterator[slice]:
    """Places up to ``count``, so many at a time that temporary arrays stay small."""
    for begin in range(0, count, _AT_ONCE):
        yield slice(begin, min(begin + _AT_ONCE, count))


def sums(counts: Ints) -> Ints:
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
