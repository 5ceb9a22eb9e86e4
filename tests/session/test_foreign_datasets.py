"""Datasets that lack something or don't fit together: each opens or is refused in one sentence."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from timeline_app import cli
from timeline_app.reading.errors import ReadError
from timeline_app.session.importing import import_tables
from timeline_app.session.opening import open_file
from timeline_app.store.project_file import (
    DatasetReference,
    ProjectContent,
    write_project_file,
)

TableMaker = Callable[..., Path]


@dataclass
class Foreign:
    """A project whose dataset can be changed, its manifest and hash along with it."""

    project: Path

    @property
    def folder(self) -> Path:
        return self.project.parent / "x.timeline-data" / "1"

    @property
    def manifest(self) -> Any:
        return json.loads((self.folder / "manifest.json").read_bytes())

    def write(self, manifest: Any) -> None:
        data = json.dumps(manifest).encode()
        (self.folder / "manifest.json").write_bytes(data)
        reference = DatasetReference("1", hashlib.sha256(data).hexdigest())
        write_project_file(self.project, ProjectContent("x", reference))

    def resize(self, name: str, values: "np.ndarray[Any, Any]") -> None:
        """Put another array in the place of ``name``."""
        values.tofile(self.folder / name)
        manifest = self.manifest
        manifest["files"][name] |= {
            "shape": list(values.shape),
            "bytes": values.nbytes,
            "sha256": hashlib.sha256(values.tobytes()).hexdigest(),
        }
        self.write(manifest)

    def refused(self) -> str:
        with pytest.raises(ReadError) as caught:
            open_file(self.project)
        [problem] = caught.value.problems
        assert problem.mend
        assert "\n" not in str(problem)
        assert cli.run(["check", str(self.project)]) == 1
        return problem.reason


@pytest.fixture
def foreign(make_table: TableMaker, tmp_path: Path) -> Foreign:
    import_tables([make_table()], tmp_path / "x.timeline")
    return Foreign(tmp_path / "x.timeline")


def without_each(content: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name in content:
        yield name, {key: value for key, value in content.items() if key != name}


def test_no_file_can_be_missing(foreign: Foreign) -> None:
    whole = foreign.manifest
    for name, files in without_each(whole["files"]):
        foreign.write({**whole, "files": files})
        if name == "rejected.csv":  # a file for people
            open_file(foreign.project).close()
        else:
            assert name.rpartition(".")[0] in foreign.refused()


def test_nothing_about_it_can_be_missing(foreign: Foreign) -> None:
    whole = foreign.manifest
    for name, about in without_each(whole["about"]):
        foreign.write({**whole, "about": about})
        assert f"'{name}' is missing" in foreign.refused()
    [table] = whole["about"]["tables"]
    for name, rest in without_each(table):
        foreign.write({**whole, "about": {**whole["about"], "tables": [rest]}})
        if name in ("rows", "rejected"):  # for people
            open_file(foreign.project).close()
        else:
            assert name in foreign.refused()


@pytest.mark.parametrize(
    "change",
    [
        {"columns": ["a", "b", "c"]},
        {"columns": ["title"] * 6},
        {"columns": [*"abcdefghi", "title"]},
        {"columns": ["title"]},
        {"tables": []},
        {"actors": []},
        {"actors": [{"id": f"a{n}", "name": "x"} for n in range(9)]},
    ],
)
def test_what_disagrees_is_refused(change: dict[str, Any], foreign: Foreign) -> None:
    whole = foreign.manifest
    foreign.write({**whole, "about": {**whole["about"], **change}})
    foreign.refused()


def test_no_array_can_have_another_length(foreign: Foreign) -> None:
    whole = foreign.manifest
    for name, entry in whole["files"].items():
        if name in ("rejected.csv", "index.landmarks.i32"):
            continue
        data = np.fromfile(foreign.folder / name, np.uint8)
        one = entry["bytes"] // entry["shape"][0] if entry["shape"][0] else 0
        if not one:
            continue
        shorter = data[:-one]
        shorter.tofile(foreign.folder / name)
        fewer = {**entry, "shape": [entry["shape"][0] - 1], "bytes": len(shorter)}
        foreign.write({**whole, "files": {**whole["files"], name: fewer}})
        assert name.rpartition(".")[0] in foreign.refused()
        data.tofile(foreign.folder / name)


@pytest.mark.parametrize("name", ["actor_offsets.i64", "index.offsets.i64"])
def test_offsets_and_places_lie_in_their_arrays(name: str, foreign: Foreign) -> None:
    values = np.fromfile(foreign.folder / name, "<i8")
    values[1] = 10**6
    foreign.resize(name, values)
    foreign.refused()


def test_two_dimensions_where_one_is_needed(foreign: Foreign) -> None:
    foreign.resize("index.ranks.i32", np.zeros((2, 2), "<i4"))
    assert "more than one dimension" in foreign.refused()


def test_landmarks_are_dated_rows(foreign: Foreign) -> None:
    foreign.resize("index.landmarks.i32", np.array([0, 3], "<i4"))
    assert "index.landmarks has values that mean nothing" in foreign.refused()


@pytest.mark.parametrize(
    ("name", "dtype", "value"),
    [
        *((f"{name}.i32", "<i4", -1) for name in ("source", "row_of_source", "actor_events")),
        *((f"{name}.i32", "<i4", 6) for name in ("source", "index.end_order", "index.ranks")),
        ("document.u16", "<u2", 1),
        ("status.u8", "u1", 77),
        ("type.u8", "u1", 77),
    ],
)
def test_checking_tells_of_rows_there_are_none_of(
    name: str, dtype: str, value: int, foreign: Foreign, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["check", str(foreign.project)]) == 0
    values = np.fromfile(foreign.folder / name, dtype)
    values[-1] = value
    foreign.resize(name, values)
    assert cli.run(["check", str(foreign.project)]) == 1
    assert f"{name.rpartition('.')[0]} has values that mean nothing" in capsys.readouterr().out
