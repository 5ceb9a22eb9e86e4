"""Documents into a project file: a new one, one that is there, or one in its place; all or nothing."""

import shutil
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from timeline_app.model.passages import passage_of
from timeline_app.model.source import PassageState
from timeline_app.reading.errors import ReadError
from timeline_app.session.event_draft import ClaimDraft, EventDraft, edits_of
from timeline_app.session.importing import ImportStopped, import_tables
from timeline_app.session.importing_documents import DocumentReport, import_documents
from timeline_app.session.opening import open_file
from timeline_app.store.manifest import LONGEST_TITLE
from timeline_app.store.project_store import ProjectStore

REPORT = "Harbour report\n\nDockers stopped work 🦁 at the quay.\r\n"
PAGE = "<html><head><title>Quay closed</title></head><body><p>Police closed it.</p></body></html>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents, one of them in a folder of its own, and what is no document."""
    made = tmp_path / "in"
    (made / "more").mkdir(parents=True)
    (made / "report.txt").write_bytes(REPORT.encode())
    (made / "more" / "page.html").write_text(PAGE, encoding="utf-8")
    return made


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "Harbour.timeline"


def titles_in(file: Path) -> list[str]:
    with ProjectStore.open_read_only(file) as store:
        return [document.title for document in store.project.documents]


def labels_in(file: Path) -> list[str]:
    with ProjectStore.open_read_only(file) as store:
        return [entry.label for entry in store.history()]


def refused(*arguments: object, **options: object) -> str:
    with pytest.raises(ReadError) as caught:
        import_documents(*arguments, **options)  # type: ignore[arg-type]
    return str(caught.value.problems[0])


def test_a_folder_becomes_a_project(folder: Path, target: Path) -> None:
    report = import_documents([folder], target)
    assert report == DocumentReport(target, 2, 2, 2, ())
    assert titles_in(target) == ["Quay closed", "Harbour report"]
    assert labels_in(target) == ["New project", "Add 2 documents"]
    with ProjectStore.open(target) as store:
        assert store.title == "Harbour"
        assert store.texts["harbour-report"] == REPORT
        store.undo()
        assert store.project.documents == ()


def test_its_title_may_be_given(folder: Path, target: Path) -> None:
    import_documents([folder / "report.txt"], target, "The harbour")
    with ProjectStore.open(target) as store:
        assert store.title == "The harbour"
        assert [entry.label for entry in store.history()][1:] == [
            "Add the document “Harbour report”"
        ]


def test_documents_come_to_those_that_are_there(folder: Path, target: Path) -> None:
    import_documents([folder / "report.txt"], target)
    with ProjectStore.open(target) as store:
        passage = passage_of("harbour-report", REPORT, REPORT.index("Dock"), REPORT.index(" at"))
        draft = EventDraft("Strike", claims=(ClaimDraft(passage),))
        store.record("Strike", edits_of(draft, store.project.actors, store)[1])
    report = import_documents([folder], target)
    assert (report.added_count, report.document_count) == (1, 2)
    [problem] = report.problems
    assert problem.file == str(folder / "report.txt")
    assert "these very bytes already, as 'Harbour report'" in problem.reason
    opened = open_file(target)
    assert [event.title for event in opened.open_project.project.events] == ["Strike"]
    assert [each.state for each in opened.open_project.located.values()] == [PassageState.EXACT]
    opened.close()


def test_the_same_documents_again_make_no_change(folder: Path, target: Path) -> None:
    import_documents([folder], target)
    before = target.read_bytes()
    report = import_documents([folder], target)
    assert (report.added_count, report.document_count, len(report.problems)) == (0, 2, 2)
    assert target.read_bytes() == before


def test_a_document_twice_among_the_files_is_one(folder: Path, target: Path) -> None:
    shutil.copy(folder / "report.txt", folder / "same.txt")
    report = import_documents([folder, folder / "report.txt"], target)
    assert report.added_count == 2
    assert [problem.file for problem in report.problems] == [str(folder / "same.txt")]


