"""Rules for stretches of the calendar: decades, centuries, quarters, halves, fiscal years, years BC.

Seasons are in ``timex_seasons``; "last quarter" and the like, which lean on another date, are in ``timex_deictic``.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from timeline_app.extraction.dates.calendar_unit import CalendarUnit, Level, year_unit
from timeline_app.extraction.dates.timex_rule import Answer, Reading, Rule, Situation
from timeline_app.extraction.dates.timex_words import (
    ORDINAL,
    YEAR,
    any_of,
    compiled,
    ordinal_number,
)
from timeline_app.extraction.dates.timex_years import placed
from timeline_app.model.source import Basis

_DECADES = {
    name: place
    for place, name in enumerate(
        ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"),
        2,
    )
}  # fmt: skip
OfYear = Callable[[int], CalendarUnit]

_SIDES = {"last": -1, "this": 0, "next": 1}
_ORDINAL_OPENINGS = frozenset(
    [*("first", "second", "third", "fourth", "0", "the", "fiscal", "latter")]
)


def read_decade(match: re.Match[str], situation: Situation) -> Answer:
    """`the 1990s`, `the '90s`, `the sixties`."""
    digits, name = match["decade"], match["name"]
    if digits and len(digits) == 2 and match[0][-4] not in "'’" and _is_measure(match, situation):
        return None
    if name:
        number = 190 + _DECADES[name.lower()]
    elif len(digits) == 4:
        if digits.endswith("00") and not digits.startswith("20"):  # as EDTF's century
            return named_unit(match, CalendarUnit(Level.CENTURY, int(digits[:2])))
        number = int(digits) // 10
    else:
        number = (190 if int(digits) > 19 else 200) + int(digits) // 10
    return named_unit(match, CalendarUnit(Level.DECADE, number))


def _is_measure(match: re.Match[str], situation: Situation) -> bool:
    """Whether "the 40s" are degrees or the years of somebody's life."""
    around = situation.before(match.start()) + situation.after(match.end(), 30)
    return re.search(r"temperature|degree|weather|highs?\b|lows?\b|\bage|aged", around) is not None


def read_century(match: re.Match[str], situation: Situation) -> Answer:
    """`the 19th century`, `the second century BC`."""
    number = ordinal_number(match["nth"])
    if not 1 <= number <= 30:
        return None
    if match["bc"]:
        value = f"BC{number - 1:02}"
        edtf = f"-{number - 1:02}XX"
        return Reading(start=match.start(), end=match.end(), value=value, edtf=edtf)
    return named_unit(match, CalendarUnit(Level.CENTURY, number - 1))


def read_share(match: re.Match[str], situation: Situation) -> Answer:
    """`the third quarter of 1998`, `Q3 2010`, `the first half of last year`, `third-quarter`."""
    level = Level.QUARTER if match["what"].lower().startswith("q") else Level.HALF
    per_year = 4 if level is Level.QUARTER else 2
    nth = match["nth"].lower()
    number = 2 if nth == "latter" else int(nth) if nth.isdigit() else ordinal_number(nth)
    if not 1 <= number <= per_year or _is_other_share(match, situation, level):
        return None
    year, side = match["year"], (match["side"] or "").lower()

    def of_year(which: int) -> CalendarUnit:
        return CalendarUnit(level, which * per_year + number - 1)

    if year:
        return named_unit(match, of_year(int(year)))
    if side:
        this_year = situation.reference.unit(Level.YEAR) if situation.reference else None
        if this_year is None or situation.reference is None:
            return None
        unit = of_year(this_year.number + _SIDES.get(side, 0))
        return named_unit(match, unit, situation.reference.words)
    return placed_unit(match, situation, of_year, f"XXXX-{match['what'][0].upper()}{number}")


def _is_other_share(match: re.Match[str], situation: Situation, level: Level) -> bool:
    """Whether it is a half or quarter of something else than a year: of a game, of the members."""
    if match["year"] or match["side"]:
        return False
    after = situation.after(match.end())
    if re.match(r"(?:of (?!the (?:year|fiscal|financial))|century|hour|mile|final|finals)", after):
        return True
    if level is Level.QUARTER:
        return False
    earns = (
        r"(?:net|profits?|earnings|sales|revenues?|results?|loss(?:es)?|pre-?tax|operating|figures)"
    )
    return re.match(earns, after) is None


def read_fiscal(match: re.Match[str], situation: Situation) -> Answer:
    """`fiscal 1989`, `the 2010 fiscal year`: its months are the company's or state's own affair."""
    return fiscal_year(named_unit(match, year_unit(int(match["year"] or match["year2"]))))


