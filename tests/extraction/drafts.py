"""Drafts as tests write them: words of a text instead of spans."""

import hashlib
from typing import Any

from timeline_app.extraction.dates.timex import DocumentDate
from timeline_app.extraction.drafts.draft import (
    DocumentDraft,
    DraftActor,
    DraftClaim,
    DraftDate,
    DraftEvent,
    DraftLink,
    Involved,
    Mention,
    MentionForm,
    Voice,
)
from timeline_app.extraction.joining.proposed import Source
from timeline_app.extraction.texts.span import Span
from timeline_app.model.event import ActorKind, EventType, Factuality, LinkKind, Role, Stance
from timeline_app.model.source import Basis, Document


class Drafted:
    """A document of which everything is found by its words; sentences end in full stops."""

    def __init__(self, id_: str, text: str) -> None:
        self.id, self.text = id_, text
        self.actors: list[DraftActor] = []
        self.events: list[DraftEvent] = []
        self.links: list[DraftLink] = []
        self.sentences: list[Span] = []
        start = 0
        for piece in text.split("."):
            if piece.strip():
                first = start + len(piece) - len(piece.lstrip())
                self.sentences.append(Span(first, start + len(piece) + 1))
            start += len(piece) + 1

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def actor(
        self, name: str, *names: str, kind: ActorKind = ActorKind.PERSON, **fields: Any
    ) -> int:
        """Its number; it is mentioned by ``names``, or by its name where there are none."""
        mentions = tuple(
            Mention(span=self.span(each), form=MentionForm.NAME, sentence=0, head=0)
            for each in names or (name,)
        )
        fields = {"mentions": mentions, **fields}
        self.actors.append(DraftActor(name=name, kind=kind, **fields))
        return len(self.actors) - 1

    def described(self, words: str, kind: ActorKind = ActorKind.GROUP) -> int:
        mention = Mention(span=self.span(words), form=MentionForm.NOMINAL, sentence=0, head=0)
        return self.actor(words, kind=kind, mentions=(mention,))

    def event(
        self,
        trigger: str,
        *involved: tuple[int, Role],
        title: str | None = None,
        type_: EventType = EventType.ASSAULT,
        day: str | None = None,
        phrase: str | None = None,
        stance: Stance = Stance.ASSERTS,
        factuality: Factuality = Factuality.CERTAIN,
        by: tuple[Voice, ...] = (),
        **fields: Any,
    ) -> int:
        span = self.span(trigger)
        number = next(n for n, each in enumerate(self.sentences) if each.holds(span))
        sentence = self.sentences[number]
        date = None
        if day is not None:
            words = None if phrase is None else self.span(phrase)
            date = DraftDate(edtf=day, basis=Basis.STATED, phrase=words)
        claim = DraftClaim(span=sentence, stance=stance, factuality=factuality, claimed_by=by)
        basic: dict[str, Any] = {"rule": "verb", "confidence": 0.8, "salience": 0.9}
        self.events.append(
            DraftEvent(
                trigger=span,
                sentence=number,
                title=title or sentence.of(self.text).strip(" ."),
                type=type_,
                claims=(claim,),
                date=date,
                involved=tuple(Involved(actor=a, role=role, span=span) for a, role in involved),
                **{**basic, **fields},
            )
        )
        return len(self.events) - 1

    def link(self, kind: LinkKind, from_: int, to: int, words: str) -> None:
        self.links.append(DraftLink(kind=kind, from_=from_, to=to, span=self.span(words)))

    @property
    def draft(self) -> DocumentDraft:
        return DocumentDraft(
            sha256=hashlib.sha256(self.text.encode()).hexdigest(),
            written=DocumentDate(),
            actors=tuple(self.actors),
            events=tuple(self.events),
            links=tuple(self.links),
            sentences=tuple(self.sentences),
            extractor="timeline-app test",
        )

    @property
    def source(self) -> Source:
        document = Document(
            id=self.id,
            title=self.id,
            media_type="text/plain",
            language="en",
            sha256=hashlib.sha256(self.text.encode()).hexdigest(),
        )
        return Source(document=document, text=self.text, draft=self.draft)
