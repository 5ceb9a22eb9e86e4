"""Searching everything with real keys in the real window: to events, actors and passages, and back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from timeline_app.desktop.command_palette import CommandPalette
from timeline_app.desktop.workspace import Workspace
from timeline_app.query.filter import EventFilter
from timeline_app.session import views
from timeline_app.session.importing import import_tables

Say = Callable[..., None]


@pytest.fixture
def say(workspace: Workspace, qtbot: QtBot) -> Say:
    """Press Ctrl+K, type, wait until the search is ready, go down to a row, press a key."""

    def said(typed: str, key: Qt.Key, row: str = "") -> None:
        def act() -> None:
            palette = QApplication.activeModalWidget()
            if not isinstance(palette, CommandPalette) or not palette.isActiveWindow():
                QTimer.singleShot(10, act)
                return
            try:
                find_in(palette)
            finally:
                palette.close()  # one left open would hang the test

        def find_in(palette: CommandPalette) -> None:
            qtbot.keyClicks(palette.field, typed)
            qtbot.waitUntil(lambda: workspace.searches.search.is_at_rest)
            qtbot.waitUntil(lambda: palette.is_idle)
            for _ in palette.list.rows:
                if palette.list.current is not None and row not in palette.list.current.words:
                    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
            qtbot.keyClick(palette.field, key)

        QTimer.singleShot(0, act)
        qtbot.keyClick(workspace.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        workspace.window.activateWindow()  # what a window manager does once a dialog has closed
        QTest.qWaitForWindowActive(workspace.window)

    return said


def test_enter_goes_to_an_event(workspace: Workspace, say: Say) -> None:
    say("delegation meets", Qt.Key.Key_Return)
    event = workspace.open_session().selected_event
    assert event is not None
    assert event.title == "Taliban delegation meets resistance leaders"
    assert workspace.views.canvas.hasFocus()


def test_a_filter_that_hides_an_event_is_cleared_and_can_be_had_back(
    workspace: Workspace, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "STAY_SECONDS", 0.0)  # each move is one to go back from
    session = workspace.open_session()
    nobody = EventFilter(actors=frozenset())
    session.set_filter(nobody)
    say("delegation meets", Qt.Key.Key_Return)
    assert session.selected is not None
    assert session.filter.keeps_all
    assert "Alt+Left" in workspace.window.statusBar().currentMessage()
    while session.can_go_back and session.filter != nobody:
        session.back()
    assert session.filter == nobody


def test_enter_goes_to_an_actors_lane(workspace: Workspace, say: Say) -> None:
    session = workspace.open_session()
    actor = next(each for each in session.columns.actors if each.name == "Amrullah Saleh")
    session.show_only("taliban")
    say("AMRULLAH saleh", Qt.Key.Key_Return, "Amrullah Saleh, also")
    assert session.current_lane == actor.id
    assert session.place_of_lane(actor.id) is not None


def test_enter_goes_to_a_passage_and_marks_it(workspace: Workspace, say: Say) -> None:
    say("visuals accessed", Qt.Key.Key_Return, "convoy, … ")
    panel = workspace.views.passage
    assert panel.highlighted_text() == "visuals accessed"
    assert panel.document_view.hasFocus()
    assert panel.document_view.isVisible()


def test_escape_gives_the_keyboard_back(workspace: Workspace, say: Say) -> None:
    workspace.views.canvas.setFocus()
    before = workspace.open_session().view
    say("massoud", Qt.Key.Key_Escape)
    assert workspace.views.canvas.hasFocus()
    assert workspace.open_session().view == before


def test_another_project_is_searched_instead(
    workspace: Workspace, say: Say, tmp_path: Path
) -> None:
    say("delegation meets", Qt.Key.Key_Return)
    table = tmp_path / "e.csv"
    table.write_text("title,date\nA quizzical row,2021\n", encoding="utf-8")
    import_tables([table], tmp_path / "e.timeline")
    workspace.open_file(tmp_path / "e.timeline")
    say("quizz", Qt.Key.Key_Return)
    assert workspace.open_session().selected == "t1.2"
