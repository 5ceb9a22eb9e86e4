"""The form for splitting an event: which claims and actors go to a new one, and what that one is.

What it records is made in ``session.event_splitting``.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QGridLayout, QLineEdit, QWidget

from timeline_app.desktop import words
from timeline_app.desktop.combo import PlainCombo
from timeline_app.desktop.form_dialog import FormDialog, field_label, form_layout
from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.text import shortened, visible_text
from timeline_app.desktop.typed_date_field import TypedDateField
from timeline_app.model.event import Event, EventType
from timeline_app.model.time import UncertainDate
from timeline_app.reading.tables.guard import values_in
from timeline_app.session.event_splitting import (
    Side,
    Split,
    missing_in_split,
    proposed_split,
    title_for,
)
from timeline_app.writing.csv import joined

TYPES = tuple(EventType)
MOST_QUOTED = 240  # characters of a claim's passage
STAYS, GOES = "This event", "New event"


class SplitForm(FormDialog):
    """``split`` records how ``event`` is split, or says in a sentence why it can't be.

    ``names`` are those of actors, ``titles`` and ``references`` those and the dates of documents, by
    their ids: typed dates such as ``a day before`` lean on that of the first claim that goes.
    """

    def __init__(
        self,
        event: Event,
        names: Mapping[str, str],
        titles: Mapping[str, str],
        references: Mapping[str, tuple[UncertainDate, str]],
        split: Callable[[Split], str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._event, self._references, self._record = event, references, split
        self._proposed = proposed_split(event)
        self._proposed_title = ""
        self.setWindowTitle("Split the event")
        self.resize(560, 760)
        self.claims = _Sides(
            [
                (
                    f"“{shortened(claim.passage.quote, MOST_QUOTED)}”",
                    words.SEPARATOR.join(
                        (
                            claim.stance.value,
                            words.speaker_words(claim, names),
                            titles.get(claim.passage.document, claim.passage.document),
                        )
                    ),
                )
                for claim in event.claims
            ],
            self._proposed.claims,
        )
        self.actors = _Sides(
            [
                (f"{names.get(each.actor, each.actor)}{words.SEPARATOR}{each.role.value}", "")
                for each in event.participants
            ],
            self._proposed.participants,
        )
        self.title = QLineEdit()
        self.title.setAccessibleName("Title of the new event")
        self.title.setPlaceholderText("What happened, in a few words")
        self.title.setMaxLength(2000)
        self.date = TypedDateField()
        self.date.show_date(event.date)
        self.type = PlainCombo("Type of the new event")
        for each in TYPES:
            self.type.addItem(f"{each.value}: {words.TYPE_EXPLANATIONS[each]}")
        self.type.setCurrentIndex(TYPES.index(event.type))
        self.place = QLineEdit(event.place or "")
        self.place.setAccessibleName("Place of the new event")
        self.place.setMaxLength(500)
        self.tags = QLineEdit(joined(event.tags) or "")
        self.tags.setAccessibleName("Tags of the new event, separated by semicolons")
        self.tags.setMaxLength(1000)
        self._shown_texts = self._texts()
        self.done_button = self.lay_out(self._form(), "Split")
        self._as_shown = self.split
        self.claims.changed.connect(self._follow_claims)
        for signal in (
            self.actors.changed,
            self.title.textChanged,
            self.date.changed,
            self.type.currentIndexChanged,
            self.place.textChanged,
            self.tags.textChanged,
        ):
            signal.connect(self._follow)
        self._follow_claims()

    @property
    def split(self) -> Split:
        """What is filled in. A field that was left as it was shown is as it was, had it no way to hold it."""
        place, tags = self._texts()
        return replace(
            self._proposed,
            claims=self.claims.sides,
            participants=self.actors.sides,
            title=self.title.text(),
            date=self.date.date,
            type=TYPES[self.type.currentIndex()],
            place=self._proposed.place if place == self._shown_texts[0] else place,
            tags=(self._proposed.tags if tags == self._shown_texts[1] else values_in(tags)),
        )

    @property
    def is_changed(self) -> bool:
        return self.split != self._as_shown or bool(self.date.problem)

    def accept(self) -> None:
        split = self.split
        problem = missing_in_split(split) or self.date.problem or self._record(split)
        if problem:
            self.tell(problem)
            return
        super().accept()

    def _texts(self) -> tuple[str, str]:
        return self.place.text(), self.tags.text()

    def _form(self) -> QFormLayout:
        form = form_layout()
        form.addRow(PlainLabel(self._event.title, strong=True))
        form.addRow(
            PlainLabel(
                "Tick what goes to the new event, and what stays; both may keep it. Links and note "
                "stay. The two are not linked: say yourself how they bear on each other.",
                faint=True,
                small=True,
            )
        )
        form.addRow(field_label("Claims"), self.claims)
        if self._event.participants:
            form.addRow(field_label("Actors"), self.actors)
        for name, part in (
            ("Title of the new event", self.title),
            ("Its date", self.date),
            ("Its type", self.type),
            ("Its place", self.place),
            ("Its tags", self.tags),
        ):
            form.addRow(field_label(name), part)
        return form

    def _follow_claims(self) -> None:
        """Propose a title until one is typed, and lean the date on what goes."""
        sides = self.claims.sides
        if self.title.text() == self._proposed_title:
            self._proposed_title = visible_text(title_for(self._event, sides))
            self.title.setText(self._proposed_title)
            self.title.setCursorPosition(0)
        pairs = zip(self._event.claims, sides, strict=True)
        first = self._event.claims[0].passage.document
        going = next((claim.passage.document for claim, side in pairs if side.goes), first)
        self.date.lean_on(*self._references.get(going, (None, "")))
        self._follow()

    def _follow(self) -> None:
        self.note_change()


class _Sides(QWidget):
    """Two columns of check boxes, and beside each pair what it is about: a text and a faint one."""

    changed = Signal()

    def __init__(self, rows: Sequence[tuple[str, str]], sides: Sequence[Side]) -> None:
        super().__init__()
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(6)
        layout.setColumnStretch(2, 1)
        for column, heading in enumerate((STAYS, GOES)):
            label = field_label(heading)
            layout.addWidget(label, 0, column, Qt.AlignmentFlag.AlignHCenter)
        self._boxes: list[tuple[QCheckBox, QCheckBox]] = []
        for number, ((text, more), side) in enumerate(zip(rows, sides, strict=True), 1):
            boxes = QCheckBox(), QCheckBox()
            states = (side.stays, side.goes)
            for column, (box, heading, on) in enumerate(
                zip(boxes, (STAYS, GOES), states, strict=True)
            ):
                box.setChecked(on)
                box.setAccessibleName(visible_text(f"{heading}: {shortened(text)}"))
                box.toggled.connect(self.changed)
                align = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
                layout.addWidget(box, 2 * number - 1, column, 2, 1, align)
            layout.addWidget(PlainLabel(text), 2 * number - 1, 2)
            if more:
                layout.addWidget(PlainLabel(more, faint=True, small=True), 2 * number, 2)
            self._boxes.append(boxes)

    @property
    def sides(self) -> tuple[Side, ...]:
        return tuple(Side(stays.isChecked(), goes.isChecked()) for stays, goes in self._boxes)
