"""Copying a claim's passage and its citation: the same two menu entries wherever a claim is shown."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu

from timeline_app.desktop.words import citation
from timeline_app.model.event import Claim, Event
from timeline_app.model.source import Document


class CopyActions(QObject):
    """Adds “Copy passage” and “Copy citation” to ``menu``, which owns it."""

    def __init__(self, menu: QMenu, event: Event, claim: Claim, document: Document) -> None:
        super().__init__(menu)
        self._quote = claim.passage.quote
        self._citation = citation(event, claim, document)
        self.copy_passage = QAction("Copy passage", self)
        self.copy_passage.triggered.connect(self._copy_passage)
        self.copy_citation = QAction("Copy citation", self)
        self.copy_citation.triggered.connect(self._copy_citation)
        menu.addActions([self.copy_passage, self.copy_citation])

    def _copy_passage(self) -> None:
        QGuiApplication.clipboard().setText(self._quote)

    def _copy_citation(self) -> None:
        QGuiApplication.clipboard().setText(self._citation)
