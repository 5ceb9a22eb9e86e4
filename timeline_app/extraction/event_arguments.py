"""Who takes part in an event, and as what.

Which words go with which is read in ``clauses``; who is meant by them is ``mentions``'.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from timeline_app.extraction.clauses import (
    Taken,
    doers,
    holders,
    is_passive,
    is_verbal,
    objects,
    obliques,
    recipients,
    subjects,
)
from timeline_app.extraction.event_triggers import Trigger, lemma_of
from timeline_app.extraction.found_event import Argument, TriggerKind
from timeline_app.extraction.mentions import Mentions
from timeline_app.extraction.noun_phrases import phrase, span_of
from timeline_app.extraction.noun_types import DONE_BY_OF, MUTUAL, UNDERGONE
from timeline_app.extraction.sentence import Sentence, Token
from timeline_app.extraction.verb_classes import (
    LIGHT_UNDERGOING,
    MIND,
    OCCURRING,
    RAISING_PASSIVE,
    UNDERGOING,
)
from timeline_app.extraction.verb_types import ASKING, SPEECH_VERBS
from timeline_app.extraction.word_list import words
from timeline_app.model.event import EventType, Role

_SAYING = frozenset((EventType.STATEMENT, EventType.REQUEST, EventType.REPORT))
_TOGETHER = frozenset((EventType.CONSULT, EventType.COOPERATE, EventType.AGREE))
_TOWARDS = frozenset(
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
# Whose subject takes part in the event that they begin, end or keep up.
_JOINED_BY = words(
    """
    begin start resume continue suspend cancel postpone break_off call_off host attend open convene
    conclude complete finish abandon interrupt escalate halt hold
    """
)
_SAID_IN = words(
    """
    interview letter statement speech call conversation meeting email e-mail mail message telegram
    conference address lecture briefing note reply
    """
)
_NOBODY = frozenset(("it", "there", "this", "that", "what", "which"))
_NAMES = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART")
_SELF = ("self", "selves")
_DEATHS = words(
    "death birth fall collapse crash demise downfall disappearance outbreak loss illness"
)


class _Part(NamedTuple):
    taken: Taken
    role: Role
    is_core: bool


def arguments(
    sentence: Sentence, trigger: Trigger, type_: EventType, mentions: Mentions
) -> tuple[Argument, ...]:
    """Each word that takes part once, by the first rule that finds it."""
    found: dict[int, Argument] = {}
    for taken, role, is_core in _parts(sentence, trigger, type_):
        token = taken.token
        if token.place in found or token in trigger.tokens or not any(map(str.isalnum, token.text)):
            continue
        meant = actors_at(sentence, token, mentions)
        if not meant and not _is_worth_keeping(token, is_core):
            continue
        found[token.place] = Argument(
            role=role,
            sentence=sentence.place,
            head=token.place,
            span=span_of(phrase(sentence, token, "of")),
            actors=meant,
            is_core=is_core,
            rule=taken.rule,
        )
    return tuple(_not_oneself(sentence, found[place], found) for place in sorted(found))


def _not_oneself(
    sentence: Sentence, argument: Argument, others: Mapping[int, Argument]
) -> Argument:
    """ "He hit him" tells of two: what is no reflexive means nobody that the subject means."""
    token = sentence.tokens[argument.head]
    if token.tag != "PRP" or argument.rule == "subject" or token.text.lower().endswith(_SELF):
        return argument
    subject = {actor for each in others.values() if each.rule == "subject" for actor in each.actors}
    left = tuple(actor for actor in argument.actors if actor not in subject)
    return argument if len(left) == len(argument.actors) else replace(argument, actors=left)


def actors_at(sentence: Sentence, token: Token, mentions: Mentions) -> tuple[int, ...]:
    """Who is meant at ``token``, or by the name that stands beside it: "its leader, A. B."."""
    meant = mentions.actors_at(sentence.place, token.place)
    if meant:
        return meant
    for child in sentence.children_of(token, "appos"):
        meant = mentions.actors_at(sentence.place, child.place)
        if meant:
            return meant
    for child in sentence.children_of(token, "compound", "nmod"):
        for actor, mention in mentions.at(sentence.place, child.place):
            if mention.span.holds(token.span):  # "A. B. jr", whose head the parser sees in "jr"
                return (actor,)
    if token.dep == "appos":
        return mentions.actors_at(sentence.place, token.head)
    return ()


def _is_worth_keeping(token: Token, is_core: bool) -> bool:
    if token.text.lower() in _NOBODY or token.entity in ("DATE", "TIME"):
        return False
    return is_core or token.entity in _NAMES


def _parts(sentence: Sentence, trigger: Trigger, type_: EventType) -> Iterator[_Part]:
    if trigger.kind is TriggerKind.STATE and not is_verbal(trigger.head):
        yield from _of_state(sentence, trigger)
    elif trigger.head.pos in ("NOUN", "PROPN"):
        yield from _of_noun(sentence, trigger, type_)
    elif is_verbal(trigger.head):
        yield from _of_verb(sentence, trigger.head, type_)
    elif trigger.head.pos == "ADJ":
        yield from _of_state(sentence, trigger)


def _of_state(sentence: Sentence, trigger: Trigger) -> Iterator[_Part]:
    beside = trigger.head.dep == "appos"
    named = [Taken(sentence.head_of(trigger.head), "name beside")] if beside else []
    for taken in named or subjects(sentence, trigger.clause):
        yield _Part(taken, Role.PARTICIPANT, True)
    for name, taken in obliques(sentence, trigger.head):
        yield _Part(taken, Role.PARTICIPANT, name == "of")
        for _, inner in obliques(sentence, taken.token):
            yield _Part(inner, Role.PARTICIPANT, False)  # "ready for talks with the guild"


def _of_verb(sentence: Sentence, verb: Token, type_: EventType) -> Iterator[_Part]:
    passive = is_passive(sentence, verb)
    over = subjects(sentence, verb)
    if passive:
        for taken in doers(sentence, verb):
            yield _Part(taken, _doer_role(verb, type_), True)
        for taken in () if _only_tells_of(sentence, verb) else over:
            yield _Part(taken, _done_role(verb, type_), True)
    else:
        for taken in over:
            yield _Part(taken, _doer_role(verb, type_), True)
    for taken in objects(sentence, verb):
        yield _Part(taken, _done_role(verb, type_), True)
    for taken in recipients(sentence, verb):
        speaks = verb.lemma in SPEECH_VERBS
        yield _Part(taken, Role.ADDRESSEE if speaks else Role.TARGET, speaks)
    for child in sentence.children_of(verb, "attr", "oprd"):
        yield _Part(Taken(child, "complement"), Role.PARTICIPANT, False)
    for name, taken in obliques(sentence, verb):
        yield _by_preposition(name, taken, type_, verb.lemma)
        if type_ in _SAYING and taken.token.lemma in _SAID_IN:
            for inner_name, inner in obliques(sentence, taken.token):
                if inner_name in ("with", "to"):
                    yield _Part(inner, Role.ADDRESSEE, False)


def _only_tells_of(sentence: Sentence, verb: Token) -> bool:
    """ "is said to have left": nobody says anything to those who left."""
    return verb.lemma in RAISING_PASSIVE & (SPEECH_VERBS | MIND) - ASKING and any(
        is_verbal(child) for child in sentence.children_of(verb, "xcomp")
    )


def _doer_role(verb: Token, type_: EventType) -> Role:
    if type_ is EventType.STATE:
        return Role.PARTICIPANT
    if type_ in _SAYING or (verb.lemma in SPEECH_VERBS and type_ is not EventType.OTHER):
        return Role.SPEAKER
    return Role.TARGET if verb.lemma in UNDERGOING else Role.AGENT


def _done_role(verb: Token, type_: EventType) -> Role:
    if type_ is EventType.STATE or type_ in _TOGETHER:
        return Role.PARTICIPANT
    if verb.lemma in _ADDRESSED and type_ in (
        EventType.STATEMENT,
        EventType.REQUEST,
        EventType.THREATEN,
    ):
        return Role.ADDRESSEE
    return Role.TARGET


def _by_preposition(name: str, taken: Taken, type_: EventType, lemma: str) -> _Part:
    """PropBank's Arg1 where the preposition is the verb's own, else one who is there as well."""
    if name in ("on", "upon") and type_ is EventType.REQUEST:
        return _Part(taken, Role.ADDRESSEE, True)
    if name in ("to", "with") and (type_ in _SAYING or lemma in SPEECH_VERBS):
        return _Part(taken, Role.ADDRESSEE, False)
    if name in ("with", "between", "among") and type_ in _TOGETHER:
        return _Part(taken, Role.PARTICIPANT, True)
    if type_ in _TOWARDS and (
        name in ("against", "behind")
        or (name == "at" and lemma in _FIRED_AT)
        or (name in ("on", "upon") and lemma in _LAID_ON)
        or (name == "for" and lemma == "vote")
    ):
        return _Part(taken, Role.TARGET, True)
    if type_ is EventType.AID and name == "to":
        return _Part(taken, Role.TARGET, False)
    if name == "with" and lemma in _FOUGHT_WITH:
        return _Part(taken, Role.TARGET, True)
    return _Part(taken, Role.PARTICIPANT, False)


def _of_noun(sentence: Sentence, trigger: Trigger, type_: EventType) -> Iterator[_Part]:
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
                yield _Part(taken, _noun_doer(type_), True)
    if any(child.tag == "VB" for child in sentence.children_of(noun, "acl")):
        for taken in holders(sentence, noun):
            yield _Part(taken, _noun_doer(type_), True)


def _with_light_verb(
    sentence: Sentence, verb: Token, noun: Token, type_: EventType
) -> Iterator[_Part]:
    passive = is_passive(sentence, verb) and verb.lemma not in ("engage", "involve")
    undergoes = verb.lemma in LIGHT_UNDERGOING or noun.lemma in _DEATHS
    for taken in doers(sentence, verb) if passive else subjects(sentence, verb):
        yield _Part(taken, Role.TARGET if undergoes else _noun_doer(type_), True)
    for taken in recipients(sentence, verb):
        yield _Part(taken, Role.ADDRESSEE if type_ in _SAYING else Role.TARGET, True)
    for name, taken in obliques(sentence, verb):
        if name != "of":
            yield _noun_preposition(name, taken, noun.lemma, type_)


def _noun_doer(type_: EventType) -> Role:
    return Role.SPEAKER if type_ in _SAYING else Role.AGENT


def _beside_noun(sentence: Sentence, noun: Token, type_: EventType) -> Iterator[_Part]:
    has_of = any(name == "of" for name, _ in obliques(sentence, noun))
    has_by = any(name == "by" for name, _ in obliques(sentence, noun))
    undergone = noun.lemma in UNDERGONE and not (has_of and noun.lemma not in _DEATHS)
    for child in sentence.children_of(noun, "poss", "compound", "nmod", "amod"):
        if child.dep != "poss" and child.entity not in _NAMES and child.pos != "PROPN":
            continue
        role = Role.TARGET if undergone or has_by else _noun_doer(type_)
        yield _Part(
            Taken(child, "noun or possessor before"), role, child.dep == "poss" or not has_by
        )
        if child.dep == "poss":
            for joined in sentence.children_of(child, "conj"):
                yield _Part(Taken(joined, "possessor before"), role, True)
    for name, taken in obliques(sentence, noun):
        yield _noun_preposition(name, taken, noun.lemma, type_)


def _noun_preposition(name: str, taken: Taken, lemma: str, type_: EventType) -> _Part:
    if name == "by":
        return _Part(taken, _noun_doer(type_), True)
    if name == "between" or (lemma in MUTUAL and name in ("with", "among", "of")):
        return _Part(taken, Role.PARTICIPANT, True)
    if name == "of":
        if lemma in _DEATHS or lemma not in DONE_BY_OF:
            return _Part(taken, Role.TARGET, True)
        return _Part(taken, _noun_doer(type_), True)
    if name in ("against", "on", "upon", "at", "into") and type_ in _TOWARDS:
        return _Part(taken, Role.TARGET, True)
    if name in ("against", "with", "for"):
        return _Part(taken, Role.TARGET if name == "against" else Role.PARTICIPANT, True)
    if name == "to" and (type_ in _SAYING or type_ in (EventType.AID, EventType.THREATEN)):
        role = Role.ADDRESSEE if type_ in _SAYING else Role.TARGET
        return _Part(taken, role, True)
    return _Part(taken, Role.PARTICIPANT, False)
