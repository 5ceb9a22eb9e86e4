"""Paints a Scene: ground, grid, marks, breaks, labels; the same code for the canvas and pictures.

The grammar of a single mark is in ``paint_marks``; time axis and lane headers are ``paint_axes``'.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from timeline_app.desktop.inks import InkBox, Inks, blend, ink_box
from timeline_app.desktop.mark_shapes import MarkShape, mark_shapes
from timeline_app.desktop.paint_breaks import paint_breaks
from timeline_app.desktop.paint_emphasis import paint_emphasis
from timeline_app.desktop.paint_labels import label_font, paint_label
from timeline_app.desktop.paint_marks import paint_mark
from timeline_app.desktop.theme import Theme
from timeline_app.layout.parts import MarkKind
from timeline_app.layout.scene import Scene
from timeline_app.model.event import Status
from timeline_app.query.columns import EventColumns
from timeline_app.query.lanes import Lane

GRID_SHARE = 0.8  # of the line colour, for the grid at upper ticks


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
) -> None:
    """Paint ``scene`` in device-independent pixels, x from 0 to its width, y from 0 to its height.

    ``current_lane`` is the actor whose lane is tinted. The painter must be at rest: its pen, brush
    and font are changed.
    """
    box = ink_box(theme, painter.device().devicePixelRatioF())
    width, height = scene.viewport.width, scene.viewport.height
    painter.fillRect(QRectF(0, 0, width, height), theme.ground)
    _paint_lanes(painter, scene, lanes, box, current_lane)
    _paint_grid(painter, scene, theme)
    painter.setFont(label_font())
    shapes = tuple(mark_shapes(scene))
    inks = [
        box.of(color, lane, shape.sourced)
        for color, lane, shape in zip(
            scene.marks.color.tolist(), scene.marks.lane.tolist(), shapes, strict=True
        )
    ]
    for shape, ink in zip(shapes, inks, strict=True):
        paint_mark(painter, shape, ink, 0.0, width)
    paint_breaks(painter, scene, theme)
    for label in scene.labels:
        is_torn = any(
            gap.left < label.x + label.width and gap.right > label.x for gap in scene.breaks
        )
        paint_label(painter, label, shapes[label.mark], inks[label.mark], theme, is_torn)
    if hovered_row is not None and hovered_row != selected_row:
        paint_emphasis(painter, scene, columns, lanes, theme, hovered_row, is_selected=False)
    if selected_row is not None:
        paint_emphasis(painter, scene, columns, lanes, theme, selected_row, is_selected=True)


def paint_swatch(
    painter: QPainter,
    rect: QRectF,
    status: Status,
    color: QColor,
    theme: Theme,
    kind: MarkKind = MarkKind.SPAN,
    ends: int = 0,
    is_fading: bool = False,
) -> None:
    """How a mark of ``status`` and ``kind`` looks, in ``rect``; room for strikes is left inside it."""
    inks = Inks(color, theme.window, theme.text, painter.device().devicePixelRatioF())
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
    shape = MarkShape(
        kind, status, left, *solid, right, rect.top(), rect.height(), ends, True, members
    )
    paint_mark(painter, shape, inks, rect.left(), rect.right())


def _paint_lanes(
    painter: QPainter, scene: Scene, lanes: Sequence[Lane], box: InkBox, current: str | None
) -> None:
    theme, width = box.theme, scene.viewport.width
    for band in scene.bands:
        ground = box.ground(band.lane)
        if lanes[band.lane].actor.id == current:
            ground = blend(theme.accent, ground, 0.05)
        painter.fillRect(QRectF(0, band.top, width, band.height), ground)
        painter.fillRect(QRectF(0, band.top + band.height - 1, width, 1), theme.line)


def _paint_grid(painter: QPainter, scene: Scene, theme: Theme) -> None:
    strong = blend(theme.line, theme.ground, GRID_SHARE)
    height = scene.viewport.height
    for tick in sorted(scene.ticks, key=lambda tick: tick.is_upper):
        color = strong if tick.is_upper else theme.grid
        painter.fillRect(QRectF(round(tick.x), 0, 1, height), color)
