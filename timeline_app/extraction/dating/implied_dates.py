"""What a text implies of the date of an event that it doesn't date: not after, or not before, it was written.

Dates that the text states are tied to events by ``dating``.
"""

from timeline_app.extraction.claims.judgement import Judgement, Tense
from timeline_app.extraction.dates.date_bounds import day_of, from_on, up_to
from timeline_app.extraction.drafts.draft import DraftDate
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.sentences.sentence import Sentence
from timeline_app.extraction.texts.segment import SegmentKind
from timeline_app.model.calendar import DAY
from timeline_app.model.event import Stance
from timeline_app.model.source import Basis
from timeline_app.model.time import parse_edtf

_NEWS = 14 * DAY  # what is older is background
# What somebody wants needn't come; what somebody foresees or means to do is at least told as to come.
_TIMELESS = frozenset({Stance.WISHES, Stance.QUESTIONS})


def implied_date(
    parsed: ParsedText, sentence: Sentence, judgement: Judgement, *, is_speech: bool = False
) -> DraftDate | None:
    """The date that the tense implies; None where the day of writing isn't known or tells nothing.

    Told as past: some moment up to the day of writing. Told as present: that day, on which it was so; but
    what somebody "says" was said by then.
    Told as to come: some moment from that day on. ``likely`` is the day of the text's news for what is
    told as past, since that is mostly what it goes on to tell, and else the day of writing.
    """
    captioned = _caption_date(parsed, sentence)
    if captioned is not None:
        return captioned
    written, name = written_of(parsed, sentence)
    if written is None or judgement.stance in _TIMELESS:
        return None
    day = day_of(parse_edtf(written))
    is_heading = parsed.segment_of(sentence).kind is SegmentKind.HEADING
    if judgement.tense is Tense.FUTURE or judgement.stance is Stance.PREDICTS:
        edtf, told = from_on(written), "to come"
    elif judgement.tense is Tense.PRESENT and not is_heading and not is_speech:
        edtf, told = day, "present"
    else:
        edtf, told = up_to(written), "past"
    if edtf is None:
        return None
    return DraftDate(
        edtf=edtf,
        basis=Basis.INFERRED,
        anchor=f"told as {told} in {name} of {written}",
        likely=(news_day(parsed) if told == "past" else None) or day,
    )


def news_day(parsed: ParsedText) -> str | None:
    """The day that a text is about: the first that it tells, shortly before it was written."""
    if parsed.written.edtf is None:
        return None
    written = parse_edtf(parsed.written.edtf)
    for timex in parsed.timexes:
        sentence = parsed.sentence_at(timex.span.start)
        if timex.edtf is None or sentence is None:
            continue
        bounds = parse_edtf(timex.edtf)
        day = day_of(bounds)
        if day is not None:
            is_news = 0 <= written.start_earliest - bounds.start_earliest <= _NEWS
            return day if is_news else None
    return None


def _caption_date(parsed: ParsedText, sentence: Sentence) -> DraftDate | None:
    """The one day that a caption tells: it is when the picture was taken that shows all of it."""
    segment = parsed.segment_of(sentence)
    if segment.kind is not SegmentKind.CAPTION:
        return None
    told = [each for each in parsed.timexes if segment.span.holds(each.span) and each.edtf]
    if len(told) != 1 or told[0].edtf is None or day_of(parse_edtf(told[0].edtf)) is None:
        return None
    return DraftDate(
        edtf=told[0].edtf,
        basis=Basis.INFERRED,
        phrase=told[0].span,
        anchor="the day that the picture's caption tells",
    )


def written_of(parsed: ParsedText, sentence: Sentence) -> tuple[str | None, str]:
    """When the words were written, and what they are: a post has a date of its own."""
    segment = parsed.segment_of(sentence)
    if segment.dated is not None:
        for timex in parsed.timexes:
            if segment.dated.holds(timex.span) and timex.edtf is not None:
                if segment.kind is SegmentKind.POST:
                    return timex.edtf, "a post"
                return timex.edtf, "an entry" if segment.author is None else "a letter"
    return parsed.written.edtf, "a text"
