"""The form for a link between two events: how the one bears on the other, read both ways, and a note.

What it records is made in ``session.event_linking``.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from timeline_app.desktop import words
from timeline_app.desktop.combo import PlainCombo
from timeline_app.desktop.form_dialog import FormDialog, field_label, form_layout
from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.text import shortened
from timeline_app.model.event import Event, LinkKind
from timeline_app.session.event_linking import NO_KIND, LinkDraft

MOST_NAMED = 200  # characters of a title
KINDS = tuple(LinkKind)


class LinkForm(FormDialog):
    """Links two events, at first ``first`` to ``second``; ``link`` records it, or says why it can't be."""

    def __init__(
        self, first: Event, second: Event, link: Callable[[LinkDraft], str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._events: Mapping[str, Event] = {first.id: first, second.id: second}
        self._link = link
        self._as_shown = self._ends = LinkDraft(first.id, second.id)
        self.setWindowTitle("Link two events")
        self.resize(500, 420)
        self.first = PlainLabel(strong=True)
        self.second = PlainLabel(strong=True)
        self.kind = PlainCombo("How the first bears on the second")
        self.kind.addItem("choose…")
        for kind in KINDS:
            self.kind.addItem(words.LINK_SENTENCES[kind][0])
        self.swap = QPushButton("Swap the two")
        self.swap.setToolTip("Let the second event be the first")
        self.note = QPlainTextEdit()
        self.note.setAccessibleName("Note")
        self.note.setPlaceholderText("Why, or how far")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(64)
        self.reading = PlainLabel(faint=True)
        self.reading.setAccessibleName("The link, read both ways")
        swapping = QHBoxLayout()
        swapping.addWidget(self.swap)
        swapping.addStretch(1)
        form = form_layout()
        form.addRow(field_label("First event"), self.first)
        form.addRow(field_label("How it bears on the second"), self.kind)
        form.addRow(field_label("Second event"), self.second)
        form.addRow(swapping)
        form.addRow(field_label("Note"), self.note)
        form.addRow(self.reading)
        self.done_button = self.lay_out(form, "Link")
        self.kind.currentIndexChanged.connect(self._follow)
        self.note.textChanged.connect(self._follow)
        self.swap.clicked.connect(self._turn)
        self._follow()
        self.kind.setFocus()

    @property
    def draft(self) -> LinkDraft:
        """What is filled in."""
        place = self.kind.currentIndex()
        kind = KINDS[place - 1] if place > 0 else None
        return replace(self._ends, kind=kind, note=self.note.toPlainText())

    @property
    def is_changed(self) -> bool:
        return self.draft != self._as_shown

    def accept(self) -> None:
        problem = self._link(self.draft)
        if problem:
            self.tell(problem)
            return
        super().accept()

    def _turn(self) -> None:
        self._ends = self._ends.turned
        self._follow()

    def _follow(self) -> None:
        draft = self.draft
        first, second = self._events[draft.first], self._events[draft.second]
        self.first.say(_line(first))
        self.second.say(_line(second))
        if draft.kind is None:
            self.reading.say(NO_KIND)
        else:
            one, other = f"“{_title(first)}”", f"“{_title(second)}”"
            forth, back = words.LINK_SENTENCES[draft.kind]
            self.reading.say(f"{one} {forth} {other}.\n{other} {back} {one}.")
        self.note_change()


def _title(event: Event) -> str:
    return shortened(event.title, MOST_NAMED)


def _line(event: Event) -> str:
    return f"{_title(event)}{words.SEPARATOR}{words.date_words(event.date)}"
