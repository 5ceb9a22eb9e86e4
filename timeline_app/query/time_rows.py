"""Rows in time: stacks each lane's events so that neighbours stand apart at any zoom, for any number.

Lanes of few events are packed with their labels instead, in ``layout.rows``.
"""

import numpy as np
import numpy.typing as npt

from timeline_app.model.time import MAX_SECOND, MIN_SECOND

MOST_ROWS = 4
CHUNK = 256  # events packed one after the other; all chunks of all lanes are packed side by side
# How long an event keeps others off its row, in usual gaps between the events of its chunk: so long
# that neighbours stand apart, and no longer than a view shows, or a few without end would keep all
# rows for ever.
_LEAST_GAPS, _MOST_GAPS = 2.0, 32.0
_LEAST = np.float32(_LEAST_GAPS)
_FEW_CHUNKS = 500  # up to which it counts how often numpy is called, not how much there is to do

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
    chunks = -(-counts // CHUNK)
    first_chunks = np.cumsum(chunks) - chunks
    # Where each event stands when every lane begins with a chunk of its own.
    places = np.arange(len(starts)) + np.repeat(first_chunks * CHUNK - offsets[:-1], counts)
    until, steps, gaps = _until(starts, ends, places, int(chunks.sum()))
    free_at = np.full((MOST_ROWS, len(gaps)), -np.inf, np.float32)
    rows = _packed(until, free_at, int(counts.max()))
    if (chunks > 1).any():
        free_at[:, 1:] = (free_at[:, :-1] - steps[:-1]) * (gaps[:-1] / gaps[1:])
        free_at[:, first_chunks[chunks > 0]] = -np.inf
        rows = _packed(until, free_at, int(counts.max()))
    by_place: Rows = rows.T.ravel()[places]
    return by_place


def _packed(until: _Floats, free_at: _Floats, most: int) -> Rows:
    """The rows by place in chunk and chunk; ``free_at`` is left as it is at the end."""
    rows = np.zeros(until.shape, np.uint8)
    take_rows = _take_rows if until.shape[1] > _FEW_CHUNKS else _take_rows_of_few
    take_rows(until[:most], free_at, rows)
    return rows


def _until(
    starts: Ints, ends: Ints, places: Ints, chunks: int
) -> tuple[_Floats, _Floats, npt.NDArray[np.float64]]:
    """When each event leaves its row, by place in chunk and chunk; length and usual gap of each chunk.

    In usual gaps since the chunk's begin, up to that of the next chunk. The usual gap is the mean of
    the middle half, and none counts for more than an event keeps its row: so a few ancient events
    don't make all others look as if they were at the same time, nor do short floats, which are half
    the memory to go through 512 times.
    """
    firsts = np.flatnonzero(np.diff(places // CHUNK, prepend=-1))
    counts = np.diff(np.append(firsts, len(starts)))
    seconds = np.maximum(starts, MIN_SECOND // 2)
    middle = seconds[firsts + counts * 3 // 4 - (counts > 3)] - seconds[firsts + counts // 4]
    gaps = np.maximum(middle / np.maximum(counts // 2, 1), 1.0)
    each_gap = np.repeat(gaps, counts)
    lengths = (np.minimum(ends, MAX_SECOND // 2) + 1.0 - seconds) / each_gap
    steps = np.diff(seconds, append=seconds[-1:]) / each_gap
    np.clip(steps, 0.0, _MOST_GAPS, out=steps)  # back to the next lane's begin
    ran = np.cumsum(steps)
    at = ran - steps
    at -= np.repeat(at[firsts], counts)
    at += np.clip(lengths, _LEAST_GAPS, _MOST_GAPS, out=lengths)
    until = np.full(chunks * CHUNK, -np.inf, np.float32)
    until[places] = at
    of_chunks = np.diff(ran[np.append(firsts[1:], len(starts)) - 1], prepend=0.0)
    return until.reshape(chunks, CHUNK).T.copy(), of_chunks.astype(np.float32), gaps


def _take_rows(until: _Floats, free_at: _Floats, rows: Rows) -> None:
    """Fill in per chunk the row that is free first, which is then taken ``until`` the event's end.

    And for some time more than before, so that where no row is free the next event goes elsewhere.
    """
    for place, of_place in enumerate(until):
        low, high = free_at[1] < free_at[0], free_at[3] < free_at[2]
        of_low = np.minimum(free_at[0], free_at[1])
        of_high = np.minimum(free_at[2], free_at[3])
        is_high = of_high < of_low
        row = np.where(is_high, high.view(np.uint8) + 2, low.view(np.uint8))
        for each in range(MOST_ROWS):
            later = np.maximum(free_at[each] + _LEAST, of_place)
            np.copyto(free_at[each], later, where=row == each)
        rows[place] = row


def _take_rows_of_few(until: _Floats, free_at: _Floats, rows: Rows) -> None:
    """The same as ``_take_rows`` in a third of the calls, which is faster for few chunks."""
    by_number = free_at.ravel()  # no copy: what is put there is put into ``free_at``
    chunks = np.arange(until.shape[1])
    for row, of_place in zip(rows, until, strict=False):
        first_free = free_at.argmin(axis=0)
        row[:] = first_free
        first_free *= len(chunks)
        first_free += chunks
        later = by_number[first_free]
        later += _LEAST
        by_number[first_free] = np.maximum(later, of_place, out=later)
