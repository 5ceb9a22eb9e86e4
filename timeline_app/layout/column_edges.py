"""Edges of columns of pixels in time, and which events of a lane lie between them.

What is counted between them is ``lane_density``'s.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from timeline_app.layout.parts import Ints
from timeline_app.query.event_index import DatedEvents
from timeline_app.query.lane_events import LaneEvents


@dataclass(frozen=True, eq=False)
class ColumnEdges:
    """The edges of C columns: ``seconds`` has the first second at or right of each, ascending.

    ``begun`` has how many of all dated events start before each edge, ``ended`` how many have ended
    before it.
    """

    seconds: Ints
    events: DatedEvents

    def __len__(self) -> int:
        return len(self.seconds) - 1

    @cached_property
    def seconds_before(self) -> Ints:
        """The last second left of each edge."""
        return self.seconds - 1

    @cached_property
    def begun(self) -> npt.NDArray[np.int32]:
        return self.events.begun_before(self.seconds).astype(np.int32)

    @cached_property
    def ended(self) -> npt.NDArray[np.int32]:
        return self.events.ended_before(self.seconds_before).astype(np.int32)

    @cached_property
    def narrowest(self) -> int:
        """Seconds of the narrowest column."""
        return int(self._lengths.min())

    @cached_property
    def typical(self) -> int:
        """Seconds of a column in the middle: those across a fold are longer."""
        return int(np.partition(self._lengths, len(self) // 2)[len(self) // 2])

    @cached_property
    def _lengths(self) -> Ints:
        return np.diff(self.seconds)


@dataclass(frozen=True, slots=True)
class Reach:
    """Which events of a lane touch a stretch of time, as places in the lane.

    Those from ``first`` to before ``after`` begin in it; by their ends, those from ``gone`` to
    before ``over`` end in it.
    """

    first: int
    after: int
    gone: int
    over: int

    @classmethod
    def nested(cls, lane: LaneEvents, edges: ColumnEdges) -> list["Reach"]:
        """What lies between the outermost edges, what between those next to them, and so on."""
        begun = lane.rows.searchsorted(edges.begun).tolist()
        ended = lane.ranks.searchsorted(edges.ended).tolist()
        return [
            cls(begun[at], begun[-1 - at], ended[at], ended[-1 - at])
            for at in range(len(begun) // 2)
        ]

    @property
    def running(self) -> int:
        """How many events began before it and go on in it."""
        return self.first - self.gone
