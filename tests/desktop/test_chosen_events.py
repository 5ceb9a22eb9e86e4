"""Chosen events in the window: merged, split, edited and deleted by real keys, clicks and forms."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QFileDialog,
    QLabel,
    QMenu,
    QMessageBox,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from timeline_app.desktop.bulk_form import NOTHING, BulkForm
from timeline_app.desktop.canvas_menu import OF_EVENTS
from timeline_app.desktop.event_desk import ALONE, TOO_MANY
from timeline_app.desktop.event_picker import NOTHING as NONE_FOUND
from timeline_app.desktop.event_picker import EventPicker
from timeline_app.desktop.form_dialog import NOT_RECORDED
from timeline_app.desktop.merge_form import MergeForm
from timeline_app.desktop.split_form import SplitForm
from timeline_app.desktop.workspace import Workspace
from timeline_app.model.event import Event, EventType, Role
from timeline_app.query.filter import EventFilter
from timeline_app.session import event_merging
from timeline_app.session.session import Session

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
HOSTILE = "<img src=file:///etc/passwd> & \u202eevil"
EVENTS = ("harm", "vow", "fighting", "talks", "plea")  # in order of time

pytestmark = pytest.mark.usefixtures("application_as_found")


@pytest.fixture
def open_own(
    open_in_window: Callable[[Path], Workspace], make_own: Callable[..., Path], qtbot: QtBot
) -> Callable[..., Workspace]:
    def show(raw: Any = None) -> Workspace:
        workspace = open_in_window(make_own(raw))
        workspace.window.resize(1280, 900)
        workspace.views.events.show()
        qtbot.waitUntil(lambda: workspace.views.canvas.is_idle)
        return workspace

    return show


@pytest.fixture
def own(open_own: Callable[..., Workspace]) -> Workspace:
    """A window on a project file that can be edited."""
    return open_own()


@pytest.fixture
def session(own: Workspace) -> Session:
    return own.open_session()


def in_next_dialogs(*acts: Callable[[Any], object]) -> list[type]:
    """Do ``acts``, each in the modal dialog that opens next; which kinds of dialogs these were."""
    seen: list[type] = []
    waiting = list(acts)
    before: list[Any] = []

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
            if isValid(dialog):  # a failure in it must not leave it waiting
                QDialog.done(dialog, dialog.result())

    QTimer.singleShot(0, look)
    return seen


def press(qtbot: QtBot, workspace: Workspace, key: Qt.Key, modifiers: Any = NONE) -> None:
    workspace.window.activateWindow()
    qtbot.waitUntil(workspace.window.isActiveWindow)
    qtbot.keyClick(workspace.window.focusWidget() or workspace.window, key, modifiers)


def said(workspace: Workspace) -> str:
    return workspace.window.statusBar().currentMessage()


def event_in(session: Session, id_: str) -> Event:
    return session.columns.events[session.columns.row_of[id_]]


def texts(form: Any) -> str:
    shown = [label for label in form.findChildren(QLabel) if label.isVisible()]
    return "\n".join(label.text() for label in shown).replace("\u200b", "")


def give_up(form: Any) -> None:
    form.give_up()


# choosing on the canvas


def click_mark(
    qtbot: QtBot, workspace: Workspace, event: str, lane: str, modifiers: Any = NONE
) -> None:
    canvas = workspace.views.canvas
    qtbot.waitUntil(lambda: canvas.is_idle)
    point = canvas.event_point(event, lane)
    assert point is not None
    qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, modifiers, point)


def accent_dots(workspace: Workspace) -> int:
    """How much of the canvas is in the colour of what is chosen."""
    workspace.views.canvas.viewport().repaint()
    image = workspace.views.canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    accent = QColor(workspace.theme.accent).rgb()
    width, height = image.width(), image.height()
    return sum(image.pixel(x, y) == accent for y in range(height) for x in range(0, width, 3))


def test_ctrl_click_on_a_mark_chooses_it_too_and_frames_it(
    own: Workspace, session: Session, qtbot: QtBot
) -> None:
    click_mark(qtbot, own, "vow", "massoud")
    assert session.chosen == {"vow"}
    alone = accent_dots(own)
    click_mark(qtbot, own, "talks", "taliban", CTRL)
    assert (session.selected, session.chosen) == ("talks", {"vow", "talks"})
    session.choose(["vow", "talks"], "vow")
    assert accent_dots(own) > alone
    qtbot.waitUntil(lambda: "2 events chosen" in own.views.canvas.accessibleDescription())
    canvas = own.views.canvas
    below = (QPoint(500, y) for y in range(100, canvas.viewport().height()))
    empty = next(each for each in below if canvas.spot_at(QPointF(each)).event is None)
    qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, CTRL, empty)
    assert session.chosen == {"vow", "talks"}
    click_mark(qtbot, own, "vow", "massoud", CTRL)
    assert (session.selected, session.chosen) == ("talks", {"talks"})


def test_ctrl_a_on_the_canvas_chooses_all_and_escape_none(
    own: Workspace, session: Session, qtbot: QtBot
) -> None:
    own.views.canvas.setFocus()
    press(qtbot, own, Qt.Key.Key_A, CTRL)
    assert session.chosen == set(EVENTS)
    assert "5 chosen" in texts(own.top_bar)
    press(qtbot, own, Qt.Key.Key_Escape)
    assert session.chosen == set()
    assert "chosen" not in texts(own.top_bar)


# deleting


def test_delete_in_the_list_takes_all_chosen_ones_at_once(
    own: Workspace, session: Session, qtbot: QtBot
) -> None:
    before = session.open_project.project
    session.choose(["vow", "fighting", "plea"])
    own.views.events.focus_table()
    press(qtbot, own, Qt.Key.Key_Delete)
    assert set(session.columns.ids) == {"harm", "talks"}
    assert session.open_project.project.links == ()
    assert said(own) == "Deleted 3 events"
    press(qtbot, own, Qt.Key.Key_Z, CTRL)
    assert session.open_project.project == before
    assert said(own) == "Undone: Delete 3 events"


# merging


def test_two_are_merged_with_what_is_chosen_of_each(
    own: Workspace, session: Session, qtbot: QtBot
) -> None:
    before = session.open_project.project
    session.choose(["vow", "fighting"], "vow")

    def fill(form: MergeForm) -> None:
        assert form.windowTitle() == "Merge 2 events"
        assert "Ahmad Massoud (speaker); Taliban (agent)" in texts(form)
        first, second, third = form.claims.text().replace("\u200b", "").splitlines()
        where = "Story from Kabul"
        voice = "the document’s own voice"
        quote = "“Ahmad Massoud said on Monday”"
        assert first == f"1. asserts · certain (CT+) · {voice} · {where}: {quote}"
        assert f"Reporters, according to An elder · {where}: “saw" in second
        assert f"denies · certain (CT+) · Taliban · {where}: “denied" in third
        assert "disputed" in texts(form)
        assert "1 link of the others will be its own. 1 link between them will go." in texts(form)
        assert "type ASSAULT" in texts(form)
        form.type.combo.setCurrentText("ASSAULT")
        assert "type STATEMENT" in texts(form)
        assert "type ASSAULT" not in texts(form)
        form.title.combo.setCurrentText("Attack on the valley")
        qtbot.keyClick(form, Qt.Key.Key_Return, CTRL)

    assert in_next_dialogs(fill) == []
    press(qtbot, own, Qt.Key.Key_M, CTRL)
    event = event_in(session, "vow")
    assert (event.title, event.type) == ("Attack on the valley", EventType.ASSAULT)
    assert [claim.id for claim in event.claims] == ["vow-1", "fighting-1", "fighting-2"]
    assert (session.selected, session.chosen) == ("vow", {"vow"})
    assert said(own) == "Merged 2 events into “Attack on the valley”"
    press(qtbot, own, Qt.Key.Key_Z, CTRL)
    assert session.open_project.project == before
    assert said(own) == "Undone: Merge 2 events into “Attack on the valley”"


def test_one_is_merged_with_one_that_is_picked(
    own: Workspace, session: Session, qtbot: QtBot
) -> None:
    session.select("vow")

    def pick(picker: EventPicker) -> None:
        lines = [picker.list.item(place).text() for place in range(picker.list.count())]
        assert lines[0].startswith(("Harm · about", "Attack on the valley · 25 August"))
        assert len(lines) == 4
        picker.field.setText("nothing has this")
        assert not picker.done_button.isEnabled()
        assert NONE_FOUND in texts(picker)
        picker.field.setText("taliban")
        qtbot.keyClick(picker.field, Qt.Key.Key_Down)
        assert picker.list.currentItem().text().startswith("Talks")
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)

    kinds = in_next_dialogs(pick, MergeForm.accept)
    press(qtbot, own, Qt.Key.Key_M, CTRL)
    assert kinds == [EventPicker, MergeForm]
    assert "talks" not in session.columns.row_of
    assert len(event_in(session, "vow").claims) == 2
    in_next_dialogs(EventPicker.reject)
    own.edits.merge_events()
    assert len(session.columns) == 4


def test_what_can_not_be_merged_is_said(
    own: Workspace, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def read(box: QMessageBox) -> None:
        told.append(box.text())
        box.reject()

    monkeypatch.setattr("timeline_app.desktop.event_desk.MOST_MERGED", 4)
    session.choose_all()
    in_next_dialogs(read)
    own.edits.merge_events()
    session.choose(["harm", "vow", "fighting", "talks"])
    own.edits.delete_events()
    session.select("plea")
    in_next_dialogs(read)
    own.edits.merge_events()
    assert told == [TOO_MANY, ALONE]
    assert event_merging.MOST_MERGED == 50


def test_a_merge_that_is_changed_is_given_up_at_the_second_time(
    own: Workspace, session: Session, qtbot: QtBot
) -> None:
    before = session.open_project
    session.choose(["vow", "fighting"], "vow")

    def act(form: MergeForm) -> None:
        form.title.combo.setCurrentIndex(1)
        qtbot.keyClick(form, Qt.Key.Key_Escape)
        assert form.message.text() == NOT_RECORDED
        qtbot.keyClick(form, Qt.Key.Key_Escape)
        assert not form.isVisible()

    in_next_dialogs(act)
    own.edits.merge_events()
    assert session.open_project is before


# splitting


def boxes(form: SplitForm, start: str) -> list[QCheckBox]:
    found = [box for box in form.findChildren(QCheckBox) if box.accessibleName().startswith(start)]
    assert found
    return found


def test_claims_and_actors_go_to_a_new_event(
    own: Workspace, session: Session, qtbot: QtBot
) -> None:
    before = session.open_project.project
    session.select("fighting")

    def fill(form: SplitForm) -> None:
        qtbot.keyClick(form, Qt.Key.Key_Return, CTRL)
        assert "no claim: tick" in form.message.text()
        denial = "“denied any fighting”"
        qtbot.mouseClick(boxes(form, f"New event: {denial}")[0], Qt.MouseButton.LeftButton)
        assert form.message.text() == ""
        assert form.title.text() == "denied any fighting"
        boxes(form, f"This event: {denial}")[0].setChecked(False)
        boxes(form, "New event: Ahmad Massoud")[0].setChecked(False)
        boxes(form, "New event: Résistance")[0].setChecked(False)
        form.title.setText("The Taliban deny it")
        form.date.text.setText("a day later")
        assert not form.date.problem
        form.date.text.setText("no date at all")
        qtbot.keyClick(form, Qt.Key.Key_Return, CTRL)
        assert form.message.text() == form.date.problem
        form.date.text.setText("2021-08-26")
        form.tags.setText("denial; ; denial")
        qtbot.keyClick(form, Qt.Key.Key_Return, CTRL)

    in_next_dialogs(fill)
    press(qtbot, own, Qt.Key.Key_M, CTRL | SHIFT)
    assert session.selected == "e1"
    new, stays = event_in(session, "e1"), event_in(session, "fighting")
    assert (new.title, new.type, new.tags) == (
        "The Taliban deny it",
        EventType.ASSAULT,
        ("denial",),
    )
    assert new.date is not None
    assert new.date.edtf == "2021-08-26"
    assert [claim.id for claim in new.claims] == ["fighting-2"]
    assert new.actors == ("taliban",)
    assert [claim.id for claim in stays.claims] == ["fighting-1"]
    assert len(stays.actors) == 3
    assert session.open_project.project.links == before.links
    assert said(own) == "Split “The Taliban deny it” off “Attack on the valley”"
    press(qtbot, own, Qt.Key.Key_Z, CTRL)
    assert session.open_project.project == before


def test_one_claim_may_stand_for_both_and_a_typed_title_stays(
    own: Workspace, session: Session
) -> None:
    session.select("vow")

    def fill(form: SplitForm) -> None:
        form.title.setText("My own title")
        boxes(form, "New event: “Ahmad Massoud said")[0].setChecked(True)
        assert form.title.text() == "My own title"
        form.accept()

    in_next_dialogs(fill)
    own.edits.split_event()
    new, old = event_in(session, "e1"), event_in(session, "vow")
    assert new.tags == old.tags == ("war", "a;b")  # though the field has no way to hold it
    assert new.claims[0].passage == old.claims[0].passage
    assert new.claims[0].id != old.claims[0].id
    assert (new.note, old.note) == (None, "first sign")


# many at once


def test_only_what_is_filled_in_changes_in_all_chosen_events(
    own: Workspace, session: Session, qtbot: QtBot
) -> None:
    before = session.open_project.project
    session.choose(["vow", "fighting", "talks"], "talks")

    def fill(form: BulkForm) -> None:
        assert form.windowTitle() == "Edit 3 events"
        assert "No event will change yet." in texts(form)
        qtbot.keyClick(form, Qt.Key.Key_Return, CTRL)
        assert form.message.text() == NOTHING
        form.type.setCurrentIndex(form.type.findText("ASSAULT", Qt.MatchFlag.MatchStartsWith))
        qtbot.waitUntil(lambda: form.count.text() == "2 of 3 events will change.")
        form.add_actors.more.click()
        row = form.add_actors._rows[0]
        row.name.setText("Dockers")
        row.role.setCurrentText("target")
        form.remove_actors.more.click()
        removal = form.remove_actors._rows[0]
        removal.choice.setCurrentIndex(removal.choice.findText("Taliban (in 2)"))
        removal.extra.setCurrentText("as agent")
        form.remove_tags.more.click()
        tag = form.remove_tags._rows[0].choice
        tag.setCurrentIndex(tag.findText("a;b (in 1)"))
        form.add_tags.setText("seen; ")
        form.note.setPlainText("looked at")
        qtbot.waitUntil(lambda: form.count.text() == "3 events will change.")
        qtbot.keyClick(form, Qt.Key.Key_Return, CTRL)

    in_next_dialogs(fill)
    press(qtbot, own, Qt.Key.Key_F2, SHIFT)
    vow, fighting, talks = (event_in(session, id_) for id_ in ("vow", "fighting", "talks"))
    assert {each.type for each in (vow, fighting, talks)} == {EventType.ASSAULT}
    for each in (vow, fighting, talks):
        assert each.participants[-1].actor == "dockers"
        assert each.participants[-1].role is Role.TARGET
    assert "taliban" not in fighting.actors
    assert "taliban" in talks.actors
    assert (vow.tags, talks.tags) == (("war", "seen"), ("seen",))
    assert (vow.note, talks.note) == ("first sign\nlooked at", "looked at")
    assert (vow.place, talks.place) == ("Panjshir", None)
    assert said(own) == "Edited 3 events: type, actors, tags, note"
    assert (session.selected, session.chosen) == ("talks", {"vow", "fighting", "talks"})
    press(qtbot, own, Qt.Key.Key_Z, CTRL)
    assert session.open_project.project == before
    assert said(own) == "Undone: Edit 3 events: type, actors, tags, note"


def test_place_and_notes_are_cleared_and_rows_taken_out_again(
    own: Workspace, session: Session
) -> None:
    session.choose(["vow", "plea"])

    def fill(form: BulkForm) -> None:
        assert not form.is_changed
        form.remove_tags.more.click()
        form.remove_tags._rows[0].choice.setCurrentIndex(1)
        assert form.is_changed
        form.remove_tags._rows[0]._leave()
        assert not form.is_changed
        form.place.setText("Kabul")
        form.clears_place.setChecked(True)
        assert not form.place.isEnabled()
        form.clears_note.setChecked(True)
        form.accept()

    in_next_dialogs(fill)
    own.edits.edit_events()
    vow = event_in(session, "vow")
    assert (vow.place, vow.note, vow.tags) == (None, None, ("war", "a;b"))
    assert said(own) == "Edited 1 event: place, note"


# what the filter hides


def test_what_an_edit_hides_is_told(own: Workspace, session: Session) -> None:
    session.set_filter(EventFilter(types=frozenset({EventType.STATEMENT, EventType.ASSAULT})))
    session.choose(["vow", "fighting"])

    def set_type(name: str) -> Callable[[BulkForm], None]:
        def fill(form: BulkForm) -> None:
            form.type.setCurrentIndex(form.type.findText(name, Qt.MatchFlag.MatchStartsWith))
            form.accept()

        return fill

    in_next_dialogs(set_type("AID"))
    own.edits.edit_events()
    assert said(own) == "Edited 2 events: type. 2 of the 2 events are hidden by the filter"
    own.edits.undo()
    assert said(own) == "Undone: Edit 2 events: type"
    session.select("vow")
    own.edits.edit_event()
    [form] = own.edits.forms
    form.type.setCurrentIndex(form.type.findText("AID", Qt.MatchFlag.MatchStartsWith))
    form.accept()
    assert said(own) == "Edited “Massoud vows to hold the valley”. It is hidden by the filter"
    assert session.selected == "vow"


# where the commands are


def test_menus_offer_them_and_a_click_on_a_chosen_mark_keeps_the_choice(
    own: Workspace, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[list[str]] = []

    class Menu(QMenu):
        def exec(self, *_: object) -> None:
            offered.append([action.objectName() for action in self.actions()])

    monkeypatch.setattr("timeline_app.desktop.context_menus.QMenu", Menu)
    session.choose(["vow", "talks"], "talks")
    own.views.canvas.menu_requested.emit("vow", "massoud", QPoint(0, 0))
    assert (session.selected, session.chosen) == ("vow", {"vow", "talks"})
    own.views.events.menu_requested.emit(QPoint(0, 0))
    own.views.canvas.menu_requested.emit("harm", None, QPoint(0, 0))
    assert session.chosen == {"harm"}
    assert [names[: len(OF_EVENTS)] for names in offered] == [list(OF_EVENTS)] * 3
    of_editing = {"edit-events", "merge-events", "split-event", "delete-events"}
    assert of_editing <= set(OF_EVENTS)
    assert all(own.actions[id_].isEnabled() for id_ in of_editing)
    session.select(None)
    assert not any(own.actions[id_].isEnabled() for id_ in of_editing)


def test_what_can_only_be_read_is_saved_first_and_the_choice_goes_on(
    open_in_window: Callable[[Path], Workspace],
    make_file: Callable[..., Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    foreign = open_in_window(make_file())
    file = tmp_path / "own.timeline"
    monkeypatch.setattr(QFileDialog, "exec", lambda _: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(file)])
    session = foreign.open_session()
    session.choose(["vow", "plea"], "plea")
    asked: list[str] = []

    def agree(box: QMessageBox) -> None:
        asked.append(box.text())
        box.defaultButton().click()

    kinds = in_next_dialogs(agree, MergeForm.accept)
    foreign.edits.merge_events()
    assert "can only be read" in asked[0]
    assert kinds[1] is MergeForm
    assert session.open_project.file == file
    assert "vow" not in session.columns.row_of
    assert len(event_in(session, "plea").claims) == 2


def test_hostile_texts_are_shown_as_they_are(
    open_own: Callable[..., Workspace], raw: dict[str, Any]
) -> None:
    for event in raw["events"]:
        event["title"] = event["place"] = event["note"] = f"{HOSTILE} {event['id']}"
        event["tags"] = [f"{HOSTILE} {event['id']}"]
    for actor in raw["actors"]:
        actor["name"] = f"{HOSTILE} {actor['id']}"
    own = open_own(raw)
    session = own.open_session()
    seen: list[str] = []

    def look(form: Any) -> None:
        seen.append(texts(form))
        for label in form.findChildren(QLabel):
            assert label.textFormat() is Qt.TextFormat.PlainText
            assert "\u202e" not in label.text()
        for box in form.findChildren(QCheckBox):
            assert "\u202e" not in box.text() + box.accessibleName()
        give_up(form)

    session.choose(["vow", "fighting"])
    for command in (own.edits.merge_events, own.edits.split_event, own.edits.edit_events):
        in_next_dialogs(look)
        command()
    assert "<img src=file:///etc/passwd>" in seen[0]
    assert "<img src=file:///etc/passwd>" in seen[1]
