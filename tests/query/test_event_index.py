"""The index against brute force: counts, running events, grids and rows, filtered or not."""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model.time import MAX_SECOND, MIN_SECOND
from timeline_app.query.columns import EventColumns
from timeline_app.query.event_index import make_index, open_index, save_index
from timeline_app.query.lane_events import LaneEvents
from timeline_app.query.lane_grid import LEAST_EVENTS, VAGUE
from timeline_app.query.time_rows import MOST_ROWS, pack_in_time

MakeColumns = Callable[..., EventColumns]
SECONDS = 10_000_000
TIMES = st.lists(st.integers(-100, SECONDS + 100) | st.just(MIN_SECOND) | st.just(MAX_SECOND))


@pytest.fixture(scope="module")
def columns(many_columns: MakeColumns) -> EventColumns:
    return many_columns(9_000, lanes=4, seconds=SECONDS, undated=70)


def dated_rows(columns: EventColumns, actor: int) -> npt.NDArray[np.int64]:
    rows = columns.rows_of_actor(f"a{actor}")
    return rows[columns.dated[rows]]


@given(TIMES)
def test_how_many_have_begun_and_ended(columns: EventColumns, times: list[int]) -> None:
    asked = np.array(times, np.int64)
    starts, ends = (
        bounds[columns.dated] for bounds in (columns.start_earliest, columns.end_latest)
    )
    events = columns.dated_events
    assert events.begun_before(asked).tolist() == [int((starts < time).sum()) for time in times]
    assert events.ended_before(asked).tolist() == [int((ends < time).sum()) for time in times]


