"""Grips: where the ends of the selected event's marks can be taken hold of.

What a drag by a grip does is ``end_mouse``'s.
"""

from collections.abc import Callable
from dataclasses import dataclass

from timeline_app.desktop.mark_shapes import mark_shape
from timeline_app.layout.parts import MarkKind
from timeline_app.layout.scene import Scene
from timeline_app.model.dragged_date import Side
from timeline_app.model.time import MAX_SECOND, MIN_SECOND
from timeline_app.session.session import Session

REACH = 8.0  # pixels beyond the mark's end
INSIDE = 4.0  # and before it, of a mark that is wide enough
AT_EDGE = 12.0  # at the edge of the view, where a mark goes on without a bound


@dataclass(frozen=True, slots=True)
class Grip:
    """The end of a mark, at ``x``, and around it where the mouse takes hold of it."""

    side: Side
    x: float
    top: float
    height: float
    left: float
    right: float

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top - 2 <= y <= self.top + self.height + 2


class Grips:
    """The grips of the present scene, found once for each scene and selection.

    ``may_move`` tells whether dates can be edited at all.
    """

    def __init__(self, session: Session, may_move: Callable[[], bool]) -> None:
        self._session = session
        self._may_move = may_move
        self._found_for: tuple[Scene, int | None] | None = None
        self._found: tuple[Grip, ...] = ()

    def of_selected(self) -> tuple[Grip, ...]:
        scene, row = self._session.scene, self._session.selected_row
        known = self._found_for
        if known is None or known[0] is not scene or known[1] != row:
            self._found_for = scene, row
            self._found = () if row is None else tuple(_grips(self._session, scene, row))
        return self._found

    def at(self, x: float, y: float) -> Grip | None:
        """The grip at a point of the marks' area, if the selected event has one there."""
        if self._session.selected is None:
            return None
        for grip in self.of_selected():
            if grip.holds(x, y):
                return grip if self._may_move() else None
        return None


def _grips(session: Session, scene: Scene, row: int) -> list[Grip]:
    columns, width = session.columns, scene.viewport.width
    if columns.tables is not None or row >= columns.dated_count:
        return []
    is_open_left = columns.start_earliest[row] <= MIN_SECOND
    is_open_right = columns.end_latest[row] >= MAX_SECOND
    found = []
    for index in scene.marks_of(row).tolist():
        shape = mark_shape(scene, index)
        left, right = shape.extent(0.0, width)
        if right < 0 or left > width:
            continue
        # A diamond's corners may lie out of view, its ends not.
        begin, end = shape.outer_left, shape.outer_right
        if shape.kind is not MarkKind.INSTANT:
            begin, end = min(begin, left), max(end, right)
        inside = min(INSIDE, (right - left) / 4)
        place = shape.top, shape.height
        if is_open_left and begin <= 0.0:
            found.append(Grip(Side.START, 0.0, *place, 0.0, AT_EDGE))
        elif 0.0 <= begin <= width:
            found.append(Grip(Side.START, left, *place, left - REACH, left + inside))
        if is_open_right and end >= width:
            found.append(Grip(Side.END, width, *place, width - AT_EDGE, width))
        elif 0.0 <= end <= width:
            found.append(Grip(Side.END, right, *place, right - inside, right + REACH))
    return found
