"""Viewport: the part of the timeline that is on screen, and how to move it. Free of Qt.

Horizontal places are units of the time scale (``scale``), vertical ones pixels of lane space.
"""

import math
from dataclasses import dataclass, replace

from timeline_app.layout.fixed import fixed, head_and_rest, product

DEFAULT_ROW_HEIGHT = 20.0
LEAST_ROW_HEIGHT, GREATEST_ROW_HEIGHT = 4.0, 48.0


@dataclass(frozen=True, slots=True)
class Viewport:
    """Units ``left`` to ``right`` over ``width`` pixels; lane space from ``top``, ``height`` pixels.

    ``left_rest`` and ``right_rest`` are what floats of the size of ``left`` and ``right`` can't
    hold: the exact ends are the sums. Pixels of times come from ``TimeScale.xs``, which heeds
    them; ``x_of`` and ``unit_at`` are for places that needn't be exact to the second.
    """

    left: float
    right: float
    top: float = 0.0
    width: float = 1000.0
    height: float = 600.0
    row_height: float = DEFAULT_ROW_HEIGHT
    left_rest: float = 0.0
    right_rest: float = 0.0

    def __post_init__(self) -> None:
        # A rest that ``left`` itself could hold was another left's: `replace` kept it.
        if abs(self.left_rest) > math.ulp(self.left):
            object.__setattr__(self, "left_rest", 0.0)
        if abs(self.right_rest) > math.ulp(self.right):
            object.__setattr__(self, "right_rest", 0.0)

    @property
    def span(self) -> float:
        """Units in view."""
        return (self.right - self.left) + (self.right_rest - self.left_rest)

    @property
    def units_per_pixel(self) -> float:
        return self.span / max(self.width, 1.0)

    @property
    def fixed_ends(self) -> tuple[int, int]:
        """Left and right as exact whole numbers, see ``fixed``."""
        return (
            fixed(self.left) + fixed(self.left_rest),
            fixed(self.right) + fixed(self.right_rest),
        )

    def x_of(self, unit: float) -> float:
        """Pixels from the left edge of the view."""
        return ((unit - self.left) - self.left_rest) / self.units_per_pixel

    def unit_at(self, x: float) -> float:
        return self.left + (self.left_rest + x * self.units_per_pixel)

    def zoomed_at(self, factor: float, x: float) -> "Viewport":
        """Show ``factor`` times as much, with the very moment at pixel ``x`` kept where it is."""
        left, right = self.fixed_ends
        at = left + (right - left) * fixed(x) // fixed(max(self.width, 1.0))
        return self._zoomed(factor, at)

    def panned(self, units: float) -> "Viewport":
        left, right = self.fixed_ends
        return self.between(left + fixed(units), right + fixed(units))

    def showing(self, left: float, right: float) -> "Viewport":
        """The same lanes from unit ``left`` to ``right``."""
        return replace(self, left=left, right=right, left_rest=0.0, right_rest=0.0)

    def showing_time_of(self, other: "Viewport") -> "Viewport":
        """The same lanes at the time that ``other`` shows."""
        return replace(
            self,
            left=other.left,
            right=other.right,
            left_rest=other.left_rest,
            right_rest=other.right_rest,
        )

    def between(self, left: int, right: int) -> "Viewport":
        """The same lanes between two exact places, see ``fixed``."""
        left_head, left_rest = head_and_rest(left)
        right_head, right_rest = head_and_rest(right)
        return replace(
            self, left=left_head, right=right_head, left_rest=left_rest, right_rest=right_rest
        )

    def scrolled_to(self, top: float, content_height: float) -> "Viewport":
        """Lane space from ``top``, kept within the content."""
        return replace(self, top=min(max(top, 0.0), max(content_height - self.height, 0.0)))

    def _zoomed(self, factor: float, at: int) -> "Viewport":
        left, right = self.fixed_ends
        return self.between(
            at - product(at - left, factor),
            at + product(right - at, factor),
        )
