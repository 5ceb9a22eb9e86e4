"""Facets: how many events each actor, type and document would have but for its own tick.

The lists that show them are ``lane_filter``'s; what a filter keeps is ``query``'s business.
"""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from timeline_app.desktop import words
from timeline_app.desktop.tick_list import TickRow
from timeline_app.model.event import Actor, ActorKind, EventType
from timeline_app.query.columns import TYPES, fold
from timeline_app.query.counts import count_codes
from timeline_app.query.filter import EventFilter, matching
from timeline_app.query.lanes import Lane, LaneArrangement, color_numbers, make_lanes
from timeline_app.query.searched_words import folded_phrase, folded_words
from timeline_app.session.session import Session

EVERYTHING = EventFilter()


class Facets:
    """Rows for the three tick lists. What a tick doesn't change isn't counted again."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._folded: dict[str, tuple[Actor, str]] = {}  # of each actor, its names
        self.forget()

    def forget(self) -> None:
        """Another project is open, or it was edited."""
        columns = self._session.columns
        self._kept: dict[str, tuple[EventFilter, npt.NDArray[np.bool_]]] = {}
        self._lanes: tuple[EventFilter, LaneArrangement, tuple[Lane, ...]] | None = None
        self._actor_rows: tuple[tuple[Lane, ...], frozenset[str] | None, list[TickRow]] | None = (
            None
        )
        self._totals = np.diff(columns.actor_offsets)
        self._type_totals: list[int] | None = None
        self._colors = color_numbers(columns)
        self._about = {actor.id: _about(actor) for actor in columns.actors}
        known, self._folded = self._folded, {}
        for actor in columns.actors:
            before = known.get(actor.id)
            if before is None or before[0] is not actor:
                before = actor, _folded_names(actor)
            self._folded[actor.id] = before

    def actor_rows(self, search: str = "") -> list[TickRow]:
        """Every actor, or those with ``search`` in a name, in the order and nesting of the lanes.

        Actors without an event left come last, by name.
        """
        wanted = folded_words(search) or fold(search).split()
        rows = self._all_actor_rows()
        if not wanted:
            return rows
        return [
            replace(row, depth=0) if row.depth else row
            for row in rows
            if all(word in self._folded[row.key][1] for word in wanted)
        ]

    def kinds(self) -> dict[ActorKind, list[str]]:
        """The kinds of the project's actors, each with their ids."""
        kinds: dict[ActorKind, list[str]] = {}
        for actor in self._session.columns.actors:
            kinds.setdefault(actor.kind, []).append(actor.id)
        return {kind: kinds[kind] for kind in ActorKind if kind in kinds}

    def type_rows(self) -> list[TickRow]:
        """The types that the project's events have, the most frequent first."""
        codes = self._session.columns.type
        totals = self._totals_of_types()
        kept = self._kept_without("types")
        counts = totals if kept.all() else count_codes(codes, kept, len(TYPES))
        ticked = self._session.filter.types
        present = (i for i, total in enumerate(totals) if total)
        order = sorted(present, key=lambda i: (-totals[i], TYPES[i]))
        return [
            TickRow(
                key=TYPES[i],
                text=TYPES[i].value,
                is_ticked=ticked is None or TYPES[i] in ticked,
                count=counts[i],
                total=totals[i],
                more=words.TYPE_EXPLANATIONS[EventType(TYPES[i])],
            )
            for i in order
        ]

    def present_types(self) -> frozenset[EventType]:
        """The types that the project's events have."""
        totals = self._totals_of_types()
        return frozenset(TYPES[i] for i, total in enumerate(totals) if total)

    def document_rows(self) -> list[TickRow]:
        """The project's documents, in its order."""
        totals, counts = self._counts_of_documents(self._kept_without("documents"))
        ticked = self._session.filter.documents
        return [
            TickRow(
                key=document.id,
                text=document.title,
                is_ticked=ticked is None or document.id in ticked,
                count=counts[document.id],
                total=totals[document.id],
                more=document.path or "",
            )
            for document in self._session.open_project.project.documents
        ]

    def _all_actor_rows(self) -> list[TickRow]:
        lanes, ticked = self._all_lanes(), self._session.filter.actors
        if (
            self._actor_rows is None
            or self._actor_rows[0] is not lanes
            or self._actor_rows[1] != ticked
        ):
            there = {lane.actor.id for lane in lanes}
            others = [actor for actor in self._session.columns.actors if actor.id not in there]
            others.sort(key=lambda actor: actor.name.casefold())
            rows = [self._actor_row(lane.actor, lane.count, lane.depth) for lane in lanes]
            rows += [self._actor_row(actor, 0, 0) for actor in others]
            self._actor_rows = lanes, ticked, rows
        return self._actor_rows[2]

    def _actor_row(self, actor: Actor, count: int, depth: int) -> TickRow:
        ticked = self._session.filter.actors
        position = self._session.columns.actor_position[actor.id]
        return TickRow(
            key=actor.id,
            text=actor.name,
            is_ticked=ticked is None or actor.id in ticked,
            count=count,
            total=int(self._totals[position]),
            color=self._colors[actor.id],
            depth=depth,
            more=self._about[actor.id],
        )

    def _totals_of_types(self) -> list[int]:
        if self._type_totals is None:
            self._type_totals = count_codes(self._session.columns.type, None, len(TYPES))
        return self._type_totals

    def _counts_of_documents(
        self, kept: npt.NDArray[np.bool_]
    ) -> tuple[dict[str, int], dict[str, int]]:
        """How many events each document has, and how many of them are kept."""
        columns = self._session.columns
        if len(columns.documents) == 1:  # it has all, of which only the kept ones are counted
            only = columns.documents[0]
            return {only: len(columns)}, {only: int(np.count_nonzero(kept))}
        rows = {document: columns.document_events[document] for document in columns.documents}
        totals = {document: len(of) for document, of in rows.items()}
        if kept.all():
            return totals, totals
        return totals, {document: int(np.count_nonzero(kept[of])) for document, of in rows.items()}

    def _all_lanes(self) -> tuple[Lane, ...]:
        """What the lanes would be with every actor ticked and none collapsed."""
        session = self._session
        if session.filter.actors is None and not session.arrangement.collapsed:
            return session.lanes
        arrangement = replace(session.arrangement, collapsed=frozenset())
        kept = self._kept_without("actors")
        filter_ = self._kept["actors"][0]
        if self._lanes is None or self._lanes[:2] != (filter_, arrangement):
            made = make_lanes(session.columns, kept, EVERYTHING, arrangement)
            self._lanes = filter_, arrangement, made
        return self._lanes[2]

    def _kept_without(self, facet: str) -> npt.NDArray[np.bool_]:
        """What the filter would keep if it said nothing of ``facet``."""
        wider = _without(self._session.filter, facet)
        known = self._kept.get(facet)
        if known is None or known[0] != wider:
            same = wider == _without(self._session.filter, "")
            kept = self._session.kept if same else matching(self._session.columns, wider)
            self._kept[facet] = known = wider, kept
        return known[1]


def _without(filter_: EventFilter, facet: str) -> EventFilter:
    match facet:
        case "actors":
            filter_ = replace(filter_, actors=None)
        case "types":
            filter_ = replace(filter_, types=None)
        case "documents":
            filter_ = replace(filter_, documents=None)
    return replace(filter_, all_actors=False) if filter_.actors is None else filter_


def _folded_names(actor: Actor) -> str:
    names = "\n".join((actor.name, *(alias.text for alias in actor.aliases)))
    return fold(names) if names.isascii() else f"{fold(names)}\n{folded_phrase(names)}"


def _about(actor: Actor) -> str:
    lines: Iterable[str] = (
        actor.kind.value,
        "also: " + ", ".join(alias.text for alias in actor.aliases) if actor.aliases else "",
        actor.note or "",
    )
    return "\n".join(line for line in lines if line)
