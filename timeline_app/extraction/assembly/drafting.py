"""Makes a draft's events and links of what was found: one event of all the places that tell of it.

Which places tell of one event is found by ``same_within``.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from timeline_app.extraction.assembly.confidence import confidence_of
from timeline_app.extraction.dating.event_ties import Relation, event_ties_of
from timeline_app.extraction.drafts.draft import (
    DraftActor,
    DraftClaim,
    DraftDate,
    DraftEvent,
    DraftLink,
    Involved,
)
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.events.found_event import FoundEvent
from timeline_app.extraction.sentences.attributed import Attribution
from timeline_app.extraction.texts.span import Span
from timeline_app.model.event import LinkKind, Role
from timeline_app.model.source import Basis
from timeline_app.model.time import parse_edtf

_BASES = (Basis.STATED, Basis.RELATIVE, Basis.INFERRED)  # the best first


def joined_event(
    parsed: ParsedText,
    found: Sequence[FoundEvent],
    claims: Sequence[DraftClaim],
    dates: Sequence[DraftDate | None],
    actors: Sequence[DraftActor],
) -> DraftEvent:
    """One event of all places that tell of it: the most telling one gives it its name."""
    best = max(found, key=lambda event: event.salience)
    known = [date for date in dates if date is not None]
    date = min(known, key=_vagueness) if known else None
    confidence, why = confidence_of(found, best, date, actors)
    return DraftEvent(
        trigger=best.trigger,
        mentions=tuple(event.trigger for event in found),
        sentence=best.sentence,
        title=best.title,
        type=best.type,
        claims=tuple({(claim.span, claim.stance): claim for claim in claims}.values()),
        date=date,
        involved=tuple(_involved(found)),
        place=next((event.place.of(parsed.text) for event in found if event.place), None),
        rule=best.rule,
        reason=f"{best.reason}. Confidence: {why}" if why else best.reason,
        confidence=confidence,
        salience=best.salience,
    )


def _vagueness(date: DraftDate) -> tuple[int, int]:
    bounds = parse_edtf(date.edtf)
    return _BASES.index(date.basis), bounds.end_latest - bounds.start_earliest


def _involved(found: Sequence[FoundEvent]) -> Iterator[Involved]:
    """Each actor once in each role; who is agent or target is not told to be a mere participant too."""
    told: dict[tuple[int, Role], Span] = {}
    for event in found:
        for argument in event.arguments:
            for actor in argument.actors:
                told.setdefault((actor, argument.role), argument.span)
    named = {actor for actor, role in told if role is not Role.PARTICIPANT}
    for (actor, role), span in told.items():
        if role is not Role.PARTICIPANT or actor not in named:
            yield Involved(actor=actor, role=role, span=span)


def told_links(
    parsed: ParsedText,
    found: Sequence[FoundEvent],
    attributions: Sequence[Attribution],
    event_of: Mapping[int, int],
) -> tuple[DraftLink, ...]:
    """What the text itself says of two events: one came before the other, one denies the other."""
    links = chain(_orders(parsed, found), _denials(found, attributions))
    told: dict[tuple[LinkKind, int, int], DraftLink] = {}
    for link in links:
        one, other = event_of[link.from_], event_of[link.to]
        if one != other:
            told.setdefault((link.kind, one, other), replace(link, from_=one, to=other))
    return tuple(told.values())


def _orders(parsed: ParsedText, found: Sequence[FoundEvent]) -> Iterator[DraftLink]:
    for place, ties in event_ties_of(parsed, found).items():
        span = parsed.sentences[found[place].sentence].span
        for tie in ties:
            if tie.relation is Relation.AFTER:
                yield DraftLink(kind=LinkKind.BEFORE, from_=tie.other, to=place, span=span)
            elif tie.relation is Relation.BEFORE:
                yield DraftLink(kind=LinkKind.BEFORE, from_=place, to=tie.other, span=span)


def _denials(
    found: Sequence[FoundEvent], attributions: Sequence[Attribution]
) -> Iterator[DraftLink]:
    by_head = {(event.sentence, event.head): place for place, event in enumerate(found)}
    by_trigger = sorted((event.trigger, place) for place, event in enumerate(found))
    for attribution in attributions:
        if not attribution.is_denial:
            continue
        denying = by_head.get((attribution.sentence, attribution.head))
        denied = next(events_within(attribution, by_trigger), None)
        if denying is not None and denied is not None:
            reason = "a denial of it"
            yield DraftLink(kind=LinkKind.RESPONDS_TO, from_=denying, to=denied, reason=reason)


def events_within(
    attribution: Attribution, by_trigger: Sequence[tuple[Span, int]]
) -> Iterator[int]:
    """The events that stand within what is told or denied."""
    for piece in attribution.content:
        first = bisect_left(by_trigger, (Span(piece.start, 0), -1))
        end = bisect_left(by_trigger, (Span(piece.end, 0), -1))
        for trigger, place in by_trigger[first:end]:
            if piece.holds(trigger):
                yield place
