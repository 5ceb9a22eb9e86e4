"""`Propose events…` in the window: behind a bar, recorded as one change, shown for review."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QMessageBox,
    QPlainTextEdit,
    QProgressDialog,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from timeline_app.desktop.propose_desk import CANCELLED, LEFT_UNREAD, NOTHING_NEW
from timeline_app.desktop.propose_dialog import ProposeDialog
from timeline_app.desktop.workspace import Workspace
from timeline_app.model.event import Event
from timeline_app.session import proposing_pool

pytestmark = pytest.mark.usefixtures("application_as_found")


@pytest.fixture
def own(
    open_in_window: Callable[[Path], Workspace],
    make_own: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
) -> Workspace:
    """A window on the story of the valley as a project file."""
    monkeypatch.setattr(proposing_pool, "MODULE", "tests.session.fake_proposing")
    return open_in_window(make_own())


def add(qtbot: QtBot, workspace: Workspace, file: Path, text: str) -> None:
    file.write_text(text)
    count = len(workspace.open_session().open_project.project.documents)
    workspace.edits.add_documents([file])
    project = workspace.open_session
    qtbot.waitUntil(lambda: len(project().open_project.project.documents) > count)


def propose(workspace: Workspace) -> None:
    """Have all documents read."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ProposeDialog)
        (everything,) = (each for each in dialog.buttons if each.text().startswith("All"))
        everything.click()
        dialog.done_button.click()

    workspace.actions.refresh()
    assert workspace.actions["propose-events"].isEnabled()
    QTimer.singleShot(0, answer)
    workspace.actions["propose-events"].trigger()


def proposals(workspace: Workspace) -> list[Event]:
    events = workspace.open_session().open_project.project.events
    return [event for event in events if event.is_proposed]


def test_what_documents_tell_is_proposed_as_one_change(
    qtbot: QtBot, own: Workspace, tmp_path: Path
) -> None:
    add(qtbot, own, tmp_path / "a.txt", "News\n\nLions attacked Bears.\nLions saw Hares.\n")
    before = own.open_session().open_project.project
    propose(own)
    qtbot.waitUntil(lambda: len(proposals(own)) == 2, timeout=30_000)
    session = own.open_session()
    assert own.views.review.isVisible()
    assert session.filter.least_salience == 15  # the minor one is folded
    assert session.open_project.project.events[: len(before.events)] == before.events
    own.edits.undo()
    assert session.open_project.project.events == before.events


def test_a_second_time_nothing_is_new(qtbot: QtBot, own: Workspace, tmp_path: Path) -> None:
    add(qtbot, own, tmp_path / "a.txt", "News\n\nLions attacked Bears.\n")
    propose(own)
    qtbot.waitUntil(lambda: len(proposals(own)) == 1, timeout=30_000)
    editor = own.edits.editor
    assert editor is not None
    entries = len(editor.store.history())
    messages: list[str] = []
    own.say = lambda message, details=None: messages.append(message)  # type: ignore[method-assign,assignment]
    propose(own)
    qtbot.waitUntil(lambda: bool(messages), timeout=30_000)
    assert messages == [NOTHING_NEW]
    assert len(editor.store.history()) == entries


def test_documents_that_fail_are_told(qtbot: QtBot, own: Workspace, tmp_path: Path) -> None:
    add(qtbot, own, tmp_path / "a.txt", "RAISE\n")
    add(qtbot, own, tmp_path / "b.txt", "News\n\nLions attacked Bears.\n")
    told: list[str] = []

    def look() -> None:
        page = QApplication.activeModalWidget()
        if page is not None and page.windowTitle() == LEFT_UNREAD:
            told.extend(each.toPlainText() for each in page.findChildren(QPlainTextEdit))
            page.close()
        else:
            QTimer.singleShot(20, look)

    propose(own)
    QTimer.singleShot(0, look)
    qtbot.waitUntil(lambda: bool(told), timeout=30_000)
    assert "KeyError" in told[0]
    assert len(proposals(own)) == 1


def test_it_can_be_cancelled(qtbot: QtBot, own: Workspace, tmp_path: Path) -> None:
    add(qtbot, own, tmp_path / "a.txt", "HANG\n")
    propose(own)

    def bar() -> QProgressDialog | None:
        bars = own.window.findChildren(QProgressDialog)
        return next((each for each in bars if each.windowTitle() == "Propose events"), None)

    qtbot.waitUntil(lambda: (shown := bar()) is not None and shown.isVisible(), timeout=30_000)
    shown = bar()
    assert shown is not None
    messages: list[str] = []
    own.say = lambda message, details=None: messages.append(message)  # type: ignore[method-assign,assignment]
    shown.findChildren(QPushButton)[0].click()
    qtbot.waitUntil(lambda: bar() is None, timeout=30_000)
    assert proposals(own) == []
    assert messages == [CANCELLED]


def test_without_a_model_it_says_what_to_install(qtbot: QtBot, own: Workspace) -> None:
    own.settings = own.settings.model_copy(update={"language_model": "none"})
    told = in_box(lambda box: box.accept())
    propose(own)
    qtbot.waitUntil(lambda: bool(told), timeout=30_000)
    assert told == ["There is no such model; install it."]


def test_no_text_leaves_unless_that_is_agreed_to(qtbot: QtBot, own: Workspace) -> None:
    changes = {"language_service_model": "gpt", "language_service_url": "http://127.0.0.1:9/v1"}
    own.settings = own.settings.model_copy(update=changes)
    told = in_box(lambda box: box.reject())
    propose(own)
    assert "“gpt” at http://127.0.0.1:9/v1" in told[0]
    assert not own.window.findChildren(QProgressDialog)


def in_box(act: Callable[[QMessageBox], object]) -> list[str]:
    """Do something in the next message box; what it said."""
    told: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            told.append(box.text())
            act(box)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(0, look)
    return told
