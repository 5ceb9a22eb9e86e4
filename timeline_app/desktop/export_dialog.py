"""The export dialog: which files, and how pictures are drawn; the writing is ``export``'s."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from timeline_app.desktop.export import PictureOptions, Written, export_files
from timeline_app.desktop.theme import THEMES, Theme
from timeline_app.layout.scale import ScaleKind
from timeline_app.session.session import Session
from timeline_app.session.settings import Settings
from timeline_app.writing.files import WriteError

FORMATS = ((".png", "Picture (PNG)"), (".csv", "Table (CSV)"), (".json", "Event model (JSON)"))
PICTURE_WIDTHS = (400, 20_000)


class ExportDialog(QDialog):
    """Asks for folder, name and formats and exports what the filter keeps.

    A failed export says why in the dialog, which stays as it was filled in.
    """

    def __init__(self, session: Session, settings: Settings, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export")
        self.setMinimumWidth(520)
        self._session = session
        self.written: tuple[Written, ...] = ()
        folder = settings.export_folder or str(Path.home())
        self.path = QLineEdit(str(Path(folder) / _file_stem(session)))
        self.path.setAccessibleName("Folder and name, without the ending")
        self.formats = {ending: QCheckBox(title) for ending, title in FORMATS}
        self.formats[".png"].setChecked(True)
        self.width_field = QSpinBox()
        self.width_field.setRange(*PICTURE_WIDTHS)
        self.width_field.setValue(PictureOptions().width)
        self.width_field.setSuffix(" px")
        self.height_field = QSpinBox()
        self.height_field.setRange(0, PICTURE_WIDTHS[1])
        self.height_field.setSpecialValueText("as many as all lanes need")
        self.height_field.setSuffix(" px")
        self.scale = _choice([kind.value for kind in ScaleKind], session.scale_kind.value)
        self.theme = _choice(list(THEMES), theme.name)
        self.message = QLabel()
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setWordWrap(True)
        self.message.setAccessibleName("Result")
        self._lay_out()

    @property
    def report(self) -> str:
        """What was written, in one line."""
        files = ", ".join(each.path.name for each in self.written)
        left_out = "; ".join(
            f"{each.path.suffix[1:].upper()} leaves out {each.left_out}"
            for each in self.written
            if each.left_out
        )
        count = self.written[0].event_count if self.written else 0
        return f"Exported {count} events to {files}" + (f" ({left_out})" if left_out else "")

    def accept(self) -> None:
        """Export; close only where that went well."""
        base = Path(self.path.text().strip()).expanduser()
        paths = [
            base.with_name(base.name + ending)
            for ending, box in self.formats.items()
            if box.isChecked()
        ]
        if not paths or not base.name:
            self._refuse("Choose a name and at least one format.")
            return
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self.written = export_files(
                paths,
                self._session.open_project,
                self._session.columns,
                self._session.filter,
                self._options(),
            )
        except WriteError as error:
            self._refuse(str(error))
            return
        finally:
            QApplication.restoreOverrideCursor()
        super().accept()

    def _options(self) -> PictureOptions:
        return PictureOptions(
            self.width_field.value(),
            self.height_field.value() or None,
            self.scale.currentText(),
            self.theme.currentText(),
        )

    def _refuse(self, reason: str) -> None:
        self.message.setText(reason)
        self.message.setVisible(True)

    def _browse(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, "Folder for the export", str(Path(self.path.text()).parent)
        )
        if folder:
            self.path.setText(str(Path(folder) / Path(self.path.text()).name))

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
        shown, total = len(self._session.kept_rows), len(self._session.columns)
        scope = QLabel(f"{shown} of {total} events, as filtered now")
        scope.setTextFormat(Qt.TextFormat.PlainText)
        form = QFormLayout()
        form.addRow("Events", scope)
        form.addRow("Name", place)
        form.addRow("Formats", boxes)
        form.addRow("Picture width", self.width_field)
        form.addRow("Picture height", self.height_field)
        form.addRow("Time", self.scale)
        form.addRow("Theme", self.theme)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.export_button = buttons.addButton("Export", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(self.message)
        layout.addWidget(buttons)
        self.message.setVisible(False)
        self.path.setSelection(len(str(Path(self.path.text()).parent)) + 1, 200)


def _choice(values: list[str], present: str) -> QComboBox:
    box = QComboBox()
    box.addItems(values)
    box.setCurrentText(present)
    return box


def _file_stem(session: Session) -> str:
    """A file name from the project's title: letters and digits, the rest as hyphens."""
    title = session.open_project.project.title.lower()
    kept = "".join(char if char.isalnum() else " " for char in title)
    return "-".join(kept.split())[:60] or "timeline"
