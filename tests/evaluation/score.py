"""Precision, recall and F1 out of counts that add up over documents, and the pairing of two markings.

What counts as right is each task's own business: see the modules named ``…_score``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from .gold import Extent, overlap


@dataclass(frozen=True, slots=True)
class Score:
    """``right_found`` of those ``found`` by the system are right, ``right_wanted`` of the ``wanted``.

    The two differ only where one finding answers several of those wanted, as in temporal awareness.
    """

    right_found: int = 0
    found: int = 0
    right_wanted: int = 0
    wanted: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.right_found + other.right_found,
            self.found + other.found,
            self.right_wanted + other.right_wanted,
            self.wanted + other.wanted,
        )

    @property
    def precision(self) -> float:
        return self.right_found / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right_wanted / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


NOTHING = Score()


def scored(right: int, found: int, wanted: int) -> Score:
    return Score(right, found, right, wanted)


def total(scores: Sequence[Score]) -> Score:
    """The micro-average: counts of all, not the mean of figures."""
    return sum(scores, NOTHING)


def paired(wanted: Sequence[Extent], found: Sequence[Extent]) -> list[tuple[int, int]]:
    """One-to-one pairs of places: equal extents first, then those that share most characters."""
    pairs = []
    for place, extent in enumerate(wanted):
        for other, candidate in enumerate(found):
            shared = overlap(extent, candidate)
            if shared:
                pairs.append((extent != candidate, -shared, place, other))
    taken: set[int] = set()
    given: set[int] = set()
    chosen = []
    for _, _, place, other in sorted(pairs):
        if place not in taken and other not in given:
            taken.add(place)
            given.add(other)
            chosen.append((place, other))
    return sorted(chosen)
