"""Posts of networks that are embedded in a text, each with the account that it is of and its date.

An embedded post ends in them ("— Name (@account) May 3, 2021"); those that begin with them are
``copied_posts``'.
"""

import re

from timeline_app.extraction.texts.date_shape import MOMENT, is_moment
from timeline_app.extraction.texts.segment import Segment, SegmentKind
from timeline_app.extraction.texts.sheet import Sheet, Speaker
from timeline_app.extraction.texts.span import Span

AGO = r"(?:\d{1,2}\s?(?:s|m|h|d|w|y|mo|min|mins|hrs?|hours?|days?|weeks?|minutes?)(?:\s+ago)?|yesterday|just now)"
WHEN = rf"(?P<dated>{MOMENT}|{AGO})"
ACCOUNT = r"@[\w.]{1,40}"
_CLOSING = re.compile(
    rf"\s*(?:[—–―]|--?|&mdash;)\s*(?P<author>[^()\n]{{0,80}}?\s*\({ACCOUNT}\))\s*[,·|-]?\s*(?:{WHEN})?\s*\.?$",
    re.IGNORECASE,
)
_OWN_WORDS = re.compile(
    r"[#@]\w|https?://|t\.co/|pic\.twitter\.com/|[\U0001f000-\U0001faff\u2600-\u27bf]"
)
_LONGEST = 300  # signs of a post, its links left out
_FARTHEST = 600  # with its links
_SENTENCE = re.compile(r"[.!?”\"]\s+(?=\S)")
_LINK = re.compile(r"(?:https?://)?(?:pic\.twitter\.com|t\.co)/\w+|https?://\S+")


def take_posts(sheet: Sheet) -> None:
    for place, line in enumerate(sheet.lines):
        if sheet.taken[place]:
            continue
        words = line.text
        if "(@" in words[-120:] and (closing := _CLOSING.search(words, max(0, len(words) - 200))):
            _take_closed(sheet, place, closing)


def speaker_of(found: re.Match[str], start: int) -> Speaker:
    """The groups ``author`` and ``dated`` of a match in a line that begins at ``start``."""
    spans = []
    for name in ("author", "dated"):
        first, end = found.span(name)
        words = Span(first, end).trimmed(found.string)
        is_there = words.start < words.end
        spans.append(Span(start + words.start, start + words.end) if is_there else None)
    return Speaker(*spans)


def _take_closed(sheet: Sheet, place: int, closing: re.Match[str]) -> None:
    line = sheet.lines[place]
    speaker = speaker_of(closing, line.start)
    below = place + 1
    if speaker.dated is None and sheet.is_free(below) and is_moment(sheet.lines[below].text):
        speaker = Speaker(speaker.author, sheet.lines[below].span)
        sheet.take_line(below, SegmentKind.CREDIT, speaker.author, speaker.dated)
    body = Span(line.start, line.start + closing.start()).trimmed(sheet.text)
    if body.start < body.end:
        _take_body(sheet, place, body, speaker)
    else:
        first = _first_line(sheet, place)
        sheet.take_paragraphs(first, place, SegmentKind.POST, speaker)
    credit = Span(line.start + closing.start("author"), line.end)
    made = post_segment(sheet, place, SegmentKind.CREDIT, credit, speaker)
    sheet.take(place, place + 1, (made,))


def _take_body(sheet: Sheet, place: int, body: Span, speaker: Speaker) -> None:
    """A post whose account stands on its last line; what is too long to be of it is a paragraph."""
    first = place
    while sheet.joining.joins(first) and sheet.is_free(first - 1):
        first -= 1
    whole = Span(sheet.lines[first].start, body.end)
    start = whole.start + _last_post(whole.of(sheet.text))
    prose = Span(whole.start, start).trimmed(sheet.text)
    made = [post_segment(sheet, place, SegmentKind.POST, Span(start, body.end), speaker)]
    if prose.start < prose.end:
        made.insert(0, post_segment(sheet, place, SegmentKind.PARAGRAPH, prose, Speaker()))
    sheet.take(first, place, made)


def post_segment(
    sheet: Sheet, place: int, kind: SegmentKind, span: Span, speaker: Speaker
) -> Segment:
    return Segment(
        kind=kind,
        span=span,
        author=speaker.author,
        dated=speaker.dated,
        is_quoted=sheet.lines[place].depth > 0,
    )


def _last_post(body: str) -> int:
    """Where a post begins that ends ``body``: at its start, or with the last sentences that fit in one."""
    if len(body) <= _FARTHEST and _length(body) <= _LONGEST:
        return 0
    starts = [found.end() for found in _SENTENCE.finditer(body, max(0, len(body) - _FARTHEST))]
    fitting = (start for start in starts if _length(body[start:]) <= _LONGEST)
    return next(fitting, starts[-1] if starts else 0)


def _length(words: str) -> int:
    return len(_LINK.sub("", words))


def _first_line(sheet: Sheet, place: int) -> int:
    """The first line of the post that ends above ``place``.

    The line above is always of it. Those further up are while all fit in a post, if they stand in one
    block that has blank lines around it, or write as posts do and articles don't.
    """
    lines = sheet.lines
    first, length = place, 0
    parted = any(line.gap for line in lines[max(1, place - 40) : place + 40])
    while sheet.is_free(first - 1) and lines[first - 1].depth == lines[place].depth:
        above = lines[first - 1]
        length += _length(above.text) + 1
        if first < place:
            joined = not lines[first].gap and (parted or sheet.joining.joins(first))
            own = _OWN_WORDS.search(above.text) or not above.is_finished
            if length > _LONGEST or not (joined or own) or lines[first].gap > 1:
                break
        first -= 1
    return first