@pytest.mark.parametrize("is_filtered", [False, True])
@pytest.mark.parametrize("actors", [(0,), (3,), (1, 2)])
def test_a_lanes_arrays(columns: EventColumns, actors: tuple[int, ...], is_filtered: bool) -> None:
    kept = columns.type < 9 if is_filtered else np.ones(len(columns), np.bool_)
    lane = LaneEvents(columns, actors, kept if is_filtered else None)
    expected = np.unique(np.concatenate([dated_rows(columns, actor) for actor in actors]))
    expected = expected[kept[expected]]
    assert lane.rows.tolist() == expected.tolist()
    by_end = columns.index.end_order[lane.ranks]
    assert sorted(by_end.tolist()) == expected.tolist()
    assert (np.diff(columns.end_latest[by_end]) >= 0).all()
    assert set(lane.statuses) == set(columns.status[expected].tolist())
    whole = LaneEvents(columns, actors, None)
    places = np.flatnonzero(kept[whole.rows])
    assert len(lane.packed) == len(expected)
    assert lane.packed[np.arange(len(expected))].tolist() == whole.packed[places].tolist()
    if len(actors) == 1:
        begin = int(columns.index.offsets[actors[0]])
        assert (whole.packed[places] == columns.index.packed[begin + places]).all()
    for second in (-5, 0, 77, SECONDS // 2, SECONDS, 3 * SECONDS):
        before = int(np.searchsorted(columns.start_earliest[expected], second))
        running = np.flatnonzero(columns.end_latest[expected[:before]] >= second)
        assert lane.running_at(second, before).tolist() == running.tolist()


@pytest.mark.parametrize("is_filtered", [False, True])
def test_the_grid_counts_starts_and_ends_by_category(
    columns: EventColumns, is_filtered: bool
) -> None:
    lane = LaneEvents(columns, (0,), columns.type < 15 if is_filtered else None)
    assert len(lane.rows) > LEAST_EVENTS
    grid = lane.grid
    assert grid is not None
    rows, last = lane.rows, len(grid.numbers) - 1
    status, starts = columns.status[rows], columns.start_earliest[rows]
    categories = columns.index.categories[rows]
    for place in (0, 1, last // 3, last - 1, last):
        edge = grid.first + place * grid.step
        begun, ended = grid.begun(np.array([place])), grid.ended(np.array([place]))
        for category in range(VAGUE):
            of_status = status == category
            assert begun[category, 0] == (of_status & (starts < edge)).sum()
            is_over = columns.end_latest[rows] < edge
            assert ended[category, 0] == (of_status & is_over).sum()
        assert begun[VAGUE, 0] == ((categories >= 8) & (starts < edge)).sum()


def test_an_event_of_a_day_or_less_is_not_vague_and_a_wider_window_is(
    many_columns: MakeColumns,
) -> None:
    columns = many_columns(2_000)
    is_vague = columns.index.categories >= 8
    window = columns.start_latest > columns.end_earliest
    is_wide = columns.end_latest - columns.start_earliest >= 86_400
    assert (is_vague == (window & is_wide)).all()
    assert is_vague.any()
    assert not is_vague.all()


def test_an_index_that_was_saved_is_the_same(columns: EventColumns) -> None:
    kept: dict[str, npt.NDArray[Any]] = {}
    save_index(kept.__setitem__, columns.index)
    opened = open_index(kept.__getitem__)
    assert opened.nbytes == columns.index.nbytes
    assert (opened.ranks == columns.index.ranks).all()


LANES = st.lists(
    st.lists(st.tuples(st.integers(0, 3_000), st.integers(0, 200)), max_size=400), max_size=4
)


@given(LANES)
def test_rows_of_a_lane_hang_on_its_own_events_alone(lanes: list[list[tuple[int, int]]]) -> None:
    ordered = [sorted(lane) for lane in lanes]
    starts = np.array([start for lane in ordered for start, _ in lane], np.int64)
    ends = starts + np.array([length for lane in ordered for _, length in lane], np.int64)
    offsets = np.cumsum([0, *map(len, ordered)], dtype=np.int64)
    rows = pack_in_time(starts, ends, offsets)
    assert len(rows) == len(starts)
    assert rows.max(initial=0) < MOST_ROWS
    for begin, end in zip(offsets[:-1].tolist(), offsets[1:].tolist(), strict=True):
        alone = pack_in_time(starts[begin:end], ends[begin:end], np.array([0, end - begin]))
        assert alone.tolist() == rows[begin:end].tolist()
        assert len(set(rows[begin:end][:MOST_ROWS])) == min(end - begin, MOST_ROWS)


def test_neighbours_share_no_row_and_events_without_end_keep_none_for_ever() -> None:
    starts = np.arange(0, 2_000, 2)
    ends = starts + 3
    ends[::40] = MAX_SECOND
    rows = pack_in_time(starts, ends, np.array([0, len(starts)]))
    assert (rows[1:] != rows[:-1]).mean() > 0.99  # but where chunks meet
    assert np.bincount(rows).min() > 150


@pytest.mark.parametrize(
    "early", [[MIN_SECOND] * 5, [-(10**17), -(10**16)], [MIN_SECOND, -(4 * 10**17), 0]]
)
def test_a_few_ancient_events_do_not_pile_the_others_up(early: list[int]) -> None:
    """Nor those of unknown start: rows are shared by what is near in time."""
    chance = np.random.default_rng(3)
    starts = np.append(early, np.sort(chance.integers(1_600_000_000, 1_700_000_000, 370)))
    lengths = np.where(chance.random(len(starts)) < 0.2, 31_000_000, 86_400)
    rows = pack_in_time(starts, np.maximum(starts, 0) + lengths, np.array([0, len(starts)]))
    assert np.bincount(rows[len(early) :], minlength=MOST_ROWS).min() > 60
    same = rows[len(early) + 1 :] == rows[len(early) : -1]
    assert same.mean() < 0.1


def test_no_events_at_all(many_columns: MakeColumns) -> None:
    columns = many_columns(40, undated=40)
    index = make_index(
        columns.start_earliest,
        columns.start_latest,
        columns.end_earliest,
        columns.end_latest,
        columns.shape,
        columns.status,
        columns.actor_offsets,
        columns.actor_events,
    )
    assert len(index.end_order) == 0
    assert index.row_counts.tolist() == [1, 1, 1]
    assert columns.dated_events.begun_before(np.array([0])).tolist() == [0]
    assert columns.dated_events.ended_before(np.array([0])).tolist() == [0]
