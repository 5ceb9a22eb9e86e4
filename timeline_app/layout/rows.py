"""Rows: packs each lane's events into rows so that at home every label has room.

Where a row lies on the screen is ``scene``'s; how much room a label wants, ``labels``'.
"""

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from timeline_app.layout.labels import reserved
from timeline_app.layout.marks import shapes_of
from timeline_app.layout.parts import Floats, Ints, MeasureText
from timeline_app.layout.scale import TimeScale
from timeline_app.layout.ticks import stretches_in_view
from timeline_app.layout.viewport import Viewport
from timeline_app.query.columns import EventColumns
from timeline_app.query.lanes import Lane

LONG_LANE = 2_000  # events; longer lanes pack by their marks alone, into few rows
MOST_ROWS_OF_LONG_LANE = 12


@dataclass(frozen=True, eq=False)
class RowPacking:
    """Per lane the row, from 0, of each of its events, in the order of ``Lane.rows``.

    Kept while panning and zooming, so that a mark never jumps. ``title_widths`` has, per row of the
    columns, the title's width in pixels; NaN where nobody needed it.
    """

    rows: tuple[Ints, ...]
    row_counts: Ints
    title_widths: Floats


def pack_rows(
    columns: EventColumns,
    lanes: Sequence[Lane],
    scale: TimeScale,
    width: float,
    measure: MeasureText,
) -> RowPacking:
    """Pack ``lanes`` as they look at the home of ``scale``, ``width`` pixels wide.

    First fit in order of time, so that rows cascade; a later event also takes a gap that an earlier
    one has left, and its label counts as part of it. In a lane of more than 2,000 events labels don't count,
    and when its 12 rows are full an event goes where its row ends first, over others.
    """
    home = Viewport(*scale.home, width=width)
    stretches = stretches_in_view(scale, home, measure)
    title_widths = np.full(len(columns), np.nan)
    packed = []
    for lane in lanes:
        shapes = shapes_of(columns, lane.rows, scale, home, stretches)
        if len(lane.rows) > LONG_LANE:
            packed.append(_capped_first_fit(shapes.left, shapes.right))
            continue
        for row in lane.rows[np.isnan(title_widths[lane.rows])].tolist():
            title_widths[row] = measure(columns.titles[row])
        widths = title_widths[lane.rows]
        left, right = reserved(widths, shapes.kind, shapes.left, shapes.right, width)
        packed.append(_first_fit(left, right))
    counts = [int(rows.max(initial=0)) + 1 for rows in packed]
    return RowPacking(tuple(packed), np.array(counts, np.int64), title_widths)


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


def _capped_first_fit(left: Floats, right: Floats) -> Ints:
    """The same in at most 12 rows, by left edge; with all of them full, where a row ends first."""
    rows = np.zeros(len(left), np.int64)
    row_ends: list[float] = []
    starts, ends = left.tolist(), right.tolist()
    for event in np.argsort(left, kind="stable").tolist():
        start, end = starts[event], ends[event]
        row = next((row for row, row_end in enumerate(row_ends) if row_end <= start), None)
        if row is None and len(row_ends) < MOST_ROWS_OF_LONG_LANE:
            row = len(row_ends)
            row_ends.append(end)
        elif row is None:
            row = row_ends.index(min(row_ends))
        rows[event] = row
        row_ends[row] = max(row_ends[row], end)
    return rows
