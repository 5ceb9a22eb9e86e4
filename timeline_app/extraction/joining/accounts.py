"""What an event as one document tells it is compared by with what others tell.

How well two of them agree is told by ``agreement``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from timeline_app.extraction.joining.account_words import LIGHT, SMALL, UNITS
from timeline_app.model.calendar import DAY
from timeline_app.model.event import Event, EventType, Role, Status
from timeline_app.model.time import UncertainDate
from timeline_app.model.typed_words import CARDINALS

_ENDING = re.compile("(?:ations?|ments?|ions?|ings?|ers?|als?|ed|es|e|s)$")
_LEAST_STEM = 4
_LONGEST = 400  # characters that are compared
_WIDEST = 31 * DAY  # of a date that tells when
_WORDY = (EventType.STATEMENT, EventType.STATE, EventType.REPORT)
_WORD = re.compile(r"[^\W_]+")
_NUMBERS = {word: value for word, value in CARDINALS.items() if 1 < value <= 12}
# A number of something, with the word between, if any; no part of a number, a sum or a word.
_COUNTED = re.compile(
    r"(?<![\w.,$£€-])(\d{1,3}(?:,\d{3})+|\d{1,9}|"
    + "|".join(_NUMBERS)
    + r")\s+(?:([a-z]{2,20})\s+)?([a-z]{3,30})\b"
)
# "At least 15" and "20" can both be so.
_VAGUE = re.compile(
    r"\b(?:at (?:least|most)|(?:more|less|fewer|greater) than|as many as|up to|over|under|above|below"
    r"|nearly|almost|about|around|some|roughly|approximately|estimated|another)\s+$"
)


@dataclass(frozen=True)
class Account:
    """An event with the document that tells it, the words that name it, and when they were written."""

    event: Event
    document: str
    trigger: str = ""
    written: UncertainDate | None = None

    @cached_property
    def stem(self) -> str:
        """Of the longest of the words that name it."""
        return stem_of(max(_WORD.findall(self.trigger.lower()), key=len, default=""))

    @property
    def is_telling(self) -> bool:
        """Whether what names it tells what it is: people say and do many things in a day."""
        return self.stem not in LIGHT and self.event.type not in _WORDY

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
    def is_dated(self) -> bool:
        """Whether its date tells when it was, and not only that it was before or after something."""
        return self.date is not None and self.date.end_latest - self.date.start_earliest <= _WIDEST

    @cached_property
    def day(self) -> int | None:
        """The day of a date that is known to one."""
        if self.date is None or self.date.end_latest - self.date.start_earliest >= DAY:
            return None
        return self.date.start_earliest // DAY

    @cached_property
    def title(self) -> tuple[str, ...]:
        return tuple(_WORD.findall(self.event.title[:_LONGEST].lower()))

    @cached_property
    def quote(self) -> str:
        return " ".join(self.event.claims[0].passage.quote[:_LONGEST].lower().split())

    def content(self, names: Mapping[str, frozenset[str]]) -> frozenset[str]:
        """Stems of what its title says beside who takes part and what names it."""
        of_actors = frozenset().union(*(names.get(actor, frozenset()) for actor in self.actors))
        words = {word for word in self.title if len(word) > 2 and not word.isdecimal()}
        stems = {stem_of(word) for word in words - SMALL - of_actors}
        return frozenset(each for each in stems - LIGHT if not are_of_one_stem(each, self.stem))

    @cached_property
    def counts(self) -> dict[str, int | None]:
        """How many of what its title counts; None where it counts it twice."""
        found: dict[str, int | None] = {}
        title = self.event.title[:_LONGEST].lower()
        for match in _COUNTED.finditer(title):
            number, between, noun = match.groups()
            if {between, noun} & UNITS or noun in SMALL or _VAGUE.search(title[: match.start()]):
                continue
            value = _NUMBERS.get(number) or int(number.replace(",", ""))
            found[noun] = value if found.get(noun, value) == value else None
        return found

    @cached_property
    def status(self) -> Status:
        return self.event.status

    @property
    def affirms(self) -> bool:
        return self.status in (Status.REPORTED, Status.ATTRIBUTED)

    @property
    def opposes(self) -> bool:
        return self.status in (Status.DENIED, Status.NEGATED)


def stem_of(word: str) -> str:
    """``word`` without an ending: "capture", "captured" and "capturing" have one stem."""
    without = _ENDING.sub("", word)
    return without if len(without) >= _LEAST_STEM else word


def are_of_one_stem(one: str, other: str) -> bool:
    if one == other:
        return one != ""
    short, long_ = (one, other) if len(one) < len(other) else (other, one)
    return len(short) >= _LEAST_STEM and long_.startswith(short)


def words_of(text: str) -> frozenset[str]:
    """The words of a name, as titles have them."""
    return frozenset(_WORD.findall(text.lower()))
