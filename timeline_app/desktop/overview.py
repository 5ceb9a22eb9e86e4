"""The overview strip: how many events there are over the whole range, and which part is in view.

What it looks like is in ``paint_overview``; the canvas above shows the events themselves.
"""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from timeline_app.desktop.paint_axes import HEADER_WIDTH
from timeline_app.desktop.paint_labels import small_font
from timeline_app.desktop.paint_overview import paint_folds, paint_frame, paint_histogram, veiled
from timeline_app.desktop.theme import Theme
from timeline_app.desktop.timers import single_shot
from timeline_app.query.event_index import EventIndex
from timeline_app.session.bell import Changed
from timeline_app.session.counting import counted
from timeline_app.session.session import Session

HEIGHT = 64
HANDLE_REACH = 6.0  # pixels beside an edge of the view at which it is taken hold of
LEAST_VIEW = 8.0
ARROW_STEP = 0.15  # of the view


class OverviewStrip(QWidget):
    """Home range as a histogram stacked by status, with the viewport as a frame to drag."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._picture: QPixmap | None = None  # all but the frame; and the same under a veil
        self._veiled = QPixmap()
        self._painted_frame = (0.0, 0.0)
        self._painted_scale = session.scale
        self._painted_index: EventIndex | None = None  # of records that no filter leaves out
        self._held: str | None = None  # "left", "right" or "middle" of the frame
        self._held_at = 0.0  # pixels from what is held to the mouse
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys to the canvas
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Overview"))
        self.setAccessibleDescription(
            self.tr("The whole range of time. Left and right arrows move the view.")
        )
        self._behind = single_shot(self, self._repaint)
        self.destroyed.connect(session.subscribe(self._on_change))

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._picture = None
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            self._picture = self._make_picture()
            self._veiled = veiled(self._picture, self._area(), self._theme)
        painter = QPainter(self)
        try:
            self._painted_frame = self._frame()
            paint_frame(
                painter,
                self._picture,
                self._veiled,
                self._area(),
                self._painted_frame,
                self._theme,
                self.hasFocus(),
            )
        finally:
            painter.end()

    def resizeEvent(self, event: QEvent) -> None:
        self._picture = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        left, right = self._frame()
        self._held = self._part_at(x)
        if self._held is None:
            self._move_to(x)
            self._held = "middle"
            left, right = self._frame()
        at = {"left": left, "right": right, "middle": (left + right) / 2}[self._held]
        self._held_at = x - at

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._held is None:
            self.setCursor(_CURSORS[self._part_at(x)])
            return
        target = x - self._held_at
        if self._held == "middle":
            self._move_to(target)
            return
        left, right = self._frame()
        if self._held == "left":
            left = min(target, right - LEAST_VIEW)
        else:
            right = max(target, left + LEAST_VIEW)
        self._look_at(left, right)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._held = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
        else:
            self._session.pan(steps * ARROW_STEP * self._session.viewport.width)

    # how it is done

    def _on_change(self, changed: Changed) -> None:
        is_new_scale = self._painted_scale is not self._session.scale
        if is_new_scale or (changed & (Changed.PROJECT | Changed.FILTER) and not self._has_same()):
            if changed & Changed.PROJECT and self._session.is_edited:
                self._behind.start()  # one event more or less hardly shows: the canvas goes first
            elif not self._behind.isActive():
                self._picture = None
        if self._picture is None or self._frame() != self._painted_frame:
            self.update()

    def _repaint(self) -> None:
        self._picture = None
        self.update()

    def _has_same(self) -> bool:
        """Whether an edit left alone what the picture tells: when all events are, and their status."""
        session = self._session
        if not session.is_edited or not session.filter.keeps_all:
            return False
        return session.columns.index is self._painted_index

    def _area(self) -> QRectF:
        """Where time runs: below the marks of the canvas, as far as the strip is wide enough."""
        left = HEADER_WIDTH if self.width() > 2 * HEADER_WIDTH else 8.0
        return QRectF(left, 6, max(self.width() - left - 12, 1.0), self.height() - 12)

    def _x_of(self, unit: float) -> float:
        left, right = self._session.scale.home
        area = self._area()
        return area.left() + (unit - left) / (right - left) * area.width()

    def _unit_at(self, x: float) -> float:
        left, right = self._session.scale.home
        area = self._area()
        return left + (x - area.left()) / area.width() * (right - left)

    def _frame(self) -> tuple[float, float]:
        viewport = self._session.viewport
        return self._x_of(viewport.left), self._x_of(viewport.right)

    def _part_at(self, x: float) -> str | None:
        left, right = self._frame()
        area = self._area()
        left, right = max(left, area.left()), min(right, area.right())
        reach = min(HANDLE_REACH, (right - left) / 3)
        if abs(x - left) <= max(reach, 3.0):
            return "left"
        if abs(x - right) <= max(reach, 3.0):
            return "right"
        return "middle" if left < x < right else None

    def _move_to(self, middle: float) -> None:
        left, right = self._frame()
        half = (right - left) / 2
        self._look_at(middle - half, middle + half)

    def _look_at(self, left: float, right: float) -> None:
        viewport = self._session.viewport
        self._session.look_at(viewport.showing(self._unit_at(left), self._unit_at(right)))

    def _make_picture(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._theme.window)
        painter = QPainter(picture)
        try:
            self._paint_ground(painter)
            paint_histogram(painter, self._session, self._area(), self._theme)
            paint_folds(painter, self._session.scale, self._area(), self._theme)
        finally:
            painter.end()
        session = self._session
        self._painted_scale = session.scale
        is_whole = session.columns.tables is None and session.filter.keeps_all
        self._painted_index = session.columns.index if is_whole else None
        return picture

    def _paint_ground(self, painter: QPainter) -> None:
        theme, area = self._theme, self._area()
        painter.fillRect(QRectF(0, 0, self.width(), 1), theme.line)
        painter.fillRect(area, theme.ground)
        if area.left() < 100:
            return
        painter.setFont(small_font())
        painter.setPen(theme.faint_text)
        painter.drawText(QPointF(14, 22), self.tr("Overview"))
        kept = self._session.kept_count - self._session.undated_count
        painter.drawText(QPointF(14, 38), counted(kept, "dated event"))


_CURSORS = {
    "left": Qt.CursorShape.SizeHorCursor,
    "right": Qt.CursorShape.SizeHorCursor,
    "middle": Qt.CursorShape.OpenHandCursor,
    None: Qt.CursorShape.ArrowCursor,
}
