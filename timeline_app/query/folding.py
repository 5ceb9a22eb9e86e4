"""Folding the text of large tables, so that words can be found in it: case and diacritics dropped.

Finding them is ``table_words``' business.
"""

from collections.abc import Sequence
from typing import Any

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
    put in lower case, and each different other character is folded once. What others become takes
    their place, and bytes that are left over are dropped.
    """
    is_capital = (data - np.uint8(ord("A")) < 26).view(np.uint8)
    is_capital *= np.uint8(32)  # shifting takes four times as long
    lower: Bytes = is_capital
    lower |= data
    is_line_end = data == _LINE_END
    if is_line_end.any():
        lower[is_line_end] = ord(" ")
    foreign = np.flatnonzero(data >= 0x80)
    return _with_folded(lower, ends, foreign) if len(foreign) else (lower, ends)


def _with_folded(text: Bytes, ends: Ints, foreign: Ints) -> tuple[Bytes, Ints]:
    """``text`` with the characters folded that are not ASCII, whose bytes are at ``foreign``."""
    first = text[foreign]
    leads, first = foreign[first >= 0xC0], first[first >= 0xC0]
    characters, kinds = _different(_code_points(text, leads.astype(np.int32)))
    folded = [fold(each).encode("utf-8", "replace") for each in characters]
    written = [each.encode("utf-8", "replace") for each in characters]
    is_changed = np.array([pair[0] != pair[1] for pair in zip(folded, written, strict=True)])[kinds]
    leads, kinds = leads[is_changed], kinds[is_changed]
    if not len(leads):
        return text, ends
    widths, sizes = (np.array(list(map(len, each)))[kinds] for each in (written, folded))
    room = np.maximum(sizes - widths, 0)
    if room.any():
        text, ends, leads = _with_room(text, ends, leads, room)
        widths += room
    width = int(widths.max())
    table = np.frombuffer(b"".join(each[:width].ljust(width) for each in folded), np.uint8)
    is_kept = np.ones(len(text), np.bool_)
    for place in range(width):
        if place >= 2:  # no character is shorter
            longer = np.flatnonzero(widths > place)
            leads, widths = leads[longer], widths[longer]
            sizes, kinds = sizes[longer], kinds[longer]
        text[leads + place] = table[kinds * width + place]
        is_kept[leads + place] = sizes > place
    dropped = np.flatnonzero(~is_kept)
    if not len(dropped):
        return text, ends
    of_cells = np.bincount(np.searchsorted(ends, dropped, "right"), minlength=len(ends))
    return text[is_kept], ends - np.cumsum(of_cells)


def _with_room(
    text: Bytes, ends: Ints, leads: Ints, room: npt.NDArray[Any]
) -> tuple[Bytes, Ints, Ints]:
    """``text`` with so many more bytes at ``leads``, where cells end then, and where these are."""
    grown = np.flatnonzero(room)
    after = np.cumsum(room[grown])
    begins = leads[grown] + after - room[grown]
    is_old = np.ones(len(text) + int(after[-1]), np.bool_)
    for place in range(int(room.max())):
        is_old[begins[room[grown] > place] + place] = False
    wider = np.empty(len(is_old), np.uint8)
    wider[is_old] = text
    after = np.concatenate([[0], after])
    of_ends, of_leads = (np.searchsorted(leads[grown], places) for places in (ends, leads))
    return wider, ends + after[of_ends], leads + after[of_leads]


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


def _different(points: Codes) -> tuple[list[str], Codes]:
    """The different characters among ``points``, and which of them each is."""
    is_there = np.zeros(int(points.max()) + 1, np.bool_)
    is_there[points] = True
    different = np.flatnonzero(is_there)
    kinds = np.empty(len(is_there), np.int32)
    kinds[different] = np.arange(len(different))
    return list(map(chr, different.tolist())), kinds[points]
