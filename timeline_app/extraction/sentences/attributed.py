"""Attributions found in a text, as values: who is given as saying, thinking or wanting what.

``attribution`` finds them; what becomes of an event within their content is ``factuality``'s and ``claims``'.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from timeline_app.extraction.sentences.sentence import Sentence
from timeline_app.extraction.texts.span import Span

DENIED_BEFORE = "denied before"  # the rule of "a raid, which the rebels deny": told, then denied
REFUSED = "refusal"  # the rule of "rejected the treaty": nothing that was said is denied


class AttributionKind(StrEnum):
    """What the cue makes of its content: told as so, held to be so, asked, foreseen, meant or wished."""

    SPEECH = "speech"
    BELIEF = "belief"
    KNOWLEDGE = "knowledge"  # what is known, seen or found is so
    DENIAL = "denial"
    QUESTION = "question"
    PREDICTION = "prediction"
    PLAN = "plan"
    WISH = "wish"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A cue with its source and content (the annotation of PARC and PolNeAR).

    ``head`` is the place of the cue's main word in the sentence ``sentence``; ``source_head`` that of
    the source's main word in ``source_sentence``, which may be another one for a quotation. A source
    of None isn't named at all ("allegedly"). Content may stand in several pieces and sentences.
    ``cue`` is empty where nothing but quotation marks or a colon tells of a speaker.
    """

    kind: AttributionKind
    sentence: int
    head: int
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source: Span | None = None
    source_sentence: int | None = None
    source_head: int | None = None
    is_denial: bool = False
    is_quoted: bool = False  # its content is told in its source's own words
    rule: str = ""

    def covers(self, span: Span) -> bool:
        """Whether ``span`` is part of the content."""
        return any(piece.holds(span) for piece in self.content)

    @property
    def extent(self) -> int:
        """How many characters the content has: the shorter of two around a word is the nearer one."""
        return sum(piece.end - piece.start for piece in self.content)


class Attributions(tuple[Attribution, ...]):
    """A document's attributions, in the text's order, with those that reach into a sentence at hand."""

    _by_sentence: Mapping[int, tuple[Attribution, ...]]

    def __new__(cls, found: Sequence[Attribution], sentences: Sequence[Sentence]) -> "Attributions":
        made = super().__new__(cls, found)
        starts = [sentence.span.start for sentence in sentences]
        around: dict[int, dict[int, Attribution]] = defaultdict(dict)
        for number, attribution in enumerate(found):
            for piece in attribution.content:
                first = max(bisect_right(starts, piece.start) - 1, 0)
                for place in range(first, bisect_left(starts, piece.end)):
                    around[place][number] = attribution
        made._by_sentence = {place: tuple(each.values()) for place, each in around.items()}
        return made

    def around(self, sentence: Sentence) -> tuple[Attribution, ...]:
        """Those whose content reaches into the sentence."""
        return self._by_sentence.get(sentence.place, ())
