"""Rules for how often something happens: ``every day``, ``twice a week``, ``annually``, ``$5 a month``.

Days of the week in the plural are in ``timex_weekdays``.
"""

import re

from timeline_app.extraction.dates.timex import TimexKind
from timeline_app.extraction.dates.timex_rule import Answer, Reading, Rule, Situation
from timeline_app.extraction.dates.timex_words import (
    CARDINAL,
    DAYPARTS,
    ORDINAL,
    SEASONS,
    UNIT,
    WEEKDAY_NUMBERS,
    amount,
    any_of,
    compiled,
    duration,
    month_number,
    ordinal_number,
    unit_name,
)

_ADVERBS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "bimonthly": "P2M",
    "quarterly": "P1Q",
    "yearly": "P1Y",
    "annually": "P1Y",
    "biennially": "P2Y",
    "weekends": "XXXX-WXX-WE",
    "weekdays": "XXXX-WXX-XX",
}


def read_every(match: re.Match[str], situation: Situation) -> Answer:
    """`every day`, `each year`, `every other week`, `every five years`, `every Sunday`."""
    what = match["what"].lower()
    words = (match["amount"] or "").lower()
    if what in WEEKDAY_NUMBERS:
        value = f"XXXX-WXX-{WEEKDAY_NUMBERS[what] + 1}"
    elif what in SEASONS:
        value = f"XXXX-{('SP', 'SU', 'FA', 'WI')[SEASONS[what]]}"
    elif what in DAYPARTS:
        value = f"XXXX-XX-XXT{DAYPARTS[what]}"
    elif what == "weekday":
        value = "XXXX-WXX-XX"
    elif what == "weekend":
        value = "XXXX-WXX-WE"
    elif what in _MONTH_NAMES:
        value = f"XXXX-{month_number(what):02}"
    else:
        number: float | None = 1
        if words == "other":
            number = 2
        elif words:
            number = ordinal_number(words) if re.fullmatch(ORDINAL, words) else amount(words)
            number = number if words != "few" else None
        value = duration(number, unit_name(what))
    return Reading(start=match.start(), end=match.end(), kind=TimexKind.SET, value=value)


def read_adverb(match: re.Match[str], situation: Situation) -> Answer:
    """`daily`, `annually`; not in the name of a paper ("the Daily News")."""
    if match[0][0].isupper() and re.match(r"[a-z]", situation.before(match.start(), 4)[-1:] or "."):
        return None
    if (
        match[0][0].isupper()
        and situation.text[match.end() : match.end() + 2].strip()[:1].isupper()
    ):
        return None
    value = _ADVERBS[match[0].lower()]
    return Reading(start=match.start(), end=match.end(), kind=TimexKind.SET, value=value)


def read_rate(match: re.Match[str], situation: Situation) -> Answer:
    """`twice a week`, `three times a day`."""
    value = duration(1, unit_name(match["unit"]))
    return Reading(start=match.start(), end=match.end(), kind=TimexKind.SET, value=value)


_RATE_BEFORE = re.compile(
    r"(?:[$£€¥] ?[0-9][0-9.,]*(?: ?(?:million|billion|trillion|bn|m|k))?|%|\bper ?cent|\b(?:million|billion|trillion"
    r"|thousand|hundred|dollars|pounds|euros|yen|cents|times|tons|tonnes|barrels|people|units|jobs|hours|miles|days|once|twice)|[0-9])$"
)


def read_price(match: re.Match[str], situation: Situation) -> Answer:
    """`a year` behind an amount of money, a share or a count: for each year."""
    before = situation.before(match.start(), 40)
    if not _RATE_BEFORE.search(before) or re.match(
        r"(?:ago|earlier|later|before|after|and a half)\b", situation.after(match.end(), 14)
    ):
        return None
    value = duration(1, unit_name(match["unit"]))
    return Reading(start=match.start(), end=match.end(), kind=TimexKind.SET, value=value)


_MONTH_NAMES = frozenset(
    [*("january", "february", "march", "april", "may", "june", "july", "august", "september"),
     *("october", "november", "december")]
)  # fmt: skip
_WHAT = any_of([*WEEKDAY_NUMBERS, *SEASONS, *DAYPARTS, "weekday", "weekend", *_MONTH_NAMES])

SETS = (
    Rule("every", frozenset(["every", "each"]), compiled(
        rf"(?:every|each)(?: and every)? (?:single )?(?:(?P<amount>{ORDINAL}|{CARDINAL}|other|few|couple of) )?(?P<what>{_WHAT}|{UNIT})"
        r"(?! of )"
    ), read_every, makes_dates=False),
    Rule("adverb", frozenset(_ADVERBS), compiled(any_of([*_ADVERBS])), read_adverb, makes_dates=False),
    Rule("rate", frozenset(["once", "twice", "three", "four", "five", "six", "seven", "eight", "ten", "several", "0", "many"]), compiled(
        rf"(?:once|twice|(?:{CARDINAL}|several|many) times)(?: (?:or twice|or more))? (?:an?|every|each|per) (?P<unit>{UNIT})"
    ), read_rate, makes_dates=False),
    Rule("price", frozenset(["a", "an"]), compiled(r"an? (?P<unit>hour|day|week|month|year|minute|second|night|quarter)"),
         read_price, makes_dates=False),
)  # fmt: skip
