"""The canvas's graphics items: the scene, and what mouse and selection add to it.

Items live in the view box (``view_box``); their coordinates are pixels of the marks' area. The
canvas asks for repainting, not the items: one region of one widget is cheaper to keep than items'.
"""

import math
from collections.abc import Callable

from pyqtgraph import GraphicsObject, ViewBox
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from timeline_app.desktop.canvas_words import empty_words
from timeline_app.desktop.paint import paint_scene
from timeline_app.desktop.paint_emphasis import paint_emphasis
from timeline_app.desktop.theme import Theme, font
from timeline_app.layout.scene import Scene
from timeline_app.session.session import Session

MOST_NEW_LABELS = 16  # painted in one frame of a view that moves: some 2 ms


class CanvasItem(GraphicsObject):
    """An item that fills the marks' area."""

    def __init__(self, session: Session, theme: Theme, view: ViewBox) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self._view = view
        self._rect = QRectF(0, 0, view.width(), view.height())
        self.setParentItem(view)
        view.sigResized.connect(self._on_resize)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def boundingRect(self) -> QRectF:
        return self._rect

    def _on_resize(self, _view: object = None) -> None:
        self.prepareGeometryChange()
        self._rect = QRectF(0, 0, self._view.width(), self._view.height())


class SceneItem(CanvasItem):
    """The scene without what comes and goes with the mouse: hovering copies a picture, no more.

    While the view moves, labels that were never seen before are painted a few in a frame, so that no
    frame takes long; ``ask_again`` is called for the others.
    """

    def __init__(
        self, session: Session, theme: Theme, view: ViewBox, ask_again: Callable[[], None]
    ) -> None:
        super().__init__(session, theme, view)
        self.setZValue(-10)
        self._ask_again = ask_again
        self._is_complete = False
        self.picture_count = 0  # how often the scene was painted anew
        self._picture = QPixmap()
        self._painted: tuple[Scene, Theme, str | None, float] | None = None

    @property
    def is_current(self) -> bool:
        is_painted = self._painted is not None and self._painted[0] is self._session.scene
        return is_painted and self._is_complete

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        session = self._session
        dots_per_pixel = painter.device().devicePixelRatioF()
        wanted = (session.scene, self._theme, session.current_lane, dots_per_pixel)
        is_painted = self._painted is not None and all(
            a is b or a == b for a, b in zip(self._painted, wanted, strict=True)
        )
        if not (is_painted and self._is_complete):
            is_first = self._painted is None or self._painted[1] is not self._theme
            most_new_labels = math.inf if is_first else MOST_NEW_LABELS
            self._picture = self._make_picture(dots_per_pixel, most_new_labels)
            self._painted = wanted
            if not self._is_complete:
                self._ask_again()
        painter.drawPixmap(0, 0, self._picture)

    def _make_picture(self, dots_per_pixel: float, most_new_labels: float) -> QPixmap:
        session, scene = self._session, self._session.scene
        viewport = scene.viewport
        size = (viewport.width * dots_per_pixel, viewport.height * dots_per_pixel)
        width, height = max(round(size[0]), 1), max(round(size[1]), 1)
        picture, self._picture = self._picture, QPixmap()
        if (picture.width(), picture.height()) != (width, height):
            picture = QPixmap(width, height)
        picture.setDevicePixelRatio(dots_per_pixel)
        painter = QPainter(picture)
        try:
            self._is_complete = paint_scene(
                painter,
                scene,
                session.columns,
                session.lanes,
                self._theme,
                current_lane=session.current_lane,
                most_new_labels=most_new_labels,
            )
            words = empty_words(session)
            if words:
                _paint_words(
                    painter, words, QRectF(0, 0, viewport.width, viewport.height), self._theme
                )
        finally:
            painter.end()
        self.picture_count += 1
        return picture


class EmphasisItem(CanvasItem):
    """Rings, connectors and cards of the hovered and the selected event, and the focus frame."""

    def __init__(self, session: Session, theme: Theme, view: ViewBox) -> None:
        super().__init__(session, theme, view)
        self.setZValue(10)
        self._hovered: int | None = None
        self._has_focus = False

    def hover(self, row: int | None) -> bool:
        """Emphasise the event in ``row`` of the columns, or none; whether that is new."""
        is_new = row != self._hovered
        self._hovered = row
        return is_new

    def set_focus(self, has_focus: bool) -> bool:
        """Show or hide the frame for who goes by keyboard; whether that is new."""
        is_new = has_focus != self._has_focus
        self._has_focus = has_focus
        return is_new

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        session = self._session
        selected = session.selected_row
        painter.setClipRect(self.boundingRect(), Qt.ClipOperation.IntersectClip)
        for row, is_selected in ((self._hovered, False), (selected, True)):
            if row is None or (row == selected and not is_selected):
                continue
            paint_emphasis(
                painter,
                session.scene,
                session.columns,
                session.lanes,
                self._theme,
                row,
                is_selected=is_selected,
            )
        if self._has_focus:
            painter.setPen(QPen(QColor(self._theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.boundingRect().adjusted(1, 1, -1, -1))


def _paint_words(painter: QPainter, words: tuple[str, str], area: QRectF, theme: Theme) -> None:
    """A headline and a hint, in the middle of an area with nothing else in it."""
    headline, hint = words
    area = area.adjusted(24, 0, -24, -40)
    painter.fillRect(QRectF(area.left(), area.center().y() - 40, area.width(), 100), theme.ground)
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
    for text, used, color, shift in (
        (headline, _headline_font(), theme.text, 0.0),
        (hint, font(), theme.faint_text, 28.0),
    ):
        painter.setFont(used)
        painter.setPen(color)
        painter.drawText(area.translated(0, shift), flags, text)


def _headline_font() -> QFont:
    return font(16, bold=True)
