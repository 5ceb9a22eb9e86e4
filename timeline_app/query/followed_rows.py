"""What stands in each row after edits: the records as they were loaded, and those put in since.

So an edit of one of a hundred thousand events touches no other one. Arrays follow by ``splice``.
"""

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self, TypeVar, overload

import numpy as np

from timeline_app.model.event import Event
from timeline_app.query.splice import Rows, Splice

_Value = TypeVar("_Value")


@dataclass(frozen=True, eq=False)
class Sources:
    """Where what stands in each row comes from: a row that was loaded, or an event put in since.

    ``numbers`` has per row the row at loading, or that many rows and the event's place in ``later``,
    which is shared by all that follows from one loading and only ever grows.
    """

    loaded_count: int
    numbers: Rows
    later: list[Event]

    @classmethod
    def of(cls, events: Sequence[Event]) -> "Sources":
        """Where ``events`` come from: they were loaded, unless they are followed already."""
        if isinstance(events, FollowedEvents):
            return events.sources
        return cls(len(events), np.arange(len(events), dtype=np.int32), [])

    def spliced(self, splice: Splice, events: Sequence[Event]) -> "Sources":
        """Those of the rows after ``splice``, which puts in ``events``."""
        first = self.loaded_count + len(self.later)
        self.later.extend(events)
        numbers = np.arange(first, first + len(events), dtype=np.int32)
        return Sources(self.loaded_count, splice.of(self.numbers, numbers), self.later)


class _ByRow(Sequence[_Value]):
    """A value per row: one of ``loaded``, or one of an event put in later."""

    def __init__(self, loaded: Sequence[_Value], sources: Sources) -> None:
        self.loaded, self.sources = loaded, sources

    @classmethod
    def following(cls, before: Sequence[_Value], sources: Sources) -> Self:
        """The values from ``sources``, where ``before`` has those that were loaded."""
        return cls(before.loaded if isinstance(before, cls) else before, sources)

    @abstractmethod
    def later(self, event: Event) -> _Value:
        """That of an event that was put in."""

    def __len__(self) -> int:
        return len(self.sources.numbers)

    @overload
    def __getitem__(self, row: int) -> _Value: ...
    @overload
    def __getitem__(self, row: slice) -> tuple[_Value, ...]: ...
    def __getitem__(self, row: int | slice) -> _Value | tuple[_Value, ...]:
        if isinstance(row, slice):
            return tuple(map(self._value, self.sources.numbers[row].tolist()))
        return self._value(int(self.sources.numbers[row]))

    def __iter__(self) -> Iterator[_Value]:
        return map(self._value, self.sources.numbers.tolist())

    def _value(self, number: int) -> _Value:
        place = number - self.sources.loaded_count
        return self.loaded[number] if place < 0 else self.later(self.sources.later[place])


class FollowedEvents(_ByRow[Event]):
    """The event in each row."""

    def later(self, event: Event) -> Event:
        return event


class FollowedIds(_ByRow[str]):
    """The id of the event in each row."""

    def later(self, event: Event) -> str:
        return event.id


class FollowedTitles(_ByRow[str]):
    """The title of the event in each row."""

    def later(self, event: Event) -> str:
        return event.title


class RowsOfIds(Mapping[str, int]):
    """The row of each id, ``ids`` being those of the rows.

    Every id that ever was has a number: its row at loading, or one that came after, in ``later``;
    that is shared and only ever grows. ``rows`` has the row by that number, -1 for what is gone.
    """

    def __init__(
        self, ids: Sequence[str], loaded: Mapping[str, int], later: dict[str, int], rows: Rows
    ) -> None:
        self._ids, self._loaded, self._later, self._rows = ids, loaded, later, rows

    @classmethod
    def following(
        cls, before: Mapping[str, int], splice: Splice, ids: Sequence[str], put_in: Sequence[str]
    ) -> "RowsOfIds":
        """The row of each of ``ids``, those after ``splice`` has ``put_in`` some of them."""
        if not isinstance(before, cls):
            before = cls(ids, before, {}, np.arange(len(before), dtype=np.int32))
        later, first = before._later, len(before._loaded)
        numbers = []
        for id_ in put_in:
            number = before._loaded.get(id_)
            numbers.append(later.setdefault(id_, first + len(later)) if number is None else number)
        rows = np.full(first + len(later), -1, np.int32)
        rows[: len(before._rows)] = before._rows
        is_there = rows >= 0
        rows[is_there] = splice.rows_after[rows[is_there]]
        rows[numbers] = splice.inserted
        return cls(ids, before._loaded, later, rows)

    def __getitem__(self, id_: str) -> int:
        number = self._loaded.get(id_)
        if number is None:
            number = self._later[id_]
        row = int(self._rows[number]) if number < len(self._rows) else -1
        if row < 0:
            raise KeyError(id_)
        return row

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)
