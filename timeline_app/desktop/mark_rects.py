"""The rectangles that marks are made of: bands, solid cores, outlines, brackets and strikes.

What isn't made of upright rectangles is ``mark_sprites``'; the grammar is told in ``paint_marks``.
"""

from dataclasses import dataclass

import numpy as np

from timeline_app.desktop.inks import Fill
from timeline_app.desktop.mark_shapes import LEAST_WIDTH
from timeline_app.desktop.outlines import DASHES, LINED, Dashes
from timeline_app.desktop.paint_batches import RectBatch
from timeline_app.desktop.seen_marks import (
    ATTRIBUTED,
    BANDS,
    BRACKETS,
    CORES,
    DENIED,
    DISPUTED,
    LAYER_COUNT,
    NEGATED,
    OPEN_LEFT,
    OPEN_RIGHT,
    OUTLINES,
    REPORTED,
    STRIKE_OVERHANG,
    STRIKES,
    UNKNOWN_LEFT,
    UNKNOWN_RIGHT,
    SeenMarks,
)
from timeline_app.layout.parts import Bools, Floats, Ints, MarkKind
from timeline_app.query.columns import STATUSES

_SERIF = 4.0
_STRIKE_DASH, _STRIKE_PERIOD = 6.0, 10.0  # of proposals
# Layer and fill of each part, to be added to what a mark's level and inks are.
_TAIL, _PALE = RectBatch.keys(Fill.TAIL, BANDS), RectBatch.keys(Fill.PALE, BANDS)
_HAIRLINE = RectBatch.keys(Fill.LINE, BANDS)
_CORE = RectBatch.keys(Fill.SOLID, CORES)
_OUTLINE, _BRACKET, _STRIKE = (
    RectBatch.keys(Fill.LINE, layer) for layer in (OUTLINES, BRACKETS, STRIKES)
)
_FILLS = np.full(len(STATUSES), Fill.GROUND)  # of what has an outline
_FILLS[[REPORTED, ATTRIBUTED]] = Fill.LIGHT
_FILLS[DISPUTED] = Fill.HATCH


def mark_rects(marks: SeenMarks) -> RectBatch:
    """All rectangles of ``marks``, in the layers of ``seen_marks``."""
    batch = RectBatch()
    keys = RectBatch.keys(marks.ink * Fill.COUNT, marks.level * LAYER_COUNT)
    is_span, is_window = marks.kind == MarkKind.SPAN, marks.kind == MarkKind.WINDOW
    _add_filled_spans(batch, marks, keys, (is_span & marks.filled).nonzero()[0])
    _add_pale_windows(batch, marks, keys, (is_window & marks.filled).nonzero()[0])
    _add_outlined(batch, marks, keys, ((is_span | is_window) & ~marks.filled).nonzero()[0])
    _add_brackets(batch, marks, keys, is_window)
    _add_strikes(batch, marks, keys)
    if not marks.members:
        return batch
    at = (marks.kind == MarkKind.MEMBERS).nonzero()[0]
    middle = marks.top[at] + marks.height[at] / 2
    batch.add_keyed(
        marks.begin[at], middle - 0.5, marks.end[at], middle + 0.5, keys[at] + _HAIRLINE
    )
    return batch


@dataclass(frozen=True, eq=False)
class _Frames:
    """Edges of the marks ``at``."""

    at: Ints
    left: Floats
    top: Floats
    right: Floats
    bottom: Floats

    def part(self, chosen: Ints) -> "_Frames":
        edges = (self.left, self.top, self.right, self.bottom)
        return _Frames(self.at[chosen], *(edge[chosen] for edge in edges))


def _add_filled_spans(batch: RectBatch, marks: SeenMarks, keys: Ints, at: Ints) -> None:
    """Pale from end to end, and solid where it is certain."""
    if not len(at):
        return
    begin, end, top = marks.bar_begin[at], marks.bar_end[at], marks.top[at]
    bottom = top + marks.height[at]
    solid_left = np.minimum(np.maximum(marks.solid_left[at], begin), end)
    solid_right = np.minimum(np.maximum(marks.solid_right[at], solid_left), end)
    least = np.where(solid_left < end, LEAST_WIDTH, 0.0)
    solid_right = np.maximum(solid_right, solid_left + least)
    batch.add_keyed(solid_left, top, solid_right, bottom, keys[at] + _CORE)
    has_tail = ((solid_left > begin) | (solid_right < end)).nonzero()[0]
    if not len(has_tail):
        return
    band = _Frames(at, begin, top, end, bottom).part(has_tail)
    batch.add_keyed(band.left, band.top, band.right, band.bottom, keys[band.at] + _TAIL)


def _add_pale_windows(batch: RectBatch, marks: SeenMarks, keys: Ints, at: Ints) -> None:
    if not len(at):
        return
    top = marks.top[at] + 1.5  # lower than the brackets
    bottom = top + marks.height[at] - 3.0
    batch.add_keyed(marks.bar_begin[at], top, marks.bar_end[at], bottom, keys[at] + _PALE)


