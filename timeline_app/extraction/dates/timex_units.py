"""Rules for units that need a second look: ``the quarter``, ``the year-ago period``, ``last August``, ``June last year``.

The plain ones ("last week", "that year") are in ``timex_deictic``.
"""

import re
from dataclasses import replace

from timeline_app.extraction.dates.calendar_unit import CalendarUnit, Level, month_unit, year_unit
from timeline_app.extraction.dates.timex import TimexKind
from timeline_app.extraction.dates.timex_parts import with_daypart
from timeline_app.extraction.dates.timex_periods import fiscal_year
from timeline_app.extraction.dates.timex_rule import Answer, Reading, Rule, Situation
from timeline_app.extraction.dates.timex_words import DAYPARTS, YEAR, compiled, month_number
from timeline_app.model.source import Basis
from timeline_app.model.typed_window import Part

_LEVELS = {level.value: level for level in Level}
_OF_YEAR = re.compile(
    r"\b(?:rest|remainder|half|part|course|most|end|much|months?|quarters?|balance|middle|beginning|start"
    r"|time|close|weeks|days|all|out|best|worst|earlier|later|far) (?:of|in|for)$|\b(?:in|for|during|over|through|throughout"
    r"|later in|earlier in|by|within|into|so far|of)$"
)

_MONTHS = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Aug|Sept|Sep|Oct|Nov|Dec)\.?)"
)

_MONTH_OPENINGS = frozenset(
    [*("january", "february", "march", "april", "may", "june", "july", "august", "september"),
     *("october", "november", "december", "jan", "feb", "aug", "sept", "sep", "oct", "nov", "dec")]
)  # fmt: skip


def read_the_unit(match: re.Match[str], situation: Situation) -> Answer:
    """`the quarter`, `the year`, `the day`, where a preposition makes them one of the calendar."""
    level = _LEVELS[match["unit"].lower()]
    before, after = situation.before(match.start()), situation.after(match.end())
    if match["unit"][0].isupper() or re.match(
        r"(?:of|that|when|which|before|after|since|in which|he|she|they|we|i|it|ended|ending|to|ago|century)\b",
        after,
    ):
        return None
    if before.endswith(" of") and not re.search(
        r"\b(?:rest|remainder|half|part|course|most|end|much|months?|quarters?|balance|start|days|weeks|time"
        r"|remainder|beginning|middle|all) of$",
        before,
    ):
        return None
    if level is Level.DAY and not re.search(r"\b(?:earlier|later|late|early) in$", before):
        return None
    if not _OF_YEAR.search(before):
        return None
    quarter = situation.discourse.quarter
    if level is Level.QUARTER:
        if quarter is None or quarter.level is not Level.QUARTER:
            return situation.anchored(match.start(), match.end(), level, -1)
        return Reading(
            start=match.start(), end=match.end(), value=quarter.value, edtf=quarter.edtf,
            unit=quarter, basis=Basis.RELATIVE, anchor="the quarter told before",
        )  # fmt: skip
    reading = situation.anchored(match.start(), match.end(), level, 0, situation.story(level))
    return fiscal_year(reading) if match["fiscal"] and level is Level.YEAR else reading


