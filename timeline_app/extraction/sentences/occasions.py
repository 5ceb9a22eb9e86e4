"""Occasions that are called for a day ahead: "called for protests on Friday", "demanded a vote on Monday".

Parsers hang such a day on the calling as often as on what is called for; where it stands decides.
"""

from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.texts.word_list import words

# Verbs and nouns of calling for what is to come, by "for" or with what is wanted as their object.
CALLING = words("appeal ask call campaign demand lobby petition plead press push request")
_WANTING = words("advocate demand plan pledge promise propose request seek threaten urge vow")
_OCCASIONS = words(
    """ballot blockade boycott ceremony conference debate demonstration election gathering hearing hunger-strike
    march meeting picket poll procession protest rally referendum sit-in shutdown stoppage strike summit
    vigil vote walkout walk-out"""
)


def occasion_before(sentence: Sentence, date: Token, verb: Token) -> Token | None:
    """The occasion that ``verb`` calls for and that ``date``, a word right below the verb, stands behind."""
    if verb.lemma not in CALLING:
        return None
    for child in sentence.children_of(verb, "prep"):
        if child.lemma == "for" and child.place < date.place:
            noun = sentence.child_of(child, "pobj")
            if noun is not None and noun.lemma in _OCCASIONS and noun.place < date.place:
                return noun
    return None


def is_wanted_occasion(sentence: Sentence, noun: Token) -> bool:
    """Whether somebody calls for, plans or demands what ``noun`` names."""
    above = sentence.head_of(noun)
    if noun.dep == "pobj" and above.lemma == "for":
        return noun.lemma in _OCCASIONS and sentence.head_of(above).lemma in CALLING
    return noun.dep == "dobj" and noun.lemma in _OCCASIONS and above.lemma in _WANTING
