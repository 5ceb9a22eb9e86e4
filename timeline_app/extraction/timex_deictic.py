"""Rules for words that lean on the document's date or on the date told last: ``yesterday``, ``last week``, ``that year``.

Distances ("two days ago") are in ``timex_distance``, weekdays in ``timex_weekdays``.
"""

import re
from dataclasses import replace

from timeline_app.extraction.calendar_unit import CalendarUnit, Level, month_unit
from timeline_app.extraction.clause_tense import Tense
from timeline_app.extraction.timex import TimexKind
from timeline_app.extraction.timex_parts import with_daypart
from timeline_app.extraction.timex_rule import Answer, Reading, Reference, Rule, Situation
from timeline_app.extraction.timex_words import DAYPARTS, compiled, month_number
from timeline_app.model.source import Basis

_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
_OFFSETS = {
    **dict.fromkeys(("this", "the current", "the present", "current", "this very", "this same"), 0),
    **dict.fromkeys(("last", "this past", "this last", "the past", "the last", "past"), -1),
    **dict.fromkeys(
        ("next", "this coming", "the coming", "the upcoming", "this next", "coming"), 1
    ),
    **dict.fromkeys(("the latest", "the just-ended"), -1),
}
_STORY_OFFSETS = {
    **dict.fromkeys(("the next", "the following", "the very next", "the subsequent", "next"), 1),
    **dict.fromkeys(("the previous", "the preceding", "the prior", "the earlier"), -1),
    **dict.fromkeys(("that", "that same", "the same", "the very same", "that very"), 0),
}
# A night's hours reach into the next day; TIMEX3 names it by the day that it begins on.
_LEVELS = {level.value: level for level in Level}


def read_day(match: re.Match[str], situation: Situation) -> Answer:
    """`yesterday`, `tomorrow morning`, `earlier today`, `tonight`."""
    word = match["word"].lower()
    reading = situation.anchored(match.start(), match.end(), Level.DAY, _DAYS[word])
    part = match["daypart"]
    code = DAYPARTS[part.lower()] if part else "NI" if word == "tonight" else None
    if code is None:
        return replace(reading, modifier=_third(match["third"]))
    if reading.unit is None:
        return replace(reading, kind=TimexKind.TIME, value=f"{reading.value}T{code}", unit=None)
    return with_daypart(reading, match.start(), match.end(), code)


def _third(word: str | None) -> str | None:
    name = (word or "").lower()
    return {"early": "START", "earlier": "START", "late": "END", "later": "END"}.get(name)


def read_day_beyond(match: re.Match[str], situation: Situation) -> Answer:
    """`the day before yesterday`, `the day after tomorrow`."""
    offset = -2 if match["side"] else 2
    return situation.anchored(match.start(), match.end(), Level.DAY, offset)


def read_unit(match: re.Match[str], situation: Situation) -> Answer:
    """`last week`, `this year`, `next quarter`, `the following morning`, `that day`."""
    side = " ".join(word for word in match["side"].lower().split() if word != "very")
    name = match["unit"].lower()
    if side not in _OFFSETS and side not in _STORY_OFFSETS:
        return None
    fiscal = match["fiscal"] is not None
    if name in DAYPARTS:
        return _daypart(match, situation, side, DAYPARTS[name])
    level = _LEVELS[name]
    if side in _STORY_OFFSETS and not (side == "next" and level is not Level.DAY):
        offset, reference = _STORY_OFFSETS[side], situation.story(level)
    else:
        offset, reference = _OFFSETS[side], situation.reference
        if _is_length(side, level) and not fiscal:
            return _length(match, situation, level, offset)
    reading = situation.anchored(match.start(), match.end(), level, offset, reference)
    if fiscal and reading.unit is not None and level is Level.YEAR:
        year = reading.unit.number
        return replace(reading, value=f"FY{year}", edtf=f"[{year - 1}..{year + 1}]")
    return reading


def _is_length(side: str, level: Level) -> bool:
    """ "The past year" is a length of time that ends now, "the last quarter" is one of the calendar's."""
    if level in (Level.QUARTER, Level.WEEKEND, Level.DAY):
        return False
    return side in ("the past", "this past", "the last", "the coming")


_LENGTHS = {
    Level.WEEK: "P1W",
    Level.MONTH: "P1M",
    Level.YEAR: "P1Y",
    Level.DECADE: "P10Y",
    Level.CENTURY: "P100Y",
}


def _length(match: re.Match[str], situation: Situation, level: Level, offset: int) -> Reading:
    reference = situation.reference
    edtf = None
    if reference is not None:
        low = reference.window(level, min(offset, 0)), reference.window(level, max(offset, 0))
        edtf = _hull(low[0], low[1], reference, offset)
    return Reading(
        start=match.start(), end=match.end(), kind=TimexKind.DURATION, value=_LENGTHS[level],
        edtf=edtf, basis=Basis.RELATIVE, anchor=reference.words if reference else None,
    )  # fmt: skip


