"""The English words that date words are made of, as tables and as pieces of patterns.

What they mean in a row is told by the rules in ``timex_*``; months, weekdays and numbers are the
model's own (``model.typed_words``).
"""

import re
from functools import lru_cache

from timeline_app.model.calendar import MONTHS
from timeline_app.model.typed_words import CARDINALS, ORDINALS, TENS, WEEKDAYS

MONTH_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS) if name}
MONTH_NUMBERS |= {name[:3]: number for name, number in MONTH_NUMBERS.items()} | {"sept": 9}

WEEKDAY_NUMBERS = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
_SHORT_WEEKDAYS = {name[:3].lower(): number for number, name in enumerate(WEEKDAYS)}
_SHORT_WEEKDAYS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}

# TIMEX3's letters of units, with how many of them one is; those of times of day follow a "T".
UNITS = {
    "second": ("TS", 1),
    "minute": ("TM", 1),
    "hour": ("TH", 1),
    "day": ("D", 1),
    "night": ("NI", 1),
    "weekend": ("WE", 1),
    "week": ("W", 1),
    "fortnight": ("W", 2),
    "month": ("M", 1),
    "quarter": ("Q", 1),
    "year": ("Y", 1),
    "decade": ("Y", 10),
    "century": ("Y", 100),
    "millennium": ("Y", 1000),
}
_UNIT_FORMS = {
    **{name: name for name in UNITS},
    **{f"{name}s": name for name in UNITS},
    "centuries": "century",
    "millennia": "millennium",
    "mins": "minute",
    "min": "minute",
    "secs": "second",
    "hrs": "hour",
    "hr": "hour",
    "yrs": "year",
    "yr": "year",
}

SEASONS = {"spring": 0, "summer": 1, "fall": 2, "autumn": 2, "winter": 3}
DAYPARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}

_SMALL = {**CARDINALS, "a": 1, "an": 1, "dozen": 12, "hundred": 100, "thousand": 1000}
_SMALL |= {"million": 10**6, "billion": 10**9}


def any_of(words: "list[str] | tuple[str, ...] | dict[str, int] | set[str]") -> str:
    """A piece of a pattern for one of ``words``, the longest first."""
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,6})"
_ONES = [word for word in CARDINALS if 0 < CARDINALS[word] < 10]
_TENS_WORDS = rf"{any_of(list(TENS))}(?:[- ]{any_of(_ONES)})?"
_BELOW_HUNDRED = rf"(?:{_TENS_WORDS}|{any_of([word for word in CARDINALS if word not in TENS])})"
CARDINAL = (
    rf"(?:{_DIGITS}(?:\.[0-9]{{1,2}})?(?:[ -][1-9]/[1-9]| (?:hundred|thousand|million|billion))?|[1-9]/[1-9]"
    rf"|{_BELOW_HUNDRED}(?: and a half|[- ](?:hundred|thousand|million|billion|dozen))?"
    rf"|(?:half )?a (?:dozen|hundred|thousand)|hundred|dozen)"
)
HALVES = r"(?:half an?|a half|one[- ]half)"
VAGUE = any_of(
    [
        *("several", "many", "a few", "few", "some", "a couple of", "a couple", "couple of"),
        *("a number of", "a handful of", "a good many", "dozens of", "scores of", "hundreds of"),
        *(
            "thousands of",
            "tens of",
            "countless",
            "numerous",
            "multiple",
            "various",
            "a great many",
        ),
    ]
)
MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)(?![a-z])\.?)"
)
WEEKDAY = (
    rf"(?P<weekday>{any_of([*WEEKDAY_NUMBERS])}|(?:Mon|Tues|Tue|Weds|Wed|Thurs|Thur|Thu|Fri)\.)"
)
YEAR = r"(?P<year>1[0-9]{3}|20[0-9]{2}|2100)(?![0-9]|[.,:][0-9]|-[0-9]{3})"
DAY = (
    r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?P<nth>st|nd|rd|th)?"
    r"(?![0-9a-z%]|[:.][0-9]|,[0-9]{3}(?![0-9])|-(?:year|day|point|member|month|week|man|minute))"
)
ORDINAL = rf"(?:{any_of([*ORDINALS])}|{any_of([*TENS])}-{any_of([*ORDINALS][:9])}|[0-9]{{1,2}}(?:st|nd|rd|th))"
UNIT = any_of(list(_UNIT_FORMS))
# The words that an amount of time may begin with; "0" is a number in digits.
AMOUNT_OPENINGS = frozenset(
    [
        *CARDINALS,
        *(
            "0",
            "a",
            "an",
            "the",
            "another",
            "half",
            "one",
            "hundred",
            "dozen",
            "several",
            "few",
            "some",
        ),
        *(
            "many",
            "couple",
            "dozens",
            "scores",
            "hundreds",
            "thousands",
            "tens",
            "countless",
            "numerous",
        ),
        *(
            "multiple",
            "various",
            "about",
            "around",
            "approximately",
            "roughly",
            "nearly",
            "almost",
            "just",
        ),
        *(
            "under",
            "less",
            "fewer",
            "slightly",
            "not",
            "more",
            "over",
            "well",
            "little",
            "at",
            "no",
            "as",
        ),
        *("up", "only", "exactly", "barely", "close", "these", "those", "all"),
        *(
            "minutes",
            "hours",
            "days",
            "weeks",
            "months",
            "years",
            "decades",
            "centuries",
            "millennia",
        ),
        *("moments", "ages", "multi"),
    ]
)
ENDS = r"(?![\w])"  # of a word or number


