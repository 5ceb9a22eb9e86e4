"""What the window does with documents: added, mended, replaced, removed, their passages placed again.

Files are read by ``document_reading``; what is recorded is made in ``session``.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from timeline_app.desktop.added_window import AddedWindow
from timeline_app.desktop.asking import confirm, tell
from timeline_app.desktop.behind_bar import run_in_pieces
from timeline_app.desktop.document_form import DocumentForm
from timeline_app.desktop.document_reading import Found, read_with_progress
from timeline_app.desktop.open_dialogs import (
    ask_documents_to_add,
    ask_folder_to_add,
    ask_newer_version,
)
from timeline_app.desktop.open_forms import GONE, OpenForms
from timeline_app.desktop.placing_window import PlacingWindow
from timeline_app.desktop.replace_dialog import ReplaceDialog
from timeline_app.desktop.text import name_in_label, short_visible_text
from timeline_app.desktop.views import Views
from timeline_app.model.problem import Problem
from timeline_app.model.source import Document, Passage
from timeline_app.reading.document_files import DocumentFile
from timeline_app.session.added import Outcome
from timeline_app.session.adding_documents import Added, added_documents, label_for
from timeline_app.session.counting import counted
from timeline_app.session.document_edits import (
    DocumentDraft,
    events_resting_on,
    mended,
    names_backed_only_by,
    removed,
)
from timeline_app.session.done_words import done_words
from timeline_app.session.editing import Editor
from timeline_app.session.near_copies import Comparison, Sketches
from timeline_app.session.passage_edits import with_passages
from timeline_app.session.placing_words import on_one_line
from timeline_app.session.replacing import replacement, why_not
from timeline_app.session.session import Session
from timeline_app.session.waiting import waiting_in
from timeline_app.store.edits import Edit, Kind

OUTDATED = (
    "The document was changed or removed since this form was opened: copy what you need, cancel, "
    "and begin again."
)


class DocumentedWindow(Protocol):
    """What documents ask of the workspace."""

    @property
    def window(self) -> QWidget: ...

    views: Views

    def open_session(self) -> Session: ...
    def documents_folder(self) -> Path: ...
    def keep_documents_folder(self, folder: Path) -> None: ...
    def say(self, message: str, details: Callable[[], None] | None = None) -> None: ...


class DocumentDesk:
    """Documents in one window; what was added last is kept until another project is open.

    ``editor`` gives that of the open project, ``is_ready`` whether it can be edited, if need be after
    asking; ``record`` records edits under a label, and says why it can't, or nothing.
    """

    def __init__(
        self,
        workspace: DocumentedWindow,
        forms: OpenForms,
        editor: Callable[[], Editor | None],
        is_ready: Callable[[], bool],
        record: Callable[[str, Sequence[Edit]], str],
    ) -> None:
        self._workspace, self._forms = workspace, forms
        self._editor, self._is_ready, self._record = editor, is_ready, record
        self._outcome: Outcome | None = None
        self._sketches = Sketches()
        self.added_window: AddedWindow | None = None
        self.placing_window: PlacingWindow | None = None

    @property
    def has_added(self) -> bool:
        return self._outcome is not None

    def forget(self) -> None:
        """Another project is open."""
        self._outcome, self._sketches = None, Sketches()
        for window in (self.added_window, self.placing_window):
            if window is not None:
                window.close()

    # adding

    def add(self, paths: Sequence[Path] = ()) -> None:
        """Read ``paths``, or files that are asked for, and add them to the project."""
        if not self._is_ready():
            return
        chosen = paths or self._asked(ask_documents_to_add)
        if chosen:
            read_with_progress(self._window, chosen, "Add documents", self._add)

    def add_folder(self) -> None:
        """Add the documents in a folder that is asked for."""
        if self._is_ready() and (chosen := self._asked(ask_folder_to_add)):
            read_with_progress(self._window, chosen, "Add documents", self._add)

    def _asked(self, ask: Callable[[QWidget, str], list[Path]]) -> list[Path]:
        chosen = ask(self._window, str(self._workspace.documents_folder()))
        if chosen:
            self._workspace.keep_documents_folder(chosen[0].parent)
        return chosen

    def show_added(self) -> None:
        """The list of what was added last."""
        if self._outcome is None:
            return
        if self.added_window is None:
            window = AddedWindow(self._outcome, self._session, self._edit_by_id, self._window)
            self.added_window = window
            window.destroyed.connect(self._forget_added)
        self.added_window.show()
        self.added_window.activateWindow()

    def _add(self, found: Found) -> None:
        editor = self._editor()
        if editor is None:
            return
        known = editor.store.project.documents
        added = added_documents(editor.store.project, found)
        if added.documents:
            problem = self._record(label_for(added.documents), added.edits)
            if problem:
                tell(self._window, problem)
                return
            self._session.select(None)  # which is told in another document
            self._workspace.views.passage.show_document(added.documents[0].id)
        self._compare(editor, added, known)

    def _compare(self, editor: Editor, added: Added, known: Sequence[Document]) -> None:
        """Look for near copies of what was added, then tell what came of it."""
        comparison = Comparison(added.documents, known, editor.store.texts, self._sketches)
        is_done = False

        def steps() -> Iterator[float]:
            nonlocal is_done
            for fraction in comparison.steps():
                if self._editor() is not editor:  # its file is closed
                    return
                yield fraction
            is_done = True

        def then() -> None:
            if self._editor() is not editor:
                return
            lengths = {
                edit.record.id: len(edit.text or "")
                for edit in added.edits
                if isinstance(edit.record, Document)
            }
            copies = tuple(comparison.found)
            self._tell(Outcome(lengths, added.problems, copies, is_done))

        doing = "Comparing with the documents that are there…"
        run_in_pieces(self._window, steps(), "Add documents", doing, then)

    def _tell(self, outcome: Outcome) -> None:
        if self.added_window is not None:
            self.added_window.close()
        self._outcome = outcome
        if outcome.lengths:
            documents = self._session.open_project.project.documents
            self._workspace.say(outcome.summary(documents), self.show_added)
        if not outcome.is_clean:
            self.show_added()

    # mending and removing

    def edit(self) -> None:
        """A form for the document on show."""
        if self._is_ready():
            self._edit_by_id(self._workspace.views.passage.document_on_show)

    def _edit_by_id(self, id_: str | None) -> None:
        document = self._document(id_)
        if document is None or self._forms.form_of((Kind.DOCUMENT, document.id)) is not None:
            return
        text = self._session.open_project.texts.get(document.id)

        def record(draft: DocumentDraft) -> str:
            if self._document(document.id) != document:
                return OUTDATED
            return self._record(f"Edit the {_named(document)}", mended(document, draft))

        form = DocumentForm(document, text, record, self._window)
        self._forms.show(form, (Kind.DOCUMENT, document.id))

    def remove(self) -> None:
        """Remove the document on show, if no event rests on it; else offer to list those that do."""
        if not self._is_ready():
            return
        document = self._document(self._workspace.views.passage.document_on_show)
        editor = self._editor()
        if document is None or editor is None:
            return
        project = editor.store.project
        events = events_resting_on(project, document.id)
        name = short_visible_text(document.title)
        if events:
            rest = "event rests" if len(events) == 1 else "events rest"
            question = (
                f"“{name}” can't be removed: {len(events):,} {rest} on it. Delete them first, or "
                "give them other passages."
            )
            if confirm(self._window, question, "Show these events"):
                self._show_events_of(document)
            return
        question = f"Remove “{name}” and its text? It can be undone."
        names = names_backed_only_by(project, document.id)
        if names:
            question += f" Names of actors that stand in it alone go with it ({names:,})."
        if not confirm(self._window, question, "Remove"):
            return
        edits = removed(project, editor.store.link_keys, document.id)
        if problem := self._record(f"Remove the {_named(document)}", edits):
            tell(self._window, problem)

    def _show_events_of(self, document: Document) -> None:
        session = self._session
        session.set_filter(replace(session.filter, documents=frozenset({document.id})))
        self._workspace.views.events.show()
        self._workspace.views.events.focus_table()

    # newer versions

    def replace(self) -> None:
        """Put a file that is asked for in the place of the document on show."""
        if not self._is_ready():
            return
        document = self._document(self._workspace.views.passage.document_on_show)
        if document is None:
            return
        file = ask_newer_version(
            self._window, document.title, str(self._workspace.documents_folder())
        )
        if file is not None:
            self.replace_by(document.id, file)

    def replace_by(self, id_: str, file: Path) -> None:
        """Put ``file`` in the place of a document, once a person has seen what that comes to."""
        window = self._window
        read_with_progress(window, [file], "Replace", lambda found: self._replace(id_, found))

    def _replace(self, id_: str, found: Found) -> None:
        document, editor = self._document(id_), self._editor()
        if document is None or editor is None or not found:
            return
        file, project = found[0], editor.store.project
        if isinstance(file, Problem):
            tell(self._window, str(file))
            return
        assert isinstance(file, DocumentFile)
        if problem := why_not(project, document, file):
            tell(self._window, problem)
            return
        old = editor.store.texts.get(id_, "")
        made = replacement(project, document, old, file)
        dialog = ReplaceDialog(made, project, old, self._window)
        if not dialog.exec():
            return
        edits = made.edits(project, editor.store.link_keys, dialog.chosen)
        label = f"Replace the {_named(document)} by {name_in_label(file.file.name)}"
        if problem := self._record(label, edits):
            tell(self._window, problem)
            return
        waiting = len(waiting_in(self._session.open_project))
        if waiting:
            count = counted(waiting, "passage")
            said = f"{done_words(label)}. {count} to place again"
            self._workspace.say(said, self.place_again)

    def place_again(self) -> None:
        """The window of the passages that wait for a person."""
        if not self._is_ready():
            return
        if self.placing_window is None:
            session, panel = self._session, self._workspace.views.passage
            self.placing_window = PlacingWindow(session, panel, self._place, self._window)
            self.placing_window.destroyed.connect(self._forget_placing)
        self.placing_window.show()
        self.placing_window.activateWindow()

    def _place(self, after: Mapping[Passage, Passage]) -> str:
        editor = self._editor()
        if editor is None:
            return GONE
        edits = with_passages(editor.store.project, editor.store.link_keys, after)
        quotes = [name_in_label(on_one_line(each.quote)) for each in after.values()]
        what = f"the passage “{quotes[0]}”" if len(quotes) == 1 else f"{len(quotes):,} passages"
        return self._record(f"Place {what} again", edits)

    # how it is done

    @property
    def _window(self) -> QWidget:
        return self._workspace.window

    @property
    def _session(self) -> Session:
        return self._workspace.open_session()

    def _document(self, id_: str | None) -> Document | None:
        documents = self._session.open_project.project.documents
        return next((document for document in documents if document.id == id_), None)

    def _forget_added(self, _gone: object = None) -> None:
        self.added_window = None

    def _forget_placing(self, _gone: object = None) -> None:
        self.placing_window = None


def _named(document: Document) -> str:
    return f"document “{name_in_label(document.title)}”"
