"""The export dialog: which files, and how pictures are drawn; the writing is ``export``'s."""

import os.path
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.desktop.combo import PlainCombo, PlainSpin
from timeline_app.desktop.export import (
    GREATEST_SIDE,
    LEAST_SIDE,
    ExportStopped,
    PictureOptions,
    Written,
    check_targets,
    export_files,
)
from timeline_app.desktop.labels import PlainLabel
from timeline_app.desktop.open_dialogs import start_folder
from timeline_app.desktop.text import visible_text
from timeline_app.desktop.theme import THEMES, Theme
from timeline_app.layout.scale import ScaleKind
from timeline_app.session.counting import counted, counted_of
from timeline_app.session.session import Session
from timeline_app.session.settings import Settings
from timeline_app.writing.files import WriteError

FORMATS = ((".png", "Picture (PNG)"), (".csv", "Table (CSV)"), (".json", "Event model (JSON)"))
LONG = 100_000  # events, from which how far an export is is shown
BETWEEN_TELLINGS = 50  # milliseconds
EXPORT, REPLACE = "Export", "Replace"


class ExportDialog(QDialog):
    """Asks for folder, name and formats and exports what the filter keeps.

    A failed export says why in the dialog, which stays as it was filled in. Files that exist are
    written over only once the button, which then says so, is pressed again. How far a long one is
    shows in the dialog, and Cancel, or closing it, stops that.
    """

    def __init__(self, session: Session, settings: Settings, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export")
        self.setMinimumWidth(520)
        self._session = session
        self.written: tuple[Written, ...] = ()
        self._to_replace: frozenset[Path] = frozenset()
        self._asked = QElapsedTimer()
        self._is_exporting = self._is_to_stop = False
        self._told = QElapsedTimer()
        self._folder = start_folder(settings, session.open_project.file, settings.export_folder)
        self.path = QLineEdit(str(self._folder / _file_stem(session)))
        self.path.setAccessibleName("Folder and name, without the ending")
        self.formats = {ending: QCheckBox(title) for ending, title in FORMATS}
        self.formats[".png"].setChecked(True)
        self.width_field = PlainSpin("Picture width")
        self.width_field.setRange(LEAST_SIDE, GREATEST_SIDE)
        self.width_field.setValue(PictureOptions().width)
        self.width_field.setSuffix(" px")
        self.height_field = PlainSpin("Picture height")
        self.height_field.setRange(LEAST_SIDE - 1, GREATEST_SIDE)  # the least stands for no height
        self.height_field.setSpecialValueText("as many as all lanes need")
        self.height_field.setSuffix(" px")
        self.scale = _choice("Time", [kind.value for kind in ScaleKind], session.scale_kind.value)
        self.theme = _choice("Theme", list(THEMES), theme.name)
        self.message = PlainLabel()
        self.message.setAccessibleName("Result")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("Progress of the export")
        self._lay_out()
        self.path.textChanged.connect(self._reconsider)
        for box in self.formats.values():
            box.toggled.connect(self._reconsider)

    @property
    def report(self) -> str:
        """What was written, in one line to show as it is."""
        files = ", ".join(visible_text(each.path.name) for each in self.written)
        remarks = [
            f"{each.path.suffix[1:].upper()} leaves out {each.left_out}"
            for each in self.written
            if each.left_out
        ]
        remarks += [each.note for each in self.written if each.note]
        count = self.written[0].event_count if self.written else 0
        events = counted(count, "event")
        return f"Exported {events} to {files}" + (f" ({'; '.join(remarks)})" if remarks else "")

    def accept(self) -> None:
        """Export; close only where that went well."""
        endings = [ending for ending, box in self.formats.items() if box.isChecked()]
        if not endings:
            self._tell("Choose at least one format.")
            return
        try:
            paths = target_paths(self.path.text(), self._folder, endings)
            check_targets(paths, self._session.open_project)
        except (NoTarget, WriteError) as error:
            self._tell(str(error))
            return
        there = [path for path in paths if os.path.lexists(path)]
        if not self._to_replace.issuperset(there):
            self._ask_to_replace(there)
            return
        if there and self._asked.elapsed() < QApplication.doubleClickInterval():
            return  # the second half of a double click has read nothing
        self.message.setVisible(False)  # what was wrong before may be right by now
        self.repaint()
        if self._export(paths):
            super().accept()

    def reject(self) -> None:
        """Stop the export if one is under way, else close."""
        self._is_to_stop = True
        if not self._is_exporting:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._is_to_stop = True
        if self._is_exporting:
            event.ignore()
        else:
            super().closeEvent(event)

    def _export(self, paths: Sequence[Path]) -> bool:
        """Write the files; whether that went well."""
        session = self._session
        self._is_exporting, self._is_to_stop = True, False
        is_told = any(path.suffix != ".png" for path in paths)  # a picture is drawn at one go
        is_long = is_told and session.kept_count > LONG
        self._told.start()
        self._form.setEnabled(not is_long)
        self.export_button.setEnabled(False)
        self.progress.setVisible(is_long)
        self.progress.setRange(0, 0)
        if not is_long:
            QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self.written = export_files(
                paths,
                session.open_project,
                session.columns,
                session.filter,
                self._options(),
                progress=self._show_progress if is_long else lambda done, total: None,
            )
        except WriteError as error:
            self._tell(str(error))
            return False
        except ExportStopped:
            self._tell("The export was cancelled; the file that was being written is as before.")
            return False
        finally:
            if not is_long:
                QApplication.restoreOverrideCursor()
            self._is_exporting = False
            self._form.setEnabled(True)
            self.export_button.setEnabled(True)
            self.progress.hide()
        return True

    def _show_progress(self, done: int, total: int) -> None:
        """Called between events of a long export: show how far it is, and hear whether to stop."""
        if self._told.elapsed() < BETWEEN_TELLINGS:
            return
        self._told.restart()
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self._tell(f"{done:,} of {counted(total, 'event')} written")
        QApplication.processEvents()
        if self._is_to_stop:
            raise ExportStopped

    def _options(self) -> PictureOptions:
        height = self.height_field.value()
        return PictureOptions(
            self.width_field.value(),
            height if height >= LEAST_SIDE else None,
            self.scale.currentText(),
            self.theme.currentText(),
        )

    def _tell(self, text: str) -> None:
        self.message.say(text)
        self.message.setVisible(True)

    def _ask_to_replace(self, there: Sequence[Path]) -> None:
        self._to_replace = frozenset(there)
        self._asked.start()
        self.export_button.setText(REPLACE)
        names = ", ".join(visible_text(path.name) for path in there)
        verb, them = ("exists", "it") if len(there) == 1 else ("exist", "them")
        self._tell(f"{names} {verb} already; press {REPLACE} to write over {them}.")

    def _reconsider(self) -> None:
        """Other files are meant now: what was said of the ones before no longer holds."""
        self._to_replace = frozenset()
        self.export_button.setText(EXPORT)
        self.message.setVisible(False)

    def _browse(self) -> None:
        present = self._folder / self.path.text().strip()
        folder = QFileDialog.getExistingDirectory(
            self, "Folder for the export", str(present.parent)
        )
        if folder:
            self.path.setText(str(Path(folder) / present.name))

    def _lay_out(self) -> None:
        browse = QPushButton("Folder…")
        browse.clicked.connect(self._browse)
        place = QHBoxLayout()
        place.addWidget(self.path, 1)
        place.addWidget(browse)
        boxes = QHBoxLayout()
        for box in self.formats.values():
            boxes.addWidget(box)
        boxes.addStretch(1)
        shown, total = self._session.kept_count, len(self._session.columns)
        scope = PlainLabel(f"{counted_of(shown, total, 'event')}, as filtered now")
        form = QFormLayout()
        form.addRow("Events", scope)
        form.addRow("Name", place)
        form.addRow("Formats", boxes)
        form.addRow("Picture width", self.width_field)
        form.addRow("Picture height", self.height_field)
        form.addRow("Time", self.scale)
        form.addRow("Theme", self.theme)
        self._form = QWidget()
        self._form.setLayout(form)
        form.setContentsMargins(0, 0, 0, 0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.export_button = buttons.addButton(EXPORT, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self._form)
        layout.addWidget(self.progress)
        layout.addWidget(self.message)
        layout.addWidget(buttons)
        self.message.setVisible(False)
        self.progress.hide()
        self.path.setSelection(len(str(Path(self.path.text()).parent)) + 1, 200)


def target_paths(text: str, folder: Path, endings: Sequence[str]) -> list[Path]:
    """The files that ``text`` names, one for each of ``endings``; a relative name is in ``folder``.

    An ending of ours that was typed with the name is left away. Raises NoTarget.
    """
    text = text.strip()
    typed = next((ending for ending, _ in FORMATS if text.lower().endswith(ending)), "")
    named = text[: len(text) - len(typed)]
    if os.path.basename(named) in ("", ".", "..", "~") or "\0" in named:
        raise NoTarget("Choose a name for the files, after their folder.")
    try:
        base = folder / Path(named).expanduser()
    except RuntimeError:
        user = Path(named).parts[0]
        raise NoTarget(f"{user} is nobody's home folder; write the folder in full.") from None
    if not typed and os.path.isdir(base):
        raise NoTarget(f"{base} is a folder; add a name.")
    return [base.with_name(base.name + ending) for ending in endings]


class NoTarget(Exception):  # noqa: N818 - the user's mistake, not an error of ours
    """What was typed names no file; the text is a sentence for the user."""


def _choice(name: str, values: list[str], present: str) -> PlainCombo:
    box = PlainCombo(name)
    box.addItems(values)
    box.setCurrentText(present)
    return box


def _file_stem(session: Session) -> str:
    """A file name from the project's title: letters and digits, the rest as hyphens."""
    title = session.open_project.project.title.lower()
    kept = "".join(char if char.isalnum() else " " for char in title)
    return "-".join(kept.split())[:60] or "timeline"
