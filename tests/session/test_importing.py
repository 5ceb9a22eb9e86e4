"""Imports: the columns are those of a naive reading; nothing is lost, nothing half done is left."""

import csv
import signal
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.model.date_shape import shape_of
from timeline_app.model.event import EventType, Status
from timeline_app.model.time import parse_edtf
from timeline_app.reading.errors import ReadError
from timeline_app.session import importing
from timeline_app.session.importing import ImportStopped, import_tables
from timeline_app.session.time_order import time_order
from timeline_app.store.dataset import Dataset, damaged_files, open_dataset
from timeline_app.store.project_file import read_project_file

TableMaker = Callable[..., Path]
Row = dict[str, str]

NAMES = ("Massoud", "Taliban", "Élan & co", "阿富汗", "x")
DATES = (
    "",
    "2021-08-16",
    "2021-08",
    "2021",
    "2021~",
    "2021-08/..",
    "../2021-08",
    "[2020,2021]",
    "-0044-03-15",
    "Y-17E7",
    "2021-08-16T10:00:00",
    "2021-08-15/2021-08-31",
)
rows_of_tables = st.lists(
    st.fixed_dictionaries(
        {
            "title": st.sampled_from(["Vow", "Siège", "Ω", "a, “b”"]),
            "date": st.sampled_from(DATES),
            "status": st.sampled_from(["", *Status]),
            "type": st.sampled_from(["", *EventType]),
            "actors": st.lists(st.sampled_from(NAMES), max_size=3).map("; ".join),
            "extra": st.sampled_from(["", "x\ny", " "]),
        }
    ),
    min_size=1,
    max_size=12,
)


def dataset_of(project: Path) -> Dataset:
    content = read_project_file(project)
    return open_dataset(content.dataset_folder(project), content.dataset.manifest_sha256)


def naive(row: Row) -> dict[str, Any]:
    date = parse_edtf(row["date"]) if row["date"] else None
    bounds = ("start_earliest", "start_latest", "end_earliest", "end_latest")
    return {
        **{name: getattr(date, name) if date else 0 for name in bounds},
        "shape": shape_of(date),
        "status": list(Status).index(Status(row["status"] or "reported")),
        "type": list(EventType).index(EventType(row["type"] or "OTHER")),
    }


def in_time(values: list[dict[str, Any]]) -> list[int]:
    def key(place: int) -> tuple[Any, ...]:
        value = values[place]
        bounds = (value["start_earliest"], value["end_latest"])
        return not value["shape"], *(bounds if value["shape"] else ()), place

    return sorted(range(len(values)), key=key)


