"""Changes: what an edit, an undo or a redo has done, and the entries of the history, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from timeline_app.store.edits import Key, Kind, ProjectRecord


@dataclass(frozen=True)
class HistoryEntry:
    """One edit as the history keeps it.

    ``parent`` is the entry that it was made after; the first entry, number 0, is the file's creation
    and has none. Numbers grow, and none is used twice. ``made`` is in UTC and is never relied on.
    """

    number: int
    parent: int | None
    label: str
    made: datetime
    who: str
    touched: frozenset[Key]


@dataclass(frozen=True)
class Change:
    """What is different now: a change just made, undone, redone or gone to.

    The first five fields are those of the entry that was made, undone, redone or gone to. ``head`` is
    the entry whose state the project has now. ``puts`` are the records that are new or different,
    and ``places`` what they are ordered by among their kind; ``removes`` are those that are gone;
    ``title`` is the new title where that changed. ``touched`` is all of them together.
    """

    number: int
    parent: int | None
    label: str
    made: datetime
    who: str
    head: int
    touched: frozenset[Key]
    puts: Mapping[Key, ProjectRecord] = field(default_factory=dict)
    removes: frozenset[Key] = frozenset()
    places: Mapping[Key, int] = field(default_factory=dict)
    title: str | None = None

    def touched_of(self, kind: Kind) -> frozenset[str]:
        """The ids of what is different of a kind."""
        return frozenset(id_ for of, id_ in self.touched if of is kind)
