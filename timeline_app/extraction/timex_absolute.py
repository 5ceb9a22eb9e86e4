"""Rules for dates by number and month: ``2021-08-31``, ``31 August 2021``, ``Aug. 15``, ``May 2020``, ``1998``.

Longer and shorter stretches (decades, quarters, seasons) are in ``timex_periods``, parts of a date
("late August") in ``timex_parts``; a year that is left out is found in ``timex_years``.
"""

import re

from timeline_app.extraction.calendar_unit import (
    CalendarUnit,
    Level,
    day_unit,
    month_unit,
    year_unit,
)
from timeline_app.extraction.timex import TimexKind
from timeline_app.extraction.timex_rule import Answer, Reading, Rule, Situation
from timeline_app.extraction.timex_words import (
    DAY,
    MONTH,
    MONTH_NUMBERS,
    WEEKDAY_NUMBERS,
    YEAR,
    any_of,
    compiled,
    month_number,
)
from timeline_app.extraction.timex_years import placed
from timeline_app.model.calendar import days_in_month
from timeline_app.model.source import Basis

_COMMA = r"(?:(?: )?,)?"
_LONG_WEEKDAYS = any_of([*WEEKDAY_NUMBERS])
_ANY_WEEKDAY = rf"(?:{_LONG_WEEKDAYS}|(?:Mon|Tues|Tue|Weds|Wed|Thurs|Thur|Thu|Fri|Sat|Sun)\.?)"
_DAY_BEFORE = rf"(?:{_ANY_WEEKDAY}{_COMMA} (?:the )?)?"
_YEAR_BEHIND = rf"(?:{_COMMA}(?: )?{YEAR})?"
_SECOND_DAY = DAY.replace("<day>", "<day2>").replace("<nth>", "<nth2>")
_SEPARATOR = r"(?P<sep> ?[-–—] ?| to | through | until | and | or |, )".replace(" ?", "(?: )?")
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


def read_iso(match: re.Match[str], situation: Situation) -> Answer:
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    if not 1 <= day <= days_in_month(year, month) or not year:
        return None
    unit = day_unit(year, month, day)
    clock = match["clock"]
    if not clock:
        return _reading(match, unit, has_year=True)
    zone = (match["zone"] or "").replace("z", "Z")
    if zone[1:] and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:] or '00'}"
    value = f"{unit.value}T{clock}"
    return Reading(
        start=match.start(), end=match.end(), kind=TimexKind.TIME, value=value + zone,
        edtf=value + zone, unit=unit, has_year=True,
    )  # fmt: skip


