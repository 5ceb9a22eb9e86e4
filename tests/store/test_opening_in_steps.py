"""Opening in steps: an outline first, then the same as in one go; and what the file keeps of its records."""

import gc
import random
from collections.abc import Callable
from functools import partial
from pathlib import Path

import apsw
import pytest

from timeline_app.reading.event_model import OpenProject
from timeline_app.store.edits import Put, Retitle
from timeline_app.store.errors import ProjectFileError
from timeline_app.store.project_store import ProjectStore

NAME, CONTENT = "columns", bytes(range(256)) * 64


@pytest.fixture
def file(make_project: Callable[..., OpenProject], tmp_path: Path) -> Path:
    """A project with a change to undo and one to redo, and something that is kept of it."""
    opened = make_project()
    file = tmp_path / "v.timeline"
    with ProjectStore.create(file, opened.project, opened.texts) as store:
        for number in range(2):
            rename(store, f"Renamed {number}")
        store.undo()
        store.keep(NAME, CONTENT)
    return file


def rename(store: ProjectStore, title: str) -> None:
    event = store.project.events[0]
    store.record(title, [Put(event.model_copy(update={"title": title}))])


def change(file: Path, statement: str, *values: object) -> None:
    connection = apsw.Connection(str(file))
    connection.execute(statement, values)  # type: ignore[arg-type]
    connection.close()


def test_an_outline_is_there_at_once(file: Path) -> None:
    with ProjectStore.open(file) as store:
        whole, head = store.project, store.head
    with ProjectStore.open(file, in_steps=True) as store:
        assert not store.is_whole
        outline = store.outline
        assert (outline.title, outline.documents) == (whole.title, whole.documents)
        assert (outline.actors, outline.events) == (whole.actors, ())
        assert (store.head, store.can_undo, store.can_redo) == (head, True, True)
        assert store.texts["story"]
        assert [store.event(event.id) for event in whole.events] == list(whole.events)
        assert not store.is_whole
        with pytest.raises(KeyError):
            store.event("e-none")


def test_all_the_steps_lead_to_what_one_leads_to(file: Path) -> None:
    with ProjectStore.open(file) as store:
        whole, history = store.project, store.history()
    with ProjectStore.open(file, in_steps=True) as store:
        steps = 1
        while not store.go_on(0.0):
            steps += 1
        assert steps > len(whole.events)
        assert (store.project, store.history()) == (whole, history)
        assert store.outline == whole
        assert not store.problems
        assert not store.is_read_only


@pytest.mark.parametrize(
    "ask",
    [
        lambda store: store.project.events,
        lambda store: store.link_keys,
        lambda store: store.history(),
        lambda store: store.undo(),
        lambda store: store.redo(),
        lambda store: store.changed_by(1),
        lambda store: store.branch(),
    ],
)
def test_what_needs_all_has_all(ask: Callable[[ProjectStore], object], file: Path) -> None:
    with ProjectStore.open(file, in_steps=True) as store:
        store.go_on(0.0)
        assert ask(store)
        assert store.is_whole


def test_an_edit_in_the_middle_of_it(file: Path) -> None:
    with ProjectStore.open(file, in_steps=True) as store:
        store.go_on(0.0)
        rename(store, "In the middle")
        after = store.project
    with ProjectStore.open(file) as store:
        assert store.project == after
        assert "In the middle" in [event.title for event in after.events]


def test_closing_in_the_middle_of_it(file: Path) -> None:
    store = ProjectStore.open(file, in_steps=True)
    store.go_on(0.0)
    assert not gc.isenabled()
    store.close()
    assert gc.isenabled()
    assert store.go_on()
    ProjectStore.open(file).close()
    assert [each.name for each in file.parent.glob("v.timeline*")] == ["v.timeline"]


def test_what_is_kept_goes_with_the_records(file: Path) -> None:
    with ProjectStore.open(file) as store:
        assert store.cached(NAME) == CONTENT
        assert store.cached("other") is None
        rename(store, "Other")
        assert store.cached(NAME) is None
        store.undo()
        assert store.cached(NAME) == CONTENT
        store.keep(NAME, b"")
        assert store.cached(NAME) == b""
        assert [entry.number for entry in store.history()] == [0, 1, 2, 3]
    assert store.cached(NAME) is None
    with ProjectStore.open_read_only(file) as store:
        assert store.cached(NAME) == b""
        with pytest.raises(ProjectFileError, match="for reading only"):
            store.keep(NAME, CONTENT)


