"""The type of an event, from its words and what stands with them.

The lexicons are ``verb_types``, ``noun_types`` and ``phrase_types``; a verb's type is told in ``types_of_verbs``.
"""

from timeline_app.extraction.events.found_event import TriggerKind
from timeline_app.extraction.events.trigger import Trigger
from timeline_app.extraction.events.types_of_verbs import type_of_verb
from timeline_app.extraction.sentences.clauses import obliques
from timeline_app.extraction.sentences.noun_types import NOUN_TYPES
from timeline_app.extraction.sentences.phrase_types import (
    BY_OBJECT,
)
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.texts.word_list import words
from timeline_app.model.event import EventType

# "air strike", "military operation", but "trade war", "heart attack", "press conference".
_ARMED = words(
    """
    military air aerial bombing drone missile rocket artillery ground naval armed suicide terrorist
    terror guerrilla rebel nuclear amphibious airborne mortar gun knife sniper paramilitary
    """
)
_ARMED_BY_THAT = words("strike operation campaign raid action intervention mission push sweep")
_UNARMED = words(
    """
    trade price bidding turf culture rating heart panic asthma legal court advertising election
    electoral marketing presidential sales media press news charm promotional patent word verbal
    battle_of_ideas publicity fundraising tennis football chess
    """
)
_TO_THE_PRESS = words("press news")
# What is fought without weapons, or kills without a killer.
_EVILS = words(
    """
    cancer disease illness fire blaze corruption crime poverty inflation election case lawsuit virus
    pandemic epidemic infection hunger change addiction depression unemployment racism injury
    blindness malaria polio tuberculosis leprosy cholera plague fever ebola aids hiv diabetes obesity
    illiteracy slavery trafficking discrimination segregation apartheid deforestation pollution smoking
    drought famine flood abuse ignorance injustice inequality censorship bureaucracy
    """
)


def type_of(sentence: Sentence, trigger: Trigger) -> EventType:
    if trigger.kind is TriggerKind.STATE:
        return EventType.STATE
    if trigger.head.pos in ("NOUN", "PROPN"):
        return _type_of_noun(sentence, trigger)
    return type_of_verb(sentence, trigger.head)


def _type_of_noun(sentence: Sentence, trigger: Trigger) -> EventType:
    noun = trigger.head
    beside = {
        child.lemma for child in sentence.children_of(noun, "compound", "amod", "nmod", "nummod")
    }
    if noun.lemma in _ARMED_BY_THAT:
        follows = {name for name, _ in obliques(sentence, noun)}
        if beside & _ARMED or (noun.lemma == "strike" and follows & {"on", "against"}):
            return EventType.ASSAULT
    if noun.lemma == "conference" and beside & _TO_THE_PRESS:
        return EventType.STATEMENT
    if noun.lemma == "call" and _tells_what_for(sentence, noun):
        return EventType.REQUEST
    known = NOUN_TYPES.get(noun.lemma, EventType.OTHER)
    against = {taken.token.lemma for name, taken in obliques(sentence, noun) if name != "in"}
    if known is EventType.ASSAULT and (beside & _UNARMED or against & _EVILS):
        return EventType.OTHER
    if trigger.light is not None:
        told = BY_OBJECT.get(trigger.light.lemma, {}).get(noun.lemma)
        if told is not None:
            return told
    return known


def _tells_what_for(sentence: Sentence, call: Token) -> bool:
    """ "Calls for a boycott", "calls to resign", but "a call to the president" """
    return any(
        below.lemma == "for" if below.dep == "prep" else below.tag == "VB"
        for below in sentence.children_of(call, "prep", "acl", "relcl", "advcl")
    )
