"""What the window does for chosen events: merging, splitting, editing them at once, deleting them.

What is recorded is made in ``session``; ``edit_desk`` records it, and has the form for one event.
"""

from collections.abc import Sequence

from timeline_app.desktop.bulk_form import BulkForm
from timeline_app.desktop.desk import Desk, named
from timeline_app.desktop.event_picker import pick_event
from timeline_app.desktop.merge_form import MergeForm
from timeline_app.desktop.split_form import SplitForm
from timeline_app.desktop.text import name_in_label
from timeline_app.desktop.words import actor_names
from timeline_app.model.project import Project
from timeline_app.model.time import UncertainDate
from timeline_app.session.bulk_edit import BulkEdit, bulk_edits, changed_events
from timeline_app.session.counting import counted
from timeline_app.session.decisions import remembered
from timeline_app.session.event_draft import removal_of
from timeline_app.session.event_merging import MOST_MERGED, MergedFacts, merged
from timeline_app.session.event_splitting import Split, split_edits

PICK = "Which event says the same as “{title}”?"
TOO_MANY = (
    f"At most {MOST_MERGED} events are merged at once, as one looks at what becomes of each: "
    "choose fewer."
)
ALONE = "There is no other event to merge it with."


class EventDesk(Desk):
    """Commands on the chosen events."""

    def merge(self) -> None:
        """Make the chosen events one: the selected one takes in the others, or one that is picked."""
        selected, chosen = self._session.selected, self._chosen()
        if selected is None or not self._ready():
            return
        if len(chosen) > MOST_MERGED:
            self._tell(TOO_MANY)
            return
        others = [event for event in chosen if event != selected] or self._picked(selected)
        if others:
            self._merge(selected, others)

    def merge_pair(self, kept: str, other: str) -> None:
        """Let one event take in another, whether they are chosen or not."""
        if self._ready():
            self._merge(kept, [other])

    def _merge(self, kept: str, others: Sequence[str]) -> None:
        project = self._store().project
        events = self._store().events([kept, *others])

        def merge(facts: MergedFacts) -> str:
            name = name_in_label(facts.title)
            what = counted(len(events), "event")
            edits = merged(events, facts, project, self._store().link_keys)
            return self._record(f"Merge {what} into “{name}”", edits, kept)

        MergeForm(events, project, self._workspace.theme, merge, self._window).exec()

    def split(self) -> None:
        """Let some of what the selected event has go to a new one."""
        selected = self._session.selected
        if selected is None or not self._ready():
            return
        project = self._store().project
        [event] = self._store().events([selected])

        def split(split: Split) -> str:
            id_, edits = split_edits(event, split, self._store())
            old, new = name_in_label(event.title), name_in_label(split.title.strip())
            return self._record(f"Split “{new}” off “{old}”", edits, id_)

        SplitForm(
            event,
            actor_names(project),
            {document.id: document.title for document in project.documents},
            document_dates(project),
            split,
            self._window,
        ).exec()

    def edit_all(self) -> None:
        """A form for what shall be another in all chosen events."""
        chosen = self._chosen()
        if not chosen or not self._ready():
            return
        project = self._store().project
        events = self._store().events(chosen)

        def record(bulk: BulkEdit) -> str:
            count = counted(len(changed_events(bulk, events, project)), "event")
            label = f"Edit {count}: {', '.join(_changed_parts(bulk))}"
            return self._record(label, bulk_edits(bulk, events, project))

        BulkForm(events, project, record, self._window).exec()

    def delete(self) -> None:
        """Delete the chosen events and their links, as one change."""
        chosen = self._chosen()
        if not chosen or not self._ready():
            return
        store = self._store()
        events = store.events(chosen)
        keys = zip(store.link_keys, store.project.links, strict=True)
        links = [(key, link.from_, link.to) for key, link in keys]
        edits = removal_of(dict.fromkeys(chosen), links, store.project.refusals)
        edits += remembered(events, store.project.refusals)
        self._tell(self._record(f"Delete {named(events, 'event')}", edits))

    def _chosen(self) -> list[str]:
        """Ids, in order of time."""
        return [event.id for event in self._session.chosen_events]

    def _picked(self, event: str) -> list[str]:
        """An event that is picked, to be merged with ``event``; none where that is given up."""
        window = self._window
        return pick_event(self._session, event, PICK, ALONE, "Merge…", window)


def document_dates(project: Project) -> dict[str, tuple[UncertainDate, str]]:
    """The dates of documents that typed dates lean on, and what they are called, by the documents' ids."""
    return {
        document.id: (document.published.bounds, f"the date of “{document.title}”")
        for document in project.documents
        if document.published is not None
    }


def _changed_parts(bulk: BulkEdit) -> list[str]:
    """What is filled in, in a few words."""
    parts = {
        "type": bulk.type is not None,
        "actors": bool(bulk.add_actors or bulk.remove_actors),
        "place": bulk.clears_place or bool(bulk.place.strip()),
        "tags": bool(bulk.add_tags or bulk.remove_tags),
        "note": bulk.clears_note or bool(bulk.note.strip()),
    }
    return [name for name, is_filled in parts.items() if is_filled]
