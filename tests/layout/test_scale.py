"""The time scale: increasing, invertible, and folded just where time is empty."""

import random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.layout.fixed import fixed
from timeline_app.layout.scale import HOME_UNITS, ScaleKind, make_scale
from timeline_app.model.time import (
    MAX_SECOND,
    MIN_SECOND,
    iso_from_seconds,
    seconds_from_civil,
)

YEAR = 31_556_952
KINDS = st.sampled_from(ScaleKind)
RECENT = st.integers(seconds_from_civil(1), seconds_from_civil(9999) - 1)
DATES = st.one_of(
    RECENT.map(iso_from_seconds),
    RECENT.map(lambda second: iso_from_seconds(second)[:10]),
    st.integers(1, 9999).map(lambda year: f"{year:04}"),
    st.integers(10_000, 14 * 10**9).map(lambda year: f"Y-{year}"),
    RECENT.map(lambda second: f"[..{iso_from_seconds(second)[:10]}]"),
    RECENT.map(lambda second: f"{iso_from_seconds(second)[:10]}/.."),
    st.sampled_from(["../..", "", "Y-17E12"]),
)


def civil(year: int, month: int = 1, day: int = 1) -> int:
    return seconds_from_civil(year, month, day)


@given(st.lists(DATES, max_size=12), KINDS)
def test_knots_increase_and_home_shows_every_bound(desk: Any, dates: list[str], kind: Any) -> None:
    columns = desk.of_dates(dates)
    scale = desk.scale(columns, kind)
    assert len(scale.times) >= 2
    assert (np.diff(scale.times) > 0).all()
    assert (np.diff(scale.units) > 0).all()
    left, right = scale.home
    for bounds in (columns.start_earliest, columns.end_latest):
        units = scale.to_units(bounds[columns.dated])
        units = units[np.isfinite(units)]
        assert ((units > left) & (units < right)).all()


@given(
    st.lists(DATES, max_size=12),
    KINDS,
    st.lists(st.integers(MIN_SECOND, MAX_SECOND), min_size=2, max_size=40),
)
def test_units_never_decrease(desk: Any, dates: list[str], kind: Any, times: list[int]) -> None:
    scale = desk.scale(desk.of_dates(dates), kind)
    near = [time + step for time in scale.times.tolist() for step in (-1, 0, 1)]
    seconds = np.unique(np.array([*times, *near], np.int64))
    assert (np.diff(scale.to_units(seconds)) >= 0).all()


@given(st.lists(DATES, max_size=12), KINDS, st.data())
def test_to_second_undoes_to_units(desk: Any, dates: list[str], kind: Any, data: Any) -> None:
    scale = desk.scale(desk.of_dates(dates), kind)
    first, last = int(scale.times[0]), int(scale.times[-1])
    low, high = max(first - 1000, MIN_SECOND + 1), min(last + 1000, MAX_SECOND - 1)
    second = data.draw(st.integers(low, high))
    (unit,) = scale.to_units(np.array([second], np.int64)).tolist()
    per_unit = np.diff(scale.times) / np.diff(scale.units)
    at = int(np.searchsorted(scale.times[1:-1], second, "right"))
    beside = per_unit[max(at - 1, 0) : at + 2].max()  # rounding may end in the next segment
    exact_to = 8 * np.spacing(max(abs(unit), 1.0)) * beside
    assert abs(scale.to_second(unit) - second) <= max(exact_to, 0.5)


def test_linear_units_are_seconds_after_the_first_knot(desk: Any) -> None:
    scale = desk.scale(desk.of_dates(["Y-13800000000", "2021-08-25T12:00:00"]), ScaleKind.LINEAR)
    times = np.array([scale.origin, scale.origin + 7, scale.origin + 2**40], np.int64)
    assert scale.to_units(times).tolist() == [0.0, 7.0, 2.0**40]
    assert scale.folds == ()


def test_unbounded_is_infinite_and_back(desk: Any) -> None:
    for kind in ScaleKind:
        scale = desk.scale(desk.of_dates(["../2001", "2015-07-30", "2021/.."]), kind)
        units = scale.to_units(np.array([MIN_SECOND, MAX_SECOND, MAX_SECOND + 1], np.int64))
        assert units.tolist() == [-np.inf, np.inf, np.inf]
        assert scale.to_second(-np.inf) == MIN_SECOND
        assert scale.to_second(np.inf) == MAX_SECOND
        assert scale.to_second(1e300) == MAX_SECOND


@pytest.mark.parametrize("dates", [[], [""], ["../.."], ["2021-08-15"], ["2021-08-15"] * 500])
def test_few_or_equal_dates_still_make_a_scale(desk: Any, dates: list[str]) -> None:
    for kind in ScaleKind:
        scale = desk.scale(desk.of_dates(dates), kind)
        assert scale.home[0] < scale.home[1]
        assert scale.folds == ()
        shown = scale.to_second(scale.home[1]) - scale.to_second(scale.home[0])
        assert 86_400 < shown < 5 * YEAR


def test_august_keeps_most_of_the_room(desk: Any) -> None:
    dates = [f"2021-08-{day}" for day in range(15, 32)] * 3
    dates += ["[..2001-09-08]"] * 3 + ["2001-09-09", "2001-09-11", "2015-07-30"]
    scale = desk.scale(desk.of_dates(dates))
    first, last = scale.to_units(np.array([civil(2021, 8, 15), civil(2021, 9, 1)], np.int64))
    assert last - first >= 0.55 * HOME_UNITS
    assert [round((fold.end - fold.start) / YEAR) for fold in scale.folds] == [14, 6]
    assert 140 <= scale.before <= 180
    assert scale.after == np.inf
    for left, right in zip(scale.units[::2], scale.units[1::2], strict=True):
        assert right - left >= 60


