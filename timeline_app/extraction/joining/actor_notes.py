"""What joining needs to know of each actor of each document, once the text is put away.

Which of them are one is decided in ``actor_joining``.
"""

from dataclasses import dataclass
from functools import cached_property

from timeline_app.extraction.drafts.draft import DraftActor, MentionForm
from timeline_app.extraction.joining.proposed import Source
from timeline_app.model.event import ActorKind
from timeline_app.model.name_forms import NameForm, form_of
from timeline_app.model.passages import passage_of
from timeline_app.model.source import Passage

_NAMING = (MentionForm.NAME, MentionForm.ACCOUNT)
_MOST_NAMES = 30  # of an actor in one document


@dataclass(frozen=True)
class ActorNote:
    """The actor ``number`` of the source ``source``; ``names`` has each name's first mention,
    ``descriptions`` are the other words for it that are no pronouns.

    ``name`` may be a description ("the group"), of an actor that no name is known of: then it has no
    ``names``.
    """

    source: int
    number: int
    document: str
    name: str
    kind: ActorKind
    names: dict[str, Passage]
    descriptions: tuple[str, ...]
    mention_count: int
    titles: tuple[str, ...]
    part_of: int | None
    pinned: str | None
    doubts: tuple[tuple[int, str], ...]  # actors that it may be, and why
    confidence: float
    rule: str

    @property
    def is_named(self) -> bool:
        return bool(self.names)

    @cached_property
    def form(self) -> NameForm | None:
        return form_of(self.name)

    @cached_property
    def forms(self) -> tuple[NameForm, ...]:
        """Of all its names, its main one first."""
        found = (form_of(text) for text in (self.name, *self.names))
        return tuple(dict.fromkeys(form for form in found if form is not None))


def actor_notes(number: int, source: Source) -> list[ActorNote]:
    return [_note(number, place, actor, source) for place, actor in enumerate(source.draft.actors)]


def _note(number: int, place: int, actor: DraftActor, source: Source) -> ActorNote:
    document, text = source.document.id, source.text
    names: dict[str, Passage] = {}
    descriptions: dict[str, None] = {}
    for mention in actor.mentions:
        written = " ".join(mention.span.of(text).split())
        if mention.form in _NAMING and written not in names and len(names) < _MOST_NAMES:
            names[written] = passage_of(document, text, *mention.span)
        elif mention.form is MentionForm.NOMINAL and len(descriptions) < _MOST_NAMES:
            descriptions[written] = None
    return ActorNote(
        source=number,
        number=place,
        document=document,
        name=" ".join(actor.name.split()),
        kind=actor.kind,
        names=names,
        descriptions=tuple(descriptions),
        mention_count=len(actor.mentions),
        titles=actor.titles,
        part_of=actor.part_of,
        pinned=actor.pinned,
        doubts=tuple((each.actor, each.reason) for each in actor.may_be),
        confidence=actor.confidence,
        rule=actor.rule,
    )
