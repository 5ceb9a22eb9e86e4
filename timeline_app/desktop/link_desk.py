"""What the window does for links between events: making one of two chosen events, and removing one.

What is recorded is made in ``session.event_linking``; ``link_form`` asks how the two are linked.
"""

from collections.abc import Callable, Mapping

from timeline_app.desktop import words
from timeline_app.desktop.asking import tell
from timeline_app.desktop.event_desk import Recorder, ShownWindow
from timeline_app.desktop.event_picker import pick_event
from timeline_app.desktop.link_form import LinkForm
from timeline_app.desktop.text import name_in_label
from timeline_app.model.event import Event, Link, LinkKind
from timeline_app.session.event_linking import LinkDraft, linking, unlinking, why_not_linked
from timeline_app.store.project_store import ProjectStore

PICK = "Which event shall “{title}” be linked with?"
ALONE = "There is no other event to link it with."
GONE = "This link is there no more."


class LinkDesk:
    """``ready`` tells whether the project can be edited, and may ask; ``store`` is then that of the project."""

    def __init__(
        self,
        workspace: ShownWindow,
        ready: Callable[[], bool],
        store: Callable[[], ProjectStore],
        record: Recorder,
    ) -> None:
        self._workspace = workspace
        self._ready, self._store, self._record = ready, store, record

    def link(self) -> None:
        """Ask how the two chosen events are linked, or the selected one and one that is picked."""
        session = self._workspace.open_session()
        if session.selected is None or not self._ready():
            return
        ids = [event.id for event in self._workspace.open_session().chosen_events]
        if len(ids) == 1:
            window, columns = self._workspace.window, self._workspace.open_session().columns
            ids += pick_event(columns, ids[0], PICK, ALONE, "Link…", window)
        if len(ids) != 2:
            return
        events = {event.id: event for event in self._store().events(ids)}

        def record(draft: LinkDraft) -> str:
            problem = why_not_linked(draft, self._store().project.links)
            if problem or draft.kind is None:
                return problem
            what = _sentence(draft.first, draft.kind, draft.second, events)
            return self._record(f"Link: {what}", linking(draft))

        LinkForm(events[ids[0]], events[ids[1]], record, self._workspace.window).exec()

    def remove(self, link: Link) -> None:
        if not self._ready():
            return
        store = self._store()
        edits = unlinking(link, store.project, store.link_keys)
        events = {event.id: event for event in store.events([link.from_, link.to])}
        label = f"Remove the link: {_sentence(link.from_, link.kind, link.to, events)}"
        problem = self._record(label, edits) if edits else GONE
        if problem:
            tell(self._workspace.window, problem)


def _sentence(first: str, kind: LinkKind, second: str, events: Mapping[str, Event]) -> str:
    one, other = (f"“{name_in_label(events[id_].title)}”" for id_ in (first, second))
    return f"{one} {words.LINK_SENTENCES[kind][0]} {other}"
