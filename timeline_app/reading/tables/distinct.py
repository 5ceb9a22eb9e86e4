"""Tells which cells of a column are equal (numpy), so that each distinct text is looked at once.

What is looked up then is `codes`', `dates`' and `participants`' business.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from timeline_app.reading.tables.chunk import Integers, TextCells

_LONGEST = 256  # bytes that are compared by words; longer cells are compared as they are
_MIX = np.uint64(0x9E3779B97F4A7C15)  # 2**64 / golden ratio, as in Fibonacci hashing
_MASKS = np.array([(1 << (8 * size)) - 1 for size in range(8)] + [2**64 - 1], np.uint64)

_MOST_ROUNDS = 40

Words = npt.NDArray[np.uint64]


def first_equals(cells: TextCells) -> Integers:
    """[K] a cell that is equal, the same one for all that are equal to each other."""
    lengths = cells.lengths
    longest = int(lengths.max()) if len(lengths) else 0
    equals = first_equal_words([lengths.astype(np.uint64), *_words(cells, lengths, longest)])
    if longest > _LONGEST:
        seen: dict[bytes, int] = {}
        for index in np.flatnonzero(lengths > _LONGEST).tolist():
            equals[index] = seen.setdefault(cells.bytes_at(index), index)
    return equals


def first_equal_words(columns: list[Words]) -> Integers:
    """[K] the index of a row that is equal in each column, the same for all that are equal."""
    words = [column for column in columns if len(column) and (column != column[0]).any()]
    count = len(columns[0])
    equals = np.zeros(count, np.int64)
    if not words:
        return equals
    hashes = words[0] * _MIX
    for word in words[1:]:
        hashes ^= hashes >> np.uint64(29)
        hashes += word
        hashes *= _MIX
    hashes ^= hashes >> np.uint64(32)
    left = np.arange(count)
    bits = 12  # most columns repeat themselves: a table that fits the cache is tried first
    for mix in _MIX * np.arange(1, 2 * _MOST_ROUNDS, 2, dtype=np.uint64):
        slots = ((hashes * mix) >> np.uint64(64 - bits)).view(np.int64)
        table = np.zeros(1 << bits, np.int64)
        table[slots] = left  # the last of those that meet in a slot stays
        other = table[slots]
        differs = np.zeros(len(left), np.bool_)
        for word in words:
            differs |= (word[left] if len(left) < count else word) != word[other]
        equals[left] = other
        left, hashes = left[differs], hashes[differs]
        if not len(left):
            return equals
        bits = max(12, len(left).bit_length() + 1)
    seen: dict[tuple[int, ...], int] = {}
    for index in left.tolist():  # made to meet: only a file that wants to be slow has many
        equals[index] = seen.setdefault(tuple(int(word[index]) for word in words), index)
    return equals


def _words(cells: TextCells, lengths: Integers, longest: int) -> Iterator[Words]:
    """The bytes of each cell, eight at a time, zeros after its end."""
    padded = np.concatenate([cells.data, np.zeros(8, np.uint8)])
    # The eight bytes from each place on, overlapping. Items of raw bytes need no alignment, so
    # that they are taken without copying all of them first.
    eights = np.ndarray((len(padded) - 7,), "V8", padded, strides=(1,))
    starts = cells.starts
    for offset in range(0, min(longest, _LONGEST), 8):
        longer = np.flatnonzero(lengths > offset)
        left = np.minimum(lengths[longer] - offset, 8)
        words = np.zeros(len(lengths), np.uint64)
        words[longer] = eights[starts[longer] + offset].view("<u8") & _MASKS[left]
        yield words
