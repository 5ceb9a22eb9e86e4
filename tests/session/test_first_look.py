"""A large project is shown by the columns that its file keeps; then all is read, and it is the same."""

from collections.abc import Callable, Iterator
from pathlib import Path

import apsw
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline_app.model.source import PassageState
from timeline_app.query.column_cache import columns_to_bytes
from timeline_app.query.columns import load_columns
from timeline_app.query.filter import EventFilter
from timeline_app.reading.event_model import OpenProject
from timeline_app.session import kept_columns
from timeline_app.session.bell import Changed
from timeline_app.session.editing import Editor
from timeline_app.session.first_look import COLUMNS
from timeline_app.session.kept_columns import KeptColumns
from timeline_app.session.opening import Opened, open_file
from timeline_app.session.opening_records import project_in
from timeline_app.session.opening_rest import OpeningRest
from timeline_app.session.session import Session
from timeline_app.store.edits import Put, Remove
from timeline_app.store.project_store import ProjectStore


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_columns, "MANY", 1)


@pytest.fixture
def file(make_project: Callable[..., OpenProject], tmp_path: Path) -> Path:
    opened = make_project()
    made = tmp_path / "valley.timeline"
    ProjectStore.create(made, opened.project, opened.texts).close()
    keep_columns(made)
    return made


def keep_columns(file: Path) -> None:
    opened = open_file(file)
    assert opened.kept is not None
    opened.kept.keep(opened.columns)
    assert opened.kept.are_kept
    opened.close()


def change(file: Path, statement: str, *values: object) -> None:
    connection = apsw.Connection(str(file))
    connection.execute(statement, values)  # type: ignore[arg-type]
    connection.close()


class Shown:
    """A project opened in steps, and the session that shows it."""

    def __init__(self, file: Path) -> None:
        self.opened: Opened = open_file(file, in_steps=True)
        columns = self.opened.columns
        project = self.opened.open_project
        self.session = Session(project, lambda text: 6.5 * len(text), columns=columns)
        self.session.resize(1000, 400)
        self.rung: list[Changed] = []
        self.session.subscribe(self.rung.append)
        if self.opened.rest is not None:
            self.opened.rest.follow(self.session)

    @property
    def rest(self) -> OpeningRest:
        assert self.opened.rest is not None
        return self.opened.rest

    @property
    def store(self) -> ProjectStore:
        assert self.opened.store is not None
        return self.opened.store

    @property
    def editor(self) -> Editor:
        return Editor(self.session, self.store, self.rest.settle)

    def assert_complete(self) -> None:
        """The session has what an opening in one go would give it."""
        whole = project_in(self.store)
        found = self.session.open_project
        assert found.project == whole.project
        assert found.is_whole
        assert dict(found.located) == dict(whole.located)
        assert dict(found.texts) == dict(whole.texts)
        assert tuple(found.problems) == tuple(whole.problems)
        columns = load_columns(whole.project, whole.located)
        assert columns_to_bytes(self.session.columns) == columns_to_bytes(columns)
        assert tuple(self.session.columns.events) == columns.events
        assert self.session.columns.actors == columns.actors


@pytest.fixture
def shown(file: Path) -> Iterator[Shown]:
    made = Shown(file)
    yield made
    made.opened.close()


def test_what_is_shown_first(shown: Shown, make_project: Callable[..., OpenProject]) -> None:
    whole = make_project()
    made = load_columns(whole.project, whole.located)
    columns, project = shown.session.columns, shown.session.open_project.project
    assert columns_to_bytes(columns) == columns_to_bytes(made)
    assert (project.title, project.documents) == (whole.project.title, whole.project.documents)
    for row, event in enumerate(made.events):
        shown.session.select(event.id)
        assert shown.session.selected_event == event == columns.events[row]
        for claim in event.claims:
            located = whole.located[claim.passage]
            assert shown.session.open_project.located[claim.passage] == located
    assert columns.events[1:3] == made.events[1:3]
    assert not shown.store.is_whole
    assert not shown.rest.is_done


