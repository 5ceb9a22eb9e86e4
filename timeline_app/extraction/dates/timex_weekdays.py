"""Rules for days of the week: ``Friday``, ``last Tuesday night``, ``Sundays``.

A day of the week beside a date in full is part of that date (``timex_months``).
"""

import re
from dataclasses import replace

from timeline_app.extraction.dates.calendar_unit import CalendarUnit, Level
from timeline_app.extraction.dates.date_reference import Reference, reference_to
from timeline_app.extraction.dates.timex import TimexKind
from timeline_app.extraction.dates.timex_parts import with_daypart
from timeline_app.extraction.dates.timex_rule import Answer, Reading, Rule, Situation
from timeline_app.extraction.dates.timex_words import (
    DAYPARTS,
    WEEKDAY,
    WEEKDAY_NUMBERS,
    any_of,
    compiled,
    weekday_number,
)
from timeline_app.extraction.sentences.clause_tense import Tense
from timeline_app.model.source import Basis

# Days that have their names from what happened on them, and holidays, which ``timex_named_days`` knows.
_NAMED = re.compile(
    r"\b(?:bloody|black|super|cyber|fat|ash|good|palm|shrove|holy|maundy|easter|whit)$"
)
_BACK = frozenset(
    ["last", "this past", "past", "the previous", "the preceding", "the past", "the prior"]
)
_AHEAD = frozenset(["next", "this coming", "coming", "the following", "the next", "the coming"])


def read_weekday(match: re.Match[str], situation: Situation) -> Answer:
    """The one on or before the document's day; after it, where the clause looks ahead."""
    word = match["weekday"]
    start, end = match.span()
    if not word[0].isupper() or _NAMED.search(situation.before(start, 12)):
        return None
    side = " ".join((match["side"] or "").lower().split())
    reference = situation.reference
    if side in ("the following", "the previous", "the preceding", "the next", "the prior"):
        reference = situation.story(Level.DAY)
    number = weekday_number(word)
    opened = _range_start(situation, start) if not side else None
    if opened is not None:
        reference, side = opened, "next"
    if reference is None:
        reading = Reading(
            start=start, end=end, value=f"XXXX-WXX-{number + 1}", basis=Basis.RELATIVE
        )
    else:
        ahead = side in _AHEAD
        if not side or side == "this":
            ahead = situation.tense(start, end) is Tense.FUTURE
        reading = _beside(match, reference, number, ahead=ahead, is_other=side not in ("", "this"))
    part = match["daypart"]
    if part is None:
        third = {"early": "START", "late": "END"}.get((match["third"] or "").lower())
        return replace(reading, modifier=third)
    code = DAYPARTS[part.lower()]
    if reading.unit is None:
        return replace(reading, kind=TimexKind.TIME, value=f"{reading.value}T{code}")
    return with_daypart(reading, start, end, code)


_TO = re.compile(r" {0,3}(?:[-–—]|to|through|thru|until|till) {0,3}")


def _range_start(situation: Situation, start: int) -> Reference | None:
    """The day that a range begins on: "from Monday to Friday" ends on the Friday after."""
    last = situation.discourse.last
    if last is None or situation.discourse.age or last.unit is None:
        return None
    if (
        last.rule != "weekday"
        or last.unit.level is not Level.DAY
        or not _TO.fullmatch(situation.text, last.end, start)
    ):
        return None
    return reference_to(last.unit.edtf, "the day before it in the text")


def _beside(
    match: re.Match[str], reference: Reference, number: int, *, ahead: bool, is_other: bool
) -> Reading:
    def nearest(day: int) -> int:
        back = ((day + 3) % 7 - number) % 7
        if ahead:
            return day + (7 - back) % 7 + (7 if is_other and not back else 0)
        return day - (back or (7 if is_other else 0))

    first, last = nearest(reference.first), nearest(reference.last)
    basis = Basis.RELATIVE
    if first != last:
        low, high = (CalendarUnit(Level.DAY, day).edtf for day in (first, last))
        return Reading(
            start=match.start(), end=match.end(), value=f"XXXX-WXX-{number + 1}",
            edtf=f"[{low}..{high}]", basis=basis, anchor=reference.words,
        )  # fmt: skip
    unit = CalendarUnit(Level.DAY, first)
    return Reading(
        start=match.start(), end=match.end(), value=unit.value, edtf=unit.edtf, unit=unit,
        basis=basis, anchor=reference.words,
    )  # fmt: skip


def read_weekdays(match: re.Match[str], situation: Situation) -> Answer:
    """`Sundays`, `Friday nights`: every one of them."""
    word = match["weekday"]
    if not word[0].isupper():
        return None
    value = f"XXXX-WXX-{weekday_number(word) + 1}"
    part = match["daypart"]
    if part:
        value += f"T{DAYPARTS[part.lower()]}"
    return Reading(start=match.start(), end=match.end(), kind=TimexKind.SET, value=value)


_SIDE = (
    r"(?P<side>last|next|this past|this coming|this|past|coming|the following|the previous|the preceding"
    r"|the next|the past|the coming|the prior)"
)
_LONG = any_of([*WEEKDAY_NUMBERS])
_DAYPART = r"(?P<daypart>morning|afternoon|evening|night)"

WEEKDAYS = (
    Rule("weekday", frozenset(
        [*WEEKDAY_NUMBERS, *(name[:3] for name in WEEKDAY_NUMBERS), "tues", "weds", "thur", "thurs",
         "last", "next", "this", "past", "coming", "the", "early", "late"]
    ), compiled(
        rf"(?:(?P<third>early|late) )?(?:{_SIDE} )?{WEEKDAY}(?:(?:['’]s)?,? (?:early |late )?{_DAYPART})?"
    ), read_weekday),
    Rule("weekdays", frozenset(WEEKDAY_NUMBERS) | {f"{name}s" for name in WEEKDAY_NUMBERS}, compiled(
        rf"(?P<weekday>{_LONG})(?:s(?: {_DAYPART}s?)?| (?:morning|afternoon|evening|night)s)"
    ), read_weekdays, makes_dates=False),
)  # fmt: skip
