"""The kept events as a Qt table: lazy texts over an array of rows, sorted stably by any column.

Which events are kept is the session's business; the widget around it is ``event_list``.
"""

from collections.abc import Iterable, Sequence
from enum import IntEnum

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from timeline_app.desktop import words
from timeline_app.desktop.paint_contradictions import CONTRADICTION
from timeline_app.desktop.proposal_words import NOT_REVIEWED, PROPOSED_MEANING
from timeline_app.desktop.text import short_visible_text, tooltip_text
from timeline_app.model.source import Document
from timeline_app.query.columns import STATUSES, TYPES, fold
from timeline_app.query.kept_rows import place_in
from timeline_app.session.session import Session

STATUS_ROLE = Qt.ItemDataRole.UserRole
PROPOSED_ROLE = Qt.ItemDataRole.UserRole + 1
MOST_SORTED = 200_000  # by texts in memory
MOST_TOLD = 12  # titles of what contradicts an event
MOST_READ_TO_SORT = 20_000  # by texts that are read from a table for each of them

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
    CONTRADICTED = 8


HEADINGS = (
    "Date",
    "Status",
    "Title",
    "Actors",
    "Place",
    "Type",
    "Said by",
    "Document",
    CONTRADICTION,
)
CONTRADICTED_BY = "Contradicted by so many events"


