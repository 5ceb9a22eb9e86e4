"""The kept events as a Qt table: lazy texts over an array of rows, sorted stably by any column.

Which events are kept is the session's business; the widget around it is ``event_list``.
"""

from enum import IntEnum

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from timeline_app.desktop import words
from timeline_app.desktop.text import tooltip_text, visible_text
from timeline_app.query.columns import STATUSES, fold
from timeline_app.session.session import Session

STATUS_ROLE = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    DATE = 0
    STATUS = 1
    TITLE = 2
    ACTORS = 3
    PLACE = 4
    TYPE = 5
    SAID_BY = 6
    DOCUMENT = 7


HEADINGS = ("Date", "Status", "Title", "Actors", "Place", "Type", "Said by", "Document")


class EventTable(QAbstractTableModel):
    """Rows are ``session.kept_rows``, in order of time until another order is asked for."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._column, self._is_descending = Column.DATE, False
        self._rows: npt.NDArray[np.int64] = np.zeros(0, np.int64)
        self._ranks: dict[Column, npt.NDArray[np.int64]] = {}
        self.forget()

    def forget(self) -> None:
        """Another project is open."""
        project = self._session.open_project.project
        self._names = words.actor_names(project)
        self._documents = {document.id: document.title for document in project.documents}
        self._ranks.clear()
        self.refresh()

    def refresh(self) -> None:
        """The filter keeps other events."""
        self.beginResetModel()
        self._rows = self._in_order()
        self.endResetModel()

    def event_at(self, place: int) -> str:
        return self._session.columns.ids[self._rows[place]]

    def place_of(self, row: int | None) -> int | None:
        """Where the event in ``row`` of the columns stands in the table."""
        if row is None:
            return None
        found = np.flatnonzero(self._rows == row)
        return int(found[0]) if len(found) else None

    # what Qt calls

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = int(self._rows[index.row()]), Column(index.column())
        if role == STATUS_ROLE:
            return STATUSES[self._session.columns.status[row]]
        if role == Qt.ItemDataRole.DisplayRole:
            return visible_text(self._text(row, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = visible_text(self._text(row, column))
            return f"{HEADINGS[column]}: {text or 'none'}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(self._long_text(row, column)) or None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole and 0 <= section < len(HEADINGS):
                return HEADINGS[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by ``column``, equals in order of time; -1 is the order of time."""
        self._column = Column(column) if column >= 0 else Column.DATE
        self._is_descending = column >= 0 and order is Qt.SortOrder.DescendingOrder
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        rows = [int(self._rows[index.row()]) for index in before]
        self._rows = self._in_order()
        places = {row: place for place, row in enumerate(self._rows.tolist())} if rows else {}
        after = [
            self.index(places[row], index.column()) for row, index in zip(rows, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    # how it is done

    def _in_order(self) -> npt.NDArray[np.int64]:
        """Kept rows, sorted stably; events without a date stay last in either order of time."""
        rows = self._session.kept_rows
        if self._column is Column.DATE:
            if not self._is_descending:
                return rows
            dated = self._session.columns.dated[rows]
            return np.concatenate([rows[dated][::-1], rows[~dated]])
        ranks = self._ranks_by(self._column)[rows]
        return rows[np.argsort(-ranks if self._is_descending else ranks, kind="stable")]

    def _ranks_by(self, column: Column) -> npt.NDArray[np.int64]:
        """Per row of the columns the rank of its text; equal texts have equal ranks, none the last."""
        ranks = self._ranks.get(column)
        if ranks is None:
            texts = (self._text(row, column) for row in range(len(self._session.columns)))
            keys = [text.lower() if text.isascii() else fold(text) for text in texts]
            order = {key: rank for rank, key in enumerate(sorted(set(keys)))}
            order[""] = len(keys)
            ranks = np.array([order[key] for key in keys], np.int64)
            self._ranks[column] = ranks
        return ranks

    def _text(self, row: int, column: Column) -> str:
        event = self._session.columns.events[row]
        match column:
            case Column.DATE:
                return words.date_words(event.date)
            case Column.STATUS:
                return STATUSES[self._session.columns.status[row]].value
            case Column.TITLE:
                return event.title
            case Column.ACTORS:
                return ", ".join(self._names[actor] for actor in event.actors)
            case Column.PLACE:
                return event.place or ""
            case Column.TYPE:
                return event.type.value
            case Column.SAID_BY:
                return words.said_by(event, self._names)
            case Column.DOCUMENT:
                titles = (self._documents[claim.passage.document] for claim in event.claims)
                return "; ".join(dict.fromkeys(titles))

    def _long_text(self, row: int, column: Column) -> str:
        event = self._session.columns.events[row]
        if column is Column.DATE and event.date is not None:
            phrase = f"\n“{event.date.phrase}”" if event.date.phrase else ""
            return f"{words.date_words(event.date)}\n{event.date.edtf}{phrase}"
        if column is Column.STATUS:
            status = STATUSES[self._session.columns.status[row]]
            return f"{status.value}: {words.STATUS_EXPLANATIONS[status]}"
        if column is Column.TYPE:
            return f"{event.type.value}: {words.TYPE_EXPLANATIONS[event.type]}"
        return self._text(row, column)
