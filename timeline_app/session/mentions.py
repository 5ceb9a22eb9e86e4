"""Mentions of a name in the documents of a project: whole words, as they are written.

What becomes of them is up to ``actor_draft``; passages in general are ``passages``' business.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from timeline_app.model.source import Document, Passage
from timeline_app.session.passages import passage_of

MOST_MENTIONS = 20


def mentions_of(
    words: str, documents: Sequence[Document], texts: Mapping[str, str], most: int = MOST_MENTIONS
) -> tuple[Passage, ...]:
    """The first ``most`` places where ``words`` stand, in the order of the documents.

    Any white space stands for any other, for lines break anywhere. Documents without a text have
    no mentions.
    """
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    found: list[Passage] = []
    if not pattern.pattern:
        return ()
    for document in documents:
        if len(found) >= most:
            break
        if document.id in texts:
            text = texts[document.id]
            for start, end in _whole_words(pattern, text):
                found.append(passage_of(document.id, text, start, end))
                if len(found) >= most:
                    break
    return tuple(found)


def _whole_words(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(text):
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
