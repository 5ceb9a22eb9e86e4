"""Rules for times of day: ``3 p.m. Friday``, ``14:30 GMT``, ``noon``, ``half past six``, ``1430 hours``.

The day is that of the words beside it, else the date told last in the same sentence or of the story that
the paragraph tells, else the document's or, of what has happened, the one before.
"""

import re
from dataclasses import replace

from timeline_app.extraction.dates.calendar_unit import CalendarUnit, Level
from timeline_app.extraction.dates.timex import TimexKind
from timeline_app.extraction.dates.timex_rule import Answer, Reading, Rule, Situation
from timeline_app.extraction.dates.timex_words import DAYPARTS, compiled
from timeline_app.extraction.sentences.clause_tense import Tense
from timeline_app.model.source import Basis
from timeline_app.model.typed_words import CARDINALS

_NEAR = 80  # characters between a time and the date told before it
_DATE_BEFORE = re.compile(r"(?:^|[a-z]\.? )[12][0-9]{3},?$")
_STOP = re.compile(r"[.!?] {1,6}[A-Z]")
_DAYPART = re.compile(r"T(MO|AF|EV|NI)$")
_HOUR = re.compile(r"T([0-2][0-9]):")
_SENT = re.compile(r"T([0-2][0-9]:[0-5][0-9])")
_LATE, _EARLY = 18, 6  # hours between which a story that goes on has come to the next day
_RECENT = 31  # days
_UNIVERSAL = re.compile(r"(?:UTC|GMT|Z)(?: ?([+-])([0-9]{1,2})(?::?([0-9]{2}))?)?$")
_DAY_BEHIND = re.compile(r"(?: {0,3}[,·•])?(?: {1,3}(?:local time|on|\(local time\)))? {1,3}")


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
    else:
        hour = _in_daypart(hour, DAYPARTS.get(part))
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
        not _DATE_BEFORE.search(before)
        and re.search(
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
    hour = hour % 12 + 12 if part.startswith("p") else _in_daypart(hour, DAYPARTS.get(part))
    if not 0 <= hour <= 24 or not 0 <= minutes < 60:
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
    start, end = match.span()
    day = _day_behind(end, situation)
    hour = _in_daypart(hour, _daypart_of(day) if day else None)
    clock = f"{hour:02}:{minute:02}"
    if day is not None:
        end = day.end
    else:
        day = _day_before(start, situation)
    open_days: list[CalendarUnit] = []
    if day is None:
        told = _told_day(situation, start, hour)
        day = told or situation.anchored(start, end, Level.DAY, 0)
        day = _not_after_writing(day, situation, clock)
        open_days = [] if told else _open_days(situation, start, day)
    if day.unit is None:
        return Reading(
            start=start, end=end, kind=TimexKind.TIME, value=f"{day.value}T{clock}",
            basis=Basis.RELATIVE, edtf=day.edtf, anchor=day.anchor,
        )  # fmt: skip
    moment = f"T{hour % 24:02}:{minute:02}{zone}"
    on_day = day.unit if hour < 24 else day.unit.shifted(1)
    edtf = f"{on_day.value}{moment}"
    if open_days and hour < 24:
        edtf = f"[{','.join(f'{each.value}{moment}' for each in open_days)}]"
    return replace(
        day, start=start, end=end, kind=TimexKind.TIME, value=f"{day.unit.value}T{clock}",
        edtf=edtf, modifier=None, unit=None if open_days else day.unit,
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
    return date if date.kind is TimexKind.DATE or _daypart_of(date) else None


def _daypart_of(date: Reading) -> str | None:
    """ "At 7:15 this evening": the part of the day that the words behind a time name."""
    found = _DAYPART.search(date.value)
    return found[1] if found else None


def _in_daypart(hour: int, part: str | None) -> int:
    """ "9 in the evening", "12:30 tonight", which is past midnight."""
    is_later = part in ("AF", "EV") or (part == "NI" and hour >= _EARLY)
    is_midnight = part == "NI" and hour == 12
    return hour + 12 if is_midnight or (is_later and hour < 12) else hour


def _day_before(start: int, situation: Situation) -> Reading | None:
    """The day told last, if it stands in the same sentence, as in "on 3 May at noon"."""
    last = situation.discourse.last
    if last is None or last.unit is None or last.unit.level is not Level.DAY:
        return None
    is_near = not situation.discourse.age and start - last.end <= _NEAR
    if is_near and _STOP.search(situation.text, last.end - 1, start) is None:
        return last
    if last.has_year and situation.discourse.age <= 1 and _is_long_ago(last, situation):
        return replace(last, basis=Basis.RELATIVE, anchor=f"the day told before, {last.unit.value}")
    return None


def _told_day(situation: Situation, start: int, hour: int) -> Reading | None:
    """The day of the story that a paragraph tells, on which its next times of day are, too.

    A story goes on in the past, and from a time or part of the day to the next paragraph; late at
    night it goes on into the next day.
    """
    told, age = situation.discourse.story, situation.discourse.story_age
    if told is None or told.unit is None or age > 1:
        return None
    reference = situation.reference
    is_ahead = reference is not None and told.unit.number > reference.last
    if is_ahead or (age and "T" not in told.value):
        return None
    if situation.tense(start, start + 1) not in (Tense.PAST, Tense.UNKNOWN):
        return None
    unit = told.unit.shifted(1) if _is_after_midnight(told, hour) else told.unit
    anchor = f"the day told before, {told.unit.value}"
    return replace(
        told, unit=unit, edtf=unit.edtf, value=unit.value, basis=Basis.RELATIVE, anchor=anchor
    )


def _is_after_midnight(told: Reading, hour: int) -> bool:
    """Whether a time is of the day after what was told of a late hour, an evening or a night."""
    told_hour, part = _HOUR.search(told.value), _daypart_of(told)
    is_late = part in ("EV", "NI") or (told_hour is not None and int(told_hour[1]) >= _LATE)
    return is_late and hour < _EARLY


def _open_days(situation: Situation, start: int, day: Reading) -> list[CalendarUnit]:
    """The days that a time may be of, of what has happened: nobody says which.

    They are those that the text has told of already, and in news the day of writing and the one before,
    in a mail or post ``day``, the last one before its stamp.
    """
    reference = situation.reference
    if reference is None or reference.day is None or reference.is_of_record:
        return []
    last = reference.day
    told = {
        each.number for each in situation.discourse.days if last - _RECENT <= each.number < last
    }
    tense = situation.tense(start, start + 1)
    if not (tense is Tense.PAST or (told and tense is Tense.UNKNOWN)):
        return []
    if "T" in reference.edtf:
        if not told or day.unit is None:
            return []
        return [CalendarUnit(Level.DAY, number) for number in sorted(told | {day.unit.number})]
    return [CalendarUnit(Level.DAY, number) for number in sorted(told | {last - 1, last})]


def _not_after_writing(day: Reading, situation: Situation, clock: str) -> Reading:
    """ "At 23:40" in a mail that was sent at 8:05 is of the day before, where it tells of the past."""
    reference = situation.reference
    if reference is None or day.unit is None or day.unit.number != reference.day:
        return day
    sent = _SENT.search(reference.edtf)
    if sent is None or clock <= sent[1] or situation.tense(day.start, day.end) is not Tense.PAST:
        return day
    unit = day.unit.shifted(-1)
    return replace(day, unit=unit, edtf=unit.edtf, value=unit.value)


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
