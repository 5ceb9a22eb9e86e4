"""Panels on a session, with the real fonts, palette and style sheet; and a project to frighten them."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from timeline_app.collector import collector_paused
from timeline_app.desktop.stylesheet import stylesheet
from timeline_app.desktop.theme import LIGHT, LabelMeasure, load_fonts
from timeline_app.reading.event_model import OpenProject
from timeline_app.session.session import Session

HOSTILE = "<img src=file:///etc/passwd> & \u202eevil"


@pytest.fixture(scope="session", autouse=True)
def _fonts(qapp: QApplication) -> None:
    load_fonts()


@pytest.fixture(autouse=True)
def _looks(qapp: QApplication) -> Iterator[None]:
    with collector_paused():
        qapp.setStyle("Fusion")
        qapp.setPalette(LIGHT.palette())
        qapp.setStyleSheet(stylesheet(LIGHT))
    yield
    with collector_paused():
        qapp.setStyleSheet("")


@pytest.fixture
def make_session(make_project: Callable[..., OpenProject]) -> Callable[..., Session]:
    """Open a project, by default the story of the valley."""

    def make(raw: Any = None) -> Session:
        return Session(make_project(raw), LabelMeasure())

    return make


@pytest.fixture
def session(make_session: Callable[..., Session]) -> Session:
    return make_session()


@pytest.fixture
def hostile(raw: dict[str, Any], make_session: Callable[..., Session]) -> Session:
    """Every text that a document or a model may bring looks like HTML and turns around."""
    for document in raw["documents"]:
        document["title"] = f"{document['title']} {HOSTILE}"
        document["publisher"] = HOSTILE
    for actor in raw["actors"]:
        actor["name"] = f"{actor['name']} {HOSTILE}"
        actor["note"] = HOSTILE
    for event in raw["events"]:
        event["title"] = f"{event['title']} {HOSTILE}"
        event["place"] = event["note"] = HOSTILE
        event["tags"] = [HOSTILE]
    for link in raw["links"]:
        link["note"] = HOSTILE
    return make_session(raw)


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., Any]:
    """Show a widget of a given size and wait until it is there."""

    def shown(widget: QWidget, width: int = 360, height: int = 800) -> Any:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        return widget

    return shown
