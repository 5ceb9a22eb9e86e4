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
from timeline_app.desktop.paint_choice import choice_frames, paint_choice
from timeline_app.desktop.paint_contradictions import paint_contradictions
from timeline_app.desktop.paint_emphasis import paint_emphasis
from timeline_app.desktop.theme import Theme, font
from timeline_app.desktop.timers import single_shot
from timeline_app.layout.scene import Scene
from timeline_app.query.columns import EventColumns
from timeline_app.session.session import Session

MOST_NEW_LABELS = 16  # painted in one frame of a view that moves: some 2 ms
REST_MS = 60  # without a move, until a view is taken to rest


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


_Look = tuple[Scene, Theme, str | None, float]


class SceneItem(CanvasItem):
    """The scene without what comes and goes with the mouse.

    While the view moves, the scene is painted straight away: copying a picture of it would cost as
    much as filling all of the screen once more. Once it rests, a picture is kept, so that hovering
    copies that, no more. Labels that were never seen before are painted a few in a frame; for the
    others ``ask_again`` is called.
    """

    def __init__(
        self, session: Session, theme: Theme, view: ViewBox, ask_again: Callable[[], None]
    ) -> None:
        super().__init__(session, theme, view)
        self.setZValue(-10)
        self._ask_again = ask_again
        self._rests = single_shot(self, self._keep_picture, REST_MS)
        self.scene_count = 0  # how often the scene was painted anew
        self._painted: _Look | None = None
        self._columns: EventColumns | None = None  # of what was painted
        self._is_complete = False
        self._pictured: _Look | None = None
        self._picture = QPixmap()

    @property
    def is_current(self) -> bool:
        """Whether the whole of the present scene was painted."""
        is_painted = self._painted is not None and self._painted[0] is self._session.scene
        return is_painted and self._is_complete

    @property
    def is_at_rest(self) -> bool:
        """Whether there is a picture of the present scene."""
        return self._pictured is not None and self._pictured[0] is self._session.scene

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        look = self._look(painter.device().devicePixelRatioF())
        if _is_same(self._pictured, look):
            painter.drawPixmap(0, 0, self._picture)
            return
        is_new = not _is_same(self._painted, look) or not self._is_complete
        moves = self._columns is self._session.columns
        is_dressed = self._painted is not None and self._painted[1] is self._theme
        painter.save()
        try:
            self._paint(painter, MOST_NEW_LABELS if moves and is_dressed else math.inf)
        finally:
            painter.restore()
        self._painted, self._columns = look, self._session.columns
        if not self._is_complete:
            self._ask_again()
        elif is_new:  # a mouse that moves on must not put it off for ever
            self._rests.start()

    def _look(self, dots_per_pixel: float) -> _Look:
        session = self._session
        return session.scene, self._theme, session.current_lane, dots_per_pixel

    def _paint(self, painter: QPainter, most_new_labels: float) -> None:
        session, scene = self._session, self._session.scene
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
            area = QRectF(0, 0, scene.viewport.width, scene.viewport.height)
            _paint_words(painter, words, area, self._theme)
        self.scene_count += 1

    def _keep_picture(self) -> None:
        if self._painted is None or not _is_same(self._painted, self._look(self._painted[3])):
            return  # it moves on, and will come to rest again
        viewport, dots_per_pixel = self._session.scene.viewport, self._painted[3]
        size = (viewport.width * dots_per_pixel, viewport.height * dots_per_pixel)
        width, height = max(round(size[0]), 1), max(round(size[1]), 1)
        if (self._picture.width(), self._picture.height()) != (width, height):
            self._picture = QPixmap(width, height)
        self._picture.setDevicePixelRatio(dots_per_pixel)
        self._pictured = None
        painter = QPainter(self._picture)
        try:
            self._paint(painter, math.inf)
        finally:
            painter.end()
        self._pictured = self._painted


def _is_same(one: _Look | None, other: _Look) -> bool:
    return one is not None and all(a is b or a == b for a, b in zip(one, other, strict=True))


class EmphasisItem(CanvasItem):
    """Frames of the chosen events, rings, connectors and cards of the hovered and the selected one.

    Jagged lines lead to what contradicts it.

    And the focus frame.
    """

    def __init__(self, session: Session, theme: Theme, view: ViewBox) -> None:
        super().__init__(session, theme, view)
        self.setZValue(10)
        self._hovered: int | None = None
        self._has_focus = False
        self._framed: tuple[Scene, frozenset[str]] | None = None
        self._frames: list[QRectF] = []

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
        paint_choice(painter, self._frames_now(), self._theme)
        for row, is_selected in ((self._hovered, False), (selected, True)):
            if row is None or (row == selected and not is_selected):
                continue
            others = session.rows_contradicting(row)
            paint_contradictions(painter, session.scene, self._theme, row, others)
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

    def _frames_now(self) -> list[QRectF]:
        """Frames of the chosen events where they are several; made anew only for another scene or choice."""
        session = self._session
        if len(session.chosen) < 2:
            return []
        now = session.scene, session.chosen
        if self._framed is None or self._framed[0] is not now[0] or self._framed[1] != now[1]:
            self._framed, self._frames = now, choice_frames(session.scene, session.chosen_rows)
        return self._frames


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
