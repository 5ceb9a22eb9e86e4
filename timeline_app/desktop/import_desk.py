"""Imports in the window: asks where the project goes, tells how far it is, shows what came of it.

The work is done by ``import_process``; a table that was imported is opened by ``workspace``: at once
where nothing was done in the window since the import began, else when the user asks for it.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QToolBar

from timeline_app.desktop.import_bar import ImportBar
from timeline_app.desktop.import_process import ImportProcess
from timeline_app.desktop.import_rejected import RejectedDialog, rejected_words
from timeline_app.desktop.main_window import MainWindow
from timeline_app.desktop.open_dialogs import ask_new_project
from timeline_app.desktop.text import visible_text
from timeline_app.session.counting import counted
from timeline_app.session.import_messages import ImportFailed, ImportMessage
from timeline_app.session.importing import ImportReport
from timeline_app.session.session import Session

BUSY = "An import is under way: wait until it is done, or cancel it."


class ImportDesk(QObject):
    """One import at a time. ``open_project`` opens the project file of one that is done.

    ``session`` gives what the window shows, None where it shows no project. ``ended`` tells that
    there is no import any more.
    """

    ended = Signal()

    def __init__(
        self,
        window: MainWindow,
        open_project: Callable[[Path], None],
        session: Callable[[], Session | None],
    ) -> None:
        super().__init__(window)
        self._window, self._open_project, self._session = window, open_project, session
        self._seen_at_start: object = None
        self._process: ImportProcess | None = None
        self._last: ImportMessage | None = None
        self.bar = ImportBar()
        self.bar.cancelled.connect(self._stop)
        self.bar.details_wanted.connect(self._show_details)
        self.bar.open_wanted.connect(self._open_last)
        _put_below_everything(self.bar, window)
        window.closing.connect(self._stop_now)

    @property
    def is_running(self) -> bool:
        return self._process is not None

    def can_begin(self) -> bool:
        """Whether another import can begin; the window says so where it can't."""
        if self.is_running:
            self._window.statusBar().showMessage(BUSY, 10_000)
        return not self.is_running

    def ask(self, table: Path) -> None:
        """Import ``table`` into a project that is asked for."""
        project_file = ask_new_project(self._window, table) if self.can_begin() else None
        if project_file is not None:
            self.start(table, project_file)

    def start(self, table: Path, project_file: Path) -> None:
        """Import ``table`` into ``project_file``, in the place of what is there."""
        self._seen_at_start = _seen(self._session())
        self._process = ImportProcess(table, project_file, self)
        self._process.progressed.connect(self.bar.show_progress)
        self._process.ended.connect(self._end)
        self.bar.begin(visible_text(table.name))
        self._process.start()

    def _show_details(self) -> None:
        """More on what came of the last import; the window stays usable meanwhile."""
        if isinstance(self._last, ImportReport):
            RejectedDialog(self._last, self._window).show()
        elif isinstance(self._last, ImportFailed):
            from timeline_app.desktop.messages import ProblemPage

            problem = self._last.problem
            ProblemPage.as_dialog(Path(problem.file), (problem,), self._window).exec()

    def _stop(self) -> None:
        if self._process is not None:
            self._process.stop()

    def _stop_now(self) -> None:
        if self._process is not None:
            self._process.ended.disconnect(self._end)
            self._process.stop_now()
            self._process = None

    def _end(self, message: ImportMessage) -> None:
        if self._process is None:
            return
        name = visible_text(self._process.table.name)
        self._process.deleteLater()
        self._process = None
        self._last = message
        if isinstance(message, ImportReport):
            self._finish(name, message)
        elif isinstance(message, ImportFailed):
            problem = message.problem
            text = f"{name} was not imported: {problem.reason}; {problem.mend}"
            self.bar.tell(text, is_wrong=True, details="Details")
        else:
            self.bar.withdraw()
            self._window.statusBar().showMessage(f"The import of {name} was cancelled", 10_000)
        self._seen_at_start = None
        self.ended.emit()

    def _finish(self, name: str, report: ImportReport) -> None:
        """Open the project and list rejected rows, or offer both where the user is at something."""
        session = self._session()
        is_untouched = _seen(session) == self._seen_at_start
        is_replaced = session is not None and session.open_project.file == report.project_file
        is_opened = is_untouched or is_replaced  # what was replaced isn't there any more
        if is_opened:
            self._open_project(report.project_file)
        if report.rejected_count:
            text = f"{name}: {rejected_words(report)}"
            details = "Show rejected rows…"
            self.bar.tell(text, is_wrong=True, details=details, can_open=not is_opened)
            if is_untouched:
                self._show_details()
        else:
            text = f"{name}: {counted(report.row_count, 'event')} imported, none rejected"
            self.bar.tell(text, can_open=not is_opened)

    def _open_last(self) -> None:
        if isinstance(self._last, ImportReport):
            self._open_project(self._last.project_file)


def _seen(session: Session | None) -> object:
    """What is open, how it is looked at and what is selected, whatever the size of the window."""
    if session is None:
        return None
    view = session.view
    viewport = replace(view.viewport, width=1.0, height=1.0)
    moves = session.can_go_back, session.can_go_forward
    opened = id(session.open_project)  # another one of the same file is another one
    return opened, replace(view, viewport=viewport), moves, session.selected


def _put_below_everything(bar: ImportBar, window: MainWindow) -> None:
    """Where it stays whatever the window shows: a project, or why there is none."""
    tool_bar = QToolBar(window)
    tool_bar.setObjectName("importToolBar")
    tool_bar.setMovable(False)
    tool_bar.addWidget(bar)
    window.addToolBar(Qt.ToolBarArea.BottomToolBarArea, tool_bar)
    window.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)  # it would hide tool bars
    tool_bar.hide()
    bar.shown.connect(tool_bar.setVisible)
