"""Suggestions: ranked, merged, linked or refused; a refusal is kept in the file and wherever it goes."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from timeline_app.model.event import LinkKind, Suggestion
from timeline_app.query.likely import Likely
from timeline_app.reading.event_model import OpenProject, read_event_model
from timeline_app.session.suggestions import (
    MOST_SUGGESTED,
    best_of,
    linked_as_same,
    merged_actors,
    refused,
    suggestions_in,
)
from timeline_app.store.project_store import ProjectStore
from timeline_app.writing.event_model import kept_project

Raw = dict[str, Any]


@pytest.fixture
def store(
    raw: Raw, make_project: Callable[[Raw], OpenProject], tmp_path: Path
) -> Iterator[ProjectStore]:
    """A project with two actors that may be one, and two events."""
    raw["actors"].append({"id": "a-massoud", "name": "A. Massoud", "kind": "person"})
    raw["events"][4]["participants"].append({"actor": "a-massoud", "role": "speaker"})
    attack = raw["events"][1]
    raw["events"].append(
        {
            **attack,
            "id": "again",
            "title": "An attack on the valley",
            "claims": [{**raw["events"][4]["claims"][0], "id": "again.c"}],
        }
    )
    opened = make_project(raw)
    file = tmp_path / "own.timeline"
    ProjectStore.create(file, opened.project, opened.texts).close()
    with ProjectStore.open(file) as made:
        yield made


def suggested(store: ProjectStore) -> dict[Suggestion, Likely]:
    found = best_of(each for each in suggestions_in(store.project) if each is not None)
    assert len({each.suggestion for each in found}) == len(found)
    return {each.suggestion: each for each in found}


def test_the_most_likely_come_first_and_not_without_end() -> None:
    many = [
        Likely(Suggestion.SAME_ACTOR, f"a{n}", f"b{n}", n % 100, ())
        for n in range(MOST_SUGGESTED + 9)
    ]
    best = best_of(many)
    assert len(best) == MOST_SUGGESTED
    assert [each.score for each in best] == sorted((e.score for e in best), reverse=True)
    assert best == best_of(reversed(many))


def test_a_refusal_is_undone_and_made_again(store: ProjectStore) -> None:
    both = suggested(store)
    assert set(both) == {Suggestion.SAME_ACTOR, Suggestion.SAME_EVENT}
    store.record("Not the same", refused(both[Suggestion.SAME_ACTOR], store.project))
    assert set(suggested(store)) == {Suggestion.SAME_EVENT}
    assert refused(both[Suggestion.SAME_ACTOR], store.project) == []
    store.record("Not the same", refused(both[Suggestion.SAME_EVENT], store.project))
    assert suggested(store) == {}
    store.undo()
    assert set(suggested(store)) == {Suggestion.SAME_EVENT}
    store.undo()
    assert suggested(store) == both


def test_refusals_go_with_the_project(store: ProjectStore, tmp_path: Path) -> None:
    for each in suggested(store).values():
        store.record("Not the same", refused(each, store.project))
    # saved as another project
    copy = tmp_path / "copy.timeline"
    store.save_copy(copy)
    with ProjectStore.open(copy) as opened:
        assert suggested(opened) == {}
        assert opened.project.refusals == store.project.refusals
    # exported as an event model file, opened, and kept as a project again
    written = tmp_path / "out" / "written.timeline.json"
    written.parent.mkdir()
    part = kept_project(store.project, [event.id for event in store.project.events])
    written.write_text(part.to_json())
    (written.parent / "story.txt").write_bytes((tmp_path / "story.txt").read_bytes())
    (written.parent / "letters").mkdir()
    letter = Path("letters") / "letter.txt"
    (written.parent / letter).write_bytes((tmp_path / letter).read_bytes())
    read = read_event_model(written)
    assert not read.problems
    again = tmp_path / "again.timeline"
    ProjectStore.create(again, read.project, dict(store.texts)).close()
    with ProjectStore.open(again) as opened:
        assert suggested(opened) == {}


def test_events_are_linked_and_not_suggested_again(store: ProjectStore) -> None:
    likely = suggested(store)[Suggestion.SAME_EVENT]
    store.record("Link", linked_as_same(likely))
    assert store.project.links[-1].kind is LinkKind.SAME_AS
    assert Suggestion.SAME_EVENT not in suggested(store)


@pytest.mark.parametrize("kept", ["massoud", "a-massoud"])
def test_actors_are_merged_into_either(kept: str, store: ProjectStore) -> None:
    likely = suggested(store)[Suggestion.SAME_ACTOR]
    before = store.project
    store.record(
        "Merge", merged_actors(likely, kept, store.project, store.project.events, store.texts)
    )
    ids = {actor.id for actor in store.project.actors}
    assert ids & likely.ids == {kept}
    assert store.project.events[0].actors == (kept,)
    assert (
        merged_actors(likely, kept, store.project, store.project.events, store.texts) == []
    )  # it is done
    store.undo()
    assert store.project == before
