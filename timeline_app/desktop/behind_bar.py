"""Work behind a bar: in a thread with Cancel, or in small pieces of which one may skip the rest.

What the work is, and what becomes of it, is the caller's business.
"""

import time
from collections.abc import Callable, Iterator
from threading import Event, Thread

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget
from shiboken6 import isValid

from timeline_app.desktop.text import short_visible_text

PATIENCE = 400  # milliseconds before the bar is shown
PIECE = 0.02  # seconds of work between two looks at what the user does
# Percent done and what is being done, and whether to stop.
Tell = Callable[[int, str], None]
ShouldStop = Callable[[], bool]


class _Work(QObject):
    """Lives as long as its thread, whatever becomes of the window: Qt may not take away who is signalling."""

    told = Signal(int, str)
    done = Signal(object)

    def __init__(self, work: Callable[[Tell, ShouldStop], object]) -> None:
        super().__init__()
        self._work = work
        self._stop = Event()
        self._thread = Thread(target=self._run, name="work behind a bar", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()

    def forget(self) -> None:
        """Go, once the thread has come back from the signal that told its end."""
        self._thread.join()
        self.deleteLater()

    def _run(self) -> None:
        result = self._work(self.told.emit, self._stop.is_set)
        self.done.emit(None if self._stop.is_set() else result)


class _Pieces(QObject):
    """Does the pieces of some work whenever nothing else is to be done; ``done`` tells the end."""

    told = Signal(int)
    done = Signal()

    def __init__(self, steps: Iterator[float], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = steps
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._work)

    def start(self) -> None:
        self._timer.start(0)

    def stop(self) -> None:
        """Leave the rest undone."""
        self._timer.stop()
        self.done.emit()

    def _work(self) -> None:
        until = time.monotonic() + PIECE
        for fraction in self._steps:
            if time.monotonic() > until:
                self.told.emit(round(100 * fraction))
                return
        self.stop()


def run_behind_bar(
    parent: QWidget,
    title: str,
    doing: str,
    work: Callable[[Tell, ShouldStop], object],
    then: Callable[[object], None],
    *,
    is_modal: bool = True,
    ended: Callable[[], None] = lambda: None,
    cancelled: Callable[[], None] = lambda: None,
) -> None:
    """Do ``work`` and hand its result, which is never None, to ``then``, unless it was cancelled.

    ``work`` is called in a thread and raises nothing. A bar that isn't modal leaves the window to the
    user meanwhile. ``ended`` is called first in any case; ``cancelled`` where the user gave it up.
    """
    working = _Work(work)
    parent.destroyed.connect(working.stop)
    bar = _bar(parent, title, doing, "Cancel")
    if not is_modal:
        bar.setWindowModality(Qt.WindowModality.NonModal)
    bar.canceled.connect(working.stop)

    def tell(percent: int, what: str) -> None:
        if isValid(bar):
            bar.setLabelText(short_visible_text(what))
            bar.setValue(percent)

    def end(result: object) -> None:
        working.forget()
        ended()
        if not isValid(bar):  # the window has gone meanwhile
            return
        bar.canceled.disconnect(working.stop)
        is_cancelled = bar.wasCanceled()
        bar.close()
        bar.deleteLater()
        if result is not None:
            then(result)
        elif is_cancelled:
            cancelled()

    working.told.connect(tell)
    working.done.connect(end)
    working.start()


def run_in_pieces(
    parent: QWidget, steps: Iterator[float], title: str, doing: str, then: Callable[[], None]
) -> None:
    """Do the pieces of ``steps`` behind a bar that lets one skip the rest, and go on with ``then``."""
    pieces = _Pieces(steps, parent)
    bar = _bar(parent, title, doing, "Skip")
    bar.canceled.connect(pieces.stop)

    def end() -> None:
        bar.canceled.disconnect(pieces.stop)
        bar.close()
        bar.deleteLater()
        pieces.deleteLater()
        then()

    pieces.told.connect(bar.setValue)
    pieces.done.connect(end)
    pieces.start()


def _bar(parent: QWidget, title: str, doing: str, stop: str) -> QProgressDialog:
    bar = QProgressDialog(doing, stop, 0, 100, parent)
    bar.setWindowTitle(title)
    bar.setWindowModality(Qt.WindowModality.WindowModal)
    bar.setMinimumDuration(PATIENCE)
    bar.setAutoReset(False)
    return bar
