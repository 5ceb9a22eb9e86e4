"""The rows that an import did not take, each with its reason, ready to be copied.

Why a row is rejected is decided in ``reading.tables``; all of them are in the dataset's file.
"""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.text import tooltip_text, visible_lines, visible_text
from timeline_app.session.counting import counted
from timeline_app.session.importing import ImportReport
from timeline_app.session.rejected_rows import RejectedRow

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    LINE, CELL, REASON, TEXT, TABLE = range(5)


HEADINGS = ("Line", "Column", "Reason", "Text of the row", "Table")
WIDTHS = (70, 110, 400, 300)
DETAIL_HEIGHT = 110


class RejectedDialog(QDialog):
    """A table of the first rejected rows, and below it the chosen one in full."""

    def __init__(self, report: ImportReport, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Rejected rows")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(960, 560)
        self.heading = PlainLabel(rejected_words(report), heading=True)
        self.place = PlainLabel(_where_all_are(report), faint=True, small=True)
        self.place.make_selectable()
        self.table = _View(RejectedTable(report.rejected, self), self)
        self.detail = QPlainTextEdit()
        self.detail.setReadOnly(True)
        self.detail.setFixedHeight(DETAIL_HEIGHT)
        self.detail.setAccessibleName("The chosen row in full")
        self.table.selectionModel().currentRowChanged.connect(self._show_detail)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = QPushButton("Copy all")
        copy.setAutoDefault(False)
        copy.clicked.connect(self.table.copy_all)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addWidget(self.place)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.detail)
        layout.addWidget(buttons)
        self.table.setCurrentIndex(self.table.model().index(0, 0))
        self.table.setFocus()

    def _show_detail(self, current: QModelIndex) -> None:
        row = self.table.rows[current.row()]
        self.detail.setPlainText(visible_lines(f"{row}\n\n{row.rejected.text}"))


class RejectedTable(QAbstractTableModel):
    """Rejected rows, a line each."""

    def __init__(self, rows: Sequence[RejectedRow], parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        text = cell_text(self.rows[index.row()], Column(index.column()))
        if role == Qt.ItemDataRole.DisplayRole:
            return visible_text(text)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(text) or None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == Column.LINE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        is_heading = orientation is Qt.Orientation.Horizontal
        if is_heading and role == Qt.ItemDataRole.DisplayRole and 0 <= section < len(HEADINGS):
            return HEADINGS[section]
        if is_heading and role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignRight
                if section == Column.LINE
                else Qt.AlignmentFlag.AlignLeft
            )
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class _View(QTableView):
    """Copies whole rows, with tabs between cells, as spreadsheets take them."""

    def __init__(self, model: RejectedTable, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = model.rows
        self.setModel(model)
        self.setAccessibleName("Rejected rows")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(24)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        for column, width in enumerate(WIDTHS):
            self.setColumnWidth(column, width)
        is_one = len({row.table for row in model.rows}) == 1
        self.setColumnHidden(Column.TABLE, is_one)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            chosen = self.selectionModel().selectedRows()
            self._copy(sorted(index.row() for index in chosen))
        else:
            super().keyPressEvent(event)

    def copy_all(self) -> None:
        self._copy(range(len(self.rows)))

    def _copy(self, places: Sequence[int]) -> None:
        lines = [HEADINGS, *(_cells(self.rows[place]) for place in places)]
        QGuiApplication.clipboard().setText("\n".join("\t".join(cells) for cells in lines))


def rejected_words(report: ImportReport) -> str:
    """How many rows were rejected, and how many not."""
    rejected = counted(report.rejected_count, "row")
    verb = "was" if report.rejected_count == 1 else "were"
    taken = counted(report.row_count, "event")
    return f"{rejected} {verb} rejected; {taken} imported"


def cell_text(row: RejectedRow, column: Column) -> str:
    """What the table of rejected rows says in one cell."""
    rejected = row.rejected
    match column:
        case Column.LINE:
            return f"{rejected.line:,}"
        case Column.CELL:
            return rejected.column
        case Column.REASON:
            return rejected.reason
        case Column.TEXT:
            return rejected.text
        case Column.TABLE:
            return row.table


def _cells(row: RejectedRow) -> list[str]:
    return [visible_text(cell_text(row, column)) for column in Column]


def _where_all_are(report: ImportReport) -> str:
    shown = len(report.rejected)
    if report.rejected_file is None:
        return ""
    if report.listed_count == report.rejected_count:
        listed = f"The full list is in {report.rejected_file}"
    else:
        listed = f"The first {report.listed_count:,} are listed in {report.rejected_file}"
    return listed if shown == report.listed_count else f"These are the first {shown:,}. {listed}"