def _hull(first: str, last: str, reference: Reference, offset: int) -> str:
    """From the unit before to the reference's own day, or from there to the unit after."""
    low, high = first.strip("[]").split(".."), last.strip("[]").split("..")
    return f"{low[0]}/{reference.edtf}" if offset < 0 else f"{reference.edtf}/{high[-1]}"


def _daypart(match: re.Match[str], situation: Situation, side: str, code: str) -> Answer:
    """`this morning`, `last night`, `the next morning`, `that evening`."""
    if side in _STORY_OFFSETS and side != "next":
        offset, reference = _STORY_OFFSETS[side], situation.story(Level.DAY)
    else:
        offset, reference = _OFFSETS[side], situation.reference
    reading = situation.anchored(match.start(), match.end(), Level.DAY, offset, reference)
    if reading.unit is None:
        return replace(reading, kind=TimexKind.TIME, value=f"{reading.value}T{code}")
    found = with_daypart(reading, match.start(), match.end(), code)
    if code == "NI":
        day, after = reading.unit.value, reading.unit.shifted(1).value
        found = replace(found, edtf=f"[{day}T18..{after}T06]")
    return found


def read_overnight(match: re.Match[str], situation: Situation) -> Answer:
    """The night before the document's day, in most news, or the one that follows."""
    reading = situation.anchored(match.start(), match.end(), Level.DAY, 0)
    edtf = None
    if reading.unit is not None:
        before, after = reading.unit.shifted(-1).value, reading.unit.shifted(1).value
        edtf = f"[{before}T18..{after}T06]"
    return replace(reading, kind=TimexKind.TIME, value=f"{reading.value}TNI", edtf=edtf)


def read_weekend(match: re.Match[str], situation: Situation) -> Answer:
    """`the weekend`: the last one, or the next one where the clause looks ahead."""
    reference = situation.reference
    if reference is None or reference.day is None:
        return situation.anchored(match.start(), match.end(), Level.WEEKEND, 0)
    is_weekend = (reference.day + 3) % 7 > 4
    ahead = situation.tense(*match.span()) is Tense.FUTURE
    offset = 0 if ahead or is_weekend else -1
    return situation.anchored(match.start(), match.end(), Level.WEEKEND, offset)


_OF_YEAR = re.compile(
    r"\b(?:rest|remainder|half|part|course|most|end|much|months?|quarters?|balance|middle|beginning|start"
    r"|time|close|weeks|days|all|out|best|worst|earlier|later|far) (?:of|in|for)$|\b(?:in|for|during|over|through|throughout"
    r"|later in|earlier in|by|within|into|so far|of)$"
)


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
    return situation.anchored(match.start(), match.end(), level, 0, situation.story(level))


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
        basis=Basis.RELATIVE, anchor=reference.words,
    )  # fmt: skip


_SIDE = (
    r"(?P<side>(?:the|this) (?:very )?(?:current|present|past|last|next|coming|upcoming|following|previous"
    r"|preceding|prior|subsequent|same|latest)|that (?:very|same)|this|last|next|that|current|past|coming)"
)
_UNIT = (
    r"(?P<unit>day|week|weekend|month|quarter|year|decade|century|morning|afternoon|evening|night)"
)
_DAYPART = r"(?P<daypart>morning|afternoon|evening|night)"
_MONTHS = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Aug|Sept|Sep|Oct|Nov|Dec)\.?)"
)
_MONTH_OPENINGS = frozenset(
    [*("january", "february", "march", "april", "may", "june", "july", "august", "september"),
     *("october", "november", "december", "jan", "feb", "aug", "sept", "sep", "oct", "nov", "dec")]
)  # fmt: skip

DEICTIC = (
    Rule("day", frozenset(["today", "yesterday", "tomorrow", "tonight", "early", "earlier", "late", "later"]),
         compiled(rf"(?:(?P<third>early|earlier|late|later) )?(?P<word>today|yesterday|tomorrow|tonight)"
                  rf"(?:(?:['’]s)? {_DAYPART})?"), read_day),
    Rule("day beyond", frozenset(["the"]),
         compiled(r"the day (?:(?P<side>before) yesterday|after tomorrow)"), read_day_beyond),
    Rule("unit", frozenset(["this", "last", "next", "the", "that", "current", "past", "coming"]),
         compiled(rf"{_SIDE} (?P<fiscal>fiscal |financial |school |academic |calendar )?{_UNIT}(?!['’]?s?[- ]old)"),
         read_unit),
    Rule("overnight", frozenset(["overnight"]), compiled(r"overnight"), read_overnight, makes_dates=False),
    Rule("weekend", frozenset(["the"]), compiled(r"the weekend"), read_weekend),
    Rule("the unit", frozenset(["the"]), compiled(r"the (?:(?:full|whole|entire) )?(?P<unit>quarter|year|month|week|day)(?!-)"),
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
