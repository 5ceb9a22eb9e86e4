"""The context menus of a window: what a right click on the canvas, the list or a document offers.

What the canvas's menu holds is told by ``canvas_menu``; the commands themselves are ``session.commands``'.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from timeline_app.desktop.canvas_menu import OF_EVENTS, fill_canvas_menu
from timeline_app.desktop.menus import Actions
from timeline_app.desktop.views import Views
from timeline_app.session.document_commands import OF_DOCUMENT
from timeline_app.session.session import Session


class ContextMenus:
    """``new_event`` is asked for an event at a time, in EDTF, and in a lane."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        actions: Actions,
        views: Views,
        new_event: Callable[[str, str | None], None],
    ) -> None:
        self._window, self._session = window, session
        self._actions, self._views, self._new_event = actions, views, new_event
        views.canvas.menu_requested.connect(self._show_for_canvas)
        views.events.menu_requested.connect(self._show_for_list)
        views.passage.document_menu_wanted.connect(self._show_for_document)

    def _show_for_canvas(self, event: str | None, lane: str | None, at: QPoint) -> None:
        """What can be done with the event, the lane or the empty time under the mouse."""
        session = self._session
        if event is not None:
            session.select(event, lane=lane, keeps_choice=True)
        elif lane is not None:
            session.go_to_lane(lane)
        edtf = self._views.canvas.edtf_at(at) if event is None else ""
        menu = QMenu(self._window)
        fill_canvas_menu(menu, self._actions, session, event, lane, edtf, self._new_event)
        menu.exec(at)
        menu.deleteLater()

    def _show_for_list(self, at: QPoint) -> None:
        """What can be done with the chosen events."""
        self._show((*OF_EVENTS, "choose-events"), at)

    def _show_for_document(self, at: QPoint) -> None:
        self._show(OF_DOCUMENT, at)

    def _show(self, ids: Sequence[str], at: QPoint) -> None:
        menu = QMenu(self._window)
        for id_ in ids:
            menu.addAction(self._actions[id_])
        menu.exec(at)
        menu.deleteLater()
