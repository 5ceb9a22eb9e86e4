"""Ties what a sentence tells to what the one before it told, by a word of order: "then", "later", "before that".

Events of one sentence are tied in ``event_ties``.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from timeline_app.extraction.dating.event_ties import EventTie, Relation
from timeline_app.extraction.dating.line_dates import is_main
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.events.found_event import FoundEvent
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.texts.segment import SegmentKind
from timeline_app.extraction.texts.word_list import words

_ADVERBS = {
    **dict.fromkeys(
        words("then later afterwards afterward subsequently thereafter thereupon next"),
        Relation.AFTER,
    ),
    **dict.fromkeys(words("previously beforehand earlier"), Relation.BEFORE),
}
_PREPOSITIONS = {"after": Relation.AFTER, "following": Relation.AFTER, "before": Relation.BEFORE}
_FARTHEST = 2  # sentences back
_TELLING = frozenset([SegmentKind.PARAGRAPH, SegmentKind.LIST])


def order_ties(parsed: ParsedText, found: Sequence[FoundEvent]) -> Mapping[int, EventTie]:
    """The events that a word of order puts before or after what the sentence before told."""
    main: dict[int, list[int]] = defaultdict(list)
    for place, event in enumerate(found):
        if is_main(parsed.sentences[event.sentence], event):
            main[event.sentence].append(place)
    ties = {}
    for sentence, places in main.items():
        for place in places:
            relation = _order_of(parsed.sentences[sentence], found[place])
            other = None if relation is None else _told_before(parsed, main, sentence)
            if relation is not None and other is not None:
                ties[place] = EventTie(other, relation)
    return ties


def _order_of(sentence: Sentence, event: FoundEvent) -> Relation | None:
    for verb in dict.fromkeys((event.head, event.clause)):
        token = sentence.tokens[verb]
        if _is_conditional(sentence, token):
            return None
        for child in sentence.children_of(token, "advmod"):
            relation = _ADVERBS.get(child.lemma)
            is_measured = any(sentence.children_of(child))  # "two days later", "even earlier"
            if relation is not None and not is_measured:
                return relation
        for child in sentence.children_of(token, "prep"):
            object_ = sentence.child_of(child, "pobj")
            if object_ is not None and object_.lemma in ("that", "this"):
                return _PREPOSITIONS.get(child.lemma)
    return None


def _is_conditional(sentence: Sentence, verb: Token) -> bool:
    """ "If they leave, the army then returns" puts nothing in order."""
    return any(
        mark.lemma in ("if", "when", "unless")
        for clause in sentence.children_of(verb, "advcl")
        for mark in sentence.children_of(clause, "mark", "advmod")
    )


def _told_before(
    parsed: ParsedText, main: Mapping[int, Sequence[int]], sentence: int
) -> int | None:
    """What the nearest sentence before told last, in the same stretch of prose."""
    segment = parsed.segment_of(parsed.sentences[sentence])
    for before in range(sentence - 1, max(-1, sentence - 1 - _FARTHEST), -1):
        other = parsed.segment_of(parsed.sentences[before])
        if other.kind not in _TELLING or (other.author, other.dated) != (
            segment.author,
            segment.dated,
        ):
            return None
        if main.get(before):
            return main[before][-1]
    return None
