"""A large project in the window: painted first, read on in pauses, and all of it there when needed."""

from collections.abc import Callable
from pathlib import Path

import apsw
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from timeline_app.desktop import reading_on
from timeline_app.desktop.event_facts import LINKS_LATER
from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.workspace import Workspace
from timeline_app.reading.event_model import OpenProject
from timeline_app.session import kept_columns
from timeline_app.session.first_look import COLUMNS
from timeline_app.session.opening import open_file
from timeline_app.store.edits import Put
from timeline_app.store.project_store import ProjectStore

CTRL = Qt.KeyboardModifier.ControlModifier

pytestmark = pytest.mark.usefixtures("application_as_found")


@pytest.fixture
def file(
    make_project: Callable[..., OpenProject], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A project with columns that are kept, and a change to undo."""
    monkeypatch.setattr(kept_columns, "MANY", 1)
    opened = make_project()
    file = tmp_path / "valley.timeline"
    with ProjectStore.create(file, opened.project, opened.texts) as store:
        event = store.project.events[0]
        store.record("Rename", [Put(event.model_copy(update={"title": "Renamed"}))])
    first = open_file(file)
    assert first.kept is not None
    first.kept.keep(first.columns)
    first.close()
    return file


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody pauses long enough for anything to be read."""
    monkeypatch.setattr(reading_on, "_PAUSE", 1e5)


def is_whole(workspace: Workspace) -> bool:
    return workspace.open_session().open_project.is_whole


def links_are_late(workspace: Workspace) -> bool:
    labels = workspace.views.passage.findChildren(PlainLabel)
    return LINKS_LATER in [label.text() for label in labels if label.isVisible()]


def test_it_is_read_on_in_pauses(
    file: Path, open_in_window: Callable[[Path], Workspace], qtbot: QtBot
) -> None:
    workspace = open_in_window(file)
    qtbot.waitUntil(lambda: is_whole(workspace))
    session = workspace.open_session()
    whole = open_file(file, for_reading=True)
    assert session.open_project.project == whole.open_project.project
    assert tuple(session.columns.events) == whole.columns.events
    assert workspace.can_undo()
    assert not workspace.why_read_only
    whole.close()


@pytest.mark.usefixtures("slow")
def test_an_event_is_read_when_it_is_selected(
    file: Path, open_in_window: Callable[[Path], Workspace], qtbot: QtBot
) -> None:
    workspace = open_in_window(file)
    session = workspace.open_session()
    for id_ in session.columns.ids:
        session.go_to(id_)
        qtbot.waitUntil(lambda: workspace.views.passage.is_idle)
        event = session.selected_event
        assert event is not None
        assert workspace.views.passage.highlighted_text() == event.claims[0].passage.quote
    assert not is_whole(workspace)
    assert links_are_late(workspace)
    workspace.reading._moved = -1e10  # a long pause
    workspace.reading._timer.start(0)
    qtbot.waitUntil(lambda: is_whole(workspace))
    qtbot.waitUntil(lambda: not links_are_late(workspace))


@pytest.mark.usefixtures("slow")
def test_undo_before_all_is_read(
    file: Path, open_in_window: Callable[[Path], Workspace], qtbot: QtBot
) -> None:
    workspace = open_in_window(file)
    session = workspace.open_session()
    assert "Renamed" in session.columns.titles
    assert not is_whole(workspace)
    qtbot.keyClick(workspace.views.canvas, Qt.Key.Key_Z, CTRL)
    assert is_whole(workspace)
    assert "Renamed" not in list(session.columns.titles)
    assert QApplication.overrideCursor() is None


@pytest.mark.usefixtures("slow")
def test_closing_before_all_is_read(
    file: Path, open_in_window: Callable[[Path], Workspace]
) -> None:
    workspace = open_in_window(file)
    assert not is_whole(workspace)
    workspace.window.close()
    with ProjectStore.open(file) as store:
        assert store.cached(COLUMNS) is not None


def test_the_columns_are_kept_when_it_is_closed(
    file: Path, open_in_window: Callable[[Path], Workspace], qtbot: QtBot
) -> None:
    workspace = open_in_window(file)
    qtbot.keyClick(workspace.views.canvas, Qt.Key.Key_Z, CTRL)
    workspace.window.close()
    with ProjectStore.open(file) as store:
        assert store.cached(COLUMNS) is not None
    again = open_in_window(file)
    qtbot.waitUntil(lambda: is_whole(again))
    assert "Renamed" not in again.open_session().columns.titles


def test_the_columns_are_kept_in_a_long_pause(
    file: Path,
    open_in_window: Callable[[Path], Workspace],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with ProjectStore.open(file) as store:
        store.undo()
    monkeypatch.setattr(reading_on, "_LONG_PAUSE", 0.0)
    workspace = open_in_window(file)
    assert workspace.opened is not None
    assert workspace.opened.kept is not None
    kept = workspace.opened.kept
    qtbot.waitUntil(lambda: kept.are_kept)


def test_damage_that_is_found_later(
    file: Path, open_in_window: Callable[[Path], Workspace], qtbot: QtBot
) -> None:
    """The project can only be read then, and its problems are told, as where it is opened in one go."""
    connection = apsw.Connection(str(file))
    connection.execute("UPDATE event SET record = replace(record, 'Renamed', 'Remamed')")
    connection.close()
    workspace = open_in_window(file)
    qtbot.waitUntil(lambda: bool(workspace.why_read_only))
    whole = open_file(file)
    session = workspace.open_session()
    assert session.open_project.project == whole.open_project.project
    assert tuple(map(str, session.open_project.problems)) == tuple(
        map(str, whole.open_project.problems)
    )
    assert workspace.why_read_only == whole.why_read_only
    assert "Renamed" not in session.columns.titles
    assert "Remamed" not in session.columns.titles
    assert "problem" in workspace.window.statusBar().currentMessage()
    assert not workspace.can_undo()
    whole.close()
