"""What the window does for links between events: making one of two chosen events, and removing one.

What is recorded is made in ``session.event_linking``; ``link_form`` asks how the two are linked.
"""

from collections.abc import Mapping

from timeline_app.desktop import words
from timeline_app.desktop.desk import Desk
from timeline_app.desktop.event_picker import pick_event
from timeline_app.desktop.link_form import LinkForm
from timeline_app.desktop.text import name_in_label
from timeline_app.model.event import Event, Link, LinkKind
from timeline_app.session.event_linking import LinkDraft, linking, unlinking, why_not_linked

PICK = "Which event shall “{title}” be linked with?"
ALONE = "There is no other event to link it with."
GONE = "This link is there no more."


class LinkDesk(Desk):
    """Commands on links."""

    def link(self) -> None:
        """Ask how the two chosen events are linked, or the selected one and one that is picked."""
        session = self._session
        if session.selected is None or not self._ready():
            return
        ids = [event.id for event in session.chosen_events]
        if len(ids) == 1:
            ids += pick_event(session, ids[0], PICK, ALONE, "Link…", self._window)
        if len(ids) != 2:
            return
        events = {event.id: event for event in self._store().events(ids)}

        def record(draft: LinkDraft) -> str:
            problem = why_not_linked(draft, self._store().project.links)
            if problem or draft.kind is None:
                return problem
            what = _sentence(draft.first, draft.kind, draft.second, events)
            return self._record(f"Link: {what}", linking(draft))

        LinkForm(events[ids[0]], events[ids[1]], record, self._window).exec()

    def remove(self, link: Link) -> None:
        if not self._ready():
            return
        store = self._store()
        edits = unlinking(link, store.project, store.link_keys)
        events = {event.id: event for event in store.events([link.from_, link.to])}
        label = f"Remove the link: {_sentence(link.from_, link.kind, link.to, events)}"
        self._tell(self._record(label, edits) if edits else GONE)


def _sentence(first: str, kind: LinkKind, second: str, events: Mapping[str, Event]) -> str:
    one, other = (f"“{name_in_label(events[id_].title)}”" for id_ in (first, second))
    return f"{one} {words.LINK_SENTENCES[kind][0]} {other}"
