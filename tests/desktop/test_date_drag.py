"""Ends of marks dragged in the window, and moved by keys: what is seen, recorded, undone, refused."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from timeline_app.desktop.grips import Grip
from timeline_app.desktop.workspace import Workspace
from timeline_app.model.dragged_date import SEVERAL, Side
from timeline_app.model.source import Basis
from timeline_app.model.time import seconds_from_civil
from timeline_app.query.filter import EventFilter
from timeline_app.session.date_drag import NOT_PAST
from timeline_app.session.done_words import done_words
from timeline_app.session.redating import MOVED
from timeline_app.session.session import Session

LEFT, NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | SHIFT
START, END = Side.START, Side.END

pytestmark = pytest.mark.usefixtures("application_as_found")


@pytest.fixture
def own(
    open_in_window: Callable[[Path], Workspace],
    make_own: Callable[..., Path],
    raw: dict[str, Any],
) -> Callable[..., "Hand"]:
    """A window on a project that can be edited, days in view, ``fighting`` at a date of one's choice."""

    def show(edtf: str = "2021-08-25") -> Hand:
        raw["events"][1]["date"]["edtf"] = edtf
        return Hand(open_in_window(make_own(raw)))

    return show


class Hand:
    """The mouse over the canvas of a window, on ``fighting``, which is selected."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.canvas = workspace.views.canvas
        self.session: Session = workspace.open_session()
        self.session.go_to("fighting")
        days = seconds_from_civil(2021, 8, 10), seconds_from_civil(2021, 9, 5)
        self.session.look_at(self.session.scale.view_of(self.session.viewport, *days))
        self.settle()

    def settle(self) -> None:
        for _ in range(3):
            QApplication.processEvents()

    @property
    def edtf(self) -> str:
        event = self.session.columns.events[self.session.columns.row_of["fighting"]]
        assert event.date is not None
        return event.date.edtf

    @property
    def said(self) -> str:
        return self.workspace.window.statusBar().currentMessage()

    @property
    def changes(self) -> list[str]:
        editor = self.workspace.edits.editor
        assert editor is not None
        return [entry.label for entry in editor.history()[1:]]

    @property
    def would_become(self) -> str | None:
        moved = self.canvas._ends.moved
        return None if moved is None else moved.edtf

    @property
    def cursor(self) -> Qt.CursorShape:
        return self.canvas.viewport().cursor().shape()

    def grips(self, side: Side) -> list[Grip]:
        return [grip for grip in self.canvas._ends._grips.of_selected() if grip.side is side]

    def point(self, side: Side, lane: int = 0) -> QPoint:
        """Where the mouse takes hold of an end."""
        grip = self.grips(side)[lane]
        at = QPointF((grip.left + grip.right) / 2, grip.top + grip.height / 2)
        return (self.canvas._origin() + at).toPoint()

    def day(self, days: float) -> QPoint:
        """So many days to the right."""
        stretch = self.session.stretches[-1]
        return QPoint(round(days * 86_400 * stretch.pixels_per_second), 0)

    @property
    def days_in_view(self) -> float:
        return self.session.scale.seconds_in(self.session.viewport) / 86_400

    def hover(self, qtbot: QtBot, at: QPoint) -> None:
        qtbot.mouseMove(self.canvas.viewport(), at)

    def press(self, qtbot: QtBot, at: QPoint, keys: Any = Qt.KeyboardModifier.NoModifier) -> None:
        qtbot.mousePress(self.canvas.viewport(), LEFT, keys, at)

    def drag(self, qtbot: QtBot, start: QPoint, by: QPoint) -> None:
        """Press and move; the button is still held."""
        self.press(qtbot, start)
        qtbot.mouseMove(self.canvas.viewport(), start + by / 2)
        qtbot.mouseMove(self.canvas.viewport(), start + by)

    def release(self, qtbot: QtBot, at: QPoint, keys: Any = Qt.KeyboardModifier.NoModifier) -> None:
        qtbot.mouseRelease(self.canvas.viewport(), LEFT, keys, at)

    def grab(self) -> QImage:
        self.settle()
        return self.canvas.grab().toImage()


def test_an_end_is_dragged_recorded_and_undone(own: Callable[..., Hand], qtbot: QtBot) -> None:
    hand = own()
    start, days = hand.point(END), hand.days_in_view
    hand.drag(qtbot, start, hand.day(3))
    assert hand.would_become == "2021-08-25/2021-08-28"
    assert hand.edtf == "2021-08-25"
    assert hand.changes == []
    hand.release(qtbot, start + hand.day(3))
    assert hand.edtf == "2021-08-25/2021-08-28"
    label = "Change the date of “Attack on the valley”: 2021-08-25 → 2021-08-25/2021-08-28"
    assert hand.changes == [label]
    assert hand.said == done_words(label)
    assert hand.session.selected == "fighting"
    assert hand.days_in_view == pytest.approx(days, rel=1e-3)
    event = hand.session.selected_event
    assert event is not None
    assert event.date is not None
    assert (event.date.basis, event.date.anchor) == (Basis.INFERRED, MOVED)
    assert event.date.phrase == "25 August"
    # and the start of what is an interval now, from another of its lanes
    hand.settle()
    start = hand.point(START, lane=1)
    hand.drag(qtbot, start, hand.day(-2))
    hand.release(qtbot, start + hand.day(-2))
    assert hand.edtf == "2021-08-23/2021-08-28"
    for before in ("2021-08-25/2021-08-28", "2021-08-25"):
        qtbot.keyClick(hand.workspace.window, Qt.Key.Key_Z, CTRL)
        assert hand.edtf == before


def test_escape_lets_the_end_go(own: Callable[..., Hand], qtbot: QtBot) -> None:
    hand = own()
    start, view = hand.point(END), hand.session.viewport
    hand.drag(qtbot, start, hand.day(3))
    qtbot.keyClick(hand.canvas, Qt.Key.Key_Escape)
    assert hand.would_become is None
    assert hand.session.selected == "fighting"  # that Escape was for the drag
    hand.hover(qtbot, start + hand.day(5))
    hand.release(qtbot, start + hand.day(5))
    assert (hand.edtf, hand.changes, hand.session.viewport) == ("2021-08-25", [], view)
    assert hand.session.selected == "fighting"
    qtbot.keyClick(hand.canvas, Qt.Key.Key_Escape)
    assert hand.session.selected is None


def test_going_back_to_where_it_was_changes_nothing(own: Callable[..., Hand], qtbot: QtBot) -> None:
    hand = own()
    start = hand.point(END)
    hand.drag(qtbot, start, hand.day(3))
    hand.hover(qtbot, start + QPoint(1, 0))
    assert hand.would_become == "2021-08-25"
    hand.release(qtbot, start + QPoint(1, 0))
    assert hand.changes == []


def test_a_click_on_a_grip_is_a_click(own: Callable[..., Hand], qtbot: QtBot) -> None:
    hand = own()
    view = hand.session.viewport
    at = hand.point(START) + QPoint(3, 0)
    hand.press(qtbot, at)
    hand.release(qtbot, at)
    assert (hand.session.selected, hand.changes) == ("fighting", [])
    assert hand.session.viewport == view


def test_shift_moves_the_outer_bound(own: Callable[..., Hand], qtbot: QtBot) -> None:
    hand = own()
    start = hand.point(END)
    hand.drag(qtbot, start, hand.day(3))
    qtbot.keyPress(hand.canvas, Qt.Key.Key_Shift, SHIFT)
    assert hand.would_become == "[2021-08-25..2021-08-28]"
    qtbot.keyRelease(hand.canvas, Qt.Key.Key_Shift)
    assert hand.would_become == "2021-08-25/2021-08-28"
    qtbot.keyPress(hand.canvas, Qt.Key.Key_Shift, SHIFT)
    hand.release(qtbot, start + hand.day(3), SHIFT)
    assert hand.edtf == "[2021-08-25..2021-08-28]"


def test_an_open_end_is_dragged_in_from_the_edge(own: Callable[..., Hand], qtbot: QtBot) -> None:
    hand = own("2021-08-25/..")
    start = hand.point(END)
    assert start.x() > hand.canvas._origin().x() + hand.session.viewport.width - 15
    hand.drag(qtbot, start, hand.day(-5))
    hand.release(qtbot, start + hand.day(-5))
    assert hand.edtf == "2021-08-25/2021-08-30"


def test_an_unknown_bound_is_dragged_from_where_it_fades(
    own: Callable[..., Hand], qtbot: QtBot
) -> None:
    hand = own("[..2021-08-25]")
    start = hand.point(START)
    assert start.x() > hand.canvas._origin().x() + hand.session.viewport.width / 4
    hand.drag(qtbot, start, hand.day(-5))
    hand.release(qtbot, start + hand.day(-5))
    first, last = hand.edtf.strip("[]").split("..")
    assert last == "2021-08-25"
    assert "2021-08-15" <= first <= "2021-08-20"


def test_what_cannot_be_moved_says_why(own: Callable[..., Hand], qtbot: QtBot) -> None:
    hand = own("[2021-08-20,2021-08-25]")
    start, view = hand.point(END), hand.session.viewport
    hand.drag(qtbot, start, hand.day(3))
    assert hand.cursor is Qt.CursorShape.ForbiddenCursor
    hand.release(qtbot, start + hand.day(3))
    assert SEVERAL in hand.said
    assert (hand.edtf, hand.changes) == ("[2021-08-20,2021-08-25]", [])
    assert hand.session.viewport.left == view.left  # nor was it taken for a pan


def test_hovering_shows_grips_and_the_cursor(own: Callable[..., Hand], qtbot: QtBot) -> None:
    hand = own("2021-08-20/2021-08-25")
    hand.hover(qtbot, QPoint(600, 700))
    bare = hand.grab()
    for side in Side:
        hand.hover(qtbot, hand.point(side))
        assert hand.cursor is Qt.CursorShape.SizeHorCursor
    assert hand.grab() != bare
    middle = hand.canvas.event_point("fighting")
    assert middle is not None
    hand.hover(qtbot, middle)
    assert hand.cursor is Qt.CursorShape.PointingHandCursor
    hand.session.select("vow")
    hand.settle()
    hand.hover(qtbot, middle)
    hand.hover(qtbot, middle + QPoint(1, 0))
    assert hand.canvas._ends.hovered is None


def test_only_the_selected_mark_is_resized(own: Callable[..., Hand], qtbot: QtBot) -> None:
    hand = own()
    start, view = hand.point(END), hand.session.viewport
    hand.session.select(None)
    hand.drag(qtbot, start, QPoint(60, 0))
    hand.release(qtbot, start + QPoint(60, 0))
    assert hand.changes == []
    assert hand.session.viewport.left < view.left  # a pan


def test_what_can_only_be_read_is_panned(
    open_in_window: Callable[[Path], Workspace], make_file: Callable[..., Path], qtbot: QtBot
) -> None:
    hand = Hand(open_in_window(make_file()))
    start, view = hand.point(END), hand.session.viewport
    hand.hover(qtbot, start)
    assert hand.cursor is not Qt.CursorShape.SizeHorCursor
    hand.drag(qtbot, start, QPoint(60, 0))
    hand.release(qtbot, start + QPoint(60, 0))
    assert hand.edtf == "2021-08-25"
    assert hand.session.viewport.left < view.left


def test_the_ghost_is_in_every_lane_of_the_event(own: Callable[..., Hand], qtbot: QtBot) -> None:
    hand = own()
    hand.hover(qtbot, QPoint(600, 700))
    before = hand.grab()
    start, by = hand.point(END), hand.day(3)
    places = []
    for grip in hand.grips(END):
        at = hand.canvas._origin() + QPointF(grip.x, grip.top)
        places.append(QRect(round(at.x()) + 10, round(at.y()), by.x() - 20, round(grip.height)))
    assert len(places) == 3
    hand.drag(qtbot, start, by)
    during = hand.grab()
    for place in places:
        assert during.copy(place) != before.copy(place)
    hand.release(qtbot, start + by)


@pytest.mark.parametrize(
    "act",
    [
        lambda session: session.set_filter(EventFilter(text="attack")),
        lambda session: session.select("vow"),
        lambda session: session.open(session.open_project),
    ],
)
def test_what_changes_meanwhile_ends_the_drag(
    own: Callable[..., Hand], qtbot: QtBot, act: Callable[[Session], None]
) -> None:
    hand = own()
    start = hand.point(END)
    hand.drag(qtbot, start, hand.day(3))
    act(hand.session)
    assert hand.would_become is None
    hand.release(qtbot, start + hand.day(3))
    assert hand.changes == []


def test_zooming_while_dragging_keeps_the_end_under_the_mouse(
    own: Callable[..., Hand], qtbot: QtBot
) -> None:
    hand = own()
    start = hand.point(END)
    at = start + hand.day(3)
    hand.drag(qtbot, start, hand.day(3))
    event = QWheelEvent(
        QPointF(at), QPointF(hand.canvas.viewport().mapToGlobal(at)), QPoint(), QPoint(0, 1200),
        NO_BUTTON, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(hand.canvas.viewport(), event)
    assert hand.would_become is not None
    assert hand.would_become.startswith("2021-08-25/2021-08-2")
    assert "T" in hand.would_become  # the unit in view is an hour now
    hand.release(qtbot, at)
    assert hand.edtf.startswith("2021-08-25/2021-08-2")


def test_keys_move_the_ends_by_a_unit(own: Callable[..., Hand], qtbot: QtBot) -> None:
    hand = own()
    hand.canvas.setFocus()
    for key, keys, becomes in (
        (Qt.Key.Key_Right, ALT_SHIFT, "2021-08-25/2021-08-26"),
        (Qt.Key.Key_Left, CTRL | SHIFT, "2021-08-24/2021-08-26"),
        (Qt.Key.Key_Right, CTRL | SHIFT, "2021-08-25/2021-08-26"),
        (Qt.Key.Key_Left, ALT_SHIFT, "2021-08-25"),
    ):
        qtbot.keyClick(hand.workspace.window, key, keys)
        assert hand.edtf == becomes
    assert len(hand.changes) == 4
    qtbot.keyClick(hand.workspace.window, Qt.Key.Key_Left, ALT_SHIFT)
    assert hand.said == f"{NOT_PAST[END]}."
    assert len(hand.changes) == 4


def test_events_without_a_date_have_no_ends_to_move(own: Callable[..., Hand]) -> None:
    hand = own()
    hand.session.select("plea")
    hand.settle()
    assert hand.canvas._ends._grips.of_selected() == ()
    assert not hand.workspace.actions["end-later"].isEnabled()
