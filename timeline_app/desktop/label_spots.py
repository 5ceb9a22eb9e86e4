"""Label spots: where on a view each label's letters go, and which texts they are cut from.

Placing and eliding labels is ``layout``'s; here they are made ready for the device, as arrays.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtGui import QFont, QFontMetricsF

from timeline_app.desktop.device_pixels import DeviceGrid
from timeline_app.desktop.inks import MarkInks
from timeline_app.desktop.label_sheet import PAD
from timeline_app.desktop.seen_marks import DENIED, DISPUTED, EXPECTED, NEGATED, REPORTED
from timeline_app.desktop.theme import LABEL_PIXELS, font
from timeline_app.layout.labels import ELLIPSIS
from timeline_app.layout.parts import Bools, Floats, Ints, MarkKind
from timeline_app.layout.scene import Scene
from timeline_app.query.columns import STATUSES

LEAST_PIXELS = 9
LONGEST_CUT_TITLE = 100  # characters; of a longer title too much would lie in a sheet unseen
_IS_PATTERNED = np.zeros(len(STATUSES), np.bool_)
_IS_PATTERNED[[DISPUTED, DENIED, NEGATED, EXPECTED]] = True


@dataclass(frozen=True, eq=False)
class LabelSpots:
    """Where N labels stand, ``y`` their middles, and from where to where each is on a solid core.

    Without a core, both are infinite.
    """

    pixels: int
    x: Floats
    right: Floats
    y: Floats
    core_left: Floats
    core_right: Floats
    on_card: Bools
    mark: Ints  # of the scene
    ink: Ints
    is_veiled: Bools  # a fade or an arrow may be over the core


def label_spots(scene: Scene, inks: MarkInks) -> LabelSpots:
    labels, marks = scene.labels, scene.marks
    at = np.array([label.mark for label in labels], np.int64)
    x = np.array([label.x for label in labels])
    width = np.array([label.width for label in labels])
    is_inside = np.array([label.is_inside for label in labels], np.bool_)
    kind, status = marks.kind[at], marks.status[at]
    proposed = marks.proposed[at]
    is_filled = (status == REPORTED) & marks.sourced[at] & ~proposed
    is_patterned = _IS_PATTERNED[status] | proposed
    on_card: Bools = is_inside & is_patterned | ~is_inside & _is_torn(scene, x, x + width)
    pixels = label_pixels(float(marks.height[at[0]]))  # all marks of a scene are equally high
    if pixels < LABEL_PIXELS:  # narrower than laid out, and still next to its mark
        narrower = width * (pixels / LABEL_PIXELS)
        is_before = ~is_inside & (x < marks.outer_left[at])
        x, width = x + (width - narrower) * is_before, narrower
        on_card = on_card | is_inside & ~is_filled
    x = x + 2.0 * (is_inside & (kind == MarkKind.WINDOW))  # clear of the bracket
    right = x + width
    has_core = is_inside & is_filled & (kind == MarkKind.SPAN)
    core_left = np.minimum(np.maximum(marks.solid_left[at], x - 1), right + 1)
    core_right = np.maximum(np.minimum(marks.solid_right[at], right + 1), core_left)
    return LabelSpots(
        pixels=pixels,
        x=x,
        right=right,
        y=np.array([label.y for label in labels]),
        core_left=np.where(has_core, core_left, np.inf),
        core_right=np.where(has_core, core_right, np.inf),
        on_card=on_card,
        mark=at,
        ink=inks.of_mark[at],
        is_veiled=has_core & (core_right > core_left) & (marks.ends[at] != 0),
    )


def _is_torn(scene: Scene, left: Floats, right: Floats) -> Bools:
    """Whether a break runs through a label."""
    if not scene.breaks:
        return np.zeros(len(left), np.bool_)
    lefts = np.array([gap.left for gap in scene.breaks])
    rights = np.array([gap.right for gap in scene.breaks])
    return np.asarray(((lefts < right[:, None]) & (rights > left[:, None])).any(axis=1))


@dataclass(frozen=True, eq=False)
class LabelPieces:
    """Texts as they lie in a sheet: where on the device, and how wide a part of each is shown."""

    texts: list[str]
    left: Floats
    top: Floats
    most: Floats  # width
    label: Ints  # what each is a piece of


def label_pieces(
    scene: Scene, titles: Sequence[str], spots: LabelSpots, grid: DeviceGrid
) -> LabelPieces:
    """An elided label is cut from its whole title, and the ellipsis put behind.

    While the view is zoomed, the same label is elided at ever other places: it is painted once.
    """
    metrics = label_metrics(spots.pixels)
    texts = []
    cut = []
    for n, label in enumerate(scene.labels):
        text = label.text
        if text.endswith(ELLIPSIS):
            title = titles[scene.marks.row[label.mark]]
            if title != text and _can_be_cut(title) and title.startswith(text[:-1]):
                text = title
                cut.append(n)
        texts.append(text)
    left = grid.xs(np.rint(spots.x)) - grid.length(PAD)
    top = grid.ys(np.rint(spots.y - metrics.height() / 2)) - grid.length(PAD)
    most = np.full(len(texts), np.inf)
    number = np.arange(len(texts))
    if not cut:
        return LabelPieces(texts, left, top, most, number)
    shown = grid.dots((spots.right - spots.x)[cut] - metrics.horizontalAdvance(ELLIPSIS))
    most[cut] = shown + grid.length(PAD)
    return LabelPieces(
        texts + [ELLIPSIS] * len(cut),
        np.concatenate([left, left[cut] + shown]),
        np.concatenate([top, top[cut]]),
        np.concatenate([most, np.full(len(cut), np.inf)]),
        np.concatenate([number, cut]),
    )


def _can_be_cut(title: str) -> bool:
    """Whether letters follow each other from left to right, each in a place of its own."""
    if len(title) > LONGEST_CUT_TITLE or not title.isprintable():
        return False
    return title.isascii() or max(title) < "\u0300"


def label_pixels(height: float) -> int:
    """Letters as high as the row of a mark of ``height`` has room for."""
    return round(min(max(height + 1, LEAST_PIXELS), LABEL_PIXELS))


@lru_cache(maxsize=8)
def label_font(pixels: int = LABEL_PIXELS) -> QFont:
    return font(pixels)


@lru_cache(maxsize=8)
def label_metrics(pixels: int) -> QFontMetricsF:
    return QFontMetricsF(label_font(pixels))
