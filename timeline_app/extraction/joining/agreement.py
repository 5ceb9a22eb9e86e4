"""How well two documents' accounts agree, and what they differ in: whether they may be of one event.

What they are compared by is told by ``accounts``; the links that come of it by ``told_again``.
"""

from dataclasses import dataclass

from rapidfuzz import fuzz

from timeline_app.extraction.joining.accounts import Account, are_of_one_stem
from timeline_app.extraction.joining.differences import (
    are_converse,
    are_turned,
    have_other_doers,
    other_counts,
    other_doers,
)
from timeline_app.extraction.joining.sides import Names
from timeline_app.extraction.joining.stories import DAYS_APART, Stories, are_written_near
from timeline_app.model.event import EventType
from timeline_app.model.source import Basis

_COPIED, _LEAST_COPIED = 95, 40  # per cent; characters of what is no chance
_HALF, _MOST = 0.5, 0.75  # of the words of the shorter title
_MANY = 3  # words that titles have in common

# Points for what two accounts have in common: each alone is chance, together hardly. Of one event they
# are with `_LEAST`, and one more where their dates don't tell that they are of one time.
_SAME_MEANING, _SAME_TYPE = 2, 1
_MOST_ACTORS, _MOST_WORDS = 2, 3
_LEAST = 4


@dataclass(frozen=True, slots=True)
class _Compared:
    """What both have in common: actors, what names them or type, and words and counts of their titles."""

    shared: frozenset[str]
    akin: int  # with names of which one may be the short form of the other
    is_same_word: bool
    words: frozenset[str]
    content_share: float  # of the shorter title's words
    counted: bool  # both tell how many of the same
    in_one_place: bool
    is_turned: bool  # who did it here has it done to them there

    @property
    def known(self) -> int:
        """How many take part here and there."""
        return len(self.shared) + self.akin

    @property
    def points(self) -> int:
        meaning = _SAME_MEANING if self.is_same_word else _SAME_TYPE
        return (
            meaning
            + min(self.known, _MOST_ACTORS)
            + min(len(self.words), _MOST_WORDS)
            + self.counted
            + (self.in_one_place and not self.shared)
            + self.is_turned
        )


@dataclass(frozen=True, slots=True)
class Agreement:
    """``score`` is up to 1; ``differences`` are what both tell in another way, in words."""

    score: float
    compared: _Compared
    differences: tuple[str, ...] = ()
    is_copied: bool = False


def agreement(one: Account, other: Account, names: Names, stories: Stories) -> Agreement | None:
    """How well both agree; None where nothing tells that they are of one event."""
    is_other_time = (
        one.date is not None and other.date is not None and not one.date.may_overlap(other.date)
    )
    if is_other_time and not _give_other_days(one, other):
        return None
    compared = _compared(one, other, names)
    if compared is None:
        return None
    is_copied = not is_other_time and _are_copied(one, other)
    are_dated = not is_other_time and one.is_dated and other.is_dated
    is_story = stories.are_one(one.document, other.document)
    near = are_written_near(one.written, other.written)
    if not stories.may_be_one(one.document, other.document):
        near = False
    if not is_copied and not _may_be_one(one, other, compared, are_dated, is_story, near):
        return None
    mine, theirs = names.side(one), names.side(other)
    counts = other_counts(one, other)
    is_one_deed = compared.is_turned or are_converse(one, other)
    if counts and not is_one_deed and have_other_doers(mine, theirs):
        return None  # others did it to others
    differences = (*other_doers(one, other, names, is_turned=compared.is_turned), *counts)
    if is_other_time:
        differences = (f"{one.date} here, {other.date} there", *differences)
    score = _score(one, other, compared, are_dated=are_dated, is_story=is_story)
    return Agreement(score, compared, differences, is_copied)


def reasons_for(found: Agreement, one: Account, other: Account, names: Names) -> tuple[str, ...]:
    """What ``found`` rests on, in words."""
    compared, kind = found.compared, one.event.type.value
    if not compared.is_same_word:
        what = f"both are {kind}"
    elif are_of_one_stem(one.stem, other.stem):
        what = f"both tell of “{other.trigger}”"
    else:
        there = other.trigger or other.event.title
        what = f"“{one.trigger}” here and “{there}” there may be the same"
    shared = sorted(names.shown.get(actor, actor) for actor in compared.shared)
    who = [f"both with {', '.join(shared[:3])}"] if shared else []
    return (what, *who, _when(one, other))


