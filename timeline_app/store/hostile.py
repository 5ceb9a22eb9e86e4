"""A project file as a database that may come from anybody: what SQLite may do with it, and for how long.

What is in its tables is checked by ``project_file`` and ``loading``.
"""

import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from timeline_app.store.errors import ProjectFileError, project_file_error
from timeline_app.store.project_kind import MAGIC
from timeline_app.store.schema import APPLICATION_ID, HEAD_PAGE, PAGE_SIZE, VERSION, schema_objects

LARGEST = 64 << 30
PATIENCE = 5.0  # seconds for all that is read of a small file
SECONDS_PER_BYTE = 5e-7
_STEPS = 1_000  # of SQLite's between two looks at the clock
_RESTORE = "restore it from a copy"
NO_UTF8, RENAME = "its name is not UTF-8", "rename it, or the folder it lies in"


def opened_descriptor(file: Path, *, writable: bool = False) -> int:
    """A descriptor of an ordinary file; ProjectFileError where it is none, or missing.

    To close it takes away the locks that SQLite has in this process on the same file.
    """
    try:
        str(file).encode()
    except UnicodeEncodeError:
        raise project_file_error(file, NO_UTF8, RENAME) from None
    flags = (os.O_RDWR if writable else os.O_RDONLY) | os.O_NONBLOCK  # a pipe would wait for ever
    try:
        descriptor = os.open(file, flags | os.O_CLOEXEC)
    except FileNotFoundError:
        raise project_file_error(file, "there is no such file", "check the name") from None
    except IsADirectoryError:
        raise _not_ordinary(file) from None
    except OSError as error:
        reason = f"it can't be {'changed' if writable else 'read'} ({error.strerror})"
        raise project_file_error(file, reason, "check its rights") from None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise _not_ordinary(file)
    return descriptor


def checked_version(file: Path, descriptor: int) -> int:
    """The version of a project file; ProjectFileError where its first 100 bytes are of none.

    Refuses what SQLite need not see.
    """
    header = os.pread(descriptor, 100, 0)
    size = os.fstat(descriptor).st_size
    if not header:
        raise project_file_error(file, "it is empty", _RESTORE)
    application = int.from_bytes(header[68:72], "big")
    if not header.startswith(MAGIC) or application != APPLICATION_ID:
        raise project_file_error(file, "it is no project file", "name a .timeline file")
    version = int.from_bytes(header[60:64], "big")
    if version > VERSION:
        reason = f"it is from a newer version (format {version}, this one knows {VERSION})"
        raise project_file_error(file, reason, "update this program")
    # 1 in both bytes: a rollback journal. With a write-ahead log, SQLite would look for its file.
    if version < 1 or size > LARGEST or header[18:20] != b"\1\1":
        raise damaged(file)
    return version


def make_safe(connection: apsw.Connection) -> None:
    """Whatever the file holds, it can run no code of ours, and load no other file."""
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    connection.config(apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
    connection.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)
    connection.config(apsw.SQLITE_DBCONFIG_ENABLE_VIEW, 0)
    connection.limit(apsw.SQLITE_LIMIT_ATTACHED, 0)
    connection.pragma("cell_size_check", 1)
    connection.pragma("mmap_size", 0)
    connection.pragma("temp_store", "memory")


@contextmanager
def within_time(connection: apsw.Connection, size: int) -> Iterator[None]:
    """Give up on statements that take longer than any whole file of ``size`` bytes needs."""
    deadline = time.monotonic() + PATIENCE + size * SECONDS_PER_BYTE
    connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
    try:
        yield
    finally:
        connection.set_progress_handler(None)


def check_schema(connection: apsw.Connection, file: Path, version: int) -> None:
    """ProjectFileError unless the file holds the tables of its version, and nothing else."""
    query = "SELECT type, name, tbl_name, sql FROM sqlite_schema LIMIT 100"
    if set(connection.execute(query)) != schema_objects(version):
        reason = "it holds other tables than a project file does"
        raise project_file_error(file, reason, "open only files that this program has made")
    if connection.pragma("user_version") != version:
        raise damaged(file)  # its journal told otherwise than its header
    if version == 1:
        return
    query = "SELECT rootpage FROM sqlite_schema WHERE name = 'head'"
    is_laid_out = connection.execute(query).get == HEAD_PAGE
    if not is_laid_out or connection.pragma("page_size") != PAGE_SIZE:
        raise damaged(file)


@contextmanager
def explained(file: Path) -> Iterator[None]:
    """What SQLite refuses to read, as a ProjectFileError."""
    try:
        yield
    except (apsw.BusyError, apsw.LockedError):
        reason = "another program is writing to it"
        raise project_file_error(file, reason, "wait until it is done") from None
    except UnicodeEncodeError:
        raise project_file_error(file, NO_UTF8, RENAME) from None
    except (apsw.CantOpenError, apsw.IOError, apsw.PermissionsError, apsw.AuthError):
        raise project_file_error(file, "it can't be read", "check its rights") from None
    except (apsw.ReadOnlyError, apsw.FullError):
        reason = "its last edit can't be finished: the disk is full or read-only"
        raise project_file_error(file, reason, "make room, or copy it elsewhere") from None
    except (apsw.Error, UnicodeDecodeError, MemoryError):
        raise damaged(file) from None


def damaged(file: Path, what: str = "") -> ProjectFileError:
    """The error for a file that can't be trusted; ``what`` says where it is wrong."""
    return project_file_error(file, f"it is damaged: {what}" if what else "it is damaged", _RESTORE)


def _not_ordinary(file: Path) -> ProjectFileError:
    return project_file_error(file, "it is not an ordinary file", "name a .timeline file")
