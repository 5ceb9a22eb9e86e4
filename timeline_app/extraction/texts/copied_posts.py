"""Posts and messages that begin with whose they are: copied from a page of a network, or out of a chat.

Embedded ones, which end in it, are ``posts``'.
"""

import re

from timeline_app.extraction.texts.date_shape import MOMENT, date_in, is_moment
from timeline_app.extraction.texts.posts import ACCOUNT, AGO, WHEN, post_segment, speaker_of
from timeline_app.extraction.texts.segment import SegmentKind
from timeline_app.extraction.texts.sheet import Sheet, Speaker
from timeline_app.extraction.texts.span import Span

_OPENINGS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?P<author>[^@\n]{{0,60}}?\(?{ACCOUNT}\)?)\s*(?:[·•|,–—-]\s*)?{WHEN}\s*[·•:]?",
        rf"(?P<author>[^\[\]\n]{{1,80}}?),\s*\[{WHEN}\]:?",
        r"\[Forwarded from (?P<author>[^\]\n]{1,80})\](?P<dated>)",
        rf"(?P<author>[A-Z][^\n.!?:]{{1,60}}?)\s(?:is with .{{1,40}}\.\s)?{WHEN}\s*·(?:\s*(?:Public|Shared.{{0,20}}|🌐|🌎|.{{1,3}}))?",
    )
)
_POSTED = re.compile(rf"{WHEN}\s*·.{{0,20}}", re.IGNORECASE)
_ON_LINE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<dated>)(?:RT|R/T|Retweeted)\s+(?P<author>@\w{1,40})\s*:\s+",
        rf"\[{WHEN}\]\s*(?P<author>[^:\n\]]{{1,60}}?):\s+",
        rf"{WHEN}\s+[-–—]\s+(?P<author>[^:\n]{{1,60}}?):\s+",
    )
)
# Within a running text: "@name: …", "Ann Roe (@name) tweets: …".
_ACCOUNT_ON_LINE = re.compile(
    r"[*_]{0,3}(?P<dated>)(?P<author>(?:[A-Z][\w.'’-]*\s+){0,5}(?:\(@\w{1,40}\)|@\w{1,40}))[*_]{0,3}"
    r"(?:\s+(?:tweet(?:s|ed)?|post(?:s|ed)?|writes|wrote|says|said))?"
    r"(?:\s+on\s+(?:X|Twitter|Telegram|Facebook|Bluesky|Mastodon|Instagram|Threads))?\s*:[*_]{0,3}\s+"
)
_QUOTED = re.compile(r"[\"“„«](?P<said>[^\"“”„«»]+)[\"”“»]\s*")
_NAMED = re.compile(
    rf"[*_]{{0,3}}(?P<author>(?P<name>[^@\s*_][^@\n*_]{{0,59}}[*_]{{1,3}}\s*|[^@\s*_][^@\n*_]{{0,59}}\s)?{ACCOUNT})"
)
_AGO = re.compile(AGO, re.IGNORECASE)
_COUNTED = r"(?:likes?|retweets?|reposts?|replies|reply|shares?|comments?|views?|quote tweets|quotes|bookmarks|reactions?)"
_COUNTS = re.compile(
    rf"(?:[\d.,]++(?:\s?[KMB])?(?:\s+{_COUNTED})?[\s·•,|]*+)+|(?:{MOMENT}|\d{{1,2}}:\d\d\s?[AP]M)\s*·.{{0,80}}"
    r"|(?:view|see) (?:on|this post on) (?:twitter|instagram|facebook|x|telegram)"
    r"|(?:reply|retweet|like|share|show this thread|translate (?:tweet|post)|pinned tweet|show more)(?:\s+(?:reply|retweet|like|share))*"
    r"|a post shared by .{1,80}",
    re.IGNORECASE,
)


def take_copied_posts(sheet: Sheet) -> None:
    for place, line in enumerate(sheet.lines):
        words = line.text
        if sheet.taken[place] or (words[0] in "[RrV0123456789" and _take_on_line(sheet, place)):
            continue
        if take_account_on_line(sheet, place):
            continue
        if len(words) <= 160 and ("@" in words or "[" in words or "·" in words):
            _take_card(sheet, place) or _take_page_post(sheet, place) or _take_opened(sheet, place)


def _take_on_line(sheet: Sheet, place: int) -> bool:
    """A message with its sender on the same line."""
    line = sheet.lines[place]
    for pattern in _ON_LINE:
        found = pattern.match(line.text, 0, 160)
        if found and found.end() < len(line.text):
            break
    else:
        return False
    speaker = speaker_of(found, line.start)
    end = place + 1
    while end < len(sheet.lines) and sheet.joining.joins(end):
        end += 1
    words = Span(line.start + found.end(), sheet.lines[end - 1].end)
    head = Span(line.start, line.start + found.end()).trimmed(sheet.text)
    sheet.take(
        place,
        end,
        (
            post_segment(sheet, place, SegmentKind.CREDIT, head, speaker),
            post_segment(sheet, place, SegmentKind.POST, words, speaker),
        ),
    )
    return True


