"""The canvas's axes: pyqtgraph axis items that show the session's scene instead of numbers.

What they look like is in ``paint_axes``; the mouse is ``canvas_mouse``'s.
"""

from pyqtgraph import AxisItem
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
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
        super().__init__(orientation, showValues=False)
        self._session = session
        self._theme = theme
        self.setStyle(tickLength=0)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self.size().width(), self.size().height())

    def linkedViewChanged(self, view: object, newRange: object = None) -> None:
        """The scene tells the ticks; repainting is asked for by the canvas."""

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
        painter.setClipRect(self.boundingRect(), Qt.ClipOperation.IntersectClip)
        paint_time_axis(painter, self._session.scene, self._theme)


class FootAxis(SceneAxis):
    """The time that each break skips, below the marks; no room is taken where nothing folds."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__("bottom", session, theme)
        self.fit()

    def fit(self) -> None:
        """Take the room that the present time scale needs."""
        self.setHeight(FOOT_HEIGHT if self._session.scale.folds else 0)

    def paint(self, painter: QPainter, option: object, widget: object = None) -> None:
        painter.fillRect(self.boundingRect(), self._theme.window)
        painter.setClipRect(self.boundingRect(), Qt.ClipOperation.IntersectClip)
        paint_break_texts(painter, self._session.scene, self._theme, 0.0)


class LaneHeaderAxis(SceneAxis):
    """Colour, name and count of each lane, left of the marks."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__("left", session, theme)
        self.setWidth(HEADER_WIDTH)

    def paint(self, painter: QPainter, option: object, widget: object = None) -> None:
        painter.setClipRect(self.boundingRect(), Qt.ClipOperation.IntersectClip)
        session = self._session
        paint_lane_headers(
            painter,
            session.scene,
            session.lanes,
            self._theme,
            self.size().width(),
            current_lane=session.current_lane,
        )
