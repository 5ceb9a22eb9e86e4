"""What the window's desks for events, links and proposals share: its project, and how it is edited."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtWidgets import QWidget

from timeline_app.desktop.asking import tell
from timeline_app.desktop.text import name_in_label
from timeline_app.desktop.theme import Theme
from timeline_app.desktop.views import Views
from timeline_app.model.event import Event
from timeline_app.session.counting import counted
from timeline_app.session.session import Session
from timeline_app.store.edits import Edit
from timeline_app.store.project_store import ProjectStore


class Recorder(Protocol):
    """What records edits in the open project: it says why that can't be done, or nothing."""

    def __call__(self, label: str, edits: Sequence[Edit], select: str | None = None) -> str: ...


class ShownWindow(Protocol):
    """What desks ask of the workspace."""

    @property
    def window(self) -> QWidget: ...

    theme: Theme
    views: Views

    def open_session(self) -> Session: ...


class Desk:
    """Commands of one kind. ``ready`` tells whether the project can be edited, and may ask.

    ``store`` gives that of the open project once it is ready.
    """

    def __init__(
        self,
        workspace: ShownWindow,
        ready: Callable[[], bool],
        store: Callable[[], ProjectStore],
        record: Recorder,
    ) -> None:
        self._workspace = workspace
        self._ready, self._store, self._record = ready, store, record

    @property
    def _session(self) -> Session:
        return self._workspace.open_session()

    @property
    def _window(self) -> QWidget:
        return self._workspace.window

    def _tell(self, problem: str) -> None:
        """Say why it could not be recorded, where it couldn't."""
        if problem:
            tell(self._window, problem)


def named(events: Sequence[Event], kind: str) -> str:
    """One event by its title, several by their number: “The vow”, 3 proposals."""
    return f"“{name_in_label(events[0].title)}”" if len(events) == 1 else counted(len(events), kind)
