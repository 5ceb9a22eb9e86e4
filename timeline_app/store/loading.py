"""The whole content of a project file that may be damaged or made on purpose, with all that is wrong.

Opening the file safely is ``hostile``'s business; what becomes of one with problems is
``project_store``'s.
"""

import gc
import math
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw

from timeline_app.collector import collector_paused
from timeline_app.model.problem import Problem
from timeline_app.store.change_rows import read_history
from timeline_app.store.contents import Contents, DatasetReference, title_checksum
from timeline_app.store.edits import RECORD_OF, Key, Kind, ProjectRecord
from timeline_app.store.history import History
from timeline_app.store.hostile import damaged
from timeline_app.store.rows import Columns, RowError, Stored, rows, stored_of

LONGEST_TITLE = 1 << 20
_MANY_OBJECTS = 100_000
# Records that are taken over, and that are merely gone through, in one step.
_AT_ONCE, _PASSED_AT_ONCE = 100, 2_000
LOST_TITLE = "(its title is lost)"
# Not among them: that the time was up.
UNREADABLE = (RowError, apsw.CorruptError, apsw.IOError, UnicodeDecodeError)


class Loaded:
    """What a project file holds, as far as it is right; ``problems`` say what is not.

    Records that are wrong, and those that can't be without them, are left out.
    """

    def __init__(self, file: Path) -> None:
        self.contents = Contents(LOST_TITLE, None)
        self.history = History()
        self.problems: list[Problem] = []
        self._file = file

    def add_problem(self, place: str, reason: str, mend: str = "restore it from a copy") -> None:
        self.problems.append(Problem(str(self._file), place, reason, mend, fatal=False))


def load(connection: apsw.Connection, file: Path) -> Loaded:
    """Read all of ``file`` but its texts and what its changes changed."""
    loaded = Loaded(file)
    check_pages(connection, loaded)
    for _ in load_in_steps(connection, loaded):
        pass
    return loaded


def load_in_steps(connection: apsw.Connection, loaded: Loaded) -> Iterator[None]:
    """What ``load`` does once the pages are checked, a little with each step."""
    with records_made():
        loaded.contents = Contents(_title(connection, loaded), _dataset(connection, loaded))
        found: dict[Key, Stored] = {}
        for kind in RECORD_OF:
            yield from read_rows(connection, kind, loaded, found)
        yield from leave_out_misfits(found, loaded)
        yield from take_over(found, loaded)
        try:
            loaded.history = yield from read_history(connection)
        except UNREADABLE as error:
            loaded.add_problem("history", _words(error))
            return
    if loaded.contents.state != loaded.history.states[loaded.history.head]:
        reason = "its records are not those that the latest change left"
        loaded.add_problem("", f"{reason}: some are missing or were changed by accident")


def read_title(connection: apsw.Connection) -> str:
    """The project's title; RowError where it is missing or not as written."""
    query = "SELECT key, value, checksum FROM project LIMIT 2"
    found: list[tuple[Any, ...]] = connection.execute(query).fetchall()
    if len(found) != 1:
        raise RowError("its title is missing")
    key, title, sum_ = found[0]
    is_title = key == "title" and isinstance(title, str) and sum_ == title_checksum(title)
    if not is_title or not title.strip() or len(title) > LONGEST_TITLE:
        raise RowError("its title was changed by accident")
    return str(title)


def read_dataset(connection: apsw.Connection) -> DatasetReference | None:
    """The dataset beside the project, if any; RowError where it is not as written."""
    query = "SELECT id, folder, manifest_sha256, checksum FROM dataset LIMIT 2"
    found = connection.execute(query).fetchall()
    if not found:
        return None
    id_, folder, sha256, sum_ = found[0]
    reference = DatasetReference(str(folder), str(sha256))
    if len(found) != 1 or id_ != 1 or not reference.is_inside or sum_ != reference.checksum:
        raise RowError("its dataset was changed by accident")
    return reference


def check_pages(connection: apsw.Connection, loaded: Loaded) -> None:
    """Have SQLite look at each page: an index that tells other things than its table is found only so."""
    try:
        told = connection.execute("PRAGMA integrity_check(1)").get
    except UNREADABLE as error:
        told = _words(error)
    if told == "ok":
        size = connection.pragma("page_count") * connection.pragma("page_size")
        if size != os.path.getsize(connection.filename):
            loaded.add_problem("", "something was added at its end")
    else:
        loaded.add_problem("", f"its pages are not as SQLite writes them ({told})")


def _title(connection: apsw.Connection, loaded: Loaded) -> str:
    try:
        return read_title(connection)
    except UNREADABLE as error:
        loaded.add_problem("title", _words(error))
        return LOST_TITLE


