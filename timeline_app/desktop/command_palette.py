"""The palette: one field in which commands are found, and everything that the project holds.

Commands come from ``session.commands``, the rest from ``session.search``; ``search_desk`` goes there.
"""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.menus import key_text
from timeline_app.desktop.search_rows import Row, RowList
from timeline_app.desktop.theme import Theme
from timeline_app.desktop.timers import single_shot
from timeline_app.desktop.words import SEPARATOR, date_words
from timeline_app.query.searched_words import asked_words, folded_phrase, holds
from timeline_app.session.command import Command
from timeline_app.session.search import Findings, GroupOfHits, Search
from timeline_app.session.search_hits import Hit, pieces

MOST_COMMANDS = 5  # beside what else is found
WIDTH, HEIGHT = 640, 600
HIDDEN = "The filter hides this: Enter clears the filter and goes there"
PLACEHOLDER = "Search events, actors, documents, notes and commands"


class CommandPalette(QDialog):
    """Rows that follow what one types; Enter runs the chosen one after the dialog has gone.

    ``go`` leads to a hit. While the search is not ready, whoever builds it calls ``follow``.
    """

    def __init__(
        self,
        commands: Iterable[Command],
        search: Search,
        go: Callable[[Hit], None],
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Search everything")
        self.resize(WIDTH, HEIGHT)
        self._commands = [each for each in commands if each.enabled() and each.id != "palette"]
        self._search, self._go = search, go
        self.chosen: Row | None = None
        self.field = QLineEdit()
        self.field.setPlaceholderText(PLACEHOLDER)
        self.field.setAccessibleName("Search everything")
        self.field.setMaxLength(500)
        self.field.installEventFilter(self)
        self.list = RowList(theme)
        self.list.setAccessibleName("What was found")
        self.list.clicked.connect(self._choose)
        self.list.selectionModel().currentChanged.connect(self._warn)
        self.message = PlainLabel(faint=True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note = PlainLabel(faint=True, small=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 8)
        layout.setSpacing(6)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.message, 1)
        layout.addWidget(self.note)
        # What is typed meanwhile comes first: only the latest of it is looked for.
        self._behind = single_shot(self, self._narrow)
        self.field.textChanged.connect(lambda _: self._behind.start())
        self._narrow()

    @property
    def is_idle(self) -> bool:
        """Whether it shows what was found for what is typed."""
        return not self._behind.isActive()

    def catch_up(self) -> None:
        if not self.is_idle:
            self._narrow()

    def follow(self) -> None:
        """The search has got further; nothing to do where nobody waits for it."""
        if self._waits and self.is_idle:
            self._narrow()

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
        if key in steps:
            self.catch_up()
            self.list.step(steps[key])
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.catch_up()
            self._choose(self.list.currentIndex())
            return True
        return False

    def _narrow(self) -> None:
        self._behind.stop()
        typed = self.field.text()
        findings = self._search.find(typed)
        self._waits = findings.progress is not None
        rows = self._rows(typed, findings)
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.message.setVisible(not rows)
        self.message.say(_why_nothing(typed, findings))
        self._warn()

    def _rows(self, typed: str, findings: Findings) -> list[Row]:
        if not typed.strip():
            return [_command_row(each, ()) for each in self._commands]
        words = findings.words
        found = [each for each in self._commands if words and holds(each.title, words)]
        begins = [each for each in found if _begins(each.title, typed)]
        others = [each for each in found if each not in begins][:MOST_COMMANDS]
        rows = _command_rows("Commands", begins[:MOST_COMMANDS], words)
        for group in findings.groups:
            rows += [_group_heading(group), *(self._hit_row(hit) for hit in group.hits)]
        return rows + _command_rows("Other commands" if begins else "Commands", others, words)

    def _hit_row(self, hit: Hit) -> Row:
        hints = [date_words(hit.date)] if hit.is_dated else []
        if hit.is_hidden:
            hints.append("hidden by the filter")
        return Row(
            hit.title,
            hit.detail,
            SEPARATOR.join(hints),
            lambda: self._go(hit),
            HIDDEN if hit.is_hidden else "",
        )

    def _warn(self) -> None:
        """Say under the list what there is to say of the search, or of the chosen row."""
        row = self.list.current
        findings_note = _progress_words(self._search.progress) if self._waits else ""
        self.note.say(findings_note or (row.warning if row is not None else ""))

    def _choose(self, index: QModelIndex) -> None:
        row = self.list.rows[index.row()] if index.isValid() else None
        if row is not None and not row.is_heading:
            self.chosen = row
            self.accept()


def _begins(title: str, typed: str) -> bool:
    """Whether a title begins as typed; such a command comes before all that is found."""
    return folded_phrase(title).startswith(folded_phrase(typed))


def _command_rows(heading: str, commands: Sequence[Command], words: Sequence[str]) -> list[Row]:
    if not commands:
        return []
    return [_heading(heading), *(_command_row(each, words) for each in commands)]


def _command_row(command: Command, words: Sequence[str]) -> Row:
    return Row(pieces(command.title, words), hint=key_text(command), run=command.run)


def _heading(text: str) -> Row:
    return Row(((text, False),))


def _group_heading(group: GroupOfHits) -> Row:
    shown, count = len(group.hits), group.count
    number = f"{shown:,} of {count:,}" if shown < count else f"{count:,}"
    return _heading(f"{group.group.value}{SEPARATOR}{number}")


def _progress_words(progress: float | None) -> str:
    return f"Preparing the search: {100 * (progress or 0.0):.0f} %"


def _why_nothing(typed: str, findings: Findings) -> str:
    if findings.progress is not None:
        return "What you typed is looked for as soon as the search is ready."
    if not asked_words(typed):
        return "Type letters or digits: signs are not searched."
    if findings.without_rows:
        return "These tables have too many rows for this search: filter them by words with /"
    return "Nothing has words that begin so. Each word must be there; spelling is not guessed."
