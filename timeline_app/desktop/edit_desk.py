"""What the window does for editing: records edits, undoes them with their words, and shows their history.

What is asked before an edit is the business of the desks for projects, documents, events and actors.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from timeline_app.desktop.actor_desk import ActorDesk
from timeline_app.desktop.asking import confirm, tell
from timeline_app.desktop.date_desk import DateDesk
from timeline_app.desktop.document_desk import DocumentDesk
from timeline_app.desktop.event_desk import EventDesk
from timeline_app.desktop.event_form_desk import EventFormDesk
from timeline_app.desktop.form_dialog import FormDialog
from timeline_app.desktop.history_window import HistoryWindow
from timeline_app.desktop.link_desk import LinkDesk
from timeline_app.desktop.open_forms import GONE, OpenForms
from timeline_app.desktop.project_desk import ProjectDesk, ProjectWindow
from timeline_app.desktop.review_desk import ReviewDesk
from timeline_app.desktop.text import short_visible_text
from timeline_app.desktop.theme import Theme
from timeline_app.desktop.views import Views
from timeline_app.desktop.words import hidden_words
from timeline_app.session.done_words import done_words
from timeline_app.session.editing import Editor
from timeline_app.session.session import Session
from timeline_app.session.settings import Settings
from timeline_app.store.changes import Change
from timeline_app.store.edits import Edit, Kind
from timeline_app.store.errors import StoreError
from timeline_app.store.project_store import ProjectStore

if TYPE_CHECKING:
    from timeline_app.desktop.check_desk import CheckDesk
    from timeline_app.desktop.propose_desk import ProposeDesk

SAVE_FIRST = "Save it as a project of your own, and edit that?"


class EditedWindow(ProjectWindow, Protocol):
    """What editing asks of the workspace."""

    @property
    def why_read_only(self) -> str: ...

    theme: Theme
    views: Views
    settings: Settings

    def open_session(self) -> Session: ...
    def documents_folder(self) -> Path: ...
    def keep_documents_folder(self, folder: Path) -> None: ...
    def say(self, message: str, details: Callable[[], None] | None = None) -> None: ...


class EditDesk:
    """Editing in one window. ``editor`` is that of the open project, None where there is none."""

    def __init__(self, workspace: EditedWindow) -> None:
        self._workspace = workspace
        self._projects = ProjectDesk(workspace)
        self.editor: Editor | None = None
        self._open_forms = OpenForms()
        self._history: HistoryWindow | None = None
        self._event_forms = EventFormDesk(
            workspace, self._open_forms, lambda: self.editor, self._ready, self._recorded
        )
        self._events = EventDesk(workspace, self._ready, self._open_store, self._recorded)
        self.links = LinkDesk(workspace, self._ready, self._open_store, self._recorded)
        self.review = ReviewDesk(workspace, self._ready, self._open_store, self._recorded)
        self.documents = DocumentDesk(
            workspace,
            self._open_forms,
            lambda: self.editor,
            self._ready,
            lambda label, edits: self._recorded(label, edits),
        )
        self.dates = DateDesk(workspace, self._ready, self._recorded)
        self.actors = ActorDesk(
            workspace,
            self._open_forms,
            lambda: self.can_edit,
            self._ready,
            self._open_store,
            self._recorded,
        )

    @cached_property
    def check(self) -> "CheckDesk":
        """The check; made when it is first asked for, as it takes a while to load."""
        from timeline_app.desktop.check_desk import CheckDesk, Editing

        editing = Editing(
            self._ready,
            self._open_store,
            self._recorded,
            self._events.merge_pair,
            self.place_passages,
            self.undo,
            self.redo,
        )
        return CheckDesk(self._workspace, editing)

    @cached_property
    def proposing(self) -> "ProposeDesk":
        """Made when it is first asked for, as it takes a while to load."""
        from timeline_app.desktop.propose_desk import ProposeDesk

        return ProposeDesk(
            self._workspace,
            self._ready,
            lambda: self.editor,
            self._recorded,
            self.review.show,
            self.add_documents,
        )

    @property
    def forms(self) -> list[FormDialog]:
        """Those that are open, in the order of opening."""
        return self._open_forms.forms

    @property
    def can_edit(self) -> bool:
        return self.editor is not None and self.editor.can_edit

    # projects

    def new_project(self) -> None:
        self._projects.new_project()

    def save_as(self) -> None:
        self._projects.save_as()

    def save_copy(self) -> None:
        self._projects.save_copy()

    def offer_to_save(self, why: str) -> None:
        """Say why the project can't be edited; where a copy could be, offer to save it as one."""
        if self._session.columns.tables is not None:
            tell(self._window, f"{why} Correct the table, and import it again.")
        elif confirm(self._window, f"{why} {SAVE_FIRST}", "Save as a project…"):
            self.save_as()

    # documents

    def add_documents(self, paths: Sequence[Path] = ()) -> None:
        self.documents.add(paths)

    def add_folder(self) -> None:
        self.documents.add_folder()

    def propose_events(self) -> None:
        self.proposing.propose()

    def edit_document(self) -> None:
        self.documents.edit()

    def replace_document(self) -> None:
        self.documents.replace()

    def remove_document(self) -> None:
        self.documents.remove()

    def place_passages(self) -> None:
        self.documents.place_again()

    def show_added(self) -> None:
        self.documents.show_added()

    # events

    def new_event(self, edtf: str = "", lane: str | None = None) -> None:
        self._event_forms.new(edtf, lane)

    def edit_event(self) -> None:
        self._event_forms.edit()

    def add_passage(self) -> None:
        self._event_forms.add_passage()

    def delete_events(self) -> None:
        self._events.delete()

    def merge_events(self) -> None:
        self._events.merge()

    def split_event(self) -> None:
        self._events.split()

    def link_events(self) -> None:
        self.links.link()

    def edit_events(self) -> None:
        self._events.edit_all()

    # history

    def undo(self) -> None:
        self._take_back(self._try(Editor.undo, "Undone"))

    def redo(self) -> None:
        self._take_back(self._try(Editor.redo, "Redone"))

    def show_history(self) -> None:
        if self.editor is None:
            return
        if self._history is None:
            self._history = HistoryWindow(self._session, self.editor, self._go_to, self._window)
            self._history.destroyed.connect(self._forget_history)
        self._history.show()
        self._history.activateWindow()

    def show_check(self) -> None:
        self.check.show()

    def show_contradictions(self) -> None:
        self.check.show_contradictions()

    def may_leave(self) -> bool:
        """Whether no form holds what is not recorded, or the user gives that up."""
        return self._open_forms.may_close(self._window)

    def follow(
        self, session: Session, store: ProjectStore, settle: Callable[[], None] | None
    ) -> None:
        """A project was opened that is kept in ``store``; ``settle`` reads all of it."""
        self.editor = Editor(session, store, settle)

    def forget(self) -> None:
        """Another project is open: close what belongs to the one before."""
        self.editor = None
        self.documents.forget()
        self._open_forms.close()
        if self._history is not None:
            self._history.close()
        if "check" in self.__dict__:
            self.check.close()
        if "proposing" in self.__dict__:
            self.proposing.forget()

    # how it is done

    @property
    def _window(self) -> QWidget:
        return self._workspace.window

    @property
    def _session(self) -> Session:
        return self._workspace.open_session()

    def _ready(self) -> bool:
        """Whether the project can be edited, if need be as one of the user's own."""
        if self.editor is not None:
            self.editor.settle()
        if self.can_edit:
            return True
        self.offer_to_save(self._workspace.why_read_only)
        return self.can_edit

    def _open_store(self) -> ProjectStore:
        if self.editor is None:
            raise RuntimeError("no project is open that can be edited")
        return self.editor.store

    def _recorded(self, label: str, edits: Sequence[Edit], select: str | None = None) -> str:
        """Record ``edits``; why that can't be done, or nothing."""
        if self.editor is None:
            return GONE
        try:
            change = self.editor.record(label, edits, select)
        except StoreError as error:
            return str(error)
        hidden = hidden_words(*self.editor.hidden_by_filter(change))
        self._workspace.say(f"{done_words(label)}{hidden}")
        return ""

    def _go_to(self, number: int) -> None:
        self._try(lambda editor: editor.go_to(number))

    def _take_back(self, change: Change | None) -> None:
        """Have whoever goes through the proposals go on from what came back."""
        events = frozenset() if change is None else change.touched_of(Kind.EVENT)
        self._workspace.views.review.take_back(events)

    def _try(self, act: Callable[[Editor], Change | None], verb: str = "") -> Change | None:
        """The change that came of it, once it is told."""
        if self.editor is None:
            return None
        try:
            change = act(self.editor)
        except StoreError as error:
            tell(self._window, str(error))
            return None
        if change is not None:
            label = short_visible_text(change.label)
            done = f"{verb}: {label}" if verb else label
            self._workspace.say(f"{done}{hidden_words(*self.editor.hidden_by_filter(change))}")
        return change

    def _forget_history(self, _gone: object = None) -> None:
        self._history = None
