"""Rows of tables on their way into a dataset, in the order of the import, chunk by chunk.

What a row means is ``reading.tables``'; the order of time is made afterwards, in ``time_order``.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from timeline_app.query.folding import fold_cells
from timeline_app.reading.tables import TableChunk, TextCells
from timeline_app.store.dataset_writer import DatasetWriter

BOUNDS = ("start_earliest", "start_latest", "end_earliest", "end_latest")
CODES = ("shape", "status", "type")
# What is written in the order of the import and needed in that of time begins so, until then.
UNSORTED = "unsorted"

_SEARCHED = ("title", "place", "quote", "tags", "note")  # the actors' names are searched by actor


class RowsWriter:
    """Adds rows to ``writer``: S rows in the order of the import.

    Tables share columns of the same name, case apart; what a table lacks is empty in its rows.
    """

    def __init__(self, writer: DatasetWriter) -> None:
        self.columns: list[str] = []
        self.actors: dict[str, int] = {}
        self.count = 0
        self._writer = writer
        self._column_of: dict[str, int] = {}
        self._document = -1
        self._codes = np.empty(0, np.int32)

    def begin_table(self, columns: Sequence[str]) -> None:
        """What is added from now on comes from the next table."""
        self._document += 1
        self._codes = np.empty(0, np.int32)
        for name in columns:
            if _key(name) not in self._column_of:
                self._column_of[_key(name)] = len(self.columns)
                self.columns.append(name)
                self._append_empty(self._column_of[_key(name)], self.count)

    def add(self, chunk: TableChunk, actor_names: Sequence[str]) -> None:
        """Add the rows of ``chunk``, whose codes of participants index ``actor_names``."""
        count = len(chunk.numbers)
        append = self._writer.append
        append("number", chunk.numbers)
        append("document", np.full(count, self._document, np.uint16))
        for name in (*BOUNDS, *CODES):
            append(f"{UNSORTED}.{name}", getattr(chunk, name))
        append(f"{UNSORTED}.participant_counts", chunk.participant_counts)
        append(f"{UNSORTED}.participants", self._codes_of(actor_names)[chunk.participants])
        cells = {self._column_of[_key(name)]: each for name, each in chunk.cells.items()}
        for column in range(len(self.columns)):
            if column in cells:
                each = cells[column]
                self._writer.append_text(f"cell.{column}", each.data, each.ends)
            else:
                self._append_empty(column, count)
        self._writer.append_text("search", *_searched(cells, self._column_of, count))
        self.count += count

    def _codes_of(self, actor_names: Sequence[str]) -> npt.NDArray[np.int32]:
        """For each of a table's actors its place in ``actors``."""
        new = actor_names[len(self._codes) :]
        if new:
            codes = [self.actors.setdefault(name, len(self.actors)) for name in new]
            self._codes = np.concatenate([self._codes, np.array(codes, np.int32)])
        return self._codes

    def _append_empty(self, column: int, count: int) -> None:
        nothing, ends = np.empty(0, np.uint8), np.zeros(count, np.int64)
        self._writer.append_text(f"cell.{column}", nothing, ends)


def _searched(
    cells: dict[int, TextCells], column_of: dict[str, int], count: int
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int64]]:
    """The folded text that a search for words looks through, for each row."""
    columns = (cells.get(column_of.get(name, -1)) for name in _SEARCHED)
    searched = [(each.data, each.ends) for each in columns if each is not None]
    if not searched:
        return np.empty(0, np.uint8), np.zeros(count, np.int64)
    return fold_cells(searched)


def _key(name: str) -> str:
    return name.strip().casefold()
