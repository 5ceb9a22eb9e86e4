"""How far a view may go: to one second, without losing what stands at the cursor."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from timeline_app.layout.scale import ScaleKind, TimeScale, make_scale
from timeline_app.layout.viewport import Viewport
from timeline_app.query.columns import load_columns
from timeline_app.reading.event_model import OpenProject
from timeline_app.session.reach import LEAST_SECONDS_IN_VIEW, within_reach


@pytest.fixture(params=list(ScaleKind))
def scale(
    make_project: Callable[..., OpenProject], raw: dict[str, Any], request: pytest.FixtureRequest
) -> TimeScale:
    raw["events"][0]["date"] = {"edtf": "Y-13800000000", "basis": "stated"}
    opened = make_project(raw)
    columns = load_columns(opened.project, opened.located)
    return make_scale(columns, np.ones(len(columns), np.bool_), request.param)


def test_one_second_can_fill_the_view_and_the_cursor_keeps_its_place(scale: TimeScale) -> None:
    viewport = Viewport(*scale.home, width=1500.0)
    second = int(scale.first) + 10**15
    for _ in range(600):
        x = float(scale.xs(np.array([second], np.int64), viewport)[0])
        viewport = within_reach(viewport.zoomed_at(0.9, x), viewport, scale)
        assert abs(float(scale.xs(np.array([second], np.int64), viewport)[0]) - x) < 0.5
    assert scale.seconds_in(viewport) == pytest.approx(LEAST_SECONDS_IN_VIEW, rel=0.06)
    assert within_reach(viewport.zoomed_at(0.5, 10.0), viewport, scale) == viewport


def test_an_empty_view_becomes_one_second(scale: TimeScale) -> None:
    home = Viewport(*scale.home)
    middle = (home.left + home.right) / 2
    found = within_reach(home.showing(middle, middle), home, scale)
    assert scale.seconds_in(found) == pytest.approx(1.0)


def test_a_view_beside_all_events_comes_back_and_stays(scale: TimeScale) -> None:
    home = Viewport(*scale.home)
    aside = within_reach(home.panned(9 * home.span), home, scale)
    assert aside.unit_at(aside.width / 2) == pytest.approx(scale.home[1])
    again = within_reach(aside.panned(aside.span / 3), aside, scale)
    assert again == aside
