"""Paints the grips of the selected marks, and what a date becomes while an end of it is dragged.

Rings and connectors are ``paint_emphasis``'; the marks themselves ``paint_marks``'.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from timeline_app.desktop.contrast import blend
from timeline_app.desktop.grips import Grip
from timeline_app.desktop.inks import ink_box
from timeline_app.desktop.label_spots import label_font
from timeline_app.desktop.mark_shapes import mark_shape
from timeline_app.desktop.paint_emphasis import RING_GAP
from timeline_app.desktop.paint_marks import paint_marks
from timeline_app.desktop.text import visible_text
from timeline_app.desktop.theme import LABEL_PIXELS, Theme, font
from timeline_app.desktop.words import edtf_words, sentence_start
from timeline_app.layout.parts import Marks
from timeline_app.layout.redated import redated_marks
from timeline_app.model.dragged_date import edge_of
from timeline_app.session.date_drag import DateDrag, MovedDate
from timeline_app.session.session import Session

_GRIP_WIDTH = 5.0
_VEIL = 175  # of 255, over the marks as they were
_CARD_GAP, _CARD_PAD, _LINE_HEIGHT = 10.0, 8.0, 17.0
_WIDEST_CARD = 460.0


def paint_grips(
    painter: QPainter, grips: Sequence[Grip], hovered: Grip | None, theme: Theme
) -> None:
    """A small handle at each end; the one under the mouse is filled."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(theme.accent, 1.5))
    for grip in grips:
        middle = (grip.left + grip.right) / 2
        beside = min(max(grip.x + (2.0 if middle > grip.x else -2.0), 3.0), max(grip.right, 3.0))
        rect = QRectF(beside - _GRIP_WIDTH / 2, grip.top, _GRIP_WIDTH, grip.height)
        is_hovered = hovered is not None and grip.side is hovered.side
        painter.setBrush(theme.accent if is_hovered else theme.ground)
        painter.drawRoundedRect(rect, 2, 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def paint_date_drag(
    painter: QPainter,
    session: Session,
    drag: DateDrag,
    moved: MovedDate,
    pointer: float,
    theme: Theme,
) -> None:
    """The event's marks as they would be, those that are pale, and on a card what the date becomes."""
    scene, row = session.scene, session.columns.row_of[drag.event]
    at, width = scene.marks_of(row), scene.viewport.width
    box = ink_box(theme, painter.deviceTransform().m11())
    label_ends = {label.mark: label.x + label.width for label in scene.labels}
    for index in at.tolist():
        shape = mark_shape(scene, index)
        left, right = shape.extent(0.0, width)
        right = max(right, label_ends.get(index, right))
        veil = QColor(box.ground(int(scene.marks.lane[index])))
        veil.setAlpha(_VEIL)
        area = QRectF(left, shape.top, right - left, shape.height)
        painter.fillRect(area.adjusted(-RING_GAP, -RING_GAP, RING_GAP, RING_GAP), veil)
    x = _edge_x(session, drag, moved, pointer)
    color = theme.warning if moved.reason else theme.accent
    pen = QPen(color, 1, Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.drawLine(QPointF(round(x) + 0.5, 0), QPointF(round(x) + 0.5, scene.viewport.height))
    marks = redated_marks(
        scene.marks, at, moved.date, session.scale, scene.viewport, session.stretches
    )
    paint_marks(painter, marks, box.of_marks(marks), 0.0, width)
    tops = _paint_rings(painter, marks, width, QPen(color, 2))
    if tops:
        _paint_card(painter, moved, x, tops, QRectF(0, 0, width, scene.viewport.height), theme)


def _edge_x(session: Session, drag: DateDrag, moved: MovedDate, pointer: float) -> float:
    """Where the end lands; under the pointer where it can't be there."""
    if moved.reason:
        return pointer
    return drag.x_of(edge_of(moved.date, drag.side))


def _paint_rings(
    painter: QPainter, marks: Marks, width: float, pen: QPen
) -> list[tuple[float, float]]:
    """A ring around each mark; their tops and bottoms."""
    found = []
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for place in range(len(marks)):
        left = max(float(marks.left[place]), -20.0) - RING_GAP
        right = min(float(marks.right[place]), width + 20.0) + RING_GAP
        top = float(marks.top[place]) - RING_GAP
        height = float(marks.height[place]) + 2 * RING_GAP
        painter.drawRoundedRect(QRectF(left, top, right - left, height), 4, 4)
        found.append((top, top + height))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    return found


def _paint_card(
    painter: QPainter,
    moved: MovedDate,
    x: float,
    tops: Sequence[tuple[float, float]],
    view: QRectF,
    theme: Theme,
) -> None:
    """The date in words above its EDTF, and why it can't be moved there, beside the first mark."""
    lines = [(sentence_start(edtf_words(moved.edtf)), True, theme.text)]
    lines.append((moved.edtf, False, theme.faint_text))
    if moved.reason:
        lines.insert(0, (moved.reason, True, theme.warning))
    room = min(_WIDEST_CARD, view.width() - 16)
    fonts = [font(LABEL_PIXELS, bold=True) if bold else label_font() for _, bold, _ in lines]
    shown = []
    for (text, _, _), used in zip(lines, fonts, strict=True):
        metrics = QFontMetricsF(used)
        words = _wrapped(visible_text(text), metrics, room - 2 * _CARD_PAD)
        shown.append((words, max(map(metrics.horizontalAdvance, words))))
    width = max(advance for _, advance in shown) + 2 * _CARD_PAD
    height = sum(len(words) for words, _ in shown) * _LINE_HEIGHT + _CARD_PAD
    left = min(max(x - width / 2, view.left() + 6), view.right() - width - 6)
    top = tops[0][0] - _CARD_GAP - height
    if top < view.top() + 4:
        top = tops[0][1] + _CARD_GAP
    top = min(max(top, view.top() + 4), max(view.bottom() - height - 4, view.top() + 4))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    edge = theme.warning if moved.reason else theme.accent
    painter.setPen(QPen(edge, 1))
    painter.setBrush(blend(edge, theme.raised, 0.08))
    painter.drawRoundedRect(QRectF(left, top, width, height), 4, 4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    y = top + _CARD_PAD / 2
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    for (_, _, color), used, (words, _) in zip(lines, fonts, shown, strict=True):
        painter.setFont(used)
        painter.setPen(color)
        for line in words:
            painter.drawText(QRectF(left + _CARD_PAD, y, width, _LINE_HEIGHT), flags, line)
            y += _LINE_HEIGHT


def _wrapped(text: str, metrics: QFontMetricsF, room: float) -> list[str]:
    """``text`` on at most three lines that fit into ``room``, the last one elided."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and metrics.horizontalAdvance(longer) > room and len(lines) < 3:
            lines.append(word)
        else:
            lines[-1] = longer
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in lines]
