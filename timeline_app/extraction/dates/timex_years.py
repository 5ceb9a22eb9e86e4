"""Finds the year of a date that is named without one, by what its clause looks at and what was told before.

The tense of clauses is ``clause_tense``'s; the measure of nearness is told here.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from timeline_app.extraction.dates.calendar_unit import CalendarUnit, Level, unit_at, year_unit
from timeline_app.extraction.dates.timex_rule import Reading, Situation
from timeline_app.extraction.sentences.clause_tense import Tense
from timeline_app.model.source import Basis

OfYear = Callable[[int], CalendarUnit | None]

# How much a day behind and a day ahead of the document's date count, for each look of the clause: news
# tells of what just was and, less often, of what comes; a clause that looks one way seldom means a date
# on the other side, unless that is very near.
_WEIGHTS = {
    Tense.PAST: (1.0, 60.0),
    Tense.FUTURE: (10.0, 1.0),
    Tense.PRESENT: (1.0, 1.0),
    Tense.UNKNOWN: (1.0, 3.0),
}
_WIDEST = 31  # days that the document's date may be unsure by


@dataclass(frozen=True, slots=True)
class Placed:
    unit: CalendarUnit
    anchor: str | None
    basis: Basis = Basis.RELATIVE
    is_told: bool = True  # in the text, not by the document's date

    def reading(self, start: int, end: int) -> Reading:
        """What the words mean; with a "?" where their year is only inferred."""
        edtf = f"{self.unit.edtf}?" if self.basis is Basis.INFERRED else self.unit.edtf
        return Reading(
            start=start, end=end, value=self.unit.value, edtf=edtf, unit=self.unit,
            basis=self.basis, anchor=self.anchor, has_year=self.is_told,
        )  # fmt: skip


def placed(of_year: OfYear, situation: Situation, start: int, end: int) -> Placed | None:
    """The unit that is meant of those which ``of_year`` gives for each year; None if nothing tells."""
    beside = _year_beside(of_year, situation, start, end)
    if beside is not None:
        return beside
    story_year = _story_year(situation, start)
    if story_year is not None:
        unit = of_year(story_year)
        if unit is not None:
            return Placed(unit, f"the year told before, {story_year}")
    reference = situation.reference or situation.hint
    if reference is None or reference.last - reference.first > _WIDEST:
        return None
    basis = Basis.INFERRED if situation.reference is None else Basis.RELATIVE
    behind, ahead = _WEIGHTS[situation.tense(start, end)]
    middle = (reference.first + reference.last) // 2
    year = unit_at(Level.YEAR, middle).number
    best: tuple[float, CalendarUnit] | None = None
    for candidate in range(year - 1, year + 2):
        unit = of_year(candidate)
        if unit is None:
            continue
        first, last = unit.days
        cost = max(middle - last, 0) * behind + max(first - middle, 0) * ahead
        if best is None or cost < best[0]:
            best = cost, unit
    return Placed(best[1], reference.words, basis, is_told=False) if best else None


_STOP = re.compile(r"[.!?;] {1,6}[A-Z\"'“]")
_LONG_AGO = 400  # days
_BESIDE = 48  # characters that the date beside may take
_YEAR = re.compile("[12][0-9]{3}|(?:last|this|next) year", re.IGNORECASE)
_JOIN = re.compile(r" {0,3}(?P<word>[-–—]|to|through|until|till|and|or|,)(?: the)? {0,3}")


def _year_beside(of_year: OfYear, situation: Situation, start: int, end: int) -> Placed | None:
    """The year of the date that this one makes a range or a pair with: "May to July 2020"."""
    after = _JOIN.match(situation.text, end)
    if after is not None and _YEAR.search(situation.text, end, end + _BESIDE):
        date = situation.date_at(after.end())
        if date is not None and _shares_year(date):
            return _before_or_after(of_year, date, after["word"].lower(), -1)
    last = situation.discourse.last
    if last is None or situation.discourse.age or not _shares_year(last):
        return None
    before = _JOIN.fullmatch(situation.text, last.end, start)
    return _before_or_after(of_year, last, before["word"].lower(), 1) if before else None


def _shares_year(date: Reading) -> bool:
    return date.has_year and date.unit is not None and date.unit.level in (Level.DAY, Level.MONTH)


def _before_or_after(of_year: OfYear, date: Reading, word: str, sign: int) -> Placed | None:
    assert date.unit is not None
    unit = of_year(date.unit.year)
    if unit is not None and word not in ("and", "or", ","):
        if sign > 0 and unit.days[1] < date.unit.days[0]:
            unit = of_year(date.unit.year + 1)
        elif sign < 0 and unit.days[0] > date.unit.days[1]:
            unit = of_year(date.unit.year - 1)
    return Placed(unit, None, Basis.STATED) if unit is not None else None


def _story_year(situation: Situation, start: int) -> int | None:
    """The year of the date told before, where the text tells of years long before it was written."""
    told = situation.discourse
    is_aside = told.aside_year is not None and not told.age and start < told.aside_end
    year = told.aside_year if is_aside else told.stated_year
    if year is None or told.age > 1:
        return None
    reference = situation.reference
    if reference is None:
        return year
    if year_unit(year).days[1] >= reference.first - _LONG_AGO:
        return None
    if situation.tense(start, start + 1) is Tense.FUTURE:
        return None
    if situation.discourse.is_news and not _in_one_sentence(situation, start):
        return None
    return year


def _in_one_sentence(situation: Situation, start: int) -> bool:
    last = situation.discourse.last
    if last is None or situation.discourse.age:
        return False
    return _STOP.search(situation.text, last.end, start) is None
