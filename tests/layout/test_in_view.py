"""Every event in view is a mark or counted in the density of its lane: against brute force."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.layout.in_view import CALM, MOST_MARKS, PIXELS_PER_MARK
from timeline_app.layout.lane_density import MOST_LOOKED_AT
from timeline_app.layout.rows import pack_rows
from timeline_app.layout.scale import ScaleKind, TimeScale
from timeline_app.layout.scene import Scene, lay_out
from timeline_app.layout.viewport import Viewport
from timeline_app.query.columns import EventColumns
from timeline_app.query.filter import EventFilter
from timeline_app.query.lane_grid import VAGUE
from timeline_app.query.lanes import Lane, LaneArrangement, make_lanes

MakeColumns = Callable[..., EventColumns]
WIDTH = 600.0
ZERO = np.zeros(1)
LAST = 10_000_000


@pytest.fixture(scope="module")
def columns(many_columns: MakeColumns) -> EventColumns:
    return many_columns(20_000, lanes=4, seconds=LAST, undated=50)


def view(scale: TimeScale, start: int, end: int) -> Viewport:
    return scale.view_of(Viewport(0.0, 1.0, width=WIDTH, height=4000.0), start, end)


def scene_of(
    desk: Any, columns: EventColumns, lanes: tuple[Lane, ...], viewport: Viewport, **more: Any
) -> Scene:
    scale = desk.scale(columns, ScaleKind.LINEAR)
    packing = pack_rows(columns, lanes, scale, WIDTH, desk.measure)
    return lay_out(columns, lanes, scale, viewport, packing, desk.measure, **more)


def lanes_under(columns: EventColumns, kept: npt.NDArray[np.bool_]) -> tuple[Lane, ...]:
    return make_lanes(columns, kept, EventFilter(), LaneArrangement())


def in_view(columns: EventColumns, rows: npt.NDArray[Any], scale: TimeScale, at: Viewport) -> Any:
    """By the definition: from the pixel where it may begin to the one after its last second."""
    ends = np.where(columns.end_latest[rows] < 2**61, columns.end_latest[rows] + 1, 2**62 - 1)
    lefts, rights = scale.xs(columns.start_earliest[rows], at), scale.xs(ends, at)
    return lefts, rights


SPANS = st.tuples(
    st.integers(-LAST // 10, LAST), st.sampled_from([50, 3_000, 80_000, 1_000_000, LAST])
)


@given(SPANS, st.sampled_from([0, 3, 20]))
def test_every_event_in_view_is_drawn_or_counted_once(
    desk: Any, columns: EventColumns, span: tuple[int, int], least_type: int
) -> None:
    kept = columns.type >= least_type if least_type < 20 else columns.status == 0
    lanes = lanes_under(columns, kept)
    scale = desk.scale(columns, ScaleKind.LINEAR)
    viewport = view(scale, span[0], span[0] + span[1])
    scene = scene_of(desk, columns, lanes, viewport)
    dense = {band.lane: band for band in scene.densities}
    throughout = {band.lane: band.count for band in scene.throughout}
    for place, lane in enumerate(lanes):
        lefts, rights = in_view(columns, lane.rows, scale, viewport)
        touches = (lefts < WIDTH) & (rights >= 0.0)
        if place in dense:
            band = dense[place]
            assert (band.begun >= 0).all()
            assert (band.running >= 0).all()
            running = touches & (
                columns.start_earliest[lane.rows] < scale.seconds_at(ZERO, viewport)
            )
            assert band.begun[:VAGUE].sum() == (touches & ~running).sum()
            assert band.running[:VAGUE, 0].sum() == running.sum()
            for status in range(VAGUE if len(lane.rows) <= MOST_LOOKED_AT else 0):
                of_status = columns.status[lane.rows] == status
                assert band.begun[status].sum() == (touches & ~running & of_status).sum()
                assert band.running[status, 0] == (running & of_status).sum()
            continue
        drawn = scene.marks.row[scene.marks.lane == place].tolist()
        assert len(set(drawn)) == len(drawn)
        left_out = set(lane.rows[touches & (rights > 0.0)].tolist()) - set(drawn)
        assert len(left_out) == throughout.get(place, 0)
        goes_on = (lefts <= 0.0) & (rights >= WIDTH)
        assert left_out <= set(lane.rows[goes_on].tolist())


@given(SPANS)
def test_columns_count_what_touches_them(
    desk: Any, columns: EventColumns, span: tuple[int, int]
) -> None:
    """Exactly where they are counted by searching; with the grid, to a column on either side."""
    lanes = lanes_under(columns, columns.dated)
    scale = desk.scale(columns, ScaleKind.LINEAR)
    viewport = view(scale, span[0], span[0] + span[1])
    for band in scene_of(desk, columns, lanes, viewport).densities:
        rows = lanes[band.lane].rows
        if len(rows) > MOST_LOOKED_AT:
            continue  # statuses may be estimated
        lefts, rights = in_view(columns, rows, scale, viewport)
        number = band.begun.shape[1]
        wide = WIDTH / number
        for column in range(0, number, 17):
            for status in (0, 1, 5):
                of_status = columns.status[rows] == status
                touching = [
                    (
                        of_status
                        & (lefts < (column + 1 + slack) * wide)
                        & (rights >= (column - slack) * wide)
                    ).sum()
                    for slack in (-1, 0, 1)
                ]
                found = band.begun[status, column] + band.running[status, column]
                assert touching[0] <= found <= touching[2]
            assert band.begun[VAGUE, column] <= band.begun[:VAGUE, column].sum()


def test_a_burst_too_large_to_look_at_is_counted_exactly_in_all(
    desk: Any, many_columns: MakeColumns
) -> None:
    columns = many_columns(60_000, lanes=1, seconds=40)
    scale = desk.scale(columns, ScaleKind.LINEAR)
    kept = columns.type > 0  # a filtered lane
    (lane,) = lanes_under(columns, kept)
    viewport = view(scale, 5, 30)
    (band,) = scene_of(desk, columns, (lane,), viewport).densities
    lefts, rights = in_view(columns, lane.rows, scale, viewport)
    touching = ((lefts < WIDTH) & (rights >= 0.0)).sum()
    assert band.begun[:VAGUE].sum() + band.running[:VAGUE, 0].sum() == touching
    begun = band.begun[:VAGUE].sum(axis=1)
    assert begun / begun.sum() == pytest.approx([0.5, 0.2, 0.1, 0.1, 0.05, 0.05], abs=0.03)


def test_a_lane_along_the_limit_does_not_flicker(desk: Any, columns: EventColumns) -> None:
    """What had density keeps it until its events are clearly fewer than a lane may draw."""
    lanes = lanes_under(columns, columns.dated)
    scale = desk.scale(columns, ScaleKind.LINEAR)
    limit = WIDTH / PIXELS_PER_MARK
    found, last = None, len(lanes) - 1
    for width in np.geomspace(1_000, LAST, 200).astype(int).tolist():
        viewport = view(scale, 4_000_000, 4_000_000 + width)
        lefts, rights = in_view(columns, lanes[last].rows, scale, viewport)
        has_end = ((lefts < WIDTH) & (lefts > 0.0)) | ((rights > 0.0) & (rights < WIDTH))
        count = has_end.sum()
        if limit * CALM + 3 < count <= 0.88 * limit:
            found = viewport
    assert found is not None
    assert last not in scene_of(desk, columns, lanes, found).dense_lanes
    assert last in scene_of(desk, columns, lanes, found, dense_before={last}).dense_lanes


def test_the_selected_event_is_a_mark_even_among_too_many(desk: Any, columns: EventColumns) -> None:
    lanes = lanes_under(columns, columns.dated)
    scale = desk.scale(columns, ScaleKind.LINEAR)
    viewport = view(scale, 0, LAST)
    before = scene_of(desk, columns, lanes, viewport)
    row = int(lanes[0].rows[500])
    assert not len(before.marks_of(row))
    after = scene_of(desk, columns, lanes, viewport, always=[row])
    assert len(after.marks_of(row)) >= 1
    for one, other in zip(before.densities, after.densities, strict=True):
        assert (one.begun == other.begun).all()


def test_marks_of_all_lanes_together_are_bounded(desk: Any, many_columns: MakeColumns) -> None:
    columns = many_columns(30_000, lanes=300)
    kept = np.ones(len(columns), np.bool_)
    lanes = lanes_under(columns, kept)
    scale = desk.scale(columns, ScaleKind.LINEAR)
    for width in np.geomspace(100, LAST, 20).astype(int).tolist():
        viewport = replace(view(scale, 3_000_000, 3_000_000 + width), height=1e6)
        assert len(scene_of(desk, columns, lanes, viewport).marks) <= 1.5 * MOST_MARKS


def test_a_mark_keeps_its_row_while_one_pans_and_zooms(desk: Any, columns: EventColumns) -> None:
    lanes = lanes_under(columns, columns.dated)
    scale = desk.scale(columns, ScaleKind.LINEAR)
    rows_of: dict[tuple[int, int], float] = {}
    for start in range(2_000_000, 2_060_000, 1_500):
        scene = scene_of(desk, columns, lanes, view(scale, start, start + 20_000))
        for row, lane, top in zip(
            scene.marks.row.tolist(),
            scene.marks.lane.tolist(),
            scene.marks.top.tolist(),
            strict=True,
        ):
            assert rows_of.setdefault((row, lane), top) == top
    assert len(rows_of) > 50


def test_a_selected_event_that_goes_on_throughout_is_counted_once(
    desk: Any, columns: EventColumns
) -> None:
    lanes = lanes_under(columns, columns.dated)
    scale = desk.scale(columns, ScaleKind.LINEAR)
    viewport = view(scale, 5_000_000, 5_000_050)
    before = scene_of(desk, columns, lanes, viewport).throughout
    assert before
    lane = lanes[before[0].lane]
    running = lane.events.running_at(5_000_100, int(lane.rows.searchsorted(np.int32(15_000))))
    begins_before = columns.start_earliest[lane.rows[running]] < 4_999_000
    row = int(lane.rows[running[begins_before][0]])
    scene = scene_of(desk, columns, lanes, viewport, always=[row])
    after = {band.lane: band.count for band in scene.throughout}
    for band in before:
        assert after[band.lane] == band.count - lanes[band.lane].holds(row)
    assert set(scene.marks.lane[scene.marks_of(row)]) == {
        place for place, each in enumerate(lanes) if each.holds(row)
    }


@pytest.mark.parametrize("is_filtered", [False, True])
@given(st.integers(0, 100), st.integers(1, 60))
def test_sums_are_exact_in_bursts_that_the_view_cuts(
    desk: Any, burst: EventColumns, is_filtered: bool, start: int, width: int
) -> None:
    kept = burst.type > 0 if is_filtered else burst.dated
    (lane,) = lanes_under(burst, kept)
    scale = desk.scale(burst, ScaleKind.LINEAR)
    viewport = view(scale, start, start + width)
    for band in scene_of(desk, burst, (lane,), viewport).densities:
        lefts, rights = in_view(burst, lane.rows, scale, viewport)
        touching = ((lefts < WIDTH) & (rights >= 0.0)).sum()
        assert band.begun[:VAGUE].sum() + band.running[:VAGUE, 0].sum() == touching
        assert (band.begun >= 0).all()
        assert (band.running >= 0).all()


@pytest.fixture(scope="module")
def burst(many_columns: MakeColumns) -> EventColumns:
    return many_columns(60_000, lanes=1, seconds=100)
