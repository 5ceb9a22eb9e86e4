"""Events merged: nothing that any of them said is lost, links follow, and undo brings all of it back."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.model.event import (
    Event,
    EventType,
    Link,
    LinkKind,
    Participant,
    Refusal,
    Role,
    Suggestion,
)
from timeline_app.model.project import Project
from timeline_app.reading.event_model import OpenProject
from timeline_app.session.event_merging import (
    MergedFacts,
    merged,
    moved_link_count,
    proposed_facts,
)
from timeline_app.store.edits import Put
from timeline_app.store.project_store import ProjectStore

EVENTS = ("vow", "fighting", "talks", "harm", "plea")


@pytest.fixture
def store(make_project: Callable[..., OpenProject], tmp_path: Path) -> Iterator[ProjectStore]:
    opened = make_project()
    with ProjectStore.create(tmp_path / "v.timeline", opened.project, opened.texts) as made:
        yield made


def event_in(project: Project, id_: str) -> Event:
    return next(event for event in project.events if event.id == id_)


def merge(store: ProjectStore, *ids: str, **facts: Any) -> Event:
    """The first of ``ids`` after it took in the others; undo and redo were seen to be exact."""
    before = store.project
    events = [event_in(before, id_) for id_ in ids]
    proposed = proposed_facts(events)
    wanted = MergedFacts(**{**vars(proposed), **facts})
    number = store.head
    store.record("Merge", merged(events, wanted, before, store.link_keys))
    assert store.head == number + 1
    after = store.project
    store.undo()
    assert store.project == before
    store.redo()
    assert store.project == after
    return event_in(after, ids[0])


def link(store: ProjectStore, kind: LinkKind, from_: str, to: str, note: str | None = None) -> None:
    made = Link.model_validate({"kind": kind, "from": from_, "to": to, "note": note})
    store.record("Link", [Put(made)])


def links_of(store: ProjectStore) -> list[tuple[str, str, str]]:
    return [(link.kind.value, link.from_, link.to) for link in store.project.links]


def test_refused_suggestions_are_about_the_one_that_stays(store: ProjectStore) -> None:
    pairs = [("vow", "talks"), ("talks", "harm"), ("vow", "harm"), ("fighting", "plea")]
    refusals = [
        Refusal(id=str(n), suggestion=Suggestion.SAME_EVENT, one=one, other=other)
        for n, (one, other) in enumerate(pairs)
    ]
    of_actors = Refusal(id="a", suggestion=Suggestion.SAME_ACTOR, one="vow", other="massoud")
    store.record("Refuse", [*map(Put, refusals), Put(of_actors)])
    merge(store, "plea", "vow", "talks")
    assert [(each.id, each.one, each.other) for each in store.project.refusals] == [
        ("1", "plea", "harm"),
        ("3", "fighting", "plea"),
        ("a", "vow", "massoud"),
    ]


def test_the_first_takes_in_claims_actors_tags_and_notes(store: ProjectStore) -> None:
    event = merge(store, "talks", "vow")
    assert [event.id for event in store.project.events] == ["fighting", "talks", "harm", "plea"]
    assert [claim.id for claim in event.claims] == ["talks-1", "vow-1"]
    assert event.participants == (
        Participant(actor="taliban", role=Role.PARTICIPANT),
        Participant(actor="resistance", role=Role.PARTICIPANT),
        Participant(actor="massoud", role=Role.SPEAKER),
    )
    assert event.tags == ("war", "a;b")
    assert (event.title, event.type, event.place) == ("Talks", EventType.CONSULT, "Panjshir")
    assert event.date is not None
    assert event.date.edtf == "2021-09/.."
    assert event.note == (
        "first sign\n"
        "Merged with “Massoud vows to hold the valley”; date 2021-08-16, “on Monday”, relative, "
        "dateline, “on Monday” in “Story from Kabul”, characters 42–51; type STATEMENT"
    )


def test_what_is_chosen_from_the_other_leaves_the_own_in_the_note(store: ProjectStore) -> None:
    plea = event_in(store.project, "plea")
    facts = {"title": plea.title, "date": None, "type": plea.type, "place": None}
    event = merge(store, "vow", "plea", **facts)
    assert (event.title, event.date, event.type, event.place) == tuple(facts.values())
    assert event.note is not None
    assert "Before it was merged: “Massoud vows to hold the valley”; date 2021-08-16" in event.note
    assert "; place Panjshir" in event.note
    assert event.note.endswith("Merged with “Lévy asks for help”")


def test_where_the_first_says_nothing_the_others_do(store: ProjectStore) -> None:
    vow, plea, harm = (event_in(store.project, id_) for id_ in ("vow", "plea", "harm"))
    other = harm.model_copy(update={"type": EventType.OTHER, "date": None})
    facts = proposed_facts([other, plea, vow])
    assert facts == MergedFacts("Harm", vow.date, EventType.REQUEST, "Panjshir")
    assert proposed_facts([other, other]).type is EventType.OTHER


def test_links_follow_and_none_is_there_twice_or_joins_an_event_with_itself(
    store: ProjectStore,
) -> None:
    link(store, LinkKind.SAME_AS, "vow", "plea")
    link(store, LinkKind.BEFORE, "plea", "fighting", "so the letter says")
    link(store, LinkKind.CAUSES, "plea", "talks")
    link(store, LinkKind.CONTRADICTS, "vow", "plea", "not the same day")
    events = [event_in(store.project, id_) for id_ in ("vow", "plea")]
    assert moved_link_count(events, store.project.links) == 2
    event = merge(store, "vow", "plea")
    assert links_of(store) == [
        ("before", "vow", "fighting"),
        ("contradicts", "harm", "fighting"),
        ("causes", "vow", "talks"),
    ]
    both = store.project.links[0]
    assert both.note == "so the letter says"
    assert [passage.quote for passage in both.passages] == ["Reporters 🦁 saw"]
    assert event.note is not None
    assert event.note.endswith(
        "Link before the merge: “Massoud vows to hold the valley” contradicts “Lévy asks for help”; "
        "not the same day"
    )
    assert "same as" not in event.note


def test_links_to_two_that_go_become_one(store: ProjectStore) -> None:
    link(store, LinkKind.SAME_AS, "talks", "plea")
    link(store, LinkKind.SAME_AS, "harm", "talks")
    merge(store, "vow", "plea", "harm")
    assert links_of(store) == [
        ("before", "vow", "fighting"),
        ("contradicts", "vow", "fighting"),
        ("same_as", "talks", "vow"),
    ]


def test_dates_that_lean_on_one_that_goes_lean_on_the_one_that_stays(store: ProjectStore) -> None:
    talks, plea = (event_in(store.project, id_) for id_ in ("talks", "plea"))
    assert talks.date is not None
    date = talks.date.model_copy(update={"anchor": "a week after plea, they said"})
    leaning = talks.model_copy(update={"date": date})
    own = plea.model_copy(update={"date": date})
    store.record("Lean", [Put(leaning), Put(own)])
    event = merge(store, "vow", "plea", date=date)
    assert event.date is not None
    assert event.date.anchor == "a week after “Lévy asks for help”, they said"
    moved = event_in(store.project, "talks").date
    assert moved is not None
    assert moved.anchor == "a week after vow, they said"


@settings(max_examples=40)
@given(st.data())
def test_nothing_is_lost(
    make_project: Callable[..., OpenProject], tmp_path: Path, data: st.DataObject
) -> None:
    opened = make_project()
    file = tmp_path / "any.timeline"
    file.unlink(missing_ok=True)
    with ProjectStore.create(file, opened.project, opened.texts) as store:
        ends = st.tuples(
            st.sampled_from(LinkKind), st.permutations(EVENTS), st.sampled_from([None, "why"])
        )
        for kind, (from_, to, *_), note in data.draw(st.lists(ends, max_size=4)):
            link(store, kind, from_, to, note)
        ids = data.draw(st.permutations(EVENTS))[: data.draw(st.integers(2, 5))]
        before = store.project
        events = [event_in(before, id_) for id_ in ids]
        facts = {
            name: getattr(data.draw(st.sampled_from(events)), name)
            for name in ("title", "date", "type", "place")
        }
        event = merge(store, *ids, **facts)
        after = store.project

        def claims(project: Project) -> Counter[str]:
            return Counter(claim.model_dump_json() for e in project.events for claim in e.claims)

        assert claims(after) == claims(before)
        assert set(event.participants) == {p for each in events for p in each.participants}
        assert set(event.tags) == {tag for each in events for tag in each.tags}
        told = "\n".join((event.title, event.place or "", event.type, event.note or ""))
        dates = "" if event.date is None else event.date.edtf
        for each in events:
            for text in (each.title, each.place, each.note, each.type.value):
                assert (text or "") in told
            assert each.date is None or each.date.edtf in told + dates
        for each_link in before.links:
            assert each_link.note is None or any(
                each_link.note in (text or "")
                for text in (event.note, *(kept.note for kept in after.links))
            )
        assert all(each.from_ != each.to for each in after.links)
        gone = set(ids[1:])
        assert not any({each.from_, each.to} & gone for each in after.links)
        assert gone.isdisjoint(each.id for each in after.events)
