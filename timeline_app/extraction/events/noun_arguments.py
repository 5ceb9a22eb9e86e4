"""Those who take part in an event that a noun names, with their roles.

Verbs are read in ``verb_arguments``.
"""

from collections.abc import Iterator

from timeline_app.extraction.events.trigger import Trigger
from timeline_app.extraction.events.verb_arguments import SAYING, TOWARDS, Part
from timeline_app.extraction.sentences.clauses import (
    OF_VERB_ABOVE,
    doers,
    holders,
    obliques,
    recipients,
    subjects,
)
from timeline_app.extraction.sentences.noun_types import DONE_BY_OF, MUTUAL, UNDERGONE
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.sentences.standing_for import Taken
from timeline_app.extraction.sentences.verb_classes import ANSWERING, LIGHT_UNDERGOING, OCCURRING
from timeline_app.extraction.sentences.verb_forms import clause_of, is_passive, is_verbal, lemma_of
from timeline_app.extraction.texts.word_list import words
from timeline_app.model.event import EventType, Role

# Whose subject takes part in the event that they begin, end or keep up.
_JOINED_BY = words(
    """
    begin start resume continue suspend cancel postpone break_off call_off host attend open convene
    conclude complete finish abandon interrupt escalate halt hold
    """
)
_DEATHS = words(
    "death birth fall collapse crash demise downfall disappearance outbreak loss illness"
)
NAME_KINDS = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART")


def parts_of_noun(sentence: Sentence, trigger: Trigger, type_: EventType) -> Iterator[Part]:
    noun = trigger.head
    yield from _beside_noun(sentence, noun, type_)
    if trigger.light is not None:
        yield from _with_light_verb(sentence, trigger.light, noun, type_)
        return
    above = sentence.head_of(noun)
    if is_verbal(above) and above.place != noun.place:
        lemma = lemma_of(sentence, above)
        if noun.dep in ("nsubj", "nsubjpass") and (lemma in OCCURRING or lemma == "take"):
            for name, taken in obliques(sentence, above):
                if name in ("between", "with", "among", "against", "by"):
                    yield _noun_preposition(name, taken, noun.lemma, type_)
        if noun.dep == "dobj" and lemma in _JOINED_BY:
            for taken in subjects(sentence, above):
                yield Part(taken, _noun_doer(type_), True)
    if any(child.tag == "VB" for child in sentence.children_of(noun, "acl")):
        for taken in holders(sentence, noun):
            if not (taken.rule == OF_VERB_ABOVE and _is_answered(sentence, noun)):
                yield Part(taken, _noun_doer(type_), True)


def _is_answered(sentence: Sentence, noun: Token) -> bool:
    """ "Refused requests to release it": who answers what was said or asked hasn't said it."""
    return clause_of(sentence, noun).lemma in ANSWERING


def _with_light_verb(
    sentence: Sentence, verb: Token, noun: Token, type_: EventType
) -> Iterator[Part]:
    passive = is_passive(sentence, verb) and verb.lemma not in ("engage", "involve")
    undergoes = verb.lemma in LIGHT_UNDERGOING or noun.lemma in _DEATHS
    for taken in doers(sentence, verb) if passive else subjects(sentence, verb):
        yield Part(taken, Role.TARGET if undergoes else _noun_doer(type_), True)
    for taken in recipients(sentence, verb):
        yield Part(taken, Role.ADDRESSEE if type_ in SAYING else Role.TARGET, True)
    for name, taken in obliques(sentence, verb):
        if name != "of":
            yield _noun_preposition(name, taken, noun.lemma, type_)


def _noun_doer(type_: EventType) -> Role:
    return Role.SPEAKER if type_ in SAYING else Role.AGENT


def _beside_noun(sentence: Sentence, noun: Token, type_: EventType) -> Iterator[Part]:
    has_of = any(name == "of" for name, _ in obliques(sentence, noun))
    has_by = any(name == "by" for name, _ in obliques(sentence, noun))
    undergone = noun.lemma in UNDERGONE and not (has_of and noun.lemma not in _DEATHS)
    for child in sentence.children_of(noun, "poss", "compound", "nmod", "amod"):
        if child.dep != "poss" and child.entity not in NAME_KINDS and child.pos != "PROPN":
            continue
        role = Role.TARGET if undergone or has_by else _noun_doer(type_)
        yield Part(
            Taken(child, "noun or possessor before"), role, child.dep == "poss" or not has_by
        )
        if child.dep == "poss":
            for joined in sentence.children_of(child, "conj"):
                yield Part(Taken(joined, "possessor before"), role, True)
    for name, taken in obliques(sentence, noun):
        yield _noun_preposition(name, taken, noun.lemma, type_)


def _noun_preposition(name: str, taken: Taken, lemma: str, type_: EventType) -> Part:
    if name == "by":
        return Part(taken, _noun_doer(type_), True)
    if name == "between" or (lemma in MUTUAL and name in ("with", "among", "of")):
        return Part(taken, Role.PARTICIPANT, True)
    if name == "of":
        if lemma in _DEATHS or lemma not in DONE_BY_OF:
            return Part(taken, Role.TARGET, True)
        return Part(taken, _noun_doer(type_), True)
    if name in ("against", "on", "upon", "at", "into") and type_ in TOWARDS:
        return Part(taken, Role.TARGET, True)
    if name in ("against", "with", "for"):
        return Part(taken, Role.TARGET if name == "against" else Role.PARTICIPANT, True)
    if name == "to" and (type_ in SAYING or type_ in (EventType.AID, EventType.THREATEN)):
        role = Role.ADDRESSEE if type_ in SAYING else Role.TARGET
        return Part(taken, role, True)
    return Part(taken, Role.PARTICIPANT, False)
