"""A scroll area as high as what it holds, where there is room, and scrolling where there isn't."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from timeline_app.desktop.timers import single_shot


class FittingArea(QScrollArea):
    """Never higher than ``body`` needs at its width, and never lower than ``least`` unless that is."""

    def __init__(self, body: QWidget, least: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._body, self._least = body, least
        self._wanted: tuple[QWidget, ...] = ()
        self._later = single_shot(self, self._show_wanted)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setWidget(body)
        body.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        body.installEventFilter(self)
        self._fit()

    @property
    def full_height(self) -> int:
        """What all of the body needs, at the present width and without a scroll bar."""
        height = self._body.heightForWidth(self.width())
        return height if height >= 0 else self._body.sizeHint().height()

    @property
    def least_width(self) -> int:
        """What the body needs beside a scroll bar, so that no word of it is cut."""
        return self._body.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()

    def reveal(self, *parts: QWidget) -> None:
        """Scroll to ``parts`` of the body once they are laid out; the last is the most wanted."""
        self._wanted = parts
        self._later.start()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.full_height)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(self.full_height, self._least))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._body and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        height = self.full_height
        self.setMinimumHeight(min(height, self._least))
        self.setMaximumHeight(height)
        self.updateGeometry()

    def _show_wanted(self) -> None:
        for part in self._wanted:
            self.ensureWidgetVisible(part, 0, 0)
        self._wanted = ()
