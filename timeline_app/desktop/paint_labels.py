"""Paints labels on their marks, beside them and on cards, with letters that can be read on any fill.

Where its letters go is told by ``label_spots``; they are copied from a ``label_sheet``.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QStaticText

from timeline_app.desktop.device_pixels import DeviceGrid, device_pixels
from timeline_app.desktop.inks import Fill, InkBox, MarkInks
from timeline_app.desktop.label_sheet import LabelSheet, laid_out_text
from timeline_app.desktop.label_spots import (
    LabelPieces,
    LabelSpots,
    label_font,
    label_metrics,
    label_pieces,
    label_spots,
)
from timeline_app.desktop.paint_batches import RectBatch, copies, distinct, draw_copies
from timeline_app.desktop.theme import LABEL_PIXELS, SMALL_PIXELS, font
from timeline_app.layout.parts import Bools, Floats, Label, Marks
from timeline_app.layout.scene import Scene

_CARD_RADIUS, _CARD_SIDE = 3.0, 4  # pixels
# What letters on solid colours stand on, about: black ones on light colours, white on dark ones.
_UNDER_BLACK, _UNDER_WHITE = QColor("#b0b0b0"), QColor("#606060")
_BLACK, _WHITE = QColor("#000000"), QColor("#ffffff")
_INFINITE = np.full(1, np.inf)


def paint_labels(
    painter: QPainter, scene: Scene, titles: Sequence[str], inks: MarkInks, box: InkBox
) -> None:
    """Draw the scene's labels, on cards where something would run through their letters."""
    if not scene.labels:
        return
    spots = label_spots(scene, inks)
    with device_pixels(painter) as grid:
        if spots.is_veiled.any():
            _paint_cores(painter, scene.marks, spots, inks, grid)
        _paint_cards(painter, spots, inks, grid)
        pieces = label_pieces(scene, titles, spots, grid)
        theme, sheets = box.theme, box.label_sheets
        sheet = sheets.of(theme.text, theme.ground, spots.pixels)
        # What of each label lies on a solid core is drawn in a color of its own.
        begin, end = grid.xs(spots.core_left), grid.xs(spots.core_right)
        is_left, is_right = spots.x < spots.core_left, spots.right > spots.core_right
        _draw_parts(painter, sheet, pieces, is_left, -_INFINITE, begin)
        _draw_parts(painter, sheet, pieces, is_right, end, _INFINITE)
        begin, end = np.where(is_left, begin, -np.inf), np.where(is_right, end, np.inf)
        is_black = np.array([ink.is_black_on_solid for ink in inks.inks])[spots.ink]
        has_core = spots.core_right > spots.core_left
        for chosen, color, ground in (
            (has_core & is_black, _BLACK, _UNDER_BLACK),
            (has_core & ~is_black, _WHITE, _UNDER_WHITE),
        ):
            if chosen.any():
                sheet = sheets.of(color, ground, spots.pixels)
                _draw_parts(painter, sheet, pieces, chosen, begin, end)


def _paint_cores(
    painter: QPainter, marks: Marks, spots: LabelSpots, inks: MarkInks, grid: DeviceGrid
) -> None:
    """Solid cores under letters once more, without the fade in which they couldn't be read."""
    at = spots.is_veiled.nonzero()[0]
    top = marks.top[spots.mark[at]]
    bottom = top + marks.height[spots.mark[at]]
    brushes = spots.ink[at] * Fill.COUNT + Fill.SOLID
    batch = RectBatch()
    batch.add(spots.core_left[at], top, spots.core_right[at], bottom, brushes, 0)
    batch.made(grid).draw(painter, inks.brushes, 0, 0)


def _paint_cards(painter: QPainter, spots: LabelSpots, inks: MarkInks, grid: DeviceGrid) -> None:
    """Grounds for labels: two round ends, and between them what is between those, stretched."""
    chosen = spots.on_card.nonzero()[0]
    if not len(chosen):
        return
    height = spots.pixels + 3.0
    side, down = grid.length(_CARD_SIDE), grid.length(height)
    left = grid.xs(spots.x[chosen] - 3)
    right = np.maximum(grid.xs(spots.right[chosen] + 3), left + 2 * side + 1)
    top = grid.ys(np.rint(spots.y[chosen] - height / 2))
    numbers, ink = np.zeros(len(inks.inks), np.int64), spots.ink[chosen]
    for number in distinct(ink)[0].tolist():
        ground = inks.inks[number].ground

        def paint(painter: QPainter, ground: QColor = ground) -> None:
            radius = _CARD_RADIUS * grid.scale
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(QRectF(0, 0, 2 * side + 1, down), radius, radius)

        key = ("card", ground.rgb(), down)
        numbers[number] = inks.sheet.number_of(key, 2 * side + 1, down, paint)
    sources = inks.sheet.sources[numbers[ink]]
    parts = []
    for x, shift, across, stretched in (
        (left, 0, side, None),
        (left + side, side, 1, right - left - 2 * side),
        (right - side, side + 1, side, None),
    ):
        part = sources.copy()
        part[:, 0] += shift
        part[:, 2] = across
        parts.append(copies(x, top, part, stretched))
    draw_copies(painter, inks.sheet.pixmap, np.concatenate(parts))


def _draw_parts(
    painter: QPainter,
    sheet: LabelSheet,
    pieces: LabelPieces,
    chosen: Bools,
    begin: Floats,
    end: Floats,
) -> None:
    """Draw what lies between ``begin`` and ``end`` (by label, or one for all) of the ``chosen``."""
    at = chosen[pieces.label].nonzero()[0]
    if not len(at):
        return
    sources = sheet.sources_of([pieces.texts[n] for n in at.tolist()])
    label, left = pieces.label[at], pieces.left[at]
    begin, end = (edge[label] if len(edge) > 1 else edge for edge in (begin, end))
    is_missing = np.zeros(int(label.max()) + 1, np.bool_)
    is_missing[label[sources[:, 2] == 0.0]] = True
    from_x = np.maximum(begin, left)
    to_x = np.minimum(end, left + np.minimum(sources[:, 2], pieces.most[at]))
    sources[:, 0] += from_x - left
    sources[:, 2] = to_x - from_x
    seen = ((to_x > from_x) & ~is_missing[label]).nonzero()[0]
    draw_copies(painter, sheet.pixmap, copies(from_x[seen], pieces.top[at[seen]], sources[seen]))


def paint_text_card(
    painter: QPainter, label: Label, text: QColor, card: QColor, edge: QColor | None = None
) -> None:
    """A single label on an opaque ground of its own."""
    height = LABEL_PIXELS + (5.0 if edge else 3.0)
    rect = QRectF(label.x - 3, round(label.y - height / 2), label.width + 6, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(edge, 1) if edge else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(card)
    painter.drawRoundedRect(rect, _CARD_RADIUS, _CARD_RADIUS)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setFont(label_font())
    painter.setPen(text)
    made, text_height = _static_text(label.text)
    painter.drawStaticText(QPointF(round(label.x), round(label.y - text_height / 2)), made)


@lru_cache(maxsize=256)
def _static_text(text: str) -> tuple[QStaticText, float]:
    """``text`` laid out once, as plain text: five times faster to draw than a string."""
    return laid_out_text(text, label_font()), label_metrics(LABEL_PIXELS).height()


@lru_cache(maxsize=1)
def small_font() -> QFont:
    return font(SMALL_PIXELS)
