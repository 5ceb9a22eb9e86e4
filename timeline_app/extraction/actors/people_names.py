"""Puts together people's names: family names, given names, initials.

Where a short name may mean several people, ``name_clusters`` gives each place of it to the one spoken of last.
"""

from collections import defaultdict

from timeline_app.extraction.actors.countries import STATES
from timeline_app.extraction.actors.figure import Figure
from timeline_app.extraction.actors.figure_joining import head_of, others, take
from timeline_app.extraction.actors.found_name import FoundName
from timeline_app.extraction.actors.given_names import GIVEN
from timeline_app.extraction.actors.name_evidence import is_person
from timeline_app.extraction.actors.name_standing import is_where
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.sentences.name_words import (
    COMPANY_FORMS,
    COMPANY_TRADES,
    HEAD_KINDS,
    KIN,
)
from timeline_app.model.event import ActorKind

_ByWord = dict[str, list[Figure]]
Open = list[tuple[FoundName, list[Figure]]]  # names that may mean one of several
_AS_PERSON = ("nsubj", "nsubjpass", "poss", "agent", "dative")
_MOST_NAMESAKES = 50  # with more than so many, nobody can tell them apart


def join_people(parsed: ParsedText, figures: list[Figure], open_names: Open) -> None:
    full: dict[str, list[Figure]] = defaultdict(list)
    given: dict[str, list[Figure]] = defaultdict(list)
    middle: dict[str, list[Figure]] = defaultdict(list)  # "Lopez" of "Ana Lopez Garcia"
    people = [
        figure
        for figure in figures
        if figure.names
        and (figure.kind is ActorKind.PERSON if figure.pinned else is_person(parsed, figure.names))
    ]
    for person in people:
        for words in {tuple(form.split()) for form in person.forms}:
            for start in range(1, len(words)):
                full[" ".join(words[start:])].append(person)
            if len(words) > 1:
                given[words[0]].append(person)
            for word in words[1:-1]:
                middle[word].append(person)
    _join_initials(people)
    _join_hyphened(people)
    firms, bodies = _by_founder(figures, people)
    for figure in figures:
        if not figure.names or figure.pinned or len(figure.forms) != 1:
            continue
        form = next(iter(figure.forms))
        family = others(full.get(form, ()), figure)
        firm = others(firms.get(form, ()), figure) if family else []
        if len(firm) == 1 and (not is_person(parsed, figure.names) or _is_before(figure, family)):
            take(firm[0], figure)
            continue
        body = others(bodies.get(form, ()), figure) if family else []
        if len(body) == 1 and _is_before(figure, family) and not _has_title(figure):
            take(body[0], figure)
            continue
        if _is_elsewhere(parsed, figure, family):
            continue
        if (
            not family
            and form not in GIVEN
            and (figure in people or _has_title(figure) or _acts_as_person(parsed, figure))
        ):
            family = others(middle.get(form, ()), figure)
        if len(family) == 1:
            take(family[0], figure)
        elif family:
            open_names.extend((name, family) for name in figure.names)
            figure.names = []
        elif " " not in form and (
            figure in people or _may_be_given(figure) or _acts_as_person(parsed, figure)
        ):
            start = min(name.span.start for name in figure.names)
            named_so = others(given.get(form, ()), figure)
            first = [
                each for each in named_so if min(name.span.start for name in each.names) < start
            ]
            if not first and figure in people:
                first = named_so
            if len(first) == 1:
                take(first[0], figure)
            else:
                for each in first:
                    figure.may_be[each] = f"“{figure.name}” may be the given name of “{each.name}”"
    _join_middle(parsed, [person for person in people if person.names], figures)


def _is_before(figure: Figure, family: list[Figure]) -> bool:
    start = min(name.span for name in figure.names)
    return all(start < name.span for each in family for name in each.names)


def _is_elsewhere(parsed: ParsedText, figure: Figure, family: list[Figure]) -> bool:
    """Whether a name that also ends a person's is something else's here: a town, a company."""
    if not family or is_person(parsed, figure.names) or any(name.titles for name in figure.names):
        return False
    sentences = parsed.sentences
    return any(
        name.form in STATES or is_where(sentences[name.sentence], head_of(parsed, name))
        for name in figure.names
    )


def _may_be_given(figure: Figure) -> bool:
    return all(name.label in ("", "PERSON") and name.form in GIVEN for name in figure.names)


def _acts_as_person(parsed: ParsedText, figure: Figure) -> bool:
    """ "Wang" of "Wang Tao", where it isn't taken for a person's name but for no place's either."""
    return all(
        not name.words[0].isupper()
        and name.form not in STATES
        and head_of(parsed, name).dep in _AS_PERSON
        for name in figure.names
    )


def _has_title(figure: Figure) -> bool:
    return any(name.titles for name in figure.names)


