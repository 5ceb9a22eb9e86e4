"""Ticks and breaks: two rows that never overlap, from billions of years to seconds."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.layout.scale import ScaleKind, TimeScale
from timeline_app.layout.step_words import duration_text
from timeline_app.layout.ticks import breaks_for, stretches_in_view, ticks_for
from timeline_app.layout.viewport import Viewport
from timeline_app.model.time import seconds_from_civil

YEAR = 31_556_952


def view(scale: TimeScale, start: int, end: int, width: float = 1000.0) -> Viewport:
    left, right = scale.to_units(np.array([start, end], np.int64)).tolist()
    return Viewport(left, right, width=width)


def texts(desk: Any, scale: TimeScale, viewport: Viewport, upper: bool) -> list[str]:
    ticks = ticks_for(scale, viewport, desk.measure)
    return [tick.text for tick in ticks if tick.is_upper == upper and tick.text]


@pytest.fixture(scope="module")
def linear(desk: Any) -> TimeScale:
    return desk.scale(desk.of_dates(["2001-01-01", "2031-01-01"]), ScaleKind.LINEAR)


C = seconds_from_civil


@pytest.mark.parametrize(
    ("start", "end", "upper", "lower"),
    [
        (C(2021, 8, 15, 10, 30), C(2021, 8, 15, 10, 30, 12), "15 August 2021", "10:30:05"),
        (C(2021, 8, 15, 10), C(2021, 8, 15, 11), "15 August 2021", "10:30"),
        (C(2021, 8, 15), C(2021, 8, 16, 12), "15 August 2021", "06:00"),
        (C(2021, 8, 10), C(2021, 9, 10), "August 2021", "24"),
        (C(2021, 1, 1), C(2022, 6, 1), "2021", "Aug"),
        (C(1990), C(2012), "21st century", "2003"),
        (C(-60), C(60), "1st century BCE", "50 BCE"),
        (C(-2000), C(2000), "1st millennium", "1000 BCE"),
        (C(-20_000), C(2000), "BCE", "10,000 BCE"),
        (C(-700_000_000), C(2000), "million years ago", "500 Mya"),
        (C(-13_800_000_000), C(2000), "billion years ago", "13 Gya"),
        (C(2000), C(3 * 10**9), "CE", "in 2 Gyr"),
    ],
)
def test_units_suit_the_view(
    desk: Any, linear: TimeScale, start: int, end: int, upper: str, lower: str
) -> None:
    viewport = view(linear, start, end)
    assert upper in texts(desk, linear, viewport, upper=True)
    assert lower in texts(desk, linear, viewport, upper=False)


def test_a_day_s_number_stands_in_the_middle_of_the_day(desk: Any, linear: TimeScale) -> None:
    for end in (C(2021, 8, 31), C(2021, 9, 20), C(2021, 10, 20)):
        viewport = view(linear, C(2021, 8, 14), end)
        ticks = ticks_for(linear, viewport, desk.measure)
        tick = next(tick for tick in ticks if tick.text == "20")
        middle = viewport.x_of(C(2021, 8, 20, 12) - linear.origin)
        assert (tick.label_left + tick.label_right) / 2 == pytest.approx(middle)


def test_a_clock_time_stands_at_its_moment(desk: Any, linear: TimeScale) -> None:
    viewport = view(linear, C(2021, 8, 15, 1), C(2021, 8, 15, 23))
    ticks = ticks_for(linear, viewport, desk.measure)
    tick = next(tick for tick in ticks if tick.text == "06:00")
    assert tick.x == pytest.approx(viewport.x_of(C(2021, 8, 15, 6) - linear.origin))
    assert (tick.label_left + tick.label_right) / 2 == pytest.approx(tick.x)


def test_an_upper_label_sticks_to_the_visible_part_of_its_cell(
    desk: Any, linear: TimeScale
) -> None:
    viewport = view(linear, C(2021, 8, 3), C(2021, 8, 29))
    (tick,) = [t for t in ticks_for(linear, viewport, desk.measure) if t.is_upper]
    assert tick.text == "August 2021"
    assert 0 <= tick.label_left < 20


def test_bce_years_count_in_their_own_era(desk: Any, linear: TimeScale) -> None:
    viewport = view(linear, C(-29), C(31), 700)
    assert texts(desk, linear, viewport, upper=False) == [
        *("25 BCE", "20 BCE", "15 BCE", "10 BCE", "5 BCE"),
        *("1 CE", "5 CE", "10 CE", "15 CE", "20 CE", "25 CE"),
    ]


def test_clusters_breaks_and_zones_are_named(desk: Any) -> None:
    dates = [f"2021-08-{day}" for day in range(15, 32)] * 3
    dates += ["[..2001-09-08]"] * 3 + ["2001-09-09", "2001-09-11", "2015-07-30"]
    scale = desk.scale(desk.of_dates(dates))
    home = desk.home(scale)
    assert texts(desk, scale, home, upper=True) == [
        *("before Sep 2001", "Sep 2001", "Jul 2015", "August 2021"),
    ]
    lower = texts(desk, scale, home, upper=False)
    assert {"9", "11", "30", "15", "24", "31"} <= set(lower)
    assert [gap.text for gap in breaks_for(scale, home)] == ["14 yr", "6 yr"]
    assert all(14 <= gap.right - gap.left <= 24 for gap in breaks_for(scale, home))


def test_a_zone_after_the_last_bound_is_named(desk: Any) -> None:
    scale = desk.scale(desk.of_dates(["1996", "1998", "2001/.."]))
    assert texts(desk, scale, desk.home(scale), upper=True)[-1] == "after 2001"


def test_the_unit_in_view_is_a_day_where_days_are_labelled(desk: Any, linear: TimeScale) -> None:
    (stretch,) = stretches_in_view(linear, view(linear, C(2021, 8, 1), C(2021, 9, 1)), desk.measure)
    assert stretch.unit_seconds == 86_400
    (stretch,) = stretches_in_view(linear, view(linear, C(2021), C(2024)), desk.measure)
    assert stretch.unit_seconds == 31 * 86_400


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (14 * YEAR, "14 yr"),
        (int(1.5 * YEAR), "1.5 yr"),
        (215_677 * YEAR, "215,677 yr"),
        (int(9.3e9) * YEAR, "9.3 Gyr"),
        (712 * 10**6 * YEAR, "712 Myr"),
        (100 * 86_400, "3 mo"),
        (9 * 86_400, "9 days"),
        (86_400 * 2, "2 days"),
        (86_400, "24 h"),
        (5 * 3600, "5 h"),
        (150, "2 min"),
        (59, "59 s"),
    ],
)
def test_durations_in_words(seconds: int, text: str) -> None:
    assert duration_text(seconds) == text


DATES = st.lists(
    st.sampled_from(
        [
            *("Y-13800000000", "Y-66000000", "-0752", "1492-10-12", "1969-07-20T20:17:40"),
            *("2001-09-11", "2015-07-30", "2021-08-15", "2021-08-24", "2021-08-31"),
            *("[..2001-09-08]", "2021/.."),
        ]
    ),
    max_size=8,
)


@given(
    dates=DATES,
    kind=st.sampled_from(ScaleKind),
    place=st.floats(-0.2, 1.2),
    decades=st.floats(-18, 1),
    width=st.floats(80, 3000),
)
def test_labels_keep_apart_at_any_zoom(
    desk: Any, dates: list[str], kind: Any, place: float, decades: float, width: float
) -> None:
    scale = desk.scale(desk.of_dates(dates), kind)
    home = scale.home[1] - scale.home[0]
    middle, half = scale.home[0] + place * home, home * 10**decades / 2
    if middle + half <= middle - half:
        return
    viewport = Viewport(middle - half, middle + half, width=width)
    ticks = ticks_for(scale, viewport, desk.measure)
    assert len(ticks) < width
    breaks = breaks_for(scale, viewport)
    for is_upper in (False, True):
        row = [tick for tick in ticks if tick.is_upper == is_upper]
        assert all(a.x <= b.x for a, b in pairwise(row))
        labels = [tick for tick in row if tick.text]
        assert all(a.label_right <= b.label_left for a, b in pairwise(labels))
        for tick in labels:
            assert tick.label_left >= -1e-6
            assert tick.label_right <= width + 1e-6
            assert desk.measure(tick.text) <= tick.label_right - tick.label_left + 1e-6
            for gap in breaks:
                assert tick.label_right <= gap.left + 1e-6 or tick.label_left >= gap.right - 1e-6


@given(st.integers(0, 60), st.integers(1, 17))
def test_a_linear_axis_always_has_a_label(desk: Any, linear: Any, year: int, power: int) -> None:
    start = C(1980 + year)
    assert texts(desk, linear, view(linear, start, start + 10**power), upper=False)
