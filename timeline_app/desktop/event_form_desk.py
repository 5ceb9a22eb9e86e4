"""What the window does for one event: its form, filled with the marked passage or with what is known.

What is done with several events is ``event_desk``'s business; how any edit is recorded, ``edit_desk``'s.
"""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget

from timeline_app.desktop.asking import tell
from timeline_app.desktop.desk import Recorder
from timeline_app.desktop.event_desk import document_dates
from timeline_app.desktop.event_form import EventForm
from timeline_app.desktop.open_forms import GONE, OpenForms
from timeline_app.desktop.text import name_in_label
from timeline_app.desktop.theme import Theme
from timeline_app.desktop.views import Views
from timeline_app.model.project import Project
from timeline_app.session.editing import Editor
from timeline_app.session.event_draft import (
    ClaimDraft,
    EventDraft,
    draft_of,
    edits_of,
    names_in,
    outdated,
    participants_in_lane,
)
from timeline_app.session.passage_titles import proposed_title
from timeline_app.session.redating import placed
from timeline_app.session.session import Session
from timeline_app.store.edits import Kind


class FormWindow(Protocol):
    """What the form asks of the workspace."""

    @property
    def window(self) -> QWidget: ...

    theme: Theme
    views: Views

    def open_session(self) -> Session: ...


class EventFormDesk:
    """``editor`` gives that of the open project; ``ready`` tells whether it can be edited, and may ask.

    ``forms`` are those of all records.
    """

    def __init__(
        self,
        workspace: FormWindow,
        forms: OpenForms,
        editor: Callable[[], Editor | None],
        ready: Callable[[], bool],
        record: Recorder,
    ) -> None:
        self._workspace, self._forms, self._editor = workspace, forms, editor
        self._ready, self._recorded = ready, record

    def new(self, edtf: str = "", lane: str | None = None) -> None:
        """A form for an event that rests on the marked passage, at a time and in a lane, if given."""
        passage = self._workspace.views.passage.marked_passage()
        if not self._ready():
            return
        claims = () if passage is None else (ClaimDraft(passage),)
        title = "" if passage is None else proposed_title(passage.quote)
        names = names_in(self._project)
        self._show(
            EventDraft(
                title=title,
                date=placed(edtf) if edtf else None,
                participants=participants_in_lane(lane, names),
                claims=claims,
                names=names,
            )
        )

    def edit(self) -> None:
        event = self._workspace.open_session().selected_event
        if event is not None and self._ready():
            self._show(draft_of(event, self._project))

    def add_passage(self) -> None:
        """Add the marked passage to the selected event, as a claim to be filled in."""
        event = self._workspace.open_session().selected_event
        passage = self._workspace.views.passage.marked_passage()
        if event is None or not self._ready():
            return
        if passage is None:
            window = self._workspace.window
            tell(window, "Mark words in a document first, then add them to the event.")
            return
        # The one that was marked: nothing is, where the project was just saved as another.
        self._show(draft_of(event, self._project)).claims.add(ClaimDraft(passage))

    @property
    def _project(self) -> Project:
        return self._workspace.open_session().open_project.project

    def _show(self, draft: EventDraft) -> EventForm:
        """A form for ``draft``; the one that is open for its event already, if there is one."""
        record = None if draft.kept is None else (Kind.EVENT, draft.kept.id)
        known = None if record is None else self._forms.form_of(record)
        if isinstance(known, EventForm):
            return known
        project = self._project
        form = EventForm(
            draft,
            [actor.name for actor in project.actors],
            {document.id: document.title for document in project.documents},
            document_dates(project),
            self._workspace.theme,
            self._record,
            self._workspace.views.passage.marked_passage,
            self._workspace.window,
        )
        self._forms.show(form, record)
        return form

    def _record(self, draft: EventDraft) -> str:
        """Record what a form holds; why not, or nothing."""
        editor = self._editor()
        if editor is None:
            return GONE
        store = editor.store
        if problem := outdated(draft, store):
            return problem
        id_, edits = edits_of(draft, store.project.actors, store)
        verb = "New event" if draft.kept is None else "Edit"
        return self._recorded(f"{verb} “{name_in_label(draft.title.strip())}”", edits, id_)
