"""The proposals that the filter keeps, and which of them came and went with an edit.

An edit of one among ten thousand is told without a look at the others. What is decided on them is made
in ``deciding``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from timeline_app.model.event import Event
from timeline_app.model.proposal import Proposal
from timeline_app.query.filter import matching
from timeline_app.query.followed_rows import FollowedEvents, Sources
from timeline_app.session.session import Session


@dataclass(frozen=True, slots=True, eq=False)
class Waiting:
    """A proposal that waits for a decision.

    ``id`` and ``confidence`` are its event's and its own, as they are asked of all at once. ``place`` is where its first claim stands: document, character, and the id to tell equals apart.
    """

    id: str
    confidence: float
    event: Event
    proposal: Proposal
    place: tuple[int, int, str]


class WaitingProposals:
    """Those that were found when it was last asked to ``follow``; each stays the same object."""

    def __init__(self) -> None:
        self._by_number: dict[int, Waiting] = {}
        self._numbers: npt.NDArray[np.integer] = np.zeros(0, np.int32)
        self._loaded: Sequence[Event] | None = None

    @property
    def found(self) -> list[Waiting]:
        return list(self._by_number.values())

    def follow(
        self, session: Session, order: Mapping[str, int]
    ) -> tuple[list[Waiting], list[Waiting]]:
        """Those that are gone, and those that are new; ``order`` numbers the documents."""
        columns = session.columns
        sources = Sources.of(columns.events)
        rows = np.flatnonzero(columns.proposed & session.kept)
        numbers = sources.numbers[rows]
        loaded = columns.events
        if isinstance(loaded, FollowedEvents):
            loaded = loaded.loaded
        is_known = loaded is self._loaded
        before = self._numbers if is_known else numbers[:0]
        self._numbers, self._loaded = numbers, loaded
        gone = list(self._by_number.values())
        if is_known:
            gone = [
                self._by_number.pop(n)
                for n in np.setdiff1d(before, numbers, assume_unique=True).tolist()
            ]
        else:
            self._by_number.clear()
        new: list[Waiting] = []
        for place in np.flatnonzero(~np.isin(numbers, before, assume_unique=True)).tolist():
            event = columns.events[int(rows[place])]
            proposal = event.proposal
            if proposal is not None:
                passage = event.claims[0].passage
                where = (order.get(passage.document, 0), passage.start, event.id)
                new.append(Waiting(event.id, proposal.confidence, event, proposal, where))
                self._by_number[int(numbers[place])] = new[-1]
        return gone, new


def waiting_count(session: Session) -> int:
    """How many proposals wait for a decision, whatever the filter keeps."""
    columns = session.columns
    return 0 if columns.tables is not None else int(np.count_nonzero(columns.proposed))


def left_out_count(session: Session) -> int:
    """How many of them the filter leaves out."""
    columns = session.columns
    if columns.tables is not None:
        return 0
    return int(np.count_nonzero(columns.proposed & ~session.kept))


def folded_count(session: Session) -> int:
    """How many of them it leaves out by their salience alone."""
    columns, filter_ = session.columns, session.filter
    if not filter_.least_salience or columns.tables is not None:
        return 0
    rest = matching(columns, replace(filter_, least_salience=0))
    return int(np.count_nonzero(rest & ~session.kept))
