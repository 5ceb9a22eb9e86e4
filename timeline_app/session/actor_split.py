"""What an actor has that may go to a new one when it is split, in words to choose by.

The edits themselves are ``actor_edits.split``'s.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from timeline_app.model.event import Actor, Event
from timeline_app.model.project import Project
from timeline_app.query.columns import fold


class Part(StrEnum):
    """What can be taken over of an actor."""

    EVENT = "event"
    CLAIM = "claim"
    ALIAS = "alias"


@dataclass(frozen=True)
class SplitChoice:
    """One thing to choose: ``key`` is an event's or claim's id, or the alias itself."""

    part: Part
    key: str
    words: str


def split_choices(project: Project, actor: Actor) -> tuple[SplitChoice, ...]:
    """The events that ``actor`` takes part in, then the claims that it makes, then its aliases."""
    events = [each for each in project.events if actor.id in each.actors]
    claims = (
        SplitChoice(
            Part.CLAIM, claim.id, f"Claim · “{claim.passage.quote}” · on {_event_words(event)}"
        )
        for event in project.events
        for claim in event.claims
        if actor.id in claim.claimed_by
    )
    aliases = (
        SplitChoice(Part.ALIAS, alias.text, f"Alias · {alias.text}")
        for alias in {alias.text: alias for alias in actor.aliases}.values()
    )
    return (
        *(SplitChoice(Part.EVENT, each.id, f"Event · {_event_words(each)}") for each in events),
        *claims,
        *aliases,
    )


def wrong_name(name: str, actor: Actor) -> str:
    """Why what is split from ``actor`` can't be called ``name``, in one sentence; empty if it can."""
    if fold(" ".join(name.split())) == fold(" ".join(actor.name.split())):
        return "The actor that is split has this name: choose one that tells them apart."
    return ""


def keys_of(choices: Iterable[SplitChoice], part: Part) -> frozenset[str]:
    return frozenset(choice.key for choice in choices if choice.part is part)


def summary(choices: Sequence[SplitChoice]) -> str:
    """What goes to the new actor, counted: ``2 events and 1 alias``; empty where nothing does."""
    counts = [
        (len(keys_of(choices, part)), one, many)
        for part, one, many in (
            (Part.EVENT, "event", "events"),
            (Part.CLAIM, "claim", "claims"),
            (Part.ALIAS, "alias", "aliases"),
        )
    ]
    found = [f"{count:,} {one if count == 1 else many}" for count, one, many in counts if count]
    return " and ".join(filter(None, (", ".join(found[:-1]), *found[-1:])))


def _event_words(event: Event) -> str:
    return f"{event.title} · {event.date.edtf}" if event.date else event.title
