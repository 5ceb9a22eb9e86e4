"""New files that take the place of what is there in one step: whole, or not at all.

What is written into them is the caller's business.
"""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from pathlib import Path

import apsw

from timeline_app.store.disk import flush_folder, why_not_written
from timeline_app.store.errors import ProjectFileError, project_file_error
from timeline_app.store.hostile import NO_UTF8, RENAME, make_safe
from timeline_app.store.lock import Hold


@contextmanager
def new_file(file: Path, hold: Hold | None = None) -> Iterator[Path]:
    """A name beside ``file``; what is there in the end takes its place, in one step.

    ``hold`` is on ``file``, where the caller has it. ProjectFileError where the new file can't be
    written, or where somebody else has ``file`` open.
    """
    temporary = file.with_name(f".{file.name}.partial")
    with write_errors(file):
        try:
            _remove(temporary)  # of a writer that was killed
            yield temporary
            _flush(temporary)
            journal_of(temporary).unlink(missing_ok=True)  # nobody would look for it afterwards
            if file.exists():
                with nullcontext() if hold else closing(Hold(file)):
                    _finish_last_edit(file)
                    os.replace(temporary, file)
            else:
                journal_of(file).unlink(missing_ok=True)  # SQLite would take it for this file's
                os.replace(temporary, file)
        finally:
            with suppress(OSError):
                _remove(temporary)
    flush_folder(file.parent)


@contextmanager
def write_errors(file: Path) -> Iterator[None]:
    """What disk and SQLite refuse to write, as a ProjectFileError."""
    try:
        yield
    except OSError as error:
        raise project_file_error(file, *why_not_written(error)) from None
    except apsw.FullError:
        raise project_file_error(file, "the disk is full", "make room for it") from None
    except (apsw.CantOpenError, apsw.ReadOnlyError):
        reason = "its folder is missing or read-only"
        raise project_file_error(file, reason, "choose another folder") from None
    except UnicodeEncodeError:
        raise project_file_error(file, NO_UTF8, RENAME) from None
    except apsw.TooBigError:
        reason = "a text of it is too long"
        raise project_file_error(file, reason, "leave it out, or split it up") from None
    except apsw.Error as error:
        mend = "make room or choose another folder"
        raise project_file_error(file, f"it can't be written ({error})", mend) from None


def copy_database(connection: apsw.Connection, target: Path) -> None:
    """Copy all pages of an open database into a new file."""
    copy = apsw.Connection(str(target))
    try:
        copy.pragma("journal_mode", "off")  # a new file that fails is thrown away
        copy.pragma("synchronous", "full")
        with copy.backup("main", connection, "main") as backup:
            backup.step()
    finally:
        copy.close(True)


def _finish_last_edit(file: Path) -> None:
    """See to it that ``file`` has no journal: it would be applied to what takes the file's place."""
    journal = journal_of(file)
    if not journal.exists():
        return
    with suppress(apsw.Error, ProjectFileError):
        connection = apsw.Connection(str(file), flags=apsw.SQLITE_OPEN_READWRITE)
        try:
            make_safe(connection)
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        finally:
            connection.close(True)
    journal.unlink(missing_ok=True)


def journal_of(file: Path) -> Path:
    """SQLite's rollback journal of a file."""
    return file.with_name(f"{file.name}-journal")


def _remove(file: Path) -> None:
    for each in (file, journal_of(file)):
        each.unlink(missing_ok=True)


def _flush(file: Path) -> None:
    descriptor = os.open(file, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
