"""What follows an edit equals what opening the whole project again would make, whatever was edited."""

import itertools
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.model.event import Actor, Event, Link
from timeline_app.model.project import Project
from timeline_app.model.source import Document
from timeline_app.query import followed_index
from timeline_app.query.columns import EventColumns, load_columns
from timeline_app.query.event_index import EventIndex, make_index
from timeline_app.query.following import EditedRecords, follow_columns
from timeline_app.query.lane_grid import LEAST_EVENTS
from timeline_app.query.lane_packing import pack_lanes
from timeline_app.session.editing import Editor
from timeline_app.session.opening import open_file
from timeline_app.session.opening_records import project_in
from timeline_app.session.session import Session
from timeline_app.session.waiting import has_waiting, waiting_in
from timeline_app.store.edits import Edit, Put, Remove, Retitle
from timeline_app.store.errors import EditError
from timeline_app.store.project_store import ProjectStore

DOCUMENTS, ACTORS, EVENTS = (
    [f"{letter}{number}" for number in range(count)]
    for letter, count in (("d", 4), ("a", 4), ("e", 7))
)
TEXTS = ("abc", "xxabc", "abcabc", "nothing", "ab c")
DATES = (None, "2021", "2021-05", "2021-05-03", "2021-05-03~", "../2021", "2021-05/2022", "[2020,2022]",
         "[2021-05-03,2021-05-09]", "{2020,2021}", "-0043", "2021-05-03/..")  # fmt: skip
Act = Callable[[Editor], object]


def passage(document: str) -> dict[str, Any]:
    return {"document": document, "start": 0, "end": 3, "quote": "abc", "suffix": "x"}


def document(id_: str, title: str = "x") -> Document:
    fields = {"id": id_, "title": title, "media_type": "text/plain", "language": "en"}
    return Document.model_validate(fields | {"sha256": "0" * 64})


_PROPOSAL = {"key": "k", "rule": "verb", "confidence": 0.5, "salience": 0.3}
PROPOSALS = [None, _PROPOSAL, {**_PROPOSAL, "decision": "accepted"}]


@st.composite
def events(draw: st.DrawFn) -> Event:
    id_ = draw(st.sampled_from(EVENTS))
    documents, actors = st.sampled_from(DOCUMENTS), st.sampled_from(ACTORS)
    date = draw(st.sampled_from(DATES))
    where = draw(st.none() | documents)
    claims = [
        {
            "id": f"{id_}.{number}",
            "passage": passage(name),
            "stance": draw(st.sampled_from(["asserts", "denies", "plans"])),
            "factuality": "CT+",
            "claimed_by": draw(st.lists(st.sampled_from([*ACTORS, "An elder"]), max_size=1)),
        }
        for number, name in enumerate(draw(st.lists(documents, min_size=1, max_size=2)))
    ]
    event = {
        "id": id_,
        "title": draw(st.sampled_from(["Vow", "Visit", "élan"])),
        "type": draw(st.sampled_from(["STATE", "AID"])),
        "date": date and {"edtf": date, "basis": "stated", "passage": where and passage(where)},
        "claims": claims,
        "participants": [
            {"actor": each, "role": "agent"} for each in draw(st.lists(actors, max_size=3))
        ],
        "origin": "person",
        "proposal": draw(st.sampled_from(PROPOSALS)),
    }
    return Event.model_validate(event)


@st.composite
def actors(draw: st.DrawFn) -> Actor:
    mention = {"text": "A", "passages": [passage(draw(st.sampled_from(DOCUMENTS)))]}
    actor = {
        "id": draw(st.sampled_from(ACTORS)),
        "name": draw(st.sampled_from(["Ada", "Ödön", "An elder"])),
        "kind": "person",
        "aliases": [mention] if draw(st.booleans()) else [],
    }
    return Actor.model_validate(actor)


