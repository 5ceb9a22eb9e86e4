"""Every event of a project as numpy columns: the shape for the many (DESIGN §8, "two shapes").

Here they are made from records; from a dataset of any size they are made in ``dataset_columns``.
Which rows a filter keeps is ``filter``'s business.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import numpy.typing as npt

from timeline_app.model.date_shape import DateShape, shape_of
from timeline_app.model.diacritics import without_diacritics
from timeline_app.model.event import Actor, ActorKind, Event, EventType, Status, status_of
from timeline_app.model.project import Project
from timeline_app.model.source import Located, Passage
from timeline_app.model.time import UncertainDate
from timeline_app.query.event_index import DatedEvents, EventIndex, make_index
from timeline_app.query.splice import Splice

if TYPE_CHECKING:
    from timeline_app.query.table_rows import TableRows

STATUSES = tuple(Status)
TYPES = tuple(EventType)
MOST_SALIENT = 100


# Stands for nobody: events without participants have a lane too. Its id has a space, so that no
# actor of a project can have it.
NO_ACTOR = Actor.model_construct(
    id="no actor", name="No actor", kind=ActorKind.OTHER, aliases=(), part_of=None, note=None
)


NOBODYS_COLOR = 2**15 - 1  # whoever else there is


class WordSearch(Protocol):
    """Finds events by their words."""

    def rows_with(self, word: str) -> npt.NDArray[np.bool_]:
        """Per row of the columns whether the folded ``word`` stands in its text."""
        ...


@dataclass(frozen=True, eq=False)
class EventColumns:
    """N events in order of their sort key (earliest, latest, precision, id), undated ones last.

    Bounds are int64 seconds, inclusive, as in UncertainDate; those of undated events are 0 and
    mean nothing. ``status`` and ``type`` index STATUSES and TYPES; ``shape`` holds DateShape bits.
    ``proposed`` tells of which events nobody has decided yet whether they stand, ``salience`` in
    hundredths how much such an event is worth a row; any other is worth one.
    ``actor_events[actor_offsets[a]:actor_offsets[a + 1]]`` are the rows (int32) of the actor at
    position ``a`` of ``actors``, ascending; where events have no participants, NO_ACTOR is the last
    actor. ``members`` has, per row with a date that lists several moments, the inclusive windows of
    each. ``events``, ``ids`` and ``titles`` may be read from a file as they are asked for. ``tables``
    has the rows that the events stand in, where they are not made of records.
    """

    ids: Sequence[str]
    row_of: Mapping[str, int]
    titles: Sequence[str]
    start_earliest: npt.NDArray[np.int64]
    start_latest: npt.NDArray[np.int64]
    end_earliest: npt.NDArray[np.int64]
    end_latest: npt.NDArray[np.int64]
    shape: npt.NDArray[np.uint8]
    status: npt.NDArray[np.uint8]
    type: npt.NDArray[np.uint8]
    sourced: npt.NDArray[np.bool_]
    proposed: npt.NDArray[np.bool_]
    salience: npt.NDArray[np.uint8]
    members: Mapping[int, tuple[tuple[int, int], ...]]
    actors: tuple[Actor, ...]
    actor_offsets: npt.NDArray[np.int64]
    actor_events: npt.NDArray[np.int32]
    documents: tuple[str, ...]
    document_events: Mapping[str, npt.NDArray[np.int32]]
    events: Sequence[Event]
    words: WordSearch
    kept_index: EventIndex | None = None
    kept_colors: Mapping[str, int] | None = None
    tables: "TableRows | None" = None

    def __len__(self) -> int:
        return len(self.status)

    @cached_property
    def actor_position(self) -> dict[str, int]:
        return {actor.id: position for position, actor in enumerate(self.actors)}

    @cached_property
    def dated_count(self) -> int:
        """How many rows have a date: the first ones."""
        return int(np.count_nonzero(self.dated))

    @property
    def dated(self) -> npt.NDArray[np.bool_]:
        """Per row whether it has a date; made anew, since ``dated_count`` tells as much."""
        dated: npt.NDArray[np.bool_] = (self.shape & DateShape.DATED) != 0
        return dated

    @cached_property
    def lane_counts(self) -> npt.NDArray[np.uint32]:
        """How many actors take part in each event."""
        counts = np.zeros(len(self), np.uint32)
        for actor in self.actor_position:
            counts[self.rows_of_actor(actor)] += 1
        return counts

    @cached_property
    def actor_masks(self) -> dict[tuple[frozenset[str], bool], npt.NDArray[np.bool_]]:
        """Which rows some choices of actors keep; filled by ``filter``."""
        return {}

    @cached_property
    def member_rows(self) -> npt.NDArray[np.int64]:
        """Rows of the dates that list several moments, ascending."""
        return np.fromiter(self.members, np.int64, len(self.members))

    @cached_property
    def color_numbers(self) -> Mapping[str, int]:
        """A number per actor, in the project's order: the same however many events each has.

        ``kept_colors`` are those by the places that a project file keeps, or from before an edit:
        nobody's colour changes while one works, nor once others are gone.
        """
        if self.kept_colors is not None:
            return self.kept_colors
        return numbered_by_place({actor.id: place for place, actor in enumerate(self.actors)})

    @cached_property
    def index(self) -> EventIndex:
        """What lanes of many events are counted and laid out by."""
        if self.kept_index is not None:
            return self.kept_index
        return make_index(
            self.start_earliest,
            self.start_latest,
            self.end_earliest,
            self.end_latest,
            self.shape,
            self.status,
            self.actor_offsets,
            self.actor_events,
        )

    @cached_property
    def dated_events(self) -> DatedEvents:
        count = self.dated_count
        return DatedEvents(
            self.start_earliest[:count],
            self.end_latest[:count],
            self.index.end_order,
            self.index.sampled_ends,
        )

    def rows_of_actor(self, actor: str) -> npt.NDArray[np.int32]:
        """Rows of the events in which ``actor`` takes part; KeyError for an unknown id."""
        position = self.actor_position[actor]
        return self.actor_events[self.actor_offsets[position] : self.actor_offsets[position + 1]]


def numbered_by_place(places: Mapping[str, int]) -> Mapping[str, int]:
    """The colour numbers of actors by their places, with that of nobody."""
    return {**places, NO_ACTOR.id: NOBODYS_COLOR}


class RecordWords:
    """Searches the words of records; they are folded when first asked for."""

    def __init__(self, events: Sequence[Event], actors: Sequence[Actor]) -> None:
        self._events = events
        self._actors = {actor.id: actor for actor in actors}
        # The folded words of each event, None where they are to be made anew.
        self._folded: npt.NDArray[np.object_] | None = None

    def rows_with(self, word: str) -> npt.NDArray[np.bool_]:
        folded = self._fold_all().tolist()
        return np.fromiter((word in text for text in folded), np.bool_, len(folded))

    def following(
        self,
        events: Sequence[Event],
        actors: Sequence[Actor],
        splice: Splice,
        renamed: Collection[str],
    ) -> "RecordWords":
        """The words after ``splice``, by which ``actors`` are ``renamed``; known ones are kept."""
        words = RecordWords(events, actors)
        if self._folded is not None:
            new = np.full(len(splice.places), None, np.object_)
            words._folded = splice.of(self._folded, new)
            if renamed:
                names = set(renamed)
                for row, event in enumerate(events):
                    if not names.isdisjoint(_named_in(event)):
                        words._folded[row] = None
        return words

    def _fold_all(self) -> npt.NDArray[np.object_]:
        if self._folded is None:
            self._folded = np.full(len(self._events), None, np.object_)
        for row, text in enumerate(self._folded.tolist()):
            if text is None:
                words = _words_of(self._events[row], self._actors)
                self._folded[row] = fold("\n".join(words))
        return self._folded


def load_columns(project: Project, located: Mapping[Passage, Located]) -> EventColumns:
    """Lay the events of ``project`` out in columns; ``located`` tells which passages still hold."""
    dates = {event.id: event.date.bounds for event in project.events if event.date}
    events = tuple(sorted(project.events, key=lambda event: _sort_key(event, dates.get(event.id))))
    bounds = [dates.get(event.id) for event in events]

    def column(name: str) -> npt.NDArray[np.int64]:
        return np.array([getattr(b, name) if b else 0 for b in bounds], np.int64)

    has_nobody = any(not event.participants for event in events)
    actors = (*project.actors, NO_ACTOR) if has_nobody else project.actors
    position = {actor.id: i for i, actor in enumerate(actors)}
    rows: list[list[int]] = [[] for _ in actors]
    by_document: dict[str, list[int]] = {document.id: [] for document in project.documents}
    for row, event in enumerate(events):
        for actor in event.actors or (NO_ACTOR.id,):
            rows[position[actor]].append(row)
        for document in dict.fromkeys(claim.passage.document for claim in event.claims):
            by_document[document].append(row)
    ids = tuple(event.id for event in events)
    return EventColumns(
        ids=ids,
        row_of={id_: row for row, id_ in enumerate(ids)},
        titles=tuple(event.title for event in events),
        start_earliest=column("start_earliest"),
        start_latest=column("start_latest"),
        end_earliest=column("end_earliest"),
        end_latest=column("end_latest"),
        shape=np.array([shape_of(b) for b in bounds], np.uint8),
        status=np.array([STATUSES.index(event.status) for event in events], np.uint8),
        type=np.array([TYPES.index(event.type) for event in events], np.uint8),
        sourced=np.array(
            [rests_on_passages(event, located) for event in events],
            np.bool_,
        ),
        proposed=np.array([event.is_proposed for event in events], np.bool_),
        salience=np.array([salience_of(event) for event in events], np.uint8),
        members={row: b.one_of for row, b in enumerate(bounds) if b and b.one_of},
        actors=actors,
        actor_offsets=np.cumsum([0, *map(len, rows)], dtype=np.int64),
        actor_events=np.array([row for of_actor in rows for row in of_actor], np.int32),
        documents=tuple(by_document),
        document_events={id_: np.array(of, np.int32) for id_, of in by_document.items()},
        events=events,
        words=RecordWords(events, actors),
    )


def sort_key(event: Event) -> tuple[Any, ...]:
    """What events are in order of: no two have the same."""
    return _sort_key(event, event.date.bounds if event.date else None)


def salience_of(event: Event) -> int:
    """How much ``event`` is worth a row, in hundredths; a person has decided that any other one is."""
    proposal = event.proposal
    if proposal is None or not proposal.is_open or proposal.salience is None:
        return MOST_SALIENT
    return round(proposal.salience * MOST_SALIENT)


def rests_on_passages(event: Event, located: Mapping[Passage, Located]) -> bool:
    """Whether the event has its status by those claims alone whose passages are found.

    What is denied where it can be verified, and asserted where it can't, is no sourced dispute.
    """
    claims = event.claims
    found = tuple(claim for claim in claims if located[claim.passage].state.is_sourced)
    return len(found) == len(claims) or (bool(found) and status_of(found) is event.status)


def fold(text: str) -> str:
    """``text`` for comparison: case and diacritics dropped (NFKD, Unicode case folding)."""
    if text.isascii():
        return text.casefold()
    return without_diacritics(text.casefold())


def _sort_key(event: Event, date: UncertainDate | None) -> tuple[Any, ...]:
    return (True, event.id) if date is None else (False, *date.sort_key(), event.id)


def _words_of(event: Event, actors: Mapping[str, Actor]) -> list[str]:
    words = [event.title, event.place or "", event.note or "", *event.tags]
    words += [claim.passage.quote for claim in event.claims]
    for id_ in dict.fromkeys(_named_in(event)):
        actor = actors.get(id_)
        if actor is None:
            words.append(id_)  # a claimer by a plain name
        else:
            words += [actor.name, *(alias.text for alias in actor.aliases)]
    return words


def _named_in(event: Event) -> Iterator[str]:
    """Who takes part, and who claims something: ids, or plain names."""
    yield from (participant.actor for participant in event.participants)
    yield from (name for claim in event.claims for name in claim.claimed_by)