@lru_cache(maxsize=512)
def compiled(pattern: str, *, goes_on: bool = False) -> re.Pattern[str]:
    """A pattern in which a blank stands for what separates words in a line or across two of them.

    It ends where a word or number does, unless it ``goes_on``: another rule reads what follows.
    """
    return re.compile(pattern.replace(" ", " {1,6}") + ("" if goes_on else ENDS), re.IGNORECASE)


def month_number(words: str) -> int:
    return MONTH_NUMBERS[words.lower().rstrip(".")]


def weekday_number(words: str) -> int:
    """0 for Monday."""
    name = words.lower().rstrip(".")
    return WEEKDAY_NUMBERS.get(name, _SHORT_WEEKDAYS.get(name, 0))


def unit_name(words: str) -> str:
    return _UNIT_FORMS[words.lower()]


def ordinal_number(words: str) -> int:
    """1 for "first" and "1st"."""
    name = words.lower()
    if name[0].isdigit():
        return int(name[:-2])
    tens, _, ones = name.rpartition("-")
    return TENS.get(tens, 0) + ORDINALS[ones]


def amount(words: str) -> float | None:
    """How many these words say; None where they don't say it ("several")."""
    name = " ".join(words.lower().replace("-", " ").split())
    if name in ("half a", "half an", "a half", "one half"):
        return 0.5
    whole, *_ = name.partition(" and a half")
    if whole != name:
        found = amount(whole)
        return None if found is None else found + 0.5
    total = 0.0
    for word in name.replace(",", "").split():
        if "/" in word:
            above, below = word.split("/")
            total += int(above) / int(below)
        elif word[0].isdigit():
            total += float(word)
        elif word in ("hundred", "thousand", "million", "billion", "dozen"):
            total = (total or 1) * _SMALL[word]
        elif word == "half" and name != "half":
            return (amount(name.replace("half", "", 1)) or 1) / 2
        elif word == "half":
            return 0.5
        elif word in _SMALL:
            total += _SMALL[word]
        else:
            return None
    return total


def duration(number: float | None, unit: str) -> str:
    """TIMEX3's value of so many units: P3Y, PT30M, PXD where ``number`` is None."""
    letter, size = UNITS[unit]
    prefix = "P"
    if letter[0] == "T" and len(letter) == 2:
        prefix, letter = "PT", letter[1]
    if number is None:
        return {"decade": "PXDE", "century": "PXCE"}.get(unit, f"{prefix}X{letter}")
    number *= size
    if number != int(number):
        finer = {"PTH": ("PT", 60, "M"), "PY": ("P", 12, "M"), "PTM": ("PT", 60, "S")}
        found = finer.get(prefix + letter)
        if found and number * found[1] == int(number * found[1]):
            prefix, number, letter = found[0], number * found[1], found[2]
    return f"{prefix}{int(number) if number == int(number) else number}{letter}"
