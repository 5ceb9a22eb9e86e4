"""The passages of the project that wait to be placed again, beside the document that they are from.

A choice is recorded at once, as an entry of the history; which passages wait is told by
``session.waiting``.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from timeline_app.desktop.form_dialog import MARGINS
from timeline_app.desktop.labels import PlainLabel, hairline
from timeline_app.desktop.passage_panel import PassagePanel
from timeline_app.desktop.passage_queue import PLACE_ALL, PassageQueue, button_row
from timeline_app.desktop.text import short_visible_text
from timeline_app.model.source import Passage
from timeline_app.session.bell import Changed
from timeline_app.session.counting import counted
from timeline_app.session.document_titles import TitlesToldApart
from timeline_app.session.session import Session
from timeline_app.session.waiting import standing_once, waiting_in

HINT = "Choose where it stands now, or mark the words in the document and use these."


class PlacingWindow(QDialog):
    """Follows the session; ``place`` records passages in the place of others, or says why not."""

    def __init__(
        self,
        session: Session,
        panel: PassagePanel,
        place: Callable[[Mapping[Passage, Passage]], str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session, self._panel, self._place_passages = session, panel, place
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(560, 600)
        self.heading = PlainLabel(heading=True)
        self.hint = PlainLabel(HINT, faint=True, small=True)
        self.message = PlainLabel(warning=True)
        self.message.hide()
        self.queue = PassageQueue(self._text_of, lambda passage: (passage.prefix, passage.suffix))
        self.place_button = QPushButton("Place it there")
        self.mark_button = QPushButton("Use the marked words")
        self.next_button = QPushButton("Leave as it is")
        self.all_button = QPushButton(PLACE_ALL)
        self._once: dict[Passage, Passage] = {}
        buttons = QDialogButtonBox()
        close = buttons.addButton(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for button in (
            self.place_button,
            self.mark_button,
            self.next_button,
            self.all_button,
            close,
        ):
            button.setAutoDefault(False)
        self.place_button.clicked.connect(self._place_chosen)
        self.mark_button.clicked.connect(self._place_marked)
        self.next_button.clicked.connect(self.queue.go_on)
        self.all_button.clicked.connect(self._place_all)
        self.queue.chosen.connect(self._place_chosen)
        self.queue.moved.connect(self._follow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*MARGINS)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addWidget(self.hint)
        layout.addWidget(self.queue, 1)
        layout.addLayout(button_row(self.place_button, self.mark_button, self.next_button))
        layout.addLayout(button_row(self.all_button))
        layout.addWidget(self.message)
        layout.addWidget(hairline(self))
        layout.addWidget(buttons)
        self.destroyed.connect(session.subscribe(self._on_change))
        self._refresh()

    def _on_change(self, changed: Changed) -> None:
        if changed & Changed.PROJECT:
            self._refresh()

    def _refresh(self) -> None:
        waiting = waiting_in(self._session.open_project)
        count = counted(len(waiting), "passage")
        self.setWindowTitle(f"Passages to place again ({len(waiting):,})")
        self.heading.say(f"{count} to place again" if waiting else "Every passage stands")
        self.hint.setVisible(bool(waiting))
        self._once = standing_once(waiting, self._text_of)
        self.all_button.setVisible(bool(self._once))
        self.queue.show_waiting(waiting)

    def _follow(self) -> None:
        """Show the document of the current passage, so that words can be marked in it."""
        waiting = self.queue.current
        self.tell("")
        self.place_button.setEnabled(self.queue.choice is not None)
        self.mark_button.setEnabled(waiting is not None)
        self.next_button.setEnabled(waiting is not None)
        if waiting is None:
            return
        use = waiting.uses[0]
        if use.event is not None and use.event in self._session.columns.row_of:
            self._session.go_to(use.event, use.claim)
        self._panel.show_document(waiting.passage.document)

    def _place_chosen(self) -> None:
        self._record(self.queue.choice)

    def _place_marked(self) -> None:
        waiting, marked = self.queue.current, self._panel.marked_passage()
        if waiting is None:
            return
        if marked is None or marked.document != waiting.passage.document:
            documents = self._session.open_project.project.documents
            document = next(d for d in documents if d.id == waiting.passage.document)
            title = TitlesToldApart(documents).of(document)
            self.tell(f"Mark its words in “{short_visible_text(title)}” first.")
            return
        self._record(marked)

    def _record(self, after: Passage | None) -> None:
        waiting = self.queue.current
        if waiting is not None and after is not None:
            self.tell(self._place_passages({waiting.passage: after}))

    def _place_all(self) -> None:
        self.tell(self._place_passages(self._once))

    def tell(self, message: str) -> None:
        """Say why something can't be done, or nothing."""
        self.message.setVisible(bool(message))
        self.message.say(message)

    def _text_of(self, document: str) -> str:
        return self._session.open_project.texts[document]
