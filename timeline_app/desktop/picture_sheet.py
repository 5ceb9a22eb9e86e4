"""A picture sheet: small pictures side by side in one pixmap, each painted once, found by a key.

They are drawn many at a time by ``paint_batches``; what they show is ``mark_sprites``' and
``label_sheet``'s.
"""

from collections.abc import Callable, Hashable, Iterable

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from timeline_app.desktop.paint_batches import copies, draw_copies
from timeline_app.layout.parts import Floats

_FULL = 0.75  # of the height: so much is left for a frame that begins


class PictureSheet:
    """Pictures in rows, from top to bottom, of at most ``most_dots``; one frame may need more.

    It forgets only where a frame begins, and never what the frame before has used: every picture of
    one frame is there to be drawn, and those of the next one, which are mostly the same.
    Dots that no picture has are never drawn and hold anything: their memory isn't even touched.
    """

    def __init__(self, width: int, most_dots: int) -> None:
        self._width, self._height = width, most_dots // width
        self._numbers: dict[Hashable, int] = {}
        self._used: dict[Hashable, None] = {}  # in this frame
        self.sources: Floats = np.zeros((256, 4))  # left, top, width and height of each picture
        self.pixmap = _untouched_pixmap(self._width, self._height)
        self._x = self._y = self._row_height = 0  # the next picture's place

    def begin_frame(self) -> None:
        """Where little room is left, forget the pictures that the last frame didn't use; others move."""
        if self._y > _FULL * self._height:
            self._forget_all_but(self._used)
        self._used.clear()

    def find(self, key: Hashable) -> int | None:
        """The number of a picture, if it is here; it is taken to be used."""
        number = self._numbers.get(key)
        if number is not None:
            self._used[key] = None
        return number

    def add(self, key: Hashable, width: int, height: int) -> int:
        """Room for a new picture, with anything in it; its number."""
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
        self._used[key] = None
        self._x += width
        return number

    def number_of(
        self, key: Hashable, width: int, height: int, paint: Callable[[QPainter], None]
    ) -> int:
        """The number of a picture, painted now from (0, 0) on nothing if it is new."""
        number = self.find(key)
        if number is None:
            number = self.add(key, width, height)
            left, top = self.sources[number, :2].astype(int).tolist()
            painter = QPainter(self.pixmap)
            try:
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
                painter.fillRect(left, top, width, height, Qt.GlobalColor.transparent)
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
                painter.translate(left, top)
                paint(painter)
            finally:
                painter.end()
        return number

    def _forget_all_but(self, keep: Iterable[Hashable]) -> None:
        kept = [key for key in keep if key in self._numbers]
        before, sheet = self.sources[[self._numbers[key] for key in kept]], self.pixmap
        self._numbers.clear()
        self.pixmap = _untouched_pixmap(self._width, self._height)
        self._x = self._y = self._row_height = 0
        sizes = before[:, 2:].astype(int).tolist()
        numbers = [self.add(key, *size) for key, size in zip(kept, sizes, strict=True)]
        to = self.sources[numbers]
        self._put(sheet, copies(to[:, 0], to[:, 1], before))

    def _grow(self, width: int, height: int) -> None:
        sheet, used = self.pixmap, self.sources[: len(self._numbers)]
        self.pixmap = _untouched_pixmap(width, height)
        self._put(sheet, copies(used[:, 0], used[:, 1], used))

    def _put(self, sheet: QPixmap, made: Floats) -> None:
        painter = QPainter(self.pixmap)
        try:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            draw_copies(painter, sheet, made)
        finally:
            painter.end()


def _untouched_pixmap(width: int, height: int) -> QPixmap:
    """A pixmap with opacity, of memory that the system gives only where it is written."""
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    return QPixmap.fromImage(image, Qt.ImageConversionFlag.NoOpaqueDetection)
