"""Paints marks: the shape says how well the time is known, pattern and outline say the status.

| status     | fill    | outline | struck through |
|------------|---------|---------|----------------|
| reported   | solid   | none    |                |
| attributed | light   | line    |                |
| disputed   | hatched | line    |                |
| denied     | none    | line    | once           |
| negated    | none    | dashed  | twice          |
| expected   | none    | dotted  |                |

A span is solid where it is certain and pale, fading, beyond. A window (no moment certain) is pale
between brackets, without a solid core. Which marks there are, and where, is the Scene's.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen, QPolygonF

from timeline_app.desktop.inks import Inks
from timeline_app.desktop.mark_shapes import DOT_RADIUS, LEAST_WIDTH, MarkShape
from timeline_app.layout.parts import Ends, MarkKind
from timeline_app.model.event import Status

FADE = 26.0  # pixels over which an unknown end fades out
ARROW = 8.0
STRIKE_OVERHANG = 3.0
# As plain numbers: an enum's operators cost more than the painting.
OPEN_LEFT, OPEN_RIGHT = int(Ends.OPEN_LEFT), int(Ends.OPEN_RIGHT)
UNKNOWN_LEFT, UNKNOWN_RIGHT = int(Ends.UNKNOWN_LEFT), int(Ends.UNKNOWN_RIGHT)
_NO_PEN = QPen(Qt.PenStyle.NoPen)
_DASHES = {Status.NEGATED: (3.0, 1.5), Status.EXPECTED: (1.0, 1.0)}


def paint_mark(painter: QPainter, mark: MarkShape, inks: Inks, left: float, right: float) -> None:
    """Paint ``mark`` on a view that reaches from ``left`` to ``right``."""
    begin, end = mark.extent(left, right)
    if end < left or begin > right:
        return
    match mark.kind:
        case MarkKind.SPAN:
            _paint_span(painter, mark, inks, left, right)
        case MarkKind.WINDOW:
            _paint_window(painter, mark, inks, left, right)
        case MarkKind.INSTANT:
            _paint_diamond(painter, mark, inks)
        case MarkKind.MEMBERS:
            _paint_members(painter, mark, inks, begin, end)
    _strike(painter, mark, inks, begin, end)
    if not mark.sourced:
        _paint_question(painter, mark, inks, max(begin, left))


def _paint_span(painter: QPainter, mark: MarkShape, inks: Inks, left: float, right: float) -> None:
    begin, end = _ends_on_view(mark, left, right)
    band = QRectF(begin, mark.top, end - begin, mark.height)
    solid_left = min(max(mark.solid_left, begin), end)
    solid_right = min(max(mark.solid_right, solid_left), end)
    if mark.status is Status.REPORTED and mark.sourced:
        core = max(solid_right - solid_left, LEAST_WIDTH if solid_left < end else 0.0)
        painter.fillRect(band, inks.tail)
        painter.fillRect(QRectF(solid_left, mark.top, core, mark.height), inks.solid)
    else:
        painter.fillRect(band, _brush(mark, inks, inks.solid))
        _outline(painter, band, mark, inks)
    fade = FADE if mark.ends & UNKNOWN_LEFT else 0.0
    _fade(painter, begin, max(solid_left, begin + fade), mark, inks)
    fade = FADE if mark.ends & UNKNOWN_RIGHT else 0.0
    _fade(painter, end, min(solid_right, end - fade), mark, inks)
    _paint_arrows(painter, mark, inks, left, right)


def _paint_window(
    painter: QPainter, mark: MarkShape, inks: Inks, left: float, right: float
) -> None:
    begin, end = _ends_on_view(mark, left, right)
    is_filled = mark.status is Status.REPORTED and mark.sourced
    # Lower than its brackets, but for outlines, which would run through the letters on them.
    inset = 1.5 if is_filled or mark.status is Status.DISPUTED else 0.0
    band = QRectF(begin, mark.top + inset, end - begin, mark.height - 2 * inset)
    painter.fillRect(band, _brush(mark, inks, inks.pale))
    _outline(painter, band, mark, inks, width=1.0)
    if mark.ends & UNKNOWN_LEFT:
        _fade(painter, begin, min(begin + FADE, end), mark, inks)
    elif not mark.ends & OPEN_LEFT:
        _bracket(painter, begin, 1, mark, inks)
    if mark.ends & UNKNOWN_RIGHT:
        _fade(painter, end, max(end - FADE, begin), mark, inks)
    elif not mark.ends & OPEN_RIGHT:
        _bracket(painter, end, -1, mark, inks)
    _paint_arrows(painter, mark, inks, left, right)


def _ends_on_view(mark: MarkShape, left: float, right: float) -> tuple[float, float]:
    """Where to begin and end painting: an end that is nowhere fades at the edge of the view."""
    beyond_left = 0.0 if mark.ends & UNKNOWN_LEFT else FADE
    beyond_right = 0.0 if mark.ends & UNKNOWN_RIGHT else FADE
    return mark.extent(left - beyond_left, right + beyond_right)


def _paint_diamond(painter: QPainter, mark: MarkShape, inks: Inks) -> None:
    x, y, half = (mark.outer_left + mark.outer_right) / 2, mark.middle, mark.height / 2
    filled = mark.status is Status.REPORTED and mark.sourced
    half -= 0.0 if filled else 0.8
    corners = [
        QPointF(x, y - half),
        QPointF(x + half, y),
        QPointF(x, y + half),
        QPointF(x - half, y),
    ]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(_NO_PEN if filled else inks.pen(1.6, _dashes_of(mark.status, 0.8)))
    painter.setBrush(_brush(mark, inks, inks.solid))
    painter.drawPolygon(QPolygonF(corners))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _paint_members(
    painter: QPainter, mark: MarkShape, inks: Inks, left: float, right: float
) -> None:
    painter.fillRect(QRectF(left, mark.middle - 0.5, right - left, 1.0), inks.line)
    filled = mark.status is Status.REPORTED and mark.sourced
    radius = min(DOT_RADIUS, mark.height / 2) + (0.5 if not filled else 0.0)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(_NO_PEN if filled else inks.pen(1.4, _dashes_of(mark.status, 0.6)))
    painter.setBrush(_brush(mark, inks, inks.solid))
    for x in mark.members:
        painter.drawEllipse(QPointF(x, mark.middle), radius, radius)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _brush(mark: MarkShape, inks: Inks, full: QColor) -> QBrush:
    match mark.status:
        case Status.REPORTED:
            return QBrush(full if mark.sourced else inks.light)
        case Status.ATTRIBUTED:
            return QBrush(inks.light)
        case Status.DISPUTED:
            return inks.hatch
    return QBrush(inks.ground)


def _outline(
    painter: QPainter, band: QRectF, mark: MarkShape, inks: Inks, width: float = 1.5
) -> None:
    """The line around a band; none around what is reported, for that is filled.

    Filled rectangles: stroking a long dotted path takes half a millisecond.
    """
    match mark.status:
        case Status.REPORTED if mark.sourced:
            return
        case Status.NEGATED:
            width, brushes = 2.0, inks.dashes
        case Status.EXPECTED:
            width, brushes = 2.0, inks.dots
        case _:
            brushes = inks.unbroken
    x, y, across, down = band.x(), band.y(), band.width(), band.height()
    painter.setBrushOrigin(QPointF(x, y))
    along, upright = brushes
    painter.fillRect(QRectF(x, y, across, width), along)
    painter.fillRect(QRectF(x, y + down - width, across, width), along)
    painter.fillRect(QRectF(x, y, width, down), upright)
    painter.fillRect(QRectF(x + across - width, y, width, down), upright)
    painter.setBrushOrigin(QPointF(0, 0))


def _dashes_of(status: Status, scale: float) -> tuple[float, ...]:
    """The dashes of a curved or slanting outline, in pen widths."""
    return tuple(length * scale for length in _DASHES.get(status, ()))


def _fade(painter: QPainter, outer: float, solid: float, mark: MarkShape, inks: Inks) -> None:
    """Let the ground through, wholly at ``outer`` and not at all at ``solid``."""
    if abs(outer - solid) < 1:
        return
    gradient = QLinearGradient(outer, 0, solid, 0)
    ground, clear = QColor(inks.ground), QColor(inks.ground)
    clear.setAlpha(0)
    gradient.setColorAt(0, ground)
    gradient.setColorAt(0.08, ground)
    gradient.setColorAt(1, clear)
    left, width = min(outer, solid), abs(outer - solid)
    painter.fillRect(QRectF(left, mark.top, width, mark.height), QBrush(gradient))


def _bracket(painter: QPainter, x: float, inward: int, mark: MarkShape, inks: Inks) -> None:
    serif = 4.0
    left = x if inward > 0 else x - 2
    painter.fillRect(QRectF(left, mark.top, 2, mark.height), inks.line)
    left = x if inward > 0 else x - serif
    for y in (mark.top, mark.top + mark.height - 2):
        painter.fillRect(QRectF(left, y, serif, 2), inks.line)


def _paint_arrows(
    painter: QPainter, mark: MarkShape, inks: Inks, left: float, right: float
) -> None:
    """A head at each open end, at the edge of the view where the end lies beyond it."""
    if mark.ends & OPEN_LEFT:
        _arrow(painter, max(mark.outer_left, left), 1, mark, inks)
    if mark.ends & OPEN_RIGHT:
        _arrow(painter, min(mark.outer_right, right), -1, mark, inks)


def _arrow(painter: QPainter, tip: float, inward: int, mark: MarkShape, inks: Inks) -> None:
    base = tip + inward * ARROW
    half = mark.height / 2
    painter.fillRect(QRectF(min(tip, base), mark.top, ARROW, mark.height), inks.ground)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(_NO_PEN)
    painter.setBrush(inks.line)
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(tip, mark.middle),
                QPointF(base, mark.middle - half),
                QPointF(base, mark.middle + half),
            ]
        )
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _strike(painter: QPainter, mark: MarkShape, inks: Inks, left: float, right: float) -> None:
    apart = 3.0 if mark.height >= 12 else 2.0
    lines = {Status.DENIED: (0.0,), Status.NEGATED: (-apart, apart)}.get(mark.status, ())
    for shift in lines:
        y = round(mark.middle + shift) - 1
        x = left - STRIKE_OVERHANG
        painter.fillRect(QRectF(x, y, right - left + 2 * STRIKE_OVERHANG, 2), inks.line)


def _paint_question(painter: QPainter, mark: MarkShape, inks: Inks, left: float) -> None:
    """A question mark: no passage that can be verified stands behind this mark."""
    radius = min(mark.height / 2, 7.0)
    centre = QPointF(left + radius, mark.middle)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(inks.pen(1.2))
    painter.setBrush(inks.ground)
    painter.drawEllipse(centre, radius, radius)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?")
