"""The history of a project: a tree of changes, where it stands, and the way from one state to another.

A new edit after an undo begins a branch; nothing is ever dropped. The order is that of numbers, as a
clock may be wrong. How it lies in the file is ``change_rows``' business.
"""

import getpass
from collections.abc import Iterable
from datetime import UTC, datetime

from timeline_app.store.changes import HistoryEntry
from timeline_app.store.edits import Key


class History:
    """Entries by number, and the states that they led to.

    ``head`` is the entry whose state the project has; ``tip`` is where redo leads to: the end of the
    latest branch, on which ``head`` lies.
    """

    def __init__(self) -> None:
        self.entries: dict[int, HistoryEntry] = {}
        self.states: dict[int, int] = {}
        self.head = self.tip = 0

    @property
    def next_number(self) -> int:
        return len(self.entries)

    def add(self, entry: HistoryEntry, state: int) -> None:
        self.entries[entry.number] = entry
        self.states[entry.number] = state

    def way_to(self, number: int) -> tuple[list[int], list[int]]:
        """The changes to undo, then those to redo, to get from the head to ``number``."""
        undone, redone = [], []
        here, there = self.head, number
        while here != there:  # a parent has a smaller number than its children
            if here > there:
                undone.append(here)
                here = self._parent(here)
            else:
                redone.append(there)
                there = self._parent(there)
        return undone, redone[::-1]

    def branch(self) -> frozenset[int]:
        """All entries from the first to the tip: what undo and redo lead through."""
        numbers, number = {self.tip}, self.tip
        while number:
            number = self._parent(number)
            numbers.add(number)
        return frozenset(numbers)

    def next_redo(self) -> int | None:
        """The change after the head on the latest branch."""
        number = self.tip
        if number == self.head:
            return None
        while self._parent(number) != self.head:
            number = self._parent(number)
        return number

    def tip_from(self, number: int) -> int:
        """Where redo leads to once ``number`` is the head: stays if that lies on the way."""
        above = self.tip
        while above > number:
            above = self._parent(above)
        if above == number:
            return self.tip
        branch, latest = {number}, number
        for each in range(number + 1, self.next_number):
            if self.entries[each].parent in branch:
                branch.add(each)
                latest = each
        return latest

    def _parent(self, number: int) -> int:
        parent = self.entries[number].parent
        assert parent is not None, "the first entry is above all others"
        return parent


def new_entry(number: int, parent: int | None, label: str, touched: Iterable[Key]) -> HistoryEntry:
    """An entry made now, by whoever runs this program."""
    return HistoryEntry(number, parent, label, now(), user_name(), frozenset(touched))


def now() -> datetime:
    return datetime.now(UTC)


def user_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a user without a name, as containers have
        return ""
