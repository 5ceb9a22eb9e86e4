"""A line of an event's facts for one of its links: a click goes to the other event, the × asks to remove it.

Which links there are is told by ``event_facts``; ``link_desk`` removes them.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from timeline_app.desktop.form_dialog import leave_out_button
from timeline_app.desktop.labels import ElidedButton
from timeline_app.desktop.text import short_visible_text, shortened, tooltip_text
from timeline_app.desktop.words import LINK_WORDS
from timeline_app.model.event import Link


class LinkLine(QWidget):
    """``link`` as seen from the event ``event``; ``title`` is that of the other one."""

    chosen = Signal(str)
    unlink_wanted = Signal(object)

    def __init__(self, link: Link, event: str, title: str, *, may_edit: bool) -> None:
        super().__init__()
        self._link = link
        is_from = link.from_ == event
        kind = LINK_WORDS[link.kind][0 if is_from else 1]
        button = ElidedButton(f"{kind}: {title}", link.to if is_from else link.from_)
        button.setProperty("flat_link", "true")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        note = f"\n{link.note}" if link.note else ""
        button.setToolTip(tooltip_text(f"{kind}: {shortened(title)}{note}"))
        button.chosen.connect(self.chosen)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(button, 1)
        if may_edit:
            remover = leave_out_button("Remove this link")
            remover.setAccessibleName(short_visible_text(f"Remove the link {kind}: {title}"))
            remover.clicked.connect(self._ask)
            layout.addWidget(remover)

    def _ask(self) -> None:
        self.unlink_wanted.emit(self._link)
