"""Rules for times of day: ``3 p.m. Friday``, ``14:30 GMT``, ``noon``, ``half past six``, ``1430 hours``.

The day is that of the words beside it, else the date told last in the same sentence, else the document's.
"""

import re
from dataclasses import replace

from timeline_app.extraction.dates.calendar_unit import Level
from timeline_app.extraction.dates.timex import TimexKind
from timeline_app.extraction.dates.timex_rule import Answer, Reading, Rule, Situation
from timeline_app.extraction.dates.timex_words import compiled
from timeline_app.model.source import Basis
from timeline_app.model.typed_words import CARDINALS

_NEAR = 80  # characters between a time and the date told before it
_STOP = re.compile(r"[.!?] {1,6}[A-Z]")
_UNIVERSAL = re.compile(r"(?:UTC|GMT|Z)(?: ?([+-])([0-9]{1,2})(?::?([0-9]{2}))?)?$")
_DAY_BEHIND = re.compile(r"(?: {0,3},)?(?: {1,3}(?:local time|on|this|\(local time\)))? {1,3}")


def read_clock(match: re.Match[str], situation: Situation) -> Answer:
    """`3 p.m.`, `11:30am EST`, `eight o'clock`."""
    hour = _number(match["hour"])
    minute = int(match["minute"] or 0)
    half = (match["half"] or match["half2"] or "").lower().replace(".", "").replace(" ", "")
    part = (match["daypart"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    elif (
        part in ("afternoon", "evening", "night")
        and hour < 12
        and not (part == "night" and hour < 6)
    ):
        hour += 12
    return _at(match, situation, hour, minute)


def read_day_clock(match: re.Match[str], situation: Situation) -> Answer:
    """`14:30`, `1430 GMT`, where something tells that it is no score, ratio or verse."""
    hour, minute = int(match["hour"]), int(match["minute"])
    if hour > 24 or (hour == 24 and minute):
        return None
    before = situation.before(match.start(), 14)
    if not match["colon"] and len(match["hour"]) < 2:
        return None
    says_so = (
        match["zone"]
        or match["hours"]
        or re.search(
            r"(?:^|\b(?:at|by|until|till|from|to|since|around|about|before|after|between|and|on|about|past|of|day|july|june"
            r"|[a-z]+ [0-9]{1,2},? [0-9]{4},?)|[0-9]{4},?|[-–|·,(]|time:?)$",
            before,
        )
    )
    if not says_so or (not match["colon"] and not (match["zone"] or match["hours"])):
        return None
    if (
        re.search(
            r"(?:[0-9]|\b(?:psalm|john|luke|mark|matthew|romans|genesis|exodus|isaiah|by|ratio of|time of))$",
            before,
        )
        and not match["zone"]
    ):
        return None
    return _at(match, situation, hour, minute)


def read_past(match: re.Match[str], situation: Situation) -> Answer:
    """`half past six`, `ten minutes to three`, `a quarter to eight`."""
    hour = _number(match["hour"])
    words = match["minutes"].lower()
    is_bare = words in ("five", "ten", "twenty", "twenty-five")
    if is_bare and not re.search(
        r"\b(?:at|by|until|since|about|around)$", situation.before(match.start(), 10)
    ):
        return None
    minutes = 30 if words == "half" else 15 if "quarter" in words else _number(words.split()[0])
    if match["side"].lower() in ("to", "before", "of"):
        hour, minutes = hour - 1, 60 - minutes
    part = (match["half"] or match["daypart"] or "").lower()
    if part.startswith("p") or part in ("afternoon", "evening", "night"):
        hour = hour % 12 + 12
    if not 0 <= hour < 24 or not 0 <= minutes < 60:
        return None
    return _at(match, situation, hour, minutes)


def read_noon(match: re.Match[str], situation: Situation) -> Answer:
    """`noon`, `midnight`: which midnight of a day is meant is open."""
    is_noon = match["word"].lower() in ("noon", "midday")
    reading = _at(match, situation, 12 if is_noon else 24, 0)
    if is_noon or reading.unit is None:
        return reading
    day, after = reading.unit.value, reading.unit.shifted(1).value
    return replace(reading, edtf=f"[{day}T00:00,{after}T00:00]")


def _number(words: str) -> int:
    return int(words) if words[0].isdigit() else CARDINALS.get(words.lower(), 1)


def _at(match: re.Match[str], situation: Situation, hour: int, minute: int) -> Reading:
    """That time of the day which stands beside it or was told before."""
    groups = match.groupdict()
    zone = _zone(groups.get("zone"))
    clock = f"{hour:02}:{minute:02}"
    start, end = match.span()
    day = _day_behind(end, situation)
    if day is not None:
        end = day.end
    else:
        day = _day_before(start, situation)
    if day is None:
        day = situation.anchored(start, end, Level.DAY, 0)
    if day.unit is None:
        return Reading(
            start=start, end=end, kind=TimexKind.TIME, value=f"{day.value}T{clock}",
            basis=Basis.RELATIVE, edtf=day.edtf, anchor=day.anchor,
        )  # fmt: skip
    edtf = f"{day.unit.value}T{clock}{zone}" if hour < 24 else day.unit.shifted(1).value + "T00:00"
    return replace(
        day, start=start, end=end, kind=TimexKind.TIME, value=f"{day.unit.value}T{clock}",
        edtf=edtf, modifier=None,
    )  # fmt: skip


def _zone(words: str | None) -> str:
    """Only an offset from universal time: a name such as EST is another one in summer, or elsewhere."""
    match = _UNIVERSAL.match((words or "").strip().upper().replace("UTC", "GMT"))
    if match is None:
        return ""
    if not match[1]:
        return "Z"
    return f"{match[1]}{int(match[2]):02}:{match[3] or '00'}" if int(match[2]) < 15 else ""


def _day_behind(end: int, situation: Situation) -> Reading | None:
    gap = _DAY_BEHIND.match(situation.text, end)
    if gap is None:
        return None
    date = situation.date_at(gap.end())
    if date is None or date.unit is None or date.unit.level is not Level.DAY:
        return None
    return date if date.kind is TimexKind.DATE else None


def _day_before(start: int, situation: Situation) -> Reading | None:
    """The day told last, if it stands in the same sentence, as in "on 3 May at noon"."""
    last = situation.discourse.last
    if last is None or last.unit is None or last.unit.level is not Level.DAY:
        return None
    is_near = not situation.discourse.age and start - last.end <= _NEAR
    if is_near and _STOP.search(situation.text, last.end, start) is None:
        return last
    if last.has_year and situation.discourse.age <= 1 and _is_long_ago(last, situation):
        return replace(last, basis=Basis.RELATIVE, anchor=f"the day told before, {last.unit.value}")
    return None


def _is_long_ago(told: Reading, situation: Situation) -> bool:
    """Whether a text tells of days long before its own, which its times of day are of, too."""
    reference = situation.reference
    return reference is None or (told.unit is not None and told.unit.number < reference.first - 31)


_STANDARD = "(?: (?:Standard|Daylight))?"
# Cities by whose clock news of their countries are told.
_CAPITALS = (
    "Ankara|Athens|Baghdad|Bangkok|Beijing|Berlin|Brussels|Cairo|Damascus|Delhi|Dubai|Hong Kong|Islamabad|Istanbul"
    "|Jakarta|Jerusalem|Kabul|Karachi|Kiev|Kyiv|Lagos|Lisbon|London|Madrid|Manila|Moscow|Nairobi|New York|Paris"
    "|Riyadh|Rome|Seoul|Singapore|Sydney|Tehran|Tel Aviv|Tokyo|Warsaw|Washington"
)
_ZONE = (
    r"(?:,?(?: )?(?P<zone>(?:GMT|UTC)(?:(?: )?[+-][0-9]{1,2}(?::?[0-9]{2})?)?|Z|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT"
    r"|BST|CET|CEST|IST|MSK|EET|EEST|JST|AEST|AEDT|SAST|WAT|EAT|AFT|PKT|HKT|SGT|KST"
    rf"|(?:Eastern|Central|Mountain|Pacific){_STANDARD}(?: time)?|(?:{_CAPITALS}) time|local time|local))?"
)
_HOUR_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_HALF = r"(?P<half>a\.(?: )?m\.?|p\.(?: )?m\.?|am|pm)"

CLOCK = (
    Rule("clock", frozenset(["0", *_HOUR_WORDS.split("|")]), compiled(
        rf"(?<![\w$£€.,:/-])(?P<hour>1[0-2]|0?[1-9]|{_HOUR_WORDS})(?:[:.](?P<minute>[0-5][0-9]))?(?::[0-5][0-9])?"
        rf"(?:(?:(?: |-)?){_HALF}|(?: )?o['’]clock(?: (?P<half2>a\.?m\.?|p\.?m\.?))?"
        rf"(?: (?:in the|at) (?P<daypart>morning|afternoon|evening|night))?){_ZONE}"
    ), read_clock),
    Rule("day clock", frozenset("0"), compiled(
        r"(?<![\w$£€.,:/-])(?P<hour>[01]?[0-9]|2[0-4])(?:(?P<colon>:)|\.)?(?P<minute>[0-5][0-9])(?::[0-5][0-9](?:\.[0-9]{1,3})?)?"
        rf"(?![:0-9.][0-9])(?P<hours>(?: )?(?:hours|hrs|h))?{_ZONE}"
    ), read_day_clock),
    Rule("past", frozenset(["0", "half", "quarter", "a", "ten", "five", "twenty"]), compiled(
        rf"(?P<minutes>half|(?:a )?quarter|(?:five|ten|twenty|twenty-five)(?: minutes)?|[0-9]{{1,2}} minutes) (?P<side>past|to|after|before|of)"
        rf" (?P<hour>{_HOUR_WORDS})(?!-| (?:people|percent|per|years|months|days|weeks|hours|minutes|of|or|million|other|more|seats|goals|points))(?: (?P<half>a\.?m\.?|p\.?m\.?))?"
        r"(?: (?:in the|at) (?P<daypart>morning|afternoon|evening|night))?"
    ), read_past),
    Rule("noon", frozenset(["noon", "midnight", "midday"]), compiled(rf"(?P<word>noon|midnight|midday)(?!-){_ZONE}"), read_noon),
)  # fmt: skip
