"""Puts the names of a document together that mean one actor: short for full names, acronyms, variants.

What is not sure becomes a suggestion. Descriptions and pronouns are told in ``descriptions`` and
``coreference``.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import islice

from timeline_app.extraction.actors.accents import with_accents
from timeline_app.extraction.actors.also_called import join_also_called
from timeline_app.extraction.actors.body_names import join_bodies
from timeline_app.extraction.actors.capitals import join_capitals
from timeline_app.extraction.actors.figure import Figure
from timeline_app.extraction.actors.found_name import FoundName, form_of_words
from timeline_app.extraction.actors.genders import gender_by_name
from timeline_app.extraction.actors.people_names import Open, join_people
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.drafts.pinned import Pinned
from timeline_app.extraction.sentences.name_words import KIN


def cluster_names(
    parsed: ParsedText, names: Sequence[FoundName], pinned: Sequence[Pinned] = ()
) -> list[Figure]:
    """The figures that the names mean, each name in one of them."""
    pins = [Figure(pinned=each, kind=each.kind) for each in pinned]
    pins_of: dict[str, list[Figure]] = defaultdict(list)
    for pin, each in zip(pins, pinned, strict=True):
        for form in {form_of_words(tuple(name.split())) for name in each.names}:
            pins_of[form].append(pin)
    figures, open_names = _by_form(with_accents(names), pins_of)
    figures = [*pins, *figures]
    join_also_called(parsed, figures)
    join_bodies(parsed, figures)
    join_capitals(parsed, figures)
    join_people(parsed, figures, open_names)
    _give_to_nearest(parsed, open_names)
    return [figure for figure in figures if figure.names]


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


def _give_to_nearest(parsed: ParsedText, open_names: Open) -> None:
    """A family name that several bear means the one spoken of last, not one named only as kin.

    But whom a text has called so before a second one was named keeps it, where the second is told of as
    kin or by the full name again (as stylebooks of newspapers have it).
    """
    figures = dict.fromkeys(figure for _, several in open_names for figure in several)
    full = {figure: sorted(name.span.start for name in figure.names) for figure in figures}
    genders = {figure: gender_by_name(figure) for figure in figures}
    as_kin = {figure for figure in figures if _is_told_as_kin(parsed, figure)}
    told = sorted(
        (name.span.start, not is_kin_only(parsed, name), place)
        for place, figure in enumerate(figures)
        for name in figure.names
    )
    by_place = list(figures)
    last: dict[Figure, tuple[bool, int]] = {}
    keeps: dict[str, tuple[Figure, int]] = {}
    done = 0
    for name, several in sorted(open_names, key=lambda each: each[0].span):
        start = name.span.start
        while done < len(told) and told[done][0] < start:
            before, is_told, place = told[done]
            last[by_place[place]] = max((is_told, before), last.get(by_place[place], (False, -1)))
            done += 1
        alive = [figure for figure in several if figure.names or figure.pinned] or several
        by_title = _gender_by_title(name)
        alive = [each for each in alive if not by_title or genders[each] in ("", by_title)] or alive
        chosen = max(alive, key=lambda figure: last.get(figure, (False, -1)))
        kept, since = keeps.setdefault(name.form, (chosen, start))
        first, end = bisect_right(full[chosen], since), bisect_left(full[chosen], start)
        is_later = chosen is not kept and (first == 0 or first >= end)
        if is_later and kept in alive and (chosen in as_kin or end - first > 1):
            chosen = kept
        chosen.names.append(name)
        genders[chosen] = genders[chosen] or by_title
        last[chosen] = (True, start)


def _gender_by_title(name: FoundName) -> str:
    """ "Mrs Gray" is no Roland."""
    return gender_by_name(Figure(names=[name])) if name.titles else ""


def _is_told_as_kin(parsed: ParsedText, figure: Figure) -> bool:
    """ "His brother Leon Pell", "his widow, Ann Pell"."""
    first = min(figure.names, key=lambda name: name.span, default=None)
    if first is None:
        return False
    before = parsed.sentences[first.sentence].tokens[max(0, first.first - 2) : first.first]
    return any(token.lemma in KIN for token in before)


def is_kin_only(parsed: ParsedText, name: FoundName) -> bool:
    """Named to tell whose son, widow… another is."""
    sentence = parsed.sentences[name.sentence]
    above = islice(sentence.heads_above(sentence.tokens[name.head]), 4)
    return any(token.lemma in KIN for token in above)
