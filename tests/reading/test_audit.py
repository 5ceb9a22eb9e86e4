"""The audit finds what opening lets pass: contexts, aliases, order in time, idle actors."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from timeline_app.reading.audit import audit
from timeline_app.reading.event_model import read_event_model
from timeline_app.reading.finding import FindingKind

FileMaker = Callable[..., Path]
Raw = dict[str, Any]


def audited(file: Path) -> list[str]:
    return [f"{each.place}: {each.reason}" for each in audit(read_event_model(file))]


def kinds(file: Path) -> list[str]:
    return [each.kind.value for each in audit(read_event_model(file))]


def test_a_sound_project_has_nothing_to_report(make_file: FileMaker) -> None:
    assert audited(make_file()) == []


@pytest.mark.parametrize("context", ["prefix", "suffix"])
def test_a_context_that_differs(context: str, raw: Raw, make_file: FileMaker) -> None:
    raw["events"][0]["claims"][0]["passage"][context] = "nowhere"
    (problem,) = audited(make_file(raw))
    assert problem.startswith(f"events[0].claims[0].passage.{context} (event 'vow'): its {context}")


def test_an_alias_that_its_passage_does_not_hold(raw: Raw, make_file: FileMaker) -> None:
    raw["actors"][1]["aliases"][0]["text"] = "Students"
    (problem,) = audited(make_file(raw))
    assert problem.startswith("actors[1].aliases[0] (actor 'taliban')")
    assert "'Students' doesn't stand in" in problem
    known = raw["events"][0]["claims"][0]["passage"]
    raw["actors"][0]["aliases"] = [{"text": "Ahmad", "passages": [known]}]
    raw["actors"][0]["aliases"][0]["passages"].append(raw["actors"][1]["aliases"][0]["passages"][0])
    problem, _ = audited(make_file(raw))
    assert problem.startswith("actors[0].aliases[0].passages[1] (actor 'massoud')")


@pytest.mark.parametrize(
    ("kind", "from_", "to", "wrong"),
    [
        ("before", "fighting", "vow", True),
        ("causes", "fighting", "vow", True),
        ("before", "talks", "fighting", True),
        ("before", "vow", "talks", False),
        ("before", "plea", "vow", False),  # undated: nothing to contradict
        ("refines", "fighting", "vow", True),
        ("refines", "harm", "talks", True),
        ("same_as", "fighting", "vow", True),
        ("corroborates", "fighting", "vow", False),
    ],
)
def test_a_link_that_dates_contradict(
    kind: str, from_: str, to: str, wrong: bool, raw: Raw, make_file: FileMaker
) -> None:
    raw["links"] = [{"kind": kind, "from": from_, "to": to}]
    found = audited(make_file(raw))
    assert [problem.partition(" (")[0] for problem in found] == (["links[0]"] if wrong else [])


def test_circles_in_time(raw: Raw, make_file: FileMaker) -> None:
    for event in raw["events"]:
        event.pop("date", None)
    pairs = [("vow", "fighting"), ("fighting", "talks"), ("talks", "vow"), ("harm", "harm")]
    raw["links"] = [{"kind": "before", "from": a, "to": b} for a, b in pairs]
    first, second = audited(make_file(raw))
    assert "links[2]" in first
    assert "other links already have 'vow' before 'talks'" in first
    assert "'harm' can't come before itself" in second


def test_actors_without_events(raw: Raw, make_file: FileMaker) -> None:
    raw["actors"].append({"id": "idle", "name": "Idle", "kind": "other", "part_of": "nation"})
    raw["actors"].append({"id": "nation", "name": "Nation", "kind": "other"})
    file = make_file(raw)
    findings = audit(read_event_model(file))
    assert [(each.kind, each.actor) for each in findings] == [
        (FindingKind.IDLE_ACTOR, "idle"),
        (FindingKind.IDLE_ACTOR, "nation"),
    ]


@pytest.mark.parametrize(
    ("part", "whole", "wrong"),
    [
        ("2021-08-16", "2021-08", False),
        ("2021-08", "2021-08-16", False),  # a moment in August, be it that day's
        ("2021-08-16/2021-08-18", "2021-08-01/2021-08-31", False),
        ("2021-08-30/2021-09-02", "2021-08-01/2021-08-31", True),
        ("2021-08-16", "[2021-08-15,2021-08-17]", True),
        ("2021-08-16", "2021-08-10/..", False),
        ("2021-08-16", "2021-08-17/..", True),
        ("1968", "1969/..", True),
    ],
)
def test_what_refines_may_lie_in_what_it_refines(
    part: str, whole: str, wrong: bool, raw: Raw, make_file: FileMaker
) -> None:
    raw["events"][0]["date"] = {"edtf": part, "basis": "stated"}
    raw["events"][1]["date"] = {"edtf": whole, "basis": "stated"}
    raw["links"] = [{"kind": "refines", "from": "vow", "to": "fighting"}]
    assert kinds(make_file(raw)) == (["dates"] if wrong else [])


def test_passages_by_their_state(raw: Raw, make_file: FileMaker) -> None:
    file = make_file(raw)
    story = file.parent / "story.txt"
    text = story.read_bytes().decode()
    text = text.replace("Talks are planned", "Talks are off").replace("Kabul,", "In Kabul,")
    story.write_bytes(text.encode())
    found = kinds(file)
    assert found[:3] == ["file", "unsourced", "lost"]
    assert set(found[3:]) == {"moved"}
    (unsourced,) = (each for each in audit(read_event_model(file)) if each.kind == "unsourced")
    assert unsourced.event == "talks"


def test_a_document_that_is_missing_is_told_once(raw: Raw, make_file: FileMaker) -> None:
    file = make_file(raw)
    (file.parent / "story.txt").unlink()
    assert kinds(file) == ["file"]
    assert audit(read_event_model(file))[0].document == "story"


@pytest.mark.parametrize(
    ("active", "role", "wrong"),
    [
        ("/2020", "agent", True),
        ("/2020", "target", False),  # who is dead can be spoken of
        ("/2021-08", "agent", False),
        ("2021-09/..", "agent", True),
        ("2021~/..", "agent", False),
    ],
)
def test_an_actor_that_acts_when_it_can_not(
    active: str, role: str, wrong: bool, raw: Raw, make_file: FileMaker
) -> None:
    raw["actors"][1]["active"] = {"edtf": active, "basis": "stated"}
    raw["events"][1]["participants"][0]["role"] = role
    raw["events"] = [each for each in raw["events"] if each["id"] != "talks"]
    assert kinds(make_file(raw)) == (["inactive"] if wrong else [])


def test_what_only_denied_events_say_contradicts_no_end(raw: Raw, make_file: FileMaker) -> None:
    raw["actors"][1]["active"] = {"edtf": "/2020", "basis": "stated"}
    raw["events"][1]["claims"] = raw["events"][1]["claims"][1:]  # it is only denied
    assert kinds(make_file(raw)) == ["idle_actor"]  # who claimed it


def test_an_actor_that_speaks_after_its_end(raw: Raw, make_file: FileMaker) -> None:
    raw["actors"][3]["active"] = {"edtf": "/2020", "basis": "stated"}
    raw["events"][1]["claims"][0]["said"] = {"edtf": "2021-08-26", "basis": "stated"}
    (finding,) = audit(read_event_model(make_file(raw)))
    assert (finding.kind, finding.event, finding.claim) == ("inactive", "fighting", 0)
    assert "'reporters' says so on 2021-08-26, after" in finding.reason


def test_remarks(raw: Raw, make_file: FileMaker) -> None:
    raw["events"][0]["claims"][0]["claimed_by"] = [
        "  ahmad\tMASSOUD",
        "Lions of Panjshir",
        "nobody",
    ]
    raw["events"][1]["participants"].append({"actor": "taliban", "role": "agent"})
    raw["events"][2]["participants"].append({"actor": "taliban", "role": "target"})
    raw["documents"].append({**raw["documents"][1], "id": "copy"})
    found = audit(read_event_model(make_file(raw)))
    assert all(each.kind.is_remark for each in found)
    assert [(each.kind.value, each.event, each.actor) for each in found] == [
        ("plain_name", "vow", "massoud"),
        ("plain_name", "vow", "resistance"),
        ("twice", "fighting", "taliban"),
        ("twice", "talks", "taliban"),
        ("idle_document", None, None),
    ]


def test_a_plain_name_that_several_share(raw: Raw, make_file: FileMaker) -> None:
    raw["actors"][3]["name"] = "Taliban"
    raw["events"][0]["claims"][0]["claimed_by"] = ["Taliban"]
    (found,) = audit(read_event_model(make_file(raw)))
    assert found.actor is None
    assert "'taliban' or 'reporters'" in found.reason
