"""Tells a person's gender by title and given name, or guesses it by how the name ends."""

from timeline_app.extraction.actors.figure import Figure
from timeline_app.extraction.actors.given_names import FEMALE, MALE
from timeline_app.extraction.sentences.name_words import FEMALE_TITLES, MALE_TITLES
from timeline_app.model.event import ActorKind

_FEMALE_ENDS = ("ova", "eva", "ovna", "evna", "skaya", "ska", "dóttir", "dottir")
_FEMALE_WITHIN = frozenset(("thị", "bint", "binti", "kaur"))
_MALE_WITHIN = frozenset(("văn", "bin", "ibn", "singh"))
_SHORT = 3  # letters: "Yan", "Lin" or "Jan" are women's names here and men's or family names there


def gender_of_person(figure: Figure) -> str:
    if figure.kind is not ActorKind.PERSON:
        return ""
    return gender_by_name(figure)


def gender_by_name(figure: Figure) -> str:
    """Of somebody taken for a person."""
    for title in figure.titles:
        words = {word.lower().rstrip(".") for word in title.split()}
        if words & MALE_TITLES:
            return "m"
        if words & FEMALE_TITLES:
            return "f"
    full = [name.words for name in figure.names if len(name.words) > 1]
    signed = [tuple(figure.words.split())] if figure.words else []
    for each in (*full, *signed):
        first = each[0].casefold()
        if len(first) > _SHORT and first in MALE | FEMALE:
            return "m" if first in MALE else "f"
    return ""


def guessed_gender(figure: Figure) -> str:
    """Given names in -a are mostly women's; some languages tell sons from daughters in later names."""
    if figure.kind is not ActorKind.PERSON or figure.gender:
        return figure.gender
    for name in figure.names:
        words = [word.casefold() for word in name.words]
        if len(words) > 1:
            if _MALE_WITHIN.intersection(words[1:]):
                return "m"
            is_known = words[0] in FEMALE or bool(_FEMALE_WITHIN.intersection(words[1:]))
            is_hers = any(word.endswith(_FEMALE_ENDS) for word in words[1:])
            return "f" if is_known or is_hers or words[0].endswith("a") else "m"
    return ""
