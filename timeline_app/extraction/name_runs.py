"""Finds the stretches of a sentence that are names: what the model says, mended by its capitals.

The model misses rare names and cuts others; how names of a whole document help each other is told in
``name_finding``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from timeline_app.extraction.countries import COUNTRY_OF_NAME, COUNTRY_OF_PEOPLE
from timeline_app.extraction.name_words import (
    GENERATIONS,
    HEAD_KINDS,
    JOINING,
    MONTHS_AND_DAYS,
    PAST,
    PORTFOLIOS,
    POSTNOMINALS,
    TITLES,
)
from timeline_app.extraction.role_nouns import KINDS_OF, PEOPLE
from timeline_app.extraction.sentence import Sentence, Token
from timeline_app.model.event import ActorKind

LABELS = frozenset(
    ("PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW")
)
_FORMS = frozenset(("inc", "ltd", "llc", "corp", "plc", "jr", "sr"))
_MANY_PEOPLE = frozenset(("people", "children", "women", "men"))
_COUNTRYMEN = frozenset(("spaniard", "dane", "swede", "pole", "turk", "finn", "scot", "briton"))
_SCORE = re.compile(r"\d{1,3}[-–:]\d{1,3}")
_MODELS = frozenset(("mini", "micro", "nano", "pro", "plus", "lite", "ultra", "turbo", "max"))
_PROPER = ("NNP", "NNPS")
_NEVER_LAST = frozenset(("'s", "'", "-", ",", ".", ":", ";", "(", ")", '"', "''", "``", "/", "’s"))


@dataclass(frozen=True, slots=True)
class Run:
    first: int
    last: int
    label: str
    rule: str


def is_capital(token: Token) -> bool:
    return any(character.isupper() for character in token.text)


def is_address(token: Token) -> bool:
    """Of the net: "example.org/page"."""
    return ("/" in token.text and "." in token.text) or "//" in token.text


def bare(token: Token) -> str:
    return token.text.lower().rstrip(".")


def find_runs(sentence: Sentence) -> tuple[Run, ...]:
    """The runs of one sentence, in order, none over another."""
    tokens = sentence.tokens
    taken = [False] * len(tokens)
    runs: list[Run] = []
    for run in _labelled(tokens):
        for part in _parts(tokens, run):
            whole = _mended(tokens, part, taken)
            if whole is not None and not any(taken[whole.first : whole.last + 1]):
                runs.append(whole)
                taken[whole.first : whole.last + 1] = [True] * (whole.last - whole.first + 1)
    runs.extend(_missed(tokens, taken))
    return tuple(_hyphened(tokens, _of_joined(tokens, sorted(runs, key=lambda run: run.first))))


def _of_joined(tokens: tuple[Token, ...], runs: list[Run]) -> list[Run]:
    """ "Sons" and "River" of "Sons of the River" as one."""
    joined: list[Run] = []
    for run in runs:
        before = joined[-1] if joined else None
        if before is not None and before.first == before.last and before.label != "PERSON":
            word, between = tokens[before.last], tokens[before.last + 1 : run.first]
            is_many = word.tag in ("NNPS", "NNS") and word.text.lower().removesuffix("s") in PEOPLE
            is_of = [token.text for token in between] in (["of"], ["of", "the"])
            if is_many and is_of and before.last > 0:
                joined[-1] = Run(before.first, run.last, "", "capital")
                continue
        joined.append(run)
    return joined


def _hyphened(tokens: tuple[Token, ...], runs: list[Run]) -> list[Run]:
    """Runs with a hyphen and no blank between them as one: "Nor" and "Hesk" of "Nor-Hesk"."""
    joined: list[Run] = []
    for run in runs:
        before = joined[-1] if joined else None
        if before is not None and run.first - before.last <= 3:
            between = tokens[before.last : run.first + 1]
            is_glued = all(a.end == b.start for a, b in pairwise(between[-3:]))
            has_hyphen = len(between) > 2 and between[-2].text == "-"
            if has_hyphen and is_glued:
                joined[-1] = Run(before.first, run.last, before.label or run.label, before.rule)
                continue
        joined.append(run)
    return joined


def _labelled(tokens: tuple[Token, ...]) -> Iterator[Run]:
    start = 0
    while start < len(tokens):
        label = tokens[start].entity
        end = start + 1
        while end < len(tokens) and tokens[end].entity == label and not tokens[end].begins_entity:
            end += 1
        if label in LABELS:
            yield Run(start, end - 1, label, "model")
        start = end


def _parts(tokens: tuple[Token, ...], run: Run) -> Iterator[Run]:
    """A run without what joins two names: "Acme's Foo" and "Ayton, Beeton" are two each."""
    start = run.first
    is_list = _is_of_examples(tokens, run.first)
    for place in range(run.first, run.last + 1):
        token = tokens[place]
        if token.text == "/" and _is_glued_letters(tokens, place):
            continue
        if token.tag == "POS" and run.label != "PERSON" and _is_of_name(tokens, run.first, place):
            continue
        is_cut = token.tag == "POS" or token.text in (";", "(", ")", "/", ":", "``", "''", '"')
        is_cut |= token.text == "," and not _is_form(tokens, place + 1)
        is_cut |= token.text == "and" and run.label in ("PERSON", "GPE", "NORP", "PRODUCT", "LOC")
        is_cut |= token.text == "and" and is_list
        if is_cut:
            if start < place:
                yield Run(start, place - 1, run.label, run.rule)
            start = place + 1
    if start <= run.last:
        yield Run(start, run.last, run.label, run.rule)


def _is_of_examples(tokens: tuple[Token, ...], first: int) -> bool:
    """ "Carmakers such as …": several names follow."""
    before = [token.text.lower() for token in tokens[max(0, first - 2) : first]]
    steps = 2 if before == ["such", "as"] else 1 if before[-1:] == ["including"] else 0
    several = tokens[first - steps - 1] if steps and first > steps else None
    return several is not None and several.tag == "NNS"


def _is_of_name(tokens: tuple[Token, ...], first: int, place: int) -> bool:
    """The sign of "People's Bank" and "St. Mary's Hospital"."""
    before = bare(tokens[place - 1])
    if tokens[first].tag == "DT":
        first += 1
    return bare(tokens[first]) in ("st", "saint") or (
        first == place - 1 and (before in _MANY_PEOPLE or before.removesuffix("s") in PEOPLE)
    )


def _is_glued_letters(tokens: tuple[Token, ...], place: int) -> bool:
    """The sign of "A/S" and "S/A", forms of companies."""
    if not 0 < place < len(tokens) - 1:
        return False
    before, after = tokens[place - 1], tokens[place + 1]
    is_glued = before.end == tokens[place].start and tokens[place].end == after.start
    return is_glued and len(before.text) == len(after.text) == 1


def _is_form(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether a comma before this word is a name's own: "Acme, Inc.", "Ann Lee, Jr."."""
    return place < len(tokens) and bare(tokens[place]) in _FORMS


