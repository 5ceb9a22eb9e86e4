"""Short messages and questions in a box of their own, in plain text whatever it quotes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from timeline_app.desktop.text import visible_lines


def tell(parent: QWidget, text: str) -> None:
    """Say ``text`` and wait until it was read."""
    _box(parent, text).exec()


def confirm(parent: QWidget, text: str, yes: str, *, loses: bool = False) -> bool:
    """Ask whether to go on; ``yes`` names what is done then. Enter agrees, unless that ``loses`` something."""
    box = _box(parent, text)
    agreed = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel if loses else agreed)
    box.exec()
    return box.clickedButton() is agreed


def _box(parent: QWidget, text: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle("timeline-app")
    box.setText(visible_lines(text))
    return box
