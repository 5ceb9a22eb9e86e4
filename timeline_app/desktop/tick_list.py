"""A long list of things to tick: model, painting, mouse and keys. Thousands of rows cost nothing.

What is listed and what a tick does is the owner's business.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from timeline_app.desktop.contrast import contrast, readable_on
from timeline_app.desktop.text import short_visible_text, tooltip_text
from timeline_app.desktop.theme import SMALL_PIXELS, Theme, font
from timeline_app.session.counting import counted_of

ROW_HEIGHT = 24
INDENT = 14
MOST_FOR_COUNT = 64  # pixels, from which on only what is kept is told
BOX = 14
EDGE = 8
ROW_ROLE = Qt.ItemDataRole.UserRole
ONLY = "only"

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_CENTRE = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TickRow:
    """One thing to tick: ``count`` of its ``total`` events are kept but for its own tick.

    ``color`` numbers the theme's actor colour; None for what has none.
    """

    key: str
    text: str
    is_ticked: bool
    count: int
    total: int
    color: int | None = None
    depth: int = 0
    more: str = ""


class TickModel(QAbstractListModel):
    """Rows in the order given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[TickRow] = ()

    def show_rows(self, rows: Sequence[TickRow]) -> None:
        """Show ``rows``; where only ticks and counts differ, no index is lost."""
        is_same = [row.key for row in rows] == [row.key for row in self._rows]
        if is_same:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_of(self, key: str) -> int | None:
        return next((i for i, row in enumerate(self._rows) if row.key == key), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        kept = super().flags(index)
        return kept | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else kept

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return short_visible_text(row.text)
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if row.is_ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            shown = "ticked" if row.is_ticked else "not ticked"
            return f"{short_visible_text(row.text)}, {shown}, {counted_of(row.count, row.total, 'event')}"
        if role == Qt.ItemDataRole.ToolTipRole:
            more = f"\n{row.more}" if row.more else ""
            events = counted_of(row.count, row.total, "event")
            return tooltip_text(f"{short_visible_text(row.text)}{more}\n{events}")
        return None


class TickView(QListView):
    """A click or Space turns a tick; “only”, O, Alt+click and double click ask for one alone."""

    turned = Signal(str)
    only_wanted = Signal(str)
    left_upwards = Signal()

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = TickModel(self)
        self.setModel(self.rows)
        self._delegate = _TickDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self._pressed_key: str | None = None
        self._most_rows: int | None = None
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.viewport().update()

    def show_rows(self, rows: Sequence[TickRow]) -> None:
        """Show ``rows`` and stay at the same one, as far as it is still there."""
        current = self._key(self.currentIndex())
        bar = self.verticalScrollBar()
        top = bar.value()
        self.rows.show_rows(rows)
        if current is not None and not self.currentIndex().isValid():
            place = self.rows.row_of(current)
            if place is not None:
                self.setCurrentIndex(self.rows.index(place))
            bar.setValue(top)
        if self._most_rows is not None:
            self._fix_height()

    def fit_height(self, most_rows: int) -> None:
        """Be as high as the rows need, up to ``most_rows``."""
        self._most_rows = most_rows
        self._fix_height()

    def only_rect(self, index: Index) -> QRect:
        """Where “only” stands in the row of ``index``."""
        return self._delegate.only_rect(self.visualRect(index))

    # what Qt calls

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands; the search field finds names."""

    def event(self, event: QEvent) -> bool:
        """Claim the keys of the current row before a shortcut of the window takes them."""
        is_claimed = (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _is_plain(event)
            and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_O)
            and self._key(self.currentIndex()) is not None
        )
        if is_claimed:
            event.accept()
        return is_claimed or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_plain = self._key(self.currentIndex()), _is_plain(event)
        if key is not None and is_plain and event.key() == Qt.Key.Key_Space:
            self.turned.emit(key)
        elif key is not None and is_plain and event.key() == Qt.Key.Key_O:
            self.only_wanted.emit(key)
        elif is_plain and event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        index = self.indexAt(event.position().toPoint())
        self._pressed_key = self._key(index)
        if index.isValid():
            self.setCurrentIndex(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        key, pressed = self._key(index), self._pressed_key
        self._pressed_key = None
        if key is None or key != pressed or event.button() is not Qt.MouseButton.LeftButton:
            return
        has_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if has_alt or self.only_rect(index).contains(point):
            self.only_wanted.emit(key)
        else:
            self.turned.emit(key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The first of the two clicks has turned the tick; this turns it back before “only”."""
        point = event.position().toPoint()
        index = self.indexAt(point)
        key = self._key(index)
        if key is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if self.only_rect(index).contains(point) or self._delegate.is_on_box(
            point, self.visualRect(index), index
        ):
            self._pressed_key = key  # two quick clicks on the box or on “only” are just two clicks
            return
        self.turned.emit(key)
        self.only_wanted.emit(key)

    def _fix_height(self) -> None:
        shown = min(self.rows.rowCount(), self._most_rows or 0)
        self.setFixedHeight(max(shown, 1) * ROW_HEIGHT + 2)

    def _key(self, index: Index) -> str | None:
        row = index.data(ROW_ROLE) if index.isValid() else None
        return row.key if isinstance(row, TickRow) else None


class _TickDelegate(QStyledItemDelegate):
    """Box in the row's colour, elided name, “only” on hover or focus, count."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._small = font(SMALL_PIXELS)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, ROW_HEIGHT)

    def only_rect(self, row: QRect) -> QRect:
        return QRect(row.right() - 92, row.top(), 36, row.height())

    def is_on_box(self, point: QPoint, rect: QRect, index: Index) -> bool:
        row: TickRow = index.data(ROW_ROLE)
        return point.x() < rect.left() + EDGE + row.depth * INDENT + BOX + 4

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: TickRow = index.data(ROW_ROLE)
        theme, rect = self.theme, option.rect
        view = self.parent()
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        is_current = isinstance(view, QListView) and view.currentIndex() == index
        has_focus = is_current and isinstance(view, QWidget) and view.hasFocus()
        painter.save()
        if is_hovered or has_focus:
            painter.fillRect(rect, theme.tint)
        if has_focus:
            painter.setPen(QPen(theme.accent))
            painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5))
        left = rect.left() + EDGE + row.depth * INDENT
        self._paint_box(painter, QRectF(left, rect.center().y() - BOX / 2 + 1, BOX, BOX), row)
        metrics = option.fontMetrics
        painter.setFont(self._small)
        painter.setPen(theme.faint_text)
        count, wide = count_text(row, painter.fontMetrics())
        right = rect.right() - 8 - wide
        painter.drawText(QRect(right, rect.top(), wide, rect.height()), _RIGHT, count)
        right -= 8
        if is_hovered or has_focus:
            painter.setPen(theme.accent)
            only = self.only_rect(rect)
            painter.drawText(only, _CENTRE, ONLY)
            right = only.left() - 2
        name = QRect(left + BOX + 8, rect.top(), 0, rect.height())
        name.setRight(right)
        painter.setFont(option.font)
        painter.setPen(theme.text if row.is_ticked and row.count else theme.faint_text)
        text = short_visible_text(row.text)
        elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, _LEFT, elided)
        painter.restore()

    def _paint_box(self, painter: QPainter, box: QRectF, row: TickRow) -> None:
        theme = self.theme
        color = theme.faint_text if row.color is None else theme.actor(row.color)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = color if contrast(color, theme.window) >= 2 else theme.faint_text
        painter.setPen(QPen(edge, 1.5))
        painter.setBrush(color if row.is_ticked else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 3, 3)
        if row.is_ticked:
            painter.setPen(QPen(readable_on(QColor(color)), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            tick = [(0.26, 0.52), (0.44, 0.70), (0.76, 0.32)]
            points = [box.topLeft() + QPointF(x, y) * box.width() for x, y in tick]
            painter.drawPolyline(QPolygonF(points))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def count_text(row: TickRow, metrics: QFontMetrics) -> tuple[str, int]:
    """How many events of ``row`` are kept, of how many where there is room, and how wide that is."""
    count = f"{row.count:,}"
    whole = f"{count}/{row.total:,}"
    if row.count != row.total and metrics.horizontalAdvance(whole) <= MOST_FOR_COUNT:
        count = whole
    return count, metrics.horizontalAdvance(count) + 1


def _is_plain(event: QKeyEvent) -> bool:
    return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
