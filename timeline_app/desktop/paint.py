"""Paints a Scene: ground, grid, marks, breaks, labels; the same code for the canvas and pictures.

The grammar of a single mark is in ``paint_marks``; time axis and lane headers are ``paint_axes``'.
"""

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from timeline_app.desktop.device_pixels import device_pixels
from timeline_app.desktop.inks import InkBox, ink_box
from timeline_app.desktop.mark_shapes import MarkShape
from timeline_app.desktop.paint_batches import RectBatch
from timeline_app.desktop.paint_breaks import paint_breaks
from timeline_app.desktop.paint_density import covered_by, paint_densities, paint_throughout
from timeline_app.desktop.paint_emphasis import paint_emphasis
from timeline_app.desktop.paint_labels import paint_labels
from timeline_app.desktop.paint_marks import paint_mark, paint_marks
from timeline_app.desktop.theme import Theme
from timeline_app.layout.parts import MarkKind
from timeline_app.layout.scene import Scene
from timeline_app.model.event import Status
from timeline_app.query.columns import EventColumns
from timeline_app.query.lanes import Lane

_LINE, _GRID, _STRONG_GRID = 4, 5, 6  # among ``InkBox.grounds``


def paint_scene(
    painter: QPainter,
    scene: Scene,
    columns: EventColumns,
    lanes: Sequence[Lane],
    theme: Theme,
    *,
    selected_row: int | None = None,
    hovered_row: int | None = None,
    current_lane: str | None = None,
    most_new_labels: float = math.inf,
) -> bool:
    """Paint ``scene`` in device-independent pixels, x from 0 to its width, y from 0 to its height.

    ``current_lane`` is the actor whose lane is tinted. The painter must be at rest: its pen, brush
    and font are changed. False where labels are missing, of which ``most_new_labels`` may be painted
    for the first time: they come when the scene is painted again.
    """
    box = ink_box(theme, painter.deviceTransform().m11())
    allowance = box.label_sheets.allowance
    allowance.begin_frame(most_new_labels)
    _paint_ground(painter, scene, lanes, box, current_lane)
    if scene.densities:
        paint_densities(
            painter,
            scene.densities,
            scene.viewport.width,
            [box.of(band.color, band.lane) for band in scene.densities],
            [
                box.grounds[band.lane % 2 + 2 * (lanes[band.lane].actor.id == current_lane)]
                for band in scene.densities
            ],
        )
    for band in scene.throughout:
        paint_throughout(painter, band, scene.viewport.width, box.of(band.color, band.lane))
    inks = box.of_marks(scene.marks)
    paint_marks(painter, scene.marks, inks, 0.0, scene.viewport.width)
    paint_breaks(painter, scene, theme)
    paint_labels(painter, scene, columns.titles, inks, box)
    if hovered_row is not None and hovered_row != selected_row:
        paint_emphasis(painter, scene, columns, lanes, theme, hovered_row, is_selected=False)
    if selected_row is not None:
        paint_emphasis(painter, scene, columns, lanes, theme, selected_row, is_selected=True)
    return not allowance.is_exceeded


def paint_swatch(
    painter: QPainter,
    rect: QRectF,
    status: Status,
    color: QColor,
    theme: Theme,
    kind: MarkKind = MarkKind.SPAN,
    ends: int = 0,
    is_fading: bool = False,
    is_sourced: bool = True,
    is_proposed: bool = False,
) -> None:
    """How a mark of ``status`` and ``kind`` looks, in ``rect``; room for strikes is left inside it."""
    inks = ink_box(theme, painter.deviceTransform().m11()).just(color, theme.window)
    left, right = rect.left() + 5, rect.right() - 5
    middle = rect.center().x()
    solid = (left + 12, right - 12) if is_fading else (left, right)
    members: tuple[float, ...] = ()
    if kind is MarkKind.INSTANT:
        left = right = middle
    elif kind is MarkKind.WINDOW:
        solid = (middle, middle)
    elif kind is MarkKind.MEMBERS:
        members = (left + 4, right - 4)
    where = (left, *solid, right, rect.top(), rect.height(), ends)
    shape = MarkShape(kind, status, *where, is_sourced, is_proposed, members)
    paint_mark(painter, shape, inks, rect.left(), rect.right())


def _paint_ground(
    painter: QPainter, scene: Scene, lanes: Sequence[Lane], box: InkBox, current: str | None
) -> None:
    """Lanes on stripes, with the grid on them. Each dot is filled once, for there are millions.

    Nothing is filled where densities will be.
    """
    covered = {band.lane: covered_by(band) for band in scene.densities}
    width, height = scene.viewport.width, scene.viewport.height
    rects: list[tuple[float, float, float, float, int, int]] = []  # edges, brush and layer
    for band in scene.bands:
        top, bottom = band.top, band.top + band.height
        fill = band.lane % 2 + 2 * (lanes[band.lane].actor.id == current)
        from_y, to_y = covered.get(band.lane, (bottom, bottom))
        rects.append((0.0, top, width, from_y, fill, 0))
        rects.append((0.0, to_y, width, bottom, fill, 0))
        rects.append((0.0, bottom - 1, width, bottom, _LINE, 1))
    bottom = min(scene.content_height - scene.viewport.top, height) if scene.bands else 0.0
    rects.append((0.0, bottom, width, height, 0, 0))
    for tick in scene.ticks:
        x = round(tick.x)
        brush = _STRONG_GRID if tick.is_upper else _GRID
        rects.append((x, 0.0, x + 1, height, brush, 2 + tick.is_upper))
    left, top_edge, right, bottom_edge, brush, layer = np.array(rects).T
    batch = RectBatch()
    batch.add(left, top_edge, right, bottom_edge, brush.astype(np.int64), layer.astype(np.int64))
    with device_pixels(painter) as dots:
        batch.made(dots).draw(painter, box.grounds, 0, 3)