def _dataset(connection: apsw.Connection, loaded: Loaded) -> DatasetReference | None:
    try:
        return read_dataset(connection)
    except UNREADABLE as error:
        loaded.add_problem("dataset", _words(error))
        return None


def read_rows(
    connection: apsw.Connection, kind: Kind, loaded: Loaded, found: dict[Key, Stored]
) -> Iterator[None]:
    """Add all records of a kind that are as written to ``found``, one with each step."""
    texts = _texts(connection, loaded) if kind is Kind.DOCUMENT else set()
    for columns in _readable(connection, kind, loaded):
        key = (kind, str(columns[0]))
        try:
            stored = stored_of(kind, columns)
            if stored.text is not None and stored.text not in texts:
                raise RowError("its text is missing")
            if key in found:
                raise RowError("it is there twice")
            found[key] = stored
        except (RowError, UnicodeError) as error:
            loaded.add_problem(place_of(key), str(error))
        yield


def _texts(connection: apsw.Connection, loaded: Loaded) -> set[str]:
    try:
        return {sha256 for (sha256,) in connection.execute("SELECT sha256 FROM text")}
    except UNREADABLE as error:
        loaded.add_problem("text", _words(error))
        return set()


def _readable(connection: apsw.Connection, kind: Kind, loaded: Loaded) -> Iterator[Columns]:
    """Rows up to where they can't be read, and from the last one back to there."""
    seen: set[str] = set()
    for backward in (False, True):
        try:
            for columns in rows(connection, kind, backward=backward):
                if columns[0] in seen:
                    if backward:
                        return
                    raise apsw.CorruptError("a page is its own successor")
                seen.add(columns[0])
                yield columns
        except UNREADABLE as error:
            loaded.add_problem(kind, f"not all of them can be read ({_words(error)})")
        else:
            return


def leave_out_misfits(found: dict[Key, Stored], loaded: Loaded) -> Iterator[None]:
    """Take out records that don't fit the others, until all that are left do."""
    references = loaded.contents.references
    while True:
        records: dict[Key, ProjectRecord] = {}
        for number, (key, stored) in enumerate(found.items()):
            records[key] = stored.record
            if number % _PASSED_AT_ONCE == 0:
                yield
        misfits = set()
        claims: dict[str, Key] = {}
        for key, record in records.items():
            for place, reason, mend in references.findings_of(key, record, records, claims):
                misfits.add(key)
                loaded.add_problem(place_of(key, place), reason, mend)
            yield
        for key in misfits:
            del found[key]
        if not misfits:
            return


def take_over(found: dict[Key, Stored], loaded: Loaded) -> Iterator[None]:
    """Have the records that were found, all of which fit, as the contents."""
    by_kind: dict[Kind, list[tuple[Key, Stored]]] = {kind: [] for kind in RECORD_OF}
    last_places: dict[Kind, float] = dict.fromkeys(RECORD_OF, -math.inf)
    unsorted: set[Kind] = set()
    for number, (key, stored) in enumerate(found.items()):
        kind = key[0]
        by_kind[kind].append((key, stored))
        if stored.place <= last_places[kind]:
            unsorted.add(kind)
        last_places[kind] = stored.place
        if number % _PASSED_AT_ONCE == 0:
            yield
    for kind, of_kind in by_kind.items():
        if kind in unsorted:
            of_kind.sort(key=lambda item: (item[1].place, item[0][1]))
        for first in range(0, len(of_kind), _AT_ONCE):
            some = dict(of_kind[first : first + _AT_ONCE])
            loaded.contents.take_over(some, loaded.contents.title)
            yield


def place_of(key: Key, place: str = "") -> str:
    """``event 'e1': claims[0].id``."""
    return f"{key[0]} '{key[1]}'" + (f": {place}" if place else "")


def whole(loaded: Loaded, file: Path) -> Loaded:
    """``loaded`` if nothing is wrong with it, else ProjectFileError with its first problem."""
    if not loaded.problems:
        return loaded
    first, *others = loaded.problems
    what = f"{first.place}: {first.reason}" if first.place else first.reason
    raise damaged(file, f"{what} (and {len(others)} more)" if others else what)


def _words(error: Exception) -> str:
    return "it is not text" if isinstance(error, UnicodeDecodeError) else str(error)


@contextmanager
def records_made() -> Iterator[None]:
    """Records in the making are no garbage: looking through them takes longer than making them.

    Nor are they later: a collection among a hundred thousand events would hold up an edit for
    seconds. What is frozen goes all the same when nothing refers to it any more.
    """
    with collector_paused():
        try:
            yield
        finally:
            if gc.get_count()[0] > _MANY_OBJECTS:
                gc.freeze()
