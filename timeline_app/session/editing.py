"""Editing: each edit is on disk before it is seen, and what is looked at follows it.

What an edit consists of is made in ``event_draft`` and ``actor_edits``; the history is ``store``'s.
"""

from collections.abc import Callable, Sequence

from timeline_app.query.following import follow_columns
from timeline_app.session.change_words import change_lines, events_named_by
from timeline_app.session.followed_project import follow_project
from timeline_app.session.session import Session
from timeline_app.store.changes import Change, HistoryEntry
from timeline_app.store.edits import Edit, Key, Kind
from timeline_app.store.project_store import ProjectStore


class Editor:
    """The way from what a person does to the project file, and back to the session.

    Every method that changes something raises EditError where that doesn't fit the other records,
    and StoreError where the file can't be written; then nothing was changed.
    """

    def __init__(
        self, session: Session, store: ProjectStore, settle: Callable[[], None] | None = None
    ) -> None:
        """``settle`` reads what is not read yet of the project that the session shows."""
        self._session = session
        self._store = store
        self._settle = settle

    @property
    def store(self) -> ProjectStore:
        return self._store

    @property
    def can_edit(self) -> bool:
        return not self._store.is_read_only

    def record(self, label: str, edits: Sequence[Edit], select: str | None = None) -> Change:
        """Make ``edits``, then show the project with them, the event ``select`` selected.

        Where somebody goes on to another event as the edit is shown, that one stays selected.
        """
        self.settle()
        session = self._session
        before = session.selected
        change = self._store.record(label, edits)
        self._show(change)
        has_gone_on = session.selected not in (before, None)
        if select is not None and select in session.columns.row_of and not has_gone_on:
            session.go_to(select)
        return change

    def settle(self) -> None:
        """Have the session show the whole project, as it is in the store."""
        if self._settle is not None:
            self._settle()

    def undo(self) -> Change | None:
        self.settle()
        return self._moved(self._store.undo())

    def redo(self) -> Change | None:
        self.settle()
        return self._moved(self._store.redo())

    def go_to(self, number: int) -> Change | None:
        """Have the project as it was after change ``number`` of the history."""
        self.settle()
        return self._moved(self._store.go_to(number))

    def hidden_by_filter(self, change: Change) -> tuple[int, int]:
        """How many of the events that ``change`` put there are hidden by the filter, and how many they are."""
        row_of = self._session.columns.row_of
        events = (id_ for kind, id_ in change.puts if kind is Kind.EVENT)
        rows = [row_of[id_] for id_ in events if id_ in row_of]
        return sum(not self._session.kept[row] for row in rows), len(rows)

    def history(self) -> list[HistoryEntry]:
        self.settle()
        return self._store.history()

    def branch(self) -> frozenset[int]:
        """The numbers of the changes that undo and redo lead through."""
        return self._store.branch()

    def what_changed(self, number: int) -> list[str]:
        """What change ``number`` did, a line for each record and field."""
        project = self._store.project
        names: dict[Key, str] = {(Kind.ACTOR, actor.id): actor.name for actor in project.actors}
        names |= {(Kind.DOCUMENT, document.id): document.title for document in project.documents}
        changes = self._store.changed_by(number)
        columns = self._session.columns
        for id_ in events_named_by(changes):
            if id_ in columns.row_of:
                names[Kind.EVENT, id_] = columns.titles[columns.row_of[id_]]
        return change_lines(changes, names)

    @property
    def head(self) -> int:
        """The number of the change whose state is open."""
        return self._store.head

    def _moved(self, change: Change | None) -> Change | None:
        """Show it, and what it touched, unless somebody goes on to another event as it is shown."""
        if change is None:
            return None
        before, rows_before = self._session.selected, self._session.columns.row_of
        self._show(change)
        if self._session.selected not in (before, None):
            return change
        events = sorted(change.touched_of(Kind.EVENT))
        shown = [id_ for id_ in events if id_ in self._session.columns.row_of]
        came_back = [id_ for id_ in shown if id_ not in rows_before]
        those = shown if len(shown) == 1 else came_back
        if len(those) == 1:  # so that one sees what was undone
            self._session.go_to(those[0])
        return change

    def _show(self, change: Change) -> None:
        session = self._session
        opened, edited = follow_project(session.open_project, change, self._store)
        columns = follow_columns(session.columns, edited, opened.project, opened.located)
        session.renew(opened, columns)
