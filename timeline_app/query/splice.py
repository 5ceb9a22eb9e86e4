"""Splice: rows taken out of an order and others put in, carried out on arrays at numpy's speed.

Which rows those are after an edit is found in ``following``.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

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
        stays = np.ones(self.count, np.bool_)
        stays[self.removed] = False
        is_old = np.ones(self.count_after, np.bool_)
        is_old[self.inserted] = False
        after = np.full(self.count, -1, np.int32)
        after[stays] = np.flatnonzero(is_old)
        return after

    def of(self, column: npt.NDArray[_Value], values: npt.NDArray[Any]) -> npt.NDArray[_Value]:
        """``column`` afterwards, with ``values`` in the new rows; itself where nothing differs."""
        if not self.is_in_place:
            return np.insert(np.delete(column, self.removed), self.places, values)
        if np.array_equal(column[self.removed], values):
            return column
        changed = column.copy()
        changed[self.removed] = values
        return changed
