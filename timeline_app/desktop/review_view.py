"""The list of proposals as it is seen and typed in: whole rows, and letters that are commands.

What it lists is ``review_table``'s; what stands around it is ``review_panel``'s.
"""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from timeline_app.desktop.review_table import HEADINGS, Column
from timeline_app.desktop.whole_rows import ROW_HEIGHT, WholeRows

WIDTHS = {
    Column.DATE: 142,
    Column.SPEAKERS: 116,
    Column.ACTORS: 116,
    Column.CONFIDENCE: 76,  # with the arrow of the order
    Column.SALIENCE: 52,
    Column.DOCUMENT: 86,
}
LEAST_TITLE = 300  # pixels; where there is no room for them, the actors are left out first
# In this order the others are, too, until a title has that room: the passage panel tells them all.
LEFT_OUT_FIRST = (
    Column.ACTORS,
    Column.SALIENCE,
    Column.DOCUMENT,
    Column.CONFIDENCE,
    Column.SPEAKERS,
)
LEAST_ROWS = 2
STEPS = ("previous-proposal", "next-proposal")  # these may be held down


class ReviewView(WholeRows):
    """The letters of ``keys`` are commands here, before they are the window's."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Proposals", "Columns: " + ", ".join(HEADINGS), parent)
        self.keys: dict[str, str] = {}
        self.trigger: Callable[[str], None] = lambda _id: None
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMinimumHeight(LEAST_ROWS * ROW_HEIGHT + self.horizontalHeader().sizeHint().height())

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """The titles take the room that the other columns leave."""
        super().setModel(model)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, width)
        self.horizontalHeader().setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Titles name most actors, too; they stay readable."""
        super().resizeEvent(event)
        room = self.viewport().width() - sum(WIDTHS.values())
        for column in LEFT_OUT_FIRST:
            self.setColumnHidden(column, room < LEAST_TITLE)
            room += WIDTHS[column] if room < LEAST_TITLE else 0

    def event(self, event: QEvent) -> bool:
        """Keep these keys from the window, where Delete means something else."""
        is_key = event.type() == QEvent.Type.ShortcutOverride
        if is_key and isinstance(event, QKeyEvent) and self._command_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = self._command_of(event)
        if command is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat() or command in STEPS:
            self.trigger(command)

    def _command_of(self, event: QKeyEvent) -> str | None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        name = "Delete" if event.key() == Qt.Key.Key_Delete else event.text().upper()
        return self.keys.get(name)
