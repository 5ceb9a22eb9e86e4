"""What a form holds of an event, and the edits that record it: names mean actors, nothing else changes."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model.event import (
    Actor,
    ActorKind,
    Event,
    EventType,
    Factuality,
    Participant,
    Refusal,
    Role,
    Stance,
    Status,
    Suggestion,
    status_of,
)
from timeline_app.model.project import Project
from timeline_app.model.source import Basis, Date, Passage
from timeline_app.reading.event_model import OpenProject
from timeline_app.session.event_draft import (
    BY_HAND,
    ClaimDraft,
    EventDraft,
    ParticipantDraft,
    draft_of,
    edits_of,
    missing_in,
    names_in,
    outdated,
    readable_id,
    removal_of,
    status_in,
)
from timeline_app.session.free_ids import KnownIn
from timeline_app.store.edits import Edit, Kind, Put, Remove

PASSAGE = Passage(document="story", start=0, end=5, quote="Kabul", suffix=", 16 Aug")
DRAFT = EventDraft(title="A walk", claims=(ClaimDraft(PASSAGE),))


@pytest.fixture
def project(make_project: Callable[..., OpenProject]) -> Project:
    return make_project().project


def event_in(project: Project, id_: str) -> Event:
    [found] = [event for event in project.events if event.id == id_]
    return found


def records(edits: list[Edit]) -> tuple[list[Actor], Event]:
    """The new actors among ``edits``, and the event that comes after them."""
    *actors, event = [edit.record for edit in edits if isinstance(edit, Put)]
    assert len(actors) == len(edits) - 1
    assert isinstance(event, Event)
    return [actor for actor in actors if isinstance(actor, Actor)], event


def recorded(draft: EventDraft, project: Project) -> tuple[list[Actor], Event]:
    id_, edits = edits_of(draft, project.actors, KnownIn(project))
    actors, event = records(edits)
    assert event.id == id_
    return actors, event


# names


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Taliban", "taliban"),
        (" tAlIbAn ", "taliban"),
        ("Résistance", "resistance"),
        ("resistance", "resistance"),
        ("the LIONS", "resistance"),
        ("Lions of Panjshir", "resistance"),
        ("Áhmad Massoud", "massoud"),
    ],
)
def test_a_name_or_alias_means_the_actor_however_it_is_written(
    name: str, actor: str, project: Project
) -> None:
    draft = replace(DRAFT, participants=(ParticipantDraft(name, Role.AGENT),))
    assert recorded(draft, project) == (
        [],
        recorded(DRAFT, project)[1].model_copy(
            update={"participants": (Participant(actor=actor, role=Role.AGENT),)}
        ),
    )


def test_a_name_goes_before_another_actors_alias(raw: dict[str, Any]) -> None:
    raw["actors"][3]["name"] = "The Lions"
    project = Project.model_validate(raw)
    _, event = recorded(
        replace(DRAFT, participants=(ParticipantDraft("the lions", Role.AGENT),)), project
    )
    assert event.actors == ("reporters",)


def test_a_name_that_nobody_has_makes_one_actor(project: Project) -> None:
    draft = replace(
        DRAFT,
        participants=(
            ParticipantDraft(" Élise  Noël ", Role.AGENT),
            ParticipantDraft("elise  noel", Role.SPEAKER),
        ),
        claims=(ClaimDraft(PASSAGE, claimed_by=("Élise  Noël",)),),
    )
    actors, event = recorded(draft, project)
    assert actors == [Actor(id="elise-noel", name="Élise  Noël", kind=ActorKind.OTHER)]
    assert [(each.actor, each.role) for each in event.participants] == [
        ("elise-noel", Role.AGENT),
        ("elise-noel", Role.SPEAKER),
    ]
    assert event.claims[0].claimed_by == ("elise-noel",)


def test_one_who_claims_need_be_no_actor(project: Project) -> None:
    claim = ClaimDraft(PASSAGE, claimed_by=(" a witness ", "the lions", "Ahmad Massoud"))
    actors, event = recorded(replace(DRAFT, claims=(claim,)), project)
    assert actors == []
    assert event.claims[0].claimed_by == ("a witness", "resistance", "massoud")


def test_the_same_participant_twice_is_one(project: Project) -> None:
    names = (
        ParticipantDraft("Taliban", Role.AGENT),
        ParticipantDraft("taliban", Role.AGENT),
        ParticipantDraft("Taliban", Role.TARGET),
    )
    _, event = recorded(replace(DRAFT, participants=names), project)
    assert [each.role for each in event.participants] == [Role.AGENT, Role.TARGET]


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Massoud", "massoud-1"),
        ("Taliban; Kabul", "taliban-kabul"),
        ("  Straße 7b ", "strasse-7b"),
        ("Панджшер", "панджшер"),
        ("⚔ & ?", "actor"),
        ("x" * 300, "x" * 60),
    ],
)
def test_ids_are_readable_and_unlike_those_that_are_taken(name: str, id_: str) -> None:
    assert readable_id(name, {"massoud", "massoud-x"}, "actor") == id_


def test_an_id_comes_after_those_with_its_number() -> None:
    taken = {"massoud", *(f"massoud-{number}" for number in range(1, 11))}
    assert readable_id("Massoud", taken, "actor") == "massoud-11"


@given(st.lists(st.text(min_size=1).filter(str.strip), max_size=8))
def test_whatever_the_names_each_id_is_one_and_taken_once(names: list[str]) -> None:
    taken: set[str] = set()
    for name in names:
        id_ = readable_id(name, taken, "actor")
        assert id_ not in taken
        taken.add(Actor(id=id_, name=name, kind=ActorKind.OTHER).id)


# actors that are called alike


@pytest.fixture
def alike(raw: dict[str, Any]) -> Project:
    raw["actors"] += [
        {"id": "taliban-2", "name": "TALIBAN", "kind": "group"},
        {"id": "other", "name": "Résistancé", "kind": "group"},
        {"id": "namesake", "name": "Ahmad Massoud", "kind": "person"},
    ]
    raw["events"][1]["participants"].append({"actor": "namesake", "role": "target"})
    raw["events"][1]["claims"][0]["claimed_by"] += ["Taliban", "taliban-2"]
    return Project.model_validate(raw)


def test_an_event_stays_with_its_actors_among_those_called_alike(alike: Project) -> None:
    for event in alike.events:
        assert recorded(draft_of(event, alike), alike) == ([], event)


def test_a_row_that_is_added_leaves_the_others_with_their_actors(alike: Project) -> None:
    draft = draft_of(event_in(alike, "vow"), alike)
    more = (
        *draft.participants,
        ParticipantDraft("Résistancé", Role.TARGET),
        ParticipantDraft("taliban", Role.AGENT),
    )
    _, event = recorded(replace(draft, participants=more), alike)
    assert event.actors[:2] == ("massoud", "other")


def test_a_row_keeps_its_actor_though_another_of_its_name_leaves(alike: Project) -> None:
    draft = draft_of(event_in(alike, "fighting"), alike)
    assert [each.name for each in draft.participants].count("Ahmad Massoud") == 2
    left = tuple(each for each in draft.participants if each.actor != "massoud")
    _, event = recorded(replace(draft, participants=left), alike)
    assert [each.actor for each in event.participants] == ["taliban", "resistance", "namesake"]


def test_another_role_leaves_the_actor_who_shares_a_name(alike: Project) -> None:
    draft = draft_of(event_in(alike, "fighting"), alike)
    changed = tuple(replace(each, role=Role.SPEAKER) for each in draft.participants)
    edits, event = recorded(replace(draft, participants=changed), alike)
    assert edits == []
    assert [each.actor for each in event.participants] == [
        "taliban",
        "massoud",
        "resistance",
        "namesake",
    ]


def test_an_actor_renamed_meanwhile_is_still_meant_by_the_name_that_was_shown(
    project: Project,
) -> None:
    new = EventDraft(
        title="Strike",
        participants=(ParticipantDraft("Taliban", Role.AGENT),),
        claims=(ClaimDraft(PASSAGE, claimed_by=("Taliban",)),),
        names=names_in(project),
    )
    shown = replace(draft_of(event_in(project, "fighting"), project), note="Again.")
    renamed = tuple(
        actor.model_copy(update={"name": "Movement"}) if actor.id == "taliban" else actor
        for actor in project.actors
    )
    now = project.model_copy(update={"actors": renamed})
    edits, event = recorded(new, now)
    assert (edits, event.actors, event.claims[0].claimed_by) == ([], ("taliban",), ("taliban",))
    edits, event = recorded(shown, now)
    assert edits == []
    assert event == event_in(project, "fighting").model_copy(update={"note": "Again."})


def test_an_event_that_was_changed_or_deleted_meanwhile_is_told(project: Project) -> None:
    draft = draft_of(event_in(project, "vow"), project)
    assert (
        outdated(draft, KnownIn(project))
        == outdated(EventDraft(title="New"), KnownIn(project))
        == ""
    )
    others = tuple(event for event in project.events if event.id != "vow")
    changed = event_in(project, "vow").model_copy(update={"place": "Harbour"})
    for events, word in ((others, "deleted"), ((*others, changed), "changed elsewhere")):
        now = project.model_copy(update={"events": events})
        assert word in outdated(draft, KnownIn(now))


def test_an_actor_that_went_meanwhile_is_looked_up_by_the_name_that_is_shown(
    project: Project,
) -> None:
    draft = draft_of(event_in(project, "fighting"), project)
    left = tuple(actor for actor in project.actors if actor.id != "taliban")
    actors, event = recorded(draft, project.model_copy(update={"actors": left}))
    assert [(actor.id, actor.name) for actor in actors] == [("taliban", "Taliban")]
    assert event == event_in(project, "fighting")


# records


def test_a_new_event_is_the_next_one_and_a_persons(project: Project) -> None:
    id_, edits = edits_of(DRAFT, project.actors, KnownIn(project))
    _, event = records(edits)
    assert (id_, event.origin, event.claims[0].id) == ("e1", BY_HAND, "e1.c1")
    assert (event.place, event.note, event.date, event.tags) == (None, None, None, ())
    numbered = [event.model_copy(update={"id": f"e{number}"}) for number in range(1, 42)]
    further = project.model_copy(update={"events": (*project.events, *numbered)})
    assert edits_of(DRAFT, further.actors, KnownIn(further))[0] == "e42"


def test_blanks_at_the_edges_are_no_part_of_what_is_said(project: Project) -> None:
    draft = replace(DRAFT, title="  A walk\n", place=" ", note=" so ", tags=(" war ", "", " "))
    _, event = recorded(draft, project)
    assert (event.title, event.place, event.note, event.tags) == ("A walk", None, "so", ("war",))


def test_a_claim_keeps_what_the_form_does_not_show(project: Project) -> None:
    before = event_in(project, "vow")
    draft = draft_of(before, project)
    [claim] = draft.claims
    changed = replace(claim, stance=Stance.DENIES, factuality=Factuality.PROBABLE)
    _, event = recorded(replace(draft, claims=(changed, ClaimDraft(PASSAGE))), project)
    kept, new = event.claims
    assert kept.said == before.claims[0].said is not None
    assert (kept.id, kept.credibility, kept.stance) == ("vow-1", 2, Stance.DENIES)
    assert (new.id, new.said, new.credibility) == ("vow.c1", None, None)


def test_new_claims_have_ids_that_no_event_has(project: Project) -> None:
    draft = draft_of(event_in(project, "vow"), project)
    _, event = recorded(
        replace(draft, claims=(*draft.claims, ClaimDraft(PASSAGE), ClaimDraft(PASSAGE))), project
    )
    assert [claim.id for claim in event.claims] == ["vow-1", "vow.c1", "vow.c2"]


def test_every_event_of_a_project_is_recorded_as_it_is(project: Project) -> None:
    for event in project.events:
        assert recorded(draft_of(event, project), project) == ([], event)


names = st.one_of(
    st.sampled_from(["Taliban", "the lions", "Ahmad Massoud", "REPORTERS", "Ada Moro", "ada móro"]),
    st.text(min_size=1, max_size=12).filter(str.strip),
)
claims = st.builds(
    ClaimDraft,
    st.just(PASSAGE),
    st.sampled_from(Stance),
    st.sampled_from(Factuality),
    st.lists(names, max_size=3).map(tuple),
)
drafts = st.builds(
    EventDraft,
    title=st.text(min_size=1, max_size=20).filter(str.strip),
    type=st.sampled_from(EventType),
    date=st.one_of(st.none(), st.just(Date(edtf="2021-08~", basis=Basis.INFERRED, anchor="x"))),
    participants=st.lists(
        st.builds(ParticipantDraft, names, st.sampled_from(Role)), max_size=5
    ).map(tuple),
    place=st.text(max_size=8),
    claims=st.lists(claims, min_size=1, max_size=4).map(tuple),
    tags=st.lists(st.text(max_size=8), max_size=4).map(tuple),
    note=st.text(max_size=8),
)


@given(draft=drafts)
def test_what_is_recorded_is_shown_and_recorded_again_unchanged(
    draft: EventDraft, project: Project
) -> None:
    actors, event = recorded(draft, project)
    after = project.model_copy(
        update={"actors": (*project.actors, *actors), "events": (*project.events, event)}
    )
    again = draft_of(event, after)
    assert recorded(again, after) == ([], event)
    assert again.title == draft.title.strip()
    assert status_in(draft) is status_in(again) is event.status


# what follows from a draft


@given(st.lists(claims, max_size=4))
def test_the_status_is_that_of_the_event_to_be(made: list[ClaimDraft]) -> None:
    status = status_in(EventDraft("x", claims=tuple(made)))
    assert (status is None) == (not made)
    own = all(not claim.claimed_by for claim in made)
    asserts = all(claim.stance is Stance.ASSERTS for claim in made)
    if made and own and asserts and all(c.factuality is Factuality.CERTAIN for c in made):
        assert status is Status.REPORTED


def test_the_status_needs_no_project(project: Project) -> None:
    for event in project.events:
        assert status_in(draft_of(event, project)) is status_of(event.claims)


def test_what_is_missing_is_said() -> None:
    assert missing_in(DRAFT) == ""
    assert "no title" in missing_in(replace(DRAFT, title=" \n"))
    assert "no passage" in missing_in(replace(DRAFT, claims=()))


def test_an_event_goes_with_its_links(project: Project) -> None:
    links = [("1", "vow", "fighting"), ("2", "harm", "talks"), ("3", "harm", "vow")]
    assert removal_of(["vow"], links) == [
        Remove(Kind.LINK, "1"),
        Remove(Kind.LINK, "3"),
        Remove(Kind.EVENT, "vow"),
    ]
    assert removal_of(["plea"], links) == [Remove(Kind.EVENT, "plea")]


def test_an_event_goes_with_refused_suggestions_about_it() -> None:
    refusals = [
        Refusal(id=f"{suggestion}", suggestion=suggestion, one="plea", other="vow")
        for suggestion in Suggestion
    ]
    assert removal_of(["vow"], [], refusals) == [
        Remove(Kind.REFUSAL, "same_event"),
        Remove(Kind.EVENT, "vow"),
    ]
