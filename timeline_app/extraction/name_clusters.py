"""Puts the names of a document together that mean one actor: short for full names, acronyms, variants.

What is not sure becomes a suggestion. Descriptions and pronouns are told in ``descriptions`` and
``coreference``.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import islice

from timeline_app.extraction.countries import COUNTRY_OF_NAME
from timeline_app.extraction.figure import Figure
from timeline_app.extraction.found_name import FoundName, form_of_words, place_of_people
from timeline_app.extraction.given_names import GIVEN
from timeline_app.extraction.name_evidence import is_person, is_where
from timeline_app.extraction.name_words import (
    COMPANY_FORMS,
    COMPANY_TRADES,
    HEAD_KINDS,
    KIN,
    PLACE_FORMS,
    SMALL,
)
from timeline_app.extraction.parsed import ParsedText
from timeline_app.extraction.pinned import Pinned
from timeline_app.extraction.sentence import Token
from timeline_app.model.event import ActorKind


def cluster_names(
    parsed: ParsedText, names: Sequence[FoundName], pinned: Sequence[Pinned] = ()
) -> list[Figure]:
    """The figures that the names mean, each name in one of them."""
    pins = [Figure(pinned=each, kind=each.kind) for each in pinned]
    pins_of: dict[str, list[Figure]] = defaultdict(list)
    for pin, each in zip(pins, pinned, strict=True):
        for form in {form_of_words(tuple(name.split())) for name in each.names}:
            pins_of[form].append(pin)
    figures, open_names = _by_form(names, pins_of)
    figures = [*pins, *figures]
    _join_given_acronyms(parsed, figures)
    _join_people_of(parsed, figures)
    _join_plurals(figures)
    _join(figures, _organization_keys)
    _join_inferred_acronyms(figures)
    _join_heads(parsed, figures)
    _join_people(parsed, figures, open_names)
    _give_to_nearest(parsed, open_names)
    return [figure for figure in figures if figure.names]


_COUNTRIES = frozenset(map(str.casefold, COUNTRY_OF_NAME.values()))
_MOST_NAMESAKES = 50  # with more than so many, nobody can tell them apart

Open = list[tuple[FoundName, list[Figure]]]  # names that may mean one of several


def _by_form(
    names: Sequence[FoundName], pins_of: dict[str, list[Figure]]
) -> tuple[list[Figure], Open]:
    figures: dict[tuple[str, str], Figure] = {}
    open_names: Open = []
    generations: dict[str, set[str]] = defaultdict(set)
    for name in names:
        generations[name.form].add(name.generation)
    for name in names:
        form = name.country.casefold() if name.country else name.form
        pins = pins_of.get(form) or pins_of.get(f"{form} {name.generation}".strip(), [])
        if len(pins) == 1:
            pins[0].names.append(name)
        elif pins:
            open_names.append((name, pins))
        else:
            generation = name.generation
            known = generations[form] - {""}
            if not generation and len(known) == 1:
                generation = next(iter(known))
            figures.setdefault((form, generation), Figure()).names.append(name)
    found = list(figures.values())
    for figure in found:
        only_people = all(name.country for name in figure.names)
        figure.rule = "demonym" if only_people else figure.names[0].rule
    return found, open_names


def _take(into: Figure, other: Figure) -> bool:
    if into is other or (into.pinned and other.pinned):
        return False
    if into.pinned is None and other.pinned is not None:
        into, other = other, into
    into.take(other)
    other.names = []
    return True


# Organizations and places


def _join_people_of(parsed: ParsedText, figures: list[Figure]) -> None:
    """ "Larnian" and "Larners" are of Larn, where the text has both."""
    places = {
        form: figure
        for figure in figures
        for form in figure.forms
        if " " not in form and len(form) > 3
    }
    for figure in figures:
        forms = figure.forms
        if figure.pinned or len(forms) != 1 or not figure.names:
            continue
        form = next(iter(forms))
        owner = places.get(place_of_people(form, places))
        if owner is None or owner is figure or not owner.names:
            continue
        is_place = any(
            name.label in ("GPE", "LOC")
            or is_where(parsed.sentences[name.sentence], _head(parsed, name))
            for name in owner.names
        )
        is_plain = form.endswith(("ian", "ians", "ese", "ish"))
        if is_place or is_plain:
            called = owner.names[0].shown
            figure.names = [replace(name, country=called) for name in figure.names]
            _take(owner, figure)


def _join_given_acronyms(parsed: ParsedText, figures: Iterable[Figure]) -> None:
    """ "Central Bank of Utopia (CBU)" and "CBU (Central Bank of Utopia)"."""
    at: dict[tuple[int, int], tuple[Figure, FoundName]] = {}
    for figure in figures:
        for name in figure.names:
            at[name.sentence, name.first] = (figure, name)
    owner = {id(name): figure for figure, name in at.values()}
    for figure, name in list(at.values()):
        tokens = parsed.sentences[name.sentence].tokens
        after = name.last + 1
        if after + 2 >= len(tokens) or tokens[after].text != "(":
            continue
        inside = at.get((name.sentence, after + 1))
        if inside is None or inside[1].last + 1 >= len(tokens):
            continue
        if tokens[inside[1].last + 1].text not in (")", ",", ";"):
            continue
        other = owner[id(inside[1])]
        long, short = (name, inside[1]) if len(name.words) > 1 else (inside[1], name)
        is_same = _may_stand_for(short, long) or inside[1].is_account
        if is_same and other.names and figure.names:
            one, two = (figure, other) if long is name else (other, figure)
            if _take(one, two):
                for moved in one.names:
                    owner[id(moved)] = one


def _may_stand_for(short: FoundName, long: FoundName) -> bool:
    letters = _letters(short)
    if not letters or len(long.words) < 2:
        return False
    initials = iter("".join(word[0] for word in long.words).casefold())
    return all(letter in initials for letter in letters)


def _letters(name: FoundName) -> str:
    """An acronym's letters; "" for what is none."""
    if len(name.words) != 1:
        return ""
    word = name.words[0].replace(".", "")
    return word.casefold() if 2 <= len(word) <= 7 and word.isupper() and word.isalpha() else ""