def test_an_elastic_scale_has_zones_for_what_has_no_bound(desk: Any) -> None:
    scale = desk.scale(desk.of_dates(["/2001-09-09", "2001-09-11", "2001-09-12/"]))
    assert scale.home == (0.0, HOME_UNITS)
    assert scale.before >= 140
    assert scale.after <= HOME_UNITS - 100
    (first,) = scale.to_units(np.array([scale.first], np.int64))
    assert first > scale.before


@pytest.mark.parametrize("count", [10, 50, 300])
def test_evenly_random_times_do_not_fold(desk: Any, count: int) -> None:
    chance = random.Random(count)
    for _ in range(5):
        dates = [iso_from_seconds(chance.randrange(10 * YEAR)) for _ in range(count)]
        assert desk.scale(desk.of_dates(dates)).folds == ()


def test_a_rhythm_of_bursts_does_not_fold(desk: Any) -> None:
    chance = random.Random(5)
    starts = [chance.randrange(10 * YEAR) for _ in range(60)]
    times = [start + chance.randrange(86_400) for start in starts for _ in range(5)]
    assert desk.scale(desk.of_dates(map(iso_from_seconds, times))).folds == ()


def test_a_few_bursts_fold(desk: Any) -> None:
    days = [(2001, 9), (2003, 3), (2011, 5), (2021, 8)]
    dates = [f"{year}-{month:02}-{day:02}" for year, month in days for day in range(1, 15)]
    scale = desk.scale(desk.of_dates(dates))
    assert len(scale.folds) == 3


def test_evenly_spaced_days_after_a_long_gap_share_a_cluster(desk: Any) -> None:
    dates = ["1900-01-01", *(f"2021-0{month}-01" for month in range(1, 10))]
    scale = desk.scale(desk.of_dates(dates))
    assert len(scale.folds) == 1


def test_deep_time_becomes_readable(desk: Any) -> None:
    chance = random.Random(7)
    years = sorted(int(10 ** chance.uniform(4.1, 10.1)) for _ in range(60))
    scale = desk.scale(desk.of_dates(f"Y-{year}" for year in years))
    assert 3 <= len(scale.folds) <= 16
    middles = scale.to_units(np.array([civil(-year, 7) for year in reversed(years)], np.int64))
    linear = desk.scale(desk.of_dates(f"Y-{year}" for year in years), ScaleKind.LINEAR)
    linear_middles = linear.to_units(np.array([civil(-y, 7) for y in reversed(years)], np.int64))
    per_pixel = (linear.home[1] - linear.home[0]) / HOME_UNITS
    apart = int((np.diff(middles) >= 2).sum())
    apart_if_linear = int((np.diff(linear_middles) >= 2 * per_pixel).sum())
    assert apart >= 2 * apart_if_linear
    assert apart >= 0.7 * len(years)


def test_folds_hold_no_bound_and_stand_between_segments(desk: Any) -> None:
    columns = desk.columns(desk.august)
    scale = desk.scale(columns)
    bounds = np.concatenate([columns.start_earliest, columns.end_latest])
    for fold in scale.folds:
        assert not ((bounds >= fold.start) & (bounds < fold.end)).any()
        assert scale.to_second(fold.unit_left) == fold.start
        assert scale.to_second(fold.unit_right) == fold.end
    assert len(scale.stretches) == len(scale.folds) + 1


def test_the_scale_is_made_from_kept_events_only(desk: Any) -> None:
    columns = desk.of_dates(["1900-01-01", "2021-08-15", "2021-08-16", "2021-08-18"])
    scale = desk.scale(columns)
    kept = np.array([False, True, True, True])
    assert make_scale(columns, kept, ScaleKind.ELASTIC).first == civil(2021, 8, 15)
    assert scale.first == civil(1900)


def test_several_dates_fill_the_view_however_long_each_of_them_is(desk: Any) -> None:
    scale = desk.scale(desk.of_dates(["2021-08/", "[2021-08-15..2021-08-31]"]), ScaleKind.ELASTIC)
    left, right = scale.to_units(np.array([civil(2021, 8), civil(2021, 9)], np.int64))
    assert right - left > 0.6 * (scale.home[1] - scale.home[0])


@pytest.mark.parametrize("few", [1, 7, 400, 25_000])
@pytest.mark.parametrize("kind", ScaleKind)
def test_a_scale_of_some_of_many_events_shows_all_of_these(
    many_columns: Any, kind: ScaleKind, few: int
) -> None:
    columns = many_columns(30_000, undated=10)
    chance = np.random.default_rng(few)
    rows = np.sort(chance.choice(columns.dated_count, few, replace=False))
    kept = np.zeros(len(columns), np.bool_)
    kept[rows] = True
    scale = make_scale(columns, kept, kind)
    starts, ends = columns.start_earliest[rows], columns.end_latest[rows]
    bounded = ends < MAX_SECOND
    assert scale.first <= starts[starts > MIN_SECOND].min()
    assert scale.last > ends[bounded].max(initial=MIN_SECOND)
    left, right = scale.home
    for seconds in (starts[starts > MIN_SECOND], ends[bounded]):
        units = [scale.exact.unit_of(int(second)) for second in seconds[:50]]
        assert all(fixed(left) <= unit <= fixed(right) for unit in units)
