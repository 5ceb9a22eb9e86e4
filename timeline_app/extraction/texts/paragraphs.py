"""Which line breaks are only where a text was wrapped, so that the lines on both sides are one paragraph.

A wrapped line is full: the first word of the next would not have fitted. In a text with one paragraph
to a line that is true by chance only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline_app.extraction.texts.lines import Line
from timeline_app.extraction.texts.word_list import words

_WIDEST = 130
_WIDE = 50  # two lines alone are prose only if this wide
_NARROWEST = 28
_RAGGED = 16  # by how much a wrapped line may be shorter than most
_MARKS = ("-", "*", "•", "–", "—", "#", "=", "|", "·", "►", "▪", "●", "+", "!", "{")
# Words that no title or paragraph ends with.
_OPEN_WORDS = words("""
    a an the and or but nor of in on at to by for from with without into onto over under
    between among through during before after about against toward towards upon via as than
    that which who whom whose when where while if because although though since until unless
    whether not no is are was were be been being has have had having do does did will would
    shall should may might must can could its his her their our my your this these those such
    some any every each several many more most other another both either neither only also even
    just said says according including were very so he she they we it i
""")


@dataclass(frozen=True, slots=True)
class Joining:
    """For each line, whether it goes on with what the line above began."""

    goes_on: bytearray

    def joins(self, place: int) -> bool:
        return bool(self.goes_on[place])


def joining_of(lines: Sequence[Line]) -> Joining:
    goes_on = bytearray(len(lines))
    blocks = list(_blocks(lines))
    usual = _usual_widths(lines, blocks)
    for first, end in blocks:
        widest = max(line.width for line in lines[first:end])
        width = _wrap_width(lines, first, end, widest)
        if not width:
            width = usual.get(lines[first].depth, 0)
            if widest > width + _RAGGED:
                width = 0
        for place in range(first + 1, end):
            if place == 1 and not first and _is_title(lines[0], lines[1]):
                continue
            goes_on[place] = _is_wrap(lines[place - 1], lines[place], width, widest)
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


def _usual_widths(lines: Sequence[Line], blocks: Sequence[tuple[int, int]]) -> dict[int, int]:
    """For each depth of quote marks, the width that its lines were wrapped at, if they were.

    Lines that end amid a sentence are then nearly as wide as one another, and most that follow them
    begin in lower case.
    """
    widths: dict[int, list[int]] = {}
    lower: dict[int, int] = {}
    for first, end in blocks:
        depth = lines[first].depth
        for place in range(first, end - 1):
            line, below = lines[place], lines[place + 1]
            if (
                line.is_finished
                or _has_mark(below)
                or line.indent > _RAGGED
                or not _NARROWEST <= line.width <= _WIDEST
            ):
                continue
            widths.setdefault(depth, []).append(line.width)
            lower[depth] = lower.get(depth, 0) + below.text[0].islower()
    found = {}
    for depth, each in widths.items():
        each.sort()
        width = each[len(each) * 9 // 10]
        alike = sum(1 for one in each if one > width - _RAGGED)
        if len(each) > 2 and alike * 10 >= len(each) * 7 and lower[depth] * 10 >= len(each) * 3:
            found[depth] = width
    return found


def _wrap_width(lines: Sequence[Line], first: int, end: int, widest: int) -> int:
    """The width a block was wrapped at; 0 if it wasn't, or too little of it is there to tell."""
    if end - first < 4 or not _NARROWEST <= widest <= _WIDEST:
        return 0
    full = broken = lower = 0
    for place in range(first, end - 1):
        line, below = lines[place], lines[place + 1]
        if _is_full(line, below, widest):
            full += 1
            broken += not line.is_finished
            lower += below.text[0].islower()
    breaks = end - first - 1
    is_wrapped = full * 10 >= breaks * 6 and broken * 2 > breaks and lower * 10 >= breaks * 4
    return widest if is_wrapped else 0


def _is_full(line: Line, below: Line, width: int) -> bool:
    return line.width + 1 + len(below.text[:40].split(None, 1)[0]) > width


def _has_mark(line: Line) -> bool:
    return line.text.startswith(_MARKS) and not line.text[1:2].isalnum()


def _leaves_open(line: str) -> bool:
    """A quotation begins on the line and doesn't end on it."""
    return line.count('"') % 2 == 1 or line.count("“") > line.count("”")


def _is_title(line: Line, below: Line) -> bool:
    """The first line names what the second tells: they share words, as no two lines of a sentence do."""
    title, told = (
        {word[:4].lower() for word in each.text.split() if len(word) > 3 and word[0].isalpha()}
        for each in (line, below)
    )
    return below.text[0].isupper() and not line.is_finished and len(title & told) > 1


def _is_wrap(line: Line, below: Line, width: int, widest: int) -> bool:
    if _has_mark(below) or below.indent > line.indent + 8 or line.width > _WIDEST:
        return False
    if width and _is_full(line, below, width) and below.indent <= line.indent + 1:
        return True
    if line.is_finished:
        return False
    first = below.text[0]
    last = line.text.rpartition(" ")[2]
    return (
        (line.width >= _NARROWEST + 12 and _leaves_open(line.text))
        or (line.width >= _NARROWEST + 8 and first.islower())
        or (
            line.width >= _NARROWEST
            and last in _OPEN_WORDS
            and (first.isalnum() or first in "\"“'‘$")
        )
        or (
            _WIDE <= widest <= _WIDEST
            and line.width * 100 >= widest * 85
            and below.width <= line.width + _RAGGED
            and last[-1:] == ","
            and first.isalnum()
        )
    )
