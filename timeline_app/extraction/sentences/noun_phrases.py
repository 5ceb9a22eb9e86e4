"""The words that belong to a noun, with more or less of what hangs on it."""

from collections.abc import Iterator

from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.sentences.verb_classes import NAMING
from timeline_app.extraction.texts.span import Span

_APART = ("relcl", "appos", "conj", "cc", "advcl", "acl", "punct", "parataxis", "intj")
_DEEPEST, _MOST_JOINED = 4, 60
_QUOTES = frozenset("\"'“”‘’«»„()[]—–-,;:")


def phrase(
    sentence: Sentence, head: Token, *prepositions: str, depth: int = 0
) -> tuple[Token, ...]:
    """``head`` with what stands before it, and behind it what the prepositions bring; unbroken."""
    kept = {head.place}
    for child in sentence.children[head.place]:
        if child.dep in _APART and not (child.dep == "punct" and child.text == "-"):
            continue
        if child.place > head.place:
            if child.dep == "prep" and child.lemma in prepositions and depth < _DEEPEST:
                kept.update(_nested(sentence, child, prepositions, depth + 1))
            elif child.dep in ("prt", "nummod"):
                kept.add(child.place)
            continue
        if not _is_date_before(sentence, child):
            kept.update(token.place for token in sentence.subtree(child))
    return _unbroken(sentence, head, kept)


def _is_date_before(sentence: Sentence, word: Token) -> bool:
    """ "On Thursday Harrow Motors fired him": a day that the parser takes for the beginning of the name."""
    before = sentence.tokens[max(word.place - 1, 0)]
    is_left = before.pos == "ADP" and sentence.child_of(before, "pobj", "pcomp") is None
    return word.entity == "DATE" and word.dep in ("compound", "nmod") and is_left


def span_of(tokens: tuple[Token, ...]) -> Span:
    return Span(tokens[0].start, tokens[-1].end)


def names_beside(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """Main words of names that a noun is given: "the engineer, A. B.,", "a group calling itself X"."""
    for child in sentence.children_of(noun, "acl"):
        if child.lemma in NAMING and child.place > noun.place:
            yield from sentence.children_of(child, "oprd", "attr")
            for preposition in sentence.children_of(child, "prep"):
                if preposition.lemma == "as":
                    yield from sentence.children_of(preposition, "pobj")
    yield from sentence.children_of(noun, "appos")
    comma, name = (*sentence.tokens[noun.place + 1 : noun.place + 3], noun, noun)[:2]
    if comma.text == "," and name.entity in ("PERSON", "ORG") and noun.pos == "NOUN":
        last = name_at(sentence, name)[-1]
        after = sentence.tokens[last.place + 1 : last.place + 2]
        if after and after[0].text == ",":
            yield last


def name_at(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """The tokens of the name of which ``token`` is one; itself alone where it is in none."""
    if not token.entity:
        return (token,)
    first = last = token.place
    while (
        not sentence.tokens[first].begins_entity
        and first > 0
        and sentence.tokens[first - 1].entity == token.entity
    ):
        first -= 1
    while (
        last + 1 < len(sentence.tokens)
        and sentence.tokens[last + 1].entity == token.entity
        and not sentence.tokens[last + 1].begins_entity
    ):
        last += 1
    return sentence.tokens[first : last + 1]


def _nested(
    sentence: Sentence, preposition: Token, prepositions: tuple[str, ...], depth: int
) -> set[int]:
    brought = list(sentence.children_of(preposition, "pobj"))
    kept = {preposition.place} if brought else set()
    for child in brought:
        kept.update(token.place for token in phrase(sentence, child, *prepositions, depth=depth))
        kept.update(_joined(sentence, child))
    return kept


def _joined(sentence: Sentence, noun: Token) -> set[int]:
    """What "and" joins to ``noun``, with the signs between."""
    kept: set[int] = set()
    last = noun.place
    waiting = [noun]
    while waiting and len(kept) < _MOST_JOINED:
        each = waiting.pop()
        for child in sentence.children_of(each, "conj"):
            if child.pos in ("NOUN", "PROPN", "NUM", "PRON"):
                kept.update(token.place for token in phrase(sentence, child))
                last = max(last, child.place)
                waiting.append(child)
    if kept:
        kept.update(
            token.place
            for token in sentence.tokens[noun.place : last]
            if token.dep in ("cc", "punct") and token.text in (",", "and", "or", "&")
        )
    return kept


def _unbroken(sentence: Sentence, head: Token, kept: set[int]) -> tuple[Token, ...]:
    first = last = head.place
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    tokens = sentence.tokens[first : last + 1]
    while len(tokens) > 1 and tokens[0].text in _QUOTES and tokens[0].place != head.place:
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[-1].text in _QUOTES and tokens[-1].place != head.place:
        tokens = tokens[:-1]
    return tokens
