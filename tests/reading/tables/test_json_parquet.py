"""JSON Lines and Parquet: the same rows as from CSV, and their own faults."""

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from timeline_app.reading.errors import ReadError
from timeline_app.reading.tables import json_rows, open_table

GOOD = '{"title": "a", "date": "2021", "agents": ["Ann", "B; C"], "n": 1.50, "ok": true, "x": null}'
BAD = {
    "[1]": "it is no JSON object",
    "{}": "it is no JSON object with members",
    "{": "it is not JSON (Expecting property name",
    '{"title": "b", "title": "c"}': "the name 'title' stands twice",
    '{"title": {"en": "b"}}': "a cell holds no nested values",
    '{"title": ["b"]}': "a cell holds no nested values",
    '{"title": "\\ud800"}': "half a character",
    '{"title": "\\u0000"}': "a NUL",
    '{"title": NaN}': "NaN is no number",
    '{"date": "2021"}': "it has no title",
    '{"title": "b", "date": "2021-13"}': "there is no month or season 13",
    "[" * 100_000: "it is not JSON",
}


def test_members_are_cells(read_table: Any) -> None:
    found = read_table(f'\ufeff{GOOD}\n\n{{"title": "b", "more": "m"}}', "t.jsonl")
    assert found.columns == ("title", "date", "agents", "n", "ok", "x", "more")
    assert found.rows() == {
        1: {"title": "a", "date": "2021", "agents": "Ann; B\\; C", "n": "1.50", "ok": "true", "x": "", "more": ""},
        3: {"title": "b", "date": "", "agents": "", "n": "", "ok": "", "x": "", "more": "m"},
    }  # fmt: skip
    assert found.names == ["Ann", "B; C"]
    assert found.fractions[-1] == 1.0


@pytest.mark.parametrize("bad", BAD)
def test_a_line_that_is_no_row_is_rejected(read_table: Any, bad: str) -> None:
    found = read_table(f"{GOOD}\n{bad}\n{GOOD}\n", "t.ndjson")
    assert found.numbers == [1, 3]
    ((row, line, reason),) = [(each.row, each.line, each.reason) for each in found.rejected]
    assert (row, line) == (2, 2)
    assert BAD[bad] in reason


def test_a_line_that_is_too_long_is_rejected(read_table: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(json_rows, "LONGEST_ROW", 1000)
    found = read_table(GOOD + '\n{"title": "' + "x" * 5000 + '"}\n' + GOOD, "t.jsonl")
    assert found.numbers == [1, 3]
    assert "longer than" in found.rejected[0].reason


def test_bytes_that_are_not_utf8_are_rejected(read_table: Any) -> None:
    found = read_table(GOOD.encode() + b'\n{"title": "\xff"}', "t.jsonl")
    assert found.numbers == [1]
    assert "not UTF-8" in found.rejected[0].reason


@pytest.fixture
def parquet() -> Any:
    pytest.importorskip("pyarrow")
    return pytest.importorskip("pyarrow.parquet")


def test_parquet_values_are_texts(read_table: Any, parquet: Any, tmp_path: Path) -> None:
    import pyarrow

    noon = datetime.datetime(2021, 8, 25, 12, 0, 0, 500)
    zone = datetime.timezone(datetime.timedelta(hours=4, minutes=30))
    table = pyarrow.table(
        {
            "Title": ["a", "b", None, "d"],
            "date": pyarrow.array([noon.replace(tzinfo=zone), None, noon, noon], pyarrow.timestamp("us", "Asia/Kabul")),
            "day": pyarrow.array([noon.date()] * 4),
            "time": pyarrow.array([noon] * 4, pyarrow.timestamp("ns")),
            "n": [1, 2, None, 4],
            "kind": pyarrow.array(["x", "y", "x", None]).dictionary_encode(),
            "agents": [["A", "B; C"], None, [], ["A"]],
            "raw": pyarrow.array([b"r", b"\xff", b"", None]),
        }
    )  # fmt: skip
    parquet.write_table(table, tmp_path / "made.parquet")
    found = read_table((tmp_path / "made.parquet").read_bytes(), "t.parquet")
    assert found.rows() == {
        1: {"Title": "a", "date": "2021-08-25T07:30:00Z", "day": "2021-08-25", "time": "2021-08-25T12:00:00", "n": "1", "kind": "x", "agents": "A; B\\; C", "raw": "r"},
        4: {"Title": "d", "date": "2021-08-25T12:00:00Z", "day": "2021-08-25", "time": "2021-08-25T12:00:00", "n": "4", "kind": "", "agents": "A", "raw": ""},
    }  # fmt: skip
    assert [(each.row, each.column) for each in found.rejected] == [(2, "raw"), (3, "Title")]
    assert found.names == ["A", "B; C"]


def test_parquet_with_nested_values_is_refused(parquet: Any, tmp_path: Path) -> None:
    import pyarrow

    file = tmp_path / "t.parquet"
    parquet.write_table(pyarrow.table({"title": ["a"], "x": [{"y": 1}]}), file)
    with pytest.raises(ReadError, match="column 'x': its values are struct"):
        open_table(file)


def test_damaged_parquet_is_told(parquet: Any, tmp_path: Path) -> None:
    import pyarrow

    file = tmp_path / "t.parquet"
    table = pyarrow.table({"title": [f"title {at}" for at in range(50_000)]})
    parquet.write_table(table, file, compression="none", use_dictionary=False)
    data = bytearray(file.read_bytes())
    data[10:400] = b"\xff" * 390
    file.write_bytes(data)
    with pytest.raises(ReadError, match="it is damaged after row 0"):
        list(open_table(file))


def test_parquet_without_pyarrow_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    file = tmp_path / "t.parquet"
    file.write_bytes(b"PAR1")
    with pytest.raises(ReadError, match=r"install .\.\[tables\]"):
        open_table(file)


def test_json_lines_and_csv_give_the_same(read_table: Any) -> None:
    rows = [{"title": f"t{at}", "date": f"20{at:02}", "agents": "A; B"} for at in range(30)]
    lines = read_table("\n".join(map(json.dumps, rows)), "t.jsonl")
    text = "title,date,agents\n" + "\n".join(",".join(row.values()) for row in rows)
    table = read_table(text, "t.csv")
    assert lines.cells == table.cells
    assert lines.arrays["start_earliest"].tolist() == table.arrays["start_earliest"].tolist()
