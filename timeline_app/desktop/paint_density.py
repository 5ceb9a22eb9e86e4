"""Paints lanes of too many events to draw: a strip per status, stronger where there are more.

Each strip has the pattern of its status (``paint_marks``), under a veil of the lane's ground that
is the thinner the more events begin in a column, and thickest where events only go on. Below them a
narrow pale strip tells where events are of whose time nothing is certain. Counting is ``layout``'s.
"""

import math
from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from timeline_app.desktop.device_pixels import device_pixels
from timeline_app.desktop.inks import Fill, Inks
from timeline_app.layout.parts import DensityBand, ThroughoutBand
from timeline_app.model.event import Status
from timeline_app.query.columns import STATUSES
from timeline_app.query.lane_grid import VAGUE

LEAST_STRIP = 4  # pixels; in a lower lane, statuses share strips
VAGUE_STRIP = 3
THROUGHOUT_LINE = 2
FAINTEST = 0.3  # of all strength, where the fewest events begin
RUNNING_ON = 0.11  # where none begins, and some that began before go on
DOUBLINGS = 12  # of events, from the faintest to the strongest; typical numbers are in the middle
_MOST = 1 << 16  # events in a column that are told apart
_TONES = 4  # for each doubling
_PAD = 2.0
_TILE_WIDTH = 60  # pixels: a whole number of each pattern's periods; narrower ones take longer
# Who shares a strip where there is no room for each: what is said to be, what is open, what is said
# not to be, what may come.
_TOGETHER = (
    (Status.REPORTED, Status.ATTRIBUTED),
    (Status.DISPUTED,),
    (Status.DENIED, Status.NEGATED),
    (Status.EXPECTED,),
)
_FILLS = {
    Status.REPORTED: Fill.SOLID,
    Status.ATTRIBUTED: Fill.PALE,  # under the veil, the light fill of marks could hardly be seen
    Status.DISPUTED: Fill.HATCH,
}
# Where lines run through a strip: from its top, its middle or its bottom.
_LINES = {
    Status.ATTRIBUTED: ((0.0, 0.0), (1.0, -1.0)),
    Status.DENIED: ((0.5, -1.0), (0.5, 0.0)),
    Status.NEGATED: ((0.5, -2.0), (0.5, 1.0)),
}


def paint_densities(
    painter: QPainter,
    bands: Sequence[DensityBand],
    width: float,
    inks: Sequence[Inks],
    grounds: Sequence[QColor],
) -> None:
    """Paint ``bands`` on a view ``width`` wide, each with its inks, on its lane's ground."""
    if not bands:
        return
    tones = _tones_of(bands)
    for place, (band, ink, ground) in enumerate(zip(bands, inks, grounds, strict=True)):
        each, groups = strips_of(band.height, band.statuses)
        tile = _tile(ink, ground.rgb(), each, groups)
        top, bottom = covered_by(band)
        area = QRectF(0, top, width, bottom - top)
        painter.drawTiledPixmap(area, tile)
        typical = round(_TONES * math.log2(max(band.typical, 1.0)))
        _paint_veil(painter, area, _grouped(tones[place], groups), _veil(ground.rgb(), typical))


def covered_by(band: DensityBand) -> tuple[float, float]:
    """From where to where, in pixels of the view, a band's strips leave nothing of what was below."""
    each, groups = strips_of(band.height, band.statuses)
    top = round(band.top) + _PAD
    return top, top + each * len(groups) + VAGUE_STRIP


def paint_throughout(painter: QPainter, band: ThroughoutBand, width: float, inks: Inks) -> None:
    """A line along the bottom of a lane for the events that go on through the whole view."""
    y = round(band.top + band.height) - THROUGHOUT_LINE - 1
    painter.fillRect(QRectF(0, y, width, THROUGHOUT_LINE), inks.tail)


