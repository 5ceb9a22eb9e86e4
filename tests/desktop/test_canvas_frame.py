"""What a frame costs around the marks: everything follows, and nothing is done twice or in vain."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import timeline_app.desktop.axes as axes
from timeline_app.desktop.canvas_items import MOST_NEW_LABELS
from timeline_app.desktop.menus import Actions
from timeline_app.desktop.overview import OverviewStrip
from timeline_app.desktop.paint_axes import HEADER_WIDTH
from timeline_app.desktop.swimlane_plot import SwimlanePlot
from timeline_app.desktop.theme import LIGHT
from timeline_app.layout.scale import ScaleKind
from timeline_app.layout.viewport import LEAST_ROW_HEIGHT
from timeline_app.query.filter import EventFilter
from timeline_app.session.bell import Changed
from timeline_app.session.commands import make_commands
from timeline_app.session.session import Session


@pytest.fixture
def session(make_session: Callable[..., Session]) -> Session:
    return make_session()


@pytest.fixture
def canvas(session: Session, qtbot: QtBot) -> SwimlanePlot:
    made = SwimlanePlot(session, LIGHT)
    qtbot.addWidget(made)
    made.resize(1000, 500)
    made.show()
    qtbot.waitUntil(lambda: made.is_idle)
    return made


class Painted:
    """Counts calls of a painting function."""

    def __init__(self, owner: Any, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        self._paint = getattr(owner, name)
        monkeypatch.setattr(owner, name, self)

    def __call__(self, *args: Any, **named: Any) -> None:
        self.count += 1
        self._paint(*args, **named)


def test_a_move_paints_once(
    canvas: SwimlanePlot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted = Painted(axes, "paint_time_axis", monkeypatch)
    session.zoom(0.8)
    QApplication.processEvents()
    assert painted.count == 1
    session.pan(20)
    canvas.viewport().repaint()
    QApplication.processEvents()
    assert painted.count == 2


def test_headers_are_painted_when_lanes_move_only(
    canvas: SwimlanePlot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted = Painted(axes, "paint_lane_headers", monkeypatch)
    session.zoom(0.8)
    session.pan(30)
    canvas.viewport().repaint()
    assert painted.count == 0
    session.scale_rows(1.5)
    canvas.viewport().repaint()
    assert painted.count == 1
    session.select("vow")
    canvas.viewport().repaint()
    assert painted.count == 2


def test_what_a_move_leaves_undone_needs_no_doing(
    canvas: SwimlanePlot, session: Session, qtbot: QtBot
) -> None:
    """What is on screen after moves is what a repaint of everything shows."""
    session.zoom(0.5, 300.0)
    session.pan(60)
    session.scroll_to(20)
    moved = canvas.grab().toImage()
    canvas.set_theme(LIGHT)
    assert canvas.grab().toImage() == moved


def test_lanes_may_be_lower_than_their_names(canvas: SwimlanePlot, session: Session) -> None:
    session.look_at(replace(session.viewport, row_height=LEAST_ROW_HEIGHT))
    low = canvas.grab().toImage()
    ratio = low.devicePixelRatio()
    band = next(band for band in session.scene.bands if band.height < 12.0)
    top = canvas._origin().y() + band.top
    x_of_name = 40  # nothing of a name there
    ground = {
        low.pixel(round(x * ratio), round((top + band.height / 2) * ratio))
        for x in range(x_of_name, int(HEADER_WIDTH) - 4)
    }
    assert len(ground) == 1
    assert session.scene.content_height < session.viewport.height


def test_the_view_box_follows_where_floats_do_not_reach(
    make_session: Callable[..., Session], raw: dict[str, Any], qtbot: QtBot
) -> None:
    raw["events"][0]["date"] = {"edtf": "Y-13800000000", "basis": "stated"}
    session = make_session(raw)
    session.set_scale_kind(ScaleKind.LINEAR)
    canvas = SwimlanePlot(session, LIGHT)
    qtbot.addWidget(canvas)
    canvas.resize(1000, 500)
    canvas.show()
    second = int(session.scale.last) - 60
    session.look_at(session.scale.view_of(session.viewport, second, second + 4))
    view = canvas.getViewBox()
    (left, right), _ = view.viewRange()
    assert right - left == pytest.approx(4.0)
    assert abs(left) < 1e6
    assert view.mapViewToScene(view.viewRect().center()).toPoint() == (
        view.sceneBoundingRect().center().toPoint()
    )
    ticks = [tick.text for tick in session.scene.ticks if tick.text and not tick.is_upper]
    assert len(ticks) >= 3
    session.fit_all()
    (left, right), _ = view.viewRange()
    assert (left, right) == session.scale.home


def test_commands_that_a_move_concerns_are_asked(
    canvas: SwimlanePlot, session: Session, qtbot: QtBot
) -> None:
    actions = Actions(make_commands(session, _NoDesk()), canvas, canvas)

    def shown() -> list[tuple[bool, bool]]:
        return [
            (actions[command.id].isEnabled(), actions[command.id].isChecked())
            for command in actions.commands
        ]

    actions.refresh()
    for move in (
        lambda: session.zoom(0.5),
        lambda: session.set_scale_kind(ScaleKind.LINEAR),
        session.fit_all,
        lambda: session.scale_rows(0.5),
    ):
        move()
        actions.refresh(Changed.VIEWPORT)
        partly = shown()
        actions.refresh()
        assert partly == shown()


def test_the_strip_rests_while_lanes_scroll(
    canvas: SwimlanePlot, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    import timeline_app.desktop.overview as overview

    strip = OverviewStrip(session, LIGHT)
    qtbot.addWidget(strip)
    strip.resize(900, 64)
    strip.show()
    QApplication.processEvents()
    painted = Painted(overview, "paint_frame", monkeypatch)
    session.scale_rows(2.0)
    session.scroll_to(30)
    QApplication.processEvents()
    assert painted.count == 0
    session.zoom(0.7)
    QApplication.processEvents()
    assert painted.count == 1


def test_hover_copies_the_marks_and_leaves_the_axes(
    canvas: SwimlanePlot, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: canvas.is_at_rest)
    painted_before = canvas._scene_item.scene_count
    painted = Painted(axes, "paint_lane_headers", monkeypatch)
    point = canvas.event_point("fighting")
    assert point is not None
    qtbot.mouseMove(canvas.viewport(), point)
    qtbot.mouseMove(canvas.viewport(), QPoint(600, 480))
    QApplication.processEvents()
    assert canvas._scene_item.scene_count == painted_before
    assert painted.count == 0


def test_a_mouse_that_moves_on_does_not_put_the_picture_off(
    canvas: SwimlanePlot, session: Session, qtbot: QtBot
) -> None:
    session.zoom(0.9)
    canvas.viewport().repaint()
    assert not canvas.is_at_rest
    row = itertools.cycle([0, None])

    def hover() -> bool:
        canvas._emphasis.hover(next(row))
        canvas.viewport().repaint()
        return canvas.is_at_rest

    qtbot.waitUntil(hover, timeout=2_000)
    painted = canvas._scene_item.scene_count
    hover()
    assert canvas._scene_item.scene_count == painted


def test_new_labels_come_a_few_in_a_frame(
    make_session: Callable[..., Session], raw: dict[str, Any], qtbot: QtBot
) -> None:
    first = raw["events"][0]
    raw["events"] = [
        {
            **first,
            "id": f"e{n}",
            "title": f"Never seen {n}",
            "date": {"edtf": f"{2000 + n}", "basis": "stated"},
            "claims": [{**first["claims"][0], "id": f"c{n}"}],
        }
        for n in range(60)
    ]
    raw["links"] = []
    session = make_session(raw)
    session.set_filter(EventFilter(text="seen 59"))
    canvas = SwimlanePlot(session, LIGHT)
    qtbot.addWidget(canvas)
    canvas.resize(1000, 700)
    canvas.show()
    qtbot.waitUntil(lambda: canvas.is_idle)
    session.set_filter(EventFilter())
    new = len(session.scene.labels) - 1
    assert new > 2 * MOST_NEW_LABELS
    before = canvas._scene_item.scene_count
    canvas.viewport().repaint()
    assert not canvas.is_idle
    qtbot.waitUntil(lambda: canvas.is_idle)
    assert canvas._scene_item.scene_count - before == -(-new // MOST_NEW_LABELS)


class _NoDesk:
    """A window without panels."""

    def is_panel_shown(self, name: str) -> bool:
        return True

    def theme_setting(self) -> str:
        return "light"

    def can_undo(self) -> bool:
        return False

    can_redo = has_history = has_added = can_undo

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_: None
