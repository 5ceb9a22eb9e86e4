"""Paints the time axis and the lane headers of a Scene; the same code for the canvas and pictures.

The pyqtgraph items that hold them in the canvas are in ``axes``.
"""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from timeline_app.desktop.inks import blend
from timeline_app.desktop.paint_breaks import paint_break_edges
from timeline_app.desktop.paint_labels import draw_text, small_font
from timeline_app.desktop.text import visible_text
from timeline_app.desktop.theme import LABEL_PIXELS, Theme, font
from timeline_app.desktop.words import SEPARATOR, counted
from timeline_app.layout.parts import LaneBand, Tick
from timeline_app.layout.scene import Scene
from timeline_app.query.lanes import Lane

AXIS_HEIGHT = 44.0
HEADER_WIDTH = 176.0
GREATEST_HEADER_WIDTH = 320.0
INDENT = 12.0
TRIANGLE_WIDTH = 16.0
_BAR = 4.0
_PAD = 10.0
_TWO_LINES = 38.0  # least height of a lane for name and count below each other
_TWO_LINE_HEIGHT, _ONE_LINE_HEIGHT = 34.0, 18.0


def paint_time_axis(painter: QPainter, scene: Scene, theme: Theme) -> None:
    """Two rows of ticks in ``AXIS_HEIGHT`` pixels: context above, unit below."""
    width = scene.viewport.width
    painter.fillRect(QRectF(0, 0, width, AXIS_HEIGHT), theme.window)
    for tick in scene.ticks:
        top = 4.0 if tick.is_upper else AXIS_HEIGHT - 6
        painter.fillRect(QRectF(round(tick.x), top, 1, AXIS_HEIGHT - top), theme.line)
    _draw_tick_texts(painter, [t for t in scene.ticks if not t.is_upper], width, theme)
    _draw_tick_texts(painter, [t for t in scene.ticks if t.is_upper], width, theme)
    paint_break_edges(painter, scene, theme, 0, AXIS_HEIGHT)
    painter.fillRect(QRectF(0, AXIS_HEIGHT - 1, width, 1), theme.line)


def paint_lane_headers(
    painter: QPainter,
    scene: Scene,
    lanes: Sequence[Lane],
    theme: Theme,
    width: float = HEADER_WIDTH,
    *,
    current_lane: str | None = None,
) -> None:
    """Colour, name and count of each lane, level with the scene's bands.

    In a lane that is taller than the view, name and count stay in view while it scrolls.
    """
    height = scene.viewport.height
    painter.fillRect(QRectF(0, 0, width, height), theme.window)
    is_nested = any(lane.has_parts for lane in lanes)
    for band in scene.bands:
        lane = lanes[band.lane]
        is_current = lane.actor.id == current_lane
        ground = blend(theme.accent, theme.window, 0.1) if is_current else theme.window
        painter.save()
        painter.setClipRect(QRectF(0, band.top, width, band.height), Qt.ClipOperation.IntersectClip)
        painter.fillRect(QRectF(0, band.top, width, band.height), ground)
        painter.fillRect(QRectF(0, band.top + band.height - 1, width, 1), theme.line)
        painter.fillRect(QRectF(0, band.top, _BAR, band.height - 1), theme.actor(lane.color))
        left = _BAR + _PAD + lane.depth * INDENT
        top = _text_top(band, height)
        if lane.has_parts:
            _paint_triangle(painter, left + 3, top + 9, lane.is_collapsed, theme)
        left += TRIANGLE_WIDTH - 4 if is_nested else 0
        _paint_texts(painter, band, lane, theme, left, top, width)
        painter.restore()
    painter.fillRect(QRectF(width - 1, 0, 1, height), theme.line)


def width_for_names(lanes: Sequence[Lane]) -> float:
    """How wide headers must be for whole names, within bounds: a picture has no tooltips."""
    metrics = QFontMetricsF(bold_font())
    is_nested = any(lane.has_parts for lane in lanes)
    before = _BAR + _PAD + (TRIANGLE_WIDTH - 4 if is_nested else 0) + 10
    widest = max(
        (
            before + lane.depth * INDENT + metrics.horizontalAdvance(visible_text(lane.actor.name))
            for lane in lanes
        ),
        default=0.0,
    )
    return min(max(round(widest), HEADER_WIDTH), GREATEST_HEADER_WIDTH)


def triangle_rect(lane: Lane, band: LaneBand) -> QRectF:
    """Where the collapse triangle of ``lane`` is to be clicked, in pixels of the headers."""
    top = max(band.top, 0.0)
    return QRectF(_BAR + lane.depth * INDENT, top, TRIANGLE_WIDTH + 4, min(band.height, 30.0))


def _text_top(band: LaneBand, view_height: float) -> float:
    """Where name and count begin: in view as long as their lane is."""
    bottom = band.top + band.height - 1
    if band.height < _TWO_LINES:
        return (band.top + bottom - _ONE_LINE_HEIGHT) / 2
    seen_top, seen_bottom = max(band.top, 0.0), min(bottom, view_height)
    room = seen_bottom - seen_top - _TWO_LINE_HEIGHT
    return min(seen_top + max(min(room / 2, 4.0), 0.0), bottom - _TWO_LINE_HEIGHT)


def _paint_texts(
    painter: QPainter,
    band: LaneBand,
    lane: Lane,
    theme: Theme,
    left: float,
    top: float,
    width: float,
) -> None:
    """Name and count, below each other or, in a low lane, side by side."""
    room = width - left - 8
    painter.setPen(theme.faint_text)
    if band.height >= _TWO_LINES:
        draw_text(painter, _count_words(lane), small_font(), left, top + 18, room)
    else:
        count = f"{lane.count:,}"
        count_width = QFontMetricsF(small_font()).horizontalAdvance(count)
        draw_text(painter, count, small_font(), width - 8 - count_width, top + 2)
        room -= count_width + 8
    painter.setPen(theme.text)
    draw_text(painter, lane.actor.name, bold_font(), left, top, room)


def _count_words(lane: Lane) -> str:
    undated = lane.count - len(lane.rows)
    if not undated:
        return counted(lane.count, "event")
    if undated == lane.count:
        return f"{undated:,} undated"
    return f"{counted(lane.count, 'event')}{SEPARATOR}{undated:,} undated"


def _paint_triangle(
    painter: QPainter, x: float, y: float, is_collapsed: bool, theme: Theme
) -> None:
    if is_collapsed:
        points = [QPointF(x - 2, y - 4), QPointF(x + 3, y), QPointF(x - 2, y + 4)]
    else:
        points = [QPointF(x - 4, y - 2), QPointF(x + 4, y - 2), QPointF(x, y + 3)]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(Qt.PenStyle.NoPen))
    painter.setBrush(theme.faint_text)
    painter.drawPolygon(QPolygonF(points))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _draw_tick_texts(painter: QPainter, ticks: Sequence[Tick], width: float, theme: Theme) -> None:
    """One row of labels. The upper row is bold, hence wider than laid out: it takes free room."""
    if not ticks:
        return
    is_upper = ticks[0].is_upper
    used, top = (bold_font(), 4.0) if is_upper else (small_font(), 21.0)
    painter.setPen(theme.text if is_upper else theme.faint_text)
    next_left = width
    for tick in sorted(ticks, key=lambda tick: -tick.x):
        if tick.text:
            room = next_left - tick.label_left if is_upper else width
            draw_text(painter, tick.text, used, tick.label_left, top, room)
        next_left = tick.x - 6


@lru_cache(maxsize=1)
def bold_font() -> QFont:
    return font(LABEL_PIXELS, bold=True)
