"""A document with what is known of it: chooser, file, publisher, whether it is unchanged, the text.

The text itself is ``document_view``'s; a passage that can't be verified is quoted from the record
and never highlighted in the text.
"""

import hashlib
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from timeline_app.desktop import words
from timeline_app.desktop.copying import CopyActions
from timeline_app.desktop.document_choice import DocumentChoice
from timeline_app.desktop.document_view import DocumentView
from timeline_app.desktop.labels import PlainLabel, hairline
from timeline_app.desktop.row_view import RowView
from timeline_app.desktop.sourced import SourcedPassages, sourced_passages
from timeline_app.desktop.text import short_visible_text
from timeline_app.desktop.theme import Theme
from timeline_app.model.event import Claim
from timeline_app.model.passages import passage_of
from timeline_app.model.source import Document, Passage
from timeline_app.session.session import Session

QUOTE_HEIGHT = 120
MARGIN = 16


class DocumentPane(QWidget):
    """Shows the document of the selected claim, or the one that was chosen.

    ``menu_wanted`` tells where a menu of what can be done with the document is asked for.
    """

    menu_wanted = Signal(QPoint)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._document: Document | None = None
        self._kept: str | None = None
        self._shown_in: Path | None = None
        self.setProperty("page", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.chooser = DocumentChoice(self)
        self.more = QPushButton("⋯")
        self.more.setAccessibleName("What can be done with the document")
        self.more.setToolTip("Edit, replace or remove the document")
        self.more.setFixedWidth(32)
        self._title = PlainLabel(strong=True)
        self._title.make_selectable()
        self._about = PlainLabel(faint=True, small=True)
        self._about.make_selectable()
        self._warning = PlainLabel(warning=True, small=True)
        self._notice = _Notice(self)
        self.view = DocumentView(theme, self)
        self.row_view = RowView(session, theme, self)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._lay_out()
        self.chooser.activated.connect(self._choose_document)
        self.view.passage_chosen.connect(self._choose_passage)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.more.clicked.connect(self._ask_for_menu)
        for part in (self.chooser, self._title, self._about, self.more):
            part.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            part.customContextMenuRequested.connect(self._ask_for_menu)
        self.forget()

    def set_theme(self, theme: Theme) -> None:
        self.view.set_theme(theme)
        self.row_view.set_theme(theme)

    def forget(self) -> None:
        """Another project is open, or it was edited; what is on show stays if it is the same."""
        file = self._session.open_project.file
        self._kept = self.document_id if file == self._shown_in else None
        self._shown_in = file
        self._sourced: dict[str, SourcedPassages] = {}
        documents = self._session.open_project.project.documents
        is_listed = self._session.is_edited and self.chooser.lists(documents)
        if is_listed and self._document is not None:
            return
        self._document = None
        self._unchanged: dict[str, bool] = {}
        self.chooser.list_documents(documents)
        self.chooser.setVisible(len(documents) > 1)
        self._title.setVisible(len(documents) == 1)
        self.more.setVisible(bool(documents) and not self._has_tables)
        self._about.setVisible(bool(documents))
        if not documents:
            self._show_none()

    def follow_selection(self) -> None:
        """Another claim is selected: what was on show before an edit need not stay."""
        self._kept = None

    def refresh(self) -> None:
        """Show the passage of the selected claim, or the first document."""
        event = self._session.selected_event
        documents = self._session.open_project.project.documents
        if self._shows_kept():
            return
        if event is None:
            if self._document is None and documents:
                self._show_document(documents[0])
            self._show_passage(None)
            return
        claim = event.claims[self._session.selected_claim]
        self._show_document(self.chooser.with_id(claim.passage.document))
        self._show_passage(claim)

    def show_stretch(self, document_id: str, stretch: tuple[int, int] | None) -> None:
        """Show a document, and highlight a stretch of it, whatever is selected."""
        documents = self._session.open_project.project.documents
        document = next((each for each in documents if each.id == document_id), None)
        if document is None:
            return
        self._show_document(document)
        self._show_passage(None)
        if document_id in self._session.open_project.texts:
            self.view.highlight(stretch)

    def refresh_tints(self) -> None:
        """Tint the passages of what the filter keeps, and those of the selected event."""
        if self._document is None or self._has_tables:
            return
        kept = self._session.kept
        row = self._session.selected_row
        if row is not None and not kept[row]:
            kept = kept.copy()
            kept[row] = True
        self.view.set_passages(self._sourced_in(self._document).kept(kept))

    def marked_passage(self) -> Passage | None:
        """What is marked in the document's text; None where that is nothing, or white space."""
        stretch = self.view.marked_stretch()
        if stretch is None or self._document is None:
            return None
        text = self._session.open_project.texts[self._document.id]
        try:
            return passage_of(self._document.id, text, *stretch)
        except ValueError:
            return None

    @property
    def document_id(self) -> str | None:
        """The id of the document on show, None where there is none."""
        return None if self._document is None else self._document.id

    def show_document(self, id_: str) -> None:
        """Show another document than that of the selected claim, as if it were chosen."""
        place = self.chooser.place_of(id_)
        if place is not None:
            self._choose_document(place)

    # how it is done

    def _shows_kept(self) -> bool:
        """Show the document that was on show before an edit of the project; whether there is one."""
        kept, self._kept = self._kept, None
        if kept is not None:
            self.show_document(kept)
        return self._document is not None and self._document.id == kept

    def _ask_for_menu(self, _at: object = None) -> None:
        self.menu_wanted.emit(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.setSpacing(4)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.chooser, 1)
        top.addWidget(self._title, 1)
        top.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(top)
        for part in (self._about, self._warning):
            head.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._notice)
        layout.addWidget(hairline(self))
        layout.addWidget(self.view, 1)
        layout.addWidget(self.row_view, 1)
        self._rest = QWidget(self)
        layout.addWidget(self._rest, 1)

    def _show_none(self) -> None:
        """Nothing of the project before stays in view."""
        self._warning.hide()
        self.view.set_passages(None)
        self.view.show_text("")
        self.view.hide()
        self.row_view.hide()
        self._rest.show()

    def _show_document(self, document: Document) -> None:
        if document is self._document:
            return
        self._document = document
        opened = self._session.open_project
        self.chooser.show_document(document)
        self._title.say(document.title)
        text = opened.texts.get(document.id)
        is_changed = text is not None and not self._is_unchanged(document, text)
        is_changed = is_changed and not opened.keeps_texts  # that is the text of what was read
        self._warning.say("⚠ SHA-256 changed: this is not the file that was read")
        self._warning.setVisible(is_changed)
        self.view.show_text(text or "")
        self._about.say(self._about_text(document))
        self.view.setVisible(text is not None)
        self.row_view.setVisible(self._has_tables)
        self._rest.setVisible(text is None and not self._has_tables)
        self.view.setAccessibleName(short_visible_text(f"Text of {document.title}"))
        self.refresh_tints()

    @property
    def _has_tables(self) -> bool:
        """Whether the documents are tables: of these rows are shown, and no text as a whole."""
        return self._session.columns.tables is not None

    def _about_text(self, document: Document) -> str:
        if self._has_tables:
            known = f"SHA-256 at import {document.sha256[:16]}…"
            return words.SEPARATOR.join((document.media_type, known))
        language = "language unknown" if document.language == "und" else document.language
        parts = [document.path or document.media_type, language]
        if self.view.page_count > 1:
            parts.append(f"{self.view.page_count:,} pages")
        if document.publisher:
            parts.append(document.publisher)
        if document.published is not None:
            parts.append(f"published {words.date_words(document.published)}")
        if document.reliability is not None:
            parts.append(f"reliability {document.reliability}")
        opened = self._session.open_project
        text = opened.texts.get(document.id)
        if opened.keeps_texts:
            parts.append(f"SHA-256 of the file {document.sha256[:16]}…")
        elif text is not None and self._is_unchanged(document, text):
            parts.append("SHA-256\u00a0✓\u00a0unchanged")
        return words.SEPARATOR.join(parts)

    def _is_unchanged(self, document: Document, text: str) -> bool:
        known = self._unchanged.get(document.id)
        if known is None:
            # Documents are UTF-8, decoded without loss, so that this is the hash of the file.
            known = hashlib.sha256(text.encode()).hexdigest() == document.sha256
            self._unchanged[document.id] = known
        return known

    def _sourced_in(self, document: Document) -> SourcedPassages:
        made = self._sourced.get(document.id)
        if made is None:
            session = self._session
            made = sourced_passages(session.open_project, session.columns, document.id)
            self._sourced[document.id] = made
        return made

    def _show_passage(self, claim: Claim | None) -> None:
        """Highlight the passage of ``claim`` if it is verified, else quote it from the record."""
        if self._document is None:
            mend = "Add some with Ctrl+D, or drop them on this window."
            self._notice.say("No documents yet", mend, "", is_warning=False)
            return
        if self._has_tables:
            self._notice.hide()
            self.row_view.show_row(None if claim is None else self._session.selected_row)
            return
        self.refresh_tints()
        opened = self._session.open_project
        is_there = self._document.id in opened.texts
        stretch = self._verified(claim.passage) if claim is not None else None
        quote = claim.passage.quote if claim is not None and stretch is None else ""
        if not is_there:
            self._notice.say("The document is not there", self._why_missing(), quote)
        elif claim is not None and stretch is None:
            state = opened.state_of(claim.passage)
            self._notice.say(words.PASSAGE_WORDS[state], words.PASSAGE_MENDS[state], quote)
        else:
            self._notice.hide()
        self._highlight(stretch)

    def _highlight(self, stretch: tuple[int, int] | None) -> None:
        event = self._session.selected_event
        if stretch is None or event is None or self._document is None:
            self.view.highlight(None)
            return
        date = event.date.passage if event.date is not None else None
        is_here = date is not None and date.document == self._document.id
        date_words = self._verified(date) if date is not None and is_here else None
        self.view.highlight(stretch, date_words, (event.id, self._session.selected_claim))

    def _verified(self, passage: Passage) -> tuple[int, int] | None:
        found = self._session.open_project.located[passage]
        if not found.state.is_sourced or found.start is None or found.end is None:
            return None
        return found.start, found.end

    def _why_missing(self) -> str:
        """Reason and mend as the reader of the file gave them."""
        found = self._session.open_project.document_problems.get(self.document_id or "")
        if not found:
            return "Its file could not be read."
        return f"{words.sentence_start(found[0].reason)}: {found[0].mend}."

    def _choose_document(self, place: int) -> None:
        self._show_document(self._session.open_project.project.documents[place])
        event = self._session.selected_event
        claim = None if event is None else event.claims[self._session.selected_claim]
        is_its_document = claim is not None and claim.passage.document == self.document_id
        self._show_passage(claim if is_its_document else None)

    def _choose_passage(self, event: str, claim: int) -> None:
        self._session.go_to(event, claim)

    def make_menu(self, at: QPoint) -> QMenu:
        """Qt's own entries and those for the passage at ``at``, or the selected one."""
        menu = self.view.createStandardContextMenu(at)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        found = self.view.passages_at(at)
        session = self._session
        current = [(session.selected, session.selected_claim)] if session.selected else []
        for event_id, number in (found or current)[:1]:
            event = session.columns.events[session.columns.row_of[event_id]]
            claim = event.claims[number]
            document = self.chooser.with_id(claim.passage.document)
            menu.addSeparator()
            CopyActions(menu, event, claim, document)
        return menu

    def _show_menu(self, at: QPoint) -> None:
        self.make_menu(at).popup(self.view.viewport().mapToGlobal(at))


