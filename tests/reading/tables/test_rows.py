"""What rows mean: types, statuses, participants, and the same row as a record."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model.event import EventType, Participant, Role, Status
from timeline_app.model.time import parse_edtf
from timeline_app.reading.event_model import read_event_model
from timeline_app.reading.tables import event_of_row, participants
from timeline_app.reading.tables.chunk import cells_of
from timeline_app.reading.tables.distinct import first_equals
from timeline_app.reading.tables.guard import unguarded, values_of
from timeline_app.writing.csv import guarded, joined, to_csv


def test_status_and_type_are_words_of_the_model(read_table: Any) -> None:
    rows = [f"a,{status},{type_}" for status in ("", *Status) for type_ in ("", *EventType)]
    found = read_table("title,status,type\n" + "\n".join(rows))
    pairs = [
        (s or Status.REPORTED, t or EventType.OTHER)
        for s in ("", *Status)
        for t in ("", *EventType)
    ]
    assert found.arrays["status"].tolist() == [tuple(Status).index(Status(s)) for s, _ in pairs]
    assert found.arrays["type"].tolist() == [tuple(EventType).index(EventType(t)) for _, t in pairs]


def test_unknown_words_are_told(read_table: Any) -> None:
    found = read_table("title,status,type\na,rumour,STATE\nb,,WAR\nc,Denied, state \n")
    assert [(each.row, each.column) for each in found.rejected] == [(2, "status"), (3, "type")]
    assert "'rumour' is no status; use reported, " in found.rejected[0].reason
    assert found.numbers == [4]


def test_what_others_claim_is_attributed(read_table: Any) -> None:
    found = read_table("title,status,claimed_by\na,,Ahmad\nb,reported,Ahmad\nc,,\nd,, ; \n")
    attributed, reported = (
        tuple(Status).index(Status.ATTRIBUTED),
        tuple(Status).index(Status.REPORTED),
    )
    assert found.arrays["status"].tolist() == [attributed, reported, reported, reported]


def test_participants_are_names_without_repeats(read_table: Any) -> None:
    found = read_table(
        "title,agents,targets,actors\n"
        "a,Ann,Bob,Ann; Bob; Eve\n"
        "b,,,\n"
        "c,A\\; B\\\\;C,C,\n"
        "d,'=x,,'Tis\n"
        "e,;; ,,Ann\n"
    )
    names, codes = found.names, found.arrays["participants"].tolist()
    assert found.arrays["participant_counts"].tolist() == [3, 0, 2, 2, 1]
    assert [names[code] for code in codes] == [
        *("Ann", "Bob", "Eve"), *("A; B\\", "C"), *("'Tis", "=x"), "Ann",
    ]  # fmt: skip


@given(
    st.lists(st.lists(st.lists(st.sampled_from("ABCDEFGHIJ"), max_size=9), min_size=3, max_size=3), min_size=1, max_size=20)
)  # fmt: skip
def test_participants_of_any_rows(rows: list[list[list[str]]]) -> None:
    names: list[str] = []
    columns = {name: name for name in participants.COLUMNS}
    reader = participants.ParticipantReader(columns, names)
    cells = {
        name: cells_of(["; ".join(row[at]).encode() for row in rows])
        for at, name in enumerate(columns)
    }
    counts, codes = reader.read(cells, len(rows))
    wanted = [list(dict.fromkeys(name for cell in row for name in cell)) for row in rows]
    assert counts.tolist() == [len(each) for each in wanted]
    assert [names[code] for code in codes] == [name for each in wanted for name in each]


@given(st.lists(st.binary(max_size=20) | st.sampled_from([b"x" * 300, b"x" * 301, b"a" * 256])))
def test_equal_cells_are_found(texts: list[bytes]) -> None:
    equals = first_equals(cells_of(texts)).tolist()
    for index, text in enumerate(texts):
        assert texts[equals[index]] == text
        assert equals[texts.index(text)] == equals[index]


@given(st.text(st.sampled_from("a ;\\'=-|é\u200f\n"), max_size=8))
def test_guards_are_taken_off(value: str) -> None:
    assert unguarded(guarded(value)) == value


@given(st.lists(st.text(st.sampled_from("a;\\'=é"), min_size=1, max_size=5), unique=True))
def test_lists_are_split_as_they_were_joined(values: list[str]) -> None:
    assert values_of(guarded(joined(values))) == tuple(values)


ROW = {
    "title": "'=Attack",
    "date": "2021-08~",
    "date_phrase": "in August",
    "type": "ASSAULT",
    "agents": "Ann; Bob",
    "targets": "Bob",
    "actors": "Ann; Bob; Eve",
    "place": "Kabul",
    "tags": "a; b",
    "claimed_by": "Zed",
    "Strength": "12",
    "note": "",
}
IDS = {"Ann": "x1", "Bob": "x2", "Eve": "x3"}


def test_a_row_as_an_event() -> None:
    event = event_of_row(ROW, id="t1.17", document="t1", row=17, actor_ids=IDS)
    assert (event.id, event.title, event.type, event.place) == (
        "t1.17",
        "=Attack",
        "ASSAULT",
        "Kabul",
    )
    assert event.date is not None
    assert (event.date.edtf, event.date.phrase) == ("2021-08~", "in August")
    assert event.participants == (
        Participant(actor="x1", role=Role.AGENT),
        Participant(actor="x2", role=Role.AGENT),
        Participant(actor="x2", role=Role.TARGET),
        Participant(actor="x3", role=Role.PARTICIPANT),
    )
    assert (event.tags, event.note) == (("a", "b"), None)
    (claim,) = event.claims
    assert claim.claimed_by == ("Zed",)
    assert (claim.passage.row, claim.passage.start) == (17, 0)
    assert claim.passage.quote.splitlines()[0] == "title: '=Attack"
    assert "Strength: 12" in claim.passage.quote
    assert claim.passage.end == len(claim.passage.quote)


@pytest.mark.parametrize("status", ["", *Status])
@pytest.mark.parametrize("claimed_by", ["", "Zed; Yan"])
def test_the_status_of_the_record_is_that_of_the_column(
    read_table: Any, status: str, claimed_by: str
) -> None:
    found = read_table(f"title,status,claimed_by\na,{status},{claimed_by}\n")
    event = event_of_row(found.rows()[2], id="t1.2", document="t1", row=2, actor_ids={})
    assert tuple(Status).index(event.status) == found.arrays["status"][0]
    assert {name for claim in event.claims for name in claim.claimed_by} == set(
        values_of(claimed_by)
    )


def test_the_date_of_the_record_is_that_of_the_column(read_table: Any) -> None:
    text = (
        "title,date,start,end,start_earliest,end_latest\n"
        "a,2021,2022,2023,,\n"
        "b,,2022,2023,,\n"
        "c,,2022,,,\n"
        "d,,,2023,,\n"
        "e,,,,2021-08-01T00:00:00,2021-08-03T11:59:59\n"
        "f,,,,,\n"
    )
    found = read_table(text)
    assert not found.rejected
    for index, (number, row) in enumerate(found.rows().items()):
        event = event_of_row(row, id="t", document="t1", row=number, actor_ids={})
        date = parse_edtf(event.date.edtf) if event.date else None
        for name in ("start_earliest", "start_latest", "end_earliest", "end_latest"):
            assert found.arrays[name][index] == (getattr(date, name) if date else 0)
    assert np.array_equal(found.arrays["shape"] == 0, [False] * 5 + [True])


def test_our_own_csv_is_read_without_loss(read_table: Any) -> None:
    folder = Path(__file__).parents[3]
    project = read_event_model(
        folder / "resources" / "panjshir.timeline.json", folder / "seeds"
    ).project
    found = read_table(to_csv(project, project.events))
    assert not found.rejected
    assert [unguarded(title) for title in found.cells["title"]] == [e.title for e in project.events]
    assert [tuple(Status)[code] for code in found.arrays["status"]] == [
        e.status for e in project.events
    ]
    names = {actor.id: actor.name for actor in project.actors}
    taking_part = [names[actor] for event in project.events for actor in event.actors]
    assert sorted(found.names[code] for code in found.arrays["participants"]) == sorted(taking_part)
    for index, event in enumerate(project.events):
        for name in ("start_earliest", "start_latest", "end_earliest", "end_latest"):
            wanted = getattr(event.date.bounds, name) if event.date else 0
            assert found.arrays[name][index] == wanted
