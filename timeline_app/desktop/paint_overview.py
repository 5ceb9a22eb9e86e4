"""Paints the overview strip: a histogram stacked by status, the folds, the frame of what is in view.

Counting is ``layout.density``'s; dragging is ``overview``'s.
"""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from timeline_app.desktop.inks import blend
from timeline_app.desktop.theme import Theme
from timeline_app.layout.density import density
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
    """How many kept events there are at each time of the home range, stacked by status."""
    columns = max(int(area.width()) // BAR_PIXELS, 1)
    left, right = session.scale.home
    counts = density(session.columns, session.kept_rows, session.scale, left, right, columns)
    tallest = max(float(counts.sum(axis=0).max(initial=0)), 1.0)
    scale = (area.height() - 4) / np.sqrt(tallest)
    below = np.zeros(columns)
    for status, share in _SHARES.items():
        color = blend(theme.faint_text, theme.ground, share)
        of_status = counts[STATUSES.index(status)]
        above = below + of_status
        # Square roots, so that one busy day doesn't flatten the years around it.
        tops, bottoms = np.sqrt(above) * scale, np.sqrt(below) * scale
        for column in np.flatnonzero(of_status).tolist():
            height = max(tops[column] - bottoms[column], 1.0)
            top = area.bottom() - bottoms[column] - height
            painter.fillRect(
                QRectF(area.left() + column * BAR_PIXELS, top, BAR_PIXELS, height), color
            )
        below = above


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


def paint_frame(
    painter: QPainter, area: QRectF, left: float, right: float, theme: Theme, has_focus: bool
) -> None:
    """A frame with two grips around what is in view, a veil over the rest."""
    left, right = max(left, area.left()), min(right, area.right())
    if right < left:
        return
    veil = QColor(theme.window)
    veil.setAlpha(VEIL)
    painter.fillRect(QRectF(area.left(), area.top(), left - area.left(), area.height()), veil)
    painter.fillRect(QRectF(right, area.top(), area.right() - right, area.height()), veil)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.accent, 2.5 if has_focus else 1.5))
    frame = QRectF(left, area.top(), right - left, area.height())
    painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.accent)
    for x in (left, right):
        painter.drawRoundedRect(QRectF(x - 2.5, area.center().y() - 8, 5, 16), 2, 2)
