"""The window's shell: title, top bar and an empty middle, shown before anything heavy is imported.

What fills it is ``workspace``'s business; imports here stay with Qt alone.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QIcon
from PySide6.QtWidgets import QLabel, QMainWindow, QPushButton

from timeline_app.desktop.status_line import StatusLine
from timeline_app.locations import resource_folder
from timeline_app.session.settings_file import config_folder

FIRST_SIZE = (1440, 900)
TITLE_BAR = 40  # pixels that a window manager may add
TOLD, DETAILED = 10_000, 30_000  # milliseconds for which a message stays
LEAST_SIZE = (900, 600)  # with all panels; what is smaller hides the sentence or the marks


class MainWindow(QMainWindow):
    """A window that keeps its place and size, and says that it is opening until it is filled.

    ``dropped`` tells the paths of files that were dropped onto it; ``may_close`` is asked before it closes.
    """

    closing = Signal()
    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("timeline-app")
        self.setWindowIcon(QIcon(str(resource_folder() / "icons" / "timeline-app-64.png")))
        self.setMinimumSize(*LEAST_SIZE)
        room = self.screen().availableSize()
        width, height = FIRST_SIZE
        self.resize(min(width, room.width()), min(height, room.height() - TITLE_BAR))
        self.setAcceptDrops(True)
        self.may_close: Callable[[], bool] = lambda: True
        opening = QLabel("Opening…")
        opening.setTextFormat(Qt.TextFormat.PlainText)
        opening.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setCentralWidget(opening)
        self.details = QPushButton("Details")
        self.details.setProperty("flat_link", "true")
        self.details.clicked.connect(self._show_details)
        bar = StatusLine(self.details, self)
        self.setStatusBar(bar)
        self.details.hide()
        # It keeps its room where it says nothing: what stands above must not move under the pointer.
        bar.setFixedHeight(max(bar.sizeHint().height(), self.details.sizeHint().height()))
        bar.messageChanged.connect(self._show_status)
        self._detailed: tuple[str, Callable[[], None]] | None = None
        self.state = QSettings(str(config_folder() / "window.ini"), QSettings.Format.IniFormat)
        geometry = self.state.value("geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)

    def say(self, message: str, details: Callable[[], None] | None = None) -> None:
        """Say ``message`` for a while, with a button for ``details`` where there are some."""
        self._detailed = None if details is None else (message, details)
        self.statusBar().showMessage(message, TOLD if details is None else DETAILED)

    def _show_status(self, message: str) -> None:
        self.details.setVisible(self._detailed is not None and message == self._detailed[0])

    def _show_details(self) -> None:
        if self._detailed is not None:
            self._detailed[1]()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = _files_in(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self.state.setValue("geometry", self.saveGeometry())
        self.closing.emit()
        self.state.sync()
        super().closeEvent(event)


def _files_in(data: QMimeData) -> list[Path]:
    """The local files that are dragged; none where anything else is among them."""
    urls = data.urls()
    return (
        [Path(url.toLocalFile()) for url in urls] if all(url.isLocalFile() for url in urls) else []
    )
