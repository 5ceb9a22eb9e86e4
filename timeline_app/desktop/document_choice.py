"""The choice of a document: titles are read as they are shown, so that ten thousand cost nothing.

What is shown of the chosen one is ``document_pane``'s.
"""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QListView, QWidget

from timeline_app.desktop.combo import PlainCombo
from timeline_app.desktop.text import short_visible_text, tooltip_text
from timeline_app.model.source import Document
from timeline_app.session.document_titles import TitlesToldApart

Index = QModelIndex | QPersistentModelIndex


class DocumentChoice(PlainCombo):
    """The documents of a project, in its order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Document on show", parent)
        self._documents = _Documents(self)
        self.setModel(self._documents)
        view = self.view()
        assert isinstance(view, QListView)
        view.setUniformItemSizes(True)  # or a style sheet has each of them measured, unseen

    def lists(self, documents: tuple[Document, ...]) -> bool:
        """Whether ``documents`` are those that are listed, and none of them was edited."""
        return documents is self._documents.listed

    def list_documents(self, documents: tuple[Document, ...]) -> None:
        self._documents.list_documents(documents)

    def place_of(self, id_: str) -> int | None:
        return self._documents.places.get(id_)

    def with_id(self, id_: str) -> Document:
        """The listed document with this id; KeyError where there is none."""
        return self._documents.listed[self._documents.places[id_]]

    def show_document(self, document: Document) -> None:
        self.setCurrentIndex(self._documents.places[document.id])
        self.setToolTip(tooltip_text(self._documents.title_of(document)))


class _Documents(QAbstractListModel):
    """``listed``, and the place of each by its id."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.listed: tuple[Document, ...] = ()
        self.places: dict[str, int] = {}
        self._titles = TitlesToldApart()

    def title_of(self, document: Document) -> str:
        return self._titles.of(document)

    def list_documents(self, documents: tuple[Document, ...]) -> None:
        self.beginResetModel()
        self.listed = documents
        self._titles = TitlesToldApart(documents)
        self.places = {document.id: place for place, document in enumerate(documents)}
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.listed)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        title = self.title_of(self.listed[index.row()])
        if role == Qt.ItemDataRole.DisplayRole:
            return short_visible_text(title)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(title)
        return None
