"""What the window does for whole projects: new ones, saved as another, and copies.

What is written is ``store``'s business; edits are ``edit_desk``'s.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from timeline_app.desktop.asking import tell
from timeline_app.desktop.behind_bar import ShouldStop, Tell, run_behind_bar
from timeline_app.desktop.open_dialogs import ask_project_to_write
from timeline_app.model.project import Project
from timeline_app.session.copying_tables import copy_tables
from timeline_app.session.opening import Opened
from timeline_app.store.dataset import Dataset
from timeline_app.store.dataset_copy import CopyStopped
from timeline_app.store.errors import StoreError
from timeline_app.store.project_store import ProjectStore

Then = Callable[[Path], None]


class ProjectWindow(Protocol):
    """What is asked of the workspace."""

    @property
    def window(self) -> QWidget: ...
    @property
    def opened(self) -> Opened | None: ...

    def project_folder(self) -> Path: ...
    def open_file(self, file: Path) -> None: ...
    def say(self, message: str) -> None: ...


class ProjectDesk:
    """Whole projects in one window."""

    def __init__(self, workspace: ProjectWindow) -> None:
        self._workspace = workspace

    def new_project(self) -> None:
        """Ask where, and open an empty project there."""
        file = self._asked("New project", self._workspace.project_folder() / "Untitled.timeline")
        if file is not None and self._created(file, Project(title=file.stem), {}):
            self._workspace.open_file(file)

    def save_as(self) -> None:
        """Write the open project, with its documents or tables, to another file, and go on there."""
        self._copy("Save as a project", "", self._workspace.open_file)

    def save_copy(self) -> None:
        """Write a copy of the open project, and stay in this one."""
        self._copy(
            "Save a copy",
            " copy",
            lambda file: self._workspace.say(f"A copy was saved as {file.name}"),
        )

    def _copy(self, title: str, ending: str, then: Then) -> None:
        opened = self._workspace.opened
        if opened is None:
            return
        source = opened.open_project.file
        name = f"{source.with_suffix('').stem}{ending}.timeline"
        is_own = opened.store is not None or opened.dataset is not None
        file = self._asked(
            title, (source.parent if is_own else self._workspace.project_folder()) / name
        )
        if file is None:
            return
        if opened.dataset is not None:
            self._copy_tables(source, opened.dataset, file, title, then)
        elif self._written(opened, file):
            then(file)

    def _written(self, opened: Opened, file: Path) -> bool:
        if opened.store is None:
            project = opened.open_project
            return self._created(file, project.project, dict(project.texts))
        try:
            opened.store.save_copy(file)
        except StoreError as error:
            tell(self._window, str(error))
            return False
        return True

    def _created(self, file: Path, project: Project, texts: dict[str, str]) -> bool:
        try:
            ProjectStore.create(file, project, texts).close()
        except StoreError as error:
            tell(self._window, str(error))
            return False
        return True

    def _copy_tables(
        self, source: Path, dataset: Dataset, file: Path, title: str, then: Then
    ) -> None:
        def copy(told: Tell, should_stop: ShouldStop) -> object:
            def percent(done: int, total: int) -> None:
                told(100 * done // max(total, 1), f"Copying {file.name}")

            try:
                copy_tables(source, dataset, file, percent, should_stop)
            except CopyStopped:
                return None
            except StoreError as error:
                return error
            return file

        def end(result: object) -> None:
            if isinstance(result, StoreError):
                tell(self._window, str(result))
            else:
                then(file)

        run_behind_bar(self._window, title, f"Copying {file.name}", copy, end)

    def _asked(self, title: str, proposed: Path) -> Path | None:
        return ask_project_to_write(self._window, title, proposed)

    @property
    def _window(self) -> QWidget:
        return self._workspace.window
