"""View history: the views that were stayed in, to go back to and forward again."""

from collections.abc import Callable
from dataclasses import dataclass

from timeline_app.layout.scale import ScaleKind
from timeline_app.layout.viewport import Viewport
from timeline_app.query.filter import EventFilter
from timeline_app.query.lanes import LaneArrangement

STAY_SECONDS = 0.8
LONGEST = 200


@dataclass(frozen=True)
class View:
    """What one looks at: which events, in which lanes, on which scale, in which viewport."""

    filter: EventFilter
    arrangement: LaneArrangement
    scale_kind: ScaleKind
    viewport: Viewport


class ViewHistory:
    """Views before and after the present one.

    Moves that follow each other within STAY_SECONDS, such as the steps of a wheel zoom, count as
    one. ``clock`` gives seconds and never goes back.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._past: list[View] = []
        self._future: list[View] = []
        self._moved_at = float("-inf")

    @property
    def can_go_back(self) -> bool:
        return bool(self._past)

    @property
    def can_go_forward(self) -> bool:
        return bool(self._future)

    def leave(self, view: View) -> None:
        """Remember ``view``, which is about to be left for a new one."""
        now = self._clock()
        if now - self._moved_at >= STAY_SECONDS:
            self._past = [*self._past[1 - LONGEST :], view]
        self._future.clear()
        self._moved_at = now

    def back(self, present: View) -> View | None:
        return self._step(self._past, self._future, present)

    def forward(self, present: View) -> View | None:
        return self._step(self._future, self._past, present)

    def clear(self) -> None:
        self._past.clear()
        self._future.clear()
        self._moved_at = float("-inf")

    def _step(self, source: list[View], target: list[View], present: View) -> View | None:
        if not source:
            return None
        target.append(present)
        self._moved_at = float("-inf")
        return source.pop()
