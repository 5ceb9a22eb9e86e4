"""Long texts in pieces of about a paragraph, so that the words of a search stand near each other."""

import re
from collections.abc import Iterator

SHORTEST, LONGEST = 200, 1200  # characters; shorter paragraphs are taken together, longer ones cut

_BREAK = re.compile(r"\n[ \t\r]*\n")
_SPACE = re.compile(r"\s")


def pieces_of(text: str) -> Iterator[tuple[int, int]]:
    """From where to where each piece goes; together they are the whole text."""
    start = 0
    while start < len(text):
        stop = _stop(text, start)
        yield start, stop
        start = stop


def _stop(text: str, start: int) -> int:
    """The end of the paragraph where that makes a piece of a good length, else of a word."""
    end = start + LONGEST
    found = _BREAK.search(text, start + SHORTEST, end)
    if found is not None:
        return found.end()
    if end >= len(text):
        return len(text)
    spaces = [each.end() for each in _SPACE.finditer(text, end - SHORTEST, end)]
    return spaces[-1] if spaces else end
