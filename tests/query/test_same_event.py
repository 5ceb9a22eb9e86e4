"""Events that are likely one told twice, with the reasons; and what keeps events apart."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model.event import Event
from timeline_app.model.project import Project
from timeline_app.query.likely import Likely
from timeline_app.query.same_event import likely_same_events

BASE: dict[str, Any] = {
    "title": "Dockers strike at the harbour",
    "edtf": "2021-08-16",
    "type": "PROTEST",
    "actors": ("dockers", "port"),
    "document": "one",
    "quote": "dockers stopped work at the quay on Monday",
    "start": 0,
}


def event(id_: str, **changes: Any) -> Event:
    facts = {**BASE, **changes}
    passage = {
        "document": facts["document"],
        "start": facts["start"],
        "end": facts["start"] + len(facts["quote"]),
        "quote": facts["quote"],
    }
    return Event.model_validate(
        {
            "id": id_,
            "title": facts["title"],
            "type": facts["type"],
            "date": {"edtf": facts["edtf"], "basis": "stated"} if facts["edtf"] else None,
            "participants": [{"actor": each, "role": "agent"} for each in facts["actors"]],
            "place": facts.get("place"),
            "claims": [
                {"id": f"{id_}.c", "passage": passage, "stance": "asserts", "factuality": "CT+"}
            ],
            "origin": "person",
        }
    )


def likely(*events: Event, links: tuple[Any, ...] = ()) -> list[Likely]:
    project = Project.model_validate({"title": "t", "events": events, "links": links})
    return [each for each in likely_same_events(project) if each is not None]


OTHER: dict[str, Any] = {
    "document": "two",
    "title": "Strike of dockers at harbour",
    "quote": "nobody worked in the port",
}


@pytest.mark.parametrize(
    ("changes", "reasons"),
    [
        ({}, ("same day", "same 2 actors", "same type", "titles 88% alike")),
        ({"edtf": "2021-08"}, ("may be the same time",)),
        ({"edtf": None}, ("one of them undated",)),
        ({"actors": ("dockers",)}, ("both with “dockers”",)),
        ({"title": "Work stops", "quote": f"{BASE['quote']}, all day"}, ("quotes 100% alike",)),
        ({"document": "one", "start": 60}, ("told next to each other",)),
        ({"title": "СТАЧКА Dockers strike harbour"}, ("same day",)),
    ],
)
def test_pairs_that_may_be_one(changes: dict[str, Any], reasons: tuple[str, ...]) -> None:
    (found,) = likely(event("a"), event("b", **{**OTHER, **changes}))
    for reason in reasons:
        assert any(reason in each for each in found.reasons), found.reasons
    (turned,) = likely(event("b", **{**OTHER, **changes}), event("a"))
    assert (turned.ids, turned.score) == (found.ids, found.score)


@pytest.mark.parametrize(
    "changes",
    [
        {"edtf": "2021-08-17"},
        {"actors": ("miners",)},
        {"document": "one", "start": 5_000},  # told far away in the same document
        {"title": "Minister resigns"},
        {"title": "Dockers strike at the harbour, day 2"},
        {"type": "STATEMENT", "edtf": None, "actors": ("dockers",)},
        # One sentence may tell of two things.
        {"document": "one", "start": 0, "quote": BASE["quote"], "title": "Dockers meet"},
    ],
)
def test_pairs_that_are_two(changes: dict[str, Any]) -> None:
    assert likely(event("a"), event("b", **{**OTHER, **changes})) == []


def test_documents_are_told_apart_only_where_none_is_shared() -> None:
    """One of them has the other's document and one more."""
    two = event("b", **OTHER)
    both = two.model_copy(update={"claims": (*two.claims, *event("c", start=9000).claims)})
    (found,) = likely(event("a"), both)
    assert "told in another document too" in found.reasons
    (apart,) = likely(event("a"), two)
    assert "told in different documents" in apart.reasons


@pytest.mark.parametrize("kind", ["same_as", "refines", "contradicts"])
def test_who_linked_them_has_looked_at_them(kind: str) -> None:
    one, other = event("a"), event("b", **OTHER)
    assert likely(one, other, links=({"kind": kind, "from": "b", "to": "a"},)) == []


def test_a_refused_pair_does_not_return() -> None:
    project = Project(title="t", events=(event("a"), event("b", **OTHER)))
    assert any(likely_same_events(project))
    assert not any(likely_same_events(project, {frozenset({"b", "a"})}))


EVENTS = st.builds(
    dict,
    edtf=st.sampled_from([None, "2021-08-16", "2021-08", "2022"]),
    actors=st.lists(st.sampled_from(["dockers", "port", "miners"]), unique=True).map(tuple),
    title=st.sampled_from(["Dockers strike", "Strike of dockers", "Dockers meet", "Strike 2"]),
    document=st.sampled_from(["one", "two"]),
    start=st.integers(0, 600),
)


@given(EVENTS, EVENTS)
def test_events_are_alike_both_ways(one: dict[str, Any], other: dict[str, Any]) -> None:
    forth = likely(event("a", **one), event("b", **other))
    back = likely(event("b", **other), event("a", **one))
    assert [(each.ids, each.score) for each in forth] == [(each.ids, each.score) for each in back]


def test_many_events_are_compared_by_what_they_share() -> None:
    events = [
        event(f"e{n}", title=f"Event w{n % 900} v{n % 700}", actors=(f"a{n % 500}",), quote=f"{n}")
        for n in range(3000)
    ]
    events += [event("x"), event("y", **OTHER)]
    steps = list(likely_same_events(Project(title="t", events=tuple(events))))
    assert len(steps) < 100_000
    assert frozenset({"x", "y"}) in {each.ids for each in steps if each is not None}
