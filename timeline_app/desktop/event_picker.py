"""A list of events to pick one from, which narrows as one types: titles with the words first, then decided events.

Of equals the nearest in time comes first; proposals that the filter leaves out come last.

What is done with it is the business of ``event_desk`` and ``link_desk``.
"""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from timeline_app.desktop import words
from timeline_app.desktop.asking import tell
from timeline_app.desktop.form_dialog import MARGINS, done_or_cancel
from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.text import name_in_label, short_visible_text, tooltip_text
from timeline_app.query.columns import EventColumns, fold
from timeline_app.session.session import Session

MOST_SHOWN = 100
PROPOSED = "proposed"  # before an event that nobody has decided on
HIDDEN = "proposed, hidden"  # by the filter, which folds minor ones away
NOTHING = "No other event has these words."
STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -10,
    Qt.Key.Key_PageDown: 10,
}


class EventPicker(QDialog):
    """Any event but the one in ``row``; ``picked`` is the id of the one that was picked, if it was.

    ``kept`` tells per row whether the filter keeps it. ``of_proposal`` is said while a proposal is
    current.
    """

    def __init__(
        self,
        columns: EventColumns,
        kept: npt.NDArray[np.bool_],
        row: int,
        question: str,
        verb: str,
        parent: QWidget,
        of_proposal: str = "",
    ) -> None:
        super().__init__(parent)
        self._columns, self._row, self._of_proposal = columns, row, of_proposal
        self._hidden = columns.proposed & ~kept
        self._shown: list[int] = []
        self.setWindowTitle("Which event?")
        self.resize(560, 440)
        self.field = QLineEdit()
        self.field.setPlaceholderText("Words of its title, actors, place or passages")
        self.field.setAccessibleName("Search among the events")
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(
            "Events found: first those with the words in their titles, decided ones, the nearest in time"
        )
        self.list.setProperty("boxed", "true")
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self.accept)
        self.list.currentRowChanged.connect(self._say_of_current)
        self.warning = PlainLabel(faint=True, small=True)
        self.note = PlainLabel(faint=True, small=True)
        buttons, self.done_button = done_or_cancel(self, verb)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*MARGINS)
        layout.addWidget(PlainLabel(question))
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.warning)
        layout.addWidget(self.note)
        layout.addWidget(buttons)
        self.field.textChanged.connect(self._narrow)
        self._narrow("")

    @property
    def picked(self) -> str | None:
        place = self.list.currentRow()
        return self._columns.ids[self._shown[place]] if self.result() and place >= 0 else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, Down and Page in the field act on the list."""
        is_key = watched is self.field and event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and Qt.Key(event.key()) in STEPS:
            place = self.list.currentRow() + STEPS[Qt.Key(event.key())]
            self.list.setCurrentRow(min(max(place, 0), self.list.count() - 1))
            return True
        return super().eventFilter(watched, event)

    def _narrow(self, typed: str) -> None:
        columns = self._columns
        found = np.ones(len(columns), np.bool_)
        found[self._row] = False
        wanted = fold(typed).split()
        for word in wanted:
            found &= columns.words.rows_with(word)
        rows = np.flatnonzero(found)
        is_elsewhere = [not self._is_titled(row, wanted) for row in rows.tolist()]
        by_weight = (
            np.abs(rows - self._row),
            columns.proposed[rows],
            np.array(is_elsewhere, np.bool_),
            self._hidden[rows],
        )
        self._shown = rows[np.lexsort(by_weight)[:MOST_SHOWN]].tolist()
        self.list.clear()
        for row in self._shown:
            event = columns.events[row]
            mark = HIDDEN if self._hidden[row] else PROPOSED if event.is_proposed else ""
            parts = (mark, short_visible_text(event.title), words.short_date_words(event.date))
            line = words.SEPARATOR.join(filter(None, parts))
            item = QListWidgetItem(line)
            item.setToolTip(tooltip_text(line))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.done_button.setEnabled(bool(self._shown))
        rest = len(rows) - len(self._shown)
        self.note.say(f"and {rest:,} more: type words to narrow the list" if rest else "")
        if not self._shown:
            self.note.say(NOTHING)

    def _is_titled(self, row: int, wanted: list[str]) -> bool:
        """Whether all the words that are ``wanted`` stand in its title."""
        if not wanted:
            return True
        title = fold(self._columns.titles[row])
        return all(word in title for word in wanted)

    def _say_of_current(self, place: int) -> None:
        """That it is a proposal, where that matters."""
        is_there = 0 <= place < len(self._shown)
        is_proposed = is_there and bool(self._columns.proposed[self._shown[place]])
        self.warning.setVisible(bool(self._of_proposal) and is_proposed)
        self.warning.say(self._of_proposal if is_proposed else "")


def pick_event(
    session: Session,
    event: str,
    question: str,
    alone: str,
    verb: str,
    parent: QWidget,
    of_proposal: str = "",
) -> list[str]:
    """The id of another event than ``event``, or nothing where that is given up.

    ``question`` has a place for its ``{title}``; ``alone`` is said where there is no other,
    ``of_proposal`` while a proposal is current.
    """
    columns = session.columns
    if len(columns) < 2:
        tell(parent, alone)
        return []
    row = columns.row_of[event]
    asked = question.format(title=name_in_label(columns.titles[row]))
    picker = EventPicker(columns, session.kept, row, asked, verb, parent, of_proposal)
    picker.exec()
    return [] if picker.picked is None else [picker.picked]
