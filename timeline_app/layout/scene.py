"""Scene: everything laid out and ready to paint, free of Qt, with the hit-test on the same arrays.

Its parts are made in ``marks``, ``labels`` and ``ticks``; painting is ``desktop``'s.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from timeline_app.layout.in_view import LaneMarks, LanesInView
from timeline_app.layout.labels import place_labels
from timeline_app.layout.marks import mark_height, shapes_of
from timeline_app.layout.parts import (
    MARGIN,
    Break,
    DensityBand,
    Ends,
    Floats,
    Ints,
    Label,
    LaneBand,
    MarkKind,
    Marks,
    MeasureText,
    ThroughoutBand,
    Tick,
)
from timeline_app.layout.rows import RowPacking
from timeline_app.layout.scale import TimeScale
from timeline_app.layout.ticks import StretchInView, breaks_for, stretches_in_view, ticks_within
from timeline_app.layout.viewport import DEFAULT_ROW_HEIGHT, Viewport
from timeline_app.query.columns import EventColumns
from timeline_app.query.lanes import Lane

__all__ = [
    "MARGIN",
    "Break",
    "DensityBand",
    "Ends",
    "Floats",
    "Ints",
    "Label",
    "LaneBand",
    "MarkKind",
    "Marks",
    "MeasureText",
    "Scene",
    "ThroughoutBand",
    "Tick",
    "lane_tops",
    "lay_out",
]

LANE_PADDING = 8.0  # pixels, half of it above the first row
BOTTOM_REACH = 6.0  # pixels from the bottom of a lane at which it is meant
HEADER_HEIGHT = 44.0  # two lines: name and count


@dataclass(frozen=True, eq=False)
class Scene:
    """One view of the timeline. All lanes that touch the view, in order.

    Every event in view is a mark, or counted in the density of its lane or in what goes on
    throughout.
    """

    viewport: Viewport
    bands: tuple[LaneBand, ...]
    marks: Marks
    densities: tuple[DensityBand, ...]
    throughout: tuple[ThroughoutBand, ...]
    labels: tuple[Label, ...]
    ticks: tuple[Tick, ...]
    breaks: tuple[Break, ...]
    content_height: float  # of all lanes together

    def event_at(self, x: float, y: float, reach: float = 4.0) -> int | None:
        """The mark at a point of the view, or within ``reach`` pixels of it, or whose label is.

        Of several the one whose ends are nearest; then the narrowest, then the one on top.
        """
        marks = self.marks
        aside = np.maximum(np.maximum(marks.left - x, x - marks.right), 0.0)
        above = np.maximum(np.maximum(marks.top - y, y - marks.top - marks.height), 0.0)
        distance = np.hypot(aside, above)
        near = np.flatnonzero(distance <= reach)
        if not (distance[near] == 0.0).any():
            for label in self.labels:
                if self._covers(label, x, y):
                    return label.mark
        order = np.lexsort((-near, (marks.right - marks.left)[near], distance[near]))
        return int(near[order[0]]) if len(near) else None

    def marks_of(self, row: int) -> Ints:
        """The marks in view of the event at ``row`` of the columns, one per lane."""
        return np.flatnonzero(self.marks.row == row)

    @cached_property
    def dense_lanes(self) -> frozenset[int]:
        """Places of the lanes that have density instead of marks."""
        return frozenset(band.lane for band in self.densities)

    def density_at(self, y: float) -> DensityBand | None:
        """The density at ``y`` pixels from the view's top."""
        for band in self.densities:
            if band.top <= y < band.top + band.height:
                return band
        return None

    def throughout_at(self, y: float) -> ThroughoutBand | None:
        """What goes on through the whole view in the lane of which the bottom is at ``y``."""
        for band in self.throughout:
            if abs(band.top + band.height - y) < BOTTOM_REACH:
                return band
        return None

    def band_at(self, y: float) -> LaneBand | None:
        """The lane's place at ``y`` pixels from the view's top."""
        for band in self.bands:
            if band.top <= y < band.top + band.height:
                return band
        return None

    def _covers(self, label: Label, x: float, y: float) -> bool:
        half = self.viewport.row_height / 2
        return label.x <= x <= label.x + label.width and abs(y - label.y) <= half


def lane_tops(packing: RowPacking, row_height: float) -> Floats:
    """Top of each lane in lane space, and, last, the bottom of them all, in pixels.

    A lane is high enough for the two lines of its header, unless rows are below their default.
    """
    heights = packing.row_counts * row_height + _padding(row_height)
    least = HEADER_HEIGHT * _share(row_height)
    return np.concatenate([[0.0], np.cumsum(np.maximum(heights, least))])


