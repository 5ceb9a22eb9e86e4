"""SearchDesk: has the search for everything built while the window goes on, and goes to what was found.

What is searched is ``session.search``'s, what is shown ``command_palette``'s.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from timeline_app.desktop.command_palette import CommandPalette
from timeline_app.query.filter import EventFilter
from timeline_app.session.bell import Changed
from timeline_app.session.search import Search
from timeline_app.session.search_build import PAUSE
from timeline_app.session.search_hits import Hit, is_lane_hidden

if TYPE_CHECKING:
    from timeline_app.desktop.workspace import Workspace

SLICE = 0.008  # seconds of building at a time, so that no frame waits for it


class SearchDesk(QObject):
    """The search of one window. It is built from when it is first asked for."""

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace.window)
        self._workspace = workspace
        self._session = workspace.open_session()
        self.search = Search(self._session)
        self.palette: CommandPalette | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(round(PAUSE * 1000))
        self._timer.timeout.connect(self._work)
        self._session.subscribe(self._on_change)
        workspace.window.closing.connect(self._stop)

    def show_palette(self) -> None:
        """Let a command or something in the project be found, and go there."""
        workspace = self._workspace
        self._timer.start()
        self.palette = CommandPalette(
            workspace.actions.commands, self.search, self.go, workspace.theme, workspace.window
        )
        is_chosen = self.palette.exec()
        chosen, self.palette = self.palette.chosen, None
        if is_chosen and chosen is not None and chosen.run is not None:
            chosen.run()

    def go(self, hit: Hit) -> None:
        """Show what was found; a filter that hides it is cleared, and that is told."""
        if hit.document is not None:
            self._workspace.views.passage.setVisible(True)
            self._workspace.views.passage.show_stretch(hit.document, hit.stretch)
            self._workspace.actions.refresh()
            return
        if hit.event is not None and hit.event in self._session.columns.row_of:
            row = self._session.columns.row_of[hit.event]
            self._clear_filter(is_needed=not self._session.kept[row])
            self._session.go_to(hit.event)
        elif hit.actor is not None:
            self._go_to_actor(hit.actor)
        self._workspace.views.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_actor(self, actor: str) -> None:
        columns = self._session.columns
        if actor not in columns.actor_position or not len(columns.rows_of_actor(actor)):
            self._workspace.say("This actor takes part in no event, so that it has no lane.")
            return
        self._clear_filter(is_needed=is_lane_hidden(self._session, actor))
        if self._session.place_of_lane(actor) is None:
            self._clear_filter(is_needed=True)
        whole = columns.actors[columns.actor_position[actor]].part_of
        while whole is not None and whole in columns.actor_position:
            if whole in self._session.arrangement.collapsed:
                self._session.toggle_collapsed(whole)
            whole = columns.actors[columns.actor_position[whole]].part_of
        self._session.go_to_lane(actor)

    def _clear_filter(self, *, is_needed: bool) -> None:
        if is_needed and not self._session.filter.keeps_all:
            self._session.set_filter(EventFilter())
            self._workspace.say("The filter hid it and was cleared; Alt+Left brings it back.")

    def _work(self) -> None:
        self.search.work(SLICE)
        if self.search.is_at_rest:
            self._timer.stop()
        if self.palette is not None:
            self.palette.follow()

    def _on_change(self, changed: Changed) -> None:
        is_other = bool(changed & Changed.PROJECT) and self.search.forget_others()
        if is_other and self.palette is None:
            self._timer.stop()  # another project is searched when that is asked for

    def _stop(self) -> None:
        self._timer.stop()
        self.search.close()
