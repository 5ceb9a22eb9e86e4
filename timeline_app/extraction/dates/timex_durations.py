"""Rules for lengths of time: ``three years``, ``two-day``, ``half a century``, ``decades``.

"The last two weeks" is in ``timex_stretches``, what lies at such a length from another date in
``timex_distance``, how often something happens in ``timex_sets``.
"""

import re
from dataclasses import replace

from timeline_app.extraction.dates.calendar_unit import unit_at
from timeline_app.extraction.dates.timex import TimexKind
from timeline_app.extraction.dates.timex_distance import (
    ABOUT,
    APPROXIMATE,
    LEVELS_OF_UNITS,
)
from timeline_app.extraction.dates.timex_rule import Answer, Reading, Rule, Situation
from timeline_app.extraction.dates.timex_words import (
    AMOUNT_OPENINGS,
    CARDINAL,
    HALVES,
    UNIT,
    UNITS,
    VAGUE,
    amount,
    compiled,
    duration,
    unit_name,
)
from timeline_app.model.source import Basis


def read_length(match: re.Match[str], situation: Situation) -> Answer:
    """`three years`, `about an hour`, `half a century`, `several days`."""
    words = " ".join(match["amount"].lower().split())
    unit = unit_name(match["unit"])
    after = situation.after(match.end(), 24)
    if is_age(situation.text, match.end()) or _is_ordinal(match, words):
        return None
    if (
        unit == "quarter"
        and not re.search(r"consecutive|straight|successive", match[0])
        and not re.match(r"(?:in a row|straight|of (?:growth|losses|profit))", after)
        and (match["unit"].lower() == "quarter" or re.match(r"of (?!a year)", after))
    ):
        return None
    if (
        unit in ("minute", "day", "night")
        and words in ("a", "an")
        and match["unit"].lower() in ("min",)
    ):
        return None
    number = (
        None
        if re.fullmatch(VAGUE, words)
        else amount(re.split(r" +(?:to|or) +|-to-|(?<=[0-9]) *[-–]", words)[0])
    )
    if words == "all":
        if match["unit"].lower() != unit or unit in ("second", "minute"):
            return None
        number = 1
    if words in ("a full", "an entire", "a whole", "another", "an additional", "one full"):
        number = 1
    if match["half"] and number is not None:
        number += 0.5
    about = APPROXIMATE.get(" ".join((match["about"] or "").lower().split()))
    start = match.start()
    if (match["about"] or "").lower() in ("over", "under"):
        start, about = match.start("amount"), None
    reading = Reading(
        start=start, end=match.end(), kind=TimexKind.DURATION, value=duration(number, unit),
        modifier=about,
    )  # fmt: skip
    return _bounded(reading, situation, number, unit)


def _is_ordinal(match: re.Match[str], words: str) -> bool:
    """Whether "second" is the one after the first: "two second homes"."""
    return match["unit"].lower() == "second" and words not in ("one", "1", "half a")


def is_age(text: str, end: int) -> bool:
    """ "34 years old", "a 34-year-old": how old somebody is, which TimeML leaves alone."""
    return (
        re.match(r"(?: |-){1,3}(?:old|olds|of age)\b", text[end : end + 14], re.IGNORECASE)
        is not None
    )


_UNTIL = re.compile(
    r",? {1,3}(?P<side>until|till|up to|to|ending|ended|ends|since|from|starting|beginning|after)(?: in| on)? "
)


def _bounded(reading: Reading, situation: Situation, number: float | None, unit: str) -> Reading:
    """`three years until 2001`: the length with both its ends, where the text dates one of them."""
    match = _UNTIL.match(situation.text, reading.end)
    if match is None or number is None or number != int(number) or unit not in LEVELS_OF_UNITS:
        return reading
    date = situation.date_at(match.end())
    if date is None or date.edtf is None or date.unit is None or "[" in date.edtf:
        return reading
    level, count = LEVELS_OF_UNITS[unit], int(number) * UNITS[unit][1]
    if unit in ("decade", "century"):
        level, count = LEVELS_OF_UNITS["year"], int(number) * UNITS[unit][1]
    if unit in ("hour", "minute", "second", "week", "fortnight", "weekend"):
        return reading
    ends = match["side"] in ("until", "till", "up to", "to", "ending", "ended", "ends")
    other = unit_at(level, date.unit.days[0]).shifted(-count if ends else count)
    if not other.is_known:
        return reading
    edtf = f"{other.edtf}/{date.edtf}" if ends else f"{date.edtf}/{other.edtf}"
    return replace(
        reading, edtf=edtf, basis=Basis.RELATIVE, anchor=situation.text[date.start : date.end]
    )


