"""Rows of a form for who takes part in an event: a name, completed as it is typed, and a role."""

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from timeline_app.desktop.combo import PlainCombo
from timeline_app.desktop.form_dialog import leave_out_button
from timeline_app.desktop.name_completer import SEARCHED_ROLE, Index, NameCompleter, searched
from timeline_app.model.event import Role
from timeline_app.session.event_draft import ParticipantDraft

ROLES = tuple(Role)


class ActorRows(QWidget):
    """One row for each participant, and a button for another; ``changed`` tells of any change.

    All rows complete from one list: a project has thousands of names.
    """

    changed = Signal()

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = _Names(sorted(names), self)
        self._rows: list[_ActorRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self.more = QPushButton("Add an actor")
        self.more.setProperty("flat_link", "true")
        self.more.clicked.connect(self._add_empty)
        self._layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_participants(self, participants: Sequence[ParticipantDraft]) -> None:
        for row in list(self._rows):
            self._remove(row)
        for each in participants:
            self._add(each)

    @property
    def participants(self) -> tuple[ParticipantDraft, ...]:
        """What the rows that have a name hold."""
        return tuple(row.participant for row in self._rows if row.name.text().strip())

    def _add_empty(self) -> None:
        role = Role.AGENT if not self._rows else Role.PARTICIPANT
        row = self._add(ParticipantDraft("", role))
        row.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, participant: ParticipantDraft) -> "_ActorRow":
        row = _ActorRow(self._names, participant)
        row.changed.connect(self.changed)
        row.gone.connect(self._remove)
        self._rows.append(row)
        self._layout.insertWidget(self._layout.count() - 1, row)
        self.changed.emit()
        return row

    def _remove(self, row: "_ActorRow") -> None:
        self._rows.remove(row)
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.changed.emit()


class _Names(QStringListModel):
    """Names to complete from, folded when one is searched for the first time."""

    @cached_property
    def _searched(self) -> list[str]:
        return [searched(name) for name in self.stringList()]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == SEARCHED_ROLE:
            return self._searched[index.row()] if index.isValid() else None
        return super().data(index, role)


class _ActorRow(QWidget):
    changed = Signal()
    gone = Signal(object)

    def __init__(self, names: "_Names", participant: ParticipantDraft) -> None:
        super().__init__()
        self.name = QLineEdit(participant.name)
        self._actor, self._shown = participant.actor, self.name.text()
        self.name.setAccessibleName("Actor")
        self.name.setPlaceholderText("Name; a new one makes a new actor")
        self.name.setMaxLength(500)
        self.name.setCompleter(NameCompleter(names, self))
        self.role = PlainCombo("Role")
        self.role.addItems([each.value for each in ROLES])
        self.role.setCurrentIndex(ROLES.index(participant.role))
        remove = leave_out_button("Leave this actor out")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.name, 3)
        layout.addWidget(self.role, 2)
        layout.addWidget(remove)
        self.name.textChanged.connect(self.changed)
        self.role.currentIndexChanged.connect(self.changed)
        remove.clicked.connect(self._leave)

    @property
    def participant(self) -> ParticipantDraft:
        """What is filled in; of the actor that it was shown for while its name is as shown."""
        text = self.name.text()
        actor = self._actor if text == self._shown else None
        return ParticipantDraft(text.strip(), ROLES[self.role.currentIndex()], actor)

    def _leave(self) -> None:
        self.gone.emit(self)
