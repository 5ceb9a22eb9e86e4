"""Which documents may be on one story: written about the same time, of people, bodies or places in common.

How the events of two of them agree is told by ``agreement``.
"""

from collections import Counter
from collections.abc import Mapping

from timeline_app.extraction.joining.topics import SEVERAL, most_documents
from timeline_app.model.calendar import DAY
from timeline_app.model.time import UncertainDate

_WRITTEN_NEAR = 31 * DAY  # apart, of documents that tell of one thing without its date


class Stories:
    """``actors`` are those with names that each document speaks of, by their ids."""

    def __init__(self, actors: Mapping[str, frozenset[str]]) -> None:
        self._actors = actors
        counts = Counter(actor for found in actors.values() for actor in found)
        most = most_documents(len(actors))
        self._rare = frozenset(actor for actor, count in counts.items() if count <= most)
        self._one, self._told = "", dict[str, bool]()

    def are_one(self, one: str, other: str) -> bool:
        """Whether two documents speak of the same. Those of one document are best asked for in a row."""
        if one != self._one:
            self._one, self._told = one, {}
        if other not in self._told:
            shared = self._actors.get(one, frozenset()) & self._actors.get(other, frozenset())
            self._told[other] = len(shared) >= SEVERAL or not self._rare.isdisjoint(shared)
        return self._told[other]


def are_written_near(one: UncertainDate | None, other: UncertainDate | None) -> bool | None:
    """Whether both documents were written about the same time; None where that isn't known."""
    if one is None or other is None:
        return None
    gap = max(one.start_earliest - other.end_latest, other.start_earliest - one.end_latest)
    return gap <= _WRITTEN_NEAR
