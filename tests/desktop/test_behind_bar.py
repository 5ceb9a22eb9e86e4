"""Work behind a bar: handed over when done, and left alone by a window that goes meanwhile."""

from threading import Event

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from timeline_app.desktop.behind_bar import ShouldStop, Tell, run_behind_bar


def test_the_result_is_handed_over(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    results: list[object] = []

    def work(tell: Tell, should_stop: ShouldStop) -> object:
        tell(50, "Half of it")
        return "all"

    run_behind_bar(parent, "Work", "Working …", work, results.append)
    qtbot.waitUntil(lambda: results == ["all"])


def test_a_window_that_goes_stops_the_work_and_nothing_is_handed_over(qtbot: QtBot) -> None:
    parent = QWidget()
    results: list[object] = []
    begun, ended = Event(), Event()

    def work(tell: Tell, should_stop: ShouldStop) -> object:
        begun.set()
        while not should_stop():
            tell(1, "On and on")
        ended.set()
        return "something"

    run_behind_bar(parent, "Work", "Working …", work, results.append)
    assert begun.wait(5)
    parent.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert ended.wait(5)
    qtbot.wait(50)  # what the thread has told is still to be heard
    assert results == []
