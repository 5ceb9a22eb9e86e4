"""Cuts a text into segments: stretches of one voice and kind, whatever its genre, never rewritten.

Each kind's own module takes the lines it knows, most certain first; what nobody takes is paragraphs.
Together the segments hold every letter and digit of the text but for the marks and numbers of lists.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline_app.extraction.texts.boilerplate import take_boilerplate
from timeline_app.extraction.texts.captions import parts_of_caption, take_captions
from timeline_app.extraction.texts.copied_posts import take_copied_posts
from timeline_app.extraction.texts.date_shape import date_at, is_time
from timeline_app.extraction.texts.datelines import date_of, end_of_dateline
from timeline_app.extraction.texts.entries import take_entries
from timeline_app.extraction.texts.headings import bare, is_heading, is_marked
from timeline_app.extraction.texts.lists import take_lists
from timeline_app.extraction.texts.mails import take_mails
from timeline_app.extraction.texts.metadata import end_of_glued_metadata, take_metadata
from timeline_app.extraction.texts.posts import take_posts
from timeline_app.extraction.texts.segment import Segment, SegmentKind
from timeline_app.extraction.texts.sheet import Sheet, sheet_of
from timeline_app.extraction.texts.signatures import take_signatures
from timeline_app.extraction.texts.span import Span
from timeline_app.extraction.texts.transcripts import take_transcripts

_HEAD = 3  # paragraphs that metadata or a dateline may be glued to


def find_segments(text: str) -> tuple[Segment, ...]:
    """The segments of ``text`` in its order, none over another, each trimmed of blanks."""
    sheet = sheet_of(text)
    take_mails(sheet)
    take_posts(sheet)
    take_copied_posts(sheet)
    take_signatures(sheet)
    take_boilerplate(sheet)
    take_entries(sheet)
    take_metadata(sheet)
    take_transcripts(sheet)
    take_captions(sheet)
    _take_marked_headings(sheet)
    take_lists(sheet)
    _take_rest(sheet)
    found = sorted(sheet.segments, key=lambda segment: segment.span)
    return tuple(_without_ended_entries(text, found))


def _without_ended_entries(text: str, segments: Sequence[Segment]) -> Iterator[Segment]:
    """What stands under the next heading is no more of the last entry above it."""
    heading = -1
    for segment in segments:
        if segment.kind is SegmentKind.HEADING:
            heading = segment.span.end
        dated = segment.dated
        is_ended = dated is not None and dated.start < heading and segment.author is None
        if is_ended and dated is not None and is_time(dated.of(text)):
            yield replace(segment, dated=None)
        else:
            yield segment


def _take_marked_headings(sheet: Sheet) -> None:
    for place in sheet.lone(200):
        if is_marked(sheet.lines[place].text):
            marked = sheet.segment(SegmentKind.HEADING, place, place + 1, sheet.speakers[place])
            sheet.take(place, place + 1, (replace(marked, span=bare(sheet.text, marked.span)),))


def _take_rest(sheet: Sheet) -> None:
    seen, titled = 0, False
    for first, end in _runs(sheet):
        for one, last in sheet.joined(first, end):
            if not _says_something(sheet, one, last):
                sheet.taken[one:last] = b"\x01" * (last - one)
                continue
            whole = sheet.segment(SegmentKind.PARAGRAPH, one, last, sheet.speakers[one])
            made = list(_parts(sheet, whole, seen, not seen and not _is_dated(sheet, last)))
            if (
                len(made) == 1
                and made[0].kind is whole.kind
                and is_heading(sheet, one, last, not (seen or titled))
            ):
                made = [replace(whole, kind=SegmentKind.HEADING)]
                titled = True
            else:
                seen += any(each.kind is SegmentKind.PARAGRAPH for each in made)
            sheet.take(one, last, made)


def _is_dated(sheet: Sheet, place: int) -> bool:
    """A line that begins with a numeric date: where two follow one another, they are a chronology."""
    return place < len(sheet.lines) and date_at(sheet.lines[place].text) is not None


def _says_something(sheet: Sheet, first: int, end: int) -> bool:
    """It is more than a rule or an ornament."""
    return any(any(map(str.isalnum, line.text)) for line in sheet.lines[first:end])


def _runs(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Runs of lines that nobody has taken."""
    place, lines = 0, len(sheet.lines)
    while (first := sheet.taken.find(0, place)) >= 0:
        end = sheet.taken.find(1, first)
        place = end if end >= 0 else lines
        yield first, place


def _parts(sheet: Sheet, whole: Segment, seen: int, is_first: bool) -> Iterator[Segment]:
    """A paragraph without what is glued to its ends: metadata, a dateline, a picture's credit."""
    text, start, end = sheet.text, whole.span.start, whole.span.end
    if seen < _HEAD:
        glued = end_of_glued_metadata(text[start : min(end, start + 400)], is_first)
        if glued:
            head = Span(start, start + glued).trimmed(text)
            yield replace(whole, kind=SegmentKind.METADATA, span=head, dated=date_of(text, head))
            start += glued
    prose = end_of_dateline(text, Span(start, end), not seen)
    if prose:
        head = Span(start, prose).trimmed(text)
        yield replace(whole, kind=SegmentKind.DATELINE, span=head, dated=date_of(text, head))
        start = prose
    rest = Span(start, end)
    for kind, span in parts_of_caption(text, rest) or [(whole.kind, rest)]:
        yield replace(whole, kind=kind, span=span)
