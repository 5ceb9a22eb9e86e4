"""Rules for dates at a distance from another: ``two days ago``, ``a year earlier``, ``three weeks after the vote``.

A distance from something that happened keeps its words in ``event``; its date follows once that is dated.
"""

import re
from dataclasses import replace

from timeline_app.extraction.dates.calendar_unit import Level
from timeline_app.extraction.dates.date_reference import UNKNOWN_VALUES, Reference
from timeline_app.extraction.dates.timex_edtf import first_of, last_of, worded_edtf
from timeline_app.extraction.dates.timex_parts import with_daypart
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
    unit_name,
)
from timeline_app.model.source import Basis

LEVELS_OF_UNITS = {
    "day": Level.DAY,
    "night": Level.DAY,
    "hour": Level.DAY,
    "minute": Level.DAY,
    "second": Level.DAY,
    "week": Level.WEEK,
    "fortnight": Level.WEEK,
    "weekend": Level.WEEKEND,
    "month": Level.MONTH,
    "quarter": Level.QUARTER,
    "year": Level.YEAR,
    "decade": Level.DECADE,
    "century": Level.CENTURY,
}
_BACK = frozenset(
    ["ago", "earlier", "before", "previously", "prior", "before that", "back", "beforehand"]
)
_STORY = frozenset(
    [*("earlier", "later", "before", "after", "previously", "prior", "afterwards", "afterward", "on"),
     *("before that", "after that", "thereafter", "beforehand", "hence")]
)  # fmt: skip
# Who tells of what came later looks on from what was told, not from the day of writing.
_LATER = frozenset(["later", "after", "afterwards", "afterward", "after that", "thereafter"])
APPROXIMATE = {
    **dict.fromkeys(("about", "around", "approximately", "roughly", "some", "an estimated", "close to"), "APPROX"),
    **dict.fromkeys(("nearly", "almost", "just under", "under", "less than", "fewer than", "slightly less than", "not quite"), "LESS_THAN"),
    **dict.fromkeys(("more than", "over", "just over", "well over", "slightly more than", "a little more than", "a little over", "little more than"), "MORE_THAN"),
    **dict.fromkeys(("at least", "no less than", "no fewer than", "not less than", "as many as", "as much as"), "EQUAL_OR_MORE"),
    **dict.fromkeys(("at most", "up to", "no more than", "not more than"), "EQUAL_OR_LESS"),
}  # fmt: skip
_POINT_MODIFIERS = {"MORE_THAN": "BEFORE", "LESS_THAN": "AFTER", "EQUAL_OR_MORE": "ON_OR_BEFORE",
                    "EQUAL_OR_LESS": "ON_OR_AFTER"}  # fmt: skip
# "Just" and "only" tell nothing of the length; they stand outside of the extent.
ABOUT = "(?:(?P<about>" + "|".join(sorted(APPROXIMATE, key=lambda words: -len(words))) + ") )?"
AMOUNT = (
    rf"(?P<amount>{HALVES}|{CARDINAL}(?: to {CARDINAL}| or {CARDINAL})?|{VAGUE}|an?|the|another)"
)
_PLURALS = (
    r"(?P<plural>minutes|hours|days|weeks|months|years|decades|centuries|millennia|moments|ages)"
)
COUNTED = rf"{ABOUT}(?:{AMOUNT}(?: |-)(?:(?:more|full|short|long|whole) )?(?P<unit>{UNIT})(?P<half> and a half)?['’]?|{_PLURALS})"


def counted(match: re.Match[str]) -> tuple[float | None, str]:
    """How many, None where that is vague, and of what unit."""
    plural = match["plural"]
    if plural:
        name = plural.lower()
        return None, "minute" if name == "moments" else "century" if name == "ages" else unit_name(
            name
        )
    words = match["amount"].lower()
    is_plural = match["unit"].lower() != unit_name(match["unit"])
    number: float | None
    if words in ("the", "another"):
        number = None if is_plural else 1
    else:
        number = amount(re.split(r" +(?:to|or) +", words)[0])
    if match["half"] and number is not None:
        number += 0.5
    return number, unit_name(match["unit"])


_FARTHEST = 9999  # of units; no year that far away has four digits


def read_distance(match: re.Match[str], situation: Situation) -> Answer:
    """`two days ago`, `about a year earlier`, `years ago`, `three hours later`."""
    number, unit = counted(match)
    side = " ".join(match["side"].lower().split())
    if (match["amount"] or "").lower() == "the" and side not in ("before", "after"):
        return None
    if side.endswith(" that") and situation.is_determiner(match.end() - len("that")):
        return None
    if side in ("before", "after", "on", "prior") and not _ends_here(match, situation):
        return None
    if unit not in LEVELS_OF_UNITS or (number or 0) * UNITS[unit][1] > _FARTHEST:
        return None
    level = LEVELS_OF_UNITS[unit]
    sign = -1 if side in _BACK else 1
    if unit == "year" and number == 1 and sign < 0:
        quarter = _same_quarter(match, situation)
        if quarter is not None:
            return quarter
    told = situation.discourse.last
    # "last year … a year earlier": both are seen from the document's date.
    is_beside = told is not None and unit == "year" and told.value.isdigit() and not told.has_year
    is_story = side in _STORY and not is_beside
    reference = situation.story(level) if is_story else situation.reference
    if side in _LATER and reference is situation.reference:
        reference = situation.told_before()
    reading = distant(match.span(), reference, number, unit, sign)
    if unit == "night" and reading.unit is not None:
        return with_daypart(reading, reading.start, reading.end, "NI")
    about = APPROXIMATE.get(" ".join((match["about"] or "").lower().split()))
    if about is None:
        return reading
    modifier = _POINT_MODIFIERS.get(about, about) if sign < 0 else about
    return replace(reading, modifier=modifier, edtf=_loosened(reading.edtf, about, sign, reference))


