"""Device pixels: paint on the dots of a screen or picture themselves, at any device pixel ratio.

Whole rectangles and ready pictures are much faster to paint there, and never blurred.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QPainter

from timeline_app.layout.parts import Floats


@dataclass(frozen=True, slots=True)
class DeviceGrid:
    """Where pixels of a view lie on the device: ``scale`` dots each, the first at ``left, top``."""

    scale: float
    left: float = 0.0
    top: float = 0.0

    def xs(self, xs: npt.NDArray[Any]) -> Floats:
        """The dots nearest to ``xs``, rounded as Qt rounds the edges of what it fills."""
        return self.dots(xs, self.left)

    def ys(self, ys: npt.NDArray[Any]) -> Floats:
        return self.dots(ys, self.top)

    def snap(self, edges: Floats) -> None:
        """Put ``edges`` [4, n] (left, top, right, bottom) on the nearest dots, in place."""
        if self.scale != 1.0:
            edges *= self.scale
        edges[0::2] += self.left + 0.5
        edges[1::2] += self.top + 0.5
        np.floor(edges, out=edges)

    def dots(self, pixels: npt.NDArray[Any], origin: float | Floats = 0.0) -> Floats:
        dots: Floats = np.floor(pixels * self.scale + (origin + 0.5))
        return dots

    def length(self, pixels: float) -> int:
        """How many dots a length has, at least one."""
        return max(round(pixels * self.scale), 1)


@contextmanager
def device_pixels(painter: QPainter) -> Iterator[DeviceGrid]:
    """Let ``painter``'s coordinates be the device's; its state is as before afterwards.

    Patterns start where the view does.
    """
    to_device = painter.deviceTransform()
    left, top = to_device.dx(), to_device.dy()
    painter.save()
    try:
        painter.setWorldTransform(to_device.inverted()[0] * painter.worldTransform())
        painter.setBrushOrigin(round(left), round(top))
        yield DeviceGrid(round(to_device.m11(), 6), left, top)
    finally:
        painter.restore()
