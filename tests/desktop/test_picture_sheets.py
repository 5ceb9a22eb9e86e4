"""Sheets of small pictures: they grow for a frame, forget between frames, and stay bounded."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from timeline_app.desktop.label_sheet import Allowance, LabelSheet
from timeline_app.desktop.paint_batches import copies, distinct, draw_copies
from timeline_app.desktop.picture_sheet import PictureSheet

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_sheet_keeps_what_one_frame_needs_and_forgets_between_frames() -> None:
    sheet = PictureSheet(100, 100 * 200)
    painted: list[int] = []
    for key in range(60):
        sheet.number_of(key, 30, 20, lambda _, key=key: painted.append(key))
    assert sheet.pixmap.height() >= 20 * 20
    assert painted == list(range(60))
    assert [sheet.find(key) for key in range(60)] == list(range(60))
    sheet.begin_frame()
    assert sheet.find(59) is not None
    sheet.begin_frame()
    assert sheet.find(0) is None
    assert sheet.find(59) is not None
    assert sheet.pixmap.width() * sheet.pixmap.height() <= 100 * 200


def test_pictures_on_a_sheet_are_apart_and_outlive_its_growth() -> None:
    sheet = PictureSheet(64, 1 << 20)
    colors = [QColor.fromHsv(n * 5 % 360, 200, 200) for n in range(70)]
    for n, color in enumerate(colors):
        side = 10 + n % 7
        sheet.number_of(n, side, side, lambda p, c=color, s=side: p.fillRect(0, 0, s, s, c))
    sheet.number_of("wide", 300, 4, lambda p: p.fillRect(0, 0, 300, 4, Qt.GlobalColor.red))
    image = sheet.pixmap.toImage()
    for n, color in enumerate(colors):
        left, top, width, height = sheet.sources[n].astype(int).tolist()
        assert image.pixelColor(left, top).rgb() == color.rgb()
        assert image.pixelColor(left + width - 1, top + height - 1).rgb() == color.rgb()


@pytest.mark.parametrize("dots_per_pixel", [1.0, 1.5, 2.0])
def test_a_text_looks_the_same_whatever_else_is_on_its_sheet(dots_per_pixel: float) -> None:
    def drawn(others: list[str]) -> QPixmap:
        sheet = LabelSheet(QColor("#123456"), QColor("#ffffff"), 12, dots_per_pixel, Allowance())
        sheet.sources_of(others)
        sources = sheet.sources_of(["Talks in Kabul", *others])[:1]
        pixmap = QPixmap(300, 60)
        pixmap.fill(Qt.GlobalColor.white)
        painter = QPainter(pixmap)
        draw_copies(painter, sheet.pixmap, copies(np.array([5.0]), np.array([5.0]), sources))
        painter.end()
        return pixmap

    alone = drawn([]).toImage()
    assert alone == drawn([f"{n} other texts {n}" for n in range(500)]).toImage()
    assert alone.pixelColor(0, 0) == QColor("#ffffff")
    darkest = min(alone.pixelColor(x, y).lightness() for x in range(300) for y in range(60))
    assert darkest < 100


def test_a_frame_paints_as_many_new_texts_as_it_may_and_the_next_ones_the_others() -> None:
    allowance = Allowance()
    sheet = LabelSheet(QColor("#000000"), QColor("#ffffff"), 12, 1.0, allowance)
    texts = [f"label {n}" for n in range(10)]
    shown = []
    for _ in range(3):
        allowance.begin_frame(4)
        sources = sheet.sources_of(texts)
        shown.append([bool(width) for width in sources[:, 2]])
        assert allowance.is_exceeded == (len(shown) < 3)
    assert [sum(each) for each in shown] == [4, 8, 10]
    assert shown[0][:4] == [True] * 4  # the first ones first
    assert (sources[:, 2:] > 0).all()


@pytest.mark.parametrize("longest", [90, 400])
def test_a_full_sheet_forgets_nothing_that_a_frame_asks_for_twice(longest: int) -> None:
    """One frame asks for some texts left of a solid core, and for others right of it."""
    allowance = Allowance()
    sheet = LabelSheet(QColor("#000000"), QColor("#ffffff"), 12, 1.0, allowance)
    left = [f"{n} ".ljust(90, "m") for n in range(150)] + ["w" * longest]
    right = [f"right {n}" for n in range(5)]
    missing = []
    for _ in range(14):
        allowance.begin_frame(16)
        parts = [sheet.sources_of(texts) for texts in (left, right)]
        missing.append(sum(int((part[:, 2] == 0).sum()) for part in parts))
    assert missing == sorted(missing, reverse=True)
    assert missing[0] > 100
    assert missing[-3:] == [0, 0, 0]


def test_a_kept_picture_is_the_same_when_it_has_moved() -> None:
    sheet = PictureSheet(100, 100 * 200)

    def dots(key: int) -> QImage:
        left, top, width, height = sheet.sources[sheet.find(key)].astype(int).tolist()
        return sheet.pixmap.copy(left, top, width, height).toImage()

    for key in range(50):
        color = QColor.fromHsv(key * 7, 200, 200)
        sheet.number_of(key, 20, 20, lambda p, c=color: p.drawEllipse(3, 3, 9, 9) or p.setPen(c))
    before = {key: dots(key) for key in (3, 17, 39)}
    sheet.begin_frame()
    for key in before:
        assert sheet.find(key) is not None
    sheet.begin_frame()
    assert sheet.find(5) is None
    assert {key: dots(key) for key in before} == before


def test_a_sheet_of_labels_stays_bounded() -> None:
    allowance = Allowance()
    sheet = LabelSheet(QColor("#000000"), QColor("#ffffff"), 12, 1.0, allowance)
    for frame in range(30):
        allowance.begin_frame(1000)
        sheet.sources_of([f"frame {frame} has a label with the number {n}" for n in range(100)])
    assert sheet.pixmap.width() * sheet.pixmap.height() <= 2 * 1024 * 2560


def test_distinct_is_like_unique() -> None:
    numbers = np.array([7, 3, 3, 0, 7, 12])
    values, places = np.unique(numbers, return_inverse=True)
    found, found_places = distinct(numbers)
    assert found.tolist() == values.tolist()
    assert found_places.tolist() == places.tolist()
