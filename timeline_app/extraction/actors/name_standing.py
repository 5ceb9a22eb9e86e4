"""How a name stands in its sentence: as a place, a doer, what is made, what somebody is called.

What that speaks for is weighed in ``name_cues`` and ``name_evidence``.
"""

from timeline_app.extraction.actors.found_name import FoundName
from timeline_app.extraction.sentences.name_words import (
    MOVING,
    PLACE_FORMS,
    TITLES,
)
from timeline_app.extraction.sentences.phrases import first_of_list
from timeline_app.extraction.sentences.role_nouns import KINDS_OF, PLACES
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.texts.word_list import words
from timeline_app.model.event import ActorKind

_PARTS_OF_COUNTRIES = PLACE_FORMS | {"town", "village", "suburb", "municipality", "governorate"}
_LONGEST_LIST = 40  # tokens
_PERSON_ONLY = frozenset((ActorKind.PERSON,))
_WHERE = frozenset(
    [
        "in",
        "at",
        "near",
        "behind",
        "beside",
        "across",
        "around",
        "throughout",
        "inside",
        "outside",
        "toward",
        "towards",
        "into",
        "within",
        "through",
    ]
)
MAKING = frozenset(
    [
        "release",
        "launch",
        "unveil",
        "introduce",
        "sell",
        "buy",
        "use",
        "ship",
        "install",
        "download",
    ]
)
_OF_PRODUCTS = frozenset(
    ["price", "version", "edition", "user", "shipment", "demo", "beta", "prototype"]
)
_OF_NEWSPAPERS = frozenset(("newsroom", "columnist", "editorial", "reporter", "readership"))
# Of what they are is mostly a place.
_OF_PLACES = PLACES | words(
    """
    battle siege fall capture recapture occupation liberation evacuation bombardment shelling
    invasion conquest sack blockade outskirts suburb north south east west northeast northwest
    southeast southwest centre center mayor resident inhabitant villager bishop archbishop duke earl
    count mile kilometer kilometre
    """
)


def is_where(sentence: Sentence, token: Token) -> bool:
    """Whether a name stands as the place of something: "in X", "the districts of X"."""
    above = sentence.head_of(token)
    if token.dep == "appos" and above.tag in ("NNP", "NNPS"):
        token, above = above, sentence.head_of(above)
    if token.dep != "pobj":
        return False
    if above.lemma in _WHERE:
        return sentence.head_of(above).lemma not in (
            "share",
            "stake",
            "stock",
            "investment",
            "faith",
        )
    if above.lemma in ("to", "from") and sentence.head_of(above).lemma in MOVING:
        return True
    return above.lemma == "of" and sentence.head_of(above).lemma in _OF_PLACES


def is_doer(sentence: Sentence, token: Token) -> bool:
    """Whether a name stands as who does something: as an active verb's subject, or with what it did."""
    token = first_of_list(sentence, token)
    above = sentence.head_of(token)
    if token.dep == "nsubj":
        return above.pos == "VERB" and above.lemma not in TITLES
    return token.dep == "pobj" and above.dep == "agent"


def is_told_place(sentence: Sentence, name: FoundName) -> bool:
    """ "The city of X", "X province": the text itself says that it is a place."""
    token = first_of_list(sentence, sentence.tokens[name.head])
    above = sentence.head_of(token)
    if _is_in_list_of_places(sentence, name):
        return True
    if token.dep == "compound" and above.text.islower():
        return above.lemma in _PARTS_OF_COUNTRIES
    is_of = token.dep == "pobj" and above.lemma == "of"
    return is_of and sentence.head_of(above).lemma in PLACES


