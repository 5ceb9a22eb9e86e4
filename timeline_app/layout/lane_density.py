"""Lane density: how many events of one lane touch each column of pixels, by status.

Counted from the lane's arrays (``query.lane_events``), at a cost of the columns, not the events.
The histogram of the overview is ``density``'s.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from timeline_app.layout.parts import Ints
from timeline_app.query.event_index import Bytes, DatedEvents
from timeline_app.query.lane_events import LaneEvents
from timeline_app.query.lane_grid import CATEGORIES, VAGUE, VAGUE_BIT

_CODE_BITS = 4  # status and VAGUE_BIT
# [7, 16] 1 where what has the code counts in the category: in that of its status, and if it is vague.
_CATEGORY_OF_CODE = np.array(
    [[code % VAGUE_BIT == status for code in range(2 * VAGUE_BIT)] for status in range(VAGUE)]
    + [[code >= VAGUE_BIT for code in range(2 * VAGUE_BIT)]],
    np.int64,
)
MOST_LOOKED_AT = 8_192  # events of a lane in one frame; of more, a sample tells the statuses


@dataclass(frozen=True, eq=False)
class ColumnEdges:
    """The edges of C columns: ``seconds`` has the first second at or right of each, ascending.

    ``begun`` has how many of all dated events start before each edge, ``ended`` how many have ended
    before it.
    """

    seconds: Ints
    events: DatedEvents

    def __len__(self) -> int:
        return len(self.seconds) - 1

    @cached_property
    def seconds_before(self) -> Ints:
        """The last second left of each edge."""
        return self.seconds - 1

    @cached_property
    def begun(self) -> npt.NDArray[np.int32]:
        return self.events.begun_before(self.seconds).astype(np.int32)

    @cached_property
    def ended(self) -> npt.NDArray[np.int32]:
        return self.events.ended_before(self.seconds_before).astype(np.int32)

    @cached_property
    def narrowest(self) -> int:
        """Seconds of the narrowest column."""
        return int(self._lengths.min())

    @cached_property
    def typical(self) -> int:
        """Seconds of a column in the middle: those across a fold are longer."""
        return int(np.partition(self._lengths, len(self) // 2)[len(self) // 2])

    @cached_property
    def _lengths(self) -> Ints:
        return np.diff(self.seconds)


@dataclass(frozen=True, slots=True)
class Reach:
    """Which events of a lane touch a stretch of time, as places in the lane.

    Those from ``first`` to before ``after`` begin in it; by their ends, those from ``gone`` to
    before ``over`` end in it.
    """

    first: int
    after: int
    gone: int
    over: int

    @classmethod
    def nested(cls, lane: LaneEvents, edges: ColumnEdges) -> list["Reach"]:
        """What lies between the outermost edges, what between those next to them, and so on."""
        begun = lane.rows.searchsorted(edges.begun).tolist()
        ended = lane.ranks.searchsorted(edges.ended).tolist()
        return [
            cls(begun[at], begun[-1 - at], ended[at], ended[-1 - at])
            for at in range(len(begun) // 2)
        ]

    @property
    def running(self) -> int:
        """How many events began before it and go on in it."""
        return self.first - self.gone


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


def lane_density(
    lane: LaneEvents, categories: Bytes, edges: ColumnEdges, reach: Reach
) -> LaneDensity:
    """The density of ``lane`` over the columns; ``categories`` are the index's, by row."""
    grid = lane.grid
    if grid is not None and grid.step <= edges.narrowest:
        begun_at = grid.begun(grid.places(edges.seconds))
        ended_at = grid.ended(grid.places(edges.seconds_before))
        # Exact at the outermost edges, so that sums are.
        _bring_to_edge(begun_at[:, 0], ended_at[:, 0], lane, categories, edges, reach)
        counted = int(begun_at[:VAGUE, -1].sum())
        begun_at[:, -1] += _tally(lane.rows[counted : reach.after], categories)
        totals_at = np.clip(begun_at[:VAGUE].sum(axis=0), reach.first, reach.after)
        np.clip(begun_at, begun_at[:, :1], begun_at[:, -1:], out=begun_at)
        np.maximum(ended_at, ended_at[:, :1], out=ended_at)
    else:
        begun_at = np.empty((CATEGORIES, len(edges) + 1), np.int64)
        ended_at = np.zeros((CATEGORIES, len(edges) + 1), np.int64)
        begun_at[:, 0] = _running(lane, categories, edges, reach)
        places = lane.rows.searchsorted(edges.begun)
        totals_at = places
        begun_at[:, 1:] = _between(lane.rows, places, categories)
        np.cumsum(begun_at, axis=1, out=begun_at)
        places = lane.ranks.searchsorted(edges.ended)
        ended = _between(lane.ranks, places, categories, edges.events.end_order)
        np.cumsum(ended, axis=1, out=ended_at[:, 1:])
    running = np.maximum(begun_at[:, :-1] - ended_at[:, :-1], 0)
    running[:, :1] = _with_totals(running[:, :1], np.array([reach.running]))
    begun = np.maximum(begun_at[:, 1:] - begun_at[:, :-1], 0)
    return LaneDensity(_with_totals(begun, totals_at[1:] - totals_at[:-1]), running)


