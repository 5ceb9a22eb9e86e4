"""The session: one owner, one bell, and moves that go back."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from timeline_app.layout.scale import ScaleKind
from timeline_app.model.event import Status
from timeline_app.query.filter import EventFilter
from timeline_app.query.lanes import LaneOrder
from timeline_app.reading.event_model import OpenProject
from timeline_app.session.bell import Changed
from timeline_app.session.moves import (
    focus_selection,
    move_lane,
    order_after_move,
    step_event,
    step_lane,
    zoom_by_key,
)
from timeline_app.session.session import Session


class Clock:
    """Seconds that pass only when a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def wait(self) -> None:
        self.now += 10.0


def measure(text: str, /) -> float:
    return 6.5 * len(text)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(make_project: Callable[..., OpenProject], clock: Clock) -> Session:
    made = Session(make_project(), measure, clock)
    made.resize(1000, 400)
    return made


@pytest.fixture
def rung(session: Session) -> list[Changed]:
    changes: list[Changed] = []
    session.subscribe(changes.append)
    return changes


def lane_ids(session: Session) -> list[str]:
    return [lane.actor.id for lane in session.lanes]


def test_each_setter_rings_once_and_only_for_a_change(
    session: Session, rung: list[Changed]
) -> None:
    session.set_filter(EventFilter(statuses=frozenset({Status.REPORTED})))
    session.set_filter(EventFilter(statuses=frozenset({Status.REPORTED})))
    session.select("vow")
    session.select("vow")
    session.zoom(0.5)
    session.look_at(session.viewport)
    session.set_scale_kind(ScaleKind.ELASTIC)
    assert rung == [
        Changed.FILTER | Changed.VIEWPORT,
        Changed.SELECTION,
        Changed.VIEWPORT,
    ]


def test_an_ended_subscription_is_silent(session: Session) -> None:
    changes: list[Changed] = []
    end = session.subscribe(changes.append)
    end()
    session.select("vow")
    assert changes == []


def test_a_change_made_by_a_listener_reaches_all_in_order(session: Session) -> None:
    heard: list[tuple[str, Changed]] = []

    def first(changed: Changed) -> None:
        heard.append(("first", changed))
        if changed & Changed.FILTER:
            session.select("vow")

    session.subscribe(first)
    session.subscribe(lambda changed: heard.append(("second", changed)))
    session.show_only("taliban")
    filtered = Changed.FILTER | Changed.VIEWPORT
    assert heard == [
        ("first", filtered),
        ("second", filtered),
        ("first", Changed.SELECTION),
        ("second", Changed.SELECTION),
    ]


def test_filtering_keeps_time_where_it_is(session: Session) -> None:
    before = session.viewport
    session.show_only("massoud")
    assert session.viewport == before
    assert [session.columns.ids[row] for row in session.kept_rows] == ["vow", "fighting"]
    assert lane_ids(session) == ["massoud"]


def test_unticking_every_actor_leaves_nothing_and_ticking_all_leaves_no_filter(
    session: Session,
) -> None:
    everyone = [actor.id for actor in session.columns.actors]
    for actor in everyone:
        session.show_actor(actor, False)
    assert session.filter.actors == frozenset()
    assert len(session.kept_rows) == 0
    assert session.lanes == ()
    assert session.scene.marks.row.size == 0
    for actor in everyone:
        session.show_actor(actor, True)
    assert session.filter.actors is None


def test_only_this_lane_twice_shows_all_again(session: Session) -> None:
    session.show_only("taliban")
    assert session.filter.actors == frozenset({"taliban"})
    session.show_only("taliban")
    assert session.filter.actors is None


def test_undated_events_are_apart(session: Session) -> None:
    assert [session.columns.ids[row] for row in session.undated_rows] == ["plea"]
    assert all("plea" not in [session.columns.ids[r] for r in lane.rows] for lane in session.lanes)


def test_zoom_keeps_the_time_under_the_cursor(session: Session) -> None:
    before = session.viewport.unit_at(300)
    session.zoom(0.5, 300)
    assert session.viewport.unit_at(300) == pytest.approx(before)


