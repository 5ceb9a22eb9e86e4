"""Rules for parts of a date: ``late August 2021``, ``the end of last month``, ``the morning of 3 May``.

They build on the date that stands behind them, whatever rule has read it. How long a part is, is the
model's (``model.typed_window``).
"""

import re
from dataclasses import replace

from timeline_app.extraction.dates.calendar_unit import CalendarUnit, Level, window_edtf
from timeline_app.extraction.dates.date_reference import Reference, reference_to
from timeline_app.extraction.dates.timex import TimexKind
from timeline_app.extraction.dates.timex_rule import Answer, Reading, Rule, Situation
from timeline_app.extraction.dates.timex_words import DAYPARTS, compiled
from timeline_app.model.typed_window import DAYS, Part, Span

_THIRDS = {
    **dict.fromkeys(("early", "earlier", "beginning", "start", "dawn", "outset", "opening"), 0),
    **dict.fromkeys(("mid", "middle", "midst"), 1),
    **dict.fromkeys(("late", "later", "end", "close", "tail end"), 2),
}
_MODIFIERS = "START", "MID", "END"
# Units that a part may be said of; "late Friday" is of a day.
_HALF_CODES = {
    "first half": 0,
    "second half": 1,
    "latter half": 1,
    "latter part": 1,
    "early part": 0,
}


_TO = re.compile(r" {0,2}(?:[-–—/]|to|and) {0,2}")


def read_part(match: re.Match[str], situation: Situation) -> Answer:
    """`early`, `mid-`, `the end of` with a date behind it."""
    name = " ".join((match["part"] or match["whole"]).lower().split())
    date = situation.date_at(match.end())
    if date is None or date.unit is None or date.kind is TimexKind.SET:
        return None
    words = situation.text[date.start : date.end].lower()
    if name in ("earlier", "later") and not re.match(
        r"(?:this|that|in|today|the same|last|next|[a-z]+day)\b", words
    ):
        return None
    if match["the"] and match["part"] and not _takes_article(date):
        return None
    third = _THIRDS[name]
    reading = _with_part(date, match.start(), Part("", 3, third), _MODIFIERS[third])
    is_compared = name in ("earlier", "later") and date.unit.level is not Level.DAY
    if not is_compared or date.kind is not TimexKind.DATE:
        return reading
    return replace(reading, edtf=_compared(date.unit, situation, is_earlier=name == "earlier"))


def _compared(unit: CalendarUnit, situation: Situation, *, is_earlier: bool) -> str:
    """ "Earlier this year" is up to the day of writing, "earlier that year" up to what was told last."""
    first, last = unit.days
    told = situation.discourse.last
    inside = (
        told.unit.days
        if told is not None and told.unit is not None and told.unit.level is not unit.level
        else None
    )
    if inside is None or not first <= inside[0] <= inside[1] <= last:
        reference = situation.reference
        inside = (reference.first, reference.last) if reference is not None else None
    if inside is None or not first <= inside[0] <= inside[1] <= last:
        return unit.edtf
    span = Span(DAYS, first, inside[1]) if is_earlier else Span(DAYS, inside[0], last)
    return window_edtf(span)


def _takes_article(date: Reading) -> bool:
    return date.unit is not None and date.unit.level in (Level.DECADE, Level.CENTURY, Level.SEASON)


def read_half(match: re.Match[str], situation: Situation) -> Answer:
    """`the first half of August`, `the latter part of the decade`."""
    date = situation.date_at(match.end())
    if date is None or date.unit is None or date.unit.level in (Level.YEAR, Level.DAY):
        return None
    place = _HALF_CODES[" ".join(match["half"].lower().split())]
    return _with_part(date, match.start(), Part("", 2, place), ("START", "END")[place])


def _with_part(date: Reading, start: int, part: Part, modifier: str) -> Reading:
    assert date.unit is not None
    edtf = date.unit.part_edtf(part) if date.kind is TimexKind.DATE else date.edtf
    return replace(date, start=start, modifier=modifier, edtf=edtf, unit=date.unit)


