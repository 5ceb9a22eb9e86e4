"""Moves from where one is: to the next event, the next lane, closer to the selected event.

Where one is, and the plain moves of the viewport, are ``session``'s.
"""

from dataclasses import replace

import numpy as np

from timeline_app.query.columns import NO_ACTOR
from timeline_app.query.kept_rows import place_in
from timeline_app.query.lanes import Lane, LaneOrder
from timeline_app.session.session import Session

FOCUS_FRACTION = 0.25  # of the view that a focused event's window takes


def step_event(session: Session, direction: int, any_lane: bool = False) -> None:
    """Go to the next (+1) or previous (-1) event, in the current lane or in any.

    From no selection, the first step goes to the first event, or to the last one.
    """
    rows, lane = session.kept_rows, None
    if not any_lane and session.lanes:
        lane = session.lanes[session.place_of_lane(session.current_lane) or 0]
        rows = lane.rows
    if not len(rows):
        return
    row = session.selected_row
    if row is None:
        place = 0 if direction > 0 else len(rows) - 1
    elif direction > 0:
        place = place_in(rows, row, after=True)
    else:
        place = place_in(rows, row) - 1
    if 0 <= place < len(rows):
        session.go_to(session.columns.ids[rows[place]], lane=lane.actor.id if lane else None)


def step_match(session: Session, direction: int) -> None:
    """Go to the next (+1) or previous (-1) kept event, around the ends, as a search does.

    From an event that the filter leaves out, or from none, the first step goes to the first match.
    """
    rows = session.kept_rows
    if not len(rows):
        return
    row = session.selected_row
    if row is None or not session.kept[row]:
        place = 0 if direction > 0 else len(rows) - 1
    else:
        place = (place_in(rows, row) + direction) % len(rows)
    session.go_to(session.columns.ids[rows[place]])


def step_lane(session: Session, direction: int) -> None:
    """Make the lane below (+1) or above (-1) the current one and bring it into view."""
    if session.lanes:
        present = session.place_of_lane(session.current_lane)
        place = 0 if present is None else present + direction
        place = min(max(place, 0), len(session.lanes) - 1)
        session.go_to_lane(session.lanes[place].actor.id)


def move_lane(session: Session, direction: int) -> None:
    """Move the current lane as ``order_after_move`` says, for as long as the project is open."""
    order, lane = order_after_move(session, direction), session.current_lane
    if order and lane is not None:
        session.arrange(replace(session.arrangement, order=LaneOrder.HAND, by_hand=order))
        session.go_to_lane(lane)


def order_after_move(session: Session, direction: int) -> tuple[str, ...]:
    """The actors of all lanes once the current one is moved up (-1) or down (+1).

    It goes past its neighbour under the same whole, and each takes its parts along. Empty where
    there is none.
    """
    place = session.place_of_lane(session.current_lane)
    lanes = [lane for lane in session.lanes if lane.actor is not NO_ACTOR]  # which stays the last
    if place is None or place >= len(lanes):
        return ()
    level = [at for at, other in enumerate(lanes) if _beside(other, lanes[place])]
    to = level.index(place) + direction
    if not 0 <= to < len(level):
        return ()
    first, second = sorted((place, level[to]))
    end = next(
        (at for at in range(second + 1, len(lanes)) if lanes[at].depth <= lanes[second].depth),
        len(lanes),
    )
    moved = [*lanes[:first], *lanes[second:end], *lanes[first:second], *lanes[end:]]
    return tuple(lane.actor.id for lane in moved)


def focus_selection(session: Session) -> None:
    """Bring the selected event's window into the middle, with context around it."""
    row, columns = session.selected_row, session.columns
    if row is None or row >= columns.dated_count:
        return
    home_left, home_right = session.scale.home
    window = session.window_of(row)
    factor = min(1 / FOCUS_FRACTION, (home_right - home_left) / window.span)
    session.look_at(window.zoomed_at(factor, window.width / 2))
    session.reveal_selection()


def zoom_by_key(session: Session, factor: float) -> None:
    """Zoom around the selected event where it is in view, else around the middle."""
    row, view = session.selected_row, session.viewport
    if row is None or row >= session.columns.dated_count:
        session.zoom(factor)
        return
    xs = session.scale.xs(session.bounds_of(row), view)
    x = float(np.clip(xs, 0.0, view.width).mean())
    session.zoom(factor, x if 0 < x < view.width else None)


def _beside(other: Lane, lane: Lane) -> bool:
    same_whole = lane.depth == 0 or other.actor.part_of == lane.actor.part_of
    return other.depth == lane.depth and same_whole
