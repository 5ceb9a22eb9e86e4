"""An import in a process of its own: what it comes to is told on standard output, line by line.

It stops as soon as its standard input is closed, be it on request or because who asked for it is
gone. The import itself is ``importing``'s, the lines are ``import_messages``'.
"""

import os
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import TextIO

from timeline_app.model.problem import Problem
from timeline_app.reading.errors import ReadError
from timeline_app.session.import_messages import (
    ImportFailed,
    ImportMessage,
    ImportProgress,
    ImportStoppedAsAsked,
    to_line,
)
from timeline_app.session.importing import ImportStopped, import_tables
from timeline_app.store.data_folder import DataFolder
from timeline_app.store.errors import StoreError
from timeline_app.store.project_file import read_project_file

MODULE = __name__ if __name__ != "__main__" else "timeline_app.session.import_worker"
_PAUSE = 0.05  # seconds between two tellings


def main(table: str, project_file: str) -> None:
    """Import ``table`` in the place of ``project_file``, telling how far it is."""
    stop = Event()
    signal.signal(signal.SIGTERM, _end)
    Thread(target=_wait_for_end, args=(stop,), daemon=True).start()
    tell = _Teller(sys.stdout, stop)
    try:
        report = import_tables(
            [Path(table)],
            Path(project_file),
            replace=True,  # who asked has been asked
            progress=tell.progress,
            counted=tell.counted,
            should_stop=stop.is_set,
        )
    except ImportStopped:
        tell.message(ImportStoppedAsAsked())
    except ReadError as error:
        tell.message(ImportFailed(error.problems[0]))
    except MemoryError:
        reason, mend = "there is not enough memory", "close other programs, or split the table up"
        tell.message(ImportFailed(Problem(table, "", reason, mend)))
    else:
        tell.message(report)


def remove_leftovers(project_file: Path) -> None:
    """Remove what an import into ``project_file`` that was killed has left beside it."""
    with suppress(StoreError):
        in_use = None
        if project_file.exists():
            in_use = read_project_file(project_file).dataset.folder
        with DataFolder(project_file) as folder:
            folder.settle(in_use)


class _Teller:
    """Tells how far the import is, but not more often than anybody can see."""

    def __init__(self, stream: TextIO, stop: Event) -> None:
        self._stream, self._stop = stream, stop
        self._doing, self._fraction, self._rows, self._rejected = "", 0.0, 0, 0
        self._told_at = float("-inf")

    def progress(self, doing: str, fraction: float) -> None:
        is_new = doing != self._doing
        self._doing, self._fraction = doing, fraction
        self._tell(is_new)

    def counted(self, rows: int, rejected: int) -> None:
        self._rows, self._rejected = rows, rejected
        self._tell(False)

    def message(self, message: ImportMessage) -> None:
        try:
            self._stream.write(to_line(message))
            self._stream.flush()
        except BrokenPipeError:
            self._stop.set()

    def _tell(self, at_once: bool) -> None:
        now = time.monotonic()
        if at_once or now - self._told_at >= _PAUSE:
            self._told_at = now
            done = ImportProgress(self._doing, self._fraction, self._rows, self._rejected)
            self.message(done)


def _wait_for_end(stop: Event) -> None:
    while os.read(0, 4096):  # not by sys.stdin, whose lock would be missed at the process's end
        pass
    stop.set()


def _end(_signal: int, _frame: object) -> None:
    """Leave through every ``with``, so that what is half done is removed."""
    raise SystemExit(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
