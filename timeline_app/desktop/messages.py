"""Windows that only tell: problems of a file, all keys, what this program is."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from timeline_app import __version__
from timeline_app.desktop.menus import key_text
from timeline_app.desktop.text import visible_lines, visible_text
from timeline_app.model.problem import Problem
from timeline_app.session.command import Command, Menu
from timeline_app.session.counting import counted

MOUSE = (
    ("Wheel", "Zoom at the cursor"),
    ("Shift + wheel", "Pan"),
    ("Ctrl + wheel", "Scale rows"),
    ("Drag", "Pan and scroll"),
    ("Click", "Select the event"),
    ("Double-click", "Focus the event"),
    ("Alt + click", "Show only that lane; again: all lanes"),
)


class ProblemPage(QWidget):
    """Why a file can't be opened, or what is wrong with it: every problem, ready to be copied."""

    open_wanted = Signal()
    bundled_wanted = Signal()

    def __init__(
        self, file: Path, problems: Sequence[Problem], *, offers_others: bool = True
    ) -> None:
        super().__init__()
        can_be_opened = not any(problem.fatal for problem in problems)
        count = counted(len(problems), "problem")
        verb = "has" if can_be_opened else "can't be opened:"
        heading = _plain(f"{visible_text(file.name)} {verb} {count}")
        heading.setProperty("heading", True)
        self.text = QPlainTextEdit("\n\n".join(_in_lines(problem, file) for problem in problems))
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Problems of the file")
        copy = QPushButton("Copy")
        copy.clicked.connect(self._copy)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(copy)
        self._buttons.addStretch(1)
        if offers_others and not can_be_opened:
            for title, signal in (
                ("Open another file…", self.open_wanted),
                ("Open the Panjshir project", self.bundled_wanted),
            ):
                button = QPushButton(title)
                button.clicked.connect(signal)
                self._buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(heading)
        layout.addWidget(self.text, 1)
        layout.addLayout(self._buttons)

    @classmethod
    def as_dialog(cls, file: Path, problems: Sequence[Problem], parent: QWidget) -> QDialog:
        """The page in a dialog of its own; what was open stays open."""
        dialog = QDialog(parent)
        dialog.setWindowTitle("Problems")
        dialog.resize(680, 420)
        page = cls(file, problems, offers_others=False)
        layout = QVBoxLayout(dialog)
        layout.setContentsMargins(0, 0, 0, 12)
        layout.addWidget(page)
        layout.addWidget(_close_button(dialog), 0, Qt.AlignmentFlag.AlignCenter)
        return dialog

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())


class KeyHelp(QDialog):
    """Every command with its keys, and what the mouse does."""

    def __init__(self, commands: Sequence[Command], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.resize(720, 560)
        columns = QHBoxLayout()
        columns.setSpacing(32)
        for menus in ((Menu.GO, Menu.FILE), (Menu.EDIT, Menu.VIEW, Menu.LANES, Menu.REVIEW)):
            column = QVBoxLayout()
            for menu in menus:
                rows = [(key_text(c), c.title) for c in commands if c.menu is menu and c.keys]
                column.addWidget(_table(menu.value, rows))
            if Menu.FILE in menus:
                column.addWidget(_table("Mouse", MOUSE))
            column.addStretch(1)
            columns.addLayout(column)
        inside = QWidget()
        inside.setLayout(columns)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.addWidget(area, 1)
        layout.addWidget(_close_button(self))


class AboutBox(QDialog):
    """Name, version, what the program promises."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("About timeline-app")
        name = _plain(f"timeline-app {__version__}")
        name.setProperty("heading", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(name)
        layout.addWidget(
            _plain(
                "A timeline explorer for sourced events: who did what, when, and according to whom.\n"
                "Works offline. MIT licence; the Inter typeface under the SIL Open Font License."
            )
        )
        layout.addWidget(_close_button(self))


def _in_lines(problem: Problem, file: Path) -> str:
    where = problem.place or "the file as a whole"
    if problem.file != str(file):  # a dataset's folder, or a file in it
        where = ": ".join(filter(None, (problem.file, problem.place)))
    return visible_lines(f"{where}\n    {problem.reason}\n    → {problem.mend}")


def _table(title: str, rows: Sequence[tuple[str, str]]) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 12)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    heading = _plain(title)
    heading.setProperty("section", True)
    grid.addWidget(heading, 0, 0, 1, 2)
    for row, (keys, meaning) in enumerate(rows, start=1):
        grid.addWidget(_plain(keys), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_plain(meaning), row, 1)
    grid.setColumnMinimumWidth(0, 110)
    grid.setColumnStretch(1, 1)
    return table


def _close_button(dialog: QDialog) -> QDialogButtonBox:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    return buttons


def _plain(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
