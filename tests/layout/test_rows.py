"""Rows: at home every label has room, and nothing in a row overlaps."""

import random
from collections.abc import Callable
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.layout.labels import reserved
from timeline_app.layout.marks import shapes_of
from timeline_app.layout.rows import MOST_IN_ALL, MOST_IN_LANE, pack_rows
from timeline_app.layout.scale import ScaleKind
from timeline_app.layout.scene import MarkKind
from timeline_app.layout.ticks import stretches_in_view
from timeline_app.query.columns import EventColumns
from timeline_app.query.time_rows import MOST_ROWS

DAY = st.integers(1, 28).map(lambda day: f"2021-08-{day:02}")
DATE = st.one_of(
    DAY,
    st.tuples(DAY, DAY).map(lambda pair: "/".join(sorted(pair))),
    st.tuples(DAY, DAY).map(lambda pair: f"[{min(pair)}..{max(pair)}]"),
    st.tuples(DAY, DAY).map(lambda pair: f"[{min(pair)},{max(pair)}]"),
    st.sampled_from(["2001-09-11", "1996/2001-11", "2015-07-30", "../2001", "/2021-08-15", "2021~"])
    | st.sampled_from(["2021-08-20/..", "2021-08-20/", "../..", "2021-08-24T10:15:00", "20XX", ""]),
)
TITLE = st.integers(1, 80).map(lambda length: "x" * length)
LINES = st.lists(st.tuples(DATE, TITLE, st.sampled_from(["a", "b", "a b"])), max_size=40)


@given(LINES, st.sampled_from(ScaleKind), st.sampled_from([400.0, 1000.0, 1600.0]))
def test_nothing_in_a_row_overlaps_at_home(
    desk: Any, lines: list[tuple[str, str, str]], kind: ScaleKind, width: float
) -> None:
    columns = desk.columns(lines)
    scale, lanes = desk.scale(columns, kind), desk.lanes(columns)
    packing = pack_rows(columns, lanes, scale, width, desk.measure)
    home = desk.home(scale, width)
    stretches = stretches_in_view(scale, home, desk.measure)
    for lane, rows, count in zip(lanes, packing.rows, packing.row_counts, strict=True):
        assert len(rows) == len(lane.rows)
        assert count == rows.max(initial=0) + 1
        shapes = shapes_of(columns, lane.rows, scale, home, stretches)
        widths = np.array([desk.measure(columns.titles[row]) for row in lane.rows.tolist()])
        left, right = reserved(widths, shapes.kind, shapes.left, shapes.right, width)
        for row in range(count):
            order = np.argsort(left[rows == row])
            assert (right[rows == row][order][:-1] <= left[rows == row][order][1:]).all()


@given(LINES, st.sampled_from(ScaleKind))
def test_every_bar_and_diamond_has_its_label_at_home(
    desk: Any, lines: list[tuple[str, str, str]], kind: ScaleKind
) -> None:
    columns = desk.columns(lines)
    scene = desk.scene(columns, kind=kind)
    labelled = {label.mark: label for label in scene.labels}
    assert len(scene.marks) == sum(len(lane.rows) for lane in desk.lanes(columns))
    for mark in np.flatnonzero(scene.marks.kind != MarkKind.MEMBERS).tolist():
        title = columns.titles[scene.marks.row[mark]]
        label = labelled[mark]
        assert label.text == title or (label.text.endswith("…") and label.width > 200)


def test_rows_are_filled_first_fit(desk: Any) -> None:
    dates = [f"2021-08-{day:02}" for day in range(1, 29, 3)]
    columns = desk.columns([(date, "x", "a") for date in dates])
    packing = pack_rows(columns, desk.lanes(columns), desk.scale(columns), 1000.0, desk.measure)
    assert packing.row_counts.tolist() == [1]


def test_250_identical_instants_get_250_rows(desk: Any) -> None:
    columns = desk.of_dates(["2021-08-15"] * 250)
    scene = desk.scene(columns)
    assert scene.bands[0].row_count == 250
    assert len(np.unique(scene.marks.top)) == 250


def test_a_long_lane_is_packed_by_time(desk: Any) -> None:
    chance = random.Random(1)
    days = [f"20{chance.randrange(10, 21)}-08-{chance.randrange(1, 29):02}" for _ in range(400)]
    columns = desk.columns(
        [(day, "x", "long") for day in days] + [(day, "x", "short") for day in days[:40]]
    )
    lanes = desk.lanes(columns)
    packing = pack_rows(columns, lanes, desk.scale(columns), 1000.0, desk.measure)
    assert len(lanes[0].rows) > MOST_IN_LANE
    assert packing.rows[0] is None
    assert packing.row_counts[0] == lanes[0].row_count == MOST_ROWS
    assert packing.rows[1] is not None


def test_all_lanes_of_a_large_project_are_packed_by_time(
    desk: Any, many_columns: Callable[..., EventColumns]
) -> None:
    columns = many_columns(MOST_IN_ALL + 1, lanes=80)
    lanes = desk.lanes(columns)
    assert min(len(lane.rows) for lane in lanes) < MOST_IN_LANE
    packing = pack_rows(columns, lanes, desk.scale(columns), 1000.0, desk.measure)
    assert packing.rows == (None,) * len(lanes)


def test_no_lanes_pack_to_nothing(desk: Any) -> None:
    columns = desk.columns([])
    packing = pack_rows(columns, (), desk.scale(columns), 1000.0, desk.measure)
    assert packing.rows == ()
    assert len(packing.row_counts) == 0
