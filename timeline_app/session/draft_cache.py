"""Drafts of documents with their texts, kept on disk while many are read: what is done stays done.

A process that is killed at any moment loses only what it had in work. What the drafts come to is
``extracting``'s business.
"""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Self

import apsw

from timeline_app.extraction.drafts.draft import DocumentDraft
from timeline_app.extraction.drafts.draft_json import draft_json, draft_of
from timeline_app.model.problem import Problem
from timeline_app.reading.errors import ReadError
from timeline_app.store.hostile import make_safe

ENDING = ".timeline-extract"
_APPLICATION_ID = 0x746C6578  # "tlex"
_TABLE = """
CREATE TABLE IF NOT EXISTS draft (
    key TEXT PRIMARY KEY, text BLOB NOT NULL, draft BLOB
) STRICT, WITHOUT ROWID
"""


class DraftCache:
    """By keys that tell a text read in one way from all others. A context; ReadError where it can't be used."""

    def __init__(self, file: Path | None) -> None:
        """In ``file``, or in memory where there is none."""
        self._file = file
        self._lock = RLock()  # work that was given up may not have heard of it yet
        self._connection = self._opened()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._is_empty():
            self.remove()
        else:
            self._connection.close(True)

    def remove(self) -> None:
        """It has served its purpose."""
        self._connection.close(True)
        if self._file is not None:
            for name in (self._file, self._file.with_name(f"{self._file.name}-journal")):
                with suppress(OSError):
                    name.unlink(missing_ok=True)

    def put(self, key: str, text: str, draft: DocumentDraft | None) -> None:
        """Keep a text, and its draft if there is one."""
        row = (
            key,
            zlib.compress(text.encode("utf-8", "surrogatepass"), 1),
            None if draft is None else zlib.compress(draft_json(draft), 1),
        )
        with self._errors():
            self._connection.execute("INSERT OR REPLACE INTO draft VALUES (?, ?, ?)", row)

    def has_draft(self, key: str) -> bool:
        with self._errors():
            sought = "SELECT 1 FROM draft WHERE key = ? AND draft IS NOT NULL"
            return self._connection.execute(sought, (key,)).fetchone() is not None

    def text(self, key: str) -> str:
        """KeyError where it is not kept."""
        return self._bytes("text", key).decode("utf-8", "surrogatepass")

    def draft(self, key: str) -> DocumentDraft:
        """KeyError where there is none."""
        with self._errors():
            return draft_of(self._bytes("draft", key))

    def _is_empty(self) -> bool:
        try:
            sought = "SELECT 1 FROM draft WHERE draft IS NOT NULL"
            return self._connection.execute(sought).fetchone() is None
        except apsw.Error:  # closed already, or damaged
            return False

    def _bytes(self, column: str, key: str) -> bytes:
        with self._errors():
            sought = f"SELECT {column} FROM draft WHERE key = ?"
            row = self._connection.execute(sought, (key,)).fetchone()
            if row is None or row[0] is None:
                raise KeyError(key)
            return zlib.decompress(row[0])

    def _opened(self) -> apsw.Connection:
        with self._errors():
            connection = apsw.Connection(":memory:" if self._file is None else str(self._file))
            try:
                make_safe(connection)  # it may have come with a project from anywhere
                connection.set_busy_timeout(0)
                connection.pragma("locking_mode", "exclusive")
                # What power cuts may lose is only read again.
                connection.pragma("synchronous", "off" if self._file is None else "normal")
                if connection.pragma("application_id") not in (0, _APPLICATION_ID):
                    raise self._error("it is no file of this program", "move it away")
                with connection:
                    connection.pragma("application_id", _APPLICATION_ID)
                    connection.execute(_TABLE)
            except BaseException:
                connection.close(True)
                raise
            return connection

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            with self._lock:
                yield
        except apsw.BusyError:
            reason, mend = "another one is at work for the same project", "wait until it has ended"
            raise self._error(reason, mend) from None
        except apsw.FullError:
            raise self._error("the disk is full", "make room, and run this again") from None
        except (apsw.CantOpenError, apsw.ReadOnlyError):
            mend = "choose another one for the project"
            raise self._error("its folder is read-only", mend) from None
        except (apsw.Error, ValueError, zlib.error) as error:
            raise self._error(f"it is damaged ({error})", "delete it, and run this again") from None

    def _error(self, reason: str, mend: str) -> ReadError:
        return ReadError([Problem(str(self._file), "", reason, mend)])
