"""Bulk edits: only what is filled in changes, in each event that it changes, as one undoable change."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.model.event import Event, EventType, Participant, Role
from timeline_app.model.project import Project
from timeline_app.reading.event_model import OpenProject
from timeline_app.session.bulk_edit import (
    BulkEdit,
    Removal,
    actors_of,
    bulk_edits,
    changed_events,
    tags_of,
)
from timeline_app.session.event_draft import ParticipantDraft
from timeline_app.store.edits import Edit, Put
from timeline_app.store.project_store import ProjectStore


@pytest.fixture
def project(make_project: Callable[..., OpenProject]) -> Project:
    return make_project().project


def after(bulk: BulkEdit, project: Project, *ids: str) -> list[Event]:
    events = [event for event in project.events if event.id in ids]
    return changed_events(bulk, events, project)


def records(edits: list[Edit]) -> list[object]:
    return [edit.record for edit in edits if isinstance(edit, Put)]


def test_nothing_filled_in_changes_nothing(project: Project) -> None:
    assert changed_events(BulkEdit(place=" ", note="\n"), project.events, project) == []
    assert bulk_edits(BulkEdit(), project.events, project) == []


def test_only_those_that_differ_change(project: Project) -> None:
    changed = changed_events(BulkEdit(type=EventType.ASSAULT), project.events, project)
    assert [event.id for event in changed] == ["vow", "talks", "harm", "plea"]
    assert {event.type for event in changed} == {EventType.ASSAULT}
    [vow] = after(BulkEdit(type=EventType.ASSAULT), project, "vow")
    [before] = [event for event in project.events if event.id == "vow"]
    assert vow == before.model_copy(update={"type": EventType.ASSAULT})


def test_tags_come_and_go(project: Project) -> None:
    bulk = BulkEdit(add_tags=("seen", "war"), remove_tags=("a;b",))
    assert [event.tags for event in after(bulk, project, "vow", "talks")] == [
        ("war", "seen"),
        ("seen", "war"),
    ]
    assert tags_of(project.events) == {"war": 1, "a;b": 1}


def test_place_and_note_are_put_added_and_cleared(project: Project) -> None:
    [vow, talks] = after(BulkEdit(place=" Kabul ", note=" later "), project, "vow", "talks")
    assert (vow.place, talks.place) == ("Kabul", "Kabul")
    assert (vow.note, talks.note) == ("first sign\nlater", "later")
    [cleared] = after(BulkEdit(clears_place=True, clears_note=True), project, "vow", "talks")
    assert (cleared.place, cleared.note) == (None, None)
    [anew] = after(BulkEdit(note="anew", clears_note=True), project, "vow")
    assert anew.note == "anew"


def test_an_actor_is_added_by_name_and_a_new_one_made_once(project: Project) -> None:
    drafts = (
        ParticipantDraft("taliban ", Role.TARGET),
        ParticipantDraft("Dockers", Role.AGENT),
        ParticipantDraft("dockers", Role.SPEAKER),
    )
    events = [event for event in project.events if event.id in ("vow", "plea")]
    edits = bulk_edits(BulkEdit(add_actors=drafts), events, project)
    new, vow, plea = records(edits)
    assert getattr(new, "id", None) == "dockers"
    assert isinstance(vow, Event)
    assert isinstance(plea, Event)
    assert vow.participants[1:] == plea.participants[1:]
    assert vow.participants[1:] == (
        Participant(actor="taliban", role=Role.TARGET),
        Participant(actor="dockers", role=Role.AGENT),
        Participant(actor="dockers", role=Role.SPEAKER),
    )


def test_no_actor_is_made_where_no_event_is_chosen(project: Project) -> None:
    bulk = BulkEdit(add_actors=(ParticipantDraft("Dockers", Role.AGENT),))
    assert bulk_edits(bulk, (), project) == []


def test_an_actor_goes_in_one_role_or_in_all(project: Project) -> None:
    in_role = BulkEdit(remove_actors=(Removal("resistance", Role.TARGET),))
    assert [event.id for event in changed_events(in_role, project.events, project)] == ["fighting"]
    in_any = BulkEdit(remove_actors=(Removal("resistance"),))
    changed = changed_events(in_any, project.events, project)
    assert [event.id for event in changed] == ["fighting", "talks", "plea"]
    assert all("resistance" not in event.actors for event in changed)
    assert actors_of(project.events) == {"massoud": 2, "taliban": 2, "resistance": 3}


def test_one_that_goes_and_comes_has_the_new_role(project: Project) -> None:
    bulk = BulkEdit(
        add_actors=(ParticipantDraft("Taliban", Role.AGENT),),
        remove_actors=(Removal("taliban"),),
    )
    [talks] = after(bulk, project, "talks", "fighting")[1:]
    assert [(each.actor, each.role) for each in talks.participants] == [
        ("resistance", Role.PARTICIPANT),
        ("taliban", Role.AGENT),
    ]


WORDS = st.sampled_from(["", " ", "Kabul", "war", "a;b"])
BULK = st.builds(
    BulkEdit,
    type=st.none() | st.sampled_from(EventType),
    place=WORDS,
    clears_place=st.booleans(),
    add_actors=st.lists(
        st.builds(ParticipantDraft, st.sampled_from(["Taliban", "Dockers"]), st.sampled_from(Role)),
        max_size=2,
    ).map(tuple),
    remove_actors=st.lists(
        st.builds(
            Removal,
            st.sampled_from(["taliban", "massoud"]),
            st.none() | st.sampled_from(Role),
        ),
        max_size=2,
    ).map(tuple),
    add_tags=st.lists(st.sampled_from(["war", "seen"]), max_size=2).map(tuple),
    remove_tags=st.lists(st.sampled_from(["war", "a;b"]), max_size=2).map(tuple),
    note=WORDS,
    clears_note=st.booleans(),
)


@settings(max_examples=40)
@given(BULK, st.sets(st.sampled_from(["vow", "fighting", "talks", "harm", "plea"])))
def test_it_is_one_change_that_undo_takes_back_and_claims_stay(
    make_project: Callable[..., OpenProject], tmp_path: Path, bulk: BulkEdit, chosen: set[str]
) -> None:
    opened = make_project()
    file = tmp_path / "any.timeline"
    file.unlink(missing_ok=True)
    with ProjectStore.create(file, opened.project, opened.texts) as store:
        before = store.project
        events = [event for event in before.events if event.id in chosen]
        told = changed_events(bulk, events, before)
        change = store.record("Bulk", bulk_edits(bulk, events, before))
        after = store.project
        differ = [
            now.id for then, now in zip(before.events, after.events, strict=True) if then != now
        ]
        assert differ == [event.id for event in told]
        assert set(differ) <= chosen
        assert bool(change.touched) == bool(told)
        assert [event.claims for event in after.events] == [event.claims for event in before.events]
        if told:
            store.undo()
        assert store.project == before
