"""A piece of a document's text, as two offsets: the one shape that all of extraction points with."""

from typing import NamedTuple


class Span(NamedTuple):
    """Unicode code points of the document's own text, 0-based, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end