class EventTable(QAbstractTableModel):
    """Rows are ``session.kept_rows``, in order of time until another order is asked for.

    ``not_sorted`` tells the column by which there are too many events to sort them: they are then
    in order of time. Nothing is listed before ``refresh``.
    """

    not_sorted = Signal(int)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._listed: tuple[Document, ...] | None = None
        self._documents: dict[str, str] = {}
        self._column, self._is_descending = Column.DATE, False
        self._rows: npt.NDArray[np.integer] = np.zeros(0, np.int32)
        self._ranks: dict[Column, npt.NDArray[np.int64]] = {}
        self.forget()

    def forget(self) -> None:
        """Another project is open."""
        project = self._session.open_project.project
        self._names = words.actor_names(project)
        if project.documents is not self._listed:
            self._listed = project.documents
            self._documents = {document.id: document.title for document in project.documents}
        self._ranks.clear()
        self.empty()

    def empty(self) -> None:
        """List nothing until it is refreshed."""
        self.beginResetModel()
        self._rows = self._rows[:0]
        self.endResetModel()

    def refresh(self) -> None:
        """The filter keeps other events."""
        self.beginResetModel()
        self._rows = self._in_order()
        self.endResetModel()
        self._tell()

    def most_sorted_by(self, column: Column) -> int | None:
        """How many events can be sorted by ``column`` without a wait; None for any number."""
        if column in (Column.DATE, Column.STATUS, Column.TYPE, Column.CONTRADICTED):
            return None
        is_read = self._session.columns.tables is not None
        return MOST_READ_TO_SORT if is_read and column is not Column.TITLE else MOST_SORTED

    def event_at(self, place: int) -> str:
        return self._session.columns.ids[int(self._rows[place])]

    def place_of(self, row: int | None) -> int | None:
        """Where the event in ``row`` of the columns stands in the table."""
        if row is None:
            return None
        if self._is_in_time:
            place = place_in(self._rows, row)
            return place if place < len(self._rows) and self._rows[place] == row else None
        found = np.flatnonzero(self._rows == row)
        return int(found[0]) if len(found) else None

    def rows_at(self, places: Sequence[int]) -> npt.NDArray[np.integer]:
        """The rows of the columns that stand at ``places`` of the table."""
        return self._rows[np.array(places, np.int64)]

    def places_of(self, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Where the events in ``rows`` of the columns stand in the table, ascending, without those that don't."""
        places = self._places_with_gaps(rows)
        return np.sort(places[places >= 0])

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
        if role == PROPOSED_ROLE:
            return bool(self._session.columns.proposed[row])
        if role == Qt.ItemDataRole.DisplayRole:
            return short_visible_text(self._text(row, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = short_visible_text(self._text(row, column))
            heading = CONTRADICTED_BY if column is Column.CONTRADICTED else HEADINGS[column]
            return f"{heading}: {text or 'none'}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(self._long_text(row, column)) or None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole and 0 <= section < len(HEADINGS):
                return HEADINGS[section]
            if role == Qt.ItemDataRole.ToolTipRole and section == Column.CONTRADICTED:
                return CONTRADICTED_BY
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by ``column``, equals in order of time; -1 is the order of time."""
        self._column = Column(column) if column >= 0 else Column.DATE
        self._is_descending = column >= 0 and order is Qt.SortOrder.DescendingOrder
        if not len(self._rows):
            return
        if len(self._rows) > MOST_SORTED:  # where Qt would look at each
            self.refresh()
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        rows = np.array([self._rows[index.row()] for index in before], np.int64)
        self._rows = self._in_order()
        places = self._places_with_gaps(rows).tolist()
        after = [
            QModelIndex() if place < 0 else self.index(place, index.column())
            for place, index in zip(places, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
        self._tell()

    # how it is done

    def _places_with_gaps(self, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """The place of each of ``rows``, -1 for one that is not in the table."""
        if len(rows) < 2:
            found = [self.place_of(row) for row in rows.tolist()]
            return np.array([-1 if place is None else place for place in found], np.int64)
        places = np.full(len(self._session.columns), -1, np.int64)
        places[self._rows] = np.arange(len(self._rows))
        return places[rows]

    @property
    def _is_in_time(self) -> bool:
        return self._is_refused or (self._column is Column.DATE and not self._is_descending)

    @property
    def _is_refused(self) -> bool:
        most = self.most_sorted_by(self._column)
        return most is not None and self._session.kept_count > most

    def _tell(self) -> None:
        if self._is_refused:
            self.not_sorted.emit(self._column)

    def _in_order(self) -> npt.NDArray[np.integer]:
        """Kept rows, sorted stably; events without a date stay last in either order of time."""
        rows, columns = self._session.kept_rows, self._session.columns
        if self._is_in_time:
            return rows
        if self._column is Column.DATE:
            undated = place_in(rows, columns.dated_count)
            return np.concatenate([rows[:undated][::-1], rows[undated:]])
        if self._column is Column.STATUS:
            return self._by_code(rows, columns.status, [status.value for status in STATUSES])
        if self._column is Column.TYPE:
            return self._by_code(rows, columns.type, [type_.value for type_ in TYPES])
        if self._column is Column.CONTRADICTED:
            ranks = -self._contradicted()[rows]  # those that are come first
        else:
            ranks = self._ranks_of(rows)
        return rows[np.argsort(-ranks if self._is_descending else ranks, kind="stable")]

    def _by_code(
        self, rows: npt.NDArray[np.integer], codes: npt.NDArray[np.uint8], names: list[str]
    ) -> npt.NDArray[np.integer]:
        """``rows`` in order of the names of their codes."""
        of_rows = codes if len(rows) == len(codes) else codes[rows]
        by_name = sorted(range(len(names)), key=lambda code: names[code].lower())
        if self._is_descending:
            by_name.reverse()
        ranks = bytearray(256)
        for rank, code in enumerate(by_name):
            ranks[code] = rank
        ranked = np.frombuffer(of_rows.tobytes().translate(bytes(ranks)), np.uint8)
        return rows[np.argsort(ranked, kind="stable")]

    def _contradicted(self) -> npt.NDArray[np.int64]:
        """How many events contradict that in each row of the columns."""
        columns = self._session.columns
        counts = np.zeros(len(columns), np.int64)
        for id_, others in self._session.contradictions.items():
            counts[columns.row_of[id_]] = len(others)
        return counts

    def _ranks_of(self, rows: npt.NDArray[np.integer]) -> npt.NDArray[np.int64]:
        """The ranks of the texts of ``rows`` in the column that is sorted by."""
        events, column = self._session.columns.events, self._column
        if len(events) > MOST_SORTED or self._session.columns.tables is not None:
            return _ranks(self._text(row, column) for row in rows.tolist())
        ranks = self._ranks.get(column)
        if ranks is None:
            ranks = _ranks(self._text(row, column) for row in range(len(events)))
            self._ranks[column] = ranks
        return ranks[rows]

    def _text(self, row: int, column: Column) -> str:
        if column is Column.TITLE:
            return self._session.columns.titles[row]
        if column is Column.CONTRADICTED:
            count = len(self._session.rows_contradicting(row))
            return f"{count:,}" if count else ""
        event = self._session.columns.events[row]
        match column:
            case Column.DATE:
                return words.date_words(event.date)
            case Column.STATUS:
                status = STATUSES[self._session.columns.status[row]].value
                return f"{status}, proposed" if self._session.columns.proposed[row] else status
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
        if column is Column.CONTRADICTED:
            others = self._session.rows_contradicting(row)[:MOST_TOLD]
            return "\n".join(self._session.columns.titles[other] for other in others)
        event = self._session.columns.events[row]
        if column is Column.DATE and event.date is not None:
            phrase = f"\n“{event.date.phrase}”" if event.date.phrase else ""
            return f"{words.date_words(event.date)}\n{event.date.edtf}{phrase}"
        if column is Column.STATUS:
            status = STATUSES[self._session.columns.status[row]]
            meaning = f"{status.value}: {words.STATUS_EXPLANATIONS[status]}"
            if self._session.columns.proposed[row]:
                meaning += f"\n{NOT_REVIEWED}: {PROPOSED_MEANING}"
            return meaning
        if column is Column.TYPE:
            return f"{event.type.value}: {words.TYPE_EXPLANATIONS[event.type]}"
        return self._text(row, column)


def _ranks(texts: Iterable[str]) -> npt.NDArray[np.int64]:
    """The rank of each text; equal ones have equal ranks, those without text the last."""
    keys = [text.lower() if text.isascii() else fold(text) for text in texts]
    order = {key: rank for rank, key in enumerate(sorted(set(keys)))}
    order[""] = len(keys)
    return np.array([order[key] for key in keys], np.int64)
