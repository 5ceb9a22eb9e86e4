"""Density: every column counts exactly the events that touch it."""

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.layout.density import density
from timeline_app.layout.scale import ScaleKind
from timeline_app.model.time import seconds_from_civil
from timeline_app.query.columns import STATUSES

DATES = st.lists(
    st.sampled_from(
        [
            *(
                "2021-08-15",
                "2021-08-16/2021-08-20",
                "[2021-08-01..2021-08-28]",
                "2021",
                "1996/2001",
            ),
            *("[..2001-09-08]", "../2001-09-09", "2021-08-30/", "2021-08-15/..", "../..", "/.."),
            *("1969-07-20T20:17:40", "2015-07-30", ""),
        ]
    ),
    max_size=12,
)


@given(DATES, st.sampled_from(ScaleKind), st.integers(1, 400), st.floats(-0.2, 0.7))
def test_counts_are_exact(
    desk: Any, dates: list[str], kind: ScaleKind, width: int, shift: float
) -> None:
    columns = desk.of_dates(dates)
    scale = desk.scale(columns, kind)
    home = scale.home[1] - scale.home[0]
    left, right = scale.home[0] + shift * home, scale.home[1]
    found = density(columns, np.arange(len(columns)), scale, left, right, width)
    expected = np.zeros((len(STATUSES), width), np.int64)
    for row in np.flatnonzero(columns.dated).tolist():
        bounds = [columns.start_earliest[row], columns.start_latest[row]]
        bounds += [columns.end_earliest[row], columns.end_latest[row]]
        known = [int(bound) for bound in bounds if abs(int(bound)) < 2**62 - 1]
        if not known:
            continue
        first, last = scale.to_units(np.array([min(known), max(known) + 1], np.int64))
        first, last = (
            (first - left) * (width / (right - left)),
            (last - left) * (width / (right - left)),
        )
        begin, end = int(np.floor(first)), max(int(np.ceil(last)) - 1, int(np.floor(first)))
        for column in range(max(begin, 0), min(end, width - 1) + 1):
            expected[columns.status[row], column] += 1
    assert (found == expected).all()


def test_shape_and_type(desk: Any) -> None:
    columns = desk.columns(desk.august)
    scale = desk.scale(columns)
    counts = density(columns, np.arange(len(columns)), scale, *scale.home, 200)
    assert counts.shape == (len(STATUSES), 200)
    assert counts.dtype == np.int64
    assert counts.sum() >= columns.dated.sum() - 1
    nothing = density(columns, np.zeros(0, np.int64), scale, *scale.home, 200)
    assert nothing.shape == (len(STATUSES), 200)
    assert not nothing.any()


def test_a_window_that_ends_where_a_column_begins_does_not_touch_it(desk: Any) -> None:
    columns = desk.of_dates(["2021-08-03", "2021-08-05/2021-08-06"])
    scale = desk.scale(columns, ScaleKind.LINEAR)
    left = float(seconds_from_civil(2021, 8, 1) - scale.origin)
    counts = density(columns, np.arange(2), scale, left, left + 8 * 86_400, 8).sum(axis=0)
    assert counts.tolist() == [0, 0, 1, 0, 1, 1, 0, 0]
