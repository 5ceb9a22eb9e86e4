"""The canvas under mouse and wheel: every gesture changes the session, which the canvas shows."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from timeline_app.desktop.canvas_words import empty_words, event_tooltip, lane_tooltip
from timeline_app.desktop.paint_axes import AXIS_HEIGHT, HEADER_WIDTH
from timeline_app.desktop.swimlane_plot import SwimlanePlot
from timeline_app.desktop.theme import DARK, LIGHT
from timeline_app.session.session import Session

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT, PLAIN = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def session(make_session: Callable[..., Session]) -> Session:
    return make_session()


@pytest.fixture
def canvas(session: Session, qtbot: QtBot) -> SwimlanePlot:
    return shown(session, qtbot)


def shown(session: Session, qtbot: QtBot, height: int = 500) -> SwimlanePlot:
    canvas = SwimlanePlot(session, LIGHT)
    qtbot.addWidget(canvas)
    canvas.resize(1000, height)
    canvas.show()
    qtbot.waitUntil(lambda: canvas.is_idle)
    return canvas


def wheel(canvas: SwimlanePlot, at: QPoint, notches: float, keys: Any = PLAIN) -> None:
    """Turn the wheel by ``notches``, away from the user if positive."""
    event = QWheelEvent(
        QPointF(at),
        QPointF(canvas.viewport().mapToGlobal(at)),
        QPoint(),
        QPoint(0, round(notches * 120)),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas.viewport(), event)


def drag(canvas: SwimlanePlot, qtbot: QtBot, start: QPoint, by: QPoint) -> None:
    target = canvas.viewport()
    qtbot.mousePress(target, LEFT, pos=start)
    qtbot.mouseMove(target, start + by / 2)
    qtbot.mouseMove(target, start + by)
    qtbot.mouseRelease(target, LEFT, pos=start + by)


def send_move(canvas: SwimlanePlot, at: QPoint, held: Qt.MouseButton) -> None:
    target = canvas.viewport()
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(at),
        QPointF(target.mapToGlobal(at)),
        Qt.MouseButton.NoButton,
        held,
        PLAIN,
    )
    QApplication.sendEvent(target, event)


def point_of(canvas: SwimlanePlot, event: str, lane: str | None = None) -> QPoint:
    point = canvas.event_point(event, lane)
    assert point is not None, f"the mark of {event} is not on screen"
    return point


def header_point(session: Session, actor: str) -> QPoint:
    band = session.scene.bands[session.place_of_lane(actor) or 0]
    return QPoint(int(HEADER_WIDTH) - 30, int(AXIS_HEIGHT + band.top + 12))


def empty_point(session: Session, actor: str) -> QPoint:
    """In the actor's lane, at the left end, where no event of the test project is."""
    band = session.scene.bands[session.place_of_lane(actor) or 0]
    return QPoint(int(HEADER_WIDTH) + 3, int(AXIS_HEIGHT + band.top + 4))


def test_click_selects_the_event_and_its_lane(
    canvas: SwimlanePlot, session: Session, qtbot: QtBot
) -> None:
    qtbot.mouseClick(canvas.viewport(), LEFT, pos=point_of(canvas, "fighting", "resistance"))
    assert session.selected == "fighting"
    assert session.current_lane == "resistance"


def test_click_on_empty_ground_clears_the_selection(
    canvas: SwimlanePlot, session: Session, qtbot: QtBot
) -> None:
    session.select("fighting")
    qtbot.mouseClick(canvas.viewport(), LEFT, pos=empty_point(session, "taliban"))
    assert session.selected is None
    assert session.current_lane == "taliban"


@pytest.mark.parametrize("notches", [1, -1, 0.3, 2.5])
def test_wheel_zooms_and_keeps_the_time_under_the_cursor(
    canvas: SwimlanePlot, session: Session, notches: float
) -> None:
    at = QPoint(int(HEADER_WIDTH) + 400, 200)
    x = 400.0
    before, span = session.viewport.unit_at(x), session.viewport.right - session.viewport.left
    wheel(canvas, at, notches)
    assert session.viewport.unit_at(x) == pytest.approx(before, abs=1e-6 * span)
    assert (session.viewport.right - session.viewport.left < span) is (notches > 0)


def test_shift_wheel_pans_and_control_wheel_scales_rows(
    canvas: SwimlanePlot, session: Session
) -> None:
    at = QPoint(int(HEADER_WIDTH) + 400, 200)
    start = session.viewport
    wheel(canvas, at, -1, SHIFT)
    panned = session.viewport
    assert panned.left > start.left
    assert panned.right - panned.left == pytest.approx(start.right - start.left)
    wheel(canvas, at, 1, CTRL)
    assert session.viewport.row_height > panned.row_height
    assert (session.viewport.left, session.viewport.right) == (panned.left, panned.right)


