"""The timeline on a picture's page: every lane of what a filter keeps, over the whole range.

What stands around it is ``picture_page``'s.
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from timeline_app.desktop.paint import paint_scene
from timeline_app.desktop.paint_axes import (
    AXIS_HEIGHT,
    paint_lane_headers,
    paint_time_axis,
    width_for_names,
)
from timeline_app.desktop.paint_breaks import FOOT_HEIGHT, paint_break_texts
from timeline_app.desktop.theme import Theme, font
from timeline_app.layout.parts import MeasureText
from timeline_app.layout.rows import RowPacking, pack_rows
from timeline_app.layout.scale import ScaleKind, TimeScale, make_scale
from timeline_app.layout.scene import lane_tops, lay_out
from timeline_app.layout.viewport import DEFAULT_ROW_HEIGHT, GREATEST_ROW_HEIGHT, Viewport
from timeline_app.query.columns import EventColumns
from timeline_app.query.filter import EventFilter
from timeline_app.query.lanes import Lane, LaneArrangement, make_lanes

LEAST_READABLE_ROW = 17.0  # labels of 12 pixels, their descenders, and a little air
FOOT = FOOT_HEIGHT + 6.0
EMPTY_HEIGHT = 90.0


@dataclass(frozen=True, eq=False)
class Timeline:
    """Lanes packed over the home range, ``width`` pixels wide with their headers."""

    lanes: tuple[Lane, ...]
    scale: TimeScale
    packing: RowPacking
    measure: MeasureText
    width: float
    header_width: float
    row_height: float

    @property
    def content_height(self) -> float:
        return self._height_of(self.row_height)

    @property
    def height(self) -> float:
        """With the axis above and the foot below."""
        return AXIS_HEIGHT + (self.content_height or EMPTY_HEIGHT) + FOOT

    def fitted(self, height: float) -> "Timeline":
        """With rows as high as ``height`` allows, but neither illegibly low nor absurdly high."""
        room = height - AXIS_HEIGHT - FOOT
        low, high = LEAST_READABLE_ROW, GREATEST_ROW_HEIGHT
        for candidate in np.arange(high, low - 0.5, -0.5).tolist():
            if self._height_of(candidate) <= room:
                return replace(self, row_height=candidate)
        return replace(self, row_height=low)

    def _height_of(self, row_height: float) -> float:
        return float(lane_tops(self.packing, row_height)[-1])


def make_timeline(
    columns: EventColumns,
    kept: npt.NDArray[np.bool_],
    filter_: EventFilter,
    scale_kind: ScaleKind,
    measure: MeasureText,
    width: float,
) -> Timeline:
    """The timeline of the ``kept`` events; its scale is made for them alone."""
    lanes = make_lanes(columns, kept, filter_, LaneArrangement())
    scale = make_scale(columns, kept, scale_kind)
    header_width = min(width_for_names(lanes), width / 3)
    packing = pack_rows(columns, lanes, scale, width - header_width, measure)
    return Timeline(lanes, scale, packing, measure, width, header_width, DEFAULT_ROW_HEIGHT)


def paint_timeline(
    painter: QPainter, timeline: Timeline, columns: EventColumns, theme: Theme
) -> None:
    """Paint from (0, 0): axis above, headers left, marks in the remaining area."""
    headers = timeline.header_width
    width = timeline.width - headers
    height = timeline.height - AXIS_HEIGHT
    left, right = timeline.scale.home
    viewport = Viewport(left, right, 0.0, width, height, timeline.row_height)
    scene = lay_out(
        columns, timeline.lanes, timeline.scale, viewport, timeline.packing, timeline.measure
    )
    painter.translate(headers, 0)
    painter.save()
    painter.setClipRect(QRectF(0, 0, width, AXIS_HEIGHT))
    paint_time_axis(painter, scene, theme)
    painter.restore()
    painter.translate(0, AXIS_HEIGHT)
    painter.save()
    painter.setClipRect(QRectF(0, 0, width, height))
    paint_scene(painter, scene, columns, timeline.lanes, theme)
    paint_break_texts(painter, scene, theme, height - FOOT_HEIGHT)
    if not timeline.lanes:
        painter.setFont(font())
        painter.setPen(theme.faint_text)
        area = QRectF(0, 0, width, height)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "No event with a date and an actor")
    painter.restore()
    painter.translate(-headers, 0)
    painter.setClipRect(QRectF(0, 0, headers, height), Qt.ClipOperation.IntersectClip)
    paint_lane_headers(painter, scene, timeline.lanes, theme, headers)
