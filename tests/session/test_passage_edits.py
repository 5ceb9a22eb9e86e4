"""Passages of all records, also of when an actor was active: told, put elsewhere, and gone with their document."""

from collections.abc import Callable
from typing import Any

from timeline_app.model.event import Actor
from timeline_app.model.project import Project
from timeline_app.reading.event_model import OpenProject
from timeline_app.session.passage_edits import uses_in, with_passages, without_document
from timeline_app.store.edits import Put


def active_in_letter(raw: dict[str, Any], make: Callable[..., OpenProject]) -> Project:
    letter = raw["actors"][2]["aliases"][0]["passages"][0]
    raw["actors"][0]["active"] = {"edtf": "2021", "basis": "stated", "passage": letter}
    return make(raw).project


def actor_in(edits: list[Any]) -> Actor:
    found = [each.record for each in edits if isinstance(each, Put) and each.record.id == "massoud"]
    [actor] = found
    return actor


def test_when_an_actor_was_active_rests_on_its_passage(
    raw: dict[str, Any], make_project: Callable[..., OpenProject]
) -> None:
    project = active_in_letter(raw, make_project)
    words = [use.words for use in uses_in(project)]
    assert "when “Ahmad Massoud” was active" in words
    keys = ["one", "two"]
    passage = project.actors[0].active.passage  # type: ignore[union-attr]
    assert passage is not None
    moved = passage.model_copy(update={"prefix": "elsewhere"})
    edits = with_passages(project, keys, {passage: moved})
    assert actor_in(edits).active.passage == moved  # type: ignore[union-attr]
    gone = actor_in(without_document(project, keys, "letter"))
    assert gone.active is not None
    assert (gone.active.edtf, gone.active.passage) == ("2021", None)
