"""Documents into the open project: which files, how far they are read, what became of each.

Files are read in a thread, of which the window hears by signals; nothing is recorded before all that
can be read was read, as one entry of the history.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Thread

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from timeline_app.desktop.text import short_visible_text
from timeline_app.model.problem import Problem
from timeline_app.reading.document_files import (
    DocumentFile,
    document_files_in,
    read_document_files,
)

Found = list[DocumentFile | Problem]


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


def read_with_progress(
    parent: QWidget, paths: Sequence[Path], then: Callable[[Found], None]
) -> None:
    """Read ``paths`` behind a bar with Cancel, and hand over what was found."""
    reading = DocumentReading(paths, parent)
    bar = QProgressDialog("Reading documents …", "Cancel", 0, 100, parent)
    bar.setWindowTitle("Add documents")
    bar.setWindowModality(Qt.WindowModality.WindowModal)
    bar.setMinimumDuration(400)
    bar.setAutoReset(False)
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
