"""Project files that a disk or a person has changed: what is shown is what was written, or is told of."""

import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import apsw
import pytest

from timeline_app.model.project import Project
from timeline_app.reading.event_model import OpenProject
from timeline_app.store.checksum import checksum
from timeline_app.store.edits import Put, Remove, Retitle
from timeline_app.store.errors import ProjectFileError, StoreError
from timeline_app.store.project_store import ProjectStore

PAGE = 4096
KEPT = bytes(range(256)) * 64  # made of the records, in the file's cache


@pytest.fixture
def file(make_project: Callable[..., OpenProject], tmp_path: Path) -> Path:
    """A project with some history: two branches, and something to redo."""
    opened = make_project()
    file = tmp_path / "v.timeline"
    with ProjectStore.create(file, opened.project, opened.texts) as store:
        document, event = store.project.documents[0], store.project.events[0]
        store.record("Rename", [Put(event.model_copy(update={"title": "Renamed"}))])
        store.record("Remove", [Remove("link", "0-1"), Retitle("Other")])
        store.undo()
        store.record("New text", [Put(document, store.texts["story"] * 20)])
        store.record("Rename again", [Put(event.model_copy(update={"title": "Again"}))])
        store.undo()
        store.keep("columns", KEPT)
    return file


def change(file: Path, statement: str, *values: object) -> None:
    connection = apsw.Connection(str(file))
    connection.execute(statement, values)  # type: ignore[arg-type]
    connection.close()


def spoiled(data: bytes, chance: random.Random) -> bytes:
    """``data`` as a bad disk gives it back."""
    changed = bytearray(data)
    where = chance.randrange(len(data))
    match chance.randrange(8):
        case 0:
            return data[:where]
        case 1:
            changed[where : where + 512] = bytes(min(512, len(data) - where))
        case 2:
            here, there = (chance.randrange(len(data) // PAGE) * PAGE for _ in range(2))
            changed[here : here + PAGE] = data[there : there + PAGE]
        case 3:
            return data + chance.randbytes(chance.choice((1, PAGE)))
        case 4:  # a letter or a digit for another, as only a checksum tells
            letters = [n for n in range(where, min(where + 3000, len(data))) if 47 < data[n] < 123]
            for place in letters[:1]:
                changed[place] ^= 1
        case _:
            for _ in range(chance.choice((1, 1, 8, 64))):
                changed[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(changed)


def states_of(file: Path) -> list[Project]:
    with ProjectStore.open(file) as store:
        head, states = store.head, []
        for entry in store.history():
            store.go_to(entry.number)
            states.append(store.project)
        store.go_to(head)
    return states


@pytest.mark.parametrize(
    ("count", "seed"), [(300, 1), pytest.param(10_000, 2, marks=pytest.mark.trust)]
)
def test_nothing_wrong_is_shown_as_right(count: int, seed: int, file: Path) -> None:
    states, data = states_of(file), file.read_bytes()
    with ProjectStore.open(file) as store:
        texts, history, head = dict(store.texts), store.history(), store.head
        store.go_to(head)
    data = file.read_bytes()
    chance = random.Random(seed)
    refused = told = unharmed = 0
    for _ in range(count):
        file.write_bytes(spoiled(data, chance))
        try:
            with ProjectStore.open_read_only(file) as store:
                found = store.project
                problems = store.problems
                if not problems:
                    assert (found, store.history(), store.head) == (states[head], history, head)
                for document, text in texts_of(store).items():
                    assert text == texts[document]
                assert set(found.events) <= set(states[head].events)
                assert set(found.actors) <= set(states[head].actors)
        except ProjectFileError as error:
            refused += 1
            problems = (error.problem,)
        told += bool(problems)
        check_steps(file, states[head])
        try:
            with ProjectStore.open(file) as store:
                assert not problems
                unharmed += 1
                assert (store.project, store.history()) == (states[head], history)
                for entry in history:
                    go_to(store, entry.number, states)
        except ProjectFileError:
            assert problems
    assert min(refused, told - refused, unharmed) > count / 50


def check_steps(file: Path, state: Project) -> None:
    """What is shown of ``file`` before all of it is read is right, and then it is as in one go."""
    records = {event.id: event for event in state.events}
    try:
        with ProjectStore.open(file, in_steps=True) as store:
            assert store.cached("columns") in (None, KEPT)
            assert store.outline.actors == state.actors
            for id_, event in records.items():
                with suppress(ProjectFileError, KeyError):
                    assert store.event(id_) == event
            store.go_on()
            assert store.is_read_only or store.project == state
            assert set(store.project.events) <= set(state.events)
    except ProjectFileError:
        with pytest.raises(ProjectFileError):
            ProjectStore.open(file).close()


def go_to(store: ProjectStore, number: int, states: list[Project]) -> None:
    before, head = store.project, store.head
    try:
        store.go_to(number)
    except StoreError:
        assert (store.project, store.head) == (before, head)
    else:
        assert store.project == states[number]


def texts_of(store: ProjectStore) -> dict[str, str]:
    found = {}
    for document in store.texts:
        try:
            found[document] = store.texts[document]
        except ProjectFileError:
            continue  # it is not shown
    return found


def test_what_is_left_of_a_damaged_file_can_be_read(file: Path) -> None:
    with ProjectStore.open(file) as store:
        whole = store.project
    change(file, "UPDATE event SET record = replace(record, 'Attack', 'Affair')")
    with pytest.raises(ProjectFileError, match="event 'fighting': it was changed by accident"):
        ProjectStore.open(file)
    with ProjectStore.open_read_only(file) as store:
        assert [each.id for each in store.project.events] == ["vow", "talks", "harm", "plea"]
        assert store.project.links == ()  # both lead to the event that is lost
        assert store.project.actors == whole.actors
        places = {problem.place for problem in store.problems}
        assert places == {"event 'fighting'", "link '0-1': to", "link '0-2': to", ""}


def test_a_file_that_is_cut_short_can_be_read_as_far_as_it_goes(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: len(data) * 2 // 3])
    with pytest.raises(ProjectFileError, match="damaged"):
        ProjectStore.open(file)
    with ProjectStore.open_read_only(file) as store:
        assert store.project.documents
        assert any("cut short" in problem.reason for problem in store.problems)


def test_a_missing_row_is_noticed(file: Path) -> None:
    change(file, "DELETE FROM event WHERE id = 'talks'")
    with pytest.raises(ProjectFileError, match="some are missing"):
        ProjectStore.open(file)


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("PRAGMA user_version = 4", "newer version"),
        ("PRAGMA journal_mode = wal", "it is damaged"),
        ("CREATE TABLE more(a)", "other tables"),
        ("CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM change; END", "other tables"),
        ("DELETE FROM head", "history"),
        ("UPDATE head SET number = 2", "history"),
        ("DELETE FROM change WHERE number = 4", "history"),
        ("UPDATE change SET label = 'x' WHERE number = 1", "history"),
        ("DELETE FROM text", "its text is missing"),
        ("UPDATE document SET text = 'x'", "checksum"),
        ("UPDATE event SET place = 9 WHERE id = 'vow'", "checksum"),
    ],
)
def test_what_was_changed_by_hand_is_refused(statement: str, reason: str, file: Path) -> None:
    change(file, statement)
    with pytest.raises(ProjectFileError, match=reason):
        ProjectStore.open(file)


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ("{}", "malformed"),
        ("[" * 100_000, "malformed"),
        ('{"kind":"before","from":"vow","to":"nothing"}', "there is no event 'nothing'"),
    ],
)
def test_who_knows_the_checksums_is_met_by_the_checks(record: str, reason: str, file: Path) -> None:
    sum_ = checksum("link", "0-1", 1, record, None)
    change(file, "UPDATE link SET record = ?, checksum = ? WHERE id = '0-1'", record, sum_)
    with pytest.raises(ProjectFileError, match=reason):
        ProjectStore.open(file)


