"""What BEFORE and SIMULTANEOUS among events and times entail, for temporal awareness.

How timelines become relations, and what is counted, is ``timeline_score``'s.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Relation(StrEnum):
    BEFORE = "before"
    SIMULTANEOUS = "simultaneous"


class TimeLink(NamedTuple):
    one: str
    relation: Relation
    other: str


@dataclass
class TimeGraph:
    """Links as they were added, and their closure.

    ``reduced`` are those that didn't follow from the ones added before, and, after these, those that
    contradict them: a contradiction entails nothing but is still counted (UzZaman's TempEval-3 scorer).
    """

    stated: set[TimeLink] = field(default_factory=set)
    reduced: list[TimeLink] = field(default_factory=list)
    _parent: dict[str, str] = field(default_factory=dict)
    _after: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def entails(self, link: TimeLink) -> bool:
        """Whether the link was stated, either way round, or follows."""
        return link in self.stated or self._follows(link)

    def _follows(self, link: TimeLink) -> bool:
        if link.one not in self._parent or link.other not in self._parent:
            return False
        one, other = self._class_of(link.one), self._class_of(link.other)
        return one == other if link.relation is Relation.SIMULTANEOUS else self._reaches(one, other)

    def _contradicts(self, link: TimeLink) -> bool:
        one, other = self._class_of(link.one), self._class_of(link.other)
        if link.relation is Relation.SIMULTANEOUS:
            return self._reaches(one, other) or self._reaches(other, one)
        return one == other or self._reaches(other, one)

    def _add(self, link: TimeLink) -> None:
        one, other = self._class_of(link.one), self._class_of(link.other)
        if link.relation is Relation.BEFORE:
            self._after[one].add(other)
            return
        self._parent[other] = one
        self._after[one] |= self._after.pop(other, set())

    def _class_of(self, name: str) -> str:
        self._parent.setdefault(name, name)
        while self._parent[name] != name:
            self._parent[name] = self._parent[self._parent[name]]
            name = self._parent[name]
        return name

    def _reaches(self, one: str, other: str) -> bool:
        """Whether a class lies before another one."""
        waiting, seen = [one], {one}
        while waiting:
            for name in self._after.get(waiting.pop(), ()):
                after = self._class_of(name)
                if after == other:
                    return True
                if after not in seen:
                    seen.add(after)
                    waiting.append(after)
        return False


def graph_of(links: Iterable[TimeLink]) -> TimeGraph:
    graph = TimeGraph()
    contradictions = []
    for link in dict.fromkeys(links):
        graph.stated.add(link)
        if link.relation is Relation.SIMULTANEOUS:
            graph.stated.add(TimeLink(link.other, link.relation, link.one))
        if graph._follows(link):
            continue
        if graph._contradicts(link):
            contradictions.append(link)
        else:
            graph._add(link)
            graph.reduced.append(link)
    graph.reduced += contradictions
    return graph
