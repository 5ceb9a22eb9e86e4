"""Paints marks: the shape says how well the time is known, pattern and outline say the status.

| status     | fill    | outline | struck through |
|------------|---------|---------|----------------|
| reported   | solid   | none    |                |
| attributed | light   | line    |                |
| disputed   | hatched | line    |                |
| denied     | none    | line    | once           |
| negated    | none    | dashed  | twice          |
| expected   | none    | dotted  |                |

A proposal on which nobody has decided is hollow: it has no fill, and an outline of long dashes, with
dots between them where it is expected. Lines through it are dashed, too.

A span is solid where it is certain and pale, fading, beyond. A window (no moment certain) is pale
between brackets, without a solid core. Which marks there are, and where, is the Scene's; all of
them are painted together, from arrays: ``mark_rects`` and ``mark_sprites``.
"""

from PySide6.QtGui import QPainter

from timeline_app.desktop.device_pixels import device_pixels
from timeline_app.desktop.inks import MarkInks
from timeline_app.desktop.mark_rects import mark_rects
from timeline_app.desktop.mark_shapes import MarkShape, marks_of_shape
from timeline_app.desktop.mark_sprites import MarkSprites
from timeline_app.desktop.seen_marks import (
    BANDS,
    BRACKETS,
    OUTLINES,
    QUESTIONS,
    SHAPES,
    STRIKES,
    layer_at,
    seen_marks,
)
from timeline_app.layout.parts import Marks


def paint_marks(painter: QPainter, marks: Marks, inks: MarkInks, left: float, right: float) -> None:
    """Paint ``marks``, later over earlier ones, on a view from ``left`` to ``right``."""
    seen = seen_marks(marks, inks.of_mark, left, right)
    if not len(seen):
        return
    with device_pixels(painter) as grid:
        rects = mark_rects(seen).made(grid)
        sprites = MarkSprites(seen, inks, grid, left, right)
        for level in range(seen.level_count):
            rects.draw(painter, inks.brushes, layer_at(level, BANDS), layer_at(level, OUTLINES))
            sprites.draw(painter, layer_at(level, SHAPES))
            rects.draw(painter, inks.brushes, layer_at(level, BRACKETS), layer_at(level, STRIKES))
            sprites.draw(painter, layer_at(level, QUESTIONS))


def paint_mark(
    painter: QPainter, mark: MarkShape, inks: MarkInks, left: float, right: float
) -> None:
    """Paint a single mark, as among many."""
    paint_marks(painter, marks_of_shape(mark), inks, left, right)
