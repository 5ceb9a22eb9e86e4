"""The history as rows of a project file's tables, and rows as the history again.

What the history is good for is found in ``history``.
"""

import json
from collections.abc import Generator
from datetime import UTC, datetime
from typing import Any

import apsw

from timeline_app.store.changes import HistoryEntry
from timeline_app.store.checksum import checksum
from timeline_app.store.edits import Key, Kind
from timeline_app.store.history import History
from timeline_app.store.rows import RowError


def write_change(
    connection: apsw.Connection, entry: HistoryEntry, state: int, changeset: bytes
) -> None:
    made = entry.made.isoformat()
    touched = json.dumps(sorted(entry.touched), ensure_ascii=False, separators=(",", ":"))
    columns = (entry.number, entry.parent, entry.label, made, entry.who, touched, state)
    marks = ", ".join("?" * (len(columns) + 2))
    connection.execute(
        f"INSERT INTO change VALUES ({marks})", (*columns, checksum(*columns), changeset)
    )


def write_head(connection: apsw.Connection, number: int, tip: int, last: int) -> None:
    """Say where the history stands; ``last`` is the greatest number of all changes."""
    columns = (number, tip, last)
    connection.execute(
        "INSERT OR REPLACE INTO head SELECT 1, ?, ?, ?, ?, 1 + ifnull(max(writes), 0) FROM head",
        (*columns, checksum(*columns)),
    )


def count_write(connection: apsw.Connection) -> None:
    """Let a transaction be seen that moves nothing in the history."""
    connection.execute("UPDATE head SET writes = writes + 1")


def read_head(connection: apsw.Connection) -> tuple[int, int, int]:
    """Head, tip and last number; RowError where they are not as written."""
    query = "SELECT number, tip, last, checksum FROM head LIMIT 2"
    found: list[tuple[Any, ...]] = connection.execute(query).fetchall()
    if len(found) != 1 or checksum(*found[0][:3]) != found[0][3]:
        raise RowError("where its history stands was changed by accident")
    number, tip, last, _ = found[0]
    return int(number), int(tip), int(last)


def read_changeset(connection: apsw.Connection, number: int) -> bytes:
    query = "SELECT changeset FROM change WHERE number = ?"
    found = connection.execute(query, (number,)).fetchone()
    if found is None:
        raise RowError(f"change {number} is missing")
    changeset = found[0]
    if not isinstance(changeset, bytes):
        raise RowError(f"change {number} was changed by accident")
    return changeset


def read_state(connection: apsw.Connection, number: int) -> int:
    """The checksum of all records after a change; RowError where it is missing or not as written."""
    columns = "number, parent, label, made, who, touched, state, checksum"
    query = f"SELECT {columns} FROM change WHERE number = ?"
    found = connection.execute(query, (number,)).fetchone()
    if found is None or checksum(*found[:-1]) != found[-1] or not isinstance(found[6], int):
        raise RowError(f"change {number} was changed by accident, or is missing")
    return found[6]


def read_history(connection: apsw.Connection) -> Generator[None, None, History]:
    """All entries, without what they changed; RowError where one is missing or not as written.

    It goes on with each step, and returns them in the end.
    """
    history = History()
    head, tip, last = read_head(connection)
    columns = "number, parent, label, made, who, touched, state, checksum"
    for *row, sum_ in connection.execute(f"SELECT {columns} FROM change ORDER BY number"):
        number, parent, label, made, who, touched, state = row
        is_next = number == history.next_number
        if not is_next or checksum(*row) != sum_:
            raise RowError(f"change {number} was changed by accident, or one before it is missing")
        if not all(isinstance(each, str) for each in (label, made, who, touched)):
            raise RowError(f"change {number} is not text")
        if (parent is None) != (number == 0) or (parent is not None and not 0 <= parent < number):
            raise RowError(f"change {number} follows no change before it")
        history.add(HistoryEntry(number, parent, label, _time(made), who, _keys(touched)), state)
        yield
    if history.next_number != last + 1 or not (0 <= head <= last and 0 <= tip <= last):
        raise RowError("its latest changes are missing")
    history.head = history.tip = head
    if head not in _line_above(history, tip):
        raise RowError("its history stands on no branch")
    history.tip = tip
    return history


def _line_above(history: History, number: int) -> set[int]:
    line = {number}
    while (parent := history.entries[number].parent) is not None:
        number = parent
        line.add(number)
    return line


def _time(made: str) -> datetime:
    try:
        time = datetime.fromisoformat(made)
    except ValueError:
        raise RowError(f"it has a change made at '{made}', which is no time") from None
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _keys(touched: str) -> frozenset[Key]:
    try:
        return frozenset((Kind(kind), str(id_)) for kind, id_ in json.loads(touched))
    except (ValueError, TypeError, RecursionError):
        raise RowError("it has a change of which can't be read what it touched") from None
