"""The form for what is filled in once for many events; what is left empty stays as it is in each.

What it records is made in ``session.bulk_edit``.
"""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from timeline_app.desktop import words
from timeline_app.desktop.actor_rows import ROLES, ActorRows
from timeline_app.desktop.combo import PlainCombo
from timeline_app.desktop.form_dialog import FormDialog, field_label, form_layout
from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.removal_rows import RemovalRows
from timeline_app.desktop.timers import single_shot
from timeline_app.model.event import Event, EventType
from timeline_app.model.project import Project
from timeline_app.reading.tables.guard import values_in
from timeline_app.session.bulk_edit import BulkEdit, Removal, actors_of, changed_events, tags_of
from timeline_app.session.counting import counted, counted_of

TYPES = tuple(EventType)
AS_IT_IS = "as it is"
NOTHING = "Nothing would change: fill in what shall be another in these events."
COUNT_MS = 100  # after the last letter, until it is counted what would change


class BulkForm(FormDialog):
    """Changes ``events`` of ``project``; ``save`` records that, or says in a sentence why it can't be."""

    def __init__(
        self,
        events: Sequence[Event],
        project: Project,
        save: Callable[[BulkEdit], str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._events, self._project, self._save = events, project, save
        names = words.actor_names(project)
        self._actors = actors_of(events).most_common()
        self._tags = tags_of(events).most_common()
        self.setWindowTitle(f"Edit {counted(len(events), 'event')}")
        self.resize(480, 560)
        self.type = PlainCombo("Type")
        self.type.addItem(AS_IT_IS)
        for each in TYPES:
            self.type.addItem(f"{each.value}: {words.TYPE_EXPLANATIONS[each]}")
        self.add_actors = ActorRows([actor.name for actor in project.actors])
        self.remove_actors = RemovalRows(
            "Actor",
            "Leave an actor out",
            [f"{names.get(id_, id_)} (in {count:,})" for id_, count in self._actors],
            ("in any role", *(f"as {role.value}" for role in ROLES)),
        )
        self.place = QLineEdit()
        self.place.setAccessibleName("Place")
        self.place.setPlaceholderText(AS_IT_IS)
        self.place.setMaxLength(500)
        self.clears_place = QCheckBox("No place")
        self.add_tags = QLineEdit()
        self.add_tags.setAccessibleName("Tags to add, separated by semicolons")
        self.add_tags.setPlaceholderText("Tags to add, separated by semicolons")
        self.add_tags.setMaxLength(1000)
        self.remove_tags = RemovalRows(
            "Tag", "Leave a tag out", [f"{tag} (in {count:,})" for tag, count in self._tags]
        )
        self.note = QPlainTextEdit()
        self.note.setAccessibleName("Added to each note")
        self.note.setPlaceholderText("Added to each note, on a line of its own")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(64)
        self.clears_note = QCheckBox("Clear the notes that are there")
        self.count = PlainLabel(faint=True)
        self.count.setAccessibleName("How many events will change")
        self._count_soon = single_shot(self, self._tell_count, COUNT_MS)
        self.done_button = self.lay_out(self._form(), "Record", self.count)
        for signal in (
            self.type.currentIndexChanged,
            self.add_actors.changed,
            self.remove_actors.changed,
            self.place.textChanged,
            self.clears_place.toggled,
            self.add_tags.textChanged,
            self.remove_tags.changed,
            self.note.textChanged,
            self.clears_note.toggled,
        ):
            signal.connect(self._follow)
        self._follow()
        self._tell_count()

    @property
    def bulk(self) -> BulkEdit:
        """What is filled in."""
        place = self.type.currentIndex()
        return BulkEdit(
            type=TYPES[place - 1] if place > 0 else None,
            place="" if self.clears_place.isChecked() else self.place.text(),
            clears_place=self.clears_place.isChecked(),
            add_actors=self.add_actors.participants,
            remove_actors=tuple(
                Removal(self._actors[actor][0], ROLES[role - 1] if role > 0 else None)
                for actor, role in self.remove_actors.removals
            ),
            add_tags=values_in(self.add_tags.text()),
            remove_tags=tuple(self._tags[tag][0] for tag, _ in self.remove_tags.removals),
            note=self.note.toPlainText(),
            clears_note=self.clears_note.isChecked(),
        )

    @property
    def is_changed(self) -> bool:
        return self.bulk != BulkEdit()

    @property
    def changed_count(self) -> int:
        """How many events would be others."""
        return len(changed_events(self.bulk, self._events, self._project))

    def accept(self) -> None:
        problem = self._save(self.bulk) if self.changed_count else NOTHING
        if problem:
            self.tell(problem)
            return
        super().accept()

    def _form(self) -> QFormLayout:
        form = form_layout()
        form.addRow(PlainLabel("What is left empty stays as it is in each event."))
        form.addRow(field_label("Type"), self.type)
        form.addRow(field_label("Actors"), self.add_actors)
        form.addRow(self.remove_actors)
        form.addRow(field_label("Place"), self.place)
        form.addRow(self.clears_place)
        form.addRow(field_label("Tags"), self.add_tags)
        form.addRow(self.remove_tags)
        form.addRow(field_label("Note"), self.note)
        form.addRow(self.clears_note)
        return form

    def _follow(self) -> None:
        self.place.setEnabled(not self.clears_place.isChecked())
        self.note_change()
        self._count_soon.start()

    def _tell_count(self) -> None:
        changed = self.changed_count
        whole = counted_of(changed, len(self._events), "event")
        self.count.say(f"{whole} will change." if changed else "No event will change yet.")