@st.composite
def links(draw: st.DrawFn) -> Put:
    ends = {end: draw(st.sampled_from(EVENTS)) for end in ("from", "to")}
    passages = [passage(draw(st.sampled_from(DOCUMENTS)))] if draw(st.booleans()) else []
    key = draw(st.sampled_from(["l0", "l1"]))
    return Put(Link.model_validate({"kind": "before", **ends, "passages": passages}), key=key)


DOCUMENT_PUTS = st.builds(
    lambda id_, title, text: Put(document(id_, title), text),
    st.sampled_from(DOCUMENTS),
    st.sampled_from("xy"),
    st.none() | st.sampled_from(TEXTS),
)
EDITS: st.SearchStrategy[Edit] = st.one_of(
    events().map(Put),
    events().map(Put),
    events().map(Put),
    actors().map(Put),
    DOCUMENT_PUTS,
    links(),
    st.sampled_from(EVENTS).map(lambda id_: Remove("event", id_)),
    st.sampled_from(ACTORS).map(lambda id_: Remove("actor", id_)),
    st.sampled_from(DOCUMENTS).map(lambda id_: Remove("document", id_)),
    st.sampled_from(["l0", "l1"]).map(lambda key: Remove("link", key)),
    st.sampled_from(["T", "U"]).map(Retitle),
)


def edits_made(edits: list[Edit]) -> Act:
    return lambda editor: editor.record("Edit", edits)


ACTS: st.SearchStrategy[Act] = st.one_of(
    st.lists(EDITS, min_size=1, max_size=4).map(edits_made),
    st.lists(EDITS, min_size=1, max_size=1).map(edits_made),
    st.just(Editor.undo),
    st.just(Editor.redo),
    st.integers(0, 6).map(lambda n: lambda editor: editor.go_to(min(n, len(editor.history()) - 1))),
)
BEGINNINGS = st.builds(
    lambda names, made: Project.model_construct(
        title="T",
        documents=tuple(document(id_) for id_ in DOCUMENTS[:3]),
        actors=tuple(
            Actor.model_validate({"id": id_, "name": f"Name of {id_}", "kind": "person"})
            for id_ in names
        ),
        events=tuple(
            {
                each.id: each
                for each in made
                if all(claim.passage.document != "d3" for claim in each.claims)
                and (
                    each.date is None or not each.date.passage or each.date.passage.document != "d3"
                )
            }.values()
        ),
    ),
    st.permutations(ACTORS),
    st.lists(events(), max_size=6),
)


@contextmanager
def editing(project: Project, texts: dict[str, str]) -> Iterator[tuple[Editor, Session]]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "x.timeline"
        ProjectStore.create(file, project, texts).close()
        opened = open_file(file)
        assert opened.store is not None
        session = Session(opened.open_project, lambda text: 6.5 * len(text), columns=opened.columns)
        session.resize(1000, 400)
        yield Editor(session, opened.store), session
        opened.close()


@settings(max_examples=60)
@given(
    project=BEGINNINGS, texts=st.permutations(TEXTS), acts=st.lists(ACTS, min_size=1, max_size=8)
)
def test_what_follows_edits_is_what_opening_again_makes(
    project: Project, texts: list[str], acts: list[Act]
) -> None:
    with editing(project, dict(zip(DOCUMENTS[:3], texts, strict=False))) as (editor, session):
        for number, act in enumerate(acts):
            with suppress(EditError):
                act(editor)
            if number == 2:  # from here on there are folded words to keep
                session.columns.words.rows_with("a")
            whole = project_in(editor.store)
            now = session.open_project
            assert now.project == whole.project
            assert dict(now.located) == whole.located
            assert tuple(now.problems) == whole.problems
            assert bool(now.problems) == bool(whole.problems)
            assert has_waiting(now) == has_waiting(whole) == bool(waiting_in(whole))
            assert_same(session.columns, load_columns(whole.project, whole.located))


