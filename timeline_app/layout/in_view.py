"""What of each lane is in view: every event as a mark, or, where they are too many, its density.

The shapes of marks are ``marks``', the counting ``lane_density``'s; ``scene`` puts them together.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from timeline_app.layout.column_edges import ColumnEdges, Reach
from timeline_app.layout.lane_density import lane_densities
from timeline_app.layout.parts import DensityBand, Floats, Ints, LaneBand, ThroughoutBand
from timeline_app.layout.rows import RowPacking
from timeline_app.layout.scale import TimeScale
from timeline_app.layout.viewport import Viewport
from timeline_app.query.columns import EventColumns
from timeline_app.query.event_index import DatedEvents
from timeline_app.query.lanes import Lane
from timeline_app.query.value_order import united

COLUMN_WIDTH = 2.0  # pixels of a column of density, at least
MOST_COLUMNS = 600
PIXELS_PER_MARK = 10.0  # of the view's width, for each mark of a lane packed by time
PIXELS_OF_A_MARK = 1_000.0  # of the view's area, for each mark of all lanes packed by time
MOST_MARKS = 1_500  # of all of them
MOST_THROUGHOUT = 4  # events drawn as marks that began before the view and end after it
# A lane with density keeps it until its events are this much fewer, so that panning along the
# limit doesn't make it flicker.
CALM = 0.75
BESIDE = 24.0  # pixels beside the view from which a mark may reach into it, as half a diamond

Rows = npt.NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class LaneMarks:
    """The events of one lane that are drawn: rows of the columns, and each one's row in the lane."""

    lane: Lane
    band: LaneBand
    rows: Rows
    packed: npt.NDArray[Any]


