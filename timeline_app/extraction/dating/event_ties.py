"""Ties events of one sentence to one another, where the date of one tells that of the other.

"Captured the town and burnt it", "managed to capture", "after the fall of the town". What date follows
is ``dating``'s.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.events.found_event import FoundEvent, Tense, TriggerKind
from timeline_app.extraction.sentences.sentence import Sentence, Token


class Relation(StrEnum):
    """How an event lies to the other one."""

    WITH = "with"
    AFTER = "after"
    THEN = "then"  # the sentence goes on to the other, which is not earlier
    BEFORE = "before"
    SINCE = "since"
    UNTIL = "until"


RELATION_OF = {
    **dict.fromkeys(("after", "following"), Relation.AFTER),
    **dict.fromkeys(("before", "prior", "ahead"), Relation.BEFORE),
    **dict.fromkeys(("until", "till"), Relation.UNTIL),
    **dict.fromkeys(("during", "when", "as", "while", "amid"), Relation.WITH),
    "since": Relation.SINCE,
}
# What hangs on another event by "after" comes before it.
_TURNED = {Relation.AFTER: Relation.BEFORE, Relation.BEFORE: Relation.AFTER}
_TOLD_TENSES = frozenset({Tense.PAST, Tense.PRESENT, Tense.FUTURE})
# "Closed it to fishing", "arrested for stealing": what something is done about has its own time.
_ABOUT_WHAT = frozenset(["to", "for", "of", "about", "against"])
# Clauses that share the moment of the one that they hang on: "managed to leave", "came and left".
_SHARING = frozenset({"xcomp", "conj", "pcomp"})


@dataclass(frozen=True, slots=True)
class EventTie:
    other: int  # event
    relation: Relation


def event_ties_of(
    parsed: ParsedText, found: Sequence[FoundEvent]
) -> Mapping[int, tuple[EventTie, ...]]:
    """Of each event, those of its sentence that tell its date, the best first."""
    heads: dict[int, dict[int, int]] = defaultdict(dict)
    for place, event in enumerate(found):
        heads[event.sentence].setdefault(event.head, place)
    return {
        place: tuple(
            tie
            for tie in _ties(parsed.sentences[event.sentence], found, event, heads[event.sentence])
            if tie.other != place
        )
        for place, event in enumerate(found)
    }


def _ties(
    sentence: Sentence, found: Sequence[FoundEvent], event: FoundEvent, heads: Mapping[int, int]
) -> Iterator[EventTie]:
    for place in dict.fromkeys((event.head, event.clause)):
        for target, relation in _bounding(sentence, sentence.tokens[place]):
            if target.place in heads:
                yield EventTie(heads[target.place], relation)
    head = sentence.tokens[event.head]
    for subject in sentence.children_of(head, "nsubj"):
        named = heads.get(subject.place)
        if named is not None and _is_part_of(event, found[named]):
            yield EventTie(named, Relation.WITH)
    yield from _tie_above(sentence, found, event, heads)
    for joined in sentence.children_of(head, "conj"):
        then = heads.get(joined.place)
        if then is not None and _go_on(event, found[then]):
            yield EventTie(then, Relation.THEN)


def _tie_above(
    sentence: Sentence, found: Sequence[FoundEvent], event: FoundEvent, heads: Mapping[int, int]
) -> Iterator[EventTie]:
    head = sentence.tokens[event.head]
    above = next((each for each in sentence.heads_above(head) if each.place in heads), None)
    if above is None:
        return
    other = heads[above.place]
    if head.dep == "conj" and not _may_share_a_moment(event.tense, found[other].tense):
        return
    relation = _relation_to(sentence, head, found[other])
    if relation is not None:
        yield EventTie(other, relation)


def _go_on(one: FoundEvent, other: FoundEvent) -> bool:
    """ "Seized the port and burned the depot on Monday": what is told in order, with its day behind the last."""
    are_told = one.tense is other.tense is Tense.PAST and one.is_perfect is other.is_perfect
    return are_told and not (one.is_speech or other.is_speech)


def _is_part_of(event: FoundEvent, named: FoundEvent) -> bool:
    """ "The assault killed nine": what an event of the same type does is not later than it."""
    is_told = event.tense is Tense.PAST and not event.is_speech
    return is_told and named.kind is TriggerKind.NOUN and named.type is event.type


def _bounding(sentence: Sentence, token: Token) -> Iterator[tuple[Token, Relation]]:
    """What hangs on ``token`` by a word of time: "after the fall", "when it left"."""
    for child in sentence.children_of(token, "prep", "advcl"):
        if child.dep == "prep":
            relation = RELATION_OF.get(child.lemma)
            targets = tuple(sentence.children_of(child, "pobj", "pcomp"))
        else:
            relation = _mark_of(sentence, child)
            targets = (child,)
        if relation is not None:
            yield from ((target, relation) for target in targets)


def _relation_to(sentence: Sentence, head: Token, other: FoundEvent) -> Relation | None:
    """How the event of ``head`` lies to the one that it hangs on, where that can be told."""
    if head.dep == "pcomp":  # "left after shelling the town"
        relation = RELATION_OF.get(sentence.head_of(head).lemma)
    else:
        relation = _mark_of(sentence, head) if head.dep == "advcl" else None
    if relation is not None:
        return _TURNED.get(relation, Relation.WITH)
    if head.dep == "pcomp" and sentence.head_of(head).lemma in _ABOUT_WHAT:
        return None
    if head.dep == "advcl":
        is_marked = sentence.child_of(head, "mark") is not None
        return None if is_marked or other.is_speech else Relation.WITH
    if head.dep == "conj" or (head.dep in _SHARING and not other.is_speech):
        return Relation.WITH
    return None


def _may_share_a_moment(one: Tense, other: Tense) -> bool:
    """ "Was founded in 1962 and employs 40 people": "and" joins no past with what is so now or to come."""
    return one is other or not {one, other} <= _TOLD_TENSES


def _mark_of(sentence: Sentence, clause: Token) -> Relation | None:
    marks = sentence.children_of(clause, "mark", "advmod")
    return next((RELATION_OF[each.lemma] for each in marks if each.lemma in RELATION_OF), None)
