"""The rows in time of all lanes, piece by piece, so that the memory it takes doesn't grow with them.

How events are put into rows is ``time_rows``'.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from timeline_app.query.time_rows import CHUNK, pack_in_time

_AT_ONCE = 4_000 * CHUNK  # events

Ints = npt.NDArray[np.int64]
Rows = npt.NDArray[np.int32]
Packed = npt.NDArray[np.uint8]


def pack_lanes(starts: Ints, ends: Ints, lanes: Sequence[Rows], offsets: Ints) -> Packed:
    """The row of each membership; ``lanes`` has the events of each lane, ``offsets`` where they go."""
    packed = np.empty(offsets[-1], np.uint8)
    pieces: list[tuple[int, int, int]] = []  # lane, its first event, and after its last
    size = 0
    for lane, events in enumerate(lanes):
        for begin in range(0, len(events), _AT_ONCE):
            end = min(begin + _AT_ONCE, len(events))
            if size + end - begin > _AT_ONCE:
                _pack(pieces, starts, ends, lanes, offsets, packed)
                pieces, size = [], 0
            pieces.append((lane, begin, end))
            size += end - begin
    if pieces:
        _pack(pieces, starts, ends, lanes, offsets, packed)
    return packed


def _pack(
    pieces: Sequence[tuple[int, int, int]],
    starts: Ints,
    ends: Ints,
    lanes: Sequence[Rows],
    offsets: Ints,
    packed: Packed,
) -> None:
    """Fill in the rows of these pieces of lanes.

    What a row hangs on besides its own chunk is the chunk before, which is packed along.
    """
    of_pieces = [lanes[lane][max(begin - CHUNK, 0) : end] for lane, begin, end in pieces]
    afters = np.cumsum([len(events) for events in of_pieces])
    events = np.concatenate(of_pieces)
    rows = pack_in_time(starts[events], ends[events], np.append(0, afters))
    for (lane, begin, end), after in zip(pieces, afters.tolist(), strict=True):
        packed[offsets[lane] + begin : offsets[lane] + end] = rows[after - (end - begin) : after]
