"""All records of an open project in memory, as the file has them, with their order and their checksum.

They are read by ``loading`` and follow the file in ``project_store``.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from timeline_app.model.project import Project
from timeline_app.store.checksum import checksum
from timeline_app.store.edits import RECORD_OF, TITLE, Key, Kind
from timeline_app.store.references import References
from timeline_app.store.rows import Stored


@dataclass(frozen=True)
class DatasetReference:
    """A dataset of a project: the name of its folder in the data folder, and its manifest's hash."""

    folder: str
    manifest_sha256: str

    @property
    def is_inside(self) -> bool:
        """Whether the name is one of the data folder's own; one that leads out of it is damage."""
        return self.folder.isascii() and self.folder.isdecimal() and len(self.folder) < 10

    @property
    def checksum(self) -> int:
        return checksum("dataset", self.folder, self.manifest_sha256)


_WITH_IDS = (Kind.DOCUMENT, Kind.ACTOR, Kind.EVENT)
# Up to so many records are looked for, each by itself, among all of their kind: those that stay where
# they were, and those that come, go or move, for which all that follow are moved too.
_SOME, _FEW = 2_000, 32
_record_of = attrgetter("record")


def title_checksum(title: str) -> int:
    return checksum(*TITLE, title)


class Contents:
    """The title, the dataset and the records of a project."""

    def __init__(self, title: str, dataset: DatasetReference | None) -> None:
        self.title = title
        self.dataset = dataset
        self.references = References(self.found)
        # The checksums of all rows in one: the same records give the same state.
        self.state = title_checksum(title) ^ (dataset.checksum if dataset else 0)
        self._stored: dict[Kind, dict[str, Stored]] = {kind: {} for kind in RECORD_OF}
        self._last_place = dict.fromkeys(RECORD_OF, 0)
        self._unsorted: set[Kind] = set()  # kinds to be put in order when that is asked for
        self._in_order: dict[Kind, list[Any]] = {}
        self._gathered: dict[Kind, tuple[Any, ...]] = {}  # those in order, as they were asked for

    def found(self, key: Key) -> Stored | None:
        return self._stored[key[0]].get(key[1])

    def next_place(self, kind: Kind) -> int:
        """A place after all others."""
        return self._last_place[kind] + 1

    def by_id(self, kind: Kind) -> Mapping[str, Stored]:
        """The records of a kind in the project's order."""
        if kind in self._unsorted:
            in_order = sorted(self._stored[kind].items(), key=lambda item: (item[1].place, item[0]))
            self._stored[kind] = dict(in_order)
            self._unsorted.discard(kind)
        return self._stored[kind]

    def state_with(self, differences: Mapping[Key, Stored | None], title: str) -> int:
        """The state that taking these over would lead to."""
        state = self.state ^ title_checksum(self.title) ^ title_checksum(title)
        for key, after in differences.items():
            for stored in (self.found(key), after):
                state ^= stored.checksum if stored else 0
        return state

    def take_over(self, differences: Mapping[Key, Stored | None], title: str) -> None:
        """Have these records instead of those with the same ids; None takes one away."""
        self.state = self.state_with(differences, title)
        self.title = title
        self.references.apply(
            {key: None if stored is None else stored.record for key, stored in differences.items()}
        )
        for kind in {*self._in_order, *self._gathered}:
            self._follow_in_order(kind, differences)
        for key, stored in differences.items():
            kind, id_ = key
            if stored is None:
                self._stored[kind].pop(id_, None)
                continue
            if not self._keeps_order(kind, id_, stored.place):
                self._unsorted.add(kind)
            self._stored[kind][id_] = stored
            self._last_place[kind] = max(self._last_place[kind], stored.place)

    def _follow_in_order(self, kind: Kind, differences: Mapping[Key, Stored | None]) -> None:
        """Have the records in order as they will be; where many differ, they are gathered when asked for.

        To look at each of a hundred thousand records takes longer than to write one.
        """
        of_kind = [(key[1], stored) for key, stored in differences.items() if key[0] is kind]
        if not of_kind:
            return
        known = self._stored[kind]
        gathered, in_order = self._gathered.pop(kind, ()), self._in_order.pop(kind, None)
        staying = {
            id_: stored
            for id_, stored in of_kind
            if stored is not None and id_ in known and known[id_].place == stored.place
        }
        moved = [(id_, stored) for id_, stored in of_kind if id_ not in staying]
        if kind not in _WITH_IDS or len(staying) > _SOME or len(moved) > _FEW:
            return
        in_order = self._in_order[kind] = list(gathered) if in_order is None else in_order

        def at(place: int, id_: str) -> int:
            return bisect_left(
                in_order, (place, id_), key=lambda each: (known[each.id].place, each.id)
            )

        for id_, stored in staying.items():
            in_order[at(stored.place, id_)] = stored.record
        gone = sorted(at(known[id_].place, id_) for id_, _ in moved if id_ in known)
        new = sorted((each.place, id_, each.record) for id_, each in moved if each is not None)
        comes_before = [at(place, id_) for place, id_, _ in new]
        for index in reversed(gone):
            del in_order[index]
        for number, (_, _, record) in enumerate(new):
            index = comes_before[number]
            in_order.insert(index - bisect_left(gone, index) + number, record)

    def _keeps_order(self, kind: Kind, id_: str, place: int) -> bool:
        """Whether a record with this place can be put where a dict puts it, be it new or known."""
        before = self._stored[kind].get(id_)
        if before is not None:
            return before.place == place
        last = next(reversed(self._stored[kind].values()), None)
        return last is None or last.place < place

    @property
    def project(self) -> Project:
        """All records in their order; only kinds with edits since the last time are gathered anew."""
        return Project.model_construct(
            title=self.title,
            documents=self._records(Kind.DOCUMENT),
            actors=self._records(Kind.ACTOR),
            events=self._records(Kind.EVENT),
            links=self._records(Kind.LINK),
            refusals=self._records(Kind.REFUSAL),
        )

    def _records(self, kind: Kind) -> tuple[Any, ...]:
        if kind not in self._gathered:
            in_order = self._in_order.get(kind)
            known = map(_record_of, self.by_id(kind).values()) if in_order is None else in_order
            self._gathered[kind] = tuple(known)
        return self._gathered[kind]
