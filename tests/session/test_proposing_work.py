"""What an open project's documents tell: found without its window, recorded as one change."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline_app.model.event import Actor, ActorKind, Event
from timeline_app.model.project import Project
from timeline_app.model.source import Document
from timeline_app.session import proposing_pool
from timeline_app.session.deciding import rejecting
from timeline_app.session.draft_cache import DraftCache
from timeline_app.session.proposing_work import (
    Outcome,
    Proposing,
    edits_for,
    label_for,
    proposing_of,
)
from timeline_app.store.edits import Kind, Put, Remove
from timeline_app.store.project_store import ProjectStore

TEXTS = {
    "one": "One\n\nLions attacked Bears.\nLions saw Hares.\n",
    "two": "Two\n\nLions attacked Bears.\n",
    "bad": "RAISE",
}


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ProjectStore]:
    monkeypatch.setattr(proposing_pool, "MODULE", "tests.session.fake_proposing")
    documents = tuple(
        Document(id=id_, title=id_, media_type="text/plain", language="en", sha256=digit * 64)
        for id_, digit in zip((*TEXTS, "textless"), "0123", strict=True)
    )
    project = Project(title="x", documents=documents)
    with ProjectStore.create(tmp_path / "x.timeline", project, TEXTS) as store:
        yield store


def work_on(store: ProjectStore, *documents: str, **options: object) -> Proposing:
    wanted = documents or None
    return proposing_of(store.project, store.link_keys, store.texts, wanted, **options)  # type: ignore[arg-type]


def run(work: Proposing, cache: DraftCache | None = None) -> tuple[Outcome, list[tuple[int, str]]]:
    told: list[tuple[int, str]] = []
    outcome = work.run(
        cache or DraftCache(None), lambda percent, what: told.append((percent, what)), lambda: False
    )
    assert outcome is not None
    return outcome, told


def record(store: ProjectStore, outcome: Outcome) -> None:
    edits = edits_for(store.project, store.link_keys, outcome)
    store.record(label_for(outcome, edits, store.project), edits)


def of_document(store: ProjectStore, id_: str) -> list[Event]:
    return [each for each in store.project.events if each.claims[0].passage.document == id_]


def test_all_documents_are_read_and_those_that_fail_are_told(store: ProjectStore) -> None:
    outcome, told = run(work_on(store))
    assert outcome.documents == {"one", "two"}
    assert [problem.file for problem in outcome.problems] == ["bad"]
    assert outcome.failure == ""
    percents = [percent for percent, _ in told]
    assert percents == sorted(percents)
    assert told[-2][1] == "3 of 3 documents read"
    record(store, outcome)
    assert [event.title for event in store.project.events] == ["Lions attacked Bears."] * 2
    assert store.history()[-1].label == "Propose 2 events from 2 documents"
    store.undo()
    assert store.project.events == store.project.actors == ()


def test_minor_events_come_where_they_are_asked_for(store: ProjectStore) -> None:
    outcome, _ = run(work_on(store, "one", least_salience=0.0))
    assert len(outcome.proposed.events) == 2


def test_what_was_read_is_not_read_again(store: ProjectStore, tmp_path: Path) -> None:
    with DraftCache(None) as cache:
        run(work_on(store, "one"), cache)
        again, _ = run(work_on(store, "one", "two"), cache)
        record(store, again)
        edits = edits_for(store.project, store.link_keys, run(work_on(store), cache)[0])
    assert len(store.project.events) == 2
    assert edits == []


def test_what_becomes_of_others_is_told(store: ProjectStore) -> None:
    with DraftCache(None) as cache:
        record(store, run(work_on(store, "one", "two", least_salience=0.0), cache)[0])
        one, two = (of_document(store, id_) for id_ in ("one", "two"))
        assert len(one) == 2
        changed = [event.model_copy(update={"title": "Otherwise"}) for event in (one[0], *two)]
        actor = store.project.actors[0].model_copy(update={"name": "Big cats"})
        store.record("Edit", [Put(each) for each in (*changed, actor)])
        record(store, run(work_on(store, "one"), cache)[0])
    assert store.history()[-1].label == (
        "Update the proposals from 1 document, 1 event changes, 1 event goes, 1 actor goes"
    )
    assert of_document(store, "two") == changed[1:]  # another document is not read again


def test_actors_who_go_meanwhile_are_joined_anew(store: ProjectStore) -> None:
    """Somebody reviews what was proposed of one document while another is read."""
    with DraftCache(None) as cache:
        record(store, run(work_on(store, "one", least_salience=0.0), cache)[0])
        work = work_on(store, "two")
        outcome, _ = run(work, cache)
        assert work.anew(outcome, store.project, store.link_keys, store.texts) is None
        assert outcome.proposed.actors == ()  # it names those of the other document
        store.record("Reject", rejecting(store.project.events, store.project, store.link_keys))
        assert store.project.actors == ()
        again = work.anew(outcome, store.project, store.link_keys, store.texts)
        assert again is not None
        outcome, _ = run(again, cache)
        assert again.anew(outcome, store.project, store.link_keys, store.texts) is None
    record(store, outcome)
    [event] = store.project.events
    assert event.actors == tuple(actor.id for actor in store.project.actors)


def test_documents_that_change_meanwhile_are_read_anew(store: ProjectStore) -> None:
    with DraftCache(None) as cache:
        work = work_on(store, "one", "two")
        outcome, _ = run(work, cache)
        one, two = store.project.documents[:2]
        other = "Two\n\nHares attacked Bears.\n"
        changed = Put(two.model_copy(update={"sha256": "9" * 64}), text=other)
        store.record("Replace", [changed, Remove(Kind.DOCUMENT, one.id)])
        again = work.anew(outcome, store.project, store.link_keys, store.texts)
        assert again is not None
        outcome, _ = run(again, cache)
        assert again.anew(outcome, store.project, store.link_keys, store.texts) is None
    record(store, outcome)
    assert [event.title for event in store.project.events] == ["Hares attacked Bears."]


def test_it_stops_when_it_is_asked_to(store: ProjectStore) -> None:
    assert work_on(store).run(DraftCache(None), lambda *_: None, lambda: True) is None


def test_without_a_model_it_says_what_to_install(store: ProjectStore) -> None:
    outcome, _ = run(work_on(store, model="none"))
    assert outcome.failure == "there is no such model; install it"
    assert outcome.proposed.events == ()


def test_what_only_changes_is_no_proposal_of_nothing() -> None:
    actor = Actor(id="lions", name="Lions", kind=ActorKind.GROUP)
    project = Project(title="Savanna", actors=(actor,))
    nothing = Outcome()
    gone = [Remove(Kind.ACTOR, "lions")]
    assert label_for(nothing, gone, project) == "Update the proposals, 1 actor goes"
