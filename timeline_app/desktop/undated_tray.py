"""The undated tray: kept events without a date, which have no place on the axis.

They are selected here as anywhere else; their words are shown by ``passage_panel``.
"""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from timeline_app.desktop import words
from timeline_app.desktop.fold_section import FoldSection
from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.paint import paint_swatch
from timeline_app.desktop.swatch import SWATCH_SIZE
from timeline_app.desktop.text import short_visible_text, tooltip_text
from timeline_app.desktop.theme import SMALL_PIXELS, Theme, font
from timeline_app.layout.parts import MarkKind
from timeline_app.model.event import Actor, Event
from timeline_app.query.columns import STATUSES
from timeline_app.query.kept_rows import place_in
from timeline_app.session.bell import Changed
from timeline_app.session.session import Session

ROW_HEIGHT = 38
LEAST_ROWS = 2  # in view
MOST_LISTED = 1_000  # Qt looks at every row of such a list

ROW_ROLE = Qt.ItemDataRole.UserRole
ACTORS_ROLE = Qt.ItemDataRole.UserRole + 1
STATUS_ROLE = Qt.ItemDataRole.UserRole + 2
PROPOSED_ROLE = Qt.ItemDataRole.UserRole + 3

_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine

Index = QModelIndex | QPersistentModelIndex


class UndatedTray(QWidget):
    """“Undated 3”, and under it the three."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_following = False
        self._is_stale = True
        self._shown_actors: tuple[Actor, ...] | None = None
        self.setAccessibleName("Undated events")
        self.setProperty("panel", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = _UndatedModel(session, self)
        self.list = _UndatedView(theme, self._model)
        self._note = PlainLabel(faint=True, small=True)
        self._note.setContentsMargins(8, 2, 8, 6)
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.list, 1)
        inner.addWidget(self._note)
        self.section = FoldSection("Undated", body, is_open=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 8)
        layout.addWidget(self.section)
        self.list.selectionModel().currentChanged.connect(self._select)
        self.set_theme(theme)
        self.destroyed.connect(session.subscribe(self._on_change))

    def set_theme(self, theme: Theme) -> None:
        self.list.set_theme(theme)

    def _on_change(self, changed: Changed) -> None:
        if changed & (Changed.PROJECT | Changed.FILTER):
            self._is_stale = True
        if self.isVisible():
            self._follow(changed)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up: a tray that nobody sees lists nothing."""
        self._follow(Changed.SELECTION)
        super().showEvent(event)

    def _follow(self, changed: Changed) -> None:
        if self._is_stale:
            self._follow_filter()
        elif changed & Changed.SELECTION:
            self._follow_selection()

    def _follow_filter(self) -> None:
        self._is_stale = False
        self._is_following = True
        self._model.refresh()
        actors = self._session.columns.actors
        if actors is not self._shown_actors:  # their names stand in the rows
            self._shown_actors = actors
            self.list.viewport().update()
        self._is_following = False
        count = self._session.undated_count
        self.section.say(f"{count:,}")
        self.list.setVisible(count > 0)
        self.list.setMinimumHeight(min(count, LEAST_ROWS) * ROW_HEIGHT)
        self._note.setVisible(not 0 < count <= MOST_LISTED)
        has_undated = self._session.columns.dated_count < len(self._session.columns)
        if count:
            self._note.say(f"and {count - MOST_LISTED:,} more: narrow the filter")
        elif has_undated:
            self._note.say("No undated event matches the filter")
        else:
            self._note.say("Every event has a date" if len(self._session.columns) else "No events")
        self._follow_selection()

    def _follow_selection(self) -> None:
        place = self._model.place_of(self._session.selected_row)
        self._is_following = True
        index = QModelIndex() if place is None else self._model.index(place)
        if index != self.list.currentIndex():
            self.list.setCurrentIndex(index)
        self._is_following = False

    def _select(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if self._is_following or not current.isValid():
            return
        event = self._session.columns.ids[current.data(ROW_ROLE)]
        if event != self._session.selected:
            self._session.go_to(event)


class _UndatedModel(QAbstractListModel):
    """Rows are the first of ``session.undated_rows``."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: npt.NDArray[np.integer] = np.zeros(0, np.int32)
        self._events: list[Event] | None = None  # listed, as far as an edit has asked for them

    def refresh(self) -> None:
        rows = self._session.undated_rows[:MOST_LISTED]
        if self._session.is_edited and self._has_same(rows):
            self._rows = rows  # an edit has moved them all, and Qt need not look at each again
            return
        self.beginResetModel()
        self._rows, self._events = rows, None
        self.endResetModel()

    def _has_same(self, rows: npt.NDArray[np.integer]) -> bool:
        """Whether the events of an edited project in ``rows`` are those that were listed last."""
        known, events = self._events, self._session.columns.events
        self._events = [events[row] for row in rows.tolist()]
        return known == self._events

    def place_of(self, row: int | None) -> int | None:
        if row is None:
            return None
        place = place_in(self._rows, row)
        return place if place < len(self._rows) and self._rows[place] == row else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        columns, row = self._session.columns, int(self._rows[index.row()])
        if role == ROW_ROLE:
            return row
        title = short_visible_text(columns.titles[row])
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        if role == ACTORS_ROLE:
            return self._actors(row)
        is_proposed = bool(columns.proposed[row])
        status = STATUSES[columns.status[row]].value + (", proposed" if is_proposed else "")
        if role == STATUS_ROLE:
            return STATUSES[columns.status[row]]
        if role == PROPOSED_ROLE:
            return is_proposed
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title}, undated, {status}, {self._actors(row) or 'no actors'}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(f"{title}\n{words.UNDATED} · {status}\n{self._actors(row)}")
        return None

    def _actors(self, row: int) -> str:
        columns = self._session.columns
        positions = (columns.actor_position[actor] for actor in columns.events[row].actors)
        return short_visible_text(
            ", ".join(columns.actors[position].name for position in positions)
        )


class _UndatedView(QListView):
    """Two lines each: sign and title, actors."""

    def __init__(self, theme: Theme, model: _UndatedModel) -> None:
        super().__init__()
        self.setModel(model)
        self._delegate = _UndatedDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Undated events")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.viewport().update()

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands; the search field finds events."""


class _UndatedDelegate(QStyledItemDelegate):
    """Sign of the status, title, and the actors in a second, smaller line."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._small = font(SMALL_PIXELS)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = self.theme, option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        if is_selected or is_hovered:
            painter.fillRect(rect, theme.tint)
        if is_selected:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.accent)
        sign = QRectF(rect.left() + 4, rect.top() + 5, SWATCH_SIZE.width() - 8, 12)
        paint_swatch(
            painter,
            sign,
            index.data(STATUS_ROLE),
            theme.text,
            theme,
            MarkKind.INSTANT,
            is_proposed=index.data(PROPOSED_ROLE),
        )
        left = rect.left() + 4 + SWATCH_SIZE.width() - 4
        room = QRect(left, rect.top() + 3, rect.right() - left - 4, 17)
        painter.setPen(theme.text)
        painter.setFont(option.font)
        painter.drawText(room, _LINE, _elided(option.fontMetrics, index.data(), room))
        painter.setPen(theme.faint_text)
        painter.setFont(self._small)
        below = room.translated(0, 16)
        actors = index.data(ACTORS_ROLE) or "no actors"
        painter.drawText(below, _LINE, _elided(painter.fontMetrics(), actors, below))
        painter.restore()


def _elided(metrics: QFontMetrics, text: str, room: QRect) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
