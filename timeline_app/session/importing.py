"""Tables of events into a project: the project file and, beside it, their rows as a dataset.

What a row means is ``reading.tables``' business; where it all lies is ``store``'s.
"""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

from timeline_app.model.problem import Problem
from timeline_app.query.dataset_check import check_dataset
from timeline_app.reading.errors import ReadError
from timeline_app.reading.tables import Rejected, TableChunk, open_table
from timeline_app.session.import_request import (
    check_request,
    file_version,
    plain_text,
    refusal,
    sha256_of,
    unreadable,
)
from timeline_app.session.rejected_rows import (
    FILE_NAME,
    RejectedRow,
    RejectedRows,
)
from timeline_app.session.table_rows import RowsWriter
from timeline_app.session.time_order import write_index, write_lanes, write_time_order
from timeline_app.store.data_folder import DataFolder
from timeline_app.store.dataset import open_dataset
from timeline_app.store.dataset_writer import DatasetWriter
from timeline_app.store.errors import StoreError
from timeline_app.store.manifest import MOST_COLUMNS
from timeline_app.store.project_file import (
    DatasetReference,
    ProjectContent,
    dataset_in_use,
    write_project_file,
)

MEDIA_TYPES = {
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".jsonl": "application/x-ndjson",
    ".ndjson": "application/x-ndjson",
    ".parquet": "application/vnd.apache.parquet",
}
_MOST_ROWS = 2**31 - 1
_READING = 0.8  # of the time, about; the rest is for sorting

Progress = Callable[[str, float], None]
Counted = Callable[[int, int], None]


class ImportStopped(Exception):  # noqa: N818 - asked for, not an error
    """The import was stopped, and has left nothing behind."""


@dataclass(frozen=True)
class ImportReport:
    """What became of an import: rows taken and rejected, the first of these, and where they are listed.

    ``columns`` are those of all tables. Where a table has very many rejected rows, fewer are listed than were counted.
    """

    project_file: Path
    row_count: int
    rejected_count: int
    listed_count: int
    rejected: tuple[RejectedRow, ...]
    rejected_file: Path | None
    seconds: float
    columns: tuple[str, ...]


