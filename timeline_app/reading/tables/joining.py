"""Copies many short stretches of bytes, one after the other (numpy).

Cells of a column are such stretches, and the words of a row that are searched.
"""

import numpy as np
import numpy.typing as npt

_WORD = 64  # bytes copied at a time: longer than most cells
_AT_ONCE = 8192  # words in hand: they stay in a core's own cache

Bytes = npt.NDArray[np.uint8]
Integers = npt.NDArray[np.int64]


def joined(
    data: Bytes, starts: Integers, lengths: Integers, *, gap: int | Integers = 0
) -> tuple[Bytes, Integers]:
    """The K stretches of ``data``, each followed by ``gap`` bytes of any value; where each gap ends.

    ``starts`` and ``lengths`` are [K], in any order.
    """
    sizes = lengths + gap
    ends = np.cumsum(sizes)
    size = int(ends[-1]) if len(ends) else 0
    if not size:
        return data[:0], ends
    begins = ends - sizes
    padded = np.concatenate([data, np.zeros(_WORD, np.uint8)])
    room = np.empty(size + _WORD, np.uint8)
    # The words from each place on, overlapping. Items of raw bytes need no alignment, so that they
    # are copied where they are.
    sources, targets = (
        np.ndarray((len(each) - _WORD + 1,), f"V{_WORD}", each, strides=(1,))
        for each in (padded, room)
    )
    # A word reaches past the end of its stretch, over what follows. So first all words of long
    # stretches but their first: none of them reaches as far as another stretch's. Then the first of
    # each, in order, so that each puts right what the one before it has overwritten.
    long = np.flatnonzero(lengths > _WORD)
    counts = (lengths[long] - 1) // _WORD
    offsets = np.arange(1, int(counts.sum()) + 1)
    offsets -= np.repeat(np.cumsum(counts) - counts, counts)
    offsets *= _WORD
    targets[np.repeat(begins[long], counts) + offsets] = sources[
        np.repeat(starts[long], counts) + offsets
    ]
    for first in range(0, len(begins), _AT_ONCE):
        some = slice(first, first + _AT_ONCE)
        targets[begins[some]] = sources[starts[some]]
    return room[:size], ends