def assert_same(columns: EventColumns, whole: EventColumns) -> None:
    """Every field, and what is made of them, as far as it can be seen."""
    assert dict(columns.row_of) == dict(whole.row_of)
    assert all(columns.row_of.get(id_) == whole.row_of.get(id_) for id_ in EVENTS)
    for name in ("ids", "titles", "events", "documents"):
        found, wanted = getattr(columns, name), getattr(whole, name)
        assert tuple(found) == tuple(found[:]) == wanted
        assert [found[place] for place in range(len(found))] == list(wanted)
    assert columns.actors == whole.actors
    assert list(columns.members.items()) == list(whole.members.items())
    assert list(columns.document_events) == list(whole.document_events)
    for id_, rows in whole.document_events.items():
        assert_equal(id_, columns.document_events[id_], rows)
    for field in fields(EventColumns):
        value = getattr(whole, field.name)
        if isinstance(value, np.ndarray):
            assert_equal(field.name, getattr(columns, field.name), value)
    for word in ("vow", "elan", "ada", "odon", "elder", "name", "abc", "a3"):
        assert_equal(word, columns.words.rows_with(word), whole.words.rows_with(word))
    assert_same_index(columns.index, whole.index)
    numbers = columns.color_numbers
    assert len(set(numbers.values())) == len(numbers)
    assert set(numbers) >= set(columns.actor_position)


def assert_same_index(index: EventIndex, whole: EventIndex) -> None:
    for field in fields(EventIndex):
        assert_equal(field.name, getattr(index, field.name), getattr(whole, field.name))


def assert_equal(name: str, found: Any, wanted: Any) -> None:
    assert found.dtype == wanted.dtype, name
    np.testing.assert_array_equal(found, wanted, name)


# lanes so full that they have a grid


def crowd_event(number: int, day: int | None, actors: tuple[str, ...], title: str = "x") -> Event:
    date = (
        None
        if day is None
        else {"edtf": f"{2000 + day // 336}-{day % 336 // 28 + 1:02}-{day % 28 + 1:02}"}
    )
    return Event.model_validate(
        {
            "id": f"e{number}",
            "title": title,
            "type": "STATE",
            "date": date and {**date, "basis": "stated"},
            "participants": [{"actor": each, "role": "agent"} for each in actors],
            "claims": [
                {
                    "id": f"c{number}",
                    "passage": passage("d0"),
                    "stance": "asserts",
                    "factuality": "CT+",
                }
            ],
            "origin": "person",
        }
    )


CROWDED = LEAST_EVENTS + 700
CROWD_ACTORS = tuple(
    Actor.model_validate({"id": id_, "name": id_, "kind": "person"}) for id_ in ("b", "s", "t", "u")
)


def crowd(events: tuple[Event, ...]) -> Project:
    return Project.model_construct(
        title="T", documents=(document("d0"),), actors=CROWD_ACTORS, events=events
    )


@pytest.fixture(scope="module")
def crowded() -> Project:
    """A lane with a grid, one with many events and two with few."""
    return crowd(
        tuple(
            crowd_event(number, number * 7919 % 3000 if number % 50 else None, actors)
            for number, actors in zip(
                range(CROWDED), itertools.cycle([("b",), ("b", "s"), ("b", "t")]), strict=False
            )
        )
    )


class Sourced(dict[Any, Any]):
    def __missing__(self, _passage: object) -> Any:
        from timeline_app.model.source import Located, PassageState

        return Located(state=PassageState.EXACT)


