"""Dates that stand above what they date: a heading with nothing else, or the time of an entry on its own line.

Dates in front of what a line tells are ``line_dates``', those within sentences ``timex_ties``'.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from timeline_app.extraction.dates.date_bounds import is_plain, up_to
from timeline_app.extraction.dates.date_ranges import DateRange
from timeline_app.extraction.dates.timex import Timex, TimexKind
from timeline_app.extraction.dating.line_dates import is_main
from timeline_app.extraction.drafts.draft import DraftDate
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.events.found_event import FoundEvent
from timeline_app.extraction.texts.date_shape import is_time
from timeline_app.extraction.texts.headings import ends_record, is_record_heading
from timeline_app.extraction.texts.segment import Segment, SegmentKind
from timeline_app.extraction.texts.span import Span
from timeline_app.model.event import EventType
from timeline_app.model.source import Basis
from timeline_app.model.time import parse_edtf

_TELLING = frozenset([SegmentKind.PARAGRAPH, SegmentKind.LIST])


def section_dates(
    parsed: ParsedText, found: Sequence[FoundEvent], ranges: Mapping[Span, DateRange]
) -> dict[int, DraftDate]:
    """The events that a date above them dates: what their sentences mainly tell, not as done before then.

    Under a heading that is all its sentences up to the next heading, behind a time the first sentence. A
    running report, whose last entry stands first, tells of what was before each entry's time; a log of
    what was at that time.
    """
    above = dict(_dates_above(parsed, ranges))
    first_of = _first_sentences(parsed)
    is_running = _is_running_report(parsed, above)
    dates = {}
    for place, event in enumerate(found):
        sentence = parsed.sentences[event.sentence]
        date = above.get(sentence.segment)
        if date is None or event.is_perfect or event.type is EventType.STATE:
            continue
        is_of_entry = date.phrase == parsed.segments[sentence.segment].dated
        if is_of_entry and first_of[sentence.segment] != event.sentence:
            continue
        if is_main(sentence, event):
            dates[place] = _before_entry(date) if is_of_entry and is_running else date
    return dates


def _before_entry(date: DraftDate) -> DraftDate:
    edtf = up_to(date.edtf)
    likely = date.edtf if is_plain(date.edtf) else None
    return date if edtf is None else replace(date, edtf=edtf, likely=likely)


def _is_running_report(parsed: ParsedText, above: Mapping[int, DraftDate]) -> bool:
    """Whether more of the times above entries are earlier than the one before them than later."""
    times = [
        parse_edtf(date.edtf).start_earliest
        for number, date in above.items()
        if date.phrase == parsed.segments[number].dated
    ]
    steps = [later - earlier for earlier, later in pairwise(times) if later != earlier]
    return sum(step < 0 for step in steps) * 2 > len(steps)


def _dates_above(
    parsed: ParsedText, ranges: Mapping[Span, DateRange]
) -> Iterator[tuple[int, DraftDate]]:
    """Segments by number, each with the date above it."""
    section: DraftDate | None = None
    entry: DraftDate | None = None
    is_record = False
    for number, segment in enumerate(parsed.segments):
        if segment.kind is SegmentKind.HEADING:
            own, entry = _whole_date(parsed, segment, ranges), None
            words, has_day = segment.span.of(parsed.text), bool(_dates_in(parsed, segment))
            if not is_record or ends_record(words, has_day=has_day):
                section, is_record = own, is_record_heading(words)
        elif segment.kind is SegmentKind.METADATA and is_time(segment.span.of(parsed.text)):
            entry = _whole_date(parsed, segment, ranges)
        elif segment.kind in _TELLING and not segment.is_quoted and segment.author is None:
            date, entry = entry or section, None
            if date is not None:
                yield number, date


def _whole_date(
    parsed: ParsedText, segment: Segment, ranges: Mapping[Span, DateRange]
) -> DraftDate | None:
    """The date or range that is all of a segment's words, or all but those of a record's heading."""
    own = _timexes_in(parsed, segment)
    if is_record_heading(segment.span.of(parsed.text)):
        own = _dates_in(parsed, segment)
    elif any(map(str.isalnum, _without(parsed.text, segment.span, own))):
        return None
    if not own:
        return None
    stretch = ranges.get(own[0].span)
    if len(own) > 1 and (stretch is None or len(own) > 2):
        return None
    date: DateRange | Timex = stretch or own[0]
    if date.edtf is None or own[0].kind not in (TimexKind.DATE, TimexKind.TIME):
        return None
    words = date.span.of(parsed.text)
    return DraftDate(
        edtf=date.edtf, basis=Basis.INFERRED, phrase=date.span, anchor=f"told under “{words}”"
    )


def _timexes_in(parsed: ParsedText, segment: Segment) -> Sequence[Timex]:
    first = bisect_left(parsed.timexes, segment.span.start, key=lambda each: each.span.start)
    end = bisect_left(parsed.timexes, segment.span.end, key=lambda each: each.span.start)
    return parsed.timexes[first:end]


def _dates_in(parsed: ParsedText, segment: Segment) -> Sequence[Timex]:
    own = _timexes_in(parsed, segment)
    return tuple(each for each in own if each.kind is TimexKind.DATE)


def _without(text: str, span: Span, inside: Sequence[Timex]) -> str:
    pieces, start = [], span.start
    for each in inside:
        pieces.append(text[start : each.span.start])
        start = each.span.end
    return "".join([*pieces, text[start : span.end]]).replace("to", "")


def _first_sentences(parsed: ParsedText) -> dict[int, int]:
    first: dict[int, int] = {}
    for sentence in parsed.sentences:
        first.setdefault(sentence.segment, sentence.place)
    return first
