"""Finds known names wherever else they stand, where capitals alone tell nothing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from timeline_app.extraction.actors.found_name import FoundName, place_of_people
from timeline_app.extraction.actors.name_runs import Run
from timeline_app.extraction.actors.name_tokens import is_capital
from timeline_app.extraction.actors.named_run import HASHTAG, named
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.sentences.name_words import MONTHS_AND_DAYS
from timeline_app.extraction.sentences.sentence import Sentence

_LONGEST = 12  # words of a name that is sought again


def family_names(parsed: ParsedText, found: Iterable[FoundName]) -> set[tuple[str, ...]]:
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


def known_words(found: Iterable[FoundName]) -> set[tuple[str, ...]]:
    return {
        tuple(word.casefold() for word in name.words)
        for name in found
        if not name.country
        and (name.label or len(name.words) > 1 or name.rule in ("capital", HASHTAG))
    }


def again(
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
            yield named(sentence, Run(place, last, "", rule))
            place = last + 1


def peoples(parsed: ParsedText, found: Sequence[FoundName]) -> Iterator[FoundName]:
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
                yield named(sentence, Run(token.place, token.place, "", "people of it"))


def _is_free(
    sentence: Sentence, place: int, words: tuple[str, ...], covered: dict[int, set[int]]
) -> bool:
    places = range(place, place + len(words))
    tokens = sentence.tokens[place : place + len(words)]
    return is_capital(tokens[0]) and covered[sentence.place].isdisjoint(places)