def test_drag_pans_both_ways(session: Session, qtbot: QtBot) -> None:
    canvas = shown(session, qtbot, height=int(AXIS_HEIGHT) + 60)
    session.zoom(0.5)
    session.scroll_to(40.0)
    start = session.viewport
    drag(canvas, qtbot, QPoint(600, 90), QPoint(-80, -16))
    moved = session.viewport
    assert moved.left - start.left == pytest.approx(80 * start.units_per_pixel)
    assert moved.top - start.top == pytest.approx(16)
    assert session.selected is None


def test_other_buttons_leave_a_press_alone(
    canvas: SwimlanePlot, session: Session, qtbot: QtBot
) -> None:
    target, start = canvas.viewport(), empty_point(session, "taliban") + QPoint(200, 0)
    session.select("fighting")
    qtbot.mousePress(target, LEFT, pos=start)
    qtbot.mouseRelease(target, Qt.MouseButton.MiddleButton, pos=start)
    qtbot.mouseRelease(target, LEFT, pos=start)
    assert session.selected is None
    qtbot.mousePress(target, LEFT, pos=start)
    send_move(canvas, start + QPoint(30, 0), LEFT)
    qtbot.mouseRelease(target, RIGHT, pos=start + QPoint(30, 0))
    moved = session.viewport
    send_move(canvas, start + QPoint(60, 0), LEFT)
    assert session.viewport != moved
    qtbot.mouseRelease(target, LEFT, pos=start + QPoint(60, 0))


def test_a_release_that_went_elsewhere_ends_the_drag(
    canvas: SwimlanePlot, session: Session, qtbot: QtBot
) -> None:
    start = empty_point(session, "taliban") + QPoint(200, 0)
    qtbot.mousePress(canvas.viewport(), LEFT, pos=start)
    before = session.viewport
    send_move(canvas, start + QPoint(50, 0), Qt.MouseButton.NoButton)
    send_move(canvas, start + QPoint(90, 0), LEFT)
    assert session.viewport == before


def test_wheel_and_drag_on_the_headers_scroll(session: Session, qtbot: QtBot) -> None:
    canvas = shown(session, qtbot, height=int(AXIS_HEIGHT) + 60)
    start = session.viewport
    wheel(canvas, QPoint(60, 90), -0.2)
    assert session.viewport.top > 0
    session.scroll_to(0.0)
    drag(canvas, qtbot, QPoint(60, 95), QPoint(30, -20))
    assert session.viewport.top == pytest.approx(20)
    assert (session.viewport.left, session.viewport.right) == (start.left, start.right)


def test_scroll_bar_follows_and_leads(session: Session, qtbot: QtBot) -> None:
    canvas = shown(session, qtbot, height=int(AXIS_HEIGHT) + 60)
    bar = canvas._scroll_bar
    session.scroll_to(30.0)
    assert bar.value() == 30
    bar.setValue(10)
    assert session.viewport.top == 10.0


@pytest.mark.parametrize("place", [header_point, empty_point])
def test_alt_click_shows_only_that_actor_and_again_all(
    canvas: SwimlanePlot, session: Session, qtbot: QtBot, place: Callable[..., QPoint]
) -> None:
    count = len(session.lanes)
    qtbot.mouseClick(canvas.viewport(), LEFT, ALT, place(session, "taliban"))
    assert [lane.actor.id for lane in session.lanes] == ["taliban"]
    qtbot.waitUntil(lambda: canvas.is_idle)
    qtbot.mouseClick(canvas.viewport(), LEFT, ALT, place(session, "taliban"))
    assert len(session.lanes) == count


def test_click_on_a_header_makes_its_lane_current(
    canvas: SwimlanePlot, session: Session, qtbot: QtBot
) -> None:
    session.select("fighting", lane="resistance")
    qtbot.mouseClick(canvas.viewport(), LEFT, pos=header_point(session, "taliban"))
    assert session.current_lane == "taliban"
    assert session.selected == "fighting"


def test_click_on_the_triangle_collapses_and_opens(
    canvas: SwimlanePlot, session: Session, qtbot: QtBot
) -> None:
    band = session.scene.bands[session.place_of_lane("resistance") or 0]
    triangle = QPoint(14, int(AXIS_HEIGHT + band.top + 12))
    lanes = [lane.actor.id for lane in session.lanes]
    qtbot.mouseClick(canvas.viewport(), LEFT, pos=triangle)
    assert "massoud" not in [lane.actor.id for lane in session.lanes]
    qtbot.mouseClick(canvas.viewport(), LEFT, pos=triangle)
    assert [lane.actor.id for lane in session.lanes] == lanes


