"""Finds the stretches of a sentence that are names: what the model says, mended by its capitals.

The model misses rare names and cuts others; how names of a whole document help each other is told in
``name_finding``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from timeline_app.extraction.actors.countries import COUNTRY_OF_NAME, COUNTRY_OF_PEOPLE
from timeline_app.extraction.actors.given_names import GIVEN
from timeline_app.extraction.actors.name_ends import (
    PROPER,
    before_score,
    begins_before,
    goes_on,
    is_ordinal,
    with_generation,
    with_model,
    with_number,
    with_syllable,
)
from timeline_app.extraction.actors.name_tokens import bare, is_address, is_capital
from timeline_app.extraction.sentences.name_words import (
    HEAD_KINDS,
    JOINING,
    MONTHS_AND_DAYS,
    PAST,
    PORTFOLIOS,
    POSTNOMINALS,
    SHIP_PREFIXES,
    TITLES,
)
from timeline_app.extraction.sentences.role_nouns import KINDS_OF, PEOPLE, THINGS
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.model.event import ActorKind

LABELS = frozenset(
    ("PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW")
)
_FORMS = frozenset(("inc", "ltd", "llc", "corp", "plc", "jr", "sr"))
_MANY_PEOPLE = frozenset(("people", "children", "women", "men"))
_COUNTRYMEN = frozenset(("spaniard", "dane", "swede", "pole", "turk", "finn", "scot", "briton"))
_AWARDS = frozenset(("Order", "Medal", "Cross"))  # "the Order of the Lion"
_OF_CROWNS = frozenset(("prince", "princess", "duke", "duchess", "vizier"))
_GREETINGS = frozenset(("hi", "hello", "dear", "hey"))
# What follows a title can't begin a name with these: "Doctors Without Borders", "Justice for Larn".
_WITHIN = frozenset(("without", "for", "of", "in", "and", "against", "beyond", "before"))
# "Bill" is no bill.
_NO_TITLES = HEAD_KINDS.keys() | (THINGS & GIVEN)
_NEVER_LAST = frozenset(("'s", "'", "-", ",", ".", ":", ";", "(", ")", '"', "''", "``", "/", "’s"))


@dataclass(frozen=True, slots=True)
class Run:
    first: int
    last: int
    label: str
    rule: str


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
    """ "Sons" and "River" of "Sons of the River" as one, "MV" and "Larn" of "MV Larn"."""
    joined: list[Run] = []
    for run in runs:
        before = joined[-1] if joined else None
        is_next = before is not None and before.last + 1 == run.first
        if is_next and tokens[run.first - 1].text in SHIP_PREFIXES:
            joined[-1] = Run(run.first - 1, run.last, "PRODUCT", run.rule)
            continue
        if before is not None and before.first == before.last and before.label != "PERSON":
            word, between = tokens[before.last], tokens[before.last + 1 : run.first]
            is_many = word.tag in ("NNPS", "NNS") and word.text.lower().removesuffix("s") in PEOPLE
            links = [token.text for token in between]
            is_of = links in (["of"], ["of", "the"])
            is_body = links == ["of"] and word.text[0].isupper() and bare(word) in HEAD_KINDS
            is_body |= is_of and word.text in _AWARDS
            if is_body or (is_many and is_of and before.last > 0):
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
    """The sign of "People's Bank", "Public Prosecutor's Office" and "St. Mary's Hospital"."""
    before = bare(tokens[place - 1])
    if tokens[first].tag == "DT":
        first += 1
    is_many = before in _MANY_PEOPLE or before.endswith("men") or tokens[place].text in ("'", "’")
    is_of_people = is_many or before.removesuffix("s") in PEOPLE
    if bare(tokens[first]) in ("st", "saint") or (first == place - 1 and is_of_people):
        return True
    return is_of_people and _is_of_body(tokens, place) and before not in COUNTRY_OF_NAME


def _is_of_body(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether what a name's sign of possession stands before ends with what a body is called."""
    last = place
    while (
        last + 1 < len(tokens) and tokens[last + 1].tag in PROPER and is_capital(tokens[last + 1])
    ):
        last += 1
    kind = HEAD_KINDS.get(bare(tokens[last]), ActorKind.PLACE) if last > place else None
    return kind is not None and kind is not ActorKind.PLACE


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
    last = before_score(tokens, first, last)
    first = _after_titles(tokens, first, last)
    if 0 < first <= last and bare(tokens[first]) in _WITHIN and is_capital(tokens[first - 1]):
        return Run(first - 1, last, "ORG", run.rule)  # "Doctors Without Borders"
    while last > first and bare(tokens[last]) in POSTNOMINALS:
        last -= 1
    if first > last or not any(map(is_capital, tokens[first : last + 1])):
        return None
    while last + 1 < len(tokens) and not taken[last + 1] and goes_on(tokens, last):
        last += 1
    if run.label != "NORP":
        while first > 0 and not taken[first - 1] and begins_before(tokens, first, last):
            first -= 1
    if run.label == "PERSON":
        last = with_syllable(tokens, last, taken)
    last = with_number(tokens, first, with_generation(tokens, last), taken)
    if run.label != "PERSON":
        last = with_model(tokens, last, taken)
    if all(bare(token) in MONTHS_AND_DAYS for token in tokens[first : last + 1]):
        return None
    is_ones = first > run.first and _is_countryman(tokens[first - 1])
    return Run(first, last, "PERSON" if is_ones else run.label, run.rule)