def test_undo_leads_over_what_is_kept(file: Path) -> None:
    with ProjectStore.open(file) as store:
        before = store.project
        store.undo()
        store.keep(NAME, b"of the first state")
        store.redo()
        assert store.cached(NAME) is None
        store.keep(NAME, CONTENT)
        store.undo()
        store.redo()
        assert (store.project, store.cached(NAME)) == (before, CONTENT)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE cache SET content = zeroblob(length(content))",
        "UPDATE cache SET content = x''",
        "UPDATE cache SET checksum = checksum + 1",
        "UPDATE cache SET state = state + 1",
        "UPDATE cache SET name = 'other'",
        "DELETE FROM cache",
    ],
)
def test_what_is_kept_and_spoiled(statement: str, file: Path) -> None:
    change(file, statement)
    with ProjectStore.open(file) as store:
        assert store.cached(NAME) is None
        store.keep(NAME, CONTENT)
        assert store.cached(NAME) == CONTENT
    with ProjectStore.open(file, in_steps=True) as store:
        assert store.cached(NAME) == CONTENT


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("UPDATE event SET record = replace(record, 'e', 'f')", "checksum is wrong"),
        ("DELETE FROM event WHERE id = (SELECT id FROM event LIMIT 1)", ""),
        ("DELETE FROM link", "not those that the latest change left"),
        ("UPDATE change SET label = 'x' WHERE number = 2", "change 2 was changed by accident"),
    ],
)
def test_damage_in_the_rest_keeps_it_from_being_written(
    statement: str, reason: str, file: Path
) -> None:
    change(file, statement)
    data = file.read_bytes()
    with pytest.raises(ProjectFileError) as refused:
        ProjectStore.open(file)
    with ProjectStore.open(file, in_steps=True) as store:
        assert not store.is_read_only
        assert store.go_on()
        assert store.is_read_only
        assert not store.can_undo
        assert store.why_read_only == refused.value.problem.reason
        assert reason in store.why_read_only
        record, keep = partial(store.record, "x", [Retitle("x")]), partial(store.keep, NAME, b"")
        for write in (record, store.undo, keep):
            with pytest.raises(ProjectFileError, match="damaged"):
                write()
        with ProjectStore.open_read_only(file) as copy:
            assert (store.project, store.problems) == (copy.project, copy.problems)
    assert file.read_bytes() == data


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE document SET place = place + 1",
        "DELETE FROM document",
        "UPDATE actor SET record = '{}'",
        "UPDATE head SET number = 0",
        "DELETE FROM change WHERE number = 1",
        "UPDATE project SET value = 'Other'",
    ],
)
def test_damage_in_the_outline_is_told_at_once(statement: str, file: Path) -> None:
    change(file, statement)
    with pytest.raises(ProjectFileError) as refused:
        ProjectStore.open(file)
    with pytest.raises(ProjectFileError) as told:
        ProjectStore.open(file, in_steps=True).close()
    assert str(told.value) == str(refused.value)


def test_one_event_that_is_damaged(file: Path) -> None:
    with ProjectStore.open(file) as store:
        one, *others = [event.id for event in store.project.events]
    change(file, "UPDATE event SET record = replace(record, 'e', 'f') WHERE id = ?", one)
    with ProjectStore.open(file, in_steps=True) as store:
        with pytest.raises(ProjectFileError, match="checksum is wrong"):
            store.event(one)
        assert [store.event(id_).id for id_ in others] == others


def test_rows_in_any_order(file: Path) -> None:
    """The order is that of their places, wherever they lie."""
    with ProjectStore.open(file) as store:
        before = store.project
    connection = apsw.Connection(str(file))
    ids = [id_ for (id_,) in connection.execute("SELECT id FROM event")]
    random.Random(1).shuffle(ids)
    for number, id_ in enumerate(ids, 1000):
        connection.execute("UPDATE event SET rowid = ? WHERE id = ?", (number, id_))
    connection.close()
    with ProjectStore.open(file, in_steps=True) as store:
        assert store.project == before
