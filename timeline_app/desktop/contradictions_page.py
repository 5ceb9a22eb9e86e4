"""Every two events that contradict each other, side by side, with a way to either.

Which they are is told by ``session.contradictions``; links are removed in the passage panel.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.list_and_pair import list_and_pair
from timeline_app.desktop.paint_contradictions import CONTRADICTION
from timeline_app.desktop.record_card import RecordCard
from timeline_app.desktop.text import short_visible_text
from timeline_app.model.event import Event, Link
from timeline_app.model.project import Project
from timeline_app.session.contradictions import contradicting_pairs

NOTHING = "No two events are linked as contradicting each other."


class ContradictionsPage(QWidget):
    """``go`` shows the event of an id."""

    def __init__(self, go: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._go = go
        self._links: tuple[Link, ...] = ()
        self._events: dict[str, Event] = {}
        self._project: Project | None = None
        self.list = QListWidget()
        self.list.setAccessibleName("Contradictions")
        self.list.setProperty("boxed", "true")
        self.note = PlainLabel()
        self.cards = (RecordCard(self), RecordCard(self))
        self.go_buttons = (QPushButton("Go there"), QPushButton("Go there"))
        self.nothing = PlainLabel(faint=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for place, each in enumerate(self.go_buttons):
            each.setAutoDefault(False)
            each.clicked.connect(partial(self._go_to, place))
        self.list.currentRowChanged.connect(self._follow)
        self.list.itemActivated.connect(partial(self._go_to, 0))
        self._lay_out()

    def show_contradictions(self, project: Project) -> None:
        """Those of ``project``; what was chosen stays so, as far as its place goes."""
        place = max(self.list.currentRow(), 0)
        self._project = project
        self._links = tuple(contradicting_pairs(project.links))
        ends = {id_ for link in self._links for id_ in (link.from_, link.to)}
        self._events = {event.id: event for event in project.events if event.id in ends}
        self.list.clear()
        self.list.addItems([self._line(link) for link in self._links])
        self._both.setVisible(bool(self._links))
        self.nothing.setVisible(not self._links)
        self.nothing.say(NOTHING)
        self.list.setCurrentRow(min(place, len(self._links) - 1))

    @property
    def chosen(self) -> Link | None:
        place = self.list.currentRow()
        return self._links[place] if 0 <= place < len(self._links) else None

    def choose(self, event: str | None) -> None:
        """Choose the first of those that ``event`` has a part in."""
        for place, link in enumerate(self._links):
            if event in (link.from_, link.to):
                self.list.setCurrentRow(place)
                return

    def _line(self, link: Link) -> str:
        one, other = (self._events[id_].title for id_ in (link.from_, link.to))
        return short_visible_text(f"{one}  {CONTRADICTION}  {other}")

    def _follow(self, *_: object) -> None:
        link, project = self.chosen, self._project
        if link is None or project is None:
            return
        self.note.say(link.note or "")
        self.note.setVisible(bool(link.note))
        for card, id_ in zip(self.cards, (link.from_, link.to), strict=True):
            card.show_event(self._events[id_], project)

    def _go_to(self, place: int, *_: object) -> None:
        if self.chosen is not None:
            self._go((self.chosen.from_, self.chosen.to)[place])

    def _lay_out(self) -> None:
        pair = QWidget()
        grid = QGridLayout(pair)
        grid.setContentsMargins(0, 8, 0, 0)
        grid.addWidget(self.note, 0, 0, 1, 2)
        for place, (card, button) in enumerate(zip(self.cards, self.go_buttons, strict=True)):
            grid.addWidget(card, 1, place)
            grid.addWidget(button, 2, place, Qt.AlignmentFlag.AlignLeft)
            grid.setColumnStretch(place, 1)
        grid.setRowStretch(1, 1)
        self._both = list_and_pair(self.list, pair)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.addWidget(self._both, 1)
        layout.addWidget(self.nothing, 1)