@settings(max_examples=20)
@given(tables=st.lists(rows_of_tables, min_size=1, max_size=2))
def test_columns_are_those_of_a_naive_reading(
    tables: list[list[Row]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("import")
    files = [folder / f"{number}.csv" for number in range(len(tables))]
    for file, rows in zip(files, tables, strict=True):
        with open(file, "w", encoding="utf-8", newline="") as opened:
            writer = csv.DictWriter(opened, rows[0])
            writer.writeheader()
            writer.writerows(rows)
    report = import_tables(files, folder / "x.timeline")
    assert report.rejected == ()
    dataset = dataset_of(folder / "x.timeline")
    rows = [row for table in tables for row in table]
    values = [naive(row) for row in rows]
    order = in_time(values)

    assert dataset.row_count == report.row_count == len(rows)
    assert dataset.array("source").tolist() == order
    assert dataset.array("row_of_source")[order].tolist() == list(range(len(rows)))
    for name in values[0]:
        assert dataset.array(name).tolist() == [values[place][name] for place in order], name
    documents = [number for number, table in enumerate(tables) for _ in table]
    assert dataset.array("document").tolist() == documents
    for number, column in enumerate(dataset.about["columns"]):
        assert [*dataset.text(f"cell.{number}")] == [row[column] for row in rows]
    assert [len(text.split()) > 0 for text in dataset.text("search")] == [True] * len(rows)

    actors = [actor["name"] for actor in dataset.about["actors"]]
    taking_part = [list(filter(None, row["actors"].split("; "))) for row in rows]
    assert sorted(actors) == sorted({name for names in taking_part for name in names})
    assert [actor["id"] for actor in dataset.about["actors"]] == [
        f"a{number}" for number in range(1, len(actors) + 1)
    ]
    offsets = dataset.array("actor_offsets").tolist()
    events = dataset.array("actor_events").tolist()
    lanes = [events[a:b] for a, b in pairwise(offsets)]
    expected = [
        [row for row, place in enumerate(order) if name in taking_part[place]] for name in actors
    ]
    nobody = [row for row, place in enumerate(order) if not taking_part[place]]
    assert lanes == expected + ([nobody] if nobody else [])
    assert damaged_files(dataset) == []


@given(
    st.lists(
        st.tuples(
            st.sampled_from([-(2**62), -(2**62) + 1, -5, 0, 3, 10**12, 2**62 - 2, 2**62 - 1]),
            st.integers(-(2**62), 2**62 - 1) | st.integers(0, 5),
        )
    )
)
def test_order_of_time(dates: list[tuple[int, int]]) -> None:
    starts, ends = np.array(dates, np.int64).reshape(-1, 2).T
    assert time_order(starts, ends).tolist() == sorted(range(len(dates)), key=dates.__getitem__)


def test_rejected_rows_are_listed(make_table: TableMaker, tmp_path: Path) -> None:
    report = import_tables([make_table()], tmp_path / "x.timeline", "The valley")
    assert (report.row_count, report.rejected_count, report.listed_count) == (4, 1, 1)
    assert str(report.rejected[0]).startswith("events.csv: line 4, date: ")
    assert report.rejected_file is not None
    with open(report.rejected_file, encoding="utf-8", newline="") as file:
        [row] = csv.DictReader(file)
    assert (row["table"], row["line"], row["row"], row["column"]) == (
        "events.csv",
        "4",
        "4",
        "date",
    )
    assert "Bad" in row["text"]
    assert dataset_of(report.project_file).about["rejected"] == 1
    assert read_project_file(report.project_file).title == "The valley"


def test_a_list_of_rejected_rows_is_safe_in_a_spreadsheet(
    make_table: TableMaker, tmp_path: Path
) -> None:
    rows = [{"title": "=HYPERLINK(1)", "date": "never"}, {"title": "a", "date": "2021"}]
    report = import_tables([make_table(rows)], tmp_path / "x.timeline")
    assert report.rejected_file is not None
    assert b"\"'=HYPERLINK(1)" in report.rejected_file.read_bytes()


def test_tables_of_one_project_share_columns(make_table: TableMaker, tmp_path: Path) -> None:
    first = make_table([{"title": "A", "place": "here"}], "a.csv")
    second = make_table([{"Note": "n", "TITLE": "B", "actors": "x"}], "b.csv")
    report = import_tables([first, second], tmp_path / "x.timeline")
    dataset = dataset_of(report.project_file)
    assert dataset.about["columns"] == ["title", "place", "Note", "actors"]
    assert [[*dataset.text(f"cell.{n}")] for n in range(4)] == [
        ["A", "B"],
        ["here", ""],
        ["", "n"],
        ["", "x"],
    ]
    assert [table["title"] for table in dataset.about["tables"]] == ["a.csv", "b.csv"]


def refused(files: list[Path], target: Path, **options: Any) -> str:
    before = sorted(target.parent.rglob("*")) if target.parent.exists() else []
    with pytest.raises(ReadError) as caught:
        import_tables(files, target, **options)
    assert (sorted(target.parent.rglob("*")) if target.parent.exists() else []) == before
    return str(caught.value)


def test_refusals(make_table: TableMaker, tmp_path: Path) -> None:
    table, target = make_table(), tmp_path / "x.timeline"
    assert "end the name in .timeline" in refused([table], tmp_path / "x.db")
    assert "there is no folder" in refused([table], tmp_path / "no" / "x.timeline")
    assert "named twice" in refused([table, table], target)
    assert "no such file" in refused([tmp_path / "no.csv"], target)
    assert "no rows" in refused([make_table([], "empty.csv")], target)
    bad = make_table([{"title": "a", "date": "never"}], "bad.csv")
    assert "none of 1 rows" in refused([bad], target)
    (tmp_path / "folder.timeline").mkdir()
    assert "it is a folder" in refused([table], tmp_path / "folder.timeline")
    target.write_bytes(b"something else")
    assert "it exists already" in refused([table], target)
    assert "can't be replaced" in refused([table], target, replace=True)
    assert target.read_bytes() == b"something else"


def test_a_full_disk(
    make_table: TableMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, target = make_table(), tmp_path / "x.timeline"
    usage = importing.check_request.__globals__["shutil"].disk_usage(tmp_path)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage._replace(free=10))
    assert "make room" in refused([table], target)


def test_a_table_that_changes_while_it_is_read(make_table: TableMaker, tmp_path: Path) -> None:
    table, target = make_table(), tmp_path / "x.timeline"

    def change(doing: str, fraction: float) -> None:
        if doing == "sorting":
            table.write_text("title\nother\n")

    assert "changed while it was read" in refused([table], target, progress=change)


def test_replacing(make_table: TableMaker, tmp_path: Path) -> None:
    target = tmp_path / "x.timeline"
    import_tables([make_table()], target)
    old = dataset_of(target)
    import_tables([make_table([{"title": "new"}], "new.csv")], target, replace=True)
    assert dataset_of(target).row_count == 1
    assert not old.folder.exists()
    assert len(list((tmp_path / "x.timeline-data").iterdir())) == 1


def test_a_failed_replacement_leaves_the_old(make_table: TableMaker, tmp_path: Path) -> None:
    target = tmp_path / "x.timeline"
    import_tables([make_table()], target)
    bad = make_table([{"title": "a", "date": "never"}], "bad.csv")
    assert "none of" in refused([bad], target, replace=True)
    assert damaged_files(dataset_of(target)) == []
    assert dataset_of(target).row_count == 4


def test_a_dataset_of_a_project_that_was_moved_stays(
    make_table: TableMaker, tmp_path: Path
) -> None:
    target = tmp_path / "x.timeline"
    import_tables([make_table()], target)
    target.rename(tmp_path / "moved.timeline")
    import_tables([make_table()], target)
    assert sorted(each.name for each in (tmp_path / "x.timeline-data").iterdir()) == ["1", "2"]


def test_only_one_import_at_a_time(make_table: TableMaker, tmp_path: Path) -> None:
    table, target = make_table(), tmp_path / "x.timeline"
    refusals = []

    def again(doing: str, fraction: float) -> None:
        if doing == "sorting":
            with pytest.raises(ReadError, match="another import") as caught:
                import_tables([table], target)
            refusals.append(caught)

    import_tables([table], target, progress=again)
    assert len(refusals) == 1
    assert dataset_of(target).row_count == 4


STEPS = ("reading events.csv", "sorting", "sorting into lanes", "counting", "writing to disk")


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError, None])
def test_stopped_it_leaves_nothing(
    step: str, error: type[BaseException] | None, make_table: TableMaker, tmp_path: Path
) -> None:
    table = make_table()
    stop = False

    def progress(doing: str, fraction: float) -> None:
        nonlocal stop
        if doing == step:
            if error is not None:
                raise error
            stop = True

    with pytest.raises(error or ImportStopped):
        import_tables([table], tmp_path / "x.timeline", progress=progress, should_stop=lambda: stop)
    assert [each.name for each in tmp_path.iterdir()] == [table.name]


