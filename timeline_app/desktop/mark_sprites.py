"""The parts of marks that aren't upright rectangles: fades, arrows, diamonds, dots, question marks.

Each is painted once per colour and size into a sheet, by ``sprite_shapes``, then copied.
"""

from functools import partial

import numpy as np
from PySide6.QtGui import QPainter

from timeline_app.desktop.device_pixels import DeviceGrid
from timeline_app.desktop.inks import MarkInks
from timeline_app.desktop.mark_rects import dashes
from timeline_app.desktop.mark_shapes import DOT_RADIUS
from timeline_app.desktop.outlines import DASHES, Dashes
from timeline_app.desktop.paint_batches import copies, distinct, draw_copies
from timeline_app.desktop.seen_marks import (
    ARROW,
    FADE,
    OPEN_LEFT,
    OPEN_RIGHT,
    QUESTION_RADIUS,
    QUESTIONS,
    SHAPES,
    UNKNOWN_LEFT,
    UNKNOWN_RIGHT,
    SeenMarks,
)
from timeline_app.desktop.sprite_shapes import (
    FADE_DOTS,
    SPRITE_MARGIN,
    Look,
    PaintSprite,
    paint_dashes,
    paint_diamond,
    paint_dot,
    paint_fade,
    paint_left_arrow,
    paint_question,
    paint_right_arrow,
    paint_scaled,
)
from timeline_app.layout.parts import Floats, Ints, MarkKind
from timeline_app.query.columns import STATUSES

_LONGEST_DASHED = 432.0  # pixels, a multiple of all periods


