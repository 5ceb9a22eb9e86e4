"""The canvas's item for the ends of the selected event: grips, and the date that is being dragged.

The other items are in ``canvas_items``.
"""

from pyqtgraph import ViewBox
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from timeline_app.desktop.canvas_items import CanvasItem
from timeline_app.desktop.end_mouse import EndMouse
from timeline_app.desktop.grips import Grips
from timeline_app.desktop.paint_date_drag import paint_date_drag, paint_grips
from timeline_app.desktop.theme import Theme
from timeline_app.session.session import Session


class EndsItem(CanvasItem):
    """Shows grips while the mouse is at the selected event, and what is made of its date."""

    def __init__(
        self, session: Session, theme: Theme, view: ViewBox, grips: Grips, mouse: EndMouse
    ) -> None:
        super().__init__(session, theme, view)
        self.setZValue(11)
        self._grips, self._mouse = grips, mouse
        self._has_grips = False

    def show_grips(self, has_grips: bool) -> bool:
        """Show or hide the grips; whether that is new."""
        is_new = has_grips != self._has_grips
        self._has_grips = has_grips
        return is_new

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        drag, moved = self._mouse.drag, self._mouse.moved
        if drag is None and not self._has_grips:
            return
        painter.setClipRect(self.boundingRect(), Qt.ClipOperation.IntersectClip)
        if drag is not None and moved is not None:
            paint_date_drag(painter, self._session, drag, moved, self._mouse.x, self._theme)
        elif self._has_grips:
            paint_grips(painter, self._grips.of_selected(), self._mouse.hovered, self._theme)