def _compared(one: Account, other: Account, names: Names) -> _Compared | None:
    is_same_word = not one.meanings.isdisjoint(other.meanings) or are_of_one_stem(
        one.stem, other.stem
    )
    is_same_type = one.event.type is other.event.type is not EventType.OTHER
    if not (is_same_word or is_same_type):
        return None
    mine, theirs = names.side(one), names.side(other)
    is_converse = are_converse(one, other)
    if is_converse and not mine.agents.isdisjoint(theirs.agents):
        return None  # nobody buys what he sells
    is_turned = is_same_word and not is_converse and are_turned(mine, theirs)
    if not is_turned and (
        names.differ(mine.people, theirs.people)
        or names.differ(mine.places, theirs.places)
        or names.differ(mine.targets, theirs.targets)
    ):
        return None
    # What is known for a name here may be words there; those of a name are as good as one.
    of_names = (mine.content & theirs.name_words) | (theirs.content & mine.name_words)
    common = (mine.content & theirs.content) | frozenset(sorted(of_names)[:1])
    least = min(len(mine.content), len(theirs.content))
    return _Compared(
        shared=mine.named & theirs.named,
        akin=names.akin(mine.people, theirs.people),
        is_same_word=is_same_word,
        words=common,
        # A title that says no more than who and what agrees with any that says so, but not wholly.
        content_share=len(common) / least if least else _HALF,
        counted=not one.counts.keys().isdisjoint(other.counts.keys()),
        in_one_place=_are_in_one_place(one, other),
        is_turned=is_turned,
    )


def _may_be_one(
    one: Account,
    other: Account,
    compared: _Compared,
    are_dated: bool,
    is_story: bool,
    near: bool | None,
) -> bool:
    """``near`` tells whether both were written about the same time, of days that may be the same."""
    says_more = bool(compared.words or compared.counted)
    if len(compared.words) >= _MANY and compared.content_share >= _MOST and compared.shared:
        return compared.is_same_word  # whenever it was written
    is_story = is_story and near is not False
    is_one_word = are_of_one_stem(one.stem, other.stem)
    is_opposed = is_story and is_one_word and (one.opposes or other.opposes)
    points = compared.points + is_story + is_opposed
    if not (one.is_telling and other.is_telling):
        told = len(compared.words) + compared.counted
        return near is not False and (
            told >= 2 and compared.content_share >= _HALF and points > _LEAST
        )
    if not (says_more or compared.shared or compared.in_one_place):
        return False
    if not compared.is_same_word and not (says_more or len(compared.shared) > 1):
        return False
    if are_dated:
        is_day = one.day is not None and one.day == other.day
        return points + is_day >= _LEAST
    needed = 1 if is_opposed else _MOST_ACTORS
    is_between = is_story and compared.is_same_word and compared.known >= needed
    return near is not False and (says_more or is_between) and points > _LEAST


def _are_copied(one: Account, other: Account) -> bool:
    if min(len(one.quote), len(other.quote)) < _LEAST_COPIED:
        return False
    return fuzz.ratio(one.quote, other.quote, score_cutoff=_COPIED) >= _COPIED


def _give_other_days(one: Account, other: Account) -> bool:
    """Whether both state days, which differ, but not by much."""
    if one.day is None or other.day is None or not (one.is_telling and other.is_telling):
        return False
    dates = one.event.date, other.event.date
    if any(date is not None and date.basis is Basis.INFERRED for date in dates):
        return False
    return abs(one.day - other.day) <= DAYS_APART


def _are_in_one_place(one: Account, other: Account) -> bool:
    if not one.event.place or not other.event.place:
        return False
    places = [
        " ".join(each.event.place.lower().split()) for each in (one, other) if each.event.place
    ]
    return places[0] in places[1] or places[1] in places[0]


def _score(
    one: Account, other: Account, compared: _Compared, *, are_dated: bool, is_story: bool
) -> float:
    score = 0.1 + 0.1 * compared.points + 0.1 * compared.content_share
    if are_dated:
        score += 0.15 if one.day is not None and one.day == other.day else 0.08
    return min(score + (0.05 if is_story else 0.0), 0.95)


def _when(one: Account, other: Account) -> str:
    if one.date is None or other.date is None:
        return "one of them undated" if one.date or other.date else "both undated"
    if one.day is not None and one.day == other.day:
        return "on the same day"
    if one.date.may_overlap(other.date):
        return f"{one.date} and {other.date} may be the same time"
    return "on days that are near"
