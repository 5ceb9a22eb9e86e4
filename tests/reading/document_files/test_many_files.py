"""Many files: each stands for itself, whatever another does to the process that parses it."""

import os
from pathlib import Path
from typing import Any

import pytest

from timeline_app import child_process
from timeline_app.model.problem import Problem
from timeline_app.reading.document_files import (
    DocumentFile,
    document_files_in,
    found_files,
    parsing,
    read_document_file,
    read_document_files,
)
from timeline_app.reading.errors import ReadError

DEEP = b"<html><body>" + b"<div>" * 200_000 + b"hello"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.html").write_bytes(b"<title>Two</title><p>two</p>")
    (tmp_path / "a.txt").write_bytes(b"one")
    (tmp_path / "c.eml").write_bytes(b"Subject: Three\n\nthree\n")
    return tmp_path


def test_files_are_found_in_a_fixed_order(folder: Path) -> None:
    (folder / ".hidden.txt").write_text("x")
    (folder / ".git").mkdir()
    (folder / ".git" / "x.txt").write_text("x")
    (folder / "old.doc").write_text("x")
    files, problems = document_files_in([folder / "c.eml", folder])
    names = [str(file.relative_to(folder)) for file in files]
    assert names == ["c.eml", "a.txt", "b/2.html"]  # each once
    (problem,) = problems
    assert problem.file == str(folder / "old.doc")
    assert problem.mend == "save it as .docx"
    assert not problem.fatal


def test_links_are_followed_within_the_folder_only(folder: Path, tmp_path_factory: Any) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.txt").write_text("x")
    (folder / "z-file.txt").symlink_to(outside / "secret.txt")
    (folder / "z-folder").symlink_to(outside)
    (folder / "z-gone.txt").symlink_to(folder / "gone.txt")
    (folder / "z-self.txt").symlink_to("z-self.txt")
    (folder / "b" / "z-circle").symlink_to(folder)
    (folder / "z-same.txt").symlink_to(folder / "a.txt")
    files, problems = document_files_in([folder])
    assert [file.name for file in files] == ["a.txt", "2.html", "c.eml"]
    told = {Path(problem.file).name: problem.reason for problem in problems}
    assert set(told) == {"z-file.txt", "z-folder", "z-gone.txt", "z-self.txt", "z-circle"}
    assert told["z-circle"] == "this link leads back to a folder it lies in"
    assert told["z-folder"] == "this link leads out of the folder, or nowhere"


def test_what_is_not_there_is_told(folder: Path) -> None:
    files, problems = document_files_in([folder / "none", folder / "a.txt", Path("a\0b")])
    assert [file.name for file in files] == ["a.txt"]
    assert [problem.reason for problem in problems] == ["there is no such file or folder"] * 2


def test_folders_have_an_upper_bound(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(found_files, "MOST_FILES", 2)
    files, problems = document_files_in([folder])
    assert len(files) == 2
    assert "more than 2 files" in problems[-1].reason
    deep = folder / "deep"
    for _ in range(120):
        deep = deep / "d"
    deep.mkdir(parents=True)
    monkeypatch.setattr(found_files, "MOST_FILES", 100)
    assert "folders lie in one another" in document_files_in([folder])[1][0].reason


def test_each_file_is_read_and_progress_told(folder: Path) -> None:
    (folder / "bad.pdf").write_bytes(b"no pdf")
    files, _ = document_files_in([folder])
    fractions: list[float] = []
    found = list(read_document_files(files, progress=fractions.append))
    assert [each.text if isinstance(each, DocumentFile) else None for each in found] == [
        *("one", "two", None),
        "Subject: Three\n\nthree",
    ]
    assert isinstance(found[2], Problem)
    assert "no PDF" in found[2].reason
    assert fractions == [0.25, 0.5, 0.75, 1.0]


def test_a_file_that_hangs_costs_itself_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsing, "SECONDS", 3)
    (folder / "b" / "1.html").write_bytes(DEEP)
    files, _ = document_files_in([folder])
    found = list(read_document_files(files))
    assert [isinstance(each, DocumentFile) for each in found] == [True, False, True, True]
    assert found[1].reason == "reading it takes too long"


