"""The documents that were added last: what each is, its date with what that rests on, and remarks.

What is told of them is made in ``session.added``; a document is mended in ``document_form``.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPlainTextEdit,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from timeline_app.desktop.activated import ActivatedTable
from timeline_app.desktop.form_dialog import MARGINS
from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.text import short_visible_text, tooltip_text, visible_lines
from timeline_app.session.added import AddedRow, Outcome
from timeline_app.session.bell import Changed
from timeline_app.session.counting import counted
from timeline_app.session.session import Session

HEADINGS = ("Title", "File", "Kind", "Encoding", "Characters", "Published", "Because of")
WIDTHS = (220, 150, 100, 100, 90, 95, 200)
NUMBERS = 4
REMARKS_HEIGHT = 130


class AddedWindow(QDialog):
    """Follows the session; ``edit`` is asked for the form of a document, by its id."""

    def __init__(
        self, outcome: Outcome, session: Session, edit: Callable[[str], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._outcome, self._session, self._edit = outcome, session, edit
        self._rows: list[AddedRow] = []
        self.setWindowTitle("Documents added last")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(1040, 520)
        self.heading = PlainLabel(heading=True)
        self.table = ActivatedTable(0, len(HEADINGS))
        self.table.setProperty("boxed", "true")
        self._dress_table()
        remarks = outcome.remarks
        self._caption = PlainLabel(f"To look at ({len(remarks):,})", section=True)
        self.remarks = QPlainTextEdit(visible_lines("\n\n".join(remarks)))
        self.remarks.setReadOnly(True)
        self.remarks.setTabChangesFocus(True)
        self.remarks.setAccessibleName("What to look at")
        self._caption.setVisible(bool(remarks))
        self.remarks.setVisible(bool(remarks))
        buttons = QDialogButtonBox()
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.edit_button = buttons.addButton("Edit the document…", action)
        self.copy_button = buttons.addButton("Copy the remarks", action)
        self.copy_button.setVisible(bool(remarks))
        buttons.addButton(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.edit_button.clicked.connect(self._edit_current)
        self.copy_button.clicked.connect(self._copy)
        self.table.itemActivated.connect(self._edit_current)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*MARGINS)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._caption)
        layout.addWidget(self.remarks)
        layout.addWidget(buttons)
        self.destroyed.connect(session.subscribe(self._on_change))
        self._refresh()
        if self._rows:
            self.remarks.setFixedHeight(REMARKS_HEIGHT)
            self.table.setFocus()

    def _on_change(self, changed: Changed) -> None:
        if changed & Changed.PROJECT:
            self._refresh()

    def _refresh(self) -> None:
        self._rows = self._outcome.rows(self._session.open_project.project.documents)
        count = counted(len(self._rows), "document")
        self.heading.say(f"{count} added" if self._rows else "No document was added")
        self.table.setVisible(bool(self._rows))
        self.edit_button.setEnabled(bool(self._rows))
        current = max(self.table.currentRow(), 0)
        self.table.setRowCount(len(self._rows))
        for number, row in enumerate(self._rows):
            self._fill(number, row)
        if self._rows:
            self.table.setCurrentCell(min(current, len(self._rows) - 1), 0)

    def _fill(self, number: int, row: AddedRow) -> None:
        cells = (
            row.title,
            row.file,
            row.kind,
            row.encoding,
            row.characters,
            row.published,
            row.evidence,
        )
        for column, text in enumerate(cells):
            item = QTableWidgetItem(short_visible_text(text) or "–")
            item.setToolTip(tooltip_text(text))
            if column == NUMBERS:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(number, column, item)

    def _dress_table(self) -> None:
        table = self.table
        table.setHorizontalHeaderLabels(HEADINGS)
        table.setAccessibleName("Documents added last")
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        for column, width in enumerate(WIDTHS):
            table.setColumnWidth(column, width)

    def _edit_current(self, _item: object = None) -> None:
        number = self.table.currentRow()
        if 0 <= number < len(self._rows):
            self._edit(self._rows[number].id)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._outcome.remarks))
