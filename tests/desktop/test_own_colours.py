"""Colours of actors' own: seen on light and dark ground, and the same wherever they are painted."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from timeline_app.desktop.contrast import (
    GRAPHIC_CONTRAST,
    TAIL_SHARE,
    TEXT_CONTRAST,
    blend,
    contrast,
)
from timeline_app.desktop.inks import InkBox
from timeline_app.desktop.mark_shapes import MarkShape, marks_of_shape
from timeline_app.desktop.theme import DARK, LIGHT, PALETTE, THEMES, Theme
from timeline_app.layout.parts import MarkKind
from timeline_app.model.event import Status
from timeline_app.query.lanes import own_color_number

themes = pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
colours = st.integers(0, 0xFFFFFF).map(lambda rgb: f"#{rgb:06x}")


@themes
@given(colour=colours)
def test_any_colour_can_be_seen(theme: Theme, colour: str) -> None:
    shown = theme.actor(own_color_number(colour))
    if colour in PALETTE:
        return
    for ground in (theme.window, theme.ground):
        assert contrast(shown, ground) >= GRAPHIC_CONTRAST - 0.05
        assert contrast(blend(shown, ground, TAIL_SHARE), theme.text) >= TEXT_CONTRAST - 0.05
    if 3.1 <= contrast(QColor(colour), theme.window) <= 7.0:
        assert shown.name() == colour


@pytest.mark.parametrize("colour", ["#ffff00", "#ffffff", "#000000", "#101010"])
@themes
def test_colours_of_the_ground_itself_can_be_seen(theme: Theme, colour: str) -> None:
    shown = theme.actor(own_color_number(colour))
    assert contrast(shown, theme.window) >= GRAPHIC_CONTRAST


def test_a_colour_of_the_palette_has_its_own_shade_in_the_dark() -> None:
    assert len(PALETTE) == len(LIGHT.actors)
    for number, colour in enumerate(PALETTE):
        own = own_color_number(colour)
        assert LIGHT.actor(own) == LIGHT.actor(number)
        assert DARK.actor(own) == DARK.actor(number)
        assert DARK.actor(own_color_number(colour.upper())) == DARK.actor(number)


@themes
@given(numbers=st.lists(st.integers(-0x1000000, 30), min_size=1, max_size=6))
def test_one_mark_and_many_have_the_same_inks(theme: Theme, numbers: list[int]) -> None:
    box = InkBox(theme)
    shape = MarkShape(MarkKind.SPAN, Status.REPORTED, 0.0, 0.0, 9.0, 9.0, 0.0, 9.0)
    one = marks_of_shape(shape)
    for color in numbers:
        for sourced in (True, False):
            mark = replace(one, color=np.array([color]), sourced=np.array([sourced]))
            [inks] = box.of_marks(mark).inks
            assert inks is box.of(color, 0, sourced)
            assert (inks.solid == theme.actor(color)) or not sourced
