"""A draft's events become a target entity's timeline as the task writes it."""

import pytest

from timeline_app.extraction.dates.timex import DocumentDate
from timeline_app.extraction.drafts.draft import (
    DocumentDraft,
    DraftActor,
    DraftClaim,
    DraftDate,
    DraftEvent,
    Involved,
    Mention,
    MentionForm,
)
from timeline_app.extraction.texts.span import Span
from timeline_app.model.event import Actor, ActorKind, EventType, Factuality, Role, Stance
from timeline_app.model.source import Basis

from .gold import GoldDocument, GoldSentence
from .timeline_system import ReadDocument, date_of, is_named, timeline_of
from .timelines import Row

TEXT = "Anna Kern shut the mill. Kern may sell it. She Left town and the mill burnt."
GOLD = GoldDocument(
    name="7",
    text=TEXT,
    scored=Span(0, len(TEXT)),
    sentences=(
        GoldSentence(id="1", span=Span(0, 24)),
        GoldSentence(id="2", span=Span(25, 42)),
        GoldSentence(id="4", span=Span(43, len(TEXT))),
    ),
)


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def actor(name: str, kind: ActorKind, *mentions: str) -> DraftActor:
    return DraftActor(
        name=name,
        kind=kind,
        mentions=tuple(
            Mention(span=at(words), form=MentionForm.NAME, sentence=0, head=0) for words in mentions
        ),
    )


def event(
    words: str,
    edtf: str | None,
    *actors: int,
    stance: Stance = Stance.ASSERTS,
    factuality: Factuality = Factuality.CERTAIN,
    mentions: tuple[str, ...] = (),
) -> DraftEvent:
    span = at(words)
    return DraftEvent(
        trigger=span,
        mentions=tuple(map(at, mentions)),
        sentence=0,
        title=words,
        type=EventType.OTHER,
        claims=(DraftClaim(span=span, stance=stance, factuality=factuality),),
        date=DraftDate(edtf=edtf, basis=Basis.INFERRED) if edtf else None,
        involved=tuple(Involved(actor=each, role=Role.AGENT, span=span) for each in actors),
        rule="made by hand",
        confidence=1.0,
        salience=1.0,
    )


def test_an_entitys_events_are_placed_by_their_dates() -> None:
    draft = DocumentDraft(
        sha256="",
        written=DocumentDate(),
        actors=(
            actor("Anna Kern", ActorKind.PERSON, "Anna Kern", "Kern"),
            actor("Mill", ActorKind.PLACE, "mill"),
        ),
        events=(
            event("Left town", "1904", 0),
            event("shut", "1903-05", 0, 1, mentions=("shut", "burnt")),
            event("sell", "1905", 0, stance=Stance.PLANS, factuality=Factuality.UNCOMMITTED),
            event("mill", "1905", 0, stance=Stance.PREDICTS),
            event("may", None, 0),
            event("burnt", "1904-02-03", 1),
            event("it", "1904", 0, factuality=Factuality.POSSIBLE),
            event("town", "1904", 0, stance=Stance.DENIES),
        ),
    )
    assert timeline_of("Old Farm", [ReadDocument(GOLD, draft)]) == ()
    assert timeline_of("Anna Kern", [ReadDocument(GOLD, draft)]) == (
        Row(0, "XXXX-XX-XX", ("7-2-may",)),
        Row(1, "1903-05", ("7-1-shut", "7-4-burnt")),
        Row(2, "1904", ("7-4-left_town",)),
        Row(3, "1905", ("7-2-sell",)),
    )


def test_names_of_other_documents_count_once_actors_are_joined() -> None:
    draft = DocumentDraft(
        sha256="",
        written=DocumentDate(),
        actors=(actor("the miller", ActorKind.PERSON),),
        events=(event("shut", "1903", 0),),
    )
    record = Actor.model_validate({"id": "kern", "name": "Anna Kern", "kind": "person"})
    assert timeline_of("Anna Kern", [ReadDocument(GOLD, draft)]) == ()
    joined = [ReadDocument(GOLD, draft, {0: record})]
    assert timeline_of("Anna Kern", joined) == (Row(1, "1903", ("7-1-shut",)),)


@pytest.mark.parametrize(
    ("entity", "name", "kind", "is_same"),
    [
        ("Anna Kern", "Kern", ActorKind.PERSON, True),
        ("Anna Kern", "Kern", ActorKind.PLACE, False),
        ("Anna Kern", "Anna", ActorKind.PERSON, False),
        ("Old Mill Company", "the Old Mill Company's", ActorKind.ORGANIZATION, True),
        ("Old Mill Company", "OMC", ActorKind.ORGANIZATION, True),
        ("Old Mill Company", "Mill Company", ActorKind.ORGANIZATION, True),
        ("Old Mill Company", "Company", ActorKind.ORGANIZATION, False),
        ("Old Mill", "Mill", ActorKind.PLACE, False),
        ("Mill Company", "Mill Trading Company", ActorKind.ORGANIZATION, True),
        ("Anna Kern", "Anna Maria Kern", ActorKind.PERSON, False),
        ("Mill", "Old Mill", ActorKind.PLACE, False),
    ],
)
def test_a_name_is_the_entitys_or_not(
    entity: str, name: str, kind: ActorKind, is_same: bool
) -> None:
    assert is_named(entity, kind, [name]) is is_same


@pytest.mark.parametrize(
    ("edtf", "date"),
    [
        ("1903-05-04", "1903-05-04"),
        ("1903-05~", "1903-05"),
        ("../1903-05-04", "1903-05-04"),
        ("[1903-05-04..]", "1903-05-04"),
        ("1903-05-04/1903-05-09", "1903-05-04"),
        ("1903-05-04T10:00:00Z", "1903-05-04"),
        (None, "XXXX-XX-XX"),
    ],
)
def test_a_date_is_written_as_the_task_has_it(edtf: str | None, date: str) -> None:
    assert date_of(event("shut", edtf)) == date
