"""Paints what sets one event apart: rings, the connector across lanes, its label on a card.

The marks themselves are ``paint_marks``'.
"""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from timeline_app.desktop.contrast import blend
from timeline_app.desktop.label_spots import label_font
from timeline_app.desktop.mark_shapes import MarkShape, mark_shape
from timeline_app.desktop.paint_labels import paint_text_card
from timeline_app.desktop.text import visible_text
from timeline_app.desktop.theme import Theme
from timeline_app.layout.parts import Label, MarkKind
from timeline_app.layout.scene import Scene
from timeline_app.query.columns import EventColumns
from timeline_app.query.lanes import Lane

RING_GAP = 3.0
LONGEST_FLOATING_LABEL = 340.0


def paint_emphasis(
    painter: QPainter,
    scene: Scene,
    columns: EventColumns,
    lanes: Sequence[Lane],
    theme: Theme,
    row: int,
    *,
    is_selected: bool,
) -> None:
    """A ring around each mark of the event in ``row``, a line that joins them, a label on a card."""
    indices = scene.marks_of(row)
    if not len(indices):
        return
    width = scene.viewport.width
    shapes = [mark_shape(scene, int(index)) for index in indices]
    extents = [shape.extent(0.0, width) for shape in shapes]
    if extents[0][1] < 0 or extents[0][0] > width:
        return
    accent = theme.accent if is_selected else blend(theme.accent, theme.ground, 0.7)
    pen_width = 2.0 if is_selected else 1.5
    _paint_connector(painter, scene, lanes, row, shapes, QPen(accent, pen_width))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(accent, pen_width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for shape, (left, right) in zip(shapes, extents, strict=True):
        _paint_ring(painter, shape, max(left, -20.0), min(right, width + 20.0))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setFont(label_font())
    card = blend(accent, theme.ground, 0.14)
    wanted = set(indices.tolist())
    labels = [label for label in scene.labels if label.mark in wanted]
    has_label = bool(labels)
    labels = [label for label in labels if not label.is_inside]  # the ring is around those
    if not has_label:
        labels = [_floating_label(columns.titles[row], int(indices[0]), shapes[0], scene)]
    for label in labels:
        paint_text_card(painter, label, theme.text, card, accent)


def _paint_ring(painter: QPainter, shape: MarkShape, left: float, right: float) -> None:
    if shape.kind is MarkKind.INSTANT:
        centre = QPointF((left + right) / 2, shape.middle)
        painter.drawEllipse(centre, shape.height / 2 + RING_GAP, shape.height / 2 + RING_GAP)
        return
    band = QRectF(left, shape.top, right - left, shape.height)
    painter.drawRoundedRect(band.adjusted(-RING_GAP, -RING_GAP, RING_GAP, RING_GAP), 4, 4)


def _paint_connector(
    painter: QPainter,
    scene: Scene,
    lanes: Sequence[Lane],
    row: int,
    shapes: Sequence[MarkShape],
    pen: QPen,
) -> None:
    """A line down the middle of what is seen of the marks, on to those above and below the view."""
    left, right = shapes[0].extent(0.0, scene.viewport.width)
    x = round((left + right) / 2)
    tops = [(shape.top - RING_GAP, shape.top + shape.height + RING_GAP) for shape in shapes]
    if scene.bands:
        first, last = scene.bands[0].lane, scene.bands[-1].lane
        if any(lane.holds(row) for lane in lanes[:first]):
            tops.insert(0, (-10.0, -10.0))
        if any(lane.holds(row) for lane in lanes[last + 1 :]):
            tops.append((scene.viewport.height + 10, scene.viewport.height + 10))
    painter.setPen(pen)
    for (_, above), (below, _) in pairwise(tops):
        painter.drawLine(QPointF(x, above), QPointF(x, below))


def _floating_label(title: str, index: int, shape: MarkShape, scene: Scene) -> Label:
    """A label for a mark that the layout had no room to label: beside it, above its neighbours."""
    metrics = QFontMetricsF(label_font())
    text = metrics.elidedText(
        visible_text(title), Qt.TextElideMode.ElideRight, LONGEST_FLOATING_LABEL
    )
    width = metrics.horizontalAdvance(text)
    left, right = shape.extent(0.0, scene.viewport.width)
    x = right + RING_GAP + 6
    if x + width > scene.viewport.width - 4:
        x = max(left - RING_GAP - 6 - width, 6.0)
    return Label(index, text, x, shape.middle, width, False)
