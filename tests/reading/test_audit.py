"""The audit finds what opening lets pass: contexts, aliases, order in time, idle actors."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from timeline_app.reading.audit import actors_without_events, audit
from timeline_app.reading.event_model import read_event_model

FileMaker = Callable[..., Path]
Raw = dict[str, Any]


def audited(file: Path) -> list[str]:
    return [str(problem).removeprefix(f"{file}: ") for problem in audit(read_event_model(file))]


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
    assert problem.startswith("actors[1].aliases[0].passages[0] (actor 'taliban')")
    assert "'Students' doesn't stand in" in problem


@pytest.mark.parametrize(
    ("kind", "from_", "to", "wrong"),
    [
        ("before", "fighting", "vow", True),
        ("causes", "fighting", "vow", True),
        ("before", "talks", "fighting", True),
        ("before", "vow", "talks", False),
        ("before", "plea", "vow", False),  # undated: nothing to contradict
        ("refines", "fighting", "vow", False),
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
    assert actors_without_events(read_event_model(file).project) == ("idle", "nation")
    assert audited(file) == []
