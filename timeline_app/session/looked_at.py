"""LookedAt: which events are looked at and where, and what follows from that, made when asked for.

Lanes, rows and the scene are kept until something that they hang on changes. Who changes it, and
rings the bell, is ``session``.
"""

from functools import cached_property

import numpy as np
import numpy.typing as npt

from timeline_app.layout.rows import RowPacking, pack_rows
from timeline_app.layout.scale import ScaleKind, TimeScale, make_scale
from timeline_app.layout.scene import MeasureText, Scene, lane_tops, lay_out
from timeline_app.layout.snapping import snap_unit_at
from timeline_app.layout.ticks import StretchInView, stretches_in_view
from timeline_app.layout.viewport import Viewport
from timeline_app.model.snap_unit import SnapUnit
from timeline_app.query.columns import EventColumns
from timeline_app.query.filter import EventFilter, matching
from timeline_app.query.lanes import Lane, LaneArrangement, make_lanes

MOST_SAMPLED = 200_000  # rows that stand for all where an estimate will do
DERIVED = (
    "kept",
    "kept_count",
    "undated_count",
    "kept_rows",
    "undated_rows",
    "lanes",
    "_lane_places",
    "scale",
    "packing",
    "lane_tops",
    "scene",
)


class LookedAt:
    """Columns, filter, arrangement of the lanes, time scale and viewport."""

    _columns: EventColumns

    def __init__(self, measure: MeasureText) -> None:
        self._measure = measure
        self._filter = EventFilter()
        self._arrangement = LaneArrangement()
        self._scale_kind = ScaleKind.ELASTIC
        self._viewport = Viewport(0.0, 1.0)
        self._always: tuple[int, ...] = ()  # rows that are drawn even where others are counted
        self._dense_lanes: frozenset[int] = frozenset()  # of the scene before

    @property
    def columns(self) -> EventColumns:
        return self._columns

    @property
    def filter(self) -> EventFilter:
        return self._filter

    @property
    def arrangement(self) -> LaneArrangement:
        return self._arrangement

    @cached_property
    def kept(self) -> npt.NDArray[np.bool_]:
        """Per row of ``columns`` whether the filter keeps it."""
        return matching(self._columns, self._filter)

    @cached_property
    def kept_count(self) -> int:
        """How many events the filter keeps."""
        return int(np.count_nonzero(self.kept))

    @cached_property
    def undated_count(self) -> int:
        """How many of them have no date."""
        return int(np.count_nonzero(self.kept[self._columns.dated_count :]))

    @cached_property
    def kept_rows(self) -> npt.NDArray[np.int32]:
        """Rows that the filter keeps, in order of time, the undated last."""
        if self.kept_count == len(self._columns):
            return np.arange(len(self._columns), dtype=np.int32)
        return np.flatnonzero(self.kept).astype(np.int32)

    @property
    def sampled_rows(self) -> npt.NDArray[np.int32]:
        """Dated rows that the filter keeps, evenly taken where there are too many to look at."""
        step = self.kept_count // MOST_SAMPLED + 1
        rows = np.flatnonzero(self.kept[: self._columns.dated_count : step]) * step
        return rows.astype(np.int32)

    @cached_property
    def undated_rows(self) -> npt.NDArray[np.int32]:
        first = self._columns.dated_count
        return (np.flatnonzero(self.kept[first:]) + first).astype(np.int32)

    @cached_property
    def lanes(self) -> tuple[Lane, ...]:
        return make_lanes(self._columns, self.kept, self._filter, self._arrangement)

    def place_of_lane(self, actor: str | None) -> int | None:
        """Index of ``actor``'s lane in ``lanes``; None where it has none now."""
        return None if actor is None else self._lane_places.get(actor)

    @cached_property
    def _lane_places(self) -> dict[str, int]:
        return {lane.actor.id: place for place, lane in enumerate(self.lanes)}

    @cached_property
    def scale(self) -> TimeScale:
        """Made from all events, filtered or not: filtering must not move what stays."""
        everything = np.ones(len(self._columns), np.bool_)
        return make_scale(self._columns, everything, self._scale_kind)

    @property
    def scale_kind(self) -> ScaleKind:
        return self._scale_kind

    @property
    def viewport(self) -> Viewport:
        return self._viewport

    @cached_property
    def packing(self) -> RowPacking:
        return pack_rows(self._columns, self.lanes, self.scale, self._viewport.width, self._measure)

    @cached_property
    def lane_tops(self) -> npt.NDArray[np.float64]:
        """Top of each lane in lane space, and, last, the bottom of them all, in pixels."""
        return lane_tops(self.packing, self._viewport.row_height)

    @property
    def content_height(self) -> float:
        return float(self.lane_tops[-1])

    @property
    def stretches(self) -> tuple[StretchInView, ...]:
        """The unfolded stretches of time in view, each with its unit; made anew."""
        return stretches_in_view(self.scale, self._viewport, self._measure)

    def unit_at(self, x: float) -> SnapUnit:
        """The unit that times at pixel ``x`` are told to in this view."""
        return snap_unit_at(x, self.stretches, self.scale, self._viewport, self._measure)

    @cached_property
    def scene(self) -> Scene:
        """The present view, laid out."""
        scene = lay_out(
            self._columns,
            self.lanes,
            self.scale,
            self._viewport,
            self.packing,
            self._measure,
            tops=self.lane_tops,
            dense_before=self._dense_lanes,
            always=self._always,
        )
        self._dense_lanes = scene.dense_lanes
        return scene

    def _draw_always(self, row: int | None) -> None:
        """Draw the event in ``row``, and no other, even in a lane that is only counted."""
        before, self._always = self._always, () if row is None else (row,)
        dense = [self.lanes[place] for place in self._dense_lanes if place < len(self.lanes)]
        if any(lane.holds(each) for lane in dense for each in {*before, *self._always}):
            self._forget("scene")

    def _forget(self, *names: str) -> None:
        for name in names:
            self.__dict__.pop(name, None)
        if "lanes" in names:
            self._dense_lanes = frozenset()
