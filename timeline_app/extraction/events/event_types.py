"""The type of an event, from its words and what stands with them.

The lexicons are ``verb_types``, ``noun_types`` and ``phrase_types``.
"""

from timeline_app.extraction.events.found_event import TriggerKind
from timeline_app.extraction.events.trigger import Trigger
from timeline_app.extraction.sentences.clauses import objects, obliques, subjects
from timeline_app.extraction.sentences.noun_types import NOUN_TYPES
from timeline_app.extraction.sentences.phrase_types import (
    ALONE,
    BY_OBJECT,
    BY_PARTICLE,
    BY_PREPOSITION,
    TERRITORY,
)
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.sentences.verb_forms import is_infinitive, is_passive, lemma_of
from timeline_app.extraction.sentences.verb_types import ASKING, PLAIN_SPEECH, VERB_TYPES
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
_ACCIDENTS = words(
    """
    crash accident earthquake storm flood fire blaze disease hurricane tornado typhoon cyclone virus
    tsunami avalanche landslide collision collapse cancer wave drought famine epidemic pandemic stroke
    attack illness pneumonia malaria lightning heatwave tremor quake eruption plague cholera fever flu
    influenza smallpox typhus tuberculosis hunger starvation wildfire blizzard mudslide rockfall
    derailment wreck tree roof tile branch wall train car bus lorry vehicle infection overdose leak
    """
)
_ACCIDENTS_HAPPEN = words(
    "crash collapse sink capsize derail overturn collide fall erupt burst explode"
)
_DOING_OR_SAYING = words(
    "add address recall maintain conclude repeat post signal counter call observe estimate advise"
)
_HEARERS = words(
    """
    nation crowd audience reporter press conference parliament congress assembly meeting rally people
    supporter member council senate summit forum journalist delegate worker student mourner court
    public gathering protester troop soldier
    """
)
_NOT_MET = words(
    "demand need requirement target criterion criteria deadline goal standard challenge "
    "resistance success approval opposition failure criticism skepticism scepticism death silence"
)
_ANSWERING = ("respond", "reply", "answer", "retaliate", "counter")
_WEAPONS = words(
    """
    fire gunfire shot gas bullet cannon grenade rocket missile artillery mortar airstrike strike shell
    shelling baton bomb bombing attack raid force bombardment barrage volley
    """
)
_NOT_VISITED = words("site website page store shop")


def type_of(sentence: Sentence, trigger: Trigger) -> EventType:
    if trigger.kind is TriggerKind.STATE:
        return EventType.STATE
    if trigger.head.pos in ("NOUN", "PROPN"):
        return _type_of_noun(sentence, trigger)
    return _type_of_verb(sentence, trigger.head)


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
    known = NOUN_TYPES.get(noun.lemma, EventType.OTHER)
    against = {taken.token.lemma for name, taken in obliques(sentence, noun) if name != "in"}
    if known is EventType.ASSAULT and (beside & _UNARMED or against & _EVILS):
        return EventType.OTHER
    if trigger.light is not None:
        told = BY_OBJECT.get(trigger.light.lemma, {}).get(noun.lemma)
        if told is not None:
            return told
    return known


def _type_of_verb(sentence: Sentence, verb: Token) -> EventType:
    lemma = lemma_of(sentence, verb)
    patients = subjects(sentence, verb) if is_passive(sentence, verb) else objects(sentence, verb)
    things = [each.token.lemma for each in patients]
    if lemma in BY_PARTICLE:
        return BY_PARTICLE[lemma]
    if lemma == "take over":
        conquered = any(
            each.token.entity in ("GPE", "LOC", "FAC") or each.token.lemma in TERRITORY
            for each in patients
        )
        return EventType.ASSAULT if conquered else EventType.OTHER
    told = BY_OBJECT.get(verb.lemma, {})
    for thing in things:
        if thing in told:
            return told[thing]
        if (verb.lemma, thing) in BY_PREPOSITION:  # "join hands"
            return BY_PREPOSITION[verb.lemma, thing]
    for child in sentence.children_of(verb, "prep", "prt", "advmod", "acomp", "oprd"):
        if (verb.lemma, child.lemma) in BY_PREPOSITION and not (
            things and child.lemma in ("with", "from")
        ):
            return BY_PREPOSITION[verb.lemma, child.lemma]
    if verb.lemma == "charge" and any(
        child.lemma == "with" for child in sentence.children_of(verb, "prep")
    ):
        return EventType.ACCUSE
    if (
        any(each.token.entity in ("GPE", "LOC", "FAC") for each in patients)
        and verb.lemma == "take"
    ):
        return EventType.ASSAULT
    if not things and lemma in ALONE and not is_passive(sentence, verb):
        return ALONE[lemma]
    return _known(sentence, verb, lemma, things)


