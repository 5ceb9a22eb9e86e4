"""The canvas: a pyqtgraph plot of the session's scene, with its own items for marks and axes.

What they look like is in ``paint``; what mouse and wheel do is in ``canvas_mouse``.
"""

from collections.abc import Callable

from pyqtgraph import PlotWidget
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsView, QToolTip, QWidget

from timeline_app.desktop.axes import FootAxis, LaneHeaderAxis, TimeAxis
from timeline_app.desktop.canvas_items import EmphasisItem, SceneItem
from timeline_app.desktop.canvas_mouse import CanvasMouse, Spot
from timeline_app.desktop.canvas_words import (
    density_tooltip,
    event_tooltip,
    grip_tooltip,
    lane_tooltip,
    view_description,
)
from timeline_app.desktop.end_mouse import WIDENING_KEY, EndMouse
from timeline_app.desktop.ends_item import EndsItem
from timeline_app.desktop.grips import Grips
from timeline_app.desktop.lane_scroll_bar import SCROLL_WIDTH, LaneScrollBar
from timeline_app.desktop.mark_shapes import mark_shape
from timeline_app.desktop.theme import Theme
from timeline_app.desktop.timers import single_shot
from timeline_app.desktop.view_box import TimelineViewBox
from timeline_app.session.bell import Changed
from timeline_app.session.session import Session

