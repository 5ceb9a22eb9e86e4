"""Splice: rows taken out of an order and others put in, carried out on arrays at numpy's speed.

Which rows those are after an edit is found in ``following``.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from timeline_app.query.value_order import united

Ints = npt.NDArray[np.int64]
Rows = npt.NDArray[np.int32]
_Value = TypeVar("_Value", bound=np.generic)


@dataclass(frozen=True, eq=False)
class Splice:
    """Of ``count`` rows those ``removed`` go, and new ones come.

    ``places`` tells for each new row how many of the rows that stay come before it. Both ascend.
    """

    count: int
    removed: Ints
    places: Ints

    @cached_property
    def inserted(self) -> Ints:
        """The new rows, as they are numbered afterwards."""
        inserted: Ints = self.places + np.arange(len(self.places))
        return inserted

    @property
    def count_after(self) -> int:
        return self.count - len(self.removed) + len(self.places)

    @cached_property
    def is_in_place(self) -> bool:
        """Whether the new rows stand where those were that go, so that no other row moves."""
        return np.array_equal(self.removed, self.inserted)

    @cached_property
    def rows_after(self) -> Rows:
        """Where each of the rows before is afterwards; -1 for those that go."""
        after = np.full(self.count, -1, np.int32)
        for begin, end, to in self._stretches:
            after[begin:end] = np.arange(to, to + end - begin)
        return after

    @cached_property
    def _stretches(self) -> list[tuple[int, int, int]]:
        """Of rows that stay side by side: the first, the one after the last, and the first's new row."""
        gone = self.removed - np.arange(len(self.removed))  # how many that stay come before each
        ends = np.array([0, self.count - len(self.removed)])
        cuts = united([ends, gone, self.places])
        firsts = cuts[:-1] + gone.searchsorted(cuts[:-1], "right")
        first_after = cuts[:-1] + self.places.searchsorted(cuts[:-1], "right")
        stretches = (firsts, firsts + np.diff(cuts), first_after)
        return list(zip(*(each.tolist() for each in stretches), strict=True))

    def of(self, column: npt.NDArray[_Value], values: npt.NDArray[Any]) -> npt.NDArray[_Value]:
        """``column`` afterwards, with ``values`` in the new rows; itself where nothing differs."""
        if not self.is_in_place:
            after = np.empty(self.count_after, column.dtype)
            for begin, end, to in self._stretches:
                after[to : to + end - begin] = column[begin:end]
            after[self.inserted] = values
            return after
        if np.array_equal(column[self.removed], values):
            return column
        changed = column.copy()
        changed[self.removed] = values
        return changed
