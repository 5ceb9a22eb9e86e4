"""Actors renamed and merged: everything follows, nothing is there twice, and undo brings it all back."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from timeline_app.model.event import Actor, ActorKind, Event
from timeline_app.model.project import Project
from timeline_app.model.source import PassageState, locate
from timeline_app.reading.event_model import OpenProject
from timeline_app.session.actor_edits import merged, renamed
from timeline_app.store.errors import EditError
from timeline_app.store.project_store import ProjectStore

Opener = Callable[..., ProjectStore]


@pytest.fixture
def open_store(make_project: Callable[..., OpenProject], tmp_path: Path) -> Iterator[Opener]:
    """A project file of a project as JSON holds it."""
    stores: list[ProjectStore] = []

    def make(raw: Any = None) -> ProjectStore:
        opened = make_project(raw)
        stores.append(ProjectStore.create(tmp_path / "v.timeline", opened.project, opened.texts))
        return stores[-1]

    yield make
    for store in stores:
        store.close()


def actor_in(project: Project, id_: str) -> Actor:
    [found] = [actor for actor in project.actors if actor.id == id_]
    return found


def event_in(project: Project, id_: str) -> Event:
    [found] = [event for event in project.events if event.id == id_]
    return found


def merge(store: ProjectStore, other: str, into: str) -> Project:
    """``other`` merged ``into`` another actor, which undo takes back exactly; the project then."""
    before = store.project
    store.record("Merge", merged(before, actor_in(before, into), actor_in(before, other)))
    after = store.project
    assert all(actor.id != other for actor in after.actors)
    assert f'"{other}"' not in after.to_json().replace(f'"id": "{other}"', "")
    store.undo()
    assert store.project == before
    store.redo()
    assert store.project == after
    return after


# renaming


def test_a_form_changes_what_it_shows_and_keeps_the_rest(open_store: Opener) -> None:
    store = open_store()
    before = actor_in(store.project, "resistance")
    edits = renamed(before, " The Resistance ", ActorKind.GROUP, "taliban", "  ")
    store.record("Edit", edits)
    assert actor_in(store.project, "resistance") == Actor(
        id="resistance",
        name="The Resistance",
        kind=ActorKind.GROUP,
        aliases=before.aliases,
        part_of="taliban",
        note=None,
    )
    assert [actor.id for actor in store.project.actors] == [
        "massoud",
        "taliban",
        "resistance",
        "reporters",
    ]


def test_what_is_left_as_it_was_is_no_change(open_store: Opener) -> None:
    store = open_store()
    for actor in store.project.actors:
        edits = renamed(actor, actor.name, actor.kind, actor.part_of, actor.note or "")
        assert not store.record("Edit", edits).touched


@pytest.mark.parametrize("whole", ["resistance", "massoud"])
def test_nobody_becomes_part_of_themselves(whole: str, open_store: Opener) -> None:
    store = open_store()
    before = store.project
    actor = actor_in(before, "resistance")  # of which Massoud is a part
    with pytest.raises(EditError, match="part of itself"):
        store.record("Edit", renamed(actor, actor.name, actor.kind, whole, ""))
    assert store.project == before


# merging


def test_participants_and_claims_follow(open_store: Opener) -> None:
    after = merge(open_store(), "taliban", "reporters")
    fighting = event_in(after, "fighting")
    assert fighting.actors == ("reporters", "massoud", "resistance")
    assert [claim.claimed_by for claim in fighting.claims] == [
        ("reporters", "An elder"),
        ("reporters",),
    ]
    assert event_in(after, "talks").actors == ("reporters", "resistance")


def test_who_has_a_role_once_has_it_once(raw: dict[str, Any], open_store: Opener) -> None:
    raw["events"][1]["claims"][0]["claimed_by"] = ["massoud", "An elder", "resistance"]
    fighting = event_in(merge(open_store(raw), "massoud", "resistance"), "fighting")
    assert [(each.actor, each.role) for each in fighting.participants] == [
        ("taliban", "agent"),
        ("resistance", "target"),
    ]
    assert fighting.claims[0].claimed_by == ("resistance", "An elder")


def test_events_of_others_are_not_touched(open_store: Opener) -> None:
    store = open_store()
    project = store.project
    edits = merged(project, actor_in(project, "resistance"), actor_in(project, "massoud"))
    change = store.record("Merge", edits)
    assert {id_ for _, id_ in change.touched} == {"vow", "fighting", "resistance", "massoud"}


def test_parts_notes_and_aliases_come_along(raw: dict[str, Any], open_store: Opener) -> None:
    raw["actors"][1]["aliases"].append(
        {**raw["actors"][2]["aliases"][0], "text": "Lions of Panjshir"}
    )
    raw["actors"][1]["note"] = "of Kabul"
    raw["actors"][2]["note"] = "of the valley"
    after = merge(open_store(raw), "resistance", "taliban")
    kept = actor_in(after, "taliban")
    assert [alias.text for alias in kept.aliases] == ["Taliban", "Lions of Panjshir", "the Lions"]
    assert kept.note == "of Kabul\nof the valley"
    assert (kept.name, kept.kind) == ("Taliban", ActorKind.GROUP)
    assert actor_in(after, "massoud").part_of == "taliban"


def test_a_name_becomes_an_alias_where_a_passage_has_it(open_store: Opener) -> None:
    store = open_store()
    after = merge(store, "massoud", "resistance")
    kept = actor_in(after, "resistance")
    assert kept.aliases[-1].text == "Ahmad Massoud"
    [mention] = kept.aliases[-1].passages
    assert mention.quote == "Ahmad Massoud"
    text = store.texts["story"]
    located = locate(mention, text)
    assert (located.state, located.start) == (PassageState.EXACT, mention.start)
    around = text.index("Ahmad Massoud")
    assert text[:around].endswith(mention.prefix)
    assert text[around:].startswith(mention.quote + mention.suffix)
    assert mention.prefix
    assert mention.suffix


def test_a_name_without_a_mention_is_given_up(open_store: Opener) -> None:
    kept = actor_in(merge(open_store(), "reporters", "resistance"), "resistance")
    assert [alias.text for alias in kept.aliases] == ["Lions of Panjshir", "the Lions"]


def test_a_name_that_is_an_alias_already_is_no_second_one(
    raw: dict[str, Any], open_store: Opener
) -> None:
    raw["actors"][0]["aliases"] = [
        {"text": "Ahmad Massoud", "passages": raw["actors"][1]["aliases"][0]["passages"]},
        {"text": "Résistance", "passages": raw["actors"][1]["aliases"][0]["passages"]},
    ]
    kept = actor_in(merge(open_store(raw), "massoud", "resistance"), "resistance")
    texts = [alias.text for alias in kept.aliases]
    assert texts == ["Lions of Panjshir", "the Lions", "Ahmad Massoud"]


@pytest.mark.parametrize(("other", "into"), [("resistance", "massoud"), ("massoud", "resistance")])
def test_a_part_and_its_whole_are_one(other: str, into: str, open_store: Opener) -> None:
    after = merge(open_store(), other, into)
    assert actor_in(after, into).part_of is None


@pytest.mark.parametrize(
    ("other", "into", "parts"),
    [
        ("taliban", "massoud", {"massoud": None, "resistance": "massoud"}),
        ("massoud", "taliban", {"taliban": None, "resistance": "taliban"}),
        ("resistance", "massoud", {"taliban": None, "massoud": "taliban"}),
        ("resistance", "taliban", {"taliban": None, "massoud": "taliban"}),
    ],
)
def test_parts_of_parts_make_no_circle(
    other: str, into: str, parts: dict[str, str | None], raw: dict[str, Any], open_store: Opener
) -> None:
    raw["actors"][2]["part_of"] = "taliban"  # Massoud is of the resistance, and that of the Taliban
    after = merge(open_store(raw), other, into)
    assert {actor.id: actor.part_of for actor in after.actors if actor.id != "reporters"} == parts
