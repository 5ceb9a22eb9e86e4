"""Any file, opened to be checked: without the columns that a timeline needs, so that it is quick."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app.reading import event_model
from timeline_app.store.project_kind import is_project_file

if TYPE_CHECKING:
    from timeline_app.store.dataset import Dataset


@contextmanager
def open_for_check(
    file: Path, documents_folder: Path | None = None
) -> "Iterator[tuple[event_model.OpenProject, Dataset | None]]":
    """The project in ``file``, and its rows where it is of tables; ReadError where it can't be opened."""
    if not is_project_file(file):
        yield event_model.read_event_model(file, documents_folder), None
        return
    from timeline_app.session.opening_records import open_records, project_in

    with open_records(file, for_reading=True) as store:
        if store.dataset is None:
            yield project_in(store), None
            return
    from timeline_app.session.opening_tables import open_tables

    opened, _, dataset = open_tables(file)
    try:
        yield opened, dataset
    finally:
        dataset.close()
