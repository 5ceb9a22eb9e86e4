"""Paints what contradicts an event: a jagged line to each such event in view, with a sign on it.

Straight connectors, of one event across lanes, are ``paint_emphasis``'.
"""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from timeline_app.desktop.contrast import blend
from timeline_app.desktop.label_spots import label_font
from timeline_app.desktop.mark_shapes import MarkShape, mark_shape
from timeline_app.desktop.paint_labels import paint_text_card
from timeline_app.desktop.theme import Theme
from timeline_app.layout.parts import Label, MarkKind
from timeline_app.layout.scene import Scene

CONTRADICTION = "\u2260"  # here and in the event list
MOST_LINES = 12  # from one event
_TOOTH, _HEIGHT = 5.0, 3.0  # pixels along the line and to either side of it
_FRAME_GAP = 3.0
_BELOW = 18.0  # the card of those out of view, under the middle of the mark


def paint_contradictions(
    painter: QPainter, scene: Scene, theme: Theme, row: int, others: Sequence[int]
) -> None:
    """From the mark of the event in ``row`` to those of ``others``; how many are out of view is told."""
    places = scene.marks_of(row)
    if not len(places) or not others:
        return
    width = scene.viewport.width
    begin = [mark_shape(scene, int(place)) for place in places]
    ends = [
        [mark_shape(scene, int(place)) for place in scene.marks_of(other)]
        for other in others[:MOST_LINES]
    ]
    seen = [_nearest(begin, end) for end in ends if end]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(theme.warning, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for one, other in seen:
        painter.drawPolyline(jagged(_middle(one, width), _middle(other, width)))
    painter.drawRects([_frame(other, width) for _, other in seen])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for one, other in seen:
        at = (_middle(one, width) + _middle(other, width)) / 2
        _paint_card(painter, f"{CONTRADICTION} contradicts", at, theme, width)
    if unseen := len(others) - len(seen):
        at = _middle(begin[0], width) + QPointF(0.0, _BELOW)
        _paint_card(painter, unseen_words(unseen), at, theme, width)


def unseen_words(count: int) -> str:
    return f"{CONTRADICTION} contradicted by {count:,} out of view"


def jagged(one: QPointF, other: QPointF) -> QPolygonF:
    """A line with teeth: told from a connector without its colour."""
    along = other - one
    length = float(np.hypot(along.x(), along.y()))
    count = max(round(length / _TOOTH), 1)
    across = QPointF(-along.y(), along.x()) * (_HEIGHT / max(length, 1.0))
    teeth = (one + along * (n / count) + across * (1 - 2 * (n % 2)) for n in range(1, count))
    return QPolygonF([one, *teeth, other])


def _nearest(begin: Sequence[MarkShape], end: Sequence[MarkShape]) -> tuple[MarkShape, MarkShape]:
    """The two marks, one of each event, that stand closest to each other from lane to lane."""
    pairs = ((one, other) for one in begin for other in end)
    return min(pairs, key=lambda pair: abs(pair[0].middle - pair[1].middle))


def _middle(shape: MarkShape, width: float) -> QPointF:
    left, right = shape.extent(0.0, width)
    return QPointF((max(left, 0.0) + min(right, width)) / 2, shape.middle)


def _frame(shape: MarkShape, width: float) -> QRectF:
    left, right = shape.extent(0.0, width)
    half = shape.height / 2 if shape.kind is MarkKind.INSTANT else 0.0
    left, right = max(left - half, -20.0), min(right + half, width + 20.0)
    rect = QRectF(left, shape.top, right - left, shape.height)
    return rect.adjusted(-_FRAME_GAP, -_FRAME_GAP, _FRAME_GAP, _FRAME_GAP)


def _paint_card(painter: QPainter, text: str, at: QPointF, theme: Theme, width: float) -> None:
    room = QFontMetricsF(label_font()).horizontalAdvance(text)
    left = min(max(at.x() - room / 2, 6.0), width - room - 6.0)
    card = blend(theme.warning, theme.ground, 0.14)
    label = Label(0, text, left, at.y(), room, False)
    paint_text_card(painter, label, theme.text, card, theme.warning)
