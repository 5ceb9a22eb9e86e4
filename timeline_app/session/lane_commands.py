"""Commands of the menu Lanes."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from timeline_app.query.lanes import LaneOrder
from timeline_app.session.command import Command, Desk, Menu
from timeline_app.session.minor_proposals import show_all
from timeline_app.session.session import Session


def lane_commands(session: Session, desk: Desk) -> tuple[Command, ...]:
    def only_current() -> None:
        if session.current_lane is not None:
            session.show_only(session.current_lane)

    def hide_current() -> None:
        if session.current_lane is not None:
            session.hide_lane(session.current_lane)

    def collapse_current() -> None:
        if session.current_lane is not None:
            session.toggle_collapsed(session.current_lane)

    def order(by: LaneOrder) -> Command:
        return Command(
            f"order-{by.name.lower().replace('_', '-')}",
            f"Order lanes by {by.value}",
            Menu.LANES,
            lambda: session.arrange(replace(session.arrangement, order=by)),
            checked=lambda: session.arrangement.order is by,
        )

    def move(direction: int) -> Callable[[], None]:
        return lambda: desk.edits.actors.move_lane(direction)

    def has_lane() -> bool:
        return session.current_lane is not None

    lanes = Menu.LANES
    return (
        Command("filter-lanes", "Find an actor", lanes, desk.focus_lane_filter, ("Ctrl+Shift+F",)),
        Command("only-lane", "Only this lane", lanes, only_current, ("O",), enabled=has_lane),
        Command("hide-lane", "Hide this lane", lanes, hide_current, ("H",), enabled=has_lane),
        Command(
            "collapse-lane",
            "Collapse or expand this lane",
            lanes,
            collapse_current,
            ("C",),
            enabled=has_lane,
        ),
        Command(
            "all-lanes",
            "All lanes",
            lanes,
            session.show_all_actors,
            ("Shift+A",),
            enabled=lambda: session.filter.actors is not None,
        ),
        Command(
            "clear-filter",
            "Clear the filter",
            lanes,
            partial(show_all, session),
            ("Ctrl+Backspace",),
            enabled=lambda: not session.filter.keeps_all,
        ),
        *(order(by) for by in LaneOrder),
        Command(
            "lane-earlier", "Move this lane up", lanes, move(-1), ("Alt+Up",), enabled=has_lane
        ),
        Command(
            "lane-later", "Move this lane down", lanes, move(1), ("Alt+Down",), enabled=has_lane
        ),
    )
