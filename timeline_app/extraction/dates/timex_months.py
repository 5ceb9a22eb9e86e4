"""Rules for dates with the name of a month: ``31 August 2021``, ``Aug. 15``, ``May 3-5``, ``May 2020``.

Dates in numbers alone are in ``timex_numeric``; longer and shorter stretches (decades, quarters, seasons) are in ``timex_periods``, parts of a date
("late August") in ``timex_parts``; a year that is left out is found in ``timex_years``.
"""

import re

from timeline_app.extraction.dates.calendar_unit import (
    CalendarUnit,
    Level,
    day_unit,
    month_unit,
)
from timeline_app.extraction.dates.timex_rule import Answer, Reading, Rule, Situation
from timeline_app.extraction.dates.timex_words import (
    DAY,
    MONTH,
    MONTH_NUMBERS,
    WEEKDAY_NUMBERS,
    YEAR,
    any_of,
    compiled,
    month_number,
)
from timeline_app.extraction.dates.timex_years import placed
from timeline_app.model.calendar import days_in_month
from timeline_app.model.source import Basis

_COMMA = r"(?:(?: )?,)?"
_LONG_WEEKDAYS = any_of([*WEEKDAY_NUMBERS])
_ANY_WEEKDAY = rf"(?:{_LONG_WEEKDAYS}|(?:Mon|Tues|Tue|Weds|Wed|Thurs|Thur|Thu|Fri|Sat|Sun)\.?)"
_DAY_BEFORE = rf"(?:{_ANY_WEEKDAY}{_COMMA} (?:the )?)?"
_YEAR_BEHIND = rf"(?:{_COMMA}(?: )?{YEAR})?"
_SECOND_DAY = DAY.replace("<day>", "<day2>").replace("<nth>", "<nth2>")
_SEPARATOR = r"(?P<sep>(?: )?[-–—](?: )?| to | through | until | and | or |, )"
_MONTH_OPENINGS = frozenset(MONTH_NUMBERS)
_WEEKDAY_OPENINGS = frozenset(
    [*WEEKDAY_NUMBERS, *(name[:3] for name in WEEKDAY_NUMBERS), "tues", "weds", "thur", "thurs"]
)
_DIGIT = frozenset("0")

# Words of general use that are spelled like a month; only a capital and what stands beside tells.
_ALSO_WORDS = frozenset(["may", "march", "mar", "august", "jan", "dec", "sep"])
_LEADS_TO_MONTH = re.compile(
    r"(?:\b(?:in|since|by|until|till|of|from|to|through|last|this|next|during|before|after|early|late|mid"
    r"|for|between|and|or|past|each|every|following|previous|around|about|starting|beginning|ending)|[-–/])$"
)


def read_day(match: re.Match[str], situation: Situation) -> Answer:
    """`August 31, 2021`, `31 August`, `Tuesday, 31st of August`."""
    if not _is_month(match, situation, has_day=True):
        return None
    return _day_reading(match, situation, int(match["day"]), *match.span())


def read_days(match: re.Match[str], situation: Situation) -> Answer:
    """`15 to 31 Aug`, `May 3-5`, `May 3 and 4`: two dates that share their month and year."""
    if not _is_month(match, situation, has_day=True):
        return None
    days = int(match["day"]), int(match["day2"])
    spans = (match.start(), match.start("sep")), (match.end("sep"), match.end())
    if days[0] == days[1] or (days[0] > days[1] and match["sep"].strip() not in ("and", "or", ",")):
        return None
    readings = [
        _day_reading(match, situation, day, *span) for day, span in zip(days, spans, strict=True)
    ]
    if any(reading is None for reading in readings):
        return None
    return [reading for reading in readings if reading]


def _day_reading(
    match: re.Match[str], situation: Situation, day: int, start: int, end: int
) -> Reading | None:
    month, year = month_number(match["month"]), match["year"]

    def of_year(number: int) -> CalendarUnit | None:
        fits = 1 <= day <= days_in_month(number, month)
        return day_unit(number, month, day) if fits else None

    if not 1 <= day <= days_in_month(4, month):
        return None
    if year:
        unit = of_year(int(year))
        if unit is None:
            return None
        return Reading(
            start=start, end=end, value=unit.value, edtf=unit.edtf, unit=unit, has_year=True
        )
    found = placed(of_year, situation, *match.span())
    if found is None:
        value = f"XXXX-{month:02}-{day:02}"
        return Reading(start=start, end=end, value=value, edtf=value)
    return found.reading(start, end)


def read_month(match: re.Match[str], situation: Situation) -> Answer:
    """`August 2021`, `October of 1963`, `August`."""
    if not _is_month(match, situation, has_day=bool(match["year"])):
        return None
    month = month_number(match["month"])
    if match["year"]:
        return _reading(match, month_unit(int(match["year"]), month), has_year=True)
    found = placed(lambda year: month_unit(year, month), situation, *match.span())
    if found is None:
        value = f"XXXX-{month:02}"
        return Reading(start=match.start(), end=match.end(), value=value, edtf=value)
    return found.reading(*match.span())


