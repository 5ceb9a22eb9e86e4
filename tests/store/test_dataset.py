"""Datasets: what is written is read back; what is foreign, cut short or changed is told."""

import errno
import gc
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.store.dataset import (
    DatasetError,
    DatasetWriter,
    damaged_files,
    open_dataset,
)

ABOUT = {"columns": ["title"], "actors": [{"id": "a1", "name": "Élan"}]}
Tamper = Callable[[Any], None]


def cells(*texts: str) -> tuple[Any, Any]:
    encoded = [text.encode() for text in texts]
    return np.frombuffer(b"".join(encoded), np.uint8), np.cumsum([len(text) for text in encoded])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "x"
    with DatasetWriter(folder) as writer:
        writer.append("start_earliest", np.array([5, 6, 7]))
        writer.append_text("cell.0", *cells("a", "", "é𝄞"))
        writer.append_bytes("rejected.csv", b"line,row")
        writer.finish(ABOUT)
    return folder


@given(
    parts=st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=4)),
    dtype=st.sampled_from(["u1", "<u2", "<u4", "<i4", "<i8", "<f4", "<f8", "?"]),
)
def test_what_is_appended_is_read_back(
    parts: list[list[str]], dtype: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("d") / "x"
    whole = [text for part in parts for text in part]
    numbers = np.arange(len(whole)).astype(dtype)
    with DatasetWriter(folder) as writer:
        writer.append("n", numbers[:0])
        writer.append_text("t", *cells())
        for at, part in enumerate(parts):
            begun = sum(map(len, parts[:at]))
            writer.append("n", numbers[begun : begun + len(part)])
            writer.append_text("t", *cells(*part))
        np.testing.assert_array_equal(writer.read("n"), numbers)
        writer.finish({})
    dataset = open_dataset(folder)
    found = dataset.array("n")
    np.testing.assert_array_equal(found, numbers)
    assert found.dtype == numbers.dtype
    assert not found.flags.writeable
    column = dataset.text("t")
    assert [*column] == whole
    assert column[1:] == tuple(whole[1:])
    assert len(column) == len(whole)
    if whole:
        assert column[-1] == whole[-1]
    with pytest.raises(IndexError):
        column[len(whole)]
    assert damaged_files(dataset) == []
    dataset.close()


def test_a_dataset_tells_of_itself(folder: Path) -> None:
    dataset = open_dataset(folder)
    assert dataset.row_count == 3
    assert dataset.about == ABOUT
    assert dataset.has("start_earliest")
    assert not dataset.has("cell.0")
    assert not dataset.has_text("start_earliest")
    with pytest.raises(KeyError):
        dataset.array("cell.0")
    with pytest.raises(KeyError):
        dataset.text("cell.1")


def test_arrays_of_two_dimensions(tmp_path: Path) -> None:
    with DatasetWriter(tmp_path / "x") as writer:
        writer.write("grid", np.arange(6, dtype=np.int32).reshape(3, 2))
        writer.append("grid", np.zeros((1, 2), np.int32))
        with pytest.raises(ValueError, match="grid"):
            writer.write("grid", np.zeros((1, 2), np.int32))
        writer.finish({})
    assert open_dataset(tmp_path / "x").array("grid").tolist() == [[0, 1], [2, 3], [4, 5], [0, 0]]


def test_what_is_discarded_is_gone(tmp_path: Path) -> None:
    with DatasetWriter(tmp_path / "x") as writer:
        writer.write("a", np.arange(3))
        writer.discard("a")
        with pytest.raises(KeyError):
            writer.read("a")
        writer.finish({})
    assert [file.name for file in (tmp_path / "x").iterdir()] == ["manifest.json"]


def test_a_failure_leaves_nothing(tmp_path: Path) -> None:
    def fail_midway() -> None:
        with DatasetWriter(tmp_path / "x") as writer:
            writer.write("a", np.arange(3))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_midway()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_writer_left_is_removed(tmp_path: Path) -> None:
    (tmp_path / ".x.partial").mkdir()
    (tmp_path / ".x.partial" / "a.i64").write_bytes(b"half")
    with DatasetWriter(tmp_path / "x") as writer:
        writer.write("a", np.arange(3))
        writer.finish({})
    assert [file.name for file in tmp_path.iterdir()] == ["x"]
    assert open_dataset(tmp_path / "x").array("a").tolist() == [0, 1, 2]


@pytest.mark.parametrize(
    ("code", "words"),
    [(errno.ENOSPC, "the disk is full"), (errno.EACCES, "read-only"), (errno.EIO, "Input/output")],
)
def test_what_the_disk_refuses_is_told(
    code: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("timeline_app.store.hashed_file.os.write", refuse)

    def write() -> None:
        with DatasetWriter(tmp_path / "x") as writer:
            writer.write("a", np.arange(3))

    with pytest.raises(DatasetError, match=words):
        write()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["../a", "a/b", "A", "", ".a", "a..b", "a b"])
def test_a_name_stays_in_the_folder(name: str, tmp_path: Path) -> None:
    with DatasetWriter(tmp_path / "x") as writer, pytest.raises(ValueError, match="no name"):
        writer.write(name, np.arange(3))


def refused(folder: Path) -> str:
    with pytest.raises(DatasetError) as caught:
        open_dataset(folder)
    problem = caught.value.problem
    assert problem.reason
    assert problem.mend
    assert str(folder) in problem.file
    return str(problem)


def test_a_missing_folder(tmp_path: Path) -> None:
    assert "there is no such folder" in refused(tmp_path / "nowhere")


def test_a_missing_manifest(folder: Path) -> None:
    (folder / "manifest.json").unlink()
    assert "manifest.json: it is missing" in refused(folder)


def test_a_missing_file(folder: Path) -> None:
    (folder / "cell.0.ends").unlink()
    assert "cell.0.ends: it is missing" in refused(folder)


@pytest.mark.parametrize("size", [0, 23, 25])
def test_a_file_of_another_size(size: int, folder: Path) -> None:
    os.truncate(folder / "start_earliest.i64", size)
    assert f"it has {size} bytes instead of 24" in refused(folder)


def test_links_and_pipes_are_not_read(folder: Path, tmp_path: Path) -> None:
    file = folder / "start_earliest.i64"
    shutil.move(file, tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    assert "start_earliest.i64" in refused(folder)
    file.unlink()
    os.mkfifo(file)
    assert "it is not an ordinary file" in refused(folder)


def _set(*path: str, value: Any) -> Tamper:
    def change(raw: Any) -> None:
        for name in path[:-1]:
            raw = raw[name]
        raw[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_set("format", value="timeline-data/2"), "it is from a newer version"),
        (_set("format", value="other/1"), "it is no dataset's"),
        (_set("format", value=None), "it is no dataset's"),
        (_set("rows", value=4), "cell.0.ends has not one value for each of 4 rows"),
        (_set("rows", value=-1), "rows"),
        (_set("rows", value="3"), "rows"),
        (_set("more", value=1), "more"),
        (_set("files", "../x.i64", value={}), "files"),
        (_set("files", "/etc/x.i64", value={}), "files"),
        (_set("files", "x.exe", value={}), "files"),
        (_set("files", "start_earliest.i64", "bytes", value=2**60), "bytes"),
        (_set("files", "start_earliest.i64", "shape", value=[4]), "size and shape"),
        (_set("files", "start_earliest.i64", "sha256", value="0"), "sha256"),
        (_set("about", "actors", value=[{"id": "a1"}]), "actors"),
        (_set("about", "tables", value=[{"title": " "}]), "tables"),
        (_set("about", value=[]), "about"),
    ],
)
def test_a_manifest_is_data(change: Tamper, words: str, folder: Path) -> None:
    raw = json.loads((folder / "manifest.json").read_text())
    change(raw)
    (folder / "manifest.json").write_text(json.dumps(raw))
    assert words in refused(folder)


