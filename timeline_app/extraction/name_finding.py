"""Finds all names of a document: those of each sentence, and again wherever one stands anew.

A name that is sure in one sentence is a name in a heading or at a sentence's start too, where capitals
tell nothing.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from timeline_app.extraction.countries import COUNTRY_OF_NAME, COUNTRY_OF_PEOPLE
from timeline_app.extraction.found_name import (
    FoundName,
    form_of_words,
    head_place,
    place_of_people,
)
from timeline_app.extraction.name_runs import Run, bare, find_runs, is_capital
from timeline_app.extraction.name_words import (
    GENERATIONS,
    HEAD_KINDS,
    MONTHS_AND_DAYS,
    PORTFOLIOS,
    SURE_FORMS,
    TITLES,
)
from timeline_app.extraction.parsed import ParsedText
from timeline_app.extraction.role_nouns import GROUPS, PEOPLE
from timeline_app.extraction.segment import SegmentKind
from timeline_app.extraction.sentence import Sentence
from timeline_app.extraction.span import Span

_ACCOUNT = re.compile(r"(?<![\w@.])@\w{2,50}\b(?!\.\w)")
_HUMP = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_COUNTRIES = frozenset(map(str.casefold, COUNTRY_OF_NAME.values()))
_LONGEST = 12  # words of a name that is sought again
_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ", "ADV")


def find_names(parsed: ParsedText, pinned: Iterable[str] = ()) -> tuple[FoundName, ...]:
    """The names in the order of the text. ``pinned``: names that are sure beforehand."""
    always = {_words_of(name) for name in pinned}
    found: list[FoundName] = []
    weak: list[FoundName] = []
    doubtful: dict[int, tuple[Run, ...]] = {}
    for sentence in parsed.sentences:
        runs = find_runs(sentence)
        if _tells_nothing(parsed, sentence):
            doubtful[sentence.place] = runs
        else:
            for run in runs:
                if _is_adjective(sentence, run):
                    continue
                (weak if _is_weak(sentence, run) else found).append(_named(sentence, run))
    found = _side_by_side(parsed, found)
    found = list(_apart(parsed, found))
    sure = _known_words(found) | always
    parts = {words[place] for words in sure if len(words) > 1 for place in (0, -1)}
    found.extend(name for name in weak if name.words[0].casefold() in parts)
    sure |= _family_names(parsed, found)
    if not sure:
        for place, runs in doubtful.items():
            found.extend(_named(parsed.sentences[place], run) for run in runs if run.label)
    found.extend(_again(parsed, found, sure, always))
    found.extend(_peoples(parsed, found))
    found.extend(_accounts(parsed))
    return tuple(sorted(_without_overlap(found, always), key=lambda name: name.span))


def _words_of(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w[\w.]*(?:['’]\w+)?|&|-", name.casefold()))


def _tells_nothing(parsed: ParsedText, sentence: Sentence) -> bool:
    """Whether content words are capital too, as in titles: then a capital makes no name."""
    words = [
        token
        for token in sentence.tokens
        if token.pos == "VERB" or (token.pos in _CONTENT and len(token.text) > 3)
    ]
    capital = sum(map(is_capital, words))
    if parsed.segment_of(sentence).kind is SegmentKind.HEADING:
        return len(words) > 2 and capital * 3 >= len(words) * 2
    return len(words) > 3 and capital == len(words)


def _is_adjective(sentence: Sentence, run: Run) -> bool:
    """ "Western", "Catholic", "our Resistance": of no one in particular."""
    token = sentence.tokens[run.last]
    word = bare(token)
    if run.first != run.last or word in COUNTRY_OF_PEOPLE:
        return False
    if word in PORTFOLIOS and bare(sentence.head_of(token)) in ("minister", "secretary"):
        return True
    if run.label == "NORP":
        return token.tag == "JJ" and token.dep == "amod"
    noun = sentence.head_of(token)
    if run.label in ("PERSON", "") and token.dep in ("amod", "compound") and noun.text.islower():
        return noun.lemma in PEOPLE
    before = sentence.tokens[run.first - 1] if run.first else None
    return word in GROUPS and before is not None and before.tag in ("PRP$", "DT") and not run.label


def _is_weak(sentence: Sentence, run: Run) -> bool:
    """A single capital word at a sentence's start that only looks like a name."""
    if run.label or run.first != run.last:
        return False
    token = sentence.tokens[run.first]
    starts = run.first == 0 or sentence.tokens[run.first - 1].text in ('"', "``", ":", "'")
    return starts and not any(character.isupper() for character in token.text[1:])


