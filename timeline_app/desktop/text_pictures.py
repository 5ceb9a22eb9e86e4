"""Small texts of the axes as pictures made once, which are copied five times faster than drawn.

Labels of marks have their own way, in ``paint_labels``.
"""

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from timeline_app.desktop.text import visible_text
from timeline_app.desktop.theme import font

WHOLE = 10_000  # pixels of room for a text that isn't to be elided
_SIDE = 2  # pixels beside a text, for letters that lean out


def draw_picture_of(
    painter: QPainter,
    text: str,
    color: QColor,
    left: float,
    top: float,
    room: float = WHOLE,
    *,
    pixels: int,
    is_bold: bool = False,
    dots_per_pixel: float = 1.0,
) -> None:
    """Plain text on one line from its top left corner, at whole pixels, elided to ``room``."""
    picture = _picture(text, pixels, is_bold, color.rgba(), round(room), dots_per_pixel)
    painter.drawImage(QPointF(round(left) - _SIDE, round(top)), picture)


@lru_cache(maxsize=2048)
def text_width(text: str, pixels: int, is_bold: bool = False) -> float:
    return _metrics(pixels, is_bold).horizontalAdvance(visible_text(text))


@lru_cache(maxsize=2048)
def _picture(
    text: str, pixels: int, is_bold: bool, rgba: int, room: int, dots_per_pixel: float
) -> QImage:
    metrics = _metrics(pixels, is_bold)
    shown = metrics.elidedText(visible_text(text), Qt.TextElideMode.ElideRight, room + 1)
    width, height = metrics.horizontalAdvance(shown) + 2 * _SIDE, metrics.height()
    image = QImage(
        max(math.ceil(width * dots_per_pixel), 1),
        max(math.ceil(height * dots_per_pixel), 1),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.setDevicePixelRatio(dots_per_pixel)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    try:
        painter.setFont(font(pixels, bold=is_bold))
        painter.setPen(QColor.fromRgba(rgba))
        painter.drawText(QPointF(_SIDE, metrics.ascent()), shown)
    finally:
        painter.end()
    return image


@lru_cache(maxsize=32)
def _metrics(pixels: int, is_bold: bool) -> QFontMetricsF:
    return QFontMetricsF(font(pixels, bold=is_bold))
