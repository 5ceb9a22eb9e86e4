"""Paints the time axis and the lane headers of a Scene; the same code for the canvas and pictures.

The pyqtgraph items that hold them in the canvas are in ``axes``.
"""

import math
from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from timeline_app.desktop.contrast import blend
from timeline_app.desktop.paint_breaks import paint_break_edges
from timeline_app.desktop.text import visible_text
from timeline_app.desktop.text_pictures import WHOLE, draw_picture_of, text_width
from timeline_app.desktop.theme import LABEL_PIXELS, SMALL_PIXELS, Theme, font
from timeline_app.desktop.words import SEPARATOR
from timeline_app.layout.parts import LaneBand, Tick
from timeline_app.layout.scene import Scene
from timeline_app.query.lanes import Lane
from timeline_app.session.counting import counted

AXIS_HEIGHT = 44.0
HEADER_WIDTH = 176.0
GREATEST_HEADER_WIDTH = 320.0
INDENT = 12.0
TRIANGLE_WIDTH = 16.0
_BAR = 4.0
_PAD = 10.0
_TWO_LINES = 38.0  # least height of a lane for name and count below each other
_TWO_LINE_HEIGHT, _ONE_LINE_HEIGHT = 34.0, 18.0
LEAST_HEIGHT_OF_NAMES = 12.0  # of a lane, for a name in its header
LEAST_PIXELS = 9  # of its letters


def paint_time_axis(painter: QPainter, scene: Scene, theme: Theme) -> None:
    """Two rows of ticks in ``AXIS_HEIGHT`` pixels: context above, unit below."""
    width, height = math.ceil(scene.viewport.width), int(AXIS_HEIGHT)
    dots = painter.device().devicePixelRatioF()
    painter.fillRect(QRectF(0, 0, scene.viewport.width, AXIS_HEIGHT), theme.window)
    for tick in scene.ticks:
        top = 4 if tick.is_upper else height - 6
        painter.fillRect(round(tick.x), top, 1, height - top, theme.line)
    _draw_tick_texts(painter, [t for t in scene.ticks if not t.is_upper], width, theme, dots)
    _draw_tick_texts(painter, [t for t in scene.ticks if t.is_upper], width, theme, dots)
    paint_break_edges(painter, scene, theme, 0, AXIS_HEIGHT)
    painter.fillRect(0, height - 1, width, 1, theme.line)


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

    In a lane that is taller than the view, name and count stay in view while it scrolls. A lane too
    low for its name shows its colour alone.
    """
    height = scene.viewport.height
    painter.fillRect(QRectF(0, 0, width, height), theme.window)
    is_nested = any(lane.has_parts for lane in lanes)
    dots = painter.device().devicePixelRatioF()
    for band in scene.bands:
        lane = lanes[band.lane]
        if lane.actor.id == current_lane:
            ground = blend(theme.accent, theme.window, 0.1)
            painter.fillRect(QRectF(0, band.top, width, band.height), ground)
        painter.fillRect(QRectF(0, band.top + band.height - 1, width, 1), theme.line)
        painter.fillRect(QRectF(0, band.top, _BAR, band.height - 1), theme.actor(lane.color))
        if band.height < LEAST_HEIGHT_OF_NAMES:
            continue
        left = _BAR + _PAD + lane.depth * INDENT
        top = _text_top(band, height)
        if lane.has_parts:
            middle = top + (9 if band.height >= _TWO_LINES else _ONE_LINE_HEIGHT / 2)
            _paint_triangle(painter, left + 3, middle, lane.is_collapsed, theme)
        left += TRIANGLE_WIDTH - 4 if is_nested else 0
        _paint_texts(painter, band, lane, theme, left, top, width, dots)
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
    dots: float,
) -> None:
    """Name and count, below each other or, in a low lane, side by side."""
    room = width - left - 8
    name, count = LABEL_PIXELS, SMALL_PIXELS
    faint, is_high = theme.faint_text, band.height >= _TWO_LINES
    if is_high:
        words = _count_words(lane)
        draw_picture_of(
            painter, words, faint, left, top + 18, room, pixels=count, dots_per_pixel=dots
        )
    else:
        lower = max(round(_ONE_LINE_HEIGHT - band.height), 0)  # letters are as low as their lane
        name, count = max(name - lower, LEAST_PIXELS), max(count - lower, LEAST_PIXELS)
        top += lower / 2
        words = f"{lane.count:,}"
        room_of_count = text_width(words, count) + 8
        x = width - room_of_count
        draw_picture_of(painter, words, faint, x, top + 2, pixels=count, dots_per_pixel=dots)
        room -= room_of_count
    draw_picture_of(
        painter,
        lane.actor.name,
        theme.text,
        left,
        top,
        room,
        pixels=name,
        is_bold=True,
        dots_per_pixel=dots,
    )


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


def _draw_tick_texts(
    painter: QPainter, ticks: Sequence[Tick], width: float, theme: Theme, dots: float
) -> None:
    """One row of labels. The upper row is bold, hence wider than laid out: it takes free room."""
    next_left = width
    for tick in sorted(ticks, key=lambda tick: -tick.x):
        if tick.text and tick.is_upper:
            draw_picture_of(
                painter,
                tick.text,
                theme.text,
                tick.label_left,
                4.0,
                min(next_left - tick.label_left, WHOLE),
                pixels=LABEL_PIXELS,
                is_bold=True,
                dots_per_pixel=dots,
            )
        elif tick.text:
            draw_picture_of(
                painter,
                tick.text,
                theme.faint_text,
                tick.label_left,
                21.0,
                pixels=SMALL_PIXELS,
                dots_per_pixel=dots,
            )
        next_left = tick.x - 6


@lru_cache(maxsize=1)
def bold_font() -> QFont:
    return font(LABEL_PIXELS, bold=True)
