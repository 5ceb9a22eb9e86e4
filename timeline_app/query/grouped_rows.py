"""Rows in groups, such as those of each actor or document: kept in two arrays, and spliced there.

What the groups mean is told in ``columns``.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from timeline_app.query.splice import Ints, Rows


@dataclass(frozen=True, eq=False)
class Groups:
    """Group ``g`` has ``members[offsets[g]:offsets[g + 1]]``, ascending."""

    offsets: Ints
    members: Rows

    def of(self, group: int) -> Rows:
        return self.members[self.offsets[group] : self.offsets[group + 1]]

    @cached_property
    def numbers(self) -> Ints:
        """The group of each member."""
        return np.repeat(np.arange(len(self.offsets) - 1), np.diff(self.offsets))

    def renumbered(
        self, groups_after: Ints, count: int, members_after: npt.NDArray[Any], more: "Groups"
    ) -> "Groups":
        """These groups, ``count`` in all, with ``more`` members, which are numbered so already.

        ``groups_after`` has the new number of each group, and ``members_after`` of each member; what
        is -1 there goes.
        """
        after = members_after[self.members]
        if np.array_equal(groups_after, np.arange(count)):
            gone = np.flatnonzero(after < 0)
            counts = np.diff(self.offsets) - np.bincount(self.group_at(gone), minlength=count)
            return Groups(_sums(counts), np.delete(after, gone)).with_more(more)
        of = groups_after[self.numbers]
        stays = (of >= 0) & (after >= 0)
        of, after = of[stays], after[stays]
        order = np.argsort(of, kind="stable")
        return Groups(_sums(np.bincount(of, minlength=count)), after[order]).with_more(more)

    def with_more(self, more: "Groups") -> "Groups":
        """These and ``more`` members, none of which is in its group already."""
        places = np.empty(len(more.members), np.int64)
        for group in np.flatnonzero(np.diff(more.offsets)).tolist():
            begin, end = more.offsets[group : group + 2].tolist()
            found = self.of(group).searchsorted(more.members[begin:end])
            places[begin:end] = self.offsets[group] + found
        members = np.insert(self.members, places, more.members).astype(np.int32, copy=False)
        return Groups(self.offsets + more.offsets, members)

    def group_at(self, places: Ints) -> Ints:
        """The group of the member at each place."""
        return self.offsets.searchsorted(places, "right") - 1


def _sums(counts: Ints) -> Ints:
    return np.append(0, np.cumsum(counts)).astype(np.int64)


@dataclass(frozen=True, eq=False)
class Names:
    """Ids in an order, and the place of each."""

    listed: tuple[str, ...]
    places: Mapping[str, int]

    @classmethod
    def of(cls, names: Iterable[str]) -> "Names":
        listed = tuple(names)
        return cls(listed, {name: place for place, name in enumerate(listed)})

    def places_of(self, others: "Names") -> Ints:
        """The place that each of ``others`` has here, -1 for none."""
        return np.array([self.places.get(name, -1) for name in others.listed], np.int64)


class RowsByName(Mapping[str, npt.NDArray[np.int32]]):
    """The rows of each of ``names``, those of one a group."""

    def __init__(self, names: Names, groups: Groups) -> None:
        self.names, self.groups = names, groups

    @classmethod
    def of(cls, rows: Mapping[str, npt.NDArray[np.int32]]) -> "RowsByName":
        """``rows`` as groups, where they are not yet."""
        if isinstance(rows, cls):
            return rows
        parts = [rows[name] for name in rows]
        counts = np.array([len(part) for part in parts], np.int64)
        members = np.concatenate([np.zeros(0, np.int32), *parts])
        return cls(Names.of(rows), Groups(_sums(counts), members))

    def __getitem__(self, name: str) -> npt.NDArray[np.int32]:
        return self.groups.of(self.names.places[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self.names.listed)

    def __len__(self) -> int:
        return len(self.names.listed)
