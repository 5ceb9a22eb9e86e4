"""Inks: pens, brushes and text colours made from a theme, with enough contrast on their ground.

The themes themselves are in ``theme``; what is drawn with the inks is in ``paint_marks``.
"""

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QTransform

from timeline_app.desktop.theme import THEMES, Theme

# WCAG 2.2: 1.4.3 asks 4.5 of text, 1.4.11 asks 3 of graphics that carry meaning.
GRAPHIC_CONTRAST = 3.0
HATCH_PERIOD = 6


def blend(color: QColor, ground: QColor, share: float) -> QColor:
    """``share`` of ``color`` over ``ground``, opaque."""
    pairs = (
        (color.red(), ground.red()),
        (color.green(), ground.green()),
        (color.blue(), ground.blue()),
    )
    return QColor(*(round(share * above + (1 - share) * below) for above, below in pairs))


def contrast(one: QColor, other: QColor) -> float:
    """WCAG contrast ratio, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable_on(ground: QColor) -> QColor:
    """Black or white, whichever stands out more: at least 4.58 on any colour."""
    black, white = QColor("#000000"), QColor("#ffffff")
    return black if contrast(black, ground) >= contrast(white, ground) else white


class Inks:
    """What one lane colour, or the grey of unsourced marks, is drawn with on one ground."""

    def __init__(self, color: QColor, ground: QColor, text: QColor, dots_per_pixel: float) -> None:
        self.ground = ground
        self.solid = color
        self.line = _with_contrast(color, ground, text)
        self.tail = blend(color, ground, 0.45)
        self.pale = blend(color, ground, 0.32)
        self.light = blend(color, ground, 0.15)
        self.on_solid = readable_on(color)
        self.hatch = _hatch(self.line, blend(color, ground, 0.08), dots_per_pixel)
        self.unbroken = (QBrush(self.line), QBrush(self.line))
        self.dots = _dashed(self.line, 2, 2)
        self.dashes = _dashed(self.line, 6, 3)

    def pen(self, width: float, dashes: tuple[float, ...] = ()) -> QPen:
        """A pen in the line colour; ``dashes`` are lengths on and off in pen widths."""
        pen = QPen(self.line, width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if dashes:
            pen.setDashPattern(list(dashes))
        return pen


class InkBox:
    """The inks of a theme, each made once."""

    def __init__(self, theme: Theme, dots_per_pixel: float = 1.0) -> None:
        self.theme = theme
        self.dots_per_pixel = dots_per_pixel
        self.stripe = blend(theme.window, theme.ground, 0.6)  # ground of every other lane
        self._inks: dict[tuple[int, bool], Inks] = {}

    def ground(self, lane: int) -> QColor:
        return self.stripe if lane % 2 else self.theme.ground

    def of(self, color: int, lane: int, sourced: bool = True) -> Inks:
        number = color % len(self.theme.actors) if sourced else -1
        key = (number, bool(lane % 2))
        inks = self._inks.get(key)
        if inks is None:
            ground = self.ground(lane)
            grey = blend(self.theme.faint_text, ground, 0.75)
            made = self.theme.actor(number) if sourced else grey
            inks = Inks(made, ground, self.theme.text, self.dots_per_pixel)
            self._inks[key] = inks
        return inks


def ink_box(theme: Theme, dots_per_pixel: float) -> InkBox:
    """The inks of ``theme`` for a screen; those of the program's own themes are kept."""
    if THEMES.get(theme.name) is not theme:
        return InkBox(theme, dots_per_pixel)
    return _kept_box(theme.name, dots_per_pixel)


@lru_cache(maxsize=8)
def _kept_box(name: str, dots_per_pixel: float) -> InkBox:
    return InkBox(THEMES[name], dots_per_pixel)


def _luminance(color: QColor) -> float:
    """Relative luminance (WCAG 2.2)."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _with_contrast(color: QColor, ground: QColor, text: QColor) -> QColor:
    """``color``, moved towards ``text`` until lines in it can be seen on ``ground``."""
    for step in range(10):
        mixed = blend(text, color, step / 10)
        if contrast(mixed, ground) >= GRAPHIC_CONTRAST:
            return mixed
    return text


def _dashed(line: QColor, on: int, off: int) -> tuple[QBrush, QBrush]:
    """Brushes for horizontal and for vertical lines of dashes ``on`` and gaps ``off`` pixels long."""
    brushes = []
    for across, down in ((1, 0), (0, 1)):
        tile = QImage(
            1 + across * (on + off - 1),
            1 + down * (on + off - 1),
            QImage.Format.Format_ARGB32_Premultiplied,
        )
        tile.fill(Qt.GlobalColor.transparent)
        for n in range(on):
            tile.setPixelColor(n * across, n * down, line)
        brushes.append(QBrush(tile))
    return brushes[0], brushes[1]


def _hatch(line: QColor, ground: QColor, dots_per_pixel: float) -> QBrush:
    """Rising stripes. Qt's own patterns are one device dot wide, which vanishes on dense screens."""
    size = max(round(HATCH_PERIOD * dots_per_pixel), 4)
    tile = QImage(size, size, QImage.Format.Format_RGB32)
    tile.fill(ground)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, size * 0.36))
    for shift in (-size, 0, size):
        painter.drawLine(
            QPointF(shift - size / 2, size * 1.5), QPointF(shift + size * 1.5, -size / 2)
        )
    painter.end()
    brush = QBrush(tile)
    brush.setTransform(QTransform.fromScale(HATCH_PERIOD / size, HATCH_PERIOD / size))
    return brush
