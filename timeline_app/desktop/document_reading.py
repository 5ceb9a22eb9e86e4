"""Documents' files read behind a bar with Cancel, and long work done in small pieces behind it.

What becomes of what was read is ``document_desk``'s business.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event, Thread

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from timeline_app.desktop.text import short_visible_text
from timeline_app.model.problem import Problem
from timeline_app.reading.document_files import (
    DocumentFile,
    document_files_in,
    read_document_files,
)

Found = list[DocumentFile | Problem]
PIECE = 0.02  # seconds of work between two looks at what the user does


class DocumentReading(QObject):
    """Reads files in a thread; ``done`` tells what was found, None where it was cancelled."""

    told = Signal(int, str)
    done = Signal(object)

    def __init__(self, paths: Sequence[Path], parent: QObject) -> None:
        super().__init__(parent)
        self._paths = paths
        self._stop = Event()
        self._thread = Thread(target=self._read, name="reading documents", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()

    def _read(self) -> None:
        files, problems = document_files_in(self._paths)
        found: Found = list(problems)
        reading = read_document_files(files, should_stop=self._stop.is_set)
        for number, each in enumerate(reading, 1):
            found.append(each)
            name = Path(each.file).name
            self.told.emit(round(100 * number / max(len(files), 1)), name)
        self.done.emit(None if self._stop.is_set() else found)


class Pieces(QObject):
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


def read_with_progress(
    parent: QWidget, paths: Sequence[Path], title: str, then: Callable[[Found], None]
) -> None:
    """Read ``paths`` behind a bar with Cancel, and hand over what was found."""
    reading = DocumentReading(paths, parent)
    bar = _bar(parent, title, "Reading documents …", "Cancel")
    bar.canceled.connect(reading.stop)

    def tell(percent: int, name: str) -> None:
        bar.setLabelText(f"Reading {short_visible_text(name)}")
        bar.setValue(percent)

    def end(found: Found | None) -> None:
        bar.canceled.disconnect(reading.stop)
        bar.close()
        bar.deleteLater()
        reading.deleteLater()
        if found is not None:
            then(found)

    reading.told.connect(tell)
    reading.done.connect(end)
    reading.start()


def work_with_progress(
    parent: QWidget, steps: Iterator[float], title: str, doing: str, then: Callable[[], None]
) -> None:
    """Do the pieces of ``steps`` behind a bar that lets one skip the rest, and go on with ``then``."""
    pieces = Pieces(steps, parent)
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
    bar.setMinimumDuration(400)
    bar.setAutoReset(False)
    return bar
