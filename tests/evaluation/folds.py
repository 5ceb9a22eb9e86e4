"""A share of a corpus's documents, the same in every run, so that rules are judged on what they never saw."""

from collections.abc import Sequence
from dataclasses import dataclass

from .gold import CorpusError


@dataclass(frozen=True, slots=True)
class Fold:
    """Of ``count`` parts of a corpus, the one at ``place`` (from 0), or, ``but_this``, all the others."""

    count: int = 1
    place: int = 0
    but_this: bool = False

    def __post_init__(self) -> None:
        if self.count < 1 or not 0 <= self.place < self.count:
            raise CorpusError(f"there is no fold {self.place} of {self.count}: folds count from 0")

    def chosen(self, names: Sequence[str]) -> frozenset[str]:
        """Every ``count``-th of the names in their order, so that parts are equally large."""
        ordered = sorted(set(names))
        return frozenset(
            name
            for place, name in enumerate(ordered)
            if (place % self.count == self.place) is not self.but_this
        )