def take_account_on_line(sheet: Sheet, place: int, dated: Span | None = None) -> bool:
    """A post behind its account; what follows its quotation marks is the text's own again."""
    line = sheet.lines[place]
    found = _ACCOUNT_ON_LINE.match(line.text, 0, 160) if "@" in line.text[:160] else None
    if found is None or found.end() == len(line.text):
        return False
    named = speaker_of(found, line.start)
    speaker = Speaker(named.author, dated)
    end = place + 1
    while sheet.is_free(end) and sheet.joining.joins(end):
        end += 1
    whole = Span(line.start + found.end(), sheet.lines[end - 1].end)
    quoted = _QUOTED.match(sheet.text, whole.start, whole.end)
    said = whole if quoted is None else Span(*quoted.span("said")).trimmed(sheet.text)
    head = Span(line.start, line.start + found.end()).trimmed(sheet.text)
    made = [
        post_segment(sheet, place, SegmentKind.CREDIT, head, speaker),
        post_segment(sheet, place, SegmentKind.POST, said, speaker),
    ]
    if quoted is not None and quoted.end() < whole.end:
        rest = Span(quoted.end(), whole.end)
        made.append(post_segment(sheet, place, SegmentKind.PARAGRAPH, rest, Speaker(dated=dated)))
    sheet.take(place, end, made)
    return True


def _take_card(sheet: Sheet, place: int) -> bool:
    """An account on a line of its own, beside or under a name and over a date as the case may be."""
    lines = sheet.lines
    found = _NAMED.fullmatch(lines[place].text)
    if found is None:
        return False
    first, end, dated = place, place + 1, None
    while sheet.is_free(end) and end - place < 4:
        words = lines[end].text
        if is_moment(words) or _AGO.fullmatch(words):
            dated = lines[end].span
        elif any(map(str.isalnum, words)):
            break
        end += 1
    if not sheet.is_free(end):
        return False
    start = lines[place].start
    author = Span(start + found.start("author"), start + found.end("author"))
    if found["name"]:  # else a paragraph may end in an account like this
        last = _end_of_body(sheet, end)
        is_dated_below = sheet.is_free(last) and date_in(lines[last].text) is not None
        if dated is None and not is_dated_below:
            return False
    else:
        above = place - 1
        if sheet.is_free(above) and not lines[place].gap and _is_name(lines[above].text):
            first = above
    for each in range(first, end):
        sheet.take_line(each, SegmentKind.CREDIT, author, dated)
    _take_body(sheet, end, Speaker(author, dated))
    return True


def _is_name(words: str) -> bool:
    return len(words) <= 60 and words[-1] not in ".!?:;,"


def _take_page_post(sheet: Sheet, place: int) -> bool:
    """A post of a page: its name, under it when it was posted, then what it says."""
    lines = sheet.lines
    found = _POSTED.fullmatch(lines[place].text)
    if found is None or not sheet.is_free(place - 1) or not sheet.is_free(place + 1):
        return False
    name = lines[place - 1]
    if not _is_name(name.text) or lines[place].gap:
        return False
    dated = Span(lines[place].start + found.start("dated"), lines[place].start + found.end("dated"))
    for each in (place - 1, place):
        sheet.take_line(each, SegmentKind.CREDIT, name.span, dated)
    _take_body(sheet, place + 1, Speaker(name.span, dated))
    return True


def _take_opened(sheet: Sheet, place: int) -> bool:
    """A post under a line with its account and date."""
    line = sheet.lines[place]
    found = next((each for each in (one.fullmatch(line.text) for one in _OPENINGS) if each), None)
    if found is None or not sheet.is_free(place + 1):
        return False
    speaker = speaker_of(found, line.start)
    sheet.take_line(place, SegmentKind.CREDIT, speaker.author, speaker.dated)
    _take_body(sheet, place + 1, speaker)
    return True


def _take_body(sheet: Sheet, first: int, speaker: Speaker) -> None:
    """What a post says, up to a blank line or the counts that networks put under it."""
    lines, end = sheet.lines, _end_of_body(sheet, first)
    last = end
    while sheet.is_free(last) and _is_count(lines[last].text):
        dated = date_in(lines[last].text)
        if dated and speaker.dated is None:
            start = lines[last].start
            speaker = Speaker(speaker.author, Span(start + dated.start(), start + dated.end()))
        sheet.take_line(last, SegmentKind.BOILERPLATE)
        last += 1
    sheet.take_paragraphs(first, end, SegmentKind.POST, speaker)


def _end_of_body(sheet: Sheet, first: int) -> int:
    lines, end = sheet.lines, first
    while (
        sheet.is_free(end)
        and (end == first or not lines[end].gap)
        and not _is_count(lines[end].text)
        and not any(one.fullmatch(lines[end].text[:200]) for one in _OPENINGS)
    ):
        end += 1
    return end


def _is_count(words: str) -> bool:
    return len(words) < 160 and _COUNTS.fullmatch(words) is not None
