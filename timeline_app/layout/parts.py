"""The parts of a Scene: marks, labels, lane bands, ticks and breaks, as plain frozen values.

How they are laid out is told in ``marks``, ``labels`` and ``ticks``; ``scene`` puts them together.
"""

from dataclasses import dataclass
from enum import IntEnum, IntFlag
from functools import cached_property
from typing import Protocol

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

MARGIN = 64.0  # pixels beside the view within which coordinates are kept


class MeasureText(Protocol):
    """Width of ``text`` in pixels, in the label font."""

    def __call__(self, text: str, /) -> float: ...


class MarkKind(IntEnum):
    """How an event's time is drawn (DESIGN §4)."""

    SPAN = 0  # solid where certain, fading to the outer bounds
    WINDOW = 1  # no moment certain: a pale band between brackets
    INSTANT = 2  # a diamond, known to the unit in view
    MEMBERS = 3  # one of several moments: dots joined by a hairline


class Ends(IntFlag):
    """What continues beyond a mark's outer edge."""

    OPEN_LEFT = 1  # arrow: open start
    OPEN_RIGHT = 2
    UNKNOWN_LEFT = 4  # fades out without an end
    UNKNOWN_RIGHT = 8


@dataclass(frozen=True, eq=False)
class Marks:
    """M marks, one per event and lane. x and y are pixels of the view, y measured from its top.

    ``outer_left ≤ solid_left ≤ solid_right ≤ outer_right`` for a span; a window has no solid part
    (both solids at its middle); an instant's four are its middle. Clipped to a margin around the
    view, so that a painter never meets a number that Qt can't hold. Sorted by lane, row in the
    lane and outer left edge, so that a later mark is painted over an earlier one.
    """

    row: Ints  # row of EventColumns
    lane: Ints  # index into the lanes laid out
    kind: npt.NDArray[np.uint8]
    outer_left: Floats
    solid_left: Floats
    solid_right: Floats
    outer_right: Floats
    top: Floats
    height: Floats
    status: npt.NDArray[np.uint8]  # index into query.columns.STATUSES
    color: Ints  # the lane's colour number
    ends: npt.NDArray[np.uint8]
    sourced: npt.NDArray[np.bool_]
    proposed: npt.NDArray[np.bool_]
    members: dict[int, tuple[float, ...]]  # mark → x of each moment, for MEMBERS

    def __len__(self) -> int:
        return len(self.row)

    @cached_property
    def left(self) -> Floats:
        """Left end of what is painted: a diamond is as wide as it is high."""
        return self.outer_left - self._half_diamond

    @cached_property
    def right(self) -> Floats:
        return self.outer_right + self._half_diamond

    @cached_property
    def _half_diamond(self) -> Floats:
        return np.where(self.kind == MarkKind.INSTANT, self.height / 2, 0.0)


@dataclass(frozen=True, slots=True)
class Label:
    """Text at ``x`` (left edge), vertically centred on ``y``, elided already to fit ``width``."""

    mark: int
    text: str
    x: float
    y: float
    width: float
    is_inside: bool  # on the mark itself, not beside it


@dataclass(frozen=True, slots=True)
class LaneBand:
    """A lane's place: ``top`` in pixels of the view (may be negative), and its height."""

    lane: int  # index into the lanes laid out
    top: float
    height: float
    row_count: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the time axis. The label stands between ``label_left`` and ``label_right``.

    A tick stands where its cell begins, at the left end of the visible stretch when that is out of
    sight; its text is empty when there is no room for one. ``before …`` and ``after …`` are upper
    ticks too. Room for upper labels is measured for bold letters.
    """

    x: float
    text: str
    label_left: float
    label_right: float
    is_upper: bool


@dataclass(frozen=True, slots=True)
class Break:
    """A folded stretch of empty time, from ``left`` to ``right``, with the time skipped in words."""

    left: float
    right: float
    text: str


@dataclass(frozen=True, eq=False)
class DensityBand:
    """A lane with too many events in view to draw them: counts per column instead of marks.

    ``begun`` and ``running`` of C columns of equal width are as in ``lane_density``: [7, C].
    ``statuses`` are all that the lane has, in view or not, so that each keeps its place while one
    pans. ``typical`` is how many events a column would have, were they evenly spread over the time
    of all lanes.
    """

    lane: int  # index into the lanes laid out
    top: float
    height: float
    color: int  # the lane's colour number
    statuses: tuple[int, ...]
    typical: float
    begun: Ints
    running: Ints

    def column_at(self, x: float, width: float) -> int:
        """The column at ``x`` pixels of a view ``width`` wide."""
        columns = int(self.begun.shape[1])
        return min(max(int(x / width * columns), 0), columns - 1)


@dataclass(frozen=True, slots=True)
class ThroughoutBand:
    """A lane in which ``count`` events that go on through the whole view are not drawn."""

    lane: int
    top: float
    height: float
    color: int
    count: int
