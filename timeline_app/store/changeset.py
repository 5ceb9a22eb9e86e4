"""Changesets: what edits did to the rows, as SQLite records it, so that it can be undone and redone.

Texts are no part of them: they are only ever added, and stored once. The history is ``history``'s.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import apsw

from timeline_app.store.edits import TITLE, Key, Kind
from timeline_app.store.rows import RowError

_TABLES = frozenset(Kind)


@contextmanager
def recording(connection: apsw.Connection) -> Iterator[apsw.Session]:
    """A session whose ``changeset()`` is all that was done to the rows so far."""
    session = apsw.Session(connection, "main")
    try:
        for table in _TABLES:
            session.attach(table)
        yield session
    finally:
        session.close()


def touched_by(changeset: bytes) -> set[Key]:
    """The records that a changeset is about; RowError where it is none of ours."""
    touched: set[Key] = set()
    try:
        for row in apsw.Changeset.iter(changeset):
            # Values that stay the same are left out of `new`, but the id is always in `old` or `new`.
            values = row.new if row.op == "INSERT" else row.old
            id_ = values[0] if values else None
            if row.name not in _TABLES or not isinstance(id_, str):
                raise RowError("it has a change of something else than records")
            touched.add((Kind(row.name), id_))
    except (apsw.Error, UnicodeDecodeError):
        raise _spoiled() from None
    if any(key[0] is Kind.PROJECT and key != TITLE for key in touched):
        raise RowError("it has a change of something else than records")
    return touched


def apply_changeset(connection: apsw.Connection, changeset: bytes, *, inverted: bool) -> None:
    """Do again what a changeset did, or undo it; RowError where the rows are not as it knows them.

    Then some of it may have been done: the caller's transaction is to be rolled back.
    """
    try:
        data = apsw.Changeset.invert(changeset) if inverted else changeset
        apsw.Changeset.apply(data, connection, filter=_TABLES.__contains__, conflict=_abort)
    except (apsw.AbortError, apsw.CorruptError, apsw.SchemaChangeError, UnicodeDecodeError):
        raise _spoiled() from None


def _abort(_reason: int, _row: apsw.TableChange) -> int:
    return apsw.SQLITE_CHANGESET_ABORT


def _spoiled() -> RowError:
    return RowError("a change in its history does not fit its records")
