"""Those who take part in what a verb or a state tells, with their roles.

Nouns are read in ``noun_arguments``; who is meant by the words is ``event_arguments``' work.
"""

from collections.abc import Iterator
from typing import NamedTuple

from timeline_app.extraction.events.trigger import Trigger
from timeline_app.extraction.sentences.clauses import doers, objects, obliques, recipients, subjects
from timeline_app.extraction.sentences.noun_types import MUTUAL, NOUN_TYPES
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.sentences.standing_for import Taken
from timeline_app.extraction.sentences.verb_classes import (
    DONE_TO_OBJECT,
    MIND,
    RAISING_PASSIVE,
    UNDERGOING,
)
from timeline_app.extraction.sentences.verb_forms import is_passive, is_verbal
from timeline_app.extraction.sentences.verb_types import ASKING, SPEECH_VERBS
from timeline_app.extraction.texts.word_list import words
from timeline_app.model.event import EventType, Role

SAYING = frozenset((EventType.STATEMENT, EventType.REQUEST, EventType.REPORT))
_TOGETHER = frozenset((EventType.CONSULT, EventType.COOPERATE, EventType.AGREE))
TOWARDS = frozenset(
    (
        EventType.ASSAULT,
        EventType.COERCE,
        EventType.SANCTION,
        EventType.ACCUSE,
        EventType.THREATEN,
        EventType.PROTEST,
        EventType.SUPPORT,
        EventType.REJECT,
        EventType.AID,
    )
)
_ADDRESSED = words(
    "tell inform notify assure advise brief remind ask urge warn call address thank reassure invite order"
)
_FOUGHT_WITH = words("fight battle clash skirmish struggle compete quarrel argue")
_FIRED_AT = words("fire shoot throw hurl aim direct launch point yell shout")
_LAID_ON = words(
    "fire advance turn crack_down impose press drop march spy inflict wage open focus level lay"
)
# What is done to these of somebody's is done to them.
_OWNED = words(
    """
    office headquarters home house residence property car vehicle convoy compound base position camp ship
    """
)
_SAID_IN = words(
    """
    interview letter statement speech call conversation meeting email e-mail mail message telegram
    conference address lecture briefing note reply
    """
)


class Part(NamedTuple):
    taken: Taken
    role: Role
    is_core: bool


def parts_of_verb(sentence: Sentence, verb: Token, type_: EventType) -> Iterator[Part]:
    passive = is_passive(sentence, verb)
    over = subjects(sentence, verb)
    if passive:
        for taken in doers(sentence, verb):
            yield Part(taken, _doer_role(sentence, verb, type_), True)
        for taken in () if _only_tells_of(sentence, verb) else over:
            yield Part(taken, _done_role(verb, type_), True)
    else:
        for taken in over:
            yield Part(taken, _doer_role(sentence, verb, type_), True)
    for taken in objects(sentence, verb):
        yield Part(taken, _done_role(verb, type_), True)
    for taken in recipients(sentence, verb):
        speaks = verb.lemma in SPEECH_VERBS
        yield Part(taken, Role.ADDRESSEE if speaks else Role.TARGET, speaks)
    for child in sentence.children_of(verb, "attr", "oprd"):
        yield Part(Taken(child, "complement"), Role.PARTICIPANT, False)
    yield from _owners(sentence, verb, type_)
    yield from _of_event_told(sentence, verb, type_)
    for name, taken in obliques(sentence, verb):
        yield _by_preposition(name, taken, type_, verb.lemma)
        if type_ in SAYING and taken.token.lemma in _SAID_IN:
            for inner_name, inner in obliques(sentence, taken.token):
                if inner_name in ("with", "to"):
                    yield Part(inner, Role.ADDRESSEE, False)


def _owners(sentence: Sentence, verb: Token, type_: EventType) -> Iterator[Part]:
    """ "Rejected X's appeal", "X's offices were searched": whose it is takes part as well."""
    for thing in sentence.children_of(verb, "dobj", "nsubjpass") if type_ in TOWARDS else ():
        for owner in sentence.children_of(thing, "poss"):
            if owner.pos == "PROPN":
                yield Part(Taken(owner, "owner"), Role.TARGET, False)
        for name, taken in obliques(sentence, thing) if thing.lemma in _OWNED else ():
            if name == "of":
                yield Part(taken, Role.TARGET, False)


