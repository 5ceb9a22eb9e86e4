"""Asks of which documents events are to be proposed.

How they are read, and what becomes of what they tell, is ``propose_desk``'s business.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QRadioButton, QVBoxLayout, QWidget

from timeline_app.desktop.form_dialog import MARGINS, done_or_cancel
from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.text import short_visible_text
from timeline_app.session.counting import counted

OFFLINE = "The documents are read on this computer, offline."
WITH_SERVICE = "The texts of the documents are sent to the language service “{model}”, which suggests what happened."
WHAT_HAPPENS = (
    "{how} What they say happened comes into the project as proposals, each with its sentence, for you to accept, edit or reject; nothing that you made or decided "
    "is touched. English is read. It can be undone as one step."
)
_LONGEST_TITLE, _WIDTH = 60, 480


@dataclass(frozen=True)
class Choice:
    """Some of the project's documents, and what they are called."""

    words: str
    documents: frozenset[str]


def choices(
    documents: Sequence[str], without_events: Sequence[str], on_show: tuple[str, str] | None
) -> list[Choice]:
    """What one may choose: documents ``without_events``, all, the one ``on_show`` (id and title)."""
    made = []
    if without_events and len(without_events) < len(documents):
        count = counted(len(without_events), "document")
        made.append(Choice(f"{count} without events", frozenset(without_events)))
    count = counted(len(documents), "document")
    made.append(Choice(f"All {count}" if len(documents) > 1 else count, frozenset(documents)))
    if on_show is not None and len(documents) > 1:
        title = short_visible_text(on_show[1])
        title = title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE]}…"
        made.append(Choice(f"Only “{title}”", frozenset({on_show[0]})))
    return made


class ProposeDialog(QDialog):
    """``chosen`` are the ids of the documents, once it was accepted; ``model`` is a language service's."""

    def __init__(self, offered: Sequence[Choice], model: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._offered = offered
        self.setWindowTitle("Propose events")
        self.buttons = [QRadioButton(each.words.replace("&", "&&")) for each in offered]
        self.buttons[0].setChecked(True)
        buttons, self.done_button = done_or_cancel(self, "Propose")
        how = WITH_SERVICE.format(model=short_visible_text(model)) if model else OFFLINE
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*MARGINS)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel(WHAT_HAPPENS.format(how=how)))
        for button in self.buttons:
            layout.addWidget(button)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.resize(_WIDTH, layout.totalHeightForWidth(_WIDTH))
        self.buttons[0].setFocus()

    @property
    def chosen(self) -> frozenset[str]:
        places = (place for place, button in enumerate(self.buttons) if button.isChecked())
        return self._offered[next(places)].documents