def read_ordinal(match: re.Match[str], situation: Situation) -> Answer:
    """`the 24th`, `Tuesday 12th`: of the month that is told or that the document was written in."""
    day = int(match["day"])
    if not match["weekday"] and not re.match(
        r"(?:[.,;:)!?]|$|of (?:this|that|last|next|the) month)", situation.after(match.end())
    ):
        return None
    if not match["weekday"] and not re.search(
        r"\b(?:on|by|until|till|since|from|to|before|after)$", situation.before(match.start())
    ):
        return None
    story = situation.story(Level.MONTH)
    month = story.unit(Level.MONTH) if story else None
    value = f"XXXX-XX-{day:02}"
    if month is None or story is None:
        return Reading(start=match.start(), end=match.end(), value=value, basis=Basis.RELATIVE)
    if not day <= month.days[1] - month.days[0] + 1:
        return None
    unit = CalendarUnit(Level.DAY, month.days[0] + day - 1)
    return Reading(
        start=match.start(), end=match.end(), value=unit.value, edtf=unit.edtf, unit=unit,
        basis=Basis.RELATIVE, anchor=story.words,
    )  # fmt: skip


def _is_month(match: re.Match[str], situation: Situation, *, has_day: bool) -> bool:
    """Whether the name of a month is one here, and not "may", a march, or somebody called April."""
    word = match["month"]
    name = word.lower().rstrip(".")
    is_capital = word[0].isupper()
    if has_day:
        return is_capital or name not in _ALSO_WORDS
    if not is_capital and name in _ALSO_WORDS:
        return False
    _, tokens = situation.clauses.tokens_in(situation.piece.span(*match.span("month")))
    if any(token.entity in ("PERSON", "ORG") for token in tokens):
        return False
    if _LEADS_TO_MONTH.search(situation.before(match.start("month"))):
        return True
    if name not in _ALSO_WORDS and len(name) > 3:
        return True
    is_named = bool(tokens) and tokens[0].entity == "DATE" and tokens[0].pos == "PROPN"
    return is_named or (len(name) < 4 and word.endswith("."))


def _reading(match: re.Match[str], unit: CalendarUnit, *, has_year: bool) -> Reading:
    return Reading(
        start=match.start(), end=match.end(), value=unit.value, edtf=unit.edtf, unit=unit,
        has_year=has_year,
    )  # fmt: skip


MONTHS = (
    Rule("month day", _MONTH_OPENINGS | _WEEKDAY_OPENINGS, compiled(
        rf"{_DAY_BEFORE}{MONTH} (?:the )?{DAY}{_YEAR_BEHIND}"
    ), read_day),
    Rule("day month", _DIGIT | _WEEKDAY_OPENINGS | {"the"}, compiled(
        rf"{_DAY_BEFORE}(?:the (?=[0-9]{{1,2}}(?:st|nd|rd|th| of)))?(?<![$£€.:/-]){DAY} (?:of )?{MONTH}{_YEAR_BEHIND}"
    ), read_day),
    Rule("ordinal day", _WEEKDAY_OPENINGS | {"the"}, compiled(
        rf"(?:(?P<weekday>{_LONG_WEEKDAYS}),? (?:the )?|the )(?P<day>[12][0-9]|3[01]|[1-9])(?:st|nd|rd|th)"
        r"(?! (?:century|anniversary|birthday|floor|street|avenue|minute|day|week|month|year))"
    ), read_ordinal),
    Rule("month days", _MONTH_OPENINGS | _WEEKDAY_OPENINGS, compiled(
        rf"{_DAY_BEFORE}{MONTH} (?:the )?{DAY}{_SEPARATOR}(?:the )?{_SECOND_DAY}"
        rf"(?=(?: )?(?:[.;:)\-–]|$|,(?! [0-9]{{1,2}} ))| [a-z])(?! (?:people|per|of|were|others|more|million|dead|to|[a-z]+s (?:were|had)))"
        rf"{_YEAR_BEHIND}"
    ), read_days),
    Rule("days month", _DIGIT | _WEEKDAY_OPENINGS, compiled(
        rf"{_DAY_BEFORE}(?<![$£€.:/-]){DAY}{_SEPARATOR}(?:the )?{_SECOND_DAY} (?:of )?{MONTH}{_YEAR_BEHIND}"
    ), read_days),
    Rule("month", _MONTH_OPENINGS, compiled(
        rf"{MONTH}(?:(?:{_COMMA}(?: of)? |[-/]){YEAR})?"
    ), read_month),
)  # fmt: skip
