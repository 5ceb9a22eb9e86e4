"""What a verb and the nouns made of it have in common, without a dictionary."""

import re

# What verbs and the nouns made of them differ by (Marchand 1969, deverbal nouns), longest first.
_SUFFIX = re.compile(
    r"(?:isation|ization|ations?|itions?|utions?|sions?|tions?|ions?|ments?|ances?|ences?|ures?|ings?|"
    r"als?|ates?|ises?|izes?|ers?|ies?|ied|ed|es|s|e|y)$"
)
# The end of a verb that its noun in "-tion" or "-sion" goes without: "elect", "invade", "suspend".
_LAST = re.compile(r"(?<=[cp])t$|(?<=[^d])d$")
SHORTEST_STEM = 4


def stem_of(word: str) -> str:
    """What a verb and its noun share: "assassin" of "assassinate" and "assassination"."""
    for ending in (_SUFFIX, _LAST):
        stem = ending.sub("", word)
        word = stem if len(stem) >= SHORTEST_STEM else word
    return word
