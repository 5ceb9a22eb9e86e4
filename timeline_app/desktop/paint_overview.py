"""Paints the overview strip: a histogram stacked by status, the folds, the frame of what is in view.

Counting is ``layout.density``'s; dragging is ``overview``'s.
"""

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from timeline_app.desktop.contrast import blend
from timeline_app.desktop.device_pixels import device_pixels
from timeline_app.desktop.paint_batches import RectBatch
from timeline_app.desktop.theme import Theme
from timeline_app.layout.density import density
from timeline_app.layout.parts import Floats
from timeline_app.layout.scale import TimeScale
from timeline_app.model.event import Status
from timeline_app.query.columns import STATUSES
from timeline_app.session.session import Session

BAR_PIXELS = 2  # width of a column of the histogram
VEIL = 170  # alpha over what is out of view
# Tones from the ground up: what is said to be, what is open, what is said not to be, what may come.
_SHARES = {
    Status.REPORTED: 0.85,
    Status.ATTRIBUTED: 0.62,
    Status.DISPUTED: 0.5,
    Status.DENIED: 0.42,
    Status.NEGATED: 0.42,
    Status.EXPECTED: 0.3,
}


def paint_histogram(painter: QPainter, session: Session, area: QRectF, theme: Theme) -> None:
    """How many kept events there are at each time of the home range, stacked by status.

    Of a large project a sample tells.
    """
    columns = max(int(area.width()) // BAR_PIXELS, 1)
    left, right = session.scale.home
    counts = density(session.columns, session.sampled_rows, session.scale, left, right, columns)
    tallest = max(float(counts.sum(axis=0).max(initial=0)), 1.0)
    scale = (area.height() - 4) / np.sqrt(tallest)
    below = np.zeros(columns)
    bars, colors = RectBatch(), []
    for layer, (status, share) in enumerate(_SHARES.items()):
        colors.append(blend(theme.faint_text, theme.ground, share))
        above = below + counts[STATUSES.index(status)]
        seen = np.flatnonzero(above > below)
        # Square roots, so that one busy day doesn't flatten the years around it.
        lows: Floats = area.bottom() - np.sqrt(below[seen]) * scale
        highs: Floats = np.minimum(area.bottom() - np.sqrt(above[seen]) * scale, lows - 1.0)
        lefts = np.asarray(area.left() + seen * BAR_PIXELS, np.float64)
        bars.add(lefts, highs, lefts + BAR_PIXELS, lows, np.full(len(seen), layer), layer)
        below = above
    with device_pixels(painter) as grid:
        bars.made(grid).draw(painter, colors, 0, len(colors))


def paint_folds(painter: QPainter, scale: TimeScale, area: QRectF, theme: Theme) -> None:
    """A gap with a jagged line where time is left out."""
    home_left, home_right = scale.home
    per_unit = area.width() / (home_right - home_left)
    painter.setPen(QPen(blend(theme.faint_text, theme.ground, 0.45), 1))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ys = np.arange(area.top(), area.bottom() + 1, 5.0).tolist()
    for fold in scale.folds:
        left = area.left() + (fold.unit_left - home_left) * per_unit
        right = area.left() + (fold.unit_right - home_left) * per_unit
        painter.fillRect(QRectF(left, area.top(), right - left, area.height()), theme.window)
        x = (left + right) / 2
        jags = [QPointF(x + (2 if n % 2 else -2), y) for n, y in enumerate(ys)]
        painter.drawPolyline(QPolygonF(jags))


def veiled(picture: QPixmap, area: QRectF, theme: Theme) -> QPixmap:
    """``picture`` as it looks where it is out of view."""
    copy = QPixmap(picture)
    painter = QPainter(copy)
    try:
        veil = QColor(theme.window)
        veil.setAlpha(VEIL)
        painter.fillRect(area, veil)
    finally:
        painter.end()
    return copy


def paint_frame(
    painter: QPainter,
    picture: QPixmap,
    veiled_picture: QPixmap,
    area: QRectF,
    frame: tuple[float, float],
    theme: Theme,
    has_focus: bool,
) -> None:
    """The picture under a veil; what is in view without it, in a frame with two grips."""
    painter.drawPixmap(0, 0, veiled_picture)
    left, right = max(frame[0], area.left()), min(frame[1], area.right())
    if right < left:
        return
    # Whole pixels: of less than one, Qt draws the whole picture.
    first = math.floor(left)
    after = max(math.ceil(right), first + 1)
    seen = QRectF(first, area.top(), after - first, area.height())
    dots = picture.devicePixelRatioF()
    source = QRectF(seen.topLeft() * dots, seen.size() * dots)
    painter.drawPixmap(seen, picture, source)
    line, accent = (3.0 if has_focus else 2.0), theme.accent
    for edge in (
        QRectF(left, area.top(), right - left, line),
        QRectF(left, area.bottom() - line, right - left, line),
        QRectF(left, area.top(), line, area.height()),
        QRectF(right - line, area.top(), line, area.height()),
    ):
        painter.fillRect(edge, accent)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(accent)
    for x in (left, right):
        painter.drawRoundedRect(QRectF(x - 2.5, area.center().y() - 8, 5, 16), 2, 2)
