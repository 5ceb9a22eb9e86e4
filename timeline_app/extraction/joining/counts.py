"""How many, and how much, a title tells: as bounds, since "at least 15" and "20" can both be so."""

import re
from dataclasses import dataclass

from timeline_app.extraction.joining.account_words import SMALL, UNITS
from timeline_app.extraction.texts.word_list import words
from timeline_app.model.typed_words import CARDINALS

_ABOUT = 0.2  # of a number that is told roughly
_UNBOUNDED = 10.0**18
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_NUMBERS = {word: value for word, value in CARDINALS.items() if value > 1}
# People that one account may count as what another names them.
_PEOPLE = words(
    "people person persons men women civilians residents victims dead lives passengers others"
)
_LEAST = r"at least|not? (?:less|fewer) than|a minimum of"
_MOST = r"at most|not? (?:more|greater) than|up to|as many as|fewer than|less than|under|below"
_OVER = r"more than|over|above|greater than|upwards of"
_ROUGHLY = r"nearly|almost|about|around|some|roughly|approximately|an estimated|estimated|close to"
# A number of something, with the word between, if any; no part of a number, a sum or a word.
_COUNTED = re.compile(
    rf"(?:\b(?P<least>{_LEAST})\s+|\b(?P<most>{_MOST})\s+|\b(?P<over>{_OVER})\s+|"
    rf"\b(?P<about>{_ROUGHLY})\s+)?(?P<another>\banother\s+)?"
    r"(?<![\w.,-])(?P<money>[$£€]\s?)?(?P<number>\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d+)?|"
    + "|".join(sorted(_NUMBERS, key=len, reverse=True))
    + rf")(?:\s+(?P<scale>{'|'.join(_SCALES)}))?"
    r"(?:\s*(?P<percent>%|percent\b|per cent\b)|\s+(?:(?P<between>[a-z]{2,20})\s+)?(?P<noun>[a-z]{3,30})\b)?"
)


@dataclass(frozen=True, slots=True)
class Count:
    """Between ``least`` and ``most`` of ``what``; ``words`` are those of the title."""

    what: str
    least: float
    most: float
    words: str

    def contradicts(self, other: "Count") -> bool:
        return self.least > other.most or other.least > self.most


def counts_of(title: str) -> tuple[Count, ...]:
    """Each of what ``title``, in lower case, counts; none of what it counts in two ways."""
    found: dict[str, Count | None] = {}
    for match in _COUNTED.finditer(title):
        if match["another"]:
            continue
        least, most = _bounds(match)
        for what in _counted(match):
            earlier = found.get(what)
            if what not in found:
                found[what] = Count(what, least, most, _shown(match))
            elif earlier is not None and (earlier.least, earlier.most) != (least, most):
                found[what] = None
    return tuple(each for each in found.values() if each is not None)


def _counted(match: re.Match[str]) -> list[str]:
    """What is counted: money of a currency, per cent, or either of two words; nothing of units."""
    if match["money"]:
        return [match["money"].strip()]
    if match["percent"]:
        return ["percent"]
    nouns: list[str] = []
    for word in (match["between"], match["noun"]):
        if word is None:
            continue
        if word in UNITS or word in SMALL:
            break
        nouns.append("people" if word in _PEOPLE else word)
    return nouns


def _bounds(match: re.Match[str]) -> tuple[float, float]:
    number = match["number"]
    value = float(_NUMBERS.get(number) or number.replace(",", ""))
    value *= _SCALES.get(match["scale"] or "", 1.0)
    if match["least"] or match["over"]:
        return value, _UNBOUNDED
    if match["most"]:
        return 0.0, value
    if match["about"]:
        return value * (1 - _ABOUT), value * (1 + _ABOUT)
    return value, value


def _shown(match: re.Match[str]) -> str:
    limit = match["least"] or match["most"] or match["over"] or match["about"]
    number = match["number"]
    value = _NUMBERS.get(number)
    written = f"{value:,}" if value else number
    if number.isdecimal() and len(number) > 3:
        written = f"{int(number):,}"
    money = (match["money"] or "").strip()
    return " ".join(filter(None, (limit, f"{money}{written}", match["scale"])))
