"""Finds all names of a document: those of each sentence, and again wherever one stands anew.

A name that is sure in one sentence is a name in a heading or at a sentence's start too, where capitals
tell nothing.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from timeline_app.extraction.actors.capitals import COUNTRY_OF_CAPITAL
from timeline_app.extraction.actors.countries import COUNTRY_OF_PEOPLE
from timeline_app.extraction.actors.found_name import (
    FoundName,
    form_of_words,
    head_place,
)
from timeline_app.extraction.actors.given_names import GIVEN
from timeline_app.extraction.actors.name_runs import Run, find_runs
from timeline_app.extraction.actors.name_tokens import bare, is_capital
from timeline_app.extraction.actors.named_run import HASHTAG, named
from timeline_app.extraction.actors.names_again import again, family_names, known_words, peoples
from timeline_app.extraction.actors.names_apart import apart, side_by_side
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.sentences.name_words import (
    PORTFOLIOS,
)
from timeline_app.extraction.sentences.phrases import first_of_list
from timeline_app.extraction.sentences.role_nouns import GROUPS, KINDS_OF, PARTS, PEOPLE
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.texts.segment import SegmentKind
from timeline_app.extraction.texts.span import Span

_ACCOUNT = re.compile(r"(?<![\w@.])@\w{2,50}\b(?!\.\w)")
_IN_SENTENCES = ("nsubj", "nsubjpass", "poss", "pobj", "agent")
_BY_LINES = (SegmentKind.SIGNATURE, SegmentKind.LIST, SegmentKind.HEADING, SegmentKind.CAPTION)
_FAMILIES = frozenset(("clan", "tribe", "family", "dynasty"))
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
            for each in runs:
                run = _on_one_line(parsed, sentence, each)
                if _is_adjective(sentence, run):
                    continue
                (weak if _is_weak(sentence, run) else found).append(named(sentence, run))
    found = side_by_side(parsed, found)
    found = list(apart(parsed, found))
    sure = known_words(found) | always
    parts = {words[place] for words in sure if len(words) > 1 for place in (0, -1)}
    parts |= {
        word.casefold() for name in found if _may_be_person(name) for word in name.words[1:-1]
    }
    found.extend(
        name
        for name in weak
        if name.words[0].casefold() in parts
        or name.form in COUNTRY_OF_CAPITAL
        or _is_given(parsed.sentences[name.sentence], name)
    )
    sure |= family_names(parsed, found)
    if not sure:
        for place, runs in doubtful.items():
            found.extend(named(parsed.sentences[place], run) for run in runs if run.label)
    found.extend(again(parsed, found, sure, always))
    found.extend(peoples(parsed, found))
    found.extend(_accounts(parsed))
    found = _without_bare_tags(parsed, _without_overlap(found))
    families = {n.words[-1] for n in found if len(n.words) > 1 and _may_be_person(n)}
    found = [name for name in found if not _is_of_family(parsed, name, families)]
    return tuple(sorted(found, key=lambda name: name.span))


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


def _on_one_line(parsed: ParsedText, sentence: Sentence, run: Run) -> Run:
    """In a signature or list a name ends with its line: "Ann Lee", "Director"."""
    if parsed.segment_of(sentence).kind not in _BY_LINES:
        return run
    for before, after in pairwise(sentence.tokens[run.first : run.last + 1]):
        if "\n" in parsed.text[before.end : after.start]:
            return replace(run, last=before.place)
    return run


def _is_adjective(sentence: Sentence, run: Run) -> bool:
    """ "Western", "Catholic", "our Resistance": of no one in particular."""
    token = sentence.tokens[run.last]
    word = bare(token)
    if run.first != run.last or word in COUNTRY_OF_PEOPLE:
        return False
    if word in PORTFOLIOS and bare(sentence.head_of(token)) in (
        "minister",
        "secretary",
        "chief",
        "head",
    ):
        return True
    if run.label == "NORP":
        return token.tag == "JJ" and token.dep == "amod"
    noun = sentence.head_of(token)
    is_plain = run.first == 0 and word in KINDS_OF and token.dep in ("compound", "nmod")
    if is_plain and noun.text.islower() and (noun.lemma in PEOPLE or noun.text in PARTS):
        return True  # "Army soldiers" at a sentence's start
    if run.label in ("PERSON", "") and token.dep in ("amod", "compound") and noun.text.islower():
        return noun.lemma in PEOPLE
    before = sentence.tokens[run.first - 1] if run.first else None
    return word in GROUPS and before is not None and before.tag in ("PRP$", "DT") and not run.label


def _may_be_person(name: FoundName) -> bool:
    return name.label == "PERSON" or name.words[0].casefold() in GIVEN


def _is_of_family(parsed: ParsedText, name: FoundName, families: Collection[str]) -> bool:
    """ "The Larn clan" and "the Larns", of somebody who is called Larn: many, known by these words."""
    sentence = parsed.sentences[name.sentence]
    token = sentence.tokens[name.head]
    if len(name.words) > 1 or token.dep == "poss":
        return False
    if name.words[0] in families:
        return sentence.head_of(token).text in _FAMILIES
    is_many = {name.words[0].removesuffix("s"), name.words[0].removesuffix("es")} & set(families)
    return bool(is_many) and token.place > 0 and sentence.tokens[token.place - 1].tag == "DT"


def _is_weak(sentence: Sentence, run: Run) -> bool:
    """A single capital word at a sentence's start that only looks like a name."""
    token = sentence.tokens[run.first]
    if run.first != run.last or (run.label and not _is_plain_noun(token)):
        return False
    before = sentence.tokens[run.first - 1] if run.first else None
    starts = before is None or before.text in ('"', "``", ":", "'")
    starts |= bool(run.label) and before is not None and before.tag == "CD"
    return starts and not any(character.isupper() for character in token.text[1:])


def _is_plain_noun(token: Token) -> bool:
    """ "Reports" of "Reports are coming in", whatever else the model sees in it."""
    return token.tag in ("NN", "NNS") and token.lemma.lower() in KINDS_OF


def _is_given(sentence: Sentence, name: FoundName) -> bool:
    """ "Ann told them": a given name, and no word for a thing, as who does something."""
    token = sentence.tokens[name.head]
    return name.form in GIVEN and token.tag == "NNP" and token.dep in ("nsubj", "nsubjpass")


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


def _without_bare_tags(parsed: ParsedText, found: Iterable[FoundName]) -> list[FoundName]:
    """A hashtag is a name where its sentence has it as a word, or the text names it elsewhere."""
    names = list(found)
    known = {name.form for name in names if name.rule != HASHTAG}
    return [
        name
        for name in names
        if name.rule != HASHTAG
        or name.form in known
        or _is_in_sentence(parsed.sentences[name.sentence], name)
    ]


def _is_in_sentence(sentence: Sentence, name: FoundName) -> bool:
    return first_of_list(sentence, sentence.tokens[name.head]).dep in _IN_SENTENCES


def _without_overlap(found: Iterable[FoundName]) -> Iterator[FoundName]:
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
