"""Tables written for tests, and what comes of reading them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from timeline_app.reading.tables import Rejected, TableChunk, open_table

COLUMNS = (
    *("start_earliest", "start_latest", "end_earliest", "end_latest"),
    *("shape", "status", "type", "participant_counts", "participants"),
)


@dataclass
class Read:
    """All of a table: its rows by number, their columns joined, and what was rejected."""

    columns: tuple[str, ...]
    names: list[str]
    numbers: list[int]
    cells: dict[str, list[str]]
    arrays: dict[str, Any]
    rejected: list[Rejected]
    fractions: list[float]
    chunks: list[TableChunk]

    def rows(self) -> dict[int, dict[str, str]]:
        return {
            number: {name: texts[index] for name, texts in self.cells.items()}
            for index, number in enumerate(self.numbers)
        }


def read_all(file: Path) -> Read:
    fractions: list[float] = []
    reader = open_table(file, progress=fractions.append)
    chunks = list(reader)
    assert reader.rejected_count == len(reader.rejected)
    cells: dict[str, list[str]] = {name: [] for name in reader.columns}
    for chunk in chunks:
        assert tuple(chunk.cells) == reader.columns
        assert chunk.participant_counts.sum() == len(chunk.participants)
        for name, column in chunk.cells.items():
            assert len(column) == len(chunk)
            cells[name] += [column[index] for index in range(len(column))]
    arrays = {
        name: np.concatenate([getattr(chunk, name) for chunk in chunks]) if chunks else np.zeros(0)
        for name in COLUMNS
    }
    numbers = [int(number) for chunk in chunks for number in chunk.numbers]
    assert numbers == sorted(set(numbers))
    return Read(
        *(reader.columns, reader.actor_names, numbers, cells),
        *(arrays, reader.rejected, fractions, chunks),
    )


ReadTable = Callable[..., Read]


@pytest.fixture
def read_table(tmp_path: Path) -> ReadTable:
    """Writes a table and reads it."""

    def read(content: str | bytes, name: str = "table.csv") -> Read:
        file = tmp_path / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_all(file)

    return read
