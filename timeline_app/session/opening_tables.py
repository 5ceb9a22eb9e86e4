"""Project files of tables into their project and columns: for ``opening``, which loads it when needed.

A project without tables starts sooner without all that reads them.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from timeline_app.model.event import Event
from timeline_app.model.project import Project
from timeline_app.model.source import Document, Located, Passage, PassageState
from timeline_app.query.columns import EventColumns
from timeline_app.query.dataset_check import check_dataset
from timeline_app.query.dataset_columns import dataset_actors, dataset_columns
from timeline_app.reading.errors import ReadError
from timeline_app.reading.event_model import OpenProject
from timeline_app.store.dataset import Dataset, open_dataset
from timeline_app.store.errors import StoreError
from timeline_app.store.project_file import read_project_file


def open_tables(file: Path) -> tuple[OpenProject, EventColumns, Dataset]:
    """Open a project file; ReadError where that can't be done."""
    try:
        content = read_project_file(file)
        dataset = open_dataset(content.dataset_folder(file), content.dataset.manifest_sha256)
        check_dataset(dataset)
        columns = dataset_columns(dataset)
    except StoreError as error:
        raise ReadError([error.problem]) from None
    open_project = OpenProject(
        file=file,
        documents_folder=file.parent,
        project=Project.model_construct(
            title=content.title,
            documents=tuple(_documents(dataset.about["tables"])),
            actors=tuple(dataset_actors(dataset)),
        ),
        texts={},
        located=_RowsLocated(columns),
        problems=(),
        document_problems={},
        known_sha256=dataset.sha256,
    )
    return open_project, columns, dataset


class _RowsLocated(Mapping[Passage, Located]):
    """Where rows of tables are: just where they were, since the dataset keeps them."""

    def __init__(self, columns: EventColumns) -> None:
        self._columns = columns

    def __getitem__(self, passage: Passage) -> Located:
        if passage.row is None:
            raise KeyError(passage)
        return Located(state=PassageState.EXACT, start=passage.start, end=passage.end)

    def __len__(self) -> int:
        return len(self._columns)

    def __iter__(self) -> Iterator[Passage]:
        events: Iterator[Event] = iter(self._columns.events)
        return (event.claims[0].passage for event in events)


def _documents(tables: list[dict[str, Any]]) -> Iterator[Document]:
    for number, table in enumerate(tables, 1):
        yield Document(
            id=f"t{number}",
            title=table["title"],
            media_type=table["media_type"],
            language="und",
            sha256=table["sha256"],
        )
