"""Checksums of rows: what tells a row that was written from one that a disk has spoiled.

They guard against accidents; who changes a file on purpose can make them anew, and is met by the
checks of ``loading``.
"""

from hashlib import blake2b


def checksum(*columns: object) -> int:
    """A signed 64-bit number, as SQLite holds it, of the columns, their types and order."""
    forms = [f"'{each}" if isinstance(each, str) else repr(each) for each in columns]
    return digest("\0".join(forms).encode("utf-8", "surrogatepass"))


def digest(data: bytes) -> int:
    """The same of bytes that are no columns."""
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)
