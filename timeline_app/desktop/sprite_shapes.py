"""Sprite shapes: what each picture of a sheet looks like, painted from its top left corner.

Where copies of them go is told by ``mark_sprites``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, pi, sqrt

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen, QPolygonF

from timeline_app.desktop.inks import HATCH_PERIOD, Inks
from timeline_app.desktop.mark_shapes import DOT_RADIUS
from timeline_app.desktop.outlines import DASHED, DASHES, DOTTED, Dashes, outline_of
from timeline_app.desktop.seen_marks import ARROW, QUESTION_RADIUS
from timeline_app.desktop.theme import LABEL_PIXELS, font
from timeline_app.model.event import Status

SPRITE_MARGIN = 2.0  # pixels around diamonds and dots, for their outlines
FADE_DOTS = 256  # of a fade, before it is stretched
_PEN_WIDTHS = {DASHED: (3.0, 1.5), DOTTED: (1.0, 1.0)}  # of strokes and gaps
_NO_PEN = QPen(Qt.PenStyle.NoPen)


@dataclass(frozen=True)
class Look:
    """What a picture tells of its event."""

    status: Status
    is_filled: bool
    is_proposed: bool = False

    @property
    def outline(self) -> int:
        return outline_of(self.status, is_proposed=self.is_proposed)


# Paints with inks how an event looks, at the height of its mark.
PaintSprite = Callable[[QPainter, Inks, Look, float], None]


def paint_scaled(
    paint: PaintSprite,
    inks: Inks,
    look: Look,
    height: float,
    painter: QPainter,
) -> None:
    painter.scale(inks.dots_per_pixel, inks.dots_per_pixel)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    paint(painter, inks, look, height)


def paint_fade(ground: QColor, rightwards: bool, painter: QPainter) -> None:
    gradient = QLinearGradient(FADE_DOTS if rightwards else 0, 0, 0 if rightwards else FADE_DOTS, 0)
    clear = QColor(ground)
    clear.setAlpha(0)
    gradient.setColorAt(0, ground)
    gradient.setColorAt(0.08, ground)
    gradient.setColorAt(1, clear)
    painter.fillRect(QRectF(0, 0, FADE_DOTS, 1), QBrush(gradient))


def paint_dashes(
    color: QColor, across: int, thick: int, dashes: Dashes, scale: float, painter: QPainter
) -> None:
    for begin in np.arange(0.0, across, dashes.period * scale).tolist():
        for offset, length in dashes.strokes:
            start = min(begin + offset * scale, across)
            painter.fillRect(QRectF(start, 0, min(length * scale, across - start), thick), color)


def paint_left_arrow(painter: QPainter, inks: Inks, look: Look, height: float) -> None:
    points = [QPointF(0, height / 2), QPointF(ARROW, 0), QPointF(ARROW, height)]
    _paint_arrow(painter, inks, height, points)


def paint_right_arrow(painter: QPainter, inks: Inks, look: Look, height: float) -> None:
    points = [QPointF(ARROW, height / 2), QPointF(0, 0), QPointF(0, height)]
    _paint_arrow(painter, inks, height, points)


def _paint_arrow(painter: QPainter, inks: Inks, height: float, points: Sequence[QPointF]) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(QRectF(0, 0, ARROW, height), inks.ground)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(_NO_PEN)
    painter.setBrush(inks.line)
    painter.drawPolygon(QPolygonF(points))


def paint_diamond(painter: QPainter, inks: Inks, look: Look, height: float) -> None:
    half = height / 2 - (0.0 if look.is_filled else 0.8)
    x, y = ceil(height / 2) + SPRITE_MARGIN, height / 2 + SPRITE_MARGIN
    painter.setPen(_outline(inks, look, 1.6, 0.8, half * sqrt(2)))
    painter.setBrush(_fill(inks, look))
    # Where stripes cut the diamond in most pieces.
    painter.setBrushOrigin(QPointF(x + HATCH_PERIOD / 2, y))
    corners = [
        QPointF(x, y - half),
        QPointF(x + half, y),
        QPointF(x, y + half),
        QPointF(x - half, y),
    ]
    painter.drawPolygon(QPolygonF(corners))


def paint_dot(painter: QPainter, inks: Inks, look: Look, height: float) -> None:
    radius = min(DOT_RADIUS, height / 2) + (0.0 if look.is_filled else 0.5)
    painter.setPen(_outline(inks, look, 1.4, 0.6, radius * pi / 2))
    painter.setBrush(_fill(inks, look))
    middle = DOT_RADIUS + SPRITE_MARGIN
    painter.setBrushOrigin(QPointF(middle, middle))
    painter.drawEllipse(QPointF(middle, middle), radius, radius)


def paint_question(painter: QPainter, inks: Inks, look: Look, height: float) -> None:
    """A question mark: no passage that can be verified stands behind this mark."""
    radius = min(height / 2, QUESTION_RADIUS)
    painter.setPen(inks.pen(1.2))
    painter.setBrush(inks.ground)
    painter.drawEllipse(QPointF(radius + SPRITE_MARGIN, radius + SPRITE_MARGIN), radius, radius)
    painter.setFont(font(LABEL_PIXELS))
    box = QRectF(SPRITE_MARGIN, SPRITE_MARGIN, 2 * radius, 2 * radius)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?")


def _fill(inks: Inks, look: Look) -> QBrush:
    if look.is_proposed:
        return QBrush(inks.ground)
    match look.status:
        case Status.REPORTED:
            return QBrush(inks.solid if look.is_filled else inks.light)
        case Status.ATTRIBUTED:
            return QBrush(inks.light)
        case Status.DISPUTED:
            return inks.hatch
    return QBrush(inks.ground)


def _outline(inks: Inks, look: Look, width: float, scale: float, side: float) -> QPen:
    """A pen for a slanting or curved outline, of which a quarter is ``side`` pixels long."""
    if look.is_filled:
        return _NO_PEN
    outline = look.outline
    if not look.is_proposed:
        return inks.pen(width, tuple(scale * each for each in _PEN_WIDTHS.get(outline, ())))
    sides = DASHES[outline].sides
    pen = inks.pen(width, tuple(side * share / width for share in sides))
    pen.setDashOffset(side * sides[0] / 2 / width)
    return pen
