"""What an import reports as done opens; what would not is refused, and the old project stays."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.reading.errors import ReadError
from timeline_app.reading.tables import reader
from timeline_app.session import importing
from timeline_app.session.importing import import_tables
from timeline_app.session.opening import open_file
from timeline_app.store import manifest
from timeline_app.store.data_folder import DataFolder
from timeline_app.store.errors import StoreError, dataset_error
from timeline_app.store.project_file import read_project_file

TableMaker = Callable[..., Path]


def title_of(project: Path) -> str:
    opened = open_file(project)
    title = opened.open_project.project.title
    opened.close()
    return title


@settings(max_examples=20)
@given(
    title=st.none()
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    | st.sampled_from([" ", "\x1c", "\u2028", "x" * 10_000, "x" * 10_001, "\0a", "a\udcff"])
)
def test_any_title(title: str | None, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("titles")
    table, target = folder / "t.csv", folder / "x.timeline"
    table.write_text("title\nA\n")
    import_tables([table], target, "old")
    before = target.read_bytes()
    if title is not None and (not title.strip() or len(title) > 10_000):
        with pytest.raises(ReadError, match="title"):
            import_tables([table], target, title, replace=True)
        assert target.read_bytes() == before
        assert title_of(target) == "old"
    else:
        import_tables([table], target, title, replace=True)
        expected = "x" if title is None else title.replace("\udcff", "\ufffd")
        assert title_of(target) == expected


def test_a_table_whose_name_is_not_utf8(tmp_path: Path) -> None:
    table = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.csv"))
    table.write_text("title,date\nA,2021\nB,never\n")
    report = import_tables([table], tmp_path / "x.timeline")
    opened = open_file(report.project_file)
    [document] = opened.open_project.project.documents
    opened.close()
    assert document.title == report.rejected[0].table == "\N{REPLACEMENT CHARACTER}.csv"
    assert report.rejected_file is not None
    assert "\N{REPLACEMENT CHARACTER}.csv,3" in report.rejected_file.read_text("utf-8")


def test_a_project_whose_name_is_not_utf8(make_table: TableMaker, tmp_path: Path) -> None:
    target = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.timeline"))
    with pytest.raises(ReadError, match="not UTF-8"):
        import_tables([make_table()], target)
    target.write_bytes(b"")
    with pytest.raises(ReadError):
        open_file(target)


def test_many_columns(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    names = ["title", *(f"c{n}" for n in range(999))]
    table.write_text(",".join(names) + "\n" + ",".join(names) + "\n")
    opened = open_file(import_tables([table], tmp_path / "x.timeline").project_file)
    assert len(opened.columns.events[0].claims[0].passage.quote.splitlines()) == 1000
    opened.close()


@pytest.mark.parametrize("limit", ["LARGEST_MANIFEST", "project", "columns"])
def test_what_a_reader_would_refuse_replaces_nothing(
    limit: str, make_table: TableMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "x.timeline"
    import_tables([make_table()], target, "old")
    match limit:
        case "LARGEST_MANIFEST":
            monkeypatch.setattr(manifest, "LARGEST_MANIFEST", 4_000)
        case "project":
            monkeypatch.setattr("timeline_app.store.hostile.LARGEST", 3)
            monkeypatch.setattr(importing, "dataset_in_use", lambda _: "1")
        case "columns":
            monkeypatch.setattr(importing, "MOST_COLUMNS", 3)
    with pytest.raises(ReadError):
        import_tables([make_table()], target, "new", replace=True)
    monkeypatch.undo()
    assert title_of(target) == "old"
    assert [each.name for each in (tmp_path / "x.timeline-data").iterdir()] == ["1"]


def fail_to_settle(monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    settle, calls = DataFolder.settle, []

    def fail(self: DataFolder, in_use: str | None) -> None:
        calls.append(in_use)
        if len(calls) > after:
            raise dataset_error(self.folder, "", "it can't be written", "choose another folder")
        settle(self, in_use)

    monkeypatch.setattr(DataFolder, "settle", fail)


def test_a_finished_import_is_done_even_if_leftovers_stay(
    make_table: TableMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "x.timeline"
    import_tables([make_table()], target, "old")
    fail_to_settle(monkeypatch, 1)
    assert import_tables([make_table()], target, "new", replace=True).row_count == 4
    monkeypatch.undo()
    assert title_of(target) == "new"
    import_tables([make_table()], target, replace=True)
    assert len(list((tmp_path / "x.timeline-data").iterdir())) == 1


def test_the_first_error_is_told(
    make_table: TableMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: Any) -> None:
        raise KeyboardInterrupt

    fail_to_settle(monkeypatch, 1)
    monkeypatch.setattr(importing, "write_lanes", interrupt)
    with pytest.raises(KeyboardInterrupt):
        import_tables([make_table()], tmp_path / "x.timeline")


def test_a_lock_that_can_not_be_told_from_others_is_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> bool:
        raise PermissionError(13, "no")

    target = tmp_path / "x.timeline"
    with monkeypatch.context() as patched:
        patched.setattr("timeline_app.store.data_folder.os.path.samestat", refuse)
        with pytest.raises(StoreError, match="read-only"), DataFolder(target):
            pass
    with DataFolder(target):  # nobody holds it
        pass


def test_rejected_rows_are_listed_up_to_a_number_per_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever they lie: of 250,000 rows each chunk has some that are taken, or none."""
    monkeypatch.setattr(reader, "MOST_LISTED", 10)
    for name, rows in {
        "mixed.csv": "a,2021\nb,never\n" * 150_000,
        "apart.csv": "a,2021\n" * 100_000 + "b,never\n" * 150_000,
    }.items():
        table = tmp_path / name
        table.write_text("title,date\n" + rows)
        report = import_tables([table], tmp_path / f"{name}.timeline")
        assert (report.rejected_count, report.listed_count) == (150_000, 10)
    assert read_project_file(report.project_file).title == "apart.csv"
