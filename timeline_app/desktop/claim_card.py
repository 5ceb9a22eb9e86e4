"""A claim as a card: what it says, who says it and how well its passage holds; a click shows it."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from timeline_app.desktop import words
from timeline_app.desktop.copying import CopyActions
from timeline_app.desktop.elided_label import ElidedLabel
from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.text import short_visible_text, tooltip_text
from timeline_app.desktop.theme import Theme
from timeline_app.model.event import Event
from timeline_app.model.source import Document, PassageState
from timeline_app.session.factuality_words import factuality_words

EDGE = 3  # pixels of the edge that marks the claim on show


class ClaimCard(QAbstractButton):
    """Claim number ``number`` of ``event``; ``chosen`` tells the number at a click or Enter.

    ``state`` is that of its passage, None where the document is missing; ``page`` tells on which page
    it stands, in words. ``names_document`` where another document might have been meant.
    """

    chosen = Signal(int)

    def __init__(
        self,
        event: Event,
        number: int,
        document: Document,
        state: PassageState | None,
        names: Mapping[str, str],
        theme: Theme,
        page: str = "",
        parent: QWidget | None = None,
        *,
        names_document: bool = False,
    ) -> None:
        super().__init__(parent)
        self._event, self._number, self._document = event, number, document
        self._theme = theme
        self.setCheckable(True)
        # A button's own policy has Qt cut a card off whose first line wraps.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        claim = event.claims[number]
        stance = claim.stance.value
        speaker = words.speaker_words(claim, names)
        how = words.SEPARATOR.join(
            (factuality_words(claim.factuality), words.said_words(claim, document))
        )
        passage = words.DOCUMENT_MISSING if state is None else words.PASSAGE_WORDS[state]
        is_sourced = state is not None and state.is_sourced
        if page and is_sourced:
            passage = f"{passage}{words.SEPARATOR}{page}"
        title = document.title if names_document else ""
        self._fill(stance, speaker, title, how, passage, is_sourced=is_sourced)
        self.setToolTip(tooltip_text(title) if title else "")
        where = f" in “{short_visible_text(title)}”" if title else ""
        self.setAccessibleName(
            short_visible_text(
                f"Claim {number + 1}: {stance}, {speaker}{where}. {how}. Passage {passage}"
            )
        )
        self.clicked.connect(self._choose)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def nextCheckState(self) -> None:
        """Whether the card is checked follows the selection, not the click."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.make_menu().popup(event.globalPos())

    def make_menu(self) -> QMenu:
        """What can be done with the claim."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        CopyActions(menu, self._event, self._event.claims[self._number], self._document)
        return menu

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        is_current = self.isChecked()
        painter.fillRect(self.rect(), theme.tint if is_current else theme.window)
        edge = theme.accent if is_current or self.underMouse() else theme.line
        painter.fillRect(0, 0, EDGE, self.height(), edge)
        if self.hasFocus():
            painter.setPen(theme.accent)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _choose(self) -> None:
        self.chosen.emit(self._number)

    def _fill(
        self, stance: str, speaker: str, title: str, how: str, passage: str, *, is_sourced: bool
    ) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        who = PlainLabel(f"{stance}{words.SEPARATOR}{speaker}", self)
        top.addWidget(who, 1)
        second = PlainLabel(
            f"{how}{words.SEPARATOR}{passage}" if is_sourced else how, self, faint=True, small=True
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(EDGE + 9, 6, 8, 6)
        layout.setSpacing(2)
        layout.addLayout(top)
        if title:
            where = ElidedLabel()
            where.setProperty("small", "true")
            where.set_full_text(short_visible_text(title))
            layout.addWidget(where)
        layout.addWidget(second)
        if not is_sourced:
            layout.addWidget(PlainLabel(passage, self, warning=True, small=True))
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
