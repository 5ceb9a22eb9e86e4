"""A text while it is being cut into segments: its lines, which of them are taken, and what was made.

Each kind of segment has a module that takes its own lines; ``segments`` calls them in turn.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from timeline_app.extraction.texts.lines import Line, lines_of
from timeline_app.extraction.texts.paragraphs import Joining, joining_of
from timeline_app.extraction.texts.segment import Segment, SegmentKind
from timeline_app.extraction.texts.span import Span


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose words some lines are, and of when."""

    author: Span | None = None
    dated: Span | None = None


NOBODY = Speaker()


@dataclass
class Sheet:
    text: str
    lines: list[Line]
    joining: Joining
    taken: bytearray
    speakers: list[Speaker]
    kinds: list[SegmentKind | None]  # of the lines that are taken
    is_loud: bool  # written in capitals throughout, as telegrams are
    segments: list[Segment] = field(default_factory=list)

    def is_free(self, place: int) -> bool:
        return 0 <= place < len(self.lines) and not self.taken[place]

    def beginnings(self) -> Iterator[int]:
        """Lines that nobody has taken yet and that don't go on with the one above."""
        for place, goes_on in enumerate(self.joining.goes_on):
            if not goes_on and not self.taken[place]:
                yield place

    def lone(self, longest: int) -> Iterator[int]:
        """Those of them that are a paragraph of their own, of up to ``longest`` signs."""
        goes_on = self.joining.goes_on
        last = len(goes_on) - 1
        for place in self.beginnings():
            if (place == last or not goes_on[place + 1]) and len(self.lines[place].text) <= longest:
                yield place

    def take(self, first: int, end: int, made: Iterable[Segment]) -> None:
        found = tuple(made)
        self.taken[first:end] = b"\x01" * (end - first)
        if found:
            self.kinds[first:end] = [found[-1].kind] * (end - first)
        self.segments.extend(found)

    def take_line(
        self,
        place: int,
        kind: SegmentKind,
        author: Span | None = None,
        dated: Span | None = None,
    ) -> None:
        line = self.lines[place]
        made = Segment(
            kind=kind, span=line.span, author=author, dated=dated, is_quoted=line.depth > 0
        )
        self.take(place, place + 1, (made,) if any(map(str.isalnum, line.text)) else ())

    def take_paragraphs(self, first: int, end: int, kind: SegmentKind, speaker: Speaker) -> None:
        """The lines from ``first`` to ``end``, joined where only their breaks part them."""
        made = (self.segment(kind, one, last, speaker) for one, last in self.joined(first, end))
        self.take(first, end, made)

    def joined(self, first: int, end: int) -> Iterator[tuple[int, int]]:
        """Runs of lines that are one paragraph each, as first and end."""
        start = first
        for place in range(first + 1, end + 1):
            if place == end or not self.joining.joins(place):
                yield start, place
                start = place

    def span(self, first: int, end: int) -> Span:
        return Span(self.lines[first].start, self.lines[end - 1].end)

    def segment(
        self, kind: SegmentKind, first: int, end: int, speaker: Speaker = NOBODY
    ) -> Segment:
        return Segment(
            kind=kind,
            span=self.span(first, end),
            author=speaker.author,
            dated=speaker.dated,
            is_quoted=self.lines[first].depth > 0,
        )


def sheet_of(text: str) -> Sheet:
    lines = lines_of(text)
    return Sheet(
        text,
        lines,
        joining_of(lines),
        bytearray(len(lines)),
        [NOBODY] * len(lines),
        [None] * len(lines),
        _is_loud(lines),
    )


def _is_loud(lines: Sequence[Line]) -> bool:
    loud = sum(len(line.text) for line in lines if line.text.isupper())
    return loud * 2 > sum(len(line.text) for line in lines)
