"""Work in slices while nothing else waits: what takes long never keeps the window from answering.

What is worked on is an iterator that comes back often, with None where it has found nothing.
"""

from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject

from timeline_app.desktop.timers import single_shot

SLICE_SECONDS = 0.008  # with a frame's own time, below what the eye sees


class IdleWork(QObject):
    """One piece of work at a time; a new one takes the place of what is unfinished."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Iterator[object | None] | None = None
        self._take: Callable[[object], None] = lambda _: None
        self._done: Callable[[], None] = lambda: None
        self._timer = single_shot(self, self._go_on)

    @property
    def is_working(self) -> bool:
        return self._work is not None

    def start(
        self,
        work: Iterator[object | None],
        take: Callable[..., None],
        done: Callable[[], None],
    ) -> None:
        """Hand all that ``work`` finds to ``take``, then call ``done``; a short one is done at once."""
        self._work, self._take, self._done = work, take, done
        self._go_on()

    def stop(self) -> None:
        self._work = None
        self._timer.stop()

    def _go_on(self) -> None:
        work = self._work
        if work is None:
            return
        end = perf_counter() + SLICE_SECONDS
        for found in work:
            if found is not None:
                self._take(found)
            if perf_counter() >= end:
                self._timer.start()
                return
        self.stop()
        self._done()
