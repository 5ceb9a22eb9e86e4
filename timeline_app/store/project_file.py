"""The project file ``NAME.timeline``: one SQLite database, for now a title and the dataset beside it.

A file may come from anybody: nothing in it is trusted, and nothing but the tables named here is
read. The rows of a dataset are ``dataset``'s; where it lies is ``data_folder``'s.
"""

import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import apsw

from timeline_app.store.data_folder import data_folder_of
from timeline_app.store.disk import flush_folder, why_not_written
from timeline_app.store.errors import ProjectFileError, project_file_error
from timeline_app.store.project_kind import MAGIC

APPLICATION_ID = 0x544C4E45  # "TLNE"
VERSION = 1
_LARGEST = 16 << 20
_LONGEST_TEXT = 1 << 20
_PATIENCE = 2.0  # seconds for all that is read
_STEPS = 1_000  # of SQLite's between two looks at the clock
_RESTORE = "restore it from a copy"
_NO_UTF8, _RENAME = "its name is not UTF-8", "rename it, or the folder it lies in"

_SCHEMA = (
    "CREATE TABLE project(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    "CREATE TABLE dataset(id INTEGER PRIMARY KEY, folder TEXT NOT NULL,"
    " manifest_sha256 TEXT NOT NULL) STRICT",
)
_INDEXES = {("index", "sqlite_autoindex_project_1", "project", None)}  # of the primary key


@dataclass(frozen=True)
class DatasetReference:
    """A dataset of a project: the name of its folder in the data folder, and its manifest's hash."""

    folder: str
    manifest_sha256: str


@dataclass(frozen=True)
class ProjectContent:
    """What a project file holds."""

    title: str
    dataset: DatasetReference

    def dataset_folder(self, project_file: Path) -> Path:
        return data_folder_of(project_file) / self.dataset.folder


def write_project_file(file: Path, content: ProjectContent) -> None:
    """Put a new project file in the place of ``file``, in one step; ProjectFileError if it can't be."""
    temporary = file.with_name(f".{file.name}.partial")
    try:
        temporary.unlink(missing_ok=True)  # of a writer that was killed
        _write(temporary, content)
        _check_written(temporary, file, content)
        os.replace(temporary, file)
    except OSError as error:
        raise project_file_error(file, *why_not_written(error)) from None
    except apsw.FullError:
        raise project_file_error(file, "the disk is full", "make room for it") from None
    except apsw.CantOpenError:
        reason = "its folder is missing or read-only"
        raise project_file_error(file, reason, "choose another folder") from None
    except UnicodeEncodeError:
        raise project_file_error(file, _NO_UTF8, _RENAME) from None
    except apsw.TooBigError:
        raise project_file_error(file, "its title is too long", "choose another") from None
    except apsw.Error as error:
        mend = "choose another folder"
        raise project_file_error(file, f"it can't be written ({error})", mend) from None
    finally:
        for left in (temporary, temporary.with_name(f"{temporary.name}-journal")):
            with suppress(OSError):
                left.unlink()
    flush_folder(file.parent)


def read_project_file(file: Path) -> ProjectContent:
    """What ``file`` holds; ProjectFileError where it is missing, foreign, newer or damaged."""
    _check_header(file)
    with _explained(file):
        connection = apsw.Connection(str(file), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            _make_safe(connection)
            deadline = time.monotonic() + _PATIENCE
            connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
            _check_schema(connection, file)
            return _content(connection, file)
        finally:
            connection.close(True)


def _write(file: Path, content: ProjectContent) -> None:
    connection = apsw.Connection(str(file))
    try:
        _make_safe(connection)
        connection.pragma("journal_mode", "truncate")
        connection.pragma("synchronous", "full")
        connection.pragma("application_id", APPLICATION_ID)
        connection.pragma("user_version", VERSION)
        with connection:
            for statement in _SCHEMA:
                connection.execute(statement)
            connection.execute("INSERT INTO project VALUES ('title', ?)", (content.title,))
            connection.execute(
                "INSERT INTO dataset VALUES (1, ?, ?)",
                (content.dataset.folder, content.dataset.manifest_sha256),
            )
    finally:
        connection.close(True)


def _check_written(temporary: Path, file: Path, content: ProjectContent) -> None:
    """Nothing takes the place of ``file`` that could not be opened again."""
    try:
        is_whole = read_project_file(temporary) == content
        reason = "" if is_whole else "it is not what was written"
    except ProjectFileError as error:
        reason = error.problem.reason
    if reason:
        reason = f"it could not be opened again: {reason}"
        raise project_file_error(file, reason, "choose another title or folder")


def _make_safe(connection: apsw.Connection) -> None:
    """Whatever the file holds, it can neither run code of ours nor grow."""
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    connection.config(apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
    connection.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)
    connection.config(apsw.SQLITE_DBCONFIG_ENABLE_VIEW, 0)
    connection.limit(apsw.SQLITE_LIMIT_LENGTH, _LONGEST_TEXT)
    connection.limit(apsw.SQLITE_LIMIT_ATTACHED, 0)
    connection.pragma("cell_size_check", 1)
    connection.pragma("mmap_size", 0)


def _check_header(file: Path) -> None:
    """Refuse what SQLite need not see: the first 100 bytes tell whose file it is."""
    try:
        descriptor = os.open(file, os.O_RDONLY | os.O_NONBLOCK)  # a pipe would wait for ever
        try:
            status = os.fstat(descriptor)
            header = os.read(descriptor, 100) if stat.S_ISREG(status.st_mode) else b""
        finally:
            os.close(descriptor)
    except FileNotFoundError:
        raise project_file_error(file, "there is no such file", "check the name") from None
    except OSError as error:
        reason = f"it can't be read ({error.strerror})"
        raise project_file_error(file, reason, "check its rights") from None
    if not stat.S_ISREG(status.st_mode):
        raise project_file_error(file, "it is not an ordinary file", "name a .timeline file")
    if not header:
        raise project_file_error(file, "it is empty", _RESTORE)
    application = int.from_bytes(header[68:72], "big")
    if not header.startswith(MAGIC) or application != APPLICATION_ID:
        raise project_file_error(file, "it is no project file", "name a .timeline file")
    version = int.from_bytes(header[60:64], "big")
    if version > VERSION:
        reason = f"it is from a newer version (format {version}, this one knows {VERSION})"
        raise project_file_error(file, reason, "update this program")
    if version < 1 or status.st_size > _LARGEST:
        raise _damaged(file)


def _check_schema(connection: apsw.Connection, file: Path) -> None:
    found = set(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema LIMIT 100"))
    names = [statement.split("(")[0].split()[-1] for statement in _SCHEMA]
    tables = {("table", name, name, sql) for name, sql in zip(names, _SCHEMA, strict=True)}
    if found != tables | _INDEXES:
        reason = "it holds other tables than a project file does"
        raise project_file_error(file, reason, "open only files that this program has made")


def _content(connection: apsw.Connection, file: Path) -> ProjectContent:
    titles = connection.execute("SELECT value FROM project WHERE key = 'title'").fetchall()
    rows = connection.execute("SELECT folder, manifest_sha256 FROM dataset LIMIT 2").fetchall()
    if len(titles) != 1 or len(rows) != 1:
        raise _damaged(file)
    title, folder, sha256 = (str(value) for value in (*titles[0], *rows[0]))
    # A name that leads out of the data folder is damage, too.
    if not title.strip() or not (folder.isascii() and folder.isdecimal() and len(folder) < 10):
        raise _damaged(file)
    return ProjectContent(title, DatasetReference(folder, sha256))


@contextmanager
def _explained(file: Path) -> Iterator[None]:
    try:
        yield
    except (apsw.BusyError, apsw.LockedError):
        reason = "another program is writing to it"
        raise project_file_error(file, reason, "wait until it is done") from None
    except UnicodeEncodeError:
        raise project_file_error(file, _NO_UTF8, _RENAME) from None
    except (apsw.CantOpenError, apsw.IOError, apsw.PermissionsError, apsw.AuthError):
        raise project_file_error(file, "it can't be read", "check its rights") from None
    except (apsw.Error, UnicodeDecodeError, MemoryError):
        raise _damaged(file) from None


def _damaged(file: Path) -> ProjectFileError:
    return project_file_error(file, "it is damaged", _RESTORE)
