"""Sessions and windows on small projects, with the bundled font, for tests of what is seen and clicked."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from timeline_app.desktop.app import make_application, open_window
from timeline_app.desktop.theme import LabelMeasure, load_fonts
from timeline_app.desktop.workspace import Workspace
from timeline_app.reading.event_model import OpenProject
from timeline_app.session.session import Session
from timeline_app.store.project_store import ProjectStore

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


@pytest.fixture
def make_own(make_project: Callable[..., OpenProject], tmp_path: Path) -> Callable[..., Path]:
    """A project file that can be edited, of a project as JSON holds it (default: ``raw_project()``)."""

    def make(raw: Any = None) -> Path:
        opened = make_project(raw)
        file = tmp_path / "valley.timeline"
        ProjectStore.create(file, opened.project, opened.texts).close()
        return file

    return make


@pytest.fixture
def open_in_window(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Path], Workspace]]:
    """A real window, active and painted, on a file; its settings are the test's own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    make_application()
    shown: list[Workspace] = []

    def show(file: Path) -> Workspace:
        workspace = open_window(file, None)
        shown.append(workspace)
        # A form that a test leaves open would ask.
        qtbot.addWidget(workspace.window, before_close_func=lambda _: workspace.edits.forget())
        workspace.window.resize(1280, 800)
        qtbot.waitUntil(lambda: workspace.views.canvas.is_idle)
        workspace.window.activateWindow()
        qtbot.waitUntil(workspace.window.isActiveWindow)
        return workspace

    yield show
    for workspace in shown:
        workspace.window.close()
