"""Finds the empty stretches of time worth folding, and so the clusters between them.

The room that each cluster gets on the axis is ``scale``'s choice.
"""

import itertools
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from timeline_app.layout.knots import Knots
from timeline_app.layout.parts import Floats, Ints
from timeline_app.model.time import MAX_SECOND, MIN_SECOND, seconds_from_civil

# A gap folds when it is huge beside the steps around it, takes much of its cluster, and the folds
# of the cluster together save a good part of it.
HUGE_BESIDE_MEDIAN = 25.0
LEAST_OF_CLUSTER = 0.03
LEAST_SAVED = 1 / 3
MOST_FOLDS = 16
# Many gaps of like size are a rhythm, which time without folds shows better. How like: mean over
# geometric mean, 1.8 for gaps at random.
MOST_LIKE_FOLDS = 6
LIKE = 2.5
# Folds are undone between clusters that read well as one. How well: mean step over geometric mean
# step, 1 when evenly spaced, 1.5 for log-uniform times over some one and a half decades.
READS_WELL = 1.5

LEAST_UNIT_SECONDS = 60
MOST_PADDING = 8  # the part of several dates' span that is left at either end, at most
ALONE_SPANS, ALONE_UNITS = 3, 31  # in view when there is only one date
_UNITS = (86_400, 3_600, 60, 1)
DEEP_SECONDS = 20_000 * 31_556_952  # before or after now; beyond, dates are told to three figures
DEEP_PADDING = 1 / 200
_NOW = seconds_from_civil(2000)


@dataclass(frozen=True, slots=True)
class Cluster:
    """A stretch to show in full, from ``first`` to ``last`` second (after the last bound).

    ``weight`` is how much it holds: its distinct times and its events, two bounds each. Around it
    is free time, ``least_padding`` seconds or more, but no more than ``most_left`` and
    ``most_right``: half of each gap stays folded.
    """

    first: int
    last: int
    weight: float
    least_padding: int
    most_left: int
    most_right: int

    def padded(self, share: float) -> tuple[int, int]:
        """Start and end with free time around, ``share`` of the cluster's length or more."""
        padding = max(round((self.last - self.first) * share), self.least_padding)
        start = max(self.first - min(padding, self.most_left), MIN_SECOND + 1)
        return start, min(self.last + min(padding, self.most_right), MAX_SECOND - 1)


def find_clusters(knots: Knots, fold: bool = True) -> list[Cluster]:
    """The clusters of ``knots``, left to right; just one, of all of them, without ``fold``.

    Points are times at which something begins. Between two points in sequence is a step, of which
    a gap, if any, is empty. Deterministic; at most 16 folds.
    """
    steps = _Steps(knots)
    cuts = steps.worth_cutting(steps.huge_gaps()) if fold else []
    firsts = [0, *(int(steps.points[cut + 1]) for cut in cuts)]
    return _clusters(knots, list(zip(firsts, [*firsts[1:], len(knots.times)], strict=True)))


