"""Occasions that are called for a day ahead: "called for protests on Friday", "scheduled a hearing for 15 March".

Parsers hang such a day on the calling as often as on what is called for; where it stands decides.
"""

from collections.abc import Iterator

from timeline_app.extraction.sentences.noun_types import NOUN_TYPES
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.texts.word_list import words

# Verbs and nouns of calling for what is to come, by "for" or with what is wanted as their object.
CALLING = words("appeal ask call campaign demand lobby petition plead press push request")
_WANTING = words("advocate demand plan pledge promise propose request seek threaten urge vow")
_OCCASIONS = words(
    """auction ballot blockade boycott ceremony concert conference congress debate demonstration election final
    funeral game gathering hearing hunger-strike inauguration inquest launch march match meeting picket poll
    procession protest race rally referendum session sit-in shutdown stoppage strike summit talk trial
    vigil vote walkout walk-out"""
)
# What these verbs have as their object lies on the day that they set for it.
ARRANGING = words(
    """adjourn announce arrange book call convene defer delay fix move organise organize plan postpone propose
    reschedule schedule set slate"""
)
# Of these, that is so of whatever happens, not only of occasions: "announced a loss for 2019".
_PLANNING = words("arrange delay organise organize plan postpone propose reschedule schedule slate")
_FOR = frozenset(["for", "until", "till", "to"])


def occasion_before(sentence: Sentence, date: Token, verb: Token) -> Token | None:
    """The occasion that ``verb`` calls for and that ``date``, a word below the verb, stands behind."""
    arranged = _arranged_by(sentence, verb)
    if arranged is not None and arranged[1].place < date.place:
        return arranged[0]
    if verb.lemma not in CALLING:
        return None
    for child in sentence.children_of(verb, "prep"):
        if child.lemma == "for" and child.place < date.place:
            noun = sentence.child_of(child, "pobj")
            if noun is not None and noun.lemma in _OCCASIONS and noun.place < date.place:
                return noun
    return None


def is_arranged_occasion(sentence: Sentence, noun: Token) -> bool:
    """Whether ``noun`` is the occasion that somebody sets for a day or an hour: that one lies ahead."""
    arranged = _arranged_by(sentence, sentence.head_of(noun)) if noun.dep == "dobj" else None
    return arranged is not None and arranged[0] is noun


def _arranged_by(sentence: Sentence, verb: Token) -> tuple[Token, Token] | None:
    """The occasion that is the object of ``verb``, and the "for" by which a time is set for it."""
    if verb.lemma not in ARRANGING:
        return None
    for noun in sentence.children_of(verb, "dobj"):
        is_what = verb.lemma in _PLANNING and noun.lemma in NOUN_TYPES
        if noun.lemma in _OCCASIONS or is_what:
            for preposition in _prepositions_under(sentence, verb, noun):
                return noun, preposition
    return None


def is_set_ahead(sentence: Sentence, verb: Token, date: Token) -> bool:
    """ "Booked the hall for Friday": the booking was before the day that it was for."""
    if verb.lemma not in ARRANGING:
        return False
    return any(
        date in sentence.subtree(preposition)
        for noun in sentence.children_of(verb, "dobj")
        for preposition in _prepositions_under(sentence, verb, noun)
    )


def _prepositions_under(sentence: Sentence, verb: Token, noun: Token) -> Iterator[Token]:
    """ "For" and "until" with a time, behind an occasion: on it, on its verb or on a word below it."""
    below = (each for each in sentence.subtree(noun) if each.pos in ("NOUN", "PROPN"))
    for top in dict.fromkeys((noun, verb, *below)):
        for child in sentence.children_of(top, "prep"):
            target = sentence.child_of(child, "pobj")
            is_behind = child.lemma in _FOR and child.place > noun.place
            if is_behind and target is not None and target.entity in ("DATE", "TIME"):
                yield child


def is_wanted_occasion(sentence: Sentence, noun: Token) -> bool:
    """Whether somebody calls for, plans or demands what ``noun`` names."""
    if is_arranged_occasion(sentence, noun):
        return True
    above = sentence.head_of(noun)
    if noun.dep == "pobj" and above.lemma == "for":
        return noun.lemma in _OCCASIONS and sentence.head_of(above).lemma in CALLING
    return noun.dep == "dobj" and noun.lemma in _OCCASIONS and above.lemma in _WANTING
