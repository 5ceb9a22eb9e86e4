"""The system under test: this program's own extraction, its findings given in the scorers' shapes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from timeline_app.extraction.actors.actors import find_actors
from timeline_app.extraction.claims.attribution import find_attributions
from timeline_app.extraction.claims.factuality import Judge
from timeline_app.extraction.claims.judgement import Judgement, Tense
from timeline_app.extraction.drafts.draft import DraftActor
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.events.events import find_events
from timeline_app.extraction.events.found_event import FoundEvent
from timeline_app.extraction.language_model import LanguageModel
from timeline_app.extraction.proposing import parse_text
from timeline_app.extraction.sentences.attributed import Attribution, Attributions
from timeline_app.extraction.texts.span import Span
from timeline_app.model.event import Factuality, Stance

from .attribution_score import FoundAttribution
from .event_score import FoundEventMention, FoundParticipant
from .timex_score import FoundTimex

_SURE = (Factuality.CERTAIN, Factuality.CERTAINLY_NOT)


@dataclass(frozen=True)
class Reading:
    """One document as the system reads it; each part is found when it is first asked for."""

    model: LanguageModel
    text: str
    published: str | None = None

    @cached_property
    def parsed(self) -> ParsedText:
        return parse_text(self.model, self.text, self.published)

    @cached_property
    def actors(self) -> tuple[DraftActor, ...]:
        return find_actors(self.parsed)

    @cached_property
    def events(self) -> tuple[FoundEvent, ...]:
        return find_events(self.parsed, self.actors)

    @cached_property
    def attributions(self) -> Attributions:
        return find_attributions(self.parsed)

    @cached_property
    def judge(self) -> Judge:
        return Judge(self.parsed, self.attributions)

    def found_timexes(self) -> list[FoundTimex]:
        return [
            FoundTimex(span=each.span, kind=each.kind.value, value=each.value, rule=each.rule)
            for each in self.parsed.timexes
        ]

    def found_attributions(self) -> list[FoundAttribution]:
        """Those that aren't within another one's content: PolNeAR gives each word one role."""
        return [
            FoundAttribution(
                source=(each.source,) if each.source else (),
                cue=each.cue,
                content=each.content,
                rule=each.rule,
            )
            for each in outermost(self.attributions)
        ]

    def found_events(self, *, judged: bool = False) -> list[FoundEventMention]:
        """All of them, minor ones too; ``judged`` where their factuality is asked for."""
        return [self._mention(each, judged) for each in self.events]

    def _mention(self, event: FoundEvent, judged: bool) -> FoundEventMention:
        found = FoundEventMention(
            trigger=event.trigger,
            participants=tuple(
                FoundParticipant(span=each.span, role=each.role.value, is_core=each.is_core)
                for each in event.arguments
            ),
            rule=event.rule,
        )
        if not judged:
            return found
        judgement = self._judgement(event)
        return replace(
            found,
            is_negated=_is_negated(judgement),
            is_future=judgement.tense is Tense.FUTURE,
            is_uncertain=_is_uncertain(judgement),
        )

    def _judgement(self, event: FoundEvent) -> Judgement:
        sentence = self.parsed.sentences[event.sentence]
        return self.judge.judgement(sentence, sentence.tokens[event.head])


def _is_negated(judgement: Judgement) -> bool:
    return judgement.factuality.is_negative or judgement.stance is Stance.DENIES


def _is_uncertain(judgement: Judgement) -> bool:
    """What is planned is uncommitted (Uu) by definition; MEANTIME has it as certain and future."""
    return judgement.factuality not in _SURE and judgement.stance is not Stance.PLANS


def outermost(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Without those within another one's content or source: PolNeAR has each word but once."""
    kept = []
    for each in attributions:
        spans = each.cue or ((each.source,) if each.source is not None else ())
        if not any(other is not each and _holds(other, each, spans) for other in attributions):
            kept.append(each)
    return tuple(kept)


def _holds(other: Attribution, each: Attribution, spans: Sequence[Span]) -> bool:
    if other.source is not None and all(other.source.holds(span) for span in spans):
        return other.source_head != each.source_head  # but "…, said Brandt, who denied that…"
    return all(other.covers(span) for span in spans)
