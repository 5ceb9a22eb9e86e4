"""What mends findings: as edits that the project file takes, that undo takes back, and that leave nothing found."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from timeline_app.reading.audit import audit
from timeline_app.reading.finding import Finding, FindingKind
from timeline_app.session.check_findings import (
    KIND_WORDS,
    MOST_KEPT,
    MOST_SHOWN,
    PLACE_AGAIN,
    SAFE,
    Found,
    Subjects,
    groups_of,
    hint_for,
    mend_of,
)
from timeline_app.session.mending import mended
from timeline_app.session.opening_records import project_in
from timeline_app.store.project_store import ProjectStore

Raw = dict[str, Any]
Opened = Callable[..., ProjectStore]


@pytest.fixture
def opened(
    make_project: Callable[..., Any], tmp_path: Path
) -> Iterator[Callable[[Raw, dict[str, str]], ProjectStore]]:
    """A project file of raw records, the texts of its documents changed since."""
    stores = []

    def make(raw: Raw, replaced: dict[str, str] | None = None) -> ProjectStore:
        read = make_project(raw)
        texts = dict(read.texts)
        for before, after in (replaced or {}).items():
            texts = {id_: text.replace(before, after) for id_, text in texts.items()}
        file = tmp_path / "own.timeline"
        ProjectStore.create(file, read.project, texts).close()
        stores.append(ProjectStore.open(file))
        return stores[-1]

    yield make
    for store in stores:
        store.close()


def found(store: ProjectStore, kind: FindingKind) -> list[Finding]:
    return [each for each in audit(project_in(store)) if each.kind is kind]


def mend(store: ProjectStore, findings: list[Finding]) -> None:
    """Mend them, and prove that undo takes it back."""
    before = store.project
    edits = mended(findings, project_in(store), store.link_keys)
    assert edits
    store.record("Mend", edits)
    after = store.project
    store.undo()
    assert store.project == before
    store.redo()
    assert store.project == after


def test_all_moved_passages_take_their_new_place_as_one_change(raw: Raw, opened: Opened) -> None:
    store = opened(raw, {"Kabul, 16": "In Kabul, 16"})
    moved = found(store, FindingKind.MOVED)
    assert len(moved) == 11  # of a date, aliases, claims, and a link
    assert all(mend_of(each) == "Take over the new place" for each in moved)
    number = store.head
    mend(store, moved)
    assert store.head == number + 1
    assert audit(project_in(store)) == ()
    assert store.project.links[0].passages[0].start == moved[-1].passage.start + 3  # type: ignore[union-attr]


def test_one_moved_passage_leaves_the_others(raw: Raw, opened: Opened) -> None:
    store = opened(raw, {"Kabul, 16": "In Kabul, 16"})
    moved = found(store, FindingKind.MOVED)
    mend(store, [each for each in moved if each.event == "talks"])
    assert len(found(store, FindingKind.MOVED)) == len(moved) - 1


def test_words_beside_a_passage_are_taken_from_its_document(raw: Raw, opened: Opened) -> None:
    raw["events"][0]["claims"][0]["passage"]["prefix"] = "nowhere"
    store = opened(raw)
    mend(store, found(store, FindingKind.CONTEXT))
    assert audit(project_in(store)) == ()


@pytest.mark.parametrize("kind", ["before", "refines"])
def test_links_that_dates_contradict_and_circles_go(kind: str, raw: Raw, opened: Opened) -> None:
    raw["links"].append({"kind": kind, "from": "fighting", "to": "vow"})
    store = opened(raw)
    mend(store, found(store, FindingKind.DATES))
    assert len(store.project.links) == 2
    assert audit(project_in(store)) == ()


def test_an_alias_without_a_mention_goes_and_so_does_a_wrong_mention(
    raw: Raw, opened: Opened
) -> None:
    wrong = raw["events"][2]["claims"][0]["passage"]
    raw["actors"][1]["aliases"].append({"text": "Students", "passages": [wrong]})
    raw["actors"][1]["aliases"][0]["passages"].append(wrong)
    store = opened(raw)
    mentions = found(store, FindingKind.MENTION)
    assert [mend_of(each) for each in mentions] == ["Remove this mention", "Remove the alias"]
    mend(store, mentions)
    (alias,) = store.project.actors[1].aliases
    assert (alias.text, len(alias.passages)) == ("Taliban", 1)
    assert audit(project_in(store)) == ()


def test_actors_without_events_go_with_what_they_are_part_of(raw: Raw, opened: Opened) -> None:
    raw["actors"] += [
        {"id": "nation", "name": "Nation", "kind": "other"},
        {"id": "idle", "name": "Idle", "kind": "other", "part_of": "nation"},
    ]
    raw["refusals"] = [
        {"id": id_, "suggestion": "same_actor", "one": id_, "other": "massoud"}
        for id_ in ("idle", "taliban")
    ]
    store = opened(raw)
    idle = found(store, FindingKind.IDLE_ACTOR)
    mend(store, idle[:1])
    assert [each.id for each in store.project.actors][-1] == "idle"
    assert store.project.actors[-1].part_of is None
    store.undo()
    mend(store, idle)
    assert len(store.project.actors) == 4
    assert [each.id for each in store.project.refusals] == ["taliban"]


def test_names_become_actors_and_doubles_go(raw: Raw, opened: Opened) -> None:
    raw["events"][0]["claims"][0]["claimed_by"] = ["AHMAD massoud", "the lions", "nobody"]
    raw["events"][1]["participants"].append({"actor": "taliban", "role": "agent"})
    raw["events"][2]["participants"].append({"actor": "taliban", "role": "target"})
    store = opened(raw)
    mend(store, found(store, FindingKind.PLAIN_NAME))
    assert store.project.events[0].claims[0].claimed_by == ("massoud", "resistance", "nobody")
    doubles = found(store, FindingKind.TWICE)
    assert [mend_of(each) for each in doubles] == ["Name it once", ""]
    mend(store, doubles)
    (left,) = audit(project_in(store))  # two roles may both be meant
    assert (left.event, "Edit the event" in hint_for(left)) == ("talks", True)


def test_what_no_longer_holds_is_not_mended(raw: Raw, opened: Opened) -> None:
    raw["actors"].append({"id": "idle", "name": "Idle", "kind": "other"})
    store = opened(raw, {"Kabul, 16": "In Kabul, 16"})
    findings = [each for each in audit(project_in(store)) if each.kind in SAFE]
    store.record("Mend", mended(findings, project_in(store), store.link_keys))
    assert mended(findings, project_in(store), store.link_keys) == []


def test_every_kind_has_words_and_only_a_person_mends_what_is_lost(
    raw: Raw, opened: Opened
) -> None:
    assert set(KIND_WORDS) == set(FindingKind)
    store = opened(raw, {"Talks are planned": "Talks are pending"})
    left = audit(project_in(store))
    assert [each.kind for each in left] == [FindingKind.UNSOURCED, FindingKind.LOST]
    assert [mend_of(each) for each in left] == ["", PLACE_AGAIN]  # by a person
    assert mended(left, project_in(store), store.link_keys) == []


def test_groups_are_bounded_counted_and_filtered(raw: Raw, opened: Opened) -> None:
    subjects = Subjects(opened(raw).project)
    many = Found()
    for number in range(MOST_KEPT + 5):
        many.take(Finding(FindingKind.LOST, "", f"quote {number}", "", event="vow"))
    many.take(
        Finding(FindingKind.IDLE_ACTOR, "", "the actor 'taliban' is idle", "", actor="taliban")
    )
    lost, idle = groups_of(many, subjects)
    assert (lost.count, len(lost.shown), idle.count) == (MOST_KEPT + 5, MOST_SHOWN, 1)
    assert lost.title == "Lost passages (10,005, the first 1,000 shown)"
    (only,) = groups_of(many, subjects, "HOLD quote 9999")
    assert (only.count, only.shown[0].reason) == (1, "quote 9999")
    assert subjects.what(idle.shown[0]) == "The actor “Taliban” is idle"
    assert groups_of(many, subjects, "zebra") == ()
    assert groups_of(many, subjects, "täliban") == (idle,)
