"""Splitting an event: some of its claims and actors go to a new one, as the edits that record it.

No link joins the two: how they bear on each other is not told by their having been recorded as one.
Links, note and what else the event has stay with it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline_app.model.event import Claim, Event, EventType, Participant
from timeline_app.model.source import Date
from timeline_app.session.decisions import mended
from timeline_app.session.event_draft import BY_HAND
from timeline_app.session.free_ids import Known, next_event_id, next_id
from timeline_app.session.passage_titles import proposed_title
from timeline_app.store.edits import Edit, Put


@dataclass(frozen=True)
class Side:
    """Whether a claim or a participant is with the event that stays, with the new one, or both."""

    stays: bool = True
    goes: bool = False


BOTH = Side(stays=True, goes=True)


@dataclass(frozen=True)
class Split:
    """How an event is split: a side for each of its claims and participants, in their order."""

    claims: tuple[Side, ...]
    participants: tuple[Side, ...]
    title: str
    date: Date | None
    type: EventType
    place: str
    tags: tuple[str, ...]


def proposed_split(event: Event) -> Split:
    """Nothing goes yet but a copy of what both may have in common."""
    return Split(
        claims=tuple(Side() for _ in event.claims),
        participants=tuple(BOTH for _ in event.participants),
        title="",
        date=event.date,
        type=event.type,
        place=event.place or "",
        tags=event.tags,
    )


def title_for(event: Event, claims: Sequence[Side]) -> str:
    """A title to begin with for the new event: the words of the first claim that goes."""
    quotes = (
        each.passage.quote for each, side in zip(event.claims, claims, strict=True) if side.goes
    )
    return proposed_title(next(quotes, ""))


def missing_in_split(split: Split) -> str:
    """What keeps ``split`` from being recorded, in one sentence; empty if nothing does."""
    if not any(side.goes for side in split.claims):
        return "The new event has no claim: tick what goes to it."
    if not any(side.stays for side in split.claims):
        return "The event that stays has no claim left: tick what stays with it."
    if not all(side.stays or side.goes for side in (*split.claims, *split.participants)):
        return "A claim or an actor is ticked on neither side: tick where it belongs."
    if not split.title.strip():
        return "The new event has no title: say in a few words what happened."
    return ""


def split_edits(event: Event, split: Split, known: Known) -> tuple[str, list[Edit]]:
    """The id of the new event, and what records both. A claim that is with both is there twice."""
    id_ = next_event_id(known)
    copies: set[str] = set()

    def is_taken(claim: str) -> bool:
        return claim in copies or known.has_claim(claim)

    staying: list[Claim] = []
    going: list[Claim] = []
    for claim, side in zip(event.claims, split.claims, strict=True):
        if side.stays:
            staying.append(claim)
        if side.goes and side.stays:
            copy = next_id(f"{id_}.c", is_taken)
            copies.add(copy)
            going.append(claim.model_copy(update={"id": copy}))
        elif side.goes:
            going.append(claim)
    new = Event(
        id=id_,
        title=split.title.strip(),
        type=split.type,
        date=split.date,
        participants=_of(event, [side.goes for side in split.participants]),
        place=split.place.strip() or None,
        claims=tuple(going),
        tags=split.tags,
        origin=BY_HAND,
    )
    kept = _of(event, [side.stays for side in split.participants])
    stays = event.model_copy(update={"claims": tuple(staying), "participants": kept})
    return id_, [Put(mended(stays)), Put(new)]


def _of(event: Event, wanted: Sequence[bool]) -> tuple[Participant, ...]:
    pairs = zip(event.participants, wanted, strict=True)
    return tuple(participant for participant, is_wanted in pairs if is_wanted)
