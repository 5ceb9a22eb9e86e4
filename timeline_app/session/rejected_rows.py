"""Rows that an import did not take, in a file that a spreadsheet opens without running anything.

Why a row is rejected is decided in ``reading.tables``.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from timeline_app.reading.tables import Rejected
from timeline_app.store.dataset_writer import DatasetWriter
from timeline_app.writing.csv import guarded

FILE_NAME = "rejected.csv"
_COLUMNS = ("table", "line", "row", "column", "reason", "text")
_ROWS_AT_A_TIME = 10_000
_KEPT = 1000


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row of ``table`` that was not taken, with its reason."""

    table: str
    rejected: Rejected

    def __str__(self) -> str:
        column = f", {self.rejected.column}" if self.rejected.column else ""
        return f"{self.table}: line {self.rejected.line}{column}: {self.rejected.reason}"


class RejectedRows:
    """All rows that the tables of one import had rejected: listed in the dataset, the first here.

    ``count`` may be more than are listed, where a table has very many of them.
    """

    def __init__(self, writer: DatasetWriter) -> None:
        self.count = 0
        self.listed_count = 0
        self.first: list[RejectedRow] = []
        self._writer = writer
        writer.append_bytes(FILE_NAME, _csv([_COLUMNS]))

    def add(self, table: str, rejected: Sequence[Rejected]) -> None:
        """List rows of one table."""
        room = max(_KEPT - len(self.first), 0)
        self.first += (RejectedRow(table, each) for each in rejected[:room])
        self.listed_count += len(rejected)
        rows = (tuple(map(guarded, (table, *_cells(each)))) for each in rejected)
        while some := list(islice(rows, _ROWS_AT_A_TIME)):
            self._writer.append_bytes(FILE_NAME, _csv(some))


def _cells(rejected: Rejected) -> tuple[str, ...]:
    line, row = str(rejected.line), str(rejected.row)
    return line, row, rejected.column, rejected.reason, rejected.text


def _csv(rows: Iterable[Sequence[str]]) -> bytes:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerows(rows)
    return buffer.getvalue().encode()
