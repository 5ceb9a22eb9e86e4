"""From the command to the open window: the shell first, then what is heavy, then the project.

What the window holds is ``workspace``'s business.
"""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from timeline_app import __version__
from timeline_app.collector import collector_paused
from timeline_app.desktop.main_window import MainWindow
from timeline_app.desktop.stylesheet import stylesheet
from timeline_app.desktop.theme import DARK, LIGHT, THEMES, Theme, font, load_fonts
from timeline_app.session.settings_file import read_raw, settings_file

if TYPE_CHECKING:
    from timeline_app.desktop.workspace import Workspace


def run_window(project: Path | None, documents: Path | None) -> int:
    """Open ``project``, or the bundled one, and stay until the window is closed.

    Returns the exit code: 2 where the project could not be opened, which the window has then said.
    """
    app = make_application()
    workspace = open_window(project, documents)
    workspace.window.raise_()
    gc.freeze()  # what is there now stays; frames need not wait for collections that look at it
    code = app.exec()
    return 2 if workspace.has_failed else code


def make_application() -> QApplication:
    """The application with its fonts and theme; the one that exists, if any."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("timeline-app")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("timeline-app")
    load_fonts()
    # The palette alone for the shell: with a style sheet, each widget that finds its parent later
    # would be polished again.
    theme = theme_named(str(read_raw(settings_file()).get("theme", "system")))
    with collector_paused():
        app.setStyle("Fusion")
        app.setFont(font())
        QApplication.setPalette(theme.palette())
    return app


def open_window(project: Path | None, documents: Path | None) -> "Workspace":
    """Show the shell, then import what is heavy and fill it with the project."""
    window = MainWindow()
    window.show()
    QApplication.processEvents()
    from timeline_app.desktop.workspace import Workspace

    workspace = Workspace(window)
    workspace.start(project, documents)
    QApplication.processEvents()
    return workspace


def theme_named(name: str) -> Theme:
    """The theme of that name; for ``system``, and any other, the one that the system prefers."""
    if name in THEMES:
        return THEMES[name]
    dark = QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return DARK if dark else LIGHT


def apply_theme(theme: Theme) -> None:
    """Palette and style sheet of the whole application."""
    app = QApplication.instance()
    with collector_paused():
        QApplication.setPalette(theme.palette())
        if isinstance(app, QApplication):
            app.setStyleSheet(stylesheet(theme))
