"""The filter column: ticks, search, kinds, order, dates; with the mouse and with keys alone."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from timeline_app.desktop.lane_filter import LaneFilter
from timeline_app.desktop.theme import DARK, LIGHT
from timeline_app.desktop.tick_list import ROW_ROLE, TickModel, TickRow, TickView, count_text
from timeline_app.model.event import EventType
from timeline_app.query.filter import EventFilter
from timeline_app.query.lanes import LaneOrder
from timeline_app.session.session import Session

Show = Callable[..., Any]


@pytest.fixture
def lanes(session: Session, show: Show) -> LaneFilter:
    return show(LaneFilter(session, LIGHT), 260, 800)


def listed(view: TickView) -> list[str]:
    model: QAbstractItemModel = view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def ticked(view: TickView) -> list[str]:
    model: QAbstractItemModel = view.model()
    role = Qt.ItemDataRole.CheckStateRole
    return [
        model.index(row, 0).data()
        for row in range(model.rowCount())
        if model.index(row, 0).data(role) == Qt.CheckState.Checked
    ]


def place_of(view: TickView, text: str) -> QPoint:
    index = view.model().index(listed(view).index(text), 0)
    return view.visualRect(index).center() - QPoint(40, 0)


def click(
    qtbot: QtBot,
    view: TickView,
    text: str,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    point = place_of(view, text)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, point)


def choose(button: QPushButton, name: str) -> None:
    menu = button.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text().startswith(name)).trigger()


def test_actors_are_listed_as_lanes_are(lanes: LaneFilter, session: Session) -> None:
    assert listed(lanes.actors.list) == [
        "Résistance",
        "Ahmad Massoud",
        "Taliban",
        "No actor",
        "Reporters",
    ]
    assert ticked(lanes.actors.list) == listed(lanes.actors.list)
    row: TickRow = lanes.actors.list.model().index(1, 0).data(Qt.ItemDataRole.UserRole)
    assert (row.depth, row.count, row.total) == (1, 2, 2)
    assert lanes.actors._heading.text() == "ACTORS  4"


def test_a_click_turns_a_tick_and_the_counts_stay(
    lanes: LaneFilter, session: Session, qtbot: QtBot
) -> None:
    click(qtbot, lanes.actors.list, "Taliban")
    assert session.filter.actors == {"massoud", "resistance", "reporters", "no actor"}
    assert "Taliban" not in ticked(lanes.actors.list)
    assert lanes.actors._heading.text() == "ACTORS  3/4"
    row = lanes.actors.list.model().index(2, 0).data(Qt.ItemDataRole.UserRole)
    assert (row.key, row.count) == ("taliban", 2)
    click(qtbot, lanes.actors.list, "Taliban")
    assert session.filter.actors is None


def test_only_one_by_mouse_and_key(lanes: LaneFilter, session: Session, qtbot: QtBot) -> None:
    view = lanes.actors.list
    click(qtbot, view, "Taliban", Qt.KeyboardModifier.AltModifier)
    assert session.filter.actors == {"taliban"}
    click(qtbot, view, "Taliban", Qt.KeyboardModifier.AltModifier)
    assert session.filter.actors is None
    only = view.only_rect(view.model().index(0, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=only)
    assert session.filter.actors == {"resistance"}
    qtbot.keyClick(view, Qt.Key.Key_O)
    assert session.filter.actors is None
    point = place_of(view, "Ahmad Massoud")
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert session.filter.actors == {"massoud"}


def test_keys_of_the_list_go_before_the_windows(session: Session, show: Show, qtbot: QtBot) -> None:
    window = QWidget()
    lanes = LaneFilter(session, LIGHT)
    QVBoxLayout(window).addWidget(lanes)
    show(window, 260, 800)
    QTest.qWaitForWindowActive(window)
    heard: list[str] = []
    for key in ("O", "Space"):
        action = QAction(key, window)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(partial(heard.append, key))
        window.addAction(action)
    session.go_to_lane("resistance")
    view = lanes.actors.list
    view.setFocus()
    view.setCurrentIndex(view.model().index(listed(view).index("Taliban"), 0))
    qtbot.keyClick(view, Qt.Key.Key_O)
    assert session.filter.actors == {"taliban"}
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert session.filter.actors == frozenset()
    assert heard == []
    qtbot.keyClick(lanes.actors.all_button, Qt.Key.Key_O)
    assert heard == ["O"]


def test_all_and_none(lanes: LaneFilter, session: Session, qtbot: QtBot) -> None:
    qtbot.mouseClick(lanes.actors.none_button, Qt.MouseButton.LeftButton)
    assert session.filter.actors == frozenset()
    assert ticked(lanes.actors.list) == []
    lanes.actors.search.setText("lions")
    qtbot.mouseClick(lanes.actors.all_button, Qt.MouseButton.LeftButton)
    assert session.filter.actors == {"resistance"}
    lanes.actors.search.clear()
    qtbot.mouseClick(lanes.actors.all_button, Qt.MouseButton.LeftButton)
    assert session.filter.actors is None


def test_search_by_name_and_alias_without_diacritics(lanes: LaneFilter, qtbot: QtBot) -> None:
    search = lanes.actors.search
    lanes.focus_search()
    qtbot.keyClicks(search, "resist")
    assert listed(lanes.actors.list) == ["Résistance"]
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    assert len(listed(lanes.actors.list)) == 5
    qtbot.keyClicks(search, "LIONS panj")
    assert listed(lanes.actors.list) == ["Résistance"]
    qtbot.keyClicks(search, "xyz")
    assert lanes.actors._nothing.isVisible()


def test_the_list_by_keys_alone(lanes: LaneFilter, session: Session, qtbot: QtBot) -> None:
    view = lanes.actors.list
    lanes.focus_search()
    qtbot.keyClick(lanes.actors.search, Qt.Key.Key_Down)
    assert view.hasFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert "massoud" not in (session.filter.actors or ())
    assert view.currentIndex().data() == "Ahmad Massoud"
    qtbot.keyClick(view, Qt.Key.Key_Up)
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert lanes.actors.search.hasFocus()


def test_kinds_are_ticked_as_a_whole(lanes: LaneFilter, session: Session) -> None:
    choose(lanes.actors.kinds, "Person")
    assert session.filter.actors == {"taliban", "resistance", "reporters", "no actor"}
    choose(lanes.actors.kinds, "Person")
    assert session.filter.actors is None


def test_order_and_nesting(lanes: LaneFilter, session: Session) -> None:
    choose(lanes.actors.order, "By name")
    assert session.arrangement.order is LaneOrder.NAME
    assert lanes.actors.order.text() == "By name ▾"
    choose(lanes.actors.order, "Parts")
    assert not session.arrangement.nested
    expected = ["Ahmad Massoud", "Résistance", "Taliban", "No actor", "Reporters"]
    assert listed(lanes.actors.list) == expected


def test_events_of_all_ticked_actors(lanes: LaneFilter, session: Session) -> None:
    session.set_filter(EventFilter(actors=frozenset({"taliban", "massoud"})))
    assert len(session.kept_rows) == 3
    choose(lanes.actors.matching, "Events of all")
    assert session.filter.all_actors
    assert [session.columns.ids[row] for row in session.kept_rows] == ["fighting"]


def test_counts_follow_the_rest_of_the_filter(lanes: LaneFilter, session: Session) -> None:
    session.set_filter(EventFilter(text="valley"))
    rows = {
        row.key: (row.count, row.total)
        for row in (
            lanes.actors.list.model().index(n, 0).data(Qt.ItemDataRole.UserRole) for n in range(5)
        )
    }
    assert rows["massoud"] == (2, 2)
    assert rows["taliban"] == (1, 2)
    spoken = lanes.actors.list.model().index(4, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Reporters, ticked, 0 of") or "0 events" in spoken


def test_types_and_documents(lanes: LaneFilter, session: Session, qtbot: QtBot) -> None:
    qtbot.mouseClick(lanes._type_section.heading, Qt.MouseButton.LeftButton)
    assert set(listed(lanes.types)) == {"STATE", "STATEMENT", "ASSAULT", "CONSULT", "REQUEST"}
    click(qtbot, lanes.types, "ASSAULT")
    assert session.filter.types is not None
    assert EventType.ASSAULT not in session.filter.types
    assert len(session.kept_rows) == 4
    lanes.types.setFocus()
    qtbot.keyClick(lanes.types, Qt.Key.Key_O)
    assert session.filter.types == {EventType.ASSAULT}
    qtbot.keyClick(lanes.types, Qt.Key.Key_O)
    assert session.filter.types is None
    qtbot.mouseClick(lanes._document_section.heading, Qt.MouseButton.LeftButton)
    click(qtbot, lanes.documents, "Story from Kabul")
    assert session.filter.documents == {"letter"}
    assert "1/2" in lanes._document_section.heading.text()


def test_a_date_range(lanes: LaneFilter, session: Session, qtbot: QtBot) -> None:
    qtbot.mouseClick(lanes._date_section.heading, Qt.MouseButton.LeftButton)
    dates = lanes.dates
    qtbot.keyClicks(dates._from, "2021-08")
    qtbot.keyClick(dates._from, Qt.Key.Key_Return)
    assert session.filter.date_from is not None
    assert len(session.kept_rows) == 3
    qtbot.keyClicks(dates._to, "2021-13")
    assert dates._message.text().startswith("⚠")
    qtbot.keyClick(dates._to, Qt.Key.Key_Return)
    assert session.filter.date_to is None
    dates._to.clear()
    qtbot.keyClicks(dates._to, "2020")
    assert dates._message.text() == "⚠ The range ends before it begins, not applied"
    dates._to.clear()
    qtbot.keyClicks(dates._to, "2021-08-20")
    qtbot.keyClick(dates._to, Qt.Key.Key_Return)
    assert len(session.kept_rows) == 1
    assert "2021-08 – 2021-08-20" in lanes._date_section.heading.text()
    dates._choice.setFocus()
    qtbot.keyClick(dates._choice, Qt.Key.Key_Down)
    assert session.filter.certainly


def test_a_rejected_date_says_which_and_moves_nothing(
    lanes: LaneFilter, session: Session, qtbot: QtBot
) -> None:
    qtbot.mouseClick(lanes._date_section.heading, Qt.MouseButton.LeftButton)
    dates = lanes.dates
    qtbot.wait(20)
    places = [field.mapTo(lanes, QPoint(0, 0)) for field in (dates._from, dates._to)]
    qtbot.keyClicks(dates._to, "24 August 2021")
    assert dates._message.text() == "⚠ To: write dates as 2021-08-24, not applied"
    qtbot.keyClicks(dates._from, "2021-13")
    assert dates._message.text().startswith("⚠ From: there is no month or season 13")
    assert dates._message.text().endswith(", not applied")
    qtbot.keyClick(dates._from, Qt.Key.Key_Return)
    qtbot.wait(20)
    assert session.filter == EventFilter()
    assert places == [field.mapTo(lanes, QPoint(0, 0)) for field in (dates._from, dates._to)]


def test_open_sections_scroll_and_cut_nothing(session: Session, show: Show, qtbot: QtBot) -> None:
    lanes = show(LaneFilter(session, LIGHT), 240, 420)
    sections = (lanes._type_section, lanes._document_section, lanes._date_section)
    for section in sections:
        section.heading.click()
        qtbot.wait(20)
        shown = section.heading.mapTo(lanes._folded.viewport(), QPoint(0, 0)).y()
        assert 0 <= shown < lanes._folded.viewport().height()
    assert lanes.types.height() == lanes.types.maximumHeight()
    assert lanes.dates._from.height() >= lanes.dates._from.minimumSizeHint().height()
    assert lanes.actors.list.height() >= lanes.actors.list.minimumHeight()
    assert lanes._folded.verticalScrollBar().maximum() > 0
    for section in sections:
        section.heading.click()
    qtbot.wait(20)
    assert lanes._folded.verticalScrollBar().maximum() == 0


def test_the_filter_is_cleared(lanes: LaneFilter, session: Session, qtbot: QtBot) -> None:
    assert not lanes.clear_button.isVisible()
    session.set_filter(EventFilter(text="valley", types=frozenset({EventType.ASSAULT})))
    assert lanes._left.text() == "1 of 5 events"
    qtbot.mouseClick(lanes.clear_button, Qt.MouseButton.LeftButton)
    assert session.filter == EventFilter()
    assert lanes._left.text() == "5 events"


def test_the_model_is_sound() -> None:
    model = TickModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    rows = [TickRow(str(n), f"Row {n}", n % 2 == 0, n, 9) for n in range(9)]
    model.show_rows(rows)
    model.show_rows([TickRow(str(n), f"Row {n}", True, n, 9) for n in range(9)])
    model.show_rows(rows[3:])
    model.show_rows([])
    assert tester.model() is model


def test_names_are_data(hostile: Session, show: Show) -> None:
    lanes = show(LaneFilter(hostile, DARK), 260, 800)
    index = lanes.actors.list.model().index(0, 0)
    assert "<img src=file:///etc/passwd> & ⟦RLO⟧evil" in index.data()
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip
    assert "&lt;img" in tip
    lanes.grab()


def test_five_thousand_actors(
    raw: dict[str, Any],
    make_session: Callable[..., Session],
    show: Show,
    qtbot: QtBot,
) -> None:
    raw["actors"] += [
        {"id": f"a{n}", "name": f"Actor number {n}", "kind": "person"} for n in range(5000)
    ]
    session = make_session(raw)
    lanes = show(LaneFilter(session, LIGHT), 260, 800)
    assert len(listed(lanes.actors.list)) == 5005
    assert len(lanes.findChildren(QPushButton)) < 20
    lanes.actors.search.setText("number 4999")
    assert listed(lanes.actors.list) == ["Actor number 4999"]


def test_a_tick_keeps_the_place_in_a_long_list(
    raw: dict[str, Any], make_session: Callable[..., Session], show: Show
) -> None:
    raw["actors"] += [
        {"id": f"a{n}", "name": f"Actor number {n}", "kind": "person"} for n in range(300)
    ]
    session = make_session(raw)
    lanes = show(LaneFilter(session, LIGHT), 260, 600)
    view = lanes.actors.list
    view.setCurrentIndex(view.model().index(200, 0))
    top = view.verticalScrollBar().value()
    assert top > 0
    session.show_actor("taliban", False)
    assert view.currentIndex().row() == 200
    assert view.verticalScrollBar().value() == top


def test_another_project(
    lanes: LaneFilter, session: Session, raw: dict[str, Any], make_session: Callable[..., Session]
) -> None:
    lanes.actors.search.setText("lions")
    raw["actors"][1]["name"] = "Another name"
    session.open(make_session(raw).open_project)
    assert lanes.actors.search.text() == ""
    assert "Another name" in listed(lanes.actors.list)
    lanes.set_theme(DARK)


def test_a_destroyed_filter_hears_no_more(session: Session, qtbot: QtBot) -> None:
    lanes = LaneFilter(session, LIGHT)
    lanes.deleteLater()
    qtbot.waitUntil(lambda: not isValid(lanes))
    session.set_filter(EventFilter(text="valley"))


def test_counts_that_nobody_sees_are_made_when_they_are_shown(session: Session, show: Show) -> None:
    lanes = LaneFilter(session, LIGHT)
    assert lanes.actors.list.model().rowCount() == 0
    show(lanes, 260, 800)
    assert lanes.actors.list.model().rowCount() == len(session.columns.actors)
    section = lanes._type_section
    section.heading.setChecked(False)
    session.set_filter(EventFilter(text="valley"))
    assert f"{len(set(session.columns.type.tolist())):,}" in section.heading.text()
    section.heading.setChecked(True)
    rows = [
        lanes.types.rows.index(place).data(ROW_ROLE) for place in range(lanes.types.rows.rowCount())
    ]
    assert sum(row.count for row in rows) == session.kept_count
    assert sum(row.total for row in rows) == len(session.columns)


@pytest.mark.parametrize(
    ("count", "total", "told"),
    [(3, 12, "3/12"), (12, 12, "12"), (205, 1_497_753, "205"), (1_497_753, 1_497_753, "1,497,753")],
)
def test_a_count_is_told_whole_or_without_its_total(
    session: Session, show: Show, count: int, total: int, told: str
) -> None:
    metrics = show(LaneFilter(session, LIGHT), 260, 800).fontMetrics()
    text, wide = count_text(TickRow("a", "A", True, count, total), metrics)
    assert text == told
    assert wide > metrics.horizontalAdvance(told)
