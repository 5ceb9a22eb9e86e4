"""The history of a project: each change in one line, newest first, and a way to any of its states.

What a change did is ``store``'s business; going there is asked of ``session.editing``. The rows of its list
are ``history_rows``'.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListView,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from timeline_app.desktop.combo import PlainCombo
from timeline_app.desktop.form_dialog import MARGINS
from timeline_app.desktop.history_rows import HistoryRows
from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.text import visible_lines
from timeline_app.session.bell import Changed
from timeline_app.session.editing import Editor
from timeline_app.session.session import Session
from timeline_app.store.edits import Key, Kind
from timeline_app.store.errors import StoreError

ALL, OF_EVENT, OF_ACTOR = range(3)
CHOICES = ("All changes", "What touched the selected event", "What touched this lane’s actor")
STATE = "The state that is open is bold; what is undone stays here, to go back to."
CREATED = "The project as it was made."


class HistoryWindow(QDialog):
    """Follows the session; ``go_to`` is asked for the state after a change, by its number."""

    def __init__(
        self, session: Session, editor: Editor, go_to: Callable[[int], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session, self._editor, self._go_to = session, editor, go_to
        self.setWindowTitle("History")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(480, 600)
        self.choice = PlainCombo("Which changes")
        self.choice.addItems(CHOICES)
        self._rows = HistoryRows(self)
        self.list = QListView()
        self.list.setModel(self._rows)
        self.list.setAccessibleName("Changes, newest first")
        self.list.setUniformItemSizes(True)
        self.list.setProperty("boxed", "true")
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setAccessibleName("What the change did")
        self.details.setTabChangesFocus(True)
        self._note = PlainLabel(faint=True, small=True)
        buttons = QDialogButtonBox()
        self.go = buttons.addButton("Go to this state", QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.list)
        parts.addWidget(self.details)
        parts.setChildrenCollapsible(False)
        parts.setSizes([380, 140])
        top = QHBoxLayout()
        top.addWidget(self.choice, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*MARGINS)
        layout.addLayout(top)
        layout.addWidget(parts, 1)
        layout.addWidget(self._note)
        layout.addWidget(buttons)
        self.choice.currentIndexChanged.connect(self._refresh)
        self.list.activated.connect(self._go)
        self.list.selectionModel().currentChanged.connect(self._tell)
        self.go.clicked.connect(self._go)
        self.destroyed.connect(session.subscribe(self._on_change))
        self._refresh()

    def _on_change(self, changed: Changed) -> None:
        follows_selection = self.choice.currentIndex() != ALL
        if changed & Changed.PROJECT or (follows_selection and changed & Changed.SELECTION):
            self._refresh()

    def _refresh(self) -> None:
        entries = self._editor.history()
        key = self._wanted()
        if key is not None:
            entries = [entry for entry in entries if key in entry.touched]
        self._rows.show_entries(entries[::-1], self._editor.head, self._editor.branch())
        place = self._rows.place_of_head
        self.list.setCurrentIndex(self._rows.index(0 if place is None else place))
        self._note.say(STATE if entries else self._nothing())
        self._tell()

    def _wanted(self) -> Key | None:
        """The record whose changes are asked for; None for all."""
        match self.choice.currentIndex():
            case 1:
                return Kind.EVENT, self._session.selected or ""
            case 2:
                return Kind.ACTOR, self._session.current_lane or ""
            case _:
                return None

    def _nothing(self) -> str:
        if self.choice.currentIndex() == OF_EVENT:
            return "No change touched it." if self._session.selected else "No event is selected."
        return "No change touched it." if self._session.current_lane else "No lane is selected."

    def _tell(self) -> None:
        number = self._rows.number_at(self.list.currentIndex())
        self.go.setEnabled(number is not None and number != self._editor.head)
        if number is None:
            self.details.setPlainText("")
            return
        try:
            lines = self._editor.what_changed(number) or [CREATED]
        except StoreError as error:
            lines = [str(error)]
        self.details.setPlainText("\n".join(visible_lines(line) for line in lines))

    def _go(self) -> None:
        number = self._rows.number_at(self.list.currentIndex())
        if number is not None and number != self._editor.head:
            self._go_to(number)
