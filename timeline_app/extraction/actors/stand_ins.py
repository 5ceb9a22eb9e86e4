"""Resolves nouns that stand for whoever of their kind was spoken of: "the group", "the airline", "his firm".

Descriptions that the text has given somebody are resolved in ``nominals``.
"""

from timeline_app.extraction.actors.antecedents import barred_by_verb
from timeline_app.extraction.actors.figure import Figure
from timeline_app.extraction.actors.irregulars import is_irregular
from timeline_app.extraction.actors.role_phrases import is_noun_alone
from timeline_app.extraction.actors.stage import Stage, is_own
from timeline_app.extraction.sentences.name_words import (
    COMPANY_FORMS,
    COMPANY_TRADES,
    HEAD_KINDS,
    SPEAKING,
)
from timeline_app.extraction.sentences.phrases import Phrase
from timeline_app.extraction.sentences.role_nouns import (
    CALLED_GROUPS,
    FIGHTERS,
    GROUPS,
    OF_TRADE,
    ORGANIZATIONS,
    OTHERS,
    PLACES,
    PUBLIC,
    STAND_INS,
    gender_of,
)
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.texts.word_list import words
from timeline_app.model.event import ActorKind

_REACH = 8  # sentences back
_FORCE_REACH = 3
_POLICE = frozenset(("officers", "detectives", "constables"))
_FORCES = frozenset(("police", "constabulary"))
_COMPANIES = COMPANY_FORMS | COMPANY_TRADES
# Heads of names that no state's body has, or not by that alone.
_NOT_PUBLIC = words(
    """
    trust club rovers wanderers rangers athletic albion fc afc studios network school college university
    hospital church museum library party society
    """
)


def stand_in(stage: Stage, sentence: Sentence, phrase: Phrase, noun: str) -> Figure | None:
    kinds = STAND_INS.get(noun)
    if kinds is None or not _may_stand_in(phrase, noun):
        return None
    gender = gender_of(noun)
    speaking_for = _spoken_for(stage, sentence, phrase.head)
    barred = barred_by_verb(stage, sentence, phrase.head)
    best: tuple[float, Figure] | None = None
    for spoken in stage.back(_REACH, sentence):
        if len(spoken.figures) != 1 or is_own(sentence, phrase.span, phrase.head.place, spoken):
            continue
        figure = spoken.figures[0]
        if (
            not (figure.kind in kinds or _may_be_called_group(figure, noun))
            or figure in barred
            or (noun in FIGHTERS and (ORGANIZATIONS - GROUPS).intersection(figure.roles))
            or not figure.names
            or (gender and figure.gender not in ("", gender))
        ):
            continue
        value = -1.0 * (sentence.place - spoken.sentence)
        value += 1.2 if spoken.is_subject else 0.0
        value += 2.0 if figure in speaking_for else 0.0
        value += _fit(figure, noun)
        value += min(stage.counts[figure], 8) * 0.25
        if best is None or value > best[0]:
            best = (value, figure)
    return None if best is None else best[1]


def _may_be_called_group(figure: Figure, noun: str) -> bool:
    if noun in FIGHTERS and not GROUPS.isdisjoint(figure.roles):
        return True
    return noun in CALLED_GROUPS and is_irregular(figure)


def _fit(figure: Figure, noun: str) -> float:
    """How well a noun fits by what else is known: "the regulator" is a board sooner than a firm."""
    if noun in CALLED_GROUPS:
        return 0.8 if figure.kind is ActorKind.GROUP else 0.0
    if figure.kind is not ActorKind.ORGANIZATION:
        return 0.0
    heads = {word for form in figure.forms for word in (form.split()[0], form.split()[-1])}
    is_public = any(word in HEAD_KINDS and word not in _COMPANIES | _NOT_PUBLIC for word in heads)
    return 2.0 if is_public == (noun in PUBLIC) else -2.0


def _may_stand_in(phrase: Phrase, noun: str) -> bool:
    """Whether nothing in the phrase tells of another one: "the other firm", "the music business"."""
    if phrase.is_plural and noun not in FIGHTERS:
        return False
    if noun in PLACES and phrase.of:
        return False
    inner = [token for token in phrase.plain if token.place != phrase.head.place]
    of_trade = noun in OF_TRADE
    return not any(
        (token.pos == "NOUN" and not of_trade) or token.text.lower() in OTHERS for token in inner
    )


def _spoken_for(stage: Stage, sentence: Sentence, token: Token) -> frozenset[Figure]:
    """Whose people say the clause, or are told of by it: "X, the head of Y, said the firm …" means Y."""
    found: set[Figure] = set()
    for noun in sentence.heads_above(token):
        for figure in stage.at.get((sentence.place, noun.place), ()):
            if figure.part_of is not None and noun.place < token.place:
                found.add(figure.part_of)
    for verb in sentence.heads_above(token):
        subject = sentence.child_of(verb, "nsubj") if verb.lemma in SPEAKING else None
        if subject is not None and subject.place < token.place:
            for figure in stage.at.get((sentence.place, subject.place), ()):
                if figure.part_of is not None:
                    found.add(figure.part_of)
    return frozenset(found)


def their_own(
    stage: Stage, sentence: Sentence, phrase: Phrase, kinds: frozenset[ActorKind]
) -> Figure | None:
    """ "His company" is the one that he has been said to be of."""
    for token in phrase.of:
        for owner in stage.at.get((sentence.place, token.place), ()):
            whole = owner.part_of
            if token.dep == "poss" and whole is not None and whole.kind in kinds and whole.names:
                return whole
    return None


def place_called(stage: Stage, sentence: Sentence, phrase: Phrase) -> Figure | None:
    """ "The northern province of X" and "X province" are X itself."""
    if phrase.head.lemma not in PLACES or phrase.is_plural:
        return None
    before = sentence.tokens[phrase.head.place - 1] if phrase.head.place else None
    if before is not None and before.head == phrase.head.place and before.dep == "compound":
        called = stage.at.get((sentence.place, before.place), ())
        if len(called) == 1 and called[0].kind is ActorKind.PLACE and called[0].names:
            return called[0]
    of = next(sentence.children_of(phrase.head, "prep"), None)
    name = sentence.child_of(of, "pobj") if of is not None and of.lemma == "of" else None
    figures = () if name is None else stage.at.get((sentence.place, name.place), ())
    if len(figures) == 1 and figures[0].kind is ActorKind.PLACE and figures[0].names:
        return figures[0]
    return None


def police_of(stage: Stage, sentence: Sentence, phrase: Phrase, noun: str) -> Figure | None:
    """ "Officers" are of the police that was spoken of last, where nothing tells of others."""
    if noun not in _POLICE or not is_noun_alone(phrase) or phrase.article not in ("", "the"):
        return None
    for spoken in stage.back(_FORCE_REACH, sentence):
        figure = spoken.figures[0]
        is_force = bool(figure.roles["police"]) or not _FORCES.isdisjoint(stage.called(figure))
        if len(spoken.figures) == 1 and is_force and figure.kind is not ActorKind.PERSON:
            return figure
    return None
