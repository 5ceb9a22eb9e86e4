"""Actors merged, split and removed: everything follows, nothing is there twice, undo brings it all back."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline_app.model.event import Actor, ActorKind, Event, Refusal, Role
from timeline_app.model.project import Project
from timeline_app.model.source import PassageState, locate
from timeline_app.reading.event_model import OpenProject
from timeline_app.session.actor_edits import merged, removed, split, what_keeps
from timeline_app.session.actor_split import Part, keys_of, split_choices, summary, wrong_name
from timeline_app.session.event_draft import EventDraft, NamedActors
from timeline_app.session.mentions import mentions_of
from timeline_app.store.edits import Put
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
    events = store.events_naming(other)
    edits = merged(before, actor_in(before, into), actor_in(before, other), events, store.texts)
    store.record("Merge", edits)
    after = store.project
    assert all(actor.id != other for actor in after.actors)
    assert f'"{other}"' not in after.to_json().replace(f'"id": "{other}"', "")
    store.undo()
    assert store.project == before
    store.redo()
    assert store.project == after
    return after


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
    edits = merged(
        project, actor_in(project, "resistance"), actor_in(project, "massoud"), project.events, {}
    )
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
    assert kept.note == (
        "of Kabul\nof the valley\nAlso called “Résistance”\nKind of “Résistance”: military"
    )
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


def test_a_name_becomes_an_alias_where_a_document_has_it(open_store: Opener) -> None:
    store = open_store()
    kept = actor_in(merge(store, "reporters", "resistance"), "resistance")
    assert kept.aliases[-1].text == "Reporters"
    assert kept.note == "Kind of “Reporters”: media"
    for mention in kept.aliases[-1].passages:
        located = locate(mention, store.texts[mention.document])
        assert (located.state, mention.quote) == (PassageState.EXACT, "Reporters")
    # Who types the name again means the one that stays.
    named = NamedActors(store.project.actors, EventDraft("Again"))
    assert (named.id_of("reporters"), named.new) == ("resistance", [])


def test_a_part_of_a_word_is_no_mention(raw: dict[str, Any], open_store: Opener) -> None:
    raw["actors"][0]["name"] = "Mass"  # the passages of its events have Massoud
    kept = actor_in(merge(open_store(raw), "massoud", "resistance"), "resistance")
    assert [alias.text for alias in kept.aliases] == ["Lions of Panjshir", "the Lions"]
    assert kept.note == "son of Ahmad Shah\nAlso called “Mass”\nKind of “Mass”: person"


def test_what_gives_way_is_in_the_note(raw: dict[str, Any], open_store: Opener) -> None:
    raw["actors"][0]["active"] = {"edtf": "1989/..", "basis": "stated"}
    raw["actors"][3] |= {"name": "The Daily", "kind": "person", "part_of": "taliban"}
    raw["actors"][3]["active"] = {"edtf": "1990/..", "basis": "stated"}
    kept = actor_in(merge(open_store(raw), "reporters", "massoud"), "massoud")
    assert kept.note == (
        "son of Ahmad Shah\nAlso called “The Daily”\n“The Daily” was active: 1990/..\n"
        "“The Daily” was part of: Taliban"
    )
    assert kept.part_of == "resistance"
    assert kept.active is not None
    assert kept.active.edtf == "1989/.."


def test_a_kind_that_says_nothing_and_what_is_the_same_are_not_in_the_note(
    raw: dict[str, Any], open_store: Opener
) -> None:
    raw["actors"][3] |= {"kind": "other", "note": "son of Ahmad Shah", "part_of": "resistance"}
    kept = actor_in(merge(open_store(raw), "reporters", "massoud"), "massoud")
    assert kept.note == "son of Ahmad Shah"


def test_so_much_is_looked_through_for_a_mention(open_store: Opener) -> None:
    store = open_store()
    documents, texts = store.project.documents, store.texts
    assert mentions_of("Panjshir", documents, texts, most_read=1) == tuple(
        mention
        for mention in mentions_of("Panjshir", documents, texts)
        if mention.document == "story"
    )
    assert mentions_of("Lions", documents, texts, most_read=0) == ()


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


@pytest.mark.parametrize(
    ("kept", "other", "expected"),
    [
        (["target"], ["agent"], ["target"]),
        (["participant"], ["agent"], ["agent"]),
        (["participant"], ["participant"], ["participant"]),
        (["speaker"], ["participant"], ["speaker"]),
        (["agent", "speaker"], ["target"], ["agent", "speaker"]),
        ([], ["agent", "target"], ["agent", "target"]),
    ],
)
def test_of_two_in_one_event_one_stays_in_its_own_role(
    kept: list[str],
    other: list[str],
    expected: list[str],
    raw: dict[str, Any],
    open_store: Opener,
) -> None:
    raw["events"][0]["participants"] = [
        *({"actor": "massoud", "role": role} for role in other),
        {"actor": "taliban", "role": "agent"},
        *({"actor": "resistance", "role": role} for role in kept),
    ]
    vow = event_in(merge(open_store(raw), "massoud", "resistance"), "vow")
    roles = [each.role for each in vow.participants if each.actor == "resistance"]
    assert roles == [Role(role) for role in expected]
    assert len(vow.participants) == len(expected) + 1


def test_a_colour_comes_along_where_the_other_has_none(
    raw: dict[str, Any], open_store: Opener
) -> None:
    raw["actors"][0]["colour"] = "#d55e00"
    store = open_store(raw)
    assert actor_in(merge(store, "massoud", "resistance"), "resistance").colour == "#d55e00"
    store.undo()
    assert actor_in(merge(store, "resistance", "massoud"), "massoud").colour == "#d55e00"


def refusal(id_: str, one: str, other: str, of: str = "same_actor") -> Put:
    raw = {"id": id_, "suggestion": of, "one": one, "other": other}
    return Put(Refusal.model_validate(raw))


def test_refused_suggestions_are_about_the_one_that_stays(open_store: Opener) -> None:
    store = open_store()
    refusals = [
        refusal("1", "massoud", "resistance"),
        refusal("2", "taliban", "massoud"),
        refusal("3", "resistance", "reporters"),
        refusal("4", "massoud", "reporters"),
        refusal("5", "massoud", "vow", "same_event"),
    ]
    store.record("Refuse", refusals)
    before = store.project
    edits = merged(
        before, actor_in(before, "resistance"), actor_in(before, "massoud"), before.events, {}
    )
    store.record("Merge", edits)
    after = {each.id: {each.one, each.other} for each in store.project.refusals}
    assert after == {
        "2": {"taliban", "resistance"},
        "3": {"resistance", "reporters"},
        "5": {"massoud", "vow"},
    }
    store.undo()
    assert store.project == before


# removing


@pytest.mark.parametrize(
    ("id_", "what"),
    [
        ("massoud", "“Ahmad Massoud” has 2 events: "),
        ("resistance", "“Résistance” has 3 events and 1 part: "),
        ("reporters", "“Reporters” has 1 claim: "),
        ("taliban", "“Taliban” has 2 events and 1 claim: "),
    ],
)
def test_who_is_referred_to_is_not_removed(id_: str, what: str, open_store: Opener) -> None:
    store = open_store()
    actor = actor_in(store.project, id_)
    assert what_keeps(store.project, actor).startswith(what)
    with pytest.raises(EditError):
        store.record("Delete", removed(store.project, actor))


def test_who_has_nothing_is_removed_with_what_was_refused_of_it(open_store: Opener) -> None:
    store = open_store()
    alone = Actor(id="alone", name="Alone", kind=ActorKind.OTHER, part_of="resistance")
    store.record("New", [Put(alone), refusal("1", "taliban", "alone")])
    before = store.project
    assert what_keeps(before, alone) == ""
    store.record("Delete", removed(before, alone))
    assert all(actor.id != "alone" for actor in store.project.actors)
    assert store.project.refusals == ()
    store.undo()
    assert store.project == before


# splitting


def test_what_is_chosen_goes_to_a_new_actor(raw: dict[str, Any], open_store: Opener) -> None:
    raw["actors"][2]["colour"] = "#d55e00"
    raw["events"][1]["claims"][0]["claimed_by"] = ["resistance", "An elder"]
    store = open_store(raw)
    before = store.project
    resistance = actor_in(before, "resistance")
    id_, edits = split(
        before, resistance, " Uprising ", {"fighting"}, {"fighting-1"}, {"the Lions"}
    )
    change = store.record("Split", edits)
    new, left = actor_in(store.project, id_), actor_in(store.project, "resistance")
    assert (id_, new.name, new.kind, new.colour) == ("uprising", "Uprising", resistance.kind, None)
    assert [alias.text for alias in new.aliases] == ["the Lions"]
    assert [alias.text for alias in left.aliases] == ["Lions of Panjshir"]
    fighting = event_in(store.project, "fighting")
    assert "uprising" in fighting.actors
    assert "resistance" not in fighting.actors
    assert fighting.claims[0].claimed_by == ("uprising", "An elder")
    assert event_in(store.project, "talks") == event_in(before, "talks")
    assert actor_in(store.project, "massoud").part_of == "resistance"
    assert {id_ for _, id_ in change.touched} == {"uprising", "resistance", "fighting"}


@pytest.mark.parametrize("name", ["Résistance", " resistance ", "RÉSISTANCE"])
def test_what_is_split_is_called_otherwise(name: str, open_store: Opener) -> None:
    actor = actor_in(open_store().project, "resistance")
    assert wrong_name(name, actor).startswith("The actor that is split has this name:")
    assert wrong_name("Resistance of 1919", actor) == wrong_name("", actor) == ""


def test_what_may_be_chosen_is_told_in_words(open_store: Opener) -> None:
    project = open_store().project
    choices = split_choices(project, actor_in(project, "reporters"))
    assert {choice.part for choice in choices} == {Part.CLAIM}
    assert len(choices) == 1
    choices = split_choices(project, actor_in(project, "resistance"))
    assert keys_of(choices, Part.ALIAS) == {"Lions of Panjshir", "the Lions"}
    assert summary(choices) == "3 events and 2 aliases"
    assert summary(choices[:1]) == "1 event"
    assert summary(()) == ""
    title = event_in(project, "fighting").title
    assert any(choice.words.startswith(f"Event · {title}") for choice in choices)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_a_split_is_undone_by_undo_and_by_a_merge(
    data: st.DataObject, make_project: Callable[..., OpenProject]
) -> None:
    project = make_project().project
    actor = data.draw(st.sampled_from(project.actors))
    choices = split_choices(project, actor)
    chosen = [choice for choice in choices if data.draw(st.booleans())]
    parts = (keys_of(chosen, part) for part in (Part.EVENT, Part.CLAIM, Part.ALIAS))
    id_, edits = split(project, actor, data.draw(st.sampled_from(["New", actor.name])), *parts)
    after = applied(project, edits)
    assert {choice.words for choice in split_choices(after, actor_in(after, id_))} == {
        choice.words for choice in chosen
    }
    back = applied(
        after, merged(after, actor_in(after, actor.id), actor_in(after, id_), after.events, {})
    )
    assert back.events == project.events
    aliases = {alias for alias in actor_in(back, actor.id).aliases if alias.text != "New"}
    # A mention of the very name of the one that stays is no alias.
    assert {alias for alias in actor.aliases if alias.text != actor.name} <= aliases
    assert aliases <= set(actor.aliases)


def applied(project: Project, edits: list[Any]) -> Project:
    """``project`` after ``edits``, whose order among their kind doesn't matter here."""
    with (
        tempfile.TemporaryDirectory() as folder,
        ProjectStore.create(Path(folder) / "x.timeline", project, {}) as store,
    ):
        store.record("Do", edits)
        after = store.project
        store.undo()
        assert store.project == project
        store.redo()
        assert store.project == after
        return after
