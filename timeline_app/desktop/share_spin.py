"""A box for a share from 0 to 1, as scores of extractors are told."""

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QWidget

from timeline_app.desktop.combo import PlainSpin

HUNDREDTHS = 100


class ShareSpin(PlainSpin):
    """A share from 0 to 1, in hundredths."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setRange(0, HUNDREDTHS)
        self.setSingleStep(5)
        self.setKeyboardTracking(False)

    def textFromValue(self, value: int) -> str:
        return f"{value / HUNDREDTHS:.2f}"

    def valueFromText(self, text: str) -> int:
        try:
            return round(float(text.replace(",", ".")) * HUNDREDTHS)
        except (ValueError, OverflowError):  # as of "inf"
            return self.value()

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        try:
            is_share = 0 <= float(text.replace(",", ".")) <= 1
        except ValueError:
            is_share = False
        state = QValidator.State.Acceptable if is_share else QValidator.State.Intermediate
        return state, text, place
