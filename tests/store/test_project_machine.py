"""Random edits, undos, redos and reopenings against a naive model: a list of whole states."""

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from timeline_app.model.event import Actor, Event, Link, Refusal
from timeline_app.model.project import Project
from timeline_app.model.source import Document
from timeline_app.store.changes import Change
from timeline_app.store.edits import Arrange, Edit, Put, Remove, Retitle
from timeline_app.store.errors import EditError
from timeline_app.store.project_store import ProjectStore

Key = tuple[str, str]

DOCUMENTS, ACTORS, EVENTS, LINKS, CLAIMS, REFUSALS = (
    [f"{letter}{number}" for number in range(count)]
    for letter, count in (("d", 3), ("a", 4), ("e", 4), ("l", 3), ("c", 5), ("r", 2))
)
TEXTS = ["abc", "abc – «Ü» 🦁", "abc\0\r\n", "abc" * 3000]


def passage(document: str) -> dict[str, Any]:
    return {"document": document, "start": 0, "end": 3, "quote": "abc"}


BEGINNING = {
    "format": "timeline-app/1",
    "title": "T",
    "documents": [
        {"id": id_, "title": "x", "media_type": "x/y", "language": "en", "sha256": "0" * 64}
        for id_ in DOCUMENTS
    ],
    "actors": [{"id": id_, "name": "x", "kind": "person"} for id_ in reversed(ACTORS)],
    "events": [
        {
            "id": "e0",
            "title": "x",
            "type": "STATE",
            "claims": [
                {"id": "c0", "passage": passage("d0"), "stance": "asserts", "factuality": "CT+"}
            ],
            "origin": "person",
        }
    ],
}


@st.composite
def documents(draw: st.DrawFn) -> Put:
    document = {
        "id": draw(st.sampled_from(DOCUMENTS)),
        "title": draw(st.sampled_from("xyz")),
        "media_type": "text/plain",
        "language": "en",
        "sha256": "0" * 64,
    }
    text = draw(st.one_of(st.none(), st.sampled_from(TEXTS)))
    return Put(Document.model_validate(document), text)


@st.composite
def actors(draw: st.DrawFn) -> Put:
    actor = {
        "id": draw(st.sampled_from(ACTORS)),
        "name": draw(st.sampled_from("xyz")),
        "kind": "person",
        "part_of": draw(st.one_of(st.none(), st.sampled_from(ACTORS))),
    }
    return Put(Actor.model_validate(actor))


@st.composite
def events(draw: st.DrawFn) -> Put:
    claims = [
        {
            "id": id_,
            "passage": passage(draw(st.sampled_from(DOCUMENTS))),
            "stance": "asserts",
            "factuality": "CT+",
            "claimed_by": draw(st.lists(st.sampled_from([*ACTORS, "An elder"]), max_size=1)),
        }
        for id_ in draw(st.lists(st.sampled_from(CLAIMS), min_size=1, max_size=2))
    ]
    some = st.lists(st.sampled_from(ACTORS), max_size=2)
    event = {
        "id": draw(st.sampled_from(EVENTS)),
        "title": draw(st.sampled_from("xyz")),
        "type": "STATE",
        "claims": claims,
        "participants": [{"actor": each, "role": "agent"} for each in draw(some)],
        "origin": "person",
    }
    return Put(Event.model_validate(event))


@st.composite
def links(draw: st.DrawFn) -> Put:
    two = st.sampled_from(EVENTS)
    link = {"kind": "before", "from": draw(two), "to": draw(two)}
    return Put(Link.model_validate(link), key=draw(st.one_of(st.none(), st.sampled_from(LINKS))))


@st.composite
def refusals(draw: st.DrawFn) -> Put:
    two = st.sampled_from([*EVENTS, "e-that-never-was"])
    refusal = {"suggestion": "same_event", "one": draw(two), "other": draw(two)}
    return Put(Refusal.model_validate({"id": draw(st.sampled_from(REFUSALS)), **refusal}))


