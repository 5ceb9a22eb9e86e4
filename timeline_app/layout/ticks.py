"""Ticks of the time axis in two rows, unit below and context above, and the breaks between.

The calendar and its words are in ``steps``; where time folds is ``scale``'s.
"""

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from timeline_app.layout.parts import MARGIN, Break, MeasureText, Tick
from timeline_app.layout.scale import Stretch, TimeScale
from timeline_app.layout.step_words import duration_text
from timeline_app.layout.steps import (
    LADDER,
    Step,
    lower_cells,
    texts_beside,
    upper_cells,
    widest_text,
)
from timeline_app.layout.viewport import Viewport
from timeline_app.model.time import MAX_SECOND, MIN_SECOND

GAP = 7.0  # least pixels between two lower labels
PAD = 6.0  # pixels from an upper label to the ends of its cell
UPPER_WIDENING = 1.12  # upper labels are written bold
_LEAST_SECONDS = tuple(step.least_seconds for step in LADDER)
INSTANT_PIXELS = 12.0  # a window no wider than this is a diamond whatever the unit


@dataclass(frozen=True, slots=True)
class StretchInView:
    """An unfolded stretch that touches the view: pixels ``left`` to ``right``, and its step.

    ``start`` and ``end`` are the seconds at its visible ends.
    """

    stretch: Stretch
    left: float
    right: float
    start: int
    end: int
    step: Step
    unit_seconds: float  # the unit in view: a window no longer than this is drawn as an instant
    base: int  # a second of the stretch in or near the view, and its pixel
    base_x: float
    pixels_per_second: float

    def x_of(self, time: int) -> float:
        """Pixel of ``time``, also beyond the stretch as if it went on."""
        return self.base_x + (time - self.base) * self.pixels_per_second


def ticks_for(scale: TimeScale, viewport: Viewport, measure: MeasureText) -> tuple[Tick, ...]:
    """Lower and then upper ticks, each row ascending by x.

    The label of a day, month or year stands at the middle of that day, month or year, where its
    diamond is too, and its tick where it begins or, when only every nth is labelled, at the label.
    The label of a clock time is centred on its tick. An upper label keeps to the visible part of
    its cell. No label crosses a break, the view's edges or another label of its row.
    """
    return ticks_within(stretches_in_view(scale, viewport, measure), scale, viewport, measure)


def ticks_within(
    stretches: Sequence[StretchInView], scale: TimeScale, viewport: Viewport, measure: MeasureText
) -> tuple[Tick, ...]:
    """The same, for stretches already found."""
    axis = _Axis(scale, viewport, measure)
    lower = [tick for stretch in stretches for tick in axis.lower(stretch)]
    upper = [tick for stretch in stretches for tick in axis.upper(stretch)]
    return (*lower, *axis.before(), *upper, *axis.after())


def breaks_for(scale: TimeScale, viewport: Viewport) -> tuple[Break, ...]:
    """The folds in view, left to right, each with the time it skips."""
    xs = scale.in_view(viewport).inner_xs.tolist()
    return tuple(
        Break(left, right, duration_text(fold.end - fold.start))
        for fold, left, right in zip(scale.folds, xs[::2], xs[1::2], strict=True)
        if right > -MARGIN and left < viewport.width + MARGIN
    )


def stretches_in_view(
    scale: TimeScale, viewport: Viewport, measure: MeasureText
) -> tuple[StretchInView, ...]:
    """The unfolded stretches of known time that touch the view, left to right."""
    segments = scale.in_view(viewport)
    edges = [-math.inf, *segments.inner_xs.tolist(), math.inf]
    known_left = max(viewport.x_of(scale.before), 0.0)
    known_right = min(viewport.x_of(scale.after), viewport.width)
    found = []
    for number, stretch in enumerate(scale.stretches):
        segment = 2 * number  # every other segment is a fold
        left, right = max(edges[segment], known_left), min(edges[segment + 1], known_right)
        if right - left < 1.0:
            continue
        base, base_x = int(segments.base[segment]), float(segments.base_x[segment])
        per_second = float(segments.pixels_per_second[segment])
        start = _clamped(base + round((left - base_x) / per_second))
        end = _clamped(base + round((right - base_x) / per_second))
        step = step_for(per_second, start, end, measure)
        found.append(
            StretchInView(
                stretch=stretch,
                left=left,
                right=right,
                start=start,
                end=end,
                step=step,
                unit_seconds=max(float(step.unit_seconds), INSTANT_PIXELS / per_second),
                base=base,
                base_x=base_x,
                pixels_per_second=per_second,
            )
        )
    return tuple(found)


def _clamped(second: int) -> int:
    return min(max(second, MIN_SECOND), MAX_SECOND)


def step_for(pixels_per_second: float, start: int, end: int, measure: MeasureText) -> Step:
    """The finest step whose labels keep apart."""
    for place in range(bisect_left(_LEAST_SECONDS, 2 * GAP / pixels_per_second), len(LADDER)):
        room = _LEAST_SECONDS[place] * pixels_per_second - GAP
        if room >= measure(widest_text(LADDER[place], start, end)):
            return LADDER[place]
    return LADDER[-1]


