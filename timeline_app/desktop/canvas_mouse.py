"""Mouse and wheel on the canvas, turned into calls on the session (DESIGN §5).

Keys are commands of the window; the context menu is the window's.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent

from timeline_app.desktop.paint_axes import HEADER_WIDTH, triangle_rect
from timeline_app.layout.viewport import Viewport
from timeline_app.session.moves import focus_selection
from timeline_app.session.session import Session

NOTCH = 120.0  # angleDelta of one click of a wheel (Qt)
ZOOM_PER_NOTCH = 0.8
ZOOM_INTO_DENSITY = 0.25  # by a double click
ZOOM_PER_PIXEL = 0.996  # touchpads report pixels, some 50 for a flick
ROWS_PER_NOTCH = 1.1
PAN_PER_NOTCH = 90.0
SCROLL_PER_NOTCH = 66.0
DRAG_DISTANCE = 4.0


@dataclass(frozen=True, slots=True)
class Spot:
    """What lies at a point: ``x`` and ``y`` are pixels of the marks' area, negative outside it."""

    x: float
    y: float
    row: int | None = None  # of EventColumns
    lane: str | None = None
    is_header: bool = False
    is_triangle: bool = False
    is_density: bool = False  # more events than can be drawn
    ids: Sequence[str] = ()  # of all rows

    @property
    def event(self) -> str | None:
        """The id of the event there; of a table it is read only when it is asked for."""
        return None if self.row is None else self.ids[self.row]

    @classmethod
    def find(cls, session: Session, x: float, y: float) -> "Spot":
        scene = session.scene
        viewport = scene.viewport
        if y < 0 or y >= viewport.height or x >= viewport.width:
            return cls(x, y)
        band = scene.band_at(y)
        lane = session.lanes[band.lane] if band is not None else None
        actor = lane.actor.id if lane is not None else None
        if x < 0:
            if lane is None or band is None:
                return cls(x, y, is_header=True)
            header_x = x + HEADER_WIDTH
            is_triangle = lane.has_parts and triangle_rect(lane, band).contains(header_x, y)
            return cls(x, y, None, actor, True, is_triangle)
        mark = scene.event_at(x, y)
        if mark is None:
            return cls(x, y, lane=actor, is_density=scene.density_at(y) is not None)
        row = int(scene.marks.row[mark])
        owner = session.lanes[int(scene.marks.lane[mark])].actor.id
        return cls(x, y, row, owner, ids=session.columns.ids)


class CanvasMouse:
    """Press, drag, release, double click and wheel. ``spot_at`` tells what lies at a point."""

    def __init__(self, session: Session, spot_at: Callable[[QPointF], Spot]) -> None:
        self._session = session
        self._spot_at = spot_at
        self._pressed_at: QPointF | None = None
        self._pressed_spot: Spot | None = None
        self._from: Viewport | None = None
        self.is_dragging = False

    def press(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = event.position()
            self._pressed_spot = self._spot_at(event.position())
            self._from = self._session.viewport
            self.is_dragging = False
        event.accept()

    def move(self, event: QMouseEvent) -> None:
        start, pressed, spot = self._from, self._pressed_at, self._pressed_spot
        if start is None or pressed is None or spot is None:
            return
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self.forget_press()  # it was released elsewhere, such as over a menu
            return
        moved = event.position() - pressed
        if not self.is_dragging and max(abs(moved.x()), abs(moved.y())) < DRAG_DISTANCE:
            return
        self.is_dragging = True
        target = self._session.viewport
        if not spot.is_header:
            panned = start.panned(-moved.x() * start.units_per_pixel)
            target = target.showing_time_of(panned)
        if spot.y >= 0:
            target = replace(target, top=start.top - moved.y())
        self._session.look_at(target)

    def release(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            spot, was_dragging = self._pressed_spot, self.is_dragging
            self.forget_press()
            if spot is not None and not was_dragging:
                self._click(spot, event.modifiers())
        event.accept()

    def forget_press(self) -> None:
        """What is held is held for something else, or was released elsewhere."""
        self._pressed_at = self._pressed_spot = self._from = None
        self.is_dragging = False

    def double_click(self, event: QMouseEvent) -> None:
        spot = self._spot_at(event.position())
        if spot.is_triangle:
            self.press(event)
        elif spot.event is not None and event.button() is Qt.MouseButton.LeftButton:
            self._session.select(spot.event, lane=spot.lane)
            focus_selection(self._session)
        elif spot.is_density and event.button() is Qt.MouseButton.LeftButton:
            self._session.zoom(ZOOM_INTO_DENSITY, spot.x)
        event.accept()

    def wheel(self, event: QWheelEvent) -> None:
        session, spot = self._session, self._spot_at(event.position())
        angle, pixels, modifiers = event.angleDelta(), event.pixelDelta(), event.modifiers()
        notches = (angle.y() or angle.x()) / NOTCH
        event.accept()
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            session.scale_rows(ROWS_PER_NOTCH**notches)
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            session.pan(-(pixels.y() or pixels.x() or notches * PAN_PER_NOTCH))
        elif spot.is_header:
            scrolled = pixels.y() or notches * SCROLL_PER_NOTCH
            session.scroll_to(session.viewport.top - scrolled)
        elif abs(angle.x()) > abs(angle.y()):
            session.pan(-(pixels.x() or angle.x() / NOTCH * PAN_PER_NOTCH))
        elif angle.y() or pixels.y():
            is_touchpad = not pixels.isNull()
            base, steps = (ZOOM_PER_PIXEL, pixels.y()) if is_touchpad else (ZOOM_PER_NOTCH, notches)
            factor = math.pow(base, steps)
            session.zoom(factor, min(max(spot.x, 0.0), session.viewport.width))

    def cursor(self, spot: Spot | None) -> Qt.CursorShape:
        if self.is_dragging:
            return Qt.CursorShape.ClosedHandCursor
        if spot is not None and (spot.row is not None or spot.is_header):
            return Qt.CursorShape.PointingHandCursor
        return Qt.CursorShape.ArrowCursor

    def _click(self, spot: Spot, modifiers: Qt.KeyboardModifier) -> None:
        session = self._session
        if spot.lane is not None and modifiers & Qt.KeyboardModifier.AltModifier:
            session.show_only(spot.lane)
        elif spot.is_triangle and spot.lane is not None:
            session.toggle_collapsed(spot.lane)
        elif spot.event is not None and modifiers & Qt.KeyboardModifier.ControlModifier:
            session.choose_too(spot.event, spot.lane)
        elif spot.event is not None:
            session.select(spot.event, lane=spot.lane)
        elif spot.is_header and spot.lane is not None:
            session.go_to_lane(spot.lane)
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            return  # a mark was missed: what is chosen stays
        elif spot.y >= 0 and not spot.is_header:
            session.select(None, lane=spot.lane)
