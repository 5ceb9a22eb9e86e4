"""The real window on the bundled project, offscreen, with settings in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from timeline_app.desktop.app import make_application, open_window
from timeline_app.desktop.workspace import Workspace


@pytest.fixture(autouse=True)
def _application_as_found(qapp: QApplication) -> Iterator[None]:
    """The window dresses the whole application; other tests must find it as it was."""
    font, palette, sheet = qapp.font(), qapp.palette(), qapp.styleSheet()
    yield
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "config"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    return folder


@pytest.fixture
def workspace(qtbot: QtBot, config: Path) -> Iterator[Workspace]:
    make_application()
    opened = open_window(None, None)
    qtbot.addWidget(opened.window)
    opened.window.resize(1280, 800)
    qtbot.waitUntil(lambda: opened.views.canvas.is_idle)
    yield opened
    opened.window.close()
