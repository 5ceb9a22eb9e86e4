"""The form for an actor, new or known: what it is called and part of, its colour; or a merge.

What it records is made in ``session.actor_draft``; what a merge does, in ``session.actor_edits``.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.desktop.actor_choice import ActorChoice, ActorNames
from timeline_app.desktop.alias_rows import AliasRows
from timeline_app.desktop.colour_choice import ColourChoice
from timeline_app.desktop.combo import PlainCombo
from timeline_app.desktop.form_dialog import FormDialog, field_label, form_layout
from timeline_app.desktop.theme import Theme
from timeline_app.desktop.typed_date_field import TypedDateField
from timeline_app.model.event import Actor, ActorKind
from timeline_app.model.source import Passage
from timeline_app.session.actor_draft import ActorDraft, namesake, wrong_in

KINDS = tuple(ActorKind)
MERGE_LOSES = (
    "A merge would lose what you have filled in above: empty “Merge into” and record it first, "
    "or cancel."
)
SPLIT_LOSES = (
    "A split would lose what you have filled in: record it first, or cancel and begin again."
)
ALWAYS = "Empty: it is not known when it began or ended."
SPANS = "1953 to 2001, until 1991, since 1996"
WIDTH, HEIGHT, HEIGHT_OF_NEW = 440, 660, 520


class ActorActs(Protocol):
    """What a form asks for; each says why it can't be done, or nothing."""

    def record(self, draft: ActorDraft) -> str: ...
    def merge(self, actor: Actor, into: str) -> str: ...
    def remove(self, actor: Actor) -> str: ...
    def ask_split(self, actor: Actor) -> bool:
        """Whether it was done in a form of its own."""
        ...

    def mentions(self, words: str) -> tuple[Passage, ...]:
        """Where the project's documents have these words."""
        ...


class ActorForm(FormDialog):
    """Shows ``draft``, with ``actors`` to be part of or to be merged into."""

    def __init__(
        self,
        draft: ActorDraft,
        actors: Sequence[Actor],
        acts: ActorActs,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._draft, self._actors, self._acts = draft, actors, acts
        self._actor = draft.kept
        self.setWindowTitle("New actor" if self._actor is None else "Edit the actor")
        self.resize(WIDTH, HEIGHT_OF_NEW if self._actor is None else HEIGHT)
        self.name = QLineEdit(draft.name)
        self.name.setAccessibleName("Name")
        self.name.setMaxLength(500)
        self.kind = PlainCombo("Kind")
        self.kind.addItems([each.value for each in KINDS])
        self.kind.setCurrentIndex(KINDS.index(draft.kind))
        others = [each for each in actors if self._actor is None or each.id != self._actor.id]
        names = ActorNames(others, self)
        self.part_of = ActorChoice("Part of", names)
        self.part_of.choose(draft.part_of)
        self.colour = ColourChoice(draft.colour, theme)
        self.aliases = AliasRows(draft.aliases, acts.mentions)
        self.active = TypedDateField(empty=ALWAYS)
        self.active.text.setAccessibleName("When it was active, in EDTF or in words")
        self.active.text.setPlaceholderText(SPANS)
        self.active.show_date(draft.active)
        self.note = QPlainTextEdit(draft.note)
        self.note.setAccessibleName("Note")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(64)
        self.into = ActorChoice("Merge into", names)
        self.split_button, self.delete_button = QPushButton("Split…"), QPushButton("Delete")
        self._as_shown = self._filled_in()
        self._lay_out()
        for signal in (
            self.name.textChanged,
            self.active.changed,
            self.note.textChanged,
            self.kind.currentIndexChanged,
            self.part_of.changed,
            self.colour.changed,
            self.aliases.changed,
            self.into.changed,
        ):
            signal.connect(self._follow)
        self._follow()

    def accept(self) -> None:
        """Record or merge; close only where that went well."""
        problem = self._problem()
        if problem:
            self.tell(problem)
            return
        super().accept()

    @property
    def is_changed(self) -> bool:
        """Whether a field was changed, whatever it goes into."""
        is_other = self._filled_in() != self._as_shown or bool(self.active.problem)
        return is_other or self.aliases.is_typed

    @property
    def draft(self) -> ActorDraft:
        """What is filled in. What was left as it was shown is as it was, had a field no way to hold it."""
        filled, shown = self._filled_in(), self._as_shown
        return replace(
            filled,
            name=self._draft.name if filled.name == shown.name else filled.name,
            note=self._draft.note if filled.note == shown.note else filled.note,
        )

    def _problem(self) -> str:
        """Do what is asked for; why it can't be done, or nothing."""
        if self.into.text().strip():
            if self._actor is None or self.is_changed:
                return MERGE_LOSES
            into = self.into.chosen
            return self.into.problem if into is None else self._acts.merge(self._actor, into)
        if self.aliases.is_typed and not self.aliases.add_typed():
            return self.aliases.problem
        wrong = self.part_of.problem or self.active.problem
        wrong = wrong or wrong_in(self.draft, self._actors)
        return wrong or self._acts.record(self.draft)

    def _filled_in(self) -> ActorDraft:
        return replace(
            self._draft,
            name=self.name.text(),
            kind=KINDS[self.kind.currentIndex()],
            part_of=self.part_of.chosen,
            colour=self.colour.colour,
            aliases=self.aliases.aliases,
            active=self.active.date,
            note=self.note.toPlainText(),
        )

    def _follow(self) -> None:
        merges = bool(self.into.text().strip())
        fields: tuple[QWidget, ...] = (
            self.name,
            self.kind,
            self.part_of,
            self.colour,
            self.aliases,
        )
        for part in (*fields, self.active, self.note):
            part.setEnabled(not merges)
        self.done_button.setText("Merge" if merges else "Record")
        self.note_change(self.aliases.problem or self._remark())

    def _remark(self) -> str:
        """A remark where another actor has the name; empty where it is as it was."""
        draft = self.draft
        if draft.name.strip() == self._draft.name.strip():
            return ""
        return namesake(draft, self._actors)

    def _split(self) -> None:
        if self._actor is None or self.is_changed:
            self.tell(SPLIT_LOSES)
        elif self._acts.ask_split(self._actor):
            self.give_up()

    def _remove(self) -> None:
        if self._actor is None:
            return
        problem = self._acts.remove(self._actor)
        if problem:
            self.tell(problem)
        else:
            self.give_up()

    def _merge_line(self) -> QWidget:
        """Always in view, however many aliases there are."""
        line = QWidget()
        layout = QVBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(field_label("Merge into"))
        layout.addWidget(self.into)
        return line

    def _more(self) -> QWidget:
        """What else can be done with an actor that is known."""
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for button, act in ((self.split_button, self._split), (self.delete_button, self._remove)):
            button.setAutoDefault(False)
            button.clicked.connect(act)
            layout.addWidget(button)
        layout.addStretch(1)
        return line

    def _lay_out(self) -> None:
        form = form_layout()
        for name, part in (
            ("Name", self.name),
            ("Kind", self.kind),
            ("Part of", self.part_of),
            ("Colour", self.colour),
            ("Aliases", self.aliases),
            ("Active", self.active),
            ("Note", self.note),
        ):
            form.addRow(field_label(name), part)
        below = () if self._actor is None else (self._merge_line(), self._more())
        self.done_button = self.lay_out(form, "Record", *below)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