def _named(sentence: Sentence, run: Run) -> FoundName:
    tokens = sentence.tokens
    first, last = run.first, run.last
    generation = GENERATIONS.get(bare(tokens[last]), "") if last > first else ""
    end = last - 1 if generation else last
    if generation and tokens[end].text == ",":
        end -= 1
    words = tuple(token.text for token in tokens[first : end + 1])
    if len(words) == 1 and first > 0 and tokens[first - 1].text == "#":
        words = tuple(_HUMP.findall(words[0])) or words
    people = " ".join(words).casefold()
    return FoundName(
        sentence=sentence.place,
        first=first,
        last=last,
        head=head_place(sentence, first, end),
        words=words,
        form=form_of_words(words),
        label="ORG" if _is_company(words) else run.label,
        rule=run.rule,
        titles=_titles(sentence, first),
        generation=generation,
        suffix=tokens[last].text if generation else "",
        country=COUNTRY_OF_PEOPLE.get(people, ""),
        span=Span(tokens[first].start, tokens[last].end),
    )


def _side_by_side(parsed: ParsedText, found: Sequence[FoundName]) -> list[FoundName]:
    """Two names in a row that are one, such as "Larn" and "OS": the first never stands alone."""
    alone = {
        name.form
        for name in found
        if parsed.sentences[name.sentence].tokens[name.head].dep not in ("compound", "nmod")
    }
    joined: list[FoundName] = []
    for name in found:
        before = joined[-1] if joined else None
        if before is not None and _may_be_one(parsed, before, name, alone):
            run = Run(before.first, name.last, before.label or name.label, before.rule)
            joined[-1] = _named(parsed.sentences[name.sentence], run)
        else:
            joined.append(name)
    return joined


def _apart(parsed: ParsedText, found: Sequence[FoundName]) -> Iterator[FoundName]:
    """Names that stand side by side as two: "Ayton and Beeton", "Ann Lee Acme Foods"."""
    forms = {name.form for name in found}
    for name in found:
        cut = _cut(name, forms)
        if cut is None:
            yield name
            continue
        sentence = parsed.sentences[name.sentence]
        left, right = cut
        yield _named(sentence, Run(name.first, name.first + left - 1, name.label, name.rule))
        yield _named(sentence, Run(name.first + right, name.last, name.label, name.rule))


def _cut(name: FoundName, forms: Collection[str]) -> tuple[int, int] | None:
    """Where a name's first part ends and its second begins, in words; None if it is one."""
    words = name.words
    if "and" in words[1:-1]:
        place = words.index("and", 1)
        left, right = words[:place], words[place + 1 :]
        known = form_of_words(left) in forms or form_of_words(right) in forms
        if words.count("and") == 1 and (known or (_has_head(left) and _has_head(right))):
            return place, place + 1
        return None
    for place in range(1, min(len(words), _LONGEST)):
        left, right = words[:place], words[place:]
        if max(len(left), len(right)) == 1 and form_of_words(left) not in _COUNTRIES:
            continue
        if form_of_words(left) in forms and form_of_words(right) in forms:
            return place, place
    return None


def _has_head(words: tuple[str, ...]) -> bool:
    """Whether words are a whole name of a body: "Larn University", "Ministry of Health"."""
    last = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    return len(words) > 1 and last.casefold() in HEAD_KINDS and last.casefold() != "services"


def _may_be_one(parsed: ParsedText, before: FoundName, name: FoundName, alone: set[str]) -> bool:
    if before.sentence != name.sentence or before.last + 1 != name.first:
        return False
    if "capital" not in (before.rule, name.rule) or before.country or name.country:
        return False
    tokens = parsed.sentences[name.sentence].tokens
    is_bound = name.first <= tokens[before.head].head <= name.last
    is_bound |= tokens[before.head].head == tokens[name.head].head
    return is_bound and before.form not in alone and before.form not in COUNTRY_OF_NAME


def _is_company(words: tuple[str, ...]) -> bool:
    return len(words) > 1 and words[-1].casefold().rstrip(".") in SURE_FORMS


def _titles(sentence: Sentence, first: int) -> tuple[str, ...]:
    """The titles right before a name: "Vice President"."""
    place = first
    tokens = sentence.tokens
    while place > 0 and is_capital(tokens[place - 1]):
        word = bare(tokens[place - 1])
        is_portfolio = word in PORTFOLIOS and bare(tokens[place]) in ("minister", "secretary")
        if word not in TITLES and not is_portfolio:
            break
        place -= 1
    if place == first:
        return ()
    return (" ".join(token.text for token in tokens[place:first]),)


