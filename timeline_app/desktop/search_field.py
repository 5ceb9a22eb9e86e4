"""The search field in the top bar: narrows canvas, list and counts while one types.

Which events match is ``query.filter``'s business.
"""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from timeline_app.desktop.timers import single_shot
from timeline_app.session.bell import Changed
from timeline_app.session.moves import step_match
from timeline_app.session.session import Session

TYPING_PAUSE_MS = 120


class SearchField(QLineEdit):
    """Text of the filter. Enter goes to the next match, Shift+Enter to the one before, Esc clears.

    Esc in the empty field emits ``left``: the keyboard is wanted elsewhere.
    """

    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_following = False
        self.setPlaceholderText("Filter events by words   /")
        self.setAccessibleName("Filter events by words")
        self.setClearButtonEnabled(True)
        self.setMaxLength(500)
        self._pause = single_shot(self, self._search, TYPING_PAUSE_MS)
        self.textChanged.connect(self._wait)
        self.destroyed.connect(session.subscribe(self._on_change))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._search()
            is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            step_match(self._session, -1 if is_shifted else 1)
        elif event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)

    @property
    def is_idle(self) -> bool:
        return not self._pause.isActive()

    def _wait(self, text: str) -> None:
        if self._is_following:
            return
        if text:
            self._pause.start()
        else:
            self._search()

    def _search(self) -> None:
        self._pause.stop()
        self._session.set_filter(replace(self._session.filter, text=self.text()))

    def _on_change(self, changed: Changed) -> None:
        if changed & Changed.PROJECT:
            self._pause.stop()  # what was typed was meant for the project before
        is_ours = self._pause.isActive() or self.text() == self._session.filter.text
        if changed & (Changed.PROJECT | Changed.FILTER) and not is_ours:
            self._is_following = True  # signals can't be blocked: the clear button hears them, too
            self.setText(self._session.filter.text)
            self._is_following = False
