"""The bar below everything that tells how far an import is, and then what came of it.

It never takes the keyboard or the window; what it tells of is ``import_desk``'s.
"""

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QSizePolicy

from timeline_app.desktop.elided_label import ElidedLabel
from timeline_app.desktop.words import SEPARATOR
from timeline_app.session.counting import counted
from timeline_app.session.import_messages import ImportProgress

STEPS = 1000
SURE_AFTER = 1.0  # seconds until a rate, or the time left, is worth telling
SURE_FRACTION = 0.02


class ImportBar(QFrame):
    """``shown`` tells whether there is something to tell, so that it takes room only then."""

    cancelled = Signal()
    details_wanted = Signal()
    open_wanted = Signal()
    shown = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("importBar")
        self.setAccessibleName("Import")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name = ""
        self._clock = QElapsedTimer()  # since the first rows were read
        self.label = ElidedLabel()
        self.progress = QProgressBar()
        self.progress.setRange(0, STEPS)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(240)
        self.progress.setAccessibleName("Progress of the import")
        self.cancel = QPushButton("Cancel")
        self.open_button = QPushButton("Open")
        self.open_button.setToolTip("Open the imported project in place of this one")
        self.details = QPushButton("Details")
        self.close_button = QPushButton("Close")
        self.cancel.clicked.connect(self._cancel)
        self.open_button.clicked.connect(self._open)
        self.details.clicked.connect(self.details_wanted)
        self.close_button.clicked.connect(self.withdraw)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(12)
        layout.addWidget(self.progress, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.label, 1)
        for button in (self.cancel, self.open_button, self.details, self.close_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            layout.addWidget(button)

    def begin(self, name: str) -> None:
        """An import of the table ``name`` has begun."""
        self._name = name
        self._clock.invalidate()
        self._show_parts(is_running=True)
        self._warn(False)
        self.cancel.setEnabled(True)
        self.progress.setValue(0)
        self.label.set_full_text(f"Importing {name}{SEPARATOR}starting")

    def show_progress(self, progress: ImportProgress) -> None:
        if not self.cancel.isEnabled():  # it is being stopped, which is what is told
            return
        if not self._clock.isValid():
            self._clock.start()
        self.progress.setValue(round(progress.fraction * STEPS))
        seconds = self._clock.elapsed() / 1000
        self.label.set_full_text(progress_words(self._name, progress, seconds))

    def tell(
        self, text: str, *, is_wrong: bool = False, details: str = "", can_open: bool = False
    ) -> None:
        """Say what came of it, until it is closed; ``details`` names the button for more.

        ``can_open`` offers to open what was imported.
        """
        self._show_parts(is_running=False)
        self._warn(is_wrong)
        self.label.set_full_text(text)
        self.details.setText(details)
        self.details.setVisible(bool(details))
        self.open_button.setVisible(can_open)

    def withdraw(self) -> None:
        """There is nothing to tell any more."""
        self.shown.emit(False)

    def _show_parts(self, *, is_running: bool) -> None:
        for part in (self.progress, self.cancel):
            part.setVisible(is_running)
        self.details.hide()
        self.open_button.hide()
        self.close_button.setVisible(not is_running)
        self.shown.emit(True)

    def _warn(self, is_wrong: bool) -> None:
        self.label.setProperty("warning", "true" if is_wrong else "false")
        self.label.style().unpolish(self.label)
        self.label.style().polish(self.label)

    def _open(self) -> None:
        self.open_button.hide()
        self.open_wanted.emit()

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.label.set_full_text(f"Stopping the import of {self._name}…")
        self.cancelled.emit()


def progress_words(name: str, progress: ImportProgress, seconds: float) -> str:
    """What is done, how many rows there are so far, how fast they come, and how long it may take."""
    doing = progress.doing if progress.doing != f"reading {name}" else "reading"
    parts = [f"Importing {name}", doing]
    if progress.rows:
        parts.append(counted(progress.rows, "row"))
    if progress.rejected:
        parts.append(f"{progress.rejected:,} rejected")
    if seconds >= SURE_AFTER:
        if doing == "reading" and progress.rows:
            parts.append(f"{_rounded(progress.rows / seconds):,} rows/s")
        if SURE_FRACTION <= progress.fraction < 1:
            left = seconds * (1 - progress.fraction) / progress.fraction
            parts.append(f"{_duration(left)} left")
    return SEPARATOR.join(parts)


def _rounded(number: float) -> int:
    """To two digits: more would flicker."""
    digits = max(len(str(int(number))) - 2, 0)
    return int(round(number, -digits))


def _duration(seconds: float) -> str:
    if seconds < 60:
        return f"about {max(round(seconds), 1)} s"
    return f"about {round(seconds / 60)} min"
