"""The window of the history: each change in a line, a way to any state, and what touched one event."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from timeline_app.desktop.history_window import ALL, CREATED, OF_ACTOR, OF_EVENT, HistoryWindow
from timeline_app.desktop.theme import LabelMeasure
from timeline_app.reading.event_model import OpenProject
from timeline_app.session.editing import Editor
from timeline_app.session.opening import open_file
from timeline_app.session.session import Session
from timeline_app.store.edits import Put
from timeline_app.store.project_store import ProjectStore

HOSTILE = "<img src=file:///etc/passwd> \u202eevil"
Role = Qt.ItemDataRole


@pytest.fixture
def editor(make_project: Callable[..., OpenProject], tmp_path: Path) -> Iterator[Editor]:
    """Three changes: to one event, to another, and, on a branch of its own, to the first again."""
    made = make_project()
    file = tmp_path / "valley.timeline"
    ProjectStore.create(file, made.project, made.texts).close()
    opened = open_file(file)
    assert opened.store is not None
    session = Session(opened.open_project, LabelMeasure(), columns=opened.columns)
    editor = Editor(session, opened.store)
    rename(editor, "vow", "First")
    rename(editor, "talks", f"Second {HOSTILE}")
    editor.go_to(1)
    rename(editor, "vow", "Third")
    session.select(None)
    yield editor
    opened.close()


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def window(editor: Editor, parent: QWidget, qtbot: QtBot) -> HistoryWindow:
    made = HistoryWindow(editor._session, editor, editor.go_to, parent)
    with qtbot.waitExposed(made):
        made.show()
    return made


def rename(editor: Editor, event: str, title: str) -> None:
    [found] = [each for each in editor.store.project.events if each.id == event]
    editor.record(title, [Put(found.model_copy(update={"title": title}))])


def model(window: HistoryWindow) -> QAbstractItemModel:
    return window.list.model()


def data(window: HistoryWindow, role: Role = Role.DisplayRole) -> list[Any]:
    shown = model(window)
    return [shown.data(shown.index(row, 0), role) for row in range(shown.rowCount())]


def labels(window: HistoryWindow) -> list[str]:
    return [line.split("\n")[0].split(" ")[0] for line in data(window)]


def open_place(window: HistoryWindow) -> list[int]:
    fonts = data(window, Role.FontRole)
    return [row for row, font in enumerate(fonts) if isinstance(font, QFont) and font.bold()]


def choose(window: HistoryWindow, row: int, qtbot: QtBot) -> None:
    place = window.list.visualRect(model(window).index(row, 0)).center()
    qtbot.mouseClick(window.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.list.currentIndex().row() == row


def test_every_change_is_a_line_newest_first(window: HistoryWindow) -> None:
    assert labels(window) == ["Third", "Second", "First", "New"]
    assert open_place(window) == [0]
    assert window.list.currentIndex().row() == 0
    assert data(window, Role.AccessibleTextRole)[0].endswith(", the state that is open")
    first = data(window)[2].split("\n")[1]
    assert first.startswith("1 · 2")


def test_the_model_keeps_its_promises(window: HistoryWindow) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(model(window), fatal)
    window.choice.setCurrentIndex(OF_EVENT)
    window.choice.setCurrentIndex(ALL)
    assert model(window).rowCount() == 4
    assert tester.model() is model(window)


def test_any_state_is_gone_to_by_the_button(
    window: HistoryWindow, editor: Editor, qtbot: QtBot
) -> None:
    choose(window, 1, qtbot)
    qtbot.mouseClick(window.go, Qt.MouseButton.LeftButton)
    assert editor.head == 2
    assert open_place(window) == [1]
    assert window.list.currentIndex().row() == 1
    titles = {event.id: event.title for event in editor.store.project.events}
    assert (titles["vow"], titles["talks"]) == ("First", f"Second {HOSTILE}")
    assert labels(window) == ["Third", "Second", "First", "New"]


def test_any_state_is_gone_to_by_keys(window: HistoryWindow, editor: Editor, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.list.setFocus()
    qtbot.keyClick(window.list, Qt.Key.Key_End)
    qtbot.keyClick(window.list, Qt.Key.Key_Return)
    assert editor.head == 0
    assert open_place(window) == [3]


def test_the_state_that_is_open_is_no_way_to_go(
    window: HistoryWindow, editor: Editor, qtbot: QtBot
) -> None:
    asked: list[int] = []
    window._go_to = asked.append
    qtbot.mouseClick(window.go, Qt.MouseButton.LeftButton)
    assert asked == []
    choose(window, 2, qtbot)
    qtbot.mouseClick(window.go, Qt.MouseButton.LeftButton)
    assert asked == [1]


def test_only_what_touched_the_selected_event(
    window: HistoryWindow, editor: Editor, qtbot: QtBot
) -> None:
    session = editor._session
    session.select("vow")
    window.choice.setCurrentIndex(OF_EVENT)
    assert labels(window) == ["Third", "First"]
    session.select("talks")
    assert labels(window) == ["Second"]
    assert open_place(window) == []
    window.choice.setCurrentIndex(ALL)
    assert len(labels(window)) == 4


def test_it_follows_what_is_done_elsewhere(window: HistoryWindow, editor: Editor) -> None:
    editor.undo()
    assert open_place(window) == [2]
    rename(editor, "plea", "Fourth")
    assert labels(window)[:2] == ["Fourth", "Third"]
    assert open_place(window) == [0]


def test_labels_are_shown_as_they_are(window: HistoryWindow) -> None:
    assert "<img src=file:///etc/passwd> ⟦RLO⟧evil" in data(window)[1]
    assert "<img" not in data(window, Role.ToolTipRole)[1]


def test_a_window_that_was_closed_follows_no_more(
    window: HistoryWindow, editor: Editor, qtbot: QtBot
) -> None:
    window.close()
    qtbot.waitUntil(lambda: not isValid(window))
    rename(editor, "plea", "Fourth")
    assert editor.head == 4


def test_only_what_touched_the_actor_of_the_lane(window: HistoryWindow, editor: Editor) -> None:
    actor = editor.store.project.actors[0]
    editor.record("Renamed actor", [Put(actor.model_copy(update={"name": "Another"}))])
    window.choice.setCurrentIndex(OF_ACTOR)
    assert labels(window) == []
    assert not window.go.isEnabled()
    editor._session.go_to_lane(actor.id)
    assert labels(window) == ["Renamed"]
    assert window.details.toPlainText() == (f"Actor “Another”: name “{actor.name}” → “Another”")


def test_it_tells_what_a_change_did_and_where_it_hangs(window: HistoryWindow, qtbot: QtBot) -> None:
    assert "“First” → “Third”" in window.details.toPlainText()
    choose(window, 1, qtbot)
    assert "→ “Second <img src=file:///etc/passwd> ⟦RLO⟧evil”" in window.details.toPlainText()
    seconds = [line.split("\n")[1].split(" · ")[-1] for line in data(window)]
    assert seconds[:2] == ["after 1", "another branch, after 1"]
    choose(window, 3, qtbot)
    assert window.details.toPlainText() == CREATED
