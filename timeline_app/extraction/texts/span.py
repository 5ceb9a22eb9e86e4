"""A piece of a document's text, as two offsets: the one shape that all of extraction points with."""

from typing import NamedTuple


class Span(NamedTuple):
    """Unicode code points of the document's own text, 0-based, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def trimmed(self, text: str, signs: str = "") -> "Span":
        """Without blanks and ``signs`` at its ends; it may be empty then."""
        start, end = self
        while start < end and (text[start].isspace() or text[start] in signs):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in signs):
            end -= 1
        return Span(start, end)

    def holds(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end
