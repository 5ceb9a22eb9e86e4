"""The right column: what is known of the selected event, and the very words that say so.

``event_facts`` tells the event, ``document_pane`` shows the document.
"""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from timeline_app.desktop.document_pane import DocumentPane
from timeline_app.desktop.document_view import DocumentView
from timeline_app.desktop.event_facts import EventFacts
from timeline_app.desktop.row_view import RowView
from timeline_app.desktop.theme import Theme
from timeline_app.desktop.timers import single_shot
from timeline_app.model.source import Passage
from timeline_app.session.bell import Changed
from timeline_app.session.session import Session

FACTS_SHARE = 0.5  # of the panel's height that the facts take at most
LEAST_WIDTH = 250


class PassagePanel(QWidget):
    """Facts above, document below; the division follows the facts until it is moved by hand.

    A selection is followed once nothing else waits: the canvas shows it first, and who goes through
    events with a key held down doesn't wait for each to be laid out. Whoever asks the panel for what
    it shows gets what is selected now.
    """

    document_menu_wanted = Signal(QPoint)
    unlink_wanted = Signal(object)  # of a Link
    accept_wanted = Signal()
    reject_wanted = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._facts_share = FACTS_SHARE
        self.setAccessibleName("Passage")
        self.setMinimumWidth(LEAST_WIDTH)
        self._facts = EventFacts(session, theme)
        self._facts.unlink_wanted.connect(self.unlink_wanted)
        self._facts.accept_wanted.connect(self.accept_wanted)
        self._facts.reject_wanted.connect(self.reject_wanted)
        self._area = QScrollArea()
        self._area.setWidget(self._facts)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setProperty("page", "true")
        self._area.setAccessibleName("Event")
        self._document = DocumentPane(session, theme)
        self._document.menu_wanted.connect(self.document_menu_wanted)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(self._area)
        self._splitter.addWidget(self._document)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.splitterMoved.connect(self._keep_share)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)
        self._behind = single_shot(self, self._refresh)
        self._refresh()
        self.destroyed.connect(session.subscribe(self._on_change))

    @property
    def is_idle(self) -> bool:
        """Whether it shows what is selected."""
        return not self._behind.isActive()

    def catch_up(self) -> None:
        """Show what is selected now, without waiting for a quiet moment."""
        if not self.is_idle:
            self._refresh()

    def complete(self) -> None:
        """All of the project is read that is open."""
        self._facts.complete()
        if self.is_idle:
            bar = self._area.verticalScrollBar()
            place = bar.value()
            self._refresh()
            bar.setValue(place)

    def offer_edits(self, may_edit: Callable[[], bool]) -> None:
        """Offer to remove links and to decide on proposals where ``may_edit`` says so."""
        self._facts.may_edit = may_edit
        self.complete()

    @property
    def document_view(self) -> DocumentView:
        self.catch_up()
        return self._document.view

    def show_stretch(self, document: str, stretch: tuple[int, int] | None) -> None:
        """Show a document with a stretch highlighted, and give it the keyboard."""
        self.catch_up()
        self._document.show_stretch(document, stretch)
        self._document.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def marked_passage(self) -> Passage | None:
        """The passage that is marked in the document, None where none is."""
        self.catch_up()
        return self._document.marked_passage()

    @property
    def document_on_show(self) -> str | None:
        """The id of the document on show, None where there is none."""
        self.catch_up()
        return self._document.document_id

    def show_document(self, id_: str) -> None:
        """Show a document, be it that of the selected claim or not."""
        self.catch_up()
        self._document.show_document(id_)

    def highlighted_text(self) -> str:
        """What is highlighted in the document, empty where nothing is."""
        return self.document_view.highlighted_text()

    @property
    def row_view(self) -> RowView:
        self.catch_up()
        return self._document.row_view

    def row_text(self) -> str:
        """The names and cells that are shown of a table's row, empty where none is."""
        return self.row_view.cells.toPlainText()

    def set_theme(self, theme: Theme) -> None:
        self.catch_up()
        self._facts.set_theme(theme)
        self._document.set_theme(theme)
        self._fit()

    def focus_passage(self) -> None:
        """Take the keyboard: to the claim on show, or to the document where there is none."""
        self.catch_up()
        card = self._facts.current_card
        target = card if card is not None else self._document.view
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _on_change(self, changed: Changed) -> None:
        if changed & Changed.PROJECT:
            self._facts.forget()
            self._document.forget()
            if self._session.is_edited:  # as with a selection, the canvas goes first
                self._behind.start()
            else:
                self._refresh()
        elif changed & Changed.SELECTION:
            self._document.follow_selection()
            self._behind.start()
        elif changed & Changed.FILTER and self.is_idle:
            self._document.refresh_tints()
            if self._facts.follow_filter():
                self._fit()

    def _refresh(self) -> None:
        self._behind.stop()
        had_focus = self._area.isAncestorOf(self.focusWidget())
        is_new = self._facts.refresh()
        card = self._facts.current_card
        if is_new:
            self._fit()
            if had_focus and card is not None:
                card.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.verticalScrollBar().setValue(0)
        elif card is not None:
            self._fit()  # what the filter leaves out is told in a line of its own
            self._area.ensureWidgetVisible(card, 0, 8)
        self._document.refresh()

    def _fit(self) -> None:
        """Give the facts the height they need, up to their share."""
        height = self._splitter.height()
        wanted = self._facts.heightForWidth(self._area.viewport().width())
        facts = min(wanted, round(self._facts_share * height))
        self._splitter.setSizes([facts, max(height - facts, 1)])

    def _keep_share(self, position: int, _handle: int) -> None:
        self._facts_share = position / max(self._splitter.height(), 1)
