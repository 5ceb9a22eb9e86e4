"""Findings as a tree of two levels, kinds and what is found of each; what is shown is given.

What is found is told by ``session.check_findings``.
"""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from timeline_app.desktop.text import short_visible_text, tooltip_text
from timeline_app.reading.finding import Finding
from timeline_app.session.check_findings import KIND_WORDS, Group, Subjects, hint_for

Index = QModelIndex | QPersistentModelIndex
_TOP = 0  # the internal id of a group; a finding has that of its group, from 1
_HEADERS = ("Where", "What")


class FindingsModel(QAbstractItemModel):
    """Two columns: what it is about, and what is wrong with it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._groups: Sequence[Group] = ()
        self._subjects: Subjects | None = None

    def show_groups(self, groups: Sequence[Group], subjects: Subjects) -> None:
        self.beginResetModel()
        self._groups, self._subjects = groups, subjects
        self.endResetModel()

    @property
    def groups(self) -> Sequence[Group]:
        return self._groups

    def group_at(self, index: Index) -> Group | None:
        """The group at ``index``, or the one of the finding there."""
        if not index.isValid():
            return None
        place = index.row() if index.internalId() == _TOP else index.internalId() - 1
        return self._groups[place]

    def finding_at(self, index: Index) -> Finding | None:
        group = self.group_at(index)
        is_group = group is None or index.internalId() == _TOP
        return None if group is None or is_group else group.shown[index.row()]

    def index_of(self, group: int, finding: int) -> QModelIndex:
        return self.index(finding, 0, self.index(group, 0))

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _TOP)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override] # noqa: B008
        if not index.isValid() or index.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _TOP)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._groups)
        if parent.internalId() != _TOP or parent.column() > 0:
            return 0
        return len(self._groups[parent.row()].shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(_HEADERS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        is_name = role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal
        return _HEADERS[section] if is_name else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        group = self.group_at(index)
        if group is None or self._subjects is None:
            return None
        finding = self.finding_at(index)
        if finding is None:
            return _group_data(group, index.column(), role)
        where, what = self._subjects.where(finding), self._subjects.what(finding)
        if role == Qt.ItemDataRole.DisplayRole:
            return short_visible_text(what if index.column() else where)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(f"{where}\n{what}\n{hint_for(finding)}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return short_visible_text(f"{where}: {what}")
        return None


def _group_data(group: Group, column: int, role: int) -> object:
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        return "" if column else group.title
    if role == Qt.ItemDataRole.ToolTipRole:
        remark = "Only a remark: nothing is wrong.\n" if group.kind.is_remark else ""
        return tooltip_text(remark + KIND_WORDS[group.kind].hint)
    if role == Qt.ItemDataRole.FontRole:
        bold = QFont()
        bold.setWeight(QFont.Weight.DemiBold)
        return bold
    return None
