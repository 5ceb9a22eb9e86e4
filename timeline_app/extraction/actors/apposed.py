"""Resolves words whose names follow: "both pilots, A and B", "a group calling itself X"."""

from timeline_app.extraction.actors.figure import Figure
from timeline_app.extraction.actors.stage import Stage
from timeline_app.extraction.sentences.noun_phrases import names_beside
from timeline_app.extraction.sentences.phrases import Phrase
from timeline_app.extraction.sentences.role_nouns import KINDS_OF
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.sentences.standing_for import conjuncts
from timeline_app.model.event import ActorKind
from timeline_app.model.typed_words import CARDINALS

_BODIES = frozenset((ActorKind.GROUP, ActorKind.ORGANIZATION, ActorKind.MILITARY, ActorKind.OTHER))
_MOST_DIGITS = 2


def apposed(stage: Stage, sentence: Sentence, phrase: Phrase) -> tuple[Figure, ...]:
    """All whom the list right after a plural names, where it has as many as the phrase says."""
    head = phrase.head
    if not phrase.is_plural or head.place + 1 >= len(sentence.tokens):
        return ()
    wanted = 2 if phrase.article == "both" else _number_of(phrase)
    if phrase.number and not wanted:
        return ()
    for child in sentence.children_of(head, "appos", "conj"):
        if child.dep == "conj" and not (wanted and _is_after_comma(sentence, phrase, child)):
            continue  # "two men and X" are three
        figures = _listed_from(stage, sentence, child)
        kinds = KINDS_OF.get(head.lemma, frozenset())
        is_whole = len(figures) == wanted if wanted else len(figures) > 1
        if is_whole and all(each.kind in kinds and not each.is_plural for each in figures):
            return figures
    return ()


def called(stage: Stage, sentence: Sentence, phrase: Phrase) -> tuple[Figure, ...]:
    """Who is said to be called by a name right after: "a group calling itself X", "a faction known as X"."""
    kinds = KINDS_OF.get(phrase.head.lemma, frozenset())
    fitting = kinds | (_BODIES if kinds & _BODIES else frozenset())
    for clause in sentence.children_of(phrase.head, "acl"):
        for name in names_beside(sentence, phrase.head):
            figure = stage.ahead.get((sentence.place, name.place))
            is_named = figure is not None and figure.names and name.place > clause.place
            if figure is not None and is_named and figure.kind in fitting:
                return (figure,)
    return ()


def _number_of(phrase: Phrase) -> int:
    """How many the phrase counts; 0 where it tells none, or more than anybody lists."""
    number = phrase.number
    if number.isdecimal():
        return int(number) if len(number) <= _MOST_DIGITS else 0
    return CARDINALS.get(number, 0)


def _is_after_comma(sentence: Sentence, phrase: Phrase, child: Token) -> bool:
    after = sentence.tokens[phrase.until + 1] if phrase.until + 1 < len(sentence.tokens) else None
    has_and = any(each.place < child.place for each in sentence.children_of(phrase.head, "cc"))
    return after is not None and after.text in (",", ":", "-", "–", "—") and not has_and


def _listed_from(stage: Stage, sentence: Sentence, first: Token) -> tuple[Figure, ...]:
    """Those named by a list; none where one of it is not named."""
    tokens = sorted(conjuncts(sentence, first), key=lambda token: token.place)
    figures = [stage.ahead.get((sentence.place, token.place)) for token in tokens]
    known = [figure for figure in figures if figure is not None and figure.names]
    return tuple(dict.fromkeys(known)) if len(known) == len(figures) else ()
