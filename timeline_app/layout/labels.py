"""Labels: where each mark's text stands, elided to the room there is, never over another.

The marks themselves are shaped in ``marks``; ``rows`` keeps room free by the same preferences.
"""

import itertools
import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from timeline_app.layout.parts import Bools, Floats, Ints, Label, MarkKind, Marks, MeasureText

GAP = 5.0  # pixels between a mark and its label, and after a label
PAD = 5.0  # pixels between a label and the ends of the mark that it is on
GREATEST_WIDTH = 320.0  # of a label beside its mark
LEAST_WIDTH = 40.0  # of an elided label
MOST_LABELS = 300
ELLIPSIS = "…"
Kinds = npt.NDArray[np.uint8]
_CLOSE = 0.01  # pixels by which room kept free in ``rows`` exceeds what is asked for here


def place_labels(
    titles: Sequence[str],
    title_widths: Floats,
    marks: Marks,
    view_width: float,
    measure: MeasureText,
) -> tuple[Label, ...]:
    """The labels that have room, in the order of their marks; at most 300, the roomiest.

    ``titles`` and ``title_widths`` are by row of the columns; a width not known yet is NaN.

    A label stands inside its mark at the left end of the visible part; else right of it; else left
    of it; else it is elided inside or at the right, whichever has more room.
    """
    row = np.cumsum(np.append(True, (np.diff(marks.lane) != 0) | (np.diff(marks.top) != 0)))
    room = _Room(marks.kind, marks.left, marks.right, row[: len(marks)], view_width)
    labels: list[Label] = []
    last_row, taken_to = -1, 0.0
    for mark in room.roomiest().tolist():
        if row[mark] != last_row:
            last_row, taken_to = int(row[mark]), 0.0
        text, width = titles[marks.row[mark]], float(title_widths[marks.row[mark]])
        if math.isnan(width):
            width = measure(text)
        spot = room.spot(mark, min(width, GREATEST_WIDTH), taken_to)
        if spot is None:
            continue
        x, free, is_inside = spot
        if width > free:
            text = elided(text, free, measure)
            width = measure(text)
        y = float(marks.top[mark] + marks.height[mark] / 2)
        labels.append(Label(mark, text, x, y, width, is_inside))
        taken_to = x + width + GAP
    return tuple(labels)


def reserved(
    widths: Floats, kinds: Kinds, left: Floats, right: Floats, view_width: float
) -> tuple[Floats, Floats]:
    """Left and right ends, per mark, of what it takes up with its label where nothing is in the way."""
    widths = np.minimum(widths, GREATEST_WIDTH)
    seen_left, seen_right = np.maximum(left, 0.0), np.minimum(right, view_width)
    is_inside = can_hold_labels(kinds) & (seen_right - seen_left - 2 * PAD >= widths)
    is_right = ~is_inside & (seen_right + GAP + widths <= view_width)
    is_left = ~is_inside & ~is_right & (seen_left - GAP - widths >= 0.0)
    reserved_left = np.where(is_left, seen_left - GAP - widths, left) - _CLOSE
    reserved_right = np.where(is_right, seen_right + GAP + widths, right) + GAP + _CLOSE
    return reserved_left, reserved_right


def can_hold_labels(kinds: Kinds) -> Bools:
    """Bars and bands can; diamonds and dots can't."""
    can: Bools = (kinds == MarkKind.SPAN) | (kinds == MarkKind.WINDOW)
    return can


def elided(text: str, width: float, measure: MeasureText) -> str:
    """The longest beginning of ``text`` that fits into ``width`` pixels, with an ellipsis."""
    fits, too_long = 0, len(text)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if measure(text[:middle].rstrip() + ELLIPSIS) <= width:
            fits = middle
        else:
            too_long = middle
    return text[:fits].rstrip() + ELLIPSIS


class _Room:
    """The free pixels inside and beside each mark, given the other marks of its row."""

    def __init__(
        self, kinds: Kinds, left: Floats, right: Floats, row: Ints, view_width: float
    ) -> None:
        seen_left, seen_right = np.maximum(left, 0.0), np.minimum(right, view_width)
        is_last = np.append(row[1:] != row[:-1], True) if len(row) else np.zeros(0, np.bool_)
        next_left = np.where(is_last, np.inf, np.append(left[1:], np.inf))
        before_right = _greatest_before(right, row)
        inside_to = np.minimum(seen_right - PAD, next_left - GAP)
        is_clear = can_hold_labels(kinds) & (before_right + GAP <= seen_left + PAD)
        self._inside = np.where(is_clear, inside_to - seen_left - PAD, -np.inf)
        right_to = np.minimum(next_left - GAP, view_width)
        is_clear = (before_right <= seen_right) & (seen_right > 0.0) & (seen_left < view_width)
        self._right = np.where(is_clear, right_to - seen_right - GAP, -np.inf)
        is_clear = seen_left < view_width
        self._left_from = np.where(is_clear, before_right + GAP, np.inf)
        self._seen_left, self._seen_right = seen_left, seen_right

    def roomiest(self) -> Ints:
        """At most 300 marks, in order: those with most room inside or to the right."""
        room = np.maximum(self._inside, self._right)
        if len(room) <= MOST_LABELS:
            return np.arange(len(room))
        return np.sort(np.argsort(-room, kind="stable")[:MOST_LABELS])

    def spot(self, mark: int, wanted: float, taken_to: float) -> tuple[float, float, bool] | None:
        """x and width of the room for a label of ``wanted`` width, and whether it is inside."""
        left, right = float(self._seen_left[mark]), float(self._seen_right[mark])
        inside_x, right_x = left + PAD, right + GAP
        inside = float(self._inside[mark]) if inside_x >= taken_to else -1.0
        beside = float(self._right[mark]) if right_x >= taken_to else -1.0
        if inside >= wanted:
            return inside_x, inside, True
        if beside >= wanted:
            return right_x, wanted, False
        left_x = left - GAP - wanted
        if left_x >= max(float(self._left_from[mark]), taken_to, 0.0):
            return left_x, wanted, False
        if max(inside, beside) < LEAST_WIDTH:
            return None
        return (inside_x, inside, True) if inside >= beside else (right_x, beside, False)


def _greatest_before(right: Floats, row: Ints) -> Floats:
    """Per mark the greatest right end of those before it in its row, -inf for the first."""
    greatest = np.full(len(right), -np.inf)
    for start, end in _runs(row):
        if end - start > 1:
            greatest[start + 1 : end] = np.maximum.accumulate(right[start : end - 1])
    return greatest


def _runs(row: Ints) -> list[tuple[int, int]]:
    """First and after-last positions of each run of equal numbers."""
    edges = [0, *(np.flatnonzero(np.diff(row)) + 1).tolist(), len(row)]
    return list(itertools.pairwise(edges))
