"""Passages that wait for a person to place them again: what rests on them, and what they may be now.

Placing many at once, as a document is replaced, is ``replacing``'s business.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from timeline_app.model.project import Project
from timeline_app.model.source import Passage, PassageState
from timeline_app.reading.event_model import OpenProject
from timeline_app.session.followed_project import MisplacedPassages
from timeline_app.session.likeness import Stretch, similar_stretches
from timeline_app.session.passage_edits import Use, uses_in
from timeline_app.session.reanchoring import only_place, placed_at, places_of

MOST_CANDIDATES = 20  # of an ambiguous passage that are listed


@dataclass(frozen=True)
class Waiting:
    """A passage that is ambiguous or lost, and all that rests on it."""

    passage: Passage
    state: PassageState
    uses: tuple[Use, ...]


def has_waiting(opened: OpenProject) -> bool:
    """Whether ``waiting_in`` finds any; asked after each edit of a large project."""
    if isinstance(opened.problems, MisplacedPassages):
        return any(_waits(passage, opened) for passage in opened.problems.passages)
    return bool(opened.problems) and any(_waits(passage, opened) for passage in opened.located)


def waiting_in(opened: OpenProject) -> list[Waiting]:
    """Every passage of ``opened`` that is not found again in the text of its document."""
    states = {
        passage: located.state
        for passage, located in opened.located.items()
        if _waits(passage, opened)
    }
    return grouped(opened.project, states) if states else []


def grouped(project: Project, states: Mapping[Passage, PassageState]) -> list[Waiting]:
    """The passages with what rests on each, in the order of the records."""
    uses: dict[Passage, list[Use]] = {}
    for use in uses_in(project):
        if use.passage in states:
            uses.setdefault(use.passage, []).append(use)
    return [Waiting(passage, states[passage], tuple(found)) for passage, found in uses.items()]


def _waits(passage: Passage, opened: OpenProject) -> bool:
    is_lost = not opened.state_of(passage).is_sourced
    return is_lost and passage.row is None and passage.document in opened.texts


def candidates(waiting: Waiting, text: str) -> list[Stretch]:
    """Where the passage may stand in ``text``: all places of its quote, or what resembles it."""
    passage = waiting.passage
    if waiting.state is PassageState.AMBIGUOUS:
        length = len(passage.quote)
        places = places_of(passage.quote, text)[:MOST_CANDIDATES]
        return [Stretch(start, start + length, 1.0) for start in places]
    return similar_stretches(passage, text)


def standing_once(
    waiting: Iterable[Waiting], text_of: Callable[[str], str]
) -> dict[Passage, Passage]:
    """The passages whose quote stands just once in their text, word for word, as placed there."""
    found: dict[Passage, Passage] = {}
    for each in waiting:
        text = text_of(each.passage.document)
        start = only_place(each.passage, text)
        if start is not None:
            found[each.passage] = placed_at(each.passage, start, text)
    return found
