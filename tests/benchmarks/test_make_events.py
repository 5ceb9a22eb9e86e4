"""What make_events writes straight as a dataset is what importing its table gives."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from timeline_app.session.importing import import_tables
from timeline_app.store.dataset import Dataset, open_dataset
from timeline_app.store.project_file import read_project_file

SCRIPT = Path(__file__).with_name("make_events.py")


def make(*arguments: object) -> None:
    subprocess.run([sys.executable, SCRIPT, *map(str, arguments)], check=True, capture_output=True)


def opened_dataset(file: Path) -> Dataset:
    return open_dataset(read_project_file(file).dataset_folder(file))


@pytest.mark.parametrize("adverse", [None, "all-spanning"])
def test_a_dataset_is_what_importing_the_table_gives(tmp_path: Path, adverse: str | None) -> None:
    table, straight, imported = (tmp_path / n for n in ("x.csv", "a.timeline", "b.timeline"))
    more = ["--adverse", adverse] if adverse else []
    make(5000, 30, 7, "-o", table, *more)
    make(5000, 30, 7, "--dataset", straight, *more)
    assert import_tables([table], imported).rejected_count == 0
    a, b = opened_dataset(straight), opened_dataset(imported)
    assert a.file_names == b.file_names
    for name in a.file_names:
        stem, _, suffix = name.rpartition(".")
        if name == "rejected.csv":
            continue
        if suffix in ("utf8", "ends"):
            np.testing.assert_array_equal(a.text(stem).data, b.text(stem).data, err_msg=name)
            np.testing.assert_array_equal(a.text(stem).ends, b.text(stem).ends, err_msg=name)
        elif not stem.startswith(("actor_", "index.")):
            np.testing.assert_array_equal(a.array(stem), b.array(stem), err_msg=name)
    assert a.about["columns"] == b.about["columns"]
    assert rows_by_actor(a) == rows_by_actor(b)


def rows_by_actor(dataset: Dataset) -> dict[str, list[int]]:
    """A reader may number the actors as it likes; all else hangs on this."""
    rows = np.split(dataset.array("actor_events"), dataset.array("actor_offsets")[1:-1])
    names = [actor["name"] for actor in dataset.about["actors"]]
    return {name: of.tolist() for name, of in zip(names, rows, strict=True)}


def test_the_same_seed_gives_the_same_table(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.csv", "b.csv", "c.csv")]
    for file, seed in zip(files, (1, 1, 2), strict=True):
        make(3000, 10, seed, "-o", file)
    same, again, other = (file.read_bytes() for file in files)
    assert same == again != other


def test_spoiled_rows_are_the_ones_that_an_import_rejects(tmp_path: Path) -> None:
    table = tmp_path / "x.csv"
    make(5000, 30, 7, "-o", table, "--faults", 50)
    faults = json.loads((tmp_path / "x.csv.faults.json").read_text())
    report = import_tables([table], tmp_path / "x.timeline")
    assert report.row_count == 5000 - 50
    assert [each.rejected.row for each in report.rejected] == [int(row) for row in faults]
