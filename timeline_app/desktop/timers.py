"""Timers that act once: after a pause, or as soon as nothing else waits to be done."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def single_shot(parent: QObject, act: Callable[[], object], milliseconds: int = 0) -> QTimer:
    """A timer that calls ``act`` so long after its latest ``start``; at 0 once nothing else waits."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    return timer
