"""CSV: every row is either taken, exactly as it stands, or rejected with its number, line and reason."""

import csv
import io
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.reading.tables import csv_rows, splitting
from timeline_app.reading.tables.csv_record import read_record
from timeline_app.reading.tables.csv_split import split_stretch

CELLS = st.text(st.sampled_from("ab\",;\t\n\r é🦁'="), max_size=6)


def written(rows: list[list[str]], end: str = "\n", delimiter: str = ",") -> str:
    buffer = io.StringIO(newline="")
    # The writer of Python 3.11 leaves a lone CR without quotes.
    quoting = (
        csv.QUOTE_ALL if any("\r" in cell for row in rows for cell in row) else csv.QUOTE_MINIMAL
    )
    csv.writer(buffer, lineterminator=end, delimiter=delimiter, quoting=quoting).writerows(rows)
    return buffer.getvalue()


def test_cells_are_the_text_of_the_file(read_table: Any) -> None:
    text = 'Title ,date,extra\r\n"say ""hi""\r\nthere",2021,\r\n"a;b",2022-01,"x, y"\r\n'
    found = read_table("\ufeff" + text)
    assert found.columns == ("Title ", "date", "extra")
    assert found.rows() == {
        2: {"Title ": 'say "hi"\r\nthere', "date": "2021", "extra": ""},
        3: {"Title ": "a;b", "date": "2022-01", "extra": "x, y"},
    }
    assert not found.rejected
    assert found.fractions[-1] == 1.0


@pytest.mark.parametrize(("name", "delimiter"), [("t.csv", ","), ("t.csv", ";"), ("t.csv", "\t"), ("t.tsv", "\t")])  # fmt: skip
def test_the_separator_is_the_one_that_gives_a_title(
    read_table: Any, name: str, delimiter: str
) -> None:
    found = read_table(written([["a b", "title"], ["1,2", "x;y"]], delimiter=delimiter), name)
    assert found.rows() == {2: {"a b": "1,2", "title": "x;y"}}


@given(
    st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=30),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(",;\t"),
)
def test_whatever_csv_writes_is_split_as_it_was(
    rows: list[tuple[str, str, str]], end: str, delimiter: str
) -> None:
    text = written([list(row) for row in rows], end, delimiter).encode()
    found = split_stretch(text, ord(delimiter), 3)
    assert not found.is_broken
    assert not found.faults
    split = [tuple(column[at] for column in found.columns) for at in range(len(rows))]
    assert split == rows
    place = 0
    for row in rows:
        record = read_record(text, place, ord(delimiter))
        assert record is not None
        assert record.cells is not None
        assert tuple(cell.decode() for cell in record.cells) == row
        place = record.end
    assert place == len(text) == found.ends[-1]


@given(st.text(st.sampled_from('a",\n'), max_size=40))
def test_rows_are_those_of_the_strict_standard_reader(text: str) -> None:
    """As long as quoting doesn't break, on whatever text."""
    text += "\n"
    try:
        expected = [row for row in csv.reader(io.StringIO(text, newline=""), strict=True) if row]
    except csv.Error:
        return
    place, rows = 0, []
    while place < len(text):
        record = read_record(text.encode(), place, ord(","))
        if record is None:  # not closed: an error of the standard reader since Python 3.13 only
            return
        assert record.cells is not None, record
        rows.append([cell.decode() for cell in record.cells])
        place = record.end
    assert [row for row in rows if row != [""]] == [row for row in expected if row != [""]]


@given(st.text(st.sampled_from('a",\n\r\0é'), max_size=60), st.integers(1, 40))
def test_splitting_at_once_and_one_by_one_agree(
    tmp_path_factory: pytest.TempPathFactory, text: str, repeated: int
) -> None:
    file = tmp_path_factory.mktemp("csv") / "t.csv"
    file.write_bytes(("title,x\n" + text * repeated).encode())
    table = csv_rows.open_csv(file)
    with pytest.MonkeyPatch.context() as patch:
        fast = outcome(table)
        patch.setattr(csv_rows._Splitter, "_stretch", lambda self, reach: (None, 0, True))
        slow = outcome(table)
        assert fast == slow
    with pytest.MonkeyPatch.context() as patch:
        for name, size in (("_READ", 7), ("_BLOCK", 11), ("_SHORT_BLOCK", 5), ("_FEW_ROWS", 2)):
            patch.setattr(csv_rows, name, size)
        assert fast == outcome(table)


def outcome(table: csv_rows.CsvTable) -> tuple[Any, ...]:
    taken, rejected = [], []
    for piece in table:
        for index, number in enumerate(piece.numbers.tolist()):
            cells = tuple(column[index] for column in piece.cells.values())
            taken.append((number, int(piece.lines[index]), cells))
        rejected += piece.rejected
    assert rejected == sorted(rejected, key=lambda each: each.row)
    return taken, rejected


