"""What stands around a document's events, looked up once: dated sentences, quotations, headings, named actors.

How much each of it counts is told in ``event_salience``.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from timeline_app.extraction.dates.timex import TimexKind
from timeline_app.extraction.drafts.draft import DraftActor, MentionForm
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.sentences.sentence import Sentence
from timeline_app.extraction.texts.segment import SegmentKind
from timeline_app.extraction.texts.span import Span

_FIRST = 3  # segments, heading and dateline among them

_OF_THE_MOMENT = (SegmentKind.HEADING, SegmentKind.CAPTION, SegmentKind.POST)


class Surroundings:
    def __init__(self, parsed: ParsedText, actors: Sequence[DraftActor]) -> None:
        self._segments = parsed.segments
        dates = (
            each.span.start
            for each in parsed.timexes
            if each.kind in (TimexKind.DATE, TimexKind.TIME)
        )
        sentences = map(parsed.sentence_at, dates)
        self._dated = frozenset(each.place for each in sentences if each is not None)
        quoted = sorted(each.span for each in parsed.quotations)
        self._quote_starts = [span.start for span in quoted]
        self._quote_ends = list(accumulate((span.end for span in quoted), max))
        roots = [
            sentence.root.tag
            for sentence in parsed.sentences
            if not self.is_heading(sentence) and sentence.root.tag in ("VBD", "VBZ", "VBP")
        ]
        # A chronicle or a running report.
        self.is_told_in_present = 2 * roots.count("VBD") < len(roots)
        self._named = frozenset(
            place
            for place, actor in enumerate(actors)
            if any(each.form in (MentionForm.NAME, MentionForm.ACCOUNT) for each in actor.mentions)
        )

    def is_dated(self, sentence: Sentence) -> bool:
        return sentence.place in self._dated

    def is_heading(self, sentence: Sentence) -> bool:
        return self._segments[sentence.segment].kind is SegmentKind.HEADING

    def is_of_the_moment(self, sentence: Sentence) -> bool:
        """Headings, captions and posts tell in the present what has just happened."""
        return self._segments[sentence.segment].kind in _OF_THE_MOMENT

    def is_at_beginning(self, sentence: Sentence) -> bool:
        return sentence.segment <= _FIRST

    def is_quoted(self, span: Span) -> bool:
        place = bisect_right(self._quote_starts, span.start) - 1
        return place >= 0 and span.end <= self._quote_ends[place]

    def is_named(self, actor: int) -> bool:
        return actor in self._named
