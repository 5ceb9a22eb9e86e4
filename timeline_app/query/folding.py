"""Folding the text of large tables, so that words can be found in it: case and diacritics dropped.

Finding them is ``table_words``' business.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from timeline_app.query.columns import fold

Bytes = npt.NDArray[np.uint8]
Ints = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int32]

_LINE_END = ord("\n")
_CODE_POINTS = 0x110000


def fold_cells(cells: Sequence[tuple[Bytes, Ints]]) -> tuple[Bytes, Ints]:
    """Per row the folded words of its cells, a line each, as UTF-8, and where each row ends.

    Each of ``cells`` is a column: the UTF-8 of its K cells, joined, and where each of them ends.
    """
    columns = [_folded(data, ends) for data, ends in cells]
    lengths = np.stack([np.diff(ends, prepend=0) for _, ends in columns], axis=1)
    rows, count = lengths.shape
    # Each byte of the rows belongs to the cell of a column, or to the line end after it.
    repeats = np.ones((rows, count, 2), np.int64)
    repeats[:, :, 0] = lengths
    owners = np.empty((rows, count, 2), np.uint8)
    owners[:, :, 0], owners[:, :, 1] = np.arange(count), count
    owner = np.repeat(owners.ravel(), repeats.ravel())
    data = np.full(len(owner), _LINE_END, np.uint8)
    for column, (text, _) in enumerate(columns):
        data[owner == column] = text
    return data, np.cumsum(lengths.sum(axis=1) + count)


def _folded(data: Bytes, ends: Ints) -> tuple[Bytes, Ints]:
    """The cells of one column folded.

    ``fold`` takes each character by itself: what it drops is all that it could reorder. So ASCII is
    put in lower case, and each different other character is folded once.
    """
    is_capital = data - np.uint8(ord("A")) < 26
    lower: Bytes = data | is_capital.view(np.uint8) << np.uint8(5)
    lower[data == _LINE_END] = ord(" ")
    foreign = np.flatnonzero(data >= 0x80)
    if not len(foreign):
        return lower, ends
    leads = foreign[data[foreign] >= 0xC0].astype(np.int32)
    texts, kinds = _fold_characters(_code_points(data, leads))
    sizes = np.array([len(text) for text in texts], np.int32)[kinds]
    counts = np.ones(len(data), np.int32)
    counts[foreign] = 0
    counts[leads] = sizes
    after = np.cumsum(counts, dtype=np.int32)
    folded = np.empty(int(after[-1]), np.uint8)
    is_ascii = np.ones(len(folded), np.bool_)
    begins, width = after[leads] - sizes, max(map(len, texts))
    table = np.frombuffer(b"".join(text.ljust(width) for text in texts), np.uint8)
    for place in range(width):
        longer = sizes > place
        begins, kinds, sizes = begins[longer], kinds[longer], sizes[longer]
        folded[begins + place] = table[kinds * width + place]
        is_ascii[begins + place] = False
    folded[is_ascii] = lower[data < 0x80]
    return folded, np.where(ends > 0, after[ends - 1], 0).astype(np.int64)


def _code_points(data: Bytes, leads: Codes) -> Codes:
    """The characters of UTF-8 whose first bytes, none of them ASCII, are at ``leads``."""
    first = data[leads]
    points: Codes = (first & 0x1F).astype(np.int32) << 6 | _continuation(data, leads + 1)
    three = np.flatnonzero(first >= 0xE0)
    points[three] = (points[three] & 0x3FF) << 6 | _continuation(data, leads[three] + 2)
    four = np.flatnonzero(first >= 0xF0)
    points[four] = (points[four] & 0x7FFF) << 6 | _continuation(data, leads[four] + 3)
    np.minimum(points, _CODE_POINTS - 1, out=points)
    return points


def _continuation(data: Bytes, places: Codes) -> Bytes:
    """What the bytes at ``places`` add to a character."""
    added: Bytes = data.take(places, mode="clip") & np.uint8(0x3F)
    return added


def _fold_characters(points: Codes) -> tuple[list[bytes], Codes]:
    """The different folded characters, and which of them each of ``points`` is."""
    is_there = np.zeros(_CODE_POINTS, np.bool_)
    is_there[points] = True
    different = np.flatnonzero(is_there)
    kinds = np.empty(_CODE_POINTS, np.int32)
    kinds[different] = np.arange(len(different))
    texts = [fold(chr(point)).encode("utf-8", "replace") for point in different.tolist()]
    return texts, kinds[points]
