"""What a change did, in words: told from the file's own record of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from timeline_app.model.event import (
    Actor,
    ActorKind,
    Factuality,
    Link,
    Participant,
    Refusal,
    Role,
    Suggestion,
)
from timeline_app.model.proposal import Decision, Proposal
from timeline_app.model.source import Basis, Date
from timeline_app.reading.event_model import OpenProject
from timeline_app.session.change_words import MOST_LINES
from timeline_app.session.editing import Editor
from timeline_app.session.opening import open_file
from timeline_app.session.session import Session
from timeline_app.store.edits import Edit, Kind, Put, Remove, Retitle
from timeline_app.store.errors import StoreError
from timeline_app.store.project_store import ProjectStore


@pytest.fixture
def editor(make_project: Callable[..., OpenProject], tmp_path: Path) -> Iterator[Editor]:
    made = make_project()
    file = tmp_path / "valley.timeline"
    ProjectStore.create(file, made.project, made.texts).close()
    opened = open_file(file)
    assert opened.store is not None
    yield Editor(
        Session(opened.open_project, lambda text: 6.0 * len(text), columns=opened.columns),
        opened.store,
    )
    opened.close()


def told(editor: Editor, *edits: Edit) -> list[str]:
    return editor.what_changed(editor.record("Change", edits).number)


def test_each_field_of_an_event_is_told(editor: Editor) -> None:
    event = editor.store.project.events[0]
    actor = editor.store.project.actors[0]
    changes = {
        "title": "Another title",
        "date": Date(edtf="2021-08-21/2021-08-31", basis=Basis.INFERRED),
        "participants": (Participant(actor=actor.id, role=Role.TARGET),),
        "note": "Seen twice",
        "tags": ("one",),
        "claims": event.claims[:1],
    }
    lines = told(editor, Put(event.model_copy(update=changes)))
    what = "Event “Another title”: "
    assert all(line.startswith(what) for line in lines)
    fields = {line.removeprefix(what).split(" ")[0]: line for line in lines}
    assert fields["title"] == f"{what}title “{event.title}” → “Another title”"
    assert fields["date"].endswith("→ 2021-08-21/2021-08-31 (inferred)")
    assert f"+ {actor.name} (target)" in fields["participants"]
    assert fields["note"] == f"{what}note “{event.note}” → “Seen twice”"
    assert fields["tags"] == f"{what}tags − “war”, − “a;b”, + “one”"


def test_how_sure_a_claim_is_is_told_in_words(editor: Editor) -> None:
    event = editor.store.project.events[0]
    claim = event.claims[0].model_copy(update={"factuality": Factuality.PROBABLY_NOT})
    (line,) = told(editor, Put(event.model_copy(update={"claims": (claim, *event.claims[1:])})))
    assert f"+ “{claim.passage.quote}” ({claim.stance.value}, probably not (PR-)" in line


def test_decisions_and_reasons_are_told_in_words(editor: Editor) -> None:
    event = editor.store.project.events[0]
    proposal = Proposal(key="k:1", rule="verb over another", confidence=0.8, salience=0.4)
    changed = {"confidence": 0.9, "salience": None}
    states = [
        proposal,
        proposal.model_copy(update=changed),
        proposal.model_copy(update={**changed, "reason": "a verb", "rule": "verb"}),
        proposal.model_copy(update={"decision": Decision.ACCEPTED}),
        proposal.model_copy(update={"decision": Decision.MENDED}),
    ]
    lines = [told(editor, Put(event.model_copy(update={"proposal": each}))) for each in states]
    assert lines == [
        [f"Event “{event.title}”: {words}"]
        for words in (
            "made by a person → proposed",
            "proposed with confidence 0.80 → 0.90, worth a row 0.40 → nothing",
            "proposed for other reasons",
            "proposed → accepted",
            "accepted → changed by a person",
        )
    ]


def test_new_and_gone_records_are_told(editor: Editor) -> None:
    assert told(editor, Put(Actor(id="new", name="Newcomer", kind=ActorKind.GROUP))) == [
        "Actor “Newcomer”: new"
    ]
    assert told(editor, Remove(Kind.ACTOR, "new")) == ["Actor “Newcomer”: removed"]


def test_links_and_refusals_name_what_they_are_about(editor: Editor) -> None:
    one, other = editor.store.project.events[:2]
    link = Link.model_validate({"kind": "same_as", "from": one.id, "to": other.id})
    assert told(editor, Put(link)) == [
        f"Link same as between “{one.title}” and “{other.title}”: new"
    ]
    refusal = Refusal(id="r", suggestion=Suggestion.SAME_EVENT, one=one.id, other=other.id)
    assert told(editor, Put(refusal)) == [
        f"Refusal to take “{one.title}” and “{other.title}” for the same: new"
    ]


def test_a_title_and_a_text_are_told(editor: Editor) -> None:
    before = editor.store.project.title
    assert told(editor, Retitle("Gorge")) == [f"Title: “{before}” → “Gorge”"]
    document = editor.store.project.documents[0]
    lines = told(editor, Put(document, "Another text"))
    assert lines == [f"Document “{document.title}”: another text or place"]


def test_it_tells_the_same_after_undo_and_from_another_branch(editor: Editor) -> None:
    event = editor.store.project.events[0]
    lines = told(editor, Put(event.model_copy(update={"title": "One"})))
    number = editor.head
    editor.undo()
    assert editor.what_changed(number) == lines
    told(editor, Put(event.model_copy(update={"title": "Two"})))
    assert editor.what_changed(number) == lines


def test_a_large_change_is_cut(editor: Editor) -> None:
    actors = [Actor(id=f"n{i}", name=f"N{i}", kind=ActorKind.GROUP) for i in range(MOST_LINES + 5)]
    lines = told(editor, *map(Put, actors))
    assert len(lines) == MOST_LINES + 1
    assert lines[-1] == "… and 5 more"


def test_the_first_change_did_nothing_and_unknown_ones_are_refused(editor: Editor) -> None:
    assert editor.what_changed(0) == []
    with pytest.raises(StoreError, match="has no change 9"):
        editor.what_changed(9)
