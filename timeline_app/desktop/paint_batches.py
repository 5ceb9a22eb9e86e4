"""Batches: many rectangles, or many copies of small pictures, drawn by one call each.

What they are and where is told by those who fill the batches, such as ``mark_rects``.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import cast

import numpy as np
import numpy.typing as npt
import shiboken6
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPixmap

from timeline_app.desktop.device_pixels import DeviceGrid
from timeline_app.layout.parts import Floats, Ints

_ROOM = 4096  # rectangles or pictures that go into one call
_MOST_BRUSHES = 1 << 20


def distinct(numbers: Ints) -> tuple[Ints, Ints]:
    """The different ``numbers``, ascending, and which of them each is; all small and none negative.

    As ``numpy.unique``, which sorts: ten times slower.
    """
    present = np.bincount(numbers).nonzero()[0]
    place = np.zeros(int(present[-1]) + 1 if len(present) else 1, np.int64)
    place[present] = np.arange(len(present))
    return present, place[numbers]


class RectBatch:
    """Rectangles by brush, in layers: those of a lower layer are drawn first.

    Within a layer no order is kept between brushes, so its rectangles shouldn't overlap.
    """

    def __init__(self) -> None:
        self._edges: list[Floats] = []
        self._keys: list[Ints] = []

    @staticmethod
    def keys(brush: Ints | int, layer: Ints | int) -> Ints:
        """Layers and numbers of brushes, as ``add_keyed`` takes them. Keys can be added up."""
        return np.asarray(brush + layer * np.int64(_MOST_BRUSHES))

    def add(
        self,
        left: Floats | float,
        top: Floats | float,
        right: Floats | float,
        bottom: Floats | float,
        brush: Ints,
        layer: Ints | int,
    ) -> None:
        """Edges in pixels of the view, the number of each one's brush, and its layer."""
        self.add_keyed(left, top, right, bottom, self.keys(brush, layer))

    def add_keyed(
        self,
        left: Floats | float,
        top: Floats | float,
        right: Floats | float,
        bottom: Floats | float,
        keys: Ints,
    ) -> None:
        edges = np.empty((4, len(keys)))
        edges[0], edges[1], edges[2], edges[3] = left, top, right, bottom
        self._edges.append(edges)
        self._keys.append(keys)

    def made(self, grid: DeviceGrid) -> "Rects":
        """The rectangles on the dots of ``grid``, ready to be drawn."""
        keys = np.concatenate(self._keys) if self._keys else np.zeros(0, np.int64)
        if not len(keys):
            return Rects(np.empty((0, 4), np.int32), keys)
        order = _sorted_places(keys)
        edges = np.concatenate(self._edges, axis=1)
        grid.snap(edges)
        edges[2:] -= 1  # QRect's right and bottom are the last dot inside
        dots = np.empty((edges.shape[1], 4), np.int32)
        dots[:] = edges.T
        return Rects(dots.take(order, axis=0), keys[order])


class Rects:
    """Rectangles sorted by layer and brush."""

    def __init__(self, dots: npt.NDArray[np.int32], keys: Ints) -> None:
        self._dots = dots
        is_first = np.ones(len(keys), np.bool_)
        is_first[1:] = keys[1:] != keys[:-1]
        starts = is_first.nonzero()[0]
        groups = keys[starts]
        self._starts = [*starts.tolist(), len(keys)]
        self._brushes = (groups % _MOST_BRUSHES).tolist()
        self._layers = (groups // _MOST_BRUSHES).tolist()

    def draw(
        self, painter: QPainter, brushes: Sequence[QBrush | QColor], first: int, last: int
    ) -> None:
        """Draw the layers ``first`` to ``last``. The painter's coordinates are device pixels."""
        begin, end = bisect_left(self._layers, first), bisect_right(self._layers, last)
        if begin == end:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        for group in range(begin, end):
            painter.setBrush(brushes[self._brushes[group]])
            _draw_rects(painter, self._dots[self._starts[group] : self._starts[group + 1]])


def copies(
    left: Floats,
    top: Floats,
    sources: Floats,
    width: Floats | None = None,
    height: Floats | None = None,
) -> Floats:
    """Copies of parts of a sheet, to be drawn at left top corners on the dots of the device.

    ``sources`` [n, 4] are left, top, width and height in the sheet. Each is stretched to ``width``
    and ``height`` if given. As rows of Qt's PixmapFragment, which asks for middles.
    """
    made = np.empty((len(left), 10))
    made[:, 2:6] = sources
    width = sources[:, 2] if width is None else width
    height = sources[:, 3] if height is None else height
    made[:, 0] = left + width * 0.5
    made[:, 1] = top + height * 0.5
    made[:, 6] = width / sources[:, 2]
    made[:, 7] = height / sources[:, 3]
    made[:, 8], made[:, 9] = 0.0, 1.0  # rotation and opacity
    return made


def draw_copies(painter: QPainter, sheet: QPixmap, made: Floats) -> None:
    """Draw ``copies`` of parts of ``sheet``. The painter's coordinates are device pixels."""
    for start in range(0, len(made), _ROOM):
        part = made[start : start + _ROOM]
        _fragments[: len(part)] = part
        painter.drawPixmapFragments(_first_fragment, len(part), sheet)


def _sorted_places(keys: Ints) -> Ints:
    """The places of ``keys`` in order; equal ones stay as they are."""
    if len(keys) > 1000:
        layers, brushes = keys // _MOST_BRUSHES, keys % _MOST_BRUSHES
        small = layers * (brushes.max() + 1) + brushes
        if small.max() < 1 << 15:
            keys = small.astype(np.int16)  # numpy sorts these ten times as fast
    return np.argsort(keys, kind="stable")


def _draw_rects(painter: QPainter, dots: npt.NDArray[np.int32]) -> None:
    for start in range(0, len(dots), _ROOM):
        part = dots[start : start + _ROOM]
        _rects[: len(part)] = part
        painter.drawRects(_first_rect, len(part))


# Qt reads these arrays where they lie, as arrays of its own types; Qt for Python has no other way
# to hand over many without an object for each. To wrap costs as much as to draw: it is done once.
_rects = np.zeros((_ROOM, 4), np.int32)
_first_rect = cast(QRect, shiboken6.wrapInstance(_rects.ctypes.data, QRect))
_fragments = np.zeros((_ROOM, 10))
_first_fragment = cast(
    QPainter.PixmapFragment,
    shiboken6.wrapInstance(_fragments.ctypes.data, QPainter.PixmapFragment),
)