def _known(sentence: Sentence, verb: Token, lemma: str, things: list[str]) -> EventType:
    if verb.lemma == "warn":
        return _warning(sentence, verb)
    if verb.lemma in ASKING and any(
        is_infinitive(sentence, child) for child in sentence.children_of(verb, "xcomp", "ccomp")
    ):
        return EventType.REQUEST
    if verb.lemma in _ANSWERING and _answers_with_weapons(sentence, verb):
        return EventType.ASSAULT
    known = VERB_TYPES.get(lemma, VERB_TYPES.get(verb.lemma) if lemma == verb.lemma else None)
    if known is None:
        return EventType.STATEMENT if _says_something(sentence, verb, things) else EventType.OTHER
    if known is EventType.ASSAULT and _without_weapons(sentence, verb, things):
        return EventType.OTHER
    if verb.lemma == "meet":
        with_what = [each.token.lemma for name, each in obliques(sentence, verb) if name == "with"]
        if any(thing in _NOT_MET for thing in (*things, *with_what)):
            return EventType.OTHER
    if any(thing in _NOT_VISITED for thing in things) and verb.lemma == "visit":
        return EventType.OTHER
    return known


def _answers_with_weapons(sentence: Sentence, verb: Token) -> bool:
    """ "Responded with tear gas": nothing is said."""
    return any(
        name == "with" and taken.token.lemma in _WEAPONS for name, taken in obliques(sentence, verb)
    )


def _says_something(sentence: Sentence, verb: Token, things: list[str]) -> bool:
    """ "added that" does, "added a wing" does not; "addressed" says something to those who hear."""
    if verb.lemma not in PLAIN_SPEECH:
        return False
    if verb.lemma not in _DOING_OR_SAYING or not things:
        return True
    if verb.lemma == "address":
        return any(thing in _HEARERS for thing in things)
    return any(sentence.children_of(verb, "ccomp", "parataxis", "oprd"))


def _warning(sentence: Sentence, verb: Token) -> EventType:
    """A warning to somebody not to do something threatens; a warning of something only states."""
    below = sentence.children[verb.place]
    against = any(child.dep == "prep" and child.lemma == "against" for child in below)
    told = any(child.dep in ("dobj", "dative") for child in below)
    if against or (told and any(child.dep in ("xcomp", "advcl") for child in below)):
        return EventType.THREATEN
    return EventType.STATEMENT


def _without_weapons(sentence: Sentence, verb: Token, things: list[str]) -> bool:
    if any(thing in _EVILS for thing in things):
        return True
    if verb.dep == "advcl" and sentence.head_of(verb).lemma in _ACCIDENTS_HAPPEN:
        return True
    if verb.dep == "advcl" and verb.tag == "VBG" and not is_passive(sentence, verb):
        doers = [taken.token.lemma for taken in subjects(sentence, verb)]
    else:
        doers = [child.lemma for child in sentence.children_of(verb, "nsubj")]
    for child in sentence.children_of(verb, "agent", "prep"):
        if child.lemma in ("by", "in"):
            doers.extend(below.lemma for below in sentence.children_of(child, "pobj"))
    return any(doer in _ACCIDENTS and doer != "attack" for doer in doers)
