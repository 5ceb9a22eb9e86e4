"""What putting a newer version of a document in its place comes to, before it is done.

The edits are made in ``session.replacing``; what is left unplaced waits in ``placing_window``.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from timeline_app.desktop.form_dialog import MARGINS, FormDialog, done_or_cancel
from timeline_app.desktop.labels import PlainLabel, hairline
from timeline_app.desktop.passage_queue import PLACE_ALL, PassageQueue, button_row
from timeline_app.model.project import Project
from timeline_app.model.source import Passage, PassageState, locate
from timeline_app.session.counting import counted
from timeline_app.session.document_facts import encoding_words, kind_words, length_words
from timeline_app.session.document_titles import TitlesToldApart
from timeline_app.session.placing_words import on_one_line
from timeline_app.session.replacing import Replacement
from timeline_app.session.waiting import grouped, standing_once

BESIDE = 120  # characters of the old text shown beside a quote


class ReplaceDialog(FormDialog):
    """``chosen`` are the passages that were placed by hand; accepted, the document is to be replaced."""

    def __init__(self, made: Replacement, project: Project, old: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._made, self._old = made, old
        self.chosen: dict[Passage, Passage] = {}
        states = {each.before: each.state for each in made.unplaced}
        self._waiting = grouped(project, states)
        self.setWindowTitle("Replace the document by a newer version")
        self.resize(620, 640 if self._waiting else 260)
        self.heading = PlainLabel(_heading(made, project), heading=True)
        self.counts = PlainLabel(_counts(made))
        self.counts.setAccessibleName("What became of the passages")
        self.facts = PlainLabel(_facts(made), faint=True, small=True)
        self.queue = PassageQueue(lambda _: made.file.text, self._context_of)
        self.queue.setVisible(bool(self._waiting))
        self.place_button = QPushButton("Place it there")
        self.leave_button = QPushButton("Leave as it is")
        self.all_button = QPushButton(PLACE_ALL)
        self._once = standing_once(self._waiting, lambda _: made.file.text)
        buttons, self.done_button = done_or_cancel(self, "Replace")
        for button in (self.place_button, self.leave_button):
            button.setVisible(bool(self._waiting))
            button.setAutoDefault(False)
        self.all_button.setVisible(bool(self._once))
        self.all_button.setAutoDefault(False)
        self.all_button.clicked.connect(self._place_all)
        self.place_button.clicked.connect(self._place)
        self.leave_button.clicked.connect(self._leave)
        self.queue.chosen.connect(self._place)
        self.queue.moved.connect(self._follow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*MARGINS)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addWidget(self.facts)
        layout.addWidget(self.counts)
        layout.addWidget(self.queue, 1)
        layout.addLayout(button_row(self.place_button, self.leave_button, self.all_button))
        layout.addStretch(0 if self._waiting else 1)
        layout.addWidget(self.message)
        layout.addWidget(hairline(self))
        layout.addWidget(buttons)
        self.queue.show_waiting(self._waiting)
        self.done_button.setDefault(not self._waiting)
        if self._waiting:
            self.queue.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_changed(self) -> bool:
        return bool(self.chosen)

    def _place(self) -> None:
        waiting, after = self.queue.current, self.queue.choice
        if waiting is None or after is None:
            return
        self.chosen[waiting.passage] = after
        self._decided(_placed_words(after))

    def _place_all(self) -> None:
        """All that stand once, but those that a person has placed already."""
        for place, waiting in enumerate(self._waiting):
            passage = waiting.passage
            if passage in self._once and passage not in self.chosen:
                self.chosen[passage] = self._once[passage]
                self.queue.note(place, _placed_words(self._once[passage]))
        self.note_change()
        self._follow()

    def _leave(self) -> None:
        waiting = self.queue.current
        if waiting is not None:
            self.chosen.pop(waiting.passage, None)
            self._decided("\nleft as it is: it waits under “Passages to place again…”")

    def _decided(self, remark: str) -> None:
        self.queue.note(self.queue.list.currentRow(), remark)
        self.note_change()
        self.queue.go_on()
        self._follow()

    def _follow(self) -> None:
        self.place_button.setEnabled(self.queue.choice is not None)
        self.all_button.setEnabled(any(each not in self.chosen for each in self._once))
        left = len(self._waiting) - len(self.chosen)
        self.done_button.setText(f"Replace, {left:,} left unplaced" if left else "Replace")

    def _context_of(self, passage: Passage) -> tuple[str, str]:
        found = locate(passage, self._old)
        if found.start is None or found.end is None:
            return passage.prefix, passage.suffix
        before = self._old[max(found.start - BESIDE, 0) : found.start]
        return before, self._old[found.end : found.end + BESIDE]


def _placed_words(after: Passage) -> str:
    return f"\n✓ placed at “{on_one_line(after.quote)[:80]}”"


def _heading(made: Replacement, project: Project) -> str:
    title = TitlesToldApart(project.documents).of(made.document)
    return f"{made.file.file.name} in the place of “{title}”"


def _facts(made: Replacement) -> str:
    type_ = made.document.media_type
    encoding = made.file.encoding or encoding_words(type_)
    parts = (kind_words(made.file.media_type), encoding, length_words(made.file.text))
    remarks = [f"⚠ {problem.reason}." for problem in made.file.problems]
    return "\n".join((" · ".join(filter(None, parts)), *remarks))


def _counts(made: Replacement) -> str:
    """How many passages were found, and in which state, in a sentence or two."""
    if not made.placements:
        return "Nothing rests on it yet: no passage has to be found again."
    counts = made.counts
    found = (
        (PassageState.EXACT, "stand where they stood"),
        (PassageState.MOVED, "moved along"),
        (PassageState.AMBIGUOUS, "ambiguous"),
        (PassageState.LOST, "lost"),
    )
    told = ", ".join(f"{counts[state]:,} {words}" for state, words in found if counts[state])
    lines = [f"Of {counted(len(made.placements), 'passage')}: {told}."] if told else []
    if made.elsewhere:
        stand = "stands" if made.elsewhere == 1 else "stand"
        lines.append(
            f"{counted(made.elsewhere, 'passage')} {stand} word for word, in other surroundings: "
            "placed there."
        )
    return "\n".join(lines)
