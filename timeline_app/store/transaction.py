"""Edits and moves through the history as transactions of the file: all of one, or none of it.

Memory follows in ``project_store`` once they are done.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import apsw

from timeline_app.model.problem import Problem
from timeline_app.store.cache_rows import write_cache
from timeline_app.store.change_rows import (
    count_write,
    read_changeset,
    read_head,
    write_change,
    write_head,
)
from timeline_app.store.changes import HistoryEntry
from timeline_app.store.changeset import apply_changeset, recording, touched_by
from timeline_app.store.contents import Contents, title_checksum
from timeline_app.store.edits import TITLE, Key
from timeline_app.store.errors import EditError, project_file_error
from timeline_app.store.history import History, new_entry
from timeline_app.store.hostile import damaged
from timeline_app.store.in_place import write_errors
from timeline_app.store.loading import place_of, read_title
from timeline_app.store.lock import Hold
from timeline_app.store.opening import Opened
from timeline_app.store.planning import Plan
from timeline_app.store.rows import (
    RowError,
    Stored,
    delete_row,
    new_row,
    row_of,
    stored_of,
    write_row,
    write_text,
)

Differences = dict[Key, Stored | None]


@dataclass(frozen=True)
class Moved:
    """What differs after a move through the history; ``tip`` is where redo leads to now."""

    differences: Differences
    title: str
    tip: int


class Transactions:
    """Writes to one open project file; what can't be written leaves it as it was."""

    def __init__(self, opened: Opened, file: Path) -> None:
        self._opened = opened
        self._connection = opened.connection
        self._file = file
        self._is_doubtful = False

    def write(
        self, planned: Plan, label: str, contents: Contents, history: History
    ) -> tuple[HistoryEntry, Differences] | None:
        """Make the edits of a plan one change; None, and no change, where they make no difference."""
        with self._transaction(history.head), recording(self._connection) as recorded:
            differences = self._write_records(planned, contents)
            touched = set(differences)
            if planned.title != contents.title:
                self._write_title(planned.title)
                touched.add(TITLE)
            if not touched:
                return None
            number = history.next_number
            entry = new_entry(number, history.head, label, touched)
            state = contents.state_with(differences, planned.title)
            write_change(self._connection, entry, state, recorded.changeset())
            write_head(self._connection, number, number, number)
        return entry, differences

    def move(self, number: int, contents: Contents, history: History) -> Moved:
        """Undo and redo what lies between the head and change ``number``."""
        undone, redone = history.way_to(number)
        tip = history.tip_from(number)
        with self._transaction(history.head):
            touched: set[Key] = set()
            ways = ((undone, True), (redone, False))
            for each, inverted in ((each, inverted) for way, inverted in ways for each in way):
                changeset = read_changeset(self._connection, each)
                touched |= touched_by(changeset)
                apply_changeset(self._connection, changeset, inverted=inverted)
            title = read_title(self._connection)
            differences = self._read_records(touched - {TITLE}, contents)
            self._check_moved(differences, title, contents, history.states[number])
            write_head(self._connection, number, tip, history.next_number - 1)
        return Moved(differences, title, tip)

    def keep(self, name: str, content: bytes, contents: Contents, history: History) -> None:
        """Cache what was made of these contents; of no change, as it can be made again."""
        with self._transaction(history.head):
            write_cache(self._connection, name, contents.state, content)
            count_write(self._connection)

    def _write_records(self, planned: Plan, contents: Contents) -> Differences:
        differences: Differences = {}
        moved = {key: contents.found(key) for key in planned.places if key not in planned.records}
        same = {key: stored.record for key, stored in moved.items() if stored is not None}
        for key, record in {**planned.records, **same}.items():
            before = contents.found(key)
            if record is None:
                if before is not None:
                    delete_row(self._connection, key)
                    differences[key] = None
                continue
            text = before.text if before else None
            if key in planned.texts:
                text = self._written_text(key, planned.texts[key])
            place = planned.places[key] if before is None else planned.places.get(key, before.place)
            if before is not None and (before.record, before.text, before.place) == (
                record,
                text,
                place,
            ):
                continue
            try:
                stored, json = new_row(key, record, place, text)
            except RowError as error:
                raise self._refused(key, str(error)) from None
            write_row(self._connection, key, stored, json, is_new=before is None)
            differences[key] = stored
        return differences

    def _written_text(self, key: Key, text: str) -> str:
        try:
            return write_text(self._connection, text)
        except UnicodeEncodeError:
            raise self._refused(key, "its text has half a character") from None

    def _write_title(self, title: str) -> None:
        statement = "UPDATE project SET value = ?, checksum = ? WHERE key = 'title'"
        self._connection.execute(statement, (title, title_checksum(title)))

    def _read_records(self, touched: set[Key], contents: Contents) -> Differences:
        differences: Differences = {}
        for key in sorted(touched):
            columns = row_of(self._connection, key)
            before = contents.found(key)
            after = None if columns is None else stored_of(key[0], columns)
            if before != after:
                differences[key] = after
        return differences

    def _check_moved(
        self, differences: Differences, title: str, contents: Contents, state: int
    ) -> None:
        """RowError unless the records fit together and are those that were there at that time."""
        if contents.state_with(differences, title) != state:
            raise RowError("its records would not be those that the change left")
        records = {
            key: None if stored is None else stored.record for key, stored in differences.items()
        }
        for key, finding in contents.references.findings(records, with_claimants=False):
            raise RowError(f"{place_of(key, finding[0])}: {finding[1]}")

    @contextmanager
    def _transaction(self, head: int) -> Iterator[None]:
        """One transaction, whose failure leaves the file as it was."""
        self._check_in_place()
        try:
            with write_errors(self._file):
                self._connection.execute("BEGIN IMMEDIATE")
                yield
                self._connection.execute("COMMIT")
        except (RowError, UnicodeDecodeError) as error:
            self._roll_back(head)
            what = str(error) if isinstance(error, RowError) else "its history holds no text"
            raise damaged(self._file, what) from None
        except BaseException:
            self._roll_back(head)
            raise

    def _roll_back(self, head: int) -> None:
        """Undo what was begun; where it can't be seen to be undone, nothing more may be written."""
        try:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            self._is_doubtful = read_head(self._connection)[0] != head
        except (apsw.Error, RowError):
            self._is_doubtful = True

    def _check_in_place(self) -> None:
        held = self._opened.held
        if not isinstance(held, Hold) or not held.is_in_place():
            reason = "it was removed, renamed or replaced while it was open"
            raise project_file_error(self._file, reason, "save a copy under another name")
        if self._is_doubtful:
            reason = "it could not be written, and what is on the disk is not certain"
            raise project_file_error(self._file, reason, "open it again")

    def _refused(self, key: Key, reason: str) -> EditError:
        return EditError([Problem(str(self._file), place_of(key), reason, "correct it")])
