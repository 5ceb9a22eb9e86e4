"""Tells what a noun phrase says of whom it means: its role, or that it means nobody.

Whom it means is told in ``nominals``.
"""

from timeline_app.extraction.sentences.name_words import SPEAKING
from timeline_app.extraction.sentences.phrases import Phrase
from timeline_app.extraction.sentences.role_nouns import (
    CROWDS,
    DEEDS,
    HOLLOW,
    KINDS_OF,
    PARTS,
    PEOPLE,
    roles_of,
)
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.texts.word_list import words
from timeline_app.model.event import ActorKind

_PEOPLE_ONLY = frozenset((ActorKind.PERSON,))
_WISHING = words(
    "want need demand seek promise propose envision envisage imagine await expect hope"
)
_IMAGINING = words("would could should might may must can shall")
_LIKE_FRONTS = words(
    """
    first second third fourth new other several northern southern eastern western central home war
    cold warm weather economic domestic diplomatic political same
    """
)
_SIZES = words(
    "slim large small narrow huge overall absolute working comfortable overwhelming vast"
)


def noun_of(token: Token) -> str:
    """The word by which a head noun is looked up: as it stands where only the plural is known."""
    word = token.text.lower()
    return word if word in KINDS_OF or word in CROWDS or word in PARTS else token.lemma


def is_role(token: Token) -> bool:
    if token.pos not in ("NOUN", "PROPN") or token.tag not in ("NN", "NNS", "NNP", "NNPS"):
        return False
    noun = noun_of(token)
    return noun in KINDS_OF or noun in CROWDS or token.lemma in KINDS_OF


def is_nobody(sentence: Sentence, phrase: Phrase) -> bool:
    """A noun that means a deed or stuff: "a stronghold of resistance", "resistance from the left"."""
    noun = noun_of(phrase.head)
    if _is_no_body(noun, phrase):
        return True
    if noun in DEEDS and any(
        child.lemma in ("from", "to", "against")
        for child in sentence.children_of(phrase.head, "prep")
    ):
        return True
    if is_bare_plural(phrase) and _is_told(sentence, phrase.head):
        return True
    if is_bare_plural(phrase):
        return noun not in CROWDS and is_body(phrase.head.lemma)
    if _is_imagined(sentence, phrase):
        return True
    if phrase.article or phrase.number or phrase.is_plural or phrase.of:
        return False
    return noun not in CROWDS and len(phrase.plain) == 1


def _is_told(sentence: Sentence, token: Token) -> bool:
    """ "She told reporters": whoever was there."""
    above = sentence.head_of(token)
    if token.dep == "pobj" and above.lemma in ("to", "with"):
        return sentence.head_of(above).lemma in SPEAKING | {"speak", "talk"}
    return token.dep in ("dobj", "dative") and above.lemma in ("tell", "brief", "address")


def is_bare_plural(phrase: Phrase) -> bool:
    """ "Minorities", "banks": of all and none in particular."""
    return not phrase.article and phrase.is_plural and is_noun_alone(phrase)


def is_bare_the(phrase: Phrase) -> bool:
    """ "The companies"."""
    return phrase.article == "the" and phrase.is_plural and is_noun_alone(phrase)


def is_noun_alone(phrase: Phrase) -> bool:
    """Nothing but an article stands with the noun."""
    return not (phrase.number or phrase.of) and len(phrase.plain) == 1


def is_body(noun: str) -> bool:
    return noun not in PEOPLE and not KINDS_OF.get(noun, _PEOPLE_ONLY) & _PEOPLE_ONLY


def _is_imagined(sentence: Sentence, phrase: Phrase) -> bool:
    """ "A government that would …", "they want a government": there is none yet."""
    head = phrase.head
    if phrase.article not in ("a", "other") or phrase.is_plural or not is_body(head.lemma):
        return False
    above = sentence.head_of(head)
    if head.dep == "dobj" and above.lemma in _WISHING:
        return True
    return any(
        word.lemma in _IMAGINING
        for clause in sentence.children_of(head, "relcl")
        for word in sentence.children_of(clause, "aux")
    )


def _is_no_body(noun: str, phrase: Phrase) -> bool:
    """ "A third front", "a slim majority", "17 counts", "minimum force": things, or parts of things."""
    word = phrase.head.lemma
    if word == "front":
        return phrase.is_plural or any(each.lemma in _LIKE_FRONTS for each in phrase.plain)
    if word in ("majority", "minority"):
        return not phrase.of or any(each.lemma in _SIZES for each in phrase.plain)
    if word == "count":
        return phrase.is_plural or bool(phrase.number)
    if word in ("foundation", "office"):
        return phrase.is_plural
    if word == "force":
        return not (phrase.is_plural or phrase.article or phrase.number)
    return noun == "body" and phrase.article == "own"


def roles_in(phrase: Phrase) -> tuple[str, ...]:
    before = [token.lemma for token in phrase.plain if token.place == phrase.head.place - 1]
    return roles_of([*before, noun_of(phrase.head)])


def key_words(phrase: Phrase) -> tuple[str, ...]:
    """Where the noun is hollow, what it is a force, group… of; police officers are the police."""
    noun = noun_of(phrase.head)
    is_police = noun == "officers" and any(token.lemma == "police" for token in phrase.plain)
    if noun not in HOLLOW and not is_police:
        return ()
    inner = [
        token.lemma
        for token in phrase.plain
        if token.place < phrase.head.place and token.pos == "NOUN" and token.lemma in KINDS_OF
    ]
    return tuple(inner[-1:])
