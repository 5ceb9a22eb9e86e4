"""The event list: a sound model, the session's selection both ways, and a hundred thousand rows."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from timeline_app.desktop import event_table
from timeline_app.desktop.event_list import EventList
from timeline_app.desktop.event_table import Column, EventTable
from timeline_app.desktop.theme import DARK, LIGHT
from timeline_app.query.columns import STATUSES, EventColumns
from timeline_app.query.filter import EventFilter
from timeline_app.session.session import Session

Show = Callable[..., Any]
NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def events(session: Session, show: Show) -> EventList:
    return show(EventList(session, LIGHT), 1200, 400)


def column(model: QAbstractItemModel, number: Column) -> list[str]:
    return [model.index(row, number).data() for row in range(model.rowCount())]


def header_point(events: EventList, number: Column) -> QPoint:
    header = events.view.horizontalHeader()
    return QPoint(header.sectionViewportPosition(number) + 20, header.height() // 2)


def test_the_model_is_sound(session: Session) -> None:
    model = EventTable(session)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    session.set_filter(EventFilter(text="valley"))
    model.refresh()
    for number in Column:
        model.sort(number, Qt.SortOrder.DescendingOrder)
    session.set_filter(EventFilter())
    model.refresh()
    model.forget()
    assert tester.model() is model


def test_rows_are_the_kept_events_in_order_of_time(events: EventList, session: Session) -> None:
    model = events.view.model()
    assert column(model, Column.DATE) == [
        "about March 2021",
        "16 August 2021",
        "25 August 2021",
        "from September 2021, end open",
        "Undated",
    ]
    assert column(model, Column.STATUS)[:3] == ["negated", "reported", "disputed"]
    assert column(model, Column.SAID_BY)[2] == "Reporters, according to An elder; Taliban"
    session.set_filter(EventFilter(actors=frozenset({"massoud"})))
    assert column(model, Column.TITLE) == [
        "Massoud vows to hold the valley",
        "Attack on the valley",
    ]


def test_a_header_click_sorts_stably_and_blanks_go_last(events: EventList, qtbot: QtBot) -> None:
    model = events.view.model()
    header = events.view.horizontalHeader()
    qtbot.mouseClick(
        header.viewport(), Qt.MouseButton.LeftButton, pos=header_point(events, Column.PLACE)
    )
    assert column(model, Column.PLACE) == ["Panjshir", "", "", "", ""]
    assert column(model, Column.DATE)[1:] == [
        "about March 2021",
        "25 August 2021",
        "from September 2021, end open",
        "Undated",
    ]
    qtbot.mouseClick(
        header.viewport(), Qt.MouseButton.LeftButton, pos=header_point(events, Column.DATE)
    )
    qtbot.mouseClick(
        header.viewport(), Qt.MouseButton.LeftButton, pos=header_point(events, Column.DATE)
    )
    assert column(model, Column.DATE)[0] == "from September 2021, end open"
    assert column(model, Column.DATE)[-1] == "Undated"


def test_the_selection_is_the_sessions_both_ways(
    events: EventList, session: Session, qtbot: QtBot
) -> None:
    view = events.view
    rung: list[object] = []
    session.subscribe(rung.append)
    point = view.visualRect(view.model().index(2, Column.TITLE)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert session.selected == "fighting"
    assert len([flags for flags in rung if "SELECTION" in str(flags)]) == 1
    session.select("plea")
    assert view.currentIndex().row() == 4
    assert view.currentIndex().column() == Column.TITLE
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert session.selected == "talks"
    session.select("fighting", claim=1)
    assert session.selected_claim == 1
    session.select(None)
    assert not view.currentIndex().isValid()
    assert not view.selectionModel().hasSelection()


def test_the_selection_survives_sorting_and_filtering(events: EventList, session: Session) -> None:
    session.select("fighting")
    events.view.sortByColumn(Column.TITLE, Qt.SortOrder.AscendingOrder)
    assert events.view.currentIndex().row() == 0
    assert session.selected == "fighting"
    session.set_filter(EventFilter(text="Lévy"))
    assert session.selected == "fighting"
    assert not events.view.currentIndex().isValid()
    session.set_filter(EventFilter())
    assert events.view.currentIndex().row() == 0


def test_enter_wants_the_passage_and_letters_are_left_alone(
    events: EventList, session: Session, qtbot: QtBot
) -> None:
    session.select("vow")
    with qtbot.waitSignal(events.passage_wanted):
        qtbot.keyClick(events.view, Qt.Key.Key_Return)
    qtbot.keyClick(events.view, Qt.Key.Key_T)
    assert session.selected == "vow"


def click_row(qtbot: QtBot, events: EventList, place: int, modifiers: Any) -> None:
    at = events.view.visualRect(events.view.model().index(place, Column.TITLE)).center()
    qtbot.mouseClick(events.view.viewport(), Qt.MouseButton.LeftButton, modifiers, at)


def marked_rows(events: EventList) -> list[int]:
    return sorted(index.row() for index in events.view.selectionModel().selectedRows())


def test_clicks_with_ctrl_and_shift_choose_several(
    events: EventList, session: Session, qtbot: QtBot
) -> None:
    session.go_to_lane("massoud")
    click_row(qtbot, events, 1, NONE)
    click_row(qtbot, events, 3, CTRL)
    assert (session.selected, session.chosen) == ("talks", {"vow", "talks"})
    click_row(qtbot, events, 0, CTRL | SHIFT)
    assert (session.selected, session.chosen) == ("harm", {"harm", "vow", "fighting", "talks"})
    click_row(qtbot, events, 0, CTRL)
    assert session.chosen == {"vow", "fighting", "talks"}
    assert session.selected == "vow"
    assert events.view.currentIndex().row() == 0
    assert marked_rows(events) == [1, 2, 3]
    click_row(qtbot, events, 2, NONE)
    assert (session.selected, session.chosen) == ("fighting", {"fighting"})
    click_row(qtbot, events, 2, CTRL)
    assert (session.selected, session.chosen) == (None, set())


def test_keys_choose_several(events: EventList, session: Session, qtbot: QtBot) -> None:
    events.focus_table()
    session.go_to("vow")
    qtbot.keyClick(events.view, Qt.Key.Key_Down, SHIFT)
    assert (session.selected, session.chosen) == ("fighting", {"vow", "fighting"})
    qtbot.keyClick(events.view, Qt.Key.Key_Down, CTRL)
    qtbot.keyClick(events.view, Qt.Key.Key_Down, CTRL)
    assert session.selected == "fighting"
    qtbot.keyClick(events.view, Qt.Key.Key_Space, CTRL)
    assert (session.selected, session.chosen) == ("plea", {"vow", "fighting", "plea"})
    qtbot.keyClick(events.view, Qt.Key.Key_A, CTRL)
    assert session.chosen == set(session.columns.ids)
    assert session.selected == "plea"
    qtbot.keyClick(events.view, Qt.Key.Key_Up)
    assert (session.selected, session.chosen) == ("talks", {"talks"})


def test_what_is_chosen_elsewhere_is_marked_here_in_every_order(
    events: EventList, session: Session
) -> None:
    session.choose(["vow", "talks", "fighting"], "talks")
    assert marked_rows(events) == [1, 2, 3]
    assert events.view.currentIndex().row() == 3
    events.view.sortByColumn(Column.TITLE, Qt.SortOrder.DescendingOrder)
    titles = column(events.view.model(), Column.TITLE)
    assert sorted(titles[row] for row in marked_rows(events)) == [
        "Attack on the valley",
        "Massoud vows to hold the valley",
        "Talks",
    ]
    assert titles[events.view.currentIndex().row()] == "Talks"
    assert session.chosen == {"vow", "talks", "fighting"}
    session.set_filter(EventFilter(actors=frozenset({"massoud"})))
    assert session.chosen == {"vow", "fighting"}
    assert marked_rows(events) == [0, 1]
    session.select(None)
    assert marked_rows(events) == []


def test_of_a_table_one_row_is_chosen_alone(
    events: EventList, session: Session, qtbot: QtBot
) -> None:
    tables: Any = object()
    session.open(session.open_project, replace(session.columns, tables=tables))
    session.select("vow")
    qtbot.keyClick(events.view, Qt.Key.Key_A, CTRL)
    assert session.chosen == {"vow"}
    click_row(qtbot, events, 3, CTRL)
    assert session.chosen == {"talks"}
    session.choose(["vow", "talks"], "vow")
    assert (session.selected, session.chosen) == ("vow", {"vow"})
    session.choose_all()
    assert session.chosen == {"vow"}


def test_a_menu_is_asked_for_where_a_row_is(
    events: EventList, session: Session, qtbot: QtBot
) -> None:
    asked: list[QPoint] = []
    events.menu_requested.connect(asked.append)

    def ask(reason: QContextMenuEvent.Reason, at: QPoint) -> None:
        there = events.view.viewport().mapToGlobal(at)
        event = QContextMenuEvent(reason, at, there)
        QApplication.sendEvent(events.view.viewport(), event)

    ask(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0))
    assert asked == []
    session.choose(["vow", "talks"], "talks")
    ask(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0))
    below = events.view.visualRect(events.view.currentIndex()).bottomLeft()
    assert asked == [events.view.viewport().mapToGlobal(below)]
    click_row(qtbot, events, 1, NONE)
    ask(QContextMenuEvent.Reason.Mouse, QPoint(30, 30))
    assert asked[1] == events.view.viewport().mapToGlobal(QPoint(30, 30))


def test_the_first_arrow_selects_the_first_event(
    events: EventList, session: Session, qtbot: QtBot
) -> None:
    events.focus_table()
    qtbot.keyClick(events.view, Qt.Key.Key_Down)
    assert session.selected == "harm"


def test_nothing_kept_is_said(events: EventList, session: Session) -> None:
    session.set_filter(EventFilter(text="nowhere"))
    assert events._empty.isVisible()
    assert events._empty.text() == "No event matches the filter"
    session.set_filter(EventFilter())
    assert events.view.isVisible()


def test_texts_are_data(hostile: Session, show: Show) -> None:
    events = show(EventList(hostile, LIGHT), 1200, 400)
    model = events.view.model()
    index = model.index(1, Column.TITLE)
    assert (
        index.data() == "Massoud vows to hold the valley <img src=file:///etc/passwd> & ⟦RLO⟧evil"
    )
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;img" in tip
    assert "<img" not in tip
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Title: Massoud vows")
    events.set_theme(DARK)
    events.grab()


def test_widths_are_kept(session: Session, show: Show) -> None:
    events = show(EventList(session, LIGHT), 1200, 400)
    events.view.setColumnWidth(Column.TITLE, 123)
    other = show(EventList(session, LIGHT), 1200, 400)
    other.restore_state(events.save_state())
    assert other.view.columnWidth(Column.TITLE) == 123


def test_a_hundred_thousand_rows_are_lazy(
    raw: dict[str, Any], make_session: Callable[..., Session], show: Show, qtbot: QtBot
) -> None:
    session = make_session(raw)
    events = show(EventList(session, LIGHT), 1200, 400)
    asked: list[QModelIndex] = []
    model = events.view.model()
    original = type(model).data

    def counting(self: EventTable, index: QModelIndex, role: int = 0) -> object:
        asked.append(index)
        return original(self, index, role)

    columns = session.columns
    object.__setattr__(columns, "events", columns.events * 20_000)
    for name in ("ids", "titles"):
        object.__setattr__(columns, name, getattr(columns, name) * 20_000)
    for name in ("status", "type", "shape", "proposed", "salience"):
        object.__setattr__(columns, name, np.tile(getattr(columns, name), 20_000))
    columns.__dict__.pop("dated", None)
    session.__dict__["kept_rows"] = np.arange(100_000)
    try:
        type(model).data = counting
        events._follow_filter()
        events.grab()
    finally:
        type(model).data = original
    assert model.rowCount() == 100_000
    assert len(asked) < 5_000
    events.view.sortByColumn(Column.TITLE, Qt.SortOrder.AscendingOrder)
    assert model.index(0, Column.TITLE).data() == "Attack on the valley"


def test_a_list_that_nobody_sees_asks_for_nothing(session: Session, show: Show) -> None:
    events = EventList(session, LIGHT)
    session.set_filter(EventFilter(text="valley"))
    assert "kept_rows" not in session.__dict__
    assert events.view.model().rowCount() == 0
    show(events, 1200, 400)
    assert events.view.model().rowCount() == session.kept_count > 0
    events.hide()
    session.set_filter(EventFilter())
    assert "kept_rows" not in session.__dict__
    events.show()
    assert events.view.model().rowCount() == len(session.columns)


def test_too_many_events_to_sort_by_a_text_stay_in_order_of_time(
    events: EventList, session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(event_table, "MOST_SORTED", 3)
    in_time = column(events.view.model(), Column.TITLE)
    header = events.view.horizontalHeader()
    qtbot.mouseClick(
        header.viewport(), Qt.MouseButton.LeftButton, pos=header_point(events, Column.TITLE)
    )
    assert column(events.view.model(), Column.TITLE) == in_time
    assert events._note.isVisible()
    assert "only up to 3 events are sorted by title" in events._note.text()
    assert header.sortIndicatorSection() == Column.DATE
    events.view.sortByColumn(Column.STATUS, Qt.SortOrder.AscendingOrder)
    statuses = column(events.view.model(), Column.STATUS)
    assert statuses == sorted(statuses)
    assert not events._note.isVisible()
    session.set_filter(EventFilter(actors=frozenset({"massoud"})))
    assert session.kept_count <= 3
    events.view.sortByColumn(Column.TITLE, Qt.SortOrder.DescendingOrder)
    titles = column(events.view.model(), Column.TITLE)
    assert titles == sorted(titles, key=str.lower, reverse=True)
    session.set_filter(EventFilter())
    assert column(events.view.model(), Column.TITLE) == in_time
    assert events._note.isVisible()


def test_many_events_are_sorted_by_status_and_date_and_found(
    many_columns: Callable[..., EventColumns], session: Session
) -> None:
    session.open(session.open_project, many_columns(3_000, undated=200))
    model = EventTable(session)
    model.refresh()
    codes = session.columns.status
    names = np.array([status.value for status in STATUSES])
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        model.sort(Column.STATUS, order)
        listed = [session.columns.row_of[model.event_at(place)] for place in range(3_000)]
        shown = names[codes[listed]].tolist()
        is_descending = order is Qt.SortOrder.DescendingOrder
        assert shown == sorted(shown, reverse=is_descending)
        for name in names:
            rows = [row for row, each in zip(listed, shown, strict=True) if each == name]
            assert rows == sorted(rows)
    model.sort(Column.DATE, Qt.SortOrder.DescendingOrder)
    listed = [session.columns.row_of[model.event_at(place)] for place in range(3_000)]
    assert listed == [*range(2_799, -1, -1), *range(2_800, 3_000)]
    assert [model.place_of(row) for row in (0, 2_799, 2_999)] == [2_799, 0, 2_999]
    model.sort(Column.DATE, Qt.SortOrder.AscendingOrder)
    assert [model.place_of(row) for row in (0, 1_234, 2_999)] == [0, 1_234, 2_999]
