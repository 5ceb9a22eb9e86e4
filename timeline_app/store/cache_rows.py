"""Rows of a project file's cache: what was made of its records, stamped with their state.

They are believed as little as any other row, and nothing is lost where they can't be read. What is kept
there is ``query.column_cache``'s.
"""

from contextlib import suppress

import apsw

from timeline_app.store.checksum import checksum, digest
from timeline_app.store.loading import UNREADABLE

LARGEST_CACHE = 1 << 30


def read_cache(connection: apsw.Connection, name: str, state: int) -> bytes | None:
    """What was kept under a name when the records had this state; None where it is not as written."""
    query = (
        "SELECT content, checksum FROM cache WHERE name = ? AND state = ? AND length(content) <= ?"
    )
    with suppress(*UNREADABLE, apsw.TooBigError, MemoryError):
        found = connection.execute(query, (name, state, LARGEST_CACHE)).fetchone()
        if found is None or not isinstance(found[0], bytes):
            return None
        content, sum_ = found
        return content if _checksum(name, state, content) == sum_ else None
    return None


def write_cache(connection: apsw.Connection, name: str, state: int, content: bytes) -> None:
    columns = (name, state, content, _checksum(name, state, content))
    connection.execute("INSERT OR REPLACE INTO cache VALUES (?, ?, ?, ?)", columns)


def _checksum(name: str, state: int, content: bytes) -> int:
    return checksum(name, state, digest(content))
