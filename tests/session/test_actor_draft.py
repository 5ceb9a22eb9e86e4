"""An actor as filled in: what is wrong with it, what it records, and aliases with their mentions."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model.event import Actor, ActorKind
from timeline_app.model.project import Project
from timeline_app.model.source import Basis, Date, Document, PassageState, locate
from timeline_app.reading.event_model import OpenProject
from timeline_app.session.actor_draft import (
    ActorDraft,
    actor_edits,
    draft_of_actor,
    namesake,
    with_alias,
    wrong_in,
)
from timeline_app.session.mentions import MOST_MENTIONS, mentions_of
from timeline_app.store.edits import Put


@pytest.fixture
def opened(make_project: Callable[..., OpenProject]) -> OpenProject:
    return make_project()


@pytest.fixture
def project(opened: OpenProject) -> Project:
    return opened.project


def actor_in(project: Project, id_: str) -> Actor:
    [found] = [actor for actor in project.actors if actor.id == id_]
    return found


def recorded(draft: ActorDraft, project: Project) -> Actor:
    id_, [edit] = actor_edits(draft, project)
    assert isinstance(edit, Put)
    assert isinstance(edit.record, Actor)
    assert edit.record.id == id_
    return edit.record


def test_when_an_actor_was_active_is_recorded_and_shown_again(project: Project) -> None:
    active = Date(edtf="/2001", basis=Basis.STATED)
    known = draft_of_actor(actor_in(project, "massoud"))
    after = recorded(replace(known, active=active), project)
    assert after.active == active
    assert draft_of_actor(after).active == active
    assert recorded(replace(draft_of_actor(after), active=None), project).active is None


def test_a_new_actor_has_an_id_of_its_own(project: Project) -> None:
    draft = ActorDraft(" Taliban ", ActorKind.GROUP, "resistance", "#d55e00", (), " of Kabul ")
    new = recorded(draft, project)
    assert (new.id, new.name, new.kind, new.part_of) == (
        "taliban-1",
        "Taliban",
        ActorKind.GROUP,
        "resistance",
    )
    assert (new.colour, new.note, new.aliases) == ("#d55e00", "of Kabul", ())


def test_what_is_left_as_it_was_is_no_change(project: Project) -> None:
    for actor in project.actors:
        assert recorded(draft_of_actor(actor), project) == actor


def test_a_form_changes_what_it_shows(project: Project) -> None:
    before = actor_in(project, "resistance")
    draft = replace(draft_of_actor(before), name=" The Resistance ", part_of="taliban", note="  ")
    after = recorded(draft, project)
    changes = {"name": "The Resistance", "part_of": "taliban", "note": None}
    assert after == before.model_copy(update=changes)


@pytest.mark.parametrize("colour", ["red", "#12345", "#1234567", "123456", ""])
def test_what_is_no_colour_is_refused(colour: str, project: Project) -> None:
    with pytest.raises(ValueError, match="colour"):
        actor_edits(ActorDraft("X", colour=colour), project)


def test_a_blank_name_and_a_circle_are_refused_in_a_sentence(project: Project) -> None:
    assert wrong_in(ActorDraft("  "), project.actors) == "It has no name."
    resistance = draft_of_actor(actor_in(project, "resistance"))
    assert wrong_in(resistance, project.actors) == ""
    itself = replace(resistance, part_of="resistance")
    assert wrong_in(itself, project.actors) == (
        "It can't be part of itself: choose another actor, or none."
    )
    assert wrong_in(replace(resistance, part_of="massoud"), project.actors) == (
        "“Ahmad Massoud” is part of “Résistance”, so “Résistance” can't be part of it."
    )
    assert wrong_in(replace(resistance, part_of="taliban"), project.actors) == ""


@pytest.mark.parametrize(
    ("name", "remark"),
    [
        (" taliban ", "Another actor has this name."),
        ("Resistance", "Another actor has this name."),
        ("The Lions", "“Résistance” is also called so."),
        ("Talib", ""),
        (" ", ""),
    ],
)
def test_another_with_the_name_is_remarked(name: str, remark: str, project: Project) -> None:
    found = namesake(ActorDraft(name), project.actors)
    assert found.startswith(remark)
    assert bool(found) == bool(remark)


def test_an_actors_own_names_are_not_remarked(project: Project) -> None:
    for actor in project.actors:
        assert namesake(draft_of_actor(actor), project.actors) == ""


# mentions


def test_an_alias_has_the_mentions_that_are_found(opened: OpenProject) -> None:
    found = mentions_of("Ahmad Massoud", opened.project.documents, opened.texts)
    assert found
    for passage in found:
        located = locate(passage, opened.texts[passage.document])
        assert (located.state, located.start) == (PassageState.EXACT, passage.start)
    actor = with_alias(actor_in(opened.project, "reporters"), " Ahmad  Massoud ", found)
    assert [alias.text for alias in actor.aliases] == ["Ahmad Massoud"]
    assert actor.aliases[0].passages == found
    assert with_alias(actor, "Ahmad Massoud", found[:1]) == actor


def documents(*texts: str) -> tuple[list[Document], dict[str, str]]:
    raw: dict[str, Any] = {"media_type": "x/y", "language": "en", "sha256": "0" * 64, "title": "x"}
    ids = [f"d{number}" for number in range(len(texts))]
    made = [Document.model_validate({"id": id_, **raw}) for id_ in ids]
    return made, dict(zip(ids, texts, strict=True))


@pytest.mark.parametrize(
    ("words", "text", "quotes"),
    [
        ("UN", "The UN met. UNITED, unUN, UN_x, UN2, UN’s and “UN”.", ["UN", "UN", "UN"]),
        ("un", "The UN met.", []),
        (
            "Ahmad Massoud",
            "Ahmad\nMassoud and Ahmad  Massoud",
            ["Ahmad\nMassoud", "Ahmad  Massoud"],
        ),
        ("Smith Inc.", "Smith Inc., Smith Inc.", ["Smith Inc.", "Smith Inc."]),
        ("a.b", "axb a.b", ["a.b"]),
        ("Elise", "Elise\u0301 Elise", ["Elise"]),
        ("مسعود", "قال مسعود اليوم", ["مسعود"]),
        ("", "x", []),
        ("  ", " x ", []),
    ],
)
def test_mentions_are_whole_words_as_written(words: str, text: str, quotes: list[str]) -> None:
    assert [each.quote for each in mentions_of(words, *documents(text))] == quotes


def test_mentions_are_no_more_than_asked_for() -> None:
    some, texts = documents("x " * 15, "x " * 15, "x")
    found = mentions_of("x", some, texts)
    assert len(found) == MOST_MENTIONS
    assert [each.document for each in found] == ["d0"] * 15 + ["d1"] * 5
    del texts["d0"]
    assert {each.document for each in mentions_of("x", some, texts)} == {"d1", "d2"}


@given(text=st.text("ab. \n\u0301_", max_size=30), words=st.text("ab.", min_size=1, max_size=3))
def test_mentions_stand_where_they_say(text: str, words: str) -> None:
    some, texts = documents(text)
    for passage in mentions_of(words, some, texts):
        assert text[passage.start : passage.end] == passage.quote == words
