"""The grammar of marks: each status and each kind of date looks unlike the others, colour apart."""

from dataclasses import fields, replace
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from timeline_app.desktop.contrast import GRAPHIC_CONTRAST, contrast
from timeline_app.desktop.inks import InkBox
from timeline_app.desktop.label_sheet import laid_out_text
from timeline_app.desktop.label_spots import label_font
from timeline_app.desktop.mark_shapes import MarkShape, marks_of_shape
from timeline_app.desktop.paint import paint_swatch
from timeline_app.desktop.paint_marks import paint_marks
from timeline_app.desktop.text import tooltip_text, visible_lines, visible_text
from timeline_app.desktop.theme import THEMES, Theme
from timeline_app.layout.parts import Ends, MarkKind, Marks
from timeline_app.model.event import Status
from timeline_app.query.columns import STATUSES

SIZE = (60, 21)
# Grey levels by which a pixel differs to the eye, and how many such pixels tell two marks apart.
LEVELS, PIXELS = 40, 30
themes = pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
scales = pytest.mark.parametrize("dots_per_pixel", [1.0, 2.0])


def grey(shape: MarkShape, theme: Theme, color: int, dots_per_pixel: float = 1.0) -> np.ndarray:
    """Grey levels of the mark, averaged over the dots of each pixel, as the eye does."""
    dots = int(dots_per_pixel)
    marks = replace(marks_of_shape(shape), color=np.array([color]))
    image = picture(marks, theme, SIZE, dots_per_pixel)
    levels = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(levels.constBits(), np.uint8).reshape(levels.height(), -1)
    rows = rows[:, : levels.width()].astype(float)
    return rows.reshape(SIZE[1], dots, SIZE[0], dots).mean(axis=(1, 3))


def picture(marks: Marks, theme: Theme, size: tuple[int, int], dots_per_pixel: float) -> QImage:
    width, height = (round(side * dots_per_pixel) for side in size)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(dots_per_pixel)
    image.fill(theme.ground)
    painter = QPainter(image)
    paint_marks(painter, marks, InkBox(theme, dots_per_pixel).of_marks(marks), 0.0, size[0])
    painter.end()
    return image


def mark(kind: MarkKind, status: Status, **fields: object) -> MarkShape:
    left, right = (30.0, 30.0) if kind is MarkKind.INSTANT else (12.0, 48.0)
    solids = (30.0, 30.0) if kind is MarkKind.WINDOW else (left, right)
    members = (14.0, 30.0, 46.0) if kind is MarkKind.MEMBERS else ()
    shape = MarkShape(kind, status, left, *solids, right, 3.0, 15.0, members=members)
    return MarkShape(**{**{name: getattr(shape, name) for name in shape.__slots__}, **fields})


def differing(one: np.ndarray, other: np.ndarray) -> int:
    return int((np.abs(one - other) > LEVELS).sum())


@themes
@scales
@pytest.mark.parametrize("kind", MarkKind)
@pytest.mark.parametrize("color", range(8))
def test_statuses_differ_without_colour(
    theme: Theme, dots_per_pixel: float, kind: MarkKind, color: int
) -> None:
    pictures = {s: grey(mark(kind, s), theme, color, dots_per_pixel) for s in STATUSES}
    for one, other in combinations(STATUSES, 2):
        assert differing(pictures[one], pictures[other]) >= PIXELS, (one, other)


@themes
@pytest.mark.parametrize("status", STATUSES)
def test_kinds_of_dates_differ(theme: Theme, status: Status) -> None:
    shapes = {
        "span": mark(MarkKind.SPAN, status),
        "fading": mark(MarkKind.SPAN, status, solid_left=30.0),
        "window": mark(MarkKind.WINDOW, status),
        "instant": mark(MarkKind.INSTANT, status),
        "members": mark(MarkKind.MEMBERS, status),
        "arrow": mark(MarkKind.WINDOW, status, ends=int(Ends.OPEN_RIGHT)),
        "unknown": mark(MarkKind.WINDOW, status, ends=int(Ends.UNKNOWN_RIGHT)),
    }
    pictures = {name: grey(shape, theme, 0) for name, shape in shapes.items()}
    for one, other in combinations(shapes, 2):
        # A bracket that gives way to a fade is a matter of a few pixels at one end.
        assert differing(pictures[one], pictures[other]) >= PIXELS / 2, (one, other)


@themes
@pytest.mark.parametrize("kind", MarkKind)
@pytest.mark.parametrize("status", STATUSES)
def test_unsourced_marks_never_look_sourced(theme: Theme, kind: MarkKind, status: Status) -> None:
    unsourced = grey(mark(kind, status, sourced=False), theme, 0)
    for other in STATUSES:
        assert differing(unsourced, grey(mark(kind, other), theme, 0)) >= PIXELS


@themes
@scales
@pytest.mark.parametrize("kind", MarkKind)
@pytest.mark.parametrize("status", STATUSES)
def test_proposals_never_look_decided(
    theme: Theme, dots_per_pixel: float, kind: MarkKind, status: Status
) -> None:
    proposed = grey(mark(kind, status, proposed=True), theme, 0, dots_per_pixel)
    for other in STATUSES:
        decided = grey(mark(kind, other), theme, 0, dots_per_pixel)
        assert differing(proposed, decided) >= PIXELS, other


