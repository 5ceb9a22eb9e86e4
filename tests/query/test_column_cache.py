"""Columns as bytes: what comes back is what was kept, and bytes that were tampered with do no harm."""

import random
from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.layout.scale import ScaleKind, make_scale
from timeline_app.model.project import Project
from timeline_app.model.source import Located, Passage
from timeline_app.query.column_cache import columns_from_bytes, columns_to_bytes
from timeline_app.query.column_check import check_columns
from timeline_app.query.columns import EventColumns, load_columns
from timeline_app.query.filter import EventFilter, matching
from timeline_app.query.lanes import LaneArrangement, make_lanes
from timeline_app.reading.event_model import locate_passages
from timeline_app.reading.records import records_of

DOCUMENTS, ACTORS = ["d0", "d1", "d2"], ["a0", "a1", "a2", "a3"]
TEXTS = {"d0": "What was said.", "d1": "Else.", "d2": "said; said"}
_PROPOSAL = {"key": "k", "rule": "verb", "confidence": 0.5, "salience": 0.3}
PROPOSALS = [None, _PROPOSAL, {**_PROPOSAL, "decision": "accepted"}]
DATES = [
    "2021-08-15",
    "2021",
    "-0044-03-15",
    "1984~",
    "2004-06-XX",
    "2021-08-15/2021-09",
    "2021/..",
    "../2020",
    "/1990",
    "1990/",
    "[1667,1668,1670..1672]",
    "{1960,1961-12}",
    "Y-17E7",
    "2021-08-15T10:20:30Z",
]


@st.composite
def projects(draw: st.DrawFn) -> Project:
    """Projects with dates of all kinds, passages that hold and that don't, and events of nobody."""
    count = draw(st.integers(0, 12))

    def made_event(number: int) -> dict[str, Any]:
        claims = []
        for each in range(draw(st.integers(1, 3))):
            start = draw(st.integers(0, 8))
            passage = {"document": draw(st.sampled_from(DOCUMENTS)), "start": start}
            passage |= {"end": start + 4, "quote": draw(st.sampled_from(["said", "Else", "What"]))}
            voice = draw(st.sampled_from([[], ["a0"], ["An elder"]]))
            claim = {"id": f"c{number}-{each}", "passage": passage, "claimed_by": voice}
            stance = draw(st.sampled_from(["asserts", "denies", "plans"]))
            claims.append({**claim, "stance": stance, "factuality": "CT+"})
        date = draw(st.one_of(st.none(), st.sampled_from(DATES)))
        actors = draw(st.lists(st.sampled_from(ACTORS), max_size=3))
        return {
            "id": f"e{number}",
            "title": draw(st.text(st.characters(codec="utf-8"), min_size=0)) + "x",
            "type": draw(st.sampled_from(["STATE", "ASSAULT", "OTHER"])),
            "date": None if date is None else {"edtf": date, "basis": "stated"},
            "participants": [{"actor": actor, "role": "agent"} for actor in actors],
            "claims": claims,
            "origin": "test",
            "proposal": draw(st.sampled_from(PROPOSALS)),
        }

    document = {"title": "x", "media_type": "text/plain", "language": "en", "sha256": "0" * 64}
    return Project.model_validate(
        {
            "title": "T",
            "documents": [{"id": id_, **document} for id_ in DOCUMENTS],
            "actors": [{"id": id_, "name": "x", "kind": "person"} for id_ in ACTORS],
            "events": [made_event(number) for number in draw(st.permutations(range(count)))],
        }
    )


def located_in(project: Project) -> dict[Passage, Located]:
    return locate_passages(records_of(project), TEXTS, "x")[0]


def columns_of(project: Project) -> EventColumns:
    return load_columns(project, located_in(project))


def read_back(data: bytes, project: Project) -> EventColumns | None:
    made = columns_of(project)
    records = {event.id: event for event in project.events}
    return columns_from_bytes(
        data,
        project.actors,
        DOCUMENTS,
        lambda ids: tuple(records[id_] for id_ in ids if id_ in records),
        made.words,
    )


def assert_same(found: EventColumns, made: EventColumns) -> None:
    for field in fields(EventColumns):
        one, other = getattr(found, field.name), getattr(made, field.name)
        if field.name == "document_events":
            assert list(one) == list(other)
            for id_ in other:
                np.testing.assert_array_equal(one[id_], other[id_])
        elif isinstance(other, np.ndarray):
            assert one.dtype == other.dtype
            np.testing.assert_array_equal(one, other)
        else:
            assert one == other or field.name == "words", field.name


def checked(columns: EventColumns, project: Project) -> object:
    """What going through the rows comes to."""
    steps = check_columns(columns, project, located_in(project))
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


@given(projects())
def test_what_comes_back_is_what_was_kept(project: Project) -> None:
    made = columns_of(project)
    found = read_back(columns_to_bytes(made), project)
    assert found is not None
    assert_same(found, made)
    assert checked(found, project) == made.events


@given(projects(), projects())
def test_columns_of_other_records_are_found_out(project: Project, other: Project) -> None:
    found = read_back(columns_to_bytes(columns_of(other)), project)
    made = columns_of(project)
    if found is not None and checked(found, project) is not None:
        assert_same(replace(found, events=made.events), made)


@given(projects(), st.integers(0, 2**32), st.booleans())
def test_bytes_that_were_tampered_with_do_no_harm(
    project: Project, seed: int, is_cut: bool
) -> None:
    """They are no columns, or such as can be drawn; and the check finds what is not as it was."""
    made = columns_of(project)
    data, chance = bytearray(columns_to_bytes(made)), random.Random(seed)
    if is_cut:
        del data[chance.randrange(len(data)) :]
    for _ in range(chance.choice((1, 2, 8)) * bool(data)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    found = read_back(bytes(data), project)
    if found is None:
        return
    everything = matching(found, EventFilter())
    make_lanes(found, everything, EventFilter(), LaneArrangement())
    make_scale(found, everything, ScaleKind.ELASTIC)
    assert len(found.index.end_order) == found.dated_count
    if checked(found, project) is not None:
        assert_same(replace(found, events=made.events), made)


@pytest.mark.parametrize("data", [b"", b"columns2", b"columns2" + b"\xff" * 56, bytes(64)])
def test_what_is_no_cache(data: bytes) -> None:
    project = Project(title="Empty")
    assert columns_from_bytes(data, (), (), lambda _: (), columns_of(project).words) is None


def test_columns_of_before_there_were_proposals_are_none() -> None:
    project = Project(title="Empty")
    data = columns_to_bytes(columns_of(project)).replace(b"columns2", b"columns1", 1)
    assert read_back(data, project) is None


def test_more_than_there_are_bytes() -> None:
    project = Project(title="Empty")
    data = bytearray(columns_to_bytes(columns_of(project)))
    data[8:16] = (1 << 62).to_bytes(8, "little")
    assert columns_from_bytes(bytes(data), (), (), lambda _: (), columns_of(project).words) is None
