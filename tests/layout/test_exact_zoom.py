"""Zoom is exact from 13.8 billion years to one second, at any place, and back."""

import random
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.layout.scale import ScaleKind, TimeScale
from timeline_app.layout.ticks import ticks_for
from timeline_app.layout.viewport import Viewport
from timeline_app.model.time import (
    MAX_SECOND,
    MIN_SECOND,
    civil_from_seconds,
    iso_from_seconds,
    seconds_from_civil,
)

WIDTH = 1600.0
DEEP = ["Y-13800000000", "Y-66000000", "1969-07-20T20:17:40", "2021-08-15/2021-08-31"]
BIG_BANG, NOW = seconds_from_civil(-13_800_000_000), seconds_from_civil(2021)


@pytest.fixture(scope="module", params=list(ScaleKind))
def deep(desk: Any, request: pytest.FixtureRequest) -> TimeScale:
    return desk.scale(desk.of_dates(DEEP), request.param)


def home(scale: TimeScale) -> Viewport:
    return Viewport(*scale.home, width=WIDTH)


def x_of(scale: TimeScale, second: int, viewport: Viewport) -> float:
    return float(scale.xs(np.array([second], np.int64), viewport)[0])


def zoomed_in(scale: TimeScale, second: int) -> Viewport:
    """To one second in view, in small steps, with ``second`` at the cursor; checks each step."""
    viewport = home(scale)
    while scale.seconds_in(viewport) > 1.0:
        x = x_of(scale, second, viewport)
        viewport = viewport.zoomed_at(0.9, x)
        assert abs(x_of(scale, second, viewport) - x) < 0.5
    return viewport


def instants() -> list[int]:
    chance = random.Random(7)
    anywhere = [chance.randrange(BIG_BANG + 1, NOW) for _ in range(6)]
    return [*anywhere, *(NOW - chance.randrange(1, 3 * 10**9) for _ in range(4)), BIG_BANG + 1]


def test_a_second_stays_at_the_cursor_and_the_way_back_ends_at_home(deep: TimeScale) -> None:
    for second in instants():
        viewport = zoomed_in(deep, second)
        assert 0.0 <= x_of(deep, second, viewport) <= WIDTH
        steps = 0
        while viewport.span < (deep.home[1] - deep.home[0]) * 0.95:
            viewport = viewport.zoomed_at(1 / 0.9, x_of(deep, second, viewport))
            steps += 1
        assert steps > 100
        ends = [viewport.x_of(unit) for unit in deep.home]
        assert ends == pytest.approx([0.0, WIDTH], abs=0.5)


def test_the_moment_at_a_cursor_that_rests_stays_there(deep: TimeScale) -> None:
    for x in (0, 1, 700, 1600):
        viewport = home(deep)
        left, right = viewport.fixed_ends
        moment = left + Fraction(x, 1600) * (right - left)
        while deep.seconds_in(viewport) > 1.0:
            viewport = viewport.zoomed_at(0.9, float(x))
            left, right = viewport.fixed_ends
            assert abs((moment - left) / (right - left) * 1600 - x) < 0.5


def test_panning_there_and_back_is_no_move(deep: TimeScale) -> None:
    start = zoomed_in(deep, instants()[0])
    viewport = start
    for pixels in (13.0, -7.0, 1234.0, -1240.0):
        viewport = viewport.panned(pixels * viewport.units_per_pixel)
    second = instants()[0]
    assert abs(x_of(deep, second, viewport) - x_of(deep, second, start)) < 1e-3


def test_ticks_name_the_seconds_that_they_stand_at(desk: Any, deep: TimeScale) -> None:
    for second in instants():
        if any(fold.start - 99 < second < fold.end + 99 for fold in deep.folds):
            continue  # folded time has no ticks
        at_second = zoomed_in(deep, second)
        assert any(t.text for t in ticks_for(deep, at_second, desk.measure) if not t.is_upper)
        viewport = at_second.zoomed_at(12.0, x_of(deep, second, at_second))
        ticks = ticks_for(deep, viewport, desk.measure)
        lower = [tick for tick in ticks if tick.text and not tick.is_upper]
        upper = [tick for tick in ticks if tick.text and tick.is_upper]
        assert len(lower) >= 4
        for tick in lower:
            middle = (tick.label_left + tick.label_right) / 2
            (named,) = deep.seconds_at(np.array([middle - 1e-3]), viewport).tolist()
            assert tick.text == iso_from_seconds(named).split("T")[1]
        assert upper[0].text.startswith(f"{civil_from_seconds(second)[2]} ")


@given(
    st.integers(BIG_BANG + 1, NOW), st.floats(-18, 0), st.lists(st.floats(-1e4, 1e4), min_size=2)
)
def test_seconds_at_pixels_are_the_first_there(
    desk: Any, second: int, decades: float, xs: list[float]
) -> None:
    scale = desk.scale(desk.of_dates(DEEP))
    viewport = home(scale)
    viewport = viewport.zoomed_at(10**decades, x_of(scale, second, viewport))
    edges = np.sort(np.array(xs))
    seconds = scale.seconds_at(edges, viewport)
    assert (np.diff(seconds) >= 0).all()
    known = seconds[(seconds > MIN_SECOND + 1) & (seconds < MAX_SECOND - 1)]
    at = np.isin(seconds, known)
    pixels_per_second = np.diff(scale.xs(np.array([second, second + 1], np.int64), viewport))[0]
    slack = 0.01 + 2e-6 * pixels_per_second  # rounding, and a millionth of a second
    assert (scale.xs(seconds, viewport)[at] >= edges[at] - slack).all()
    if pixels_per_second > 1e-3:
        assert (scale.xs(seconds - 1, viewport)[at] < edges[at] + slack).all()


def test_seconds_at_is_the_way_back(deep: TimeScale) -> None:
    for second in instants():
        viewport = zoomed_in(deep, second).zoomed_at(5000.0, WIDTH / 2)
        seconds = second + np.arange(-40, 40, dtype=np.int64)
        assert (deep.seconds_at(deep.xs(seconds, viewport), viewport) == seconds).all()


def test_no_pixel_lies_beyond_time(deep: TimeScale) -> None:
    viewport = zoomed_in(deep, NOW)
    ends = deep.seconds_at(np.array([-np.inf, -1e300, 1e300, np.inf]), viewport)
    assert ends.tolist() == [MIN_SECOND, MIN_SECOND, MAX_SECOND, MAX_SECOND]
    xs = deep.xs(np.array([MIN_SECOND, MAX_SECOND], np.int64), viewport)
    assert xs.tolist() == [-np.inf, np.inf]


def test_a_view_of_two_seconds_shows_just_them(deep: TimeScale) -> None:
    second = instants()[2]
    viewport = deep.view_of(home(deep), second, second + 2)
    assert deep.seconds_in(viewport) == pytest.approx(2.0)
    assert x_of(deep, second + 1, viewport) == pytest.approx(WIDTH / 2, abs=1e-3)


def test_what_another_left_could_not_hold_is_not_kept() -> None:
    far = Viewport(4e17, 4.1e17).panned(7.0)
    assert far.left_rest == 7.0
    assert far.showing(0.0, 5.0) == Viewport(0.0, 5.0)
    assert Viewport(0.0, 5.0, left_rest=7.0).left_rest == 0.0