@pytest.mark.parametrize("data", [b"", b"{", b"[" * 100_000, b"[]", b"3", b"\xff", b'{"a": NaN}'])
def test_a_manifest_that_is_none(data: bytes, folder: Path) -> None:
    (folder / "manifest.json").write_bytes(data)
    assert "manifest.json" in refused(folder)


def test_another_manifest_than_the_project_files(folder: Path) -> None:
    assert open_dataset(folder, open_dataset(folder).sha256)
    with pytest.raises(DatasetError, match="not the dataset"):
        open_dataset(folder, "0" * 64)


def test_a_changed_byte_is_found(folder: Path) -> None:
    with open(folder / "cell.0.utf8", "r+b") as file:
        file.write(b"X")
    [problem] = damaged_files(open_dataset(folder))
    assert problem.place == "cell.0.utf8"
    dataset = open_dataset(folder)
    (folder / "rejected.csv").unlink()
    assert {problem.place for problem in damaged_files(dataset)} == {"cell.0.utf8", "rejected.csv"}


def test_memory_returns(tmp_path: Path) -> None:
    with DatasetWriter(tmp_path / "x") as writer:
        for _ in range(16):
            writer.append("a", np.ones(1 << 20, np.int64))
        writer.finish({})
    process = psutil.Process()
    dataset = open_dataset(tmp_path / "x")
    before = process.memory_info().rss
    array = dataset.array("a")
    assert array.sum() == 16 << 20
    assert process.memory_info().rss - before > 100 << 20
    dataset.close()
    assert process.memory_info().rss - before < 20 << 20
    del array


def test_a_dataset_gives_its_files_back_when_closed_or_forgotten(folder: Path) -> None:
    def open_files() -> int:
        return sum(Path(file.path).is_relative_to(folder) for file in psutil.Process().open_files())

    before = open_files()
    for is_closed in (True, False):
        dataset = open_dataset(folder)
        text = dataset.text("cell.0")
        assert open_files() > before
        if is_closed:
            dataset.close()
            with pytest.raises(DatasetError, match="closed"):  # its number may be another file's
                text[0]
            with pytest.raises(DatasetError, match="closed"):
                dataset.array("start_earliest")
        del dataset, text
        gc.collect()
        assert open_files() == before


def test_a_text_of_a_file_that_was_cut_while_open_is_told(folder: Path) -> None:
    dataset = open_dataset(folder)
    text = dataset.text("cell.0")
    assert text[2] == "é𝄞"
    for name in ("cell.0.utf8", "cell.0.ends"):
        os.truncate(folder / name, 2)
        with pytest.raises(DatasetError, match=f"{name}: it was cut short while open"):
            text[2]
    dataset.close()
