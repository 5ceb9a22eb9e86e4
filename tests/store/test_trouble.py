"""Disks that are full, folders that are read-only, files that go away: one sentence, nothing lost."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import apsw
import pytest

from timeline_app.model.project import Project
from timeline_app.reading.event_model import OpenProject
from timeline_app.store.edits import Put, Retitle
from timeline_app.store.errors import ProjectFileError, StoreError
from timeline_app.store.project_store import ProjectStore


@pytest.fixture
def store(make_project: Callable[..., OpenProject], tmp_path: Path) -> Iterator[ProjectStore]:
    opened = make_project()
    folder = tmp_path / "folder"
    folder.mkdir()
    with ProjectStore.create(folder / "v.timeline", opened.project, opened.texts) as store:
        yield store


def told(act: Callable[[], object]) -> str:
    with pytest.raises(StoreError) as caught:
        act()
    problem = caught.value.problem
    assert problem.reason
    assert problem.mend
    assert "\n" not in str(caught.value)
    return problem.reason


FULL = """
import json, resource, sys
from pathlib import Path
from timeline_app.store.edits import Put, Retitle
from timeline_app.store.errors import StoreError
from timeline_app.store.project_store import ProjectStore
file = Path(sys.argv[1])
told, titles = [], []
with ProjectStore.open(file) as store:
    document = store.project.documents[0]
    size = file.stat().st_size + 40_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    for number in range(60):
        before = store.project
        edits = [Retitle(f"title {number}"), Put(document, f"{number} " + "long " * number * 100)]
        try:
            store.record("edit", edits)
            titles.append(store.title)
        except StoreError as error:
            told.append(str(error))
            assert store.project == before
    copy_told = ""
    try:
        store.record("small", [Retitle("small")])
        titles.append(store.title)
    except StoreError as error:
        told.append(str(error))
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    store.record("room again", [Retitle("room again")])
print(json.dumps({"told": told, "titles": titles}))
"""


def test_a_disk_that_is_full(store: ProjectStore) -> None:
    store.close()
    done = subprocess.run(
        [sys.executable, "-c", FULL, store.file], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["told"]
    assert report["titles"]
    assert all("\n" not in each and "disk" in each for each in report["told"])
    with ProjectStore.open(store.file) as again:
        assert again.title == "room again"
        titles = [change.title for _ in report["titles"] if (change := again.undo())]
        assert titles == report["titles"][::-1]


def test_a_copy_that_does_not_fit_leaves_what_was_there(
    store: ProjectStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise apsw.FullError("database or disk is full")

    target = tmp_path / "copy.timeline"
    target.write_text("what was there")
    monkeypatch.setattr("timeline_app.store.project_store.copy_database", full)
    assert "the disk is full" in told(lambda: store.save_copy(target))
    assert target.read_text() == "what was there"
    assert [each.name for each in tmp_path.iterdir() if "copy" in each.name] == [target.name]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_folder_that_is_read_only(store: ProjectStore) -> None:
    store.close()
    store.file.parent.chmod(0o500)
    try:
        with ProjectStore.open(store.file) as again:
            assert "read-only" in told(lambda: again.record("x", [Retitle("x")]))
            assert again.title == "The valley"
        assert "read-only" in told(
            lambda: ProjectStore.create(store.file.with_name("n.timeline"), Project(title="x"), {})
        )
    finally:
        store.file.parent.chmod(0o700)


def test_a_journal_that_can_not_be_made(store: ProjectStore) -> None:
    journal = store.file.with_name(f"{store.file.name}-journal")
    journal.mkdir()  # as if the folder were read-only, which it never is for root
    before = store.project
    assert "folder is missing or read-only" in told(lambda: store.record("x", [Retitle("x")]))
    assert store.project == before
    journal.rmdir()
    store.record("x", [Retitle("x")])
    assert store.title == "x"


def removed(file: Path) -> None:
    file.unlink()


def renamed(file: Path) -> None:
    file.rename(file.with_name("other.timeline"))


def replaced(file: Path) -> None:
    other = file.with_name("other.timeline")
    ProjectStore.create(other, Project(title="Other"), {}).close()
    os.replace(other, file)


def folder_renamed(file: Path) -> None:
    file.parent.rename(file.parent.with_name("elsewhere"))


@pytest.mark.parametrize("go", [removed, renamed, replaced, folder_renamed])
def test_a_file_that_goes_away_while_it_is_open(
    go: Callable[[Path], None], store: ProjectStore, tmp_path: Path
) -> None:
    store.record("Rename", [Retitle("Kept")])
    before, texts = store.project, dict(store.texts)
    go(store.file)
    for act in (lambda: store.record("x", [Retitle("x")]), store.undo, lambda: store.go_to(0)):
        assert "removed, renamed or replaced" in told(act)
    assert store.project == before
    rescued = tmp_path / "rescued.timeline"
    store.save_copy(rescued)
    with ProjectStore.open(rescued) as copy:
        assert (copy.project, dict(copy.texts)) == (before, texts)
        copy.undo()
        assert copy.title == "The valley"
    if go is replaced:
        store.close()
        with ProjectStore.open(store.file) as other:
            assert other.title == "Other"


def test_a_failure_in_the_midst_of_an_edit_changes_nothing(
    store: ProjectStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    before, document = store.project, store.project.documents[0]
    monkeypatch.setattr("timeline_app.store.transaction.write_head", fail)
    for act in (
        lambda: store.record("x", [Put(document, "new"), Retitle("x")]),
        lambda: store.go_to(0),
    ):
        with pytest.raises(KeyboardInterrupt):
            act()
    monkeypatch.undo()
    assert (store.project, len(store.history())) == (before, 1)
    store.record("x", [Retitle("x")])
    store.close()
    with ProjectStore.open(store.file) as again:
        assert (again.title, len(again.history())) == ("x", 2)


def test_what_was_left_half_done_does_not_spoil_what_takes_its_place(store: ProjectStore) -> None:
    journal = store.file.with_name(f"{store.file.name}-journal")
    store.record("x", [Retitle("x")])
    store.close()
    half_done = subprocess.run(
        [sys.executable, "-c", HALF_DONE, store.file], capture_output=True, check=False
    )
    assert half_done.returncode != 0
    assert journal.stat().st_size > 0
    with ProjectStore.open_read_only(store.file) as seen:
        assert (seen.title, seen.problems) == ("x", ())
    ProjectStore.create(store.file, Project(title="New"), {}).close()
    assert not journal.exists()
    with ProjectStore.open(store.file) as new:
        assert new.title == "New"


HALF_DONE = """
import os, signal, sys
import apsw
connection = apsw.Connection(sys.argv[1])
connection.pragma("journal_mode", "truncate")
connection.pragma("cache_size", 1)
connection.execute("BEGIN")
connection.execute("UPDATE event SET record = record || printf('%.*c', 9000, 'x')")
connection.execute("UPDATE project SET value = 'half done'")
connection.cache_flush()
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_missing_or_foreign_file(tmp_path: Path) -> None:
    foreign = tmp_path / "x.timeline"
    for open_ in (ProjectStore.open, ProjectStore.open_read_only):
        foreign.unlink(missing_ok=True)
        with pytest.raises(ProjectFileError, match="no such file"):
            open_(foreign)
        foreign.write_bytes(b"")
        with pytest.raises(ProjectFileError, match="it is empty"):
            open_(foreign)
        foreign.write_bytes(b"{}")
        with pytest.raises(ProjectFileError, match="no project file"):
            open_(foreign)
        with pytest.raises(ProjectFileError, match="ordinary file"):
            open_(tmp_path)
