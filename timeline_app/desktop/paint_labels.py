"""Paints labels on their marks, beside them and on cards, with letters that can be read on any fill.

Where a label stands and how it is elided is ``layout``'s.
"""

from dataclasses import replace
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QStaticText, QTransform

from timeline_app.desktop.inks import Inks
from timeline_app.desktop.mark_shapes import MarkShape
from timeline_app.desktop.text import visible_text
from timeline_app.desktop.theme import LABEL_PIXELS, SMALL_PIXELS, Theme, font
from timeline_app.layout.parts import Label, MarkKind
from timeline_app.model.event import Status

LEAST_PIXELS = 9
_CARD_STATUSES = (Status.DISPUTED, Status.DENIED, Status.NEGATED, Status.EXPECTED)


def paint_label(
    painter: QPainter,
    label: Label,
    mark: MarkShape,
    inks: Inks,
    theme: Theme,
    is_torn: bool = False,
) -> None:
    """Draw ``label`` of ``mark``, on a card where something would run through its letters.

    ``is_torn`` tells that a break does; otherwise it is the pattern of the mark.
    """
    pixels = label_pixels(mark)
    if pixels < LABEL_PIXELS:
        label = _fitted(label, mark, pixels)
    if not label.is_inside and is_torn:
        paint_text_card(painter, label, theme.text, inks.ground, pixels=pixels)
        return
    if not label.is_inside:
        draw_label(painter, label, theme.text, pixels)
        return
    if mark.kind is MarkKind.WINDOW:
        label = replace(label, x=label.x + 2)  # clear of the bracket
    is_filled = mark.status is Status.REPORTED and mark.sourced
    is_low = pixels < LABEL_PIXELS and not is_filled
    if is_low or mark.status in _CARD_STATUSES:
        paint_text_card(painter, label, theme.text, inks.ground, pixels=pixels)
        return
    draw_label(painter, label, theme.text, pixels)
    if is_filled and mark.kind is MarkKind.SPAN:
        _draw_on_core(painter, label, mark, inks, pixels)


def label_pixels(mark: MarkShape) -> int:
    """Letters as high as the row of ``mark`` has room for."""
    return round(min(max(mark.height + 1, LEAST_PIXELS), LABEL_PIXELS))


def paint_text_card(
    painter: QPainter,
    label: Label,
    text: QColor,
    card: QColor,
    edge: QColor | None = None,
    pixels: int = LABEL_PIXELS,
) -> None:
    """A label on an opaque ground of its own."""
    height = pixels + (5.0 if edge else 3.0)
    rect = QRectF(label.x - 3, round(label.y - height / 2), label.width + 6, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(edge, 1) if edge else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(card)
    painter.drawRoundedRect(rect, 3, 3)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    draw_label(painter, label, text, pixels)


def draw_label(painter: QPainter, label: Label, color: QColor, pixels: int = LABEL_PIXELS) -> None:
    painter.setFont(label_font(pixels))
    painter.setPen(color)
    text, height = _static_text(label.text, pixels)
    painter.drawStaticText(QPointF(round(label.x), round(label.y - height / 2)), text)


def _fitted(label: Label, mark: MarkShape, pixels: int) -> Label:
    """``label`` as wide as it is in smaller letters, and still next to its mark."""
    width = min(_static_text(label.text, pixels)[0].size().width(), label.width)
    is_before = not label.is_inside and label.x < mark.outer_left
    return replace(label, x=label.x + (label.width - width) * is_before, width=width)


def _draw_on_core(
    painter: QPainter, label: Label, mark: MarkShape, inks: Inks, pixels: int
) -> None:
    """Once more, in the core's text colour, that part of the label which is on the solid core."""
    left, right = (
        max(mark.solid_left, label.x - 1),
        min(mark.solid_right, label.x + label.width + 1),
    )
    if right <= left:
        return
    core = QRectF(left, mark.top, right - left, mark.height)
    painter.save()
    painter.setClipRect(core, Qt.ClipOperation.IntersectClip)
    painter.fillRect(core, inks.solid)
    draw_label(painter, label, inks.on_solid, pixels)
    painter.restore()


def draw_text(
    painter: QPainter, text: str, used: QFont, left: float, top: float, room: float = 1e4
) -> None:
    """Plain text on one line from its top left corner, elided to ``room`` pixels."""
    painter.setFont(used)
    made = _elided_text(text, used.pixelSize(), used.bold(), round(room))
    painter.drawStaticText(QPointF(round(left), round(top)), made)


@lru_cache(maxsize=4096)
def _elided_text(text: str, pixels: int, is_bold: bool, room: int) -> QStaticText:
    used = font(pixels, bold=is_bold)
    shown = QFontMetricsF(used).elidedText(
        visible_text(text), Qt.TextElideMode.ElideRight, room + 1
    )
    made = QStaticText(shown)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.prepare(QTransform(), used)
    return made


@lru_cache(maxsize=4096)
def _static_text(text: str, pixels: int) -> tuple[QStaticText, float]:
    """``text`` laid out once, as plain text: five times faster to draw than a string."""
    made = QStaticText(visible_text(text))
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    made.prepare(QTransform(), label_font(pixels))
    return made, QFontMetricsF(label_font(pixels)).height()


@lru_cache(maxsize=8)
def label_font(pixels: int = LABEL_PIXELS) -> QFont:
    return font(pixels)


@lru_cache(maxsize=1)
def small_font() -> QFont:
    return font(SMALL_PIXELS)
