"""A project of tables under another name: the same rows, and nothing half done where that fails."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from timeline_app.model.project import Project
from timeline_app.session.copying_tables import copy_tables
from timeline_app.session.importing import import_tables
from timeline_app.session.opening import Opened, open_file
from timeline_app.store.data_folder import data_folder_of
from timeline_app.store.dataset_copy import CopyStopped
from timeline_app.store.errors import StoreError
from timeline_app.store.project_store import ProjectStore


@pytest.fixture
def source(make_table: Callable[..., Path], tmp_path: Path) -> Path:
    file = tmp_path / "one.timeline"
    import_tables([make_table()], file, "One")
    return file


@pytest.fixture
def opened(source: Path) -> Iterator[Opened]:
    made = open_file(source)
    yield made
    made.close()


def copy(opened: Opened, target: Path, **more: Callable[..., object]) -> None:
    assert opened.dataset is not None
    copy_tables(opened.open_project.file, opened.dataset, target, **more)


def names_in(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_the_copy_has_the_same_rows_and_lives_alone(
    opened: Opened, source: Path, tmp_path: Path
) -> None:
    target = tmp_path / "elsewhere" / "two.timeline"
    target.parent.mkdir()
    told: list[tuple[int, int]] = []
    copy(opened, target, told=lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1] > 0
    assert names_in(target.parent) == ["two.timeline", "two.timeline-data"]
    for each in (source, *data_folder_of(source).rglob("*")):
        if each.is_file():
            each.unlink()
    again = open_file(target)
    assert again.open_project.project.title == "One"
    assert list(again.columns.titles) == list(opened.columns.titles)
    assert again.columns.events[0] == again.columns.events[0]
    again.close()


def test_it_takes_the_place_of_other_tables_with_their_folder(
    opened: Opened, make_table: Callable[..., Path], tmp_path: Path
) -> None:
    target = tmp_path / "two.timeline"
    import_tables([make_table(name="other.csv")], target, "Two")
    before = names_in(data_folder_of(target))
    copy(opened, target)
    after = names_in(data_folder_of(target))
    assert len(before) == len(after) == 1
    assert before != after
    again = open_file(target)
    assert again.open_project.project.title == "One"
    again.close()


@pytest.mark.parametrize("pieces", [0, 1, 5])
def test_stopped_it_leaves_nothing(opened: Opened, tmp_path: Path, pieces: int) -> None:
    target = tmp_path / "two.timeline"
    asked: list[int] = []

    def should_stop() -> bool:
        asked.append(1)
        return len(asked) > pieces

    with pytest.raises(CopyStopped):
        copy(opened, target, should_stop=should_stop)
    assert [name for name in names_in(tmp_path) if name.startswith("two")] == []


def test_a_damaged_dataset_is_not_copied(opened: Opened, source: Path, tmp_path: Path) -> None:
    [folder] = data_folder_of(source).iterdir()
    file = next(each for each in sorted(folder.iterdir()) if each.suffix == ".utf8")
    os.chmod(file, 0o600)
    data = bytearray(file.read_bytes())
    data[0] ^= 1
    file.write_bytes(data)
    target = tmp_path / "two.timeline"
    with pytest.raises(StoreError, match="hash"):
        copy(opened, target)
    assert not target.exists()
    assert not data_folder_of(target).exists()


def test_what_has_records_of_its_own_and_the_file_itself_stay(
    opened: Opened, source: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own.timeline"
    ProjectStore.create(own, Project(title="Own"), {}).close()
    data = own.read_bytes()
    with pytest.raises(StoreError, match="can't be replaced"):
        copy(opened, own)
    with pytest.raises(StoreError, match="the file itself"):
        copy(opened, source)
    assert own.read_bytes() == data
    assert not data_folder_of(own).exists()
