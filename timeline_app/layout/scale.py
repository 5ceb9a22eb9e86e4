"""TimeScale: from seconds to units along the axis and back, linear or with empty time folded.

Which empty stretches are worth a fold is decided in ``folds``; ticks are in ``ticks``.
"""

import math
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np

from timeline_app.layout.folds import Cluster, find_clusters
from timeline_app.layout.knots import Knots, find_knots
from timeline_app.layout.parts import Bools, Floats, Ints
from timeline_app.layout.segments import ExactSegments, SegmentsInView
from timeline_app.layout.viewport import Viewport
from timeline_app.model.time import MAX_SECOND, MIN_SECOND
from timeline_app.query.columns import EventColumns

# An elastic home is this many units wide, so that a unit is about a pixel.
HOME_UNITS = 1000.0
EDGE_UNITS = 22.0  # left free at both ends of home
BEFORE_UNITS = 160.0  # instead, when events have no known start: they and their labels stand there
AFTER_UNITS = 110.0  # when they have no known end: their labels mostly stand before it
FOLD_UNITS = 16.0
INNER_UNITS = 10.0  # left free at both ends of a cluster, so that no mark is cut by a break
LEAST_SHARE = 0.08  # of what the folds leave, for a cluster of one day
ALL_LEAST_SHARES = 0.5  # together, when clusters are many
DAMPING = 0.75  # exponent: a cluster with ten times the events gets 5.6 times the room


class ScaleKind(StrEnum):
    LINEAR = "linear"
    ELASTIC = "elastic"