def _join_inferred_acronyms(figures: list[Figure]) -> None:
    longs: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        for letters in {
            letters
            for name in figure.names
            if len(name.words) > 1 and not name.country and name.label != "PERSON"
            for letters in _initials(name.words)
        }:
            longs[letters].append(figure)
    for figure in figures:
        letters = next((_letters(name) for name in figure.names if _letters(name)), "")
        fitting = [each for each in longs.get(letters, ()) if each is not figure and each.names]
        is_sure = len(letters) > 2 or _is_said_after(figure, fitting)
        if letters and is_sure and len(fitting) == 1:
            _take(fitting[0], figure)
        elif letters:
            for each in fitting:
                figure.may_be[each] = f"“{letters.upper()}” may be short for it"


def _is_model(word: str) -> bool:
    """Whether a word alone may name a model of something: "A380", "777"."""
    digits = sum(map(str.isdigit, word))
    return digits > 2 or (0 < digits < len(word) and word.isalnum())


def _join_plurals(figures: list[Figure]) -> None:
    """ "Fascos" are of the make "Fasco" that is named too."""
    by_form = {form: figure for figure in figures for form in figure.forms if figure.names}
    for figure in figures:
        if figure.pinned or len(figure.forms) != 1:
            continue
        form = next(iter(figure.forms))
        one = by_form.get(form.removesuffix("s")) if form.endswith("s") else None
        if one is not None and one.names and not any(name.titles for name in one.names):
            _take(one, figure)


def _is_said_after(figure: Figure, fitting: list[Figure]) -> bool:
    """Whether two letters follow the only organization that they may stand for: "GF", "Gant Foods"."""
    labels = {name.label for name in figure.names}
    if len(fitting) != 1 or not labels <= {"ORG", ""}:
        return False
    return fitting[0].names[0].span < figure.names[0].span and any(
        name.label == "ORG" for name in fitting[0].names
    )


def _join_heads(parsed: ParsedText, figures: list[Figure]) -> None:
    """ "The Front" is "Larn Front" where no other front is named."""
    by_head: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        for form in figure.forms:
            words = form.split()
            if len(words) > 1:
                for head in {words[-1], words[0] if words[1] == "of" else words[-1]}:
                    if head in HEAD_KINDS or _is_model(head):
                        by_head[head].append(figure)
    for figure in figures:
        if not figure.names or figure.pinned or len(figure.forms) != 1:
            continue
        fitting = _others(by_head.get(next(iter(figure.forms)), ()), figure)
        if len(fitting) == 1:
            _take(fitting[0], figure)
        else:
            for each in fitting:
                figure.may_be[each] = f"“{figure.name}” may be short for “{each.name}”"


def _initials(words: tuple[str, ...]) -> set[str]:
    plain = [word.casefold() for word in words if word[0].isalnum()]
    every = "".join(word[0] for word in plain)
    return {every, "".join(word[0] for word in plain if word not in SMALL)}


def _join(figures: list[Figure], keys_of: Callable[[Figure], set[str]]) -> None:
    """Joins figures that share a key, where no third figure's form makes it doubtful."""
    by_key: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if not figure.names:
            continue
        for key in keys_of(figure):
            by_key[key].append(figure)
    for key, sharing in by_key.items():
        alive = [figure for figure in dict.fromkeys(sharing) if figure.names]
        exact = [figure for figure in alive if key in figure.forms]
        others = [figure for figure in alive if figure not in exact]
        if exact and len(others) == 1:
            _take(others[0], exact[0])


