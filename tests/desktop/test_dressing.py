"""What dresses the whole application leaves every widget where Qt has it."""

import gc

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from timeline_app.desktop.app import apply_theme, make_application
from timeline_app.desktop.theme import DARK, LIGHT, Theme


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


@pytest.mark.usefixtures("application_as_found")
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_names_that_a_file_dialog_proposes_stand_on_the_themes_ground(
    theme: Theme, qtbot: QtBot
) -> None:
    """A list that is a window of its own has nothing behind it that would shine through."""
    make_application()
    apply_theme(theme)
    field = QLineEdit()
    qtbot.addWidget(field)
    completer = QCompleter(["01-mail.txt", "02-press.txt"], field)
    field.setCompleter(completer)
    field.show()
    completer.complete()
    popup = completer.popup()
    qtbot.waitUntil(popup.isVisible)
    picture = popup.viewport().grab().toImage()
    assert picture.pixelColor(picture.width() - 3, 3) == theme.ground
    popup.hide()
