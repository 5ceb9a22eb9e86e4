"""What contradicts an event is seen on the canvas, by a pattern and words, and in the event list."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.conftest import raw_project
from timeline_app.desktop import paint_contradictions as painting
from timeline_app.desktop.event_list import EventList
from timeline_app.desktop.event_table import CONTRADICTED_BY, Column
from timeline_app.desktop.swimlane_plot import SwimlanePlot
from timeline_app.desktop.theme import THEMES, Theme
from timeline_app.query.filter import EventFilter
from timeline_app.session.session import Session

SHOWN = (Column.TITLE, Column.CONTRADICTED)


@pytest.fixture
def session(make_session: Callable[..., Session]) -> Session:
    raw = raw_project()
    raw["links"] = [
        {"kind": "contradicts", "from": "fighting", "to": "vow"},
        {"kind": "contradicts", "from": "vow", "to": "plea"},  # undated: never on the canvas
        {"kind": "before", "from": "vow", "to": "talks"},
    ]
    return make_session(raw)


@pytest.fixture(params=THEMES.values(), ids=lambda theme: theme.name)
def canvas(session: Session, qtbot: QtBot, request: pytest.FixtureRequest) -> SwimlanePlot:
    made = SwimlanePlot(session, request.param)
    qtbot.addWidget(made)
    made.resize(1000, 500)
    made.show()
    qtbot.waitUntil(lambda: made.is_idle)
    return made


@pytest.fixture
def cards(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words on the cards that are painted, which are painted all the same."""
    said: list[str] = []
    paint = painting.paint_text_card

    def painted(painter: Any, label: Any, *rest: Any) -> None:
        said.append(label.text)
        paint(painter, label, *rest)

    monkeypatch.setattr(painting, "paint_text_card", painted)
    return said


def dots_of(image: QImage, theme: Theme) -> int:
    """How many dots have the colour of the lines."""
    pixels = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(pixels.constBits(), np.uint8).reshape(pixels.height(), -1, 4)
    wanted = np.array(theme.warning.getRgb()[2::-1])
    return int((np.abs(rows[:, :, :3].astype(int) - wanted).max(axis=2) < 40).sum())


def test_a_selected_event_is_joined_to_what_contradicts_it(
    canvas: SwimlanePlot, session: Session, cards: list[str], qtbot: QtBot
) -> None:
    theme = canvas._emphasis._theme
    session.select("talks")
    assert dots_of(canvas.grab().toImage(), theme) == 0
    assert cards == []
    session.select("vow")
    assert dots_of(canvas.grab().toImage(), theme) > 20
    assert cards == [
        "\u2260 contradicts",
        "\u2260 contradicted by 1 out of view",
    ]


def test_a_hovered_event_is_so_too(
    canvas: SwimlanePlot, session: Session, cards: list[str]
) -> None:
    canvas._emphasis.hover(session.columns.row_of["fighting"])
    canvas.grab()
    assert cards == ["\u2260 contradicts"]


def test_what_the_filter_hides_is_counted(
    canvas: SwimlanePlot, session: Session, cards: list[str]
) -> None:
    session.select("vow")
    session.set_filter(EventFilter(text="vows"))
    canvas.grab()
    assert cards == ["\u2260 contradicted by 2 out of view"]


def test_the_event_list_counts_them_and_sorts_by_that(session: Session, qtbot: QtBot) -> None:
    events = EventList(session, THEMES["light"])
    qtbot.addWidget(events)
    events.resize(1200, 300)
    events.show()
    model = events.view.model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)

    def listed() -> dict[str, str]:
        places = range(model.rowCount())
        cells = ([model.index(place, each) for each in SHOWN] for place in places)
        return {title.data(): count.data() for title, count in cells}

    ids = session.columns.ids
    title_of = dict(zip(ids, session.columns.titles, strict=True))
    assert listed()[title_of["vow"]] == "2"
    assert listed()[title_of["harm"]] == ""
    header = events.view.horizontalHeader()
    assert header.visualIndex(Column.CONTRADICTED) == header.visualIndex(Column.TITLE) + 1
    events.view.sortByColumn(Column.CONTRADICTED, Qt.SortOrder.AscendingOrder)
    assert list(listed().values()) == ["2", "1", "1", "", ""]
    events.view.sortByColumn(Column.CONTRADICTED, Qt.SortOrder.DescendingOrder)
    assert list(listed().values()) == ["", "", "1", "1", "2"]
    cell = model.index(model.rowCount() - 1, Column.CONTRADICTED)
    assert title_of["fighting"] in cell.data(Qt.ItemDataRole.ToolTipRole)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == f"{CONTRADICTED_BY}: 2"


def test_the_line_is_told_without_its_colour() -> None:
    line = painting.jagged(QPointF(0, 0), QPointF(0, 100))
    across = [line.at(place).x() for place in range(line.count())]
    assert across[0] == across[-1] == 0
    assert {round(each, 6) for each in across[1:-1]} == {-3.0, 3.0}
    assert painting.jagged(QPointF(5, 5), QPointF(5, 5)).count() == 2


def test_both_ends_know_of_it_once(make_session: Callable[..., Session]) -> None:
    raw = raw_project()
    raw["links"] = [
        {"kind": "contradicts", "from": one, "to": other}
        for one, other in (("vow", "fighting"), ("fighting", "vow"), ("vow", "harm"))
    ]
    session = make_session(raw)
    row_of = session.columns.row_of
    assert session.rows_contradicting(row_of["vow"]) == [row_of["fighting"], row_of["harm"]]
    assert session.rows_contradicting(row_of["fighting"]) == [row_of["vow"]]
    assert session.rows_contradicting(row_of["talks"]) == []
