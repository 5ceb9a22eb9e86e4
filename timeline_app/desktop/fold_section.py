"""A part of a column that folds away under its heading."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

OPEN, FOLDED = "▾", "▸"


class FoldSection(QWidget):
    """A heading that shows or hides ``body``; ``say`` sets what the heading tells besides."""

    def __init__(
        self, name: str, body: QWidget, *, is_open: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._more = name, ""
        self._body = body
        self.heading = QPushButton(self)
        self.heading.setProperty("fold", "true")
        self.heading.setCheckable(True)
        self.heading.setChecked(is_open)
        self.heading.setCursor(Qt.CursorShape.PointingHandCursor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.heading)
        layout.addWidget(body)
        self.heading.toggled.connect(self._fold)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._fold(is_open)

    @property
    def is_open(self) -> bool:
        return self.heading.isChecked()

    def say(self, more: str) -> None:
        """Tell ``more``, such as a count, behind the heading's name."""
        self._more = more
        self._write()

    def _fold(self, is_open: bool) -> None:
        self._body.setVisible(is_open)
        self._write()

    def _write(self) -> None:
        arrow = OPEN if self.is_open else FOLDED
        more = f"  {self._more}" if self._more else ""
        self.heading.setText(f"{arrow}  {self._name.upper()}{more}")
        state = "open" if self.is_open else "folded"
        self.heading.setAccessibleName(f"{self._name}{more}, {state}")