@dataclass(frozen=True, slots=True)
class Fold:
    """A stretch of empty time, from ``start`` to ``end`` seconds, between two units."""

    start: int
    end: int
    unit_left: float
    unit_right: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the scale without folds, linear; the outermost ones reach to infinity."""

    unit_left: float
    unit_right: float
    seconds_per_unit: float


@dataclass(frozen=True, eq=False)
class TimeScale:
    """A strictly increasing, piecewise linear map from seconds to units.

    ``times`` and ``units`` are its k ≥ 2 knots; beyond them the outer segments go on. ``home`` is
    what to show at first. ``first`` and ``last`` are the outermost known bounds (``last`` is the
    second after). Left of unit ``before``, and right of ``after``, lies no known bound, and the
    axis says only that (infinite when the scale has no such zone).
    """

    kind: ScaleKind
    origin: int
    times: Ints
    units: Floats
    folds: tuple[Fold, ...]
    home: tuple[float, float]
    first: int
    last: int
    before: float = -math.inf
    after: float = math.inf

    def to_units(self, times: Ints) -> Floats:
        """Units of int64 seconds; MIN_SECOND and below are -inf, MAX_SECOND and above +inf.

        Subtracts the nearest knot as integers first: a float holds no second 13 billion years away.
        """
        segment = np.searchsorted(self.times[1:-1], times, "right")
        since_knot = np.minimum(np.maximum(times, MIN_SECOND), MAX_SECOND) - self.times[segment]
        units: Floats = self.units[segment] + since_knot * self._units_per_second[segment]
        if len(self.times) > 2:  # rounding must not carry a time past its segment's end
            ends = np.append(self.units[1:-1], np.inf)
            units = np.minimum(units, ends[segment])
        units[times <= MIN_SECOND] = -np.inf
        units[times >= MAX_SECOND] = np.inf
        return units

    def to_second(self, unit: float) -> int:
        """The second nearest to ``unit``, between MIN_SECOND and MAX_SECOND."""
        segment = bisect_right(self._inner_units, unit)
        seconds = (unit - float(self.units[segment])) / float(self._units_per_second[segment])
        if not abs(seconds) < 2.0**63:
            return MAX_SECOND if seconds > 0 else MIN_SECOND
        second = int(self.times[segment]) + round(seconds)
        return min(max(second, MIN_SECOND), MAX_SECOND)

    def xs(self, seconds: Ints, viewport: Viewport) -> Floats:
        """Pixels of int64 seconds in ``viewport``, exact at any zoom; unbounded ones are infinite."""
        return self.in_view(viewport).xs(seconds)

    def seconds_at(self, xs: Floats, viewport: Viewport) -> Ints:
        """The first int64 second at or right of each pixel; never decreasing where ``xs`` don't.

        Between MIN_SECOND and MAX_SECOND. So the edges of pixel columns count exactly.
        """
        return self.in_view(viewport).seconds_at(xs)

    def in_view(self, viewport: Viewport) -> SegmentsInView:
        """How ``viewport`` places the segments; a frame asks many times, so the latest is kept."""
        v = viewport
        wanted = (v.left, v.right, v.left_rest, v.right_rest, v.width)
        found = self._latest.get("view")
        if found is None or found[0] != wanted:
            found = self._latest["view"] = (wanted, self.exact.in_view(viewport))
        return found[1]

    def view_of(self, viewport: Viewport, start: int, end: int) -> Viewport:
        """The lanes of ``viewport`` from second ``start`` at the left edge to ``end`` at the right."""
        return viewport.between(self.exact.unit_of(start), self.exact.unit_of(end))

    def seconds_in(self, viewport: Viewport) -> float:
        """How many seconds are in view, those within folds too."""
        return self.exact.seconds_between(*viewport.fixed_ends)

    @cached_property
    def exact(self) -> ExactSegments:
        return ExactSegments.of(self.times.tolist(), self.units.tolist())

    @cached_property
    def _latest(self) -> dict[str, tuple[tuple[float, ...], SegmentsInView]]:
        return {}

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """The parts between folds, left to right."""
        lefts = [-math.inf, *(fold.unit_right for fold in self.folds)]
        rights = [*(fold.unit_left for fold in self.folds), math.inf]
        return tuple(
            Stretch(left, right, 1.0 / per_second)
            for left, right, per_second in zip(
                lefts, rights, self._units_per_second[::2].tolist(), strict=True
            )
        )

    @cached_property
    def _inner_units(self) -> list[float]:
        inner: list[float] = self.units[1:-1].tolist()
        return inner

    @cached_property
    def _units_per_second(self) -> Floats:
        return np.diff(self.units) / np.diff(self.times)


def make_scale(columns: EventColumns, kept: Bools, kind: ScaleKind) -> TimeScale:
    """The scale for the dated events among ``kept``; for none, the year 2000."""
    knots = find_knots(columns, kept)
    if kind is ScaleKind.LINEAR:
        return _linear(knots)
    return _elastic(knots, find_clusters(knots))


def _linear(knots: Knots) -> TimeScale:
    """A unit is a second after the first knot."""
    (only,) = find_clusters(knots, fold=False)
    left, right = _margins(knots)
    start, end = only.padded(0.0)
    seconds = float(end - start)
    seconds_per_pixel = seconds / (HOME_UNITS - left - right)
    return TimeScale(
        kind=ScaleKind.LINEAR,
        origin=start,
        times=np.array([start, end], np.int64),
        units=np.array([0.0, seconds]),
        folds=(),
        home=(-left * seconds_per_pixel, seconds + right * seconds_per_pixel),
        first=int(knots.times[0]),
        last=int(knots.times[-1]),
    )


def _elastic(knots: Knots, clusters: list[Cluster]) -> TimeScale:
    """Each cluster linear inside, with room by what it holds; a fold between every two."""
    left, right = _margins(knots)
    shares = _shares(clusters) * (HOME_UNITS - left - right - FOLD_UNITS * (len(clusters) - 1))
    widths = np.full(2 * len(clusters) - 1, FOLD_UNITS)
    widths[::2] = shares
    units = left + np.concatenate([[0.0], np.cumsum(widths)])
    times = np.array(
        [
            time
            for cluster, width in zip(clusters, shares.tolist(), strict=True)
            for time in cluster.padded(INNER_UNITS / (width - 2 * INNER_UNITS))
        ],
        np.int64,
    )
    folds = tuple(
        Fold(int(times[i]), int(times[i + 1]), float(units[i]), float(units[i + 1]))
        for i in range(1, len(times) - 1, 2)
    )
    return TimeScale(
        kind=ScaleKind.ELASTIC,
        origin=int(times[0]),
        times=times,
        units=units,
        folds=folds,
        home=(0.0, HOME_UNITS),
        first=int(knots.times[0]),
        last=int(knots.times[-1]),
        before=float(units[0]) if knots.open_start else -math.inf,
        after=float(units[-1]) if knots.open_end else math.inf,
    )


def _margins(knots: Knots) -> tuple[float, float]:
    """Units of home left and right of all known bounds."""
    return (
        BEFORE_UNITS if knots.open_start else EDGE_UNITS,
        AFTER_UNITS if knots.open_end else EDGE_UNITS,
    )


def _shares(clusters: list[Cluster]) -> Floats:
    """What part of the room each cluster gets: damped by what it holds, none below the floor."""
    weights = np.array([cluster.weight for cluster in clusters]) ** DAMPING
    least = min(LEAST_SHARE, ALL_LEAST_SHARES / len(clusters))
    floored = np.zeros(len(weights), np.bool_)
    while True:
        free = 1.0 - least * floored.sum()
        shares = np.where(floored, least, weights / weights[~floored].sum() * free)
        low = ~floored & (shares < least)
        if not low.any():
            return shares
        floored |= low
