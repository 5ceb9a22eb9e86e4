"""Events split: every claim and actor ends on the side that was ticked, and undo brings the one back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.model.event import Event
from timeline_app.model.project import Project
from timeline_app.reading.event_model import OpenProject
from timeline_app.session.event_splitting import (
    BOTH,
    Side,
    missing_in_split,
    proposed_split,
    split_edits,
    title_for,
)
from timeline_app.session.free_ids import KnownIn
from timeline_app.store.edits import Put
from timeline_app.store.project_store import ProjectStore

STAYS, GOES, NOWHERE = Side(), Side(stays=False, goes=True), Side(stays=False)


@pytest.fixture
def project(make_project: Callable[..., OpenProject]) -> Project:
    return make_project().project


def event_in(project: Project, id_: str) -> Event:
    return next(event for event in project.events if event.id == id_)


def test_at_first_nothing_goes_but_what_both_may_have_in_common(project: Project) -> None:
    vow = event_in(project, "vow")
    split = proposed_split(vow)
    assert (split.claims, split.participants) == ((STAYS,), (BOTH,))
    assert (split.title, split.date, split.type) == ("", vow.date, vow.type)
    assert (split.place, split.tags) == ("Panjshir", ("war", "a;b"))
    fighting = event_in(project, "fighting")
    assert title_for(fighting, (STAYS, STAYS)) == ""
    assert title_for(fighting, (STAYS, GOES)) == "denied any fighting"
    assert title_for(fighting, (BOTH, GOES)) == "saw an attack at dawn"


def test_what_is_missing_is_said(project: Project) -> None:
    split = replace(proposed_split(event_in(project, "fighting")), title="The denial")
    assert "no claim: tick" in missing_in_split(split)
    assert "no claim left" in missing_in_split(replace(split, claims=(GOES, GOES)))
    goes = replace(split, claims=(STAYS, GOES))
    assert missing_in_split(goes) == ""
    assert "no title" in missing_in_split(replace(goes, title=" "))
    lost = replace(goes, participants=(BOTH, NOWHERE, BOTH))
    assert "neither side" in missing_in_split(lost)


def test_a_claim_goes_as_it_is_and_one_of_both_is_there_twice(project: Project) -> None:
    fighting = event_in(project, "fighting")
    split = replace(
        proposed_split(fighting),
        claims=(BOTH, GOES),
        participants=(STAYS, GOES, BOTH),
        title=" The denial ",
        place=" ",
    )
    id_, edits = split_edits(fighting, split, KnownIn(project))
    stays, new = (edit.record for edit in edits if isinstance(edit, Put))
    assert isinstance(stays, Event)
    assert isinstance(new, Event)
    assert (id_, new.id, new.title, new.place, new.origin) == (
        "e1",
        "e1",
        "The denial",
        None,
        "person",
    )
    assert stays.claims == fighting.claims[:1]
    assert new.claims == (
        fighting.claims[0].model_copy(update={"id": "e1.c1"}),
        fighting.claims[1],
    )
    assert [each.actor for each in stays.participants] == ["taliban", "resistance"]
    assert [each.actor for each in new.participants] == ["massoud", "resistance"]
    assert stays == fighting.model_copy(
        update={"claims": stays.claims, "participants": stays.participants}
    )
    assert new.note is None


@settings(max_examples=40)
@given(st.data())
def test_nothing_is_lost_and_undo_brings_the_one_back(
    make_project: Callable[..., OpenProject], tmp_path: Path, data: st.DataObject
) -> None:
    opened = make_project()
    file = tmp_path / "any.timeline"
    file.unlink(missing_ok=True)
    with ProjectStore.create(file, opened.project, opened.texts) as store:
        before = store.project
        event = data.draw(st.sampled_from(before.events))
        sides = st.sampled_from([STAYS, GOES, BOTH])
        split = replace(
            proposed_split(event),
            claims=tuple(data.draw(sides) for _ in event.claims),
            participants=tuple(data.draw(sides) for _ in event.participants),
            title="Other",
        )
        if missing_in_split(split):
            return
        id_, edits = split_edits(event, split, KnownIn(before))
        store.record("Split", edits)
        after = store.project
        parts = [event_in(after, event.id), event_in(after, id_)]
        passages = {claim.passage for part in parts for claim in part.claims}
        assert passages == {claim.passage for claim in event.claims}
        assert {claim.id for part in parts for claim in part.claims} >= {
            claim.id for claim in event.claims
        }
        participants = {each for part in parts for each in part.participants}
        assert participants == set(event.participants)
        assert after.links == before.links
        store.undo()
        assert store.project == before
        store.redo()
        assert store.project == after