def test_zooming_in_ends_at_a_second_and_out_at_a_few_homes(session: Session) -> None:
    for _ in range(400):
        session.zoom(0.8)
    view = session.viewport
    assert 1.0 <= session.scale.seconds_in(view) <= 1.25
    for _ in range(400):
        session.zoom(1.25)
    home = session.scale.home[1] - session.scale.home[0]
    assert session.viewport.right - session.viewport.left <= 3 * home


def test_panning_never_leaves_the_events_behind(session: Session) -> None:
    for _ in range(100):
        session.pan(500)
    middle = (session.viewport.left + session.viewport.right) / 2
    assert middle <= session.scale.home[1] + 1e-6


def test_views_go_back_and_forward(session: Session, clock: Clock) -> None:
    home = session.view
    clock.wait()
    session.show_only("taliban")
    clock.wait()
    filtered = session.view
    session.zoom(0.5)
    zoomed = session.view
    session.back()
    assert session.view == filtered
    session.back()
    assert session.view == home
    assert not session.can_go_back
    session.forward()
    session.forward()
    assert session.view == zoomed
    assert not session.can_go_forward


def test_the_steps_of_one_zoom_are_one_view(session: Session, clock: Clock) -> None:
    home = session.view
    clock.wait()
    for _ in range(5):
        session.zoom(0.9)
        clock.now += 0.1
    session.back()
    assert session.view == home


def test_stepping_goes_through_a_lane_in_time_and_stops_at_its_ends(session: Session) -> None:
    session.go_to_lane("taliban")
    seen = []
    for _ in range(4):
        step_event(session, +1)
        seen.append(session.selected)
    assert seen == ["fighting", "talks", "talks", "talks"]
    step_event(session, -1)
    assert session.selected == "fighting"
    assert session.current_lane == "taliban"


def test_stepping_in_any_lane_visits_every_kept_event(session: Session) -> None:
    seen = []
    for _ in range(len(session.kept_rows)):
        step_event(session, +1, any_lane=True)
        seen.append(session.selected)
    assert seen == ["harm", "vow", "fighting", "talks", "plea"]


def test_going_to_an_event_brings_it_on_screen(session: Session) -> None:
    session.go_to("talks")
    focus_selection(session)
    assert session.viewport.right - session.viewport.left < session.scale.home[1]
    session.go_to("harm")
    row = session.columns.row_of["harm"]
    unit = session.scale.to_units(session.columns.end_latest[row : row + 1])[0]
    assert session.viewport.left <= unit
    assert session.scale.to_units(session.columns.start_earliest[row : row + 1])[0] <= (
        session.viewport.right
    )


def test_going_to_an_event_brings_its_row_on_screen_in_a_lane_higher_than_the_view(
    make_project: Callable[..., OpenProject], raw: dict[str, Any]
) -> None:
    [first] = [each for each in raw["events"] if each["id"] == "fighting"]
    for number in range(30):
        claims = [{**each, "id": f"{each['id']}-{number}"} for each in first["claims"]]
        raw["events"].append({**first, "id": f"e{number}", "claims": claims})
    session = Session(make_project(raw), measure)
    session.resize(1000, 120)
    for event in ("e0", "e29", "e15", "e1"):
        session.go_to(event)
        marks, view = session.scene.marks, session.viewport
        of_event = np.flatnonzero(marks.row == session.columns.row_of[event])
        seen = (marks.top[of_event] >= 0) & (marks.top[of_event] < view.height)
        assert seen.any()


def test_lanes_are_walked_and_moved(session: Session) -> None:
    session.arrange(replace(session.arrangement, nested=False, order=LaneOrder.NAME))
    assert lane_ids(session) == ["massoud", "resistance", "taliban", "no actor"]
    step_lane(session, +1)
    step_lane(session, +1)
    assert session.current_lane == "resistance"
    move_lane(session, +1)
    assert lane_ids(session) == ["massoud", "taliban", "resistance", "no actor"]
    assert session.arrangement.order is LaneOrder.HAND
    move_lane(session, +1)
    assert lane_ids(session) == ["massoud", "taliban", "resistance", "no actor"]