@dataclass(frozen=True, slots=True)
class _Axis:
    """What every tick of one view needs to be placed."""

    scale: TimeScale
    viewport: Viewport
    measure: MeasureText

    def lower(self, stretch: StretchInView) -> list[Tick]:
        """The lower ticks of a stretch; if it has no room for a label, a finer step's first."""
        ticks = self._lower_at(stretch.step, stretch)
        if any(tick.text for tick in ticks):
            return ticks
        for step in LADDER[LADDER.index(stretch.step) :: -1]:
            if (stretch.end - stretch.start) / step.least_seconds > 20:
                break
            for tick in self._lower_at(step, stretch):
                if tick.text:
                    return [tick]
        if stretch.step is LADDER[0]:
            return self._pushed_in(ticks, stretch)
        return ticks

    def _pushed_in(self, ticks: list[Tick], stretch: StretchInView) -> list[Tick]:
        """``ticks`` of seconds, none of which has room for its label there: one has it beside."""
        for place, tick in enumerate(ticks):
            second = stretch.base + round((tick.x - stretch.base_x) / stretch.pixels_per_second)
            (cell,) = lower_cells(stretch.step, second, second)
            width = self.measure(cell.texts[0])
            if width <= stretch.right - stretch.left:
                left = min(max(tick.x - width / 2, stretch.left), stretch.right - width)
                named = Tick(tick.x, cell.texts[0], left, left + width, False)
                return [*ticks[:place], named, *ticks[place + 1 :]]
        return ticks

    def _lower_at(self, step: Step, stretch: StretchInView) -> list[Tick]:
        ticks = []
        free_from = stretch.left
        for cell in lower_cells(step, stretch.start, stretch.end):
            middle = stretch.x_of((cell.start + cell.end) // 2)
            x = middle if step.count > 1 else stretch.x_of(cell.start)
            text = cell.texts[0]
            half = self.measure(text) / 2
            if free_from <= middle - half and middle + half <= stretch.right:
                free_from = middle + half + GAP / 2
                x = max(x, stretch.left)
                ticks.append(Tick(x, text, middle - half, middle + half, False))
            elif stretch.left <= x <= stretch.right:
                ticks.append(Tick(x, "", x, x, False))
        return ticks

    def upper(self, stretch: StretchInView) -> list[Tick]:
        """The upper ticks of a stretch; if no cell has room for a label, the widest gets one."""
        cells = list(upper_cells(stretch.step, stretch.start, stretch.end))
        ends = [
            (
                max(stretch.x_of(cell.start), stretch.left),
                min(stretch.x_of(cell.end), stretch.right),
            )
            for cell in cells
        ]
        ticks = [
            self._upper_tick(cell.texts, left, left, right, PAD)
            for cell, (left, right) in zip(cells, ends, strict=True)
        ]
        if cells and not any(tick.text for tick in ticks):
            widest = max(range(len(cells)), key=lambda i: ends[i][1] - ends[i][0])
            texts, left = cells[widest].texts + cells[widest].vague, stretch.left
            return [self._upper_tick(texts, left, left, stretch.right, 1.0)]
        return ticks

    def before(self) -> list[Tick]:
        """``before Sep 2001`` over the zone where no bound is known, left of the first stretch."""
        right = min(self.viewport.x_of(self.scale.before), self.viewport.width)
        return self._zone("before", "<", self.scale.first, self.scale.stretches[0], 0.0, right)

    def after(self) -> list[Tick]:
        """``after Aug 2021`` over the zone where no bound is known, right of the last stretch."""
        left = max(self.viewport.x_of(self.scale.after), 0.0)
        last, stretch = self.scale.last - 1, self.scale.stretches[-1]
        return self._zone("after", ">", last, stretch, left, self.viewport.width)

    def _zone(
        self, word: str, sign: str, time: int, stretch: Stretch, left: float, right: float
    ) -> list[Tick]:
        if right - left < 1.0:
            return []
        per_second = 1.0 / (stretch.seconds_per_unit * self.viewport.units_per_pixel)
        step = step_for(per_second, time, time, self.measure)
        beside = texts_beside(step, time)
        texts = (*(f"{word} {text}" for text in beside), *(f"{sign} {text}" for text in beside))
        return [self._upper_tick(texts, left, left, right, PAD)]

    def _upper_tick(
        self, texts: tuple[str, ...], x: float, left: float, right: float, pad: float
    ) -> Tick:
        """At ``x``, with the first of ``texts`` that fits between ``left`` and ``right``, if any."""
        for text in texts:
            width = self.measure(text) * UPPER_WIDENING
            if width <= right - left - 2 * pad:
                return Tick(x, text, left + pad, left + pad + width, True)
        return Tick(x, "", x, x, True)
