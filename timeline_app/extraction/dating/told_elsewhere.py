"""Ties a bare "the vote" or "his arrest" to what the text tells of it elsewhere: what dates that dates it, too.

Which places tell of one event as a whole is found in ``assembly.same_within``, once dates are known.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.events.found_event import FoundEvent, TriggerKind
from timeline_app.extraction.texts.word_list import words

_DEFINITE = words("the that this")


def told_elsewhere(parsed: ParsedText, found: Sequence[FoundEvent]) -> Mapping[int, int]:
    """Events that a definite noun names with nothing to tell them apart, each with the one meant.

    That is the last event before it that the same word names, noun or verb, else the next one.
    """
    of_word: dict[str, list[int]] = defaultdict(list)
    for place in sorted(range(len(found)), key=lambda number: found[number].trigger):
        of_word[_word(parsed, found[place])].append(place)
    meant = {}
    for places in of_word.values():
        for number, place in enumerate(places):
            others = places[number - 1 : number] or places[number + 1 : number + 2]
            if others and _is_bare_definite(parsed, found[place]):
                meant[place] = others[0]
    return meant


def _word(parsed: ParsedText, event: FoundEvent) -> str:
    return parsed.sentences[event.sentence].tokens[event.head].lemma


def _is_bare_definite(parsed: ParsedText, event: FoundEvent) -> bool:
    if event.kind is not TriggerKind.NOUN:
        return False
    sentence = parsed.sentences[event.sentence]
    children = list(sentence.children_of(sentence.tokens[event.head]))
    is_definite = any(each.lemma in _DEFINITE or each.tag == "PRP$" for each in children)
    return is_definite and all(
        each.dep in ("det", "punct") or each.tag == "PRP$" for each in children
    )
