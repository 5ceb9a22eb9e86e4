"""Work in a thread behind a bar with Cancel, of which the window hears by signals.

What the work is, and what becomes of it, is the caller's business.
"""

from collections.abc import Callable
from threading import Event, Thread

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from timeline_app.desktop.text import short_visible_text

PATIENCE = 400  # milliseconds before the bar is shown
# Percent done and what is being done, and whether to stop.
Tell = Callable[[int, str], None]
ShouldStop = Callable[[], bool]


class _Work(QObject):
    told = Signal(int, str)
    done = Signal(object)

    def __init__(self, work: Callable[[Tell, ShouldStop], object], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = Event()
        self._thread = Thread(target=self._run, name="work behind a bar", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()

    def _run(self) -> None:
        result = self._work(self.told.emit, self._stop.is_set)
        self.done.emit(None if self._stop.is_set() else result)


def run_behind_bar(
    parent: QWidget,
    title: str,
    work: Callable[[Tell, ShouldStop], object],
    then: Callable[[object], None],
) -> None:
    """Do ``work`` and hand its result, which is never None, to ``then``, unless it was cancelled.

    ``work`` is called in a thread and raises nothing.
    """
    doing = _Work(work, parent)
    bar = QProgressDialog(title, "Cancel", 0, 100, parent)
    bar.setWindowTitle(title)
    bar.setWindowModality(Qt.WindowModality.WindowModal)
    bar.setMinimumDuration(PATIENCE)
    bar.setAutoReset(False)
    bar.canceled.connect(doing.stop)

    def tell(percent: int, what: str) -> None:
        bar.setLabelText(short_visible_text(what))
        bar.setValue(percent)

    def end(result: object) -> None:
        bar.canceled.disconnect(doing.stop)
        bar.close()
        bar.deleteLater()
        doing.deleteLater()
        if result is not None:
            then(result)

    doing.told.connect(tell)
    doing.done.connect(end)
    doing.start()
