"""What an event as one document tells it is compared by with what others tell.

How well two of them agree is told by ``agreement``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from timeline_app.extraction.joining.account_words import LIGHT, SMALL
from timeline_app.extraction.joining.counts import Count, counts_of
from timeline_app.extraction.joining.meaning_groups import is_giving, meanings_of, one_for
from timeline_app.extraction.sentences.stems import SHORTEST_STEM, stem_of
from timeline_app.model.calendar import DAY
from timeline_app.model.event import Event, EventType, Role, Status
from timeline_app.model.time import UncertainDate

_LONGEST = 400  # characters that are compared
_WIDEST = 31 * DAY  # of a date that tells when
_WORDY = (EventType.STATEMENT, EventType.STATE, EventType.REPORT)
_OTHER = "…"  # ends a meaning that no group has
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Account:
    """An event with the document that tells it, the words that name it, and when they were written.

    Of one that ``is_known`` to the project before, what names it is not known any more. ``is_alone`` tells that its sentence tells of no other event, so that all that it counts is of this one.
    """

    event: Event
    document: str
    trigger: str = ""
    written: UncertainDate | None = None
    is_alone: bool = False
    is_known: bool = False

    @cached_property
    def stem(self) -> str:
        """Of the longest of the words that name it."""
        return stem_of(max(_WORD.findall(self.trigger.lower()), key=len, default=""))

    @cached_property
    def meanings(self) -> frozenset[str]:
        """The kinds of event that it may be by the words that name it.

        Verbs that go with anything have it from the other words: "found guilty". Where it isn't known
        what names it, any word of its title may.
        """
        if not self.trigger:
            kinds = frozenset().union(*map(meanings_of, self.title))
            return kinds or frozenset(stem_of(word) + _OTHER for word in {*self.title} - SMALL)
        found = meanings_of(self._naming)
        if not found and self.stem in LIGHT:
            found = frozenset().union(*map(meanings_of, self.title))
        return found or frozenset({self.stem + _OTHER})

    @property
    def gives(self) -> bool:
        """Whether it tells an exchange from the end of who gives, if it is one."""
        return is_giving(self._naming)

    @property
    def _naming(self) -> str:
        return " ".join(self.trigger.lower().split())

    @property
    def is_telling(self) -> bool:
        """Whether what names it tells what it is: people say and do many things in a day."""
        is_known = not any(each.endswith(_OTHER) for each in self.meanings)
        return (self.stem not in LIGHT or is_known) and self.event.type not in _WORDY

    @cached_property
    def actors(self) -> frozenset[str]:
        return frozenset(self.event.actors)

    def in_role(self, role: Role) -> frozenset[str]:
        return frozenset(p.actor for p in self.event.participants if p.role is role)

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
        """What its title says beside who of those with names takes part, and what names it.

        Words that are put for each other are one: "blaze", "fire".
        """
        of_actors = frozenset().union(*(names.get(actor, frozenset()) for actor in self.actors))
        words = {word for word in self.title if len(word) > 2 and not word.isdecimal()}
        naming = frozenset(_WORD.findall(self.trigger.lower()))
        told = {
            one_for(word)
            for word in words - SMALL - of_actors - naming
            if not are_of_one_stem(stem_of(word), self.stem)
        }
        return frozenset(told - LIGHT - self.meanings)

    @cached_property
    def counts(self) -> Mapping[str, Count]:
        """How many of what its title counts, or its sentence where that tells of nothing else."""
        told = self.quote if self.is_alone else self.event.title[:_LONGEST].lower()
        return {each.kind: each for each in counts_of(told)}

    @cached_property
    def status(self) -> Status:
        return self.event.status

    @property
    def affirms(self) -> bool:
        return self.status in (Status.REPORTED, Status.ATTRIBUTED)

    @property
    def opposes(self) -> bool:
        return self.status in (Status.DENIED, Status.NEGATED)


def are_of_one_stem(one: str, other: str) -> bool:
    if one == other:
        return one != ""
    short, long_ = (one, other) if len(one) < len(other) else (other, one)
    return len(short) >= SHORTEST_STEM and long_.startswith(short)


def words_of(text: str) -> frozenset[str]:
    """The words of a name, as titles have them."""
    return frozenset(_WORD.findall(text.lower()))