def test_then_all_is_read_without_a_sound(shown: Shown) -> None:
    shown.session.select(shown.session.columns.ids[0])
    scene, selected = shown.session.scene, shown.session.selected_event
    shown.rung.clear()
    steps = 1
    while not shown.rest.go_on(0.0):
        steps += 1
    assert steps > len(shown.session.columns)
    assert shown.rung == []
    assert shown.session.scene is scene
    assert shown.session.selected_event == selected
    shown.assert_complete()


@pytest.mark.parametrize(
    "ask",
    [
        lambda shown: shown.session.open_project.project.events,
        lambda shown: shown.session.open_project.project.links,
        lambda shown: shown.session.open_project.project.to_json(),
        lambda shown: shown.session.open_project.sha256,
        lambda shown: shown.store.project.events,
        lambda shown: list(shown.session.columns.events),
        lambda shown: len(shown.session.open_project.located),
    ],
)
def test_who_needs_all_gets_all(
    ask: Callable[[Shown], object], file: Path, make_project: Callable[..., OpenProject]
) -> None:
    shown, whole = Shown(file), open_file(make_project().file)
    ask(shown)
    assert shown.store.is_whole
    shown.rest.settle()
    shown.assert_complete()
    shown.opened.close()
    whole.close()


def test_a_search_for_words(shown: Shown) -> None:
    shown.session.set_filter(EventFilter(text="massoud"))
    found = shown.session.kept_rows.tolist()
    whole = project_in(shown.store)
    words = load_columns(whole.project, whole.located).words
    assert found == np.flatnonzero(words.rows_with("massoud")).tolist() != []


def test_an_edit_before_all_is_read(shown: Shown) -> None:
    event = shown.session.columns.events[0]
    shown.rest.go_on(0.0)
    shown.editor.record("Rename", [Put(event.model_copy(update={"title": "Other"}))])
    assert shown.session.columns.titles[0] == "Other"
    shown.assert_complete()
    shown.editor.undo()
    assert shown.session.columns.events[0] == event
    shown.assert_complete()


def test_an_edit_makes_what_is_kept_stale(file: Path) -> None:
    with ProjectStore.open(file) as store:
        event = store.project.events[0]
        edits = [Remove("link", key) for key in store.link_keys]
        store.record("Remove", [*edits, Remove("event", event.id)])
    shown = Shown(file)
    assert shown.opened.rest is None
    assert shown.store.is_whole
    assert shown.opened.kept is not None
    assert not shown.opened.kept.are_kept
    shown.opened.kept.keep(shown.session.columns)
    shown.opened.close()
    again = Shown(file)
    again.rest.settle()
    again.assert_complete()
    again.opened.close()


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from(["edit", "undo", "redo", "keep", "reopen", "kill"]), max_size=12))
def test_what_is_shown_is_what_the_file_holds(
    tmp_path: Path, make_project: Callable[..., OpenProject], acts: list[str]
) -> None:
    """After edits, undo, redo, and reopening, with or without columns that are kept."""
    whole = make_project()
    file = tmp_path / "any.timeline"
    ProjectStore.create(file, whole.project, whole.texts).close()
    shown = Shown(file)
    for number, act in enumerate(acts):
        rest, kept = shown.opened.rest, shown.opened.kept
        editor = Editor(shown.session, shown.store, None if rest is None else rest.settle)
        if act == "edit":
            event = shown.session.columns.events[number % len(shown.session.columns)]
            edit = {"title": f"Edit {number}", "participants": event.participants[:-1]}
            editor.record("Edit", [Put(event.model_copy(update=edit))])
        elif act == "undo":
            editor.undo()
        elif act == "redo":
            editor.redo()
        else:
            if act != "kill" and kept is not None:
                kept.keep(shown.session.columns)
            if act != "keep":
                shown.opened.close()
                shown = Shown(file)
    if shown.opened.rest is not None:
        shown.opened.rest.settle()
    shown.assert_complete()
    shown.opened.close()


