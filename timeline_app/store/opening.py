"""A project file opened: held and checked for writing, or copied for reading what is left of it.

What can be done with it then is ``project_store``'s business.
"""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import apsw

from timeline_app.store.contents import Contents
from timeline_app.store.errors import ProjectFileError
from timeline_app.store.history import new_entry
from timeline_app.store.hostile import (
    LARGEST,
    check_schema,
    checked_version,
    damaged,
    explained,
    make_safe,
    within_time,
)
from timeline_app.store.loading import Loaded, load, load_in_steps, whole
from timeline_app.store.lock import Hold, in_use
from timeline_app.store.migration import add_tables, migrate, read_version_1
from timeline_app.store.outline import read_outline
from timeline_app.store.rows import RowError
from timeline_app.store.schema import VERSION
from timeline_app.store.snapshot import Snapshot


@dataclass
class Opened:
    """A connection, what was loaded by it, and what is to be closed after it.

    Where only an outline was loaded so far, ``state`` is that of all records, and ``rest`` is what is
    still to be done.
    """

    connection: apsw.Connection
    loaded: Loaded
    held: Hold | Snapshot
    state: int = 0
    rest: Iterator[None] | None = None
    is_closed: bool = field(default=False, init=False)

    def begin_rest(self, file: Path) -> None:
        """Have all that the file holds loaded by :meth:`go_on`."""
        self._file, self._coming, self._size = file, Loaded(file), os.path.getsize(file)
        self.rest = load_in_steps(self.connection, self._coming)

    def go_on(self, seconds: float) -> bool:
        """Load for so long; whether all is loaded, or was found to be damaged."""
        if self.rest is None or self.is_closed:
            return True
        end = time.perf_counter() + seconds
        try:
            with explained(self._file), within_time(self.connection, self._size):
                for _ in self.rest:
                    if time.perf_counter() >= end:
                        return False
            self.loaded = self._coming
        except ProjectFileError as error:
            self.loaded.problems.append(error.problem)
        self.rest = None
        return True

    def close(self) -> None:
        """Give the file free, without a trace beside it."""
        if self.is_closed:
            return
        self.is_closed = True
        self.rest = None  # with it goes the statement that it reads by
        with suppress(apsw.Error):
            if isinstance(self.held, Hold):
                self.connection.pragma("journal_mode", "delete")  # removes the empty journal
        self.connection.close(True)
        self.held.close()


def open_for_writing(file: Path, *, in_steps: bool = False) -> Opened:
    """The project file, held until it is closed, migrated where it is of an older version.

    ``in_steps``: only an outline of it is loaded, where nothing is found wrong. ProjectFileError where
    it is missing, foreign, newer, damaged, or held by somebody else.
    """
    hold = Hold(file)
    try:
        version = checked_version(file, hold.descriptor)
        if version < VERSION:
            migrate(file, version, hold)
            hold.close()
            hold = Hold(file)
            checked_version(file, hold.descriptor)
        with explained(file):
            connection = apsw.Connection(str(file), flags=apsw.SQLITE_OPEN_READWRITE)
            try:
                _lock(connection, file, hold)
                with within_time(connection, os.path.getsize(file)):
                    check_schema(connection, file, VERSION)
                    outline = read_outline(connection, file) if in_steps else None
                    loaded = whole(outline or load(connection, file), file)
            except BaseException:
                connection.close(True)
                raise
        opened = Opened(connection, loaded, hold)
        if outline is not None:
            opened.state = outline.state
            opened.begin_rest(file)
        return opened
    except BaseException:
        hold.close()
        raise


def open_for_reading(file: Path) -> Opened:
    """A copy of the project file as it is now; what is wrong with it is among the loaded problems.

    ProjectFileError where it is missing, foreign or newer, or nothing of it can be read.
    """
    snapshot = Snapshot(file)
    try:
        with explained(file):
            connection = apsw.Connection(str(snapshot.file), flags=apsw.SQLITE_OPEN_READWRITE)
            try:
                make_safe(connection)
                lack = _filled_up(snapshot)
                with within_time(connection, os.path.getsize(snapshot.file)):
                    check_schema(connection, file, snapshot.version)
                    if 1 < snapshot.version < VERSION:
                        add_tables(connection, snapshot.version)
                    is_first = snapshot.version == 1
                    loaded = _load_first(connection, file) if is_first else load(connection, file)
                if lack:
                    loaded.add_problem("", f"it is cut short: {lack:,} bytes are missing")
                connection.pragma("query_only", 1)
            except BaseException:
                connection.close(True)
                raise
        return Opened(connection, loaded, snapshot)
    except BaseException:
        snapshot.close()
        raise


def _lock(connection: apsw.Connection, file: Path, hold: Hold) -> None:
    """Take SQLite's lock for as long as the connection lasts; whose edit was left half done is undone."""
    make_safe(connection)
    connection.pragma("locking_mode", "exclusive")
    try:
        connection.execute("BEGIN EXCLUSIVE; COMMIT")
    except (apsw.BusyError, apsw.LockedError):
        raise in_use(file, hold.descriptor) from None
    connection.pragma("journal_mode", "truncate")
    connection.pragma("synchronous", "full")


def _filled_up(snapshot: Snapshot) -> int:
    """Fill a copy of a file that was cut short with zeros: SQLite reads nothing of one that is too short.

    How many bytes are missing.
    """
    with open(snapshot.file, "r+b") as opened:
        header = opened.read(32)
        size = int.from_bytes(header[16:18], "big") * int.from_bytes(header[28:32], "big")
        lack = size - os.fstat(opened.fileno()).st_size
        if snapshot.has_journal or not 0 < lack <= LARGEST:
            return 0
        opened.truncate(size)
    return lack


def _load_first(connection: apsw.Connection, file: Path) -> Loaded:
    """What a file of version 1 holds."""
    loaded = Loaded(file)
    try:
        loaded.contents = Contents(*read_version_1(connection))
    except RowError as error:
        raise damaged(file, str(error)) from None
    loaded.history.add(new_entry(0, None, "New project", []), loaded.contents.state)
    return loaded
