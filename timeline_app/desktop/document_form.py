"""The form for a document: title, publisher, address, language, date of publication, reliability.

What these record is made in ``session.document_edits``; the text of a document is never edited.
"""

import re
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from timeline_app.desktop import words
from timeline_app.desktop.combo import PlainCombo
from timeline_app.desktop.form_dialog import (
    MARGINS,
    FormDialog,
    done_or_cancel,
    field_label,
    form_layout,
)
from timeline_app.desktop.labels import PlainLabel, hairline
from timeline_app.desktop.typed_date_field import TypedDateField
from timeline_app.model.source import Document
from timeline_app.session.document_edits import RELIABILITIES, DocumentDraft, draft_of
from timeline_app.session.document_facts import encoding_words, kind_words, length_words

LETTERS = tuple(RELIABILITIES)
NOT_KNOWN = "Empty: when it was published is not known."
EXAMPLES = "2021-08-16, 16 August 2021, August 2021, late 2021"
NOT_JUDGED = "not judged"
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


class DocumentForm(FormDialog):
    """``record`` takes what is filled in, and says why it can't be recorded, or nothing."""

    def __init__(
        self,
        document: Document,
        text: str | None,
        record: Callable[[DocumentDraft], str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._record = record
        self._draft = draft = draft_of(document)
        self.setWindowTitle("Edit the document")
        self.resize(500, 520)
        self.title = _field("Title", draft.title)
        self.publisher = _field("Publisher", draft.publisher)
        self.url = _field("Address (URL)", draft.url)
        self.language = _field("Language", draft.language)
        self.language.setPlaceholderText("a tag such as en, fa or pt-BR; empty: not known")
        self.published = TypedDateField(self, NOT_KNOWN, EXAMPLES)
        self.published.show_date(draft.published)
        self.evidence = PlainLabel(_evidence(document), faint=True, small=True)
        self.evidence.make_selectable()
        self.evidence.setVisible(bool(self.evidence.text()))
        self.reliability = PlainCombo("Reliability")
        self.reliability.addItem(NOT_JUDGED)
        self.reliability.addItems([f"{key}: {RELIABILITIES[key]}" for key in LETTERS])
        if draft.reliability is not None:
            self.reliability.setCurrentIndex(LETTERS.index(draft.reliability) + 1)
        self.facts = PlainLabel(_facts(document, text), faint=True, small=True)
        self.facts.make_selectable()
        self.facts.setAccessibleName("What the document is")
        self._shown = self._texts()
        self._lay_out()
        for field in self._fields():
            field.textChanged.connect(self._follow)
        self.published.changed.connect(self._follow)
        self.reliability.currentIndexChanged.connect(self._follow)

    def accept(self) -> None:
        problem = self._problem()
        if not problem and self.is_changed:
            problem = self._record(self.draft)
        if problem:
            self.tell(problem)
            return
        super().accept()

    @property
    def draft(self) -> DocumentDraft:
        """What is filled in; what was left as it was shown is as it was, whatever a field can hold."""
        kept = (self._draft.title, self._draft.publisher, self._draft.url, self._draft.language)
        texts = zip(self._texts(), self._shown, kept, strict=True)
        title, publisher, url, language = (
            before if text == shown else text for text, shown, before in texts
        )
        place = self.reliability.currentIndex()
        letter = LETTERS[place - 1] if place > 0 else None
        return DocumentDraft(title, publisher, url, language, self.published.date, letter)

    @property
    def is_changed(self) -> bool:
        return bool(self.published.problem) or self.draft != self._draft

    def _problem(self) -> str:
        """Why what is filled in can't be recorded, in one sentence."""
        if not self.title.text().strip():
            return "It has no title."
        if self.published.problem:
            return f"The date of publication can't be read: {self.published.problem}"
        language = self.language.text().strip()
        if language and language != self._draft.language and not _LANGUAGE.fullmatch(language):
            return f"“{language}” is no tag of a language: write one such as en, fa or pt-BR."
        return ""

    def _fields(self) -> tuple[QLineEdit, ...]:
        return self.title, self.publisher, self.url, self.language

    def _texts(self) -> tuple[str, ...]:
        return tuple(field.text() for field in self._fields())

    def _follow(self) -> None:
        is_as_it_was = self.published.date == self._draft.published
        self.evidence.setVisible(is_as_it_was and bool(self.evidence.text()))
        self.note_change()

    def _lay_out(self) -> None:
        form = form_layout()
        for name, part in (
            ("Title", self.title),
            ("Publisher", self.publisher),
            ("Address (URL)", self.url),
            ("Language", self.language),
            ("Published", self.published),
        ):
            form.addRow(field_label(name), part)
        form.addRow(self.evidence)
        form.addRow(field_label("Reliability of the source"), self.reliability)
        buttons, self.done_button = done_or_cancel(self, "Record")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*MARGINS)
        layout.addLayout(form)
        layout.addWidget(hairline(self))
        layout.addWidget(self.facts)
        layout.addStretch(1)
        layout.addWidget(self.message)
        layout.addWidget(buttons)
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title.setCursorPosition(0)


def _field(name: str, text: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setAccessibleName(name)
    field.setMaxLength(max(2_000, len(text)))
    field.setCursorPosition(0)
    return field


def _evidence(document: Document) -> str:
    """What the date of publication rests on, as it was found when the document was read."""
    published = document.published
    if published is None:
        return ""
    found = published.anchor or (f"“{published.phrase}”" if published.phrase else "")
    if not found and published.passage is not None:
        found = f"“{published.passage.quote}” in the text"
    return f"Because of {found} ({published.basis.value})." if found else ""


def _facts(document: Document, text: str | None) -> str:
    encoding = encoding_words(document.media_type)
    lines = [
        words.SEPARATOR.join(
            (kind_words(document.media_type), *([encoding] if encoding else []), length_words(text))
        ),
        f"File: {document.path or 'not named'}",
        f"SHA-256 of the file:\n{document.sha256}",
    ]
    return "\n".join(lines)
