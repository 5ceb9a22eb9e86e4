"""Which line breaks are only where a text was wrapped, so that the lines on both sides are one paragraph.

A wrapped line is full: the first word of the next would not have fitted. In a text with one paragraph
to a line that is true by chance only.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline_app.extraction.lines import Line

_WIDEST = 130
_NARROWEST = 40
_MARKS = ("-", "*", "•", "–", "—", "#", "=", "|", "·", "►", "▪", "●")


@dataclass(frozen=True, slots=True)
class Joining:
    """For each line, whether it goes on with what the line above began."""

    goes_on: bytearray

    def joins(self, place: int) -> bool:
        return bool(self.goes_on[place])


def joining_of(lines: Sequence[Line]) -> Joining:
    goes_on = bytearray(len(lines))
    blocks = list(_blocks(lines))
    usual = _usual_width(lines, blocks)
    for first, end in blocks:
        width = _wrap_width(lines, first, end) or usual.get(lines[first].depth, 0)
        for place in range(first + 1, end):
            goes_on[place] = _is_wrap(lines[place - 1], lines[place], width)
    return Joining(goes_on)


def _blocks(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Runs of two lines or more with no blank line between and the same quote marks."""
    first = 0
    for place in range(1, len(lines) + 1):
        if (
            place == len(lines)
            or lines[place].gap
            or lines[place].depth != lines[place - 1].depth
            or lines[place].page != lines[place - 1].page
        ):
            if place - first > 1:
                yield first, place
            first = place


def _usual_width(lines: Sequence[Line], blocks: Sequence[tuple[int, int]]) -> dict[int, int]:
    """The width that most of the wrapped lines were wrapped at, for each depth of quote marks."""
    counts: dict[int, Counter[int]] = {}
    for first, end in blocks:
        width = _wrap_width(lines, first, end)
        if width:
            counts.setdefault(lines[first].depth, Counter())[width] += end - first
    return {depth: count.most_common(1)[0][0] for depth, count in counts.items()}


def _wrap_width(lines: Sequence[Line], first: int, end: int) -> int:
    """The width a block was wrapped at; 0 if it wasn't, or too little of it is there to tell."""
    if end - first < 3:
        return 0
    width = max(line.width for line in lines[first:end])
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    full = broken = 0
    for place in range(first, end - 1):
        if _is_full(lines[place], lines[place + 1], width):
            full += 1
            broken += not lines[place].is_finished
    breaks = end - first - 1
    return width if full * 10 >= breaks * 6 and broken * 2 > breaks else 0


def _is_full(line: Line, below: Line, width: int) -> bool:
    return line.width + 1 + len(_first_word(below.text)) > width


def _first_word(words: str) -> str:
    return words[:40].split(None, 1)[0]


def _is_wrap(line: Line, below: Line, width: int) -> bool:
    if below.text.startswith(_MARKS) and not below.text[1:2].isalnum():
        return False
    if below.indent > line.indent + 8:
        return False
    if width and _is_full(line, below, width):
        return True
    return _NARROWEST <= line.width <= _WIDEST and not line.is_finished and below.text[0].islower()
