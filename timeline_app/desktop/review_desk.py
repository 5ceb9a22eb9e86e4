"""What the window does for proposals: accepting, rejecting and merging them, and going through them.

The edits are made in ``session.deciding``; the list that one goes through is ``review_panel``.
"""

from collections.abc import Callable, Collection, Sequence

from timeline_app.desktop.asking import confirm
from timeline_app.desktop.desk import Desk, named
from timeline_app.desktop.event_picker import pick_event
from timeline_app.desktop.review_panel import MOST_UNASKED
from timeline_app.desktop.text import name_in_label
from timeline_app.model.event import Event
from timeline_app.model.project import Project
from timeline_app.session.counting import counted
from timeline_app.session.deciding import accepting, merging, rejecting
from timeline_app.store.edits import Edit

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


class ReviewDesk(Desk):
    """Decisions on proposals."""

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
        if len(ids) <= MOST_UNASKED or confirm(self._window, question, "Accept them"):
            self._decide("Accept", ids, accepting)

    def reject(self) -> None:
        """Remove the chosen proposals, and don't have them proposed again."""
        self._decide("Reject", self._chosen(), rejecting)

    def reject_all(self, ids: Collection[str]) -> None:
        question = REJECT_ALL.format(count=counted(len(ids), "proposal"))
        if ids and confirm(self._window, question, "Reject them", loses=True):
            self._decide("Reject", ids, rejecting)

    def merge(self) -> None:
        """Have an event that is picked take in the selected proposal."""
        session = self._session
        event = session.selected_event
        if event is None or not event.is_proposed or not self._ready():
            return
        window = self._window
        for id_ in pick_event(session, event.id, PICK, ALONE, "Merge", window, OF_PROPOSAL):
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
        edits = edits_of(events, store.project, store.link_keys)
        if edits:
            self._tell(self._record(f"{verb} {named(events, 'proposal')}", edits))

    def _chosen(self) -> list[str]:
        chosen = self._session.chosen_events
        return [event.id for event in chosen if event.is_proposed]
