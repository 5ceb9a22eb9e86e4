"""Combo and spin boxes with arrows that themes reach; what a combo lists is data and is elided."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import (
    QComboBox,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

ARROW_ROOM = 24


class PlainCombo(QComboBox):
    """As wide as its place; it never grows with what it lists."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(policy)
        self.setMinimumContentsLength(8)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.width() - ARROW_ROOM - 12
        elide = Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(option.currentText, elide, room)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        _paint_arrow(painter, self, self.height() / 2 + 0.5, 2)


class PlainSpin(QSpinBox):
    """A whole number with the arrows of a combo, one up and one down."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.lineEdit().setTextMargins(6, 0, 0, 0)  # a style sheet's padding doesn't reach it

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        _paint_arrow(painter, self, self.height() / 2 - 4.5, -2)
        _paint_arrow(painter, self, self.height() / 2 + 4.5, 2)
        painter.end()


def _paint_arrow(painter: QPainter, box: QWidget, y: float, depth: float) -> None:
    """An arrow at the right of ``box``, downwards where ``depth`` is positive."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(box.palette().placeholderText().color(), 1.5))
    x = box.width() - ARROW_ROOM / 2 - 2
    painter.drawPolyline(
        QPolygonF([QPointF(x - 4, y - depth), QPointF(x, y + depth), QPointF(x + 4, y - depth)])
    )