@pytest.mark.parametrize(
    "changes",
    [
        {7: crowd_event(7, 100, ("s",), "another title")},
        {7: crowd_event(7, 100, ("t",)), 8: None},
        {7: None, 9: crowd_event(9, 2999, ("u",)), 5000: crowd_event(5000, 1500, ("b", "t"))},
        {5000: crowd_event(5000, 9000, ("t",))},  # later than all others: grids have another extent
        {1: None, 2: crowd_event(2, None, ("b",)), 50: crowd_event(50, 20, ())},
        # Two where they were, with the same dates: of a lane more, of one less, and of one as much.
        {
            4: crowd_event(4, 4 * 7919 % 3000, ("b", "u")),
            7: crowd_event(7, 7 * 7919 % 3000, ("s",)),
        },
        {4: crowd_event(4, 4 * 7919 % 3000, ("s",)), 7: crowd_event(7, 7 * 7919 % 3000, ("b",))},
        dict.fromkeys(range(100, 1500)),
        {number: crowd_event(number, number, ("u",)) for number in range(0, 2000, 3)},
    ],
)
def test_full_lanes_follow_as_well(crowded: Project, changes: dict[int, Event | None]) -> None:
    located = Sourced()
    before = load_columns(crowded, located)
    assert before.index.grid_numbers.any()
    edited = EditedRecords({f"e{number}": event for number, event in changes.items()})
    kept = {event.id: event for event in crowded.events}
    for id_, event in edited.events.items():
        kept.pop(id_, None)
        if event is not None:
            kept[id_] = event
    project = crowd(tuple(kept.values()))
    columns = follow_columns(before, edited, project, located)
    whole = load_columns(project, located)
    assert list(columns.ids) == list(whole.ids)
    assert dict(columns.row_of) == whole.row_of
    assert_same_index(columns.index, whole.index)
    again = follow_columns(
        columns,
        EditedRecords(dict.fromkeys(list(whole.ids)[::5])),
        crowd(tuple(whole.events[row] for row in range(len(whole)) if row % 5)),
        located,
    )
    assert_same_index(again.index, make_index(*(getattr(again, name) for name in INDEXED)))


INDEXED = (
    "start_earliest",
    "start_latest",
    "end_earliest",
    "end_latest",
    "shape",
    "status",
    "actor_offsets",
    "actor_events",
)


def test_what_no_lane_shows_leaves_the_index_as_it_is(crowded: Project) -> None:
    located = Sourced()
    before = load_columns(crowded, located)
    event = before.events[12]
    renamed = event.model_copy(update={"title": "Renamed"})
    events = tuple(renamed if each is event else each for each in crowded.events)
    columns = follow_columns(before, EditedRecords({event.id: renamed}), crowd(events), located)
    assert columns.titles[12] == "Renamed"
    assert columns.index is before.index
    assert columns.start_earliest is before.start_earliest


def test_a_lane_is_laid_out_again_only_if_it_has_other_events(
    crowded: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    located = Sourced()
    before = load_columns(crowded, located)
    event = next(event for event in before.events if event.date and event.actors == ("b", "s"))
    moved = crowd_event(int(event.id[1:]), None, ("b", "t")).model_copy(update={"date": event.date})
    packed: list[int] = []

    def counted(starts: Any, ends: Any, lanes: Any, offsets: Any) -> Any:
        packed.append(len(lanes))
        return pack_lanes(starts, ends, lanes, offsets)

    monkeypatch.setattr(followed_index, "pack_lanes", counted)
    events = tuple(moved if each is event else each for each in before.events)
    columns = follow_columns(before, EditedRecords({event.id: moved}), crowd(events), located)
    assert packed == [2]  # of ``s`` and ``t``; ``b``, the most crowded, has what it had
    assert_same_index(columns.index, load_columns(crowd(events), located).index)


def test_after_many_edits_the_records_are_gathered_again() -> None:
    located = Sourced()
    events = {n: crowd_event(n, n, ("b",)) for n in range(5)}
    columns = load_columns(crowd(tuple(events.values())), located)
    for round_ in range(2100):
        number = round_ % 7
        events[number] = crowd_event(number, round_ % 30, ("b", "s"), f"title {round_}")
        edited = EditedRecords({f"e{number}": events[number]})
        columns = follow_columns(columns, edited, crowd(tuple(events.values())), located)
    whole = load_columns(crowd(tuple(events.values())), located)
    assert list(columns.titles) == list(whole.titles)
    assert dict(columns.row_of) == whole.row_of
    assert columns.events.sources.later is not None
    assert len(columns.events.sources.later) < 1000
