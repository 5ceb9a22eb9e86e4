"""Rows: packs each lane's events into rows so that at home every label has room.

Where a row lies on the screen is ``scene``'s; how much room a label wants, ``labels``'.
"""

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from timeline_app.layout.labels import label_text, reserved
from timeline_app.layout.marks import shapes_of
from timeline_app.layout.parts import Floats, Ints, MeasureText
from timeline_app.layout.scale import TimeScale
from timeline_app.layout.ticks import stretches_in_view
from timeline_app.layout.viewport import Viewport
from timeline_app.query.columns import EventColumns
from timeline_app.query.lanes import Lane

# Lanes of more events, and all lanes of projects with more, are packed by time, in few rows.
MOST_IN_LANE = 300
MOST_IN_ALL = 3_000


@dataclass(frozen=True, eq=False)
class RowPacking:
    """Per lane the row, from 0, of each of its events, in the order of ``Lane.rows``.

    None for a lane that is packed by time, as ``Lane.events.packed``. Kept while panning and
    zooming, so that a mark never jumps.
    """

    rows: tuple[Ints | None, ...]
    row_counts: Ints


def pack_rows(
    columns: EventColumns,
    lanes: Sequence[Lane],
    scale: TimeScale,
    width: float,
    measure: MeasureText,
) -> RowPacking:
    """Pack ``lanes`` as they look at the home of ``scale``, ``width`` pixels wide.

    First fit in order of time, so that rows cascade; a later event also takes a gap that an earlier
    one has left, and its label counts as part of it. That is for lanes that one can read through;
    a lane of more than 300 events, or any lane among more than 3,000 in all, is packed by time.
    """
    is_by_time = packed_by_time(lanes)
    home = Viewport(*scale.home, width=width)
    stretches = [] if all(is_by_time) else stretches_in_view(scale, home, measure)
    packed: list[Ints | None] = []
    counts = []
    for lane, by_time in zip(lanes, is_by_time, strict=True):
        if by_time:
            packed.append(None)
            counts.append(lane.row_count)
            continue
        shapes = shapes_of(columns, lane.rows, scale, home, stretches)
        widths = np.array([measure(label_text(columns.titles[row])) for row in lane.rows.tolist()])
        left, right = reserved(widths, shapes.kind, shapes.left, shapes.right, width)
        rows = _first_fit(left, right)
        packed.append(rows)
        counts.append(int(rows.max(initial=0)) + 1)
    return RowPacking(tuple(packed), np.array(counts, np.int64))


def packed_by_time(lanes: Sequence[Lane]) -> list[bool]:
    """Per lane whether it has too many events, or is among too many, to read each."""
    is_large = sum(lane.dated_count for lane in lanes) > MOST_IN_ALL
    return [is_large or lane.dated_count > MOST_IN_LANE for lane in lanes]


def _first_fit(left: Floats, right: Floats) -> Ints:
    """Rows without overlap for the stretches from ``left`` to ``right``, in the order given."""
    rows = np.zeros(len(left), np.int64)
    taken: list[list[tuple[float, float]]] = []  # per row, in order
    for event, stretch in enumerate(zip(left.tolist(), right.tolist(), strict=True)):
        row = _free_row(taken, stretch)
        if row == len(taken):
            taken.append([])
        insort(taken[row], stretch)
        rows[event] = row
    return rows


def _free_row(taken: list[list[tuple[float, float]]], stretch: tuple[float, float]) -> int:
    """The first row in which ``stretch`` overlaps nothing, else a new one."""
    left, right = stretch
    for row, others in enumerate(taken):
        last_left, last_right = others[-1]
        if last_left <= left:  # mostly so, in order of time
            if last_right <= left:
                return row
            continue
        at = bisect_left(others, stretch)
        if right <= others[at][0] and (at == 0 or others[at - 1][1] <= left):
            return row
    return len(taken)
