"""What an account is compared by that takes names: who takes part, what they are called, what else it says.

How well two of them agree is told by ``agreement``.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from timeline_app.extraction.joining.accounts import Account
from timeline_app.extraction.joining.counted import kind_of
from timeline_app.extraction.joining.meaning_groups import one_for
from timeline_app.model.event import Role


@dataclass(frozen=True, slots=True)
class Side:
    """What an account is compared by that takes names: ``content`` is what its title says beside them."""

    content: frozenset[str]
    name_words: frozenset[str]  # of those that have a name, as ``content`` would have them
    people: frozenset[str]  # and bodies, that have a name
    places: frozenset[str]
    agents: frozenset[str]  # that have a name and are no place
    targets: frozenset[str]  # such too
    agent_words: frozenset[str]
    target_words: frozenset[str]

    @property
    def named(self) -> frozenset[str]:
        return self.people | self.places


class Names:
    """What actors are called, by id, and the words of all their names.

    ``described`` are those without a name ("three men"): they are of their document alone, so that
    their words are compared as others of a title are. ``places`` are those that are places, ``persons``
    those that are persons.
    """

    def __init__(
        self,
        shown: Mapping[str, str],
        words: Mapping[str, frozenset[str]],
        described: Collection[str] = frozenset(),
        places: Collection[str] = frozenset(),
        persons: Collection[str] = frozenset(),
    ) -> None:
        self.shown = shown
        self._all_words = words
        self._words = {id_: each for id_, each in words.items() if id_ not in described}
        self._described, self.places = frozenset(described), frozenset(places)
        self._persons = frozenset(persons)
        self._place_called = {shown[each].casefold(): each for each in sorted(self.places)}
        self._sides: dict[str, Side] = {}

    def side(self, account: Account) -> Side:
        """Each account is looked at once."""
        side = self._sides.get(account.event.id)
        if side is None:
            side = self._sides[account.event.id] = self._seen(account)
        return side

    def differ(self, mine: frozenset[str], theirs: frozenset[str]) -> bool:
        """Whether there are some of both, and none that is the same or has a word of another's name."""
        if not mine or not theirs or not mine.isdisjoint(theirs):
            return False
        return self._words_of(mine).isdisjoint(self._words_of(theirs))

    def akin(self, mine: frozenset[str], theirs: frozenset[str]) -> int:
        """How many of mine are none of theirs, but called alike: "Conti", "Dario Conti"."""
        others = self._words_of(theirs - mine)
        return sum(
            not self._words.get(each, frozenset()).isdisjoint(others) for each in mine - theirs
        )

    def _seen(self, account: Account) -> Side:
        named = account.actors - self._described
        agents, targets = account.in_role(Role.AGENT), account.in_role(Role.TARGET)
        return Side(
            content=account.content(self._words),
            name_words=frozenset(map(one_for, self._words_of(named))),
            people=named - self.places,
            places=named & self.places | self._where(account),
            agents=agents - self._described - self.places,
            targets=targets - self._described - self.places,
            agent_words=self._kinds_of(agents),
            target_words=self._kinds_of(targets),
        )

    def _where(self, account: Account) -> frozenset[str]:
        """The place where it was, if that has a name of its own."""
        place = self._place_called.get((account.event.place or "").casefold())
        return frozenset() if place is None else frozenset([place])

    def are_of_one_kind(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Whether all are persons, or none is."""
        return len({each in self._persons for each in one | other}) == 1

    def _kinds_of(self, actors: Iterable[str]) -> frozenset[str]:
        return frozenset(map(kind_of, self._words_of(actors)))

    def _words_of(self, actors: Iterable[str]) -> frozenset[str]:
        return frozenset().union(*(self._all_words.get(each, frozenset()) for each in actors))
