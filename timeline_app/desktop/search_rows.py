"""The rows of the search for everything: headings, commands, and hits with what was typed marked.

Which rows there are is told by ``command_palette``; what a hit says is told by ``session.search_hits``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from timeline_app.desktop.text import short_visible_text, tooltip_text, visible_text
from timeline_app.desktop.theme import FONT_PIXELS, SMALL_PIXELS, Theme, font
from timeline_app.session.search_hits import Piece

HEADING_HEIGHT, LINE_HEIGHT, HIT_HEIGHT = 26, 26, 42
ROW_ROLE = Qt.ItemDataRole.UserRole
LONGEST_PART = 500  # characters that are laid out

_MARGIN = 10
_MOST_HINT = 0.4  # of a row's width

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Row:
    """A line of the list, of two where it has a ``detail``. A heading has nothing to run.

    ``warning`` is what is said of it while it is chosen.
    """

    title: tuple[Piece, ...]
    detail: tuple[Piece, ...] = ()
    hint: str = ""
    run: Callable[[], None] | None = None
    warning: str = ""

    @property
    def is_heading(self) -> bool:
        return self.run is None

    @property
    def words(self) -> str:
        """All that it says, on one line."""
        parts = ("".join(text for text, _ in each) for each in (self.title, self.detail))
        return short_visible_text(", ".join(filter(None, (*parts, self.hint))))


class RowModel(QAbstractListModel):
    """Rows as they were set last."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.rows[index.row()].is_heading:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.words
        if role == Qt.ItemDataRole.ToolTipRole and not row.is_heading:
            return tooltip_text(row.words)
        return row if role == ROW_ROLE else None


class RowList(QListView):
    """Shows rows; headings are passed over."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._model = RowModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_RowDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    @property
    def rows(self) -> Sequence[Row]:
        return self._model.rows

    @property
    def current(self) -> Row | None:
        index = self.currentIndex()
        return self._model.rows[index.row()] if index.isValid() else None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, the first one chosen that is no heading."""
        self._model.set_rows(rows)
        self.scrollToTop()
        first = next((n for n, row in enumerate(rows) if not row.is_heading), None)
        if first is not None:
            self.setCurrentIndex(self._model.index(first))

    def step(self, steps: int) -> None:
        """Choose the row so many further on, as far as there are any."""
        places = [n for n, row in enumerate(self._model.rows) if not row.is_heading]
        if not places:
            return
        at = self.currentIndex().row()
        place = places.index(at) if at in places else 0
        place = min(max(place + steps, 0), len(places) - 1)
        self.setCurrentIndex(self._model.index(places[place]))
        if place == 0:
            self.scrollToTop()  # its heading, too


class _RowDelegate(QStyledItemDelegate):
    """Title and hint; the detail in a second, smaller line."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font, self._small = font(FONT_PIXELS), font(SMALL_PIXELS)
        self._heading = font(SMALL_PIXELS)
        self._heading.setWeight(QFont.Weight.DemiBold)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(ROW_ROLE)
        if row.is_heading:
            return QSize(80, HEADING_HEIGHT)
        return QSize(80, HIT_HEIGHT if row.detail else LINE_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = self._theme, option.rect
        row: Row = index.data(ROW_ROLE)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        if not row.is_heading and (is_chosen or is_hovered):
            painter.fillRect(rect, theme.tint)
        if is_chosen:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.accent)
        room = rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        if row.is_heading:
            room.adjust(0, 6, 0, 0)
            self._draw(painter, room, row.title, self._heading, theme.faint_text, theme)
        else:
            upper = QRect(room.left(), room.top() + 4, room.width(), 18)
            upper.setWidth(room.width() - self._draw_hint(painter, upper, row.hint))
            self._draw(painter, upper, row.title, self._font, theme.text, theme)
            if row.detail:
                below = QRect(room.left(), room.top() + 22, room.width(), 16)
                self._draw(painter, below, row.detail, self._small, theme.faint_text, theme)
        painter.restore()

    def _draw_hint(self, painter: QPainter, room: QRect, hint: str) -> int:
        """The room that it took, at the right."""
        if not hint:
            return 0
        metrics = QFontMetricsF(self._small)
        most = room.width() * _MOST_HINT
        shown = metrics.elidedText(visible_text(hint), Qt.TextElideMode.ElideRight, most)
        painter.setFont(self._small)
        painter.setPen(self._theme.faint_text)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, flags | Qt.TextFlag.TextSingleLine, shown)
        return round(metrics.horizontalAdvance(shown)) + 12

    @staticmethod
    def _draw(
        painter: QPainter,
        room: QRect,
        pieces: Sequence[Piece],
        face: QFont,
        color: QColor,
        theme: Theme,
    ) -> None:
        """One line of plain text, laid out as a whole, as its script may run from right to left."""
        text, marks, size = "", [], 0
        for piece, is_marked in pieces:
            shown = visible_text(piece[: LONGEST_PART - len(text)])
            units = len(shown.encode("utf-16-le", "surrogatepass")) // 2
            if is_marked:
                marks.append((size, units))
            text, size = text + shown, size + units
        elided = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        most = len(elided.encode("utf-16-le", "surrogatepass")) // 2
        layout = QTextLayout(elided, face)
        formats = []
        for start, length in marks:
            if start < most:
                made = QTextLayout.FormatRange()
                made.start, made.length = start, min(length, most - start)
                look = QTextCharFormat()
                look.setBackground(theme.highlight)
                look.setForeground(theme.text)
                made.format = look
                formats.append(made)
        layout.setFormats(formats)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(room.width())
        layout.endLayout()
        painter.setPen(color)
        top = room.top() + (room.height() - line.height()) / 2
        layout.draw(painter, QPointF(room.left(), top))
