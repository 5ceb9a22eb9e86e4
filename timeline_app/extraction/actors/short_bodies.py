"""Puts names of bodies cut short to their full ones: "the Front", "Larn" of "Larn Homes" or "Real Larn".

Other ways of naming one body are put together in ``body_names``.
"""

from collections import defaultdict
from dataclasses import replace
from functools import partial

from timeline_app.extraction.actors.countries import STATES
from timeline_app.extraction.actors.figure import Figure
from timeline_app.extraction.actors.figure_joining import head_of, others, take
from timeline_app.extraction.actors.found_name import FoundName
from timeline_app.extraction.actors.name_evidence import is_person, kind_word
from timeline_app.extraction.actors.name_standing import is_where
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.sentences.name_words import COMPANY_FORMS, HEAD_KINDS

_LONGEST = 12  # words of a name whose first words may stand for it


def join_short(parsed: ParsedText, figures: list[Figure]) -> None:
    """Joins what is sure; what may be is noted as a suggestion."""
    _join_heads(parsed, figures)
    _join_first_words(parsed, figures)
    _join_last_words(parsed, figures)


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
