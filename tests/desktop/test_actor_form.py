"""The form for an actor: what it shows and records, aliases, colour, merging, and what keeps it open."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from timeline_app.desktop.actor_choice import ActorChoice, ActorNames
from timeline_app.desktop.actor_form import MERGE_LOSES, SPLIT_LOSES, ActorForm
from timeline_app.desktop.colour_choice import ANOTHER, AUTOMATIC
from timeline_app.desktop.theme import LIGHT, PALETTE
from timeline_app.model.event import Actor, ActorKind
from timeline_app.model.source import Passage
from timeline_app.reading.event_model import OpenProject
from timeline_app.session.actor_draft import ActorDraft, draft_of_actor
from timeline_app.session.mentions import mentions_of

HOSTILE = "<img src=file:///etc/passwd> & \u202eevil"


class Desk:
    """Notes what is asked of it, and says what it is told to say."""

    def __init__(self) -> None:
        self.asked: list[Any] = []
        self.refusal = ""
        self.opened: OpenProject | None = None

    def record(self, draft: ActorDraft) -> str:
        self.asked.append(draft)
        return self.refusal

    def merge(self, actor: Actor, into: str) -> str:
        self.asked.append(("merge", actor.id, into))
        return self.refusal

    def remove(self, actor: Actor) -> str:
        self.asked.append(("remove", actor.id))
        return self.refusal

    def ask_split(self, actor: Actor) -> bool:
        self.asked.append(("split", actor.id))
        return not self.refusal

    def mentions(self, words: str) -> tuple[Passage, ...]:
        assert self.opened is not None
        return mentions_of(words, self.opened.project.documents, self.opened.texts)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def show(
    make_project: Callable[..., OpenProject], desk: Desk, qtbot: QtBot
) -> Callable[..., ActorForm]:
    window = QWidget()
    qtbot.addWidget(window)

    def shown(id_: str | None = "massoud", raw: Any = None) -> ActorForm:
        desk.opened = make_project(raw)
        actors = desk.opened.project.actors
        drafts = [draft_of_actor(each) for each in actors if each.id == id_]
        form = ActorForm(drafts[0] if drafts else ActorDraft(), actors, desk, LIGHT, window)
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
    [draft] = desk.asked
    assert draft == draft_of_actor(draft.kept)
    assert (draft.name, draft.part_of) == ("Ahmad Massoud", "resistance")


def test_when_it_was_active_is_typed_in_words_and_kept(
    show: Callable[..., ActorForm], desk: Desk, qtbot: QtBot
) -> None:
    form = show()
    qtbot.keyClicks(form.active.text, "whenever")
    qtbot.mouseClick(form.done_button, Qt.MouseButton.LeftButton)
    assert desk.asked == []
    assert form.isVisible()
    assert form.is_changed
    form.active.text.clear()
    qtbot.keyClicks(form.active.text, "until 2001")
    qtbot.mouseClick(form.done_button, Qt.MouseButton.LeftButton)
    [draft] = desk.asked
    assert draft.active.edtf == "/2001"
    assert draft.name == "Ahmad Massoud"


def test_what_is_changed_is_recorded(
    show: Callable[..., ActorForm], desk: Desk, qtbot: QtBot
) -> None:
    form = show()
    form.name.selectAll()
    qtbot.keyClicks(form.name, "Massoud")
    form.kind.setCurrentText("group")
    form.part_of.clear()
    form.note.clear()
    form.colour.setCurrentText("vermilion")
    qtbot.mouseClick(form.done_button, Qt.MouseButton.LeftButton)
    [draft] = desk.asked
    assert (draft.name, draft.kind, draft.part_of, draft.note) == (
        "Massoud",
        ActorKind.GROUP,
        None,
        "",
    )
    assert draft.colour == "#d55e00"


def test_a_new_actor_is_filled_in_from_nothing(
    show: Callable[..., ActorForm], desk: Desk, qtbot: QtBot
) -> None:
    form = show(None)
    assert form.windowTitle() == "New actor"
    assert not form.into.isVisible()
    assert not form.delete_button.isVisible()
    qtbot.keyClick(form.name, Qt.Key.Key_Return)
    assert (desk.asked, form.message.text()) == ([], "It has no name.")
    qtbot.keyClicks(form.name, "the lions")
    assert form.message.text().startswith("“Résistance” is also called so.")
    qtbot.keyClick(form.name, Qt.Key.Key_Return)
    [draft] = desk.asked
    assert (draft.name, draft.kept, draft.colour, draft.aliases) == ("the lions", None, None, ())


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
    assert not form.is_changed
    qtbot.mouseClick(form.done_button, Qt.MouseButton.LeftButton)
    [draft] = desk.asked
    assert (draft.name, draft.note) == (raw["actors"][0]["name"], raw["actors"][0]["note"])


# what it is part of


def test_the_whole_is_found_by_a_part_of_a_name_or_alias(
    show: Callable[..., ActorForm], desk: Desk, qtbot: QtBot
) -> None:
    form = show("taliban")
    form.part_of.setFocus()
    qtbot.keyClicks(form.part_of, "of panjsh")
    completer = form.part_of.completer()
    assert completer.completionCount() == 1
    qtbot.waitUntil(completer.popup().isVisible)
    qtbot.keyClick(completer.popup(), Qt.Key.Key_Down)
    qtbot.keyClick(completer.popup(), Qt.Key.Key_Return)
    assert (form.part_of.text(), form.part_of.chosen) == ("Résistance", "resistance")
    assert form.isVisible()
    qtbot.mouseClick(form.done_button, Qt.MouseButton.LeftButton)
    assert desk.asked[0].part_of == "resistance"


def test_actors_are_found_and_meant_whatever_their_letters(qtbot: QtBot) -> None:
    people = {
        "lukasz": "Łukasz Wójcik",
        "union": "Союз",
        "soyuz": "Soyuz 1",
        "oe": "Øre",
        "o": "Ore",
    }
    names = ActorNames(
        [Actor(id=id_, name=name, kind=ActorKind.OTHER) for id_, name in people.items()]
    )
    choice = ActorChoice("Actor", names)
    qtbot.addWidget(choice)
    completer = choice.completer()
    completer.setCompletionPrefix("lukasz")
    assert completer.completionCount() == 1
    assert completer.currentCompletion() == "Łukasz Wójcik"
    completer.setCompletionPrefix("soyuz")
    assert completer.completionCount() == 2
    assert [names.id_of(words) for words in ("lukasz wojcik", "soyuz", "ore", "luk", "?")] == [
        "lukasz",
        "union",
        "o",  # who is called so but for case goes before who is in other letters
        None,
        None,
    ]


def test_who_is_not_known_and_a_circle_are_refused(
    show: Callable[..., ActorForm], desk: Desk, qtbot: QtBot
) -> None:
    form = show("resistance")
    form.part_of.setText("Nobody <b>")
    qtbot.mouseClick(form.done_button, Qt.MouseButton.LeftButton)
    assert form.message.text() == (
        "No actor, or more than one, is called “Nobody <b>”: choose one from the list."
    )
    form.part_of.setText("ahmad massoud")
    qtbot.mouseClick(form.done_button, Qt.MouseButton.LeftButton)
    assert "so “Résistance” can't be part of it." in form.message.text()
    assert (desk.asked, form.isVisible()) == ([], True)


def test_actors_of_one_name_are_told_apart(show: Callable[..., ActorForm], raw: Any) -> None:
    for number, kind in enumerate(("group", "person", "person")):
        raw["actors"].append({"id": f"x{number}", "name": "Twin", "kind": kind})
    raw["actors"].append({"id": "x3", "name": "Twin (group)", "kind": "group"})
    form = show("massoud", raw)
    names = ActorNames(list(show("massoud", raw)._actors))
    twins = [label for label in names.labels if label.startswith("Twin")]
    assert sorted(twins) == [
        "Twin (group) (x0)",
        "Twin (group) (x3)",
        "Twin (person, x1)",
        "Twin (person, x2)",
    ]
    for id_ in ("x0", "x1", "x2", "x3"):
        form.part_of.choose(id_)
        assert form.part_of.chosen == id_
        assert names.id_of(form.part_of.text()) == id_


# aliases


def test_an_alias_is_added_with_its_mentions_and_removed(
    show: Callable[..., ActorForm], desk: Desk, qtbot: QtBot
) -> None:
    form = show("resistance")
    assert [alias.text for alias in form.aliases.aliases] == ["Lions of Panjshir", "the Lions"]
    form.aliases.field.setFocus()
    qtbot.keyClicks(form.aliases.field, "Reporters")
    qtbot.keyClick(form.aliases.field, Qt.Key.Key_Return)
    assert form.isVisible()
    assert form.aliases.field.text() == ""
    assert "1 mention" in labels(form)
    row = form.aliases._rows[0]
    qtbot.mouseClick(row.remove, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(form.done_button, Qt.MouseButton.LeftButton)
    [draft] = desk.asked
    assert [alias.text for alias in draft.aliases] == ["the Lions", "Reporters"]
    assert [passage.quote for passage in draft.aliases[1].passages] == ["Reporters"]


def test_an_alias_without_a_mention_is_refused(
    show: Callable[..., ActorForm], desk: Desk, qtbot: QtBot
) -> None:
    form = show("resistance")
    qtbot.keyClicks(form.aliases.field, "No such words")
    qtbot.mouseClick(form.aliases.more, Qt.MouseButton.LeftButton)
    assert form.message.text().startswith("No document has the words “No such words”")
    qtbot.mouseClick(form.done_button, Qt.MouseButton.LeftButton)  # what is typed would be lost
    assert (desk.asked, form.isVisible()) == ([], True)
    form.aliases.field.setText("the  Lions")
    qtbot.mouseClick(form.aliases.more, Qt.MouseButton.LeftButton)
    assert form.message.text() == "“the Lions” is among the aliases already."
    form.aliases.field.setText("Reporters")
    assert not form.message.isVisible()
    qtbot.mouseClick(form.done_button, Qt.MouseButton.LeftButton)
    assert [alias.text for alias in desk.asked[0].aliases][-1] == "Reporters"


# colour


def test_a_colour_is_one_of_the_palette_automatic_or_any_other(
    show: Callable[..., ActorForm],
    desk: Desk,
    qtbot: QtBot,
    raw: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    raw["actors"][0]["colour"] = "#ABCDEF"
    form = show(raw=raw)
    colour = form.colour
    assert (colour.colour, colour.currentText(), form.is_changed) == ("#ABCDEF", "#ABCDEF", False)
    items = [colour.itemText(n) for n in range(colour.count())]
    assert items == [AUTOMATIC, *PALETTE.values(), "#ABCDEF", ANOTHER]
    answers = [QColor(), QColor("#123456")]
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_: answers.pop(0))
    for expected in ("#ABCDEF", "#123456"):
        colour.setCurrentText(ANOTHER)
        colour.activated.emit(colour.currentIndex())
        assert (colour.colour, colour.currentText()) == (expected, expected)
    colour.setFocus()
    qtbot.keyClick(colour, Qt.Key.Key_Home)
    assert colour.colour is None
    qtbot.keyClick(colour, Qt.Key.Key_Down)
    qtbot.mouseClick(form.done_button, Qt.MouseButton.LeftButton)
    assert desk.asked[0].colour == "#0072b2"


# merging, splitting, deleting


def test_merging_asks_for_the_one_that_stays_and_for_nothing_else(
    show: Callable[..., ActorForm], desk: Desk, qtbot: QtBot
) -> None:
    form = show()
    assert form.done_button.text() == "Record"
    form.into.setFocus()
    qtbot.keyClicks(form.into, "Talib")
    assert form.done_button.text() == "Merge"
    parts = (form.name, form.kind, form.part_of, form.colour, form.aliases, form.note)
    assert not any(part.isEnabled() for part in parts)
    form.into.clear()
    assert all(part.isEnabled() for part in parts)
    qtbot.keyClicks(form.into, "Talib")
    form.into.completer().popup().hide()
    qtbot.mouseClick(form.done_button, Qt.MouseButton.LeftButton)
    assert form.message.text().startswith("No actor, or more than one, is called “Talib”")
    qtbot.keyClicks(form.into, "an")
    form.into.completer().popup().hide()
    qtbot.mouseClick(form.done_button, Qt.MouseButton.LeftButton)
    assert desk.asked == [("merge", "massoud", "taliban")]
    assert not form.isVisible()


def test_split_and_delete_are_asked_for_and_close_the_form(
    show: Callable[..., ActorForm], desk: Desk, qtbot: QtBot
) -> None:
    for name, what in (("split_button", "split"), ("delete_button", "remove")):
        form = show()
        desk.refusal = "It can't be."
        qtbot.mouseClick(getattr(form, name), Qt.MouseButton.LeftButton)
        assert form.isVisible()
        desk.refusal = ""
        qtbot.mouseClick(getattr(form, name), Qt.MouseButton.LeftButton)
        assert not form.isVisible()
        assert desk.asked == [(what, "massoud")] * 2
        desk.asked.clear()


def test_a_split_loses_nothing_that_is_filled_in(
    show: Callable[..., ActorForm], desk: Desk, qtbot: QtBot
) -> None:
    form = show()
    form.name.setText("Another name")
    qtbot.mouseClick(form.split_button, Qt.MouseButton.LeftButton)
    assert (desk.asked, form.message.text()) == ([], SPLIT_LOSES)


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
    form.into.choose("taliban" if merges else None)
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
    form.into.choose("massoud")
    assert "⟦RLO⟧" in form.into.text()
    assert form.into.chosen == "massoud"
    assert any("<img src=file:///etc/passwd>" in label for label in labels(form))


def test_a_name_with_hostile_letters_is_merged_with_by_what_is_shown(
    show: Callable[..., ActorForm], raw: dict[str, Any], desk: Desk
) -> None:
    raw["actors"][1]["name"] = HOSTILE
    form = show("massoud", raw)
    form.into.choose("taliban")
    form.accept()
    assert desk.asked == [("merge", "massoud", "taliban")]


def test_five_thousand_actors_hold_no_form_up(desk: Desk, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actors = [
        Actor(id=f"a{number}", name=f"Actor {number}", kind=ActorKind.OTHER)
        for number in range(5000)
    ]
    began = time.thread_time()
    form = ActorForm(draft_of_actor(actors[0]), actors, desk, LIGHT, window)
    assert time.thread_time() - began < 0.25  # some 0.03 on a quiet machine
    form.show()
    qtbot.keyClicks(form.part_of, "4999")
    assert form.part_of.completer().completionCount() == 1
    form.part_of.completer().popup().hide()
    form.give_up()


def test_what_is_filled_in_is_neither_lost_by_a_merge_nor_by_escape(
    show: Callable[..., ActorForm], desk: Desk, qtbot: QtBot
) -> None:
    form = show()
    form.name.setText("Another name")
    form.into.choose("taliban")
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
