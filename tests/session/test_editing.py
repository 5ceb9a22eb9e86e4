"""Editing a project file: on disk first, then seen; what is looked at stays as far as it can."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline_app.layout.scale import ScaleKind
from timeline_app.model.event import Actor, ActorKind, Claim, Event, Role
from timeline_app.query.columns import NO_ACTOR, NOBODYS_COLOR
from timeline_app.query.filter import EventFilter
from timeline_app.query.lanes import LaneOrder
from timeline_app.reading.event_model import OpenProject
from timeline_app.session.actor_draft import actor_edits, draft_of_actor
from timeline_app.session.actor_edits import merged
from timeline_app.session.bell import Changed
from timeline_app.session.editing import Editor
from timeline_app.session.event_draft import (
    EventDraft,
    ParticipantDraft,
    draft_of,
    edits_of,
    removal_of,
)
from timeline_app.session.free_ids import KnownIn
from timeline_app.session.opening import open_file
from timeline_app.session.session import Session
from timeline_app.store.edits import Edit, Kind, Put, Remove
from timeline_app.store.errors import EditError, StoreError
from timeline_app.store.project_store import ProjectStore


@pytest.fixture
def file(make_project: Callable[..., OpenProject], tmp_path: Path) -> Path:
    opened = make_project()
    made = tmp_path / "valley.timeline"
    ProjectStore.create(made, opened.project, opened.texts).close()
    return made


@pytest.fixture
def editor(file: Path) -> Iterator[Editor]:
    opened = open_file(file)
    assert opened.store is not None
    session = Session(opened.open_project, lambda text: 6.5 * len(text), columns=opened.columns)
    session.resize(1000, 400)
    yield Editor(session, opened.store)
    opened.close()


@pytest.fixture
def session(editor: Editor) -> Session:
    return editor._session


@pytest.fixture
def rung(session: Session) -> list[Changed]:
    changes: list[Changed] = []
    session.subscribe(changes.append)
    return changes


def event_in(session: Session, id_: str) -> Event:
    return session.columns.events[session.columns.row_of[id_]]


def draft_in(session: Session, id_: str) -> EventDraft:
    return draft_of(event_in(session, id_), session.open_project.project)


def changed(session: Session, id_: str, **fields: Any) -> tuple[str, list[Edit]]:
    """The id of an event and the edits that give it other ``fields``."""
    draft = replace(draft_in(session, id_), **fields)
    project = session.open_project.project
    return edits_of(draft, project.actors, KnownIn(project))


def removed(editor: Editor, session: Session, id_: str) -> list[Edit]:
    links = zip(editor.store.link_keys, editor.store.project.links, strict=True)
    keys = [(key, link.from_, link.to) for key, link in links]
    return removal_of([id_], keys)


def seconds_in_view(session: Session) -> list[int]:
    view = session.viewport
    return [round(second) for second in session.scale.seconds_at([0.0, view.width], view).tolist()]


# what an edit does


def test_an_edit_is_on_disk_and_in_view(
    editor: Editor, session: Session, rung: list[Changed], file: Path
) -> None:
    id_, edits = changed(
        session, "vow", title="Renamed", participants=(ParticipantDraft("Ada Moro", Role.AGENT),)
    )
    change = editor.record("Rename", edits, select=id_)
    assert change.touched == {(Kind.EVENT, "vow"), (Kind.ACTOR, "ada-moro")}
    assert event_in(session, "vow").title == "Renamed"
    assert "ada-moro" in session.columns.actor_position
    assert session.selected == "vow"
    assert Changed.everything() in rung
    with ProjectStore.open_read_only(file) as stored:
        assert stored.project == session.open_project.project
        assert [entry.label for entry in stored.history()] == ["New project", "Rename"]


def test_a_new_event_is_selected_with_its_passage_found(editor: Editor, session: Session) -> None:
    draft = replace(draft_in(session, "vow"), title="Another", kept=None)
    draft = replace(draft, claims=tuple(replace(claim, kept=None) for claim in draft.claims))
    project = session.open_project.project
    id_, edits = edits_of(draft, project.actors, KnownIn(project))
    editor.record("New", edits, select=id_)
    assert session.selected == id_ == "e1"
    assert bool(session.columns.sourced[session.columns.row_of["e1"]])


def test_undo_and_redo_show_what_they_did(editor: Editor, session: Session) -> None:
    before = session.open_project.project
    assert not editor.store.can_undo
    editor.record("Rename", changed(session, "vow", title="Renamed")[1])
    after = session.open_project.project
    session.select(None)
    assert editor.store.can_undo
    change = editor.undo()
    assert change is not None
    assert change.label == "Rename"
    assert session.open_project.project == before
    assert session.selected == "vow"
    session.select(None)
    assert editor.store.can_redo
    editor.redo()
    assert session.open_project.project == after
    assert session.selected == "vow"
    assert not editor.store.can_redo


def test_where_there_is_nothing_to_undo_nothing_rings(editor: Editor, rung: list[Changed]) -> None:
    assert editor.undo() is None
    assert editor.redo() is None
    assert rung == []


def test_each_state_of_the_history_can_be_gone_to(editor: Editor, session: Session) -> None:
    states = [session.open_project.project]
    for title in ("One", "Two"):
        editor.record(title, changed(session, "vow", title=title)[1])
        states.append(session.open_project.project)
    editor.go_to(0)
    editor.record("Three", changed(session, "talks", title="Three")[1])
    states.append(session.open_project.project)
    assert [entry.number for entry in editor.history()] == [0, 1, 2, 3]
    for number in (2, 0, 3, 1):
        editor.go_to(number)
        assert editor.head == number
        assert session.open_project.project == states[number]


def test_a_state_that_is_none_is_refused(editor: Editor, rung: list[Changed]) -> None:
    with pytest.raises(StoreError, match="no change 7"):
        editor.go_to(7)
    assert rung == []


@pytest.mark.parametrize(
    ("edits", "reason"),
    [
        ([Remove(Kind.ACTOR, "taliban")], "refers to it"),
        ([Remove(Kind.EVENT, "vow")], "refers to it"),
        ([Remove(Kind.EVENT, "nothing")], "there is no such record"),
        (
            [Put(Actor(id="x", name="X", kind=ActorKind.OTHER, part_of="x"))],
            "part of itself",
        ),
    ],
)
def test_a_refused_edit_changes_nothing(
    edits: list[Edit], reason: str, editor: Editor, session: Session, rung: list[Changed]
) -> None:
    session.select("vow")
    rung.clear()
    before = (session.open_project, session.columns, session.view, editor.head)
    with pytest.raises(EditError, match=reason):
        editor.record("Wrong", edits)
    assert (session.open_project, session.columns, session.view, editor.head) == before
    assert (rung, editor.store.can_undo, session.selected) == ([], False, "vow")


def test_a_project_that_can_only_be_read_refuses(file: Path, editor: Editor) -> None:
    other = open_file(file)  # it is open already
    assert other.store is not None
    reader = Editor(Session(other.open_project, len, columns=other.columns), other.store)
    assert editor.can_edit
    assert (reader.can_edit, reader.store.can_undo, reader.store.can_redo) == (False, False, False)
    with pytest.raises(StoreError, match="for reading only"):
        reader.record("x", [Remove(Kind.EVENT, "plea")])
    other.close()


# what is looked at


def test_filter_order_and_time_in_view_stay(editor: Editor, session: Session) -> None:
    session.set_filter(EventFilter(actors=frozenset({"massoud", "taliban"})))
    session.arrange(replace(session.arrangement, order=LaneOrder.NAME))
    session.set_scale_kind(ScaleKind.LINEAR)
    session.look_at(session.window_of(session.columns.row_of["fighting"]))
    before = (session.filter, session.arrangement, session.scale_kind, seconds_in_view(session))
    editor.record("Move", changed(session, "harm", title="Nothing", date=None)[1])
    after = (session.filter, session.arrangement, session.scale_kind, seconds_in_view(session))
    assert after == before


def test_a_view_of_everything_stays_one(editor: Editor, session: Session) -> None:
    session.fit_all()
    date = event_in(session, "harm").date
    assert date is not None
    early = date.model_copy(update={"edtf": "1985"})
    editor.record("Earlier", changed(session, "harm", date=early)[1])
    assert (session.viewport.left, session.viewport.right) == session.scale.home
    editor.undo()
    assert (session.viewport.left, session.viewport.right) == session.scale.home


def test_there_is_no_way_back_to_views_of_what_was(editor: Editor, session: Session) -> None:
    session.zoom(0.5)
    assert session.can_go_back
    editor.record("Move", changed(session, "harm", date=None)[1])
    assert not session.can_go_back


def test_what_is_selected_stays_and_what_is_removed_is_not_selected(
    editor: Editor, session: Session
) -> None:
    session.select("vow", lane="massoud")
    editor.record("Delete", removed(editor, session, "talks"))
    assert (session.selected, session.current_lane) == ("vow", "massoud")
    editor.record("Delete", removed(editor, session, "vow"))
    assert (session.selected, session.selected_event, session.selected_claim) == (None, None, 0)
    editor.undo()
    assert session.selected == "vow"  # the one event that came back
    assert len(session.open_project.project.links) == 2


def test_the_claim_that_is_shown_is_one_that_there_is(editor: Editor, session: Session) -> None:
    session.select("fighting", claim=1)
    first = draft_in(session, "fighting").claims[:1]
    editor.record("Leave a claim out", changed(session, "fighting", claims=first)[1])
    assert (session.selected, session.selected_claim) == ("fighting", 0)


def test_a_filter_on_what_is_gone_loosens(editor: Editor, session: Session) -> None:
    session.go_to_lane("reporters")
    session.show_only("reporters")
    project = session.open_project.project
    by_id = {actor.id: actor for actor in project.actors}
    editor.record(
        "Merge", merged(project, by_id["taliban"], by_id["reporters"], project.events, {})
    )
    assert session.filter.actors is None
    assert session.current_lane is None
    assert len(session.kept_rows) == 5


def test_a_filter_keeps_those_that_are_left(editor: Editor, session: Session) -> None:
    session.set_filter(EventFilter(actors=frozenset({"reporters", "massoud"}), text="valley"))
    project = session.open_project.project
    by_id = {actor.id: actor for actor in project.actors}
    editor.record(
        "Merge", merged(project, by_id["taliban"], by_id["reporters"], project.events, {})
    )
    assert session.filter == EventFilter(actors=frozenset({"massoud"}), text="valley")


def test_a_filter_that_hides_everyone_goes_on_hiding(editor: Editor, session: Session) -> None:
    session.set_filter(EventFilter(actors=frozenset()))
    editor.record("Rename", changed(session, "vow", title="Renamed")[1])
    assert session.filter.actors == frozenset()


def test_an_event_that_the_filter_hides_is_selected_where_it_is(
    editor: Editor, session: Session
) -> None:
    session.show_only("reporters")
    before = seconds_in_view(session)
    id_, edits = changed(session, "vow", title="Renamed")
    editor.record("Rename", edits, select=id_)
    assert session.selected == "vow"
    assert seconds_in_view(session) == before


def test_lanes_ordered_by_hand_stay_so(editor: Editor, session: Session) -> None:
    by_hand = ("reporters", "resistance", "taliban", "massoud")
    session.arrange(
        replace(
            session.arrangement,
            order=LaneOrder.HAND,
            by_hand=by_hand,
            collapsed=frozenset({"resistance"}),
        )
    )
    editor.record("Rename", changed(session, "vow", title="Renamed")[1])
    assert session.arrangement.by_hand == by_hand
    actor = next(each for each in session.open_project.project.actors if each.id == "resistance")
    draft = replace(draft_of_actor(actor), name="Resistance", kind=ActorKind.GROUP)
    editor.record("Rename", actor_edits(draft, session.open_project.project)[1])
    lanes = [lane.actor.id for lane in session.lanes if lane.actor.id != NO_ACTOR.id]
    assert lanes == sorted(lanes, key=by_hand.index)


def test_a_project_may_become_empty_and_full_again(editor: Editor, session: Session) -> None:
    before = session.open_project.project
    session.select("vow")
    for event in before.events:
        editor.record("Delete", removed(editor, session, event.id))
    assert (len(session.columns), session.selected) == (0, None)
    assert session.viewport.span > 0
    editor.go_to(0)
    assert session.open_project.project == before
    assert (session.viewport.left, session.viewport.right) == session.scale.home


# whatever is done

acts = st.lists(
    st.tuples(
        st.sampled_from(["edit", "remove", "undo", "redo", "select", "zoom", "only", "go_to"]),
        st.integers(0, 50),
    ),
    max_size=12,
)


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(acts=acts)
def test_the_session_is_what_the_file_holds_whatever_is_done(
    acts: list[tuple[str, int]], make_project: Callable[..., OpenProject], tmp_path: Path
) -> None:
    source = make_project()
    file = tmp_path / "any.timeline"
    ProjectStore.create(file, source.project, source.texts).close()
    opened = open_file(file)
    assert opened.store is not None
    session = Session(opened.open_project, lambda text: 6.5 * len(text), columns=opened.columns)
    session.resize(800, 300)
    editor = Editor(session, opened.store)
    for act, number in acts:
        ids = list(session.columns.ids)
        event = ids[number % len(ids)] if ids else None
        if act == "edit" and event is not None:
            editor.record("Edit", changed(session, event, title=f"T{number}", date=None)[1])
        elif act == "remove" and event is not None:
            editor.record("Remove", removed(editor, session, event))
        elif act == "undo":
            editor.undo()
        elif act == "redo":
            editor.redo()
        elif act == "select":
            session.select(event)
        elif act == "zoom":
            session.zoom(0.5 if number % 2 else 2.0)
        elif act == "only":
            session.show_only(session.columns.actors[number % len(session.columns.actors)].id)
        elif act == "go_to":
            entries = editor.history()
            editor.go_to(entries[number % len(entries)].number)
        assert session.open_project.project == editor.store.project
        assert session.selected is None or session.selected in session.columns.row_of
        assert session.viewport.span > 0
        assert session.scene is not None
    made = session.open_project.project
    opened.close()
    with ProjectStore.open(file) as stored:
        assert stored.project == made


def test_nobodys_colour_changes_while_one_works(editor: Editor, session: Session) -> None:
    """Nor once the file is opened again, whoever has become the busiest, or is gone."""
    before = dict(session.columns.color_numbers)
    assert list(before.values()) == [*range(4), NOBODYS_COLOR]
    event = event_in(session, "talks")
    busy = [
        Put(event.model_copy(update={"id": f"more{n}", "claims": (claim_like(event, n),)}))
        for n in range(9)
    ]
    newcomers = [Put(Actor(id=id_, name=id_, kind=ActorKind.GROUP)) for id_ in ("gone", "new")]
    editor.record("Much more", [*newcomers, *busy])
    after = session.columns.color_numbers
    assert {id_: after[id_] for id_ in before} == before
    assert after["new"] not in before.values()
    editor.undo()
    editor.redo()
    assert session.columns.color_numbers == after
    editor.record("Nobody does this", [Remove(Kind.ACTOR, "gone")])
    editor.store.close()
    for in_steps in (True, False):
        again = open_file(editor.store.file, in_steps=in_steps)
        columns = again.columns
        assert "gone" not in columns.actor_position
        assert columns.color_numbers == {id_: after[id_] for id_ in columns.color_numbers}
        assert set(columns.color_numbers) >= set(columns.actor_position)
        again.close()


def claim_like(event: Event, number: int) -> Claim:
    return event.claims[0].model_copy(update={"id": f"more{number}.c1"})