def read_numeric(match: re.Match[str], situation: Situation) -> Answer:
    """`8/31/2021`: month first as in the United States, unless it can't be; both where it may be either."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["c"])
    if len(match["c"]) == 2:
        year += 1900 if year > 68 else 2000  # as POSIX reads them
    orders = [
        day_unit(year, month, day)
        for month, day in ((first, second), (second, first))
        if 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)
    ]
    if match["sep"] == "." and len(orders) == 2:
        orders.reverse()  # dots are used where the day is first
    if not orders:
        return None
    texts = sorted({order.edtf for order in orders})
    reading = _reading(match, orders[0], has_year=True)
    if len(texts) == 1:
        return reading
    return Reading(
        start=match.start(), end=match.end(), value=orders[0].value, unit=orders[0],
        edtf=f"[{','.join(texts)}]", has_year=True,
    )  # fmt: skip


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
    return Reading(
        start=start, end=end, value=found.unit.value, edtf=found.unit.edtf, unit=found.unit,
        basis=Basis.RELATIVE, anchor=found.anchor,
    )  # fmt: skip


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
    return Reading(
        start=match.start(), end=match.end(), value=found.unit.value, edtf=found.unit.edtf,
        unit=found.unit, basis=Basis.RELATIVE, anchor=found.anchor,
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
    before = situation.before(match.start("month"))
    if name in _ALSO_WORDS or len(name) < 4:
        return bool(_LEADS_TO_MONTH.search(before)) or (len(name) < 4 and word.endswith("."))
    if _LEADS_TO_MONTH.search(before):
        return True
    span = situation.piece.span(*match.span("month"))
    _, tokens = situation.clauses.tokens_in(span)
    return not any(token.entity in ("PERSON", "ORG") for token in tokens)


def _reading(match: re.Match[str], unit: CalendarUnit, *, has_year: bool) -> Reading:
    return Reading(
        start=match.start(), end=match.end(), value=unit.value, edtf=unit.edtf, unit=unit,
        has_year=has_year,
    )  # fmt: skip


# A number of four digits is a year unless what stands beside it counts or names something with it.
_NO_YEAR_BEFORE = re.compile(
    r"(?:[$£€¥#№@]|\b(?:no|nos|number|numbers|room|flight|page|pages|pp?|route|highway|channel|resolution"
    r"|section|article|rule|order|act|bill|model|version|release|edition|boeing|airbus|unit|suite|box|extension"
    r"|ext|tel|phone|fax|code|level|nearly|almost|about|than|over|some|least|most|approximately|roughly"
    r"|exactly|additional|another|extra|of about|up to|gate|lot|apartment|apt|psalm|vol|series|area"
    r"|usd|eur|gbp|rs|convoy|platform|line|figure|table|chapter|verse|q|type|class [a-z]|windows|office|isbn|issn)\.?)"
    r" ?\(?$"
)
_NO_YEAR_AFTER = re.compile(
    r"(?: ?(?:%|°)| (?:percent|per cent|million|billion|trillion|thousand|hundred|dozen|more|other|or more|people|"
    r"persons?|men|women|children|troops|soldiers|police|officers|fighters|civilians|refugees|migrants|workers|"
    r"employees|jobs|staff|members?|students|pupils|guests|fans|homes|houses|cars|vehicles|votes|seats|shares|"
    r"points|pounds|dollars|euros|cents|francs|yen|yuan|rupees|miles|metres|meters|feet|foot|inch(?:es)?|km|kms|"
    r"kilometres|kilometers|hectares|acres|square|cubic|tons?|tonnes|kilos?|kilograms?|kg|lbs?|litres|liters|"
    r"barrels|gallons|degrees|watts|mw|megawatts|calories|words|pages|units|copies|items|times|hours|hrs|minutes|"
    r"seconds|days|weeks|months|years|hp|rpm|mph|mm|cm|gmt|local time|u\.?s\.? dollars|prisoners|hostages|"
    r"patients|cases|deaths|demonstrators|protesters|residents|passengers|islands|companies|islanders|of (?:the|them|these|those)"
    r")\b|-(?:member|seat|seater|mile|foot|feet|meter|metre|square|point|pound|page|strong|year|man|room|ton|acre|"
    r"day|word|kilometer|kilometre|km|square)|[a-z])",
)  # fmt: skip
_YEAR_LEADS = re.compile(
    r"(?:\b(?:in|since|by|until|till|of|from|to|through|before|after|early|late|mid|year|years|for|between"
    r"|and|or|around|circa|c\.|ca\.|during|born|died|b\.|d\.|summer|winter|spring|autumn|fall|the|[a-z]+ber)|[(,–/-])$"
)
_JOINED = re.compile(r"\b(?:mid|early|late|pre|post|to|until|since|end|[a-z]+day|anti)-$")
_MODERN = range(1800, 2100)


def read_year(match: re.Match[str], situation: Situation) -> Answer:
    """`1998`, `the year 1998`."""
    start, number = match.start("year"), int(match["year"])
    if match.end("year") - match.start() == 4:
        before = situation.before(start)
        if before.endswith("-") and situation.text[start - 1] == "-" and not _JOINED.search(before):
            return None
        if _NO_YEAR_BEFORE.search(before) or _NO_YEAR_AFTER.match(
            situation.text[match.end() : match.end() + 30].lower()
        ):
            return None
        if number not in _MODERN and not _YEAR_LEADS.search(before):
            return None
        if _counts(match, situation, before):
            return None
    return _reading(match, year_unit(number), has_year=True)


def _counts(match: re.Match[str], situation: Situation, before: str) -> bool:
    """Whether the number tells how many: "2000 villagers fled", but not "the 2012 elections"."""
    span = situation.piece.span(*match.span("year"))
    sentence, tokens = situation.clauses.tokens_in(span)
    if sentence is None or len(tokens) != 1 or tokens[0].dep != "nummod":
        return False
    head = sentence.head_of(tokens[0])
    if head.tag != "NNS" or head.place <= tokens[0].place:
        return False
    held = [token.text.lower() for token in sentence.children_of(head, "det", "poss")]
    return not held and not re.search(r"\b(?:in|since|of|from|by|for)$", before)


def read_years(match: re.Match[str], situation: Situation) -> Answer:
    """`1990-1995`, `1914–18`, `2010/11`: two years."""
    first, second = int(match["year"]), match["year2"]
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    if not first < last <= first + 200 or _NO_YEAR_BEFORE.search(situation.before(match.start())):
        return None
    return [
        Reading(start=start, end=end, value=unit.value, edtf=unit.edtf, unit=unit, has_year=True)
        for unit, (start, end) in zip(
            (year_unit(first), year_unit(last)),
            (match.span("year"), match.span("year2")),
            strict=True,
        )
    ]


def read_short_year(match: re.Match[str], situation: Situation) -> Answer:
    """`'98`: the one of the last hundred years."""
    number = int(match["short"])
    reference = situation.reference
    this_year = reference.unit(Level.YEAR) if reference else None
    newest = this_year.number + 5 if this_year else 2030
    year = newest - (newest - number) % 100
    return _reading(match, year_unit(year), has_year=True)


_GUARD = r"(?<![\w$£€¥#.:/@+=&-])"
_YEAR_GUARD = (
    r"(?<![\w$£€¥#.:/@+=&])(?<![0-9]-)"  # "mid-2014"; whether "B-2014" is left to `read_year`
)
_ISO_CLOCK = r"(?:(?:T| )(?P<clock>[0-2][0-9]:[0-5][0-9](?::[0-5][0-9])?)(?:\.[0-9]{1,9})?(?P<zone>Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?"

ABSOLUTE = (
    Rule("iso", _DIGIT, compiled(
        rf"{_GUARD}(?P<y>[12][0-9]{{3}})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12][0-9]|3[01]){_ISO_CLOCK}"
    ), read_iso),
    Rule("year first", _DIGIT, compiled(
        rf"{_GUARD}(?P<y>[12][0-9]{{3}})[/.](?P<m>0?[1-9]|1[0-2])[/.](?P<d>0?[1-9]|[12][0-9]|3[01])"
        r"(?P<clock>)(?P<zone>)(?![./][0-9])"
    ), read_iso),
    Rule("numeric", _DIGIT, compiled(
        rf"{_GUARD}(?P<a>0?[1-9]|[12][0-9]|3[01])(?P<sep>[/.-])(?P<b>0?[1-9]|[12][0-9]|3[01])(?P=sep)"
        r"(?P<c>(?:19|20)[0-9]{2}|(?<=/)[0-9]{2})(?![./-]?[0-9])"
    ), read_numeric),
    Rule("month day", _MONTH_OPENINGS | _WEEKDAY_OPENINGS, compiled(
        rf"{_DAY_BEFORE}{MONTH} (?:the )?{DAY}{_YEAR_BEHIND}"
    ), read_day),
    Rule("day month", _DIGIT | _WEEKDAY_OPENINGS | {"the"}, compiled(
        rf"{_DAY_BEFORE}(?:the )?(?<![$£€.:/-]){DAY} (?:of )?{MONTH}{_YEAR_BEHIND}"
    ), read_day),
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
    Rule("year", _DIGIT | {"the", "year"}, compiled(rf"(?:(?:the )?year )?{_YEAR_GUARD}{YEAR}"), read_year),
    Rule("years", _DIGIT, compiled(
        rf"{_GUARD}(?P<year>1[0-9]{{3}}|20[0-9]{{2}})[-–—/](?P<year2>1[0-9]{{3}}|20[0-9]{{2}}|[0-9]{{2}})(?![-–/.,:]?[0-9])"
    ), read_years),
    Rule("short year", frozenset("'’"), compiled(r"(?<!\w)['’](?P<short>[0-9]{2})(?!s)"), read_short_year),
)  # fmt: skip
