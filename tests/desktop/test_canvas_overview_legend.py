"""Overview strip and legend: what is dragged or ticked there changes the session."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from timeline_app.desktop.legend import LegendWidget
from timeline_app.desktop.legend_words import DATE_SIGNS, UNSOURCED_SIGN
from timeline_app.desktop.overview import OverviewStrip
from timeline_app.desktop.paint_overview import paint_frame
from timeline_app.desktop.theme import DARK, LIGHT
from timeline_app.layout.rows import MOST_IN_LANE
from timeline_app.model.event import Status
from timeline_app.query.columns import STATUSES
from timeline_app.reading.event_model import OpenProject
from timeline_app.session.session import Session

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session(make_session: Callable[..., Session]) -> Session:
    session = make_session()
    session.resize(800.0, 400.0)
    return session


@pytest.fixture
def strip(session: Session, qtbot: QtBot) -> OverviewStrip:
    strip = OverviewStrip(session, LIGHT)
    qtbot.addWidget(strip)
    strip.resize(1000, strip.sizeHint().height())
    strip.show()
    return strip


@pytest.fixture
def legend(session: Session, qtbot: QtBot) -> LegendWidget:
    legend = LegendWidget(session, LIGHT)
    qtbot.addWidget(legend)
    legend.show()
    return legend


def frame(strip: OverviewStrip) -> tuple[int, int]:
    left, right = strip._frame()
    return round(left), round(right)


def drag(strip: OverviewStrip, qtbot: QtBot, start: int, end: int) -> None:
    qtbot.mousePress(strip, LEFT, pos=QPoint(start, 30))
    qtbot.mouseMove(strip, QPoint(end, 30))
    qtbot.mouseRelease(strip, LEFT, pos=QPoint(end, 30))


def test_drag_moves_the_view(strip: OverviewStrip, session: Session, qtbot: QtBot) -> None:
    session.zoom(0.3)
    left, right = frame(strip)
    drag(strip, qtbot, (left + right) // 2, (left + right) // 2 + 60)
    assert frame(strip) == pytest.approx((left + 60, right + 60), abs=1)


@pytest.mark.parametrize(("edge", "by"), [(0, -40), (1, 50)])
def test_drag_on_an_edge_resizes(
    strip: OverviewStrip, session: Session, qtbot: QtBot, edge: int, by: int
) -> None:
    session.zoom(0.3)
    before = frame(strip)
    drag(strip, qtbot, before[edge], before[edge] + by)
    after = frame(strip)
    assert after[edge] == pytest.approx(before[edge] + by, abs=1)
    assert after[1 - edge] == pytest.approx(before[1 - edge], abs=1)


def test_other_buttons_leave_a_drag_alone(
    strip: OverviewStrip, session: Session, qtbot: QtBot
) -> None:
    session.zoom(0.5)
    start = QPoint(round(sum(strip._frame()) / 2), 20)
    qtbot.mousePress(strip, LEFT, pos=start)
    qtbot.mouseRelease(strip, Qt.MouseButton.RightButton, pos=start)
    before = session.viewport
    qtbot.mouseMove(strip, start + QPoint(30, 0))
    assert session.viewport.left > before.left
    qtbot.mouseRelease(strip, LEFT, pos=start)


def test_click_jumps(strip: OverviewStrip, session: Session, qtbot: QtBot) -> None:
    session.zoom(0.2, 0.0)
    _, right = frame(strip)
    qtbot.mouseClick(strip, LEFT, pos=QPoint(right + 200, 30))
    left, right_now = frame(strip)
    assert (left + right_now) / 2 == pytest.approx(right + 200, abs=2)


def test_arrow_keys_pan(strip: OverviewStrip, session: Session, qtbot: QtBot) -> None:
    session.zoom(0.3)
    before = session.viewport.left
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert session.viewport.left > before


def test_strip_shows_filter_theme_and_view(strip: OverviewStrip, session: Session) -> None:
    pictures = [strip.grab().toImage()]
    session.set_filter(replace(session.filter, statuses=frozenset({Status.EXPECTED})))
    pictures.append(strip.grab().toImage())
    session.zoom(0.3)
    pictures.append(strip.grab().toImage())
    strip.set_theme(DARK)
    pictures.append(strip.grab().toImage())
    assert all(one != other for one, other in pairwise(pictures))


@pytest.mark.usefixtures("qapp")
def test_a_view_of_no_width_is_a_frame_and_nothing_else() -> None:
    """A second of centuries: the picture once more beside the frame would be of another time."""
    area = QRectF(0, 0, 400, 60)
    picture, veiled_picture, shown = (QPixmap(400, 60) for _ in range(3))
    picture.fill(LIGHT.text)
    veiled_picture.fill(LIGHT.window)
    painter = QPainter(shown)
    paint_frame(painter, picture, veiled_picture, area, (200.1, 200.4), LIGHT, False)
    painter.end()
    image = shown.toImage()
    beside = [image.pixelColor(x, y) for x in (*range(190), *range(210, 400)) for y in range(60)]
    assert all(color == LIGHT.window for color in beside)


def test_ticks_filter_by_status(legend: LegendWidget, session: Session) -> None:
    legend.tick(Status.DISPUTED).click()
    assert session.filter.statuses == frozenset(STATUSES) - {Status.DISPUTED}
    legend.tick(Status.DISPUTED).click()
    assert session.filter.statuses is None
    session.set_filter(replace(session.filter, statuses=frozenset({Status.NEGATED})))
    shown = [status for status in STATUSES if legend.tick(status).isChecked()]
    assert shown == [Status.NEGATED]


def test_counts_don_t_hang_on_the_ticks(legend: LegendWidget, session: Session) -> None:
    counts = {status: legend._counts[status].text() for status in STATUSES}
    assert counts[Status.DISPUTED] == "1"
    legend.tick(Status.DISPUTED).click()
    assert {status: legend._counts[status].text() for status in STATUSES} == counts
    session.set_filter(replace(session.filter, actors=frozenset({"massoud"})))
    assert legend._counts[Status.EXPECTED].text() == "0"


def test_explanations_open_and_are_said(legend: LegendWidget) -> None:
    assert legend._dates.isHidden()
    legend._opener.click()
    assert not legend._dates.isHidden()
    assert UNSOURCED_SIGN in [label.text() for label in legend._dates.findChildren(QLabel)]
    pictures = {label.pixmap().cacheKey() for label in legend._signs}
    assert len(pictures) == len(DATE_SIGNS) + 1
    for status in STATUSES:
        assert status.value in legend.tick(status).toolTip()
        assert legend.tick(status).accessibleDescription()


def test_explanations_are_not_cut(legend: LegendWidget, qtbot: QtBot) -> None:
    legend._opener.click()
    scroll_bar = legend._area.verticalScrollBar()
    labels = legend._dates.findChildren(QLabel)

    def none_is_cut() -> bool:
        return all(label.height() >= label.heightForWidth(label.width()) for label in labels)

    legend.resize(240, 150)
    qtbot.waitUntil(lambda: scroll_bar.maximum() > 0)
    qtbot.waitUntil(none_is_cut)
    legend.resize(240, legend.full_height)
    qtbot.waitUntil(lambda: scroll_bar.maximum() == 0)
    qtbot.waitUntil(none_is_cut)


def test_how_density_is_drawn_is_told_where_there_is_some(
    legend: LegendWidget,
    session: Session,
    make_project: Callable[..., OpenProject],
    raw: dict[str, Any],
    qtbot: QtBot,
) -> None:
    assert not legend.density_words.isVisible()
    event = raw["events"][0]
    raw["events"] = [
        event | {"id": f"e{n}", "claims": [event["claims"][0] | {"id": f"c{n}"}]}
        for n in range(MOST_IN_LANE + 1)
    ]
    raw["links"] = []
    with qtbot.waitSignal(legend.grown):
        session.open(make_project(raw))
    assert legend.density_words.isVisible()
    assert "a strip per status" in legend.density_words.text()
    session.set_filter(replace(session.filter, text="nowhere"))
    assert not legend.density_words.isVisible()


def test_labels_of_the_legend_are_plain_text(legend: LegendWidget) -> None:
    labels = legend.findChildren(QLabel)
    assert len(labels) > len(STATUSES)
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_gone_widgets_hear_no_more(strip: OverviewStrip, session: Session) -> None:
    legend = LegendWidget(session, LIGHT)
    legend.set_theme(DARK)
    legend.deleteLater()
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    session.set_filter(replace(session.filter, text="valley"))
