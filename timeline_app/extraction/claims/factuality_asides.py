"""Asides by which who tells something leaves it open how well he knows: "if memory serves", "as far as I know".

Hedges of one word are ``factuality_marks``'; "I think" and "police say" have a source and are attributions.
"""

from timeline_app.extraction.sentences.sentence import Sentence, Token

_ASIDES = tuple(
    tuple(each.split())
    for each in (
        "if memory serves",
        "if my memory serves",
        "if i remember",
        "if i recall",
        "if i am not mistaken",
        "if i 'm not mistaken",
        "if we remember",
        "as i remember",
        "as i recall",
        "as far as i know",
        "so far as i know",
        "as far as we know",
        "as far as i can tell",
        "as far as i remember",
        "as far as i can remember",
        "as far as is known",
        "from what i remember",
        "from what i can remember",
        "from what i hear",
        "to the best of my knowledge",
        "to the best of my recollection",
        "to the best of our knowledge",
        "to my knowledge",
        "to our knowledge",
        "in all likelihood",
        "in all probability",
        "by all appearances",
        "to all appearances",
    )
)


def aside_on(sentence: Sentence, verb: Token) -> Token | None:
    """The first word of an aside that stands on the clause of ``verb``."""
    for child in sentence.children_of(verb, "advcl", "prep", "advmod"):
        words = sentence.subtree(child)
        told = tuple(each.text.lower() for each in words)
        if any(told[: len(aside)] == aside for aside in _ASIDES):
            return words[0]
    return None
