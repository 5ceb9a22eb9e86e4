"""The history of a project: each change in one line, newest first, and a way to any of its states.

What a change did is ``store``'s business; going there is asked of ``session.editing``.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QListView, QVBoxLayout, QWidget

from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.text import short_visible_text, tooltip_text
from timeline_app.session.bell import Changed
from timeline_app.session.editing import Editor
from timeline_app.session.session import Session
from timeline_app.store.changes import HistoryEntry
from timeline_app.store.edits import Kind

Index = QModelIndex | QPersistentModelIndex


class HistoryWindow(QDialog):
    """Follows the session; ``go_to`` is asked for the state after a change, by its number."""

    def __init__(
        self, session: Session, editor: Editor, go_to: Callable[[int], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session, self._editor, self._go_to = session, editor, go_to
        self.setWindowTitle("History")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(420, 520)
        self.only_selected = QCheckBox("Only what touched the selected event")
        self._model = _HistoryModel(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setAccessibleName("Changes, newest first")
        self.list.setUniformItemSizes(True)
        self.list.setSpacing(2)
        self.list.setWordWrap(True)
        self._note = PlainLabel(faint=True, small=True)
        buttons = QDialogButtonBox()
        self.go = buttons.addButton("Go to this state", QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.only_selected)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._note)
        layout.addWidget(buttons)
        self.only_selected.toggled.connect(self._refresh)
        self.list.activated.connect(self._go)
        self.go.clicked.connect(self._go)
        self.destroyed.connect(session.subscribe(self._on_change))
        self._refresh()

    def _on_change(self, changed: Changed) -> None:
        is_about_events = self.only_selected.isChecked() and changed & Changed.SELECTION
        if changed & Changed.PROJECT or is_about_events:
            self._refresh()

    def _refresh(self) -> None:
        entries = self._editor.history()
        if self.only_selected.isChecked():
            key = (Kind.EVENT, self._session.selected)
            entries = [entry for entry in entries if key in entry.touched]
        self._model.show_entries(entries[::-1], self._editor.head)
        place = self._model.place_of_head
        if place is not None:
            self.list.setCurrentIndex(self._model.index(place))
        self._note.say(
            "The state that is open is bold; what is undone stays here, to go back to."
            if entries
            else "No change touched it."
        )

    def _go(self) -> None:
        number = self._model.number_at(self.list.currentIndex())
        if number is not None and number != self._editor.head:
            self._go_to(number)


class _HistoryModel(QAbstractListModel):
    """Entries as they are given, newest first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entries: Sequence[HistoryEntry] = ()
        self._head = 0

    def show_entries(self, entries: Sequence[HistoryEntry], head: int) -> None:
        self.beginResetModel()
        self._entries, self._head = entries, head
        self.endResetModel()

    @property
    def place_of_head(self) -> int | None:
        places = (n for n, entry in enumerate(self._entries) if entry.number == self._head)
        return next(places, None)

    def number_at(self, index: Index) -> int | None:
        return self._entries[index.row()].number if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        is_head = entry.number == self._head
        when = entry.made.astimezone().strftime("%Y-%m-%d %H:%M")
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{short_visible_text(entry.label)}\n{entry.number} · {when} · {entry.who}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(f"{entry.label}\n{when}, {entry.who}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = ", the state that is open" if is_head else ""
            return short_visible_text(f"Change {entry.number}: {entry.label}, {when}{state}")
        if role == Qt.ItemDataRole.FontRole and is_head:
            bold = QFont()
            bold.setBold(True)
            return bold
        return None
