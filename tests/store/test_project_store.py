"""A project file of one's own: what is put in is read again, edits are checked, history is a tree."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from timeline_app.model.event import Actor, Event
from timeline_app.model.source import Document
from timeline_app.reading.event_model import OpenProject, read_event_model
from timeline_app.store import history
from timeline_app.store.contents import DatasetReference
from timeline_app.store.edits import Arrange, Edit, Put, Remove, Retitle
from timeline_app.store.errors import EditError, ProjectFileError, StoreError
from timeline_app.store.project_file import (
    ProjectContent,
    read_project_file,
    write_project_file,
)
from timeline_app.store.project_store import ProjectStore
from timeline_app.store.schema import HEAD_PAGE, PAGE_SIZE

ROOT = Path(__file__).parents[2]


@pytest.fixture
def valley(make_project: Callable[..., OpenProject]) -> OpenProject:
    return make_project()


@pytest.fixture
def store(valley: OpenProject, tmp_path: Path) -> Iterator[ProjectStore]:
    with ProjectStore.create(tmp_path / "v.timeline", valley.project, valley.texts) as store:
        yield store


def retitled(store: ProjectStore, event: str, title: str) -> Put:
    [found] = [each for each in store.project.events if each.id == event]
    return Put(found.model_copy(update={"title": title}))


def refused(store: ProjectStore, *edits: Edit) -> str:
    before, entries = store.project, store.history()
    with pytest.raises(EditError) as caught:
        store.record("wrong", edits)
    assert store.project == before
    assert store.history() == entries
    return str(caught.value)


def test_the_bundled_project_is_the_same_again(tmp_path: Path) -> None:
    opened = read_event_model(ROOT / "resources" / "panjshir.timeline.json", ROOT / "seeds")
    file = tmp_path / "panjshir.timeline"
    with ProjectStore.create(file, opened.project, opened.texts) as store:
        assert store.project == opened.project
    with ProjectStore.open(file) as store:
        assert store.project.to_json() == opened.project.to_json()
        assert dict(store.texts) == dict(opened.texts)
        assert (store.title, store.dataset, store.head) == (opened.project.title, None, 0)
    assert [each.name for each in tmp_path.iterdir()] == [file.name]


def test_it_keeps_a_dataset_and_documents_without_a_text(
    valley: OpenProject, tmp_path: Path
) -> None:
    reference = DatasetReference("1", "a" * 64)
    with ProjectStore.create(tmp_path / "x.timeline", valley.project, {}, reference) as store:
        assert store.dataset == reference
        assert list(store.texts) == []
        assert "story" not in store.texts
        with pytest.raises(KeyError):
            store.texts["story"]


def test_an_edit_is_on_disk_when_it_is_made(store: ProjectStore) -> None:
    store.record("Rename", [retitled(store, "vow", "Renamed"), Retitle("Other")])
    with ProjectStore.open_read_only(store.file) as other:
        assert other.project == store.project
        assert other.title == "Other"
        assert [entry.label for entry in other.history()] == ["New project", "Rename"]


def test_a_change_says_what_is_different(store: ProjectStore) -> None:
    before = datetime.now(UTC)
    put = retitled(store, "vow", "Renamed")
    change = store.record("Rename", [put, Remove("link", "0-1"), Retitle("Other")])
    assert change.touched == {("event", "vow"), ("link", "0-1"), ("project", "title")}
    assert change.puts == {("event", "vow"): put.record}
    assert change.removes == {("link", "0-1")}
    assert change.title == "Other"
    assert (change.number, change.parent, change.head, change.label) == (1, 0, 1, "Rename")
    assert before <= change.made <= datetime.now(UTC)
    assert change.who == history.user_name()


def test_edits_that_change_nothing_make_no_entry(store: ProjectStore) -> None:
    same = [Put(store.project.events[0]), Put(store.project.documents[0], store.texts["story"])]
    change = store.record("Nothing", [*same, Retitle(store.title)])
    assert change.touched == frozenset()
    assert len(store.history()) == 1
    assert not store.can_undo


def test_records_are_put_in_another_order(store: ProjectStore) -> None:
    def order() -> list[str]:
        return [actor.id for actor in store.project.actors]

    before, records = order(), store.project.actors
    assert before == ["massoud", "taliban", "resistance", "reporters"]
    change = store.record("Order", [Arrange("actor", ("resistance", "massoud"))])
    assert order() == ["resistance", "taliban", "massoud", "reporters"]
    assert change.places == {("actor", "resistance"): 1, ("actor", "massoud"): 3}
    assert set(store.project.actors) == set(records)
    with ProjectStore.open_read_only(store.file) as other:
        assert (other.problems, other.project) == ((), store.project)
    store.undo()
    assert order() == before
    store.redo()
    assert order() == ["resistance", "taliban", "massoud", "reporters"]
    unchanged = store.record("Order", [Arrange("actor", ("resistance", "taliban"))])
    assert unchanged.touched == frozenset()


def test_an_order_of_what_is_not_there_is_refused(store: ProjectStore) -> None:
    assert "actor 'nobody'" in refused(store, Arrange("actor", ("massoud", "nobody")))
    assert "an id stands in it twice" in refused(store, Arrange("actor", ("massoud", "massoud")))
    assert "no such record" in refused(store, Arrange("project", ("title",)))
    gone = Remove("actor", "reporters")
    assert "no such record" in refused(store, gone, Arrange("actor", ("massoud", "reporters")))


def test_what_is_removed_comes_back_to_its_place(store: ProjectStore) -> None:
    before = store.project
    store.record("Remove", [Remove("link", key) for key in store.link_keys])
    store.record("Remove", [Remove("event", "fighting")])
    store.undo()
    store.undo()
    assert store.project == before
    assert store.link_keys == ("0-1", "0-2")


def test_many_that_stay_and_some_that_move_are_in_the_order_of_the_file(
    valley: OpenProject, tmp_path: Path
) -> None:
    model = valley.project.events[0]
    events = [
        model.model_copy(
            update={
                "id": f"e{number}",
                "claims": (model.claims[0].model_copy(update={"id": f"c{number}"}),),
            }
        )
        for number in range(100)
    ]
    project = valley.project.model_copy(update={"events": tuple(events[:90]), "links": ()})
    with ProjectStore.create(tmp_path / "many.timeline", project, valley.texts) as store:
        assert len(store.project.events) == 90  # they are in order now, and edits follow
        kept = [event.model_copy(update={"title": f"{event.id} told again"}) for event in events]
        edits: list[Edit] = [Put(event) for event in kept[10:70]]
        edits += [Remove("event", id_) for id_ in ("e3", "e71", "e89")]
        edits += [Put(event) for event in events[90:]]
        edits += [Arrange("event", ("e80", "e5", "e20"))]
        store.record("Edit many", edits)
        after = store.project.events
        store.undo()
        before = store.project.events
        store.redo()
    assert before == tuple(events[:90])
    with ProjectStore.open(tmp_path / "many.timeline") as store:
        assert store.project.events == after
        wanted = [f"e{number}" for number in range(100) if number not in (3, 71, 89)]
        wanted[wanted.index("e5")], wanted[wanted.index("e20")] = "e80", "e5"
        wanted[wanted.index("e80", 20)] = "e20"
        assert [event.id for event in after] == wanted


@pytest.mark.parametrize(
    ("kind", "id_", "reason"),
    [
        ("actor", "taliban", "event 'fighting' refers to it"),
        ("actor", "reporters", "event 'fighting' refers to it"),  # only as one who claims
        ("actor", "resistance", "actor 'massoud' refers to it"),
        ("document", "letter", "actor 'resistance' refers to it"),
        ("event", "vow", "link '0-1' refers to it"),
        ("event", "nothing", "there is no such record"),
        ("project", "title", "there is no such record"),
    ],
)
def test_what_is_referred_to_stays(kind: str, id_: str, reason: str, store: ProjectStore) -> None:
    assert reason in refused(store, Remove(kind, id_))


def changed(event: Event | Actor, **fields: Any) -> Put:
    raw = event.model_dump(by_alias=True, exclude_none=True)
    return Put(type(event).model_validate({**raw, **fields}))


def test_wrong_references_are_refused(store: ProjectStore) -> None:
    vow, fighting, *_ = store.project.events
    claims = vow.model_dump(by_alias=True, exclude_none=True)["claims"]
    nowhere = {**claims[0], "passage": {**claims[0]["passage"], "document": "none"}}
    wrong = {**claims[0], "passage": {**claims[0]["passage"], "end": 3}}
    cases = {
        "there is no actor 'x'": changed(vow, participants=[{"actor": "x", "role": "agent"}]),
        "there is no document 'none'": changed(vow, claims=[nowhere]),
        "its bounds are reversed": changed(vow, claims=[wrong]),
        "the id 'vow-1' is already": changed(fighting, claims=claims),
        "2021-13": changed(vow, date={"edtf": "2021-13", "basis": "stated"}),
    }
    for reason, put in cases.items():
        assert reason in refused(store, put)


def test_when_an_actor_was_active_is_looked_at_like_any_date(store: ProjectStore) -> None:
    massoud, vow = store.project.actors[0], store.project.events[0]
    passage = vow.claims[0].passage.model_dump()
    cases = {
        "2021-13": {"edtf": "2021-13", "basis": "stated"},
        "there is no document 'none'": {
            "edtf": "2021",
            "basis": "stated",
            "passage": {**passage, "document": "none"},
        },
        "its bounds are reversed": {
            "edtf": "2021",
            "basis": "stated",
            "passage": {**passage, "end": passage["start"]},
        },
    }
    for reason, active in cases.items():
        assert reason in refused(store, changed(massoud, active=active))
    alone = Document.model_validate(
        {**store.project.documents[0].model_dump(), "id": "alone", "sha256": "0" * 64}
    )
    store.record("Add", [Put(alone, "until 2021")])
    quote = {"document": "alone", "start": 6, "end": 10, "quote": "2021"}
    active = {"edtf": "/2021", "basis": "stated", "passage": quote}
    store.record("Active", [changed(massoud, active=active)])
    assert "actor 'massoud' refers to it" in refused(store, Remove("document", "alone"))


def test_no_actor_is_part_of_itself(store: ProjectStore) -> None:
    massoud, _, resistance, _ = store.project.actors
    assert massoud.part_of == resistance.id
    assert "part of itself" in refused(store, changed(resistance, part_of="massoud"))
    assert "part of itself" in refused(store, changed(massoud, part_of="massoud"))
    free = Actor.model_validate({**resistance.model_dump(), "part_of": "massoud"})
    store.record("Turn round", [changed(massoud, part_of="taliban"), Put(free)])
    assert store.project.actors[2].part_of == "massoud"


def test_one_problem_for_each_thing_that_is_wrong(store: ProjectStore) -> None:
    with pytest.raises(EditError) as caught:
        store.record("wrong", [Remove("actor", "x"), Retitle(" "), Remove("event", "vow")])
    assert len(caught.value.problems) == 3
    assert all(problem.mend and problem.place for problem in caught.value.problems)


@pytest.mark.parametrize("label", ["", "  "])
def test_a_change_has_a_label(label: str, store: ProjectStore) -> None:
    with pytest.raises(EditError, match="label"):
        store.record(label, [Retitle("x")])


def test_half_a_character_is_refused(store: ProjectStore) -> None:
    document = store.project.documents[0]
    assert "half a character" in refused(store, Put(document, "a\ud800"))
    assert "half a character" in refused(store, Retitle("a\ud800"))
    with pytest.raises(EditError, match="half a character"):
        store.record("a\ud800", [Retitle("x")])
    broken = store.project.events[0].model_copy(update={"title": "a\ud800"})
    assert "could not be read again" in refused(store, Put(broken))


def test_texts_are_exact_and_stored_once(store: ProjectStore) -> None:
    document = store.project.documents[0]
    text = "\ufeff a\r\n\0\n🦁 " + "long " * 200_000
    store.record("New text", [Put(document, text)])
    assert store.texts["story"] == text
    for _ in range(5):
        store.undo()
        assert store.texts["story"] != text
        store.redo()
        store.record("Again", [Put(document, "other")])
        store.record("Again", [Put(document, text)])
    assert store.file.stat().st_size < 1.3 * len(text.encode())


def test_an_edit_after_an_undo_is_a_branch(store: ProjectStore) -> None:
    for title in ("a", "b"):
        store.record(title, [Retitle(title)])
    store.undo()
    store.record("c", [Retitle("c")])
    assert [(entry.number, entry.parent) for entry in store.history()] == [
        (0, None),
        (1, 0),
        (2, 1),
        (3, 1),
    ]
    store.undo()
    redone = store.redo()
    assert redone is not None
    assert (redone.label, store.title) == ("c", "c")
    change = store.go_to(2)
    assert (change.title, change.label, store.title) == ("b", "b", "b")
    store.undo()
    store.redo()
    assert store.title == "b"  # the branch that one was on
    assert store.go_to(0).head == 0
    assert store.title == "The valley"
    retitled = [each for each in store.history() if ("project", "title") in each.touched]
    assert [entry.number for entry in retitled] == [0, 1, 2, 3]
    with pytest.raises(StoreError, match="no change 9"):
        store.go_to(9)


def test_history_survives_and_does_not_trust_the_clock(
    store: ProjectStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = datetime(2030, 1, 1, tzinfo=UTC)
    for day in range(3):
        monkeypatch.setattr(history, "now", lambda day=day: clock - timedelta(days=day))
        store.record(f"edit {day}", [Retitle(f"title {day}")])
    store.close()
    with ProjectStore.open(store.file) as again:
        assert [entry.label for entry in again.history()][1:] == ["edit 0", "edit 1", "edit 2"]
        assert [entry.made for entry in again.history()][1:] == [
            clock,
            clock - timedelta(days=1),
            clock - timedelta(days=2),
        ]
        titles = [change.title for _ in range(3) if (change := again.undo())]
        assert titles == ["title 1", "title 0", "The valley"]
        assert again.undo() is None


def test_a_copy_is_whole_and_replaces_in_one_step(store: ProjectStore, tmp_path: Path) -> None:
    store.record("Rename", [retitled(store, "vow", "Renamed")])
    target = tmp_path / "copies" / "copy.timeline"
    with pytest.raises(ProjectFileError, match="folder is missing"):
        store.save_copy(target)
    target.parent.mkdir()
    target.write_text("something else")
    store.save_copy(target)
    with ProjectStore.open(target) as copy:
        assert copy.project == store.project
        assert copy.history() == store.history()
        copy.undo()
        with pytest.raises(ProjectFileError, match="open in this program"):
            store.save_copy(target)
    with pytest.raises(ProjectFileError, match="the file itself"):
        store.save_copy(store.file)
    assert [each.name for each in target.parent.iterdir()] == [target.name]


OPEN = """
import sys
from pathlib import Path
from timeline_app.store.project_store import ProjectStore
with ProjectStore.open(Path(sys.argv[1])) as store:
    print(store.title, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(store: ProjectStore) -> Iterator["subprocess.Popen[str]"]:
    """Another process that has the file open."""
    store.close()
    command = [sys.executable, "-c", OPEN, store.file]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "The valley\n"
        yield process
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(20) == 0


def test_who_has_it_open_is_told(
    holder: "subprocess.Popen[str]", store: ProjectStore, valley: OpenProject
) -> None:
    with pytest.raises(ProjectFileError) as caught:
        ProjectStore.open(store.file)
    assert f"process {holder.pid}, of {history.user_name()}" in caught.value.problem.reason
    with pytest.raises(ProjectFileError, match=f"process {holder.pid}"):
        ProjectStore.create(store.file, valley.project, {})
    with ProjectStore.open_read_only(store.file) as other:
        assert other.project == valley.project
        assert dict(other.texts) == dict(valley.texts)
        for forbidden in (other.undo, other.redo, lambda: other.record("x", [Retitle("x")])):
            with pytest.raises(StoreError, match="for reading only"):
                forbidden()


def test_it_is_open_once_in_a_program(store: ProjectStore) -> None:
    with pytest.raises(ProjectFileError, match="open in this program already"):
        ProjectStore.open(store.file)
    store.record("Still works", [Retitle("x")])
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.record("x", [Retitle("y")])
    with ProjectStore.open(store.file) as again:
        assert again.title == "x"


def test_imported_tables_do_not_replace_records_or_edits(
    store: ProjectStore, tmp_path: Path
) -> None:
    store.close()
    content = ProjectContent("Tables", DatasetReference("1", "a" * 64))
    with pytest.raises(ProjectFileError, match="would be lost"):
        write_project_file(store.file, content)
    with pytest.raises(ProjectFileError, match="holds no tables"):
        read_project_file(store.file)
    tables = tmp_path / "tables.timeline"
    write_project_file(tables, content)
    write_project_file(tables, content)
    with ProjectStore.open(tables) as opened:
        opened.record("Retitle", [Retitle("Better")])
        assert read_project_file(tables).title == "Better"
    with pytest.raises(ProjectFileError, match="would be lost"):
        write_project_file(tables, content)


def test_a_write_is_seen_though_the_history_stands_where_it_stood(store: ProjectStore) -> None:
    """Undo and redo between two looks lead back to the same place: only the count tells of them."""

    def head_page() -> bytes:
        return store.file.read_bytes()[PAGE_SIZE : HEAD_PAGE * PAGE_SIZE]

    store.record("Change", [retitled(store, "vow", "Changed")])
    store.undo()
    store.redo()
    before = head_page()
    store.undo()
    store.redo()
    assert head_page() != before
