"""The project file as it is open: records to read, edits that are on disk when made, undo without end.

How it is opened safely is ``opening``'s business, what is loaded of it ``loaded_store``'s, what edits come
to ``planning``'s, how they are written ``transaction``'s.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import apsw

from timeline_app.model.event import Event
from timeline_app.model.problem import Problem
from timeline_app.model.project import Project
from timeline_app.store.change_rows import read_changeset
from timeline_app.store.changed_records import RecordChange, changed_records
from timeline_app.store.changes import Change, HistoryEntry
from timeline_app.store.contents import DatasetReference
from timeline_app.store.edits import RECORD_OF, TITLE, Edit, Key, Kind, ProjectRecord
from timeline_app.store.errors import project_file_error
from timeline_app.store.in_place import copy_database, new_file
from timeline_app.store.loaded_store import LoadedStore
from timeline_app.store.lock import Hold
from timeline_app.store.new_project import put_new_project
from timeline_app.store.opening import Opened, open_for_reading, open_for_writing
from timeline_app.store.planning import check_label, plan
from timeline_app.store.rows import RowError, Stored
from timeline_app.store.texts import Texts
from timeline_app.store.transaction import Transactions


class ProjectStore(LoadedStore):
    """An open project file. One thread at a time may use it."""

    def __init__(self, file: Path, opened: Opened) -> None:
        """Use :meth:`create`, :meth:`open` or :meth:`open_read_only`."""
        super().__init__(file, opened)
        self._transactions = Transactions(opened, file)

    @classmethod
    def create(
        cls,
        file: Path,
        project: Project,
        texts: Mapping[str, str],
        dataset: DatasetReference | None = None,
    ) -> Self:
        """Make a new project file in the place of ``file``, in one step, and open it.

        ``texts`` are by the id of their document, which may lack one. Raises EditError where records
        don't fit together, ProjectFileError where the file can't be written or somebody has it open.
        """
        put_new_project(file, project, texts, dataset)
        return cls.open(file)

    @classmethod
    def open(cls, file: Path, *, in_steps: bool = False) -> Self:
        """Open a project file for editing; one of an older version is migrated, with a backup beside it.

        ``in_steps``: only what is shown first is loaded now, the rest by :meth:`go_on`, or at once when
        it is asked for; where that turns out damaged, the store can only be read.

        Raises ProjectFileError where it is missing, foreign, newer, damaged, or open elsewhere.
        """
        return cls(file, open_for_writing(file, in_steps=in_steps))

    @classmethod
    def open_read_only(cls, file: Path, why: str = "") -> Self:
        """Open a copy of a project file as it is now, be it open elsewhere or damaged.

        What is wrong with it stands in ``problems``, and is left out of the records; ``why`` is kept
        as the reason for not editing it. Raises ProjectFileError where it is missing, foreign or
        newer, or nothing of it can be read.
        """
        store = cls(file, open_for_reading(file))
        store.why_read_only = why
        return store

    def close(self) -> None:
        self._opened.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def keep(self, name: str, content: bytes) -> None:
        """Keep what was made of all records as they are, until they are others; of no change.

        StoreError where the file can't be written.
        """
        self._check_open()
        self._transactions.keep(name, content, self._contents, self._history)

    @property
    def title(self) -> str:
        return self._contents.title

    @property
    def dataset(self) -> DatasetReference | None:
        """The dataset beside the project, if it has one."""
        return self._contents.dataset

    @property
    def project(self) -> Project:
        """All records in their order."""
        self.go_on()
        return self._contents.project

    def keys(self) -> Iterator[Key]:
        """The keys of all records."""
        return ((kind, id_) for kind in RECORD_OF for id_ in self._contents.by_id(kind))

    def found(self, key: Key) -> ProjectRecord | None:
        """The record with this key, None where there is none."""
        stored = self._contents.found(key) if key[0] in RECORD_OF else None
        return None if stored is None else stored.record

    def events(self, ids: Iterable[str]) -> list[Event]:
        """The events with these ids, in their order; those that are there."""
        self.go_on()
        found = (self.found((Kind.EVENT, id_)) for id_ in ids)
        return [record for record in found if isinstance(record, Event)]

    def events_naming(self, actor: str) -> list[Event]:
        """The events in which ``actor`` takes part or claims something, in the project's order."""
        self.go_on()
        known = self._contents.by_id(Kind.EVENT)
        ids = (id_ for _, id_ in self._contents.references.naming(actor))
        return self.events(sorted(ids, key=lambda id_: (known[id_].place, id_)))

    def has_claim(self, id_: str) -> bool:
        """Whether an event has a claim with this id."""
        return self._contents.references.has_claim(id_)

    def referring_to(self, key: Key) -> frozenset[Key]:
        """The keys of the records that refer to that one."""
        return self._contents.references.referring_to(key)

    @property
    def link_keys(self) -> tuple[str, ...]:
        """The ids of ``project.links``, in their order."""
        self.go_on()
        return tuple(self._contents.by_id(Kind.LINK))

    @property
    def texts(self) -> Texts:
        """Texts by the id of their document, read from the file when asked for."""
        return self._texts

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with a file that was opened read-only; none with one that can be edited."""
        return tuple(self._opened.loaded.problems)

    @property
    def is_read_only(self) -> bool:
        return self._has_failed or not isinstance(self._opened.held, Hold)

    @property
    def head(self) -> int:
        """The number of the change whose state the project has; each number has one state."""
        return self._history.head

    def record(self, label: str, edits: Sequence[Edit]) -> Change:
        """Make all ``edits``, one after the other, as one entry of the history.

        The change is on disk when this returns. Edits that change nothing make no entry: the change
        has nothing touched, and the number of the head. Raises EditError where edits don't fit, and
        StoreError where the file can't be written; then nothing was changed.
        """
        self._check_open()
        number = self._history.next_number
        check_label(label, self.file)
        planned = plan(self._contents, edits, number, self.file)
        outcome = self._transactions.write(planned, label, self._contents, self._history)
        if outcome is None:
            return self._change(self._history.entries[self.head], {}, self.title)
        entry, differences = outcome
        self._history.add(entry, self._contents.state_with(differences, planned.title))
        self._history.head = self._history.tip = entry.number
        return self._follow(entry, differences, planned.title)

    @property
    def can_undo(self) -> bool:
        return not self.is_read_only and self.head > 0

    @property
    def can_redo(self) -> bool:
        return not self.is_read_only and self._history.tip != self.head

    def undo(self) -> Change | None:
        """Take the latest change back; None where there is none. StoreError as for :meth:`record`."""
        self._check_open()
        entry = self._history.entries[self.head]
        return None if entry.parent is None else self._go_to(entry.parent, entry)

    def redo(self) -> Change | None:
        """Make again what was undone last, on the latest branch; None where there is nothing."""
        self._check_open()
        number = self._history.next_redo()
        return None if number is None else self._go_to(number, self._history.entries[number])

    def go_to(self, number: int) -> Change:
        """Have the state that change ``number`` led to, on whichever branch; 0 is the file as created.

        StoreError where there is no such change, and as for :meth:`record`.
        """
        self._check_open()
        if number not in self._history.entries:
            reason = f"its history has no change {number}"
            raise project_file_error(self.file, reason, "choose one of its history")
        return self._go_to(number, self._history.entries[number])

    def history(self) -> list[HistoryEntry]:
        """All entries by number, of all branches: ``parent`` makes them a tree."""
        self.go_on()
        return list(self._history.entries.values())

    def branch(self) -> frozenset[int]:
        """The numbers of the entries that undo and redo lead through."""
        self.go_on()
        return self._history.branch()

    def changed_by(self, number: int) -> list[RecordChange]:
        """What change ``number`` did to each record; nothing for the first, the file's creation.

        StoreError where there is no such change, or it can't be read.
        """
        self.go_on()
        if self._opened.is_closed or number not in self._history.entries:
            reason = f"its history has no change {number}"
            raise project_file_error(self.file, reason, "choose one of its history")
        try:
            return changed_records(read_changeset(self._opened.connection, number))
        except (RowError, apsw.Error) as error:
            reason = f"what change {number} did can't be read ({error})"
            raise project_file_error(self.file, reason, "restore it from a copy") from None

    def save_copy(self, target: Path) -> None:
        """Put a copy of the whole file, history included, in the place of ``target``, in one step.

        ProjectFileError where it can't be written, or ``target`` is open.
        """
        if target.exists() and self.file.exists() and target.samefile(self.file):
            raise project_file_error(target, "it is the file itself", "choose another name")
        with new_file(target) as temporary:
            copy_database(self._opened.connection, temporary)

    def _go_to(self, number: int, entry: HistoryEntry) -> Change:
        outcome = self._transactions.move(number, self._contents, self._history)
        self._history.tip = outcome.tip
        self._history.head = number
        return self._follow(entry, outcome.differences, outcome.title)

    def _follow(
        self, entry: HistoryEntry, differences: Mapping[Key, Stored | None], title: str
    ) -> Change:
        change = self._change(entry, differences, title)
        self._contents.take_over(differences, title)
        return change

    def _change(
        self, entry: HistoryEntry, differences: Mapping[Key, Stored | None], title: str
    ) -> Change:
        is_retitled = title != self.title
        kept = {key: stored for key, stored in differences.items() if stored is not None}
        return Change(
            number=entry.number,
            parent=entry.parent,
            label=entry.label,
            made=entry.made,
            who=entry.who,
            head=self.head,
            touched=frozenset(differences) | ({TITLE} if is_retitled else frozenset()),
            puts={key: stored.record for key, stored in kept.items()},
            removes=frozenset(differences) - frozenset(kept),
            places={key: stored.place for key, stored in kept.items()},
            title=title if is_retitled else None,
        )

    def _check_open(self) -> None:
        self.go_on()
        if self._has_failed:
            raise project_file_error(self.file, self.why_read_only, "restore it from a copy")
        if self.is_read_only:
            mend = "save a copy and edit that"
            raise project_file_error(self.file, "it is open for reading only", mend)
        if self._opened.is_closed:
            raise project_file_error(self.file, "it has been closed", "open it again")
