"""Rows of lanes that are packed piece by piece, and seconds in order: as all at once."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model.time import MAX_SECOND, MIN_SECOND
from timeline_app.query import lane_packing, time_rows
from timeline_app.query.time_rows import CHUNK, pack_in_time
from timeline_app.query.value_order import places_in_order

SECONDS = st.one_of(
    st.integers(-5, 5), st.sampled_from([MIN_SECOND, MIN_SECOND + 1, MAX_SECOND - 1, MAX_SECOND])
)


@pytest.mark.parametrize("at_once", [CHUNK, 3 * CHUNK])
def test_lanes_in_pieces_are_packed_as_whole(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    monkeypatch.setattr(lane_packing, "_AT_ONCE", at_once)
    rng = np.random.default_rng(8)
    starts = np.sort(rng.integers(0, 1_000_000, 3_000))
    ends = starts + rng.integers(0, 20_000, 3_000)
    lanes = [
        np.flatnonzero(rng.random(3_000) < share).astype(np.int32)
        for share in (0.9, 0.01, 0, 0.3, 1, 0.02)
    ]
    offsets = np.cumsum([0, *map(len, lanes)])
    events = np.concatenate(lanes)
    whole = pack_in_time(starts[events], ends[events], offsets)
    assert lane_packing.pack_lanes(starts, ends, lanes, offsets).tolist() == whole.tolist()


@given(spans=st.lists(st.tuples(SECONDS, st.integers(0, 9)), max_size=900), lanes=st.integers(1, 3))
def test_few_chunks_are_packed_as_many_are(spans: list[tuple[int, int]], lanes: int) -> None:
    spans.sort()
    starts = np.array([start for start, _ in spans] * lanes, np.int64)
    ends = np.minimum(starts, MAX_SECOND - 9) + np.array([length for _, length in spans] * lanes)
    offsets = np.arange(lanes + 1) * len(spans)
    few = pack_in_time(starts, ends, offsets)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(time_rows, "_FEW_CHUNKS", 0)
        many = pack_in_time(starts, ends, offsets)
    assert few.tolist() == many.tolist()


@given(st.lists(SECONDS))
def test_seconds_in_order_keep_equal_ones_as_they_come(seconds: list[int]) -> None:
    expected = sorted(range(len(seconds)), key=seconds.__getitem__)
    assert places_in_order(np.array(seconds, np.int64)).tolist() == expected
