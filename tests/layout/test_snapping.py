"""Snapping: the unit of a place in view is that of the axis there, and what a fold is drawn in."""

from typing import Any

import pytest

from timeline_app.layout.scale import ScaleKind
from timeline_app.layout.snapping import snap_unit_at, snap_unit_of
from timeline_app.layout.steps import LADDER, Step, Unit
from timeline_app.layout.ticks import stretches_in_view
from timeline_app.layout.viewport import Viewport
from timeline_app.model.snap_unit import SnapUnit
from timeline_app.model.time import Precision, seconds_from_civil


@pytest.mark.parametrize(
    ("step", "unit"),
    [
        (Step(Unit.SECOND, 30), SnapUnit(Precision.SECOND)),
        (Step(Unit.MINUTE, 1), SnapUnit(Precision.MINUTE)),
        (Step(Unit.HOUR, 12), SnapUnit(Precision.HOUR)),
        (Step(Unit.DAY, 5), SnapUnit(Precision.DAY)),
        (Step(Unit.MONTH, 6), SnapUnit(Precision.MONTH)),
        (Step(Unit.YEAR, 50), SnapUnit(Precision.YEAR)),
        (Step(Unit.YEAR, 100), SnapUnit(Precision.YEAR, 10)),
        (Step(Unit.YEAR, 5000), SnapUnit(Precision.YEAR, 100)),
        (Step(Unit.YEAR, 10**9), SnapUnit(Precision.YEAR, 10**8)),
    ],
)
def test_the_unit_of_a_step(step: Step, unit: SnapUnit) -> None:
    assert snap_unit_of(step) == unit


def test_no_unit_is_longer_than_its_step() -> None:
    for step in LADDER:
        unit = snap_unit_of(step)
        assert unit.end_of(0) - unit.start_of(0) <= max(step.least_seconds * 1.11, 1)


@pytest.mark.parametrize(
    ("start", "end", "precision"),
    [
        ((2021, 8, 15, 10), (2021, 8, 15, 11), Precision.MINUTE),
        ((2021, 8, 15), (2021, 8, 17), Precision.HOUR),
        ((2021, 8, 1), (2021, 9, 1), Precision.DAY),
        ((2021, 1, 1), (2022, 6, 1), Precision.MONTH),
        ((1990, 1, 1), (2021, 1, 1), Precision.YEAR),
    ],
)
def test_the_unit_is_that_of_the_axis(
    desk: Any, start: tuple[int, ...], end: tuple[int, ...], precision: Precision
) -> None:
    scale = desk.scale(desk.of_dates(["1980", "2030"]), ScaleKind.LINEAR)
    viewport = scale.view_of(
        Viewport(0.0, 1.0), seconds_from_civil(*start), seconds_from_civil(*end)
    )
    stretches = stretches_in_view(scale, viewport, desk.measure)
    for x in (0.0, 500.0, 1000.0, 1200.0):  # also beside the view
        found = snap_unit_at(x, stretches, scale, viewport, desk.measure)
        assert found == SnapUnit(precision)


def test_a_fold_is_as_coarse_as_it_is_drawn(desk: Any) -> None:
    days = [f"2021-08-{day:02}" for day in range(1, 29)]
    scale = desk.scale(desk.of_dates(["1921-03-04", *days]))
    viewport = desk.home(scale)
    fold = scale.folds[0]
    stretches = stretches_in_view(scale, viewport, desk.measure)

    def unit_at(unit: float) -> SnapUnit:
        return snap_unit_at(viewport.x_of(unit), stretches, scale, viewport, desk.measure)

    inside = unit_at((fold.unit_left + fold.unit_right) / 2)
    assert inside.precision is Precision.YEAR  # a hundred years in 16 pixels
    assert unit_at(fold.unit_right + 100).precision is Precision.DAY
