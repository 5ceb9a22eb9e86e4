"""A table to look at and to choose rows of, as the window's lists of events have it."""

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

ROW_HEIGHT = 26
_LEAST_WIDTH = 48


class WholeRows(QTableView):
    """A table of whole rows, which letters don't search: they are commands."""

    def __init__(self, name: str, columns: str, parent: QWidget) -> None:
        """``name`` is what it is called by who can't see it, ``columns`` what its header is."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(_LEAST_WIDTH)
        header.setAccessibleName(columns)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands; the search field finds events."""
