"""An import in a process of its own, so that neither its work nor its memory is the window's.

What happens in that process is ``session.import_worker``'s business.
"""

import os
import site
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

import timeline_app
from timeline_app.model.problem import Problem
from timeline_app.session.import_messages import (
    ImportFailed,
    ImportMessage,
    ImportProgress,
    ImportStoppedAsAsked,
    from_line,
)
from timeline_app.session.import_worker import MODULE, remove_leftovers

PATIENCE = 4000  # milliseconds that the process has for each way of being asked to stop
LAST_PATIENCE = 3000  # milliseconds from being ended to being killed, while the window is open


class ImportProcess(QObject):
    """One import. ``progressed`` tells an ImportProgress, ``ended`` the last message, once."""

    progressed = Signal(object)
    ended = Signal(object)

    def __init__(self, table: Path, project_file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table, self.project_file = table, project_file
        self._last: ImportMessage | None = None
        self._is_stopping = self._is_terminated = self._has_ended = False
        self._process = QProcess(self)
        self._process.setProgram(sys.executable)
        self._process.setArguments(["-m", MODULE, str(table.resolve()), str(project_file)])
        self._process.setProcessEnvironment(_environment())
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._finish)
        self._process.errorOccurred.connect(self._fail)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._insist)

    @property
    def process_id(self) -> int:
        return self._process.processId()

    def start(self) -> None:
        self._process.start()

    def stop(self) -> None:
        """Ask the process to stop, which it tells by ``ended``; one that doesn't hear is killed."""
        self._is_stopping = True
        self._process.closeWriteChannel()
        self._patience.start(PATIENCE)

    def stop_now(self) -> None:
        """The window is closing: be gone, with all that is half done, when this returns."""
        self._is_stopping = True
        self._process.closeWriteChannel()
        if not self._process.waitForFinished(PATIENCE):
            self._process.terminate()
            if not self._process.waitForFinished(PATIENCE):
                self._process.kill()
                self._process.waitForFinished(PATIENCE)

    def _insist(self) -> None:
        """End a process that doesn't hear; one that even that doesn't reach, such as a halted one."""
        if self._is_terminated:
            self._process.kill()
            return
        self._is_terminated = True
        self._process.terminate()
        self._patience.start(LAST_PATIENCE)

    def _read(self) -> None:
        while self._process.canReadLine():
            try:
                self._last = from_line(bytes(self._process.readLine().data()))
            except ValueError:  # printed by somebody else
                continue
            if isinstance(self._last, ImportProgress):
                self.progressed.emit(self._last)

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._end(_failure(self.table, f"the import can't be started ({error.name})"))

    def _finish(self, code: int, _status: QProcess.ExitStatus) -> None:
        self._read()
        self._patience.stop()
        if self._last is not None and not isinstance(self._last, ImportProgress):
            self._end(self._last)
            return
        remove_leftovers(self.project_file)
        if self._is_stopping:
            self._end(ImportStoppedAsAsked())
            return
        told = bytes(self._process.readAllStandardError().data()).decode(errors="replace")
        sys.stderr.write(told)  # whole: it tells of a mistake of ours
        last = told.strip().rpartition("\n")[2] or f"code {code}"
        self._end(_failure(self.table, f"the import ended unexpectedly ({last[:200]})"))

    def _end(self, message: ImportMessage) -> None:
        if not self._has_ended:
            self._has_ended = True
            self.ended.emit(message)


def _environment() -> QProcessEnvironment:
    """This program is found wherever it runs from, and no module in the folder that one is in."""
    environment = QProcessEnvironment.systemEnvironment()
    root = str(Path(timeline_app.__file__).resolve().parents[1])
    if root not in (*site.getsitepackages(), site.getusersitepackages()):
        others = environment.value("PYTHONPATH")
        environment.insert("PYTHONPATH", os.pathsep.join(filter(None, (root, others))))
    environment.insert("PYTHONSAFEPATH", "1")
    environment.insert("PYTHONUTF8", "1")
    return environment


def _failure(table: Path, reason: str) -> ImportFailed:
    mend = "try again, with more free memory or a part of the table"
    return ImportFailed(Problem(str(table), "", reason, mend))
