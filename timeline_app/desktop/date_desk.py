"""What the window does for dates that are moved on the timeline: recording them, and moving them by keys.

What a date becomes is worked out in ``session.date_drag``; dragging itself is ``end_mouse``'s.
"""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget

from timeline_app.desktop.asking import tell
from timeline_app.desktop.desk import Recorder
from timeline_app.desktop.text import name_in_label
from timeline_app.model.dragged_date import Side
from timeline_app.session.date_drag import DateDrag
from timeline_app.session.redating import redating
from timeline_app.session.session import Session


class DatedWindow(Protocol):
    """What this asks of the workspace."""

    @property
    def window(self) -> QWidget: ...

    def open_session(self) -> Session: ...
    def say(self, message: str) -> None: ...


class DateDesk:
    """``ready`` tells whether the project can be edited, and may ask."""

    def __init__(self, workspace: DatedWindow, ready: Callable[[], bool], record: Recorder) -> None:
        self._workspace = workspace
        self._ready, self._record = ready, record

    def change(self, id_: str, edtf: str) -> None:
        """Give an event the date that one of its ends was moved to."""
        columns = self._workspace.open_session().columns
        event = columns.events[columns.row_of[id_]]
        words, edits = redating(event, edtf)
        label = f"Change the date of “{name_in_label(event.title)}”: {words}"
        if problem := self._record(label, edits, id_):
            tell(self._workspace.window, problem)

    def move_end(self, side: Side, *, later: bool) -> None:
        """Move an end of the selected event's date by one unit in view."""
        event = self._workspace.open_session().selected_event
        if event is None or event.date is None or not self._ready():
            return
        moved = DateDrag(self._workspace.open_session(), event.id, side).by_one(later=later)
        if moved.reason:
            self._workspace.say(f"{moved.reason}.")
        else:
            self.change(event.id, moved.edtf)
