"""Records of the events that were found in one document, each claim and date on its exact passage.

Which actors they name is decided in ``actor_joining``, across documents.
"""

from collections.abc import Callable, Iterator

from timeline_app.extraction.drafts.draft import DraftClaim, DraftDate, DraftEvent, Voice
from timeline_app.extraction.joining.proposal_keys import event_id, event_keys, link_key
from timeline_app.extraction.joining.proposed import Source
from timeline_app.model.event import Claim, Event, Link, Participant
from timeline_app.model.passages import passage_of
from timeline_app.model.proposal import Proposal
from timeline_app.model.source import Date

ActorId = Callable[
    [int], str | None
]  # of an actor by its number; None where there is none any more


def event_records(
    source: Source, actor_id: ActorId, rejected: frozenset[str], least_salience: float
) -> Iterator[tuple[DraftEvent, Event]]:
    """The events worth a row, each with what it was made of."""
    keys = event_keys(source.document.id, source.text, source.draft)
    for key, event in zip(keys, source.draft.events, strict=True):
        if event.salience >= least_salience and key not in rejected:
            yield event, _event(source, event, key, actor_id)


def link_records(
    source: Source, rejected: frozenset[str], written: Callable[[str], bool]
) -> Iterator[Link]:
    """The links between the events of one document of which both are ``written``."""
    keys = event_keys(source.document.id, source.text, source.draft)
    for link in source.draft.links:
        from_, to = keys[link.from_], keys[link.to]
        key = link_key(link.kind, from_, to)
        if key in rejected or not (written(event_id(from_)) and written(event_id(to))):
            continue
        passages = (
            () if link.span is None else (passage_of(source.document.id, source.text, *link.span),)
        )
        ends = {"kind": link.kind, "from": event_id(from_), "to": event_id(to)}
        proposal = Proposal(
            key=key, rule="words between", confidence=0.7, reason=link.reason or None
        )
        yield Link.model_validate({**ends, "passages": passages, "proposal": proposal})


def _event(source: Source, event: DraftEvent, key: str, actor_id: ActorId) -> Event:
    id_ = event_id(key)
    participants: dict[str, Participant] = {}
    for each in event.involved:  # who does something to themselves does it above all
        actor = actor_id(each.actor)
        if actor is not None:
            participants.setdefault(actor, Participant(actor=actor, role=each.role))
    return Event(
        id=id_,
        title=event.title,
        type=event.type,
        date=_date(source, event.date),
        participants=tuple(participants.values()),
        place=event.place,
        claims=tuple(
            _claim(source, claim, f"{id_}.{number}", actor_id)
            for number, claim in enumerate(event.claims, 1)
        ),
        origin=source.draft.extractor,
        proposal=Proposal(
            key=key,
            rule=event.rule,
            confidence=event.confidence,
            salience=event.salience,
            reason=event.reason or None,
        ),
    )


def _claim(source: Source, claim: DraftClaim, id_: str, actor_id: ActorId) -> Claim:
    return Claim(
        id=id_,
        passage=passage_of(source.document.id, source.text, *claim.span),
        stance=claim.stance,
        factuality=claim.factuality,
        claimed_by=tuple(_voice(voice, actor_id) for voice in claim.claimed_by),
        said=_date(source, claim.said),
    )


def _voice(voice: Voice, actor_id: ActorId) -> str:
    """An actor's id, or the words that name it."""
    known = None if voice.actor is None else actor_id(voice.actor)
    return known or " ".join(voice.words.split())


def _date(source: Source, date: DraftDate | None) -> Date | None:
    if date is None:
        return None
    passage = None
    if date.phrase is not None:
        passage = passage_of(source.document.id, source.text, *date.phrase)
    return Date(
        edtf=date.edtf,
        phrase=None if passage is None else passage.quote,
        basis=date.basis,
        anchor=date.anchor,
        passage=passage,
    )
