"""What a verb and the nouns made of it have in common, without a dictionary."""

import re

# What verbs and the nouns made of them differ by (Marchand 1969, deverbal nouns), longest first.
_SUFFIX = re.compile(
    r"(?:isation|ization|ations?|itions?|utions?|sions?|tions?|ions?|ments?|ances?|ences?|ures?|ings?|"
    r"als?|ates?|ises?|izes?|ers?|ies?|ied|ed|es|s|e|y)$"
)
SHORTEST_STEM = 4


def stem_of(word: str) -> str:
    """What a verb and its noun share: "assassin" of "assassinate" and "assassination"."""
    stem = _SUFFIX.sub("", word)
    return stem if len(stem) >= SHORTEST_STEM else word
