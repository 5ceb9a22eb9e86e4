"""Passages that wait to be placed again, each with where it stood and where it may stand now.

Which they are is told by ``session.waiting``; what is done with a choice by whoever shows the queue.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from timeline_app.desktop.activated import ActivatedList
from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.text import visible_lines
from timeline_app.model.pages import Pages
from timeline_app.model.passages import passage_of
from timeline_app.model.source import Passage, PassageState
from timeline_app.session.likeness import Stretch
from timeline_app.session.placing_words import in_context, stretch_words, waiting_words
from timeline_app.session.reanchoring import placed_at
from timeline_app.session.waiting import Waiting, candidates

PLACE_ALL = "Place all that stand word for word once"
NOTHING_LIKE_IT = "Nothing in the text resembles it."
MAY_STAND = {
    PassageState.AMBIGUOUS: "It stands in several places: choose one",
    PassageState.LOST: "It may be one of these now",
}


class PassageQueue(QWidget):
    """``chosen`` tells that a candidate was chosen for the current passage; ``moved`` that another
    passage is the current one.

    ``text_of`` gives the text of a document, ``context_of`` what stood before and after a passage.
    """

    chosen = Signal()
    moved = Signal()

    def __init__(
        self,
        text_of: Callable[[str], str],
        context_of: Callable[[Passage], tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text_of, self._context_of = text_of, context_of
        self._waiting: Sequence[Waiting] = ()
        self._stretches: list[Stretch] = []
        self.list = _list("Passages to place again")
        self._stood = PlainLabel("It stood here", section=True)
        self._before = PlainLabel()
        self._before.make_selectable()
        self._may_stand = PlainLabel(section=True)
        self.candidates = _list("Where it may stand now")
        self._nothing = PlainLabel(NOTHING_LIKE_IT, faint=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.list, 2)
        for part in (self._stood, self._before, self._may_stand, self._nothing):
            layout.addWidget(part)
        layout.addWidget(self.candidates, 3)
        self.list.currentRowChanged.connect(self._follow)
        self.list.itemActivated.connect(self._enter)
        self.candidates.itemActivated.connect(self._choose)

    def show_waiting(self, waiting: Sequence[Waiting]) -> None:
        """List these; the one at the place of the current one becomes current."""
        place = max(self.list.currentRow(), 0)
        self._waiting = waiting
        self.list.blockSignals(True)
        self.list.clear()
        for each in waiting:
            self.list.addItem(_item(waiting_words(each)))
        self.list.blockSignals(False)
        self.list.setCurrentRow(min(place, len(waiting) - 1))
        if not waiting:
            self._follow()

    @property
    def current(self) -> Waiting | None:
        """The passage that is looked at."""
        place = self.list.currentRow()
        return self._waiting[place] if 0 <= place < len(self._waiting) else None

    @property
    def choice(self) -> Passage | None:
        """The current passage as the current candidate would have it; None where there is none."""
        waiting, place = self.current, self.candidates.currentRow()
        if waiting is None or not 0 <= place < len(self._stretches):
            return None
        stretch = self._stretches[place]
        text = self._text_of(waiting.passage.document)
        if text[stretch.start : stretch.end] == waiting.passage.quote:
            return placed_at(waiting.passage, stretch.start, text)
        return passage_of(waiting.passage.document, text, stretch.start, stretch.end)

    def note(self, place: int, remark: str) -> None:
        """Say what was decided of the passage at ``place``."""
        self.list.item(place).setText(
            visible_lines(f"{waiting_words(self._waiting[place])}{remark}")
        )

    def go_on(self) -> None:
        """To the next passage, where there is one."""
        self.list.setCurrentRow(min(self.list.currentRow() + 1, len(self._waiting) - 1))

    def _follow(self, _place: int = 0) -> None:
        waiting = self.current
        self.candidates.clear()
        self._stretches = []
        for part in (self._stood, self._before, self._may_stand):
            part.setVisible(waiting is not None)
        if waiting is not None:
            before, after = self._context_of(waiting.passage)
            self._before.say(in_context(before, waiting.passage.quote, after))
            self._may_stand.say(MAY_STAND[waiting.state])
            text = self._text_of(waiting.passage.document)
            self._stretches = candidates(waiting, text)
            pages = Pages(text)
            for each in self._stretches:
                self.candidates.addItem(_item(stretch_words(each, text, pages, waiting.state)))
            if self._stretches:
                self.candidates.setCurrentRow(0)
        self._nothing.setVisible(waiting is not None and not self._stretches)
        self.candidates.setVisible(bool(self._stretches))
        self.moved.emit()

    def _enter(self, _item: object = None) -> None:
        """From the passage to where it may stand."""
        if self._stretches:
            self.candidates.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, _item: object = None) -> None:
        if self.choice is not None:
            self.chosen.emit()


def button_row(*buttons: QPushButton) -> QHBoxLayout:
    """What can be done with the current passage, below the queue."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row


def _list(name: str) -> ActivatedList:
    made = ActivatedList()
    made.setAccessibleName(name)
    made.setWordWrap(True)
    made.setSpacing(2)
    made.setProperty("boxed", "true")
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made


def _item(text: str) -> QListWidgetItem:
    return QListWidgetItem(visible_lines(text))
