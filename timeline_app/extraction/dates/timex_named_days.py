"""Rules for days with a name: holidays (``Christmas Eve``, ``Easter``) and those that events gave theirs (``9/11``).

Sources: fixed days and weekday rules of holidays after the laws and calendars that set them (5 U.S.C. 6103
for the United States, the Banking and Financial Dealings Act 1971 for the United Kingdom, the Roman
calendar for Christian feasts, United Nations resolutions for its days); Easter after the anonymous
Gregorian computus (Meeus, Astronomical Algorithms, chapter 8). Days that are others in other countries
(Independence Day, Mother's Day) and feasts set by sighting of the moon are left out.
"""

import re
from collections.abc import Callable

from timeline_app.extraction.dates.calendar_unit import CalendarUnit, Level, day_unit, unit_at
from timeline_app.extraction.dates.timex_rule import Answer, Reading, Rule, Situation
from timeline_app.extraction.dates.timex_words import YEAR, any_of, compiled, month_number
from timeline_app.extraction.dates.timex_years import placed
from timeline_app.model.calendar import days_from_civil, days_in_month
from timeline_app.model.source import Basis

Day = Callable[[int], int]


def easter(year: int) -> int:
    """Easter Sunday, in days since 1970."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return days_from_civil(year, f // 31, f % 31 + 1)


def _fixed(month: int, day: int) -> Day:
    return lambda year: days_from_civil(year, month, day)


def _from_easter(days: int) -> Day:
    return lambda year: easter(year) + days


def _nth(month: int, weekday: int, nth: int, after: int = 0) -> Day:
    """The nth weekday (Monday is 0) of a month, the last one for -1, and so many days behind it."""

    def find(year: int) -> int:
        first = days_from_civil(year, month, 1)
        day = first + (weekday - (first + 3) % 7) % 7 + 7 * (max(nth, 1) - 1)
        if nth < 0:
            last = first + days_in_month(year, month) - 1
            day = last - ((last + 3) % 7 - weekday) % 7
        return day + after

    return find


_HOLIDAYS: dict[str, Day] = {
    "new year's day": _fixed(1, 1),
    "new year's eve": _fixed(12, 31),
    "new year's": _fixed(1, 1),
    "epiphany": _fixed(1, 6),
    "martin luther king day": _nth(1, 0, 3),
    "martin luther king jr. day": _nth(1, 0, 3),
    "inauguration day": _fixed(1, 20),
    "groundhog day": _fixed(2, 2),
    "valentine's day": _fixed(2, 14),
    "presidents' day": _nth(2, 0, 3),
    "presidents day": _nth(2, 0, 3),
    "international women's day": _fixed(3, 8),
    "st. patrick's day": _fixed(3, 17),
    "st patrick's day": _fixed(3, 17),
    "nowruz": _fixed(3, 21),
    "april fools' day": _fixed(4, 1),
    "april fool's day": _fixed(4, 1),
    "shrove tuesday": _from_easter(-47),
    "mardi gras": _from_easter(-47),
    "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7),
    "maundy thursday": _from_easter(-3),
    "good friday": _from_easter(-2),
    "holy saturday": _from_easter(-1),
    "easter": _from_easter(0),
    "easter sunday": _from_easter(0),
    "easter day": _from_easter(0),
    "easter monday": _from_easter(1),
    "ascension day": _from_easter(39),
    "pentecost": _from_easter(49),
    "whit sunday": _from_easter(49),
    "whit monday": _from_easter(50),
    "earth day": _fixed(4, 22),
    "anzac day": _fixed(4, 25),
    "may day": _fixed(5, 1),
    "cinco de mayo": _fixed(5, 5),
    "memorial day": _nth(5, 0, -1),
    "father's day": _nth(6, 6, 3),
    "juneteenth": _fixed(6, 19),
    "midsummer's day": _fixed(6, 24),
    "canada day": _fixed(7, 1),
    "the fourth of july": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "labor day": _nth(9, 0, 1),
    "patriot day": _fixed(9, 11),
    "columbus day": _nth(10, 0, 2),
    "indigenous peoples' day": _nth(10, 0, 2),
    "halloween": _fixed(10, 31),
    "all saints' day": _fixed(11, 1),
    "all souls' day": _fixed(11, 2),
    "guy fawkes night": _fixed(11, 5),
    "bonfire night": _fixed(11, 5),
    "election day": _nth(11, 0, 1, 1),
    "veterans day": _fixed(11, 11),
    "armistice day": _fixed(11, 11),
    "remembrance day": _fixed(11, 11),
    "remembrance sunday": _nth(11, 6, 2),
    "thanksgiving": _nth(11, 3, 4),
    "thanksgiving day": _nth(11, 3, 4),
    "black friday": _nth(11, 3, 4, 1),
    "cyber monday": _nth(11, 3, 4, 4),
    "human rights day": _fixed(12, 10),
    "christmas eve": _fixed(12, 24),
    "christmas": _fixed(12, 25),
    "christmas day": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
}
# Days that one event has given its name for good, and the year of that event.
_EVENTS: dict[str, tuple[int, int, int]] = {
    "9/11": (2001, 9, 11),
    "7/7": (2005, 7, 7),
    "26/11": (2008, 11, 26),
    "d-day": (1944, 6, 6),
    "ve day": (1945, 5, 8),
    "v-e day": (1945, 5, 8),
    "vj day": (1945, 8, 15),
    "v-j day": (1945, 8, 15),
    "pearl harbor day": (1941, 12, 7),
}
_ATTACKS = {(9, 11): 2001, (7, 7): 2005, (10, 7): 2023, (1, 6): 2021, (3, 11): 2004, (11, 26): 2008}
_NEWS = 60  # days that papers go on about a day for
_NAMED_SO = re.compile(r",? ?(?:terror(?:ist)? )?attacks\b|,? ?terror(?:ist)? attack\b")
_DISASTERS = r"(?:terror(?:ist)? |suicide |hijack |coordinated )?(?:attacks?|bombings?|massacres?|atrocit(?:y|ies)|assault|hijackings?|riots?|insurrection)"


def read_holiday(match: re.Match[str], situation: Situation) -> Answer:
    """`Christmas Eve`, `Thanksgiving 2010`."""
    name = " ".join(match["name"].lower().replace("’", "'").split())
    if not match["name"][0].isupper() or re.match(
        r"(?:party|card|carol|tree|present|gift|shopping|song|island|massacre|rabbit|egg|parade|rising|bunny)",
        situation.after(match.end(), 12),
    ):
        return None
    day = _HOLIDAYS[name]

    def of_year(year: int) -> CalendarUnit:
        return CalendarUnit(Level.DAY, day(year))

    year, side = match["year"], (match["side"] or "").lower()
    if year:
        return _dated(match, of_year(int(year)))
    if side and situation.reference is not None:
        reference = situation.reference
        around = unit_at(Level.YEAR, reference.first).number
        days = [of_year(each) for each in range(around - 1, around + 2)]
        past = [each for each in days if each.number < reference.first]
        ahead = [each for each in days if each.number > reference.last]
        unit = past[-1] if side == "last" else ahead[0] if side == "next" else days[1]
        return _dated(match, unit, reference.words)
    found = placed(of_year, situation, *match.span())
    if found is None:
        month_day = of_year(2001).value[5:]
        is_fixed = of_year(2002).value[5:] == month_day == of_year(2003).value[5:]
        value = f"XXXX-{month_day}" if is_fixed else "XXXX-XX-XX"
        return Reading(
            start=match.start(), end=match.end(), value=value, edtf=value if is_fixed else None
        )
    return found.reading(*match.span())


def read_event_day(match: re.Match[str], situation: Situation) -> Answer:
    """`9/11`, `VE Day`."""
    return _dated(
        match, day_unit(*_EVENTS[" ".join((match["name"] or match["number"]).lower().split())])
    )


def read_attack_day(match: re.Match[str], situation: Situation) -> Answer:
    """`the Sept. 11 attacks`, `the 7 October massacre`: the one day of that date that has made it a name.

    Where the text is written soon after another day of that date, it tells of that one.
    """
    month = month_number(match["month"] or match["month2"])
    day = int(match["day"] or match["day2"])
    year = _ATTACKS.get((month, day))
    if year is None:
        return None
    unit, reference = day_unit(year, month, day), situation.reference
    if reference is not None and unit.number > reference.last:
        return None
    if (month, day) == (9, 11) and _NAMED_SO.match(situation.after(match.end())):
        return _dated(match, unit)
    if reference is not None:
        written = unit_at(Level.YEAR, reference.first).number
        latest = [day_unit(each, month, day).number for each in (written - 1, written)]
        if any(0 <= reference.last - each <= _NEWS for each in latest if each != unit.number):
            return None
    return Reading(
        start=match.start(), end=match.end(), value=unit.value, edtf=f"{unit.edtf}?", unit=unit,
        basis=Basis.INFERRED, anchor="the day that is known for an attack",
    )  # fmt: skip


def _dated(match: re.Match[str], unit: CalendarUnit, anchor: str | None = None) -> Reading:
    return Reading(
        start=match.start(), end=match.end(), value=unit.value, edtf=unit.edtf, unit=unit,
        anchor=anchor, basis=Basis.STATED if anchor is None else Basis.RELATIVE,
    )  # fmt: skip


_MONTH = (
    r"(?P<month>January|March|July|September|October|November|Jan\.?|Mar\.?|Sept?\.?|Oct\.?|Nov\.?)"
)
_HOLIDAY_OPENINGS = frozenset(re.split(r"[ '’.-]", name)[0] for name in _HOLIDAYS)
_NAMES = any_of([*_HOLIDAYS]).replace("'", "['’]").replace(r"\.", ".").replace("st. ", r"st\. ")

NAMED_DAYS = (
    Rule("holiday", _HOLIDAY_OPENINGS | {"last", "next", "this"}, compiled(
        rf"(?:(?P<side>last|next|this) )?(?P<name>{_NAMES})(?:(?:,)? {YEAR})?"
    ), read_holiday),
    Rule("event day", frozenset(["0", "d", "ve", "v", "vj", "pearl"]), compiled(
        rf"(?<![\w$£€.,:/-])(?:(?P<name>9/11|d-day|v-?[ej] day|pearl harbor day)|(?P<number>7/7|26/11)(?= {_DISASTERS}))(?!/)"
    ), read_event_day),
    Rule("attack day", frozenset(
        [*("0", "january", "march", "july", "september", "october", "november", "jan", "sep", "sept", "oct", "nov")]
    ), compiled(
        rf"(?:{_MONTH} (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?|(?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)? {_MONTH.replace('<month>', '<month2>')})"
        rf"(?=,? (?:[a-z]+ )?{_DISASTERS})"
    ), read_attack_day),
)  # fmt: skip
