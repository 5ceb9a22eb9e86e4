"""A small form that asks which actor is meant."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from timeline_app.desktop.actor_choice import ActorChoice, ActorNames
from timeline_app.desktop.form_dialog import MARGINS, FormDialog, done_or_cancel, field_label
from timeline_app.desktop.labels import PlainLabel
from timeline_app.model.event import Actor


class ActorPicker(FormDialog):
    """``do`` is done with the chosen actor's id, and says why it can't be, or nothing."""

    def __init__(
        self,
        question: str,
        verb: str,
        actors: Sequence[Actor],
        proposed: str | None,
        do: Callable[[str], str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._do = do
        self.setWindowTitle("Which actor?")
        self.resize(400, 170)
        self.actor = ActorChoice("Actor", ActorNames(actors, self))
        self.actor.setPlaceholderText("A part of a name or an alias")
        self.actor.choose(proposed)
        self.actor.selectAll()
        buttons, self.done_button = done_or_cancel(self, verb)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*MARGINS)
        layout.addWidget(PlainLabel(question))
        layout.addWidget(field_label("Actor"))
        layout.addWidget(self.actor)
        layout.addStretch(1)
        layout.addWidget(self.message)
        layout.addWidget(buttons)
        self.actor.changed.connect(self.note_change)
        self.actor.setFocus()

    @property
    def is_changed(self) -> bool:
        return False  # a name to be found again in a moment

    def accept(self) -> None:
        chosen = self.actor.chosen
        if chosen is None:
            problem = self.actor.problem or "Choose an actor first."
        else:
            problem = self._do(chosen)
        if problem:
            self.tell(problem)
            self.actor.setFocus()
            return
        super().accept()
