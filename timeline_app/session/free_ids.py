"""Ids for new records, free among those that are known, without a look at each of them.

What is known is asked of the project file that is open, or of a project in hand.
"""

from collections.abc import Callable
from typing import Protocol

from timeline_app.model.project import Project
from timeline_app.query.columns import fold
from timeline_app.store.edits import Key, Kind, ProjectRecord

_LONGEST_SLUG = 60


class Known(Protocol):
    """What a project has, by id."""

    def found(self, key: Key) -> ProjectRecord | None: ...
    def has_claim(self, id_: str) -> bool: ...


class KnownIn:
    """What the events of a project in hand are known by; looked through once."""

    def __init__(self, project: Project) -> None:
        self._events = {event.id: event for event in project.events}
        self._claims = {claim.id for event in project.events for claim in event.claims}

    def found(self, key: Key) -> ProjectRecord | None:
        return self._events.get(key[1]) if key[0] is Kind.EVENT else None

    def has_claim(self, id_: str) -> bool:
        return id_ in self._claims


def next_id(stem: str, is_taken: Callable[[str], bool]) -> str:
    """The stem with a number that is not taken, where numbers that were given one by one end.

    Twice as far at each step until one is free, then back by halves: twenty looks among a million.
    """
    taken, free = 0, 1
    while is_taken(f"{stem}{free}"):
        taken, free = free, 2 * free
    while free - taken > 1:
        middle = (taken + free) // 2
        if is_taken(f"{stem}{middle}"):
            taken = middle
        else:
            free = middle
    return f"{stem}{free}"


def next_event_id(known: Known) -> str:
    return next_id("e", lambda id_: known.found((Kind.EVENT, id_)) is not None)


def readable_id(name: str, taken: set[str], otherwise: str) -> str:
    """An id that is not ``taken``: the letters and digits of ``name``, or what there is ``otherwise``."""
    letters = "".join(char if char.isalnum() else " " for char in fold(name))
    slug = "-".join(letters.split())[:_LONGEST_SLUG].strip("-") or otherwise
    return slug if slug not in taken else next_id(f"{slug}-", taken.__contains__)
