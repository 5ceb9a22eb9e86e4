"""The text of a document, whole and as it is, with its sourced passages tinted and clickable.

Which passages are sourced is ``sourced``'s business, what stands around the text ``document_pane``'s.
"""

from bisect import bisect_left, bisect_right

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from timeline_app.desktop.positions import Positions
from timeline_app.desktop.sourced import SourcedPassages
from timeline_app.desktop.text import shortened, tooltip_text
from timeline_app.desktop.theme import SMALL_PIXELS, Theme
from timeline_app.model.pages import Pages

LINE_HEIGHT_PERCENT = 140
MARGIN = 16  # between the text and the edge of the panel
EDGE_ROOM = 24  # pixels above and below a passage that make it readable in its context
MOST_TINTS = 1000  # in view; each one costs in every painted line
MOST_TITLES = 8  # in a tooltip
CLICK_SLACK = 4  # pixels that the mouse may move in a click


class DocumentView(QTextEdit):
    """A read-only text. ``passage_chosen`` tells the event and claim of a passage that was clicked.

    Offsets that come in and go out count code points of the text as it was given.
    """

    passage_chosen = Signal(str, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._positions = Positions("")
        self._pages = Pages("")
        self._passages: SourcedPassages | None = None
        self._highlight: tuple[int, int] | None = None
        self._date_words: tuple[int, int] | None = None
        self._current: tuple[str, int] | None = None
        self._pressed_at = QPoint()
        self._reveal_is_due = False
        self.setProperty("whole_text", "true")
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Text of the document")
        self.viewport().setMouseTracking(True)
        self.document().setDocumentMargin(MARGIN)
        self.verticalScrollBar().valueChanged.connect(self._tint)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._tint()

    def show_text(self, text: str) -> None:
        """Show ``text`` instead of what is shown; nothing to do if it is the same."""
        if text is self._positions.text:
            return
        self._positions = Positions(text)
        self._pages = Pages(text)
        self._highlight = self._date_words = self._current = None
        self._passages = None
        self.setExtraSelections([])
        self.clear()
        spacing = QTextBlockFormat()
        spacing.setLineHeight(
            LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.setBlockFormat(spacing)
        cursor.insertText(self._positions.shown)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def set_passages(self, passages: SourcedPassages | None) -> None:
        """Tint these passages of the shown text."""
        self._passages = passages
        self._tint()

    def highlight(
        self,
        stretch: tuple[int, int] | None,
        date_words: tuple[int, int] | None = None,
        current: tuple[str, int] | None = None,
    ) -> None:
        """Highlight ``stretch`` and scroll to it, unless it is already; underline ``date_words``.

        ``current`` is the event and claim that it belongs to, from which repeated clicks go on.
        """
        is_same = (stretch, current) == (self._highlight, self._current)
        self._highlight, self._date_words, self._current = stretch, date_words, current
        if stretch is not None and not is_same:  # what is marked stays, and where one reads
            self._reveal()
        self._tint()

    def highlighted_text(self) -> str:
        """The document's own characters that are highlighted, empty where none are."""
        if self._highlight is None:
            return ""
        start, end = self._highlight
        return self._positions.text[start:end]

    def marked_stretch(self) -> tuple[int, int] | None:
        """From where to where the text is marked, None where nothing is."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        start = self._positions.offset(cursor.selectionStart())
        return start, self._positions.end_offset(cursor.selectionEnd())

    def passages_at(self, point: QPoint) -> list[tuple[str, int]]:
        """Event and claim of each passage under ``point`` of the viewport, the shortest first."""
        bar = self.verticalScrollBar().value()
        spot = QPointF(point.x(), point.y() + bar)
        unit = self.document().documentLayout().hitTest(spot, Qt.HitTestAccuracy.ExactHit)
        if unit < 0 or self._passages is None:
            return []
        return self._passages.at(self._positions.offset(unit))

    @property
    def page_count(self) -> int:
        """How many pages the text has, 0 where it has none."""
        return len(self._pages)

    def boundaries_in_view(self) -> list[tuple[int, int]]:
        """The pages that begin in view, by number, and where: pixels from the top of the view."""
        first, last = self._offsets_in_view()
        starts = self._pages.starts
        places = range(max(bisect_left(starts, first), 1), bisect_right(starts, last + 1))
        return [(place + 1, self.cursorRect(self._cursor(starts[place])).top()) for place in places]

    # what Qt calls

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._pages:
            return
        painter = QPainter(self.viewport())
        font = self.font()
        font.setPixelSize(SMALL_PIXELS)
        painter.setFont(font)
        right = self.viewport().width() - MARGIN
        for number, top in self.boundaries_in_view():
            words = f"page {number}"
            height = painter.fontMetrics().height()
            left = right - painter.fontMetrics().horizontalAdvance(words)
            painter.setPen(self._theme.line)
            painter.drawLine(MARGIN, top - height // 2, left - 6, top - height // 2)
            painter.setPen(self._theme.faint_text)
            at = QRect(left, top - height, right - left + 1, height)
            painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing is ever fetched. None would make Qt look for the file itself."""
        return QImage()

    def createMimeDataFromSelection(self) -> QMimeData:
        """The document's own characters, not the marks that stand for some of them."""
        start, end = self.marked_stretch() or (0, 0)
        data = QMimeData()
        data.setText(self._positions.text[start:end])
        return data

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        has_moved = (point - self._pressed_at).manhattanLength() > CLICK_SLACK
        is_left = event.button() is Qt.MouseButton.LeftButton
        if is_left and not has_moved and not self.textCursor().hasSelection():
            self._choose(self.passages_at(point))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        is_over = bool(self.passages_at(event.position().toPoint()))
        shape = Qt.CursorShape.PointingHandCursor if is_over else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._passages is not None:
            offset = self._positions.offset(self.textCursor().position())
            self._choose(self._passages.at(offset))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.ensureCursorVisible()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            titles = self._titles_at(event.pos())
            QToolTip.showText(event.globalPos(), tooltip_text(titles) if titles else "", self)
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        has_new_width = event.size().width() != event.oldSize().width()
        is_anchored = has_new_width and self.verticalScrollBar().value() > 0
        top = self.cursorForPosition(QPoint(MARGIN, 0)) if is_anchored else None
        was_shown = self._is_highlight_in_view()
        super().resizeEvent(event)
        if self._reveal_is_due or (has_new_width and was_shown):
            self._reveal()
        elif top is not None:
            self._scroll_by(self.cursorRect(top).top())
        self._tint()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._reveal_is_due:
            self._reveal()
        self._tint()

    # how it is done

    def _choose(self, found: list[tuple[str, int]]) -> None:
        """Choose the shortest passage, or the next one after the current."""
        if found:
            place = found.index(self._current) + 1 if self._current in found else 0
            self.passage_chosen.emit(*found[place % len(found)])

    def _titles_at(self, point: QPoint) -> str:
        found = self.passages_at(point)
        if not found or self._passages is None:
            return ""
        columns = self._passages.columns
        events = list(dict.fromkeys(event for event, _ in found))
        rows = [columns.row_of[event] for event in events[:MOST_TITLES]]
        titles = [shortened(columns.titles[row]) for row in rows]
        if len(events) > MOST_TITLES:
            titles.append(f"… and {len(events) - MOST_TITLES} more")
        return "\n".join(titles)

    def _reveal(self) -> None:
        """Scroll so that the highlight begins in the upper third, unless all of it is in view."""
        self._reveal_is_due = not self.isVisible()
        if self._highlight is None or self._reveal_is_due:
            return
        start, end = (self._cursor(offset) for offset in self._highlight)
        self.setTextCursor(start)  # makes Qt lay the text out up to there
        height = self.viewport().height()
        top, bottom = self.cursorRect(start).top(), self.cursorRect(end).bottom()
        if top < EDGE_ROOM or bottom > height - EDGE_ROOM:
            self._scroll_by(top - max(min(height // 4, height - (bottom - top)), 0))

    def _scroll_by(self, pixels: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pixels)

    def _is_highlight_in_view(self) -> bool:
        if self._highlight is None:
            return False
        top = self.cursorRect(self._cursor(self._highlight[0])).top()
        return 0 <= top < self.viewport().height()

    def _cursor(self, offset: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._positions.unit(offset))
        return cursor

    def _tint(self) -> None:
        """Colour what is in view; Qt looks through all extra selections for every line."""
        if not self.isVisible():
            return
        selections = []
        if self._passages is not None:
            first, last = self._offsets_in_view()
            for start, end in self._passages.stretches(first, last + 1):
                selections.append(self._selection(start, end, self._theme.tint))
                if len(selections) >= MOST_TINTS:
                    break
        if self._highlight is not None:
            selections.append(self._selection(*self._highlight, self._theme.highlight))
        if self._date_words is not None:
            selections.append(self._selection(*self._date_words, None))
        self.setExtraSelections(selections)

    def _offsets_in_view(self) -> tuple[int, int]:
        bottom = QPoint(self.viewport().width(), self.viewport().height())
        first = self.cursorForPosition(QPoint(0, 0)).position()
        last = self.cursorForPosition(bottom).position()
        return self._positions.offset(first), self._positions.offset(last)

    def _selection(
        self, start: int, end: int, background: QColor | None
    ) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        if background is not None:
            look.setBackground(background)
        else:
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            look.setUnderlineColor(self._theme.accent)
        cursor = self._cursor(start)
        cursor.setPosition(self._positions.unit(end), QTextCursor.MoveMode.KeepAnchor)
        made.cursor, made.format = cursor, look
        return made
