"""How letters and mails end: "Best regards," with a name under it, or what stands under "-- "."""

import re

from timeline_app.extraction.texts.date_shape import date_in
from timeline_app.extraction.texts.segment import Segment, SegmentKind
from timeline_app.extraction.texts.sheet import NOBODY, Sheet, Speaker
from timeline_app.extraction.texts.span import Span

_CLOSING = re.compile(
    r"(?:(?:with )?(?:best|kind|kindest|warm|warmest|many|sincere|respectful)?\s*(?:regards|wishes|thanks)|best|all the best|regards"
    r"|(?:yours )?(?:sincerely|faithfully|truly|respectfully|cordially|ever)(?: yours)?|very truly yours|respectfully(?: submitted| yours)?|yours"
    r"|many thanks|thanks(?: again| in advance| so much)?|thank you(?: again| in advance| very much)?|cheers|cordially|in solidarity|take care|love|signed)"
    r"(?:,? (?:and|&) (?:best |kind )?(?:regards|wishes|thanks))?\s*[,.!–—:-]?",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"(?:/s/|\(?signed\)?(?: by)?:|\(signed\)|\[signed\])\s*", re.IGNORECASE)
_SENT_FROM = re.compile(
    r"(?:sent|get outlook) (?:from|for|via) .{2,60}|get outlook for .{2,30}", re.IGNORECASE
)
_GREETING = re.compile(
    r"(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|to whom it may concern|greetings)\b.{0,80}[,:!.]?",
    re.IGNORECASE,
)
_NAME = re.compile(r"[-–—~]?\s?[A-Z][\w.'’-]{0,20}(?: [A-Z][\w.'’-]{0,20}){0,3}")
_MOST = 10
_WIDEST = 90
_LONGEST_LETTER = 300  # lines


def take_signatures(sheet: Sheet) -> None:
    lines = sheet.lines
    for place in sheet.beginnings():
        if not sheet.is_free(place) or len(lines[place].text) > _WIDEST:
            continue
        words = lines[place].text
        if words in ("--", "—", "– –", "__") or _is_rule(words):
            if place + 1 < len(lines) and words == "--":
                _take(sheet, place, _end(sheet, place + 1, blanks=0))
        elif _SIGNED.match(words) and not lines[place].is_finished:
            _take(sheet, place, _end(sheet, place + 1, blanks=0))
        elif sheet.speakers[place] != NOBODY and _is_last_word(sheet, place):
            sheet.take_line(place, SegmentKind.SIGNATURE, lines[place].span)
        elif _SENT_FROM.fullmatch(words):
            sheet.take_line(place, SegmentKind.SIGNATURE)
        elif _CLOSING.fullmatch(words):
            end = _end(sheet, place + 1, blanks=1)
            is_sure = words[-1] == "," and place > 0
            if is_sure or (end > place + 1 and _NAME.fullmatch(lines[place + 1].text)):
                _take(sheet, place, end)


def is_greeting(line: str) -> bool:
    return _GREETING.fullmatch(line) is not None


def _is_last_word(sheet: Sheet, place: int) -> bool:
    """Only a name, at the end of a mail that somebody else's follows or nothing."""
    line = sheet.lines[place]
    if not _NAME.fullmatch(line.text) or not line.gap or not place:
        return False
    below = place + 1
    return (
        below == len(sheet.lines)
        or sheet.speakers[below] != sheet.speakers[place]
        or not sheet.is_free(below)
    )


def _is_rule(words: str) -> bool:
    return len(words) > 3 and not words.strip("-_=*")


def _end(sheet: Sheet, first: int, blanks: int) -> int:
    """Where the short lines under a closing end; ``blanks`` may stand before the first, and one before
    a line that says how to reach who signed.
    """
    lines = sheet.lines
    place = first
    while place - first < _MOST and sheet.is_free(place):
        line = lines[place]
        is_address = "|" in line.text or "@" in line.text
        gap = max(blanks, 2) if place == first else int(is_address)
        if line.gap > gap or line.depth != lines[first].depth:
            break
        if len(line.text) > _WIDEST or (line.is_finished and line.text.count(" ") > 5):
            break
        place += 1
    return place


def _take(sheet: Sheet, first: int, end: int) -> None:
    lines = sheet.lines
    signed = _SIGNED.match(lines[first].text)
    named = (each for each in lines[first + 1 : end] if any(map(str.isalnum, each.text)))
    name = next((each.span for each in named), None)
    if signed and any(map(str.isalnum, lines[first].text[signed.end() :])):
        name = Span(lines[first].start + signed.end(), lines[first].end)
    span = sheet.span(first, end)
    dated = date_in(sheet.text, *span)
    made = Segment(
        kind=SegmentKind.SIGNATURE,
        span=span,
        author=name,
        dated=Span(*dated.span()) if dated else None,
        is_quoted=lines[first].depth > 0,
    )
    sheet.take(first, end, (made,))
    if name is not None and lines[first].text != "--":
        _sign(sheet, first, name)


def _sign(sheet: Sheet, end: int, name: Span) -> None:
    """A letter without a header is in the voice of who signed it, from its greeting on."""
    lines = sheet.lines
    for first in range(end - 1, max(-1, end - _LONGEST_LETTER), -1):
        if sheet.speakers[first] != NOBODY or lines[first].depth != lines[end].depth:
            return
        if not sheet.taken[first] and is_greeting(lines[first].text[:120]):
            sheet.speakers[first:end] = [Speaker(name)] * (end - first)
            return