def _of_event_told(sentence: Sentence, verb: Token, type_: EventType) -> Iterator[Part]:
    """ "Talks between X and Y collapsed", "an attack by X killed two"."""
    for noun in sentence.children_of(verb, "nsubj", "nsubjpass"):
        for name, taken in obliques(sentence, noun) if noun.lemma in NOUN_TYPES else ():
            if name in ("between", "among") or (name == "with" and noun.lemma in MUTUAL):
                yield Part(taken, Role.PARTICIPANT, True)
            elif name == "by" and noun.dep == "nsubj" and type_ is EventType.ASSAULT:
                yield Part(taken, Role.AGENT, True)


def parts_of_state(sentence: Sentence, trigger: Trigger) -> Iterator[Part]:
    beside = trigger.head.dep == "appos"
    named = [Taken(sentence.head_of(trigger.head), "name beside")] if beside else []
    for taken in named or subjects(sentence, trigger.clause):
        yield Part(taken, Role.PARTICIPANT, True)
    for name, taken in obliques(sentence, trigger.head):
        yield Part(taken, Role.PARTICIPANT, name == "of")
        for _, inner in obliques(sentence, taken.token):
            yield Part(inner, Role.PARTICIPANT, False)  # "ready for talks with the guild"


def _only_tells_of(sentence: Sentence, verb: Token) -> bool:
    """ "is said to have left": nobody says anything to those who left."""
    return verb.lemma in RAISING_PASSIVE & (SPEECH_VERBS | MIND) - ASKING and any(
        is_verbal(child) for child in sentence.children_of(verb, "xcomp")
    )


def _doer_role(sentence: Sentence, verb: Token, type_: EventType) -> Role:
    if type_ is EventType.STATE:
        return Role.PARTICIPANT
    if type_ in SAYING or (verb.lemma in SPEECH_VERBS and type_ is not EventType.OTHER):
        return Role.SPEAKER
    if verb.lemma in DONE_TO_OBJECT and any(sentence.children_of(verb, "dobj", "xcomp")):
        return Role.AGENT
    return Role.TARGET if verb.lemma in UNDERGOING else Role.AGENT


def _done_role(verb: Token, type_: EventType) -> Role:
    if type_ is EventType.STATE or type_ in _TOGETHER:
        return Role.PARTICIPANT
    if verb.lemma in _ADDRESSED and type_ in (
        EventType.STATEMENT,
        EventType.REQUEST,
        EventType.THREATEN,
    ):
        if verb.lemma == "call" and type_ is EventType.STATEMENT:
            return Role.TARGET  # "called it a fraud"
        return Role.ADDRESSEE
    return Role.TARGET


def _by_preposition(name: str, taken: Taken, type_: EventType, lemma: str) -> Part:
    """PropBank's Arg1 where the preposition is the verb's own, else one who is there as well."""
    if name in ("on", "upon") and type_ is EventType.REQUEST:
        return Part(taken, Role.ADDRESSEE, True)
    if name in ("to", "with") and (type_ in SAYING or lemma in SPEECH_VERBS):
        return Part(taken, Role.ADDRESSEE, False)
    if name in ("with", "between", "among") and type_ in _TOGETHER:
        return Part(taken, Role.PARTICIPANT, True)
    if type_ in TOWARDS and (
        name == "against"
        or (name == "behind" and type_ is EventType.SUPPORT)
        or (name == "at" and lemma in _FIRED_AT)
        or (name in ("on", "upon") and lemma in _LAID_ON)
        or (name == "for" and lemma == "vote")
    ):
        return Part(taken, Role.TARGET, True)
    if type_ is EventType.AID and name == "to":
        return Part(taken, Role.TARGET, False)
    if name == "with" and lemma in _FOUGHT_WITH:
        return Part(taken, Role.TARGET, True)
    return Part(taken, Role.PARTICIPANT, False)
