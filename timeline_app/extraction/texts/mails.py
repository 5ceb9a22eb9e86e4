"""Mails: their headers, what they repeat of the mails they answer, and whose words each part is.

How a letter ends is told by ``signatures``.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline_app.extraction.texts.date_shape import MOMENT
from timeline_app.extraction.texts.segment import Segment, SegmentKind
from timeline_app.extraction.texts.sheet import Sheet, Speaker
from timeline_app.extraction.texts.span import Span

_HEADER = re.compile(
    r"[*_]{0,2}(?P<key>from|to|cc|bcc|sent|date|subject|re|reply-to|importance|priority|attachments?"
    r"|message-id|in-reply-to|references|mime-version|content-[\w-]+|x-[\w-]+|received|return-path"
    r"|delivered-to|sender|organi[sz]ation|user-agent|list-[\w-]+|thread-[\w-]+)[*_]{0,2}\s?:[*_]{0,2}(?P<value>.*)",
    re.IGNORECASE | re.DOTALL,
)
_TELLING = ("from", "to", "subject", "sent")
_FORWARD = re.compile(
    r"-{2,}\s*(?:original message|forwarded (?:message|by).{0,80}|reply (?:message|above).{0,40}|begin forwarded message)"
    r"\s*:?\s*-*|begin forwarded message\s*:|_{10,}",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"(?P<open>on|am|at)?\s*(?P<middle>.{0,200}?)\b(?:wrote|writes|schrieb|a écrit)\s*(?P<dash>:|…|\.\.\.)",
    re.IGNORECASE | re.DOTALL,
)
_MOMENT = re.compile(rf"\b{MOMENT}", re.IGNORECASE)
_KEY = 30  # signs of a key
_CLOCK = re.compile(r"\d:[0-5]\d")
_ON = ("On ", "on ", "ON ")
_MOST = 60  # lines of a header
_ADDRESS = re.compile(r"[<\[(]\s*(?:mailto:)?[^\s<>@]{1,80}@")
_ADDRESSED = ("to", "cc", "bcc")
_RECIPIENT = re.compile(r"[^,;<>()\[\]]+")
_AROUND_NAMES = ",;:-–—|<>[]\"'“”"


def take_mails(sheet: Sheet) -> None:
    place, lines = 0, sheet.lines
    starts: dict[int, _Start] = {}
    while place < len(lines):
        first, words = place, lines[place].text
        place += 1
        if words[-1] in "-:_" and _FORWARD.fullmatch(words):
            sheet.take_line(first, SegmentKind.METADATA)
        elif ":" in words[:_KEY] and _HEADER.match(words):
            place, is_header = _header(sheet, first)
            if is_header:
                starts[place] = _take_header(sheet, first, place)
        elif (words[-1] in ":…." or words[:3] in _ON) and (end := _wrote_end(sheet, first)):
            place = end
            starts[end] = _take_wrote(sheet, first, end)
    if starts:
        _give(sheet, starts)


def recipients_of(text: str, segments: Sequence[Segment]) -> Iterator[Span]:
    """The names in "To" and "Cc" lines, without addresses."""
    for segment in segments:
        header = None
        if segment.kind is SegmentKind.METADATA:
            header = _HEADER.fullmatch(text, segment.span.start, segment.span.end)
        if header is None or header["key"].lower() not in _ADDRESSED:
            continue
        for found in _RECIPIENT.finditer(text, header.start("value"), header.end("value")):
            name = _worded(text, Span(*found.span()), _AROUND_NAMES)
            if name is not None and "@" not in name.of(text):
                yield name


class _Start(NamedTuple):
    """From a line on, what stands under ``depth`` quote marks is ``speaker``'s."""

    depth: int
    speaker: Speaker


