"""Finds the places of one document that tell of the same event: headline and text, "attacked" and "the attack".

Events of several documents are compared in ``across``, for a person to decide.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from timeline_app.extraction.drafts.draft import DraftClaim, DraftDate
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.events.found_event import FoundEvent, TriggerKind
from timeline_app.extraction.sentences.stems import stem_of
from timeline_app.model.event import EventType, Role, Stance
from timeline_app.model.time import parse_edtf

# "The attack" without a word on who or whom goes back this many sentences at most.
_BACK = 3
# Of one word's events, and of the places that tell of one event, so many of the latest are compared:
# a text may repeat a word or a sentence without end.
_MOST_COMPARED, _MOST_PLACES = 50, 10
# Of what hangs on a noun: what tells it from others of its kind.
_TELLING_WHICH = ("prep", "acl", "relcl", "compound", "nmod")
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})


def same_events(
    parsed: ParsedText,
    found: Sequence[FoundEvent],
    claims: Sequence[DraftClaim],
    dates: Sequence[DraftDate | None],
) -> tuple[tuple[int, ...], ...]:
    """The events found, in groups of those that are one, each in the text's order."""
    groups: list[list[int]] = []
    by_stem: dict[str, list[list[int]]] = defaultdict(list)
    for place, event in enumerate(found):
        stem = stem_of(event.lemma)
        same = None
        if not event.is_speech:
            same = next(
                (
                    group
                    for group in reversed(by_stem[stem][-_MOST_COMPARED:])
                    if all(
                        _may_be_one(found, claims, dates, each, place)
                        for each in group[-_MOST_PLACES:]
                    )
                    and any(_is_one(parsed, found, each, place) for each in group[-_MOST_PLACES:])
                ),
                None,
            )
        if same is None:
            same = []
            groups.append(same)
            by_stem[stem].append(same)
        same.append(place)
    return tuple(tuple(group) for group in groups)


def _may_be_one(
    found: Sequence[FoundEvent],
    claims: Sequence[DraftClaim],
    dates: Sequence[DraftDate | None],
    one: int,
    other: int,
) -> bool:
    """Whether nothing that is told of both speaks against it."""
    first, second = found[one], found[other]
    if first.sentence == second.sentence or not _types_agree(first.type, second.type):
        return False
    if not _claims_agree(claims[one], claims[other]) or not _dates_agree(dates[one], dates[other]):
        return False
    mine, theirs = _core(first), _core(second)
    return all(mine[role] & theirs[role] for role in mine.keys() & theirs.keys())


def _types_agree(one: EventType, other: EventType) -> bool:
    return one is other or EventType.OTHER in (one, other)


def _claims_agree(one: DraftClaim, other: DraftClaim) -> bool:
    """A denial is of the very event that others assert; else what failed is not what came about."""
    if Stance.DENIES in (one.stance, other.stance):
        return True
    return one.factuality.is_negative == other.factuality.is_negative and (
        one.stance is Stance.ASSERTS
    ) == (other.stance is Stance.ASSERTS)


def _dates_agree(one: DraftDate | None, other: DraftDate | None) -> bool:
    if one is None or other is None:
        return True
    return parse_edtf(one.edtf).may_overlap(parse_edtf(other.edtf))


def _is_one(parsed: ParsedText, found: Sequence[FoundEvent], one: int, other: int) -> bool:
    """Whether something that is told of both speaks for it."""
    first, second = found[one], found[other]
    mine, theirs = _core(first), _core(second)
    shared = {role for role in mine.keys() & theirs.keys() if mine[role] & theirs[role]}
    if first.kind is TriggerKind.VERB and second.kind is TriggerKind.VERB:
        return shared >= {Role.AGENT, Role.TARGET}
    if shared:
        return True
    return (
        not any(theirs.values())
        and second.type in (first.type, EventType.OTHER)
        and second.sentence - first.sentence <= _BACK
        and _is_definite(parsed, second)
        and _is_familiar(parsed, first, second)
    )


def _core(event: FoundEvent) -> Mapping[Role, frozenset[int]]:
    core: dict[Role, frozenset[int]] = {}
    for argument in event.arguments:
        if argument.is_core and argument.actors:
            core[argument.role] = core.get(argument.role, frozenset()) | set(argument.actors)
    return core


def _is_definite(parsed: ParsedText, event: FoundEvent) -> bool:
    sentence = parsed.sentences[event.sentence]
    return event.kind is TriggerKind.NOUN and any(
        child.lemma in _DEFINITE
        for child in sentence.children_of(sentence.tokens[event.head], "det", "poss")
    )


def _is_familiar(parsed: ParsedText, first: FoundEvent, second: FoundEvent) -> bool:
    """Whether what tells the noun from others of its kind, if anything, was told of ``first`` already.

    "The attack on the embassy" is definite by its own words, and may be new (Hawkins 1978, Poesio and
    Vieira 1998).
    """
    sentence = parsed.sentences[second.sentence]
    telling = {
        token.lemma
        for child in sentence.children_of(sentence.tokens[second.head], *_TELLING_WHICH)
        for token in sentence.subtree(child)
        if token.pos in ("NOUN", "PROPN", "VERB") and token.entity not in ("DATE", "TIME")
    }
    known = {token.lemma for token in parsed.sentences[first.sentence].tokens}
    return not telling or not telling.isdisjoint(known)
