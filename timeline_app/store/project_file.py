"""The project file ``NAME.timeline`` of imported tables: its title, and the dataset beside it.

Records of one's own are ``project_store``'s, which has them in the same file; the rows of a dataset are
``dataset``'s; where it lies is ``data_folder``'s.
"""

from dataclasses import dataclass
from pathlib import Path

from timeline_app.model.project import Project
from timeline_app.store.contents import DatasetReference
from timeline_app.store.data_folder import data_folder_of
from timeline_app.store.edits import RECORD_OF
from timeline_app.store.errors import ProjectFileError, project_file_error
from timeline_app.store.loading import Loaded, whole
from timeline_app.store.new_project import put_new_project
from timeline_app.store.opening import open_for_reading

__all__ = [
    "DatasetReference",
    "ProjectContent",
    "ProjectFileError",
    "read_project_file",
    "write_project_file",
]


@dataclass(frozen=True)
class ProjectContent:
    """What a project file of tables holds."""

    title: str
    dataset: DatasetReference

    def dataset_folder(self, project_file: Path) -> Path:
        return data_folder_of(project_file) / self.dataset.folder


def write_project_file(file: Path, content: ProjectContent) -> None:
    """Put a new project file in the place of ``file``, in one step; ProjectFileError if it can't be.

    A file with records or edits of its own is not replaced: these would be lost.
    """
    if _has_own_records(file):
        reason = "it holds records or edits of its own, which would be lost"
        raise project_file_error(file, reason, "choose another name")
    project = Project.model_construct(title=content.title)
    put_new_project(file, project, {}, content.dataset)


def read_project_file(file: Path) -> ProjectContent:
    """The tables of ``file``; ProjectFileError where it has none, is missing, newer or damaged."""
    contents = _whole(file).contents
    if contents.dataset is None:
        reason = "it holds no tables"
        raise project_file_error(file, reason, "name one that tables were imported to")
    return ProjectContent(contents.title, contents.dataset)


def dataset_in_use(file: Path) -> str | None:
    """The folder of the dataset of the project file that ``file`` is now; None where there is none.

    ProjectFileError where it may not be replaced: it may be anything, and its dataset could not be told
    from what may go.
    """
    if not file.exists():
        return None
    try:
        return read_project_file(file).dataset.folder
    except ProjectFileError as error:
        reason = f"it can't be replaced: {error.problem.reason}"
        raise project_file_error(file, reason, "remove it or choose another name") from None


def _has_own_records(file: Path) -> bool:
    if not file.exists():
        return False
    try:
        loaded = _whole(file)
    except ProjectFileError:
        return False  # nothing can be relied on in it
    kinds = (loaded.contents.by_id(kind) for kind in RECORD_OF)
    return loaded.history.next_number > 1 or any(kinds)


def _whole(file: Path) -> Loaded:
    opened = open_for_reading(file)
    opened.close()
    return whole(opened.loaded, file)
