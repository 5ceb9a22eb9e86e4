"""Makes an event's claim: stance and factuality, and the chain of those who say so, nearest first.

Attributions are found in ``attribution`` and judged in ``factuality``; who is meant by a source's words is
told by the actors' ``mentions``.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from timeline_app.extraction.claims.factuality_marks import means_nobody
from timeline_app.extraction.claims.factuality_told import names_what_is_denied, presupposes
from timeline_app.extraction.claims.judgement import Judgement
from timeline_app.extraction.claims.standing import PROVED_FALSE
from timeline_app.extraction.drafts.draft import DraftActor, DraftClaim, MentionForm, Voice
from timeline_app.extraction.drafts.mentions import Mentions
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.events.event_arguments import actors_at
from timeline_app.extraction.events.found_event import FoundEvent
from timeline_app.extraction.sentences import cue_nouns
from timeline_app.extraction.sentences.attributed import (
    REFUSED,
    Attribution,
    AttributionKind,
    Attributions,
)
from timeline_app.extraction.sentences.cue_verbs import SHOWING
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.texts.segment import Segment, SegmentKind
from timeline_app.extraction.texts.span import Span
from timeline_app.extraction.texts.word_list import words
from timeline_app.model.event import Factuality, Stance

_JOINING = ",;|•"
_LONGEST_NAME = 80
_CAPTION = "photo caption"
_HEARSAY = (AttributionKind.SPEECH, AttributionKind.BELIEF, AttributionKind.DENIAL)
_CLAIMING = words("claim allege assert suggest maintain")
_AHEAD = (AttributionKind.PLAN, AttributionKind.WISH, AttributionKind.PREDICTION)


def claims_of(
    parsed: ParsedText,
    events: Sequence[FoundEvent],
    judgements: Sequence[Judgement],
    actors: Sequence[DraftActor],
    attributions: Attributions,
) -> tuple[DraftClaim, ...]:
    """The claim on each of ``events``, as each is judged: what the sentence that names it makes of it."""
    speakers = _Speakers(parsed, actors, attributions)
    return tuple(map(speakers.claim, events, judgements))


class _Speakers:
    """Who speaks where in one document."""

    def __init__(
        self,
        parsed: ParsedText,
        actors: Sequence[DraftActor],
        attributions: Attributions,
    ) -> None:
        self._parsed = parsed
        self._attributions = attributions
        self._mentions = Mentions(actors)
        self._by_name = {
            name.casefold(): number
            for number, actor in reversed(list(enumerate(actors)))
            for name in (actor.name, *(each.span.of(parsed.text) for each in actor.mentions))
        }
        authors = {
            each.author.of(parsed.text)
            for each in parsed.segments
            if each.author is not None and not each.is_quoted and each.kind is SegmentKind.PARAGRAPH
        }
        self._has_several_authors = len(authors) > 1

    def claim(self, event: FoundEvent, judgement: Judgement) -> DraftClaim:
        sentence = self._parsed.sentences[event.sentence]
        token = sentence.tokens[event.head]
        around = sorted(
            (
                each
                for each in self._attributions.around(sentence)
                if each.covers(token.span)
                and self._speaks(each, judgement)
                and not names_what_is_denied(sentence, token, each)
            ),
            key=lambda each: each.extent,
        )
        voices = [self._voice(each) for each in _without_unowned(around)]
        voices.extend(self._voice_of_segment(self._parsed.segment_of(sentence)))
        return DraftClaim(
            span=_passage(self._parsed.text, sentence),
            stance=judgement.stance,
            factuality=judgement.factuality,
            claimed_by=tuple(_each_once(voices)),
            cue=judgement.cue or next((each.cue[0] for each in around if each.cue), None),
            rule=judgement.rule,
        )

    def _speaks(self, attribution: Attribution, judgement: Judgement) -> bool:
        """Whether its source says so, not the text itself: what is known or mourned is simply so."""
        cue = self._cue_of(attribution)
        if cue is not None and presupposes(attribution, cue):
            return False
        if self._is_nobody(attribution):
            return False
        if attribution.kind is AttributionKind.KNOWLEDGE:
            return cue is not None and cue.lemma in SHOWING and cue.tag != "VB"
        if attribution.source is None and attribution.kind not in _HEARSAY:
            return False  # "is expected to": the text itself expects it
        if attribution.rule == REFUSED or self._is_contradicted(attribution, judgement):
            return False
        if attribution.kind in _AHEAD:
            is_sure = judgement.factuality in (Factuality.CERTAIN, Factuality.CERTAINLY_NOT)
            is_fact = judgement.stance is Stance.ASSERTS and is_sure
            return not is_fact and judgement.stance is not Stance.DENIES
        return True

    def _is_contradicted(self, attribution: Attribution, judgement: Judgement) -> bool:
        """ "It was not sold, as the firm claimed": the firm's claim is what the text says is not so."""
        if judgement.rule == PROVED_FALSE:
            return attribution.rule == "noun"
        cue = self._cue_of(attribution)
        return (
            attribution.rule == "parenthetical"
            and judgement.factuality.is_negative
            and cue is not None
            and cue.dep == "advcl"
            and cue.lemma in _CLAIMING
        )

    def _is_nobody(self, attribution: Attribution) -> bool:
        """ "Nobody believes that he fled", "no official said so": there is none who does."""
        place, head = attribution.source_sentence, attribution.source_head
        if place is None or head is None:
            return False
        sentence = self._parsed.sentences[place]
        return means_nobody(sentence, sentence.tokens[head])

    def _cue_of(self, attribution: Attribution) -> Token | None:
        if not attribution.cue:
            return None
        return self._parsed.sentences[attribution.sentence].tokens[attribution.head]

    def _voice(self, attribution: Attribution) -> Voice:
        place, head = attribution.source_sentence, attribution.source_head
        if attribution.source is None or place is None or head is None:
            cue = self._cue_of(attribution)
            unnamed = cue_nouns.UNNAMED
            if cue is not None and cue.pos == "NOUN":
                unnamed = cue.text.lower()
            elif cue is not None:
                unnamed = cue_nouns.ADVERBS.get(cue.lemma, unnamed)
            return Voice(words=unnamed)
        sentence = self._parsed.sentences[place]
        words = _short(self._parsed.text, sentence, head, attribution.source)
        return Voice(words=words, actor=self._actor(sentence, head, attribution.source))

    def _actor(self, sentence: Sentence, head: int, source: Span) -> int | None:
        """Who is meant, if one is: of a text, whoever made it."""
        meant = actors_at(sentence, sentence.tokens[head], self._mentions)
        if not meant:
            meant = tuple(
                actor
                for actor, mention in self._mentions.in_sentence(sentence.place)
                if mention.span.holds(sentence.tokens[head].span) and source.meets(mention.span)
            )[-1:]
        if not meant and sentence.tokens[head].lemma in cue_nouns.TEXTS:
            makers = (
                actor
                for actor, mention in self._mentions.inside(sentence.place, source)
                if mention.form is MentionForm.NAME
            )
            return next(makers, None)
        return meant[0] if len(meant) == 1 else None

    def _voice_of_segment(self, segment: Segment) -> Iterator[Voice]:
        """Of a post, a turn of a talk or a repeated mail, whose words they are."""
        if segment.author is not None and (
            segment.kind is not SegmentKind.PARAGRAPH
            or segment.is_quoted
            or self._has_several_authors
        ):
            words = " ".join(segment.author.of(self._parsed.text).split())
            yield Voice(words=words, actor=self._author(words))
        elif segment.kind is SegmentKind.CAPTION:
            yield Voice(words=_CAPTION)

    def _author(self, author: str) -> int | None:
        """Of "Some Name (@account)", whoever has the whole, the name or the account as a name."""
        author = author.casefold()
        for part in (author, *author.replace(")", " ").split("(")):
            number = self._by_name.get(part.strip())
            if number is not None:
                return number
        return None


