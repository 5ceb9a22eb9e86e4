"""Paints the breaks of elastic time: the sheet is torn where time is left out.

Where time folds is ``layout``'s.
"""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from timeline_app.desktop.inks import blend
from timeline_app.desktop.paint_labels import small_font
from timeline_app.desktop.theme import Theme
from timeline_app.layout.parts import Break
from timeline_app.layout.scene import Scene

FOOT_HEIGHT = 20.0  # below the marks, for the time that the breaks skip
_ZIGZAG_STEP, _ZIGZAG_DEPTH = 7.0, 3.0


def paint_breaks(painter: QPainter, scene: Scene, theme: Theme) -> None:
    """Tear the sheet where time is left out: two jagged edges with nothing between them."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    for gap in scene.breaks:
        left, right = _zigzags(gap, 0.0, scene.viewport.height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.window)
        painter.drawPolygon(QPolygonF([*left, *reversed(right)]))
        painter.setPen(QPen(blend(theme.faint_text, theme.ground, 0.45), 1))
        painter.drawPolyline(QPolygonF(left))
        painter.drawPolyline(QPolygonF(right))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _zigzags(gap: Break, top: float, bottom: float) -> tuple[list[QPointF], list[QPointF]]:
    middle, half = (gap.left + gap.right) / 2, max((gap.right - gap.left) / 2, 4.0) - _ZIGZAG_DEPTH
    half = max(half, 2.5)
    ys = np.arange(top, bottom + _ZIGZAG_STEP, _ZIGZAG_STEP).tolist()
    shifts = [_ZIGZAG_DEPTH if n % 2 else -_ZIGZAG_DEPTH for n in range(len(ys))]
    left = [QPointF(middle - half + s, y) for s, y in zip(shifts, ys, strict=True)]
    right = [QPointF(middle + half + s, y) for s, y in zip(shifts, ys, strict=True)]
    return left, right


def paint_break_edges(
    painter: QPainter, scene: Scene, theme: Theme, top: float, bottom: float
) -> None:
    """The breaks' edges alone, for the axis."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(blend(theme.faint_text, theme.ground, 0.45), 1))
    for gap in scene.breaks:
        for edge in _zigzags(gap, top, bottom):
            painter.drawPolyline(QPolygonF(edge))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def paint_break_texts(painter: QPainter, scene: Scene, theme: Theme, top: float) -> None:
    """The time skipped, FOOT_HEIGHT high from ``top`` on; left out where it would meet another."""
    painter.setFont(small_font())
    metrics = QFontMetricsF(small_font())
    free_from = float("-inf")
    for gap in scene.breaks:
        width = metrics.horizontalAdvance(gap.text) + 8
        left = (gap.left + gap.right - width) / 2
        if left < free_from or left + width < 0 or left > scene.viewport.width:
            continue
        rect = QRectF(left, top + 2, width, FOOT_HEIGHT - 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(theme.line, 1))
        painter.setBrush(theme.window)
        painter.drawRoundedRect(rect, 3, 3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(theme.faint_text)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, gap.text)
        free_from = left + width + 4
