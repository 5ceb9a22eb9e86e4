"""Labels: where each mark's text stands, elided to the room there is, never over another.

The marks themselves are shaped in ``marks``; ``rows`` keeps room free by the same preferences.
"""

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from timeline_app.layout.parts import Bools, Floats, Ints, Label, MarkKind, Marks, MeasureText

GAP = 5.0  # pixels between a mark and its label, and after a label
PAD = 5.0  # pixels between a label and the ends of the mark that it is on
GREATEST_WIDTH = 320.0  # of a label beside its mark
LEAST_WIDTH = 40.0  # of an elided label
MOST_LABELS = 300
LEAST_ROW_HEIGHT = 11.0  # pixels of a row, for letters that can be read
NEAR_TRIES = 4  # letters to either side of the guess before halving what is left
ELLIPSIS = "…"
LONGEST_TITLE = 500  # characters; wider than any screen, and letters are measured one by one
Kinds = npt.NDArray[np.uint8]
_CLOSE = 0.01  # pixels by which room kept free in ``rows`` exceeds what is asked for here


def place_labels(
    titles: Sequence[str],
    marks: Marks,
    view_width: float,
    measure: MeasureText,
    row_height: float = LEAST_ROW_HEIGHT,
) -> tuple[Label, ...]:
    """The labels that have room, in the order of their marks; at most 300, the roomiest.

    ``titles`` are by row of the columns; only those of marks with any room are asked for. Rows lower
    than 11 pixels have no labels.

    A label stands inside its mark at the left end of the visible part; else right of it; else left
    of it; else it is elided inside or at the right, whichever has more room.
    """
    if row_height < LEAST_ROW_HEIGHT or not len(marks):
        return ()
    row = np.cumsum(np.append(True, (np.diff(marks.lane) != 0) | (np.diff(marks.top) != 0)))
    room = _Room(marks.kind, marks.left, marks.right, row, view_width)
    mark_at = room.roomiest()
    ruler: Any = measure  # a protocol that mypy doesn't know to be hashable
    labels: list[Label] = []
    last_row, taken_to = -1, 0.0
    for mark, in_row, event, y, *spot in zip(
        mark_at.tolist(),
        row[mark_at].tolist(),
        marks.row[mark_at].tolist(),
        (marks.top + marks.height / 2)[mark_at].tolist(),
        *room.at(mark_at),
        strict=True,
    ):
        if in_row != last_row:
            last_row, taken_to = in_row, 0.0
        text = label_text(titles[event])
        width = measure(text)
        found = _spot(spot, min(width, GREATEST_WIDTH), taken_to)
        if found is None:
            continue
        x, free, is_inside = found
        if width > free:
            text, width = elided(text, math.floor(free), ruler)
        labels.append(Label(mark, text, x, y, width, is_inside))
        taken_to = x + width + GAP
    return tuple(labels)


def label_text(title: str) -> str:
    """What a label says of ``title`` where there is room for all of it."""
    return title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1] + ELLIPSIS


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


@lru_cache(maxsize=8192)
def elided(text: str, room: int, measure: MeasureText) -> tuple[str, float]:
    """The longest beginning of ``text`` that fits into ``room`` pixels, with an ellipsis; its width."""
    fits, too_long = 0, len(text)
    probe = int(too_long * room / max(measure(text), 1.0))  # most letters are about as wide
    best = ELLIPSIS, measure(ELLIPSIS)
    tries = 0
    while too_long - fits > 1:
        probe = min(max(probe, fits + 1), too_long - 1)
        shown = text[:probe].rstrip() + ELLIPSIS
        width = measure(shown)
        if width <= room:
            fits, best = probe, (shown, width)
        else:
            too_long = probe
        tries += 1
        if tries > NEAR_TRIES:
            probe = (fits + too_long) // 2
        else:
            probe += 1 if fits == probe else -1
    return best


def _spot(
    rooms: Sequence[float], wanted: float, taken_to: float
) -> tuple[float, float, bool] | None:
    """x and width of the room for a label of ``wanted`` width, and whether it is inside.

    ``rooms`` are those of ``_Room.at``; up to ``taken_to`` stands the label before.
    """
    left, right, inside, beside, left_from = rooms
    inside_x, right_x = left + PAD, right + GAP
    if inside_x < taken_to:
        inside = -1.0
    if inside >= wanted:
        return inside_x, inside, True
    if right_x < taken_to:
        beside = -1.0
    if beside >= wanted:
        return right_x, wanted, False
    left_x = left - GAP - wanted
    if left_x >= max(left_from, taken_to, 0.0):
        return left_x, wanted, False
    if max(inside, beside) < LEAST_WIDTH:
        return None
    return (inside_x, inside, True) if inside >= beside else (right_x, beside, False)


class _Room:
    """The free pixels inside and beside each mark, given the other marks of its row."""

    def __init__(
        self, kinds: Kinds, left: Floats, right: Floats, row: Ints, view_width: float
    ) -> None:
        seen_left, seen_right = np.maximum(left, 0.0), np.minimum(right, view_width)
        is_last = np.append(row[1:] != row[:-1], True)
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
        """At most 300 marks, in order: those with most room inside or to the right, if any at all."""
        room = np.maximum(self._inside, self._right)
        at_left = self._seen_left - GAP - np.maximum(self._left_from, 0.0)
        if len(room) > MOST_LABELS:
            chosen = np.sort(np.argsort(-room, kind="stable")[:MOST_LABELS])
        else:
            chosen = np.arange(len(room))
        return chosen[np.maximum(room, at_left)[chosen] > 0.0]

    def at(self, marks: Ints) -> tuple[list[float], ...]:
        """Of some marks the visible ends, the room inside and at the right, and where it begins left."""
        return tuple(
            of_all[marks].tolist()
            for of_all in (
                self._seen_left,
                self._seen_right,
                self._inside,
                self._right,
                self._left_from,
            )
        )


def _greatest_before(right: Floats, row: Ints) -> Floats:
    """Per mark the greatest right end of those before it in its row, -inf for the first."""
    count = len(right)
    by_right = np.argsort(right, kind="stable")
    rank = np.empty(count, np.int64)
    rank[by_right] = np.arange(count)
    # Rows ascend, so the greatest so far is never of a row before.
    greatest = np.maximum.accumulate(row * count + rank)
    greatest_rank = greatest - row * count
    is_first = np.append(True, row[1:] != row[:-1])
    before = np.append(0, greatest_rank[:-1])
    return np.where(is_first, -np.inf, right[by_right][before])
