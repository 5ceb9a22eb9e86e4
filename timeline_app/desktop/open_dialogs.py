"""Asks which file to open, and where the project of a table goes."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from timeline_app.reading.table_kinds import SUFFIXES

PROJECTS = "Projects (*.timeline *.timeline.json *.json)"
TABLES = f"Tables of events ({' '.join(f'*{suffix}' for suffix in SUFFIXES)})"
ALL = "All files (*)"
PROJECT = "Project (*.timeline)"


def is_table(file: Path) -> bool:
    """Whether ``file`` has the name of a table, to be imported rather than opened."""
    return file.suffix.lower() in SUFFIXES


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
    """Where the project of ``table`` goes; the dialog asks before it lets one be replaced."""
    dialog = QFileDialog(parent, f"Save the project of {table.name}", str(table.parent), PROJECT)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("timeline")
    dialog.selectFile(f"{table.stem}.timeline")
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def _endings(filter_: str) -> str:
    return filter_[filter_.index("(") + 1 : -1]
