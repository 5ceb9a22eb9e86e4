"""Actors that are likely one: which pairs are looked at, what keeps them apart, how likely they are.

Whether two names are alike is told by ``same_name``. Nothing is merged here, nor is a pair that a
person refused told again.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence, Set

from timeline_app.model.event import Actor, ActorKind, Event, Suggestion
from timeline_app.model.name_forms import NameForm, form_of
from timeline_app.model.name_words import KIN, SMALL
from timeline_app.model.project import Project
from timeline_app.model.wholes import is_part_of
from timeline_app.query.likely import Blocks, Likely
from timeline_app.query.same_name import WEAK, Alike, names_alike

MOST_NAMES = 8  # of an actor, that are compared
_MOST_EVENTS = 200  # of an actor, whose words are read for kin
_OTHER_KIND = 10  # points less where kinds differ

_PEOPLE = (ActorKind.PERSON, ActorKind.OTHER)


def likely_same_actors(
    project: Project, refused: Collection[frozenset[str]] = frozenset()
) -> Iterator[Likely | None]:
    """Pairs of actors that may be one; None after a bit of work that found none."""
    actors = project.actors
    forms: list[tuple[NameForm, ...]] = []
    blocks = Blocks()
    joins: set[tuple[Hashable, Hashable]] = set()
    for number, actor in enumerate(actors):
        yield None
        forms.append(_forms(actor))
        for key in {key for form in forms[number] for key in _keys(form)}:
            blocks.add(key, number)
        joins.update(join for form in forms[number] for join in _joins(form))
    acts: defaultdict[str, list[Event]] = defaultdict(list)
    for event in project.events:
        yield None
        for id_ in event.actors:
            acts[id_].append(event)
    wholes = {actor.id: actor.part_of for actor in actors}
    names = [actor.name for actor in actors]
    for a, b in blocks.pairs(names.__getitem__, joins):
        one, other = actors[a], actors[b]
        alike = None
        if frozenset({one.id, other.id}) not in refused and not _are_apart(one, other, wholes):
            alike = _best(forms[a], forms[b], of_people=_may_be_people(one, other))
        if alike is None or _act_apart(one, other, alike, acts):
            yield None
            continue
        yield _likely(one, other, alike, acts)


def _forms(actor: Actor) -> tuple[NameForm, ...]:
    texts = dict.fromkeys([actor.name, *(alias.text for alias in actor.aliases)])
    forms = (form_of(text) for text in list(texts)[:MOST_NAMES])
    return tuple(form for form in forms if form is not None)


def _keys(form: NameForm) -> Iterator[Hashable]:
    """What names must share one of to be compared; numbers tell all apart that have them."""
    numbers = form.numbers
    yield "joined", form.joined, numbers
    yield "words", tuple(sorted(form.words)), numbers
    consonants = tuple(form.consonants)
    if sum(map(len, consonants)) >= 3:
        yield "consonants", consonants, numbers
    # Names with one letter more, less or other share a way to leave one out.
    last = form.words[-1]
    if len(last) >= 5:
        rest = len(form.words), numbers
        for place in range(-1, len(last)):
            yield "letters", last[:place] + last[place + 1 :] if place >= 0 else last, rest
    if len(form.words) == 1:
        yield "alone", form.family
    else:
        yield "family", form.family
        yield "ends", form.given, form.family
        yield "initial", form.given[0], form.family
    if form.acronym:
        yield "acronym", form.acronym
    for initials in form.acronyms:
        yield "initials", initials


def _joins(form: NameForm) -> Iterator[tuple[Hashable, Hashable]]:
    """Blocks of which one has short names and the other the full ones that they may stand for."""
    yield ("alone", form.family), ("family", form.family)
    for initials in form.acronyms:
        yield ("acronym", initials), ("initials", initials)


def _may_be_people(one: Actor, other: Actor) -> bool:
    kinds = {one.kind, other.kind}
    return kinds <= set(_PEOPLE) and ActorKind.PERSON in kinds


def _are_apart(one: Actor, other: Actor, wholes: Mapping[str, str | None]) -> bool:
    """Whether kind, structure or time keeps them apart, whatever they are called."""
    kinds = {one.kind, other.kind}
    is_of_two = len(kinds) == 2 and ActorKind.OTHER not in kinds
    if is_of_two and (ActorKind.PERSON in kinds or ActorKind.PLACE in kinds):
        return True
    if is_part_of(one.id, other.id, wholes) or is_part_of(other.id, one.id, wholes):
        return True
    if one.active is not None and other.active is not None:
        return not one.active.bounds.may_overlap(other.active.bounds)
    return False


def _best(mine: Sequence[NameForm], theirs: Sequence[NameForm], *, of_people: bool) -> Alike | None:
    """The best reason among all their names; None where they are two of a family by any of them."""
    if _generations(mine) != _generations(theirs):
        return None
    found = (names_alike(a, b, of_people=of_people) for a in mine for b in theirs)
    return max(
        (each for each in found if each is not None),
        key=lambda each: (each.score, each.reason),
        default=None,
    )


def _generations(forms: Sequence[NameForm]) -> frozenset[str]:
    return frozenset().union(*(form.generation for form in forms))


def _act_apart(one: Actor, other: Actor, alike: Alike, acts: Mapping[str, Sequence[Event]]) -> bool:
    """Whether what they do tells that they are two, where their names alone don't tell much."""
    if alike.score >= WEAK and not alike.is_partial:
        return False
    mine, theirs = acts.get(one.id, ()), acts.get(other.id, ())
    if {event.id for event in mine} & {event.id for event in theirs}:
        return True
    return _may_be_people(one, other) and _are_kin(one, other, mine, theirs)


def _are_kin(one: Actor, other: Actor, mine: Sequence[Event], theirs: Sequence[Event]) -> bool:
    """Whether a text about one of them speaks of kin in the same breath as of the other's name."""
    names = _names(one), _names(other)
    shared = names[0] & names[1]
    families = {form.family for actor in (one, other) for form in _forms(actor)}
    if _speaks_of_kin(one.note or "", names[1] - names[0] | families):
        return True
    if _speaks_of_kin(other.note or "", names[0] - names[1] | families):
        return True
    for events in (mine, theirs):
        for event in events[:_MOST_EVENTS]:
            texts = [claim.passage.quote for claim in event.claims]
            texts += [event.note or "", event.title]
            if any(_speaks_of_kin(text, shared) for text in texts):
                return True
    return False


def _names(actor: Actor) -> frozenset[str]:
    words = (word for form in _forms(actor) for word in form.words)
    return frozenset(word for word in words if len(word) > 2 and word not in SMALL)


def _speaks_of_kin(text: str, names: Set[str]) -> bool:
    if not text:
        return False
    form = form_of(text)
    words = set() if form is None else {*form.words, *form.descent}
    return bool(words & KIN) and bool(words & names)


def _likely(one: Actor, other: Actor, alike: Alike, acts: Mapping[str, Sequence[Event]]) -> Likely:
    score, reasons = alike.score, [alike.reason]
    if one.kind is not other.kind:
        score -= _OTHER_KIND
        reasons.append(f"but of different kinds: {one.kind.value}, {other.kind.value}")
    if not alike.is_partial:
        together = {event.id for event in acts.get(one.id, ())}
        together &= {event.id for event in acts.get(other.id, ())}
        if together:
            score -= _OTHER_KIND
            reasons.append("but they take part in the same event")
    return Likely(Suggestion.SAME_ACTOR, one.id, other.id, max(score, 1), tuple(reasons))