class MarkSprites:
    """Copies of the sheet's pictures, in layers as those of ``mark_rects``."""

    def __init__(
        self, marks: SeenMarks, inks: MarkInks, grid: DeviceGrid, left: float, right: float
    ) -> None:
        self._inks, self._grid = inks, grid
        self._copies: list[Floats] = []
        self._layers: list[Ints] = []
        inks.sheet.begin_frame()
        for outline, dashed in DASHES.items():
            self._add_dashes(marks, outline, dashed)
        self._add_fades(marks)
        self._add_shapes(marks, left, right)
        if len(self._layers) > 1:
            layer = np.concatenate(self._layers)
            order = np.argsort(layer.astype(np.int16), kind="stable")
            self._layers = [layer[order]]
            self._copies = [np.concatenate(self._copies)[order]]

    def draw(self, painter: QPainter, layer: int) -> None:
        """Draw one layer. The painter's coordinates are device pixels."""
        if self._layers:
            begin, end = np.searchsorted(self._layers[0], [layer, layer + 1]).tolist()
            draw_copies(painter, self._inks.sheet.pixmap, self._copies[0][begin:end])

    def _add_dashes(self, marks: SeenMarks, outline: int, dashed: Dashes) -> None:
        """Dashed lines across, above and below bars, cut from long ones."""
        is_bar = (marks.kind == MarkKind.SPAN) | (marks.kind == MarkKind.WINDOW)
        at = (is_bar & (marks.outline == outline)).nonzero()[0]
        if not len(at):
            return
        grid, inks, ink = self._grid, self._inks.inks, marks.ink[at]
        longest, thick = grid.length(_LONGEST_DASHED), grid.length(dashed.width)
        numbers = np.zeros(len(inks), np.int64)
        for number in distinct(ink)[0].tolist():
            paint = partial(paint_dashes, inks[number].line, longest, thick, dashed, grid.scale)
            key = ("dashes", inks[number].key, outline)
            numbers[number] = self._inks.sheet.number_of(key, longest, thick, paint)
        end, top = grid.xs(marks.bar_end[at]), marks.top[at]
        bottom = grid.ys(top + marks.height[at]) - thick
        of, start = dashes(grid.xs(marks.bar_begin[at]), end, longest)
        sources = self._inks.sheet.sources[numbers[ink[of]]]
        sources[:, 2] = np.minimum(end[of] - start, longest)
        for y in (grid.ys(top), bottom):
            self._copies.append(copies(start, y[of], sources))
            self._layers.append(marks.layer_of(at[of], SHAPES))

    def _add_fades(self, marks: SeenMarks) -> None:
        """Let the ground through, wholly at the outer end and not at all where it is solid."""
        is_span, is_window = marks.kind == MarkKind.SPAN, marks.kind == MarkKind.WINDOW
        begin, end = marks.bar_begin, marks.bar_end
        is_unknown = (marks.ends & UNKNOWN_LEFT) != 0
        span_to = np.maximum(marks.solid_left, begin + np.where(is_unknown, FADE, 0.0))
        to = np.minimum(np.where(is_span, span_to, begin + FADE), end)
        chosen = (is_span | is_window & is_unknown) & (to - begin >= 1)
        self._add_fade(marks, chosen.nonzero()[0], begin, to, is_rightwards=False)
        is_unknown = (marks.ends & UNKNOWN_RIGHT) != 0
        span_to = np.minimum(marks.solid_right, end - np.where(is_unknown, FADE, 0.0))
        to = np.maximum(np.where(is_span, span_to, end - FADE), begin)
        chosen = (is_span | is_window & is_unknown) & (end - to >= 1)
        self._add_fade(marks, chosen.nonzero()[0], to, end, is_rightwards=True)

    def _add_fade(
        self, marks: SeenMarks, at: Ints, left: Floats, right: Floats, *, is_rightwards: bool
    ) -> None:
        if not len(at):
            return
        grid, ink, top = self._grid, marks.ink[at], marks.top[at]
        numbers = np.zeros(len(self._inks.inks), np.int64)
        for number in distinct(ink)[0].tolist():
            ground = self._inks.inks[number].ground
            paint = partial(paint_fade, ground, is_rightwards)
            key = ("fade", ground.rgb(), is_rightwards)
            numbers[number] = self._inks.sheet.number_of(key, FADE_DOTS, 1, paint)
        begin, above = grid.xs(left[at]), grid.ys(top)
        width, height = grid.xs(right[at]) - begin, grid.ys(top + marks.height[at]) - above
        sources = self._inks.sheet.sources[numbers[ink]]
        self._copies.append(copies(begin, above, sources, width, height))
        self._layers.append(marks.layer_of(at, SHAPES))

    def _add_shapes(self, marks: SeenMarks, left: float, right: float) -> None:
        if (marks.ends & (OPEN_LEFT | OPEN_RIGHT)).any():
            self._add_arrows(marks, left, right)
        at = (marks.kind == MarkKind.INSTANT).nonzero()[0]
        if len(at):
            x = (marks.outer_left[at] + marks.outer_right[at]) / 2
            x -= np.ceil(marks.height[at] / 2) + SPRITE_MARGIN
            self._add(marks, at, x, marks.top[at] - SPRITE_MARGIN, "diamond", paint_diamond)
        if marks.members:
            at = np.repeat(list(marks.members), [len(xs) for xs in marks.members.values()])
            xs = np.concatenate(list(marks.members.values()))
            reach = DOT_RADIUS + SPRITE_MARGIN
            y = marks.top[at] + marks.height[at] / 2 - reach
            self._add(marks, at, xs - reach, y, "dot", paint_dot)
        if marks.sourced.all():
            return
        at = (~marks.sourced).nonzero()[0]
        x = np.maximum(marks.begin[at], left) - SPRITE_MARGIN
        half = marks.height[at] / 2
        y = marks.top[at] + half - np.minimum(half, QUESTION_RADIUS) - SPRITE_MARGIN
        self._add(marks, at, x, y, "question", paint_question, QUESTIONS)

    def _add_arrows(self, marks: SeenMarks, left: float, right: float) -> None:
        """Where time goes on; at the edge of the view where it goes on beyond that."""
        is_bar = (marks.kind == MarkKind.SPAN) | (marks.kind == MarkKind.WINDOW)
        at = (is_bar & ((marks.ends & OPEN_LEFT) != 0)).nonzero()[0]
        tips = np.maximum(marks.outer_left[at], left)
        self._add(marks, at, tips, marks.top[at], "left arrow", paint_left_arrow)
        at = (is_bar & ((marks.ends & OPEN_RIGHT) != 0)).nonzero()[0]
        tips = np.minimum(marks.outer_right[at], right)
        self._add(marks, at, tips - ARROW, marks.top[at], "right arrow", paint_right_arrow)

    def _add(
        self,
        marks: SeenMarks,
        at: Ints,
        left: Floats,
        top: Floats,
        name: str,
        paint: PaintSprite,
        layer: int = SHAPES,
    ) -> None:
        """A picture at ``left, top`` for each mark in ``at``, which may be there repeatedly."""
        if not len(at):
            return
        grid, sheet, inks = self._grid, self._inks.sheet, self._inks.inks
        heights, of_height = _distinct_heights(marks.height[at])
        looks = (marks.status[at].astype(np.int64) * 2 + marks.filled[at]) * 2 + marks.proposed[at]
        codes = (looks * len(heights) + of_height) * len(inks) + marks.ink[at]
        present, of_code = distinct(codes)
        numbers = []
        for code in present.tolist():
            rest, ink = divmod(code, len(inks))
            look, which = divmod(rest, len(heights))
            height, seen = heights[which], Look(STATUSES[look // 4], look & 2 != 0, look & 1 != 0)
            key = (name, inks[ink].key, look, height)
            side = grid.length(max(height, 2 * DOT_RADIUS) + 2 * SPRITE_MARGIN) + 1
            whole = partial(paint_scaled, paint, inks[ink], seen, height)
            numbers.append(sheet.number_of(key, side, side, whole))
        sources = sheet.sources[np.array(numbers)[of_code]]
        self._copies.append(copies(grid.xs(left), grid.ys(top), sources))
        self._layers.append(marks.layer_of(at, layer))


def _distinct_heights(heights: Floats) -> tuple[list[float], Ints | int]:
    """The different heights, and which of them each is; as a rule there is one."""
    if (heights == heights[0]).all():
        return [float(heights[0])], 0
    different, which = np.unique(heights, return_inverse=True)
    return different.tolist(), which
