"""Making a project file, and bringing an old one up to date: all or nothing, whenever it ends."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from timeline_app.store.contents import DatasetReference
from timeline_app.store.errors import ProjectFileError
from timeline_app.store.project_file import ProjectContent, read_project_file
from timeline_app.store.project_store import ProjectStore

CONTENT = ProjectContent("Tables – «Ü»", DatasetReference("3", "b" * 64))
VERSION_1 = """
PRAGMA application_id = 0x544C4E45;
PRAGMA user_version = 1;
CREATE TABLE project(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE dataset(id INTEGER PRIMARY KEY, folder TEXT NOT NULL, manifest_sha256 TEXT NOT NULL) STRICT;
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file as the first released version wrote it."""
    file = tmp_path / "old.timeline"
    connection = apsw.Connection(str(file))
    connection.execute(VERSION_1)
    connection.execute("INSERT INTO project VALUES ('title', ?)", (CONTENT.title,))
    reference = (CONTENT.dataset.folder, CONTENT.dataset.manifest_sha256)
    connection.execute("INSERT INTO dataset VALUES (1, ?, ?)", reference)
    connection.close()
    return file


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """A file as the second version wrote it: six changes, the last two of them undone."""
    file = tmp_path / "second.timeline"
    file.write_bytes((Path(__file__).parent / "version-2.timeline").read_bytes())
    return file


def names_in(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_an_old_file_is_read_as_it_is(old: Path) -> None:
    data = old.read_bytes()
    assert read_project_file(old) == CONTENT
    with ProjectStore.open_read_only(old) as store:
        assert (store.title, store.dataset, store.problems) == (CONTENT.title, CONTENT.dataset, ())
    assert old.read_bytes() == data
    assert names_in(old.parent) == [old.name]


def test_an_old_file_is_brought_up_to_date_and_kept(old: Path) -> None:
    data = old.read_bytes()
    taken = old.with_name("old (format 1).timeline")
    taken.write_text("of the user")
    with ProjectStore.open(old) as store:
        assert (store.title, store.dataset, store.head) == (CONTENT.title, CONTENT.dataset, 0)
    assert read_project_file(old) == CONTENT
    assert old.read_bytes()[60:64] == b"\0\0\0\3"
    assert taken.read_text() == "of the user"
    assert old.with_name("old (format 1 2).timeline").read_bytes() == data
    assert names_in(old.parent) == ["old (format 1 2).timeline", taken.name, old.name]


def test_a_damaged_old_file_stays_as_it_is(old: Path) -> None:
    connection = apsw.Connection(str(old))
    connection.execute("UPDATE dataset SET folder = '../x'")
    connection.close()
    data = old.read_bytes()
    with pytest.raises(ProjectFileError, match="damaged"):
        ProjectStore.open(old)
    assert old.read_bytes() == data
    assert names_in(old.parent) == [old.name]


def check_second(store: ProjectStore) -> None:
    assert (store.title, store.head) == ("Gates – «Ü»", 4)
    assert [event.title for event in store.project.events] == ["Gates closed", "Denied"]
    assert store.texts["d"] == "On 15 August the gates were closed. A guard denied it."
    assert store.problems == ()


def test_the_second_version_keeps_its_history(second: Path) -> None:
    data = second.read_bytes()
    with ProjectStore.open(second) as store:
        check_second(store)
        assert store.redo() is not None
        assert store.redo() is not None
        assert (store.title, [event.id for event in store.project.events]) == ("Gates", ["e1"])
        assert store.go_to(0).number == 0
        assert store.project.events == ()
    assert second.read_bytes()[60:64] == b"\0\0\0\3"
    assert names_in(second.parent) == ["second (format 2).timeline", second.name]
    assert second.with_name("second (format 2).timeline").read_bytes() == data


def test_the_second_version_is_read_as_it_is(second: Path) -> None:
    data = second.read_bytes()
    with ProjectStore.open_read_only(second) as store:
        check_second(store)
    assert second.read_bytes() == data
    assert names_in(second.parent) == [second.name]


def test_a_damaged_file_of_the_second_version_stays_as_it_is(second: Path) -> None:
    connection = apsw.Connection(str(second))
    connection.execute("UPDATE event SET record = replace(record, 'Denied', 'Agreed')")
    connection.close()
    data = second.read_bytes()
    with pytest.raises(ProjectFileError, match="checksum"):
        ProjectStore.open(second)
    assert second.read_bytes() == data
    assert names_in(second.parent) == [second.name]


def test_killed_while_the_second_version_is_brought_up_to_date(second: Path) -> None:
    data = second.read_bytes()
    steps = 0
    for step in range(1, 200, 7):
        second.write_bytes(data)
        if not killed_at("open", second, step):
            break
        steps += 1
        with ProjectStore.open_read_only(second) as store:
            check_second(store)
    assert steps > 5


KILLED = """
import os, signal, sys
from pathlib import Path
from timeline_app.model.project import Project
from timeline_app.store.project_store import ProjectStore
what, file, step = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
calls = 0
def counted(call):
    def instead(*args, **kwargs):
        global calls
        calls += 1
        if calls == step:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*args, **kwargs)
    return instead
for name in ("replace", "fsync", "link", "unlink", "open", "close", "stat", "pread"):
    setattr(os, name, counted(getattr(os, name)))
import apsw
class Connection(apsw.Connection):
    execute = counted(apsw.Connection.execute)
apsw.Connection = Connection
if what == "open":
    ProjectStore.open(file)
else:
    ProjectStore.create(file, Project(title="New"), {})
print(calls)
"""


def killed_at(what: str, file: Path, step: int) -> bool:
    """Whether the process was killed before it was done."""
    command = [sys.executable, "-c", KILLED, what, file, str(step)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return done.returncode != 0


STEPS = [
    *(range(1, 80, 9)),
    *(pytest.param(step, marks=pytest.mark.trust) for step in range(1, 140) if (step - 1) % 9),
]


@pytest.mark.parametrize("step", STEPS)
def test_killed_while_brought_up_to_date(step: int, old: Path) -> None:
    data = old.read_bytes()
    killed_at("open", old, step)
    is_old = old.read_bytes()[60:64] == b"\0\0\0\1"
    if is_old:
        assert old.read_bytes() == data
    with ProjectStore.open(old) as store:
        assert (store.title, store.dataset) == (CONTENT.title, CONTENT.dataset)
    backups = [each for each in old.parent.iterdir() if "(format 1" in each.name]
    assert backups
    assert all(backup.read_bytes() == data for backup in backups)
    left = {each.name for each in old.parent.iterdir()} - {each.name for each in backups}
    assert {name for name in left if "backup" not in name} == {old.name}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("replaces", [False, True])
def test_killed_while_made(step: int, replaces: bool, tmp_path: Path) -> None:
    file = tmp_path / "new.timeline"
    if replaces:
        file.write_text("what was there")
    killed_at("create", file, step)
    if not file.exists():
        assert not replaces
    elif file.read_bytes() != b"what was there":
        with ProjectStore.open(file) as store:
            assert store.title == "New"
    else:
        assert replaces


def test_all_steps_are_killed_at(old: Path) -> None:
    assert killed_at("open", old, 40)
    assert not killed_at("open", old, 100_000)
    assert os.path.getsize(old) > 0