def import_tables(
    files: Sequence[Path],
    target: Path,
    title: str | None = None,
    *,
    replace: bool = False,
    progress: Progress = lambda doing, fraction: None,
    counted: Counted = lambda rows, rejected: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> ImportReport:
    """Make the project file ``target`` of the rows of all ``files``.

    ``progress`` is told what is being done, and the fraction of all that is; ``counted`` how many
    rows have been taken and rejected so far. Raises ReadError where a table or the target can't be
    read or written, ImportStopped where ``should_stop`` says so; then, as where the process is
    killed, ``target`` is what it was before.
    """
    started = time.monotonic()
    title = plain_text(target.stem if title is None else title)
    try:
        check_request(files, target, title, replace)
        with DataFolder(target) as data_folder:
            in_use = dataset_in_use(target)
            data_folder.settle(in_use)
            made = _Import(files, target, title, progress, counted, should_stop)
            try:
                made.run(data_folder.new_dataset(in_use))
            except BaseException:
                with suppress(StoreError):  # of two errors the first one counts
                    data_folder.settle(dataset_in_use(target))
                raise
            with suppress(StoreError):  # all is done; the next import removes what is left
                data_folder.settle(made.dataset_folder.name)
    except StoreError as error:
        raise ReadError([error.problem]) from None
    return made.report(time.monotonic() - started)


class _Import:
    """One import under way."""

    def __init__(
        self,
        files: Sequence[Path],
        target: Path,
        title: str,
        progress: Progress,
        counted: Counted,
        should_stop: Callable[[], bool],
    ) -> None:
        self._files = files
        self._target = target
        self._title = title
        self._progress = progress
        self._counted = counted
        self._should_stop = should_stop
        self._versions = [file_version(file) for file in files]
        self._tables: list[dict[str, Any]] = []
        self._hashes: list[Future[str]] = []

    def run(self, dataset_folder: Path) -> None:
        """Write the dataset, then the project file, once it is seen that the dataset opens."""
        self.dataset_folder = dataset_folder
        given_up = Event()
        with (
            ThreadPoolExecutor(1, "hash of tables") as executor,
            DatasetWriter(dataset_folder) as writer,
        ):
            for file in self._files:
                self._hashes.append(executor.submit(sha256_of, file, given_up))
            try:
                self._read(writer)
                self._sort(writer)
                sha256 = self._finish(writer)
            except BaseException:
                given_up.set()
                raise
        with closing(open_dataset(dataset_folder, sha256)) as dataset:
            check_dataset(dataset)
        reference = DatasetReference(dataset_folder.name, sha256)
        write_project_file(self._target, ProjectContent(self._title, reference))
        self._progress("done", 1.0)

    def report(self, seconds: float) -> ImportReport:
        rejected = self._rejected
        return ImportReport(
            self._target,
            self._rows.count,
            rejected.count,
            rejected.listed_count,
            tuple(rejected.first),
            self.dataset_folder / FILE_NAME if rejected.first else None,
            seconds,
            tuple(self._rows.columns),
        )

    def _read(self, writer: DatasetWriter) -> None:
        self._rows = RowsWriter(writer)
        self._rejected = RejectedRows(writer)
        whole = max(sum(version.size for version in self._versions), 1)
        read = 0
        for file, version in zip(self._files, self._versions, strict=True):
            before, share = read / whole, version.size / whole

            def progress(
                fraction: float, file: Path = file, before: float = before, share: float = share
            ) -> None:
                self._go_on(
                    f"reading {plain_text(file.name)}", _READING * (before + share * fraction)
                )

            progress(0)
            self._read_table(writer, file, progress)
            read += version.size
        if not self._rows.count:
            raise self._without_rows()

    def _read_table(
        self, writer: DatasetWriter, file: Path, progress: Callable[[float], None]
    ) -> None:
        reader = open_table(file, should_stop=self._should_stop, progress=progress)
        begun = self._rows.count
        self._rows.begin_table(reader.columns)
        if len(self._rows.columns) > MOST_COLUMNS:
            reason = f"with it there are more than {MOST_COLUMNS:,} columns"
            raise refusal(file, reason, "leave out tables, or columns that don't matter")
        title = plain_text(file.name)

        def add(chunk: TableChunk, rejected: list[Rejected]) -> None:
            self._rows.add(chunk, reader.actor_names)
            self._rejected.add(title, rejected)

        # One chunk is written while the next is read.
        with ThreadPoolExecutor(1, "writer of rows") as executor:
            written: Future[None] | None = None
            for chunk in reader:
                if written is not None:
                    written.result()
                self._check_stop()
                if self._rows.count + len(chunk) > _MOST_ROWS:
                    raise refusal(file, f"it has more than {_MOST_ROWS:,} rows", "split it up")
                written = executor.submit(add, chunk, reader.rejected.copy())
                reader.rejected.clear()
                self._counted(self._rows.count, self._rejected.count + reader.rejected_count)
            if written is not None:
                written.result()
        self._check_stop()
        self._rejected.add(title, reader.rejected)
        self._rejected.count += reader.rejected_count
        self._counted(self._rows.count, self._rejected.count)
        self._tables.append(
            {
                "title": title,
                "media_type": MEDIA_TYPES.get(file.suffix.lower(), "application/octet-stream"),
                "columns": list(reader.columns),
                "rows": self._rows.count - begun,
                "rejected": reader.rejected_count,
            }
        )

    def _sort(self, writer: DatasetWriter) -> None:
        self._go_on("sorting", _READING)
        write_time_order(writer)
        self._go_on("sorting into lanes", 0.88)
        write_lanes(writer, len(self._rows.actors))
        self._go_on("counting", 0.92)
        write_index(writer)

    def _finish(self, writer: DatasetWriter) -> str:
        self._go_on("writing to disk", 0.97)
        tables = []
        for table, file, version, sha256 in zip(
            self._tables, self._files, self._versions, self._hashes, strict=True
        ):
            try:
                tables.append({**table, "sha256": sha256.result()})
            except OSError as error:
                raise unreadable(file, error) from None
            if file_version(file) != version:
                raise refusal(file, "it was changed while it was read", "import it again")
        self._check_stop()
        actors = [{"id": f"a{n + 1}", "name": name} for n, name in enumerate(self._rows.actors)]
        return writer.finish(
            {
                "title": self._title,
                "tables": tables,
                "columns": self._rows.columns,
                "actors": actors,
                "rejected": self._rejected.count,
            }
        )

    def _go_on(self, doing: str, fraction: float) -> None:
        self._check_stop()
        self._progress(doing, fraction)

    def _check_stop(self) -> None:
        if self._should_stop():
            raise ImportStopped

    def _without_rows(self) -> ReadError:
        file = self._files[0]
        if not self._rejected.first:
            return refusal(file, "it has no rows", "choose a table with events")
        first = self._rejected.first[0].rejected
        reason = f"none of {self._rejected.count:,} rows can be imported; the first: {first.reason}"
        return ReadError([Problem(str(file), f"line {first.line}", reason, "mend the table")])
