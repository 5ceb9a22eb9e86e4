"""Events that are likely one told twice: which pairs are looked at, what keeps them apart, how likely they are.

Nothing is merged here, nor is a pair that is linked already or that a person refused told again.
"""

import re
from collections import Counter
from collections.abc import Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from timeline_app.model.calendar import DAY
from timeline_app.model.event import Event, EventType, Suggestion
from timeline_app.model.project import Project
from timeline_app.model.time import UncertainDate
from timeline_app.query.columns import fold
from timeline_app.query.likely import Blocks, Likely

LEAST_SCORE = 65
LEAST_ALIKE = 60  # per cent, of titles or of quotes
LEAST_ALIKE_THERE = 80  # of titles, where one sentence tells of both: it may tell of two things
ADJACENT = 300  # characters between passages of one document that tell of one thing
_REMEMBERED = 10_000  # events that are compared again and again
_RARE_WORDS = 3  # of a title, by which it is looked up
_TOO_COMMON = 1_000  # events with a word
_LONGEST = 400  # characters of a title or quote that are compared
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Told:
    """What is compared of an event."""

    event: Event
    title: str
    quote: str
    words: tuple[str, ...]
    actors: frozenset[str]
    date: UncertainDate | None


def likely_same_events(
    project: Project, refused: Collection[frozenset[str]] = frozenset()
) -> Iterator[Likely | None]:
    """Pairs of events that may be one; None after a bit of work that found none."""
    events = project.events
    counts: Counter[str] = Counter()
    for event in events:
        yield None
        counts.update(_words_of(_words_in(event.title)))
    blocks = Blocks()
    for number, event in enumerate(events):
        yield None
        for key in _keys(_told(event), counts):
            blocks.add(key, number)
    apart = {frozenset({link.from_, link.to}) for link in project.links} | set(refused)
    names = {actor.id: actor.name for actor in project.actors}
    told = lru_cache(_REMEMBERED)(lambda number: _told(events[number]))
    for a, b in blocks.pairs(lambda number: _begin(events[number])):
        if frozenset({events[a].id, events[b].id}) in apart or not _may_be_one(
            events[a], events[b]
        ):
            yield None
        else:
            yield _likely(told(a), told(b), names)


def _told(event: Event) -> _Told:
    title, quote = map(_words_in, (event.title, event.claims[0].passage.quote))
    return _Told(
        event,
        title,
        quote,
        _words_of(title),
        frozenset(event.actors),
        event.date.bounds if event.date is not None else None,
    )


def _words_of(title: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in title.split() if len(word) > 2))


def _words_in(text: str) -> str:
    """The words of a text, case, accents and signs apart."""
    return " ".join(_WORD.findall(fold(text[:_LONGEST])))


def _keys(told: _Told, counts: Mapping[str, int]) -> Iterator[Hashable]:
    """What events must share one of to be compared: who and a rare word, or who acted how on which day."""
    rare = sorted(
        (word for word in told.words if 1 < counts[word] <= _TOO_COMMON),
        key=lambda word: (counts[word], word),
    )
    for word in rare[:_RARE_WORDS]:
        for actor in told.actors or ("",):
            yield "word", actor, word
    day = _day(told.date)
    if day is not None:
        for actor in told.actors:
            yield "day", actor, told.event.type, day
    if told.quote:
        yield "quote", told.quote


def _day(date: UncertainDate | None) -> int | None:
    """The day of a date that is known to one."""
    if date is None or date.end_latest - date.start_earliest >= DAY:
        return None
    return date.start_earliest // DAY


def _begin(event: Event) -> tuple[bool, int, str]:
    date = event.date
    return (date is None, 0 if date is None else date.bounds.start_earliest, event.id)


def _may_be_one(one: Event, other: Event) -> bool:
    """What is told at once: whether time and people allow it."""
    if one.participants and other.participants and not set(one.actors) & set(other.actors):
        return False
    if one.date is None or other.date is None:
        return True
    return one.date.bounds.may_overlap(other.date.bounds)


