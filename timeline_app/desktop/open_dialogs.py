"""Asks which file to open, and where the project of a table goes."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from timeline_app.desktop.asking import confirm
from timeline_app.desktop.text import short_visible_text
from timeline_app.locations import bundled_project
from timeline_app.reading.document_kinds import DOCUMENT_ENDINGS, kind_of
from timeline_app.reading.table_kinds import SUFFIXES
from timeline_app.session.settings import Settings
from timeline_app.store.project_kind import is_project_file

PROJECTS = "Projects (*.timeline *.timeline.json *.json)"
TABLES = f"Tables of events ({' '.join(f'*{suffix}' for suffix in SUFFIXES)})"
DOCUMENTS = f"Documents ({' '.join(f'*{ending}' for ending in DOCUMENT_ENDINGS)})"
ALL = "All files (*)"
PROJECT = "Project (*.timeline)"


def start_folder(settings: Settings, present: Path | None, last: str = "") -> Path:
    """Where a dialog starts: in its ``last`` folder, else beside the ``present`` project or one before.

    A project that comes with the program lies among its files: where there is no other, at home.
    """
    shipped = bundled_project()[0].parent
    recent = (Path(each.file) for each in settings.recent_files)
    beside = (file.resolve().parent for file in (present, *recent) if file is not None)
    folders = (*([Path(last)] if last else ()), *(each for each in beside if each != shipped))
    return next((folder for folder in folders if folder.is_dir()), Path.home())


def is_table(file: Path) -> bool:
    """Whether ``file`` has the name of a table, to be imported rather than opened."""
    return file.suffix.lower() in SUFFIXES


def is_document(path: Path) -> bool:
    """Whether ``path`` has the name of a document or is a folder, to be added rather than opened."""
    return path.is_dir() or kind_of(path) is not None


def is_project(file: Path) -> bool:
    """Whether ``file`` has the name of a project, or is one by whatever name."""
    return file.suffix.lower() in (".timeline", ".json") or is_project_file(file)


def why_not_together(files: Sequence[Path]) -> str:
    """Which of several files is no document, but is opened alone; empty where there is none."""
    for file in files:
        kind = "table" if is_table(file) else "project" if is_project(file) else ""
        if kind and not is_document(file):
            name = short_visible_text(file.name)
            return f"“{name}” is a {kind}: drop it alone, or without it; nothing was opened."
    return ""


def ask_file(parent: QWidget, folder: str) -> Path | None:
    """A project or a table; None where nothing was chosen."""
    kinds = f"Projects and tables ({_endings(PROJECTS)} {_endings(TABLES)})"
    filters = ";;".join((kinds, PROJECTS, TABLES, ALL))
    name, _ = QFileDialog.getOpenFileName(parent, "Open a project or a table", folder, filters)
    return Path(name) if name else None


def ask_table(parent: QWidget, folder: str) -> Path | None:
    """A table to import; None where nothing was chosen."""
    filters = f"{TABLES};;{ALL}"
    name, _ = QFileDialog.getOpenFileName(parent, "Import a table of events", folder, filters)
    return Path(name) if name else None


def ask_new_project(parent: QWidget, table: Path) -> Path | None:
    """Where the project of ``table`` goes."""
    proposed = table.with_name(f"{table.stem}.timeline")
    return ask_project_to_write(parent, f"Save the project of {table.name}", proposed)


def ask_project_to_write(parent: QWidget, title: str, proposed: Path) -> Path | None:
    """Where a project goes; the dialog asks before it lets one be replaced."""
    dialog = QFileDialog(parent, title, str(proposed.parent), PROJECT)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("timeline")
    dialog.selectFile(proposed.name)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    if not chosen or chosen[0].endswith(".timeline"):
        return Path(chosen[0]) if chosen else None
    # What stands after a dot was taken for an ending, and the dialog asked about another file.
    file = Path(f"{chosen[0]}.timeline")
    question = f"There is a project {file.name} already. Replace it?"
    return file if not file.exists() or confirm(parent, question, "Replace", loses=True) else None


def ask_documents_to_add(parent: QWidget, folder: str) -> list[Path]:
    """Documents to add; none where nothing was chosen."""
    filters = f"{DOCUMENTS};;{ALL}"
    names, _ = QFileDialog.getOpenFileNames(parent, "Add documents", folder, filters)
    return list(map(Path, names))


def ask_folder_to_add(parent: QWidget, folder: str) -> list[Path]:
    """A folder whose documents are to be added; none where it was not chosen."""
    name = QFileDialog.getExistingDirectory(parent, "Add a folder of documents", folder)
    return [Path(name)] if name else []


def ask_newer_version(parent: QWidget, title: str, folder: str) -> Path | None:
    """The file of a newer version of a document; None where nothing was chosen."""
    filters = f"{DOCUMENTS};;{ALL}"
    heading = f"A newer version of “{short_visible_text(title)[:80]}”"
    name, _ = QFileDialog.getOpenFileName(parent, heading, folder, filters)
    return Path(name) if name else None


def _endings(filter_: str) -> str:
    return filter_[filter_.index("(") + 1 : -1]