def row_tops(tops: Floats, rows: Ints, row_height: float) -> Floats:
    """Top of each of ``rows``, counted from 0 in a lane whose top is in ``tops``, in pixels."""
    return tops + _padding(row_height) / 2 + rows * row_height


def _padding(row_height: float) -> float:
    """Room around the rows of a lane, in pixels."""
    return LANE_PADDING * _share(row_height)


def _share(row_height: float) -> float:
    """Of what stands around rows, how much is left where those are below their default."""
    return min(row_height / DEFAULT_ROW_HEIGHT, 1.0)


def lay_out(
    columns: EventColumns,
    lanes: Sequence[Lane],
    scale: TimeScale,
    viewport: Viewport,
    packing: RowPacking,
    measure: MeasureText,
    *,
    tops: Floats | None = None,
    dense_before: Collection[int] = (),
    always: Sequence[int] = (),
) -> Scene:
    """The scene of ``viewport``: what of ``lanes`` is in view, in rows as packed.

    ``tops`` are those of ``lane_tops``, where they are known. ``dense_before`` and ``always`` are
    as in ``in_view``.
    """
    tops = lane_tops(packing, viewport.row_height) if tops is None else tops
    bands = _bands_in_view(tops, packing, viewport)
    stretches = stretches_in_view(scale, viewport, measure)
    in_view = LanesInView(columns, lanes, bands, packing, scale, viewport, dense_before, always)
    marks = _marks_in_view(columns, in_view.marks, scale, viewport, stretches)
    return Scene(
        viewport=viewport,
        bands=bands,
        marks=marks,
        densities=in_view.densities,
        throughout=in_view.throughout,
        labels=place_labels(columns.titles, marks, viewport.width, measure, viewport.row_height),
        ticks=ticks_within(stretches, scale, viewport, measure),
        breaks=breaks_for(scale, viewport),
        content_height=float(tops[-1]),
    )


def _bands_in_view(tops: Floats, packing: RowPacking, viewport: Viewport) -> tuple[LaneBand, ...]:
    first = max(int(np.searchsorted(tops, viewport.top, "right")) - 1, 0)
    after = int(np.searchsorted(tops, viewport.top + viewport.height))
    seen = tops[first : after + 1].tolist()
    counts = packing.row_counts[first:after].tolist()
    return tuple(
        LaneBand(first + place, top - viewport.top, bottom - top, count)
        for place, (top, bottom, count) in enumerate(zip(seen[:-1], seen[1:], counts, strict=False))
    )


def _marks_in_view(
    columns: EventColumns,
    pieces: Sequence[LaneMarks],
    scale: TimeScale,
    viewport: Viewport,
    stretches: Sequence[StretchInView],
) -> Marks:
    """Marks that touch the view, sorted by lane, row in the lane and left edge."""
    rows = _joined([piece.rows for piece in pieces])
    place = np.repeat(np.arange(len(pieces)), [len(piece.rows) for piece in pieces])
    lane = np.array([piece.band.lane for piece in pieces], np.int64)[place]
    packed = _joined([piece.packed for piece in pieces])
    lane_top = np.array([piece.band.top for piece in pieces], np.float64)[place]
    tops = row_tops(lane_top, packed, viewport.row_height)
    shapes = shapes_of(columns, rows, scale, viewport, stretches)
    in_view = (shapes.right > 0.0) & (shapes.left < viewport.width)
    in_view &= (tops + viewport.row_height > 0.0) & (tops < viewport.height)
    seen = np.flatnonzero(in_view)
    seen = seen[np.lexsort((shapes.left[seen], packed[seen], lane[seen]))]
    height = mark_height(viewport.row_height)
    place_of = {int(before): after for after, before in enumerate(seen)} if shapes.members else {}
    return Marks(
        row=rows[seen],
        lane=lane[seen],
        kind=shapes.kind[seen],
        outer_left=shapes.outer_left[seen],
        solid_left=shapes.solid_left[seen],
        solid_right=shapes.solid_right[seen],
        outer_right=shapes.outer_right[seen],
        top=tops[seen] + (viewport.row_height - height) / 2,
        height=np.full(len(seen), height),
        status=columns.status[rows[seen]],
        color=np.array([piece.lane.color for piece in pieces], np.int64)[place[seen]],
        ends=shapes.ends[seen],
        sourced=columns.sourced[rows[seen]],
        proposed=columns.proposed[rows[seen]],
        members={place_of[at]: xs for at, xs in shapes.members.items() if at in place_of},
    )


def _joined(arrays: Sequence[npt.NDArray[Any]]) -> Ints:
    return np.concatenate(arrays).astype(np.int64) if arrays else np.zeros(0, np.int64)
