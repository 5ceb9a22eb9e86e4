"""Ties date words to the events that they date: along the tree from the words up to the next event.

What date follows for the event is ``dating``'s.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from timeline_app.extraction.dates.date_bounds import is_plain
from timeline_app.extraction.dates.timex import Timex, TimexKind
from timeline_app.extraction.dating.line_dates import line_dates
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.events.found_event import FoundEvent, TriggerKind
from timeline_app.extraction.sentences.contrasts import CONTRAST
from timeline_app.extraction.sentences.occasions import (
    is_set_ahead,
    is_wanted_occasion,
    occasion_before,
)
from timeline_app.extraction.sentences.said_on import saying_before
from timeline_app.extraction.sentences.sentence import Sentence, Token

# Words between an event and its date that bound it rather than tell when it was.
CONNECTORS = frozenset(
    [
        "since",
        "until",
        "till",
        "before",
        "after",
        "by",
        "from",
        "to",
        "through",
        "between",
        "following",
        "during",
        "prior",
        "for",
        "within",
    ]
)
# "the attack happened on Monday": the date is that of the verb's subject.
OCCURRING = frozenset(
    ["happen", "occur", "take", "begin", "start", "end", "follow", "come", "last", "continue"]
)
# Words that join what is done to what it is done about; "in clashes on Monday" tells when the clashes were.
_OF_WHAT = frozenset(["to", "for", "of", "about", "against", "into", "with"])
_FARTHEST = 10_000  # steps: behind every tie within a sentence


@dataclass(frozen=True, slots=True)
class Tie:
    """``connector`` is the word that links both, where it is one of ``CONNECTORS``."""

    timex: Timex
    connector: str = ""
    distance: int = 0  # steps up the tree


def ties_of(parsed: ParsedText, found: Sequence[FoundEvent]) -> Mapping[int, tuple[Tie, ...]]:
    """Of each event that has any, its date words, the nearest first."""
    heads = _heads_of(found)
    ties: dict[int, list[Tie]] = defaultdict(list)
    for timex in parsed.timexes:
        if timex.kind is TimexKind.SET:
            continue
        sentence = parsed.sentence_at(timex.span.start)
        if sentence is None:
            continue
        for event, tie in _tied(sentence, timex, heads[sentence.place]):
            ties[event].append(tie)
    for event in tuple(ties):
        verb = _verb_around(parsed, found[event], heads[found[event].sentence])
        if verb is not None and verb != event and not ties.get(verb):
            ties[verb] = ties.pop(event)
    for event, timex in line_dates(parsed, found):
        told = [tie.timex for tie in ties[event]]
        if timex not in told:
            ties[event].append(Tie(timex, distance=_FARTHEST))
    return {
        event: tuple(
            sorted(own, key=lambda tie: (_is_step(tie, own), tie.distance, tie.timex.span))
        )
        for event, own in ties.items()
    }


def _is_step(tie: Tie, ties: Sequence[Tie]) -> bool:
    """ "The first on 9 May 2013, the second two weeks later": the step is from this event, not to it."""
    return tie.timex.rule == "distance" and any(
        each.timex.rule != "distance" and _is_day(each.timex) and each.timex.span < tie.timex.span
        for each in ties
    )


def _is_day(timex: Timex) -> bool:
    return timex.edtf is not None and timex.edtf.count("-") == 2 and is_plain(timex.edtf)


def _heads_of(found: Sequence[FoundEvent]) -> Mapping[int, Mapping[int, int]]:
    """By sentence, the event that each word names; a clause's verb stands for its event, if none else."""
    heads: dict[int, dict[int, int]] = defaultdict(dict)
    for place, event in enumerate(found):
        for token in (event.head, *event.tokens):
            heads[event.sentence].setdefault(token, place)
    for place, event in enumerate(found):
        heads[event.sentence].setdefault(event.clause, place)
    return heads


def _tied(sentence: Sentence, timex: Timex, heads: Mapping[int, int]) -> Iterator[tuple[int, Tie]]:
    """The event above the date words, and that which is said to occur then."""
    top = _top(sentence, timex)
    if top is None or not heads:
        return
    if CONTRAST in (top.dep, *(above.dep for above in sentence.heads_above(top))):
        return  # "in March, not in May"
    if top.dep == "amod" and top.head not in heads:
        return  # "the current leader" tells of the leader, not of what he does
    connector = _stranded_before(sentence, timex)
    for distance, above in enumerate(sentence.heads_above(top), 1):
        # In "two days before the vote" the word is part of how the date is told.
        stands_before = above.start < timex.span.start
        if not connector and stands_before and above.lemma in CONNECTORS and above.pos != "NOUN":
            connector = above.lemma
        above = saying_before(sentence, top, above) or above
        called_for = occasion_before(sentence, top, above)
        if called_for is not None:
            above, connector = called_for, ""
        elif timex.kind is not TimexKind.DURATION and is_set_ahead(sentence, above, top):
            return
        if above.place in heads:
            event = heads[above.place]
            yield event, Tie(timex, connector, distance)
            yield from _occurring(sentence, above, heads, event, timex, connector)
            return
    if len(set(heads.values())) == 1:
        yield next(iter(heads.values())), Tie(timex, connector, len(sentence.tokens))


def _verb_around(parsed: ParsedText, event: FoundEvent, heads: Mapping[int, int]) -> int | None:
    """ "Closed the harbour to fishing on Monday": a mere word of what was done has no date of its own.

    That is a noun with no word before it nor who takes part, below a finite verb told as past.
    """
    sentence = parsed.sentences[event.sentence]
    token = sentence.tokens[event.head]
    if event.kind is TriggerKind.VERB and token.dep != "pcomp":
        return None
    if is_wanted_occasion(sentence, token):
        return None
    if event.light is not None or any(
        child.dep not in ("prep", "npadvmod", "punct") or child.place < token.place
        for child in sentence.children_of(token)
    ):
        return None
    while token.dep in ("dobj", "pobj", "pcomp", "prep"):
        if token.dep == "prep" and token.lemma not in _OF_WHAT:
            return None
        token = sentence.head_of(token)
    is_past = token.tag == "VBD" or any(
        child.tag == "VBD" for child in sentence.children_of(token, "aux", "auxpass")
    )
    return heads.get(token.place) if is_past and token.pos == "VERB" else None


def _stranded_before(sentence: Sentence, timex: Timex) -> str:
    """The connector right before the date words that the parser hung beside it: "was called before 11 p.m." """
    inside = sentence.tokens_in(timex.span)
    before = sentence.tokens[inside[0].place - 1] if inside and inside[0].place else None
    if before is None or before.lemma not in CONNECTORS or before.dep != "prep":
        return ""
    return "" if sentence.children[before.place] else before.lemma


def _occurring(
    sentence: Sentence,
    verb: Token,
    heads: Mapping[int, int],
    event: int,
    timex: Timex,
    connector: str,
) -> Iterator[tuple[int, Tie]]:
    if verb.lemma not in OCCURRING:
        return
    for subject in sentence.children_of(verb, "nsubj", "nsubjpass"):
        other = heads.get(subject.place)
        if other is not None and other != event:
            yield other, Tie(timex, connector, 2)


def _top(sentence: Sentence, timex: Timex) -> Token | None:
    """The word of the date words that hangs on another word than them."""
    inside = sentence.tokens_in(timex.span)
    places = {token.place for token in inside}
    tops = [token for token in inside if token.head not in places or token.head == token.place]
    return tops[0] if tops else None
