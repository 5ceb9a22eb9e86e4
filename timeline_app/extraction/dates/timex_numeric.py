"""Rules for dates in numbers alone: ``2021-08-31``, ``8/31/2021``, ``1998``, ``1914–18``, ``'98``.

Most of the work is to tell a year from any other number of four digits.
"""

import re

from timeline_app.extraction.dates.calendar_unit import CalendarUnit, Level, day_unit, year_unit
from timeline_app.extraction.dates.timex import TimexKind
from timeline_app.extraction.dates.timex_rule import Answer, Reading, Rule, Situation
from timeline_app.extraction.dates.timex_words import YEAR, compiled
from timeline_app.model.calendar import days_in_month

_DIGIT = frozenset("0")
_GUARD = r"(?<![\w$£€¥#.:/@+=&-])"
# A number of four digits is a year unless what stands beside it counts or names something with it.
_NO_YEAR_BEFORE = re.compile(
    r"(?:[$£€¥#№@]|\b(?:no|nos|number|numbers|room|flight|page|pages|pp?|route|highway|channel|resolution"
    r"|section|article|rule|model|version|edition|unit|suite|box|extension|ext|tel|phone|fax|code"
    r"|level|some|exactly|additional|another|extra|(?:more|less|fewer) than|up to|gate|lot|apartment|apt|psalm|vol"
    r"|usd|eur|gbp|rs|convoy|platform|line|figure|table|chapter|verse|type|windows|office|isbn|issn)\.?)"
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
    r"|(?:[a-z]+ ){1,2}(?:street|avenue|road|boulevard|drive|lane|st|ave|rd|blvd)"
    r")\b|-(?:member|seat|seater|mile|foot|feet|meter|metre|square|point|pound|page|strong|year|man|room|ton|acre|"
    r"day|word|kilometer|kilometre|km|square)|[a-z])",
)  # fmt: skip

_MAY_COUNT = re.compile(
    r"\b(?:nearly|almost|about|over|least|most|approximately|roughly)$"
)  # round numbers
_YEAR_LEADS = re.compile(
    r"(?:\b(?:in|since|by|until|till|of|from|to|through|before|after|early|late|mid|year|years|for|between"
    r"|and|or|around|circa|c\.|ca\.|during|born|died|b\.|d\.|summer|winter|spring|autumn|fall|the|[a-z]+ber)|[(,–/-])$"
)

_JOINED = re.compile(r"\b(?:mid|early|late|pre|post|to|until|since|end|[a-z]+day|anti)-$")

_EARLY_LEADS = re.compile(
    r"\b(?:in|since|by|until|till|from|to|before|after|around|circa|year|and|between)$"
)
_MODERN = range(1800, 2100)

_YEAR_GUARD = (
    r"(?<![\w$£€¥#.:/@+=&])(?<![0-9]-)"  # "mid-2014"; whether "B-2014" is left to `read_year`
)

_ISO_CLOCK = r"(?:(?:T| )(?P<clock>[0-2][0-9]:[0-5][0-9](?::[0-5][0-9])?)(?:\.[0-9]{1,9})?(?P<zone>Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?"


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
        if number % 10 == 0 and _MAY_COUNT.search(before):
            return None
        if _counts(match, situation, before):
            return None
    return _reading(match, year_unit(number), has_year=True)


def read_early_year(match: re.Match[str], situation: Situation) -> Answer:
    """`in 732`: three digits are a year only where nothing is counted and old times are told of."""
    before = situation.before(match.start())
    if not _EARLY_LEADS.search(before) or _NO_YEAR_AFTER.match(
        situation.text[match.end() : match.end() + 30].lower()
    ):
        return None
    sentence, tokens = situation.clauses.tokens_in(situation.piece.span(*match.span("year")))
    if sentence is None or len(tokens) != 1 or tokens[0].dep != "pobj":
        return None
    if sentence.head_of(tokens[0]).tag == "RP":
        return None  # "brought in 300"
    if not situation.discourse.is_old and not (
        tokens[0].entity == "DATE" and before.endswith("in")
    ):
        return None
    return _reading(match, year_unit(int(match["year"])), has_year=True)


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


def _reading(match: re.Match[str], unit: CalendarUnit, *, has_year: bool) -> Reading:
    return Reading(
        start=match.start(), end=match.end(), value=unit.value, edtf=unit.edtf, unit=unit,
        has_year=has_year,
    )  # fmt: skip


NUMERIC = (
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
    Rule("year", _DIGIT | {"the", "year"}, compiled(rf"(?:(?:the )?year )?{_YEAR_GUARD}{YEAR}"), read_year),
    Rule("early year", _DIGIT, compiled(
        rf"{_GUARD}(?P<year>[1-9][0-9]{{2}})(?![\w%°$£€¥]|[.,:/-][0-9]| ?-)"
    ), read_early_year),
    Rule("years", _DIGIT, compiled(
        rf"{_GUARD}(?P<year>1[0-9]{{3}}|20[0-9]{{2}})[-–—/](?P<year2>1[0-9]{{3}}|20[0-9]{{2}}|[0-9]{{2}})(?![-–/.,:]?[0-9])"
    ), read_years),
    Rule("short year", frozenset("'’"), compiled(r"(?<!\w)['’](?P<short>[0-9]{2})(?!s)"), read_short_year),
)  # fmt: skip
