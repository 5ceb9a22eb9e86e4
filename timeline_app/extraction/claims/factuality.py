"""Judges whether something that a text names happened, is planned, wished, asked about or denied.

How a sentence is read for it is ``factuality_climb``'s; who says so is told by ``claims``.
"""

from collections.abc import Sequence

from timeline_app.extraction.claims.factuality_clauses import is_past
from timeline_app.extraction.claims.factuality_climb import Standings
from timeline_app.extraction.claims.judgement import Judgement, Tense
from timeline_app.extraction.claims.standing import Standing
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.events.found_event import FoundEvent
from timeline_app.extraction.sentences.attributed import Attributions
from timeline_app.extraction.sentences.clause import VERBAL
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.texts.segment import SegmentKind

_PRESENT = frozenset(("VBZ", "VBP", "MD"))


def judge_events(
    parsed: ParsedText, events: Sequence[FoundEvent], attributions: Attributions
) -> tuple[Judgement, ...]:
    """What the text makes of each of ``events``."""
    judge = Judge(parsed, attributions)
    sentences = parsed.sentences
    return tuple(
        judge.judgement(sentences[event.sentence], sentences[event.sentence].tokens[event.head])
        for event in events
    )


class Judge:
    """Judges many words of one document, at its best in the text's order."""

    def __init__(self, parsed: ParsedText, attributions: Attributions) -> None:
        self._parsed = parsed
        self._attributions = attributions
        self._last: tuple[int, Standings] | None = None

    def judgement(self, sentence: Sentence, token: Token) -> Judgement:
        """How the text, or the nearest one whom it gives as a source, stands to what ``token`` names."""
        standing = self._standings(sentence).of(token)
        is_heading = self._parsed.segment_of(sentence).kind is SegmentKind.HEADING
        return Judgement(
            stance=standing.stance,
            factuality=standing.factuality,
            tense=_tense(sentence, token, standing, is_heading),
            cue=standing.cue,
            rule=standing.rule or "told",
        )

    def _standings(self, sentence: Sentence) -> Standings:
        if self._last is None or self._last[0] != sentence.place:
            around = self._attributions.around(sentence)
            self._last = (sentence.place, Standings(sentence, around))
        return self._last[1]


def _tense(sentence: Sentence, token: Token, standing: Standing, is_heading: bool) -> Tense:
    if standing.is_ahead:
        return Tense.FUTURE
    # Headlines tell in the present tense what has happened; a noun has none of its own.
    if is_heading or token.pos in ("NOUN", "PROPN"):
        return Tense.PAST
    for each in (token, *sentence.heads_above(token)):
        if each.pos in VERBAL:
            if is_past(sentence, each):
                return Tense.PAST
            finite = (each, *sentence.children_of(each, "aux", "auxpass"))
            if any(word.tag in _PRESENT for word in finite):
                return Tense.PRESENT
    return Tense.PAST
