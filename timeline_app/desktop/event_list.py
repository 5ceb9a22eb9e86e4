"""The event list: the canvas as a table, with the same filter and the same selection.

Its rows and texts are ``event_table``'s.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import (
    QByteArray,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from timeline_app.desktop.contrast import blend
from timeline_app.desktop.event_table import (
    HEADINGS,
    PROPOSED_ROLE,
    STATUS_ROLE,
    Column,
    EventTable,
)
from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.paint import paint_swatch
from timeline_app.desktop.swatch import SWATCH_SIZE
from timeline_app.desktop.theme import Theme
from timeline_app.desktop.whole_rows import WholeRows
from timeline_app.session.bell import Changed
from timeline_app.session.session import Session

WIDTHS = (220, 176, 320, 240, 140, 110, 200, 220, 56)
NARROW = (
    142,
    84,
    200,
    180,
    120,
    90,
    140,
    160,
    48,
)  # where titles would not be seen whole otherwise
BESIDE = 0.22  # of the accent, in the ground of a row that is chosen beside the current one
_MODE = QAbstractItemView.SelectionMode
_FLAG = QItemSelectionModel.SelectionFlag


class EventList(QWidget):
    """A table of the kept events; ``passage_wanted`` is emitted at Enter and double click.

    Several rows of records can be chosen. ``menu_requested`` tells where on the screen the menu for
    them belongs.
    """

    passage_wanted = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_following = False
        self._is_stale = True
        self.setAccessibleName("Events")
        self._table = EventTable(session, self)
        self._view = _View(self)
        self._view.setModel(self._table)
        # One of its own: at each painting a header asks the table's about every chosen row.
        header = self._view.horizontalHeader()
        header.setSelectionModel(QItemSelectionModel(self._table, header))
        self._rows = _RowDelegate(theme, self._view)
        self._delegate = _StatusDelegate(theme, self._view)
        self._view.setItemDelegate(self._rows)
        self._view.setItemDelegateForColumn(Column.STATUS, self._delegate)
        self._give_widths(WIDTHS)
        self._view.horizontalHeader().moveSection(Column.CONTRADICTED, Column.TITLE + 1)
        self._note = PlainLabel(faint=True, small=True)
        self._note.setContentsMargins(8, 2, 8, 4)
        self._note.hide()
        self._view.horizontalHeader().sortIndicatorChanged.connect(self._note.hide)
        self._view.setSortingEnabled(True)
        self._view.sortByColumn(Column.DATE, Qt.SortOrder.AscendingOrder)
        self._empty = PlainLabel(faint=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedLayout()
        self._pages.addWidget(self._view)
        self._pages.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._pages, 1)
        layout.addWidget(self._note)
        self._table.modelReset.connect(self._follow_selection)
        self._table.not_sorted.connect(self._say_not_sorted)
        self._view.selectionModel().currentRowChanged.connect(self._choose)
        self._view.selectionModel().currentRowChanged.connect(self._view.viewport().update)
        self._view.selectionModel().selectionChanged.connect(self._choose)
        self._view.activated.connect(self._want_passage)
        self._allow_several()
        self.set_theme(theme)
        self.destroyed.connect(session.subscribe(self._on_change))

    @property
    def view(self) -> QTableView:
        return self._view

    def set_theme(self, theme: Theme) -> None:
        self._rows.theme = self._delegate.theme = theme

    def focus_table(self) -> None:
        """Take the keyboard; where nothing is current, the first event becomes so."""
        self._view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def save_state(self) -> QByteArray:
        """Widths and order of the columns, for the next start."""
        return self._view.horizontalHeader().saveState()

    def restore_state(self, state: QByteArray) -> None:
        self._view.horizontalHeader().restoreState(state)

    def _on_change(self, changed: Changed) -> None:
        if changed & Changed.PROJECT:
            self._allow_several()
            self._table.forget()
        if changed & (Changed.PROJECT | Changed.FILTER):
            self._is_stale = True
        if self.isVisible():
            self._follow(changed)
        elif changed & (Changed.PROJECT | Changed.FILTER):
            self._is_following = True
            self._table.empty()
            self._is_following = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns are as wide as there is room, until somebody has made one wider or narrower."""
        super().resizeEvent(event)
        widths = NARROW if self.width() < sum(WIDTHS[: Column.TITLE + 1]) else WIDTHS
        present = [self._view.columnWidth(column) for column in Column]
        for given in (WIDTHS, NARROW):
            # The documents' is as wide as the others leave it.
            pairs = zip(present, given, strict=True)
            differ = [place for place, (one, other) in enumerate(pairs) if one != other]
            if given != widths and set(differ) <= {Column.DOCUMENT}:
                self._give_widths(widths)
                return

    def _give_widths(self, widths: Sequence[int]) -> None:
        for column, width in zip(Column, widths, strict=True):
            self._view.setColumnWidth(column, width)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up: a list that nobody sees costs nothing."""
        self._follow(Changed.SELECTION)
        super().showEvent(event)
        QTimer.singleShot(0, self._scroll_to_current)  # once there is a size to scroll in

    def _scroll_to_current(self) -> None:
        if self._view.currentIndex().isValid():
            self._view.scrollTo(self._view.currentIndex())

    def _follow(self, changed: Changed) -> None:
        if self._is_stale:
            self._follow_filter()
        elif changed & Changed.SELECTION:
            self._follow_selection()

    def _follow_filter(self) -> None:
        self._is_stale = False
        self._note.hide()
        self._is_following = True
        self._table.refresh()
        self._is_following = False
        if self._table.rowCount():
            self._pages.setCurrentWidget(self._view)
        else:
            has_events = len(self._session.columns) > 0
            self._empty.say(
                "No event matches the filter" if has_events else "This project has no events yet"
            )
            self._pages.setCurrentWidget(self._empty)
        self._follow_selection()
        if not self._view.currentIndex().isValid():
            self._view.scrollToTop()

    def _allow_several(self) -> None:
        """Of a table's rows, which can only be read, nothing is done to several."""
        is_read = self._session.columns.tables is not None
        self._view.setSelectionMode(_MODE.SingleSelection if is_read else _MODE.ExtendedSelection)

    def _follow_selection(self) -> None:
        if self._is_following:
            return
        session, model = self._session, self._view.selectionModel()
        place = self._table.place_of(session.selected_row)
        self._is_following = True
        places = self._table.places_of(session.chosen_rows).tolist()
        if places:
            model.select(_selection_of(self._table, places), _FLAG.ClearAndSelect | _FLAG.Rows)
        else:
            model.clearSelection()
        if place is None:
            model.setCurrentIndex(QModelIndex(), _FLAG.NoUpdate)
        elif place != self._view.currentIndex().row():
            column = max(self._view.currentIndex().column(), 0)
            model.setCurrentIndex(self._table.index(place, column), _FLAG.NoUpdate)
        self._is_following = False

    def _say_not_sorted(self, column: int) -> None:
        most = self._table.most_sorted_by(Column(column))
        self._view.horizontalHeader().setSortIndicator(Column.DATE, Qt.SortOrder.AscendingOrder)
        self._note.say(
            f"In order of time: only up to {most or 0:,} events are sorted by "
            f"{HEADINGS[column].lower()}. Narrow the filter to sort them."
        )
        self._note.show()

    def _choose(self, *_: object) -> None:
        """Have the session choose what is chosen here, and select the current row of it."""
        if self._is_following:
            return
        session, current = self._session, self._view.currentIndex().row()
        places = _places_in(self._view.selectionModel().selection())
        ids = session.columns.ids
        chosen = {ids[row] for row in self._table.rows_at(places).tolist()}
        wanted = self._table.event_at(current) if current >= 0 else None
        before = session.selected
        self._is_following = True  # the current row stays, where it was just left out
        session.choose(chosen, wanted)
        if session.selected != before:
            session.reveal_selection()
        self._is_following = False

    def _want_passage(self, _index: QModelIndex) -> None:
        self.passage_wanted.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """For the row under the mouse, which is chosen by then, or for the current one."""
        current = self._view.currentIndex()
        if self._session.selected is None or not current.isValid():
            return
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            at = self._view.viewport().mapToGlobal(self._view.visualRect(current).bottomLeft())
        self.menu_requested.emit(at)


