"""Lanes of too many events: a strip per status, stronger where there are more, nothing where none."""

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from timeline_app.desktop.inks import ink_box
from timeline_app.desktop.paint_density import VAGUE_STRIP, paint_densities, strips_of
from timeline_app.desktop.theme import DARK, LIGHT, Theme
from timeline_app.layout.parts import DensityBand
from timeline_app.query.lane_grid import CATEGORIES, VAGUE

WIDTH, HEIGHT = 40, 80
EVERY = tuple(range(VAGUE))


def band(begun: npt.NDArray[np.int64], running: npt.NDArray[np.int64] | None = None) -> DensityBand:
    running = np.zeros_like(begun) if running is None else running
    return DensityBand(0, 0.0, HEIGHT, 2, EVERY, 1.0, begun, running)


def painted(made: DensityBand, theme: Theme, ratio: float = 1.0) -> npt.NDArray[np.int64]:
    """How far each pixel is from the lane's ground: the sum over red, green and blue."""
    image = QImage(round(WIDTH * ratio), round(HEIGHT * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(theme.ground)
    painter = QPainter(image)
    try:
        inks = ink_box(theme, ratio).of(made.color, 0)
        paint_densities(painter, [made], WIDTH, [inks], [theme.ground])
    finally:
        painter.end()
    pixels = np.array(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    ground = QColor(theme.ground)
    off = np.abs(pixels[..., :3].astype(int) - [ground.blue(), ground.green(), ground.red()])
    return off.sum(axis=2)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_status_is_seen_in_its_strip_and_column_alone(theme: Theme, ratio: float) -> None:
    each, groups = strips_of(HEIGHT, EVERY)
    assert groups == tuple((status,) for status in EVERY)
    for status in EVERY:
        begun = np.zeros((CATEGORIES, 20), np.int64)
        begun[status, 7] = 3
        seen = painted(band(begun), theme, ratio) > 0
        top = 2 + status * each
        assert seen[:, round(14 * ratio) : round(16 * ratio)].any()
        rows, columns = np.nonzero(seen)
        assert columns.min() >= np.floor(14 * ratio)
        assert columns.max() <= np.ceil(16 * ratio)
        assert rows.min() >= np.floor(top * ratio)
        assert rows.max() < np.ceil((top + each) * ratio)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_more_events_are_stronger(theme: Theme) -> None:
    begun = np.zeros((CATEGORIES, 5), np.int64)
    begun[0] = [0, 1, 4, 16, 256]
    off = painted(band(begun), theme)[8]
    columns = off.reshape(5, -1)
    assert (columns == columns[:, :1]).all()
    assert columns[0, 0] == 0
    assert columns[1, 0] > 30
    assert (np.diff(columns[:, 0]) > 0).all()


def test_what_only_goes_on_is_fainter_than_what_begins() -> None:
    begun = np.zeros((CATEGORIES, 3), np.int64)
    running = np.zeros((CATEGORIES, 3), np.int64)
    begun[0, 0], running[0, 1] = 1, 1000
    off = painted(band(begun, running), LIGHT)[8]
    assert off[0] > 1.5 * off[20] > 0
    assert off[-1] == 0


def test_uncertain_times_are_told_in_the_lowest_strip() -> None:
    begun = np.zeros((CATEGORIES, 20), np.int64)
    begun[VAGUE, 3] = 5
    each, _ = strips_of(HEIGHT, EVERY)
    rows, columns = np.nonzero(painted(band(begun), LIGHT))
    assert (rows.min(), rows.max()) == (2 + each * 6, 2 + each * 6 + VAGUE_STRIP - 1)
    assert (columns.min(), columns.max()) == (6, 7)


@pytest.mark.parametrize(("height", "strips"), [(80, 6), (44, 6), (34, 4), (20, 1), (14, 1)])
def test_statuses_share_strips_in_low_lanes(height: float, strips: int) -> None:
    each, groups = strips_of(height, EVERY)
    assert len(groups) == strips
    assert sorted(status for group in groups for status in group) == list(EVERY)
    assert each >= 4
    assert 2 + each * strips + VAGUE_STRIP <= height


def test_a_lane_of_one_status_gives_it_all_the_room() -> None:
    assert strips_of(80, (1,)) == (73, ((1,),))
