"""Headings and titles, by their marks or by what stands around them."""

import re

from timeline_app.extraction.texts.date_shape import DATE
from timeline_app.extraction.texts.lines import Line
from timeline_app.extraction.texts.segment import SegmentKind
from timeline_app.extraction.texts.sheet import Sheet
from timeline_app.extraction.texts.signatures import is_greeting
from timeline_app.extraction.texts.span import Span

_MARKED = re.compile(
    r"(?:#{1,6}\s+\S.*|={2,6}\s?[^=].*?={2,6}|\*\*[^*]{2,120}\*\*:?|__[^_]{2,120}__)"
)
_MARKS = "#=*_"
_RULE = re.compile(r"[=~^*_-]{3,}")
_YEARS = re.compile(r"\d{3,4}(?:\s?[-–/]\s?\d{2,4})?:?")
_UNFINISHED = (".", ",", ";", "…", "”", '"', "’", "'")
_LONGEST = 120
_LONGEST_TITLE = 200
_LONGEST_LOUD = 60  # "THE KING'S ARMY."
# Unlike "Minutes from disaster", "Proceedings against the mayor", "Log in before 5 May".
_RECORD = re.compile(
    rf"\W*(?:draft )?(?:minutes|proceedings|diary|log|logbook)\b"
    rf"(?=\W*$|\s*[^\w\s]|\s+(?:of|for|entry|entries|book|extracts?)\b|\s+{DATE})",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\W*(?:[0-9]{1,2}[.)]? )?(?:background|history|chronology|context)\b", re.IGNORECASE
)
_REACH = 20  # lines


def is_marked(words: str) -> bool:
    return (
        words[0] in _MARKS and len(words) <= _LONGEST_TITLE and _MARKED.fullmatch(words) is not None
    )


def is_record_heading(words: str) -> bool:
    """ "Minutes of the meeting of 5 April": a heading whose date is that of all that the record tells."""
    return _RECORD.match(words) is not None


def ends_record(words: str, *, has_day: bool) -> bool:
    """Whether what stands under a heading is no longer of the day that the record above it tells of."""
    return has_day or _EARLIER.match(words) is not None


def bare(text: str, span: Span) -> Span:
    """A marked heading without its marks."""
    words = span.trimmed(text, _MARKS)
    return words if words.start < words.end else span


def is_heading(sheet: Sheet, first: int, end: int, is_first: bool) -> bool:
    """A short paragraph that doesn't end as sentences do and has such a one under it."""
    lines = sheet.lines
    span = sheet.span(first, end)
    length = span.end - span.start
    words = lines[end - 1].text
    if length > (_LONGEST_TITLE if is_first else _LONGEST) or end - first > 3:
        return False
    opening = lines[first].text
    if not opening[0].isupper() and not opening[0].isdigit() and opening[0] not in "\"“'‘«¿¡([":
        return False
    if not any(map(str.isalpha, opening)) and not _YEARS.fullmatch(opening):
        return False
    if _is_loud(opening) and not sheet.is_loud and words[-1] not in ".,;)]":
        return True
    if is_greeting(opening):
        return False
    if _is_loud(words) and not sheet.is_loud and words[-1] == "." and length <= _LONGEST_LOUD:
        return _prose_below(sheet, end, length)
    if (words.endswith(_UNFINISHED) or _is_sentence(lines[end - 1])) and not _is_quoted_title(
        words, is_first
    ):
        return False
    if words[-1] in "?!" and length > 80:
        return False
    if words[-1] == ":":
        return opening.count(" ") < 4
    return _prose_below(sheet, end, length)


def _is_sentence(line: Line) -> bool:
    return line.is_finished and line.text[-1] not in "?!:"


def _is_loud(words: str) -> bool:
    letters = sum(map(str.isalpha, words))
    return letters >= 4 and words.isupper()


def _is_quoted_title(words: str, is_first: bool) -> bool:
    return is_first and words.endswith(("’", "'", "”", '"')) and words[-2:-1] not in ".!?,"


def _prose_below(sheet: Sheet, place: int, length: int) -> bool:
    """The next lines that say something, but for other short ones, are sentences or a list."""
    lines = sheet.lines
    for below in range(place, min(place + _REACH, len(lines))):
        line, kind = lines[below], sheet.kinds[below]
        if line.depth != lines[place - 1].depth:
            return False
        if kind in (SegmentKind.SIGNATURE, SegmentKind.LIST, SegmentKind.PARAGRAPH):
            return kind is not SegmentKind.SIGNATURE
        if kind is None and (
            (line.is_finished and line.text.count(" ") > 2)
            or len(line.text) > max(length, 60)
            or sheet.joining.joins(below)
        ):
            return True
    return False
