"""What dresses the whole application leaves every widget where Qt has it."""

import gc

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from timeline_app.desktop.app import apply_theme, make_application
from timeline_app.desktop.theme import DARK, LIGHT


class Watchful(QWidget):
    """Notes whether a collection might come while Qt tells it what changed."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[bool] = []

    def changeEvent(self, event: QEvent) -> None:
        self.seen.append(gc.isenabled())
        super().changeEvent(event)


@pytest.mark.usefixtures("application_as_found")
def test_nothing_is_collected_while_qt_goes_through_the_widgets(qtbot: QtBot) -> None:
    make_application()
    widget = Watchful()
    qtbot.addWidget(widget)
    widget.show()
    widget.seen.clear()
    apply_theme(DARK)
    apply_theme(LIGHT)
    make_application()
    assert widget.seen
    assert not any(widget.seen)
    assert gc.isenabled()
