"""A dataset's rows in order of time, and the lanes of its actors, one array at a time.

The rows in the order of the import are ``table_rows``'.
"""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt

from timeline_app.query.event_index import make_index, save_index
from timeline_app.query.value_order import quick_places_in_order
from timeline_app.session.table_rows import BOUNDS, CODES, UNSORTED
from timeline_app.store.dataset_writer import DatasetWriter

_THREADS = 2  # numpy lets go of Python's lock; each holds a column

Ints = npt.NDArray[np.int64]


def write_time_order(writer: DatasetWriter) -> None:
    """Write the arrays that a canvas needs in order of time.

    ``source`` has the place in the import of each row, ``row_of_source`` the inverse.
    """
    is_dated = writer.read(f"{UNSORTED}.shape") != 0
    dated = np.flatnonzero(is_dated).astype(np.int32)
    starts, ends = (
        writer.read(f"{UNSORTED}.{name}")[is_dated] for name in ("start_earliest", "end_latest")
    )
    order = dated[time_order(starts, ends)]
    del starts, ends, dated
    order = np.concatenate([order, np.flatnonzero(~is_dated).astype(np.int32)])
    writer.write("source", order)
    row_of_source = np.empty(len(order), np.int32)
    row_of_source[order] = np.arange(len(order), dtype=np.int32)
    writer.write("row_of_source", row_of_source)
    del row_of_source

    def write(name: str) -> None:
        values = writer.read(f"{UNSORTED}.{name}")
        writer.write(name, values.take(order, mode="clip"))  # all are inside: twice as fast
        del values
        writer.discard(f"{UNSORTED}.{name}")

    with ThreadPoolExecutor(_THREADS, "writer of columns") as pool:
        for _ in pool.map(write, (*BOUNDS, *CODES)):
            pass


def write_lanes(writer: DatasetWriter, actor_count: int) -> None:
    """Write which rows each actor has, ascending; those of nobody come last, if there are any."""
    counts = writer.read(f"{UNSORTED}.participant_counts")
    participants = writer.read(f"{UNSORTED}.participants")
    rows = writer.read("row_of_source")
    of_nobody = rows[counts == 0]
    # An actor and a row in one number: sorting numbers is ten times as fast as sorting by two keys.
    keys = np.empty(len(participants) + len(of_nobody), np.int64)
    named = keys[: len(participants)]
    named[:] = participants
    named <<= 32
    named |= np.repeat(rows, counts)
    keys[len(participants) :] = of_nobody | np.int64(actor_count << 32)
    del counts, participants, rows, named
    keys.sort()
    lane_count = actor_count + bool(len(of_nobody))
    offsets = np.searchsorted(keys, np.arange(lane_count + 1, dtype=np.int64) << 32)
    writer.write("actor_offsets", offsets.astype(np.int64))
    writer.write("actor_events", keys.astype(np.uint32).view(np.int32))  # the row is the lower half
    for name in ("participant_counts", "participants"):
        writer.discard(f"{UNSORTED}.{name}")


def write_index(writer: DatasetWriter) -> None:
    """Write what makes lanes of any length quick to count and to lay out."""
    names = (*BOUNDS, "shape", "status", "actor_offsets", "actor_events")
    index = make_index(*(writer.read(name) for name in names))
    save_index(writer.write, index)


def time_order(starts: Ints, ends: Ints) -> npt.NDArray[np.int32 | np.int64]:
    """The places of dates in order of their start, then their end, then their place."""
    by_end = quick_places_in_order(ends)
    if by_end is not None:
        by_start = quick_places_in_order(starts[by_end])
        if by_start is not None:
            return by_end[by_start]
    return np.lexsort((ends, starts))
