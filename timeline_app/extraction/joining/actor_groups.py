"""Groups of actors that are one, and what forbids that two groups are joined.

What speaks for joining them is ``actor_joining``'s.
"""

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field

from anyascii import anyascii

from timeline_app.extraction.joining.actor_notes import ActorNote
from timeline_app.extraction.joining.proposed import Known
from timeline_app.model.event import Actor, ActorKind
from timeline_app.model.name_forms import NameForm, form_of

_WORD = re.compile(r"[a-z0-9]+")
_HIS = frozenset(
    [
        "mr",
        "sir",
        "lord",
        "king",
        "prince",
        "emperor",
        "monsieur",
        "herr",
        "senor",
        "don",
        "baron",
        "duke",
    ]
)
_HER = frozenset(
    [
        "mrs",
        "ms",
        "miss",
        "lady",
        "dame",
        "madam",
        "madame",
        "mme",
        "mlle",
        "frau",
        "senora",
        "dona",
        "queen",
        "princess",
        "empress",
        "duchess",
    ]
)


@dataclass(eq=False)
class Group:
    """``mains`` are the names that it is first called by, ``others`` the further ones."""

    places: list[int]
    known: Actor | None = None
    notes: list[ActorNote] = field(default_factory=list)
    mains: set[NameForm] = field(default_factory=set)
    others: set[NameForm] = field(default_factory=set)
    kinds: set[ActorKind] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    sources: set[int] = field(default_factory=set)

    def take(self, other: "Group") -> None:
        """Have all that ``other`` has, too."""
        self.places += other.places
        self.known = self.known or other.known
        self.notes += other.notes
        self.mains |= other.mains
        self.others |= other.others
        self.kinds |= other.kinds
        self.titles |= other.titles
        self.sources |= other.sources

    @property
    def is_of_person(self) -> bool:
        return ActorKind.PERSON in self.kinds

    @property
    def is_named(self) -> bool:
        return bool(self.mains)

    @property
    def generations(self) -> frozenset[str]:
        return frozenset().union(*(form.generation for form in self.mains | self.others))


class ActorGroups:
    """At first each note and each known actor by itself, then ever fewer groups."""

    def __init__(self, notes: Sequence[ActorNote], known: Known) -> None:
        self._apart = known.apart
        self._at: list[Group] = []
        for actor in known.actors:
            # A person has set its names: each is as good as the first.
            forms = map(form_of, (actor.name, *(alias.text for alias in actor.aliases)))
            mains = {form for form in forms if form is not None}
            self._at.append(Group([len(self._at)], actor, mains=mains, kinds={actor.kind}))
        for note in notes:
            self._at.append(_group_of(note, len(self._at)))

    @property
    def all(self) -> list[Group]:
        """In the order of what each has first."""
        return list(dict.fromkeys(self._at))

    def having(self, note: ActorNote) -> Group:
        """The group that an actor of a document is in."""
        return next(group for group in self.all if any(each is note for each in group.notes))

    def now(self, groups: Iterable[Group]) -> list[Group]:
        """What these groups have become, each once."""
        return list(dict.fromkeys(self._at[group.places[0]] for group in groups))

    def only_other(self, group: Group, found: Iterable[Group]) -> Group | None:
        """The only one of ``found`` beside ``group`` that it may be by its kind."""
        (mine,) = self.now([group])
        others = [each for each in self.now(found) if each is not mine and kinds_agree(each, mine)]
        return others[0] if len(others) == 1 else None

    def join(self, one: Group, other: Group) -> bool:
        """Make both one, unless something forbids it; whether they are."""
        one, other = self._at[one.places[0]], self._at[other.places[0]]
        if one is other:
            return True
        if not self._may_be_one(one, other):
            return False
        if one.places[0] > other.places[0]:
            one, other = other, one
        one.take(other)
        for place in other.places:
            self._at[place] = one
        return True

    def part(self, group: Group, sources: Set[int]) -> None:
        """Take the actors of ``sources`` out of a group that has no known one: each is by itself again."""
        group = self._at[group.places[0]]
        notes = dict(zip(group.places, group.notes, strict=True))
        alone = {place: _group_of(note, place) for place, note in notes.items()}
        rest = [place for place, note in notes.items() if note.source not in sources]
        for place in rest[1:]:
            alone[rest[0]].take(alone[place])
            alone[place] = alone[rest[0]]
        for place, now in alone.items():
            self._at[place] = now

    def _may_be_one(self, one: Group, other: Group) -> bool:
        if one.sources & other.sources:  # their document tells them apart
            return False
        if one.known is not None and other.known is not None:
            return False
        if not kinds_agree(one, other) or _titles_differ(one, other):
            return False
        if one.generations and other.generations and one.generations != other.generations:
            return False
        return not any(
            frozenset({mine, theirs}) in self._apart
            for mine in ids_of(one)
            for theirs in ids_of(other)
        )


def kinds_agree(one: Group, other: Group) -> bool:
    """People and places are neither each other nor anything else, but for what has no kind."""
    kinds = (one.kinds | other.kinds) - {ActorKind.OTHER}
    return len(kinds) < 2 or not kinds & {ActorKind.PERSON, ActorKind.PLACE}


def ids_of(group: Group) -> list[str]:
    """Ids by which a person may have told it from others: its own, or those that its names make."""
    if group.known is not None:
        return [group.known.id]
    return sorted({slug_of(form) for form in group.mains})


def slug_of(form: NameForm) -> str:
    """A readable id: "oskar-lund-jr"."""
    return "-".join([*form.words, *sorted(form.generation)])[:60].strip("-").lower()


def slug_of_description(words: str) -> str:
    """A readable id of words that are no name: "more-than-6-000-fighters"."""
    return "-".join(_WORD.findall(anyascii(words).lower()))[:60].strip("-")


def _group_of(note: ActorNote, place: int) -> Group:
    group = Group([place], notes=[note], kinds={note.kind}, sources={note.source})
    if note.is_named and note.form is not None:
        group.mains.add(note.form)
        group.others.update(note.forms[1:])
        group.titles.update(title.lower().rstrip(".") for title in note.titles)
    return group


def _titles_differ(one: Group, other: Group) -> bool:
    return any(
        mine & one.titles and theirs & other.titles for mine, theirs in ((_HIS, _HER), (_HER, _HIS))
    )