@lru_cache(maxsize=256)
def strips_of(height: float, statuses: tuple[int, ...]) -> tuple[int, tuple[tuple[int, ...], ...]]:
    """Pixels of each strip of a lane of that ``height``, and the ``statuses`` in each.

    A strip for each status of the lane; for some together where that would be too low; one for all
    in the lowest lanes. The last pixel of a strip is left free.
    """
    room = int(height - 2 * _PAD - VAGUE_STRIP)
    groups: tuple[tuple[int, ...], ...] = tuple((status,) for status in statuses)
    if room < len(groups) * (LEAST_STRIP + 1):
        groups = tuple(
            present
            for together in _TOGETHER
            if (present := tuple(s for s in statuses if STATUSES[s] in together))
        )
    if room < len(groups) * (LEAST_STRIP + 1):
        groups = (statuses,)
    return max(room // max(len(groups), 1), 2), groups


@lru_cache(maxsize=256)
def _tile(inks: Inks, ground: int, each: int, groups: tuple[tuple[int, ...], ...]) -> QPixmap:
    """The patterns of the strips of a lane, to be repeated from left to right."""
    ratio = inks.dots_per_pixel
    height = each * len(groups) + VAGUE_STRIP
    tile = QPixmap(round(_TILE_WIDTH * ratio), round(height * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(QColor(ground))
    painter = QPainter(tile)
    try:
        for place, group in enumerate(groups):
            _paint_pattern(painter, place * each, each - 1, STATUSES[group[0]], inks)
        painter.fillRect(QRectF(0, height - VAGUE_STRIP, _TILE_WIDTH, VAGUE_STRIP), inks.tail)
    finally:
        painter.end()
    return tile


def _paint_pattern(painter: QPainter, top: int, height: int, status: Status, inks: Inks) -> None:
    fill = _FILLS.get(status, Fill.LIGHT)
    if fill is Fill.HATCH:  # its dots are the device's
        with device_pixels(painter) as dots:
            room = (dots.length(_TILE_WIDTH), dots.length(height))
            painter.fillRect(0, round(top * dots.scale), *room, inks.brushes[fill])
    else:
        painter.fillRect(QRectF(0, top, _TILE_WIDTH, height), inks.brushes[fill])
    for share, shift in _LINES.get(status, ()):
        y = top + round(share * height) + shift
        painter.fillRect(QRectF(0, y, _TILE_WIDTH, 1), inks.line)
    if status is Status.EXPECTED:
        for x in range(0, _TILE_WIDTH, 4):
            for y in (top, top + height - 2):
                painter.fillRect(QRectF(x, y, 2, 2), inks.line)


def _tones_of(bands: Sequence[DensityBand]) -> npt.NDArray[np.uint8]:
    """The tone of each category in each column of each band: [B, 7, C]."""
    begun = np.stack([band.begun for band in bands])
    running = np.stack([band.running for band in bands])
    goes_on = (running > 0).view(np.uint8)  # the tone of that is 1
    return np.maximum(_tones()[np.minimum(begun, _MOST, out=begun)], goes_on)


def _grouped(
    tones: npt.NDArray[np.uint8], groups: tuple[tuple[int, ...], ...]
) -> npt.NDArray[np.uint8]:
    """The tones of the strips, and last of uncertain times; the strongest of those in one strip."""
    rows = [status for statuses in (*groups, (VAGUE,)) for status in statuses]
    if len(rows) == len(groups) + 1:
        return tones[rows]
    return np.maximum.reduceat(tones[rows], np.cumsum([0, *map(len, groups)]))


def _paint_veil(
    painter: QPainter,
    area: QRectF,
    tones: npt.NDArray[np.uint8],
    veil: npt.NDArray[np.uint32],
) -> None:
    dots = veil[tones]
    strips, columns = len(tones) - 1, tones.shape[1]
    image = QImage(
        dots.data, columns, strips + 1, 4 * columns, QImage.Format.Format_ARGB32_Premultiplied
    )
    upper = area.adjusted(0, 0, 0, -VAGUE_STRIP)
    painter.drawImage(upper, image, QRectF(0, 0, columns, strips))
    lower = area.adjusted(0, upper.height(), 0, 0)
    painter.drawImage(lower, image, QRectF(0, strips, columns, 1))


@cache
def _tones() -> npt.NDArray[np.uint8]:
    """The tone of each number of events: 0 for none, 1 for running on, then by quarters of doublings."""
    numbers = np.maximum(np.arange(_MOST + 1), 1)
    tones = (2 + np.round(_TONES * np.log2(numbers))).astype(np.uint8)
    tones[0] = 0
    return tones


@lru_cache(maxsize=256)
def _veil(ground: int, typical: int) -> npt.NDArray[np.uint32]:
    """Premultiplied ARGB of the veil over each tone, in even steps for doubled numbers.

    ``typical`` is the tone in the middle: it follows the zoom but not what is in view, so that
    panning changes no tone.
    """
    steps = np.arange(int(_tones()[-1]) + 1) - 2 - typical
    alpha = (1 - FAINTEST) * np.clip(0.5 - steps / (_TONES * DOUBLINGS), 0.0, 1.0)
    alpha[:2] = 1.0, 1 - RUNNING_ON
    parts = [(ground >> shift & 0xFF) * alpha for shift in (16, 8, 0)]
    made = np.zeros(len(steps), np.uint32)
    for part in (alpha * 255, *parts):
        made = made << np.uint32(8) | np.round(part).astype(np.uint32)
    return made