REMOVES = st.one_of(
    *(
        st.builds(Remove, st.just(kind), st.sampled_from(ids))
        for kind, ids in {
            "document": DOCUMENTS,
            "actor": ACTORS,
            "event": EVENTS,
            "link": LINKS,
            "refusal": REFUSALS,
        }.items()
    )
)
PUTS = st.one_of(events(), documents(), actors(), links(), refusals(), events())
# Actors and documents are mostly all there; the wrong ids and the repeated ones are to be refused.
ARRANGES = st.one_of(
    st.builds(Arrange, st.just("actor"), st.permutations(ACTORS).map(tuple)),
    st.builds(Arrange, st.just("document"), st.permutations(DOCUMENTS[:2]).map(tuple)),
    st.builds(
        Arrange,
        st.sampled_from(["actor", "event", "link"]),
        st.lists(st.sampled_from([*ACTORS, *EVENTS, *LINKS]), max_size=3).map(tuple),
    ),
)
RETITLES = st.builds(Retitle, st.sampled_from(["T", "U", "V", " "]))
EDITS = st.one_of(PUTS, REMOVES, ARRANGES, RETITLES)


@dataclass(frozen=True)
class State:
    """A whole project: records and texts by kind and id, in the order in which they came."""

    title: str
    records: Mapping[Key, Any]
    texts: Mapping[str, str]


def key_of(edit: Put, new_link: str) -> Key:
    record = edit.record
    if isinstance(record, Link):
        return "link", edit.key or new_link
    return type(record).__name__.lower(), record.id


def edited(state: State, edits: list[Edit], number: int) -> State | None:
    """The state after ``edits``, or None where they are wrong."""
    title, records, texts = state.title, dict(state.records), dict(state.texts)
    gone = set()
    for place, edit in enumerate(edits):
        if isinstance(edit, Put):
            key = key_of(edit, f"{number}-{place}")
            records[key] = edit.record
            gone.discard(key)
            if edit.text is not None:
                texts[key[1]] = edit.text
        elif isinstance(edit, Remove):
            key = (edit.kind, edit.id)
            if key not in records or key in gone:
                return None
            gone.add(key)
            if key[0] == "document":
                before = {edit.id: state.texts[edit.id]} if edit.id in state.texts else {}
                texts = {each: texts[each] for each in texts if each != edit.id} | before
        elif isinstance(edit, Arrange):
            keys = [(edit.kind, id_) for id_ in edit.ids]
            if len(set(keys)) < len(keys) or any(k not in records or k in gone for k in keys):
                return None
            left = iter(keys)
            order = [next(left) if key in keys else key for key in records]
            records = {key: records[key] for key in order}
        elif edit.title.strip():
            title = edit.title
        else:
            return None
    for key in gone:
        del records[key]
        texts.pop(key[1], None)
    gone_actors = {id_ for kind, id_ in gone if kind == "actor"}
    return State(title, records, texts) if is_whole(records, gone_actors) else None


def is_whole(records: Mapping[Key, Any], gone_actors: set[str]) -> bool:
    """Whether all that is referred to is there, claims differ, and no actor is part of itself."""
    all_claims: list[str] = []
    for (kind, id_), record in records.items():
        wanted: list[Key] = []
        if kind == "actor":
            above, steps = record.part_of, 0
            wanted += [("actor", above)] if above else []
            while above is not None and steps < 9:
                if above == id_:
                    return False
                above, steps = getattr(records.get(("actor", above)), "part_of", None), steps + 1
        elif kind == "event":
            wanted += [("actor", each.actor) for each in record.participants]
            wanted += [("document", claim.passage.document) for claim in record.claims]
            all_claims += [claim.id for claim in record.claims]
            if gone_actors & {name for claim in record.claims for name in claim.claimed_by}:
                return False
        elif kind == "link":
            wanted += [("event", record.from_), ("event", record.to)]
        if any(each not in records for each in wanted):
            return False
    return len(set(all_claims)) == len(all_claims)


