"""Seen marks: what painting needs of the marks that touch a view, as arrays.

One mark at a time, for those who point at it, is ``mark_shapes``'.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from timeline_app.desktop.mark_shapes import DOT_RADIUS, LEAST_WIDTH
from timeline_app.desktop.outlines import outlines_of
from timeline_app.layout.parts import Bools, Ends, Floats, Ints, MarkKind, Marks
from timeline_app.model.event import Status
from timeline_app.query.columns import STATUSES

FADE = 26.0  # pixels over which an unknown end fades out
ARROW = 8.0
STRIKE_OVERHANG = 3.0
QUESTION_RADIUS = 7.0
MOST_LEVELS = 8
# Layers of one level, from below.
BANDS, CORES, OUTLINES, SHAPES, BRACKETS, STRIKES, QUESTIONS = range(7)
LAYER_COUNT = 7
# As plain numbers: arrays are computed with them.
REPORTED, ATTRIBUTED, DISPUTED, DENIED, NEGATED, EXPECTED = (
    STATUSES.index(status)
    for status in (
        Status.REPORTED,
        Status.ATTRIBUTED,
        Status.DISPUTED,
        Status.DENIED,
        Status.NEGATED,
        Status.EXPECTED,
    )
)
OPEN_LEFT, OPEN_RIGHT = int(Ends.OPEN_LEFT), int(Ends.OPEN_RIGHT)
UNKNOWN_LEFT, UNKNOWN_RIGHT = int(Ends.UNKNOWN_LEFT), int(Ends.UNKNOWN_RIGHT)


@dataclass(frozen=True, eq=False)
class SeenMarks:
    """N marks of a view, in their order. x and y are pixels of the view.

    ``begin`` and ``end`` are a mark's ends in the view; a bar is painted from ``bar_begin`` to
    ``bar_end``, farther on where it goes on. ``level`` is above that of each mark of the row which
    a mark overlaps, up to ``MOST_LEVELS``: later marks are painted over earlier ones.
    """

    kind: npt.NDArray[np.uint8]
    status: npt.NDArray[np.uint8]
    outer_left: Floats
    solid_left: Floats
    solid_right: Floats
    outer_right: Floats
    top: Floats
    height: Floats
    ends: npt.NDArray[np.uint8]
    sourced: Bools
    proposed: Bools
    outline: npt.NDArray[np.uint8]
    ink: Ints
    filled: Bools  # reported, sourced and decided: without an outline
    begin: Floats
    end: Floats
    bar_begin: Floats
    bar_end: Floats
    level: Ints
    members: Mapping[int, tuple[float, ...]]

    def __len__(self) -> int:
        return len(self.kind)

    @property
    def level_count(self) -> int:
        return int(self.level.max()) + 1

    def layer_of(self, at: Ints, layer: int) -> Ints:
        """The place of a layer of the marks ``at`` among all layers of all levels."""
        return self.level[at] * LAYER_COUNT + layer


def layer_at(level: int, layer: int) -> int:
    return level * LAYER_COUNT + layer


def seen_marks(marks: Marks, ink: Ints, left: float, right: float) -> SeenMarks:
    """The marks that touch the view from ``left`` to ``right``, each with the number of its inks."""
    begin, end = _extents(marks, left, right)
    is_seen = (end >= left) & (begin <= right)
    at = slice(None) if is_seen.all() else is_seen.nonzero()[0]
    places = np.cumsum(is_seen) - 1
    ends, outer_left, outer_right = marks.ends[at], marks.outer_left[at], marks.outer_right[at]
    begin_from = np.where(ends & UNKNOWN_LEFT, left, left - FADE)
    end_at = np.where(ends & UNKNOWN_RIGHT, right, right + FADE)
    bar_begin = np.maximum(begin_from, outer_left)
    status, sourced, proposed = marks.status[at], marks.sourced[at], marks.proposed[at]
    return SeenMarks(
        kind=marks.kind[at],
        status=status,
        outer_left=outer_left,
        solid_left=marks.solid_left[at],
        solid_right=marks.solid_right[at],
        outer_right=outer_right,
        top=marks.top[at],
        height=marks.height[at],
        ends=ends,
        sourced=sourced,
        proposed=proposed,
        outline=outlines_of(status, proposed),
        ink=ink[at],
        filled=(status == REPORTED) & sourced & ~proposed,
        begin=begin[at],
        end=end[at],
        bar_begin=bar_begin,
        bar_end=np.maximum(np.minimum(end_at, outer_right), bar_begin + LEAST_WIDTH),
        level=_levels(marks, begin, end, left)[at],
        members={int(places[n]): xs for n, xs in marks.members.items() if is_seen[n]},
    )


def _extents(marks: Marks, left: float, right: float) -> tuple[Floats, Floats]:
    """As ``MarkShape.extent``."""
    begin, end = np.maximum(marks.outer_left, left), np.minimum(marks.outer_right, right)
    is_instant, is_members = marks.kind == MarkKind.INSTANT, marks.kind == MarkKind.MEMBERS
    end = np.where(is_members, end, np.maximum(end, begin + LEAST_WIDTH))
    begin, end = begin - DOT_RADIUS * is_members, end + DOT_RADIUS * is_members
    return np.where(is_instant, marks.left, begin), np.where(is_instant, marks.right, end)


def _levels(marks: Marks, begin: Floats, end: Floats, left: float) -> Ints:
    """Marks are in the order of their left ends within a row; 0 for what overlaps no earlier one."""
    count = len(marks)
    left_ends, right_ends = begin, end
    is_open = (marks.ends & (OPEN_LEFT | OPEN_RIGHT)) != 0
    if is_open.any():
        least = np.where(is_open, ARROW, 0.0)
        left_ends, right_ends = np.minimum(begin, end - least), np.maximum(end, begin + least)
    if not marks.sourced.all():
        question = np.maximum(begin, left) + 2 * QUESTION_RADIUS
        right_ends = np.maximum(right_ends, np.where(marks.sourced, -np.inf, question))
    is_new_row = np.empty(count, np.bool_)
    is_new_row[:1] = True
    is_new_row[1:] = marks.top[1:] != marks.top[:-1]
    is_new_row[1:] |= marks.lane[1:] != marks.lane[:-1]
    # Rows one after the other instead of above each other: one running maximum serves them all.
    apart = np.cumsum(is_new_row) * 1e6
    before = np.maximum.accumulate(right_ends + apart)
    is_clear = is_new_row
    is_clear[1:] |= left_ends[1:] + apart[1:] >= before[:-1]
    if is_clear.all():
        return np.zeros(count, np.int64)
    index = np.arange(count)
    levels: Ints = index - np.maximum.accumulate(np.where(is_clear, index, 0))
    return np.minimum(levels, MOST_LEVELS - 1)
