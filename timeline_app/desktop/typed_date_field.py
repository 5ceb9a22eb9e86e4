"""A field for a date as typed, in EDTF or in words, that tells how it is understood.

What words mean is ``model.typed_date``'s business.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.text import tooltip_text
from timeline_app.model.calendar import iso_from_seconds
from timeline_app.model.edtf import MAX_LENGTH
from timeline_app.model.source import Basis, Date
from timeline_app.model.time import MAX_SECOND, MIN_SECOND, DateError, UncertainDate
from timeline_app.model.typed_date import TypedDate, read_typed_date

EXAMPLES = "2021-08-16, late August 2021, between 15 and 31 Aug 2021, a day before"
UNDATED = "Empty: the event is undated, and waits in the tray."


class TypedDateField(QWidget):
    """``changed`` tells that the text, and so perhaps the date, is another one.

    ``empty`` is what an empty field means, ``examples`` are dates that it takes.
    """

    changed = Signal()

    def __init__(
        self, parent: QWidget | None = None, empty: str = UNDATED, examples: str = EXAMPLES
    ) -> None:
        super().__init__(parent)
        self._empty = empty
        self._kept: Date | None = None
        self._reference: UncertainDate | None = None
        self._reference_name = ""
        self._read: TypedDate | None = None
        self.problem = ""
        self.text = QLineEdit(self)
        self.text.setAccessibleName("Date, in EDTF or in words")
        self.text.setPlaceholderText(examples)
        self.text.setMaxLength(MAX_LENGTH)
        self.reading = PlainLabel(faint=True, small=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.text)
        layout.addWidget(self.reading)
        self.text.textChanged.connect(self._follow)
        self._follow()

    def lean_on(self, reference: UncertainDate | None, name: str) -> None:
        """Let ``a day before`` and ``25 August`` lean on ``reference``, which is called ``name``."""
        self._reference, self._reference_name = reference, name
        self._follow()

    def show_date(self, date: Date | None) -> None:
        """Show a date: in the words that stand for it, where they say just that."""
        self._kept = date
        self.text.setText("" if date is None else _as_typed(date))

    @property
    def date(self) -> Date | None:
        """The date as typed; the one that was shown, with its phrase, where that was left as it was."""
        if self._read is None:
            return None
        if self._kept is not None and self._kept.edtf == self._read.edtf:
            return self._kept
        leans = self._read.basis is Basis.RELATIVE
        return Date(
            edtf=self._read.edtf,
            phrase=self._read.phrase,
            basis=self._read.basis,
            anchor=(self._reference_name or None) if leans else None,
        )

    def _follow(self) -> None:
        text = self.text.text().strip()
        self._read, self.problem = None, ""
        told = self._empty
        if text:
            try:
                self._read = read_typed_date(text, self._reference, self._reference_name)
            except DateError as error:
                self.problem = told = str(error)
            else:
                told = f"{self._read.reading}: {bounds_words(self._read.bounds)}"
                if self._read.edtf not in (text, *self._read.reading.split()):
                    told = f"{self._read.edtf}: {told}"
        self.reading.setProperty("warning", "true" if self.problem else "false")
        self.reading.setProperty("faint", "false" if self.problem else "true")
        self.reading.say(f"⚠ {told}" if self.problem else told)
        self.reading.setToolTip(tooltip_text(told))
        self.reading.style().polish(self.reading)
        self.changed.emit()


def _as_typed(date: Date) -> str:
    """Its phrase, or its EDTF where the phrase is none, leans on something, or says another date."""
    if date.phrase is None or date.basis is not Basis.STATED:
        return date.edtf
    try:
        is_same = read_typed_date(date.phrase).edtf == date.edtf
    except DateError:
        is_same = False
    return date.phrase if is_same else date.edtf


def bounds_words(date: UncertainDate) -> str:
    """The four bounds: ``starts 2021-08-21 … 2021-08-31, ends 2021-08-21 … 2021-08-31``."""
    starts = _between(date.start_earliest, date.start_latest)
    ends = _between(date.end_earliest, date.end_latest)
    return f"starts {starts}, ends {ends}"


def _between(first: int, last: int) -> str:
    one, other = _moment(first, is_first=True), _moment(last, is_first=False)
    return one if one == other else f"{one} … {other}"


def _moment(second: int, *, is_first: bool) -> str:
    """A bound as ISO 8601; without its clock time where that is the day's first or last second."""
    if second <= MIN_SECOND or second >= MAX_SECOND:
        return "open"
    iso = iso_from_seconds(second)
    return iso.removesuffix("T00:00:00" if is_first else "T23:59:59")
