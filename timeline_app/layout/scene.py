"""Scene: everything laid out and ready to paint, free of Qt, with the hit-test on the same arrays.

Its parts are made in ``marks``, ``labels`` and ``ticks``; painting is ``desktop``'s.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from timeline_app.layout.labels import place_labels
from timeline_app.layout.marks import mark_height, shapes_of
from timeline_app.layout.parts import (
    MARGIN,
    Break,
    Ends,
    Floats,
    Ints,
    Label,
    LaneBand,
    MarkKind,
    Marks,
    MeasureText,
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
    "Ends",
    "Floats",
    "Ints",
    "Label",
    "LaneBand",
    "MarkKind",
    "Marks",
    "MeasureText",
    "Scene",
    "Tick",
    "lane_tops",
    "lay_out",
]

LANE_PADDING = 8.0  # pixels, half of it above the first row
HEADER_HEIGHT = 44.0  # two lines: name and count


@dataclass(frozen=True, eq=False)
class Scene:
    """One view of the timeline. All lanes that touch the view, in order."""

    viewport: Viewport
    bands: tuple[LaneBand, ...]
    marks: Marks
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

    def band_at(self, y: float) -> LaneBand | None:
        """The lane's place at ``y`` pixels from the view's top."""
        for band in self.bands:
            if band.top <= y < band.top + band.height:
                return band
        return None

    def _covers(self, label: Label, x: float, y: float) -> bool:
        half = self.viewport.row_height / 2
        return label.x <= x <= label.x + label.width and abs(y - label.y) <= half


def lane_tops(lanes: Sequence[Lane], packing: RowPacking, row_height: float) -> Floats:
    """Top of each lane in lane space, and, last, the bottom of them all, in pixels.

    A lane is high enough for the two lines of its header, unless rows are below their default.
    """
    least = HEADER_HEIGHT * min(row_height / DEFAULT_ROW_HEIGHT, 1.0)
    heights = np.maximum(packing.row_counts * row_height + LANE_PADDING, least)
    return np.concatenate([[0.0], np.cumsum(heights)])


def lay_out(
    columns: EventColumns,
    lanes: Sequence[Lane],
    scale: TimeScale,
    viewport: Viewport,
    packing: RowPacking,
    measure: MeasureText,
) -> Scene:
    """The scene of ``viewport``: what of ``lanes`` is in view, in rows as packed."""
    tops = lane_tops(lanes, packing, viewport.row_height)
    bands = tuple(
        LaneBand(lane, top - viewport.top, bottom - top, int(packing.row_counts[lane]))
        for lane, (top, bottom) in enumerate(
            zip(tops[:-1].tolist(), tops[1:].tolist(), strict=True)
        )
        if bottom > viewport.top and top < viewport.top + viewport.height
    )
    stretches = stretches_in_view(scale, viewport, measure)
    marks = _marks_in_view(columns, lanes, bands, scale, viewport, packing, stretches)
    labels = place_labels(columns.titles, packing.title_widths, marks, viewport.width, measure)
    return Scene(
        viewport=viewport,
        bands=bands,
        marks=marks,
        labels=labels,
        ticks=ticks_within(stretches, scale, viewport, measure),
        breaks=breaks_for(scale, viewport),
        content_height=float(tops[-1]),
    )


def _marks_in_view(
    columns: EventColumns,
    lanes: Sequence[Lane],
    bands: Sequence[LaneBand],
    scale: TimeScale,
    viewport: Viewport,
    packing: RowPacking,
    stretches: Sequence[StretchInView],
) -> Marks:
    """Marks that touch the view, sorted by lane, row in the lane and left edge."""
    pieces = [_Piece(lanes[band.lane], band, packing.rows[band.lane]) for band in bands]
    rows = _joined([piece.lane.rows for piece in pieces])
    place = np.repeat(np.arange(len(pieces)), [len(piece.lane.rows) for piece in pieces])
    lane = np.array([band.lane for band in bands], np.int64)[place]
    packed = _joined([piece.packed for piece in pieces])
    tops = np.array([band.top for band in bands], np.float64)[place]
    tops = tops + LANE_PADDING / 2 + packed * viewport.row_height
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
        members={place_of[at]: xs for at, xs in shapes.members.items() if at in place_of},
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    lane: Lane
    band: LaneBand
    packed: Ints


def _joined(arrays: list[Ints]) -> Ints:
    return np.concatenate(arrays) if arrays else np.zeros(0, np.int64)
