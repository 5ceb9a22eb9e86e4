"""Which documents may be on one story: written about the same time, of people, bodies or places in common.

In a few documents on one affair all name the same people and bodies: there the words of their events tell.

How the events of two of them agree is told by ``agreement``.
"""

from collections import Counter
from collections.abc import Collection, Mapping

from timeline_app.extraction.joining.topics import SEVERAL, most_documents
from timeline_app.model.calendar import DAY
from timeline_app.model.time import UncertainDate

DAYS_APART = 4  # that accounts of one event may give
_WRITTEN_NEAR = 31 * DAY  # apart, of documents that tell of one thing without its date
_SEVERAL_DOCUMENTS = 5  # that speak of a body or person whose name shows no story by itself
_ALIKE = 4  # kinds of events and words that such documents have in common on one story
_MUCH_ALIKE = 6  # the same of any documents, in which names may be shortened


class Stories:
    """``actors`` are those with names that each document speaks of, by their ids; ``told`` is what more it tells.

    ``days`` are those of its events. Documents that give no day near any of the other's are on two
    stories, however alike: two fires of one month in one town.
    """

    def __init__(
        self,
        actors: Mapping[str, frozenset[str]],
        told: Mapping[str, frozenset[str]],
        days: Mapping[str, frozenset[int]],
        places: Collection[str] = frozenset(),
    ) -> None:
        self._actors, self._told_of, self._days = actors, told, days
        apart = range(-DAYS_APART, DAYS_APART + 1)
        self._near = {
            document: frozenset(day + each for day in found for each in apart)
            for document, found in days.items()
        }
        counts = Counter(actor for found in actors.values() for actor in found)
        most = most_documents(len(actors))
        self._rare = frozenset(actor for actor, count in counts.items() if count <= most)
        self._seldom = frozenset(
            actor
            for actor, count in counts.items()
            if count <= _SEVERAL_DOCUMENTS and actor not in places
        )
        self._one, self._told = "", dict[str, bool]()

    def are_one(self, one: str, other: str) -> bool:
        """Whether two documents speak of the same. Those of one document are best asked for in a row."""
        if one != self._one:
            self._one, self._told = one, {}
        if other not in self._told:
            shared = self._actors.get(one, frozenset()) & self._actors.get(other, frozenset())
            self._told[other] = self.may_be_one(one, other) and (
                len(shared) >= SEVERAL
                or not self._rare.isdisjoint(shared)
                or (not self._seldom.isdisjoint(shared) and self._alike(one, other) >= _ALIKE)
                or self._alike(one, other) >= _MUCH_ALIKE
            )
        return self._told[other]

    def may_be_one(self, one: str, other: str) -> bool:
        """Whether no days that both give tell them apart."""
        mine, theirs = (self._days.get(each, frozenset()) for each in (one, other))
        return not (mine and theirs) or not self._near[one].isdisjoint(theirs)

    def _alike(self, one: str, other: str) -> int:
        return len(self._told_of.get(one, frozenset()) & self._told_of.get(other, frozenset()))


def are_written_near(one: UncertainDate | None, other: UncertainDate | None) -> bool | None:
    """Whether both documents were written about the same time; None where that isn't known."""
    if one is None or other is None:
        return None
    gap = max(one.start_earliest - other.end_latest, other.start_earliest - one.end_latest)
    return gap <= _WRITTEN_NEAR
