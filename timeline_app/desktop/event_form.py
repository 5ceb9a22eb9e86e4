"""The form for a new or an edited event. What it records is made in ``session.event_draft``.

It is no modal dialog: one goes on reading, marks another passage, and adds it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from timeline_app.desktop import words
from timeline_app.desktop.actor_rows import ActorRows
from timeline_app.desktop.claim_rows import LISTED, ClaimRows
from timeline_app.desktop.combo import PlainCombo
from timeline_app.desktop.form_dialog import FormDialog, field_label, form_layout
from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.swatch import StatusSwatch
from timeline_app.desktop.theme import Theme
from timeline_app.desktop.typed_date_field import TypedDateField
from timeline_app.model.event import EventType
from timeline_app.model.source import Passage
from timeline_app.model.time import UncertainDate
from timeline_app.reading.tables.guard import values_in
from timeline_app.session.event_draft import ClaimDraft, EventDraft, missing_in, status_in
from timeline_app.writing.csv import joined

TYPES = tuple(EventType)
FILLED_IN = tuple(field.name for field in fields(EventDraft))
WIDTH, HEIGHT = 460, 760


class EventForm(FormDialog):
    """Shows ``draft``; ``save`` records what was made of it, or says in a sentence why it can't be.

    ``references`` are the dates of documents, with their names, by the documents' ids: typed dates such
    as ``a day before`` lean on that of the first claim. ``marked`` gives the passage that is marked in
    the document just now, or None.
    """

    def __init__(
        self,
        draft: EventDraft,
        names: Sequence[str],
        titles: Mapping[str, str],
        references: Mapping[str, tuple[UncertainDate, str]],
        theme: Theme,
        save: Callable[[EventDraft], str],
        marked: Callable[[], Passage | None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._draft, self._theme = draft, theme
        self._references, self._save, self._marked = references, save, marked
        self.setWindowTitle("New event" if draft.kept is None else "Edit the event")
        self.resize(WIDTH, HEIGHT)
        self.title = QLineEdit()
        self.title.setAccessibleName("Title")
        self.title.setPlaceholderText("What happened, in a few words")
        self.title.setMaxLength(2000)
        self.date = TypedDateField()
        self.type = PlainCombo("Type")
        for each in TYPES:
            self.type.addItem(f"{each.value}: {words.TYPE_EXPLANATIONS[each]}")
        self.place = QLineEdit()
        self.place.setAccessibleName("Place")
        self.place.setMaxLength(500)
        self.actors = ActorRows(names)
        self.claims = ClaimRows(titles)
        self.add_passage = QPushButton("Add the marked passage")
        self.add_passage.setToolTip("Mark words in the document first")
        self.tags = QLineEdit()
        self.tags.setAccessibleName("Tags, separated by semicolons")
        self.tags.setMaxLength(1000)
        self.tags.setToolTip(LISTED)
        self.note = QPlainTextEdit()
        self.note.setAccessibleName("Note")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(64)
        self.swatch = StatusSwatch(theme)
        self.status = PlainLabel(faint=True, small=True)
        self._lay_out()
        self._show(draft)
        self._lean()
        self._as_shown = self._filled_in()
        self.claims.changed.connect(self._lean)
        for signal in (
            self.title.textChanged,
            self.date.changed,
            self.claims.changed,
            self.actors.changed,
            self.type.currentIndexChanged,
            self.place.textChanged,
            self.tags.textChanged,
            self.note.textChanged,
        ):
            signal.connect(self._follow)
        self.add_passage.clicked.connect(self.add_marked)
        self._follow()
        self.title.setFocus()
        self.title.selectAll()

    @property
    def draft(self) -> EventDraft:
        """What is filled in. What was left as it was shown is as it was, had a field no way to hold it."""
        filled = self._filled_in()
        left = {
            name: getattr(self._draft, name)
            for name in FILLED_IN
            if getattr(filled, name) == getattr(self._as_shown, name)
        }
        return replace(filled, **left)

    @property
    def is_changed(self) -> bool:
        return self._filled_in() != self._as_shown or bool(self.date.problem)

    def add_marked(self) -> None:
        """Add a claim with the passage that is marked in the document."""
        passage = self._marked()
        if passage is None:
            self.tell("Mark words in the document first, then add them.")
            return
        self.claims.add(ClaimDraft(passage))
        self.tell("")

    def accept(self) -> None:
        """Record the event; close only where that went well."""
        if self.date.problem:
            self.tell(self.date.problem)
            self.date.text.setFocus()
            return
        draft = self.draft
        problem = missing_in(draft) or self._save(draft)
        if problem:
            self.tell(problem)
            return
        super().accept()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.reject()
        event.setAccepted(not self.isVisible())

    def _filled_in(self) -> EventDraft:
        return replace(
            self._draft,
            title=self.title.text(),
            type=TYPES[self.type.currentIndex()],
            date=self.date.date,
            participants=self.actors.participants,
            place=self.place.text(),
            claims=self.claims.claims,
            tags=values_in(self.tags.text()),
            note=self.note.toPlainText(),
        )

    def _lay_out(self) -> None:
        form = form_layout()
        status = QHBoxLayout()
        status.addWidget(self.swatch)
        status.addWidget(self.status, 1)
        for name, part in (
            ("Title", self.title),
            ("Date", self.date),
            ("Actors", self.actors),
            ("Type", self.type),
            ("Place", self.place),
            ("Claims", self.claims),
        ):
            form.addRow(field_label(name), part)
        form.addRow(self.add_passage)
        form.addRow(status)
        form.addRow(field_label("Note"), self.note)
        form.addRow(field_label("Tags"), self.tags)
        self.record = self.lay_out(form, "Record")

    def _show(self, draft: EventDraft) -> None:
        self.title.setText(draft.title)
        self.date.show_date(draft.date)
        self.type.setCurrentIndex(TYPES.index(draft.type))
        self.actors.show_participants(draft.participants)
        self.place.setText(draft.place)
        self.claims.show_claims(draft.claims)
        self.tags.setText(joined(draft.tags) or "")
        self.note.setPlainText(draft.note)

    def _lean(self) -> None:
        claims = self.claims.claims
        document = claims[0].passage.document if claims else ""
        self.date.lean_on(*self._references.get(document, (None, "")))

    def _follow(self) -> None:
        status = status_in(self.draft)
        self.swatch.setVisible(status is not None)
        if status is None:
            self.status.say("The status follows from the claims.")
        else:
            self.swatch.show_status(status, self._theme.faint_text, self._theme)
            self.status.say(f"{status.value}: {words.STATUS_EXPLANATIONS[status]}")
        self.note_change()