def _with_totals(counts: Ints, totals: Ints) -> Ints:
    """``counts`` by category, of which the statuses add up to ``totals``: estimates may not yet."""
    is_exact = (counts[:VAGUE].sum(axis=0) == totals).all()
    return counts if is_exact else _scaled(counts, totals)


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
    ended += _tally(edges.events.end_order[by_end], categories)


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
    second = int(edges.seconds[0]) - 1
    if reach.first <= MOST_LOOKED_AT:
        return _tally(lane.rows[lane.running_at(second, reach.first)], categories)
    sample = lane.rows[: reach.first : _step(reach.first)]
    seen = _tally(sample[edges.events.ends[sample] >= second], categories)
    return _scaled(seen[:, None], np.array([reach.running]))[:, 0]


def _tally(rows: npt.NDArray[np.int32], categories: Bytes) -> Ints:
    """How many of ``rows`` there are of each category; of many, by a sample."""
    step = _step(len(rows))
    counts = np.bincount(categories[rows[::step]], minlength=2 * VAGUE_BIT)
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
    columns, first, after = len(at) - 1, int(at[0]), int(at[-1])
    codes = np.arange(0, columns << _CODE_BITS, 1 << _CODE_BITS)
    if after - first <= MOST_LOOKED_AT:
        codes = codes.repeat(at[1:] - at[:-1])
        found = rows[first:after]
        codes += categories[found if order is None else order[found]]
        return _by_category(codes, columns)
    step = _step(after - first)
    sample = np.arange(-(-first // step) * step, after, step)
    found = rows[sample]
    codes = codes[at.searchsorted(sample, "right") - 1]
    codes += categories[found if order is None else order[found]]
    return _scaled(_by_category(codes, columns), at[1:] - at[:-1])


def _step(count: int) -> int:
    """One of how many of ``count`` events to look at: a power of two.

    The places are multiples of it, so that panning meets the same events, and zooming in more.
    """
    return 1 << (-(-count // MOST_LOOKED_AT) - 1).bit_length() if count else 1


def _by_category(codes: Ints, columns: int) -> Ints:
    """How many stand in each of ``columns``, by category: [7, C]."""
    counts = np.bincount(codes, minlength=columns << _CODE_BITS)
    plain, vague = counts.reshape(columns, 2, VAGUE_BIT).transpose(1, 2, 0)[:, :VAGUE]
    by_category = np.empty((CATEGORIES, columns), np.int64)
    np.add(plain, vague, out=by_category[:VAGUE])
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
