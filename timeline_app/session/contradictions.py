"""Which events contradict which, by the links of a project, proposed and decided alike.

How that is drawn and listed is ``desktop``'s business.
"""

from collections.abc import Iterator, Mapping, Sequence

from timeline_app.model.event import Link, LinkKind
from timeline_app.reading.event_model import OpenProject


class Contradictions:
    """Made anew only for other links; none while those are not read."""

    def __init__(self) -> None:
        self._links: Sequence[Link] = ()
        self._by_event: Mapping[str, tuple[str, ...]] = {}

    def among(self, opened: OpenProject) -> Mapping[str, tuple[str, ...]]:
        """By the id of each event that has any, the ids of those that contradict it."""
        links = opened.project.links if opened.is_whole else ()
        if links is not self._links:
            self._links, self._by_event = links, _by_event(links)
        return self._by_event


def contradicting_pairs(links: Sequence[Link]) -> Iterator[Link]:
    """The links that say so, once for each two events, whichever is said to contradict the other."""
    seen: set[frozenset[str]] = set()
    for link in links:
        pair = frozenset({link.from_, link.to})
        if link.kind is LinkKind.CONTRADICTS and pair not in seen:
            seen.add(pair)
            yield link


def _by_event(links: Sequence[Link]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for link in contradicting_pairs(links):
        found.setdefault(link.from_, []).append(link.to)
        found.setdefault(link.to, []).append(link.from_)
    return {id_: tuple(others) for id_, others in found.items()}