BROKEN = {
    "b,2021,x": "it has 3 cells, the header 2",
    "b": "it has 1 cell, the header 2",
    'b,"20"21': "text follows a closing quote",
    'b,"2021': "text follows a closing quote",  # closed by the next row's quote
    "b\0,2021": "byte 2 is NUL",
    "b,20\r21": "a carriage return stands alone",
    "b,2021-02-30": "February 2021 has days 01 to 28",
    ",2021": "it has no title",
    "\u2003,2021": "it has no title",
    "b\udcff,2021": "it is not UTF-8 (byte 2 is 0xff)",
}


@pytest.mark.parametrize("broken", BROKEN)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_broken_row_takes_no_other_along(read_table: Any, broken: str, end: str) -> None:
    lines = ["title,date", '"a', 'a",2020', "", broken, '"c",2022', "d,2023"]
    found = read_table(end.join(lines).encode("utf-8", "surrogateescape"))
    assert [(each.row, each.line) for each in found.rejected] == [(4, 5)]
    assert BROKEN[broken] in found.rejected[0].reason
    assert found.rows() == {
        2: {"title": f"a{end}a", "date": "2020"},
        5: {"title": "c", "date": "2022"},
        6: {"title": "d", "date": "2023"},
    }


def test_the_text_of_a_rejected_row_is_cut(read_table: Any) -> None:
    found = read_table("title\n" + "x," * 500 + "\ny\n")
    assert len(found.rejected[0].text) == 200
    assert found.rejected[0].text.startswith("x,x,")
    assert found.numbers == [3]


def test_a_quote_that_is_never_closed_costs_its_line_only(read_table: Any) -> None:
    found = read_table('title,x\na,1\nb,"2\nc,3\nd,4')
    assert found.numbers == [2, 4, 5]
    assert [(each.row, each.line) for each in found.rejected] == [(3, 3)]
    assert "never closed" in found.rejected[0].reason


def test_a_cell_may_have_a_megabyte_and_a_row_not_more_than_sixteen(
    read_table: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = "é" * (1 << 19)
    found = read_table(f'title,x\na,"{large}"\nb,2\n')
    assert found.cells["x"] == [large, "2"]
    monkeypatch.setattr(csv_rows, "LONGEST_ROW", 4 << 20)
    monkeypatch.setattr(csv_rows, "_READ", 1 << 20)
    found = read_table("title,x\na,1\nb," + "y" * (9 << 20) + "\nc,3\n")
    assert found.numbers == [2, 4]
    assert [(each.row, each.line) for each in found.rejected] == [(3, 3)]
    assert "longer than" in found.rejected[0].reason
    long = "y" * (1 << 16) + ",1\n"
    found = read_table('title,x\na,1\nb,"2\n' + long * 80 + "c,3\n")
    assert found.numbers == [2, *range(4, 85)]
    assert [(each.row, each.line) for each in found.rejected] == [(3, 3)]
    assert "never closed" in found.rejected[0].reason


def seeded_faults(rows: int, faults: int) -> tuple[bytes, dict[int, int]]:
    """A table in which some rows are broken: its bytes, and the line of each broken row."""
    chance = random.Random(7)
    broken = set(chance.sample(range(2, rows + 2), faults))
    kinds = [kind.encode("utf-8", "surrogateescape") for kind in BROKEN]
    lines, line, places = [b"title,date"], 2, {}
    for row in range(2, rows + 2):
        if row in broken:
            text = chance.choice(kinds)
            places[row] = line
        elif row % 7 == 0:
            text = b'"a\nquoted ""cell""",2021'
        else:
            text = b'"plain",2021-08-25'
        lines.append(text)
        line += 1 + text.count(b"\n")
    return b"\n".join(lines), places


def test_each_of_a_thousand_faults_in_200_000_rows_is_told(
    read_table: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, places = seeded_faults(200_000, 1_000)
    here = read_table(text)
    assert len(here.numbers) == 199_000
    assert {each.row: each.line for each in here.rejected} == places
    assert not set(here.numbers) & set(places)
    assert all(49_000 <= len(chunk) <= 200_000 for chunk in here.chunks[:-1])
    monkeypatch.setattr(splitting, "LARGE", 0)
    elsewhere = read_table(text)
    assert elsewhere.numbers == here.numbers
    assert elsewhere.cells == here.cells
    assert elsewhere.rejected == here.rejected
    for name, array in here.arrays.items():
        assert np.array_equal(array, elsewhere.arrays[name])
