"""What two documents' accounts of an event are compared by, and how well they agree.

Which accounts are compared, and the links that come of it, are ``told_again``'s.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from timeline_app.model.calendar import DAY
from timeline_app.model.event import Event, EventType, Role, Status
from timeline_app.model.source import Basis
from timeline_app.model.time import UncertainDate

_ENDING = re.compile("(?:ations?|ments?|ions?|ings?|ers?|als?|ed|es|e|s)$")
_LEAST_STEM = 4
_LONGEST = 400  # characters that are compared
_NEAR = 4 * DAY  # apart, of days that accounts of one event may give
_SAME_WORDS, _LEAST_COPIED = 95, 40  # per cent; characters of what is no chance
_LEAST_ALIKE_OTHER_DAY = 80  # per cent, of titles
_WORDY = (EventType.STATEMENT, EventType.STATE, EventType.REPORT)
_LEAST_ALIKE_WORDY = 80  # per cent, of titles: people say many things on one day

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER_WORDS = dict(
    zip(
        [
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ],
        range(2, 13),
        strict=True,
    )
)
_COUNTED = re.compile(
    r"\b(\d{1,3}(?:,\d{3})+|\d{1,9}|"
    + "|".join(_NUMBER_WORDS)
    + r")\s+(?:[a-z]{2,20}\s+)?([a-z]{3,30})\b",
    re.IGNORECASE,
)
_UNITS = frozenset(
    [
        "am",
        "pm",
        "hour",
        "hours",
        "day",
        "days",
        "week",
        "weeks",
        "month",
        "months",
        "year",
        "years",
        "minute",
        "minutes",
        "percent",
        "per",
        "cent",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "times",
        "other",
        "more",
        "of",
        "the",
        "and",
    ]
)


@dataclass(frozen=True)
class Agreement:
    """How well two accounts agree, up to 1, in words, and what they differ in, if that matters."""

    score: float
    reasons: tuple[str, ...]
    differences: tuple[str, ...] = ()
    is_copied: bool = False


@dataclass(frozen=True)
class Account:
    """An event as one document tells it; ``trigger`` are the words that name it."""

    event: Event
    document: str
    trigger: str

    @cached_property
    def stem(self) -> str:
        return stem_of(max(_WORD.findall(self.trigger.lower()), key=len, default=""))

    @cached_property
    def actors(self) -> frozenset[str]:
        return frozenset(self.event.actors)

    @cached_property
    def targets(self) -> frozenset[str]:
        return frozenset(p.actor for p in self.event.participants if p.role is Role.TARGET)

    @cached_property
    def date(self) -> UncertainDate | None:
        return None if self.event.date is None else self.event.date.bounds

    @cached_property
    def day(self) -> int | None:
        """The day of a date that is known to one."""
        if self.date is None or self.date.end_latest - self.date.start_earliest >= DAY:
            return None
        return self.date.start_earliest // DAY

    @cached_property
    def title(self) -> str:
        return " ".join(_WORD.findall(self.event.title[:_LONGEST].lower()))

    @cached_property
    def quote(self) -> str:
        return " ".join(self.event.claims[0].passage.quote[:_LONGEST].lower().split())

    @cached_property
    def counts(self) -> dict[str, int | None]:
        """How many of what its words count; None where they count it twice."""
        found: dict[str, int | None] = {}
        for number, noun in _COUNTED.findall(self.quote):
            if noun in _UNITS:
                continue
            value = _NUMBER_WORDS.get(number) or int(number.replace(",", ""))
            what = stem_of(noun)
            found[what] = value if found.get(what, value) == value else None
        return found

    @property
    def affirms(self) -> bool:
        return self.event.status in (Status.REPORTED, Status.ATTRIBUTED)

    @property
    def opposes(self) -> bool:
        return self.event.status in (Status.DENIED, Status.NEGATED)


def stem_of(word: str) -> str:
    """``word`` without an ending: "capture", "captured" and "capturing" have one stem."""
    without = _ENDING.sub("", word)
    return without if len(without) >= _LEAST_STEM else word


def agreement(one: Account, other: Account, names: Mapping[str, str]) -> Agreement | None:
    """How well both agree; None where they can't be of one event, or nothing tells that they are."""
    shared = one.actors & other.actors
    is_same_word = _are_of_one_stem(one.stem, other.stem)
    is_same_type = one.event.type is other.event.type and one.event.type is not EventType.OTHER
    if not shared or not (is_same_word or is_same_type):
        return None
    titles = fuzz.token_set_ratio(one.title, other.title)
    if {one.event.type, other.event.type} & set(_WORDY) and titles < _LEAST_ALIKE_WORDY:
        return None
    when = _when(one, other, titles)
    if when is None:
        return None
    score, when_words, differences = when
    score += 0.25 if is_same_word else 0.15
    score += 0.1 + 0.2 * len(shared) / len(one.actors | other.actors)
    score += 0.25 * titles / 100 + _where(one, other)
    if one.targets and other.targets and not one.targets & other.targets:
        score -= 0.25
    what = f"both tell of “{other.trigger}”" if is_same_word else f"both are {one.event.type.value}"
    with_whom = ", ".join(sorted(names.get(actor, actor) for actor in shared)[:3])
    is_copied = (
        min(len(one.quote), len(other.quote)) >= _LEAST_COPIED
        and fuzz.ratio(one.quote, other.quote) >= _SAME_WORDS
    )
    reasons = [what, f"both with {with_whom}", when_words]
    differences += _other_counts(one, other)
    return Agreement(min(max(score, 0.0), 1.0), tuple(reasons), differences, is_copied)


def _are_of_one_stem(one: str, other: str) -> bool:
    short, long_ = sorted((one, other), key=len)
    return one == other != "" or (len(short) >= _LEAST_STEM and long_.startswith(short))


def _when(one: Account, other: Account, titles: float) -> tuple[float, str, tuple[str, ...]] | None:
    if one.date is None or other.date is None:
        return 0.0, "one of them undated" if one.date or other.date else "both undated", ()
    if one.date.may_overlap(other.date):
        if one.day is not None and one.day == other.day:
            return 0.25, "on the same day", ()
        is_narrow = all(
            date.end_latest - date.start_earliest <= 31 * DAY for date in (one.date, other.date)
        )
        return 0.15 if is_narrow else 0.08, f"{one.date} and {other.date} may be the same time", ()
    if _give_other_days(one, other) and titles >= _LEAST_ALIKE_OTHER_DAY:
        return 0.05, "on days that are near", (f"{one.date} here, {other.date} there",)
    return None


def _give_other_days(one: Account, other: Account) -> bool:
    """Whether both state days, which differ, but not by much."""
    if one.day is None or other.day is None:
        return False
    dates = one.event.date, other.event.date
    if any(date is not None and date.basis is Basis.INFERRED for date in dates):
        return False
    return abs(one.day - other.day) * DAY <= _NEAR


def _where(one: Account, other: Account) -> float:
    if not one.event.place or not other.event.place:
        return 0.0
    places = [" ".join(_WORD.findall(each.event.place or "")).lower() for each in (one, other)]
    return 0.05 if places[0] in places[1] or places[1] in places[0] else -0.15


def _other_counts(one: Account, other: Account) -> tuple[str, ...]:
    """Numbers of the same that differ: "12 and 15 of “people”"."""
    return tuple(
        f"{mine:,} here, {theirs:,} there of “{what}…”"
        for what, mine in one.counts.items()
        if mine is not None and (theirs := other.counts.get(what)) is not None and mine != theirs
    )
