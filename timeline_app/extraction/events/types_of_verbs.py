"""The type of event that a verb names with its doers and objects: what it is alone, and what they make of it.

Of nouns it is told in ``event_types``.
"""

from collections.abc import Sequence

from timeline_app.extraction.sentences.clauses import doers, objects, obliques, subjects
from timeline_app.extraction.sentences.noun_types import DOUBTFUL, NOUN_TYPES
from timeline_app.extraction.sentences.phrase_types import (
    ALONE,
    BY_OBJECT,
    BY_PARTICLE,
    BY_PREPOSITION,
    TERRITORY,
)
from timeline_app.extraction.sentences.role_nouns import PEOPLE
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.sentences.standing_for import Taken
from timeline_app.extraction.sentences.verb_classes import LIGHT_PHASE, OCCURRING
from timeline_app.extraction.sentences.verb_forms import is_infinitive, is_passive, lemma_of
from timeline_app.extraction.sentences.verb_types import ASKING, PLAIN_SPEECH, VERB_TYPES
from timeline_app.extraction.texts.word_list import words
from timeline_app.model.event import EventType

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
    public gathering protester striker demonstrator troop soldier
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
_CLUBS = words(
    "club stick baton rod pipe butt fist whip hammer bat cane cable belt truncheon stone"
)
# A thing as often as an event, or too many-sided to go by.
_TOO_VAGUE = DOUBTFUL - words(
    "congress convention forum strike trial hearing talk operation search survey"
)
_TO_PERSONS = {
    "suspend": EventType.SANCTION,
    "release": EventType.CONCEDE,
    "question": EventType.ACCUSE,
    "charge": EventType.ACCUSE,
    "save": EventType.AID,
}
# What such a thing does to somebody or something is an attack, though its verb would not tell.
_STRIKING = words("beat hit strike land damage destroy pound pierce rip slam rock tear flatten")
_BOMBS = words(
    """
    missile rocket shell bomb bullet grenade mortar drone artillery airstrike bombing shelling strike
    attack bombardment gunfire blast explosion raid torpedo shrapnel barrage
    """
)
_OFFICERS = words(
    """
    police policeman officer soldier guard mob gang attacker assailant thug gunman militiaman rebel
    fighter militant warder jailer
    """
)
# Events begin, go on and end; what does is of the event's own type: "the congress opens".
_GOING_ON = (
    OCCURRING
    | LIGHT_PHASE - words("mark announce cause trigger spark witness see order lift")
    | words(
        """
        schedule stall collapse fail drag deepen adjourn hold plan organise organize reopen
        """
    )
)
_NOT_VISITED = words("site website page store shop")


def type_of_verb(sentence: Sentence, verb: Token) -> EventType:
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
    for child in sentence.children_of(verb, "prep", "prt", "advmod", "acomp", "oprd", "ccomp"):
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
    if verb.lemma == "set" and any(
        name == "on" and taken.token.lemma == "fire" for name, taken in obliques(sentence, verb)
    ):
        return EventType.ASSAULT
    if _is_held(verb, patients, sentence):
        return EventType.COERCE
    if verb.lemma in _STRIKING and _is_of_force(sentence, verb):
        return EventType.ASSAULT
    if verb.lemma in _TO_PERSONS and any(map(_is_person, patients)):
        return _TO_PERSONS[verb.lemma]
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
    if known is None and verb.lemma in _GOING_ON:
        known = _of_what_goes_on(sentence, verb, things)
    if known is None:
        return EventType.STATEMENT if _says_something(sentence, verb, things) else EventType.OTHER
    if verb.lemma == "treat" and _is_manner(sentence, verb):
        return EventType.OTHER
    if known is EventType.ASSAULT and _without_weapons(sentence, verb, things):
        return EventType.OTHER
    if verb.lemma == "meet":
        with_what = [each.token.lemma for name, each in obliques(sentence, verb) if name == "with"]
        if any(thing in _NOT_MET for thing in (*things, *with_what)):
            return EventType.OTHER
    if any(thing in _NOT_VISITED for thing in things) and verb.lemma == "visit":
        return EventType.OTHER
    return known


def _of_what_goes_on(sentence: Sentence, verb: Token, things: Sequence[str]) -> EventType | None:
    names = things or [taken.token.lemma for taken in subjects(sentence, verb)]
    known = (NOUN_TYPES.get(name) for name in names if name not in _TOO_VAGUE)
    return next((type_ for type_ in known if type_ is not None), None)


def _is_person(taken: Taken) -> bool:
    token = taken.token
    is_name = token.entity == "PERSON" or (token.pos == "PROPN" and not token.entity)
    return is_name or token.lemma in PEOPLE


def _is_held(verb: Token, patients: Sequence[Taken], sentence: Sentence) -> bool:
    """ "Was held for nine days": of a person, without more it is custody."""
    return (
        verb.lemma == "hold"
        and is_passive(sentence, verb)
        and any(map(_is_person, patients))
        and not any(sentence.children_of(verb, "oprd", "xcomp", "acomp"))
    )


def _is_of_force(sentence: Sentence, verb: Token) -> bool:
    """ "A missile hit the mill", "was beaten by guards", "with clubs"."""
    acting = doers(sentence, verb) if is_passive(sentence, verb) else subjects(sentence, verb)
    told = [taken.token.lemma for taken in acting]
    with_what = [taken.token.lemma for name, taken in obliques(sentence, verb) if name == "with"]
    if verb.lemma == "beat":
        return any(each in _OFFICERS for each in told) or any(each in _CLUBS for each in with_what)
    return any(each in _BOMBS for each in (*told, *with_what))


def _is_manner(sentence: Sentence, verb: Token) -> bool:
    """ "Treated it as a joke", "treated them badly": nobody is healed."""
    return any(
        child.lemma in ("as", "like", "with", "well", "badly", "fairly", "unfairly", "harshly")
        for child in sentence.children_of(verb, "prep", "advmod")
    )


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
