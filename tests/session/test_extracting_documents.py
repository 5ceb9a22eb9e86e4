"""Documents into a project with what they tell: whole or not at all, resumed, decided things untouched."""

from collections.abc import Callable
from pathlib import Path

import pytest

from timeline_app.model.event import Actor, ActorKind, Event, LinkKind
from timeline_app.model.proposal import Decision
from timeline_app.reading.audit import audit
from timeline_app.reading.errors import ReadError
from timeline_app.reading.event_model import read_event_model
from timeline_app.session import extracting_documents, proposing_pool
from timeline_app.session.decisions import accepted
from timeline_app.session.extracting_documents import (
    ExtractReport,
    ExtractStopped,
    Wanted,
    extract_documents,
)
from timeline_app.session.opening_records import project_in
from timeline_app.session.proposing_pool import NoModelError
from timeline_app.store.edits import Kind, Put, Remove
from timeline_app.store.project_store import ProjectStore

Extract = Callable[..., ExtractReport]


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Which texts were read, by their first words."""
    monkeypatch.setattr(proposing_pool, "MODULE", "tests.session.fake_proposing")
    file = tmp_path / "log"
    file.write_text("")
    monkeypatch.setenv("FAKE_PROPOSING_LOG", str(file))
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "1.txt").write_text("Alpha\n\nLions attacked Bears.\nLions saw Hares.\n")
    (folder / "2.txt").write_text("Beta\n\nLions attacked Bears.\r\n🦁 it: stamp 2024-05-07\n")
    return folder


@pytest.fixture
def target(log: Path, tmp_path: Path) -> Path:
    return tmp_path / "x.timeline"


def events_of(file: Path) -> tuple[Event, ...]:
    with ProjectStore.open(file) as store:
        return store.project.events


def test_a_new_project_has_all_that_is_proposed(folder: Path, target: Path) -> None:
    report = extract_documents([folder], target, Wanted(jobs=2))
    assert (report.read_count, report.added_count) == (2, 2)
    assert [Path(each.file).name for each in report.problems] == ["1.txt"]
    assert "when it was written" in report.problems[0].reason
    with ProjectStore.open(target) as store:
        project, opened = store.project, project_in(store)
        assert project.title == "x"
        assert [event.title for event in project.events] == ["Lions attacked Bears."] * 2
        assert {actor.name for actor in project.actors} == {"Lions", "Bears"}
        assert [link.kind for link in project.links] == [LinkKind.CORROBORATES]
        assert all(event.is_proposed for event in project.events)
        assert all(located.state.is_sourced for located in opened.located.values())
        assert not [finding for finding in audit(opened) if not finding.kind.is_remark]
        second = project.documents[1]
        assert second.published is not None
        assert (second.published.edtf, second.published.phrase) == ("2024-05-07", "2024-05-07")
    assert sorted(each.name for each in target.parent.iterdir()) == ["docs", "log", "x.timeline"]


def test_minor_events_are_left_out_unless_they_are_asked_for(folder: Path, target: Path) -> None:
    report = extract_documents([folder], target, Wanted(least_salience=0))
    assert len(report.proposed.events) == 3


def test_an_event_model_file_has_its_texts_beside_it(folder: Path, target: Path) -> None:
    file = target.with_name("x.timeline.json")
    extract_documents([folder], file)
    opened = read_event_model(file)
    assert len(opened.project.events) == 2
    assert opened.problems == ()
    with pytest.raises(ReadError, match="exists already"):
        extract_documents([folder], file)


def test_texts_are_not_written_over_what_is_there(folder: Path, target: Path) -> None:
    documents = folder.rename(target.with_name("x-documents"))
    before = (documents / "2.txt").read_bytes()
    file = target.with_name("x.timeline.json")
    with pytest.raises(ReadError, match=r"x-documents: .* is there already; choose another name"):
        extract_documents([documents], file)
    assert (documents / "2.txt").read_bytes() == before
    assert not file.exists()


def test_an_event_model_file_that_was_cut_off_is_gone_on_with(
    folder: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = target.with_name("x.timeline.json")
    with monkeypatch.context() as patched:
        patched.setattr(extracting_documents, "replace_file", None)
        with pytest.raises(TypeError):
            extract_documents([folder], file)
    assert target.with_name("x-documents").is_dir()
    assert extract_documents([folder], file).reused_count == 2
    assert read_event_model(file).problems == ()


def test_a_bad_document_is_told_and_the_rest_goes_on(folder: Path, target: Path) -> None:
    (folder / "3.pdf").write_bytes(b"%PDF-1.4 no more")
    (folder / "4.txt").write_text("CRASH\n")
    (folder / "5.txt").write_bytes((folder / "1.txt").read_bytes())
    (folder / "6.html").write_text("<html lang=de><title>Sechs</title><p>Lions met Bears.</p>")
    report = extract_documents([folder], target)
    assert (report.read_count, report.added_count, len(report.proposed.events)) == (2, 4, 2)
    told = {Path(each.file).name: each.reason for each in report.problems}
    assert sorted(told) == ["1.txt", "3.pdf", "4.txt", "5.txt", "6.html"]
    assert "'de'" in told["6.html"]
    with ProjectStore.open(target) as store:
        assert len(store.project.documents) == len(store.texts) == 4


def test_near_copies_are_told(folder: Path, target: Path) -> None:
    lines = "".join(f"On day {n} the herd moved on to pasture {n * n}.\n" for n in range(40))
    (folder / "7.txt").write_text(f"Seven\n\n{lines}")
    (folder / "8.txt").write_text(f"Seven again\n\n{lines}")
    report = extract_documents([folder], target)
    alike = {Path(p.file).name: p.reason for p in report.problems if "nearly the same" in p.reason}
    assert sorted(alike) == ["8.txt"]
    (folder / "9.txt").write_text(f"Seven once more\n\n{lines}")
    report = extract_documents([folder / "9.txt"], target)
    [told] = [each for each in report.problems if "nearly the same" in each.reason]
    assert Path(told.file).name == "9.txt"


def test_nothing_read_makes_no_project(folder: Path, target: Path) -> None:
    broken = folder / "3.pdf"
    broken.write_bytes(b"%PDF-1.4 no more")
    report = extract_documents([broken], target)
    assert (report.read_count, len(report.problems)) == (0, 1)
    broken.with_name("4.txt").write_text("CRASH\n")
    report = extract_documents([broken, broken.with_name("4.txt")], target)
    assert (report.read_count, len(report.problems)) == (0, 2)
    assert sorted(each.name for each in target.parent.iterdir()) == ["docs", "log"]


def test_what_was_done_is_not_done_again(
    folder: Path, target: Path, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = 0

    def note(count: int, total: int, name: str) -> None:
        nonlocal done
        done = count
        assert total == 2
        assert name == ("1.txt" if count == 1 else "")

    with pytest.raises(ExtractStopped) as stopped:
        extract_documents(
            [folder], target, Wanted(jobs=1), progress=note, should_stop=lambda: done == 1
        )
    assert (stopped.value.done, stopped.value.total) == (1, 2)
    assert not target.exists()
    report = extract_documents([folder], target)
    assert report.reused_count == 1
    assert len(report.proposed.events) == 2
    names = [line.split()[0] for line in log.read_text().splitlines()]
    assert sorted(set(names)) == ["Alpha", "Beta"]
    assert names.count("Alpha") == 1


def test_a_run_that_fails_in_the_end_keeps_what_was_read(
    folder: Path, target: Path, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(extracting_documents, "propose_records", None)
        with pytest.raises(TypeError):
            extract_documents([folder], target)
    assert not target.exists()
    assert extract_documents([folder], target).reused_count == 2


def test_a_second_run_changes_nothing(folder: Path, target: Path) -> None:
    extract_documents([folder], target)
    before = events_of(target)
    report = extract_documents([folder], target)
    assert (report.added_count, report.read_count) == (0, 2)
    assert (report.new_event_count, report.waiting_count) == (0, 2)
    assert events_of(target) == before
    with ProjectStore.open(target) as store:
        assert len(store.project.documents) == 2
        assert len(store.history()) == 1


def test_what_a_person_decided_stays_when_documents_are_added(
    folder: Path, target: Path, log: Path
) -> None:
    extract_documents([folder], target, Wanted(least_salience=0))
    with ProjectStore.open(target) as store:
        first, minor, second = store.project.events
        lions = next(actor for actor in store.project.actors if actor.name == "Lions")
        kept = accepted(first).model_copy(update={"title": "The attack"})
        store.record("Decide", [Put(kept), Put(accepted(lions)), Put(accepted(second))])
        cats = Actor(id="cats", name="Cats", kind=ActorKind.GROUP)
        store.record("Add", [Put(cats)])
    (folder / "3.txt").write_text("Three\n\nCats attacked Lions.\nLions attacked Bears.\n")
    report = extract_documents([folder], target)
    assert report.added_count == 1
    with ProjectStore.open(target) as store:
        events = {event.id: event for event in store.project.events}
        assert events[first.id] == kept
        assert events[second.id].proposal is not None
        assert events[second.id].proposal.decision is Decision.ACCEPTED
        assert minor.id not in events  # nobody had decided on it, and it is worth too little now
        (new,) = (event for event in events.values() if event.title.startswith("Cats"))
        assert new.actors == ("cats", lions.id)
        assert new.is_proposed
        assert [actor.name for actor in store.project.actors].count("Lions") == 1
        assert store.history()[-1].label == "Propose events of 3 documents"
        store.undo()
        assert len(store.project.documents) == 2
    assert f"Three None {[lions.id, 'cats']}" in log.read_text()


def test_events_that_were_there_are_told_again_by_new_documents(folder: Path, target: Path) -> None:
    extract_documents([folder / "1.txt"], target)
    extract_documents([folder / "2.txt"], target)
    with ProjectStore.open(target) as store:
        assert [link.kind for link in store.project.links] == [LinkKind.CORROBORATES]
        assert len(store.project.actors) == 2


def test_a_rejected_proposal_does_not_come_again(folder: Path, target: Path) -> None:
    from timeline_app.session.decisions import remembered

    extract_documents([folder], target)
    with ProjectStore.open(target) as store:
        event = store.project.events[0]
        edits = [*remembered([event], store.project.refusals), Remove(Kind.EVENT, event.id)]
        edits = [Remove(Kind.LINK, key) for key in store.link_keys] + edits
        store.record("Reject", edits)
    extract_documents([folder], target)
    assert [each.id for each in events_of(target)] != []
    assert event.id not in [each.id for each in events_of(target)]


@pytest.mark.parametrize(
    ("name", "options", "reason"),
    [
        ("x.json", {}, "no name for a project file"),
        ("nowhere/x.timeline", {}, "there is no folder"),
        ("x.timeline", {"title": " "}, "title would be blank"),
    ],
)
def test_what_cant_be_done_is_refused_and_leaves_nothing(
    name: str, options: dict[str, str], reason: str, folder: Path, target: Path
) -> None:
    with pytest.raises(ReadError, match=reason):
        extract_documents([folder], target.parent / name, Wanted(**options))  # type: ignore[arg-type]
    assert not target.exists()


def test_without_a_model_nothing_is_left(folder: Path, target: Path) -> None:
    with pytest.raises(NoModelError, match="there is no such model; install it"):
        extract_documents([folder], target, Wanted(model="none"))
    assert sorted(each.name for each in target.parent.iterdir()) == ["docs", "log"]


def test_an_open_project_is_refused(folder: Path, target: Path) -> None:
    extract_documents([folder], target)
    with ProjectStore.open(target), pytest.raises(ReadError, match="open"):
        extract_documents([folder], target)
