"""Inks: pens, brushes and text colours made from a theme, with enough contrast on their ground.

The themes themselves are in ``theme``; what is drawn with the inks is in ``paint_marks``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QTransform

from timeline_app.desktop.contrast import TAIL_SHARE, blend, readable_on, with_contrast
from timeline_app.desktop.label_sheet import LabelSheets
from timeline_app.desktop.paint_batches import distinct
from timeline_app.desktop.picture_sheet import PictureSheet
from timeline_app.desktop.theme import Theme
from timeline_app.layout.parts import Ints, Marks

HATCH_PERIOD = 6
GRID_SHARE = 0.8  # of the line colour, for the grid at upper ticks
_SHEET_SIDE = 1024  # pixels; a sheet of marks has as much room as a square


class Inks:
    """What one lane colour, or the grey of unsourced marks, is drawn with on one ground."""

    def __init__(self, color: QColor, ground: QColor, text: QColor, dots_per_pixel: float) -> None:
        self.key = (color.rgb(), ground.rgb())
        self.dots_per_pixel = dots_per_pixel
        self.ground = ground
        self.solid = color
        self.line = with_contrast(color, ground, text)
        self.tail = blend(color, ground, TAIL_SHARE)
        self.pale = blend(color, ground, 0.32)
        self.light = blend(color, ground, 0.15)
        self.on_solid = readable_on(color)
        self.is_black_on_solid = self.on_solid.lightness() == 0
        self.hatch_on_dots = _hatch(self.line, blend(color, ground, 0.08), dots_per_pixel)

    @cached_property
    def hatch(self) -> QBrush:
        """Stripes for a painter whose coordinates are pixels of the view."""
        brush = QBrush(self.hatch_on_dots)
        side = HATCH_PERIOD / brush.textureImage().width()
        brush.setTransform(QTransform.fromScale(side, side))
        return brush

    @cached_property
    def brushes(self) -> tuple[QBrush, ...]:
        """What is filled on the dots of the device, numbered by ``Fill``."""
        plain = (self.ground, self.solid, self.line, self.tail, self.pale, self.light)
        return (*(QBrush(color) for color in plain), self.hatch_on_dots)

    def pen(self, width: float, dashes: tuple[float, ...] = ()) -> QPen:
        """A pen in the line colour; ``dashes`` are lengths on and off in pen widths."""
        pen = QPen(self.line, width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if dashes:
            pen.setDashPattern(list(dashes))
        return pen


class Fill:
    """Numbers of ``Inks.brushes``: plain integers, as arrays of them are computed with."""

    GROUND, SOLID, LINE, TAIL, PALE, LIGHT, HATCH = range(7)
    COUNT = 7


@dataclass(frozen=True, eq=False)
class MarkInks:
    """The inks of some marks: ``of_mark`` numbers those of each mark in ``inks``.

    ``sheet`` holds what has been painted with them, for the same number of dots per pixel.
    """

    inks: Sequence[Inks]
    of_mark: Ints
    sheet: PictureSheet

    @cached_property
    def brushes(self) -> tuple[QBrush, ...]:
        """All fills of the first inks, then all of the second, …"""
        return tuple(brush for inks in self.inks for brush in inks.brushes)


class InkBox:
    """The inks of a theme, each made once, and the sheets of small pictures painted with them."""

    def __init__(self, theme: Theme, dots_per_pixel: float = 1.0) -> None:
        self.theme = theme
        self.dots_per_pixel = dots_per_pixel
        self.stripe = blend(theme.window, theme.ground, 0.6)  # ground of every other lane
        area = round(_SHEET_SIDE * dots_per_pixel)
        self.sheet = PictureSheet(area // 2, area * area)
        self.label_sheets = LabelSheets(dots_per_pixel)
        plain = (theme.ground, self.stripe)
        # Even and odd lanes, the same for the current lane, lines below lanes, the grid.
        self.grounds = (
            *plain,
            *(blend(theme.accent, ground, 0.05) for ground in plain),
            theme.line,
            theme.grid,
            blend(theme.line, theme.ground, GRID_SHARE),
        )
        self._inks: dict[tuple[int, int], Inks] = {}
        self._of_numbers: dict[int, Inks] = {}

    def ground(self, lane: int) -> QColor:
        return self.stripe if lane % 2 else self.theme.ground

    def of(self, color: int, lane: int, sourced: bool = True) -> Inks:
        """The inks of a mark in a lane's colour."""
        palette = len(self.theme.actors)
        number = palette - color if color < 0 else color % palette + 1
        return self._of_number((number if sourced else 0) * 2 + lane % 2)

    def of_marks(self, marks: Marks) -> MarkInks:
        """The inks of all ``marks``."""
        palette = len(self.theme.actors)
        colors = np.where(marks.color < 0, palette - marks.color, marks.color % palette + 1)
        numbers = np.where(marks.sourced, colors, 0) * 2 + marks.lane % 2
        present, of_mark = distinct(numbers)
        inks = [self._of_number(number) for number in present.tolist()]
        return MarkInks(inks, of_mark, self.sheet)

    def just(self, color: QColor, ground: QColor) -> MarkInks:
        """The inks of a single mark, in any colour on any ground."""
        return MarkInks((self._made(color, ground),), np.zeros(1, np.int64), self.sheet)

    def _of_number(self, number: int) -> Inks:
        """By twice the colour, and one more on stripes: 0 grey, then the palette, then own colours."""
        inks = self._of_numbers.get(number)
        if inks is None:
            color, is_stripe = divmod(number, 2)
            ground = self.ground(is_stripe)
            grey = blend(self.theme.faint_text, ground, 0.75)
            palette = len(self.theme.actors)
            named = color - 1 if color <= palette else palette - color
            made = self.theme.actor(named) if color else grey
            inks = self._of_numbers[number] = self._made(made, ground)
        return inks

    def _made(self, color: QColor, ground: QColor) -> Inks:
        key = (color.rgb(), ground.rgb())
        if key not in self._inks:
            self._inks[key] = Inks(color, ground, self.theme.text, self.dots_per_pixel)
        return self._inks[key]


def ink_box(theme: Theme, dots_per_pixel: float) -> InkBox:
    """The inks of ``theme`` for a screen, with all that was painted with them lately."""
    return _kept_box(_Same(theme), dots_per_pixel)


class _Same:
    """A theme by what it is, not by what it holds: it is asked for in every frame."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.theme is self.theme

    def __hash__(self) -> int:
        return id(self.theme)


@lru_cache(maxsize=4)
def _kept_box(theme: _Same, dots_per_pixel: float) -> InkBox:
    return InkBox(theme.theme, dots_per_pixel)


def _hatch(line: QColor, ground: QColor, dots_per_pixel: float) -> QBrush:
    """Rising stripes, in device pixels.

    Qt's own patterns are one device dot wide, which vanishes on dense screens.
    """
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
    return QBrush(tile)