def test_a_changeset_that_is_none_undoes_nothing(file: Path) -> None:
    change(file, "UPDATE change SET changeset = x'00ff' WHERE number = 3")
    with ProjectStore.open(file) as store:
        before = store.project
        with pytest.raises(ProjectFileError, match="damaged"):
            store.undo()
        assert store.project == before
        store.record("Goes on", [Retitle("x")])
        store.undo()
        assert store.project == before


def test_a_changeset_of_something_else_undoes_nothing(file: Path) -> None:
    change(
        file,
        "UPDATE change SET changeset = (SELECT changeset FROM change WHERE number = 1) WHERE number = 3",
    )
    with ProjectStore.open(file) as store:
        before = store.project
        with pytest.raises(ProjectFileError, match="damaged"):
            store.undo()
        assert (store.project, store.head) == (before, 3)
    with ProjectStore.open(file) as store:
        assert store.project == before


def test_a_changeset_with_half_characters_undoes_nothing(file: Path) -> None:
    connection = apsw.Connection(str(file))
    [(changeset,)] = connection.execute("SELECT changeset FROM change WHERE number = 4")
    assert changeset.count(b"Again") == 1
    spoiled = changeset.replace(b"Again", b"A\xfd\xfein")
    connection.execute("UPDATE change SET changeset = ? WHERE number = 4", (spoiled,))
    connection.close()
    with ProjectStore.open(file) as store:
        before = store.project
        with pytest.raises(ProjectFileError, match="damaged"):
            store.redo()
        assert (store.project, store.head) == (before, 3)


def test_a_spoiled_text_is_not_shown(file: Path) -> None:
    change(file, "UPDATE text SET content = replace(content, 'Massoud', 'Massood')")
    with ProjectStore.open_read_only(file) as store, pytest.raises(ProjectFileError, match="hash"):
        _ = store.texts["story"]
