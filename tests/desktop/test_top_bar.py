"""The top bar: its counts, and a search field that follows what is open."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from timeline_app.desktop.menus import Actions
from timeline_app.desktop.search_field import SearchField
from timeline_app.desktop.top_bar import BUTTONS, TopBar
from timeline_app.query.filter import EventFilter
from timeline_app.session.command import Command, Menu
from timeline_app.session.session import Session

MakeSession = Callable[..., Session]


@pytest.fixture
def make_bar(qtbot: QtBot) -> Iterator[Callable[[Session], TopBar]]:
    """The bar with buttons that do nothing."""

    window = QWidget()
    qtbot.addWidget(window)

    def make(session: Session) -> TopBar:
        commands = [Command(id_, text, Menu.VIEW, lambda: None) for id_, text in BUTTONS]
        bar = TopBar(session, Actions(commands, window, window))
        qtbot.addWidget(bar)
        return bar

    yield make
    window.close()


def test_one_of_a_kind_is_counted_as_one(
    make_session: MakeSession, make_bar: Callable[[Session], TopBar], raw: dict[str, Any]
) -> None:
    bar = make_bar(make_session())
    assert bar._counts.text() == "2 documents · 4 actors · 5 events"
    bar._session.set_filter(EventFilter(text="fighting"))
    bar.refresh()
    assert bar._counts.text() == "2 documents · 4 actors · 1 of 5 events"
    raw["documents"] = raw["documents"][1:]
    raw["actors"] = [{"id": "levy", "name": "Lévy", "kind": "person"}]
    raw["events"] = [{**raw["events"][4], "participants": []}]
    raw["links"] = []
    assert make_bar(make_session(raw))._counts.text() == "1 document · 1 actor · 1 event"


def test_another_project_is_not_searched_for_what_was_typed_before(
    make_session: MakeSession, qtbot: QtBot
) -> None:
    session = make_session()
    field = SearchField(session)
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "valley")
    assert not field.is_idle
    session.open(make_session().open_project)
    assert field.is_idle
    assert field.text() == ""
    assert session.filter == EventFilter()


def test_a_gone_field_hears_no_more(make_session: MakeSession, qtbot: QtBot) -> None:
    session = make_session()
    field = SearchField(session)
    field.deleteLater()
    qtbot.waitUntil(lambda: not isValid(field))
    session.set_filter(EventFilter(text="valley"))


def test_escape_clears_the_search_and_then_leaves_it(
    make_session: MakeSession, qtbot: QtBot
) -> None:
    field = SearchField(make_session())
    qtbot.addWidget(field)
    left: list[bool] = []
    field.left.connect(lambda: left.append(True))
    qtbot.keyClicks(field, "valley")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), left) == ("", [])
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert left == [True]


def test_a_field_that_is_emptied_from_elsewhere_has_nothing_to_clear(
    make_session: MakeSession, qtbot: QtBot
) -> None:
    session = make_session()
    field = SearchField(session)
    qtbot.addWidget(field)
    field.show()
    clear = field.findChild(QToolButton)
    qtbot.keyClicks(field, "valley")
    qtbot.waitUntil(lambda: field.is_idle and clear.property("opacity") != 0.0)
    heard: list[str] = []
    field.textChanged.connect(heard.append)
    session.set_filter(EventFilter())
    assert heard == [""]  # what shows and hides the clear button
    assert session.filter == EventFilter()
