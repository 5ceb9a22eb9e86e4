"""Records as rows of a project file's tables, and rows as records again.

Whether records fit together is found by ``references``.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import apsw
from pydantic import ValidationError
from pydantic_core import PydanticSerializationError

from timeline_app.model.event import Link
from timeline_app.store.checksum import checksum
from timeline_app.store.edits import RECORD_OF, Key, Kind, ProjectRecord

# What a row of each kind holds, in the order of `Stored.of_row`.
_COLUMNS = {
    kind: f"id, place, record, {'text' if kind is Kind.DOCUMENT else 'NULL'}, checksum"
    for kind in RECORD_OF
}
# Id, place, JSON, text, checksum; a damaged file may have values of other types.
Columns = tuple[Any, ...]


class RowError(ValueError):
    """A row is not what this program has written, or a record can't be a row; says why."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A record as it is in the file. ``place`` orders it among its kind; ``text`` is a text's hash."""

    record: ProjectRecord
    place: int
    text: str | None
    checksum: int


def new_row(key: Key, record: ProjectRecord, place: int, text: str | None) -> tuple[Stored, str]:
    """The record as it will be stored, and its JSON; RowError where it would not be the same again."""
    try:
        json = record.model_dump_json(by_alias=True, exclude_none=True)
        is_same = type(record).model_validate_json(json) == record
    except (ValidationError, PydanticSerializationError, UnicodeError):
        is_same = False
    if not is_same:
        raise RowError("it could not be read again as it is")
    return Stored(record, place, text, checksum(*key, place, json, text)), json


def stored_of(kind: Kind, columns: Columns) -> Stored:
    """The record of a row; RowError where its checksum, form or id is wrong."""
    id_, place, json, text, sum_ = columns
    if checksum(kind, id_, place, json, text) != sum_:
        raise RowError("it was changed by accident: its checksum is wrong")
    if [type(each) for each in columns[:3]] != [str, int, str] or not isinstance(text, str | None):
        raise RowError("it is of the wrong types")
    try:
        record = RECORD_OF[kind].model_validate_json(json)
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        where = ".".join(map(str, detail["loc"]))
        raise RowError(f"it is malformed: {where}: {detail['msg']}") from None
    if not isinstance(record, Link) and record.id != id_:
        raise RowError(f"it says that its id is '{record.id}'")
    return Stored(record, place, text, sum_)


def rows(connection: apsw.Connection, kind: Kind, *, backward: bool = False) -> Iterator[Columns]:
    """All rows of a kind, in the order in which they lie in the file."""
    order = "DESC" if backward else "ASC"
    return connection.execute(f"SELECT {_COLUMNS[kind]} FROM {kind} ORDER BY rowid {order}")


def row_of(connection: apsw.Connection, key: Key) -> Columns | None:
    kind, id_ = key
    found = connection.execute(f"SELECT {_COLUMNS[kind]} FROM {kind} WHERE id = ?", (id_,))
    return found.fetchone()


def write_row(
    connection: apsw.Connection, key: Key, stored: Stored, json: str, *, is_new: bool
) -> None:
    """Add a row, or change the row that is there."""
    kind, id_ = key
    columns: dict[str, str | int | None] = {"place": stored.place, "record": json}
    if kind is Kind.DOCUMENT:
        columns["text"] = stored.text
    columns["checksum"] = stored.checksum
    if is_new:
        marks = ", ".join("?" * (len(columns) + 1))
        statement = f"INSERT INTO {kind}({', '.join(columns)}, id) VALUES ({marks})"
    else:
        changes = ", ".join(f"{name} = ?" for name in columns)
        statement = f"UPDATE {kind} SET {changes} WHERE id = ?"
    connection.execute(statement, (*columns.values(), id_))
    _check_one_row(connection)


def delete_row(connection: apsw.Connection, key: Key) -> None:
    kind, id_ = key
    connection.execute(f"DELETE FROM {kind} WHERE id = ?", (id_,))
    _check_one_row(connection)


def write_text(connection: apsw.Connection, text: str) -> str:
    """Add a text, unless it is there; its hash, by which documents name it."""
    data = text.encode()
    sha256 = hashlib.sha256(data).hexdigest()
    connection.execute("INSERT OR IGNORE INTO text VALUES (?, ?)", (sha256, text))
    return sha256


def read_text(connection: apsw.Connection, sha256: str) -> str:
    """A text by its hash; RowError where it is missing or another one."""
    found = connection.execute("SELECT content FROM text WHERE sha256 = ?", (sha256,)).fetchone()
    if found is None:
        raise RowError("its text is missing")
    text = found[0]
    if not isinstance(text, str) or hashlib.sha256(text.encode()).hexdigest() != sha256:
        raise RowError("its text was changed by accident: its hash is wrong")
    return text


def _check_one_row(connection: apsw.Connection) -> None:
    if connection.changes() != 1:
        raise RowError("it is not in the file where it should be")