def _same_quarter(match: re.Match[str], situation: Situation) -> Reading | None:
    """ "A year earlier" behind a quarter is that quarter of the year before."""
    told = situation.discourse.last
    if told is None or told.unit is None or situation.discourse.age > 1:
        return None
    if told.unit.level not in (Level.QUARTER, Level.HALF):
        return None
    unit = told.unit.shifted(-4 if told.unit.level is Level.QUARTER else -2)
    return Reading(
        start=match.start(), end=match.end(), value=unit.value, edtf=unit.edtf, unit=unit,
        basis=Basis.RELATIVE, anchor=f"the time told before, {told.value}",
    )  # fmt: skip


def _ends_here(match: re.Match[str], situation: Situation) -> bool:
    """Whether "the day before" has nothing behind it that it is before."""
    after = situation.text[match.end() : match.end() + 12].lower()
    return (
        re.match(r" *(?:[.,;:)!?'\"”’]|$|and\b|but\b|in\b|at\b|when\b|by\b|-|–|—)", after)
        is not None
    )


def distant(
    span: tuple[int, int], reference: Reference | None, number: float | None, unit: str, sign: int
) -> Reading:
    """The unit of the calendar so many away, and the days that it may be."""
    start, end = span
    anchor = reference.words if reference else None
    if number is None:
        value = "PAST_REF" if sign < 0 else "FUTURE_REF"
        edtf = _vague_edtf(reference, unit, sign)
        return Reading(
            start=start, end=end, value=value, edtf=edtf, basis=Basis.RELATIVE, anchor=anchor
        )
    level = LEVELS_OF_UNITS[unit]
    count = number * (2 if unit == "fortnight" else 1)
    if unit == "year" and count != int(count):
        level, count = Level.MONTH, count * 12
    is_clock = unit in ("hour", "minute", "second")
    step = int(count * _OF_A_DAY[unit] if is_clock else count) * sign
    found = reference.unit(level, step) if reference else None
    edtf = None
    if reference is not None:
        words = f"{int(count)} {level.value if not is_clock else unit}s {'earlier' if sign < 0 else 'later'}"
        edtf = (
            worded_edtf(words, reference.edtf)
            if unit != "weekend"
            else reference.window(level, step)
        )
        edtf = edtf and reference.as_sure(edtf)
    if found is None or not found.is_known:
        value = UNKNOWN_VALUES[level]
        return Reading(
            start=start, end=end, value=value, edtf=edtf, basis=Basis.RELATIVE, anchor=anchor
        )
    return Reading(
        start=start, end=end, value=found.value, edtf=edtf or found.edtf, unit=found,
        basis=Basis.RELATIVE, anchor=anchor, has_year=reference is not None and reference.is_told,
    )  # fmt: skip


_OF_A_DAY = {"hour": 1 / 24, "minute": 1 / 1440, "second": 1 / 86_400}


def _vague_edtf(reference: Reference | None, unit: str, sign: int) -> str | None:
    """ "Years ago" is at least two of them; how many more, nobody says."""
    if reference is None or unit in ("hour", "minute", "second"):
        return None
    size = UNITS[unit][1]
    name, count = ("year", 2 * size) if size > 2 else (unit, 2)
    nearest = worded_edtf(f"{count} {name}s {'earlier' if sign < 0 else 'later'}", reference.edtf)
    if nearest is None:
        return None
    return f"[..{last_of(nearest)}]" if sign < 0 else f"[{first_of(nearest)}..]"


def _loosened(edtf: str | None, about: str, sign: int, reference: Reference | None) -> str | None:
    """The bounds with "about" (half as far again is not ruled out), "more than" or "less than"."""
    if edtf is None or reference is None or "/" in edtf:
        return edtf
    if about == "APPROX":
        return f"[{first_of(edtf)}~..{last_of(edtf)}~]" if ".." in edtf else f"{edtf}~"
    far = about in ("MORE_THAN", "EQUAL_OR_MORE")
    if sign < 0:
        return f"[..{last_of(edtf)}]" if far else f"[{first_of(edtf)}..{last_of(reference.edtf)}]"
    return f"[{first_of(edtf)}..]" if far else f"[{first_of(reference.edtf)}..{last_of(edtf)}]"


DISTANCES = (
    Rule("distance", AMOUNT_OPENINGS, compiled(
        rf"{COUNTED} (?P<side>ago|earlier|before that|after that|before|after(?:wards?)?|later|hence|from now|from today"
        r"|previously|prior|thereafter|beforehand|on)"
    ), read_distance),
)  # fmt: skip
