"""Stretches of bytes are joined as slices of them are, whatever their lengths."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.reading.tables.chunk import cells_of
from timeline_app.reading.tables.joining import joined

SIZES = st.integers(0, 5) | st.integers(60, 70) | st.integers(120, 300)


@given(st.binary(max_size=400), st.data())
def test_stretches_are_joined_in_their_order(text: bytes, data: st.DataObject) -> None:
    stretches = data.draw(st.lists(st.tuples(st.integers(0, len(text)), SIZES), max_size=30))
    gaps = data.draw(st.lists(st.integers(0, 3), min_size=len(stretches), max_size=len(stretches)))
    starts = np.array([start for start, _ in stretches], np.int64)
    ends = np.minimum(starts + [size for _, size in stretches], len(text)).astype(np.int64)
    joint, stops = joined(
        np.frombuffer(text, np.uint8), starts, ends - starts, gap=np.array(gaps, np.int64)
    )
    parts = [joint[begin:stop].tobytes() for begin, stop in pairwise([0, *stops.tolist()])]
    assert len(joint) == (stops[-1] if len(stops) else 0)
    assert [part[: len(part) - gap] for part, gap in zip(parts, gaps, strict=True)] == [
        text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
    ]


def test_many_stretches_are_joined_as_few_are() -> None:
    chance = np.random.default_rng(5)
    text = chance.integers(0, 256, 100_000, np.uint8)
    starts = chance.integers(0, 99_000, 30_000)
    lengths = chance.integers(0, 200, 30_000)
    joint, _ = joined(text, starts, lengths)
    pairs = zip(starts.tolist(), lengths.tolist(), strict=True)
    assert joint.tobytes() == b"".join(
        text[start : start + size].tobytes() for start, size in pairs
    )


@given(st.lists(st.binary(max_size=5), max_size=20), st.data())
def test_cells_without_some_are_the_others(texts: list[bytes], data: st.DataObject) -> None:
    left_out = data.draw(st.sets(st.sampled_from(range(len(texts))))) if texts else set()
    cells = cells_of(texts).without(sorted(left_out))
    assert [cells.bytes_at(index) for index in range(len(cells))] == [
        text for index, text in enumerate(texts) if index not in left_out
    ]