def _header(sheet: Sheet, first: int) -> tuple[int, bool]:
    """Where a run of header lines ends, and whether two of those that every mail has are among them."""
    lines = sheet.lines
    keys: set[str] = set()
    end = first
    for place in range(first, min(len(lines), first + _MOST)):
        line = lines[place]
        if place > first and (line.gap > 1 or line.depth != lines[first].depth):
            break
        found = _HEADER.match(line.text) if ":" in line.text[:_KEY] else None
        if found and not (line.gap and len(keys) >= 3):
            keys.add(found["key"].lower())
        elif line.gap or not line.indent or not keys:
            break
        end = place + 1
    return max(end, first + 1), "from" in keys and len(keys.intersection(_TELLING)) >= 2


def _take_header(sheet: Sheet, first: int, end: int) -> _Start:
    author = dated = None
    for place in range(first, end):
        line = sheet.lines[place]
        found = _HEADER.match(line.text)
        if found is None:
            continue
        value = Span(line.start + found.start("value"), line.end)
        key = found["key"].lower()
        if key in ("from", "sender") and author is None:
            author = _sender(sheet.text, value)
        elif key in ("sent", "date"):
            dated = _worded(sheet.text, value)
    speaker = Speaker(author, dated)
    for place in range(first, end):
        sheet.take_line(place, SegmentKind.METADATA, author, dated)
    return _Start(sheet.lines[first].depth, speaker)


def _sender(text: str, span: Span) -> Span | None:
    """A name without the address after it; an address where no name is."""
    address = _ADDRESS.search(text, span.start, span.end)
    name = Span(span.start, address.start()) if address else span
    return _worded(text, name, _AROUND_NAMES) or _worded(text, span, _AROUND_NAMES)


def _worded(text: str, span: Span, signs: str = "") -> Span | None:
    words = span.trimmed(text, signs)
    return words if words.start < words.end else None


def _wrote_end(sheet: Sheet, first: int) -> int:
    """Where the line or two end that introduce what another has written; else 0."""
    lines = sheet.lines
    line = lines[first]
    end = first + 1
    if not line.text.endswith((":", "…", "...")):
        if line.text[:3].lower() != "on " or end >= len(lines) or lines[end].gap:
            return 0
        if not lines[end].text.lower().endswith("wrote:"):
            return 0
        end += 1
    span = sheet.span(first, end)
    if span.end - span.start > 260:
        return 0
    words = span.of(sheet.text)
    found = _WROTE.fullmatch(words)
    if found is None:
        return 0
    deeper = end < len(lines) and lines[end].depth > line.depth
    return end if deeper or (found["open"] and ("@" in words or _CLOCK.search(words))) else 0


def _take_wrote(sheet: Sheet, first: int, end: int) -> _Start:
    span = sheet.span(first, end)
    words = span.of(sheet.text)
    found = _WROTE.fullmatch(words)
    assert found is not None
    moment = _MOMENT.search(words)
    name_start = max(found.start("middle"), moment.end() if moment else 0)
    author = _sender(sheet.text, Span(span.start + name_start, span.start + found.end("middle")))
    dated = Span(span.start + moment.start(), span.start + moment.end()) if moment else None
    depth = sheet.lines[first].depth
    made = Segment(
        kind=SegmentKind.METADATA, span=span, author=author, dated=dated, is_quoted=depth > 0
    )
    sheet.take(first, end, (made,))
    lines = sheet.lines
    deeper = end < len(lines) and lines[end].depth > depth
    return _Start(depth + 1 if deeper else depth, Speaker(author, dated))


def _give(sheet: Sheet, starts: dict[int, _Start]) -> None:
    """Each line its speaker: who began last under as many quote marks, with none fewer since."""
    open_: list[_Start] = []
    for place, line in enumerate(sheet.lines):
        start = starts.get(place)
        if start is not None:
            while open_ and open_[-1].depth >= start.depth:
                open_.pop()
            open_.append(start)
        while open_ and open_[-1].depth > line.depth:
            open_.pop()
        if open_ and open_[-1].depth == line.depth:
            sheet.speakers[place] = open_[-1].speaker
