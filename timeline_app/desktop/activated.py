"""Lists and tables in which Enter activates the current row, and does not press the dialog's button, too.

What an activated row does is told by whoever shows them.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QTableWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ActivatedList(QListWidget):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentItem() is not None:
            self.itemActivated.emit(self.currentItem())
            return
        super().keyPressEvent(event)


class ActivatedTable(QTableWidget):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentItem() is not None:
            self.itemActivated.emit(self.currentItem())
            return
        super().keyPressEvent(event)
