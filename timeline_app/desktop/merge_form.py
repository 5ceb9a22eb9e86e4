"""The form for merging events: what the one gets where they differ, and what becomes of all else.

What it records is made in ``session.event_merging``.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from timeline_app.desktop import words
from timeline_app.desktop.combo import PlainCombo
from timeline_app.desktop.form_dialog import FormDialog, field_label, form_layout
from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.swatch import StatusSwatch
from timeline_app.desktop.text import short_visible_text, shortened, tooltip_text
from timeline_app.desktop.theme import Theme
from timeline_app.model.event import Claim, Event
from timeline_app.model.project import Project
from timeline_app.model.source import Date
from timeline_app.session.counting import counted
from timeline_app.session.event_merging import (
    MergedFacts,
    is_between,
    merged_event,
    moved_link_count,
    proposed_facts,
)
from timeline_app.session.factuality_words import factuality_words

MOST_QUOTED = 120  # characters of a claim's passage
MOST_NAMED = 80  # characters of a speaker or a document
MOST_LISTED = 12  # claims
NO_NOTE = "No note"
Value = TypeVar("Value")


class MergeForm(FormDialog):
    """The first of ``events`` takes in the others; ``merge`` records it, or says why it can't be."""

    def __init__(
        self,
        events: Sequence[Event],
        project: Project,
        theme: Theme,
        merge: Callable[[MergedFacts], str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._events, self._project, self._theme, self._merge = events, project, theme, merge
        self._names = words.actor_names(project)
        self._documents = {document.id: document.title for document in project.documents}
        group = {event.id for event in events}
        self._inner = [link for link in project.links if is_between(link, group)]
        proposed = proposed_facts(events)
        self.setWindowTitle(f"Merge {counted(len(events), 'event')}")
        self.resize(500, 640)
        titles = words.titles_by_id(project)
        self._titles = _different(event.title for event in events)
        self._dates = _different(event.date for event in events)
        self._types = _different(event.type for event in events)
        self._places = _different(event.place for event in events)
        self.title = _Alternatives(
            "Title", map(short_visible_text, self._titles), self._titles.index(proposed.title)
        )
        self.date = _Alternatives(
            "Date",
            [_date_line(date, titles) for date in self._dates],
            self._dates.index(proposed.date),
        )
        self.type = _Alternatives("Type", self._types, self._types.index(proposed.type))
        self.place = _Alternatives(
            "Place", map(_place_line, self._places), self._places.index(proposed.place)
        )
        self.swatch = StatusSwatch(theme)
        self.status = PlainLabel(faint=True, small=True)
        self.actors = PlainLabel()
        self.claims = PlainLabel()
        self.tags = PlainLabel()
        self.note = PlainLabel()
        self.note.make_selectable()
        self.links = PlainLabel(faint=True, small=True)
        self.done_button = self.lay_out(self._form(), "Merge")
        self._as_shown = self.facts
        for each in self._alternatives:
            each.changed.connect(self._follow)
        self._follow()

    @property
    def facts(self) -> MergedFacts:
        """What is chosen where the events differ."""
        return MergedFacts(
            title=self._titles[self.title.chosen],
            date=self._dates[self.date.chosen],
            type=self._types[self.type.chosen],
            place=self._places[self.place.chosen],
        )

    @property
    def is_changed(self) -> bool:
        return self.facts != self._as_shown

    def accept(self) -> None:
        problem = self._merge(self.facts)
        if problem:
            self.tell(problem)
            return
        super().accept()

    @property
    def _alternatives(self) -> tuple["_Alternatives", ...]:
        return self.title, self.date, self.type, self.place

    def _form(self) -> QFormLayout:
        form = form_layout()
        form.addRow(
            PlainLabel(
                "They become one event. Choose what it gets where they differ; what it does not "
                "get is kept in its note. Ctrl+Z brings all of them back."
            )
        )
        for each in self._alternatives:
            form.addRow(field_label(each.name), each)
        status = QHBoxLayout()
        status.addWidget(self.swatch)
        status.addWidget(self.status, 1)
        form.addRow(field_label("Actors of all"), self.actors)
        form.addRow(field_label("Claims of all"), self.claims)
        form.addRow(status)
        form.addRow(field_label("Tags of all"), self.tags)
        form.addRow(field_label("Note"), self.note)
        form.addRow(self.links)
        return form

    def _follow(self) -> None:
        event = merged_event(self._events, self.facts, self._inner, self._project)
        self.swatch.show_status(event.status, self._theme.faint_text, self._theme)
        self.status.say(f"{event.status.value}: {words.STATUS_EXPLANATIONS[event.status]}")
        self.actors.say(
            "; ".join(
                f"{self._names.get(each.actor, each.actor)} ({each.role.value})"
                for each in event.participants
            )
            or "No actors"
        )
        quotes = [
            f"{number}. {self._source(claim)}: “{shortened(claim.passage.quote, MOST_QUOTED)}”"
            for number, claim in enumerate(event.claims[:MOST_LISTED], 1)
        ]
        rest = len(event.claims) - len(quotes)
        self.claims.say("\n".join([*quotes, *([f"… and {rest} more"] if rest else [])]))
        self.tags.say("; ".join(event.tags) or "No tags")
        self.note.say(event.note or NO_NOTE)
        moved = moved_link_count(self._events, self._project.links)
        told = [f"{counted(moved, 'link')} of the others will be its own."] if moved else []
        if self._inner:
            told.append(f"{counted(len(self._inner), 'link')} between them will go.")
        self.links.setVisible(bool(told))
        self.links.say(" ".join(told))
        self.note_change()

    def _source(self, claim: Claim) -> str:
        """Who says so and how surely, and in which document."""
        document = claim.passage.document
        return words.SEPARATOR.join(
            (
                claim.stance.value,
                factuality_words(claim.factuality),
                shortened(words.speaker_words(claim, self._names), MOST_NAMED),
                shortened(self._documents.get(document, document), MOST_NAMED),
            )
        )


class _Alternatives(QWidget):
    """Lines to choose one of, in a label where there is only one; ``chosen`` is its number."""

    changed = Signal()

    def __init__(self, name: str, lines: Iterable[str], proposed: int) -> None:
        super().__init__()
        self.name = name
        self.combo = PlainCombo(name)
        self.combo.addItems(list(lines))
        self.combo.setCurrentIndex(proposed)
        self.combo.currentIndexChanged.connect(self.changed)
        self.combo.currentIndexChanged.connect(self._tell_whole)
        self._tell_whole()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        is_choice = self.combo.count() > 1
        layout.addWidget(self.combo if is_choice else PlainLabel(self.combo.itemText(0)))

    @property
    def chosen(self) -> int:
        return self.combo.currentIndex()

    def _tell_whole(self) -> None:
        self.combo.setToolTip(tooltip_text(self.combo.currentText()))


def _different(values: Iterable[Value]) -> tuple[Value, ...]:
    return tuple(dict.fromkeys(values))


def _date_line(date: Date | None, titles: Mapping[str, str]) -> str:
    if date is None:
        return words.UNDATED
    return short_visible_text(words.date_line(date, titles))


def _place_line(place: str | None) -> str:
    return short_visible_text(place) if place else "No place"