def _add_outlined(batch: RectBatch, marks: SeenMarks, keys: Ints, at: Ints) -> None:
    """Bands with a line around each."""
    if not len(at):
        return
    status, is_window = marks.status[at], marks.kind[at] == MarkKind.WINDOW
    is_hatched = (status == DISPUTED) & ~marks.proposed[at]
    # Lower than its brackets, but for outlines, which would run through the letters on them.
    inset = np.where(is_window & is_hatched, 1.5, 0.0)
    top = marks.top[at] + inset
    bottom = top + marks.height[at] - 2 * inset
    frames = _Frames(at, marks.bar_begin[at], top, marks.bar_end[at], bottom)
    fills = keys[at] + np.where(marks.proposed[at], Fill.GROUND, _FILLS[status])
    batch.add_keyed(frames.left, frames.top, frames.right, frames.bottom, fills)
    keys = keys + _OUTLINE
    outline = marks.outline[at]
    lined = (outline == LINED).nonzero()[0]
    if len(lined):
        _add_lines(batch, keys, frames.part(lined), np.where(is_window[lined], 1.0, 1.5))
    if len(lined) == len(at):
        return
    for number, dashed in DASHES.items():
        chosen = (outline == number).nonzero()[0]
        if len(chosen):
            _add_dashes(batch, keys, frames.part(chosen), dashed)


def _add_lines(batch: RectBatch, keys: Ints, frames: _Frames, width: Floats) -> None:
    left, top, right, bottom = frames.left, frames.top, frames.right, frames.bottom
    keys = keys[frames.at]
    batch.add_keyed(left, top, right, top + width, keys)
    batch.add_keyed(left, bottom - width, right, bottom, keys)
    batch.add_keyed(left, top, left + width, bottom, keys)
    batch.add_keyed(right - width, top, right, bottom, keys)


def _add_dashes(batch: RectBatch, keys: Ints, frames: _Frames, dashed: Dashes) -> None:
    """Dashes downwards; those across are copied, as there can be hundreds in a mark."""
    of, begin = dashes(frames.top, frames.bottom, dashed.period)
    left, right, key = frames.left[of], frames.right[of], keys[frames.at][of]
    for offset, length in dashed.strokes:
        start = np.minimum(begin + offset, frames.bottom[of])
        stop = np.minimum(start + length, frames.bottom[of])
        batch.add_keyed(left, start, left + dashed.width, stop, key)
        batch.add_keyed(right - dashed.width, start, right, stop, key)


def dashes(begin: Floats, end: Floats, period: float) -> tuple[Ints, Floats]:
    """The line that each dash belongs to, and where the dash starts."""
    counts = np.ceil((end - begin) / period).astype(np.int64)
    line = np.repeat(np.arange(len(counts)), counts)
    within = np.arange(len(line)) - np.repeat(np.cumsum(counts) - counts, counts)
    return line, begin[line] + within * period


def _add_brackets(batch: RectBatch, marks: SeenMarks, keys: Ints, is_window: Bools) -> None:
    """At each end of a window that is known."""
    for beyond, edges, inward in (
        (UNKNOWN_LEFT | OPEN_LEFT, marks.bar_begin, 0.0),
        (UNKNOWN_RIGHT | OPEN_RIGHT, marks.bar_end, -1.0),
    ):
        at = (is_window & (marks.ends & beyond == 0)).nonzero()[0]
        if not len(at):
            continue
        post, serif = edges[at] + 2.0 * inward, edges[at] + _SERIF * inward
        top = marks.top[at]
        bottom = top + marks.height[at]
        key = keys[at] + _BRACKET
        batch.add_keyed(post, top, post + 2, bottom, key)
        batch.add_keyed(serif, top, serif + _SERIF, top + 2, key)
        batch.add_keyed(serif, bottom - 2, serif + _SERIF, bottom, key)


def _add_strikes(batch: RectBatch, marks: SeenMarks, keys: Ints) -> None:
    """One line through what is denied, two through what is said not to have happened; dashed if proposed."""
    for status, sides in ((DENIED, (0.0,)), (NEGATED, (-1.0, 1.0))):
        at = (marks.status == status).nonzero()[0]
        if not len(at):
            continue
        height = marks.height[at]
        apart = np.where(height >= 12, 3.0, 2.0)
        left, right = marks.begin[at] - STRIKE_OVERHANG, marks.end[at] + STRIKE_OVERHANG
        key = keys[at] + _STRIKE
        is_whole = ~marks.proposed[at]
        dashed = marks.proposed[at].nonzero()[0]
        of, begin = dashes(left[dashed], right[dashed], _STRIKE_PERIOD)
        of = dashed[of]
        end = np.minimum(begin + _STRIKE_DASH, right[of])
        for side in sides:
            y = np.rint(marks.top[at] + height / 2 + side * apart) - 1
            whole = (each[is_whole] for each in (left, y, right, y + 2, key))
            batch.add_keyed(*whole)
            batch.add_keyed(begin, y[of], end, y[of] + 2, key[of])
