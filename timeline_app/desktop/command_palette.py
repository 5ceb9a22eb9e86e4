"""The command palette: type a few letters of a command, an actor or an event, press Enter.

Commands come from ``session.commands``, actors and events from the session.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from timeline_app.desktop.menus import key_text
from timeline_app.desktop.text import short_visible_text
from timeline_app.query.columns import fold
from timeline_app.session.command import Command
from timeline_app.session.session import Session

MOST_SHOWN = 60
MOST_LISTED = 20_000  # events among which titles are looked through; more are found by their words
LEAST_TYPED = 3  # letters of the longest word, for events to be found by words
WIDTH, HEIGHT = 560, 420


@dataclass(frozen=True)
class Choice:
    """One line of the palette: what it says, a hint at its right, and what it does."""

    text: str
    hint: str
    run: Callable[[], None]


def make_choices(commands: Sequence[Command], session: Session) -> list[Choice]:
    """All that is listed: commands that can be run, lanes to show alone, events unless too many."""
    choices = [
        Choice(command.title, key_text(command), command.run)
        for command in commands
        if command.enabled() and command.id != "palette"
    ]
    choices += [
        Choice(f"Only {short_visible_text(actor.name)}", "lane", _Only(session, actor.id))
        for actor in session.columns.actors
        if len(session.columns.rows_of_actor(actor.id))
    ]
    if session.kept_count <= MOST_LISTED:
        choices += [_event_choice(session, row) for row in session.kept_rows.tolist()]
    return choices


def find_events(session: Session, typed: str, most: int = MOST_SHOWN) -> list[Choice]:
    """The first kept events with every typed word, where there are too many to list them."""
    words = fold(typed).split()
    if session.kept_count <= MOST_LISTED or max(map(len, words), default=0) < LEAST_TYPED:
        return []
    found = session.kept
    for word in sorted(words, key=len, reverse=True):
        found = found & session.columns.words.rows_with(word)
    return [_event_choice(session, row) for row in np.flatnonzero(found)[:most].tolist()]


def _event_choice(session: Session, row: int) -> Choice:
    title = short_visible_text(session.columns.titles[row])
    return Choice(title, "event", _GoTo(session, session.columns.ids[row]))


def best_choices(choices: Sequence[Choice], typed: str, most: int = MOST_SHOWN) -> list[Choice]:
    """Choices in which every typed word stands; those where a word begins with it come first."""
    words = fold(typed).split()
    ranked = []
    for place, choice in enumerate(choices):
        text = fold(choice.text)
        if all(word in text for word in words):
            inside = sum(not (text.startswith(word) or f" {word}" in text) for word in words)
            ranked.append((inside, place, choice))
    ranked.sort(key=lambda entry: entry[:2])
    return [choice for _, _, choice in ranked[:most]]


class CommandPalette(QDialog):
    """A list that narrows while one types; Enter runs the chosen line after the dialog has gone."""

    def __init__(
        self,
        choices: Sequence[Choice],
        parent: QWidget,
        find_more: Callable[[str], Sequence[Choice]] = lambda typed: (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Command palette")
        self.resize(WIDTH, HEIGHT)
        self._choices, self._find_more = choices, find_more
        self.chosen: Choice | None = None
        self.field = QLineEdit()
        self.field.setPlaceholderText("A command, an actor or an event")
        self.field.setAccessibleName("Command palette")
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName("Matching commands, actors and events")
        self.list.setUniformItemSizes(True)
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        self._empty = QLabel("Nothing matches")
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._empty, 1)
        self._narrow("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, Down, Page and Enter in the field act on the list."""
        is_ours = watched is self.field and event.type() == QEvent.Type.KeyPress
        if is_ours and isinstance(event, QKeyEvent) and self._handle(event):
            return True
        return super().eventFilter(watched, event)

    def _handle(self, event: QKeyEvent) -> bool:
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -10,
            Qt.Key.Key_PageDown: 10,
        }
        key = Qt.Key(event.key())
        if key in steps and self.list.count():
            row = min(max(self.list.currentRow() + steps[key], 0), self.list.count() - 1)
            self.list.setCurrentRow(row)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.list.currentItem() is not None:
                self._choose(self.list.currentItem())
            return True
        return False

    def _narrow(self, typed: str) -> None:
        self._shown = best_choices(self._choices, typed)
        if len(self._shown) < MOST_SHOWN:
            self._shown += self._find_more(typed)[: MOST_SHOWN - len(self._shown)]
        self.list.clear()
        for choice in self._shown:
            hint = f"   {choice.hint}" if choice.hint else ""
            self.list.addItem(QListWidgetItem(f"{choice.text}{hint}"))
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(self._shown))
        self._empty.setVisible(not self._shown)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen = self._shown[self.list.row(item)]
        self.accept()


class _Only:
    def __init__(self, session: Session, actor: str) -> None:
        self._session, self._actor = session, actor

    def __call__(self) -> None:
        self._session.show_only(self._actor)


class _GoTo:
    def __init__(self, session: Session, event: str) -> None:
        self._session, self._event = session, event

    def __call__(self) -> None:
        self._session.go_to(self._event)
