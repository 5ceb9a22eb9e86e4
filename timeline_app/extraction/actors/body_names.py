"""Puts together names of bodies, places and things: acronyms, company forms, "the Front", peoples of places.

People's names are put together in ``people_names``.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from timeline_app.extraction.actors.countries import STATES
from timeline_app.extraction.actors.figure import Figure
from timeline_app.extraction.actors.figure_joining import head_of, others, take
from timeline_app.extraction.actors.found_name import FoundName, form_of_words, place_of_people
from timeline_app.extraction.actors.name_evidence import is_person, kind_word
from timeline_app.extraction.actors.name_standing import is_where
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.sentences.name_words import (
    COMPANY_FORMS,
    COMPANY_TRADES,
    HEAD_KINDS,
    PLACE_FORMS,
    SHIP_PREFIXES,
    SMALL,
)

_QUOTES = ('"', "``", "''", "“", "”", "'", "‘", "’")
_LONGEST = 12  # words of a name whose first words may stand for it


def join_bodies(parsed: ParsedText, figures: list[Figure]) -> None:
    """Joins what is sure; what may be is noted as a suggestion."""
    _join_given_acronyms(parsed, figures)
    _join_people_of(parsed, figures)
    _join_plurals(figures)
    _join(figures, _organization_keys)
    _join_inferred_acronyms(figures)
    _join_heads(parsed, figures)
    _join_first_words(parsed, figures)
    _join_last_words(parsed, figures)


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


def _join_heads(parsed: ParsedText, figures: list[Figure]) -> None:
    """ "The Front" is "Larn Front" where no other front is named before."""
    by_head: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        for form in figure.forms:
            words = form.split()
            if len(words) > 1:
                for head in {words[-1], kind_word(words)}:
                    by_head[head].append(figure)
    for figure in figures:
        if not figure.names or figure.pinned or any(" " in form for form in figure.forms):
            continue
        shortest = min(figure.forms, key=lambda form: (len(form), form), default="")
        fitting = others(by_head.get(shortest, ()), figure)
        if shortest not in HEAD_KINDS and not _is_model(shortest):
            is_body = all(map(partial(_has_the, parsed), figure.names))
            fitting = [each for each in fitting if is_body and not is_person(parsed, each.names)]
        if len(fitting) > 1:
            start = min(name.span for name in figure.names)
            before = [each for each in fitting if min(name.span for name in each.names) < start]
            fitting = before if len(before) == 1 else fitting
        if len(fitting) == 1:
            take(fitting[0], figure)
        else:
            for each in fitting:
                figure.may_be[each] = f"“{figure.name}” may be short for “{each.name}”"


def _has_the(parsed: ParsedText, name: FoundName) -> bool:
    before = parsed.sentences[name.sentence].tokens[name.first - 1] if name.first else None
    return before is not None and before.text.lower() == "the"


def _join_first_words(parsed: ParsedText, figures: list[Figure]) -> None:
    """ "Larn" and "Larn Bay" are "Larn Bay Homes" told before, unless one sentence tells the two apart."""
    by_first: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        for name in figure.names:
            is_name = name.label in ("ORG", "PERSON") and name.words[-1][0].isupper()
            if is_name:
                for end in range(1, min(len(name.words), _LONGEST)):
                    by_first[" ".join(name.words[:end]).casefold()].append(figure)
    of_people = {
        word
        for figure in figures
        if any(name.label == "PERSON" for name in figure.names) and is_person(parsed, figure.names)
        for form in figure.forms
        for word in form.split()
        if " " in form
    }
    for figure in figures:
        form = next(iter(figure.forms), "")
        if figure.pinned or len(figure.forms) != 1 or form in of_people or not figure.names:
            continue
        fitting = others(by_first.get(form, ()), figure)
        if len(fitting) == 1 and _is_short_for(parsed, figure, fitting[0]):
            figure.names = [replace(name, label="ORG") for name in figure.names]
            take(fitting[0], figure)


def _join_last_words(parsed: ParsedText, figures: list[Figure]) -> None:
    """ "Larn" that does something is "Real Larn" told before, unless it is a place somewhere."""
    by_last: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        for name in figure.names:
            if len(name.words) == 2 and name.label == "ORG" and name.words[-1][0].isupper():
                by_last[name.words[-1].casefold()].append(figure)
    for figure in figures:
        form = next(iter(figure.forms), "")
        fitting = others(by_last.get(form, ()), figure) if form not in HEAD_KINDS else []
        if figure.pinned or len(figure.forms) != 1 or len(fitting) != 1 or not figure.names:
            continue
        is_doing = any(head_of(parsed, name).dep in ("nsubj", "nsubjpass") for name in figure.names)
        if is_doing and _is_short_for(parsed, figure, fitting[0], are_places=True):
            take(fitting[0], figure)


def _is_short_for(
    parsed: ParsedText, short: Figure, full: Figure, *, are_places: bool = False
) -> bool:
    """``are_places``: the model may take the short name for a place's."""
    is_company = any(_has_company_form(name.words) for name in full.names)
    is_before = min(name.span for name in full.names) < min(name.span for name in short.names)
    if not (is_before or is_company):
        return False
    if {name.sentence for name in full.names} & {name.sentence for name in short.names}:
        return False
    if is_person(parsed, full.names):
        return False
    labels = ("ORG", "", "PERSON", "GPE") if is_company or are_places else ("ORG", "", "PERSON")
    return all(
        name.label in labels
        and not name.country
        and not name.titles
        and name.form not in STATES
        and not is_where(parsed.sentences[name.sentence], head_of(parsed, name))
        for name in short.names
    )


def _has_company_form(words: tuple[str, ...]) -> bool:
    """ "Larn Inc", "Larn A/S"."""
    return words[-1].casefold().replace(".", "") in COMPANY_FORMS or words[-2:-1] == ("/",)


def _is_model(word: str) -> bool:
    """Whether a word alone may name a model of something: "A380", "777"."""
    digits = sum(map(str.isdigit, word))
    return digits > 2 or (0 < digits < len(word) and word.isalnum())
