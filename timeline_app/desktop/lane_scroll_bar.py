"""LaneScrollBar: which part of all lanes the canvas shows, at its right edge.

Scrolling itself is the session's.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollBar, QWidget

from timeline_app.layout.viewport import Viewport

SCROLL_WIDTH = 12


class LaneScrollBar(QScrollBar):
    """Follows the viewport without saying so; ``valueChanged`` is what a person does."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._shown = (-1, -1, -1, -1)
        self.setAccessibleName(self.tr("Lanes in view"))

    def follow(self, viewport: Viewport, content_height: float) -> None:
        """Show where ``viewport`` is in all lanes; nothing is touched where that is shown already."""
        wanted = (
            max(round(content_height - viewport.height), 0),
            max(round(viewport.height), 1),
            round(viewport.row_height),
            round(viewport.top),
        )
        if wanted == self._shown:
            return
        self._shown = wanted
        greatest, page, step, value = wanted
        self.blockSignals(True)
        self.setRange(0, greatest)
        self.setPageStep(page)
        self.setSingleStep(step)
        self.setValue(value)
        self.blockSignals(False)
        self.setVisible(greatest > 0)
