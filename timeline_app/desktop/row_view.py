"""A row of a table as the passage of an event: the name of each column with its cell, as they are.

What a cell means is ``reading.tables``' business; what stands around the row ``document_pane``'s.
"""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTableCellFormat,
    QTextTableFormat,
)
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QTextEdit, QVBoxLayout, QWidget

from timeline_app.desktop.copying import CopyActions
from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.positions import Positions
from timeline_app.desktop.text import short_visible_text, shortened
from timeline_app.desktop.theme import SMALL_PIXELS, Theme
from timeline_app.session.session import Session

NAMES_PERCENT = 32  # of the width that names of columns take
MARGIN = 10
PADDING = 6
MOST_CELLS = 500
MOST_CHARACTERS = 20_000  # of a cell; Qt lays all of it out at once


class RowView(QWidget):
    """The row of the selected event, and buttons for the rows beside it in its table."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._row: int | None = None
        self._title = PlainLabel(strong=True)
        self._title.make_selectable()
        self.before = _step_button("‹", "Row before")
        self.after = _step_button("›", "Row after")
        self.before.clicked.connect(self._go_before)
        self.after.clicked.connect(self._go_after)
        self.cells = CellsView(theme, self)
        self.cells.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.cells.customContextMenuRequested.connect(self._show_menu)
        self._legend = PlainLabel(
            "Tinted cells were read into the event; the others are kept as they are.",
            faint=True,
            small=True,
        )
        self._lay_out()

    def set_theme(self, theme: Theme) -> None:
        self.cells.set_theme(theme)

    def show_row(self, row: int | None) -> None:
        """Show the row of the table that ``row`` of the columns comes from; None leaves a hint."""
        self._row = row
        tables = self._session.columns.tables
        is_shown = row is not None and tables is not None
        for part in (self.before, self.after, self.cells, self._legend):
            part.setVisible(is_shown)
        if row is None or tables is None:
            self._title.say("Select an event to see its row of the table.")
            self.cells.show_cells(())
            return
        document, number = tables.place(row)
        title = self._session.open_project.project.documents[document].title
        self._title.say(f"Row {number:,} of {title}")
        self.cells.setAccessibleName(short_visible_text(f"Row {number} of {title}"))
        self.cells.show_cells(tables.named_cells(row))
        self.before.setEnabled(tables.row_beside(row, -1) is not None)
        self.after.setEnabled(tables.row_beside(row, 1) is not None)

    # how it is done

    def _go_before(self) -> None:
        self._go(-1)

    def _go_after(self) -> None:
        self._go(1)

    def _go(self, step: int) -> None:
        tables = self._session.columns.tables
        if self._row is not None and tables is not None:
            row = tables.row_beside(self._row, step)
            if row is not None:
                self._session.go_to(self._session.columns.ids[row])

    def make_menu(self, at: QPoint) -> QMenu:
        """Qt's own entries and those for the row as a passage."""
        menu = self.cells.createStandardContextMenu(at)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._row is not None:
            event = self._session.columns.events[self._row]
            claim = event.claims[0]
            documents = self._session.open_project.project.documents
            document = next(d for d in documents if d.id == claim.passage.document)
            menu.addSeparator()
            CopyActions(menu, event, claim, document)
        return menu

    def _show_menu(self, at: QPoint) -> None:
        self.make_menu(at).popup(self.cells.viewport().mapToGlobal(at))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(16, 8, 12, 4)
        top.setSpacing(4)
        top.addWidget(self._title, 1)
        top.addWidget(self.before)
        top.addWidget(self.after)
        self._legend.setContentsMargins(16, 0, 16, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._legend)
        layout.addWidget(self.cells, 1)
        layout.addStretch()


class CellsView(QTextEdit):
    """Names and cells side by side, read-only, to be selected and copied as plain text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: Sequence[tuple[str, str]] = ()
        self.setProperty("whole_text", "true")
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(MARGIN)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._fill()

    def show_cells(self, cells: Sequence[tuple[str, str]]) -> None:
        """Show the name and the text of each cell, text as data."""
        if cells != self._shown:
            self._shown = cells
            self._fill()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing is ever fetched. None would make Qt look for the file itself."""
        return QImage()

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        return data

    def _fill(self) -> None:
        self.clear()
        cells = self._shown[:MOST_CELLS]
        if not cells:
            return
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        # Not at the top: a project without tables starts sooner without all that reads them.
        from timeline_app.reading.tables import known_columns

        read = set(known_columns(name for name, _ in self._shown).values())
        table = cursor.insertTable(len(cells), 2, _table_format())
        for place, (name, text) in enumerate(cells):
            is_read = name in read and bool(text)
            looks = self._name_look(), self._text_look()
            for column, (shown, look) in enumerate(
                zip((shortened(name), shortened(text, MOST_CHARACTERS)), looks, strict=True)
            ):
                cell = table.cellAt(place, column)
                cell.setFormat(self._cell_format(is_tinted=is_read))
                cell.firstCursorPosition().insertText(Positions(shown).shown, look)
        if len(self._shown) > MOST_CELLS:
            cursor.movePosition(QTextCursor.MoveOperation.End)
            rest = len(self._shown) - MOST_CELLS
            cursor.insertText(f"… and {rest:,} more cells, in the table itself", self._name_look())
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _name_look(self) -> QTextCharFormat:
        look = self._text_look()
        look.setForeground(self._theme.faint_text)
        look.setProperty(QTextCharFormat.Property.FontPixelSize, SMALL_PIXELS)
        return look

    def _text_look(self) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setForeground(self._theme.text)
        return look

    def _cell_format(self, *, is_tinted: bool) -> QTextTableCellFormat:
        made = QTextTableCellFormat()
        if is_tinted:
            made.setBackground(self._theme.tint)
        made.setPadding(PADDING)
        made.setBottomBorder(1)
        made.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        made.setBottomBorderBrush(self._theme.line)
        return made


def _table_format() -> QTextTableFormat:
    made = QTextTableFormat()
    made.setBorder(0)
    made.setBorderCollapse(True)
    made.setCellSpacing(0)
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    percent = QTextLength.Type.PercentageLength
    made.setColumnWidthConstraints(
        [QTextLength(percent, NAMES_PERCENT), QTextLength(percent, 100 - NAMES_PERCENT)]
    )
    return made


def _step_button(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setFixedWidth(32)
    return button
