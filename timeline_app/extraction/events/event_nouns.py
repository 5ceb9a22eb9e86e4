"""Whether a noun names an event where it stands.

The lists are in ``noun_types``; this weighs what stands around a noun that is as often a thing.
"""

from timeline_app.extraction.sentences.noun_types import DOUBTFUL, NOUN_TYPES
from timeline_app.extraction.sentences.occasions import is_arranged_occasion
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.sentences.verb_classes import LIGHT, LIGHT_PHASE, OCCURRING
from timeline_app.extraction.sentences.verb_forms import is_verbal
from timeline_app.extraction.texts.word_list import words

_DURING = words(
    "during after before since until amid amidst following despite throughout pending upon prior ahead"
)
# A thing can't be done so, an event can.
_MAKING = words(
    """
    suffer sustain undergo face incur receive hold take make give conduct do stage mount wage commit
    perform undertake reach sign file extend
    """
)
_NAMES = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC")
_NEVER = ("PERSON", "MONEY", "CARDINAL", "DATE", "TIME")
_DOERS = ("by", "against", "between", "with", "on", "into", "from")
# Nouns made of a verb with one of these endings are events where somebody or something is named
# with them as doer or as what it is done to.
_ENDINGS = (
    "ation",
    "ition",
    "ution",
    "ption",
    "ction",
    "sion",
    "ment",
    "ance",
    "ence",
    "ing",
    "al",
)
_NO_ACTS = words(
    """
    government department parliament apartment element document environment nation station population
    generation position condition situation organization organisation institution constitution mission
    commission corporation association administration federation union section region religion version
    division million opinion information education foundation location direction nutrition tradition
    edition option fiction function portion fraction motion emotion passion television instrument
    equipment monument basement moment segment sediment garment experience audience evidence science
    intelligence influence confidence difference presence absence existence conference balance finance
    distance instance circumstance substance insurance importance ambulance alliance appliance building
    thing morning evening king ring spring string wing ceiling clothing housing earring sibling feeling
    meaning painting writing being official professional criminal animal hospital capital festival
    journal material arsenal general principal individual cardinal signal metal coral rival manual
    potential proposal terminal canal medal goal total interval mineral intellectual liberal radical
    ordinance violence sentence essence consequence residence conscience patience reference preference
    sequence silence fence mention attention intention caption dimension pension tension extension
    mansion comprehension apprehension profession session regiment settlement management treatment
    investment regime sentiment argument entertainment movement cement commandment temperament
    compartment ornament tournament parchment torment pavement ailment filament ligament testament
    performance appearance
    """
)


def is_event_noun(sentence: Sentence, noun: Token) -> bool:
    if noun.dep in ("compound", "nmod", "amod") or noun.entity in _NEVER:
        return False
    if noun.lemma == "fire" and sentence.head_of(noun).lemma in ("open", "catch", "set"):
        return False
    if is_arranged_occasion(sentence, noun):
        return True
    if noun.lemma == "flight" and noun.tag == "NNS":
        return False  # an airline's
    lemma = noun.lemma
    if lemma in NOUN_TYPES:
        if noun.pos == "PROPN":
            return lemma not in DOUBTFUL and noun.entity not in ("ORG", "GPE", "PRODUCT")
        return lemma not in DOUBTFUL or _is_told_as_event(sentence, noun)
    return (
        noun.pos == "NOUN"
        and lemma.endswith(_ENDINGS)
        and len(lemma) > 6
        and lemma not in _NO_ACTS
        and _has_doer_and_done(sentence, noun)
    )


def _is_told_as_event(sentence: Sentence, noun: Token) -> bool:
    above = sentence.head_of(noun)
    if noun.dep == "dobj" and is_verbal(above) and above.lemma in _MAKING | LIGHT_PHASE:
        return True
    if noun.dep in ("nsubj", "nsubjpass") and above.lemma in OCCURRING | LIGHT | LIGHT_PHASE:
        return True
    if is_told_in_time(sentence, noun):
        return True
    return _has_doer(sentence, noun)


def is_told_in_time(sentence: Sentence, noun: Token) -> bool:
    """ "during its rule", "ahead of the vote"."""
    above = sentence.head_of(noun)
    return noun.dep == "pobj" and (
        above.lemma in _DURING or sentence.head_of(above).lemma in ("engage", "ahead", "prior")
    )


def _has_doer(sentence: Sentence, noun: Token) -> bool:
    for child in sentence.children[noun.place]:
        if child.dep == "poss":
            return True
        if child.dep in ("compound", "nmod", "amod") and child.entity in _NAMES:
            return True
        if child.dep == "prep" and child.lemma in _DOERS:
            return True
        if child.dep in ("npadvmod", "nummod") and child.entity in ("DATE", "TIME"):
            return True
        if child.dep in ("acl", "relcl") and child.tag == "VB":
            return True
    return False


def _has_doer_and_done(sentence: Sentence, noun: Token) -> bool:
    children = sentence.children[noun.place]
    has_of = any(child.dep == "prep" and child.lemma == "of" for child in children)
    return has_of and any(
        child.dep == "poss" or (child.dep == "prep" and child.lemma == "by") for child in children
    )
