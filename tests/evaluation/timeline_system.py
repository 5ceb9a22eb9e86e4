"""Timelines of target entities out of what was found in each document, as SemEval-2015 Task 4 wants them.

An entity's events are those in which an actor of its name takes part; no actor is pinned. As the task
asks, only what is certain is kept, and what is planned: nothing that is denied, asked about, foreseen
or doubtful. Events of one date share a place; those without one have place 0. Scoring is
``timeline_score``'s.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from timeline_app.extraction.drafts.draft import DocumentDraft, DraftActor, DraftEvent, MentionForm
from timeline_app.model.event import Actor, ActorKind, Factuality, Stance

from .gold import GoldDocument
from .timelines import UNKNOWN_DATE, Row, in_order

_DATE = re.compile(r"-?\d{4}(?:-\d\d(?:-\d\d)?)?")
_WORD = re.compile(r"\w+")
_LEFT_OUT = frozenset({"the", "a", "an", "s"})


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document with its draft, and the record of each actor of it once those of all were joined."""

    gold: GoldDocument
    draft: DocumentDraft
    actors: Mapping[int, Actor] = field(default_factory=dict)


def timeline_of(entity: str, documents: Sequence[ReadDocument]) -> tuple[Row, ...]:
    dated = [
        (date_of(event), mentions)
        for document in documents
        for event in events_of(entity, document)
        if (mentions := mentions_of(event, document.gold))
    ]
    known = {date for date, _ in dated if date != UNKNOWN_DATE}
    orders = {date: place for place, date in enumerate(sorted(known, key=_moment), start=1)}
    return in_order([Row(orders.get(date, 0), date, mentions) for date, mentions in dated])


def events_of(entity: str, document: ReadDocument) -> Iterator[DraftEvent]:
    """Events of the document in which the entity takes part, those left out that the task leaves out."""
    meant = {
        place
        for place, actor in enumerate(document.draft.actors)
        if is_named(entity, actor.kind, names_of(actor, document.actors.get(place), document))
    }
    for event in document.draft.events:
        takes_part = any(each.actor in meant for each in event.involved)
        if takes_part and any(
            _is_told_as_so(claim.stance, claim.factuality) for claim in event.claims
        ):
            yield event


def _is_told_as_so(stance: Stance, factuality: Factuality) -> bool:
    if stance is Stance.PLANS:
        return not factuality.is_negative
    return stance is Stance.ASSERTS and factuality is Factuality.CERTAIN


def names_of(actor: DraftActor, joined: Actor | None, document: ReadDocument) -> set[str]:
    """What the actor is called, in other documents too."""
    mentions = (each.span for each in actor.mentions if each.form is MentionForm.NAME)
    names = {actor.name, *(span.of(document.gold.text) for span in mentions)}
    if joined is not None:
        names |= {joined.name, *(alias.text for alias in joined.aliases)}
    return names


def is_named(entity: str, kind: ActorKind, names: Iterable[str]) -> bool:
    """Whether an actor with these names is the entity.

    They are alike; or one stands within the other, two words of it at least; or, but for persons, it
    only leaves out words in between ("Mill Company", "Mill Trading Company"). A single word is taken
    for a longer name only as a person's family name or as initials, never as a part of it.
    """
    target = _words(entity)
    is_person = kind is ActorKind.PERSON
    return any(_is_alike(target, name, is_person) for name in map(_words, names))


def _is_alike(target: list[str], name: list[str], is_person: bool) -> bool:
    shorter, longer = sorted((target, name), key=len)
    if len(shorter) > 1:
        return _stands_within(shorter, longer) or (not is_person and _leaves_out(shorter, longer))
    if len(target) > 1 and name:
        is_family_name = is_person and name[0] == target[-1]
        return is_family_name or name[0] == "".join(word[0] for word in target)
    return name == target


def _stands_within(shorter: list[str], longer: list[str]) -> bool:
    size = len(shorter)
    return any(longer[place : place + size] == shorter for place in range(len(longer) - size + 1))


def _leaves_out(shorter: list[str], longer: list[str]) -> bool:
    rest = iter(longer)
    has_ends = shorter[0] == longer[0] and shorter[-1] == longer[-1]
    return has_ends and all(word in rest for word in shorter)


def _words(name: str) -> list[str]:
    return [word for word in _WORD.findall(name.casefold()) if word not in _LEFT_OUT]


def mentions_of(event: DraftEvent, gold: GoldDocument) -> tuple[str, ...]:
    """The event's names in a timeline, each made of document, sentence and words."""
    spans = dict.fromkeys((event.trigger, *event.mentions))
    return tuple(
        f"{gold.name}-{sentence.id}-{'_'.join(span.of(gold.text).split())}".lower()
        for span in sorted(spans)
        for sentence in gold.sentences
        if sentence.span.holds(span)
    )


def date_of(event: DraftEvent) -> str:
    """The event's date as the task writes it: the day, month or year; of an interval, its beginning.

    An event that the text only bounds gets the day that it probably was (``DraftDate.likely``), as the
    task's annotators date to the document and its news what is not dated otherwise.
    """
    if event.date is None:
        return UNKNOWN_DATE
    found = _DATE.findall(event.date.likely or event.date.edtf)
    return found[0] if found else UNKNOWN_DATE


def _moment(date: str) -> tuple[int, ...]:
    era = -1 if date.startswith("-") else 1
    year, *rest = map(int, date.removeprefix("-").split("-"))
    return era * year, *rest