@dataclass(frozen=True, eq=False)
class LanesInView:
    """The lanes that ``bands`` show, as far as they are in the viewport.

    ``dense_before`` are the places of the lanes that had density in the view before, and ``always``
    rows of events that are drawn as marks even there, such as the selected one.

    A lane packed by time shows each event of which an end is in view, unless these are too many.
    Events that just go on through the whole view are drawn while they are few; thousands with an
    open end would hide all others.
    """

    columns: EventColumns
    lanes: Sequence[Lane]
    bands: Sequence[LaneBand]
    packing: RowPacking
    scale: TimeScale
    viewport: Viewport
    dense_before: Collection[int]
    always: Sequence[int]

    @cached_property
    def marks(self) -> list[LaneMarks]:
        """Lanes packed by label as a whole; of others what reaches into the view."""
        drawn = (b for b in self.bands if self.always or b.lane not in self._dense)
        return [self._marks_of(band) for band in drawn]

    @cached_property
    def densities(self) -> tuple[DensityBand, ...]:
        bands = [band for band in self.bands if band.lane in self._dense]
        if not bands:
            return ()
        lanes = [self.lanes[band.lane] for band in bands]
        found = lane_densities(
            [lane.events for lane in lanes],
            self.columns.index.categories,
            self._edges,
            [self._reaches[band.lane][1] for band in bands],
        )
        first, last = self.columns.dated_events.extent
        return tuple(
            DensityBand(
                lane=band.lane,
                top=band.top,
                height=band.height,
                color=lane.color,
                statuses=lane.events.statuses,
                typical=len(lane.rows) * self._edges.typical / (last - first),
                begun=density.begun,
                running=density.running,
            )
            for band, lane, density in zip(bands, lanes, found, strict=True)
        )

    @cached_property
    def throughout(self) -> tuple[ThroughoutBand, ...]:
        """Where events go on through the whole view without being drawn."""
        return tuple(
            ThroughoutBand(band.lane, band.top, band.height, self.lanes[band.lane].color, count)
            for band in self.bands
            if band.lane in self._at_ends
            and band.lane not in self._dense
            and (count := self._throughout(band)) > MOST_THROUGHOUT
        )

    @cached_property
    def _dense(self) -> frozenset[int]:
        """Places of the lanes that have too many events to draw each."""
        counts = {lane: at_ends.count for lane, at_ends in self._at_ends.items()}
        limit = self.viewport.width / PIXELS_PER_MARK
        area = self.viewport.width * self.viewport.height
        most = max(min(area / PIXELS_OF_A_MARK, MOST_MARKS), limit)
        while sum(n for n in counts.values() if n <= limit) > most:
            limit *= 2 / 3
        return frozenset(
            lane
            for lane, count in counts.items()
            if count > (limit * CALM if lane in self.dense_before else limit)
        )

    @cached_property
    def _at_ends(self) -> dict[int, "_WithEnds"]:
        """Of each lane packed by time the events of which an end is in view, or close beside it."""
        most = 2 * self.viewport.width / PIXELS_PER_MARK
        return {
            lane: _WithEnds.of(self.lanes[lane], around, self._ends.events, most)
            for lane, (around, _) in self._reaches.items()
        }

    @cached_property
    def _reaches(self) -> dict[int, tuple[Reach, Reach]]:
        """Of each lane packed by time what touches the view or is close beside it, and the view alone."""
        reaches = {}
        for band in self.bands:
            if self.packing.rows[band.lane] is None:
                around, within = Reach.nested(self.lanes[band.lane].events, self._ends)
                reaches[band.lane] = around, within
        return reaches

    def _throughout(self, band: LaneBand) -> int:
        """How many events go on through the view, but for those that are always drawn."""
        at_ends, lane = self._at_ends[band.lane], self.lanes[band.lane]
        drawn = sum(
            self.columns.start_earliest[row] < self._ends.seconds[0]
            and self.columns.end_latest[row] >= self._ends.seconds[-1] - 1
            for row in self.always
            if lane.holds(row)
        )
        return at_ends.reach.running - len(at_ends.ending) - int(drawn)

    def _marks_of(self, band: LaneBand) -> LaneMarks:
        lane, packed = self.lanes[band.lane], self.packing.rows[band.lane]
        if packed is not None:
            return LaneMarks(lane, band, lane.rows, packed)
        shown = [row for row in self.always if lane.holds(row)]
        places = [lane.rows.searchsorted(np.array(shown, np.int32))]
        if band.lane not in self._dense:
            at_ends = self._at_ends[band.lane]
            reach = at_ends.reach
            places += [at_ends.ending, np.arange(reach.first, reach.after)]
            if 0 < self._throughout(band) <= MOST_THROUGHOUT:
                second = int(self._ends.seconds_before[0])
                places.append(lane.events.running_at(second, reach.first))
        all_places = united(places)
        return LaneMarks(lane, band, lane.rows[all_places], lane.events.packed[all_places])

    @cached_property
    def _edges(self) -> ColumnEdges:
        columns = min(max(round(self.viewport.width / COLUMN_WIDTH), 1), MOST_COLUMNS)
        return self._at(np.linspace(0.0, self.viewport.width, columns + 1))

    @cached_property
    def _ends(self) -> ColumnEdges:
        """Both ends of the view, and around them those from which marks reach into it."""
        width = self.viewport.width
        return self._at(np.array([-BESIDE, 0.0, width, width + BESIDE]))

    def _at(self, xs: Floats) -> ColumnEdges:
        return ColumnEdges(self.scale.seconds_at(xs, self.viewport), self.columns.dated_events)


@dataclass(frozen=True, eq=False)
class _WithEnds:
    """The events of a lane that begin in ``reach``, and the places of those that only end in it.

    ``count`` is how many there are; where that is more than was asked for, ``ending`` is left empty.
    """

    reach: Reach
    ending: Ints
    count: float

    @classmethod
    def of(cls, lane: Lane, reach: Reach, events: DatedEvents, most: float) -> "_WithEnds":
        if max(reach.after - reach.first, reach.over - reach.gone) > most:
            return cls(reach, np.zeros(0, np.int64), np.inf)
        by_end = events.end_order[lane.events.ranks[reach.gone : reach.over]]
        places = lane.rows.searchsorted(by_end)
        ending = places[places < reach.first]
        return cls(reach, ending, reach.after - reach.first + len(ending))