def test_a_failure_at_the_last_step_leaves_nothing(
    make_table: TableMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    table = make_table()
    monkeypatch.setattr(importing, "write_project_file", fail)
    with pytest.raises(KeyboardInterrupt):
        import_tables([table], tmp_path / "x.timeline")
    assert [each.name for each in tmp_path.iterdir()] == [table.name]


KILLED = """
import os, signal, sys
from pathlib import Path
from timeline_app.session import importing
step, table, target = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
def kill(*_):
    os.kill(os.getpid(), signal.SIGKILL)
def progress(doing, fraction):
    if doing == step:
        kill()
if step == "commit":
    importing.write_project_file = kill
importing.import_tables([table], target, replace=True, progress=progress)
"""


@pytest.mark.parametrize("step", ["reading events.csv", "counting", "commit", "done"])
@pytest.mark.parametrize("replaces", [False, True])
def test_killed_it_leaves_what_was_and_the_next_one_cleans_up(
    step: str, replaces: bool, make_table: TableMaker, tmp_path: Path
) -> None:
    old, table, target = make_table(name="old.csv"), make_table(), tmp_path / "x.timeline"
    if replaces:
        import_tables([old], target)
    killed = subprocess.run([sys.executable, "-c", KILLED, step, table, target], timeout=60)
    assert killed.returncode == -signal.SIGKILL
    if step == "done" or replaces:
        dataset = dataset_of(target)
        assert damaged_files(dataset) == []
        tables = [each["title"] for each in dataset.about["tables"]]
        assert tables == ["events.csv" if step == "done" else "old.csv"]
    else:
        assert not target.exists()
    import_tables([table], target, replace=True)
    assert dataset_of(target).row_count == 4
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "events.csv",
        "old.csv",
        "x.timeline",
        "x.timeline-data",
    ]
    assert len(list((tmp_path / "x.timeline-data").iterdir())) == 1
