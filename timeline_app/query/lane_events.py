"""LaneEvents: one lane's dated events that a filter keeps, made when somebody looks at them.

Whole lanes are slices of the ``event_index``, which is not copied; which lanes there are is
``lanes``' business.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from timeline_app.query.event_index import BLOCK, Bytes, Ints, Rows, latest_ends
from timeline_app.query.kept_rows import Mask, are_kept, only
from timeline_app.query.lane_grid import LEAST_EVENTS, VAGUE, Grid, make_grid
from timeline_app.query.time_rows import pack_in_time
from timeline_app.query.value_order import united

if TYPE_CHECKING:
    from timeline_app.query.columns import EventColumns

MOST_FOR_GRID = 300_000  # a filtered lane of more events is counted by searching: no wait at first


class LaneEvents:
    """The dated events among ``kept`` of the actors at ``positions``, in order of time.

    ``kept`` is None where the filter keeps everything. Of a single actor, ``are_kept_already`` may
    tell which of the events are kept, where that was found before.
    """

    def __init__(
        self,
        columns: "EventColumns",
        positions: Sequence[int],
        kept: Mask | None,
        are_kept_already: Mask | None = None,
    ) -> None:
        self._columns = columns
        self._positions = positions
        self._kept = kept
        self._are_kept_already = are_kept_already

    @cached_property
    def rows(self) -> Rows:
        """Rows of the columns, ascending."""
        if self._kept is None:
            return self._all_rows
        if self._are_kept_already is not None:
            return only(self._all_rows, self._are_kept_already)
        return only(self._all_rows, are_kept(self._kept, self._all_rows))

    @cached_property
    def ranks(self) -> Rows:
        """Ranks by end, ascending (``EventIndex``)."""
        index = self._columns.index
        ranks = united([self._slice(index.ranks, position) for position in self._positions])
        if self._kept is None:
            return ranks
        return only(ranks, are_kept(self._kept, ranks, index.end_order))

    @cached_property
    def packed(self) -> "PackedRows":
        """The row in the lane of each of ``rows``; the same under every filter."""
        return PackedRows(self._all_rows, self._all_packed, self.rows)

    @cached_property
    def _all_rows(self) -> Rows:
        events = self._columns.actor_events
        return united([self._whole(events, position) for position in self._positions])

    @cached_property
    def _all_packed(self) -> Bytes:
        columns, whole = self._columns, self._all_rows
        if len(self._positions) == 1:
            packed: Bytes = self._slice(columns.index.packed, self._positions[0])
            return packed
        return pack_in_time(
            columns.start_earliest[whole],
            columns.end_latest[whole],
            np.array([0, len(whole)]),
        )

    @cached_property
    def block_ends(self) -> Ints:
        """The latest end of each 64 of ``rows``."""
        if self._is_whole:
            index, position = self._columns.index, self._positions[0]
            begin, end = index.block_offsets[position : position + 2].tolist()
            return index.block_ends[begin:end]
        return latest_ends(self._columns.end_latest[self.rows])

    @cached_property
    def grid(self) -> Grid | None:
        """None for a lane that is counted by searching."""
        index, dated = self._columns.index, self._columns.dated_events
        if self._is_whole:
            begin, end = index.grid_offsets[self._positions[0] : self._positions[0] + 2].tolist()
            numbers = index.grid_numbers[begin:end]
        elif not LEAST_EVENTS <= len(self.rows) <= MOST_FOR_GRID:
            return None
        else:
            numbers = make_grid(dated, index.categories, self.rows, self.ranks).ravel()
        return Grid.over(numbers, dated.extent) if len(numbers) else None

    @cached_property
    def statuses(self) -> tuple[int, ...]:
        """The statuses that any of the events has, as they are kept in the columns."""
        if self.grid is not None:
            return tuple(np.flatnonzero(self.grid.begun_at_last[:VAGUE]).tolist())
        status = self._columns.status[self.rows]
        return tuple(np.flatnonzero(np.bincount(status, minlength=VAGUE)).tolist())

    def running_at(self, second: int, before: int) -> Ints:
        """Places in ``rows``, below ``before``, of the events that have not ended before ``second``."""
        blocks = np.flatnonzero(self.block_ends[: -(-before // BLOCK)] >= second)
        if not len(blocks):
            return blocks
        places = (blocks[:, None] * BLOCK + np.arange(BLOCK)).ravel()
        places = places[places < before]
        running: Ints = places[self._columns.end_latest[self.rows[places]] >= second]
        return running

    @property
    def _is_whole(self) -> bool:
        return self._kept is None and len(self._positions) == 1

    def _whole(self, memberships: npt.NDArray[Any], position: int) -> Rows:
        """The rows of one actor's dated events."""
        begin = int(self._columns.actor_offsets[position])
        offsets = self._columns.index.offsets
        return memberships[begin : begin + int(offsets[position + 1] - offsets[position])]

    def _slice(self, memberships: npt.NDArray[Any], position: int) -> Any:
        begin, end = self._columns.index.offsets[position : position + 2].tolist()
        return memberships[begin:end]


class PackedRows:
    """For ``rows``, some of ``all_rows``, the row in the lane; looked up for those asked for."""

    def __init__(self, all_rows: Rows, all_packed: Bytes, rows: Rows) -> None:
        self._all_rows, self._all_packed, self._rows = all_rows, all_packed, rows

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, places: npt.NDArray[np.integer]) -> Bytes:
        if len(self._rows) < len(self._all_rows):
            places = np.searchsorted(self._all_rows, self._rows[places])
        packed: Bytes = self._all_packed[places]
        return packed
