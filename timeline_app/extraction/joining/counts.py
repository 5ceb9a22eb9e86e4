"""How many, and how much, a title tells: as bounds, since "at least 15" and "20" can both be so."""

import re
from dataclasses import dataclass

from timeline_app.extraction.joining.account_words import SMALL, UNITS
from timeline_app.extraction.joining.counted import DURATION, is_duration, kind_of
from timeline_app.model.typed_words import CARDINALS, TENS

_ABOUT = 0.2  # of a number that is told roughly
_MONEY = ("$", "€", "£")
_UNBOUNDED = 10.0**18
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_NUMBERS = {
    **{word: value for word, value in CARDINALS.items() if value > 0},
    **{
        f"{ten}-{unit}": value + CARDINALS[unit]
        for ten, value in TENS.items()
        for unit in CARDINALS
        if 0 < CARDINALS[unit] < 10
    },
}
_LEAST = r"at least|not? (?:less|fewer) than|a minimum of"
_MOST = r"at most|not? (?:more|greater) than|up to|as many as|fewer than|less than|under|below"
_OVER = r"more than|over|above|greater than|upwards of"
_ROUGHLY = r"nearly|almost|about|around|some|roughly|approximately|an estimated|estimated|close to"
_WORD = r"[a-z]{3,30}"
# A number of something, with the word between, if any; no part of a number, a sum or a word.
_COUNTED = re.compile(
    rf"(?:\b(?P<least>{_LEAST})\s+|\b(?P<most>{_MOST})\s+|\b(?P<over>{_OVER})\s+|"
    rf"\b(?P<about>{_ROUGHLY})\s+)?(?P<another>\banother\s+)?"
    r"(?<![\w.,-])(?P<money>[$£€]\s?)?(?P<number>\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d+)?|"
    + "|".join(sorted(_NUMBERS, key=len, reverse=True))
    + rf")(?:\s+(?P<scale>{'|'.join(_SCALES)}))?"
    rf"(?:\s*(?P<percent>%|percent\b|per cent\b)|-(?P<unit>{_WORD})(?!-old)\b|"
    rf"\s+(?:of\s+(?:our|their|its|his|her)\s+)?"
    rf"(?:(?P<between>[a-z]{{2,20}})\s+)?(?P<noun>{_WORD})\b)?"
)
_PARTED = re.compile(  # "nine of the 60 people"
    rf"(?:\d|\b(?:{'|'.join(_NUMBERS)}|some|many|most)) of (?:(?:the|its|their|our|his|her) )?(?:\w+ )?$"
)
# With "one" after them: "no one died" counts nobody.
_PRONOMINAL = re.compile(r"\b(?:no|any|every|each|this|that|which|the)\s+$")
_LASTING = re.compile(r"\b(?:for|to) (?:(?:a further|another) )?$")
# After a number of days: tells when or how old, not how long.
_WHEN = frozenset(("old", "later", "ago", "earlier", "early", "late"))


@dataclass(frozen=True, slots=True)
class Count:
    """Between ``least`` and ``most`` of what ``kind`` tells; ``noun`` and ``words`` are the title's."""

    kind: str
    noun: str
    least: float
    most: float
    words: str

    def contradicts(self, other: "Count") -> bool:
        return self.least > other.most or other.least > self.most


def counts_of(title: str) -> tuple[Count, ...]:
    """Each of what ``title``, in lower case, counts; none of what it counts in two ways."""
    found: dict[str, Count | None] = {}
    for match in _COUNTED.finditer(title):
        before = title[: match.start()]
        is_pronoun = match["number"] == "one" and _PRONOMINAL.search(before)
        if match["another"] or is_pronoun or _PARTED.search(before):
            continue
        least, most = _bounds(match)
        for kind, noun in _counted(title, match):
            earlier = found.get(kind)
            if kind not in found:
                found[kind] = Count(kind, noun, least, most, _shown(match))
            elif earlier is not None and (earlier.least, earlier.most) != (least, most):
                found[kind] = None
    return tuple(each for each in found.values() if each is not None)


def _counted(title: str, match: re.Match[str]) -> list[tuple[str, str]]:
    """What is counted: money of a currency, per cent, how long, or either of two words; no other units.

    Each with the word that says so.
    """
    if match["money"]:
        return [(match["money"].strip(), match["money"].strip())]
    if match["percent"]:
        return [("percent", "percent")]
    if match["unit"]:
        unit = match["unit"]
        return [(DURATION + unit, unit)] if is_duration(unit) else []
    nouns: list[tuple[str, str]] = []
    for word in (match["between"], match["noun"]):
        if word is None:
            continue
        kind = kind_of(word)
        if not nouns and kind in _MONEY:
            return [(kind, word)]
        if not nouns and is_duration(word):
            return _how_long(title, match, word)
        if word in UNITS or word in SMALL:
            break
        nouns.append((kind, word))
    return nouns


def _how_long(title: str, match: re.Match[str], unit: str) -> list[tuple[str, str]]:
    following = match["noun"] if match["between"] else ""
    if following in _WHEN or not _LASTING.search(title[: match.start()]):
        return []
    return [(DURATION + unit.removesuffix("s"), unit)]


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
