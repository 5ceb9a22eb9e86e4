"""CSV: every field of an event comes back from it, and a spreadsheet has nothing to evaluate."""

import csv
import io
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model.calendar import seconds_from_iso
from timeline_app.model.event import (
    Actor,
    ActorKind,
    Claim,
    Event,
    EventType,
    Factuality,
    Participant,
    Role,
    Stance,
)
from timeline_app.model.project import Project
from timeline_app.model.proposal import Decision, Proposal
from timeline_app.model.source import Basis, Date, Passage
from timeline_app.reading.event_model import OpenProject
from timeline_app.writing.csv import COLUMNS, guarded, joined, to_csv

MakeProject = Callable[..., OpenProject]

# A reader of the documented form, and of nothing else.


def rows_of(text: str) -> list[dict[str, str | None]]:
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    return [{name: unguarded(cell) for name, cell in row.items()} for row in reader]


def unguarded(cell: str) -> str | None:
    return (cell[1:] if cell.startswith("'") else cell) if cell else None


def values_of(cell: str | None) -> tuple[str, ...]:
    if cell is None:
        return ()
    values = [""]
    for token in re.findall(r"\\[\\;]|; |[\s\S]", cell):
        if token == "; ":
            values.append("")
        else:
            values[-1] += token[-1]
    return tuple(values)


def event_of(row: dict[str, Any]) -> Event:
    date = None
    if row["date"] is not None:
        passage = row["date_passage"]
        date = Date(
            edtf=row["date"],
            phrase=row["date_phrase"],
            basis=row["date_basis"],
            anchor=row["date_anchor"],
            passage=None if passage is None else Passage(**json.loads(passage)),
        )
    return Event(
        id=row["id"],
        title=row["title"],
        type=row["type"],
        date=date,
        participants=tuple(
            Participant(actor=actor, role=Role(role))
            for actor, role in (each.split(" ") for each in values_of(row["participants"]))
        ),
        place=row["place"],
        claims=tuple(Claim.model_validate(claim) for claim in json.loads(row["claims"])),
        tags=values_of(row["tags"]),
        note=row["note"],
        origin=row["origin"],
        proposal=None if row["proposal"] is None else Proposal(**json.loads(row["proposal"])),
    )


# Cs: lone surrogates, which no UTF-8 file and so no project holds.
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_HOSTILE = (
    *(
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "|cmd",
        "%0A",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1",
        "＠x",
        "'",
        "''=1",
    ),
    *(
        "; ",
        ";",
        "\\",
        "\\;",
        "; ;",
        '"',
        ",",
        'a","b',
        "a\r\nb",
        "\u202edcba",
        "a\0b",
        " a ",
        "'=1",
    ),
)
HOSTILE = st.sampled_from(_HOSTILE)
TEXTS = st.one_of(ANY_TEXT, HOSTILE, st.builds(str.__add__, HOSTILE, ANY_TEXT))
FILLED = TEXTS.filter(lambda text: re.search(r"\S", text) is not None).map(lambda text: text + "x")
IDS = st.text(st.characters(exclude_categories=["Cs", "Z", "C"]), min_size=1, max_size=5).filter(
    lambda text: re.fullmatch(r"[^\s;]+", text) is not None
)
_EDTF = (
    *("2021-08-15", "2021~", "-0044-03-15", "2021/..", "../2021", "/2021", "[1667,1669]", "%2001"),
    *("Y-170000002", "{1960,1961-12}", "2021-08-25T10:00:00+04:30", "2001-21", "156X-12-25"),
)
EDTF = st.sampled_from(_EDTF)
PASSAGES = st.builds(
    Passage,
    document=IDS,
    start=st.integers(0, 9),
    end=st.integers(10, 20),
    quote=FILLED,
    prefix=TEXTS,
    suffix=TEXTS,
)
DATES = st.builds(
    Date,
    edtf=EDTF,
    phrase=st.none() | TEXTS,
    basis=st.sampled_from(Basis),
    anchor=st.none() | TEXTS,
    passage=st.none() | PASSAGES,
)
CLAIMS = st.builds(
    Claim,
    id=IDS,
    passage=PASSAGES,
    stance=st.sampled_from(Stance),
    factuality=st.sampled_from(Factuality),
    claimed_by=st.lists(FILLED, max_size=2).map(tuple),
    said=st.none() | DATES,
    credibility=st.none() | st.integers(1, 6),
)
EVENTS = st.builds(
    Event,
    id=IDS,
    title=FILLED,
    type=st.sampled_from(EventType),
    date=st.none() | DATES,
    participants=st.lists(
        st.builds(Participant, actor=IDS, role=st.sampled_from(Role)), max_size=3
    ).map(tuple),
    place=st.none() | TEXTS,
    claims=st.lists(CLAIMS, min_size=1, max_size=2).map(tuple),
    tags=st.lists(FILLED, max_size=3).map(tuple),
    note=st.none() | TEXTS,
    origin=FILLED,
    proposal=st.none()
    | st.builds(
        Proposal,
        key=IDS,
        rule=FILLED,
        confidence=st.floats(0, 1),
        salience=st.none() | st.floats(0, 1),
        reason=st.none() | TEXTS,
        decision=st.none() | st.sampled_from(Decision),
    ),
)


