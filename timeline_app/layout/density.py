"""Density: how many events touch each pixel column, by status, for the overview strip.

Single events are laid out in ``scene``.
"""

import numpy as np
import numpy.typing as npt

from timeline_app.layout.knots import following
from timeline_app.layout.parts import Ints
from timeline_app.layout.scale import TimeScale
from timeline_app.model.time import MAX_SECOND, MIN_SECOND
from timeline_app.query.columns import STATUSES, EventColumns


def density(
    columns: EventColumns,
    rows: npt.NDArray[np.int32],
    scale: TimeScale,
    left: float,
    right: float,
    width: int,
) -> Ints:
    """Counts of shape [len(STATUSES), width] over the units ``left`` to ``right``.

    Each dated event of ``rows`` counts in every column that its outer window touches. An unbounded
    side counts only at the bound that is known: ``[..2001-09-08]`` at 8 September 2001, and an event
    unbounded on both sides nowhere.
    """
    rows = rows[rows < columns.dated_count]
    first, last = _known_window(columns, rows)
    is_known = first <= last
    rows, first, last = rows[is_known], first[is_known], last[is_known]
    per_unit = width / (right - left)
    from_column = np.floor((scale.to_units(first) - left) * per_unit)
    to_column = np.ceil((scale.to_units(following(last)) - left) * per_unit) - 1
    to_column = np.maximum(from_column, to_column)
    in_view = (to_column >= 0) & (from_column < width)
    begin = np.clip(from_column[in_view], 0, width - 1).astype(np.int64)
    end = np.clip(to_column[in_view], 0, width - 1).astype(np.int64) + 1
    status = columns.status[rows[in_view]].astype(np.int64)
    size = len(STATUSES) * (width + 1)
    changes = np.bincount(status * (width + 1) + begin, minlength=size)
    changes = changes - np.bincount(status * (width + 1) + end, minlength=size)
    return np.cumsum(changes.reshape(len(STATUSES), width + 1), axis=1)[:, :width].astype(np.int64)


def _known_window(columns: EventColumns, rows: npt.NDArray[np.int32]) -> tuple[Ints, Ints]:
    """First and last second of what is bounded; the first after the last where nothing is."""
    is_all = len(rows) == columns.dated_count  # then nothing is copied
    some = slice(len(rows)) if is_all else rows
    first, last = columns.start_earliest[some], columns.end_latest[some]
    open_start, open_end = first <= MIN_SECOND, last >= MAX_SECOND
    only_end = np.where(columns.end_earliest[some] > MIN_SECOND, columns.end_earliest[some], last)
    only_start = np.where(
        columns.start_latest[some] < MAX_SECOND, columns.start_latest[some], first
    )
    both = open_start & open_end
    known_first = np.where(open_start, only_end, first)
    known_last = np.where(open_end, only_start, last)
    return np.where(both, 1, known_first), np.where(both, 0, known_last)
