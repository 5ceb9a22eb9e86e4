"""A folder of Parquet files that grows by parts, each whole or not there, so that a run can go on.

What stands in them is told by ``table_drafting``.
"""

import fcntl
import json
import os
from pathlib import Path
from typing import Self

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from timeline_app.extraction.proposing import EXTRACTOR
from timeline_app.model.problem import Problem
from timeline_app.reading.errors import ReadError
from timeline_app.session.table_drafting import DRAFTS, EVENTS, Drafted

ROWS_OF_PART = 1_000  # documents; what is lost at most when a run is killed
_ABOUT = "about.json"


class Parts:
    """The folders ``drafts`` and ``events`` in ``folder``, with a part of both for the same documents.

    A context, in which no other run writes there.
    """

    def __init__(self, folder: Path, table: Path, model: str) -> None:
        """ReadError where the folder can't be used, is in use, or is of another table."""
        self._folder = folder
        self._lock = -1
        self._drafts: list[pa.Table] = []
        self._events: list[pa.Table] = []
        self.row_count = self.event_count = self.problem_count = self._part_count = 0
        try:
            self._lock = self._locked()
            self._claim(_about(table, model))
            while self._file("drafts", self._part_count).exists():
                self._count(
                    pq.read_table(self._file("drafts", self._part_count), columns=["problem"]),
                    pq.read_metadata(self._file("events", self._part_count)).num_rows,
                )
        except (OSError, pa.ArrowException) as error:
            self._unlock()
            raise self._unusable(error) from None
        except BaseException:
            self._unlock()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._unlock()

    def put(self, drafted: Drafted) -> None:
        self._drafts.append(drafted.drafts)
        self._events.append(drafted.events)
        if sum(table.num_rows for table in self._drafts) >= ROWS_OF_PART:
            self.flush()

    def flush(self) -> None:
        """Write what was put; ReadError where it can't be."""
        if not self._drafts:
            return
        drafts = pa.concat_tables([DRAFTS.empty_table(), *self._drafts])
        events = pa.concat_tables([EVENTS.empty_table(), *self._events])
        try:
            # The drafts last: a part is there when they are.
            self._write("events", events)
            self._write("drafts", drafts)
        except (OSError, pa.ArrowException) as error:
            raise self._unusable(error) from None
        self._count(drafts, events.num_rows)
        self._drafts, self._events = [], []

    def _count(self, drafts: pa.Table, events: int) -> None:
        self._part_count += 1
        self.row_count += drafts.num_rows
        self.event_count += events
        self.problem_count += pc.count(drafts["problem"]).as_py()

    def _write(self, kind: str, table: pa.Table) -> None:
        file = self._file(kind, self._part_count)
        temporary = file.with_name(f".{file.name}.partial")
        pq.write_table(table, temporary, compression="zstd")
        _put_in_place(temporary, file)

    def _file(self, kind: str, number: int) -> Path:
        return self._folder / kind / f"part-{number:06}.parquet"

    def _claim(self, about: dict[str, object]) -> None:
        for kind in ("drafts", "events"):
            (self._folder / kind).mkdir(parents=True, exist_ok=True)
        file = self._folder / _ABOUT
        if not file.exists():
            temporary = file.with_name(f".{file.name}.partial")
            temporary.write_text(json.dumps(about, indent=2) + "\n", "utf-8")
            _put_in_place(temporary, file)
            return
        try:
            known = json.loads(file.read_text("utf-8"))
        except ValueError:
            known = None
        if known != about:
            reason = "it holds drafts of another table, or by another version or model"
            raise ReadError([Problem(str(self._folder), "", reason, "choose another folder")])

    def _locked(self) -> int:
        """A descriptor that keeps others out until it is closed, as it is when this program is killed."""
        self._folder.mkdir(parents=True, exist_ok=True)
        lock = os.open(self._folder, os.O_RDONLY)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            reason, mend = "another run is writing to it", "wait until that has ended"
            raise ReadError([Problem(str(self._folder), "", reason, mend)]) from None
        return lock

    def _unlock(self) -> None:
        if self._lock >= 0:
            os.close(self._lock)
        self._lock = -1

    def _unusable(self, error: Exception) -> ReadError:
        told = " ".join(str(error).split())[:200]
        reason = f"it can't be used ({told})"
        return ReadError([Problem(str(self._folder), "", reason, "choose another folder")])


def _put_in_place(temporary: Path, file: Path) -> None:
    with open(temporary, "rb+") as written:
        os.fsync(written.fileno())
    os.replace(temporary, file)


def _about(table: Path, model: str) -> dict[str, object]:
    status = table.stat()
    return {
        "table": str(table.resolve()),
        "size": status.st_size,
        "modified": status.st_mtime_ns,
        "extractor": EXTRACTOR,
        "model": model,
    }
