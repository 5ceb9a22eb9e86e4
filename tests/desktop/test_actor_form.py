"""The form for an actor: what it shows and records, merging, and what keeps it open."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from timeline_app.desktop.actor_form import MERGE_LOSES, NONE, ActorForm
from timeline_app.model.event import Actor, ActorKind
from timeline_app.reading.event_model import OpenProject

HOSTILE = "<img src=file:///etc/passwd> & \u202eevil"


class Desk:
    """Notes what is asked of it, and says what it is told to say."""

    def __init__(self) -> None:
        self.asked: list[Any] = []
        self.refusal = ""

    def record(self, *what: Any) -> str:
        self.asked.append(what)
        return self.refusal

    def merge(self, into: str) -> str:
        self.asked.append(into)
        return self.refusal


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def show(
    make_project: Callable[..., OpenProject], desk: Desk, qtbot: QtBot
) -> Callable[..., ActorForm]:
    window = QWidget()
    qtbot.addWidget(window)

    def shown(id_: str = "massoud", raw: Any = None) -> ActorForm:
        actors = make_project(raw).project.actors
        [actor] = [each for each in actors if each.id == id_]
        others = [each for each in actors if each.id != id_]
        form = ActorForm(actor, others, desk.record, desk.merge, window)
        form.show()
        form.activateWindow()
        qtbot.waitUntil(form.isActiveWindow)
        return form

    return shown


def labels(form: ActorForm) -> list[str]:
    shown = [label for label in form.findChildren(QLabel) if label.isVisible()]
    return [label.text().replace("\u200b", "") for label in shown]


def test_it_shows_what_is_known_and_records_it_unchanged(
    show: Callable[..., ActorForm], desk: Desk, qtbot: QtBot
) -> None:
    form = show()
    assert form.name.hasFocus()
    qtbot.keyClick(form.name, Qt.Key.Key_Return)
    assert not form.isVisible()
    assert desk.asked == [("Ahmad Massoud", ActorKind.PERSON, "resistance", "son of Ahmad Shah")]


def test_what_is_changed_is_recorded(
    show: Callable[..., ActorForm], desk: Desk, qtbot: QtBot
) -> None:
    form = show()
    form.name.selectAll()
    qtbot.keyClicks(form.name, "Massoud")
    form.kind.setCurrentText("group")
    form.part_of.setCurrentText(NONE)
    form.note.clear()
    qtbot.mouseClick(form.done_button, Qt.MouseButton.LeftButton)
    assert desk.asked == [("Massoud", ActorKind.GROUP, None, "")]


@pytest.mark.parametrize(
    "fields",
    [{"name": "x" * 600}, {"name": "two\nlines"}, {"note": "a\u00a0b\r\nc"}],
)
def test_what_no_field_can_hold_is_not_lost_where_it_is_left_alone(
    fields: dict[str, str],
    show: Callable[..., ActorForm],
    desk: Desk,
    qtbot: QtBot,
    raw: dict[str, Any],
) -> None:
    raw["actors"][0].update(fields)
    form = show(raw=raw)
    qtbot.mouseClick(form.done_button, Qt.MouseButton.LeftButton)
    [(name, _, _, note)] = desk.asked
    assert (name, note) == (raw["actors"][0]["name"], raw["actors"][0]["note"])


def test_its_aliases_are_shown_where_it_has_some(show: Callable[..., ActorForm]) -> None:
    assert "Also called: Lions of Panjshir; the Lions" in labels(show("resistance"))
    assert not any(label.startswith("Also called") for label in labels(show("massoud")))


def test_merging_asks_for_the_one_that_stays_and_for_nothing_else(
    show: Callable[..., ActorForm], desk: Desk, qtbot: QtBot
) -> None:
    form = show()
    assert form.done_button.text() == "Record"
    assert [form.into.itemText(n) for n in range(form.into.count())] == [
        NONE,
        "Taliban",
        "Résistance",
        "Reporters",
    ]
    form.into.setFocus()
    qtbot.keyClick(form.into, Qt.Key.Key_Down)
    assert form.done_button.text() == "Merge"
    parts = (form.name, form.kind, form.part_of, form.note)
    assert not any(part.isEnabled() for part in parts)
    qtbot.keyClick(form.into, Qt.Key.Key_Up)
    assert all(part.isEnabled() for part in parts)
    qtbot.keyClick(form.into, Qt.Key.Key_Down)
    qtbot.mouseClick(form.done_button, Qt.MouseButton.LeftButton)
    assert desk.asked == ["taliban"]
    assert not form.isVisible()


def test_without_a_name_nothing_is_recorded(
    show: Callable[..., ActorForm], desk: Desk, qtbot: QtBot
) -> None:
    form = show()
    form.name.setText("  ")
    qtbot.mouseClick(form.done_button, Qt.MouseButton.LeftButton)
    assert form.isVisible()
    assert (desk.asked, "It has no name." in labels(form)) == ([], True)


@pytest.mark.parametrize("merges", [False, True])
def test_a_refusal_is_shown_and_keeps_the_form(
    merges: bool, show: Callable[..., ActorForm], desk: Desk, qtbot: QtBot
) -> None:
    desk.refusal = f"it can't be written {HOSTILE}"
    form = show()
    form.into.setCurrentIndex(int(merges))
    qtbot.mouseClick(form.done_button, Qt.MouseButton.LeftButton)
    assert form.isVisible()
    assert any(label.startswith("it can't be written <img") for label in labels(form))
    desk.refusal = ""
    qtbot.mouseClick(form.done_button, Qt.MouseButton.LeftButton)
    assert not form.isVisible()
    assert len(desk.asked) == 2


def test_cancel_records_nothing(show: Callable[..., ActorForm], desk: Desk, qtbot: QtBot) -> None:
    form = show()
    qtbot.keyClicks(form.name, "x")
    for is_left_open in (True, False):
        qtbot.keyClick(form, Qt.Key.Key_Escape)
        assert (desk.asked, form.isVisible()) == ([], is_left_open)


def test_names_are_shown_as_they_are(show: Callable[..., ActorForm], raw: dict[str, Any]) -> None:
    for actor in raw["actors"]:
        actor["name"] += HOSTILE
        for alias in actor.get("aliases", ()):
            alias["text"] = HOSTILE
    form = show("resistance", raw)
    for label in form.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert "\u202e" not in label.text()
    assert "\u202e" not in form.into.itemText(1)
    assert any("<img src=file:///etc/passwd>" in label for label in labels(form))


def test_an_actor_of_a_whole_that_is_gone_can_be_mended(desk: Desk, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    alone = Actor(id="a", name="A", kind=ActorKind.OTHER)
    form = ActorForm(alone, [], desk.record, desk.merge, window)
    form.accept()
    assert desk.asked == [("A", ActorKind.OTHER, None, "")]


def test_what_is_filled_in_is_neither_lost_by_a_merge_nor_by_escape(
    show: Callable[..., ActorForm], desk: Desk, qtbot: QtBot
) -> None:
    form = show()
    form.name.setText("Another name")
    form.into.setCurrentIndex(1)
    form.accept()
    assert form.message.text() == MERGE_LOSES
    assert form.isVisible()
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert form.isVisible()
    assert "Cancel again" in form.message.text()
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()


def test_a_name_that_another_actor_has_is_remarked(show: Callable[..., ActorForm]) -> None:
    form = show()
    assert not form.message.isVisible()
    form.name.setText("Taliban ")
    assert form.message.text() == (
        "Another actor has this name. If it is the same one, merge them instead."
    )
    form.name.setText("Talib")
    assert not form.message.isVisible()


def test_what_stands_above_a_field_is_on_one_line(show: Callable[..., ActorForm]) -> None:
    form = show()
    shown = [label for label in form.findChildren(QLabel) if label.text() in ("Name", "Merge into")]
    assert len({label.height() for label in shown}) == 1
    assert len(shown) == 2
