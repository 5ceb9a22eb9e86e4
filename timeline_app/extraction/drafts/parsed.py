"""A document as the rules see it: its text, what it is made of, its sentences and its date words."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from timeline_app.extraction.dates.timex import DocumentDate, Timex
from timeline_app.extraction.sentences.sentence import Sentence
from timeline_app.extraction.texts.segment import Quotation, Segment
from timeline_app.extraction.texts.span import Span


@dataclass(frozen=True)
class ParsedText:
    text: str
    segments: tuple[Segment, ...]
    quotations: tuple[Quotation, ...]
    sentences: tuple[Sentence, ...]
    written: DocumentDate
    timexes: tuple[Timex, ...] = ()

    def segment_of(self, sentence: Sentence) -> Segment:
        return self.segments[sentence.segment]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that has the document's character ``offset``."""
        place = bisect_right(self._starts, offset) - 1
        if place >= 0 and offset < self.sentences[place].span.end:
            return self.sentences[place]
        return None

    def quotation_at(self, span: Span) -> Quotation | None:
        """The quotation that holds ``span`` whole."""
        return next((each for each in self.quotations if each.span.holds(span)), None)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(sentence.span.start for sentence in self.sentences)
