"""Tables of events for tests, as files."""

import csv
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

TableMaker = Callable[..., Path]

ROWS = (
    {"title": "Vow", "date": "2021-08-16", "actors": "Massoud", "place": "Panjshir", "source": "x"},
    {"title": "Rumour", "actors": "Taliban", "status": "attributed"},
    {"title": "Bad", "date": "2021-02-30", "actors": "Nobody"},
    {"title": "Siege", "date": "2021-08/..", "actors": "Taliban; Massoud", "type": "ASSAULT"},
    {"title": "Élection", "date": "2019", "tags": "vote"},
)


@pytest.fixture
def make_table(tmp_path: Path) -> TableMaker:
    """Write a table; by default five rows, the third of which is wrong."""

    def make(rows: Iterable[Mapping[str, str]] = ROWS, name: str = "events.csv") -> Path:
        rows = list(rows)
        columns = list(dict.fromkeys(column for row in rows for column in row))
        file = tmp_path / name
        with open(file, "w", encoding="utf-8", newline="") as opened:
            writer = csv.DictWriter(opened, columns or ["title", "date"], restval="")
            writer.writeheader()
            writer.writerows(rows)
        return file

    return make
