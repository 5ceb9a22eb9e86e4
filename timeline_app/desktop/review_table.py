"""The proposals that wait for a decision as a Qt table: in any order, narrowed by words.

They are those of the session's filter; the panel around the table is ``review_panel``.
"""

from bisect import bisect_left
from collections.abc import Iterable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from timeline_app.desktop import words
from timeline_app.desktop.proposal_words import confidence_words, rule_words, worth_words
from timeline_app.desktop.text import short_visible_text, tooltip_text
from timeline_app.model.event import Event, Status
from timeline_app.query.columns import fold, sort_key
from timeline_app.session.session import Session
from timeline_app.session.waiting_proposals import Waiting, WaitingProposals

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    TITLE = 0
    DATE = 1
    SPEAKERS = 2
    ACTORS = 3
    CONFIDENCE = 4
    SALIENCE = 5
    DOCUMENT = 6


HEADINGS = ("Title", "Date", "According to", "Actors", "Confidence", "Salience", "Document")
_SHORT = {Column.CONFIDENCE: "Conf.", Column.SALIENCE: "Sal."}  # headings of narrow columns
_THE_DOCUMENT = "the document"
# Of what is neither, the column tells the status before who says so.
_PLAIN = (Status.REPORTED, Status.ATTRIBUTED)
_NUMBERS = (Column.CONFIDENCE, Column.SALIENCE)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


_FEW = 50  # that came or went: they are put in or taken out one by one


