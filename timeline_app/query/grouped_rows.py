"""Rows in groups, such as those of each actor or document: kept in two arrays, and spliced there.

What the groups mean is told in ``columns``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
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

    @property
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
        of, after = groups_after[self.numbers], members_after[self.members]
        stays = (of >= 0) & (after >= 0)
        of, after = of[stays], after[stays]
        counts = np.bincount(of, minlength=count) + np.diff(more.offsets)
        most = 1 + max(int(after.max(initial=0)), int(more.members.max(initial=0)))
        keys = of * most + after
        if (np.diff(groups_after[groups_after >= 0]) < 0).any():
            order = np.argsort(keys, kind="stable")
            keys, after = keys[order], after[order]
        places = keys.searchsorted(more.numbers * most + more.members)
        members = np.insert(after, places, more.members).astype(np.int32, copy=False)
        return Groups(np.append(0, np.cumsum(counts)).astype(np.int64), members)


class RowsByName(Mapping[str, npt.NDArray[np.int32]]):
    """The rows of each of ``names``, those of one a group; ``positions`` numbers the groups."""

    def __init__(
        self, names: tuple[str, ...], groups: Groups, positions: Mapping[str, int]
    ) -> None:
        self.names, self.groups, self.positions = names, groups, positions

    @classmethod
    def of(cls, rows: Mapping[str, npt.NDArray[np.int32]]) -> "RowsByName":
        """``rows`` as groups, where they are not yet."""
        if isinstance(rows, cls):
            return rows
        parts = [rows[name] for name in rows]
        offsets = np.append(0, np.cumsum([len(part) for part in parts])).astype(np.int64)
        members = np.concatenate([np.zeros(0, np.int32), *parts])
        names = tuple(rows)
        positions = {name: position for position, name in enumerate(names)}
        return cls(names, Groups(offsets, members), positions)

    def __getitem__(self, name: str) -> npt.NDArray[np.int32]:
        return self.groups.of(self.positions[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)
