"""Mentions of a name in the documents of a project: whole words, as they are written.

What becomes of them is up to ``actor_draft`` and ``actor_merging``; passages in general are ``model.passages``' business.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from math import inf

from timeline_app.model.passages import passage_of
from timeline_app.model.source import Document, Passage

MOST_MENTIONS = 20


def mentions_of(
    words: str,
    documents: Sequence[Document],
    texts: Mapping[str, str],
    most: int = MOST_MENTIONS,
    most_read: float = inf,
) -> tuple[Passage, ...]:
    """The first ``most`` places where ``words`` stand, in the order of the documents.

    Documents without a text have no mentions. Once texts of ``most_read`` characters were looked
    through, no further one is.
    """
    found: list[Passage] = []
    pattern, read = _pattern_of(words), 0
    for document in documents:
        if len(found) >= most or read >= most_read:
            break
        if document.id in texts:
            text = texts[document.id]
            read += len(text)
            places = islice(_whole_words(pattern, text), most - len(found))
            found += (passage_of(document.id, text, start, end) for start, end in places)
    return tuple(found)


def places_of(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Where ``words`` begin and end in ``text``. Any white space stands for any other, for lines break anywhere."""
    return _whole_words(_pattern_of(words), text)


def _pattern_of(words: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, words.split())))


def _whole_words(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(text) if pattern.pattern else ():
        start, end = match.span()
        begins = start == 0 or not _joins(text[start - 1], text[start])
        ends = end == len(text) or not _joins(text[end - 1], text[end])
        if begins and ends:
            yield start, end


def _joins(before: str, after: str) -> bool:
    """Whether two characters belong to one word, or to one letter."""
    return bool(unicodedata.combining(after)) or (_is_of_word(before) and _is_of_word(after))


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_" or bool(unicodedata.combining(character))
