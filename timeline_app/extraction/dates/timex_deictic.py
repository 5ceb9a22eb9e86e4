"""Rules for words that lean on the document's date or on the date told last: ``yesterday``, ``last week``, ``that year``.

Distances ("two days ago") are in ``timex_distance``, weekdays in ``timex_weekdays``.
"""

import re
from dataclasses import replace

from timeline_app.extraction.dates.calendar_unit import Level
from timeline_app.extraction.dates.timex import TimexKind
from timeline_app.extraction.dates.timex_edtf import worded_edtf
from timeline_app.extraction.dates.timex_parts import with_daypart
from timeline_app.extraction.dates.timex_periods import fiscal_year
from timeline_app.extraction.dates.timex_rule import Answer, Reading, Rule, Situation
from timeline_app.extraction.dates.timex_words import DAYPARTS, compiled
from timeline_app.extraction.sentences.clause_tense import Tense
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
    if side == "the same" and _YEAR_BACK.match(situation.after(match.end())):
        offset -= {Level.QUARTER: 4, Level.MONTH: 12, Level.YEAR: 1}.get(level, 0)
    reading = situation.anchored(match.start(), match.end(), level, offset, reference)
    return fiscal_year(reading) if fiscal and level is Level.YEAR else reading


def _is_length(side: str, level: Level) -> bool:
    """ "The past year" is a length of time that ends now, "the last quarter" is one of the calendar's."""
    if level in (Level.QUARTER, Level.WEEKEND, Level.DAY):
        return False
    return side in ("the past", "this past", "the last", "the coming")


_YEAR_BACK = re.compile(
    r"(?:of |in )?(?:last year|the (?:previous|prior|preceding) year|a year (?:ago|earlier|before))"
)
_LENGTHS = {
    Level.WEEK: "P1W",
    Level.MONTH: "P1M",
    Level.YEAR: "P1Y",
    Level.DECADE: "P10Y",
    Level.CENTURY: "P100Y",
}


_LENGTHS_IN_WORDS = {
    Level.WEEK: "7 days",
    Level.MONTH: "1 months",
    Level.YEAR: "12 months",
    Level.DECADE: "10 years",
    Level.CENTURY: "100 years",
}


def _length(match: re.Match[str], situation: Situation, level: Level, offset: int) -> Reading:
    reference = situation.reference
    words = f"the {'last' if offset < 0 else 'next'} {_LENGTHS_IN_WORDS[level]}"
    edtf = worded_edtf(words, reference.edtf) if reference else None
    return Reading(
        start=match.start(), end=match.end(), kind=TimexKind.DURATION, value=_LENGTHS[level],
        edtf=edtf, basis=Basis.RELATIVE, anchor=reference.words if reference else None,
    )  # fmt: skip


def _daypart(match: re.Match[str], situation: Situation, side: str, code: str) -> Answer:
    """`this morning`, `last night`, `the next morning`, `that evening`."""
    if side in _STORY_OFFSETS and side != "next":
        offset, reference = _STORY_OFFSETS[side], situation.story(Level.DAY)
    else:
        offset, reference = _OFFSETS[side], situation.reference
    reading = situation.anchored(match.start(), match.end(), Level.DAY, offset, reference)
    if reading.unit is None:
        return replace(reading, kind=TimexKind.TIME, value=f"{reading.value}T{code}")
    return with_daypart(reading, match.start(), match.end(), code)


def read_overnight(match: re.Match[str], situation: Situation) -> Answer:
    """The night before the document's day, in most news, or the one that follows."""
    reading = situation.anchored(match.start(), match.end(), Level.DAY, 0)
    edtf = None
    if reading.unit is not None:
        before, after = reading.unit.shifted(-1).value, reading.unit.shifted(1).value
        edtf = f"[{before}..{after}]"
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


_SIDE = (
    r"(?P<side>(?:the|this) (?:very )?(?:current|present|past|last|next|coming|upcoming|following|previous"
    r"|preceding|prior|subsequent|same|latest)|that (?:very|same)|this|last|next|that|current|past|coming)"
)
_UNIT = (
    r"(?P<unit>day|week|weekend|month|quarter|year|decade|century|morning|afternoon|evening|night)"
)
_DAYPART = r"(?P<daypart>morning|afternoon|evening|night)"

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
)  # fmt: skip
