"""A document's draft of what a language service suggests: its words and labels, our dates and claims.

What it suggests is found in the text by ``suggested``; everything else is done as for any document.
"""

from collections.abc import Sequence
from dataclasses import replace

from timeline_app.extraction.drafts.draft import (
    DocumentDraft,
    DraftActor,
    DraftEvent,
    Involved,
    Mention,
    MentionForm,
)
from timeline_app.extraction.drafts.pinned import Pinned
from timeline_app.extraction.language_model import LanguageModel
from timeline_app.extraction.proposing import EXTRACTOR, propose_document
from timeline_app.extraction.service.language_service import LanguageService
from timeline_app.extraction.service.suggested import Located
from timeline_app.extraction.texts.segments import find_segments
from timeline_app.extraction.texts.span import Span
from timeline_app.model.event import ActorKind, EventType

CONFIDENCE = 0.7  # in what a model suggests, as long as nobody has measured it on the text at hand
LEAST_SALIENCE = 0.6  # of an event that a model found worth a row


def extractor_of(model: LanguageModel, service: LanguageService) -> str:
    return f"{EXTRACTOR}, {model.name}, {service.name}"


def propose_with_service(
    service: LanguageService,
    model: LanguageModel,
    text: str,
    *,
    published: str | None = None,
    pinned: Sequence[Pinned] = (),
) -> DocumentDraft:
    """What ``text`` tells of the events that ``service`` suggests. ServiceError."""
    suggestions = service.suggestions(text, find_segments(text))
    by_trigger = {each.trigger: each for each in suggestions}
    draft = propose_document(
        model, text, published=published, pinned=pinned, given=tuple(by_trigger)
    )
    labelled = _Labelled(draft, text, service.name)
    events = tuple(labelled.event(event, _suggestion(event, suggestions)) for event in draft.events)
    return replace(
        draft,
        events=events,
        actors=tuple(labelled.actors),
        extractor=extractor_of(model, service),
    )


def _suggestion(event: DraftEvent, suggestions: Sequence[Located]) -> Located | None:
    return next((each for each in suggestions if each.trigger.meets(event.trigger)), None)


class _Labelled:
    """A draft on its way to the labels that were suggested; ``actors`` grow by those whom rules missed."""

    def __init__(self, draft: DocumentDraft, text: str, name: str) -> None:
        self._text, self._rule = text, f"language model {name}"
        self.actors = list(draft.actors)
        self._mentioned = [
            (mention.span, number)
            for number, actor in enumerate(draft.actors)
            for mention in actor.mentions
        ]

    def event(self, event: DraftEvent, suggestion: Located | None) -> DraftEvent:
        if suggestion is None:
            return event
        involved = {(each.actor): each for each in event.involved}
        for span, kind, role in suggestion.who:
            actor = self._actor_at(span, kind, event.sentence)
            if actor not in involved:
                involved[actor] = Involved(actor=actor, role=role, span=span)
        return replace(
            event,
            type=event.type if suggestion.type is EventType.OTHER else suggestion.type,
            involved=tuple(involved.values()),
            rule=self._rule,
            reason="suggested by a language model; its words stand in the text",
            confidence=CONFIDENCE,
            salience=max(event.salience, LEAST_SALIENCE),
        )

    def _actor_at(self, span: Span, kind: ActorKind, sentence: int) -> int:
        """Who is mentioned there: by the same words, or by most of them; or else somebody new."""
        meeting = [(each, number) for each, number in self._mentioned if each.meets(span)]
        if meeting:
            return max(meeting, key=lambda pair: _shared(pair[0], span))[1]
        words = span.of(self._text)
        same = (n for n, actor in enumerate(self.actors) if actor.name == words)
        number = next(same, len(self.actors))
        mention = Mention(
            span=span, form=MentionForm.NAME, sentence=sentence, head=0, rule=self._rule
        )
        if number == len(self.actors):
            self.actors.append(
                DraftActor(
                    name=words,
                    kind=kind,
                    mentions=(mention,),
                    confidence=CONFIDENCE,
                    rule=self._rule,
                )
            )
        self._mentioned.append((span, number))
        return number


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)