def test_what_can_not_be_read_leaves_the_rest(folder: Path, target: Path) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4\nno more")
    (folder / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    report = import_documents([folder, folder / "missing.txt"], target)
    assert report.added_count == 2
    assert {Path(problem.file).name for problem in report.problems} == {
        "broken.pdf",
        "old.doc",
        "missing.txt",
    }


def test_in_the_place_of_one_that_is_there(folder: Path, target: Path) -> None:
    import_documents([folder / "report.txt"], target, "Before")
    import_documents([folder / "more"], target, replace=True)
    assert titles_in(target) == ["Quay closed"]
    assert labels_in(target) == ["New project", "Add the document “Quay closed”"]
    assert sorted(each.name for each in target.parent.iterdir()) == ["Harbour.timeline", "in"]


def test_a_name_that_is_not_unicode_is_no_hindrance(folder: Path, target: Path) -> None:
    try:
        (folder / "more" / "b\udcffd.txt").write_text("Something else\n")
    except OSError:
        pytest.skip("this file system takes only Unicode names")
    assert import_documents([folder], target).added_count == 3


def test_progress_ends_at_the_end(folder: Path, target: Path) -> None:
    told: list[float] = []
    import_documents([folder], target, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0


# what is refused leaves everything as it was


def test_nothing_that_can_be_read_makes_no_project(folder: Path, target: Path) -> None:
    (folder / "empty").mkdir()
    assert "there is no document in it; name .txt" in refused([folder / "empty"], target)
    assert "no such file" in refused([folder / "missing.txt"], target)
    assert not target.exists()


def test_nothing_that_can_be_read_replaces_no_project(folder: Path, target: Path) -> None:
    import_documents([folder], target)
    before = target.read_bytes()
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4\nno more")
    refused([folder / "broken.pdf"], target, replace=True)
    assert target.read_bytes() == before


@pytest.mark.parametrize("is_there", [False, True])
def test_stopped_nothing_is_changed(is_there: bool, folder: Path, target: Path) -> None:
    if is_there:
        import_documents([folder / "report.txt"], target)
    before = target.read_bytes() if is_there else None
    done: list[float] = []
    with pytest.raises(ImportStopped):
        import_documents([folder], target, progress=done.append, should_stop=lambda: len(done) == 1)
    assert (target.read_bytes() if target.exists() else None) == before


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Harbour.json", "end the name in .timeline"),
        ("nowhere/Harbour.timeline", "folder"),
        ("in.timeline", "folder"),
        ("b\udcffd.timeline", "UTF-8"),
    ],
)
def test_what_can_be_no_project_file_is_refused(name: str, reason: str, folder: Path) -> None:
    (folder.parent / "in.timeline").mkdir()
    before = sorted(folder.parent.rglob("*"))
    assert reason in refused([folder], folder.parent / name)
    assert sorted(folder.parent.rglob("*")) == before


def test_a_blank_title_is_refused(folder: Path, target: Path) -> None:
    assert "title" in refused([folder], target, " ")
    assert "title" in refused([folder], target, "x" * (LONGEST_TITLE + 1))
    assert not target.exists()


@pytest.mark.parametrize("replace", [False, True])
def test_one_that_is_open_elsewhere_is_refused(replace: bool, folder: Path, target: Path) -> None:
    import_documents([folder / "report.txt"], target)
    with ProjectStore.open(target) as store:
        before = store.project
        assert str(target) in refused([folder], target, replace=replace)
    with ProjectStore.open(target) as store:
        assert store.project == before


def test_what_is_no_project_is_left_alone(folder: Path, target: Path) -> None:
    target.write_text("a shopping list")
    refused([folder], target)
    assert target.read_text() == "a shopping list"


def test_a_damaged_text_keeps_no_document_out(folder: Path, target: Path) -> None:
    import_documents([folder / "report.txt"], target)
    connection = apsw.Connection(str(target))
    connection.execute("UPDATE text SET content = 'spoiled'")
    connection.close()
    report = import_documents([folder / "more"], target)
    assert (report.added_count, report.problems) == (1, ())
    assert titles_in(target) == ["Harbour report", "Quay closed"]


def test_a_project_of_tables_takes_no_documents(
    folder: Path, target: Path, make_table: Callable[..., Path]
) -> None:
    import_tables([make_table()], target, "Tables")
    before = target.read_bytes()
    assert "tables" in refused([folder], target)
    assert target.read_bytes() == before
