"""Grid: cumulative counts of a lane's starts and ends at evenly spaced seconds, by category.

Two rows of it tell how many events of each category touch each of many stretches of time.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from timeline_app.model.event import Status
from timeline_app.model.time import MAX_SECOND

VAGUE = len(Status)  # after the statuses: events of any status of whose time nothing is certain
CATEGORIES = VAGUE + 1
VAGUE_BIT = 8  # in an event's category; the lower bits are its status
LEAST_EVENTS = 2_048  # of a lane with a grid; in a shorter one every event is looked at
_EVENTS_PER_BIN = 24
_MOST_BINS = 1 << 18

Ints = npt.NDArray[np.int64]
Counts = npt.NDArray[np.uint32]


class HasBounds(Protocol):
    """Earliest starts and latest ends of events in order of time, and their order by end."""

    @property
    def starts(self) -> Ints: ...
    @property
    def ends(self) -> Ints: ...
    @property
    def end_order(self) -> npt.NDArray[np.int32]: ...
    @property
    def extent(self) -> tuple[int, int]: ...


@dataclass(frozen=True, eq=False)
class Grid:
    """``begun[k, j]`` events of category ``k`` start, ``ended[k, j]`` end, before ``first + j * step``.

    Shapes [7, bins + 1]; seconds.
    """

    first: int
    step: int
    begun: Counts
    ended: Counts

    @classmethod
    def over(cls, numbers: Counts, extent: tuple[int, int]) -> "Grid":
        """The grid kept in ``numbers``, over the known bounds in ``extent``."""
        begun, ended = numbers.reshape(2, CATEGORIES, -1)
        return cls(extent[0], _step(extent, begun.shape[1] - 1), begun, ended)

    def places(self, seconds: Ints) -> Ints:
        """The last edge of the grid that is not after each of ``seconds``; the first for those before."""
        since = np.maximum(seconds, self.first) - self.first
        places: Ints = np.minimum(since // self.step, self.begun.shape[1] - 1)
        return places


def grid_size(events: int) -> int:
    """How many numbers the grid of a lane of so many events has; 0 where it needs none."""
    if events < LEAST_EVENTS:
        return 0
    bins = min(1 << (-(-events // _EVENTS_PER_BIN) - 1).bit_length(), _MOST_BINS)
    return 2 * CATEGORIES * (bins + 1)


def make_grid(
    events: HasBounds,
    categories: npt.NDArray[np.uint8],
    rows: npt.NDArray[np.int32],
    ranks: npt.NDArray[np.int32],
) -> Counts:
    """The numbers of the grid of a lane: its ``rows`` in order of time, its ``ranks`` by end."""
    bins = grid_size(len(rows)) // (2 * CATEGORIES) - 1
    extent = events.extent
    by_end = events.end_order[ranks]
    return np.stack(
        [
            _cumulative(events.starts[rows], categories[rows], extent, bins),
            _cumulative(events.ends[by_end], categories[by_end], extent, bins),
        ]
    )


def _cumulative(
    seconds: Ints, categories: npt.NDArray[np.uint8], extent: tuple[int, int], bins: int
) -> Counts:
    """How many of each category lie before each edge; unbounded ones before all, or after all."""
    first = extent[0]
    place = (np.clip(seconds, *extent) - first) // _step(extent, bins) + 1
    place[seconds < first] = 0
    place[seconds >= MAX_SECOND] = bins + 1
    np.minimum(place, bins + 1, out=place)
    place *= CATEGORIES
    is_vague = categories >= VAGUE_BIT
    vague = np.bincount(place[is_vague] + VAGUE, minlength=(bins + 2) * CATEGORIES)
    place += categories & (VAGUE_BIT - 1)
    counts = np.bincount(place, minlength=(bins + 2) * CATEGORIES) + vague
    by_edge = np.cumsum(counts.reshape(bins + 2, CATEGORIES)[: bins + 1], axis=0)
    return by_edge.T.astype(np.uint32)


def _step(extent: tuple[int, int], bins: int) -> int:
    return max(-(-(extent[1] - extent[0]) // bins), 1)
