"""Numbers in order: millions of seconds ranked, equal ones as they come, and ascending rows united.

What is ranked is ``event_index``'s and, in ``session``, ``time_order``'s business.
"""

from collections.abc import Sequence
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from timeline_app.model.time import MAX_SECOND, MIN_SECOND

Ints = npt.NDArray[np.int64]
_SAMPLED = 16
Number = TypeVar("Number", bound=np.integer[Any])


def places_in_order(values: Ints) -> npt.NDArray[np.int32 | np.int64]:
    """The places of ``values``, least first, equal ones as they come."""
    places = quick_places_in_order(values)
    return np.argsort(values, kind="stable") if places is None else places


def quick_places_in_order(values: Ints) -> npt.NDArray[np.int32] | None:
    """The same; None where the values lie too far apart.

    A value and its place share one number, since numpy sorts numbers ten times as fast as it ranks
    them. Unbounded values lie just outside the others.
    """
    bits = max(len(values) - 1, 1).bit_length()
    is_bounded = (values > MIN_SECOND) & (values < MAX_SECOND)
    low = int(values.min(initial=MAX_SECOND, where=is_bounded))
    high = int(values.max(initial=low, where=is_bounded))
    if low == MAX_SECOND:  # none is bounded
        low = high = 0
    if (high - low + 2).bit_length() + bits > 63:
        return None
    keys = np.clip(values, low - 1, high + 1)
    keys -= low - 1
    keys <<= bits
    keys |= np.arange(len(values), dtype=np.int32)
    keys.sort()
    keys &= (1 << bits) - 1
    return keys.astype(np.int32)


def greatest_places(values: Ints, count: int) -> npt.NDArray[np.intp]:
    """The places of the ``count`` greatest of ``values``, in no order; all places where there are fewer.

    A sample tells what is surely too small, as numpy takes four times as long to place numbers as to
    compare them.
    """
    if len(values) <= count:
        return np.arange(len(values))
    places = np.arange(len(values))
    sample = values[::_SAMPLED]
    enough = 2 * count // _SAMPLED + 1
    if len(sample) > enough:
        candidates = np.flatnonzero(values >= np.partition(sample, -enough)[-enough])
        if len(candidates) >= count:
            places = candidates
    return places[np.argpartition(values[places], -count)[-count:]]


def united(parts: Sequence[npt.NDArray[Number]]) -> npt.NDArray[Number]:
    """All that is in any of ``parts``, each number once, ascending; a single part is ascending already.

    As ``numpy.unique``, which would first load ``numpy.ma``: 40 ms in the midst of a frame.
    """
    if len(parts) == 1:
        return parts[0]
    ordered = np.concatenate(parts)
    ordered.sort(kind="stable")  # ten times as fast where long stretches ascend already
    is_first = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=is_first[1:])
    return ordered[is_first]
