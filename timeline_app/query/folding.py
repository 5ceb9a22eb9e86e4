"""Folding the text of large tables, so that words can be found in it: case and diacritics dropped.

Finding them is ``table_words``' business.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from timeline_app.query.columns import fold
from timeline_app.reading.tables.joining import joined

Bytes = npt.NDArray[np.uint8]
Ints = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int32]
Truths = npt.NDArray[np.bool_]
Form = Callable[[str], tuple[bytes, bytes]]  # the UTF-8 of a character and of what it is folded

_LINE_END = ord("\n")
_AT_ONCE = 1 << 20  # bytes of cells, so that what is in work stays near the size of a cache
_CODE_POINTS = 0x110000


def fold_cells(cells: Sequence[tuple[Bytes, Ints]]) -> tuple[Bytes, Ints]:
    """Per row the folded words of its cells, a line each, as UTF-8, and where each row ends.

    Each of ``cells`` is a column: the UTF-8 of its K cells, joined, and where each of them ends.
    """
    sizes = np.sum([ends for _, ends in cells], axis=0)
    texts, row_ends, size = [], [], 0
    for begin, end in pairwise(_cuts(sizes)):
        text, ends = _fold_rows([_part(data, ends, begin, end) for data, ends in cells])
        texts.append(text)
        row_ends.append(ends + size)
        size += len(text)
    return np.concatenate(texts), np.concatenate(row_ends)


def _cuts(sizes: Ints) -> list[int]:
    """The rows at which parts of some size begin, and, last, how many rows there are."""
    whole = int(sizes[-1]) if len(sizes) else 0
    inner = np.unique(np.searchsorted(sizes, np.arange(_AT_ONCE, whole, _AT_ONCE)))
    return [0, *inner[(inner > 0) & (inner < len(sizes))].tolist(), len(sizes)]


def _part(data: Bytes, ends: Ints, begin: int, end: int) -> tuple[Bytes, Ints]:
    """The cells from ``begin`` to ``end``."""
    start = int(ends[begin - 1]) if begin else 0
    ends = ends[begin:end] - start
    return data[start : start + (int(ends[-1]) if len(ends) else 0)], ends


def _fold_rows(cells: Sequence[tuple[Bytes, Ints]]) -> tuple[Bytes, Ints]:
    """As ``fold_cells``, of a few rows: all columns are folded in one go, then put side by side."""
    begins = np.cumsum([0, *(len(data) for data, _ in cells[:-1])])
    text, ends = folded(
        np.concatenate([data for data, _ in cells]),
        np.concatenate([ends + begin for (_, ends), begin in zip(cells, begins, strict=True)]),
    )
    lengths = np.diff(ends, prepend=0)
    starts, lengths = (each.reshape(len(cells), -1).T.ravel() for each in (ends - lengths, lengths))
    rows, ends = joined(text, starts, lengths, gap=1)
    rows[ends - 1] = _LINE_END
    return rows, ends[len(cells) - 1 :: len(cells)]


def folded(data: Bytes, ends: Ints, form: Form | None = None) -> tuple[Bytes, Ints]:
    """Cells folded, each character by itself as ``form`` says, which is ``fold`` where none is given.

    ``fold``, too, takes each character by itself: what it drops is all that it could reorder. So
    ASCII is put in lower case, and each different other character is folded once.
    """
    is_capital = (data - np.uint8(ord("A")) < 26).view(np.uint8)
    is_capital *= np.uint8(32)  # shifting takes four times as long
    lower: Bytes = is_capital
    lower |= data
    is_line_end = data == _LINE_END
    if is_line_end.any():
        lower[is_line_end] = ord(" ")
    leads = np.flatnonzero(data >= 0xC0)
    return _with_folded(lower, ends, leads, form) if len(leads) else (lower, ends)


def _with_folded(text: Bytes, ends: Ints, leads: Ints, form: Form | None) -> tuple[Bytes, Ints]:
    """``text`` with the characters folded that are not ASCII, whose first bytes are at ``leads``."""
    characters, kinds = _different(_code_points(text, leads.astype(np.int32)))
    made = _Characters.of(characters, form or _with_folded_form)
    staying = np.flatnonzero(made.is_replaced[kinds])
    made.write(text, leads[staying], kinds[staying])
    moving = np.flatnonzero(made.growth[kinds])
    if not len(moving):
        return text, ends
    leads, kinds = leads[moving], kinds[moving]
    # What lies between these characters, and room for what becomes of them.
    sizes, growth = made.sizes[kinds], made.growth[kinds]
    starts = np.concatenate([[0], leads + sizes - growth])
    lengths = np.concatenate([leads, [len(text)]]) - starts
    text, after = joined(text, starts, lengths, gap=np.concatenate([sizes, [0]]))
    made.write(text, after[:-1] - sizes, kinds)
    cells = np.searchsorted(ends, leads, "right")
    before = np.cumsum(np.bincount(cells, minlength=len(ends)))
    return text, ends + np.concatenate([[0], np.cumsum(growth)])[before]


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


@dataclass(frozen=True, eq=False)
class _Characters:
    """What N characters become when they are folded."""

    table: Bytes  # their UTF-8, the same room for each
    sizes: Ints  # [N] bytes of it
    growth: Ints  # [N] how many more these are than the character's own
    is_replaced: Truths  # [N] whether there are as many, but others

    @classmethod
    def of(cls, characters: Sequence[str], form: Form) -> "_Characters":
        written, becoming = zip(*map(form, characters), strict=True)
        sizes = np.array(list(map(len, becoming)))
        growth = sizes - np.array(list(map(len, written)))
        is_other = np.array([one != other for one, other in zip(written, becoming, strict=True)])
        room = int(sizes.max())
        table = np.frombuffer(b"".join(each.ljust(room) for each in becoming), np.uint8)
        return cls(table, sizes, growth, is_other & (growth == 0))

    def write(self, text: Bytes, begins: Ints, kinds: Codes) -> None:
        """Put characters of these ``kinds`` into ``text``, from ``begins`` on."""
        room = len(self.table) // len(self.sizes)
        sizes = self.sizes[kinds]
        for place in range(int(sizes.max(initial=0))):
            longer = np.flatnonzero(sizes > place)
            begins, kinds, sizes = begins[longer], kinds[longer], sizes[longer]
            text[begins + place] = self.table[kinds * room + place]


@lru_cache(4096)
def _with_folded_form(character: str) -> tuple[bytes, bytes]:
    """The UTF-8 of ``character`` and of what it is folded."""
    return character.encode("utf-8", "replace"), fold(character).encode("utf-8", "replace")