def read_hyphened(match: re.Match[str], situation: Situation) -> Answer:
    """`two-day`, `31-year`, `week-long`, `decades-long`: what stands in front of a noun."""
    unit = unit_name(match["unit"])
    words = match["amount"] or None
    if is_age(situation.text, match.end()) or re.match(
        r"-(?:olds?)\b", situation.text[match.end() : match.end() + 6]
    ):
        return None
    number = 1.0 if words is None else amount(words)
    if words is None and match["unit"].lower().endswith("s"):
        number = None
    if number is not None and match["half"]:
        number += 0.5
    if words is not None and re.fullmatch(VAGUE, words.lower()):
        number = None
    if (
        unit in ("second", "quarter")
        and words is not None
        and not words[0].isdigit()
        and number == 1
    ):
        return None
    return Reading(
        start=match.start(), end=match.end(), kind=TimexKind.DURATION, value=duration(number, unit)
    )


def read_plural(match: re.Match[str], situation: Situation) -> Answer:
    """`for decades`, `within hours`: at least two of them."""
    before = situation.before(match.start(), 24)
    unit = unit_name(match["unit"])
    if is_age(situation.text, match.end()) or re.search(
        r"(?:[0-9]|[0-9](?:st|nd|rd|th)|\b(?:[a-z]+day|opening|business|office|working|school|happy|visiting|dog|early|old|bad|[0-9]{1,2}(?:st|nd|rd|th)|those|his|her|their|its|my|our|your|the|these|man|light|leap|same|golden|lean"
        r"|formative|later|teenage|final|dying|waking|glory))$",
        before,
    ):
        return None
    if re.match(r"(?:of operation)", situation.after(match.end(), 12)):
        return None
    return Reading(
        start=match.start(), end=match.end(), kind=TimexKind.DURATION, value=duration(None, unit)
    )


def read_share_of(match: re.Match[str], situation: Situation) -> Answer:
    """`a quarter of a century`, `half-century`, `three quarters of an hour`."""
    share = match["share"].lower()
    number = 0.5 if share == "half" else 0.25 if share == "quarter" else 0.75
    unit = unit_name(match["unit"])
    if share == "half" and unit == "year":
        return None
    return Reading(
        start=match.start(), end=match.end(), kind=TimexKind.DURATION, value=duration(number, unit)
    )


MORE = r"(?:(?:more|full|consecutive|straight|additional|extra|solid|long|whole|calendar|fiscal|trading|business|working|successive|short|further|crucial|other|different) )?"
_DASH = r"(?: )?[-–](?: )?"
_AMOUNT = (
    rf"(?P<amount>{HALVES}|{CARDINAL}(?:(?: to | or |-to-|{_DASH}){CARDINAL})?|{VAGUE}|a full|an entire"
    r"|a whole|one full|another|an additional|all|an?)"
)
# An adjective between a number and its unit: "five exasperating months", "two bloody days".
_TELLING = (
    r"(?:[a-z]{2,14}(?:ing|ous|ful|ed|al|ish|ive|less|ible|able|y|hard|cold|hot|tense|bad|good) )?"
)
_OF_TIME = (
    r"(?:second|minute|hour|day|week|month|year|decade|century|night|weekend|fortnight|quarter)"
)

DURATIONS = (
    Rule("length", AMOUNT_OPENINGS, compiled(
        rf"(?:(?:the|these|those) )?{ABOUT}{_AMOUNT} {MORE}{_TELLING}(?P<unit>{UNIT})(?P<half> and a half)?(?!-)"
    ), read_length, makes_dates=False),
    Rule("hyphened", AMOUNT_OPENINGS, compiled(
        rf"(?P<amount>{CARDINAL}|{VAGUE}|half|multi)(?P<half>-and-a-half)?(?:-| -|- )(?P<unit>{_OF_TIME}s?)(?:(?:-| )long)?(?!-old)"
    ), read_hyphened, makes_dates=False),
    Rule("long", frozenset(
        [*("day", "week", "month", "year", "hour", "decade", "century", "minute", "night", "weekend"),
         *("daylong", "weeklong", "monthlong", "yearlong", "hourlong", "decadelong", "nightlong"),
         *("days", "weeks", "months", "years", "hours", "decades", "centuries", "minutes")]
    ), compiled(
        rf"(?P<amount>)(?P<half>)(?P<unit>{UNIT})-?long"
    ), read_hyphened, makes_dates=False),
    Rule("quarter of", frozenset(["a", "the", "quarter", "three", "half"]), compiled(
        r"(?:(?:a|the) )?(?P<share>three(?: |-)quarters?|quarter|half)(?:-| (?:of )?)(?:an? )?(?P<unit>hour|century|year|decade)(?!-)"
    ), read_share_of, makes_dates=False),
    Rule("plural", frozenset(["minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries"]), compiled(
        r"(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries)(?!-)"
    ), read_plural, makes_dates=False),
)  # fmt: skip
