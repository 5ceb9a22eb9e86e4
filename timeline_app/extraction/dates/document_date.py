"""Finds when a document was written: stated in its head, given from outside, or bounded by what it tells.

Date words are read by ``timexes``; this module only knows where a document says its own date.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import takewhile

from timeline_app.extraction.dates.timex import DocumentDate, Timex, TimexKind
from timeline_app.extraction.dates.timexes import find_timexes
from timeline_app.extraction.texts.segment import Segment, SegmentKind
from timeline_app.extraction.texts.span import Span
from timeline_app.model.source import Basis
from timeline_app.model.time import DateError, parse_edtf
from timeline_app.model.typed_date import read_typed_date
from timeline_app.model.window import Precision

_HEAD = 3_000  # characters in which a document tells its own date
_TAIL = 600
_MOST_SIGNATURES = 20
_LONGEST_LINE = 160  # of one that has nothing but a byline or a date to say
_BODY = 200_000  # characters that are read for bounds
_APART = frozenset([SegmentKind.POST, SegmentKind.CAPTION, SegmentKind.CREDIT])
_DATED_KEY = re.compile(
    r"\s*(?:[*#>|\-]\s*)?(?P<key>date(?: ?line)?|dated|published(?: (?:on|at|date|time|online))?|publication date"
    r"|pub(?:lish)? ?date|posted(?: (?:on|at|by))?|posting date|release(?:d| date)?(?: on)?|issued(?: on)?|sent|received"
    r"|filed(?: (?:on|at))?|created(?: (?:on|at))?|first published|written(?: on)?|(?:last )?(?:updated|modified|edited|revised)"
    r"(?: (?:on|at))?|as of|for immediate release)\b\s*[:=\-–—|,]?",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"updated|modified|edited|revised|received", re.IGNORECASE)
_OF_SOMETHING_ELSE = re.compile(
    r"\W*(?:accessed|retrieved|viewed|printed|saved|downloaded|embargo\w*|(?:incident|hearing|event|birth|meeting) date"
    r"|date of (?:(?:the )?(?:incident|hearing|event|meeting|birth|death)|access|retrieval)|dob|deadline|due)\b",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"([12][0-9]{3})(0[1-9]|1[0-2])([0-3][0-9])(?![0-9])")
_DASH = re.compile(r"[–—]|\s--?\s")
_BYLINE = re.compile(r"\s*(?:by|from|from our correspondent)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|shall|would|due|plan(?:s|ned)?|schedul\w+|expect\w*|set to|to be|by|until|deadline|next|upcoming"
    r"|expir\w+|target|forecast\w*|project\w+|may|could|if|ahead|before|from|through|hopes?|intend\w*|aims?)\b",
    re.IGNORECASE,
)


def find_document_date(
    text: str, segments: Sequence[Segment], published: str | None = None
) -> DocumentDate:
    """The day a document was written on, else bounds, else nothing; ``published`` wins over its text.

    ``published`` is EDTF, an ISO 8601 time or words; what can't be read is passed over.
    """
    given = _given(published)
    if given is not None:
        return DocumentDate(edtf=given, reason="given with the document")
    return find_stated_date(text, segments) or _bounded(text, segments)


def find_stated_date(text: str, segments: Sequence[Segment]) -> DocumentDate | None:
    """The day on which ``text`` itself says that it was written; its ``segments`` may end before it does."""
    for reason, span in _places(text, segments):
        found = _stated(text, span)
        if found is not None:
            return DocumentDate(edtf=_day_of(found), reason=reason, evidence=found.span)
    return None


def _given(published: str | None) -> str | None:
    """The day, without its time, of a date as others write it; else the EDTF of what words say."""
    if not published or not published.strip():
        return None
    written = published.strip()
    if written.startswith("["):  # a bound, or one of two days
        with suppress(DateError):
            return parse_edtf(written).edtf
    compact = _COMPACT.match(written)
    if compact:
        written = "-".join(compact.groups())
    for each in find_timexes(written, (), (), DocumentDate()):
        if _is_day(each):
            return _day_of(each)
    try:
        edtf = read_typed_date(written).edtf
    except DateError:
        return None
    return None if edtf.startswith("XXXX") else edtf


def _day_of(timex: Timex) -> str | None:
    return timex.value[:10] if timex.kind is TimexKind.TIME else timex.edtf


def _places(text: str, segments: Sequence[Segment]) -> Iterator[tuple[str, Span]]:
    """Where a document may tell its date, the surest place first."""
    lines = list(_lines(text, 0, _HEAD))
    lines_behind = list(_lines(text, max(_HEAD, len(text) - _TAIL), len(text)))
    at_head = list(takewhile(lambda each: each.span.start < _HEAD, segments))
    metadata = {
        line for each in at_head if each.kind is SegmentKind.METADATA
        for line in _lines(text, each.span.start, each.span.end)
    }  # fmt: skip
    keyed = [(line, match) for line in lines for match in [_key_of(text, line)] if match]
    for changed in (False, True):
        for line, match in keyed:
            if bool(_CHANGED.search(match["key"])) is changed and match["key"].lower() != "as of":
                word = "when it was last changed" if changed else "its date"
                yield f"a line at its head says {word}", Span(match.end(), line.end)
    for line in sorted(metadata):
        if not _is_of_something_else(text, line):
            yield "the lines at its head tell its date", line
    for each in at_head:
        if each.kind is SegmentKind.DATELINE:
            yield "its dateline", each.span
    apart = [each for each in segments if each.kind in _APART]
    apart_spans = [each.span for each in apart] + [each.dated for each in segments if each.dated]
    for line in _before_body(lines):
        if _is_only_a_date(text, line) and not any(span.meets(line) for span in apart_spans):
            yield "a line with nothing but its date", line
    for line in lines:
        if _BYLINE.match(text, line.start, line.end) and line.end - line.start < _LONGEST_LINE:
            yield "its byline", line
    signatures = [each for each in segments if each.kind is SegmentKind.SIGNATURE]
    for each in signatures[:_MOST_SIGNATURES]:
        if not any(span.meets(each.span) for span in apart_spans):
            yield "the line of its author", each.span
    if len(segments) == 1 and segments[0].dated and segments[0].kind is not SegmentKind.METADATA:
        yield "the date of the post", segments[0].dated
    first = next((line for line in lines if line.end > line.start), None)
    if first is not None and re.match(
        r"[A-Z][A-Z ,.'/-]{2,60}[(,–—-]", text[first.start : first.start + 64]
    ):
        dash = _DASH.search(text, first.start, first.end)
        end = first.end if dash is None else dash.start()
        yield "its dateline", Span(first.start, min(end, first.start + 90))
    for line in lines_behind:
        key = _key_of(text, line)
        if key is not None:
            yield "a line at its foot says its date", Span(key.end(), line.end)
        elif _is_only_a_date(text, line) and not any(span.meets(line) for span in apart_spans):
            yield "a line with nothing but its date", line


def _before_body(lines: Sequence[Span]) -> Iterator[Span]:
    """The lines in front of the first long one: after that the document has begun to tell."""
    for line in lines:
        if line.end - line.start > _LONGEST_LINE:
            return
        yield line


def _key_of(text: str, line: Span) -> re.Match[str] | None:
    if line.end - line.start > _LONGEST_LINE or _is_of_something_else(text, line):
        return None
    return _DATED_KEY.match(text, line.start, line.end)


def _is_of_something_else(text: str, line: Span) -> bool:
    return _OF_SOMETHING_ELSE.match(text, line.start, line.end) is not None


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    end = min(end, len(text))
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if stop > start:
            yield Span(start, stop)
        start = stop + 1


def _is_only_a_date(text: str, line: Span) -> bool:
    """Whether a line has little beside a date: "Oldport, 31 August 2021", "10:30, Aug 31, 2021 | Updated"."""
    if line.end - line.start > 80:
        return False
    found = _stated(text, line)
    if found is None:
        return False
    rest = text[line.start : found.span.start] + text[found.span.end : line.end]
    return len(re.findall(r"[^\W\d_]{2,}", rest)) <= 4 and not rest.rstrip().endswith(
        (".", "?", "!")
    )


def _stated(text: str, span: Span) -> Timex | None:
    """The first day with its year that is told in ``span``."""
    if span.end <= span.start:
        return None
    piece = Segment(
        kind=SegmentKind.METADATA, span=Span(span.start, min(span.end, span.start + 400))
    )
    for each in find_timexes(text, (piece,), (), DocumentDate()):
        if _is_day(each):
            return each
    return None


def _is_day(timex: Timex) -> bool:
    """Whether it tells one day and its year by itself; both may be the day where its order is open."""
    if timex.edtf is None or timex.basis is not Basis.STATED or "X" in timex.value:
        return False
    if timex.kind not in (TimexKind.DATE, TimexKind.TIME):
        return False
    return parse_edtf(timex.edtf).precision >= Precision.DAY and "/" not in timex.edtf


def _bounded(text: str, segments: Sequence[Segment]) -> DocumentDate:
    """Not before the latest day that the document tells of as past."""
    end = min(len(text), _BODY)
    kept = [each for each in segments if each.span.end <= end] or [
        Segment(kind=SegmentKind.PARAGRAPH, span=Span(0, end))
    ]
    stops = [match.end() for match in re.finditer(r"[.!?](?=\s)|\n", text[:end])]
    latest: Timex | None = None
    for each in find_timexes(text, kept, (), DocumentDate()):
        if not _is_day(each) or _looks_ahead(text, each.span, stops):
            continue
        if latest is None or _last_second(each) > _last_second(latest):
            latest = each
    if latest is None or latest.edtf is None:
        return DocumentDate(reason="its text tells no date of its own")
    day = latest.value[:10]
    return DocumentDate(
        edtf=f"[{day}..]", reason="not before the latest day that it tells of", evidence=latest.span
    )


def _last_second(timex: Timex) -> int:
    assert timex.edtf is not None
    return parse_edtf(timex.edtf).end_latest


def _looks_ahead(text: str, span: Span, stops: list[int]) -> bool:
    """Whether its sentence has a word of what is still to come."""
    place = bisect_right(stops, span.start)
    start = stops[place - 1] if place else 0
    end = stops[place] if place < len(stops) else len(text)
    around = (
        Span(max(start, span.start - 300), span.start),
        Span(span.end, min(end, span.end + 300)),
    )
    return any(
        _AHEAD.search(text, each.start, each.end) for each in around
    )  # "May" is a month, too
