"""Weighs what the words around a name tell of its kind.

How a name stands is told in ``name_standing``; all its places are summed up in ``name_evidence``.
"""

from timeline_app.extraction.actors.found_name import FoundName
from timeline_app.extraction.actors.name_standing import MAKING, is_made, is_where
from timeline_app.extraction.sentences.name_words import (
    KIN,
    SPEAKING,
    TAKING,
)
from timeline_app.extraction.sentences.role_nouns import FIGHTERS, PLACES, THINGS
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.texts.word_list import words
from timeline_app.model.event import ActorKind

Points = dict[ActorKind, float]
_FIGHTERS = frozenset(word.removesuffix("s") for word in FIGHTERS)
_DOING_BUSINESS = frozenset(
    ["unveil", "launch", "release", "acquire", "manufacture", "patent", "lay", "sell"]
)
_FOUNDING = frozenset(["found", "cofound", "co-found", "establish", "incorporate"])
# What is held or stands somewhere: "the X meeting".
_HELD = words(
    """
    meeting summit conference talk trial marathon attack bombing protest riot massacre fair festival
    game earthquake flood office plant factory branch embassy port airport hospital suburb carnival
    shooting siege bombardment campus shipyard stadium shooting fire explosion
    """
)
_OF_MODELS = frozenset(
    ["new", "newest", "latest", "original", "old", "older", "upcoming", "improved"]
)
_OF_COUNTRIES = frozenset(
    ["minister", "parliament", "army", "capital", "embassy", "border", "citizen"]
)
_OF_STATES = frozenset(
    [
        "capital",
        "citizen",
        "troop",
        "army",
        "border",
        "embassy",
        "soldier",
        "government",
        "president",
        "ambassador",
    ]
)
_OF_PRESS = frozenset(
    ["interview", "report", "article", "story", "reporter", "correspondent", "footage"]
)


def add_words_before(sentence: Sentence, name: FoundName, token: Token, points: Points) -> None:
    """What an article, an owner or "new" before a name tells of it."""
    for child in sentence.children_of(token, "amod", "det", "poss"):
        if child.place >= name.first:
            break
        if child.dep == "amod" and child.lemma in _OF_MODELS:
            points[ActorKind.OTHER] += 1
        elif (
            child.dep == "det"
            and child.place == name.first - 1
            and child.text.lower() in ("the", "a", "an")
        ):
            points[ActorKind.PERSON] -= 1
        elif child.dep == "poss" and child.entity in ("ORG", "PERSON"):
            points[ActorKind.OTHER] += 1


def add_cues(sentence: Sentence, name: FoundName, token: Token, points: Points) -> None:
    above = sentence.head_of(token)
    is_at = above.lemma == "at" and name.label in ("ORG", "PERSON")
    if is_where(sentence, token) and not is_at:
        points[ActorKind.PLACE] += 2
    elif token.dep == "compound" and above.lemma in PLACES and above.text.islower():
        points[ActorKind.PLACE] += 1
    elif token.dep in ("compound", "amod") and above.lemma in _OF_STATES and above.text.islower():
        points[ActorKind.PLACE] += 1
        points[ActorKind.PERSON] -= 1
    elif token.dep in ("compound", "nmod") and above.lemma in THINGS and above.text.islower():
        points[ActorKind.OTHER] += 0.5
    if token.dep in ("compound", "nmod") and above.lemma in ("people", "tribe", "clan"):
        points[ActorKind.GROUP] += 2
        points[ActorKind.PERSON] -= 1
    if token.dep == "nsubj" and above.lemma in SPEAKING:
        points[ActorKind.OTHER] -= 1
        clause = sentence.child_of(above, "ccomp")
        told = None if clause is None else sentence.child_of(clause, "nsubj", "nsubjpass")
        if told is not None and told.text == "it":
            points[ActorKind.PERSON] -= 1
            points[ActorKind.ORGANIZATION] += 1
    if token.dep == "dobj" and above.lemma in TAKING and name.label != "PERSON":
        points[ActorKind.PLACE] += 1
    if token.dep == "nsubj" and above.lemma in _DOING_BUSINESS:
        points[ActorKind.ORGANIZATION] += 1
    if is_made(sentence, token):
        points[ActorKind.OTHER] += 1
        points[ActorKind.PERSON] -= 1
        if name.label != "ORG" or _has_article(sentence, name):
            points[ActorKind.OTHER] += 1
    if token.dep == "dobj" and above.lemma in _FOUNDING:
        points[ActorKind.ORGANIZATION] += 1.5
    if any(clause.lemma in MAKING for clause in sentence.children_of(token, "acl")):
        points[ActorKind.OTHER] += 1  # "X, released in May"
    if token.dep in ("compound", "nmod") and above.lemma in _HELD and above.text.islower():
        points[ActorKind.PLACE] += 1
        points[ActorKind.PERSON] -= 1.5
    if token.dep in ("compound", "nmod") and above.lemma in _FIGHTERS:
        points[ActorKind.GROUP] += 0.7
        points[ActorKind.PERSON] -= 1
    if token.dep == "poss" and above.lemma in _OF_COUNTRIES:
        points[ActorKind.PLACE] += 1.5
    _add_possessives(sentence, token, points)
    _add_press(sentence, name, token, points)


def _has_article(sentence: Sentence, name: FoundName) -> bool:
    before = sentence.tokens[name.first - 1] if name.first else None
    return before is not None and (before.tag in ("DT", "PRP$") or before.lemma in _OF_MODELS)


def _add_possessives(sentence: Sentence, token: Token, points: Points) -> None:
    """ "X lost its case", "X, based in …" speak against a person, "X lost his case" for one."""
    if any(clause.lemma == "base" for clause in sentence.children_of(token, "acl")):
        points[ActorKind.ORGANIZATION] += 1
    verb = sentence.head_of(token)
    thing = sentence.child_of(verb, "dobj") if token.dep == "nsubj" else None
    owner = None if thing is None else sentence.child_of(thing, "poss")
    word = "" if owner is None else owner.text.lower()
    if token.dep == "poss" and verb.lemma in KIN:
        points[ActorKind.PERSON] += 2.5
    if word == "its":
        points[ActorKind.PERSON] -= 1
    elif word in ("his", "her"):
        points[ActorKind.PERSON] += 1


def _add_press(sentence: Sentence, name: FoundName, token: Token, points: Points) -> None:
    """ "told X", "an interview with X", "a report by X" speak for a medium, unless X is a person."""
    if name.label == "PERSON" or name.titles:
        return
    above = sentence.head_of(token)
    if token.dep in ("dobj", "dative") and above.lemma == "tell":
        points[ActorKind.MEDIA] += 2
    if token.dep == "pobj" and above.lemma in ("by", "with", "in", "to", "of", "for"):
        governor = sentence.head_of(above)
        if governor.lemma in _OF_PRESS and governor.pos == "NOUN":
            points[ActorKind.MEDIA] += 2
    if token.dep == "nsubj" and above.lemma == "report":
        points[ActorKind.MEDIA] += 1
