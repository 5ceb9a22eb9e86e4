"""Which actors are one though one document names them longer: with an initial, a legal form, or the place.

They are joined only with the only one that they may be. Names that are the same, acronyms and family
names are compared in ``actor_joining``.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from timeline_app.extraction.joining.actor_groups import ActorGroups, Group
from timeline_app.extraction.joining.topics import Topics
from timeline_app.extraction.texts.word_list import words
from timeline_app.model.event import ActorKind
from timeline_app.model.name_forms import NameForm, form_of

# What companies are by law: a name may be told without it.
_LEGAL_FORMS = words("inc ltd limited llc llp corp plc ag gmbh sa spa nv bv oyj ab as asa kk")
_BODIES = frozenset({ActorKind.ORGANIZATION, ActorKind.GOVERNMENT, ActorKind.MILITARY})

_Words = tuple[str, ...]


def join_middle_names(groups: ActorGroups) -> None:
    """ "Ann B. Lee" with "Ann Lee", where no two of those called so have other middle names."""
    people: defaultdict[tuple[str, str, frozenset[str]], list[Group]] = defaultdict(list)
    for group in groups.all:
        if group.is_of_person:
            for key in {_ends(form) for form in group.mains if _has_full_ends(form)}:
                people[key].append(group)
    for key, named in people.items():
        several = groups.now(named)
        middles = [_middle(form) for each in several for form in each.mains if _ends(form) == key]
        told = [middle for middle in middles if middle]
        if len(several) > 1 and any(map(_is_initial, told)) and _all_agree(told):
            for other in several[1:]:
                groups.join(several[0], other)


def join_legal_forms(groups: ActorGroups) -> None:
    """ "Mill Holding plc" with the only "Mill Holding"."""
    by_words = _by_words(groups.all)
    for found, having in list(by_words.items()):
        if len(found) > 1 and found[-1] in _LEGAL_FORMS:
            for group in having:
                _join_only(groups, group, by_words.get(found[:-1], ()))


def join_placed_bodies(groups: ActorGroups) -> None:
    """ "The police" or "the city council" with the only "Hull police", "Hull City council".

    Their documents have a further actor in common. Also "the Harbour Board" with "the Harbour Board of Hull". Every document that tells of the body
    without the place names the place, too, and no other place's body that may be meant. What has no
    name ("the police") is so joined with what has, or is called by its place.
    """
    places, places_of = _places(groups)
    bodies = [(group, found) for group in groups.all for found in _body_words(group)]
    placed: defaultdict[_Words, list[tuple[Group, frozenset[int]]]] = defaultdict(list)
    for group, found in bodies:
        for place, short_names in _without_place(found, places):
            for short in (found, *short_names):
                placed[short].append((group, places_of[place]))
    topics = Topics(groups)
    for group, found in bodies:
        (mine,) = groups.now([group])
        fitting = [
            each
            for each, sources in placed.get(found, ())
            if mine.sources <= sources and topics.have_several(group, each)
        ]
        if mine.known is None:
            _join_only(groups, mine, fitting)


def _join_only(groups: ActorGroups, group: Group, found: Iterable[Group]) -> None:
    other = groups.only_other(group, found)
    if other is not None:
        groups.join(other, group)


def _by_words(groups: Iterable[Group]) -> dict[_Words, list[Group]]:
    found: defaultdict[_Words, list[Group]] = defaultdict(list)
    for group in groups:
        for each in dict.fromkeys(form.words for form in group.mains):
            found[each].append(group)
    return found


def _places(groups: ActorGroups) -> tuple[frozenset[_Words], dict[_Words, frozenset[int]]]:
    """The words of places' names, and the documents that have each."""
    found: defaultdict[_Words, set[int]] = defaultdict(set)
    for group in groups.all:
        if ActorKind.PLACE in group.kinds:
            for form in group.mains:
                found[form.words] |= group.sources
    return frozenset(found), {place: frozenset(each) for place, each in found.items()}


def _body_words(group: Group) -> Iterator[_Words]:
    """What a body is called: by its names, or as it is described where it has none."""
    if not group.kinds & _BODIES:
        return
    forms: Iterable[NameForm | None] = group.mains
    if not group.is_named:
        forms = [form_of(words) for note in group.notes for words in note.descriptions]
    yield from sorted({form.words for form in forms if form is not None})


def _without_place(
    found: _Words, places: frozenset[_Words]
) -> Iterator[tuple[_Words, list[_Words]]]:
    """The place that a body's name has, and how it is called where the place goes without saying."""
    if "of" in found[1:]:
        at = found.index("of", 1)
        if found[at + 1 :] in places:
            yield found[at + 1 :], [found[:at]]
    for end in range(1, len(found)):
        if found[:end] in places:
            yield found[:end], [found[start:] for start in range(1, len(found))]


def _has_full_ends(form: NameForm) -> bool:
    return len(form.words) > 1 and len(form.given) > 1 and len(form.family) > 1


def _ends(form: NameForm) -> tuple[str, str, frozenset[str]]:
    return form.given, form.family, form.generation


def _middle(form: NameForm) -> _Words:
    return form.words[1:-1]


def _is_initial(middle: _Words) -> bool:
    return all(len(word) == 1 for word in middle)


def _all_agree(middles: list[_Words]) -> bool:
    longest = max(middles, key=lambda each: sum(map(len, each)))
    return all(
        len(each) == len(longest)
        and all(full.startswith(word) for word, full in zip(each, longest, strict=True))
        for each in middles
    )
