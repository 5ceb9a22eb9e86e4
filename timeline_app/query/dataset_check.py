"""Whether a dataset holds all that ``dataset_columns`` takes from it, and whether it agrees with itself.

A dataset may come from anybody. That its manifest tells the truth of its files is ``store``'s
business; the order of what they hold is believed.
"""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import numpy as np
import numpy.typing as npt

from timeline_app.model.event import EventType, Status
from timeline_app.model.problem import Problem
from timeline_app.query.event_index import BLOCK, SAMPLE, EventIndex
from timeline_app.query.lane_grid import CATEGORIES
from timeline_app.store.dataset import Dataset
from timeline_app.store.errors import DatasetError, dataset_error
from timeline_app.store.manifest import MANIFEST

_ABOUT = ("title", "tables", "columns", "actors", "rejected")
_PER_ROW = {
    **dict.fromkeys(("start_earliest", "start_latest", "end_earliest", "end_latest"), "<i8"),
    **dict.fromkeys(("shape", "status", "type"), "u1"),
    **dict.fromkeys(("source", "row_of_source"), "<i4"),
    "number": "<i8",
    "document": "<u2",
}
_LANES = {"actor_offsets": "<i8", "actor_events": "<i4"}
_MEND = "restore the folder from a copy, or import the table again"

Array = npt.NDArray[Any]


def check_dataset(dataset: Dataset) -> None:
    """DatasetError where something is missing, or has another length or type than it must have.

    It reads little of what the rows hold, so that opening takes no longer for many of them; the
    rest is for ``misplaced_rows``.
    """
    about = dataset.about
    for key in _ABOUT:
        if key not in about:
            raise _misfit(dataset, f"'{key}' is missing")
    _check_columns(dataset)
    for name, dtype in (_PER_ROW | _LANES).items():
        if _array(dataset, name).dtype != np.dtype(dtype):
            raise _misfit(dataset, f"{name} is of another type than {np.dtype(dtype).name}")
    for name in _PER_ROW:
        _check_length(dataset, name, dataset.row_count)
    offsets = dataset.array("actor_offsets")
    if len(offsets) - 1 not in (len(about["actors"]), len(about["actors"]) + 1):
        raise _misfit(dataset, "actor_offsets doesn't fit the actors")
    _check_offsets(dataset, "actor_offsets", "actor_events")
    _check_index(dataset, len(offsets) - 1)


def misplaced_rows(dataset: Dataset) -> list[Problem]:
    """A problem for each array with rows, tables or codes there are none of; this reads all of them."""
    limits = {
        **dict.fromkeys(("source", "row_of_source", "actor_events"), dataset.row_count),
        **dict.fromkeys(("index.end_order", "index.ranks"), len(dataset.array("index.end_order"))),
        "document": len(dataset.about["tables"]),
        "status": len(Status),
        "type": len(EventType),
    }
    return [
        _misfit(dataset, _meaningless(name)).problem
        for name, limit in limits.items()
        if not _are_within(dataset.array(name), limit)
    ]


def _check_columns(dataset: Dataset) -> None:
    names = [name.strip().casefold() for name in dataset.about["columns"]]
    if "title" not in names or len(set(names)) < len(names):
        raise _misfit(dataset, "its columns have no title, or one stands twice")
    for number in range(len(names)):
        _check_text(dataset, f"cell.{number}")
    _check_text(dataset, "search")
    known = set(names)
    if not dataset.about["tables"]:
        raise _misfit(dataset, "it is of no table")
    for table in dataset.about["tables"]:
        if not known.issuperset(name.strip().casefold() for name in table["columns"]):
            raise _misfit(dataset, "a table has columns that are not among all")


def _check_text(dataset: Dataset, name: str) -> None:
    if not dataset.has_text(name):
        raise _misfit(dataset, f"{name} is missing")
    size, *more = dataset.shape_of(f"{name}.utf8")
    if more or dataset.shape_of(f"{name}.ends") != (dataset.row_count,):
        raise _misfit(dataset, f"{name} has not one text for each of {dataset.row_count} rows")
    if dataset.row_count and dataset.text(name).last_end != size:
        raise _misfit(dataset, f"{name} ends elsewhere than its last text")


def _check_index(dataset: Dataset, lanes: int) -> None:
    for name in _index_names():
        if _array(dataset, name).dtype.kind not in "iu":
            raise _misfit(dataset, f"{name} has no whole numbers")
    dated = int(np.count_nonzero(dataset.array("shape")))
    _check_length(dataset, "index.end_order", dated)
    _check_length(dataset, "index.categories", dated)
    _check_length(dataset, "index.sampled_ends", -(-dated // SAMPLE))
    _check_length(dataset, "index.row_counts", lanes)
    for offsets, values in {
        "index.offsets": ("index.ranks", "index.packed"),
        "index.block_offsets": ("index.block_ends",),
        "index.grid_offsets": ("index.grid_numbers",),
    }.items():
        _check_length(dataset, offsets, lanes + 1)
        for name in values:
            _check_offsets(dataset, offsets, name)
    counts, of_actors, blocks, numbers = (
        np.diff(dataset.array(name))
        for name in ("index.offsets", "actor_offsets", "index.block_offsets", "index.grid_offsets")
    )
    if (counts > of_actors).any() or (blocks != -(-counts // BLOCK)).any():
        raise _misfit(dataset, "index.offsets doesn't fit the lanes")
    if (numbers % (2 * CATEGORIES)).any():
        raise _misfit(dataset, "index.grid_offsets doesn't fit the categories")
    if not _are_within(dataset.array("index.landmarks"), dated):
        raise _misfit(dataset, _meaningless("index.landmarks"))


def _index_names() -> Iterator[str]:
    return (f"index.{field.name}" for field in fields(EventIndex))


def _array(dataset: Dataset, name: str) -> Array:
    if not dataset.has(name):
        raise _misfit(dataset, f"{name} is missing")
    array = dataset.array(name)
    if array.ndim != 1:
        raise _misfit(dataset, f"{name} has more than one dimension")
    return array


def _check_length(dataset: Dataset, name: str, length: int) -> None:
    found = len(dataset.array(name))
    if found != length:
        raise _misfit(dataset, f"{name} has {found:,} values instead of {length:,}")


def _check_offsets(dataset: Dataset, name: str, of: str) -> None:
    """Whether the offsets ascend from the first to the last place in the array ``of``."""
    offsets, count = dataset.array(name), len(dataset.array(of))
    is_whole = len(offsets) and offsets[0] == 0 and offsets[-1] == count
    if not is_whole or (offsets[1:] < offsets[:-1]).any():
        raise _misfit(dataset, f"{name} doesn't fit {of}")


def _are_within(array: Array, limit: int) -> bool:
    return not len(array) or (int(array.min()) >= 0 and int(array.max()) < limit)


def _meaningless(name: str) -> str:
    return f"{name} has values that mean nothing"


def _misfit(dataset: Dataset, reason: str) -> DatasetError:
    return dataset_error(dataset.folder, MANIFEST, reason, _MEND)