class _Steps:
    """Points, and the steps between each and the next."""

    def __init__(self, knots: Knots) -> None:
        begins = np.append(knots.is_granule, False)
        ends = np.insert(knots.is_granule, 0, False)
        self.points: Ints = np.flatnonzero(begins | ~ends)  # indices of knots
        at = knots.times[self.points]
        self.length: Floats = np.diff(at).astype(np.float64)
        gaps = np.where(knots.is_granule, 0, np.diff(knots.times))
        self.gap: Floats = gaps[self.points[1:] - 1].astype(np.float64)

    @cached_property
    def _sums(self) -> tuple[Floats, Floats]:
        lengths = np.concatenate([[0.0], np.cumsum(self.length)])
        logs = np.concatenate([[0.0], np.cumsum(np.log(self.length))])
        return lengths, logs

    def huge_gaps(self) -> list[int]:
        """Steps to cut, found again and again within the clusters that cutting leaves."""
        cuts: list[int] = []
        while True:
            edges = [-1, *cuts, len(self.length)]
            found = [
                step
                for low, high in itertools.pairwise(edges)
                for step in self._huge_gaps_within(low + 1, high)
            ]
            if not found:
                return cuts
            cuts = sorted([*cuts, *found])

    def _huge_gaps_within(self, low: int, high: int) -> list[int]:
        if high - low < 2:
            return []
        length, gap = self.length[low:high], self.gap[low:high]
        middle = (high - low - 1) // 2
        median = float(np.partition(length, middle)[middle])
        huge = (gap > HUGE_BESIDE_MEDIAN * median) & (gap >= LEAST_OF_CLUSTER * length.sum())
        if gap[huge].sum() < LEAST_SAVED * length.sum():
            return []
        return [int(step) for step in low + np.flatnonzero(huge)]

    def worth_cutting(self, cuts: list[int]) -> list[int]:
        """``cuts`` without those between clusters that read well as one, and at most 16."""
        cuts = list(cuts)
        while cuts:
            edges = [-1, *cuts, len(self.length)]
            costs = [self._unevenness(edges[i] + 1, edges[i + 2]) for i in range(len(edges) - 2)]
            cheapest = int(np.argmin(costs))
            if costs[cheapest] >= READS_WELL and len(cuts) <= MOST_FOLDS:
                break
            del cuts[cheapest]
        if len(cuts) > MOST_LIKE_FOLDS and _mean_over_geometric_mean(self.gap[cuts]) < LIKE:
            return []
        return cuts

    def _unevenness(self, low: int, high: int) -> float:
        """Mean over geometric mean of the steps from ``low`` to before ``high``."""
        lengths, logs = self._sums
        n = high - low
        mean_log = (logs[high] - logs[low]) / n
        return float(np.exp(np.log((lengths[high] - lengths[low]) / n) - mean_log))


def _mean_over_geometric_mean(lengths: Floats) -> float:
    """Arithmetic over geometric mean: 1 for equal lengths."""
    return float(lengths.mean() / np.exp(np.log(lengths).mean()))


def _clusters(knots: Knots, ranges: list[tuple[int, int]]) -> list[Cluster]:
    """The clusters of the knots ``[first, after)``."""
    clusters: list[Cluster] = []
    for n, (first, after) in enumerate(ranges):
        start, end = int(knots.times[first]), int(knots.times[after - 1])
        is_first, is_last = n == 0, n == len(ranges) - 1
        clusters.append(
            Cluster(
                first=start,
                last=end,
                weight=(after - first) / 2 + float(knots.count[first:after].sum()) / 4,
                least_padding=_least_padding(knots, first, after, is_first and is_last),
                most_left=MAX_SECOND if is_first else (start - int(knots.times[first - 1])) // 4,
                most_right=MAX_SECOND if is_last else (int(knots.times[after]) - end) // 4,
            )
        )
    return clusters


def _least_padding(knots: Knots, first: int, after: int, is_alone: bool) -> int:
    """Seconds to leave at either end of a cluster, so that its own unit can be read around it.

    A single date has one like itself on either side, and more where it is alone; several dates
    have as much as one of them, but not so much that they shrink.
    """
    start, end = int(knots.times[first]), int(knots.times[after - 1])
    span = end - start
    unit = next(unit for unit in _UNITS if start % unit == 0 and span % unit == 0)
    unit = max(unit, LEAST_UNIT_SECONDS)
    granules = np.diff(knots.times[first:after])[knots.is_granule[first : after - 1]]
    granule = unit
    if len(granules):
        middle = (len(granules) - 1) // 2
        granule = max(int(np.partition(granules, middle)[middle]), unit)
    is_single = after - first <= 2
    padding = granule if is_single else min(granule, max(span // MOST_PADDING, unit))
    if is_single and is_alone:
        padding = (max(ALONE_SPANS * span, ALONE_UNITS * unit) - span) // 2
    distance = min(abs(start - _NOW), abs(end - _NOW))
    if distance > DEEP_SECONDS:
        padding = max(padding, round(distance * DEEP_PADDING))
    return padding
