"""Segments of a time scale as one viewport places them: from seconds to pixels and back, exactly.

How much room each segment has is ``scale``'s choice; moving the view is ``viewport``'s.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from timeline_app.layout.fixed import ONE, fixed
from timeline_app.layout.parts import Floats, Ints
from timeline_app.layout.viewport import Viewport
from timeline_app.model.time import MAX_SECOND, MIN_SECOND

_PARTS = 1 << 64  # of a second
_MOST = float(2**63 - 2**10)  # the greatest float that an int64 holds
_SECOND_SLACK, _PIXEL_SLACK = 1e-6, 1e-9  # by which rounding may miss a second's own pixel


@dataclass(frozen=True, eq=False)
class SegmentsInView:
    """Per segment a second ``base`` in it, the one nearest to the view, and its pixel ``base_x``.

    Seconds are placed from there, so that integers are subtracted before anything is rounded.
    """

    base: Ints
    base_x: Floats
    pixels_per_second: Floats
    inner_times: Ints  # where each segment but the first begins
    inner_xs: Floats  # and its pixel

    def xs(self, seconds: Ints) -> Floats:
        """Pixels of int64 seconds; MIN_SECOND and below are -inf, MAX_SECOND and above +inf."""
        if len(self.base) == 1:
            since = np.clip(seconds, MIN_SECOND, MAX_SECOND) - self.base[0]
            xs: Floats = self.base_x[0] + since * self.pixels_per_second[0]
        else:
            segment = np.searchsorted(self.inner_times, seconds, "right")
            since = np.clip(seconds, MIN_SECOND, MAX_SECOND) - self.base[segment]
            xs = self.base_x[segment] + since * self.pixels_per_second[segment]
            # Rounding must not carry a time past its segment's ends.
            xs = np.minimum(xs, np.append(self.inner_xs, np.inf)[segment])
            xs = np.maximum(xs, np.insert(self.inner_xs, 0, -np.inf)[segment])
        xs[seconds <= MIN_SECOND] = -np.inf
        xs[seconds >= MAX_SECOND] = np.inf
        return xs

    def seconds_at(self, xs: Floats) -> Ints:
        """The first second at or right of each pixel, between MIN_SECOND and MAX_SECOND."""
        segment = np.searchsorted(self.inner_xs, xs, "right")
        per_second = self.pixels_per_second[segment]
        slack = np.maximum(_SECOND_SLACK, _PIXEL_SLACK / per_second)
        since = np.ceil((xs - self.base_x[segment]) / per_second - slack)
        since = np.clip(since, -_MOST, _MOST).astype(np.int64)
        base = self.base[segment]
        since = np.clip(since, MIN_SECOND - base, MAX_SECOND - base)
        return base + since

    def nearest_second(self, x: float) -> int:
        """The second nearest to pixel ``x``, between MIN_SECOND and MAX_SECOND."""
        segment = int(np.searchsorted(self.inner_xs, x, "right"))
        since = (x - float(self.base_x[segment])) / float(self.pixels_per_second[segment])
        since = min(max(since, -_MOST), _MOST)
        return min(max(int(self.base[segment]) + round(since), MIN_SECOND), MAX_SECOND)


@dataclass(frozen=True, slots=True)
class ExactSegments:
    """A scale's knots as whole numbers: seconds, and units as in ``fixed``."""

    times: tuple[int, ...]
    units: tuple[int, ...]

    @classmethod
    def of(cls, times: Sequence[int], units: Sequence[float]) -> "ExactSegments":
        return cls(tuple(times), tuple(fixed(unit) for unit in units))

    def in_view(self, viewport: Viewport) -> SegmentsInView:
        left, _ = viewport.fixed_ends
        pixels_per_unit = 1.0 / viewport.units_per_pixel
        base, base_x, per_second = [], [], []
        last = len(self.times) - 2
        for i in range(last + 1):
            low = self.times[i] if i else MIN_SECOND + 1
            high = self.times[i + 1] if i < last else MAX_SECOND - 1
            second = min(max(self._second(i, left), low), high)
            base.append(second)
            base_x.append((self._unit(i, second) - left) / ONE * pixels_per_unit)
            seconds = self.times[i + 1] - self.times[i]
            per_unit = (self.units[i + 1] - self.units[i]) / (seconds * ONE)
            per_second.append(per_unit * pixels_per_unit)
        return SegmentsInView(
            base=np.array(base, np.int64),
            base_x=np.array(base_x),
            pixels_per_second=np.array(per_second),
            inner_times=np.array(self.times[1:-1], np.int64),
            inner_xs=np.array([(unit - left) / ONE for unit in self.units[1:-1]]) * pixels_per_unit,
        )

    def unit_of(self, second: int) -> int:
        """The exact unit of a second."""
        return self._unit(bisect_right(self.times, second, 1, len(self.times) - 1) - 1, second)

    def seconds_between(self, left: int, right: int) -> float:
        """How many seconds there are between two exact units."""
        return (self._parts_of_second(right) - self._parts_of_second(left)) / _PARTS

    def _parts_of_second(self, unit: int) -> int:
        segment = bisect_right(self.units, unit, 1, len(self.units) - 1) - 1
        per = (self.times[segment + 1] - self.times[segment]) * _PARTS
        since = (unit - self.units[segment]) * per
        whole = since // (self.units[segment + 1] - self.units[segment])
        return self.times[segment] * _PARTS + whole

    def _second(self, segment: int, unit: int) -> int:
        """The last second of ``segment``, gone on for ever, that is not after ``unit``."""
        since = (unit - self.units[segment]) * (self.times[segment + 1] - self.times[segment])
        return self.times[segment] + since // (self.units[segment + 1] - self.units[segment])

    def _unit(self, segment: int, second: int) -> int:
        since = (second - self.times[segment]) * (self.units[segment + 1] - self.units[segment])
        return self.units[segment] + since // (self.times[segment + 1] - self.times[segment])
