"""The one bell: views hear what kind of thing has changed and pull what they need."""

from collections.abc import Callable
from enum import Flag, auto


class Changed(Flag):
    """What has changed since the bell last rang."""

    PROJECT = auto()  # another project is open; everything is new
    FILTER = auto()  # kept events, lanes or their arrangement
    VIEWPORT = auto()  # what is on screen, or the time scale
    SELECTION = auto()  # the chosen events, the selected one, its claim or lane

    @classmethod
    def everything(cls) -> "Changed":
        return cls.PROJECT | cls.FILTER | cls.VIEWPORT | cls.SELECTION


Listener = Callable[[Changed], None]


class Bell:
    """Listeners in the order in which they subscribed.

    A change made by a listener is rung after the round that it was made in, so that every listener
    hears changes in the same order.
    """

    def __init__(self) -> None:
        self._listeners: list[Listener] = []
        self._pending: list[Changed] = []
        self._is_ringing = False

    def subscribe(self, listener: Listener) -> Callable[..., None]:
        """Call ``listener`` on each change; returns what ends the subscription.

        That takes any arguments and ignores them, so that a view connects its ``destroyed`` to it.
        """
        self._listeners.append(listener)

        def end(*_: object) -> None:
            self._listeners.remove(listener)

        return end

    def ring(self, changed: Changed) -> None:
        self._pending.append(changed)
        if self._is_ringing:
            return
        self._is_ringing = True
        try:
            while self._pending:
                current = self._pending.pop(0)
                for listener in tuple(self._listeners):
                    listener(current)
        finally:
            self._is_ringing = False
            self._pending.clear()
