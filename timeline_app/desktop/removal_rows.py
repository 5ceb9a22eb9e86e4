"""Rows of a form for what many events shall no longer have: an actor and a role, or a tag."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from timeline_app.desktop.combo import PlainCombo
from timeline_app.desktop.form_dialog import leave_out_button
from timeline_app.desktop.text import short_visible_text


class RemovalRows(QWidget):
    """A row for each removal; ``choices`` are what can be removed, ``extras`` a second choice for each.

    ``more`` is the button for another row. ``changed`` tells of any change.
    """

    changed = Signal()

    def __init__(
        self, what: str, more: str, choices: Sequence[str], extras: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self._what, self._choices, self._extras = what, choices, extras
        self._rows: list[_RemovalRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self.more = QPushButton(more)
        self.more.setProperty("flat_link", "true")
        self.more.setEnabled(bool(choices))
        self.more.clicked.connect(self._add)
        self._layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def removals(self) -> tuple[tuple[int, int], ...]:
        """The number of the choice and of the extra of each row in which something is chosen."""
        rows = ((row.choice.currentIndex() - 1, row.extra.currentIndex()) for row in self._rows)
        return tuple(row for row in rows if row[0] >= 0)

    def _add(self) -> None:
        row = _RemovalRow(self._what, self._choices, self._extras)
        row.changed.connect(self.changed)
        row.gone.connect(self._remove)
        self._rows.append(row)
        self._layout.insertWidget(self._layout.count() - 1, row)
        row.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, row: "_RemovalRow") -> None:
        self._rows.remove(row)
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.changed.emit()


class _RemovalRow(QWidget):
    changed = Signal()
    gone = Signal(object)

    def __init__(self, what: str, choices: Sequence[str], extras: Sequence[str]) -> None:
        super().__init__()
        self.choice = PlainCombo(f"{what} to leave out")
        self.choice.addItem("Choose…")
        self.choice.addItems([short_visible_text(each) for each in choices])
        self.extra = PlainCombo(f"In which role the {what.lower()} is left out")
        self.extra.addItems(list(extras))
        remove = leave_out_button("Take this row out")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.choice, 3)
        if extras:
            layout.addWidget(self.extra, 2)
        else:
            self.extra.setParent(self)
            self.extra.hide()
        layout.addWidget(remove)
        self.choice.currentIndexChanged.connect(self.changed)
        self.extra.currentIndexChanged.connect(self.changed)
        remove.clicked.connect(self._leave)

    def _leave(self) -> None:
        self.gone.emit(self)