@themes
@pytest.mark.parametrize("kind", MarkKind)
def test_proposals_are_hollow_and_tell_what_is_not_said_to_have_happened(
    theme: Theme, kind: MarkKind
) -> None:
    pictures = {s: grey(mark(kind, s, proposed=True), theme, 0) for s in STATUSES}
    ground = pictures[Status.REPORTED][0, 0]
    assert abs(pictures[Status.REPORTED][10, 30] - ground) < LEVELS or kind is MarkKind.MEMBERS
    for status in (Status.DENIED, Status.NEGATED, Status.EXPECTED):
        assert differing(pictures[status], pictures[Status.REPORTED]) >= PIXELS / 3, status


@themes
@pytest.mark.parametrize("color", range(8))
@pytest.mark.parametrize("lane", [0, 1])
def test_text_and_lines_can_be_read_on_every_fill(theme: Theme, color: int, lane: int) -> None:
    inks = InkBox(theme).of(color, lane)
    for fill in (inks.tail, inks.pale, inks.light, inks.ground):
        assert contrast(theme.text, fill) >= 4.5
    assert contrast(inks.on_solid, inks.solid) >= 4.5
    assert contrast(inks.line, inks.ground) >= GRAPHIC_CONTRAST


@pytest.mark.parametrize("dots_per_pixel", [1.0, 1.5, 2.0])
def test_many_marks_look_like_each_alone(dots_per_pixel: float) -> None:
    theme, room = THEMES["light"], 80
    shapes = [
        replace(
            mark(
                kind, status, sourced=sourced, proposed=proposed, ends=ends, solid_left=solid_left
            ),
            top=3.0 + 20 * (status_number % 2),
        )
        for kind in MarkKind
        for status_number, status in enumerate(STATUSES)
        for sourced, proposed in ((True, False), (False, False), (True, True))
        for ends in ((0, 1, 2, 4, 8) if kind in (MarkKind.SPAN, MarkKind.WINDOW) else (0,))
        for solid_left in ((12.0, 25.0) if kind is MarkKind.SPAN else (30.0,))
    ]
    size = (room * len(shapes), 44)
    apart = [moved(shape, room * place) for place, shape in enumerate(shapes)]
    together = joined([marks_of_shape(shape) for shape in apart])
    whole = picture(together, theme, size, dots_per_pixel)
    across = round(room * dots_per_pixel)
    for place, shape in enumerate(apart):
        alone = picture(marks_of_shape(shape), theme, size, dots_per_pixel)
        part = (across * place, 0, across, whole.height())
        assert whole.copy(*part) == alone.copy(*part), shapes[place]


def test_a_later_mark_is_painted_over_an_earlier_one_that_it_overlaps() -> None:
    theme = THEMES["light"]
    long = mark(MarkKind.SPAN, Status.REPORTED, outer_left=5.0, solid_left=5.0)
    short = mark(MarkKind.SPAN, Status.EXPECTED, outer_left=20.0, outer_right=30.0)
    both = picture(joined([marks_of_shape(long), marks_of_shape(short)]), theme, SIZE, 1.0)
    alone = picture(marks_of_shape(short), theme, SIZE, 1.0)
    assert both.copy(20, 0, 10, SIZE[1]).copy(0, 3, 10, 15) == alone.copy(20, 3, 10, 15)


def moved(shape: MarkShape, x: float) -> MarkShape:
    edges = ("outer_left", "solid_left", "solid_right", "outer_right")
    return replace(
        shape,
        members=tuple(member + x for member in shape.members),
        **{edge: getattr(shape, edge) + x for edge in edges},
    )


def joined(parts: list[Marks]) -> Marks:
    names = [field.name for field in fields(Marks) if field.name != "members"]
    arrays = {name: np.concatenate([getattr(part, name) for part in parts]) for name in names}
    members = {place: part.members[0] for place, part in enumerate(parts) if part.members}
    return Marks(**arrays, members=members)


@themes
def test_swatches_are_painted_like_marks(theme: Theme) -> None:
    images = []
    for status in STATUSES:
        image = QImage(46, 14, QImage.Format.Format_RGB32)
        image.fill(theme.window)
        painter = QPainter(image)
        paint_swatch(painter, QRectF(0, 1, 46, 12), status, theme.faint_text, theme)
        painter.end()
        images.append(image)
    for one, other in combinations(images, 2):
        assert one != other


def test_labels_are_plain_text() -> None:
    text = "<b>Kabul</b>"
    laid_out = laid_out_text(text, label_font())
    assert laid_out.size().width() == pytest.approx(
        QFontMetricsF(label_font()).horizontalAdvance(text), abs=2
    )


def test_hostile_characters_become_visible() -> None:
    assert visible_text("a\u202eb\u2066\r\nc\x00\x9b\u061c") == "a⟦RLO⟧b⟦LRI⟧ c␀⟦9B⟧⟦ALM⟧"
    assert visible_lines("a\tb\r\nc\u200f") == "a\tb\nc⟦RLM⟧"
    assert tooltip_text("<img>\n&") == "<qt>&lt;img&gt;<br>&amp;</qt>"