def _is_in_list_of_places(sentence: Sentence, name: FoundName) -> bool:
    """ "The districts of A, B-C and D", "A, B-C and D provinces", however they are parsed."""
    tokens = sentence.tokens
    for step, start in ((1, name.last + 1), (-1, name.first - 1)):
        place = start
        while 0 <= place < len(tokens) and abs(place - start) < _LONGEST_LIST:
            token = tokens[place]
            if token.tag == "NNS" and token.text.islower():
                is_kind = token.lemma in _PARTS_OF_COUNTRIES
                return is_kind and (step == 1 or tokens[place + 1].text == "of")
            is_listed = token.text in (",", "-", "and", "&") or token.tag in ("NNP", "NNPS")
            if not is_listed and not (step == -1 and token.text == "of" and place > 0):
                break
            place += step
    return False


def is_press(sentence: Sentence, name: FoundName) -> bool:
    """ "The newsroom of X", "X's front page": only a newspaper has them."""
    token = sentence.tokens[name.head]
    above = sentence.head_of(token)
    if token.dep == "pobj" and above.lemma in ("of", "at"):
        above = sentence.head_of(above)
        return above.lemma in _OF_NEWSPAPERS
    return token.dep == "poss" and above.lemma in _OF_NEWSPAPERS


def is_called_person(sentence: Sentence, name: FoundName, token: Token) -> bool:
    """ "The chemist X", "X, a clerk", "X, one of the organizers"."""
    before = sentence.tokens[name.first - 1] if name.first else None
    if _is_set_off(sentence, name):
        return True
    if before is not None and before.tag in ("NN", "NNP", "JJ") and _is_person_noun(before):
        hangs = name.first <= before.head <= name.last or token.head == before.place
        if hangs and before.text.islower():
            return True
    above = sentence.head_of(token)
    if token.dep == "appos" and above.tag == "NN" and _is_person_noun(above):
        return True
    for child in sentence.children_of(token, "appos"):
        if child.place < name.last:
            continue
        if child.tag == "NN" and _is_person_noun(child):
            return True
        of = sentence.child_of(child, "prep") if child.lemma == "one" else None
        several = None if of is None else sentence.child_of(of, "pobj")
        if several is not None and several.tag == "NNS" and _is_person_noun(several):
            return True
    return False


def _is_set_off(sentence: Sentence, name: FoundName) -> bool:
    """ "The home side's winger, X Y, pulled …", however it is parsed."""
    tokens = sentence.tokens
    if len(name.words) < 2 or name.first < 3 or name.last + 1 >= len(tokens):
        return False
    noun = tokens[name.first - 2]
    is_between = tokens[name.first - 1].text == tokens[name.last + 1].text == ","
    is_owned = any(child.dep in ("det", "poss") for child in sentence.children[noun.place])
    return is_between and is_owned and noun.tag == "NN" and _is_person_noun(noun)


def _is_person_noun(token: Token) -> bool:
    return KINDS_OF.get(token.lemma) == _PERSON_ONLY


def is_made(sentence: Sentence, token: Token) -> bool:
    """ "Launched X", "X was released", "X went on sale", "the price of X", "a version of X"."""
    above = sentence.head_of(token)
    if token.dep == "dobj" or (token.dep == "nsubjpass" and above.dep != "xcomp"):
        return above.lemma in MAKING
    if token.dep == "nsubj":
        sale = sentence.child_of(above, "prep") if above.lemma == "go" else None
        return sale is not None and sentence.child_of(sale, "pobj") in _on_sale(sentence)
    return (
        token.dep == "pobj"
        and above.lemma in ("of", "for")
        and (sentence.head_of(above).lemma in _OF_PRODUCTS)
    )


def _on_sale(sentence: Sentence) -> tuple[Token, ...]:
    return tuple(token for token in sentence.tokens if token.lemma == "sale")


def is_called_thing(sentence: Sentence, name: FoundName) -> bool:
    """ "A speaker called the X"."""
    token = sentence.tokens[name.head]
    thing = sentence.head_of(sentence.head_of(token))
    return token.dep == "oprd" and KINDS_OF.get(thing.lemma) == frozenset((ActorKind.OTHER,))
