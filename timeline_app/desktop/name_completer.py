"""Completes a name of which a part is typed, case, diacritics and scripts apart, as the search finds it.

Which names there are is told by the model that is completed from, such as ``actor_choice``'s.
"""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from timeline_app.query.columns import fold
from timeline_app.query.searched_words import folded_phrase

SEARCHED_ROLE = Qt.ItemDataRole.UserRole
MOST_VISIBLE = 10

Index = QModelIndex | QPersistentModelIndex


class NameCompleter(QCompleter):
    """Finds what is typed anywhere in what ``names`` has as SEARCHED_ROLE: see ``searched``."""

    def __init__(self, names: QAbstractItemModel, parent: QWidget) -> None:
        super().__init__(names, parent)
        self.setCompletionRole(SEARCHED_ROLE)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = QListView()  # a list of its own ground, below the field
        popup.setProperty("popup", "true")
        popup.setUniformItemSizes(True)
        popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setPopup(popup)
        self.setMaxVisibleItems(MOST_VISIBLE)

    def splitPath(self, path: str) -> list[str]:
        return [folded_phrase(path) or fold(path.strip())]

    def pathFromIndex(self, index: Index) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole))


def searched(*names: str) -> str:
    """What a part of any of ``names`` is found in, also one of signs alone."""
    return "\n".join(each for name in names for each in (folded_phrase(name), fold(name)))
