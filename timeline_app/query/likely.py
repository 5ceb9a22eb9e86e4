"""A likely pair: two records that may be one, how likely, and why in words; and which pairs to look at.

Pairs of actors are found in ``same_actor``, pairs of events in ``same_event``.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from timeline_app.model.event import Suggestion

MOST_IN_BLOCK = 50  # of those that share a key, each is compared with so many that follow
MOST_PAIRS = 200_000


@dataclass(frozen=True, slots=True)
class Likely:
    """``one`` and ``other`` are ids, the one that comes first in the project first; ``score`` up to 100."""

    suggestion: Suggestion
    one: str
    other: str
    score: int
    reasons: tuple[str, ...]

    @property
    def ids(self) -> frozenset[str]:
        return frozenset({self.one, self.other})


class Blocks:
    """Numbers of records by keys that they have: only those that share one are compared."""

    def __init__(self) -> None:
        # Most keys have one number. Lists for these would have the collector go through all records.
        self._blocks: dict[Hashable, int | list[int]] = {}

    def add(self, key: Hashable, number: int) -> None:
        known = self._blocks.setdefault(key, number)
        if isinstance(known, list):
            known.append(number)
        elif known != number:
            self._blocks[key] = [known, number]

    def pairs(
        self, order: Callable[[int], Any], joins: Iterable[tuple[Hashable, Hashable]] = ()
    ) -> Iterator[tuple[int, int]]:
        """Pairs of numbers that share a key, each once, the smaller one first; a bounded count of them.

        In a large block those are paired that are near each other in ``order``. ``joins`` name two
        keys whose numbers are paired with each other but not among themselves.
        """
        seen: set[tuple[int, int]] = set()
        for a, b in self._all_pairs(order, joins):
            pair = (a, b) if a < b else (b, a)
            if a != b and pair not in seen:
                seen.add(pair)
                yield pair
                if len(seen) >= MOST_PAIRS:
                    return

    def _all_pairs(
        self, order: Callable[[int], Any], joins: Iterable[tuple[Hashable, Hashable]]
    ) -> Iterator[tuple[int, int]]:
        apart: set[Hashable] = set()
        for one, other in joins:
            apart.update((one, other))
            for a in self._at(one)[:MOST_IN_BLOCK]:
                for b in self._at(other)[:MOST_IN_BLOCK]:
                    yield a, b
        for key, numbers in self._blocks.items():
            if not isinstance(numbers, list) or key in apart:
                continue
            ordered = sorted(numbers, key=order) if len(numbers) > MOST_IN_BLOCK else numbers
            for place, a in enumerate(ordered):
                for b in ordered[place + 1 : place + 1 + MOST_IN_BLOCK]:
                    yield a, b

    def _at(self, key: Hashable) -> list[int]:
        numbers = self._blocks.get(key, [])
        return numbers if isinstance(numbers, list) else [numbers]