def test_columns_of_other_records_are_never_kept(shown: Shown) -> None:
    shown.rest.settle()
    store, columns = shown.store, shown.session.columns
    event = columns.events[0]
    store.record("Behind its back", [Put(event.model_copy(update={"title": "Other"}))])
    KeptColumns(store, are_kept=False).keep(columns)
    assert store.cached(COLUMNS) is None


def test_few_events_are_not_worth_it(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with ProjectStore.open(file) as store:
        store.keep(COLUMNS, b"nothing")
        monkeypatch.setattr(kept_columns, "MANY", 100)
        whole = project_in(store)
        KeptColumns(store, are_kept=False).keep(load_columns(whole.project, whole.located))
        assert store.cached(COLUMNS) == b"nothing"


def test_forged_columns_are_found_out(file: Path) -> None:
    """Whoever makes the checksums anew is found out by the records."""
    with ProjectStore.open(file) as store:
        whole = project_in(store)
        columns = load_columns(whole.project, whole.located)
        forged = columns_to_bytes(columns).replace(b"x", b"y")
        forged = forged.replace(columns.titles[0].encode(), columns.titles[0].upper().encode())
        store.keep(COLUMNS, forged)
    shown = Shown(file)
    shown.session.select(shown.session.columns.ids[0])
    shown.rung.clear()
    shown.rest.finish()
    assert shown.rung == []  # a view may have asked
    shown.rest.settle()
    assert shown.rung == [Changed.everything()]
    assert shown.session.columns.titles[0] == columns.titles[0]
    shown.assert_complete()
    shown.opened.close()


def test_forged_ids(file: Path) -> None:
    with ProjectStore.open(file) as store:
        whole = project_in(store)
        columns = load_columns(whole.project, whole.located)
        first = columns.ids[0]
        store.keep(COLUMNS, columns_to_bytes(columns).replace(f'"{first}"'.encode(), b'"nothing"'))
    shown = Shown(file)
    event = shown.session.columns.events[0]
    assert "damaged" in event.title
    assert not shown.session.open_project.state_of(event.claims[0].passage).is_sourced
    shown.rest.settle()
    shown.assert_complete()
    shown.opened.close()


def test_no_columns_at_all(file: Path) -> None:
    with ProjectStore.open(file) as store:
        store.keep(COLUMNS, b"nothing")
    shown = Shown(file)
    assert shown.opened.rest is None
    shown.assert_complete()
    shown.opened.close()


def test_damage_is_found_by_reading_on(file: Path) -> None:
    change(file, "UPDATE event SET record = replace(record, 'claim', 'claem')")
    shown = Shown(file)
    event = shown.session.columns.events[0]
    assert "damaged" in event.title
    assert shown.rest.is_done
    assert shown.rest.is_damaged
    assert shown.store.is_read_only
    assert "damaged" in shown.opened.why_read_only
    shown.opened.close()


def test_damage_and_no_columns(file: Path) -> None:
    change(file, "DELETE FROM link")
    change(file, "DELETE FROM cache")
    opened = open_file(file, in_steps=True)
    assert opened.store is not None
    assert opened.store.is_read_only
    assert opened.open_project.problems
    assert "damaged" in opened.why_read_only
    opened.close()


def test_a_text_that_is_damaged(file: Path) -> None:
    """The document has no text, and says so; its passages are lost, and all the rest is there."""
    change(file, "UPDATE text SET content = content || '.'")
    for in_steps in (True, False):
        opened = open_file(file, in_steps=in_steps)
        if opened.rest is not None:
            opened.rest.finish()
            assert not opened.rest.is_as_shown
            assert opened.rest.open_project is not None
        project = opened.open_project if opened.rest is None else opened.rest.open_project
        assert project is not None
        assert not dict(project.texts)
        assert {found.state for found in project.located.values()} == {PassageState.LOST}
        assert all("hash is wrong" in str(problem) for problem in project.problems)
        assert set(project.document_problems) <= {each.id for each in project.project.documents}
        opened.close()