def _organization_keys(figure: Figure) -> set[str]:
    """Its forms, and those without what a short name leaves out: "acme" for "acme motors inc"."""
    keys = set(figure.forms)
    for name in figure.names:
        words = [word.casefold().rstrip(".") for word in name.words]
        if name.label == "PERSON" or name.country or len(words) < 2:
            continue
        if words[-1] in PLACE_FORMS:
            keys.add(form_of_words(tuple(words[:-1])))
        for droppable in (COMPANY_FORMS, COMPANY_FORMS | COMPANY_TRADES):
            short = words
            while len(short) > 1 and short[-1] in droppable | {",", "&"}:
                short = short[:-1]
            keys.add(form_of_words(tuple(short)))
    return keys


# People


def _join_people(parsed: ParsedText, figures: list[Figure], open_names: Open) -> None:
    full: dict[str, list[Figure]] = defaultdict(list)
    given: dict[str, list[Figure]] = defaultdict(list)
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
    _join_initials(people)
    for figure in figures:
        if not figure.names or figure.pinned or len(figure.forms) != 1:
            continue
        form = next(iter(figure.forms))
        family = _others(full.get(form, ()), figure)
        if _is_elsewhere(parsed, figure, family):
            continue
        if len(family) == 1:
            _take(family[0], figure)
        elif family:
            open_names.extend((name, family) for name in figure.names)
            figure.names = []
        elif " " not in form and (figure in people or _may_be_given(figure)):
            first = _others(given.get(form, ()), figure)
            if len(first) == 1 and first[0].names[0].span < figure.names[0].span:
                _take(first[0], figure)
            else:
                for each in first:
                    figure.may_be[each] = f"“{figure.name}” may be the given name of “{each.name}”"
    _suggest_middle(parsed, [person for person in people if person.names])


def _others(found: Iterable[Figure], figure: Figure) -> list[Figure]:
    return [each for each in dict.fromkeys(found) if each is not figure and each.names]


def _is_elsewhere(parsed: ParsedText, figure: Figure, family: list[Figure]) -> bool:
    """Whether a name that also ends a person's is something else's here: a town, a company."""
    if not family or is_person(parsed, figure.names) or any(name.titles for name in figure.names):
        return False
    sentences = parsed.sentences
    return any(
        name.form in _COUNTRIES or is_where(sentences[name.sentence], _head(parsed, name))
        for name in figure.names
    )


def _head(parsed: ParsedText, name: FoundName) -> Token:
    return parsed.sentences[name.sentence].tokens[name.head]


def _may_be_given(figure: Figure) -> bool:
    return all(name.label in ("", "PERSON") and name.form in GIVEN for name in figure.names)


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
                _take(fitting[0], person)


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
    return all(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in pairs)


def _suggest_middle(parsed: ParsedText, people: list[Figure]) -> None:
    """ "Ann Lee" may be "Ann Mary Lee", unless the text says that they are kin."""
    by_ends: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for person in people:
        for form in person.forms:
            words = form.split()
            if len(words) > 1:
                by_ends[words[0], words[-1]].append(person)
    for sharing in by_ends.values():
        alike = list(dict.fromkeys(sharing))[:_MOST_NAMESAKES]
        for place, one in enumerate(alike):
            for other in alike[place + 1 :]:
                if one.generations and other.generations:
                    continue
                if not (one.pinned and other.pinned) and not _are_kin(parsed, one, other):
                    one.may_be[other] = (
                        f"“{one.name}” and “{other.name}” differ in middle names or who of the family"
                    )


def _are_kin(parsed: ParsedText, one: Figure, other: Figure) -> bool:
    """Whether some sentence has both names and a word of kinship."""
    places = {name.sentence for name in one.names} & {name.sentence for name in other.names}
    return any(token.lemma in KIN for place in places for token in parsed.sentences[place].tokens)


def _give_to_nearest(parsed: ParsedText, open_names: Open) -> None:
    """A family name that several bear means the one spoken of last, not one named only as kin."""
    figures = dict.fromkeys(figure for _, several in open_names for figure in several)
    told = sorted(
        (name.span.start, not is_kin_only(parsed, name), place)
        for place, figure in enumerate(figures)
        for name in figure.names
    )
    by_place = list(figures)
    last: dict[Figure, tuple[bool, int]] = {}
    done = 0
    for name, several in sorted(open_names, key=lambda each: each[0].span):
        while done < len(told) and told[done][0] < name.span.start:
            start, is_told, place = told[done]
            last[by_place[place]] = max((is_told, start), last.get(by_place[place], (False, -1)))
            done += 1
        alive = [figure for figure in several if figure.names or figure.pinned] or several
        chosen = max(alive, key=lambda figure: last.get(figure, (False, -1)))
        chosen.names.append(name)
        last[chosen] = (True, name.span.start)


def is_kin_only(parsed: ParsedText, name: FoundName) -> bool:
    """Named to tell whose son, widow… another is."""
    sentence = parsed.sentences[name.sentence]
    above = islice(sentence.heads_above(sentence.tokens[name.head]), 4)
    return any(token.lemma in KIN for token in above)
