"""Sheets of label texts: each text is laid out and painted once, then only copied.

A frame may allow so many new ones; those beyond come with the next frames.

Where a label stands is ``layout``'s, what is copied where ``paint_labels``'.
"""

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPixmap,
    QStaticText,
    QTransform,
    qGray,
)

from timeline_app.desktop.picture_sheet import PictureSheet
from timeline_app.desktop.text import visible_text
from timeline_app.desktop.theme import font
from timeline_app.layout.parts import Floats, Ints

PAD = 2  # pixels around each text, for what letters hang over
_WIDTH = 1024  # pixels
_MOST_HEIGHT = 2560  # pixels: about 700 labels


class Allowance:
    """How many new texts the present frame may still paint; ``frame`` numbers it."""

    def __init__(self) -> None:
        self.frame = 0
        self._left: float = math.inf
        self.is_exceeded = False  # by a text that was asked for and is not there yet

    def begin_frame(self, most: float) -> None:
        self.frame += 1
        self._left, self.is_exceeded = most, False

    def take(self, wanted: int) -> int:
        """How many of ``wanted`` texts may be painted."""
        granted = int(min(wanted, self._left))
        self._left -= granted
        self.is_exceeded = self.is_exceeded or granted < wanted
        return granted


class LabelSheet:
    """Texts in one colour and size. ``ground`` is about what they stand on.

    The same letters look heavier on a light ground than on a dark one; Qt makes up for it when it
    knows the ground.
    """

    def __init__(
        self,
        color: QColor,
        ground: QColor,
        pixels: int,
        dots_per_pixel: float,
        allowance: Allowance,
    ) -> None:
        self._allowance = allowance
        self._frame = allowance.frame
        self._dots_per_pixel = dots_per_pixel
        self._font = font(pixels)
        self._font.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
        self._grey, self._ground_grey = qGray(color.rgb()), qGray(ground.rgb())
        self._colors = _premultiplied(color, self._grey, self._ground_grey)
        self._height = QFontMetricsF(self._font).height()
        width, most_height = round(_WIDTH * dots_per_pixel), round(_MOST_HEIGHT * dots_per_pixel)
        self._sheet = PictureSheet(width, width * most_height)

    @property
    def pixmap(self) -> QPixmap:
        return self._sheet.pixmap

    def sources_of(self, texts: Sequence[str]) -> Floats:
        """Left, top, width and height of each text in the pixmap, until the next frame.

        All 0 for a text beyond what the frame allows. The pixmap may be another one after each call.
        """
        sheet = self._sheet
        if self._frame != self._allowance.frame:
            self._frame = self._allowance.frame
            sheet.begin_frame()
        numbers = list(map(sheet.find, texts))
        if None in numbers:
            new = list(dict.fromkeys(text for text in texts if sheet.find(text) is None))
            granted = self._allowance.take(len(new))
            if granted:
                self._add(new[:granted])
            numbers = list(map(sheet.find, texts))
        places = np.array([-1 if number is None else number for number in numbers], np.int64)
        found: Floats = sheet.sources[places]
        found[places < 0] = 0.0
        return found

    def _add(self, texts: Sequence[str]) -> None:
        scale, sheet = self._dots_per_pixel, self._sheet
        height = round((self._height + 2 * PAD) * scale)
        laid_out = [laid_out_text(text, self._font) for text in texts]
        numbers = [
            sheet.add(text, round((made.size().width() + 2 * PAD) * scale) + 1, height)
            for text, made in zip(texts, laid_out, strict=True)
        ]
        places = sheet.sources[numbers]
        top, bottom = int(places[:, 1].min()), int(places[:, 1].max()) + height
        right = int((places[:, 0] + places[:, 2]).max())
        image = QImage(right, bottom - top, QImage.Format.Format_RGB32)
        image.fill(QColor(self._ground_grey, self._ground_grey, self._ground_grey))
        image.setDevicePixelRatio(scale)
        painter = QPainter(image)
        try:
            painter.setFont(self._font)
            painter.setPen(QColor(self._grey, self._grey, self._grey))
            for made, (left, above, _, _) in zip(laid_out, places.tolist(), strict=True):
                at = QPointF(left / scale + PAD, (above - top) / scale + PAD)
                painter.drawStaticText(at, made)
        finally:
            painter.end()
        self._copy(image, top, places)

    def _copy(self, image: QImage, top: int, places: Floats) -> None:
        """Put grey texts into their places in the sheet, in their colour and on no ground."""
        width, height = image.width(), image.height()
        greys = np.frombuffer(image.constBits(), np.uint8)[::4]
        colored = self._colors.take(greys)
        made = QImage(
            colored.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied
        )
        painter = QPainter(self._sheet.pixmap)
        try:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            for left, above, across, down in places.astype(int).tolist():
                painter.drawImage(left, above, made, left, above - top, across, down)
        finally:
            painter.end()


class LabelSheets:
    """The sheets for one screen, of texts in one size at a time."""

    def __init__(self, dots_per_pixel: float) -> None:
        self.allowance = Allowance()
        self._dots_per_pixel = dots_per_pixel
        self._pixels = 0
        self._sheets: dict[tuple[int, int], LabelSheet] = {}

    def of(self, color: QColor, ground: QColor, pixels: int) -> LabelSheet:
        """The sheet of texts in ``color`` on about ``ground``, ``pixels`` high."""
        if pixels != self._pixels:
            self._pixels = pixels
            self._sheets.clear()
        key = (color.rgb(), ground.rgb())
        if key not in self._sheets:
            self._sheets[key] = LabelSheet(
                color, ground, pixels, self._dots_per_pixel, self.allowance
            )
        return self._sheets[key]


def laid_out_text(text: str, used: QFont) -> QStaticText:
    """``text`` laid out as plain text, with hostile characters made visible."""
    made = QStaticText(visible_text(text))
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.prepare(QTransform(), used)
    return made


def _premultiplied(color: QColor, grey: int, ground: int) -> Ints:
    """The premultiplied ARGB of ``color`` for each grey between ``ground``, clear, and ``grey``."""
    opacity = np.clip((np.arange(256) - ground) / (grey - ground), 0.0, 1.0)
    parts = (1.0, color.redF(), color.greenF(), color.blueF())
    levels = [np.round(255 * opacity * part).astype(np.uint32) for part in parts]
    argb: Ints = levels[0] << 24 | levels[1] << 16 | levels[2] << 8 | levels[3]
    return argb
