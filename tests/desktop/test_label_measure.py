"""Widths summed from pairs of letters are those that Qt shapes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF

from timeline_app.desktop.theme import LABEL_PIXELS, PLAIN, LabelMeasure, font
from timeline_app.locations import bundled_project
from timeline_app.reading.event_model import read_event_model


def shaped(text: str) -> float:
    return QFontMetricsF(font(LABEL_PIXELS)).horizontalAdvance(text)


def test_titles_of_the_bundled_project_are_as_wide_as_qt_says() -> None:
    measure = LabelMeasure()
    for event in read_event_model(*bundled_project()).project.events:
        assert measure(event.title) == pytest.approx(shaped(event.title), abs=0.5)


@given(st.text(st.sampled_from(sorted(PLAIN)), max_size=30))
def test_plain_text_is_as_wide_as_qt_says(text: str) -> None:
    assert LabelMeasure()(text) == pytest.approx(shaped(text), abs=0.5)


@pytest.mark.parametrize(
    "text", ["", "3x4", "3 x 4", "six 6", "a->b", "قسد", "مسعود 12", "e\u0301", "🦁", "f’f", "ffi"]
)
def test_other_text_is_shaped(text: str) -> None:
    assert LabelMeasure()(text) == pytest.approx(shaped(text), abs=0.5)
