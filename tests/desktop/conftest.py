"""Sessions on small projects, with the bundled font, for tests of what is seen and clicked."""

import os
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from timeline_app.desktop.theme import LabelMeasure, load_fonts
from timeline_app.reading.event_model import OpenProject
from timeline_app.session.session import Session

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _bundled_font(qapp: QApplication) -> None:
    load_fonts()


@pytest.fixture
def make_session(make_project: Callable[..., OpenProject]) -> Callable[..., Session]:
    """A session on a project as JSON holds it (default: ``raw_project()``)."""

    def make(raw: Any = None) -> Session:
        return Session(make_project(raw), LabelMeasure())

    return make
