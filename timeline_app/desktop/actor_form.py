"""The form for an actor: name, kind, what it is part of, note; or another actor to merge it into.

What these record is made in ``session.actor_edits``.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from timeline_app.desktop.combo import PlainCombo
from timeline_app.desktop.form_dialog import FormDialog, field_label
from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.text import short_visible_text
from timeline_app.model.event import Actor, ActorKind

KINDS = tuple(ActorKind)
NONE = "no other actor"
MERGE_LOSES = (
    "A merge would lose what you have filled in above: choose “no other actor” below and record it "
    "first, or cancel."
)


class ActorForm(FormDialog):
    """``record`` takes name, kind, part_of and note; ``merge`` the id of the actor that stays.

    Both say why it can't be done, or nothing.
    """

    def __init__(
        self,
        actor: Actor,
        others: Sequence[Actor],
        record: Callable[[str, ActorKind, str | None, str], str],
        merge: Callable[[str], str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._actor, self._others = actor, others
        self._record, self._merge = record, merge
        self.setWindowTitle("Edit the actor")
        self.resize(420, 440)
        self.name = QLineEdit(actor.name)
        self.name.setAccessibleName("Name")
        self.name.setMaxLength(500)
        self.kind = PlainCombo("Kind")
        self.kind.addItems([each.value for each in KINDS])
        self.kind.setCurrentIndex(KINDS.index(actor.kind))
        self.part_of = self._choice("Part of", actor.part_of)
        self.note = QPlainTextEdit(actor.note or "")
        self.note.setAccessibleName("Note")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(64)
        self.aliases = PlainLabel(
            "Also called: " + "; ".join(alias.text for alias in actor.aliases),
            faint=True,
            small=True,
        )
        self.aliases.setVisible(bool(actor.aliases))
        self.into = self._choice("Merge into", None)
        self._as_shown = self.name.text(), self.note.toPlainText()
        self._choices_shown = self._choices()
        self._lay_out()
        for signal in (
            self.name.textChanged,
            self.note.textChanged,
            self.kind.currentIndexChanged,
            self.part_of.currentIndexChanged,
            self.into.currentIndexChanged,
        ):
            signal.connect(self._follow)
        self._follow()

    def accept(self) -> None:
        into = self._chosen(self.into)
        if into is not None and self.is_changed:
            problem = MERGE_LOSES
        elif into is not None:
            problem = self._merge(into)
        elif not self.name.text().strip():
            problem = "It has no name."
        else:
            name, note = self._texts()
            kind, part_of = KINDS[self.kind.currentIndex()], self._chosen(self.part_of)
            problem = self._record(name, kind, part_of, note)
        if problem:
            self.tell(problem)
            return
        super().accept()

    @property
    def is_changed(self) -> bool:
        """Whether a field was changed, whatever it goes into."""
        texts = self.name.text(), self.note.toPlainText()
        return texts != self._as_shown or self._choices() != self._choices_shown

    def _choices(self) -> tuple[int, int]:
        return self.kind.currentIndex(), self.part_of.currentIndex()

    def _texts(self) -> tuple[str, str]:
        """Name and note; what was left as it was shown is as it was, had a field no way to hold it."""
        name, note = self.name.text(), self.note.toPlainText()
        shown_name, shown_note = self._as_shown
        return (
            self._actor.name if name == shown_name else name,
            (self._actor.note or "") if note == shown_note else note,
        )

    def _choice(self, name: str, chosen: str | None) -> PlainCombo:
        combo = PlainCombo(name)
        combo.addItem(NONE)
        for other in self._others:
            combo.addItem(short_visible_text(other.name))
        ids = [other.id for other in self._others]
        combo.setCurrentIndex(0 if chosen is None else ids.index(chosen) + 1)
        return combo

    def _chosen(self, combo: PlainCombo) -> str | None:
        place = combo.currentIndex()
        return self._others[place - 1].id if place > 0 else None

    def _follow(self) -> None:
        merges = self._chosen(self.into) is not None
        for part in (self.name, self.kind, self.part_of, self.note):
            part.setEnabled(not merges)
        self.done_button.setText("Merge" if merges else "Record")
        self.note_change(self._namesake())

    def _namesake(self) -> str:
        """A remark where another actor has the name; empty where it is as it was."""
        name = self.name.text().strip()
        if name == self._actor.name.strip() or all(
            name != each.name.strip() for each in self._others
        ):
            return ""
        return "Another actor has this name. If it is the same one, merge them instead."

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, part in (
            ("Name", self.name),
            ("Kind", self.kind),
            ("Part of", self.part_of),
            ("Note", self.note),
        ):
            form.addRow(field_label(name), part)
        form.addRow(self.aliases)
        form.addRow(field_label("Merge into"), self.into)
        buttons = QDialogButtonBox()
        self.done_button = buttons.addButton("Record", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addWidget(self.message)
        layout.addWidget(buttons)
        self.setTabOrder(self.name, self.kind)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
