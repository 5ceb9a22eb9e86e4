"""Lists, an item each, and tables, a row each."""

import re

from timeline_app.extraction.texts.segment import Segment, SegmentKind
from timeline_app.extraction.texts.sheet import Sheet
from timeline_app.extraction.texts.span import Span

_BULLET = re.compile(r"(?P<mark>[-*+–—]|[•·▪●○◦‣►▶◆■□✓✔➤➢])\s+(?=\S)|(?P<tight>[•▪●◦‣►◆■➤➢])(?=\w)")
_CERTAIN = "•▪●◦‣►◆■➤➢"
_NUMBER = re.compile(r"(?:\d{1,3}[.)]|\(\d{1,3}\)|\[\d{1,3}\])\s+(?=\S)")
_LETTER = re.compile(r"(?:\(?[a-z]\)|[a-z]\.|\(?(?:i{1,3}|iv|vi{0,3}|ix|x)\))\s+(?=\S)")
_CELLS = re.compile(r"\t+|\s\|\s|(?<=\S) {3,}(?=\S)|^\||\|$")
_RULE = re.compile(r"[\s|+:=_-]+")
_SENTENCES = re.compile(r"[a-z\d)][.!?][”\"’)]*\s+[A-Z“\"]")
_FEWEST = 3  # values of a row
_LONG = 400


def take_lists(sheet: Sheet) -> None:
    marks: dict[int, tuple[str, int]] = {}
    for place in sheet.beginnings():
        words = sheet.lines[place].text
        if not words[0].isalnum() or words[:5].find(".") > 0 or words[:5].find(")") > 0:
            found = _BULLET.match(words)
            if found:
                marks[place] = (found["mark"] or found["tight"], found.end())
            elif found := _NUMBER.match(words):
                marks[place] = ("1", found.end())
            elif found := _LETTER.match(words):
                marks[place] = ("a", 0)
    kinds: dict[str, int] = {}
    for mark, _ in marks.values():
        kinds[mark] = kinds.get(mark, 0) + 1
    for place, (mark, _) in marks.items():
        is_item = kinds[mark] > 1 or mark in _CERTAIN
        if is_item and sheet.is_free(place) and not _heads(sheet, place, marks):
            _take_item(sheet, place, marks)
    _take_tables(sheet)


def _heads(sheet: Sheet, place: int, marks: dict[int, tuple[str, int]]) -> bool:
    """A numbered line is a heading if what is told under it has no number."""
    lines = sheet.lines
    below = place + 1
    return (
        marks[place][0] == "1"
        and not lines[place].is_finished
        and len(lines[place].text) <= 100
        and sheet.is_free(below)
        and below not in marks
        and not sheet.joining.joins(below)
        and lines[below].indent <= lines[place].indent
        and lines[below].is_finished
    )


def _take_item(sheet: Sheet, place: int, marks: dict[int, tuple[str, int]]) -> None:
    """The item that begins on a line, with the lines below that are wrapped or indented under it.

    A numbered one of several sentences is a paragraph, as judgments and reports number theirs.
    """
    mark, opening = marks[place]
    lines = sheet.lines
    line = lines[place]
    end = place + 1
    while (
        sheet.is_free(end)
        and end not in marks
        and not lines[end].gap
        and lines[end].depth == line.depth
        and (sheet.joining.joins(end) or lines[end].indent > line.indent)
    ):
        end += 1
    span = Span(line.start + opening, lines[end - 1].end)
    is_prose = span.end - span.start > _LONG or (
        mark == "1" and _SENTENCES.search(sheet.text, *span)
    )
    speaker = sheet.speakers[place]
    made = Segment(
        kind=SegmentKind.PARAGRAPH if is_prose else SegmentKind.LIST,
        span=span,
        author=speaker.author,
        dated=speaker.dated,
        is_quoted=line.depth > 0,
    )
    sheet.take(place, end, (made,))


def _take_tables(sheet: Sheet) -> None:
    """Rows: two lines or more that follow one another, each with several cells."""
    lines = sheet.lines
    first = 0
    while first < len(lines):
        end = first
        values = _values(lines[first].text) if sheet.is_free(first) else 0
        while sheet.is_free(end) and (end == first or not lines[end].gap):
            words = lines[end].text
            if not (_is_row(words) and not _is_wrapped(sheet, end)) and (
                values < _FEWEST or _values(words) != values
            ):
                break
            end += 1
        if end - first >= 2:
            rows = (place for place in range(first, end) if not _RULE.fullmatch(lines[place].text))
            made = [
                sheet.segment(SegmentKind.LIST, place, place + 1, sheet.speakers[place])
                for place in rows
            ]
            sheet.take(first, end, made)
        first = max(end, first + 1)


def _is_wrapped(sheet: Sheet, place: int) -> bool:
    """A line of justified prose, whose blanks are no columns."""
    return sheet.joining.joins(place) or (
        place + 1 < len(sheet.lines) and sheet.joining.joins(place + 1)
    )


def _values(words: str) -> int:
    """How many values stand in a line that commas or semicolons part, as files of tables have them."""
    sign = ";" if ";" in words else ","
    return 0 if sign + " " in words else words.count(sign) + 1


def _is_row(words: str) -> bool:
    head = words[:2000]
    if not ("\t" in head or "|" in head or "   " in head):
        return False
    return len(_CELLS.findall(head)) >= 1 or bool(_RULE.fullmatch(head))