def _mended(tokens: tuple[Token, ...], run: Run, taken: list[bool]) -> Run | None:
    first, last = run.first, run.last
    while first <= last and not _may_begin(tokens[first]):
        first += 1
    while last >= first and not _may_end(tokens[last]):
        last -= 1
    last = _before_score(tokens, first, last)
    first = _after_titles(tokens, first, last)
    while last > first and bare(tokens[last]) in POSTNOMINALS:
        last -= 1
    if first > last or not any(map(is_capital, tokens[first : last + 1])):
        return None
    while last + 1 < len(tokens) and not taken[last + 1] and _goes_on(tokens, last):
        last += 1
    if run.label != "NORP":
        while first > 0 and not taken[first - 1] and _begins_before(tokens, first, last):
            first -= 1
    if run.label == "PERSON":
        last = _with_syllable(tokens, last, taken)
    last = _with_number(tokens, first, _with_generation(tokens, last), taken)
    if run.label != "PERSON":
        last = _with_model(tokens, last, taken)
    if all(bare(token) in MONTHS_AND_DAYS for token in tokens[first : last + 1]):
        return None
    is_ones = first > run.first and _is_countryman(tokens[first - 1])
    return Run(first, last, "PERSON" if is_ones else run.label, run.rule)


def _before_score(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """ "Larn Town" of "Larn Town 3-1"."""
    if last > first and _SCORE.fullmatch(tokens[last].text):
        return last - 1
    ends = tuple(token.text for token in tokens[max(first + 1, last - 2) : last + 1])
    if len(ends) == 3 and ends[1] in "-–" and ends[0].isdigit() and ends[2].isdigit():
        return last - 3
    return last


def _may_begin(token: Token) -> bool:
    if token.tag == "DT":
        return False
    if token.text[0].isdigit():
        return token.tag in _PROPER or token.text.endswith(("st", "nd", "rd", "th"))
    return is_capital(token) or (token.text.lower() in JOINING - {"of", "for", "and", "the", "&"})


def _may_end(token: Token) -> bool:
    if is_address(token):
        return False
    return token.text not in _NEVER_LAST and (is_capital(token) or token.text[0].isdigit())


def _after_titles(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """Where the name itself begins: after titles and roles, unless nothing else would be left.

    "General Motors" and "Prince Harbour" stay whole where the last word tells what they are.
    """
    if bare(tokens[last]) in HEAD_KINDS and last > first and bare(tokens[first]) not in PAST:
        return first
    while first < last and (_is_title(tokens[first]) or _is_before_title(tokens, first)):
        if bare(tokens[first]) == "air" and bare(tokens[first + 1]) not in TITLES:
            break  # "Air Larn", no Air Marshal
        first += 1
    return first


def _is_before_title(tokens: tuple[Token, ...], place: int) -> bool:
    """ "Former", or "Finance" of "Finance Minister"."""
    word = bare(tokens[place])
    return word in PAST or (
        word in PORTFOLIOS and bare(tokens[place + 1]) in ("minister", "secretary")
    )


def _is_title(token: Token) -> bool:
    word = bare(token)
    return (
        _is_countryman(token)
        or word in TITLES
        or (word in KINDS_OF and word not in HEAD_KINDS and not _is_camel(token))
    )


def _is_countryman(token: Token) -> bool:
    """ "Frenchman", before whose name it stands."""
    word = bare(token)
    is_one = word.endswith(("man", "woman")) or word in _COUNTRYMEN
    return is_one and word in COUNTRY_OF_PEOPLE and word not in ("german", "roman", "oman")


def _is_camel(token: Token) -> bool:
    return any(character.isupper() for character in token.text[1:])


def _goes_on(tokens: tuple[Token, ...], last: int) -> bool:
    """Whether the next word is the name's: "Valley" after "Larn", "Guard" after "Home"."""
    after = tokens[last + 1]
    if not is_capital(after) or after.entity in ("DATE", "PERSON", "TIME"):
        return False
    return after.tag in _PROPER and bare(after) in HEAD_KINDS


def _begins_before(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    before = tokens[first - 1]
    if before.tag not in _PROPER or not is_capital(before) or before.entity:
        return False
    word = bare(before)
    if word in TITLES or word in KINDS_OF or word in MONTHS_AND_DAYS or word in PAST:
        return False
    if word in COUNTRY_OF_PEOPLE or word in COUNTRY_OF_NAME:
        return False
    return first <= before.head <= last and before.dep in ("compound", "flat", "nmod")


def _with_generation(tokens: tuple[Token, ...], last: int) -> int:
    place = last + 1
    if place < len(tokens) and tokens[place].text == ",":
        place += 1
    if place < len(tokens) and bare(tokens[place]) in GENERATIONS:
        is_word = GENERATIONS[bare(tokens[place])].islower()
        if is_word or tokens[place].text.isupper():
            return place
    return last


def _with_syllable(tokens: tuple[Token, ...], last: int, taken: list[bool]) -> int:
    """ "Do" goes on in "Do-yun"; in "Larn-backed" a verb follows."""
    if last + 2 >= len(tokens) or tokens[last + 1].text != "-" or taken[last + 2]:
        return last
    hyphen, after = tokens[last + 1], tokens[last + 2]
    is_glued = tokens[last].end == hyphen.start and hyphen.end == after.start
    return last + 2 if is_glued and after.tag in ("NN", "NNP") else last


def _with_model(tokens: tuple[Token, ...], last: int, taken: list[bool]) -> int:
    """ "Larn mini": a make's model written small."""
    place = last + 1
    if place >= len(tokens) or taken[place] or tokens[place].text not in _MODELS:
        return last
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    is_end = after is None or after.pos not in ("NOUN", "PROPN", "ADJ") or after.text.islower()
    return place if is_end else last


def _with_number(tokens: tuple[Token, ...], first: int, last: int, taken: list[bool]) -> int:
    """ "Larn 7" and "Larn 7X" where the number belongs to the name, not to a date or a count."""
    place = last + 1
    if place >= len(tokens) or taken[place] or not tokens[place].text[0].isdigit():
        return last
    after = tokens[place]
    if after.entity in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY") or "." in after.text[:-1]:
        return last
    is_short = len(after.text) <= 3 and any(character.isalpha() for character in tokens[last].text)
    belongs = first <= after.head <= last or first <= tokens[last].head <= place
    return place if is_short and belongs and after.text.isalnum() else last


def _missed(tokens: tuple[Token, ...], taken: list[bool]) -> Iterator[Run]:
    """Proper nouns in a row that the model saw no name in."""
    start = 0
    while start < len(tokens):
        if taken[start] or not _is_proper(tokens[start]):
            start += 1
            continue
        end = start + 1
        while end < len(tokens) and not taken[end] and _is_proper(tokens[end]):
            end += 1
        first = _after_titles(tokens, start, end - 1)
        before = tokens[first - 1] if first else None
        if before is not None and not taken[first - 1] and _is_ordinal(before, tokens[end - 1]):
            first -= 1
        last = _with_number(tokens, first, _with_generation(tokens, end - 1), taken)
        last = _with_model(tokens, last, taken)
        if not _only_says_what(tokens[first : last + 1]):
            yield Run(first, last, "", "capital")
        start = max(end, last + 1)


def _is_ordinal(before: Token, word: Token) -> bool:
    """ "5th" of "5th Division"."""
    is_unit = HEAD_KINDS.get(bare(word)) is ActorKind.MILITARY
    return is_unit and before.text[0].isdigit() and before.text.endswith(("st", "nd", "rd", "th"))


def _is_proper(token: Token) -> bool:
    if token.entity in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"):
        return False
    word = bare(token)
    if word in MONTHS_AND_DAYS or not token.text[0].isalpha() or is_address(token):
        return False
    if word == "no" and token.text.endswith("."):
        return False
    return is_capital(token) and (token.tag in _PROPER or word in COUNTRY_OF_PEOPLE)


def _only_says_what(tokens: tuple[Token, ...]) -> bool:
    words = [bare(token) for token in tokens]
    return all(word in TITLES or (word in KINDS_OF and word not in HEAD_KINDS) for word in words)
