"""Ties a bare "the vote" to the vote that the text has told of before: what dates that one dates it, too.

Which places tell of one event as a whole is found in ``assembly.same_within``, once dates are known.
"""

from collections.abc import Mapping, Sequence

from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.events.found_event import FoundEvent, TriggerKind
from timeline_app.extraction.texts.word_list import words

_DEFINITE = words("the that this")


def told_earlier(parsed: ParsedText, found: Sequence[FoundEvent]) -> Mapping[int, int]:
    """Events that a definite noun names with nothing to tell them apart, each with the last of that noun."""
    last: dict[str, int] = {}
    earlier = {}
    for place in sorted(range(len(found)), key=lambda number: found[number].trigger):
        event = found[place]
        if event.kind is not TriggerKind.NOUN:
            continue
        noun = parsed.sentences[event.sentence].tokens[event.head].lemma
        if noun in last and _is_bare_definite(parsed, event):
            earlier[place] = last[noun]
        last[noun] = place
    return earlier


def _is_bare_definite(parsed: ParsedText, event: FoundEvent) -> bool:
    sentence = parsed.sentences[event.sentence]
    token = sentence.tokens[event.head]
    children = list(sentence.children_of(token))
    is_definite = any(each.dep == "det" and each.lemma in _DEFINITE for each in children)
    return is_definite and all(each.dep in ("det", "punct") for each in children)
