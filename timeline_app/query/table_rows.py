"""TableRows: where each row of the columns stands in its table, and its cells as texts.

The columns over them are ``dataset_columns``'.
"""

import numpy as np
import numpy.typing as npt

from timeline_app.store.dataset import Dataset, TextColumn


class TableRows:
    """Where each row of the columns stands in its table, and its cells."""

    def __init__(self, dataset: Dataset) -> None:
        self.columns: tuple[str, ...] = tuple(dataset.about["columns"])
        self.documents = tuple(f"t{n}" for n in range(1, len(dataset.about["tables"]) + 1))
        self.source: npt.NDArray[np.int32] = dataset.array("source")
        self.row_of_source: npt.NDArray[np.int32] = dataset.array("row_of_source")
        self.number: npt.NDArray[np.int64] = dataset.array("number")
        self.document: npt.NDArray[np.uint16] = dataset.array("document")
        self._dataset = dataset
        self._place_of = {name.strip().casefold(): n for n, name in enumerate(self.columns)}
        self._texts = [dataset.text(f"cell.{n}") for n in range(len(self.columns))]

    @property
    def searched(self) -> TextColumn:
        """The folded words of each row that are searched, in the order of the tables."""
        return self._dataset.text("search")

    def texts(self, column: str) -> TextColumn:
        """The cells of ``column``, whatever its case, in the order of the tables."""
        return self._texts[self._place_of[column]]

    def cell(self, row: int, column: str) -> str:
        """The cell of ``column``; empty where there is no such column."""
        place = self._place_of.get(column)
        return "" if place is None else self._texts[place][int(self.source[row])]

    def cells(self, row: int) -> dict[str, str]:
        """The cells of one row by the names of their columns, empty ones left out."""
        at = int(self.source[row])
        texts = (each[at] for each in self._texts)
        return {name: text for name, text in zip(self.columns, texts, strict=True) if text}

    def named_cells(self, row: int) -> tuple[tuple[str, str], ...]:
        """Name and text of each cell of one row, as its own table has them, empty ones too."""
        at = int(self.source[row])
        header = self._dataset.about["tables"][int(self.document[at])]["columns"]
        return tuple((name, self.texts(name.strip().casefold())[at]) for name in header)

    def row_beside(self, row: int, step: int) -> int | None:
        """The row of the columns for the accepted row ``step`` further on in the same table."""
        at = int(self.source[row])
        beside = at + step
        is_there = 0 <= beside < len(self.document)
        if not is_there or self.document[beside] != self.document[at]:
            return None
        return int(self.row_of_source[beside])

    def place(self, row: int) -> tuple[int, int]:
        """Document, from 0, and row number in it (RFC 7111)."""
        at = int(self.source[row])
        return int(self.document[at]), int(self.number[at])

    def span_of(self, document: int) -> tuple[int, int]:
        """Where the rows of a table begin and end, in the order of the tables."""
        if not 0 <= document < len(self.documents):
            return 0, 0
        # Of the array's own type: for another, numpy would convert all of it first.
        edges = np.array([document, document + 1], self.document.dtype)
        first, after = np.searchsorted(self.document, edges).tolist()
        return first, after

    def find(self, document: int, number: int) -> int | None:
        """The row of the columns for a row of a table; documents follow each other."""
        first, after = self.span_of(document)
        at = first + int(np.searchsorted(self.number[first:after], number))
        if at < after and int(self.number[at]) == number:
            return int(self.row_of_source[at])
        return None
