"""Paints what tells several chosen events: a frame around each of their marks.

What sets the selected one apart is ``paint_emphasis``'.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from timeline_app.desktop.mark_shapes import LEAST_WIDTH
from timeline_app.desktop.theme import Theme
from timeline_app.layout.parts import MarkKind
from timeline_app.layout.scene import Scene

FRAME_GAP = 3.0
PEN_WIDTH = 1.5
DASHES = (4.0, 3.0)  # in pen widths: the selected one has a whole ring
_BEYOND = 20.0  # pixels outside the view, where a frame's end is not seen


def choice_frames(scene: Scene, rows: npt.NDArray[np.int64]) -> list[QRectF]:
    """A frame around each mark in view of the events in ``rows`` of the columns."""
    marks = scene.marks
    at = np.flatnonzero(np.isin(marks.row, rows))
    top, height = marks.top[at], marks.height[at]
    half = np.where(marks.kind[at] == MarkKind.INSTANT, height / 2, 0.0)
    left = np.maximum(marks.outer_left[at] - half, -_BEYOND)
    right = np.minimum(marks.outer_right[at] + half, scene.viewport.width + _BEYOND)
    right = np.maximum(right, left + LEAST_WIDTH)
    edges = zip(left.tolist(), top.tolist(), (right - left).tolist(), height.tolist(), strict=True)
    gap = FRAME_GAP
    return [QRectF(*edge).adjusted(-gap, -gap, gap, gap) for edge in edges]


def paint_choice(painter: QPainter, frames: Sequence[QRectF], theme: Theme) -> None:
    """All ``frames`` in one call; none of them hides what is in it."""
    if frames:
        pen = QPen(theme.accent, PEN_WIDTH)
        pen.setDashPattern(DASHES)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRects(list(frames))
