"""The date range of the filter: two EDTF fields, and whether an overlap must be certain.

What overlaps is ``query.filter``'s business.
"""

import re
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from timeline_app.desktop.combo import PlainCombo
from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.text import tooltip_text
from timeline_app.desktop.theme import SMALL_PIXELS, font
from timeline_app.model.time import DateError, UncertainDate, parse_edtf
from timeline_app.session.session import Session

CHOICES = ("Events that may overlap", "Events that surely overlap")
MESSAGE_LINES = 3  # whose room is kept, so that no message moves the fields
HOW_TO_WRITE = "write dates as 2021-08-24"
EXAMPLE = "for example 2021-08-15, 2021-08 or 1996"


class DateRange(QWidget):
    """Takes a range over when both ends are dates or empty, at Enter or when a field is left."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._from = self._field("From", "earliest date")
        self._to = self._field("To", "latest date")
        self._choice = PlainCombo("Which events count as within the range", self)
        self._choice.addItems(list(CHOICES))
        self._message = PlainLabel(EXAMPLE, self, faint=True, small=True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        line = QFontMetrics(font(SMALL_PIXELS)).lineSpacing()
        self._message.setFixedHeight(MESSAGE_LINES * line + 2)
        layout = QGridLayout(self)
        layout.setContentsMargins(8, 0, 8, 4)
        layout.setSpacing(4)
        layout.setColumnStretch(1, 1)
        layout.addWidget(PlainLabel("From", self), 0, 0)
        layout.addWidget(self._from, 0, 1)
        layout.addWidget(PlainLabel("To", self), 1, 0)
        layout.addWidget(self._to, 1, 1)
        layout.addWidget(self._choice, 2, 0, 1, 2)
        layout.addWidget(self._message, 3, 0, 1, 2)
        self._choice.activated.connect(self._apply)
        self.refresh()

    @property
    def summary(self) -> str:
        """The range in a few characters, empty for none."""
        filter_ = self._session.filter
        first, last = filter_.date_from, filter_.date_to
        if first is None and last is None:
            return ""
        return f"{first.edtf if first else '…'} – {last.edtf if last else '…'}"

    def refresh(self) -> None:
        """Show the filter's range, but never overwrite what is being typed."""
        filter_ = self._session.filter
        for field, date in ((self._from, filter_.date_from), (self._to, filter_.date_to)):
            if not (field.hasFocus() and field.isModified()):
                field.setText(date.edtf if date is not None else "")
        self._choice.setCurrentIndex(int(filter_.certainly))
        self._validate()

    def _field(self, name: str, meaning: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setAccessibleName(f"{name}: {meaning}, as EDTF")
        field.setPlaceholderText(meaning)
        field.setMaxLength(100)
        field.textEdited.connect(self._validate)
        field.editingFinished.connect(self._apply)
        return field

    def _validate(self, _text: str = "") -> bool:
        """Tell what is wrong with the fields; whether nothing is."""
        problem = ""
        dates = []
        for name, field in (("From", self._from), ("To", self._to)):
            try:
                dates.append(_date(field.text()))
            except DateError as error:
                problem = problem or f"{name}: {_told(error, field.text())}"
        if not problem:
            first, last = dates
            if first and last and first.start_earliest > last.end_latest:
                problem = "The range ends before it begins"
        self._message.setProperty("warning", "true" if problem else "false")
        self._message.setProperty("faint", "false" if problem else "true")
        self._message.say(f"⚠ {problem}, not applied" if problem else EXAMPLE)
        self._message.setToolTip(tooltip_text(problem))
        self._message.style().polish(self._message)
        return not problem

    def _apply(self) -> None:
        if not self._validate():
            return
        for field in (self._from, self._to):
            field.setModified(False)
        self._session.set_filter(
            replace(
                self._session.filter,
                date_from=_date(self._from.text()),
                date_to=_date(self._to.text()),
                certainly=self._choice.currentIndex() == 1,
            )
        )


def _date(text: str) -> UncertainDate | None:
    return parse_edtf(text.strip()) if text.strip() else None


def _told(error: DateError, text: str) -> str:
    """What is wrong with ``text``, which stands beside it and isn't said again."""
    if any(char.isspace() for char in text.strip()):
        return HOW_TO_WRITE
    return re.sub(r"^'.*?': ", "", str(error))
