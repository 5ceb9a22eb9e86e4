"""Counting and choosing by columns of one-byte codes: status, type.

Pieces of a column that stay in a core's own cache are compared code by code: this is several times
as fast as numpy's ``bincount`` and ``isin``, which widen each code first.
"""

from collections.abc import Collection, Iterator

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]

_PIECE = 1 << 17


def count_codes(codes: Codes, kept: Mask | None, count: int) -> list[int]:
    """How often each code below ``count`` stands in ``codes``, or in those of them that are kept."""
    counts = [0] * count
    room, is_same = np.empty(_PIECE, np.uint8), np.empty(_PIECE, np.bool_)
    for piece in _pieces(len(codes)):
        part = codes[piece]
        if kept is not None:
            # One less than whether it is kept: 0, or 255, which is no code.
            np.subtract(kept[piece].view(np.uint8), 1, out=room[: len(part)])
            part = np.bitwise_or(part, room[: len(part)], out=room[: len(part)])
        for code in range(count):
            np.equal(part, code, out=is_same[: len(part)])
            counts[code] += int(np.count_nonzero(is_same[: len(part)]))
    return counts


def is_one_of(codes: Codes, chosen: Collection[int], count: int) -> Mask:
    """Per place of ``codes``, which are below ``count``, whether it has one of the ``chosen`` codes."""
    found = np.zeros(len(codes), np.bool_)
    is_few = 2 * len(chosen) <= count
    compared = chosen if is_few else [code for code in range(count) if code not in chosen]
    is_same = np.empty(_PIECE, np.bool_)
    for piece in _pieces(len(codes)):
        part, into = codes[piece], found[piece]
        for code in compared:
            np.equal(part, code, out=is_same[: len(part)])
            np.logical_or(into, is_same[: len(part)], out=into)
        if not is_few:
            np.logical_not(into, out=into)
    return found


def _pieces(length: int) -> Iterator[slice]:
    return (slice(begin, begin + _PIECE) for begin in range(0, length, _PIECE))
