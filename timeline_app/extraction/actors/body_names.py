"""Puts together names of bodies, places and things: acronyms, company forms, peoples of places.

Names cut short ("the Front") are joined in ``short_bodies``, people's in ``people_names``.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace

from timeline_app.extraction.actors.figure import Figure
from timeline_app.extraction.actors.figure_joining import head_of, take
from timeline_app.extraction.actors.found_name import FoundName, form_of_words, place_of_people
from timeline_app.extraction.actors.name_standing import is_where
from timeline_app.extraction.actors.short_bodies import join_short
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.sentences.name_words import (
    COMPANY_FORMS,
    COMPANY_TRADES,
    PLACE_FORMS,
    SHIP_PREFIXES,
    SMALL,
)

_QUOTES = ('"', "``", "''", "“", "”", "'", "‘", "’")


def join_bodies(parsed: ParsedText, figures: list[Figure]) -> None:
    """Joins what is sure; what may be is noted as a suggestion."""
    _join_given_acronyms(parsed, figures)
    _join_people_of(parsed, figures)
    _join_plurals(figures)
    _join(figures, _organization_keys)
    _join_inferred_acronyms(figures)
    join_short(parsed, figures)


def _join_given_acronyms(parsed: ParsedText, figures: Iterable[Figure]) -> None:
    """ "Central Bank of Utopia (CBU)", "CBU (Central Bank of Utopia)", "Larn Foods Inc ("Larn")"."""
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
        first = after + 1
        while first < len(tokens) and (tokens[first].tag == "DT" or tokens[first].text in _QUOTES):
            first += 1
        inside = at.get((name.sentence, first))
        if inside is None or inside[1].last + 1 >= len(tokens):
            continue
        end = tokens[inside[1].last + 1].text
        is_quoted = end in _QUOTES and tokens[first - 1].text in _QUOTES
        if end not in (")", ",", ";") and not is_quoted:
            continue
        other = owner[id(inside[1])]
        long, short = (name, inside[1]) if len(name.words) > 1 else (inside[1], name)
        is_same = _may_stand_for(short, long) or inside[1].is_account or is_quoted
        if is_same and other.names and figure.names:
            one, two = (figure, other) if long is name else (other, figure)
            if take(one, two):
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
            or is_where(parsed.sentences[name.sentence], head_of(parsed, name))
            for name in owner.names
        )
        is_plain = form.endswith(("ian", "ians", "ese", "ish"))
        if is_place or is_plain:
            called = owner.names[0].shown
            figure.names = [replace(name, country=called) for name in figure.names]
            take(owner, figure)


def _join_plurals(figures: list[Figure]) -> None:
    """ "Fascos" are of the make "Fasco" that is named too."""
    by_form = {form: figure for figure in figures for form in figure.forms if figure.names}
    for figure in figures:
        if figure.pinned or len(figure.forms) != 1:
            continue
        form = next(iter(figure.forms))
        one = by_form.get(form.removesuffix("s")) if form.endswith("s") else None
        if one is not None and one.names and not any(name.titles for name in one.names):
            take(one, figure)


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
            take(others[0], exact[0])


def _organization_keys(figure: Figure) -> set[str]:
    """Its forms, and those without what a short name leaves out: "acme" for "acme motors inc"."""
    keys = set(figure.forms)
    for name in figure.names:
        words = [word.casefold().rstrip(".") for word in name.words]
        if name.label == "PERSON" or name.country or len(words) < 2:
            continue
        if name.words[0] in SHIP_PREFIXES:
            keys.add(form_of_words(tuple(words[1:])))
        if words[-1] in PLACE_FORMS:
            keys.add(form_of_words(tuple(words[:-1])))
        for droppable in (COMPANY_FORMS, COMPANY_FORMS | COMPANY_TRADES):
            short = words
            while len(short) > 1 and short[-1] in droppable | {",", "&"}:
                short = short[:-1]
            keys.add(form_of_words(tuple(short)))
    return keys


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
        if not letters:
            continue
        fitting = [each for each in longs.get(letters, ()) if each is not figure and each.names]
        is_sure = len(letters) > 2 or _is_said_after(figure, fitting)
        if letters and is_sure and len(fitting) == 1:
            take(fitting[0], figure)
        elif letters:
            for each in fitting:
                figure.may_be[each] = f"“{letters.upper()}” may be short for it"


def _initials(words: tuple[str, ...]) -> set[str]:
    plain = [word.casefold() for word in words if word[0].isalnum()]
    every = "".join(word[0] for word in plain)
    return {every, "".join(word[0] for word in plain if word not in SMALL)}


def _is_said_after(figure: Figure, fitting: list[Figure]) -> bool:
    """Whether two letters follow the only organization that they may stand for: "GF", "Gant Foods"."""
    labels = {name.label for name in figure.names}
    if len(fitting) != 1 or not labels <= {"ORG", ""}:
        return False
    return fitting[0].names[0].span < figure.names[0].span and any(
        name.label == "ORG" for name in fitting[0].names
    )
