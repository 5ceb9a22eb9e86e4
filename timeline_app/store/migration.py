"""Project files of older versions into this one: a new file in the old one's place, and a backup.

Each version that was released has a reader here, and a file of each is among the tests.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path

import apsw

from timeline_app.model.project import Project
from timeline_app.store.contents import DatasetReference
from timeline_app.store.disk import flush_folder
from timeline_app.store.hostile import check_schema, damaged, explained, make_safe, within_time
from timeline_app.store.in_place import write_errors
from timeline_app.store.lock import Hold
from timeline_app.store.new_project import put_new_project
from timeline_app.store.rows import RowError

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
                title, dataset = READERS[version](connection)
        except RowError as error:
            raise damaged(file, str(error)) from None
        finally:
            connection.close(True)
    _back_up(file, version)
    put_new_project(file, Project.model_construct(title=title), {}, dataset, hold)


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


Reader = Callable[[apsw.Connection], tuple[str, DatasetReference]]
READERS: dict[int, Reader] = {1: read_version_1}


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
