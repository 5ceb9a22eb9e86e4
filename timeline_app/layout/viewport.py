"""Viewport: the part of the timeline that is on screen, and how to move it. Free of Qt.

Horizontal places are units of the time scale (``scale``), vertical ones pixels of lane space.
"""

from dataclasses import dataclass, replace

DEFAULT_ROW_HEIGHT = 20.0
LEAST_ROW_HEIGHT, GREATEST_ROW_HEIGHT = 12.0, 48.0


@dataclass(frozen=True, slots=True)
class Viewport:
    """Units ``left`` to ``right`` over ``width`` pixels; lane space from ``top``, ``height`` pixels."""

    left: float
    right: float
    top: float = 0.0
    width: float = 1000.0
    height: float = 600.0
    row_height: float = DEFAULT_ROW_HEIGHT

    @property
    def units_per_pixel(self) -> float:
        return (self.right - self.left) / max(self.width, 1.0)

    def x_of(self, unit: float) -> float:
        """Pixels from the left edge of the view."""
        return (unit - self.left) / self.units_per_pixel

    def unit_at(self, x: float) -> float:
        return self.left + x * self.units_per_pixel

    def zoomed(self, factor: float, at: float) -> "Viewport":
        """Show ``factor`` times as much, with the unit ``at`` kept where it is."""
        left = at - (at - self.left) * factor
        return replace(self, left=left, right=left + (self.right - self.left) * factor)

    def panned(self, units: float) -> "Viewport":
        return replace(self, left=self.left + units, right=self.right + units)

    def scrolled_to(self, top: float, content_height: float) -> "Viewport":
        """Lane space from ``top``, kept within the content."""
        return replace(self, top=min(max(top, 0.0), max(content_height - self.height, 0.0)))
