"""The undated tray and the words that panels share."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.conftest import raw_project
from timeline_app.desktop import undated_tray, words
from timeline_app.desktop.labels import breakable
from timeline_app.desktop.theme import DARK, LIGHT, LabelMeasure
from timeline_app.desktop.undated_tray import UndatedTray
from timeline_app.model.event import EventType, Factuality, LinkKind, Status
from timeline_app.model.source import PassageState
from timeline_app.query.columns import EventColumns
from timeline_app.query.filter import EventFilter
from timeline_app.session.factuality_words import factuality_words
from timeline_app.session.session import Session

Show = Callable[..., Any]


@pytest.fixture
def tray(session: Session, show: Show) -> UndatedTray:
    return show(UndatedTray(session, LIGHT), 248, 200)


def test_undated_events_wait_in_the_tray(tray: UndatedTray, session: Session) -> None:
    model = tray.list.model()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert "UNDATED  1" in tray.section.heading.text()
    index = model.index(0, 0)
    assert index.data() == "Lévy asks for help"
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Lévy asks for help, undated, reported, Résistance"
    session.set_filter(EventFilter(text="fight"))
    assert model.rowCount() == 0
    assert tray._note.text() == "No undated event matches the filter"
    assert tester.model() is model


def test_only_the_first_of_many_are_listed_and_it_says_so(
    tray: UndatedTray,
    session: Session,
    many_columns: Callable[..., EventColumns],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(undated_tray, "MOST_LISTED", 10)
    session.open(session.open_project, many_columns(500, undated=25))
    assert "UNDATED  25" in tray.section.heading.text()
    assert tray.list.model().rowCount() == 10
    assert tray._note.isVisible()
    assert tray._note.text() == "and 15 more: narrow the filter"
    tray.hide()
    session.set_filter(EventFilter(statuses=frozenset()))
    assert "undated_rows" not in session.__dict__
    tray.show()
    assert tray.list.model().rowCount() == 0
    assert tray._note.text() == "No undated event matches the filter"


def test_the_selection_is_the_sessions_both_ways(
    tray: UndatedTray, session: Session, qtbot: QtBot
) -> None:
    point = tray.list.visualRect(tray.list.model().index(0, 0)).center()
    qtbot.mouseClick(tray.list.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert session.selected == "plea"
    session.select("vow")
    assert not tray.list.currentIndex().isValid()
    session.select("plea")
    assert tray.list.currentIndex().row() == 0
    session.set_filter(EventFilter(text="asks"))
    assert (session.selected, tray.list.currentIndex().row()) == ("plea", 0)


def test_it_folds(tray: UndatedTray, qtbot: QtBot) -> None:
    tray.section.heading.setFocus()
    qtbot.keyClick(tray.section.heading, Qt.Key.Key_Space)
    assert not tray.list.isVisible()
    assert tray.section.heading.accessibleName() == "Undated  1, folded"
    tray.set_theme(DARK)


def test_every_event_has_a_date(
    raw: dict[str, Any], make_session: Callable[..., Session], show: Show
) -> None:
    raw["events"] = raw["events"][:3]
    raw["links"] = raw["links"][:1]
    tray = show(UndatedTray(make_session(raw), LIGHT), 248, 200)
    assert tray._note.isVisible()
    assert tray._note.text() == "Every event has a date"


def test_hostile_titles_are_data(hostile: Session, show: Show) -> None:
    tray = show(UndatedTray(hostile, LIGHT), 248, 200)
    index = tray.list.model().index(0, 0)
    assert "<img src=file:///etc/passwd> & ⟦RLO⟧evil" in index.data()
    assert "<img" not in index.data(Qt.ItemDataRole.ToolTipRole)
    tray.grab()


def test_every_value_has_its_words() -> None:
    assert set(words.STATUS_EXPLANATIONS) == set(Status)
    assert all(each.value in factuality_words(each) for each in Factuality)
    assert set(words.PASSAGE_WORDS) == set(PassageState)
    assert set(words.LINK_WORDS) == set(LinkKind)
    assert set(words.TYPE_EXPLANATIONS) == set(EventType)


def test_where_there_are_no_events_none_has_a_date(
    make_project: Callable[..., Any], show: Show
) -> None:
    raw = raw_project()
    raw["events"], raw["links"] = [], []
    empty = Session(make_project(raw), LabelMeasure())
    assert show(UndatedTray(empty, LIGHT), 248, 200)._note.text() == "No events"


def test_dates_in_words() -> None:
    assert words.edtf_words("2021-08-25") == "25 August 2021"
    assert words.edtf_words("not a date") == "not a date"
    assert words.date_words(None) == "Undated"


@pytest.mark.parametrize(
    ("text", "pieces"), [("short words stay", 1), ("x" * 24, 1), ("x" * 25, 2), ("x" * 49, 3)]
)
def test_only_long_words_may_break(text: str, pieces: int) -> None:
    broken = breakable(text)
    assert broken.replace("\u200b", "") == text
    assert broken.count("\u200b") == pieces - 1
