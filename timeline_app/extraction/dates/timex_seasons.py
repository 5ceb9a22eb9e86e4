"""Rules for seasons: ``the summer of 1964``, ``this spring``, ``in the fall``.

"Fall" and "spring" are seasons only where the grammar says so: nothing falls, and nobody springs.
"""

import re
from dataclasses import replace

from timeline_app.extraction.dates.calendar_unit import CalendarUnit, Level
from timeline_app.extraction.dates.timex_periods import OfYear, named_unit, placed_unit
from timeline_app.extraction.dates.timex_rule import Answer, Reading, Rule, Situation
from timeline_app.extraction.dates.timex_words import SEASONS, YEAR, any_of, compiled
from timeline_app.model.source import Basis

_TOLD = frozenset(["that", "the same", "the following", "the next", "the previous"])


def read_season(match: re.Match[str], situation: Situation) -> Answer:
    """`the summer of 1964`, `winter 2010`, `this spring`, `in the fall`; never "the fall of the city"."""
    place = SEASONS[match["season"].lower()]

    def of_year(year: int) -> CalendarUnit:
        return CalendarUnit(Level.SEASON, year * 4 + place)

    if match["year"]:
        return named_unit(match, of_year(int(match["year"])))
    side = " ".join((match["rel"] or "").lower().split())
    after = situation.after(match.end())
    if side in ("", "the") and not _is_season(match, situation, side, after):
        return None
    reference = situation.reference
    value = f"XXXX-{('SP', 'SU', 'FA', 'WI')[place]}"
    if side in ("", "the"):
        return placed_unit(match, situation, of_year, value)
    if side in _TOLD:
        return _told(match, situation, of_year, side)
    this_year = reference.unit(Level.YEAR) if reference else None
    if reference is None or this_year is None:
        return Reading(start=match.start(), end=match.end(), value=value, basis=Basis.RELATIVE)
    return named_unit(
        match, _beside(of_year, this_year.number, reference.first, side), reference.words
    )


def _told(match: re.Match[str], situation: Situation, of_year: OfYear, side: str) -> Reading | None:
    """`that summer`, `the following spring`: seen from the date told before."""
    story = situation.story(Level.YEAR)
    year = story.unit(Level.YEAR) if story else None
    if story is None or year is None:
        return None
    if side in ("that", "the same"):
        unit = of_year(year.number)
    else:
        last = situation.discourse.last
        day = last.unit.days[0] if last and last.unit else story.first
        unit = _beside(of_year, year.number, day, side)
    return replace(named_unit(match, unit, story.words), has_year=story.is_told)


def _beside(of_year: OfYear, year: int, day: int, side: str) -> CalendarUnit:
    around = [of_year(each) for each in range(year - 2, year + 3)]
    if side in ("last", "the last", "this past", "the past", "the previous"):
        return next(unit for unit in reversed(around) if unit.days[1] < day)
    if side in ("next", "the next", "this coming", "the coming", "the following"):
        return next(unit for unit in around if unit.days[0] > day)
    now = next((unit for unit in around if unit.days[0] <= day <= unit.days[1]), None)
    return now or around[2]


def _is_season(match: re.Match[str], situation: Situation, side: str, after: str) -> bool:
    name = match["season"].lower()
    before = situation.before(match.start())
    before = before.removesuffix("-")
    leads = re.search(
        r"\b(?:early|late|mid|end of|start of|beginning of|middle of|in|since|by|until|till|during|over|throughout|for|through|of)$",
        before,
    )
    if after.startswith("of ") or leads is None:
        return False
    is_part = re.search(r"\b(?:early|late|mid)$", before) is not None
    if (
        name == "fall"
        and not is_part
        and (side != "the" or not re.search(r"\b(?:in|by|until|during|early|late|mid)$", before))
    ):
        return False
    return side == "the" or is_part or name not in ("spring", "fall")


SEASON_RULES = (
    Rule("season", frozenset([*SEASONS, "the", "this", "last", "next", "that"]), compiled(
        r"(?:(?P<rel>(?:the|this) (?:past|last|next|coming|previous|same|following)|this|last|next|that|the) )?"
        rf"(?P<season>{any_of([*SEASONS])})(?: (?:of )?{YEAR})?"
    ), read_season),
)  # fmt: skip