class _Notice(QFrame):
    """Why a passage is not highlighted, what to do, and the quote that the record has of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._heading = PlainLabel(warning=True)
        self._mend = PlainLabel(faint=True, small=True)
        self._caption = PlainLabel("Quoted from the record, not verified:", faint=True, small=True)
        self._quote = PlainLabel()
        self._quote.make_selectable()
        self._quote.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._area = QScrollArea()
        self._area.setWidget(self._quote)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setProperty("page", "true")
        self._area.setAccessibleName("Quote from the record")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 4, MARGIN, 12)
        layout.setSpacing(4)
        for part in (self._heading, self._mend, self._caption, self._area):
            layout.addWidget(part)

    def say(self, heading: str, mend: str, quote: str, *, is_warning: bool = True) -> None:
        self._heading.say(heading)
        self._heading.setProperty("warning", "true" if is_warning else "false")
        self._heading.setProperty("faint", "false" if is_warning else "true")
        self._heading.style().polish(self._heading)
        self._mend.say(mend)
        self._mend.setVisible(bool(mend))
        self._quote.say(f"“{quote}”")
        self._caption.setVisible(bool(quote))
        self._area.setVisible(bool(quote))
        self.show()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the quote, up to a limit from which it scrolls."""
        wanted = self._quote.heightForWidth(self.width() - 2 * MARGIN)
        self._area.setFixedHeight(min(max(wanted, 16), QUOTE_HEIGHT))