def test_a_file_that_takes_all_memory_costs_itself_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsing, "MEMORY", 160 << 20)
    (folder / "b" / "1.html").write_bytes(b"<p>" + b"<b>x</b>" * 6_000_000)
    files, _ = document_files_in([folder])
    found = list(read_document_files(files))
    assert [isinstance(each, DocumentFile) for each in found] == [True, False, True, True]
    assert "takes too much memory" in found[1].reason


def test_a_process_that_does_not_start_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child_process.sys, "executable", "/bin/true")
    found = list(read_document_files([folder / "c.eml", folder / "a.txt"]))
    assert "ended early" in found[0].reason
    assert found[1].text == "one"


def test_a_process_ends_after_many_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "FILES", 2)
    started = []
    popen = child_process.subprocess.Popen
    monkeypatch.setattr(child_process.subprocess, "Popen", counted(popen, started))
    found = list(read_document_files([folder / "c.eml"] * 5))
    assert all(isinstance(each, DocumentFile) for each in found)
    assert len(started) == 3
    assert all(process.returncode is not None for process in started)


def counted(popen: Any, started: list[Any]) -> Any:
    def start(*args: Any, **kwargs: Any) -> Any:
        started.append(popen(*args, **kwargs))
        return started[-1]

    return start


def test_reading_stops_in_the_midst_of_a_file(folder: Path) -> None:
    (folder / "b" / "1.html").write_bytes(DEEP)
    asked: list[bool] = []

    def should_stop() -> bool:
        asked.append(True)
        return len(asked) > 4

    files, _ = document_files_in([folder])
    found = list(read_document_files(files, should_stop=should_stop))
    assert [each.file.name for each in found] == ["a.txt"]
    for _ in read_document_files(files):
        break  # leaves no process behind, or warnings would be errors


UNREADABLE = {
    "none.txt": "there is no such file",
    "folder.txt": "it is a folder",
    "pipe.txt": "it is not an ordinary file",
    "pipe.pdf": "it is not an ordinary file",
    "device.txt": "it is not an ordinary file",
    "large.txt": "it is larger than 256 MB",
    "large.pdf": "it is larger than 256 MB",
    "circle.txt": "it can't be read (Too many levels of symbolic links)",
    "note.xyz": "its ending is of no kind of document that is read",
    "nul\0.txt": "no file can have this name",
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_one_sentence(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    if name == "folder.txt":
        file.mkdir()
    elif name.startswith("pipe"):
        os.mkfifo(file)
    elif name == "device.txt":
        file.symlink_to("/dev/zero")
    elif name.startswith("large"):
        with open(file, "wb") as stream:
            stream.truncate((256 << 20) + 1)
    elif name == "circle.txt":
        file.symlink_to(file)
    with pytest.raises(ReadError) as caught:
        read_document_file(file)
    (problem,) = caught.value.problems
    assert problem.reason == UNREADABLE[name]
    assert problem.mend
    assert "\n" not in str(problem)


def test_a_file_that_grows_while_it_is_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("one")
    read = os.read

    def read_while_it_grows(descriptor: int, count: int) -> bytes:
        with open(file, "a") as stream:
            stream.write("!" if file.stat().st_size < 10 else "")
        return read(descriptor, count)

    monkeypatch.setattr(os, "read", read_while_it_grows)
    with pytest.raises(ReadError, match="it was changed while it was being read"):
        read_document_file(file)


def test_a_file_that_vanishes_is_told(folder: Path) -> None:
    files, _ = document_files_in([folder])
    reading = read_document_files(files)
    assert next(reading).text == "one"
    files[1].unlink()
    assert next(reading).reason == "there is no such file"
    assert next(reading).title == "Three"


def test_names_need_not_be_utf8(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.eml")
    (tmp_path / name).write_bytes(b"From: \n\n-\n")
    files, problems = document_files_in([tmp_path])
    assert problems == []
    found = read_document_file(files[0])
    assert found.file == tmp_path / name
    assert str(tmp_path / name).encode("utf-8", "surrogateescape").endswith(b"caf\xe9.eml")
