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
_CODE_BITS = 4  # of a category in all
LEAST_EVENTS = 2_048  # of a lane with a grid; in a shorter one every event is looked at
_EVENTS_PER_BIN = 12
_MOST_BINS = 1 << 18

Ints = npt.NDArray[np.int64]
Counts = npt.NDArray[np.uint32]


class InOrder(Protocol):
    """Events in order of time, ``end_order`` of their ends.

    ``at_edges`` tells how many of them start, and how many end, before each edge of a grid.
    """

    @property
    def end_order(self) -> npt.NDArray[np.int32]: ...
    def at_edges(self, bins: int) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]: ...


@dataclass(frozen=True, eq=False)
class Grid:
    """Before ``first + j * step`` so many events start, and so many end: ``begun``, ``ended`` of ``j``.

    In seconds. Both counts of an edge stand side by side in ``numbers``, [bins + 1, 2, 7] by edge,
    which of the two, and category: a view reads few pages, and where it was not before, each costs.
    """

    first: int
    step: int
    numbers: Counts

    @classmethod
    def over(cls, numbers: Counts, extent: tuple[int, int]) -> "Grid":
        """The grid kept in ``numbers``, over the known bounds in ``extent``."""
        numbers = numbers.reshape(-1, 2, CATEGORIES)
        return cls(extent[0], _step(extent, len(numbers) - 1), numbers)

    def begun(self, places: Ints) -> Ints:
        """By category how many events start before the edges at ``places``: [7, P]."""
        counts: Ints = self.numbers.take(places, axis=0)[:, 0].T.astype(np.int64)
        return counts

    def ended(self, places: Ints) -> Ints:
        """By category how many events end before the edges at ``places``: [7, P]."""
        counts: Ints = self.numbers.take(places, axis=0)[:, 1].T.astype(np.int64)
        return counts

    @property
    def begun_at_last(self) -> Ints:
        """By category how many events start before the last edge: all but the last ones."""
        counts: Ints = self.numbers[-1, 0].astype(np.int64)
        return counts

    def places(self, seconds: Ints) -> Ints:
        """The last edge of the grid that is not after each of ``seconds``; the first for those before."""
        since = np.maximum(seconds, self.first) - self.first
        places: Ints = np.minimum(since // self.step, len(self.numbers) - 1)
        return places


def grid_size(events: int) -> int:
    """How many numbers the grid of a lane of so many events has; 0 where it needs none."""
    if events < LEAST_EVENTS:
        return 0
    bins = min(1 << (-(-events // _EVENTS_PER_BIN) - 1).bit_length(), _MOST_BINS)
    return 2 * CATEGORIES * (bins + 1)


def make_grid(
    events: InOrder,
    categories: npt.NDArray[np.uint8],
    rows: npt.NDArray[np.int32],
    ranks: npt.NDArray[np.int32],
) -> Counts:
    """The numbers of the grid of a lane: its ``rows`` in order of time, its ``ranks`` by end."""
    bins = grid_size(len(rows)) // (2 * CATEGORIES) - 1
    begun, ended = events.at_edges(bins)
    return np.stack(
        [
            _cumulative(rows.searchsorted(begun), categories[rows]),
            _cumulative(ranks.searchsorted(ended), categories[events.end_order[ranks]]),
        ],
        axis=1,
    )


def grid_edges(extent: tuple[int, int], bins: int) -> Ints:
    """The seconds between the bins of a grid, and the first and last; nothing unbounded is before."""
    step = _step(extent, bins)
    edges: Ints = (
        extent[0] + np.minimum(np.arange(bins + 1), (MAX_SECOND - extent[0]) // step) * step
    )
    return edges


def _cumulative(before: npt.NDArray[np.integer], categories: npt.NDArray[np.uint8]) -> Counts:
    """How many of each category are among the first so many events, for each number in ``before``."""
    edges = len(before)
    codes = np.repeat(
        np.arange(0, edges << _CODE_BITS, 1 << _CODE_BITS), np.diff(before, prepend=0)
    )
    codes += categories[: before[-1]]
    by_code = np.bincount(codes, minlength=edges << _CODE_BITS).reshape(edges, -1)
    counts = np.empty((edges, CATEGORIES), np.int64)
    vague = by_code[:, VAGUE_BIT:]
    np.add(by_code[:, :VAGUE], vague[:, :VAGUE], out=counts[:, :VAGUE])
    np.sum(vague, axis=1, out=counts[:, VAGUE])
    return np.cumsum(counts, axis=0, dtype=np.uint32)


def _step(extent: tuple[int, int], bins: int) -> int:
    return max(-(-(extent[1] - extent[0]) // bins), 1)
