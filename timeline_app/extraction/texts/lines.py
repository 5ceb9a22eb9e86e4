"""The lines of a text as they stand, blanks and quote marks of mails cut off, and where each ends.

What lines make together is told by ``paragraphs`` and by the modules of each kind of segment.
"""

import re
from typing import NamedTuple

from timeline_app.extraction.texts.span import Span

_QUOTE_MARKS = re.compile(r"(?:>[ \t]?)+\s*")
_NOTES = re.compile(r"(?:\s?\[[\w ]{1,20}\])+$")  # "[1]", "[edit]"
_CLOSERS = " \"'”’»)"
_STOPS = frozenset(".!?…:。؟")


class Line(NamedTuple):
    start: int
    end: int
    text: str
    gap: int  # blank lines above
    indent: int
    width: int  # with the indent
    depth: int  # of quote marks ("> > ")
    page: int  # how many form feeds stand before it

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def is_finished(self) -> bool:
        """It ends as sentences do."""
        words = self.text
        if words[-1] == "]":
            words = _NOTES.sub("", words[-80:])
        return words[-8:].rstrip(_CLOSERS)[-1:] in _STOPS


def lines_of(text: str) -> list[Line]:
    """The lines that aren't blank. Every kind of line break counts, and one of two characters once."""
    lines = []
    start = gap = page = 0
    for raw in text.splitlines(keepends=True):
        words = raw.strip()
        depth = indent = 0
        if words:
            first = start + len(raw) - len(raw.lstrip())
            if words[0] == ">":
                marks = _QUOTE_MARKS.match(words)
                assert marks is not None
                depth = marks[0].count(">")
                words = words[marks.end() :]
                first += marks.end()
            else:
                indent = first - start
        if words:
            lines.append(
                Line(
                    first, first + len(words), words, gap, indent, indent + len(words), depth, page
                )
            )
            gap = 0
        else:
            gap += 1
        if raw[-1] == "\f":
            page += 1
        start += len(raw)
    return lines