# Only who goes by keyboard needs to see where the focus is.
_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class SwimlanePlot(PlotWidget):
    """Shows ``session.scene`` and passes on to the session what the mouse asks for.

    ``menu_requested`` carries the event id or None, the actor id of the lane or None, and where
    on the screen the menu belongs. ``date_moved`` carries the event id and the EDTF text that its
    date became by dragging, which ``may_move_dates`` allows; ``said`` what goes into the status bar.
    """

    menu_requested = Signal(object, object, QPoint)
    date_moved = Signal(str, str)
    said = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        self._session = session
        self._theme = theme
        self._view = TimelineViewBox()
        self._headers = LaneHeaderAxis(session, theme)
        self._time_axis = TimeAxis(session, theme)
        self._foot = FootAxis(session, theme)
        axes = {"left": self._headers, "top": self._time_axis, "bottom": self._foot}
        super().__init__(parent, theme.ground, viewBox=self._view, axisItems=axes, enableMenu=False)
        self._again = single_shot(self, self.viewport().update)
        self._describe_later = single_shot(self, self._describe)
        self._scene_item = SceneItem(session, theme, self._view, self._again.start)
        self._emphasis = EmphasisItem(session, theme, self._view)
        self._mouse = CanvasMouse(session, self.spot_at)
        self.may_move_dates: Callable[[], bool] = lambda: False
        grips = Grips(session, self._may_move_dates)
        self._ends = EndMouse(session, grips, self.date_moved.emit, self.said.emit)
        self._ends_item = EndsItem(session, theme, self._view, grips, self._ends)
        self._scroll_bar = LaneScrollBar(self)
        self._set_up_plot()
        self._set_up_widget()
        self._view.on_resize = self._resized
        self.destroyed.connect(session.subscribe(self._on_change))
        self._view.show_viewport(session.viewport)
        self._describe()

    # what others ask

    @property
    def is_idle(self) -> bool:
        """Whether what is on screen is the session's present scene."""
        return not self.isVisible() or self._scene_item.is_current

    @property
    def is_at_rest(self) -> bool:
        """Whether hovering paints no scene anew."""
        return self._scene_item.is_at_rest

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.setBackground(theme.window)
        axes = self._headers, self._time_axis, self._foot
        for item in (*axes, self._scene_item, self._emphasis, self._ends_item):
            item.set_theme(theme)
        self.viewport().update()

    def event_point(self, event: str, lane: str | None = None) -> QPoint | None:
        """Middle of the visible part of the event's mark, in the viewport, or None if off view.

        In ``lane`` (an actor id) if given, else in the topmost lane.
        """
        session, scene = self._session, self._session.scene
        row = session.columns.row_of.get(event)
        if row is None:
            return None
        for index in scene.marks_of(row).tolist():
            actor = session.lanes[int(scene.marks.lane[index])].actor.id
            shape = mark_shape(scene, index)
            left, right = shape.extent(0.0, scene.viewport.width)
            is_seen = right >= 0 and left <= scene.viewport.width
            if is_seen and 0 <= shape.middle <= scene.viewport.height and lane in (None, actor):
                x = (max(left, 0.0) + min(right, scene.viewport.width)) / 2
                return (self._origin() + QPointF(x, shape.middle)).toPoint()
        return None

    def spot_at(self, point: QPointF) -> Spot:
        """What lies at ``point`` of the viewport."""
        at = point - self._origin()
        return Spot.find(self._session, at.x(), at.y())

    def edtf_at(self, on_screen: QPoint) -> str:
        """The unit of time in view at a place on the screen, in EDTF; "" beside the marks' area."""
        session = self._session
        x = (QPointF(self.viewport().mapFromGlobal(on_screen)) - self._origin()).x()
        if not 0 <= x <= session.viewport.width:
            return ""
        return session.unit_at(x).text_of(session.scale.in_view(session.viewport).nearest_second(x))

    # Qt's events

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._mouse.wheel(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._mouse.press(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._ends.press(event.position() - self._origin(), event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position() - self._origin()
        if self._ends.move(at, event.buttons(), event.modifiers()):
            self._show_drag()
            return
        self._mouse.move(event)
        self._hover(None if self._mouse.is_dragging else Spot.find(self._session, at.x(), at.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._ends.release():
            self._mouse.forget_press()
            self._show_drag()
        self._mouse.release(event)
        self._hover(self.spot_at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._mouse.double_click(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        point = QPointF(event.pos())
        selected = self._session.selected
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.event_point(selected, self._session.current_lane) if selected else None
            point = QPointF(at if at is not None else self._origin().toPoint() + QPoint(20, 20))
        spot = self.spot_at(point)
        self.menu_requested.emit(
            spot.event, spot.lane, self.viewport().mapToGlobal(point.toPoint())
        )
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Escape lets a dragged end go before it is a command of the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_taken = self._ends.is_holding and event.key() == Qt.Key.Key_Escape
            if is_taken:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._ends.is_holding and event.key() == Qt.Key.Key_Escape:
            self._ends.let_go()
            self._mouse.forget_press()
            self._show_drag()
        elif event.key() == WIDENING_KEY and self._ends.widen(True):
            self._show_drag()
        event.ignore()  # every other key is a command of the window

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == WIDENING_KEY and self._ends.widen(False):
            self._show_drag()
        event.ignore()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tooltip(event)
            return True
        return super().viewportEvent(event)

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """The corners beside the axes and the strip under the scroll bar; items paint the rest."""
        marks = self._view.sceneBoundingRect()
        width, height, ground = self.width(), self.height(), self._theme.window
        painter.fillRect(QRectF(0, 0, marks.left(), marks.top()), ground)
        painter.fillRect(QRectF(0, marks.bottom(), marks.left(), height - marks.bottom()), ground)
        painter.fillRect(QRectF(marks.right(), 0, width - marks.right(), height), ground)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if event is not None:
            self._place_scroll_bar()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._resized(self._view.width(), self._view.height())
        self._follow_viewport()  # not before: rows are packed for the width that is seen

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._emphasis.set_focus(event.reason() in _KEYBOARD):
            self._update_marks()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._emphasis.set_focus(False):
            self._update_marks()

    # how it is done

    def _set_up_plot(self) -> None:
        plot = self.getPlotItem()
        plot.hideButtons()
        plot.hideAxis("right")
        plot.getAxis("right").unlinkFromView()
        plot.showAxis("top")
        plot.layout.setContentsMargins(0, 0, SCROLL_WIDTH, 0)
        plot.layout.setSpacing(0)
        self.setBackground(self._theme.window)

    def _set_up_widget(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        # The canvas knows what has changed, and its items cover all but the corners.
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.NoViewportUpdate)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(self.tr("Timeline"))
        self._scroll_bar.valueChanged.connect(self._scroll)

    def _on_change(self, changed: Changed) -> None:
        if changed & (Changed.VIEWPORT | Changed.FILTER | Changed.PROJECT):
            self._follow_viewport()
            self._emphasis.hover(None)
            self._foot.fit()
            if QToolTip.isVisible():  # of what is elsewhere now
                QToolTip.hideText()
        self._ends.follow(changed)
        self._emphasis.setVisible(self._ends.drag is None)
        self.viewport().update()
        if changed & (Changed.FILTER | Changed.PROJECT | Changed.SELECTION):
            self._describe_later.start()

    def _follow_viewport(self) -> None:
        viewport = self._session.viewport
        self._view.show_viewport(viewport)
        self._scroll_bar.follow(viewport, self._session.content_height)

    def _describe(self) -> None:
        self.setAccessibleDescription(view_description(self._session))

    def _resized(self, width: float, height: float) -> None:
        # While the window is being put together, sizes that nobody will see come by.
        if self.isVisible() and width > 1 and height > 1:
            self._session.resize(round(width), round(height))

    def _scroll(self, value: int) -> None:
        self._session.scroll_to(float(value))

    def _place_scroll_bar(self) -> None:
        top = int(self._time_axis.height())
        self._scroll_bar.setGeometry(
            self.width() - SCROLL_WIDTH, top, SCROLL_WIDTH, self.height() - top
        )

    def _origin(self) -> QPointF:
        """The marks' top left corner in the viewport."""
        corner = self._view.mapToScene(QPointF(0, 0))
        return QPointF(self.mapFromScene(corner))

    def _update_marks(self) -> None:
        """Have what is above the marks painted again, and the picture of the marks copied."""
        self.viewport().update(self._view.sceneBoundingRect().toAlignedRect())

    def _hover(self, spot: Spot | None) -> None:
        is_new = self._emphasis.hover(spot.row if spot else None)
        is_new |= self._ends.hover(QPointF(spot.x, spot.y) if spot else None)
        row = spot.row if spot else None
        is_at_selected = row is not None and row == self._session.selected_row
        has_grips = self._ends.hovered is not None or (is_at_selected and self.may_move_dates())
        if is_new | self._ends_item.show_grips(has_grips):
            self._update_marks()
        self._show_cursor(self._ends.cursor() or self._mouse.cursor(spot))

    def _may_move_dates(self) -> bool:
        return self.may_move_dates()

    def _show_drag(self) -> None:
        """Show what an end that is held has been moved to, or that it was let go."""
        self._emphasis.setVisible(self._ends.drag is None)
        self._update_marks()
        self._show_cursor(self._ends.cursor() or Qt.CursorShape.ArrowCursor)

    def _show_cursor(self, cursor: Qt.CursorShape) -> None:
        if cursor is not self.viewport().cursor().shape():
            self.viewport().setCursor(cursor)

    def _tooltip(self, spot: Spot) -> str:
        session = self._session
        if self._ends.hovered is not None:
            return grip_tooltip(self._ends.hovered.side)
        if spot.event is not None:
            return event_tooltip(session, spot.event)
        place = session.place_of_lane(spot.lane)
        if spot.is_header:
            return "" if place is None else lane_tooltip(session.lanes[place])
        return density_tooltip(session.scene, spot.x, spot.y)

    def _show_tooltip(self, event: QHelpEvent) -> None:
        spot = self.spot_at(QPointF(event.pos()))
        text = self._tooltip(spot)
        if text:
            QToolTip.showText(event.globalPos(), text, self.viewport())
        else:
            QToolTip.hideText()
