"""What the window of the check asks for: a way to what was found, mends, merges, and refusals.

The edits themselves are made in ``session.mending`` and ``session.suggestions``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QWidget

from timeline_app.desktop.asking import tell
from timeline_app.desktop.check_window import CheckWindow
from timeline_app.desktop.text import short_visible_text
from timeline_app.desktop.views import Views
from timeline_app.model.event import Suggestion
from timeline_app.query.likely import Likely
from timeline_app.reading.finding import Finding, FindingKind
from timeline_app.session.check_findings import KIND_WORDS, PLACED_BY_HAND, hint_for
from timeline_app.session.mending import mended
from timeline_app.session.session import Session
from timeline_app.session.suggestions import linked_as_same, merged_actors, refused
from timeline_app.store.edits import Edit
from timeline_app.store.project_store import ProjectStore

MENDED_ALREADY = (
    "There is nothing to change any more: what was found is mended, or no longer there."
)

# What records edits under a label; why that can't be done, or nothing.
Record = Callable[[str, Sequence[Edit]], str]


@dataclass(frozen=True)
class Editing:
    """What the check asks of the desk that edits. ``ready``: whether the project can be edited, if need be
    as one of the user's own; ``store`` gives that of the project once it is ready;
    ``merge_events`` shows what becomes of two events, of which the first stays, before it is recorded.
    """

    ready: Callable[[], bool]
    store: Callable[[], ProjectStore]
    record: Record
    merge_events: Callable[[str, str], None]
    place_passages: Callable[[], None]
    undo: Callable[[], None]
    redo: Callable[[], None]


class CheckedWindow(Protocol):
    """What the check asks of the workspace."""

    @property
    def window(self) -> QWidget: ...

    views: Views

    def open_session(self) -> Session: ...
    def say(self, message: str) -> None: ...


class CheckDesk:
    """The window of the check, while it is open."""

    def __init__(self, workspace: CheckedWindow, editing: Editing) -> None:
        self._workspace, self._editing = workspace, editing
        self.window: CheckWindow | None = None

    def show(self) -> None:
        if self.window is None:
            session = self._workspace.open_session()
            self.window = CheckWindow(session, self, self._workspace.window)
            self.window.destroyed.connect(self._forget)
        self.window.show()
        self.window.activateWindow()

    def show_contradictions(self) -> None:
        self.show()
        if self.window is not None:
            self.window.show_contradictions()

    def close(self) -> None:
        if self.window is not None:
            self.window.close()

    # Decisions

    def go_to(self, finding: Finding) -> None:
        """Show the event, lane or document that it is about."""
        session, views = self._workspace.open_session(), self._workspace.views
        if finding.event is not None and finding.event in session.columns.row_of:
            session.go_to(finding.event, finding.claim)
        elif finding.actor is not None:
            session.go_to_lane(finding.actor)
        if finding.document is not None and (finding.event is None or finding.passage is not None):
            views.passage.setVisible(True)
            views.passage.show_document(finding.document)
        self._workspace.say(hint_for(finding))

    def mend(self, findings: Sequence[Finding]) -> None:
        """Mend findings of one kind, as one change; show where passages are placed by hand."""
        if findings[0].kind in PLACED_BY_HAND:
            self.go_to(findings[0])
            self._editing.place_passages()
            return
        if not self._editing.ready():
            return
        session = self._workspace.open_session()
        edits = mended(findings, session.open_project, self._editing.store().link_keys)
        words = KIND_WORDS[findings[0].kind]
        label = words.change
        if len(findings) > 1:
            label = f"{words.change} ({len(findings):,})"
        elif findings[0].kind is FindingKind.IDLE_ACTOR or findings[0].text:
            label = f"{words.change}: {self._subject(findings[0])}"
        self._do(label, edits)

    def go_to_event(self, event: str) -> None:
        """Show an event, the filter allowing it or not."""
        session = self._workspace.open_session()
        if event in session.columns.row_of:
            session.go_to(event)

    def look_at(self, likely: Likely, record: str) -> None:
        session = self._workspace.open_session()
        if likely.suggestion is Suggestion.SAME_ACTOR:
            session.go_to_lane(record)
        else:
            self.go_to_event(record)

    def merge(self, likely: Likely, kept: str) -> None:
        (other,) = likely.ids - {kept}
        if likely.suggestion is Suggestion.SAME_EVENT:
            self._editing.merge_events(kept, other)
        elif self._editing.ready():
            opened = self._workspace.open_session().open_project
            label = f"Merge {self._quoted(likely, other)} into {self._quoted(likely, kept)}"
            events = self._editing.store().events_naming(other)
            self._do(label, merged_actors(likely, kept, opened.project, events, opened.texts))

    def link(self, likely: Likely) -> None:
        if self._editing.ready():
            self._do(f"Link {self._pair(likely)} as the same", linked_as_same(likely))

    def refuse(self, likely: Likely) -> None:
        if self._editing.ready():
            project = self._workspace.open_session().open_project.project
            self._do(f"Not the same: {self._pair(likely)}", refused(likely, project))

    def undo(self) -> None:
        self._editing.undo()

    def redo(self) -> None:
        self._editing.redo()

    # how it is done

    def _do(self, label: str, edits: Sequence[Edit]) -> None:
        problem = self._editing.record(label, edits) if edits else MENDED_ALREADY
        if problem:
            tell(self.window or self._workspace.window, problem)

    def _pair(self, likely: Likely) -> str:
        return f"{self._quoted(likely, likely.one)} and {self._quoted(likely, likely.other)}"

    def _quoted(self, likely: Likely, id_: str) -> str:
        project = self._workspace.open_session().open_project.project
        if likely.suggestion is Suggestion.SAME_ACTOR:
            name = next((each.name for each in project.actors if each.id == id_), id_)
        else:
            name = next((each.title for each in project.events if each.id == id_), id_)
        return f"“{short_visible_text(name)[:80]}”"

    def _subject(self, finding: Finding) -> str:
        """The actor or name that a mend is about, as the history quotes it."""
        if finding.kind is FindingKind.IDLE_ACTOR:
            actors = self._workspace.open_session().open_project.project.actors
            name = next((each.name for each in actors if each.id == finding.actor), "")
            return f"“{short_visible_text(name)[:80]}”"
        return f"“{short_visible_text(finding.text)[:80]}”"

    def _forget(self, _gone: object = None) -> None:
        self.window = None
