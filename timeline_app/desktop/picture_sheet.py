"""A picture sheet: small pictures side by side in one pixmap, each painted once, found by a key.

They are drawn many at a time by ``paint_batches``; what they show is ``mark_sprites``' and
``label_sheet``'s.
"""

from collections.abc import Callable, Hashable

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap

from timeline_app.layout.parts import Floats

_FIRST_HEIGHT = 128


class PictureSheet:
    """Pictures in rows, from top to bottom. It grows, and forgets all when it has grown large.

    It forgets only between two frames, so that every picture of one frame is there to be drawn.
    """

    def __init__(self, width: int, most_dots: int) -> None:
        self._least_width, self._most_dots = width, most_dots
        self._numbers: dict[Hashable, int] = {}
        self.sources: Floats = np.zeros((256, 4))  # left, top, width and height of each picture
        self.pixmap = _empty_pixmap(width, _FIRST_HEIGHT)
        self._x = self._y = self._row_height = 0  # the next picture's place

    def begin_frame(self) -> None:
        """What was found before may be gone from here on."""
        if self.pixmap.width() * self.pixmap.height() > self._most_dots:
            self._clear()

    def find(self, key: Hashable) -> int | None:
        """The number of a picture, if it is here."""
        return self._numbers.get(key)

    def add(self, key: Hashable, width: int, height: int) -> int:
        """Room for a new picture, still empty; its number."""
        if width > self.pixmap.width():
            self._grow(width, self.pixmap.height())
        if self._x + width > self.pixmap.width() or height > self._row_height:
            self._x, self._y, self._row_height = 0, self._y + self._row_height, height
        if self._y + height > self.pixmap.height():
            self._grow(self.pixmap.width(), max(2 * self.pixmap.height(), self._y + height))
        number = len(self._numbers)
        if number == len(self.sources):
            self.sources = np.concatenate([self.sources, np.zeros_like(self.sources)])
        self.sources[number] = self._x, self._y, width, height
        self._numbers[key] = number
        self._x += width
        return number

    def number_of(
        self, key: Hashable, width: int, height: int, paint: Callable[[QPainter], None]
    ) -> int:
        """The number of a picture, painted now from (0, 0) if it is new."""
        number = self._numbers.get(key)
        if number is None:
            number = self.add(key, width, height)
            painter = QPainter(self.pixmap)
            try:
                painter.translate(self.sources[number, 0], self.sources[number, 1])
                paint(painter)
            finally:
                painter.end()
        return number

    def _clear(self) -> None:
        self._numbers.clear()
        self.pixmap = _empty_pixmap(self._least_width, _FIRST_HEIGHT)
        self._x = self._y = self._row_height = 0

    def _grow(self, width: int, height: int) -> None:
        grown = _empty_pixmap(width, height)
        painter = QPainter(grown)
        try:
            painter.drawPixmap(QPoint(0, 0), self.pixmap)
        finally:
            painter.end()
        self.pixmap = grown


def _empty_pixmap(width: int, height: int) -> QPixmap:
    pixmap = QPixmap(width, height)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
