"""Posts of networks that stand in a text, each with the account that it is of and its date.

An embedded post ends in its account and date ("— Name (@account) May 3, 2021"); a copied one, or a
message of a chat, begins with them ("Name @account · May 3", "Channel, [03.05.21 14:10]").
"""

import re

from timeline_app.extraction.date_shape import MOMENT
from timeline_app.extraction.segment import Segment, SegmentKind
from timeline_app.extraction.sheet import Sheet, Speaker
from timeline_app.extraction.span import Span

_AGO = r"(?:\d{1,2}\s?(?:s|m|h|d|w|y|mo|min|mins|hrs?|hours?|days?|weeks?|minutes?)(?:\s+ago)?|yesterday|just now)"
_WHEN = rf"(?P<dated>{MOMENT}|{_AGO})"
_ACCOUNT = r"@[\w.]{1,40}"
_CLOSING = re.compile(
    rf"\s*(?:[—–―]|--?|&mdash;)\s*(?P<author>[^()\n]{{0,80}}?\s*\({_ACCOUNT}\))\s*[,·|-]?\s*(?:{_WHEN})?\s*\.?$",
    re.IGNORECASE,
)
_OPENINGS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?P<author>[^@\n]{{0,60}}?\(?{_ACCOUNT}\)?)\s*(?:[·•|,–—-]\s*)?{_WHEN}\s*[·•:]?",
        rf"(?P<author>[^\[\]\n]{{1,80}}?),\s*\[{_WHEN}\]:?",
        r"\[Forwarded from (?P<author>[^\]\n]{1,80})\](?P<dated>)",
        rf"(?P<author>[A-Z][^\n.!?:]{{1,60}}?)\s(?:is with .{{1,40}}\.\s)?{_WHEN}\s*·(?:\s*(?:Public|Shared.{{0,20}}|🌐|🌎|.{{1,3}}))?",
    )
)
_POSTED = re.compile(rf"{_WHEN}\s*·.{{0,20}}", re.IGNORECASE)
_ON_LINE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<dated>)(?:RT|R/T|Retweeted)\s+(?P<author>@\w{1,40})\s*:\s+",
        rf"\[{_WHEN}\]\s*(?P<author>[^:\n\]]{{1,60}}?):\s+",
        rf"{_WHEN}\s+[-–—]\s+(?P<author>[^:\n]{{1,60}}?):\s+",
        r"(?P<dated>)(?P<author>@\w{1,40})\s*:\s+",
    )
)
_COUNTS = re.compile(
    rf"(?:[\d.,]+\s?[KMB]?\s+(?:likes?|retweets?|reposts?|replies|reply|shares?|comments?|views?|quote tweets|quotes|bookmarks|reactions?)"
    rf"[\s·•,|]*)+|(?:{MOMENT}|\d{{1,2}}:\d\d\s?[AP]M)\s*·.{{0,80}}|(?:view|see) (?:on|this post on) (?:twitter|instagram|facebook|x|telegram)"
    r"|(?:reply|retweet|like|share|show this thread|translate (?:tweet|post)|pinned tweet|show more)(?:\s+(?:reply|retweet|like|share))*"
    r"|a post shared by .{1,80}",
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
        elif words[0] in "@[RrV0123456789" and _take_on_line(sheet, place):
            continue
        elif (
            len(words) <= 160
            and ("@" in words or "[" in words or "·" in words)
            and not _take_page_post(sheet, place)
        ):
            _take_opened(sheet, place)


def _take_page_post(sheet: Sheet, place: int) -> bool:
    """A post of a page: its name, under it when it was posted, then what it says."""
    lines = sheet.lines
    found = _POSTED.fullmatch(lines[place].text)
    if found is None or not sheet.is_free(place - 1) or not sheet.is_free(place + 1):
        return False
    name = lines[place - 1]
    if len(name.text) > 60 or name.is_finished or lines[place].gap:
        return False
    dated = Span(lines[place].start + found.start("dated"), lines[place].start + found.end("dated"))
    speaker = Speaker(name.span, dated)
    for each in (place - 1, place):
        sheet.take_line(each, SegmentKind.CREDIT, speaker.author, speaker.dated)
    _take_body(sheet, place + 1, speaker)
    return True


def _speaker(found: re.Match[str], start: int) -> Speaker:
    spans = []
    for name in ("author", "dated"):
        words = found[name] or ""
        first = start + found.start(name) + len(words) - len(words.lstrip())
        spans.append(Span(first, first + len(words.strip())) if words.strip() else None)
    return Speaker(*spans)


def _take_closed(sheet: Sheet, place: int, closing: re.Match[str]) -> None:
    line = sheet.lines[place]
    speaker = _speaker(closing, line.start)
    credit = Span(line.start + closing.start("author"), line.end)
    made = [_segment(sheet, place, SegmentKind.CREDIT, credit, speaker)]
    first = place
    body = line.text[: closing.start()].rstrip()
    if body:
        start = line.start + _last_post(body)
        if start > line.start:
            before = sheet.text[line.start : start].rstrip()
            prose = Span(line.start, line.start + len(before))
            made.append(_segment(sheet, place, SegmentKind.PARAGRAPH, prose, Speaker()))
        made.append(
            _segment(sheet, place, SegmentKind.POST, Span(start, line.start + len(body)), speaker)
        )
    else:
        first = _first_line(sheet, place)
        sheet.take_paragraphs(first, place, SegmentKind.POST, speaker)
    sheet.take(place, place + 1, made)


def _segment(sheet: Sheet, place: int, kind: SegmentKind, span: Span, speaker: Speaker) -> Segment:
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


def _take_on_line(sheet: Sheet, place: int) -> bool:
    line = sheet.lines[place]
    for pattern in _ON_LINE:
        found = pattern.match(line.text, 0, 160)
        if found and found.end() < len(line.text):
            break
    else:
        return False
    speaker = _speaker(found, line.start)
    end = place + 1
    while end < len(sheet.lines) and sheet.joining.joins(end):
        end += 1
    words = Span(line.start + found.end(), sheet.lines[end - 1].end)
    head = Span(line.start, line.start + len(line.text[: found.end()].rstrip()))
    sheet.take(
        place,
        end,
        (
            _segment(sheet, place, SegmentKind.CREDIT, head, speaker),
            _segment(sheet, place, SegmentKind.POST, words, speaker),
        ),
    )
    return True


def _take_opened(sheet: Sheet, place: int) -> None:
    lines = sheet.lines
    found = next(
        (each for each in (one.fullmatch(lines[place].text) for one in _OPENINGS) if each), None
    )
    if found is None or place + 1 >= len(lines) or not sheet.is_free(place + 1):
        return
    speaker = _speaker(found, lines[place].start)
    sheet.take_line(place, SegmentKind.CREDIT, speaker.author, speaker.dated)
    _take_body(sheet, place + 1, speaker)


def _take_body(sheet: Sheet, first: int, speaker: Speaker) -> None:
    """What a post says, up to a blank line or the counts that networks put under it."""
    lines, end = sheet.lines, first
    while (
        sheet.is_free(end)
        and (end == first or not lines[end].gap)
        and not _COUNTS.fullmatch(lines[end].text)
        and not any(one.fullmatch(lines[end].text) for one in _OPENINGS)
    ):
        end += 1
    sheet.take_paragraphs(first, end, SegmentKind.POST, speaker)
    while sheet.is_free(end) and len(lines[end].text) < 160 and _COUNTS.fullmatch(lines[end].text):
        sheet.take_line(end, SegmentKind.BOILERPLATE)
        end += 1
