"""What a rule for date words is, what it finds, and the situation that it is asked in.

The rules themselves are in ``timex_months`` and its neighbours, ``timexes`` runs them.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from timeline_app.extraction.dates.calendar_unit import CalendarUnit, Level, unit_at
from timeline_app.extraction.dates.date_reference import UNKNOWN_VALUES, Reference, told_reference
from timeline_app.extraction.dates.timex import TimexKind
from timeline_app.extraction.sentences.clause_tense import Clauses, Tense, guessed_tense
from timeline_app.extraction.texts.shadow import Shadow
from timeline_app.model.source import Basis

_DEEPEST = 4  # rules that build on one another
_NEAR = 60  # characters that the words in front of a date may be looked for in


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What date words at ``start`` to ``end`` of the piece mean; ``unit`` if they name one."""

    start: int
    end: int
    kind: TimexKind = TimexKind.DATE
    value: str
    modifier: str | None = None
    edtf: str | None = None
    basis: Basis = Basis.STATED
    anchor: str | None = None
    unit: CalendarUnit | None = None
    has_year: bool = False  # from the text, not from the document's date
    event: tuple[int, int] | None = None
    offset: str | None = None
    rule: str = ""

    @property
    def is_date(self) -> bool:
        return self.unit is not None


Answer = Reading | Iterable[Reading] | None


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that begin with one of ``openings`` (lower case; "0" is any digit) and fit ``pattern``."""

    name: str
    openings: frozenset[str]
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], "Situation"], Answer]
    makes_dates: bool = True  # that other rules may build on


_OLD = 1300


@dataclass(slots=True)
class Discourse:
    """The dates told so far in the document, the latest one of its kind."""

    last: Reading | None = None
    story: Reading | None = None  # the day told last on which more happened than that it was said
    story_age: int = 0  # pieces since then
    days: list[CalendarUnit] = field(default_factory=list)  # such days
    day: CalendarUnit | None = None
    quarter: CalendarUnit | None = None
    stated_year: int | None = None
    stated_words: str = ""
    aside_year: int | None = (
        None  # told beside what the sentence tells, lent up to ``aside_end`` only
    )
    aside_end: int = 0
    age: int = 0  # pieces since the last date
    is_old: bool = False  # tells of times when years had less than four digits, or nearly
    is_news: bool = False  # tells of the days around the document's own

    def go_on(self) -> None:
        """To the next piece."""
        self.age += 1
        self.story_age += 1
        if self.age > 2:
            self.last = None

    def tell(self, day: Reading) -> None:
        """That something happened on a day, or at a time of it."""
        if day.unit is not None and day.unit.level is Level.DAY:
            self.story, self.story_age = day, 0
            self.days.append(day.unit)

    def note(self, reading: Reading, words: str, aside_end: int | None = None) -> None:
        unit = reading.unit
        if reading.value.startswith("BC") or (unit is not None and unit.year < _OLD):
            self.is_old = True
        if unit is None:
            return
        self.last, self.age = reading, 0
        if unit.level is Level.DAY:
            self.day = unit
        if unit.level in (Level.QUARTER, Level.HALF):
            self.quarter = unit
        if aside_end is not None:
            self.aside_year = unit.year if reading.has_year else None
            self.aside_end = aside_end
        elif unit.level in (Level.DAY, Level.MONTH, Level.SEASON, Level.YEAR):
            self.stated_year = unit.year if reading.has_year else None
            self.stated_words = words


class Situation:
    """One piece of a document, with what is known when a rule is asked."""

    def __init__(
        self,
        piece: Shadow,
        reference: Reference | None,
        discourse: Discourse,
        clauses: Clauses,
        rules: Mapping[str, Sequence[Rule]],
        hint: Reference | None = None,
    ) -> None:
        self.piece = piece
        self.text = piece.text
        self.reference = reference
        self.hint = hint  # a day near the document's, where that itself isn't known
        self.discourse = discourse
        self.clauses = clauses
        self._rules = rules
        self._depth = 0

    def before(self, start: int, length: int = _NEAR) -> str:
        """The words in front of a place, in lower case, without the blanks at their end."""
        return self.text[max(0, start - length) : start].lower().rstrip()

    def after(self, end: int, length: int = _NEAR) -> str:
        return self.text[end : end + length].lower().lstrip()

    def offset_of(self, place: int) -> int | None:
        """Where the document's character ``place`` stands in the piece; None outside of it."""
        offsets = self.piece.offsets
        found = place - self.piece.start if offsets is None else bisect_left(offsets, place)
        return found if 0 <= found <= len(self.text) else None

    def tense(self, start: int, end: int) -> Tense:
        found = self.clauses.tense(self.piece.span(start, end))
        return guessed_tense(self.before(start, 120)) if found is Tense.UNKNOWN else found

    def is_determiner(self, start: int) -> bool:
        """Whether the word there belongs to a noun: "before that strike", unlike "before that"."""
        _, tokens = self.clauses.tokens_in(self.piece.span(start, start + 1))
        return bool(tokens) and tokens[0].dep == "det"

    def read_at(self, start: int, *, dates_only: bool = False) -> list[Reading]:
        """What the longest words at this place mean; nothing where no rule knows them."""
        if start >= len(self.text) or self._depth > _DEEPEST:
            return []
        self._depth += 1
        try:
            return self._read_at(start, dates_only=dates_only)
        finally:
            self._depth -= 1

    def _read_at(self, start: int, *, dates_only: bool) -> list[Reading]:
        found = []
        for rule in self._rules.get(opening_at(self.text, start), ()):
            if dates_only and not rule.makes_dates:
                continue
            match = rule.pattern.match(self.text, start)
            if match and match.end() > start:
                found.append((match.end(), rule, match))
        found.sort(key=lambda each: -each[0])
        for _, rule, match in found:
            answer = rule.read(match, self)
            if answer is None:
                continue
            readings = [answer] if isinstance(answer, Reading) else list(answer)
            if readings and not (dates_only and not readings[0].is_date):
                return [replace(each, rule=rule.name) for each in readings]
        return []

    def date_at(self, start: int) -> Reading | None:
        """The date that stands at this place, for a rule that builds on it."""
        while start < len(self.text) and self.text[start] == " ":
            start += 1
        readings = self.read_at(start, dates_only=True)
        return readings[0] if readings else None

    def anchored(
        self,
        start: int,
        end: int,
        level: Level,
        offset: int,
        reference: Reference | None = None,
        *,
        modifier: str | None = None,
    ) -> Reading:
        """The unit of the calendar that lies so many after that of what it leans on."""
        reference = reference or self.reference
        if reference is None:
            window = self.hint.window(level, offset) if self.hint else None
            return Reading(
                start=start, end=end, value=UNKNOWN_VALUES.get(level, "XXXX"),
                edtf=self.opened(window), basis=Basis.RELATIVE, modifier=modifier,
                anchor=self.hint.words if self.hint else None,
            )  # fmt: skip
        unit = reference.unit(level, offset)
        if unit is None or not unit.is_known:
            value, edtf, unit = (
                UNKNOWN_VALUES.get(level, "XXXX"),
                reference.window(level, offset),
                None,
            )
        else:
            value, edtf = unit.value, unit.edtf
            edtf = reference.as_sure(edtf)
        return Reading(
            start=start, end=end, value=value, edtf=edtf, unit=unit,
            basis=Basis.RELATIVE, anchor=reference.words, modifier=modifier, has_year=reference.is_told,
        )  # fmt: skip

    def opened(self, window: str | None) -> str | None:
        """What leans on a document's date that is only bounded is itself bounded on that side."""
        if window is None or self.hint is None:
            return None
        ends = window.strip("[]").split("..")
        return f"[..{ends[-1]}]" if self.hint.side < 0 else f"[{ends[0]}..]"

    def story(self, level: Level) -> Reference | None:
        """What "the next day" leans on: the date told last, if it is as fine, else the document's."""
        last = self.discourse.last
        if last is None or last.unit is None or self.discourse.age > 1 or last.edtf is None:
            return self.reference
        if last.unit.level != level and unit_at(level, last.unit.days[0]) != unit_at(
            level, last.unit.days[1]
        ):
            return self.reference
        return told_reference(last.edtf, last.unit.edtf) or self.reference

    def told_before(self) -> Reference | None:
        """The date told last in the piece, however coarse it is."""
        last = self.discourse.last
        if last is None or self.discourse.age > 1:
            return None
        return told_reference(last.edtf, last.edtf)


def opening_at(text: str, start: int) -> str:
    """The word that begins at this place as rules know it; "0" for a number."""
    first = text[start]
    if first.isdigit():
        return "0"
    if not first.isalpha():
        return first
    end = start + 1
    limit = min(start + 14, len(text))
    while end < limit and text[end].isalpha():
        end += 1
    return text[start:end].lower()
