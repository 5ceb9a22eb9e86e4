"""ReadingOn: a window reads the rest of a large project in the pauses of its user.

What there is to read is ``session.opening_rest``'s; its columns are kept in the file by ``kept_columns``.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from timeline_app.session.bell import Changed
from timeline_app.session.opening import Opened
from timeline_app.session.session import Session

_SLICE = 0.006  # seconds of reading between two looks at what the user does
_PAUSE = 0.15  # seconds without a move before it goes on
_LONG_PAUSE = 2.0  # seconds without a move before the columns are kept


class ReadingOn(QObject):
    """Reads the rest of one project after the other; ``done`` is called when all of it is read."""

    def __init__(self, done: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._done = done
        self._opened: Opened | None = None
        self._session: Session | None = None
        self._moved = 0.0
        self._has_told = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    def follow(self, opened: Opened, session: Session) -> None:
        """``session`` shows what was ``opened``."""
        if self._session is not session:
            self._session = session
            session.subscribe(self._on_change)
        self._opened, self._has_told = opened, opened.rest is None
        if opened.rest is not None:
            opened.rest.busy = _waiting
            opened.rest.follow(session)
        self._moved = time.monotonic()
        self._timer.start(0)

    def stop(self) -> None:
        """Another project is opened, or none: keep the columns of this one if they changed."""
        self._timer.stop()
        opened, self._opened = self._opened, None
        if opened is not None and opened.kept is not None and self._session is not None:
            opened.kept.keep(self._session.columns)

    def _on_change(self, _changed: Changed) -> None:
        self._moved = time.monotonic()

    def _go_on(self) -> None:
        opened, session = self._opened, self._session
        if opened is None or session is None:
            return
        quiet = time.monotonic() - self._moved
        if opened.rest is not None and not opened.rest.is_done:
            if quiet < _PAUSE:
                self._wait(_PAUSE - quiet)
            else:
                opened.rest.go_on(_SLICE)
                self._timer.start(0)
        elif not self._has_told:
            self._has_told = True
            self._timer.start(0)
            self._done()
        elif opened.kept is None or opened.kept.are_kept:
            return
        elif quiet < _LONG_PAUSE:
            self._wait(_LONG_PAUSE - quiet)
        else:
            opened.kept.keep(session.columns)

    def _wait(self, seconds: float) -> None:
        self._timer.start(int(seconds * 1000) + 1)


@contextmanager
def _waiting() -> Iterator[None]:
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()
