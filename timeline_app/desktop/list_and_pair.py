"""A list above the two records that its current row is about, with a handle between them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

_HEIGHTS = [160, 320]  # pixels, at first


def list_and_pair(listed: QWidget, pair: QWidget) -> QSplitter:
    both = QSplitter(Qt.Orientation.Vertical)
    both.setChildrenCollapsible(False)
    both.addWidget(listed)
    both.addWidget(pair)
    both.setStretchFactor(1, 1)
    both.setSizes(_HEIGHTS)
    return both
