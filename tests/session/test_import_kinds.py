"""What files that are named together are, and what is said of those that are nothing."""

from pathlib import Path

import pytest

from timeline_app.reading.errors import ReadError
from timeline_app.session.import_kinds import Wanted, wanted_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.PDF", "t.csv", "u.parquet", "notes", "x.xlsx"):
        (tmp_path / name).write_text("x")
    (tmp_path / "folder.csv").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (["a.txt", "b.PDF"], Wanted.DOCUMENTS),
        ([""], Wanted.DOCUMENTS),
        (["folder.csv", "a.txt"], Wanted.DOCUMENTS),
        (["t.csv", "u.parquet"], Wanted.TABLES),
        (["gone.txt"], Wanted.DOCUMENTS),
        (["gone.csv"], Wanted.TABLES),
    ],
)
def test_documents_and_tables(folder: Path, names: list[str], wanted: Wanted) -> None:
    assert wanted_of([folder / name for name in names]) is wanted


@pytest.mark.parametrize(
    ("names", "speaks_of", "reason"),
    [
        (["notes"], "notes", "its name has no ending"),
        (["a.txt", "x.xlsx"], "x.xlsx", "of a kind that is not read; documents are txt, "),
        (["gone"], "gone", "there is no such file"),
        (["a.txt", "t.csv"], "t.csv", "it is a table, while a.txt is no table"),
        (["t.csv", "folder.csv"], "t.csv", "it is a table, while folder.csv is no table"),
    ],
)
def test_refusals_speak_of_the_source(
    folder: Path, names: list[str], speaks_of: str, reason: str
) -> None:
    with pytest.raises(ReadError) as caught:
        wanted_of([folder / name for name in names])
    [problem] = caught.value.problems
    assert problem.file == str(folder / speaks_of)
    assert reason in str(problem)
