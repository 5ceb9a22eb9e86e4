"""Project files: read back as written; hostile, foreign, newer and damaged ones are told apart."""

import os
import random
from pathlib import Path

import apsw
import pytest

from timeline_app.store import hostile
from timeline_app.store.project_file import (
    DatasetReference,
    ProjectContent,
    ProjectFileError,
    read_project_file,
    write_project_file,
)
from timeline_app.store.project_kind import is_project_file

CONTENT = ProjectContent("The valley – «Ü»", DatasetReference("1", "a" * 64))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "valley.timeline"
    write_project_file(file, CONTENT)
    return file


def refused(file: Path) -> str:
    with pytest.raises(ProjectFileError) as caught:
        read_project_file(file)
    problem = caught.value.problem
    assert problem.reason
    assert problem.mend
    assert problem.file == str(file)
    return problem.reason


def change(file: Path, statement: str) -> None:
    connection = apsw.Connection(str(file))
    connection.execute(statement)
    connection.close()


def test_what_is_written_is_read(file: Path) -> None:
    assert read_project_file(file) == CONTENT
    assert CONTENT.dataset_folder(file) == file.parent / "valley.timeline-data" / "1"
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_replacing_is_one_step(file: Path) -> None:
    other = ProjectContent("Other", DatasetReference("2", "b" * 64))
    (file.parent / f".{file.name}.partial").write_bytes(b"left by a killed process")
    write_project_file(file, other)
    assert read_project_file(file) == other
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_its_header_says_what_it_is(file: Path) -> None:
    header = file.read_bytes()[:100]
    assert header.startswith(b"SQLite format 3\0")
    assert header[68:72] == b"TLNE"
    assert header[60:64] == b"\0\0\0\3"


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("PRAGMA application_id = 7", "it is no project file"),
        ("PRAGMA user_version = 4", "it is from a newer version"),
        ("PRAGMA user_version = 0", "it is damaged"),
        ("CREATE TABLE more(a)", "it holds other tables"),
        ("CREATE VIEW v AS SELECT 1", "it holds other tables"),
        (
            "CREATE TRIGGER t AFTER INSERT ON project BEGIN SELECT 1; END",
            "it holds other tables",
        ),
        ("CREATE INDEX i ON dataset(folder)", "it holds other tables"),
        ("DROP TABLE dataset", "it holds other tables"),
        ("DELETE FROM project", "it is damaged"),
        ("DELETE FROM dataset", "it is damaged"),
        ("UPDATE project SET value = ' '", "it is damaged"),
        ("UPDATE dataset SET folder = '../1'", "it is damaged"),
        ("UPDATE dataset SET folder = '/etc'", "it is damaged"),
        ("UPDATE project SET value = CAST(x'ff' AS TEXT)", "it is damaged"),
        ("UPDATE project SET value = printf('%.*c', 3000000, 'x')", "it is damaged"),
    ],
)
def test_what_is_not_ours_is_refused(statement: str, reason: str, file: Path) -> None:
    change(file, statement)
    assert reason in refused(file)


@pytest.mark.parametrize("data", [b"", b"x", b"SQLite format 3\0", b"{}" * 100])
def test_what_is_no_database(data: bytes, file: Path) -> None:
    file.write_bytes(data)
    assert refused(file) in ("it is empty", "it is no project file")


def test_what_is_no_file(tmp_path: Path) -> None:
    assert "no such file" in refused(tmp_path / "nowhere.timeline")
    assert "ordinary file" in refused(tmp_path)
    os.mkfifo(tmp_path / "pipe.timeline")
    assert "ordinary file" in refused(tmp_path / "pipe.timeline")


def test_cut_short(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2])
    assert refused(file).startswith("it is damaged")


def test_random_damage_is_no_crash(file: Path) -> None:
    data = file.read_bytes()
    random_ = random.Random(7)
    for _ in range(300):
        changed = bytearray(data)
        for _ in range(random_.choice((1, 8, 64))):
            changed[random_.randrange(len(changed))] = random_.randrange(256)
        file.write_bytes(changed)
        try:
            content = read_project_file(file)
        except ProjectFileError:
            continue
        assert content.dataset.folder.isdecimal()


def test_a_folder_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ProjectFileError, match="folder is missing"):
        write_project_file(tmp_path / "no" / "x.timeline", CONTENT)


def test_project_files_are_told_from_others(file: Path, tmp_path: Path) -> None:
    renamed = tmp_path / "renamed.db"
    renamed.write_bytes(file.read_bytes())
    (tmp_path / "x.timeline.json").write_text("{}")
    assert is_project_file(file)
    assert is_project_file(renamed)
    assert is_project_file(tmp_path / "missing.timeline")
    assert not is_project_file(tmp_path / "x.timeline.json")
    assert not is_project_file(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        ProjectContent(" ", DatasetReference("2", "b" * 64)),
        ProjectContent("x" * 2_000_000, DatasetReference("2", "b" * 64)),
        ProjectContent("x", DatasetReference("../2", "b" * 64)),
    ],
)
def test_what_could_not_be_read_again_replaces_nothing(content: ProjectContent, file: Path) -> None:
    with pytest.raises(ProjectFileError):
        write_project_file(file, content)
    assert read_project_file(file) == CONTENT
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_a_file_that_keeps_sqlite_busy(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hostile, "PATIENCE", -1)
    monkeypatch.setattr(hostile, "_STEPS", 1)
    assert refused(file).startswith("it is damaged")


def test_a_file_that_is_too_large(file: Path) -> None:
    os.truncate(file, 17 << 20)
    assert refused(file).startswith("it is damaged")


def test_a_name_that_is_not_utf8(file: Path) -> None:
    other = Path(os.fsdecode(os.fsencode(file.parent) + b"/\xff.timeline"))
    with pytest.raises(ProjectFileError, match="not UTF-8"):
        write_project_file(other, CONTENT)
    file.rename(other)
    with pytest.raises(ProjectFileError, match="not UTF-8"):
        read_project_file(other)
