"""Phrases and clauses as a title has them: without dates that tell nothing by themselves, and what is only added.

Which of them make a title is told in ``title_pieces``.
"""

from timeline_app.extraction.sentences.contrasts import CONTRAST
from timeline_app.extraction.sentences.noun_phrases import name_at, phrase
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.texts.word_list import words

_DAYS = words(
    """
    monday tuesday wednesday thursday friday saturday sunday morning afternoon evening night noon the
    """
)
_DATING = ("on", "at", "in", "by")


def between(sentence: Sentence, one: Token, other: Token) -> list[Token]:
    return [
        token
        for token in sentence.tokens[one.place + 1 : other.place]
        if token.dep in ("cc", "punct") and token.text in (",", "and", "or", "nor", "&")
    ][-2:]


def prepositional(sentence: Sentence, preposition: Token, *, is_inner: bool = False) -> list[Token]:
    kept = [preposition]
    for child in sentence.children[preposition.place]:
        if child.dep == "pobj":
            kept.extend(phrase(sentence, child, "of", "in"))
            for joined in sentence.children_of(child, "conj"):
                joint = between(sentence, kept[-1], joined)
                if joint and joined.pos in ("NOUN", "PROPN", "PRON"):
                    kept.extend((*joint, *phrase(sentence, joined, "of")))
        elif child.dep == "prep" and not is_inner:
            kept.extend(prepositional(sentence, child, is_inner=True))
        elif child.dep in ("pcomp", "amod", "advmod"):
            kept.extend(clause_words(sentence, child))
    kept = sorted(set(kept), key=lambda each: each.place)
    return [*kept, *_rest_of_date(sentence, kept[-1])] if len(kept) > 1 else []


def only_tells_when(sentence: Sentence, preposition: Token) -> bool:
    """ "On Monday", "at 8:30 a.m.": what is no date to who reads a title by itself."""
    told = list(sentence.children_of(preposition, "pobj"))
    if preposition.text.lower() not in _DATING or len(told) != 1:
        return False
    when = told[0]
    if when.entity == "TIME":
        return True
    named = name_at(sentence, when)
    return when.entity == "DATE" and all(
        token.text.lower() in _DAYS or not any(map(str.isalnum, token.text)) for token in named
    )


def _rest_of_date(sentence: Sentence, token: Token) -> list[Token]:
    """What still belongs to a date or time of day that ``token`` stands in: "5" of "5 a.m."."""
    if token.entity not in ("DATE", "TIME"):
        return []
    return [each for each in name_at(sentence, token) if each.place > token.place]


def clause_words(sentence: Sentence, verb: Token) -> list[Token]:
    """A whole clause, without what is only added to it."""
    kept = [verb]
    for child in sentence.children[verb.place]:
        if child.dep in ("advcl", "relcl", "appos", "parataxis", "acl", CONTRAST):
            continue
        if child.dep == "punct":
            continue
        kept.extend(sentence.subtree(child))
    added = {
        below.place
        for each in kept
        if each.dep == "relcl"
        for below in sentence.subtree(each)
        if each is not verb
    }
    return sorted({each for each in kept if each.place not in added}, key=lambda each: each.place)