def _join_initials(people: list[Figure]) -> None:
    """ "Steven P. Lane" and "S. Lane" are "Steven Lane" where only one may be meant."""
    by_ends: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for person in people:
        for form in person.forms:
            words = form.split()
            if len(words) > 1:
                by_ends[words[0][0], words[-1]].append(person)
    for sharing in by_ends.values():
        if len(sharing) > _MOST_NAMESAKES:
            continue
        for person in dict.fromkeys(sharing):
            fitting = [
                each
                for each in dict.fromkeys(sharing)
                if each is not person and each.names and person.names and _abbreviates(person, each)
            ]
            if len(fitting) == 1 and person.names:
                take(fitting[0], person)


def _by_founder(figures: list[Figure], people: list[Figure]) -> tuple[_ByWord, _ByWord]:
    """Firms and other bodies by a first word that may be a family name: "Lane" of "Lane Foods Inc."."""
    firms: _ByWord = defaultdict(list)
    bodies: _ByWord = defaultdict(list)
    for figure in figures:
        if figure in people or not any(name.label == "ORG" for name in figure.names):
            continue
        for form in figure.forms:
            first, *rest = form.split()
            if rest and rest[-1] in COMPANY_FORMS | COMPANY_TRADES:
                firms[first].append(figure)
            elif rest and HEAD_KINDS.get(rest[-1]) is ActorKind.ORGANIZATION:
                bodies[first].append(figure)
    return firms, bodies


def _join_hyphened(people: list[Figure]) -> None:
    """ "Ann Lee" is "Ann Lee-Ross" where nobody else may be meant: a name before or after a wedding."""
    by_half: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for person in people:
        for form in person.forms:
            first, *rest = form.split()
            if len(rest) == 3 and rest[1] == "-":
                by_half[first, rest[0]].append(person)
                by_half[first, rest[2]].append(person)
    for person in people:
        for form in person.forms:
            first, _, last = form.partition(" ")
            whole = by_half.get((first, last), ())
            if len(whole) == 1 and person.names and whole[0].names and whole[0] is not person:
                take(whole[0], person)
                break


def _abbreviates(short: Figure, full: Figure) -> bool:
    """Whether each of the short one's given names is one of the full one's or its first letter."""
    if short.generations != full.generations:
        return False
    return any(_fits(one.split(), other.split()) for one in short.forms for other in full.forms)


def _fits(one: list[str], other: list[str]) -> bool:
    if len(one) < 2 or len(other) < 2 or one[-1] != other[-1]:
        return False
    mine = [word.rstrip(".") for word in one[:-1]]
    theirs = [word.rstrip(".") for word in other[:-1]]
    if not any(len(word) == 1 for word in mine + theirs):
        return False
    shorter, longer = sorted((mine, theirs), key=len)
    if any(len(word) > 1 for word in longer[len(shorter) :]):
        return False
    pairs = list(zip(mine, theirs, strict=False))
    return all(a == b or (1 in (len(a), len(b)) and a[:1] == b[:1]) for a, b in pairs)


def _join_middle(parsed: ParsedText, people: list[Figure], figures: list[Figure]) -> None:
    """ "Ann Lee" is the only "Ann Mary Lee" named in full before; else she may be."""
    by_ends: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for person in people:
        for form in person.forms:
            words = form.split()
            if len(words) > 1:
                by_ends[words[0], words[-1]].append(person)
    for figure in figures:
        for form in figure.forms if figure.names and figure not in people else ():
            first, _, last = form.partition(" ")
            if (first, last) in by_ends:  # taken for a body's name, as rare names are
                by_ends[first, last].append(figure)
    for sharing in by_ends.values():
        alike = list(dict.fromkeys(sharing))[:_MOST_NAMESAKES]
        for place, one in enumerate(alike):
            for other in alike[place + 1 :]:
                if one.generations and other.generations:
                    continue
                if (one.pinned and other.pinned) or _are_kin(parsed, one, other):
                    continue
                is_only_pair = len(alike) == 2 and one.generations == other.generations
                if is_only_pair and _is_short_after(one, other):
                    take(one, other)
                else:
                    one.may_be[other] = (
                        f"“{one.name}” and “{other.name}” differ in middle names or who of the family"
                    )


def _is_short_after(one: Figure, other: Figure) -> bool:
    first, second = sorted((one, other), key=lambda each: min(name.span for name in each.names))
    is_full = any(len(form.split()) > 2 for form in first.forms)
    return is_full and all(len(form.split()) == 2 for form in second.forms)


def _are_kin(parsed: ParsedText, one: Figure, other: Figure) -> bool:
    """Whether some sentence has both names and a word of kinship."""
    places = {name.sentence for name in one.names} & {name.sentence for name in other.names}
    return any(token.lemma in KIN for place in places for token in parsed.sentences[place].tokens)
