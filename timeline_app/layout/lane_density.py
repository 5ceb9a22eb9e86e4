"""Lane density: how many events of each lane touch each column of pixels, by status.

Counted from the lane's arrays (``query.lane_events``), at a cost of the columns, not the events.
The histogram of the overview is ``density``'s.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from timeline_app.layout.column_edges import ColumnEdges, Reach
from timeline_app.layout.parts import Ints
from timeline_app.query.event_index import Bytes
from timeline_app.query.lane_events import LaneEvents
from timeline_app.query.lane_grid import CATEGORIES, VAGUE, VAGUE_BIT, Grid

# [7, 16] 1 where what has the code counts in the category: in that of its status, and if it is vague.
_CATEGORY_OF_CODE = np.array(
    [[code % VAGUE_BIT == status for code in range(2 * VAGUE_BIT)] for status in range(VAGUE)]
    + [[code >= VAGUE_BIT for code in range(2 * VAGUE_BIT)]],
    np.int64,
)
MOST_LOOKED_AT = 8_192  # events of a lane in one frame; of more, a sample tells the statuses


@dataclass(frozen=True, eq=False)
class LaneDensity:
    """How many events of one lane begin in each of C columns, and how many run on into it: [7, C].

    By category: the statuses, then those of whose time nothing is certain. All that begin and those
    that run into the first column are the events in view, each counted once. With a grid, places
    are exact to a column; in a burst of events too many to look at, numbers by category are
    estimated, and their sums exact.
    """

    begun: Ints
    running: Ints


def lane_densities(
    lanes: Sequence[LaneEvents],
    categories: Bytes,
    edges: ColumnEdges,
    reaches: Sequence[Reach],
) -> list[LaneDensity]:
    """The density of each of L lanes over the columns; ``categories`` are the index's, by row.

    What is done to all lanes alike is done at once: of a frame, calls take more than numbers do.
    """
    # How many have begun, and have ended, before each edge; ``totals_at`` those begun of any status.
    begun_at, ended_at = np.empty((2, len(lanes), CATEGORIES, len(edges) + 1), np.int64)
    searched: dict[int, Ints] = {}
    for at, (lane, reach) in enumerate(zip(lanes, reaches, strict=True)):
        grid = lane.grid
        if grid is not None and grid.step <= edges.narrowest:
            _look_up(grid, lane, categories, edges, reach, begun_at[at], ended_at[at])
        else:
            searched[at] = _search(lane, categories, edges, reach, begun_at[at], ended_at[at])
    totals_at = begun_at[:, :VAGUE].sum(axis=1)
    for at, totals in searched.items():
        totals_at[at] = totals
    first, after = np.array([[reach.first, reach.after] for reach in reaches]).T[:, :, None]
    np.maximum(np.minimum(totals_at, after, out=totals_at), first, out=totals_at)
    np.minimum(begun_at, begun_at[:, :, -1:], out=begun_at)
    np.maximum(begun_at, begun_at[:, :, :1], out=begun_at)
    np.maximum(ended_at, ended_at[:, :, :1], out=ended_at)
    running = np.maximum(begun_at[:, :, :-1] - ended_at[:, :, :-1], 0)
    begun = np.maximum(begun_at[:, :, 1:] - begun_at[:, :, :-1], 0)
    totals = totals_at[:, 1:] - totals_at[:, :-1]
    for at in np.flatnonzero((begun[:, :VAGUE].sum(axis=1) != totals).any(axis=1)).tolist():
        begun[at] = _scaled(begun[at], totals[at])
    for at, reach in enumerate(reaches):
        if running[at, :VAGUE, 0].sum() != reach.running:
            running[at, :, :1] = _scaled(running[at, :, :1], np.array([reach.running]))
    return [LaneDensity(*each) for each in zip(begun, running, strict=True)]


def _look_up(
    grid: Grid,
    lane: LaneEvents,
    categories: Bytes,
    edges: ColumnEdges,
    reach: Reach,
    begun_at: Ints,
    ended_at: Ints,
) -> None:
    """Take the counts before each edge from the lane's grid; exact at the first and the last one."""
    begun_at[:] = grid.begun(grid.places(edges.seconds))
    ended_at[:] = grid.ended(grid.places(edges.seconds_before))
    _bring_to_edge(begun_at[:, 0], ended_at[:, 0], lane, categories, edges, reach)
    counted = int(begun_at[:VAGUE, -1].sum())
    begun_at[:, -1] += _tally(lane.rows[counted : reach.after], categories)


def _search(
    lane: LaneEvents,
    categories: Bytes,
    edges: ColumnEdges,
    reach: Reach,
    begun_at: Ints,
    ended_at: Ints,
) -> Ints:
    """Count between the edges, from those that run at the first one; how many begin before each."""
    begun_at[:, 0] = _running(lane, categories, edges, reach)
    places = lane.rows.searchsorted(edges.begun)
    begun_at[:, 1:] = _between(lane.rows, places, categories)
    np.cumsum(begun_at, axis=1, out=begun_at)
    ends = lane.ranks.searchsorted(edges.ended)
    ended_at[:, 0] = 0
    ended = _between(lane.ranks, ends, categories, edges.events.end_order)
    np.cumsum(ended, axis=1, out=ended_at[:, 1:])
    return places


