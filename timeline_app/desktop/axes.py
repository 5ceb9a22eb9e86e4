"""The canvas's axes: pyqtgraph axis items that show the session's scene instead of numbers.

What they look like is in ``paint_axes``; the mouse is ``canvas_mouse``'s.
"""

from pyqtgraph import AxisItem
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsSceneWheelEvent

from timeline_app.desktop.paint_axes import (
    AXIS_HEIGHT,
    HEADER_WIDTH,
    paint_lane_headers,
    paint_time_axis,
)
from timeline_app.desktop.paint_breaks import FOOT_HEIGHT, paint_break_texts
from timeline_app.desktop.theme import Theme
from timeline_app.session.session import Session


class SceneAxis(AxisItem):
    """An axis that paints from the scene; of pyqtgraph's axis it keeps the place in the plot."""

    def __init__(self, orientation: str, session: Session, theme: Theme) -> None:
        self._rect = QRectF()
        super().__init__(orientation, showValues=False)
        self._session = session
        self._theme = theme
        self.setStyle(tickLength=0)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def linkToView(self, view: object) -> None:
        """The scene tells the ticks; repainting is asked for by the canvas."""

    def resizeEvent(self, event: object = None) -> None:
        self._rect = QRectF(0, 0, self.size().width(), self.size().height())

    def boundingRect(self) -> QRectF:
        return self._rect

    def wheelEvent(self, event: QGraphicsSceneWheelEvent) -> None:
        event.ignore()

    def mouseDragEvent(self, event: object) -> None:
        """The canvas pans."""

    def mouseClickEvent(self, event: object) -> None:
        """The canvas selects."""


class TimeAxis(SceneAxis):
    """Two rows of ticks above the marks."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__("top", session, theme)
        self.setHeight(AXIS_HEIGHT)

    def paint(self, painter: QPainter, option: object, widget: object = None) -> None:
        painter.setClipRect(self._rect, Qt.ClipOperation.IntersectClip)
        paint_time_axis(painter, self._session.scene, self._theme)


class FootAxis(SceneAxis):
    """The time that each break skips, below the marks; no room is taken where nothing folds."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__("bottom", session, theme)
        self._fitted_height = -1.0
        self.fit()

    def fit(self) -> None:
        """Take the room that the present time scale needs."""
        height = FOOT_HEIGHT if self._session.scale.folds else 0.0
        if height != self._fitted_height:
            self._fitted_height = height
            self.setHeight(height)

    def paint(self, painter: QPainter, option: object, widget: object = None) -> None:
        painter.fillRect(self._rect, self._theme.window)
        painter.setClipRect(self._rect, Qt.ClipOperation.IntersectClip)
        paint_break_texts(painter, self._session.scene, self._theme, 0.0)


class LaneHeaderAxis(SceneAxis):
    """Colour, name and count of each lane, left of the marks."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__("left", session, theme)
        self.setWidth(HEADER_WIDTH)
        self._picture = QPixmap()
        self._painted: tuple[object, ...] = ()
        self._painted_lanes: object = None

    def paint(self, painter: QPainter, option: object, widget: object = None) -> None:
        """Copies a picture unless lanes have moved: time passes by without touching headers."""
        session, scene = self._session, self._session.scene
        dots = painter.device().devicePixelRatioF()
        size = (self._rect.width(), self._rect.height(), scene.viewport.height)
        wanted = (self._theme, session.current_lane, dots, size, scene.bands)
        if wanted != self._painted or session.lanes is not self._painted_lanes:
            self._picture = self._make_picture(dots)
            self._painted, self._painted_lanes = wanted, session.lanes
        painter.drawPixmap(0, 0, self._picture)

    def _make_picture(self, dots: float) -> QPixmap:
        session = self._session
        width, height = self._rect.width(), self._rect.height()
        picture = QPixmap(max(round(width * dots), 1), max(round(height * dots), 1))
        picture.setDevicePixelRatio(dots)
        picture.fill(self._theme.window)
        painter = QPainter(picture)
        try:
            paint_lane_headers(
                painter,
                session.scene,
                session.lanes,
                self._theme,
                width,
                current_lane=session.current_lane,
            )
        finally:
            painter.end()
        return picture
