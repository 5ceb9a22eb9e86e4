"""Small pictures that stand in panels: the swatch of a status, the dot of an actor."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from timeline_app.desktop.paint import paint_swatch
from timeline_app.desktop.proposal_words import NOT_REVIEWED
from timeline_app.desktop.theme import Theme
from timeline_app.model.event import Status

SWATCH_SIZE = QSize(34, 12)
DOT_PIXELS = 10


class StatusSwatch(QWidget):
    """How marks of one status look, in one colour. What it means stands beside it in words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._status, self._is_proposed = Status.REPORTED, False
        self._color = theme.faint_text
        self.setFixedSize(SWATCH_SIZE)

    def show_status(
        self, status: Status, color: QColor, theme: Theme, *, is_proposed: bool = False
    ) -> None:
        self._status, self._color, self._theme = status, color, theme
        self._is_proposed = is_proposed
        proposed = f", {NOT_REVIEWED}" if is_proposed else ""
        self.setAccessibleName(f"Status: {status.value}{proposed}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_swatch(
            painter,
            QRectF(self.rect()),
            self._status,
            self._color,
            self._theme,
            is_proposed=self._is_proposed,
        )
        painter.end()


def dot_icon(color: QColor, device_pixel_ratio: float) -> QIcon:
    """A round dot in an actor's colour."""
    side = round(DOT_PIXELS * device_pixel_ratio)
    pixmap = QPixmap(side, side)
    pixmap.setDevicePixelRatio(device_pixel_ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(QRectF(1, 1, DOT_PIXELS - 2, DOT_PIXELS - 2))
    painter.end()
    return QIcon(pixmap)