class ReviewTable(QAbstractTableModel):
    """Nothing is listed before ``refresh``, which changes as few rows as it can."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._proposals = WaitingProposals()
        self._listed: list[Waiting] = []
        self._ids: list[str] | None = None  # made when they are asked for
        self._column, self._is_descending = Column.DOCUMENT, False
        self._words: list[str] = []
        self._folded: dict[str, tuple[Event, str]] = {}
        self._titles: dict[str, str] = {}
        self._order: dict[str, int] = {}
        self._documents: Any = None
        self._names: dict[str, str] = {}
        self._actors: Any = None

    def refresh(self) -> None:
        """List what is proposed now."""
        is_anew = self._learn_names()
        if is_anew:
            self._proposals = WaitingProposals()
        gone, new = self._proposals.follow(self._session, self._order)
        if is_anew or len(gone) + len(new) > _FEW or (new and self._is_descending):
            self._splice(self._sorted(self._narrowed(self._proposals.found)))
            return
        for each in self._narrowed(gone):
            self._take_out(each)
        for each in self._narrowed(new):
            self._put_in(each)

    def narrow(self, typed: str) -> None:
        """List those alone that have all of the ``typed`` words, case and diacritics apart."""
        self._words = fold(typed).split()
        self._splice(self._sorted(self._narrowed(self._proposals.found)))

    @property
    def ids(self) -> list[str]:
        """The ids of what is listed."""
        if self._ids is None:
            self._ids = [each.id for each in self._listed]
        return self._ids

    def events_from(self, confidence: float) -> list[str]:
        """The ids of those listed of which the program is at least so sure."""
        return [each.id for each in self._listed if each.confidence >= confidence]

    def event_at(self, place: int) -> str | None:
        return self._listed[place].id if 0 <= place < len(self._listed) else None

    def place_of(self, event: str | None) -> int | None:
        """Where an event stands in the list, None where it doesn't."""
        if event is None:
            return None
        try:
            return self.ids.index(event)
        except ValueError:
            return None

    # what Qt calls

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._listed)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        waiting, column = self._listed[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return short_visible_text(self._text(waiting, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (
                f"{HEADINGS[column]}: {short_visible_text(self._text(waiting, column)) or 'none'}"
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(self._long_text(waiting, column)) or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column in _NUMBERS else _LEFT
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(HEADINGS):
            if role == Qt.ItemDataRole.DisplayRole:
                return _SHORT.get(Column(section), HEADINGS[section])
            if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
                return HEADINGS[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if section in _NUMBERS else _LEFT
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by ``column``, equals in the order of the documents; -1 is that order."""
        self._column = Column(column) if column >= 0 else Column.DOCUMENT
        self._is_descending = column >= 0 and order is Qt.SortOrder.DescendingOrder
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        events = [self._listed[index.row()].event.id for index in before]
        self._listed, self._ids = self._sorted(self._listed), None
        places = {each.event.id: place for place, each in enumerate(self._listed)}
        after = [
            self.index(places[event], index.column())
            for event, index in zip(events, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    # how it is done

    def _take_out(self, waiting: Waiting) -> None:
        place = self._listed.index(waiting)
        self.beginRemoveRows(QModelIndex(), place, place)
        del self._listed[place]
        self._ids = None
        self.endRemoveRows()

    def _put_in(self, waiting: Waiting) -> None:
        place = bisect_left(self._listed, self._key(waiting), key=self._key)
        self.beginInsertRows(QModelIndex(), place, place)
        self._listed.insert(place, waiting)
        self._ids = None
        self.endInsertRows()

    def _narrowed(self, waiting: list[Waiting]) -> list[Waiting]:
        if not self._words:
            return waiting
        return [
            each
            for each in waiting
            if all(word in self._folded_text(each.event) for word in self._words)
        ]

    def _sorted(self, waiting: Iterable[Waiting]) -> list[Waiting]:
        in_order = sorted(waiting, key=self._key)
        if self._is_descending:  # equals stay in the order of the documents
            in_order.sort(key=lambda each: self._key(each)[0], reverse=True)
        return in_order

    def _key(self, waiting: Waiting) -> tuple[Any, ...]:
        """What is sorted by, and what tells equals apart."""
        proposal = waiting.proposal
        match self._column:
            case Column.DOCUMENT:
                return waiting.place[:1], waiting.place
            case Column.CONFIDENCE:
                return proposal.confidence, waiting.place
            case Column.SALIENCE:
                return -1.0 if proposal.salience is None else proposal.salience, waiting.place
            case Column.DATE:
                return sort_key(waiting.event), waiting.place
        return fold(self._text(waiting, self._column)), waiting.place

    def _splice(self, after: list[Waiting]) -> None:
        """Have ``after`` in the table: rows at both ends that stay the same are left alone."""
        before = self._listed
        most = min(len(before), len(after))
        first = next((n for n in range(most) if before[n] is not after[n]), most)
        last = next((n for n in range(most - first) if before[-1 - n] is not after[-1 - n]), None)
        last = most - first if last is None else last
        gone, new = len(before) - first - last, len(after) - first - last
        kept = before[:first] + before[len(before) - last :]
        if gone:
            self.beginRemoveRows(QModelIndex(), first, first + gone - 1)
            self._listed, self._ids = kept, None
            self.endRemoveRows()
        if new:
            self.beginInsertRows(QModelIndex(), first, first + new - 1)
            self._listed, self._ids = after, None
            self.endInsertRows()
        self._listed, self._ids = after, None

    def _learn_names(self) -> bool:
        """Whether the documents are others than before, or in another order."""
        project = self._session.open_project.project
        if project.actors is not self._actors:
            self._actors = project.actors
            self._names = words.actor_names(project)
            self._folded.clear()
        if project.documents is self._documents:
            return False
        self._documents = project.documents
        self._titles = {document.id: document.title for document in project.documents}
        self._order = {document.id: n for n, document in enumerate(project.documents)}
        self._folded.clear()
        return True

    def _folded_text(self, event: Event) -> str:
        known = self._folded.get(event.id)
        if known is None or known[0] is not event:
            names = (self._names.get(actor, actor) for actor in event.actors)
            quotes = (claim.passage.quote for claim in event.claims)
            title = self._titles.get(event.claims[0].passage.document, "")
            said = words.said_by(event, self._names)
            text = fold("\n".join((event.title, *names, *quotes, said, title)))
            known = self._folded[event.id] = event, text
        return known[1]

    def _text(self, waiting: Waiting, column: Column) -> str:
        event, proposal = waiting.event, waiting.proposal
        match column:
            case Column.TITLE:
                return event.title
            case Column.DATE:
                return words.short_date_words(event.date)
            case Column.SPEAKERS:
                return self._speakers(event)
            case Column.ACTORS:
                return ", ".join(self._names.get(actor, actor) for actor in event.actors)
            case Column.CONFIDENCE:
                return f"{proposal.confidence:.2f}"
            case Column.SALIENCE:
                return "" if proposal.salience is None else f"{proposal.salience:.2f}"
            case Column.DOCUMENT:
                document = event.claims[0].passage.document
                return self._titles.get(document, document)

    def _long_text(self, waiting: Waiting, column: Column) -> str:
        if column is Column.CONFIDENCE:
            proposal = waiting.proposal
            sure, worth = confidence_words(proposal.confidence), worth_words(proposal)
            return "\n".join(filter(None, (sure, worth, rule_words(proposal))))
        if column is Column.DATE:
            return words.date_words(waiting.event.date)
        if column is Column.SPEAKERS:
            return "\n".join(
                f"{claim.stance.value}: {words.speaker_words(claim, self._names)}"
                for claim in waiting.event.claims
            )
        return self._text(waiting, column)

    def _speakers(self, event: Event) -> str:
        """Who says so, after the status where that isn't plain from it."""
        said = words.said_by(event, self._names).replace(words.OWN_VOICE, _THE_DOCUMENT)
        return said if event.status in _PLAIN else f"{event.status.value}{words.SEPARATOR}{said}"
