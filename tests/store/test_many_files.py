"""Datasets of more columns than a process may have files open."""

import resource
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from timeline_app.store.dataset import DatasetError, DatasetWriter, open_dataset
from timeline_app.store.disk import allow_many_files

COLUMNS = 150


@pytest.fixture(params=["soft", "hard"])
def limit(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Few files allowed: for now, or, as if the system didn't allow more, at all."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (200, before[1]))
    if request.param == "hard":
        monkeypatch.setattr(resource, "getrlimit", lambda _: (200, 200))
    yield request.param
    resource.setrlimit(resource.RLIMIT_NOFILE, before)


def write(folder: Path) -> None:
    with DatasetWriter(folder) as writer:
        writer.write("start_earliest", np.array([0]))
        for number in range(COLUMNS):
            writer.append_text(f"cell.{number}", np.array([65], np.uint8), np.array([1]))
        writer.finish({})


def test_as_many_as_the_system_allows(limit: str, tmp_path: Path) -> None:
    if limit == "hard":
        with pytest.raises(DatasetError, match="more open files than this system allows"):
            write(tmp_path / "x")
        assert list(tmp_path.iterdir()) == []
        return
    write(tmp_path / "x")
    dataset = open_dataset(tmp_path / "x")
    assert [dataset.text(f"cell.{n}")[0] for n in range(COLUMNS)] == ["A"] * COLUMNS
    dataset.close()


def test_reading_where_the_system_allows_too_few(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "x")
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    monkeypatch.setattr("timeline_app.store.dataset.allow_many_files", lambda: None)
    dataset = open_dataset(tmp_path / "x")
    resource.setrlimit(resource.RLIMIT_NOFILE, (200, before[1]))
    try:
        with pytest.raises(DatasetError, match="ulimit"):
            [dataset.text(f"cell.{n}") for n in range(COLUMNS)]
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
        dataset.close()


def test_a_limit_that_can_not_be_raised_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def refuse(_: int, limits: tuple[int, int]) -> None:
        asked.append(limits[0])
        raise ValueError

    monkeypatch.setattr(resource, "getrlimit", lambda _: (256, resource.RLIM_INFINITY))
    monkeypatch.setattr(resource, "setrlimit", refuse)
    allow_many_files()
    assert asked == [65_536, 10_240]
