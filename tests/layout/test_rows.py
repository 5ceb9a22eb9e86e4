"""Rows: at home every label has room, and nothing in a row overlaps."""

import random
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.layout.labels import reserved
from timeline_app.layout.marks import shapes_of
from timeline_app.layout.rows import LONG_LANE, MOST_ROWS_OF_LONG_LANE, pack_rows
from timeline_app.layout.scale import ScaleKind
from timeline_app.layout.scene import MarkKind
from timeline_app.layout.ticks import stretches_in_view

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
        widths = packing.title_widths[lane.rows]
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


def test_500_identical_instants_get_500_rows(desk: Any) -> None:
    columns = desk.of_dates(["2021-08-15"] * 500)
    scene = desk.scene(columns)
    assert scene.bands[0].row_count == 500
    assert len(np.unique(scene.marks.top)) == 500


def test_a_long_lane_packs_by_time_into_few_rows(desk: Any) -> None:
    chance = random.Random(1)
    days = [f"20{chance.randrange(10, 21)}-08-{chance.randrange(1, 29):02}" for _ in range(2500)]
    columns = desk.of_dates(days)
    lanes, scale = desk.lanes(columns), desk.scale(columns)
    assert len(lanes[0].rows) > LONG_LANE
    packing = pack_rows(columns, lanes, scale, 1000.0, desk.measure)
    again = pack_rows(columns, lanes, scale, 1000.0, desk.measure)
    assert packing.row_counts[0] <= MOST_ROWS_OF_LONG_LANE
    assert (packing.rows[0] == again.rows[0]).all()
    assert np.isnan(packing.title_widths).all()


def test_no_lanes_pack_to_nothing(desk: Any) -> None:
    columns = desk.columns([])
    packing = pack_rows(columns, (), desk.scale(columns), 1000.0, desk.measure)
    assert packing.rows == ()
    assert len(packing.row_counts) == 0