def _passage(text: str, sentence: Sentence) -> Span:
    """The sentence without signs that only join it to what stands before."""
    start, end = sentence.span
    while start < end and (text[start].isspace() or text[start] in _JOINING):
        start += 1
    return Span(start, end) if start < end else sentence.span


def _without_unowned(around: Sequence[Attribution]) -> Iterator[Attribution]:
    """Nobody's claim has no voice of its own where somebody takes it up: "he denied reports that"."""
    owned = any(each.source is not None for each in around)
    for each in around:
        if each.source is not None or not (owned and each.rule == "noun"):
            yield each


def _each_once(voices: Sequence[Voice]) -> Iterator[Voice]:
    seen: set[int | str] = set()
    for voice in voices:
        key = voice.words.casefold() if voice.actor is None else voice.actor
        if key not in seen:
            seen.add(key)
            yield voice


def _short(text: str, sentence: Sentence, head: int, source: Span) -> str:
    """The source's own name or description, without what is added after it."""
    added = {
        token.place
        for child in sentence.children_of(sentence.tokens[head], "appos", "relcl", "acl", "punct")
        if child.place > head
        for token in sentence.subtree(child)
    }
    kept = [token for token in sentence.tokens_in(source) if token.place not in added]
    end = kept[-1].end if kept else source.end
    for one, other in pairwise(kept):
        if other.place != one.place + 1:
            end = one.end
            break
    start = kept[0].start if kept else source.start
    words = " ".join(text[start:end].split())
    return words if len(words) <= _LONGEST_NAME else words[:_LONGEST_NAME].rsplit(" ", 1)[0]