def test_parts_stand_below_their_whole_and_fold_into_it(session: Session) -> None:
    ids = lane_ids(session)
    assert ids.index("massoud") == ids.index("resistance") + 1
    session.toggle_collapsed("resistance")
    assert "massoud" not in lane_ids(session)
    lane = session.lanes[session.place_of_lane("resistance") or 0]
    shown = {session.columns.ids[row] for row in lane.rows}
    assert shown == {"vow", "fighting", "talks"}


def test_opening_another_project_starts_anew(
    session: Session, make_project: Callable[..., OpenProject], rung: list[Changed]
) -> None:
    session.select("vow")
    session.show_only("massoud")
    session.open(make_project())
    assert session.selected is None
    assert session.filter == EventFilter()
    assert not session.can_go_back
    assert rung[-1] == Changed.everything()


def test_a_project_without_events_has_an_empty_scene(
    make_project: Callable[..., OpenProject],
) -> None:
    empty = {"format": "timeline-app/1", "title": "Nothing yet"}
    session = Session(make_project(empty), measure)
    session.resize(800, 300)
    step_event(session, +1)
    step_lane(session, +1)
    focus_selection(session)
    session.fit_all()
    assert session.selected is None
    assert len(session.scene.marks) == 0


def test_only_and_hide_take_a_collapsed_lane_with_its_parts(session: Session) -> None:
    session.toggle_collapsed("resistance")
    session.show_only("resistance")
    assert lane_ids(session) == ["resistance"]
    lane = session.lanes[0]
    assert {session.columns.ids[row] for row in lane.rows} == {"vow", "fighting", "talks"}
    session.show_all_actors()
    session.hide_lane("resistance")
    assert lane_ids(session) == ["taliban", "no actor"]


def test_a_move_that_leads_nowhere_is_not_remembered(
    session: Session, clock: Clock, rung: list[Changed]
) -> None:
    session.scroll_to(-99)
    clock.wait()
    for _ in range(40):
        session.zoom(1.25)
        clock.wait()
    wide = session.viewport
    rung.clear()
    session.zoom(1.25)
    assert session.viewport == wide
    assert rung == []
    session.back()
    assert session.viewport != wide
    session.scroll_to(-99)
    assert session.can_go_forward


def test_a_moment_of_one_second_can_be_focused(
    make_project: Callable[..., OpenProject], raw: dict[str, Any]
) -> None:
    raw["events"][1]["date"]["edtf"] = "2021-08-25T10:30:15"
    session = Session(make_project(raw), measure)
    session.resize(1000, 400)
    session.select("fighting")
    focus_selection(session)
    view = session.viewport
    assert 1 <= session.scale.seconds_in(view) <= 60


def test_an_order_by_hand_starts_from_the_projects_own(
    session: Session, make_project: Callable[..., OpenProject]
) -> None:
    session.go_to_lane("taliban")
    move_lane(session, -1)
    assert session.arrangement.order is LaneOrder.HAND
    assert lane_ids(session) == ["taliban", "resistance", "massoud", "no actor"]
    session.open(make_project())
    assert session.arrangement.order is LaneOrder.HAND
    session.arrange(replace(session.arrangement, nested=False))
    actors = [actor.id for actor in session.open_project.project.actors]
    assert lane_ids(session) == [*(id_ for id_ in actors if id_ != "reporters"), "no actor"]


def test_nobodys_lane_stays_the_last(session: Session) -> None:
    before = lane_ids(session)
    for lane in (before[-1], before[-2]):
        session.go_to_lane(lane)
        assert order_after_move(session, +1) == ()
    session.go_to_lane(before[-1])
    assert order_after_move(session, -1) == ()


def test_keys_zoom_around_the_selected_event(session: Session) -> None:
    session.select("vow")
    row = session.columns.row_of["vow"]
    unit = session.scale.to_units(session.columns.start_earliest[row : row + 1])[0]
    before = session.viewport.x_of(unit)
    for _ in range(12):
        zoom_by_key(session, 0.8)
    assert session.viewport.x_of(unit) == pytest.approx(before, abs=60)
