"""Opening tables: one sentence for what can't be read, progress, stopping, and a process that ends."""

from pathlib import Path
from typing import Any

import pytest

from timeline_app.reading.errors import ReadError
from timeline_app.reading.tables import open_table, reader, splitting

UNREADABLE: dict[str, tuple[str, bytes | None, str]] = {
    "missing": ("none.csv", None, "there is no such file; check the name"),
    "other ending": ("t.xlsx", b"x", "'.xlsx' is no ending of a table"),
    "no ending": ("table", b"x", "its name has no ending"),
    "empty": ("t.csv", b"", "it is empty"),
    "blank": ("t.csv", b"\n\n", "it is empty"),
    "only a mark": ("t.csv", b"\xef\xbb\xbf", "it is empty"),
    "no title": ("t.csv", b"name;date\na;2021", "no column is named 'title', only 'name', 'date'"),
    "twice": ("t.csv", b"title,Date,date \n", "the column 'date' stands twice"),
    "nameless twice": ("t.csv", b"title,,\n", "a column without name stands twice"),
    "UTF-16": ("t.csv", "title\na".encode("utf-16"), "it is UTF-16"),
    "Latin-1": ("t.csv", b"title,caf\xe9\na,b", "the header can't be read: it is not UTF-8"),
    "NUL": ("t.csv", b"title,\0\na,b", "the header can't be read: byte 7 is NUL"),
    "broken header": ("t.csv", b'title,"a"b\na,b', "text follows a closing quote"),
    "open header": ("t.csv", b'title,"a\na,b', "the header"),
    "CR only": ("t.csv", b"title,a\rb,c\r", "a carriage return stands alone"),
    "tsv with commas": ("t.tsv", b"title,date\n", "only 'title,date'"),
    "no objects": ("t.jsonl", b"[]\n\n1", "no line of it is a JSON object"),
    "untitled objects": ("t.jsonl", b'{"name": "a"}', "no column is named 'title'"),
    "not parquet": ("t.parquet", b"PAR1", "it is not a Parquet file"),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_what_cannot_be_read_is_one_sentence(case: str, tmp_path: Path) -> None:
    name, content, reason = UNREADABLE[case]
    if case == "not parquet":
        pytest.importorskip("pyarrow")
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(ReadError) as caught:
        open_table(tmp_path / name)
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)
    (problem,) = caught.value.problems
    assert problem.mend


def test_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "t.csv").mkdir()
    with pytest.raises(ReadError, match="it is a folder"):
        open_table(tmp_path / "t.csv")


@pytest.fixture
def long_table(tmp_path: Path) -> Path:
    file = tmp_path / "t.csv"
    file.write_text("title,date\n" + "something happened,2021-08-25\n" * 300_000)
    return file


@pytest.mark.parametrize("large", [0, 1 << 40])
def test_reading_tells_progress_and_stops(
    long_table: Path, large: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(splitting, "LARGE", large)
    fractions: list[float] = []
    table = open_table(long_table, progress=fractions.append)
    assert sum(map(len, table)) == 300_000
    assert fractions == sorted(fractions)
    assert len(fractions) >= 3
    assert fractions[-1] == 1.0
    asked: list[bool] = []

    def should_stop() -> bool:
        asked.append(True)
        return len(asked) > 2

    assert 0 < sum(map(len, open_table(long_table, should_stop=should_stop))) < 300_000
    for _ in open_table(long_table):
        break  # leaves no process behind, or warnings would be errors


def test_many_rejected_rows_are_counted_and_the_first_listed(
    read_table: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "MOST_LISTED", 10)
    (tmp_path / "t.csv").write_text("title,date\n" + "a,soon\n" * 25)
    table = open_table(tmp_path / "t.csv")
    assert list(table) == []
    assert [each.row for each in table.rejected] == list(range(2, 12))
    assert table.rejected_count == 25


def test_a_process_that_ends_early_is_told(
    long_table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(splitting, "LARGE", 0)
    monkeypatch.setattr(splitting.sys, "executable", "/bin/true")
    with pytest.raises(ReadError, match="splitting it into rows ended early"):
        list(open_table(long_table))


def test_nothing_in_a_cell_is_followed_or_run(read_table: Any) -> None:
    text = "title,place,note\n=1+1,../../etc/passwd,<img src=file:///etc/passwd>\n"
    found = read_table(text)
    assert found.rows()[2] == {
        "title": "=1+1",
        "place": "../../etc/passwd",
        "note": "<img src=file:///etc/passwd>",
    }
