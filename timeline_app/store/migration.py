"""Project files of older versions into this one: a new file in the old one's place, and a backup.

Each version that was released has a reader here, and a file of each is among the tests.
"""

import os
from contextlib import suppress
from itertools import count
from pathlib import Path

import apsw

from timeline_app.model.project import Project
from timeline_app.store.contents import DatasetReference
from timeline_app.store.disk import flush_folder
from timeline_app.store.hostile import check_schema, damaged, explained, make_safe, within_time
from timeline_app.store.in_place import copy_database, new_file, write_errors
from timeline_app.store.loading import load, whole
from timeline_app.store.lock import Hold
from timeline_app.store.new_project import put_new_project
from timeline_app.store.rows import RowError
from timeline_app.store.schema import MORE_COLUMNS, TABLES, VERSION

_LONGEST_TEXT = 1 << 20


def migrate(file: Path, version: int, hold: Hold) -> None:
    """Bring ``file``, of an older version, up to this one; a backup is made beside it.

    The ``hold`` that the caller has on it is one on the old file afterwards.

    Whoever is killed in the midst of it leaves the file as it was. ProjectFileError where it can't be
    read, or the backup or the new file can't be written; then, too.
    """
    with explained(file):
        connection = apsw.Connection(str(file), flags=apsw.SQLITE_OPEN_READWRITE)
        try:
            make_safe(connection)
            with within_time(connection, file.stat().st_size):
                check_schema(connection, file, version)
                if version == 1:
                    title, dataset = read_version_1(connection)
            if version > 1:
                _migrate_tables(file, version, connection, hold)
                return
        except RowError as error:
            raise damaged(file, str(error)) from None
        finally:
            connection.close(True)
    _back_up(file, version)
    put_new_project(file, Project.model_construct(title=title), {}, dataset, hold)


def add_tables(connection: apsw.Connection, version: int) -> None:
    """Give a database of ``version`` 2, which nobody else has open, what it lacks."""
    for statement in (*MORE_COLUMNS[VERSION], *TABLES[VERSION][len(TABLES[version]) :]):
        connection.execute(statement)
    connection.pragma("user_version", VERSION)


def read_version_1(connection: apsw.Connection) -> tuple[str, DatasetReference]:
    """Title and dataset, which is all that version 1 had; RowError where they are not."""
    connection.limit(apsw.SQLITE_LIMIT_LENGTH, _LONGEST_TEXT)
    titles = connection.execute("SELECT value FROM project WHERE key = 'title'").fetchall()
    rows = connection.execute("SELECT folder, manifest_sha256 FROM dataset LIMIT 2").fetchall()
    if len(titles) != 1 or len(rows) != 1:
        raise RowError("its title or its dataset is missing")
    title, folder, sha256 = (str(value) for value in (*titles[0], *rows[0]))
    reference = DatasetReference(folder, sha256)
    if not title.strip() or not reference.is_inside:
        raise RowError("its title or its dataset is none")
    return title, reference


def _migrate_tables(file: Path, version: int, connection: apsw.Connection, hold: Hold) -> None:
    """Put a copy with all tables in the place of ``file``, once it is seen that it can be opened."""
    with new_file(file, hold) as temporary:
        copy_database(connection, temporary)
        copy = apsw.Connection(str(temporary))
        try:
            make_safe(copy)
            copy.pragma("synchronous", "full")
            with copy:
                add_tables(copy, version)
            with within_time(copy, temporary.stat().st_size):
                check_schema(copy, file, VERSION)
                whole(load(copy, file), file)
        finally:
            copy.close(True)
        _back_up(file, version)


def _back_up(file: Path, version: int) -> None:
    """Put a copy of ``file`` beside it, under a name that was free."""
    with write_errors(file):
        partial = file.with_name(f".{file.name}.backup.partial")
        try:
            with open(partial, "wb") as opened:
                opened.write(file.read_bytes())
                opened.flush()
                os.fsync(opened.fileno())
            for number in count(1):
                again = f" {number}" if number > 1 else ""
                backup = file.with_name(f"{file.stem} (format {version}{again}){file.suffix}")
                with suppress(FileExistsError):
                    os.link(partial, backup)  # a rename would overwrite
                    break
        finally:
            partial.unlink(missing_ok=True)
    flush_folder(file.parent)