def test_double_click_focuses(canvas: SwimlanePlot, session: Session, qtbot: QtBot) -> None:
    span = session.viewport.right - session.viewport.left
    point = point_of(canvas, "fighting")
    qtbot.mouseClick(canvas.viewport(), LEFT, pos=point)
    qtbot.mouseDClick(canvas.viewport(), LEFT, pos=point)
    assert session.selected == "fighting"
    assert session.viewport.right - session.viewport.left < span


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (lambda c, s: point_of(c, "vow", "massoud"), ("vow", "massoud")),
        (lambda c, s: header_point(s, "taliban"), (None, "taliban")),
        (lambda c, s: QPoint(600, 480), (None, None)),
    ],
)
def test_right_click_asks_for_a_menu(
    canvas: SwimlanePlot, session: Session, qtbot: QtBot, place: Any, expected: Any
) -> None:
    point = place(canvas, session)
    with qtbot.waitSignal(canvas.menu_requested) as signal:
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, point, canvas.viewport().mapToGlobal(point)
        )
        QApplication.sendEvent(canvas.viewport(), event)
    assert tuple(signal.args[:2]) == expected
    assert signal.args[2] == canvas.viewport().mapToGlobal(point)


def test_hover_and_selection_paint_no_scene_anew(
    canvas: SwimlanePlot, session: Session, qtbot: QtBot
) -> None:
    session.go_to_lane("taliban")
    canvas.viewport().repaint()
    qtbot.waitUntil(lambda: canvas.is_at_rest)
    scene, painted = session.scene, canvas._scene_item.scene_count
    for event in ("vow", "fighting", "talks"):
        qtbot.mouseMove(canvas.viewport(), point_of(canvas, event))
        canvas.viewport().repaint()
    session.select("fighting", lane="taliban")
    canvas.viewport().repaint()
    assert session.scene is scene
    assert canvas._scene_item.scene_count == painted
    session.zoom(0.9)
    canvas.viewport().repaint()
    assert canvas._scene_item.scene_count == painted + 1


def test_hover_is_seen(canvas: SwimlanePlot, session: Session, qtbot: QtBot) -> None:
    before = canvas.grab().toImage()
    qtbot.mouseMove(canvas.viewport(), point_of(canvas, "fighting"))
    hovered = canvas.grab().toImage()
    assert hovered != before
    qtbot.mouseMove(canvas.viewport(), QPoint(600, 480))
    assert canvas.grab().toImage() == before


def test_view_box_shows_the_viewport(canvas: SwimlanePlot, session: Session) -> None:
    session.zoom(0.4, 100.0)
    (left, right), _ = canvas.getViewBox().viewRange()
    assert (left, right) == pytest.approx((session.viewport.left, session.viewport.right))
    assert session.viewport.width == canvas.getViewBox().width()
    assert session.viewport.height == canvas.getViewBox().height()


def test_hostile_titles_are_shown_as_they_are(
    make_session: Callable[..., Session], raw: dict[str, Any]
) -> None:
    hostile = "<img src=file:///etc/passwd> <b>bold</b> \u202eevil"
    raw["events"][1]["title"] = hostile
    raw["actors"][1]["name"] = hostile
    session = make_session(raw)
    lane = next(lane for lane in session.lanes if lane.actor.id == "taliban")
    for text in (event_tooltip(session, "fighting"), lane_tooltip(lane)):
        assert "<img" not in text
        assert "<b>" not in text
        assert "&lt;img" in text
        assert "\u202e" not in text


def test_empty_canvas_says_why(
    canvas: SwimlanePlot, session: Session, make_session: Callable[..., Session], raw: Any
) -> None:
    assert empty_words(session) is None
    session.set_filter(replace(session.filter, text="nothing has these words"))
    assert "filter" in (empty_words(session) or ("", ""))[0]
    canvas.grab()
    raw["events"] = raw["events"][-1:]
    raw["links"] = []
    undated = make_session(raw)
    assert "dates" in (empty_words(undated) or ("", ""))[0]
    raw["events"] = []
    headline, hint = empty_words(make_session(raw)) or ("", "")
    assert "No events" in headline
    assert "Ctrl+Shift+P" in hint


def test_theme_changes_and_gone_canvas_hears_no_more(session: Session, qtbot: QtBot) -> None:
    canvas = shown(session, qtbot)
    light = canvas.grab().toImage()
    canvas.set_theme(DARK)
    assert canvas.grab().toImage() != light
    canvas.deleteLater()
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    session.zoom(0.5)


def test_screen_reader_hears_what_is_there(
    canvas: SwimlanePlot, session: Session, qtbot: QtBot
) -> None:
    session.select("fighting")
    qtbot.waitUntil(lambda: "selected" in canvas.accessibleDescription())
    assert canvas.accessibleName() == "Timeline"
    assert "selected: Attack on the valley, 25 August 2021, disputed" in (
        canvas.accessibleDescription()
    )
