"""Finds what a text says that a named actor is called too: "X, known as the Y", "X, nicknamed Y".

Names that are alike are put together in ``people_names`` and ``body_names``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline_app.extraction.actors.figure import ALSO_CALLED, Figure
from timeline_app.extraction.actors.figure_joining import take
from timeline_app.extraction.actors.found_name import FoundName
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.sentences.sentence import Sentence, Token

_CALLING = frozenset(("call", "nickname", "dub", "style", "rename"))
_FARTHEST = 8  # tokens from a name to the other


def join_also_called(parsed: ParsedText, figures: Sequence[Figure]) -> None:
    at = {
        (name.sentence, name.head): (figure, name)
        for figure in figures
        for name in figure.names
        if not name.country
    }
    for (place, _), (other, name) in list(at.items()):
        sentence = parsed.sentences[place]
        for token in _called_so(sentence, name):
            found = at.get((place, token.place))
            if found is None or found[1].last >= name.first:
                continue
            one = found[0]
            is_free = one is not other and len(other.names) == 1 and not other.pinned
            if is_free and one.names and _is_beside(sentence, found[1], name):
                other.names = [replace(name, rule=ALSO_CALLED)]
                take(one, other)


def _called_so(sentence: Sentence, name: FoundName) -> Iterator[Token]:
    """Who may be called by a name, as the verb before it tells."""
    token = sentence.tokens[name.head]
    verb = sentence.head_of(token)
    if token.dep == "pobj" and verb.text == "as":
        verb = sentence.head_of(verb)
        is_calling = verb.lemma == "know"
    else:
        is_calling = verb.lemma in _CALLING and token.dep in ("oprd", "dobj", "attr")
    if not is_calling or verb.tag not in ("VBN", "VBD"):
        return
    if verb.dep in ("acl", "relcl"):
        yield sentence.head_of(verb)
    yield from sentence.children_of(verb, "nsubjpass", "nsubj")


def _is_beside(sentence: Sentence, one: FoundName, other: FoundName) -> bool:
    """Whether nothing but "who is also known as", or a passive verb, stands between."""
    between = sentence.tokens[one.last + 1 : other.first]
    return len(between) <= _FARTHEST and not any(
        token.tag in ("NN", "NNS", "NNP", "NNPS") for token in between
    )
