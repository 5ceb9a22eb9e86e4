"""Links in the window: made of two chosen events, or one and one that is picked, and removed again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from timeline_app.desktop.event_picker import EventPicker
from timeline_app.desktop.form_dialog import NOT_RECORDED
from timeline_app.desktop.link_form import LinkForm
from timeline_app.desktop.link_line import LinkLine
from timeline_app.desktop.workspace import Workspace
from timeline_app.model.event import Link, LinkKind
from timeline_app.session.done_words import done_words
from timeline_app.session.event_linking import LINKED_ALREADY, NO_KIND
from timeline_app.session.session import Session

CTRL = Qt.KeyboardModifier.ControlModifier

pytestmark = pytest.mark.usefixtures("application_as_found")


@pytest.fixture
def own(open_in_window: Callable[[Path], Workspace], make_own: Callable[..., Path]) -> Workspace:
    """A window on a project file that can be edited."""
    workspace = open_in_window(make_own())
    workspace.window.resize(1280, 900)
    return workspace


@pytest.fixture
def session(own: Workspace) -> Session:
    return own.open_session()


def in_next_dialogs(*acts: Callable[..., object]) -> list[type]:
    """Do ``acts``, each in the modal dialog that opens next; which kinds of dialogs these were."""
    seen: list[type] = []
    waiting = list(acts)
    before: list[object] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or dialog in before or not dialog.isActiveWindow():
            QTimer.singleShot(5, look)
            return
        before.append(dialog)
        seen.append(type(dialog))
        act = waiting.pop(0)
        if waiting:
            QTimer.singleShot(5, look)
        try:
            act(dialog)
        finally:
            if dialog.isVisible():  # a failure in it must not leave it waiting
                dialog.done(0)

    QTimer.singleShot(0, look)
    return seen


def press_link(qtbot: QtBot, own: Workspace) -> None:
    own.window.activateWindow()
    qtbot.waitUntil(own.window.isActiveWindow)
    qtbot.keyClick(own.window.focusWidget() or own.window, Qt.Key.Key_L, CTRL)


def links_of(session: Session) -> tuple[Link, ...]:
    return session.open_project.project.links


def lines(own: Workspace) -> list[LinkLine]:
    own.views.passage.catch_up()
    return [each for each in own.views.passage.findChildren(LinkLine) if each.isVisible()]


def test_two_chosen_events_are_linked(own: Workspace, session: Session, qtbot: QtBot) -> None:
    before = session.open_project.project
    session.choose(["vow", "fighting"], "vow")
    own.views.canvas.setFocus()

    def fill(form: LinkForm) -> None:
        assert not form.is_changed
        qtbot.keyClick(form, Qt.Key.Key_Return, CTRL)
        assert form.message.text() == NO_KIND
        qtbot.keyClick(form.kind, Qt.Key.Key_End)
        assert form.kind.currentText() == "is before"
        qtbot.keyClick(form.kind, Qt.Key.Key_Return, CTRL)
        assert form.message.text() == LINKED_ALREADY
        qtbot.keyClick(form.kind, Qt.Key.Key_R)
        assert "vows to hold the valley” refines “Attack on the valley”" in form.reading.text()
        qtbot.mouseClick(form.swap, Qt.MouseButton.LeftButton)
        assert "“Attack on the valley” refines “Massoud" in form.reading.text()
        assert "vows to hold the valley” is refined by “Attack" in form.reading.text()
        qtbot.keyClick(form, Qt.Key.Key_Escape)
        assert form.message.text() == NOT_RECORDED
        qtbot.keyClicks(form.note, "a day later")
        qtbot.keyClick(form.note, Qt.Key.Key_Return, CTRL)

    kinds = in_next_dialogs(fill)
    press_link(qtbot, own)
    assert kinds == [LinkForm]
    wanted = {"kind": "refines", "from": "fighting", "to": "vow", "note": "a day later"}
    assert links_of(session) == (*before.links, Link.model_validate(wanted))
    label = "Link: “Attack on the valley” refines “Massoud vows to hold the valley”"
    assert own.window.statusBar().currentMessage() == done_words(label)
    assert len(lines(own)) == 2
    own.edits.undo()
    assert session.open_project.project == before


def test_one_event_is_linked_with_one_that_is_picked(
    own: Workspace, session: Session, qtbot: QtBot
) -> None:
    session.select("plea")
    own.views.canvas.setFocus()

    def pick(picker: EventPicker) -> None:
        assert picker.done_button.text() == "Link…"
        qtbot.keyClicks(picker.field, "talks")
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)

    def fill(form: LinkForm) -> None:
        form.kind.setCurrentText("causes")
        qtbot.mouseClick(form.done_button, Qt.MouseButton.LeftButton)

    kinds = in_next_dialogs(pick, fill)
    press_link(qtbot, own)
    assert kinds == [EventPicker, LinkForm]
    link = links_of(session)[-1]
    assert (link.kind, link.from_, link.to) == (LinkKind.CAUSES, "plea", "talks")
    in_next_dialogs(EventPicker.reject)
    own.edits.link_events()
    assert links_of(session)[-1] is link


def test_one_or_two_events_can_be_linked_and_no_more(own: Workspace, session: Session) -> None:
    action = own.actions["link-events"]
    session.select(None)
    assert not action.isEnabled()
    session.choose(["vow", "talks"])
    assert action.isEnabled()
    session.choose(["vow", "talks", "plea"])
    assert not action.isEnabled()


def test_a_link_is_removed_in_the_passage_panel(
    own: Workspace, session: Session, qtbot: QtBot
) -> None:
    before = links_of(session)
    session.select("vow")
    [line] = lines(own)
    [remover] = [each for each in line.findChildren(QPushButton) if each.text() == "×"]
    assert remover.accessibleName() == "Remove the link before: Attack on the valley"
    remover.setFocus()
    qtbot.keyClick(remover, Qt.Key.Key_Space)
    assert links_of(session) == before[1:]
    label = "Remove the link: “Massoud vows to hold the valley” is before “Attack on the valley”"
    assert own.window.statusBar().currentMessage() == done_words(label)
    assert lines(own) == []
    own.edits.undo()
    assert sorted(links_of(session), key=str) == sorted(before, key=str)
    assert len(lines(own)) == 1


def test_no_link_is_removed_where_nothing_can_be_edited(
    open_in_window: Callable[[Path], Workspace], make_file: Callable[..., Path]
) -> None:
    foreign = open_in_window(make_file())
    foreign.open_session().select("vow")
    [line] = lines(foreign)
    assert [each for each in line.findChildren(QPushButton) if each.text() == "×"] == []
