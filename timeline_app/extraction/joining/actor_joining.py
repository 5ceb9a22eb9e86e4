"""Which actors of several documents are one: by their names, where there is but one that they may be.

What is uncertain is left apart: the program's suggestions show it to a person. What forbids a joining
is told in ``actor_groups``, records are made in ``actor_records``.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from timeline_app.extraction.joining.actor_groups import ActorGroups, Group
from timeline_app.extraction.joining.actor_notes import ActorNote
from timeline_app.extraction.joining.longer_names import (
    join_legal_forms,
    join_middle_names,
    join_placed_bodies,
)
from timeline_app.extraction.joining.proposed import Known
from timeline_app.extraction.joining.topics import Topics
from timeline_app.model.event import ActorKind
from timeline_app.model.name_forms import NameForm

_LEAST_ACRONYM = 3  # letters of one that is taken for the only name that it may stand for
_FEW = 2  # documents that take two bodies for one
_AGREEING = 4  # documents for each that says otherwise

_Key = TypeVar("_Key", bound=Hashable)
_Name = tuple[str, tuple[str, ...]]  # the letters of a name, and who of a family


def joined_actors(notes: Sequence[ActorNote], known: Known) -> list[Group]:
    """All of ``notes`` and all known actors in groups, in the order of what each has first."""
    groups = ActorGroups(notes, known)
    _join_pinned(groups)
    _join_same_names(groups)
    _join_other_names(groups)
    join_middle_names(groups)
    join_legal_forms(groups)
    _join_acronyms(groups)
    join_placed_bodies(groups)
    _join_parts_of_names(groups)
    return groups.all


def _join_pinned(groups: ActorGroups) -> None:
    known = {group.known.id: group for group in groups.all if group.known is not None}
    for group in groups.all:
        for note in group.notes:
            if note.pinned is not None and note.pinned in known:
                groups.join(known[note.pinned], group)


def _join_same_names(groups: ActorGroups) -> None:
    """Those whose main names are the same.

    Where a document has two of that name, these are left out; where they are people, who may be any
    of the two, all are.
    """
    for named in _by(groups.all, lambda group: map(_name, _telling(group, group.mains))).values():
        for alike in _of_one_kind(named):
            owners = Counter(owner for group in alike for owner in _owners(group))
            doubled = {owner for owner, count in owners.items() if count > 1}
            if doubled and any(group.is_of_person for group in alike):
                continue
            single = [group for group in alike if doubled.isdisjoint(_owners(group))]
            for group in single[1:]:
                groups.join(single[0], group)


def _owners(group: Group) -> set[int | None]:
    """Whose names it has: documents', and a person's."""
    return {*group.sources, None} if group.known is not None else {*group.sources}


def _join_other_names(groups: ActorGroups) -> None:
    """Those whose main name is another name of one other, and of one only."""
    having = _by(groups.all, lambda group: map(_name, _telling(group, group.mains | group.others)))
    for group in groups.all:
        for name in sorted(set(map(_name, _telling(group, group.mains)))):
            _join_only(groups, group, having.get(name, ()))


def _join_acronyms(groups: ActorGroups) -> None:
    """Acronyms with the only full name that they may stand for."""
    bodies = [group for group in groups.all if group.is_named and not group.is_of_person]
    full = _by(bodies, lambda group: (each for form in group.mains for each in form.acronyms))
    for group in bodies:
        for letters in sorted({form.acronym for form in group.mains}):
            if len(letters) >= _LEAST_ACRONYM:
                _join_only(groups, group, full.get(letters, ()))


def _join_parts_of_names(groups: ActorGroups) -> None:
    """People of whom only family names or initials are told with the only ones who have such a name.

    They are joined where their documents have a further actor in common that tells of their topic:
    others of that name are in no document at hand, but may be in the world.
    """
    people = [group for group in groups.all if group.is_named and group.is_of_person]
    families = _by(people, lambda group: (form.family for form in group.mains))
    topics = Topics(groups)
    for group in people:
        (mine,) = groups.now([group])
        if mine.known is not None or any(map(_is_full, mine.mains)):
            continue
        short = min(mine.mains, key=lambda form: form.text)
        near = [each for each in groups.now(families[short.family]) if each is not mine]
        fitting = [each for each in near if any(_may_stand_for(short, f) for f in each.mains)]
        if len(fitting) == 1 and topics.are_shared(mine, fitting[0]):
            groups.join(fitting[0], mine)


def _join_only(groups: ActorGroups, group: Group, found: Iterable[Group]) -> None:
    """Join ``group`` with the only other one of ``found``, at least for most documents."""
    (mine,) = groups.now([group])
    other = groups.only_other(mine, found)
    if other is not None and not groups.join(other, mine):
        _join_most(groups, mine, other)


def _join_most(groups: ActorGroups, one: Group, other: Group) -> None:
    """Join two bodies that most documents take for one, but for the documents that tell them apart.

    There the one that fewer documents speak of stays by itself.
    """
    if one.is_of_person or other.is_of_person or one.known or other.known:
        return
    conflicts = one.sources & other.sources
    names = [{_name(form) for form in group.mains} for group in (one, other)]
    agreeing = sum(
        all(own & {_name(form) for form in note.forms} for own in names)
        for note in (*one.notes, *other.notes)
    )
    if agreeing < max(_FEW, _AGREEING * len(conflicts)):
        return
    few, many = sorted((one, other), key=lambda group: len(group.sources))
    if few.sources <= conflicts:
        return
    kept = next(note for note in few.notes if note.source not in conflicts)
    groups.part(few, conflicts)
    groups.join(many, groups.having(kept))


def _by(
    groups: Iterable[Group], keys: Callable[[Group], Iterable[_Key]]
) -> dict[_Key, list[Group]]:
    found: dict[_Key, list[Group]] = {}
    for group in groups:
        for key in dict.fromkeys(keys(group)):
            found.setdefault(key, []).append(group)
    return found


def _of_one_kind(groups: Sequence[Group]) -> list[list[Group]]:
    """People, places and others apart; those of no kind are with the others if only one kind is there."""
    apart: dict[object, list[Group]] = {}
    for group in groups:
        kinds = group.kinds - {ActorKind.OTHER}
        kind = next(iter(kinds & {ActorKind.PERSON, ActorKind.PLACE}), bool(kinds) or None)
        apart.setdefault(kind, []).append(group)
    if len(apart) == 2 and None in apart:
        return [list(groups)]
    return list(apart.values())


def _telling(group: Group, forms: Iterable[NameForm]) -> list[NameForm]:
    """The names that tell who is meant: of people, full ones, unless a person has set them."""
    if group.known is not None or not group.is_of_person:
        return list(forms)
    return [form for form in forms if _is_full(form)]


def _is_full(form: NameForm) -> bool:
    return len(form.words) > 1 and not form.has_initial


def _name(form: NameForm) -> _Name:
    return form.joined, tuple(sorted(form.generation))


def _may_stand_for(short: NameForm, full: NameForm) -> bool:
    """Whether ``short`` (a family name, or one with initials) is that of ``full``, or both are the same."""
    if short.generation != full.generation or short.family != full.family:
        return False
    if len(short.words) == 1:
        return True
    given = full.words[:-1] if full.family_place else full.words[1:]
    mine = short.words[:-1] if short.family_place else short.words[1:]
    return len(mine) <= len(given) and all(
        full_word == word or (len(word) == 1 and full_word[0] == word)
        for word, full_word in zip(mine, given, strict=False)
    )
