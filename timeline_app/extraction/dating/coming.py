"""Takes what is told as present with a date after the writing for what is to come: "the board meets on 20 May".

After Quirk et al. (1985, 4.45): English tells in the present tense what is arranged. Headlines tell in it what
has happened, so that there a weekday alone, which may be the last or the next one, changes nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline_app.extraction.claims.judgement import Judgement, Tense
from timeline_app.extraction.dates.date_bounds import begins_after
from timeline_app.extraction.dating.implied_dates import written_of
from timeline_app.extraction.drafts.draft import DraftDate
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.events.found_event import FoundEvent
from timeline_app.extraction.events.found_event import Tense as FoundTense
from timeline_app.extraction.sentences.verb_types import BARE_SAYING
from timeline_app.extraction.texts.segment import SegmentKind
from timeline_app.model.event import Stance
from timeline_app.model.source import Basis


def with_coming(
    parsed: ParsedText,
    found: Sequence[FoundEvent],
    judgements: Sequence[Judgement],
    dates: Sequence[DraftDate | None],
) -> Iterator[Judgement]:
    """The judgement on each of ``found``, where its date has been found."""
    for event, judgement, date in zip(found, judgements, dates, strict=True):
        is_plain = judgement.stance is Stance.ASSERTS and judgement.tense is not Tense.FUTURE
        if is_plain and date is not None and _is_arranged(parsed, event, date):
            yield replace(
                judgement,
                stance=Stance.PREDICTS,
                tense=Tense.FUTURE,
                cue=judgement.cue or date.phrase,
                rule="date to come",
            )
        else:
            yield judgement


def _is_arranged(parsed: ParsedText, event: FoundEvent, date: DraftDate) -> bool:
    is_present = event.tense is FoundTense.PRESENT and not event.is_perfect
    if not is_present or event.lemma in BARE_SAYING:
        return False
    if date.phrase is None or date.basis is Basis.INFERRED:
        return False
    sentence = parsed.sentences[event.sentence]
    written, _ = written_of(parsed, sentence)
    if written is None or not begins_after(date.edtf, written):
        return False
    is_heading = parsed.segment_of(sentence).kind is SegmentKind.HEADING
    return not is_heading or any(map(str.isdigit, date.phrase.of(parsed.text)))
