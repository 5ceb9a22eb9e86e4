"""Outlines: with which line a mark is drawn around, by its status and whether anybody has decided on it.

The table of it all is in ``paint_marks``; whether a mark has an outline is told by ``seen_marks``.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from timeline_app.model.event import Status
from timeline_app.query.columns import STATUSES

# As plain numbers: arrays are computed with them.
LINED, DASHED, DOTTED, LONG_DASHED, DASH_DOTTED = range(5)


@dataclass(frozen=True)
class Dashes:
    """Strokes that repeat: where each begins and how long it is within a ``period``, in pixels.

    ``sides`` has strokes and gaps in turn for a slanting side, as shares of it, from the middle of
    the stroke that is bent around a corner.
    """

    strokes: tuple[tuple[float, float], ...]
    period: float
    width: float
    sides: tuple[float, ...] = ()


DASHES = {
    DASHED: Dashes(((0.0, 6.0),), 9.0, 2.0),
    DOTTED: Dashes(((0.0, 2.0),), 4.0, 2.0),
    LONG_DASHED: Dashes(((0.0, 8.0),), 12.0, 1.5, (0.6, 0.4)),
    DASH_DOTTED: Dashes(((0.0, 8.0), (12.0, 2.0)), 18.0, 1.5, (0.44, 0.2, 0.16, 0.2)),
}
_OF_DECIDED = np.full(len(STATUSES), LINED, np.uint8)
_OF_DECIDED[STATUSES.index(Status.NEGATED)] = DASHED
_OF_DECIDED[STATUSES.index(Status.EXPECTED)] = DOTTED
_OF_PROPOSED = np.full(len(STATUSES), LONG_DASHED, np.uint8)
_OF_PROPOSED[STATUSES.index(Status.EXPECTED)] = DASH_DOTTED


def outlines_of(
    status: npt.NDArray[np.uint8], proposed: npt.NDArray[np.bool_]
) -> npt.NDArray[np.uint8]:
    """The outline of each mark."""
    outlines: npt.NDArray[np.uint8] = np.where(proposed, _OF_PROPOSED[status], _OF_DECIDED[status])
    return outlines


def outline_of(status: Status, *, is_proposed: bool) -> int:
    """The outline of one mark."""
    number = STATUSES.index(status)
    return int((_OF_PROPOSED if is_proposed else _OF_DECIDED)[number])