@given(st.lists(EVENTS, max_size=3))
def test_every_field_comes_back(events: list[Event]) -> None:
    data = to_csv(Project(title="t"), events).encode()
    assert [event_of(row) for row in rows_of(data.decode())] == events


@given(EVENTS)
def test_no_cell_starts_with_what_a_spreadsheet_runs(event: Event) -> None:
    text = to_csv(Project(title="t"), [event])
    for row in csv.reader(io.StringIO(text, newline="")):
        for cell in row:
            assert not cell.lstrip().startswith(tuple("=+-@|%＝＋－＠｜％"))
            assert not cell.startswith(("\t", "\r", "\n"))


@given(st.lists(FILLED, min_size=1))
def test_several_values_in_a_cell_come_apart_as_they_were(values: list[str]) -> None:
    assert values_of(joined(values)) == tuple(values)


@given(TEXTS)
def test_absent_and_empty_differ(text: str) -> None:
    assert guarded(None) == ""
    assert guarded("") == "'"
    assert unguarded(guarded(text)) == text


def test_header_starts_with_the_promised_columns_and_lines_end_as_rfc_4180_says(
    make_project: MakeProject,
) -> None:
    opened = make_project()
    text = to_csv(opened.project, opened.project.events)
    promised = (
        "id,title,type,date,date_phrase,start_earliest,start_latest,end_earliest,end_latest,status,"
        "actors,agents,targets,place,claimed_by,document,passage_start,passage_end,quote,claims"
    )
    assert text.split("\r\n")[0].startswith(promised + ",")
    assert text.endswith("\r\n")
    assert not text.startswith("\ufeff")
    assert set(promised.split(",")) <= set(COLUMNS)
    assert "\n" not in text.replace("\r\n", "")


def test_columns_for_people(make_project: MakeProject) -> None:
    opened = make_project()
    rows = {
        row["id"]: row
        for row in rows_of(to_csv(opened.project, opened.project.events, opened.located))
    }
    fighting, talks, plea = rows["fighting"], rows["talks"], rows["plea"]
    assert fighting["actors"] == "Taliban; Ahmad Massoud; Résistance"
    assert fighting["agents"] == "Taliban"
    assert fighting["targets"] == "Ahmad Massoud; Résistance"
    assert fighting["claimed_by"] == "Reporters; An elder; Taliban"
    assert fighting["status"] == "disputed"
    assert fighting["quote"] == "saw an attack at dawn"
    assert fighting["passage_state"] == "exact"
    assert fighting["start_earliest"] == "2021-08-25T00:00:00"
    assert fighting["end_latest"] == "2021-08-25T23:59:59"
    assert (talks["end_earliest"], talks["end_latest"]) == (None, None)
    assert all(plea[name] is None for name in ("date", "start_earliest", "end_latest"))
    assert rows["vow"]["tags"] == r"war; a\;b"


@pytest.mark.parametrize("edtf", ["-0044-03-15", "Y-170000002", "Y17E7", "2021"])
def test_bounds_read_back(edtf: str, make_project: MakeProject) -> None:
    event = make_project().project.events[0]
    date = Date(edtf=edtf, basis=Basis.STATED)
    (row,) = rows_of(to_csv(Project(title="t"), [event.model_copy(update={"date": date})]))
    bounds = date.bounds
    for name in ("start_earliest", "start_latest", "end_earliest", "end_latest"):
        cell = row[name]
        assert cell is not None
        assert seconds_from_iso(cell) == getattr(bounds, name)


def test_a_name_with_separators_stays_one_name() -> None:
    actor = Actor(id="a", name=r"Smith; Sons \ Co", kind=ActorKind.ORGANIZATION)
    passage = Passage(document="d", start=0, end=1, quote="q")
    claim = Claim(id="c", passage=passage, stance=Stance.ASSERTS, factuality=Factuality.CERTAIN)
    event = Event(
        id="e",
        title="t",
        type=EventType.OTHER,
        claims=(claim,),
        participants=(Participant(actor="a", role=Role.AGENT),),
        origin="person",
    )
    (row,) = rows_of(to_csv(Project(title="t", actors=(actor,)), [event]))
    assert row["actors"] == r"Smith\; Sons \\ Co"
    assert values_of(row["agents"]) == (actor.name,)