def fiscal_year(reading: Reading) -> Reading:
    """The fiscal year that is named for a year of the calendar: it may begin or end in another one."""
    if reading.unit is None:
        return reading
    year = reading.unit.number
    return replace(reading, value=f"FY{year}", edtf=f"[{year - 1}..{year + 1}]")


def read_era(match: re.Match[str], situation: Situation) -> Answer:
    """`44 BC`, `300 B.C.`, `AD 79`."""
    number = int(match["before"] or match["ad"] or match["after"])
    if not 0 < number <= 9999:
        return None
    if match["before"]:
        edtf = f"-{number - 1:04}" if number > 1 else "0000"
        return Reading(start=match.start(), end=match.end(), value=f"BC{number:04}", edtf=edtf)
    return named_unit(match, year_unit(number))


def named_unit(match: re.Match[str], unit: CalendarUnit, anchor: str | None = None) -> Reading:
    return Reading(
        start=_start_of(match), end=match.end(), value=unit.value, edtf=unit.edtf, unit=unit,
        has_year=anchor is None, anchor=anchor,
        basis=Basis.STATED if anchor is None else Basis.RELATIVE,
    )  # fmt: skip


def _start_of(match: re.Match[str]) -> int:
    """Without the article where the words stand in front of a noun: "the fourth-quarter figure"."""
    words = match[0].lower()
    is_adjective = "-" in words and words.endswith(("quarter", "century", "half"))
    article = re.match(r"the +", words)
    return match.start() + article.end() if article and is_adjective else match.start()


def placed_unit(match: re.Match[str], situation: Situation, of_year: OfYear, value: str) -> Reading:
    found = placed(of_year, situation, *match.span())
    if found is None:
        return Reading(start=match.start(), end=match.end(), value=value)
    return found.reading(_start_of(match), match.end())


_YEAR_OF = (
    rf"(?: (?:of |in )?(?:the )?(?:fiscal |financial )?(?:year )?{YEAR}"
    r"| of (?P<side>last|this|next|the)(?: (?:fiscal|financial|calendar))? year)?"
)
_NTH = r"(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th|latter|final)"

PERIODS = (
    Rule("decade", frozenset(["the", "0", "'", "’"]), compiled(
        r"(?:the )?(?<![\w$£€.,:])(?<![0-9]-)['’]?(?P<decade>(?:1[0-9]|20)[0-9]0)['’]?s(?P<name>)"
    ), read_decade),
    Rule("short decade", frozenset(["the", "'", "’"]), compiled(
        rf"(?:the ['’]?(?P<decade>[1-9]0)['’]?s|the (?:swinging |roaring )?(?P<name>{any_of(_DECADES)}))"
    ), read_decade),
    Rule("apostrophe decade", frozenset(["'", "’"]), compiled(
        r"(?<!\w)['’](?P<decade>[1-9]0)s(?P<name>)"
    ), read_decade),
    Rule("century", frozenset(["the"]) | frozenset(
        [*("0", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
         *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
         *("seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty")]
    ), compiled(
        rf"(?:the )?(?P<nth>{ORDINAL})(?: |-)century(?:(?: )?(?P<bc>b\.?c\.?(?:e\.?)?))?"
    ), read_century),
    Rule("share of a year", _ORDINAL_OPENINGS, compiled(
        rf"(?:the )?(?:fiscal )?{_NTH}(?: |-)(?:fiscal )?(?P<what>quarter|half){_YEAR_OF}"
    ), read_share),
    Rule("quarter code", frozenset("qh"), compiled(
        rf"(?P<what>[QH])(?P<nth>[1-4]){_YEAR_OF}"
    ), read_share),
    Rule("fiscal year", frozenset(["the", "fiscal", "0", "financial", "fy"]), compiled(
        rf"(?:(?:the )?(?:fiscal|financial|FY)(?: year)?(?: )?{YEAR}"
        rf"|(?:the )?{YEAR.replace('<year>', '<year2>')} (?:fiscal|financial) year)"
    ), read_fiscal),
    Rule("era", frozenset(["0", "ad", "a"]), compiled(
        r"(?:(?<![\w.,:/-])(?P<before>[0-9]{1,4}) (?:BCE?|B\.C\.(?:E\.)?)|(?:AD|A\.D\.) (?P<ad>[0-9]{1,4})"
        r"|(?<![\w.,:/-])(?P<after>[0-9]{1,4}) (?:AD|CE|A\.D\.|C\.E\.))"
    ), read_era),
)  # fmt: skip