def _family_names(parsed: ParsedText, found: Iterable[FoundName]) -> set[tuple[str, ...]]:
    """Last words of people's names that are no common words of the text."""
    last = {
        name.words[-1].casefold()
        for name in found
        if name.label == "PERSON" and len(name.words) > 1 and len(name.words[-1]) > 2
    }
    common = {
        token.text
        for sentence in parsed.sentences
        for token in sentence.tokens
        if token.text in last
    }
    return {(word,) for word in last - common - MONTHS_AND_DAYS}


def _known_words(found: Iterable[FoundName]) -> set[tuple[str, ...]]:
    return {
        tuple(word.casefold() for word in name.words)
        for name in found
        if not name.country and (name.label or len(name.words) > 1 or name.rule == "capital")
    }


def _again(
    parsed: ParsedText,
    found: Sequence[FoundName],
    sure: set[tuple[str, ...]],
    always: set[tuple[str, ...]],
) -> Iterator[FoundName]:
    """Known names wherever they stand uncovered, the longest first."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for words in sure:
        if 0 < len(words) <= _LONGEST:
            lengths[words[0]].add(len(words))
    covered: dict[int, set[int]] = defaultdict(set)
    for name in found:
        covered[name.sentence].update(range(name.first, name.last + 1))
    for sentence in parsed.sentences:
        lower = [token.text.casefold() for token in sentence.tokens]
        place = 0
        while place < len(lower):
            ahead = (
                tuple(lower[place : place + length])
                for length in sorted(lengths.get(lower[place], ()), reverse=True)
            )
            match = next(
                (
                    words
                    for words in ahead
                    if words in sure
                    and (words in always or _is_free(sentence, place, words, covered))
                ),
                None,
            )
            if match is None:
                place += 1
                continue
            last = place + len(match) - 1
            rule = "pinned" if match in always else "again"
            yield _named(sentence, Run(place, last, "", rule))
            place = last + 1


def _peoples(parsed: ParsedText, found: Sequence[FoundName]) -> Iterator[FoundName]:
    """Capital words that are made of a name of the text: "Larnian" of "Larn"."""
    forms = {name.form for name in found if len(name.words) == 1 and name.label != "PERSON"}
    covered: dict[int, set[int]] = defaultdict(set)
    for name in found:
        covered[name.sentence].update(range(name.first, name.last + 1))
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            if not is_capital(token) or token.place in covered[sentence.place]:
                continue
            if place_of_people(token.text.casefold(), forms):
                yield _named(sentence, Run(token.place, token.place, "", "people of it"))


def _is_free(
    sentence: Sentence, place: int, words: tuple[str, ...], covered: dict[int, set[int]]
) -> bool:
    places = range(place, place + len(words))
    tokens = sentence.tokens[place : place + len(words)]
    return is_capital(tokens[0]) and covered[sentence.place].isdisjoint(places)


def _accounts(parsed: ParsedText) -> Iterator[FoundName]:
    for match in _ACCOUNT.finditer(parsed.text):
        yield from _tag(parsed, match.start(), match.end(), (match.group(),), is_account=True)


def _tag(
    parsed: ParsedText, start: int, end: int, words: tuple[str, ...], *, is_account: bool
) -> Iterator[FoundName]:
    sentence = parsed.sentence_at(start)
    tokens = sentence.tokens_in(Span(start, end)) if sentence is not None else ()
    if sentence is not None and tokens:
        yield FoundName(
            sentence=sentence.place,
            first=tokens[0].place,
            last=tokens[-1].place,
            head=head_place(sentence, tokens[0].place, tokens[-1].place),
            words=words,
            form=form_of_words(words),
            label="",
            rule="account",
            is_account=is_account,
            span=Span(start, end),
        )


def _without_overlap(
    found: Iterable[FoundName], always: set[tuple[str, ...]]
) -> Iterator[FoundName]:
    """A pinned name goes before an account, that before others, and a longer one before a shorter."""
    ranks = {"pinned": 0, "account": 1}
    taken: dict[int, set[int]] = defaultdict(set)
    order = sorted(
        found, key=lambda name: (ranks.get(name.rule, 2), name.first - name.last, name.span)
    )
    for name in order:
        places = set(range(name.first, name.last + 1))
        if taken[name.sentence].isdisjoint(places):
            taken[name.sentence] |= places
            yield name