def _likely(one: _Told, other: _Told, names: Mapping[str, str]) -> Likely | None:
    """How likely both are one event; None where they are not, by time, people, or words."""
    when = _when(one.date, other.date)
    where = _where(one.event, other.event)
    if when is None or where is None:
        return None
    titles, quotes = _titles_alike(one.title, other.title), 0.0
    if not where[2]:
        quotes = _quotes_alike(one.quote, other.quote)
    alike = max(titles, quotes)
    if alike < (LEAST_ALIKE_THERE if where[2] else LEAST_ALIKE):
        return None
    if _numbers(one.title) != _numbers(other.title):
        return None
    who_score, who = _who(one.actors, other.actors, names)
    type_score, what = _what(one.event.type, other.event.type)
    score = when[0] + where[0] + who_score + type_score + 0.4 * alike
    if one.event.place and other.event.place and fold(one.event.place) != fold(other.event.place):
        score -= 10
    if score < LEAST_SCORE:
        return None
    words = f"titles {titles:.0f}% alike" if titles >= quotes else f"quotes {quotes:.0f}% alike"
    reasons = tuple(filter(None, (when[1], who, what, words, where[1])))
    return Likely(
        Suggestion.SAME_EVENT, one.event.id, other.event.id, min(round(score), 100), reasons
    )


def _when(one: UncertainDate | None, other: UncertainDate | None) -> tuple[int, str] | None:
    if one is None or other is None:
        both = one is None and other is None
        return (6, "both undated") if both else (3, "one of them undated")
    if not one.may_overlap(other):
        return None
    if one.edtf == other.edtf:
        return (25, "same day" if _day(one) is not None else "same date")
    if _day(one) is not None and _day(one) == _day(other):
        return 22, "same day"
    return 12, f"{one} and {other} may be the same time"


def _titles_alike(one: str, other: str) -> float:
    """In per cent, the order of words apart."""
    return fuzz.token_sort_ratio(one, other)


def _quotes_alike(one: str, other: str) -> float:
    """In per cent, the order of words and what only one of them has apart."""
    if min(len(one), len(other)) < 12:
        return fuzz.ratio(one, other)  # few words stand in many sentences
    return fuzz.token_set_ratio(one, other)


def _where(one: Event, other: Event) -> tuple[int, str, bool] | None:
    """Whether both are told in places that may tell of one thing: other documents, or next to each other.

    Points, words, and whether the same words tell of both.
    """
    mine = [claim.passage for claim in one.claims]
    theirs = [claim.passage for claim in other.claims]
    documents, others = ({each.document for each in side} for side in (mine, theirs))
    if documents.isdisjoint(others):
        return 8, "told in different documents", False
    if documents != others:
        return 8, "told in another document too", False
    gaps = (
        max(a.start - b.end, b.start - a.end)
        for a in mine
        for b in theirs
        if a.document == b.document
    )
    gap = min(gaps)
    if gap > ADJACENT:
        return None
    if gap < 0:
        return 0, "told in the same words", True
    return 2, "told next to each other", False


def _who(one: frozenset[str], other: frozenset[str], names: Mapping[str, str]) -> tuple[float, str]:
    shared = one & other
    if not shared:
        return 0.0, ""
    score = 20 * len(shared) / len(one | other)
    if len(shared) == 1:
        (actor,) = shared
        return score, f"both with “{names.get(actor, actor)[:60]}”"
    return score, f"same {len(shared)} actors"


def _what(one: EventType, other: EventType) -> tuple[int, str]:
    if one is other:
        return (4, "") if one is EventType.OTHER else (10, "same type")
    return (0, "") if EventType.OTHER in (one, other) else (-10, "")


def _numbers(title: str) -> frozenset[str]:
    """Numbers as in `Round 2`; how many were hurt may differ between accounts, but then words tell more."""
    return frozenset(word for word in title.split() if word.isdecimal())
