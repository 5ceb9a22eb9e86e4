"""How well two documents' accounts agree, and what they differ in: whether they may be of one event.

What they are compared by is told by ``accounts``; the links that come of it by ``told_again``.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from timeline_app.extraction.joining.accounts import Account, are_of_one_stem
from timeline_app.model.calendar import DAY
from timeline_app.model.event import EventType
from timeline_app.model.source import Basis

_WRITTEN_NEAR = 31 * DAY  # apart, of documents that tell of one thing without its date
_NEAR = 4 * DAY  # apart, of days that accounts of one event may give
_COPIED, _LEAST_COPIED = 95, 40  # per cent; characters of what is no chance
_THIRD, _HALF, _MOST = 0.34, 0.5, 0.75  # of the words of the shorter title
_MANY = 3  # words that titles have in common


class Names:
    """What actors are called, by id, and the words of all their names."""

    def __init__(self, shown: Mapping[str, str], words: Mapping[str, frozenset[str]]) -> None:
        self.shown, self._words = shown, words
        self._contents: dict[str, frozenset[str]] = {}

    def content(self, account: Account) -> frozenset[str]:
        """What the title of an account says beside these names; each is looked at once."""
        id_ = account.event.id
        if id_ not in self._contents:
            self._contents[id_] = account.content(self._words)
        return self._contents[id_]


@dataclass(frozen=True, slots=True)
class _Compared:
    """What both have in common: actors, stem or type, and the words of their titles beside these."""

    shared: frozenset[str]
    is_same_word: bool
    content_count: int
    content_share: float  # of the shorter title's words


@dataclass(frozen=True, slots=True)
class Agreement:
    """``score`` is up to 1; ``differences`` are what both tell in another way, in words."""

    score: float
    compared: _Compared
    differences: tuple[str, ...] = ()
    is_copied: bool = False


def agreement(one: Account, other: Account, names: Names) -> Agreement | None:
    """How well both agree; None where nothing tells that they are of one event."""
    compared = _compared(one, other, names)
    if compared is None:
        return None
    is_copied: bool | None = None  # looked at where it is needed
    differences: tuple[str, ...] = ()
    if one.date is None or other.date is None or one.date.may_overlap(other.date):
        are_dated = one.is_dated and other.is_dated
        if not _may_be_one(one, other, compared, are_dated=are_dated):
            is_copied = _are_copied(one, other)
            if not is_copied:
                return None
    elif _give_other_days(one, other) and _may_be_one(one, other, compared, are_dated=False):
        are_dated = False
        differences = (f"{one.date} here, {other.date} there",)
    else:
        return None
    if is_copied is None:
        is_copied = _are_copied(one, other)
    differences = (*differences, *_other_counts(one, other))
    return Agreement(
        _score(one, other, compared, are_dated=are_dated), compared, differences, is_copied
    )


def reasons_for(found: Agreement, one: Account, other: Account, names: Names) -> tuple[str, ...]:
    """What ``found`` rests on, in words."""
    compared, kind = found.compared, one.event.type.value
    what = f"both tell of “{other.trigger}”" if compared.is_same_word else f"both are {kind}"
    shared = sorted(names.shown.get(actor, actor) for actor in compared.shared)
    who = [f"both with {', '.join(shared[:3])}"] if shared else []
    return (what, *who, _when(one, other))


def _compared(one: Account, other: Account, names: Names) -> _Compared | None:
    is_same_word = are_of_one_stem(one.stem, other.stem)
    is_same_type = one.event.type is other.event.type is not EventType.OTHER
    if not (is_same_word or is_same_type):
        return None
    shared = one.actors & other.actors
    if one.actors and other.actors and not shared:
        return None
    if one.targets and other.targets and not one.targets & other.targets:
        return None
    mine, theirs = names.content(one), names.content(other)
    common = sum(
        word in theirs or any(are_of_one_stem(word, each) for each in theirs) for word in mine
    )
    least = min(len(mine), len(theirs))
    # A title that says no more than who and what agrees with any that says so, but not wholly.
    share = min(common / least, 1.0) if least else _HALF
    return _Compared(shared, is_same_word, common, share)


def _may_be_one(one: Account, other: Account, compared: _Compared, *, are_dated: bool) -> bool:
    if not compared.shared:  # of one of them, nobody is known who took part
        return _are_alike_on_one_day(one, other, compared)
    if compared.content_count >= _MANY and compared.content_share >= _MOST:
        return compared.is_same_word  # whenever it was written
    if not (one.is_telling and other.is_telling):
        return _are_written_near(one, other) is not False and (
            compared.content_count >= 2 and compared.content_share >= _HALF
        )
    if are_dated:
        says_more = (
            compared.content_count or len(compared.shared) > 1 or _are_in_one_place(one, other)
        )
        return bool(says_more) or (compared.is_same_word and compared.content_share >= _HALF)
    is_near = _are_written_near(one, other)
    if is_near is False or not compared.is_same_word:
        return False
    if len(compared.shared) > 1 and compared.content_share >= _THIRD:
        return True
    return compared.content_share >= _HALF and (bool(compared.content_count) or is_near is True)


def _are_alike_on_one_day(one: Account, other: Account, compared: _Compared) -> bool:
    return (
        compared.is_same_word
        and one.is_telling
        and one.day is not None
        and one.day == other.day
        and compared.content_count > 0
        and compared.content_share >= _HALF
    )


def _are_written_near(one: Account, other: Account) -> bool | None:
    """Whether both documents were written about the same time; None where that isn't known."""
    if one.written is None or other.written is None:
        return None
    gap = max(
        one.written.start_earliest - other.written.end_latest,
        other.written.start_earliest - one.written.end_latest,
    )
    return gap <= _WRITTEN_NEAR


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
    return abs(one.day - other.day) * DAY <= _NEAR


def _are_in_one_place(one: Account, other: Account) -> bool:
    if not one.event.place or not other.event.place:
        return False
    places = [
        " ".join(each.event.place.lower().split()) for each in (one, other) if each.event.place
    ]
    return places[0] in places[1] or places[1] in places[0]


def _other_counts(one: Account, other: Account) -> tuple[str, ...]:
    """Numbers of the same that differ: "15 here, 12 there of “people”"."""
    return tuple(
        f"{mine:,} here, {theirs:,} there of “{what}”"
        for what, mine in one.counts.items()
        if mine is not None and (theirs := other.counts.get(what)) is not None and mine != theirs
    )


def _score(one: Account, other: Account, compared: _Compared, *, are_dated: bool) -> float:
    score = 0.35 + (0.15 if compared.is_same_word else 0.0)
    score += 0.1 * min(len(compared.shared), 2)
    score += 0.2 * compared.content_share
    if are_dated:
        score += 0.15 if one.day is not None and one.day == other.day else 0.08
    if _are_in_one_place(one, other):
        score += 0.05
    return min(score, 0.95)


def _when(one: Account, other: Account) -> str:
    if one.date is None or other.date is None:
        return "one of them undated" if one.date or other.date else "both undated"
    if one.day is not None and one.day == other.day:
        return "on the same day"
    if one.date.may_overlap(other.date):
        return f"{one.date} and {other.date} may be the same time"
    return "on days that are near"
