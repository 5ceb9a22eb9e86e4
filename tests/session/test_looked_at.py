"""What a session shows hangs on what is open and asked for, not on what was before."""

from collections.abc import Callable
from typing import Any

import pytest

from timeline_app.model.event import Status
from timeline_app.model.project import Project
from timeline_app.query.columns import EventColumns
from timeline_app.query.filter import EventFilter
from timeline_app.reading.event_model import OpenProject
from timeline_app.session.session import Session

Open = Callable[..., tuple[OpenProject, EventColumns]]


@pytest.fixture
def open_many(
    make_project: Callable[..., OpenProject], many_columns: Callable[..., EventColumns]
) -> Open:
    def opened(count: int, **more: Any) -> tuple[OpenProject, EventColumns]:
        columns = many_columns(count, **more)
        project = Project.model_construct(title=f"{count} events", actors=columns.actors)
        return OpenProject(
            make_project().file, make_project().file, project, {}, {}, (), {}, ""
        ), columns

    return opened


def measure(text: str, /) -> float:
    return 6.5 * len(text)


def session_on(opened: tuple[OpenProject, EventColumns], width: float) -> Session:
    session = Session(opened[0], measure, columns=opened[1])
    session.resize(width, 700)
    return session


@pytest.mark.parametrize("count", [310, 340, 370])
def test_a_project_looks_the_same_whatever_was_open_before(open_many: Open, count: int) -> None:
    few = open_many(count, lanes=1)
    fresh = session_on(few, 4_000).scene
    session = session_on(open_many(9_000, lanes=1), 4_000)
    assert session.scene.densities
    session.open(*few)
    assert len(session.scene.marks) == len(fresh.marks)
    assert session.scene.dense_lanes == fresh.dense_lanes


def test_a_filter_that_comes_back_shows_the_same(open_many: Open) -> None:
    session = session_on(open_many(5_000, lanes=3), 1_000)
    first = session.scene
    session.set_filter(EventFilter(text="", actors=frozenset({"a1"})))
    assert [lane.actor.id for lane in session.lanes] == ["a1"]
    session.set_filter(EventFilter())
    assert session.scene.dense_lanes == first.dense_lanes
    assert len(session.scene.marks) == len(first.marks)


def test_selecting_lays_out_anew_only_where_the_event_would_not_be_drawn(open_many: Open) -> None:
    session = session_on(open_many(9_000, lanes=1), 1_000)
    scene = session.scene
    assert scene.densities
    session.select("e17", lane="a0")
    assert len(session.scene.marks_of(17))
    drawn = session.scene
    session.select("e17", claim=1, lane="a0")
    assert session.scene is not scene
    session.select(None, lane="a0")
    assert not len(session.scene.marks_of(17))
    assert drawn is not session.scene


def test_the_overview_leaves_none_of_few_events_out(
    open_many: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline_app.session.looked_at.MOST_SAMPLED", 500)
    session = session_on(open_many(5_000), 1_000)
    assert 250 <= len(session.sampled_rows) <= 500
    actor = min(session.lanes, key=lambda lane: lane.count).actor.id
    session.set_filter(EventFilter(actors=frozenset({actor}), statuses=frozenset({Status.DENIED})))
    kept = session.kept_rows[session.kept_rows < session.columns.dated_count]
    assert 0 < len(kept) < 500
    assert session.sampled_rows.tolist() == kept.tolist()
