"""TimelineViewBox: pyqtgraph's view box as the place of the marks, following the session's viewport.

What is painted in it is in ``canvas_items``; pan and zoom live in the session.
"""

import math
from collections.abc import Callable

from pyqtgraph import ViewBox
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsItem

from timeline_app.layout.viewport import Viewport

COARSE = 2.0**-20  # of the view, that a float of the size of its left edge may be coarse


class TimelineViewBox(ViewBox):
    """Shows where the session looks, and tells how large the marks' area is.

    Its coordinates are units of the time scale after ``origin`` and pixels of lane space.
    ``origin`` is 0 until units are too large for floats to tell pixels apart; then it moves along.
    """

    def __init__(self) -> None:
        self.on_resize: Callable[[float, float], None] | None = None
        self.origin = 0.0
        self._rect = QRectF()
        super().__init__(enableMouse=False, enableMenu=False, invertY=True, defaultPadding=0)
        self.disableAutoRange()
        self.borderRect.hide()
        # Its own items keep within it, and those in ``childGroup`` are what pyqtgraph clips.
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)

    def show_viewport(self, viewport: Viewport) -> None:
        """Take over the viewport's range: ``setRange`` without limits, links and auto range.

        That does the same in a tenth of a millisecond less, and all of them are off here.
        """
        left, right = self._range_of(viewport)
        bottom = viewport.top + max(viewport.height, 1.0)
        ranges = [[left, right], [viewport.top, bottom]]
        old = self.state["viewRange"]
        changed = [ranges[0] != old[0], ranges[1] != old[1]]
        if not any(changed):
            return
        self.state["targetRange"] = [list(one) for one in ranges]
        self.state["viewRange"] = ranges
        self._viewPixelSizeCache = None
        self._matrixNeedsUpdate = True
        if changed[0]:
            self.sigXRangeChanged.emit(self, tuple(ranges[0]))
        if changed[1]:
            self.sigYRangeChanged.emit(self, tuple(ranges[1]))
        self.sigRangeChanged.emit(self, ranges, changed)

    def prepareForPaint(self) -> None:
        """Only pyqtgraph's own items need the transform; ours are in pixels."""
        if self.addedItems:
            super().prepareForPaint()

    def resizeEvent(self, event: object) -> None:
        self._rect = QRectF(0, 0, self.width(), self.height())
        super().resizeEvent(event)
        if self.on_resize is not None:
            self.on_resize(self.width(), self.height())

    def boundingRect(self) -> QRectF:
        return self._rect

    def _range_of(self, viewport: Viewport) -> tuple[float, float]:
        far = max(abs(viewport.left), abs(viewport.right))
        if math.ulp(far) < COARSE * viewport.span:
            self.origin = 0.0
            return viewport.left, viewport.right
        if not 0.0 <= viewport.left - self.origin <= viewport.span:
            self.origin = viewport.left
        left = (viewport.left - self.origin) + viewport.left_rest
        return left, left + viewport.span