def read_week_of(match: re.Match[str], situation: Situation) -> Answer:
    """`the week of May 5`, `the first week of June`."""
    date = situation.date_at(match.end())
    if date is None or date.unit is None:
        return None
    if date.unit.level is Level.DAY and not match["nth"]:
        return situation.anchored(
            match.start(), date.end, Level.WEEK, 0, _reference_of(date, situation)
        )
    nth = (match["nth"] or "").lower()
    if not nth or date.unit.level in (Level.DAY, Level.WEEK, Level.DECADE, Level.CENTURY):
        return None
    number = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1, "final": -1}[nth]
    if match["unit"].lower() == "day":
        first, last = date.unit.days
        unit = CalendarUnit(Level.DAY, first + number if number >= 0 else last)
        return replace(date, start=match.start(), value=unit.value, edtf=unit.edtf, unit=unit)
    edtf = date.unit.part_edtf(Part(match["unit"].lower(), 1, number))
    return replace(date, start=match.start(), edtf=edtf)


def _reference_of(date: Reading, situation: Situation) -> Reference | None:
    words = situation.text[date.start : date.end]
    return reference_to(date.edtf, words)


def read_daypart_of(match: re.Match[str], situation: Situation) -> Answer:
    """`the morning of 3 May`, `the night of the attack` only where that has a date."""
    date = situation.date_at(match.end())
    if date is None or date.unit is None or date.unit.level is not Level.DAY:
        return None
    if date.kind is not TimexKind.DATE:
        return None
    code = _daypart_of(match)
    end = _end_of_night(date, situation) if code == "NI" else date.end
    return with_daypart(date, match.start(), end, code)


def _end_of_night(date: Reading, situation: Situation) -> int:
    """ "The night of 4–5 August" is one night, that of both its days."""
    joined = _TO.match(situation.text, date.end)
    after = None if joined is None else situation.date_at(joined.end())
    if after is None or date.unit is None or after.unit != date.unit.shifted(1):
        return date.end
    return after.end


def _daypart_of(match: re.Match[str]) -> str:
    if match["daypart"]:
        return DAYPARTS[match["daypart"].lower()]
    return "NI" if match["hours"].lower() == "late" else "MO"


def with_daypart(date: Reading, start: int, end: int, code: str) -> Reading:
    """The day's morning, afternoon, evening or night.

    EDTF tells the day only: which hours a morning has is nobody's to say, and reads badly.
    """
    assert date.unit is not None
    return replace(
        date, start=start, end=end, kind=TimexKind.TIME, value=f"{date.unit.value}T{code}",
        edtf=date.unit.night_edtf if code == "NI" else date.edtf,
    )  # fmt: skip


PARTS = (
    Rule("part", frozenset(["the", "early", "earlier", "late", "later", "mid", "very", "end", "middle",
                            "beginning", "start", "close", "dawn", "outset"]), compiled(
        r"(?P<the>the )?(?:very )?(?:(?P<part>early|earlier|late|later|mid)(?:-(?: )?| (?:in )?)"
        r"|(?P<whole>beginning|start|middle|end|close|dawn|outset|midst|tail end) of )(?=\w|['’])",
        goes_on=True,
    ), read_part),
    Rule("half", frozenset(["the"]), compiled(
        r"the (?P<half>first half|second half|latter half|latter part|early part) of (?=\w)", goes_on=True
    ), read_half),
    Rule("week of", frozenset(["the"]), compiled(
        r"the (?:(?P<nth>first|second|third|fourth|last|final) )?(?P<unit>week|day|weekend) (?:of|in) (?=\w)", goes_on=True
    ), read_week_of),
    Rule("daypart of", frozenset(["the"]), compiled(
        r"the (?:(?:early |late )?(?P<daypart>morning|afternoon|evening|night)|(?P<hours>early|late|small) hours) of (?=\w)", goes_on=True
    ), read_daypart_of),
)  # fmt: skip