class ProjectMachine(RuleBasedStateMachine):
    """The store, the model, and somebody who follows the changes."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.file = self.folder / "machine.timeline"
        project = Project.model_validate(BEGINNING)
        self.store = ProjectStore.create(self.file, project, {"d0": "abc", "d1": "abcd"})
        kinds = {"document": project.documents, "actor": project.actors, "event": project.events}
        records = {(kind, each.id): each for kind, some in kinds.items() for each in some}
        self.states = [State("T", records, {"d0": "abc", "d1": "abcd"})]
        self.parents: list[int | None] = [None]
        self.head = self.tip = 0
        self.followed = {
            (kind, each.id): (place, each)
            for kind, some in kinds.items()
            for place, each in enumerate(some, 1)
        }
        self.followed_title = "T"

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()
            shutil.rmtree(self.folder)

    @rule(put=PUTS)
    def put(self, put: Put) -> None:
        self.record([put])

    @rule(arrange=ARRANGES)
    def arrange(self, arrange: Arrange) -> None:
        self.record([arrange])

    @rule(edits=st.lists(EDITS, min_size=1, max_size=5))
    def edit(self, edits: list[Edit]) -> None:
        self.record(edits)

    def record(self, edits: list[Edit]) -> None:
        expected = edited(self.states[self.head], edits, len(self.states))
        if expected is None:
            with pytest.raises(EditError) as caught:
                self.store.record("wrong", edits)
            assert caught.value.problems
            return
        change = self.store.record("edit", edits)
        if same(expected, self.states[self.head]):
            assert (change.touched, change.number) == (frozenset(), self.head)
            return
        self.states.append(expected)
        self.parents.append(self.head)
        assert (change.number, change.parent) == (len(self.states) - 1, self.head)
        self.head = self.tip = change.number
        self.follow(change)

    @rule()
    def undo(self) -> None:
        change, parent = self.store.undo(), self.parents[self.head]
        if parent is None:
            assert change is None
            return
        assert change is not None
        assert change.number == self.head
        self.head = parent
        self.follow(change)

    @rule()
    def redo(self) -> None:
        change = self.store.redo()
        if self.head == self.tip:
            assert change is None
            return
        assert change is not None
        line = self.line(self.tip)
        self.head = line[line.index(self.head) - 1]
        assert change.number == self.head
        self.follow(change)

    @precondition(lambda self: len(self.states) > 1)
    @rule(data=st.data())
    def go_to(self, data: st.DataObject) -> None:
        number = data.draw(st.integers(0, len(self.states) - 1))
        change = self.store.go_to(number)
        self.head = number
        if number not in self.line(self.tip):
            below = [each for each in range(len(self.states)) if number in self.line(each)]
            self.tip = max(below)
        self.follow(change)

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = ProjectStore.open(self.file)

    @rule()
    def look_from_elsewhere(self) -> None:
        with ProjectStore.open_read_only(self.file) as other:
            assert other.problems == ()
            assert other.project == self.store.project
            assert other.history() == self.store.history()
            assert dict(other.texts) == dict(self.store.texts)

    @invariant()
    def all_is_as_in_the_model(self) -> None:
        state, project = self.states[self.head], self.store.project
        for kind in ("document", "actor", "event", "refusal"):
            expected = {id_: record for (k, id_), record in state.records.items() if k == kind}
            found = {record.id: record for record in getattr(project, f"{kind}s")}
            assert list(found.items()) == list(expected.items())
        found_links = dict(zip(self.store.link_keys, project.links, strict=True))
        expected = {id_: record for (k, id_), record in state.records.items() if k == "link"}
        assert list(found_links.items()) == list(expected.items())
        assert dict(self.store.texts) == dict(state.texts)
        assert self.store.title == state.title
        assert self.store.head == self.head
        assert self.store.can_undo == (self.head > 0)
        assert self.store.can_redo == (self.head != self.tip)
        assert [entry.parent for entry in self.store.history()] == self.parents

    @invariant()
    def who_follows_the_changes_has_the_same(self) -> None:
        ordered = sorted(self.followed.items(), key=lambda item: item[1][0])
        for kind in ("document", "actor", "event", "link", "refusal"):
            records = tuple(record for key, (_, record) in ordered if key[0] == kind)
            assert records == getattr(self.store.project, f"{kind}s")
        assert self.followed_title == self.store.title

    def line(self, number: int) -> list[int]:
        """``number`` and all above it."""
        line = [number]
        while (parent := self.parents[line[-1]]) is not None:
            line.append(parent)
        return line

    def follow(self, change: Change) -> None:
        assert change.head == self.head
        title = {("project", "title")} if change.title is not None else set()
        assert change.touched == {*change.puts, *change.removes, *title}
        for key in change.removes:
            del self.followed[key]
        for key, record in change.puts.items():
            self.followed[key] = (change.places[key], record)
        if change.title is not None:
            self.followed_title = change.title


def same(a: State, b: State) -> bool:
    return a == b and list(a.records) == list(b.records)


@pytest.mark.parametrize(
    ("examples", "steps"), [(40, 30), pytest.param(600, 60, marks=pytest.mark.trust)]
)
def test_random_edits_and_the_way_back(examples: int, steps: int) -> None:
    run_state_machine_as_test(
        ProjectMachine,
        settings=settings(max_examples=examples, stateful_step_count=steps, deadline=None),
    )
