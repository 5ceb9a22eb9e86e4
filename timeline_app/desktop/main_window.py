"""The window's shell: title, top bar and an empty middle, shown before anything heavy is imported.

What fills it is ``workspace``'s business; imports here stay with Qt alone.
"""

from PySide6.QtCore import QByteArray, QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QLabel, QMainWindow

from timeline_app.locations import resource_folder
from timeline_app.session.settings_file import config_folder

FIRST_SIZE = (1440, 900)
LEAST_SIZE = (900, 560)


class MainWindow(QMainWindow):
    """A window that keeps its place and size, and says that it is opening until it is filled."""

    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("timeline-app")
        self.setWindowIcon(QIcon(str(resource_folder() / "icons" / "timeline-app-64.png")))
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(*FIRST_SIZE)
        opening = QLabel("Opening…")
        opening.setTextFormat(Qt.TextFormat.PlainText)
        opening.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setCentralWidget(opening)
        self.state = QSettings(str(config_folder() / "window.ini"), QSettings.Format.IniFormat)
        geometry = self.state.value("geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.state.setValue("geometry", self.saveGeometry())
        self.closing.emit()
        self.state.sync()
        super().closeEvent(event)
