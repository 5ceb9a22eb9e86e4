"""What the forms for events and actors share: a line for results, and closing that loses nothing unasked."""

from abc import abstractmethod

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from timeline_app.desktop.labels import PlainLabel

MARGINS = (20, 20, 20, 16)  # of every dialog
NOT_RECORDED = "What you have filled in is not recorded. Cancel again to give it up."


class FormDialog(QDialog):
    """A form with a ``message``; what was filled in is given up only when that is asked for twice."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_asking = False
        self.message = PlainLabel(warning=True)
        self.message.setAccessibleName("Result")
        self.message.hide()

    @property
    @abstractmethod
    def is_changed(self) -> bool:
        """Whether anything is filled in that was not shown at first."""

    def reject(self) -> None:
        """Close; where anything is filled in, only at the second time without a change between."""
        if self.is_changed and not self._is_asking:
            self._is_asking = True
            self.tell(NOT_RECORDED)
            return
        super().reject()

    def give_up(self) -> None:
        """Close without asking."""
        super().reject()

    def tell(self, message: str) -> None:
        """Say why something can't be done, or nothing."""
        self.message.setVisible(bool(message))
        self.message.say(message)

    def note_change(self, remark: str = "") -> None:
        """Something else is filled in: what was told no longer holds."""
        self._is_asking = False
        self.tell(remark)

    def lay_out(self, form: QFormLayout, done: str, *below: QWidget) -> QPushButton:
        """Put ``form`` into an area that scrolls, ``below`` it what stays in view, and the button ``done``."""
        body = QWidget()
        body.setLayout(form)
        area = QScrollArea()
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setProperty("panel", "true")
        buttons, button = done_or_cancel(self, done)
        left, top, right, bottom = MARGINS
        form.setContentsMargins(left, top, right, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, bottom)  # what scrolls has its bar at the edge
        layout.addWidget(area, 1)
        for each in (*below, self.message, buttons):
            each.setContentsMargins(left, 0, right, 0)  # in line with the fields
            layout.addWidget(each)
        return button


def done_or_cancel(dialog: QDialog, done: str) -> tuple[QDialogButtonBox, QPushButton]:
    """The buttons below a dialog, and the one of them, ``done``, that Enter presses, Ctrl+Enter from anywhere."""
    buttons = QDialogButtonBox()  # which makes the first that accepts the default
    button = buttons.addButton(done, QDialogButtonBox.ButtonRole.AcceptRole)
    buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    button.setToolTip("Ctrl+Enter")
    for key in ("Ctrl+Return", "Ctrl+Enter"):
        QShortcut(QKeySequence(key), dialog, button.click)
    return buttons, button


def form_layout() -> QFormLayout:
    """Fields below one another, each with its label above it."""
    form = QFormLayout()
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
    form.setVerticalSpacing(6)
    return form


def field_label(words: str) -> PlainLabel:
    """What stands above a field, on one line: a form gives a label that wraps too little room."""
    label = PlainLabel(words, section=True)
    label.setWordWrap(False)
    return label


def leave_out_button(words: str) -> QPushButton:
    """The small button at the end of a row that takes it out of a form."""
    button = QPushButton("×")
    button.setAccessibleName(words)
    button.setToolTip(words)
    button.setFixedWidth(28)
    return button