def _bring_to_edge(
    begun: Ints,
    ended: Ints,
    lane: LaneEvents,
    categories: Bytes,
    edges: ColumnEdges,
    reach: Reach,
) -> None:
    """Add to what a grid has, by category, what begins and ends from there to before the first edge."""
    begun += _tally(lane.rows[int(begun[:VAGUE].sum()) : reach.first], categories)
    by_end = lane.ranks[int(ended[:VAGUE].sum()) : reach.gone]
    ended += _tally(edges.events.end_order.take(by_end), categories)


def _running(lane: LaneEvents, categories: Bytes, edges: ColumnEdges, reach: Reach) -> Ints:
    """How many events began before the first edge and still run there, by category."""
    if not reach.running:
        return np.zeros(CATEGORIES, np.int64)
    grid = lane.grid
    if grid is not None:
        begun = grid.begun(grid.places(edges.seconds[:1]))[:, 0]
        ended = grid.ended(grid.places(edges.seconds_before[:1]))[:, 0]
        _bring_to_edge(begun, ended, lane, categories, edges, reach)
        running: Ints = np.maximum(begun - ended, 0)
        return running
    second = int(edges.seconds_before[0])
    if reach.first <= MOST_LOOKED_AT:
        return _tally(lane.rows[lane.running_at(second, reach.first)], categories)
    sample = lane.rows[: reach.first : _step(reach.first)]
    seen = _tally(sample[edges.events.ends[sample] >= second], categories)
    return _scaled(seen[:, None], np.array([reach.running]))[:, 0]


def _tally(rows: npt.NDArray[np.int32], categories: Bytes) -> Ints:
    """How many of ``rows`` there are of each category; of many, by a sample."""
    step = _step(len(rows))
    counts = np.bincount(categories.take(rows[::step]), minlength=2 * VAGUE_BIT)
    tally: Ints = _CATEGORY_OF_CODE @ counts
    return tally if step == 1 else _scaled(tally[:, None], np.array([len(rows)]))[:, 0]


def _between(
    rows: npt.NDArray[np.int32],
    at: Ints,
    categories: Bytes,
    order: npt.NDArray[np.int32] | None = None,
) -> Ints:
    """How many of ``rows`` lie between each two of the places ``at``, by category: [7, C].

    With an ``order`` they are places in it.
    """
    counts, first, after = at[1:] - at[:-1], int(at[0]), int(at[-1])
    columns = np.arange(len(counts))
    if after - first <= MOST_LOOKED_AT:
        found = rows[first:after]
        columns = columns.repeat(counts)
    else:
        step = _step(after - first)
        sample = np.arange(-(-first // step) * step, after, step)
        found = rows.take(sample)
        columns = columns.take(at.searchsorted(sample, "right") - 1)
    codes = categories.take(found if order is None else order.take(found))
    seen = _by_category(columns, codes, len(counts))
    return seen if after - first <= MOST_LOOKED_AT else _scaled(seen, counts)


def _step(count: int) -> int:
    """One of how many of ``count`` events to look at: a power of two.

    The places are multiples of it, so that panning meets the same events, and zooming in more.
    """
    return 1 << (-(-count // MOST_LOOKED_AT) - 1).bit_length() if count else 1


def _by_category(columns: Ints, codes: Bytes, count: int) -> Ints:
    """How many stand in each of ``count`` columns, by category: [7, C]; a column and a code each."""
    keys = codes * np.int64(count)
    keys += columns
    by_code = np.bincount(keys, minlength=2 * VAGUE_BIT * count).reshape(2 * VAGUE_BIT, count)
    vague = by_code[VAGUE_BIT : VAGUE_BIT + VAGUE]
    by_category = np.empty((CATEGORIES, count), np.int64)
    np.add(by_code[:VAGUE], vague, out=by_category[:VAGUE])
    np.sum(vague, axis=0, out=by_category[VAGUE])
    return by_category


def _scaled(seen: Ints, totals: Ints) -> Ints:
    """``seen`` of a sample by category in each column, brought to the exact ``totals`` of statuses.

    A column of which the sample has nothing has the shares of all of it.
    """
    seen = np.where(seen[:VAGUE].sum(axis=0) > 0, seen, seen.sum(axis=1)[:, None])
    shares = seen / np.maximum(seen[:VAGUE].sum(axis=0), 1)
    scaled: Ints = np.floor(shares * totals).astype(np.int64)
    most = np.argmax(shares[:VAGUE], axis=0)
    scaled[most, np.arange(len(totals))] += totals - scaled[:VAGUE].sum(axis=0)
    return scaled
