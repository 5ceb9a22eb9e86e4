"""Project files of records, open for editing or for reading: for ``opening``, which loads it when needed."""

from pathlib import Path

from timeline_app.reading.errors import ReadError
from timeline_app.reading.event_model import OpenProject, locate_passages
from timeline_app.reading.records import records_of
from timeline_app.store.errors import StoreError
from timeline_app.store.project_store import ProjectStore


def open_records(file: Path, *, for_reading: bool = False) -> ProjectStore:
    """Open a project file for editing, or, where that can't be or need not be, a copy of it for reading.

    ReadError where neither can be done.
    """
    try:
        return ProjectStore.open_read_only(file) if for_reading else ProjectStore.open(file)
    except StoreError as error:
        try:
            return ProjectStore.open_read_only(file, error.problem.reason)
        except StoreError:
            raise ReadError([error.problem]) from None


def project_in(store: ProjectStore) -> OpenProject:
    """The project as it is in ``store`` now, each passage found in the text that is kept there."""
    project = store.project
    located, misplaced = locate_passages(records_of(project), store.texts, str(store.file))
    return OpenProject(
        file=store.file,
        documents_folder=store.file.parent,
        project=project,
        texts=store.texts,
        located=located,
        problems=(*store.problems, *misplaced),
        document_problems={},
        keeps_texts=True,
    )
