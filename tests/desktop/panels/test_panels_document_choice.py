"""The choice of a document: of ten thousand only those that somebody sees are looked at."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from timeline_app.desktop import document_choice
from timeline_app.desktop.document_choice import DocumentChoice
from timeline_app.desktop.stylesheet import stylesheet
from timeline_app.desktop.theme import LIGHT
from timeline_app.model.source import Document

COUNT = 500


def test_a_style_sheet_has_no_title_read_that_nobody_sees(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = {"title": "x", "media_type": "text/plain", "language": "en", "sha256": "0" * 64}
    documents = tuple(Document.model_validate({"id": f"d{n}", **model}) for n in range(COUNT))
    read: list[str] = []
    made = document_choice.short_visible_text
    monkeypatch.setattr(
        document_choice, "short_visible_text", lambda title: read.append(title) or made(title)
    )
    window = QWidget()
    qtbot.addWidget(window)
    choice = DocumentChoice(window)
    choice.list_documents(documents)
    choice.show_document(documents[7])
    window.show()
    window.setStyleSheet(stylesheet(LIGHT))
    QApplication.processEvents()
    assert 0 < len(read) < COUNT / 10
