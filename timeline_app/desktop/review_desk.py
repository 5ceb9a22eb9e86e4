"""What the window does for proposals: accepting, rejecting and merging them, and going through them.

The edits are made in ``session.deciding``; the list that one goes through is ``review_panel``.
"""

from collections.abc import Callable, Collection, Sequence
from typing import Protocol

from PySide6.QtWidgets import QWidget

from timeline_app.desktop.asking import confirm, tell
from timeline_app.desktop.event_desk import Recorder
from timeline_app.desktop.event_picker import pick_event
from timeline_app.desktop.review_panel import MOST_UNASKED
from timeline_app.desktop.text import name_in_label
from timeline_app.desktop.views import Views
from timeline_app.desktop.words import counted
from timeline_app.model.event import Event
from timeline_app.model.project import Project
from timeline_app.session.deciding import accepting, merging, rejecting
from timeline_app.session.session import Session
from timeline_app.store.edits import Edit
from timeline_app.store.project_store import ProjectStore

PICK = "Into which event is “{title}” to be merged?"
OF_PROPOSAL = (
    "That one is proposed, too: merging decides on both. What they become stays, with the claims of "
    "both, and is reviewed by that."
)
DECIDED_TOO = ", which is decided by that"
ALONE = "There is no other event to merge it into."
ACCEPT_ALL = "Accept {count}? It can be undone."
REJECT_ALL = (
    "Reject {count} that are listed? They are removed, and not proposed again when their documents "
    "are read once more. It can be undone."
)


# The edits that decide on events, of a project with links of these keys.
Decide = Callable[[Sequence[Event], Project, Sequence[str]], list[Edit]]


class ReviewedWindow(Protocol):
    """What this asks of the workspace."""

    @property
    def window(self) -> QWidget: ...

    views: Views

    def open_session(self) -> Session: ...


class ReviewDesk:
    """``ready`` tells whether the project can be edited, and may ask; ``store`` is that of it then."""

    def __init__(
        self,
        workspace: ReviewedWindow,
        ready: Callable[[], bool],
        store: Callable[[], ProjectStore],
        record: Recorder,
    ) -> None:
        self._workspace = workspace
        self._ready, self._store, self._record = ready, store, record

    def show(self) -> None:
        """Open the list of proposals, and give it the keyboard."""
        self._workspace.views.review.setVisible(True)
        self._workspace.views.review.focus_list()

    def step(self, direction: int) -> None:
        """Go to the next proposal of the list, or to the one before."""
        self._workspace.views.review.setVisible(True)
        self._workspace.views.review.step(direction)

    def accept(self) -> None:
        """Take the chosen proposals over as they are."""
        self._decide("Accept", self._chosen(), accepting)

    def accept_sure(self, ids: Collection[str]) -> None:
        """Take over several that nobody has looked at one by one; many of them only once that is agreed to."""
        question = ACCEPT_ALL.format(count=counted(len(ids), "proposal"))
        if len(ids) <= MOST_UNASKED or confirm(self._workspace.window, question, "Accept them"):
            self._decide("Accept", ids, accepting)

    def reject(self) -> None:
        """Remove the chosen proposals, and don't have them proposed again."""
        self._decide("Reject", self._chosen(), rejecting)

    def reject_all(self, ids: Collection[str]) -> None:
        question = REJECT_ALL.format(count=counted(len(ids), "proposal"))
        if ids and confirm(self._workspace.window, question, "Reject them", loses=True):
            self._decide("Reject", ids, rejecting)

    def merge(self) -> None:
        """Have an event that is picked take in the selected proposal."""
        session = self._workspace.open_session()
        event = session.selected_event
        if event is None or not event.is_proposed or not self._ready():
            return
        window = self._workspace.window
        columns = session.columns
        for id_ in pick_event(columns, event.id, PICK, ALONE, "Merge", window, OF_PROPOSAL):
            store = self._store()
            proposed, kept = store.events([event.id, id_])
            names = name_in_label(event.title), name_in_label(kept.title)
            edits = merging(proposed, kept, store.project, store.link_keys)
            too = DECIDED_TOO if kept.is_proposed else ""
            self._tell(self._record(f"Merge “{names[0]}” into “{names[1]}”{too}", edits))

    def _decide(
        self,
        verb: str,
        ids: Collection[str],
        edits_of: Decide,
    ) -> None:
        if not ids or not self._ready():
            return
        store = self._store()
        events = [event for event in store.events(ids) if event.is_proposed]
        what = counted(len(events), "proposal")
        if len(events) == 1:
            what = f"“{name_in_label(events[0].title)}”"
        edits = edits_of(events, store.project, store.link_keys)
        if edits:
            self._tell(self._record(f"{verb} {what}", edits))

    def _chosen(self) -> list[str]:
        chosen = self._workspace.open_session().chosen_events
        return [event.id for event in chosen if event.is_proposed]

    def _tell(self, problem: str) -> None:
        if problem:
            tell(self._workspace.window, problem)
