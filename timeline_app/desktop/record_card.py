"""An actor or event in a few lines, to be compared with another one beside it.

Which records are compared is ``suggestions_page``'s business.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.words import actor_names, date_words, said_by
from timeline_app.model.event import Actor, Event
from timeline_app.model.project import Project
from timeline_app.query.columns import EventColumns
from timeline_app.session.counting import counted

_MOST_EVENTS = 5
_MOST_CLAIMS = 4

Facts = Iterator[tuple[str, str]]


class RecordCard(QScrollArea):
    """Shows a name and, below, facts with what each of them is, where that is not plain."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("page", "true")
        self.name = PlainLabel(strong=True)
        self.name.make_selectable()
        self.facts = PlainLabel()
        self.facts.make_selectable()
        page = QWidget()
        page.setProperty("page", "true")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(self.name)
        layout.addWidget(self.facts)
        layout.addStretch(1)
        self.setWidget(page)

    def show_actor(self, actor: Actor, project: Project, columns: EventColumns) -> None:
        self._say(actor.name, _facts_of_actor(actor, project, columns))

    def show_event(self, event: Event, project: Project) -> None:
        self._say(event.title, _facts_of_event(event, project))

    def _say(self, name: str, facts: Facts) -> None:
        self.name.say(name)
        self.setAccessibleName(self.name.text())
        self.facts.say("\n".join(f"{what}: {fact}" if what else fact for what, fact in facts))
        self.verticalScrollBar().setValue(0)


def _facts_of_actor(actor: Actor, project: Project, columns: EventColumns) -> Facts:
    yield "Kind", actor.kind.value
    if actor.aliases:
        yield "Also called", "; ".join(alias.text for alias in actor.aliases)
    if actor.part_of is not None:
        whole = next((each.name for each in project.actors if each.id == actor.part_of), "")
        yield "Part of", whole or actor.part_of
    if actor.active is not None:
        yield "Active", date_words(actor.active)
    if actor.note:
        yield "Note", actor.note
    has_rows = actor.id in columns.actor_position
    rows = columns.rows_of_actor(actor.id).tolist() if has_rows else []
    yield "Takes part in", counted(len(rows), "event")
    for row in rows[:_MOST_EVENTS]:
        event = columns.events[row]
        yield "", f"• {event.title} ({date_words(event.date)})"
    if len(rows) > _MOST_EVENTS:
        yield "", f"and {len(rows) - _MOST_EVENTS:,} more"


def _facts_of_event(event: Event, project: Project) -> Facts:
    yield "Date", date_words(event.date)
    yield "Type", event.type.value
    yield "Status", event.status.value
    names = actor_names(project)
    yield "According to", said_by(event, names)
    if event.participants:
        shown = (
            f"{names.get(each.actor, each.actor)} ({each.role})" for each in event.participants
        )
        yield "Actors", ", ".join(shown)
    if event.place:
        yield "Place", event.place
    titles = {document.id: document.title for document in project.documents}
    for claim in event.claims[:_MOST_CLAIMS]:
        passage = claim.passage
        yield titles.get(passage.document, passage.document), f"“{passage.quote}”"
    if len(event.claims) > _MOST_CLAIMS:
        yield "Claims", f"{len(event.claims):,} in all"
    if event.note:
        yield "Note", event.note
