"""The status bar's message, shortened to its room with an ellipsis; all of it is a tooltip then.

What is said in it is the business of whoever says it.
"""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStatusBar, QStyle, QStyleOption, QWidget

from timeline_app.desktop.text import tooltip_text

MARGIN = 6


class StatusLine(QStatusBar):
    """Qt's own would cut a long message off without a sign; ``beside`` stands at its right end."""

    def __init__(self, beside: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._beside = beside
        self.addPermanentWidget(beside)
        self.messageChanged.connect(self._tell_rest)

    @property
    def shown_message(self) -> str:
        """As much of the message as is seen."""
        return self.fontMetrics().elidedText(
            self.currentMessage(), Qt.TextElideMode.ElideRight, self._room().width()
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        panel = QStyle.PrimitiveElement.PE_PanelStatusBar
        self.style().drawPrimitive(panel, option, painter, self)
        painter.setPen(self.palette().windowText().color())
        flags = (
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        )
        painter.drawText(self._room(), int(flags), self.shown_message)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_rest()

    def _room(self) -> QRect:
        end = self._beside.x() if self._beside.isVisibleTo(self) else self.width()
        return QRect(MARGIN, 0, max(end - 2 * MARGIN, 0), self.height())

    def _tell_rest(self, _message: str = "") -> None:
        message = self.currentMessage()
        self.setToolTip(tooltip_text(message) if self.shown_message != message else "")