def _selection_of(table: EventTable, places: list[int]) -> QItemSelection:
    """The whole rows at the ascending ``places``, as few ranges."""
    selection = QItemSelection()
    last = table.columnCount() - 1
    ends = np.flatnonzero(np.diff(places) > 1).tolist()
    for first, end in zip([0, *(end + 1 for end in ends)], [*ends, len(places) - 1], strict=True):
        selection.select(table.index(places[first], 0), table.index(places[end], last))
    return selection


def _places_in(selection: QItemSelection) -> list[int]:
    """The rows that ``selection`` holds, each once."""
    ranges = (range(each.top(), each.bottom() + 1) for each in selection.toList())
    return sorted({place for rows in ranges for place in rows})


class _View(WholeRows):
    """The columns can be moved; the first arrow key goes to the row that was current, or the first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Events as a table", "Columns: " + ", ".join(HEADINGS), parent)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionsMovable(True)
        self.horizontalHeader().setStretchLastSection(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_first = not self.selectionModel().hasSelection()
        down = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home)
        if is_first and down and self.model().rowCount():
            current = self.currentIndex()
            self.setCurrentIndex(current if current.isValid() else self.model().index(0, 0))
        else:
            super().keyPressEvent(event)


class _RowDelegate(QStyledItemDelegate):
    """The current row stands out from the others that are chosen with it."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self.theme = theme
        self._view = view

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, self.told_apart(painter, option, index), index)

    def told_apart(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QStyleOptionViewItem:
        """``option``, in a chosen row beside the current one as if it were not chosen, on a tint."""
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if not is_chosen or index.row() == self._view.currentIndex().row():
            return option
        ground = blend(self.theme.accent, self.theme.ground, BESIDE)
        painter.fillRect(option.rect, ground)  # over what the table has painted
        told = QStyleOptionViewItem(option)
        told.state &= ~QStyle.StateFlag.State_Selected
        return told


class _StatusDelegate(_RowDelegate):
    """The swatch of a status before its word."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        option = self.told_apart(painter, option, index)
        self.initStyleOption(option, index)
        style = option.widget.style()
        word = option.text
        option.text = ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        color = self.theme.on_accent if is_selected else self.theme.text
        rect, size = option.rect, SWATCH_SIZE
        top = rect.top() + (rect.height() - size.height()) / 2
        swatch = QRectF(rect.left() + 6, top, size.width(), size.height())
        ground = replace(self.theme, window=self.theme.accent) if is_selected else self.theme
        painter.save()
        painter.setClipRect(rect)
        is_proposed = bool(index.data(PROPOSED_ROLE))
        status = index.data(STATUS_ROLE)
        paint_swatch(painter, swatch, status, color, ground, is_proposed=is_proposed)
        painter.restore()
        room = QRect(rect).adjusted(size.width() + 14, 0, -4, 0)
        painter.setPen(color)
        painter.setFont(option.font)
        painter.drawText(
            room,
            Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine,
            option.fontMetrics.elidedText(word, Qt.TextElideMode.ElideRight, room.width()),
        )
