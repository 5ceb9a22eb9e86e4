"""Opens a table of any known format and reads it chunk by chunk, accounting for every row.

Formats are split in `csv_rows`, `json_rows` and `parquet_rows`, large files in a process of their own
(`splitting`); what rows mean is checked in `checks`.
"""

import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from timeline_app.reading.table_kinds import SUFFIXES
from timeline_app.reading.tables.checks import RowChecker
from timeline_app.reading.tables.chunk import Rejected, TableChunk
from timeline_app.reading.tables.csv_rows import open_csv
from timeline_app.reading.tables.json_rows import open_json_lines
from timeline_app.reading.tables.parquet_rows import open_parquet
from timeline_app.reading.tables.problems import refusal
from timeline_app.reading.tables.splitting import Table, chunks_of

MOST_LISTED = 100_000


class TableReader:
    """A table that has been opened; iterate it once.

    `actor_names` and `rejected` grow while it is read. `rejected` lists the first 100,000 rows that
    were not taken, whether or not they are taken out of it on the way; `rejected_count` counts all.
    """

    def __init__(
        self, table: Table, should_stop: Callable[[], bool], progress: Callable[[float], None]
    ) -> None:
        self.columns = table.columns
        self.actor_names: list[str] = []
        self.rejected: list[Rejected] = []
        self.rejected_count = 0
        self._table, self._should_stop, self._progress = table, should_stop, progress

    def __iter__(self) -> Iterator[TableChunk]:
        """The chunks; they end early where `should_stop` says so."""
        checker = RowChecker(self.columns, self.actor_names)
        for rows in chunks_of(self._table, self._should_stop):
            chunk, rejected = checker.check(rows)
            self.rejected += rejected[: max(MOST_LISTED - self.rejected_count, 0)]
            self.rejected_count += len(rejected)
            if len(chunk):
                yield chunk
            self._progress(rows.fraction)


def open_table(
    file: Path,
    *,
    should_stop: Callable[[], bool] = lambda: False,
    progress: Callable[[float], None] = lambda _: None,
) -> TableReader:
    """The table in `file`, by the ending of its name: CSV, TSV, JSON Lines or Parquet.

    Raises ReadError for what can't be read at all. `should_stop` is asked before each chunk, and
    `progress` told the fraction of the file that has been read.
    """
    suffix = file.suffix.lower()
    if suffix not in SUFFIXES:
        reason = f"'{suffix}' is no ending of a table" if suffix else "its name has no ending"
        raise refusal(file, "", reason, f"name a file that ends in {', '.join(SUFFIXES)}")
    _check_file(file)
    try:
        table = _opened(file, suffix, should_stop, progress)
    except OSError as error:
        reason = f"it can't be read ({error.strerror})"
        raise refusal(file, "", reason, "check its rights") from None
    return TableReader(table, should_stop, progress)


def _opened(
    file: Path, suffix: str, should_stop: Callable[[], bool], progress: Callable[[float], None]
) -> Table:
    if suffix in (".csv", ".tsv"):
        return open_csv(file)
    if suffix == ".parquet":
        return open_parquet(file)
    return open_json_lines(file, should_stop, progress)


def _check_file(file: Path) -> None:
    try:
        status = file.stat()
    except FileNotFoundError:
        raise refusal(file, "", "there is no such file", "check the name") from None
    except (OSError, ValueError) as error:
        reason = f"it can't be read ({getattr(error, 'strerror', None) or error})"
        raise refusal(file, "", reason, "check its name and rights") from None
    if stat.S_ISDIR(status.st_mode):
        raise refusal(file, "", "it is a folder", "name a table in it")
    if not stat.S_ISREG(status.st_mode):  # reading a pipe would wait for ever
        raise refusal(file, "", "it is not an ordinary file", "name a table")
    if not status.st_size:
        raise refusal(file, "", "it is empty", "name a table with a header")
