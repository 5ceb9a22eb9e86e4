"""The part of a project that a filter keeps loads by itself and holds all that its events need."""

from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

from timeline_app.reading.event_model import OpenProject, read_event_model
from timeline_app.writing.event_model import dropped_links, json_chunks, kept_project
from timeline_app.writing.files import replace_file

MakeProject = Callable[..., OpenProject]


def test_every_choice_of_events_loads_without_problems(
    make_project: MakeProject, tmp_path: Path
) -> None:
    opened = make_project()
    ids = [event.id for event in opened.project.events]
    for size in range(len(ids) + 1):
        for kept in combinations(ids, size):
            part = kept_project(opened.project, kept)
            replace_file(tmp_path / "part.timeline.json", part.to_json().encode())
            again = read_event_model(tmp_path / "part.timeline.json")
            assert not again.problems
            assert again.project == part
            assert [event.id for event in part.events] == list(kept)


def test_everything_kept_is_what_is_used(make_project: MakeProject) -> None:
    project = make_project().project
    part = kept_project(project, [event.id for event in project.events])
    assert part == project


def test_actors_claimers_and_wholes_come_along(make_project: MakeProject) -> None:
    project = make_project().project
    vow, fighting = kept_project(project, ["vow"]), kept_project(project, ["fighting"])
    assert [actor.id for actor in vow.actors] == ["massoud", "resistance"]
    assert [document.id for document in vow.documents] == ["story", "letter"]  # by an alias
    assert "reporters" in [actor.id for actor in fighting.actors]
    assert vow.actors[1] == project.actors[2]


def test_documents_of_when_actors_were_active_come_along(
    raw: dict[str, Any], make_project: MakeProject
) -> None:
    letter = raw["actors"][2]["aliases"].pop(0)["passages"][0]
    raw["actors"][2]["active"] = {"edtf": "2021", "basis": "stated", "passage": letter}
    part = kept_project(make_project(raw).project, ["vow"])
    assert [document.id for document in part.documents] == ["story", "letter"]


def test_links_need_both_ends(make_project: MakeProject) -> None:
    project = make_project().project
    assert [link.kind for link in kept_project(project, ["vow", "fighting"]).links] == ["before"]
    assert not kept_project(project, ["vow"]).links
    assert len(dropped_links(project, ["fighting"])) == 2
    assert not dropped_links(project, ["plea"])


def test_nothing_kept_is_an_empty_project(make_project: MakeProject) -> None:
    part = kept_project(make_project().project, [])
    assert (part.documents, part.actors, part.events, part.links) == ((), (), (), ())


def test_chunks_are_the_whole_text(make_project: Callable[..., OpenProject]) -> None:
    project = make_project().project
    assert "".join(json_chunks(project, project.events)) == project.to_json()
    empty = project.model_copy(update={"events": ()})
    assert "".join(json_chunks(project, ())) == empty.to_json()
    assert "".join(json_chunks(empty, project.events[:1])) == (
        project.model_copy(update={"events": project.events[:1]}).to_json()
    )
