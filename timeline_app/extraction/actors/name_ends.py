"""Tells where a name ends or begins beside what the model says: numbers, generations, models, scores.

The stretches themselves are found in ``name_runs``.
"""

import re

from timeline_app.extraction.actors.countries import COUNTRY_OF_NAME, COUNTRY_OF_PEOPLE
from timeline_app.extraction.actors.name_tokens import bare, is_capital
from timeline_app.extraction.sentences.name_words import (
    GENERATIONS,
    HEAD_KINDS,
    MONTHS_AND_DAYS,
    PAST,
    TITLES,
)
from timeline_app.extraction.sentences.role_nouns import KINDS_OF
from timeline_app.extraction.sentences.sentence import Token
from timeline_app.model.event import ActorKind

_SCORE = re.compile(r"\d{1,3}[-–:]\d{1,3}")
_MODELS = frozenset(("mini", "micro", "nano", "pro", "plus", "lite", "ultra", "turbo", "max"))
PROPER = ("NNP", "NNPS")


def before_score(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """ "Larn Town" of "Larn Town 3-1"."""
    if last > first and _SCORE.fullmatch(tokens[last].text):
        return last - 1
    ends = tuple(token.text for token in tokens[max(first + 1, last - 2) : last + 1])
    if len(ends) == 3 and ends[1] in "-–" and ends[0].isdigit() and ends[2].isdigit():
        return last - 3
    return last


def goes_on(tokens: tuple[Token, ...], last: int) -> bool:
    """Whether the next word is the name's: "Valley" after "Larn", "Guard" after "Home"."""
    after = tokens[last + 1]
    if not is_capital(after) or after.entity in ("DATE", "PERSON", "TIME"):
        return False
    return after.tag in PROPER and bare(after) in HEAD_KINDS


def begins_before(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    before = tokens[first - 1]
    if before.tag not in PROPER or not is_capital(before) or before.entity:
        return False
    word = bare(before)
    if word in TITLES or word in KINDS_OF or word in MONTHS_AND_DAYS or word in PAST:
        return False
    if word in COUNTRY_OF_PEOPLE or word in COUNTRY_OF_NAME:
        return False
    return first <= before.head <= last and before.dep in ("compound", "flat", "nmod")


def with_generation(tokens: tuple[Token, ...], last: int) -> int:
    place = last + 1
    if place < len(tokens) and tokens[place].text == ",":
        place += 1
    if place < len(tokens) and bare(tokens[place]) in GENERATIONS:
        is_word = GENERATIONS[bare(tokens[place])].islower()
        if is_word or tokens[place].text.isupper():
            return place
    return last


def with_syllable(tokens: tuple[Token, ...], last: int, taken: list[bool]) -> int:
    """ "Do" goes on in "Do-yun"; in "Larn-backed" a verb follows."""
    if last + 2 >= len(tokens) or tokens[last + 1].text != "-" or taken[last + 2]:
        return last
    hyphen, after = tokens[last + 1], tokens[last + 2]
    is_glued = tokens[last].end == hyphen.start and hyphen.end == after.start
    return last + 2 if is_glued and after.tag in ("NN", "NNP") else last


def with_model(tokens: tuple[Token, ...], last: int, taken: list[bool]) -> int:
    """ "Larn mini": a make's model written small."""
    place = last + 1
    if place >= len(tokens) or taken[place] or tokens[place].text not in _MODELS:
        return last
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    is_end = after is None or after.pos not in ("NOUN", "PROPN", "ADJ") or after.text.islower()
    return place if is_end else last


def with_number(tokens: tuple[Token, ...], first: int, last: int, taken: list[bool]) -> int:
    """ "Larn 7" and "Larn 7X" where the number belongs to the name, not to a date or a count."""
    place = last + 1
    if place >= len(tokens) or taken[place] or not tokens[place].text[0].isdigit():
        return last
    after = tokens[place]
    if after.entity in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY") or "." in after.text[:-1]:
        return last
    is_short = len(after.text) <= 3 and any(character.isalpha() for character in tokens[last].text)
    belongs = first <= after.head <= last or first <= tokens[last].head <= place
    return place if is_short and belongs and after.text.isalnum() else last


def is_ordinal(before: Token, word: Token) -> bool:
    """ "5th" of "5th Division"."""
    is_unit = HEAD_KINDS.get(bare(word)) is ActorKind.MILITARY
    return is_unit and before.text[0].isdigit() and before.text.endswith(("st", "nd", "rd", "th"))
