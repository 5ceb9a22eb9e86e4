"""Made-up events straight into a project file with its dataset, as importing their CSV would.

The rows take the same road as imported ones (``session.table_rows``, ``session.time_order``); only
text is not written and read in between. What the cells say is ``make_events``'s.
"""

import hashlib
from pathlib import Path
from typing import Any

import numpy as np
from event_batches import EventBatch, EventBatches
from make_events import COLUMNS, FIRST_ROW, Wording

from timeline_app.reading.tables import TableChunk
from timeline_app.reading.tables.chunk import cells_of
from timeline_app.session.rejected_rows import RejectedRows
from timeline_app.session.table_rows import RowsWriter
from timeline_app.session.time_order import write_index, write_lanes, write_time_order
from timeline_app.store.data_folder import DataFolder
from timeline_app.store.dataset_writer import DatasetWriter
from timeline_app.store.project_file import DatasetReference, ProjectContent, write_project_file


def write_dataset(
    target: Path, batches: EventBatches, names: list[str], is_lean: bool = False
) -> None:
    """Write the project file ``target`` and its dataset; with short titles and dates if ``is_lean``."""
    columns = ("title", "date") if is_lean else COLUMNS
    wording = Wording(names, in_csv=False)
    appearing = _Appearing(names)
    with DataFolder(target) as data_folder:
        folder = data_folder.new_dataset(None)
        with DatasetWriter(folder) as writer:
            RejectedRows(writer)  # none, which is told by a list without rows
            rows = RowsWriter(writer)
            rows.begin_table(columns)
            for batch in batches:
                rows.add(_chunk(batch, wording.cells(batch, is_lean), appearing), appearing.names)
            write_time_order(writer)
            write_lanes(writer, len(rows.actors))
            write_index(writer)
            table = {
                "title": f"{target.stem}.csv",
                "media_type": "text/csv",
                "columns": list(columns),
                "rows": rows.count,
                "rejected": 0,
                "sha256": hashlib.sha256(target.stem.encode()).hexdigest(),  # there is no such file
            }
            sha256 = writer.finish(
                {
                    "title": target.stem,
                    "tables": [table],
                    "columns": rows.columns,
                    "actors": [
                        {"id": f"a{n}", "name": name} for n, name in enumerate(rows.actors, 1)
                    ],
                    "rejected": 0,
                }
            )
        write_project_file(
            target, ProjectContent(target.stem, DatasetReference(folder.name, sha256))
        )
        data_folder.settle(folder.name)


class _Appearing:
    """The actors in the order in which a reader of the table meets them."""

    def __init__(self, names: list[str]) -> None:
        self.names: list[str] = []
        self._all_names = names
        self._code_of = np.full(len(names), -1, np.int32)

    def codes(self, batch: EventBatch) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
        """Those who take part, row by row, as places in ``names``."""
        flat = batch.participants[batch.participants >= 0]
        found, first = np.unique(flat, return_index=True)
        for actor in found[np.argsort(first)].tolist():
            if self._code_of[actor] < 0:
                self._code_of[actor] = len(self.names)
                self.names.append(self._all_names[actor])
        return self._code_of[flat]


def _chunk(batch: EventBatch, cells: dict[str, Any], appearing: _Appearing) -> TableChunk:
    dates = batch.dates
    return TableChunk(
        numbers=np.arange(len(batch), dtype=np.int64) + batch.first + FIRST_ROW,
        cells={name: cells_of(list(of_column)) for name, of_column in cells.items()},
        start_earliest=dates.start_earliest,
        start_latest=dates.start_latest,
        end_earliest=dates.end_earliest,
        end_latest=dates.end_latest,
        shape=dates.shape,
        status=batch.status,
        type=batch.type,
        participant_counts=batch.participant_counts,
        participants=appearing.codes(batch),
    )
