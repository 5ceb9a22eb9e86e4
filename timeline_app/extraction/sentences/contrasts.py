"""Sets phrases apart that only tell what is not meant: "in Turin, not in Milan", "Harrow rather than Ayton".

Such a phrase gets a relation of its own, so that no rule takes it for a date, a place or who takes part.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.texts.word_list import words

CONTRAST = "contrast"
_PHRASES = words(
    """
    prep pobj dobj attr appos conj cc npadvmod agent dative nmod nsubj nsubjpass oprd dep nummod
    """
)
_JOINING = frozenset((",", "and", "but", "–", "—"))
_NOT_APART = frozenset(
    ("only", "just", "merely", "simply", "until", "till", "even", "least", "yet")
)
_SETTING_ASIDE = (("rather", "than"), ("instead", "of"))
_VERBAL = frozenset(("VERB", "AUX", "ADJ", "ADV", "SCONJ"))


def with_contrasts(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """``tokens`` of a sentence, the main words of contrasted phrases told as such, and their "not" below them."""
    changed: dict[int, Token] = {}
    for first, start in _openings(tokens):
        top = _top(tokens, first, start)
        if top is None:
            continue
        changed[top.place] = replace(top, dep=CONTRAST)
        opening = tokens[first]
        if opening.text.lower() == "not":
            changed[first] = replace(opening, head=top.place, dep="neg")
    return tuple(changed.get(token.place, token) for token in tokens) if changed else tokens


def set_aside_for_another(sentence: Sentence, word: Token) -> Token | None:
    """The "rather" or "instead" that says of an event that another one was: "fled rather than fight"."""
    above = sentence.head_of(word)
    top = above if above.pos == "ADP" and word.dep in ("pobj", "pcomp") else word
    first = sentence.subtree(top)[0].place
    for place in range(max(first - 2, 0), min(first + 2, word.place)):
        opening, following = sentence.tokens[place : place + 2]
        between = sentence.tokens[place + 2 : word.place]
        is_own = not any(each.text == "," or each.pos in ("VERB", "AUX") for each in between)
        if is_own and (opening.text.lower(), following.text.lower()) in _SETTING_ASIDE:
            return opening
    return None


def _openings(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where a contrast is opened, and where the phrase begins that it opens."""
    for token, following in pairwise(tokens):
        place, word, after = token.place, token.text.lower(), following.text.lower()
        if word == "not" and place and tokens[place - 1].text.lower() in _JOINING:
            if after not in _NOT_APART:
                yield place, place + 1
        elif (word, after) in _SETTING_ASIDE:
            yield place, place + 2


def _top(tokens: Sequence[Token], first: int, start: int) -> Token | None:
    """The word that the phrase at ``start`` hangs by on what stands outside; None if it is no phrase of a noun."""
    if start >= len(tokens):
        return None
    top = tokens[start]
    while first < top.head < top.place or (top.place < top.head and _is_within(tokens, top)):
        if top.pos in ("VERB", "AUX"):
            return None
        top = tokens[top.head]
    is_phrase = top.dep in _PHRASES and top.pos not in _VERBAL
    return top if is_phrase and top.head != top.place else None


def _is_within(tokens: Sequence[Token], word: Token) -> bool:
    """Whether a word hangs on a later one of its own phrase: no comma and no verb stands between."""
    return not any(
        each.text == "," or each.pos in ("VERB", "AUX")
        for each in tokens[word.place + 1 : word.head + 1]
    )
