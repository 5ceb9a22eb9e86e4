"""The rows of the history's list: label, number, time, and on which branch a change lies."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QFont, QGuiApplication

from timeline_app.desktop.text import short_visible_text, tooltip_text
from timeline_app.store.changes import HistoryEntry

Index = QModelIndex | QPersistentModelIndex


class HistoryRows(QAbstractListModel):
    """Entries as they are given, newest first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entries: Sequence[HistoryEntry] = ()
        self._head = 0
        self._branch: Collection[int] = ()

    def show_entries(
        self, entries: Sequence[HistoryEntry], head: int, branch: Collection[int]
    ) -> None:
        """``head`` is the entry whose state is open; ``branch`` those that undo and redo lead through."""
        self.beginResetModel()
        self._entries, self._head, self._branch = entries, head, branch
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
        branch = self._branch_words(entry)
        if role == Qt.ItemDataRole.DisplayRole:
            told = " · ".join(filter(None, (str(entry.number), when, entry.who, branch)))
            return f"{short_visible_text(entry.label)}\n{short_visible_text(told)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(f"{entry.label}\n{when}, {entry.who}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = "the state that is open" if is_head else ""
            parts = (f"Change {entry.number}: {entry.label}", when, branch, state)
            return short_visible_text(", ".join(filter(None, parts)))
        if role == Qt.ItemDataRole.FontRole and is_head:
            bold = QFont()
            bold.setWeight(QFont.Weight.DemiBold)
            return bold
        if role == Qt.ItemDataRole.ForegroundRole and entry.number not in self._branch:
            return QBrush(QGuiApplication.palette().placeholderText().color())
        return None

    def _branch_words(self, entry: HistoryEntry) -> str:
        """Where a change hangs, unless it simply follows the one before it on the open branch."""
        if entry.number not in self._branch:
            return f"another branch, after {entry.parent}"
        if entry.parent is not None and entry.parent != entry.number - 1:
            return f"after {entry.parent}"
        return ""
