"""The palette by itself: commands, groups of hits, headings that are passed over, what it says."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from timeline_app.desktop.command_palette import HIDDEN, CommandPalette
from timeline_app.desktop.search_rows import Row
from timeline_app.desktop.theme import DARK
from timeline_app.query.filter import EventFilter
from timeline_app.session.command import Command, Menu
from timeline_app.session.search import Search
from timeline_app.session.search_hits import Hit
from timeline_app.session.session import Session


class Shown:
    """A palette on a search that may be built, with two commands, and what was gone to."""

    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self.parent = QWidget()
        qtbot.addWidget(self.parent)
        self.ran: list[str] = []
        self.gone_to: list[Hit] = []
        self.search = Search(session)
        commands = [
            Command(
                "attach", "Attach a file", Menu.FILE, lambda: self.ran.append("attach"), ("X",)
            ),
            Command("off", "Attack nobody", Menu.FILE, lambda: None, enabled=lambda: False),
            Command("late", "Repel an attack", Menu.FILE, lambda: self.ran.append("late")),
        ]
        self.palette = CommandPalette(commands, self.search, self.gone_to.append, DARK, self.parent)

    def built(self) -> "Shown":
        while not self.search.is_at_rest:
            self.search.work(0.01)
        self.palette.follow()
        return self

    def type(self, text: str) -> list[Row]:
        self.palette.field.setText(text)
        self.palette.catch_up()
        return list(self.palette.list.rows)


@pytest.fixture
def shown(session: Session, qtbot: QtBot) -> Shown:
    return Shown(session, qtbot)


def titles(rows: list[Row]) -> list[str]:
    return ["".join(text for text, _ in row.title) for row in rows]


def test_commands_stand_there_before_one_types(shown: Shown) -> None:
    rows = shown.palette.list.rows
    assert titles(list(rows)) == ["Attach a file", "Repel an attack"]
    assert rows[0].hint == "X"


def test_hits_stand_under_their_headings(shown: Shown) -> None:
    rows = shown.built().type("atta")
    assert titles(rows) == [
        "Commands",
        "Attach a file",
        "Events · 1",
        "Attack on the valley",
        "Documents · 1",
        *titles(rows)[5:6],
        "Other commands",
        "Repel an attack",
    ]
    assert shown.palette.list.current is rows[1]
    shown.palette.list.step(1)
    assert shown.palette.list.current is rows[3]
    shown.palette.list.step(-5)
    assert shown.palette.list.current is rows[1]


def test_enter_goes_where_the_chosen_row_leads(shown: Shown, qtbot: QtBot) -> None:
    shown.built()
    field = shown.palette.field
    qtbot.keyClicks(field, "attack on")
    qtbot.keyClick(field, Qt.Key.Key_Return)  # at once: what was typed is looked for first
    assert shown.palette.result()
    assert shown.palette.chosen is not None
    assert shown.palette.chosen.run is not None
    shown.palette.chosen.run()
    assert [hit.event for hit in shown.gone_to] == ["fighting"]


def test_it_says_that_it_is_not_ready_and_then_shows_what_was_found(shown: Shown) -> None:
    assert shown.type("valley") == []
    assert "as soon as the search is ready" in shown.palette.message.text()
    assert "Preparing the search: 0 %" in shown.palette.note.text()
    shown.built()
    assert "Attack on the valley" in titles(list(shown.palette.list.rows))
    assert shown.palette.note.text() == ""


@pytest.mark.parametrize(("typed", "said"), [("zebra", "Nothing has words"), ("*", "letters or")])
def test_it_says_why_there_is_nothing(typed: str, said: str, shown: Shown) -> None:
    assert shown.built().type(typed) == []
    assert said in shown.palette.message.text()
    assert not shown.palette.message.isHidden()
    assert shown.palette.list.isHidden()


def test_it_says_what_the_filter_hides(shown: Shown, session: Session) -> None:
    session.set_filter(EventFilter(actors=frozenset()))
    rows = shown.built().type("attack on")
    assert "hidden by the filter" in rows[1].hint
    assert shown.palette.note.text() == HIDDEN


def test_texts_from_documents_are_data(hostile: Session, qtbot: QtBot) -> None:
    shown = Shown(hostile, qtbot).built()
    rows = shown.type("evil")
    assert len(rows) > 4
    index = shown.palette.list.model().index(1, 0)
    assert "\u202e" not in index.data()
    assert "<img" in index.data()  # as it is, not as HTML
    assert "<img" not in index.data(Qt.ItemDataRole.ToolTipRole)
    QAbstractItemModelTester(shown.palette.list.model())


def test_it_paints_what_is_long_or_runs_from_right_to_left(
    raw: dict[str, Any], make_session: Callable[..., Session], qtbot: QtBot
) -> None:
    raw["events"][0]["title"] = "پنجشیر 🦁 " * 300
    raw["events"][1]["title"] = "wide " * 5000
    shown = Shown(make_session(raw), qtbot).built()
    plain = shown.palette.grab().toImage()
    for typed in ("پنجش", "wide"):
        assert len(shown.type(typed)) == 2
        assert shown.palette.grab().toImage() != plain
