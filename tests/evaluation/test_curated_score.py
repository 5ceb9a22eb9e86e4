"""Proposals against a curated model of two sentences, counted by hand; and what is verbatim."""

from dataclasses import replace

import pytest

from timeline_app.extraction.texts.span import Span
from timeline_app.model.event import Actor, Event
from timeline_app.model.project import Project
from timeline_app.model.source import Passage

from .curated_score import CuratedScores, ProposedEvent, score_curated
from .errors import ErrorList
from .grounding import Grounded, grounded_passages
from .score import scored

TEXT = "The guild shut the old mill in May 1903. Its owner, Anna Kern, fled and was seen abroad."


def passage(quote: str) -> Passage:
    start = TEXT.index(quote)
    return Passage(document="d", start=start, end=start + len(quote), quote=quote)


def event(title: str, quote: str, *actors: str, edtf: str | None = None) -> Event:
    return Event.model_validate(
        {
            "id": title.casefold().replace(" ", "-"),
            "title": title,
            "type": "OTHER",
            "date": {"edtf": edtf, "basis": "stated"} if edtf else None,
            "participants": [{"actor": actor, "role": "participant"} for actor in actors],
            "claims": [
                {"id": "c", "passage": passage(quote), "stance": "asserts", "factuality": "CT+"}
            ],
            "origin": "person",
        }
    )


PROJECT = Project(
    title="Mill",
    actors=(
        Actor.model_validate({"id": "guild", "name": "Guild of Millers", "kind": "group"}),
        Actor.model_validate(
            {
                "id": "kern",
                "name": "Anna Kern",
                "kind": "person",
                "aliases": [{"text": "Its owner", "passages": [passage("Its owner")]}],
            }
        ),
        Actor.model_validate({"id": "mill", "name": "the old mill", "kind": "place"}),
    ),
    events=(
        event(
            "Mill shut", "The guild shut the old mill in May 1903", "guild", "mill", edtf="1903-05"
        ),
        event("Kern flees", "Its owner, Anna Kern, fled", "kern"),
        event("Kern abroad", "seen abroad", "kern"),
    ),
)


def proposed(
    word: str, *actors: str, edtf: str | None = None, stated: bool = False
) -> ProposedEvent:
    start = TEXT.index(word)
    return ProposedEvent(
        document="d",
        triggers=(Span(start, start + len(word)),),
        passages=(Span(0, len(TEXT)),),
        actors=tuple(frozenset({actor}) for actor in actors),
        edtf=edtf,
        is_stated=stated,
    )


def test_each_share_is_of_the_pairs_that_fit_best() -> None:
    proposals = [
        proposed("in", edtf="1899", stated=True),  # in the first passage, but names nothing of it
        proposed("shut", "old mill", "the owner", edtf="1903-05", stated=True),
        proposed("fled", "anna kern", edtf="../1910"),
        proposed("was"),
    ]
    errors = ErrorList()
    assert score_curated(PROJECT, {"d": TEXT}, proposals, errors) == CuratedScores(
        events=3,
        recalled=2,
        pairs=2,
        actors=scored(2, 3, 3),
        all_actors=1,
        dates=2,
        proposals=4,
        kept=2,
    )
    assert {kind: len(cases) for kind, cases in errors.classes.items()} == {
        "event missed": 1,
        "actor missed": 1,
        "actor spurious": 1,
        "not worth keeping": 2,
    }


@pytest.mark.parametrize(
    ("edtf", "stated", "is_right"),
    [
        ("1903-05", True, True),
        ("1903", True, True),  # less precise, and true
        ("1903-05-04", True, False),  # more precise than the passage
        ("1902/1904", False, True),
        ("../1903-05", False, True),
        ("../..", False, False),  # says nothing
        ("1904", True, False),
        (None, False, False),
    ],
)
def test_a_date_is_right_or_honestly_bounded(
    edtf: str | None, stated: bool, is_right: bool
) -> None:
    proposals = [proposed("shut", edtf=edtf, stated=stated)]
    assert score_curated(PROJECT, {"d": TEXT}, proposals, ErrorList()).dates == is_right


@pytest.mark.parametrize(("stated", "is_right"), [(True, False), (False, True)])
def test_an_undated_event_must_not_get_a_stated_date(stated: bool, is_right: bool) -> None:
    proposals = [proposed("fled", edtf="1903", stated=stated)]
    assert score_curated(PROJECT, {"d": TEXT}, proposals, ErrorList()).dates == is_right


def test_an_event_told_twice_is_worth_keeping_twice() -> None:
    proposals = [proposed("shut"), replace(proposed("shut"), passages=(Span(0, 4),))]
    scores = score_curated(PROJECT, {"d": TEXT}, proposals, ErrorList())
    assert (scores.pairs, scores.kept) == (1, 2)


def test_passages_are_compared_with_the_text_wherever_they_stand() -> None:
    records = [*PROJECT.events, *PROJECT.actors]
    assert grounded_passages(records, {"d": TEXT}) == Grounded(4, 4)
    assert grounded_passages(records, {"d": TEXT.replace("fled", "left")}) == Grounded(3, 4)
