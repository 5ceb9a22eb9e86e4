"""A new project file: written beside its place, read again to see that all is there, put in place.

Edits of an existing one are ``project_store``'s business.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import apsw

from timeline_app.model.problem import Problem
from timeline_app.model.project import Project
from timeline_app.store.change_rows import write_change, write_head
from timeline_app.store.contents import Contents, DatasetReference, title_checksum
from timeline_app.store.edits import TITLE, Key, Kind, ProjectRecord
from timeline_app.store.errors import EditError, ProjectFileError, project_file_error
from timeline_app.store.history import new_entry
from timeline_app.store.hostile import (
    check_schema,
    checked_version,
    explained,
    make_safe,
    within_time,
)
from timeline_app.store.in_place import new_file
from timeline_app.store.loading import load, place_of, whole
from timeline_app.store.lock import Hold
from timeline_app.store.rows import RowError, Stored, new_row, write_row, write_text
from timeline_app.store.schema import APPLICATION_ID, PAGE_SIZE, TABLES, VERSION


def put_new_project(
    file: Path,
    project: Project,
    texts: Mapping[str, str],
    dataset: DatasetReference | None,
    hold: Hold | None = None,
) -> None:
    """Make a project file in the place of ``file``, in one step.

    ``texts`` are by the id of their document, which may lack one; ``hold`` is on ``file``, where the
    caller has it. Raises EditError where records
    don't fit together, ProjectFileError where the file can't be written.
    """
    with new_file(file, hold) as temporary:
        with _new_database(temporary) as connection, connection:
            contents = _write(connection, file, project, texts, dataset)
        _check_written(temporary, file, contents)


@contextmanager
def _new_database(file: Path) -> Iterator[apsw.Connection]:
    connection = apsw.Connection(str(file))
    try:
        make_safe(connection)
        connection.pragma("page_size", PAGE_SIZE)
        connection.pragma("journal_mode", "truncate")
        connection.pragma("synchronous", "full")
        connection.pragma("application_id", APPLICATION_ID)
        connection.pragma("user_version", VERSION)
        yield connection
    finally:
        connection.close(True)


def _write(
    connection: apsw.Connection,
    file: Path,
    project: Project,
    texts: Mapping[str, str],
    dataset: DatasetReference | None,
) -> Contents:
    for statement in TABLES[VERSION]:
        connection.execute(statement)
    contents = Contents(project.title, dataset)
    title = project.title
    connection.execute("INSERT INTO project VALUES ('title', ?, ?)", (title, title_checksum(title)))
    if dataset is not None:
        columns = (dataset.folder, dataset.manifest_sha256, dataset.checksum)
        connection.execute("INSERT INTO dataset VALUES (1, ?, ?, ?)", columns)
    records: dict[Key, Stored] = {}
    for key, place, record in _placed(project):
        text = texts.get(key[1]) if key[0] is Kind.DOCUMENT else None
        try:
            if key in records:
                raise RowError("another one has the same id")
            sha256 = None if text is None else write_text(connection, text)
            records[key], json = new_row(key, record, place, sha256)
            write_row(connection, key, records[key], json, is_new=True)
        except (RowError, UnicodeError) as error:
            raise EditError([_problem(file, key, "", str(error), "correct it")]) from None
    findings = contents.references.findings({key: each.record for key, each in records.items()})
    if problems := [_problem(file, key, *finding) for key, finding in findings]:
        raise EditError(problems)
    contents.take_over(dict(records), title)
    write_change(connection, new_entry(0, None, "New project", [TITLE]), contents.state, b"")
    write_head(connection, 0, 0, 0)
    return contents


def _placed(project: Project) -> Iterator[tuple[Key, int, ProjectRecord]]:
    for place, document in enumerate(project.documents, 1):
        yield (Kind.DOCUMENT, document.id), place, document
    for place, actor in enumerate(project.actors, 1):
        yield (Kind.ACTOR, actor.id), place, actor
    for place, event in enumerate(project.events, 1):
        yield (Kind.EVENT, event.id), place, event
    for place, link in enumerate(project.links, 1):
        yield (Kind.LINK, f"0-{place}"), place, link
    for place, refusal in enumerate(project.refusals, 1):
        yield (Kind.REFUSAL, refusal.id), place, refusal


def _check_written(temporary: Path, file: Path, contents: Contents) -> None:
    """Nothing takes the place of ``file`` that could not be opened again."""
    connection = apsw.Connection(str(temporary), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        with open(temporary, "rb") as opened:
            checked_version(file, opened.fileno())
        make_safe(connection)
        with explained(file), within_time(connection, temporary.stat().st_size):
            check_schema(connection, file, VERSION)
            found = whole(load(connection, file), file).contents
        is_same = found.project == contents.project and found.dataset == contents.dataset
        reason = "" if is_same else "it is not what was written"
    except ProjectFileError as error:
        reason = error.problem.reason
    finally:
        connection.close(True)
    if reason:
        reason = f"it could not be opened again: {reason}"
        raise project_file_error(file, reason, "choose another title or folder")


def _problem(file: Path, key: Key, place: str, reason: str, mend: str) -> Problem:
    return Problem(str(file), place_of(key, place), reason, mend)
