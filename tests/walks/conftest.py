"""The real window on the bundled project, offscreen, with settings in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from timeline_app.desktop.app import make_application, open_window
from timeline_app.desktop.workspace import Workspace


@pytest.fixture(autouse=True)
def _undressed_afterwards(application_as_found: None) -> None:
    """Every walk opens the window."""


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
