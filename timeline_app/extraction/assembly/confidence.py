"""How far a proposal is to be trusted: the rule's own measure, less what is known to mislead it.

The factors are judged by reading proposals, not fitted to any. It is never the factuality of what a text
claims.
"""

from collections.abc import Sequence

from timeline_app.extraction.drafts.draft import DraftActor, DraftDate, MentionForm
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.events.found_event import FoundEvent
from timeline_app.extraction.texts.segment import SegmentKind
from timeline_app.model.event import EventType
from timeline_app.model.source import Basis

_LONG = 45  # words of a sentence, of which a small parser errs in many
_ODD_SEGMENTS = frozenset({SegmentKind.HEADING, SegmentKind.LIST, SegmentKind.POST})
_PRONOUN, _NOBODY, _LONG_SENTENCE, _NO_PROSE, _NO_TYPE, _CUT = 0.85, 0.85, 0.9, 0.85, 0.95, 0.95
_TOLD_AGAIN, _STATED_DAY = 0.05, 0.05


def confidence_of(
    parsed: ParsedText,
    found: Sequence[FoundEvent],
    best: FoundEvent,
    date: DraftDate | None,
    actors: Sequence[DraftActor],
) -> float:
    """Of the event that ``found`` tells of, whose title and type are those of ``best``."""
    sentence = parsed.sentences[best.sentence]
    confidence = best.confidence
    core = [argument for argument in best.arguments if argument.is_core]
    named = [argument for argument in core if argument.actors]
    forms = [_form_of(argument.span, argument.actors, actors) for argument in named]
    if MentionForm.PRONOUN in forms:
        confidence *= _PRONOUN
    if not named:
        confidence *= _NOBODY
    if len(sentence.tokens) > _LONG:
        confidence *= _LONG_SENTENCE
    if parsed.segment_of(sentence).kind in _ODD_SEGMENTS:
        confidence *= _NO_PROSE
    if best.type is EventType.OTHER:
        confidence *= _NO_TYPE
    if best.title.endswith("…"):
        confidence *= _CUT
    if len(found) > 1:
        confidence += _TOLD_AGAIN
    if date is not None and date.basis is not Basis.INFERRED and date.phrase is not None:
        confidence += _STATED_DAY
    return round(min(confidence, 1.0), 2)


def _form_of(
    span: tuple[int, int], numbers: Sequence[int], actors: Sequence[DraftActor]
) -> MentionForm | None:
    """How the first of the actors is meant at ``span``."""
    for number in numbers:
        for mention in actors[number].mentions:
            if mention.span == span:
                return mention.form
    return None
