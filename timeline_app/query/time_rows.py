"""Rows in time: stacks each lane's events so that neighbours stand apart at any zoom, for any number.

Lanes of few events are packed with their labels instead, in ``layout.rows``.
"""

import numpy as np
import numpy.typing as npt

from timeline_app.model.time import MAX_SECOND, MIN_SECOND

MOST_ROWS = 4
_CHUNK = 256  # events packed one after the other; all chunks of all lanes are packed side by side
# How long an event keeps others off its row, in mean gaps between the events of its chunk: so long
# that neighbours stand apart, and no longer than a view shows, or a few without end would keep all
# rows for ever.
_LEAST_GAPS, _MOST_GAPS = 2.0, 32.0

Ints = npt.NDArray[np.int64]
Rows = npt.NDArray[np.uint8]
_Floats = npt.NDArray[np.float32]


def pack_in_time(starts: Ints, ends: Ints, offsets: Ints) -> Rows:
    """A row, 0 to 3, for each event of lanes that follow each other, lane ``a`` from ``offsets[a]``.

    ``starts`` ascend within a lane; ``ends`` are inclusive seconds.

    Each event goes where its row has been free for longest, or will be free first: neighbours stand
    in different rows, so that labels have room beside them. That depends on nothing but the lane's
    events: a mark stays in its row while one pans, zooms and filters. Chunks of 256 events are
    packed at the same time, twice: first alone, then from what the chunk before let run into them.
    """
    if not len(starts):
        return np.zeros(0, np.uint8)
    counts = np.diff(offsets)
    chunks = -(-counts // _CHUNK)
    first_chunks = np.cumsum(chunks) - chunks
    # Where each event stands when every lane begins with a chunk of its own.
    places = np.arange(len(starts)) + np.repeat(first_chunks * _CHUNK - offsets[:-1], counts)
    until, begins, gaps = _until(starts, ends, places, int(chunks.sum()))
    free_at = np.full((MOST_ROWS, len(gaps)), -np.inf, np.float32)
    rows = _packed(until, free_at, int(counts.max()))
    if (chunks > 1).any():
        seconds = begins[:-1] + free_at[:, :-1] * gaps[:-1]
        free_at[:, 1:] = (seconds - begins[1:]) / gaps[1:]
        free_at[:, first_chunks[chunks > 0]] = -np.inf
        rows = _packed(until, free_at, int(counts.max()))
    by_place: Rows = rows.T.ravel()[places]
    return by_place


def _packed(until: _Floats, free_at: _Floats, most: int) -> Rows:
    """The rows by place in chunk and chunk; ``free_at`` is left as it is at the end."""
    rows = np.zeros(until.shape, np.uint8)
    for place in range(min(_CHUNK, most)):
        rows[place] = _take_row(free_at, until[place])
    return rows


def _until(
    starts: Ints, ends: Ints, places: Ints, chunks: int
) -> tuple[_Floats, npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """When each event leaves its row, by place in chunk and chunk; begin and mean gap of each chunk.

    In gaps since the chunk's begin, as short floats: half the memory to go through 512 times.
    """
    firsts = np.flatnonzero(np.diff(places // _CHUNK, prepend=-1))
    counts = np.diff(np.append(firsts, len(starts)))
    seconds = np.maximum(starts, MIN_SECOND // 2).astype(np.float64)
    begins = seconds[firsts]
    gaps = np.maximum((seconds[firsts + counts - 1] - begins) / np.maximum(counts - 1, 1), 1.0)
    lengths = np.minimum(ends, MAX_SECOND // 2) + 1.0
    lengths -= seconds
    each_gap = np.repeat(gaps, counts)
    lengths /= each_gap
    seconds -= np.repeat(begins, counts)
    seconds /= each_gap
    seconds += np.clip(lengths, _LEAST_GAPS, _MOST_GAPS, out=lengths)
    until = np.full(chunks * _CHUNK, -np.inf, np.float32)
    until[places] = seconds
    return until.reshape(chunks, _CHUNK).T.copy(), begins, gaps


def _take_row(free_at: _Floats, until: _Floats) -> Rows:
    """Per chunk the row that is free first, which is then taken ``until`` the event's end."""
    low, high = free_at[1] < free_at[0], free_at[3] < free_at[2]
    of_low = np.minimum(free_at[0], free_at[1])
    of_high = np.minimum(free_at[2], free_at[3])
    is_high = of_high < of_low
    row: Rows = np.where(is_high, high.view(np.uint8) + 2, low.view(np.uint8))
    for each in range(MOST_ROWS):
        np.maximum(free_at[each], until, out=free_at[each], where=row == each)
    return row
