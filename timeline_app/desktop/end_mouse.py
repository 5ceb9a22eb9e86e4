"""The mouse that holds an end of the selected mark: it moves a bound of the event's date.

Where it can take hold is told by ``grips``, what the date becomes by ``session.date_drag``; what is
seen of it is painted in ``paint_date_drag``. All other presses are ``canvas_mouse``'s.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt

from timeline_app.desktop.grips import Grip, Grips
from timeline_app.session.bell import Changed
from timeline_app.session.date_drag import DateDrag, MovedDate
from timeline_app.session.session import Session

DRAG_DISTANCE = 4.0
WIDENING, WIDENING_KEY = Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Shift  # the outer bound


@dataclass(slots=True)
class _Hold:
    """A grip that is held, where it was pressed, and how far that was from the end it stands for."""

    grip: Grip
    drag: DateDrag
    pressed_at: QPointF
    from_end: float
    x: float
    is_moved: bool = False
    is_window: bool = False


class EndMouse:
    """Press, move and release over the ends of the selected event's marks.

    Points are of the marks' area. ``redated`` is called with the event and its new EDTF when an end
    is let go, ``say`` with the reason when it can't be moved there.
    """

    def __init__(
        self,
        session: Session,
        grips: Grips,
        redated: Callable[[str, str], None],
        say: Callable[[str], None],
    ) -> None:
        self._session = session
        self._grips = grips
        self._redated, self._say = redated, say
        self._hold: _Hold | None = None
        self.hovered: Grip | None = None
        self.moved: MovedDate | None = None  # what the date becomes, while an end is dragged

    @property
    def is_holding(self) -> bool:
        return self._hold is not None

    @property
    def drag(self) -> DateDrag | None:
        return self._hold.drag if self._hold is not None and self._hold.is_moved else None

    @property
    def x(self) -> float:
        """Where the dragged end would be."""
        return 0.0 if self._hold is None else self._hold.x - self._hold.from_end

    def hover(self, at: QPointF | None) -> bool:
        """Note the grip under the mouse; whether that is another one."""
        found = None if at is None else self._grips.at(at.x(), at.y())
        is_new = found != self.hovered
        self.hovered = found
        return is_new

    def press(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Take hold of the end there, if there is one. It is still a click until it is moved."""
        self.let_go()
        grip, event = self._grips.at(at.x(), at.y()), self._session.selected
        if grip is None or event is None or modifiers & Qt.KeyboardModifier.ControlModifier:
            return
        drag = DateDrag(self._session, event, grip.side)
        self._hold = _Hold(grip, drag, at, at.x() - drag.x, at.x())

    def move(self, at: QPointF, buttons: Qt.MouseButton, modifiers: Qt.KeyboardModifier) -> bool:
        """Move the end that is held; whether one is held."""
        hold = self._hold
        if hold is None:
            return False
        if not buttons & Qt.MouseButton.LeftButton:  # it was released elsewhere
            self.let_go()
            return False
        hold.x, hold.is_window = at.x(), bool(modifiers & WIDENING)
        hold.is_moved = hold.is_moved or abs(at.x() - hold.pressed_at.x()) >= DRAG_DISTANCE
        self.refresh()
        return True

    def widen(self, is_window: bool) -> bool:
        """Move the outer bound alone, or no longer; whether an end is held."""
        if self._hold is None:
            return False
        self._hold.is_window = is_window
        self.refresh()
        return True

    def release(self) -> bool:
        """Let the end go where it is; whether one was dragged, so that it is no click."""
        drag, moved = self.drag, self.moved
        self.let_go()
        if drag is None or moved is None:
            return False
        if moved.reason:
            self._say(f"{moved.reason}. The date stays {moved.edtf}.")
        elif moved.edtf != drag.edtf:
            self._redated(drag.event, moved.edtf)
        return True

    def let_go(self) -> None:
        """Forget what is held: the date stays."""
        self._hold = self.moved = None

    def follow(self, changed: Changed) -> None:
        """What one looks at has changed; an end that is held stays under the mouse."""
        if changed & (Changed.PROJECT | Changed.FILTER | Changed.SELECTION):
            self.let_go()
        elif changed & Changed.VIEWPORT and self._hold is not None:
            self.refresh()

    def refresh(self) -> None:
        """Work out what the date becomes."""
        hold = self._hold
        if hold is None or not hold.is_moved:
            return
        if hold.drag.problem:
            self.moved = MovedDate(hold.drag.edtf, hold.drag.problem)
        elif abs(hold.x - hold.pressed_at.x()) < DRAG_DISTANCE:  # back where it was
            self.moved = hold.drag.stays
        else:
            self.moved = hold.drag.at(hold.x - hold.from_end, window=hold.is_window)

    def cursor(self) -> Qt.CursorShape | None:
        """What the pointer looks like over, or with, an end; None elsewhere."""
        if self.drag is not None:
            is_refused = self.moved is not None and bool(self.moved.reason)
            return Qt.CursorShape.ForbiddenCursor if is_refused else Qt.CursorShape.SizeHorCursor
        return None if self.hovered is None else Qt.CursorShape.SizeHorCursor