def read_year_ago(match: re.Match[str], situation: Situation) -> Answer:
    """`the year-ago quarter`, `year-earlier`: what was told last, a year before."""
    quarter = situation.discourse.quarter
    nth = match["nth"]
    if nth and quarter is not None:
        number = ("first", "second", "third", "fourth").index(nth.lower())
        quarter = CalendarUnit(Level.QUARTER, quarter.number // 4 * 4 + number)
    if quarter is None:
        return situation.anchored(match.start(), match.end(), Level.YEAR, -1)
    unit = quarter.shifted(-4 if quarter.level is Level.QUARTER else -2)
    return Reading(
        start=match.start(), end=match.end(), value=unit.value, edtf=unit.edtf, unit=unit,
        basis=Basis.RELATIVE, anchor=f"the time told before, {quarter.value}",
    )  # fmt: skip


def read_month_of(match: re.Match[str], situation: Situation) -> Answer:
    """`last August`, `this May`, `August last year`."""
    if not (match["month"] or match["month2"])[0].isupper():
        return None
    reference = situation.reference
    month = month_number(match["month"] or match["month2"])
    side = " ".join((match["side"] or "").lower().split())
    year_side = (match["year_side"] or "").lower()
    this_year = reference.unit(Level.YEAR) if reference else None
    if reference is None or this_year is None:
        value = f"XXXX-{month:02}"
        return Reading(start=match.start(), end=match.end(), value=value, basis=Basis.RELATIVE)
    year = this_year.number
    if year_side:
        unit = month_unit(year + {"last": -1, "this": 0, "next": 1}[year_side], month)
    elif side in ("last", "this past", "the past", "past"):
        unit = month_unit(year, month)
        if unit.days[1] >= reference.first:
            unit = month_unit(year - 1, month)
    elif side in ("next", "this coming", "the coming"):
        unit = month_unit(year, month)
        if unit.days[0] <= reference.last:
            unit = month_unit(year + 1, month)
    else:
        unit = month_unit(year, month)
    return Reading(
        start=match.start(), end=match.end(), value=unit.value, edtf=unit.edtf, unit=unit,
        has_year=bool(year_side), basis=Basis.RELATIVE, anchor=reference.words,
    )  # fmt: skip


def read_daypart(match: re.Match[str], situation: Situation) -> Answer:
    """`in the afternoon`, `in the early evening`: of the day told last, else of the document's."""
    if not re.search(
        r"\b(?:in|by|during|until|since|throughout|into)$", situation.before(match.start())
    ):
        return None
    day = situation.anchored(*match.span(), Level.DAY, 0, situation.story(Level.DAY))
    code = DAYPARTS[match["daypart"].lower()]
    third = {"early": "START", "mid": "MID", "late": "END"}.get((match["third"] or "").lower())
    if day.unit is None:
        return replace(day, kind=TimexKind.TIME, value=f"{day.value}T{code}", modifier=third)
    return replace(with_daypart(day, *match.span(), code), modifier=third)


def read_year_end(match: re.Match[str], situation: Situation) -> Answer:
    """`year-end`, `year-end 2012`."""
    unit = year_unit(int(match["year"])) if match["year"] else None
    if unit is None:
        reading = situation.anchored(*match.span(), Level.YEAR, 0)
        unit = reading.unit
    else:
        reading = Reading(
            start=match.start(), end=match.end(), value=unit.value, unit=unit, has_year=True
        )
    if unit is None:
        return reading
    return replace(reading, modifier="END", edtf=unit.part_edtf(Part("", 3, 2)))


UNITS_TOLD = (
    Rule("daypart", frozenset(["the", "early", "mid", "late"]), compiled(
        r"(?:the )?(?:(?P<third>early|mid|late)(?: |-)?)?(?P<daypart>morning|afternoon|evening)(?! of\b)"
    ), read_daypart),
    Rule("year end", frozenset(["year"]), compiled(rf"year(?:-| )end(?: {YEAR})?"), read_year_end),
    Rule("the unit", frozenset(["the"]), compiled(r"the (?:(?:full|whole|entire) )?(?P<fiscal>(?:fiscal|financial) )?(?P<unit>quarter|year|month|week|day)(?!-)"),
         read_the_unit),
    Rule("year ago", frozenset(["year", "the", "a"]),
         compiled(r"(?:(?:the|a) )?(?:year(?:-| )ago|year(?:-| )earlier)"
                  r"(?= |-|[.,;)])(?: )?(?:(?P<nth>first|second|third|fourth)(?:-| )quarter|quarter|period|month|half)"),
         read_year_ago),
    Rule("month of", _MONTH_OPENINGS | {"last", "this", "next", "past", "the", "coming"},
         compiled(rf"(?:(?P<side>last|this past|this coming|this|next|past|coming) {_MONTHS}(?! (?:[0-9]|the [0-9]))"
                  rf"|{_MONTHS.replace('<month>', '<month2>')}(?:,)? (?:of )?(?P<year_side>last|this|next) year)"),
         read_month_of),
)  # fmt: skip
