"""Any file that can be opened, into its project and the columns of its events.

Event model files are ``reading``'s; project files are opened by ``opening_records``, and their tables by
``opening_tables``.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app.query.columns import EventColumns, load_columns
from timeline_app.reading.event_model import OpenProject, read_event_model
from timeline_app.store.project_kind import is_project_file

if TYPE_CHECKING:
    from timeline_app.session.kept_columns import KeptColumns
    from timeline_app.session.opening_rest import OpeningRest
    from timeline_app.store.dataset import Dataset
    from timeline_app.store.project_store import ProjectStore


@dataclass(frozen=True)
class Opened:
    """A file as opened. The rows of a dataset are read as asked for, until it is closed.

    ``store`` is the project file where its records can be edited, or read while others edit them, and
    ``kept`` the columns that it keeps; ``rest`` reads on where not all of it is read.
    """

    open_project: OpenProject
    columns: EventColumns
    dataset: "Dataset | None" = None
    store: "ProjectStore | None" = None
    kept: "KeptColumns | None" = None
    rest: "OpeningRest | None" = None

    @property
    def why_read_only(self) -> str:
        """Why it can't be edited, in a sentence; nothing where it can."""
        if self.dataset is not None:
            return "The rows of a table can only be read."
        if self.store is None:
            return "An event model file can only be read."
        if self.store.is_read_only:
            return f"This project can only be read: {self.store.why_read_only}."
        return ""

    def close(self) -> None:
        """Give memory and the file back; nothing of ``columns`` may be used any more."""
        if self.dataset is not None:
            self.dataset.close()
        if self.store is not None:
            self.store.close()


def open_file(
    file: Path,
    documents_folder: Path | None = None,
    *,
    for_reading: bool = False,
    why: str = "",
    in_steps: bool = False,
) -> Opened:
    """Open a project file or an event model file; ReadError where that can't be done.

    A project file of records is opened for editing, unless it is asked ``for_reading`` only, and ``why``.
    ``in_steps``: what a window needs for its first paint may be read of it, and the ``rest`` later.
    """
    if not is_project_file(file):
        open_project = read_event_model(file, documents_folder)
        return Opened(open_project, load_columns(open_project.project, open_project.located))
    from timeline_app.session.opening_records import open_records, project_in, with_kept_colors

    store = open_records(file, for_reading=for_reading, why=why, in_steps=in_steps)
    if store.dataset is None:
        from timeline_app.session.kept_columns import KeptColumns

        if not store.is_whole:
            from timeline_app.session.first_look import first_look
            from timeline_app.session.opening_rest import OpeningRest

            rest = OpeningRest(store)
            shown = first_look(store, rest)
            if shown is not None:
                return Opened(
                    *shown, store=store, kept=KeptColumns(store, are_kept=True), rest=rest
                )
            store.go_on()
            if store.problems:  # of what was not looked at before
                store.close()
                store = open_records(file, for_reading=True, why=store.why_read_only)
        open_project = project_in(store)
        columns = load_columns(open_project.project, open_project.located)
        columns = with_kept_colors(columns, store)
        return Opened(open_project, columns, store=store, kept=KeptColumns(store, are_kept=False))
    store.close()
    from timeline_app.session.opening_tables import open_tables

    return Opened(*open_tables(file))
