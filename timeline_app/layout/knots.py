"""Knots: every bound of the events that a time scale has to show, and what lies between them.

What is folded is decided in ``folds``; the scale itself is ``scale``'s.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from timeline_app.layout.parts import Bools, Ints
from timeline_app.model.time import MAX_SECOND, MIN_SECOND, seconds_from_civil
from timeline_app.query.columns import EventColumns
from timeline_app.query.value_order import greatest_places, united

MOST_LOOKED_AT = 20_000
_GAPS = 1_000
_NOTHING = (seconds_from_civil(2000), seconds_from_civil(2001))


@dataclass(frozen=True, eq=False)
class Knots:
    """Distinct bounds, ascending: first seconds, and the seconds after last ones.

    ``count[i]`` is how many bounds fall together at ``times[i]``. ``is_granule[i]`` tells that from
    ``times[i]`` to ``times[i + 1]`` is just what one date covers, such as a day: never empty time.
    """

    times: Ints
    count: Ints
    is_granule: Bools
    open_start: bool
    open_end: bool


def find_knots(columns: EventColumns, kept: Bools) -> Knots:
    """The knots of the dated events among ``kept``; without any, those of the year 2000.

    Of very many only landmarks are looked at: rows evenly taken, those around the greatest gaps, and
    those that end last.
    """
    rows = _rows_to_look_at(columns, kept[: columns.dated_count])
    starts = np.concatenate([columns.start_earliest[rows], columns.end_earliest[rows]])
    ends = following(np.concatenate([columns.start_latest[rows], columns.end_latest[rows]]))
    bounds = np.concatenate([starts, ends])
    times, count = _counted(bounds[_is_known(bounds)])
    if not len(times):
        times, count = np.array(_NOTHING, np.int64), np.ones(2, np.int64)
    is_window = _is_known(starts) & _is_known(ends)
    left = np.searchsorted(times, starts[is_window])
    right = np.searchsorted(times, ends[is_window])
    is_granule = np.zeros(len(times) - 1, np.bool_)
    is_granule[left[right == left + 1]] = True
    return Knots(
        times=times,
        count=count.astype(np.int64),
        is_granule=is_granule,
        open_start=bool((columns.start_earliest[rows] <= MIN_SECOND).any()),
        open_end=bool((columns.end_latest[rows] >= MAX_SECOND).any()),
    )


def _rows_to_look_at(columns: EventColumns, kept: Bools) -> npt.NDArray[np.integer]:
    count = int(np.count_nonzero(kept))
    if count == len(kept) > MOST_LOOKED_AT:
        return columns.index.landmarks
    rows = np.flatnonzero(kept)
    return rows if count <= MOST_LOOKED_AT else rows[_landmarks(columns, rows)]


def _landmarks(columns: EventColumns, rows: Ints) -> Ints:
    """The places of landmarks among ``rows``; of all rows the index keeps them."""
    starts: Ints = np.clip(columns.start_earliest[rows], *columns.dated_events.extent)
    widest = greatest_places(np.diff(starts), _GAPS)
    even = np.linspace(0, len(rows) - 1, MOST_LOOKED_AT // 2).astype(np.int64)
    ends = columns.end_latest[rows]
    last = [np.argmax(ends), np.argmax(np.where(ends < MAX_SECOND, ends, MIN_SECOND))]
    return united([even, widest, widest + 1, np.array(last, np.int64)])


def following(seconds: Ints) -> Ints:
    """The second after each inclusive bound; unbounded ones stay so."""
    return np.where(_is_known(seconds), seconds + 1, seconds)


def _counted(times: Ints) -> tuple[Ints, Ints]:
    """Distinct values, ascending, and how often each stands; np.unique would load numpy.ma, 30 ms.

    Bounds of rows in order of time ascend but for a few: the stable sort takes a tenth of the time.
    """
    ordered = np.sort(times, kind="stable")
    firsts = np.flatnonzero(np.diff(ordered, prepend=ordered[:1] - 1))
    return ordered[firsts], np.diff(np.append(firsts, len(ordered)))


def _is_known(seconds: Ints) -> Bools:
    known: Bools = (seconds > MIN_SECOND) & (seconds < MAX_SECOND)
    return known
