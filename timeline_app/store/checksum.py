"""Checksums of rows: what tells a row that was written from one that a disk has spoiled.

They guard against accidents; who changes a file on purpose can make them anew, and is met by the
checks of ``loading``.
"""

from hashlib import blake2b


def checksum(*columns: object) -> int:
    """A signed 64-bit number, as SQLite holds it, of the columns, their types and order."""
    data = "\0".join(map(_form, columns)).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)


def _form(column: object) -> str:
    return f"'{column}" if isinstance(column, str) else repr(column)
