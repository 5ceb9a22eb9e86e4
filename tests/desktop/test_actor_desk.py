"""Actors edited in the window: made, found, split, deleted, called otherwise, and put in order."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from timeline_app.desktop.actor_form import ActorForm
from timeline_app.desktop.actor_picker import ActorPicker
from timeline_app.desktop.actor_split_form import ActorSplitForm
from timeline_app.desktop.theme import LIGHT
from timeline_app.desktop.workspace import Workspace
from timeline_app.model.event import Actor
from timeline_app.query.lanes import LaneOrder
from timeline_app.session.session import Session
from timeline_app.store.edits import Put

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
Act = Callable[[Any], None]

pytestmark = pytest.mark.usefixtures("application_as_found")


@pytest.fixture
def project(make_own: Callable[..., Path]) -> Path:
    """The story of the valley as a project file."""
    return make_own()


@pytest.fixture
def own(open_in_window: Callable[[Path], Workspace], project: Path) -> Workspace:
    return open_in_window(project)


def in_dialogs(*acts: Act) -> list[str]:
    """Do ``acts``, each in the modal dialog that opens next; what boxes tell is noted."""
    left, told = list(acts), []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        kinds = ActorPicker | ActorSplitForm | QMessageBox
        if not isinstance(dialog, kinds) or not dialog.isActiveWindow():
            QTimer.singleShot(10, look)
            return
        if isinstance(dialog, QMessageBox):
            told.append(dialog.text())
        try:
            left.pop(0)(dialog)
        except BaseException:
            left.clear()
            dialog.done(0)  # or it would wait for ever
            raise
        if left:
            QTimer.singleShot(0, look)

    QTimer.singleShot(0, look)
    return told


def actor_form(workspace: Workspace) -> ActorForm:
    """The one that was opened last and is seen."""
    form = [each for each in workspace.edits.forms if each.isVisible()][-1]
    assert isinstance(form, ActorForm)
    return form


def close(dialog: QDialog) -> None:
    dialog.reject()


def press(qtbot: QtBot, workspace: Workspace, key: Qt.Key, modifiers: Any = NONE) -> None:
    workspace.window.activateWindow()
    qtbot.waitUntil(workspace.window.isActiveWindow)
    qtbot.keyClick(workspace.window, key, modifiers)


def run(workspace: Workspace, command: str) -> None:
    """As from the menu: some commands have no key."""
    workspace.actions.refresh()
    assert workspace.actions[command].isEnabled()
    workspace.actions[command].trigger()


def actor_in(session: Session, id_: str) -> Actor:
    [found] = [each for each in session.open_project.project.actors if each.id == id_]
    return found


def lane_ids(session: Session) -> list[str]:
    return [lane.actor.id for lane in session.lanes]


def record_ids(session: Session) -> list[str]:
    return [actor.id for actor in session.open_project.project.actors]


def test_an_actor_is_made_found_without_a_lane_and_deleted(own: Workspace, qtbot: QtBot) -> None:
    session = own.open_session()
    before = session.open_project.project

    run(own, "new-actor")
    form = actor_form(own)
    qtbot.keyClicks(form.name, "Dockers")
    form.part_of.setText("taliban")
    qtbot.keyClick(form.name, Qt.Key.Key_Return)
    made = actor_in(session, "dockers")
    assert (made.name, made.part_of) == ("Dockers", "taliban")
    assert "dockers" not in lane_ids(session)  # it has no events yet
    assert own.window.statusBar().currentMessage() == "New actor “Dockers”"

    def choose(picker: ActorPicker) -> None:
        picker.actor.clear()
        qtbot.mouseClick(picker.done_button, LEFT)
        assert picker.message.text() == "Choose an actor first."
        assert picker.actor.hasFocus()
        qtbot.keyClicks(picker.actor, "dock")
        popup = picker.actor.completer().popup()
        qtbot.keyClick(popup, Qt.Key.Key_Down)
        qtbot.keyClick(popup, Qt.Key.Key_Return)
        qtbot.mouseClick(picker.done_button, LEFT)

    in_dialogs(choose)
    press(qtbot, own, Qt.Key.Key_F3, SHIFT)
    qtbot.mouseClick(actor_form(own).delete_button, LEFT)
    assert session.open_project.project == before
    press(qtbot, own, Qt.Key.Key_Z, CTRL)
    assert actor_in(session, "dockers") == made


def test_a_form_stays_while_one_looks_elsewhere_and_records_nothing_over_what_changed(
    own: Workspace, qtbot: QtBot
) -> None:
    session = own.open_session()
    session.go_to_lane("taliban")
    press(qtbot, own, Qt.Key.Key_F3)
    form = actor_form(own)
    qtbot.keyClicks(form.note, "looked up")
    session.go_to("vow")  # the window answers meanwhile
    session.go_to_lane("taliban")
    press(qtbot, own, Qt.Key.Key_F3)
    assert actor_form(own) is form  # not a second one
    told = in_dialogs(close)
    assert not own.edits.may_leave()
    assert told == ["What is filled in (1 form) is not recorded. Give it up?"]
    editor = own.edits.editor
    assert editor is not None
    changed = actor_in(session, "taliban").model_copy(update={"colour": "#d55e00"})
    editor.record("Elsewhere", [Put(changed)])
    before = session.open_project.project
    qtbot.mouseClick(form.done_button, LEFT)
    assert form.message.text().startswith("The actor was changed elsewhere since this form")
    form.note.clear()
    form.into.setText("resistance")
    qtbot.mouseClick(form.done_button, LEFT)
    assert form.message.text().startswith("The actor was changed elsewhere since this form")
    qtbot.mouseClick(form.delete_button, LEFT)
    assert form.message.text().startswith("The actor was changed elsewhere since this form")
    assert session.open_project.project == before
    form.give_up()
    qtbot.waitUntil(lambda: not own.edits.forms)


def test_who_acts_is_not_deleted(own: Workspace) -> None:
    session = own.open_session()
    session.go_to_lane("taliban")
    before = session.open_project.project
    told = in_dialogs(close)
    run(own, "delete-actor")
    assert told == [
        "“Taliban” has 2 events and 1 claim: merge it into another actor, or give these to others "
        "first."
    ]
    assert session.open_project.project == before


def test_an_actor_is_split_by_what_is_ticked(own: Workspace, qtbot: QtBot) -> None:
    session = own.open_session()
    session.go_to_lane("resistance")
    before = session.open_project.project

    def split(form: ActorSplitForm) -> None:
        qtbot.mouseClick(form.done_button, LEFT)
        assert form.message.text() == "The new actor has no name."
        qtbot.keyClicks(form.name, "Taliban")
        assert form.message.text().startswith("Another actor has this name.")
        form.name.clear()
        qtbot.keyClicks(form.name, "Uprising")
        qtbot.mouseClick(form.done_button, LEFT)
        assert form.message.text() == "Nothing is ticked: tick what goes to the new actor."
        assert form.choices.rowCount() == 5
        qtbot.keyClicks(form.search, "attack valley")
        assert form.choices.rowCount() == 1
        form.list.setFocus()
        form.list.setCurrentIndex(form.choices.index(0))
        qtbot.keyClick(form.list, Qt.Key.Key_Space)
        form.search.setText("lions")
        qtbot.mouseClick(form.all_button, LEFT)
        form.search.setText("of panjshir")
        qtbot.mouseClick(form.none_button, LEFT)
        form.search.clear()
        assert form.summary.text().startswith("1 event and 1 alias to the new actor;")
        qtbot.mouseClick(form.done_button, LEFT)

    in_dialogs(split)
    run(own, "split-actor")
    assert "uprising" in lane_ids(session)
    assert [alias.text for alias in actor_in(session, "uprising").aliases] == ["the Lions"]
    fighting = session.columns.events[session.columns.row_of["fighting"]]
    assert fighting.actors == ("taliban", "massoud", "uprising")
    assert own.window.statusBar().currentMessage() == "Split “Uprising” from “Résistance”"
    press(qtbot, own, Qt.Key.Key_Z, CTRL)
    assert session.open_project.project == before


def test_a_split_is_called_otherwise_than_what_is_split(own: Workspace, qtbot: QtBot) -> None:
    session = own.open_session()
    session.go_to_lane("resistance")
    before = session.open_project.project

    def split(form: ActorSplitForm) -> None:
        qtbot.keyClicks(form.name, "taliban")
        assert form.message.text().startswith("Another actor has this name.")
        form.name.setText("resistance")
        assert form.message.text().startswith("The actor that is split has this name:")
        qtbot.mouseClick(form.all_button, LEFT)
        qtbot.mouseClick(form.done_button, LEFT)
        assert form.isVisible()
        assert form.message.text().startswith("The actor that is split has this name:")
        form.give_up()

    in_dialogs(split)
    run(own, "split-actor")
    assert session.open_project.project == before


def test_a_split_is_given_up_only_when_that_is_asked_for_twice(
    own: Workspace, qtbot: QtBot
) -> None:
    session = own.open_session()
    session.go_to_lane("resistance")
    before = session.open_project.project

    def cancel(form: ActorSplitForm) -> None:
        qtbot.keyClicks(form.name, "x")
        qtbot.keyClick(form, Qt.Key.Key_Escape)
        assert form.isVisible()
        qtbot.keyClick(form, Qt.Key.Key_Escape)

    in_dialogs(cancel)
    run(own, "split-actor")
    assert session.open_project.project == before


def test_marked_words_become_an_alias(own: Workspace, qtbot: QtBot) -> None:
    session = own.open_session()
    told = in_dialogs(close)
    run(own, "add-alias")
    assert told == ["Mark a name in a document first, then add it as an alias."]
    session.go_to("vow")
    view = own.views.passage.document_view
    qtbot.waitUntil(lambda: "Reporters" in view.toPlainText())
    before, _, _ = view.toPlainText().partition("Reporters")
    cursor = view.textCursor()
    cursor.setPosition(len(before.encode("utf-16-le")) // 2)  # Qt counts UTF-16 units
    view.setTextCursor(cursor)
    view.setFocus()
    for _ in "Reporters":
        qtbot.keyClick(view, Qt.Key.Key_Right, SHIFT)

    def choose(picker: ActorPicker) -> None:
        picker.actor.setText("reporters")
        qtbot.mouseClick(picker.done_button, LEFT)
        assert picker.message.text() == "That is its name already: mark another one."
        picker.actor.setText("resistance")
        qtbot.mouseClick(picker.done_button, LEFT)

    in_dialogs(choose)
    run(own, "add-alias")
    alias = actor_in(session, "resistance").aliases[-1]
    assert alias.text == "Reporters"
    assert [passage.quote for passage in alias.passages] == ["Reporters"]
    assert own.window.statusBar().currentMessage() == "Alias “Reporters” of “Résistance”"


def test_an_order_by_hand_is_kept_in_the_project(
    own: Workspace,
    open_in_window: Callable[[Path], Workspace],
    project: Path,
    qtbot: QtBot,
) -> None:
    session = own.open_session()
    own.views.canvas.setFocus()
    assert lane_ids(session) == ["resistance", "massoud", "taliban", "no actor"]
    session.go_to_lane("taliban")
    before = session.open_project.project
    press(qtbot, own, Qt.Key.Key_Up, ALT)
    assert lane_ids(session) == ["taliban", "resistance", "massoud", "no actor"]
    assert session.arrangement.order is LaneOrder.HAND
    assert session.current_lane == "taliban"
    assert own.window.statusBar().currentMessage() == "Moved “Taliban” up"
    after = record_ids(session)
    assert after == ["taliban", "resistance", "massoud", "reporters"]
    press(qtbot, own, Qt.Key.Key_Up, ALT)  # there is nowhere to go
    assert len(own.edits.editor.history()) == 2 if own.edits.editor else False
    press(qtbot, own, Qt.Key.Key_Z, CTRL)
    assert session.open_project.project == before
    press(qtbot, own, Qt.Key.Key_Z, CTRL | SHIFT)
    assert record_ids(session) == after
    own.window.close()
    again = open_in_window(project).open_session()
    assert again.arrangement.order is LaneOrder.HAND
    assert lane_ids(again) == ["taliban", "resistance", "massoud", "no actor"]


def test_an_order_by_hand_of_what_can_only_be_read_is_for_now(
    open_in_window: Callable[[Path], Workspace], make_file: Callable[..., Path], qtbot: QtBot
) -> None:
    foreign = open_in_window(make_file())
    session = foreign.open_session()
    session.go_to_lane("taliban")
    before = session.open_project
    foreign.views.canvas.setFocus()
    press(qtbot, foreign, Qt.Key.Key_Up, ALT)
    assert lane_ids(session)[0] == "taliban"
    assert session.open_project is before


def test_a_colour_is_seen_in_the_lane_and_in_pictures(own: Workspace, qtbot: QtBot) -> None:
    session = own.open_session()
    session.go_to_lane("taliban")

    press(qtbot, own, Qt.Key.Key_F3)
    form = actor_form(own)
    form.colour.setCurrentText("violet")
    qtbot.mouseClick(form.done_button, LEFT)
    assert actor_in(session, "taliban").colour == LIGHT.actors[6].name()
    [lane] = [lane for lane in session.lanes if lane.actor.id == "taliban"]
    own.set_theme("light")
    qtbot.waitUntil(lambda: own.views.canvas.is_idle)
    shown = own.theme.actor(lane.color)
    assert shown == LIGHT.actors[6]
    assert shown.name() in colours_of(own.views.canvas.grab().toImage())


def colours_of(image: QImage) -> set[str]:
    """Every colour of the pixels along the left edge, where the lanes' colours stand."""
    points = (QPoint(x, y) for x in range(8) for y in range(image.height()))
    return {image.pixelColor(point).name() for point in points}
