"""Rows of a form for the aliases of an actor: each with its mentions, and a field for another."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from timeline_app.desktop.form_dialog import leave_out_button
from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.text import short_visible_text
from timeline_app.model.event import Alias
from timeline_app.model.source import Passage
from timeline_app.session.counting import counted
from timeline_app.session.mentions import MOST_MENTIONS

Find = Callable[[str], tuple[Passage, ...]]


class AliasRows(QWidget):
    """``find`` gives the mentions of what is typed: an alias without any is refused."""

    changed = Signal()

    def __init__(self, aliases: Sequence[Alias], find: Find, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self._rows: list[_AliasRow] = []
        self.problem = ""
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self.field = _AliasField()
        self.more = QPushButton("Add")
        self.more.setAccessibleName("Add the alias")
        self.more.setAutoDefault(False)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.field, 1)
        line.addWidget(self.more)
        self._layout.addLayout(line)
        for alias in aliases:
            self._add(alias)
        self.field.textChanged.connect(self._forget_problem)
        self.field.entered.connect(self.add_typed)
        self.more.clicked.connect(self.add_typed)

    @property
    def aliases(self) -> tuple[Alias, ...]:
        return tuple(row.alias for row in self._rows)

    @property
    def is_typed(self) -> bool:
        """Whether something is typed that is not among the aliases yet."""
        return bool(self.field.text().strip())

    def add_typed(self) -> bool:
        """Add what is typed, with its mentions; False, and ``problem``, where that can't be."""
        words = " ".join(self.field.text().split())
        shown = short_visible_text(words)[:80]
        self.problem = ""
        if not words:
            self.problem = "Type another name first."
        elif any(alias.text == words for alias in self.aliases):
            self.problem = f"“{shown}” is among the aliases already."
        else:
            QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
            try:
                passages = self._find(words)
            finally:
                QApplication.restoreOverrideCursor()
            if passages:
                self.field.clear()
                self._add(Alias(text=words, passages=passages))
                self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.problem = (
                    f"No document has the words “{shown}”, and an alias needs a mention: "
                    "write it as a document does."
                )
        self.changed.emit()
        return not self.problem

    def _forget_problem(self) -> None:
        self.problem = ""
        self.changed.emit()

    def _add(self, alias: Alias) -> None:
        row = _AliasRow(alias)
        row.gone.connect(self._remove)
        self._rows.append(row)
        self._layout.insertWidget(self._layout.count() - 1, row)

    def _remove(self, row: "_AliasRow") -> None:
        self._rows.remove(row)
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()


class _AliasRow(QWidget):
    gone = Signal(object)

    def __init__(self, alias: Alias) -> None:
        super().__init__()
        self.alias = alias
        name = PlainLabel(short_visible_text(alias.text))
        mentions = PlainLabel(mention_words(len(alias.passages)), faint=True, small=True)
        mentions.setWordWrap(False)
        mentions.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.remove = leave_out_button(f"Remove the alias {short_visible_text(alias.text)[:80]}")
        self.remove.setAutoDefault(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(name, 1)
        layout.addWidget(mentions)
        layout.addWidget(self.remove)
        self.remove.clicked.connect(self._leave)

    def _leave(self) -> None:
        self.gone.emit(self)


class _AliasField(QLineEdit):
    """Enter adds what is typed; it doesn't record the form."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Another name, as a document has it")
        self.setPlaceholderText("Another name, as a document has it")
        self.setMaxLength(500)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self.entered.emit()
        else:
            super().keyPressEvent(event)


def mention_words(count: int) -> str:
    """``3 mentions``; of many only the first are looked up."""
    return f"first {count} mentions" if count == MOST_MENTIONS else counted(count, "mention")
