"""Paints the breaks of elastic time: the sheet is torn where time is left out.

Where time folds is ``layout``'s.
"""

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from timeline_app.desktop.contrast import blend
from timeline_app.desktop.text_pictures import draw_picture_of, text_width
from timeline_app.desktop.theme import SMALL_PIXELS, Theme
from timeline_app.layout.parts import Break
from timeline_app.layout.scene import Scene

FOOT_HEIGHT = 20.0  # below the marks, for the time that the breaks skip
_ZIGZAG_STEP, _ZIGZAG_DEPTH = 7.0, 3.0
_EDGE = 5  # pixels from the middle line of a jagged edge to either side of its picture


def paint_breaks(painter: QPainter, scene: Scene, theme: Theme) -> None:
    """Tear the sheet where time is left out: two jagged edges with nothing between them."""
    height = scene.viewport.height
    for gap in scene.breaks:
        left, right = _edge_xs(gap)
        between = max(right - left - 2 * _EDGE, 0)
        painter.fillRect(QRectF(left + _EDGE, 0.0, between, height), theme.window)
        _draw_edges(painter, gap, theme, 0.0, height, theme.window)


def paint_break_edges(
    painter: QPainter, scene: Scene, theme: Theme, top: float, bottom: float
) -> None:
    """The breaks' edges alone, for the axis."""
    for gap in scene.breaks:
        _draw_edges(painter, gap, theme, top, bottom - top, None)


def paint_break_texts(painter: QPainter, scene: Scene, theme: Theme, top: float) -> None:
    """The time skipped, FOOT_HEIGHT high from ``top`` on; left out where it would meet another."""
    if not scene.breaks:
        return
    dots = painter.device().devicePixelRatioF()
    free_from = float("-inf")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(theme.line, 1))
    painter.setBrush(theme.window)
    for gap in scene.breaks:
        width = text_width(gap.text, SMALL_PIXELS) + 8
        left = (gap.left + gap.right - width) / 2
        if left < free_from or left + width < 0 or left > scene.viewport.width:
            continue
        painter.drawRoundedRect(QRectF(left, top + 2, width, FOOT_HEIGHT - 4), 3, 3)
        draw_picture_of(
            painter,
            gap.text,
            theme.faint_text,
            left + 4,
            top + 3,
            pixels=SMALL_PIXELS,
            dots_per_pixel=dots,
        )
        free_from = left + width + 4
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _edge_xs(gap: Break) -> tuple[int, int]:
    """The middle lines of the two jagged edges."""
    middle, half = (gap.left + gap.right) / 2, max((gap.right - gap.left) / 2, 4.0) - _ZIGZAG_DEPTH
    half = max(half, 2.5)
    return round(middle - half), round(middle + half)


def _draw_edges(
    painter: QPainter, gap: Break, theme: Theme, top: float, height: float, torn: QColor | None
) -> None:
    dots = painter.device().devicePixelRatioF()
    line = blend(theme.faint_text, theme.ground, 0.45).rgba()
    left, right = _edge_xs(gap)
    ground = torn.rgba() if torn is not None else 0
    reach = min(right - left, 2 * _EDGE) if ground else 0
    for x, side in ((left, 1), (right, -1)):
        picture = _edge_picture(math.ceil(height), line, ground, side * reach, dots)
        painter.drawImage(QPointF(x - _EDGE, top), picture)


@lru_cache(maxsize=64)
def _edge_picture(height: int, line: int, torn: int, reach: int, dots: float) -> QImage:
    """A jagged edge, and what is torn away as far as ``reach`` to its right (or left, below 0)."""
    image = QImage(
        max(round(2 * _EDGE * dots), 1),
        max(round(height * dots), 1),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.setDevicePixelRatio(dots)
    image.fill(Qt.GlobalColor.transparent)
    edge = [
        QPointF(_EDGE + (_ZIGZAG_DEPTH if n % 2 else -_ZIGZAG_DEPTH), n * _ZIGZAG_STEP)
        for n in range(math.ceil(height / _ZIGZAG_STEP) + 1)
    ]
    painter = QPainter(image)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        if torn:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor.fromRgba(torn))
            other_edge = [point + QPointF(reach, 0) for point in reversed(edge)]
            painter.drawPolygon(QPolygonF([*edge, *other_edge]))
        painter.setPen(QPen(QColor.fromRgba(line), 1))
        painter.drawPolyline(QPolygonF(edge))
    finally:
        painter.end()
    return image
