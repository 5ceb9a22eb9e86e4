"""What documents are about, by the actors with names in them, above all by those that few others have."""

from collections import defaultdict
from collections.abc import Mapping

from timeline_app.extraction.joining.actor_groups import ActorGroups, Group

_FEW = 2  # documents with an actor that tells of their topic, or else a fifth of all
_FIFTH = 5
SEVERAL = 2  # actors in common that tell of one thing however many documents have them


class Topics:
    """Of the groups as they are when it is made."""

    def __init__(self, groups: ActorGroups) -> None:
        sources = {source for group in groups.all for source in group.sources}
        most = most_documents(len(sources))
        self._named: defaultdict[int, set[Group]] = defaultdict(set)
        self._telling: defaultdict[int, set[Group]] = defaultdict(set)
        for group in groups.all:
            for source in group.sources if group.is_named else ():
                self._named[source].add(group)
                if len(group.sources) <= most:
                    self._telling[source].add(group)

    def are_shared(self, one: Group, other: Group) -> bool:
        """Whether their documents have a further telling actor in common, or a person has made one."""
        return other.known is not None or bool(_common(self._telling, one, other))

    def have_several(self, one: Group, other: Group) -> bool:
        """Whether their documents have several further actors in common, whoever these are."""
        return len(_common(self._named, one, other)) >= SEVERAL


def _common(found: Mapping[int, set[Group]], one: Group, other: Group) -> set[Group]:
    mine, theirs = (
        set().union(*(found.get(source, ()) for source in group.sources)) for group in (one, other)
    )
    return (mine & theirs) - {one, other}


def most_documents(count: int) -> int:
    """How many of ``count`` documents an actor may be in that tells of their topic."""
    return max(_FEW, count // _FIFTH)
