"""DateDrag: an end of an event's date that is moved in the view, by mouse or by key, before it counts.

What the date becomes is worked out in ``model.dragged_date``; it is recorded as ``redating`` says.
"""

from dataclasses import dataclass

import numpy as np

from timeline_app.layout.marks import Shapes, shapes_of
from timeline_app.layout.parts import MarkKind
from timeline_app.model.dragged_date import (
    EVERY,
    SEVERAL,
    DragError,
    Side,
    dragged,
    edge_of,
)
from timeline_app.model.time import MAX_SECOND, MIN_SECOND, UncertainDate, parse_edtf
from timeline_app.session.session import Session

NOT_PAST = {
    Side.START: "The start can't go past the end",
    Side.END: "The end can't go before the start",
}


@dataclass(frozen=True)
class MovedDate:
    """What a date becomes. ``edtf`` is the one it has where it stays, ``reason`` why it has to."""

    edtf: str
    reason: str = ""

    @property
    def date(self) -> UncertainDate:
        return parse_edtf(self.edtf)


class DateDrag:
    """The ``side`` of the date of ``event``, which has one. x are pixels of the session's view.

    Whether a single date is moved as an event that lasts or as a moment in a window goes by how it
    was drawn when the drag began: as a diamond, or as a band.
    """

    def __init__(self, session: Session, event: str, side: Side) -> None:
        self.event, self.side = event, side
        self._session = session
        date = session.columns.events[session.columns.row_of[event]].date
        if date is None:
            raise ValueError(f"{event} has no date")
        self.edtf = date.edtf
        self._date = date.bounds
        self._is_band = not self._date.is_interval and self._kind is not MarkKind.INSTANT

    @property
    def problem(self) -> str:
        """Why this date has no ends to move; "" where it has."""
        if self._date.all_of:
            return EVERY
        return SEVERAL if len(self._date.one_of) > 1 else ""

    @property
    def stays(self) -> MovedDate:
        return MovedDate(self.edtf)

    @property
    def edge(self) -> int:
        """The first second of the start, or the first one after the end."""
        return edge_of(self._date, self.side)

    @property
    def x(self) -> float:
        """Where the end is; where it is drawn, in view, if the date is not bounded there."""
        return self.x_of(self.edge)

    def x_of(self, edge: int) -> float:
        """Where the end is at ``edge``; where the unbounded one is drawn if that is no bound."""
        if MIN_SECOND < edge < MAX_SECOND:
            seconds = np.array([edge], np.int64)
            return float(self._session.scale.xs(seconds, self._session.viewport)[0])
        shapes = self._shapes
        drawn = shapes.left if self.side is Side.START else shapes.right
        return min(max(float(drawn[0]), 0.0), self._session.viewport.width)

    def at(self, x: float, *, window: bool = False) -> MovedDate:
        """The date with its end at the edge nearest to ``x``; of a ``window`` only its outer bound."""
        session = self._session
        second = session.scale.in_view(session.viewport).nearest_second(x)
        return self._moved(second, x, window=window)

    def by_one(self, *, later: bool) -> MovedDate:
        """The date with its end moved by one unit in view."""
        session, edge, x = self._session, self.edge, self.x
        if not MIN_SECOND < edge < MAX_SECOND:
            edge = session.scale.in_view(session.viewport).nearest_second(x)
        unit = session.unit_at(x)
        return self._moved(unit.end_of(edge) if later else unit.start_of(edge - 1), x)

    def _moved(self, second: int, x: float, *, window: bool = False) -> MovedDate:
        unit = self._session.unit_at(x)
        is_later = unit.nearest_edge(second) - self.edge
        if not is_later:
            return self.stays
        try:
            edtf = dragged(self.edtf, self.side, second, unit, window=window or self._is_band)
        except DragError as error:
            return MovedDate(self.edtf, str(error))
        moved = edge_of(parse_edtf(edtf), self.side) - self.edge
        if not moved or (moved > 0) is not (is_later > 0):  # the other end was in the way
            return MovedDate(self.edtf, NOT_PAST[self.side])
        return MovedDate(edtf)

    @property
    def _kind(self) -> MarkKind:
        return MarkKind(int(self._shapes.kind[0]))

    @property
    def _shapes(self) -> Shapes:
        """How the event is drawn now."""
        session, rows = self._session, np.array([self._session.columns.row_of[self.event]])
        return shapes_of(session.columns, rows, session.scale, session.viewport, session.stretches)