def _may_begin(token: Token) -> bool:
    if token.tag == "DT":
        return False
    if token.text[0].isdigit():
        return token.tag in PROPER or token.text.endswith(("st", "nd", "rd", "th"))
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
    while first < last and (
        _is_title(tokens[first])
        or _is_before_title(tokens, first)
        or bare(tokens[first]) in _GREETINGS
    ):
        if bare(tokens[first]) == "air" and bare(tokens[first + 1]) not in TITLES:
            break  # "Air Larn", no Air Marshal
        if bare(tokens[first + 1]) in _WITHIN or tokens[first + 1].tag == "POS":
            break
        first += 1
    return first


def _is_before_title(tokens: tuple[Token, ...], place: int) -> bool:
    """ "Former", or "Finance" of "Finance Minister", "Crown" of "Crown Prince"."""
    word = bare(tokens[place])
    after = bare(tokens[place + 1])
    return (
        word in PAST
        or (word in PORTFOLIOS and after in ("minister", "secretary"))
        or (word in ("crown", "grand") and after in _OF_CROWNS)
    )


def _is_title(token: Token) -> bool:
    word = bare(token)
    return token.text not in SHIP_PREFIXES and (
        _is_countryman(token)
        or word in TITLES
        or (word in KINDS_OF and word not in _NO_TITLES and not _is_camel(token))
    )


def _is_countryman(token: Token) -> bool:
    """ "Frenchman", before whose name it stands."""
    word = bare(token)
    is_one = word.endswith(("man", "woman")) or word in _COUNTRYMEN
    return is_one and word in COUNTRY_OF_PEOPLE and word not in ("german", "roman", "oman")


def _is_camel(token: Token) -> bool:
    return any(character.isupper() for character in token.text[1:])


def _missed(tokens: tuple[Token, ...], taken: list[bool]) -> Iterator[Run]:
    """Proper nouns in a row that the model saw no name in."""
    start = 0
    while start < len(tokens):
        if taken[start] or not _is_proper(tokens, start):
            start += 1
            continue
        end = start + 1
        while end < len(tokens) and not taken[end] and _is_proper(tokens, end):
            end += 1
        first = _after_titles(tokens, start, end - 1)
        before = tokens[first - 1] if first else None
        if before is not None and not taken[first - 1] and is_ordinal(before, tokens[end - 1]):
            first -= 1
        last = with_number(tokens, first, with_generation(tokens, end - 1), taken)
        last = with_model(tokens, last, taken)
        if not _only_says_what(tokens[first : last + 1]):
            yield Run(first, last, "", "capital")
        start = max(end, last + 1)


def _is_proper(tokens: tuple[Token, ...], place: int) -> bool:
    token = tokens[place]
    if token.entity in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"):
        return False
    word = bare(token)
    is_month = word in MONTHS_AND_DAYS and not _is_given_name(tokens, place)
    if is_month or not token.text[0].isalpha() or is_address(token):
        return False
    if word == "no" and token.text.endswith("."):
        return False
    return is_capital(token) and (token.tag in PROPER or word in COUNTRY_OF_PEOPLE)


def _is_given_name(tokens: tuple[Token, ...], place: int) -> bool:
    """ "Jan Obi", "April Stone", where the model sees no date."""
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    is_given = bare(tokens[place]) in GIVEN and tokens[place].dep == "compound"
    return is_given and after is not None and after.tag in PROPER and is_capital(after)


def _only_says_what(tokens: tuple[Token, ...]) -> bool:
    words = [bare(token) for token in tokens]
    if len(words) == 2 and words[1][0].isdigit():  # "Model 220"
        return KINDS_OF.get(words[0]) == frozenset((ActorKind.OTHER,))
    return all(word in TITLES or (word in KINDS_OF and word not in HEAD_KINDS) for word in words)
