"""The command line with documents: import into a project file of records, and every command on it."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from timeline_app.model.event import Actor, Refusal, Suggestion
from timeline_app.reading.event_model import OpenProject, read_event_model
from timeline_app.session import importing_documents
from timeline_app.store.edits import Put, Retitle
from timeline_app.store.project_store import ProjectStore

Run = Callable[..., tuple[int, str, str]]
REPORT = "Harbour report\n\nDockers stopped work at the quay.\r\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "report.txt"
    file.write_bytes(REPORT.encode())
    return file


@pytest.fixture
def project(make_project: Callable[..., OpenProject], tmp_path: Path) -> Path:
    """The story of the valley as a project file, alone in a folder."""
    opened = make_project()
    file = tmp_path / "own" / "valley.timeline"
    file.parent.mkdir()
    ProjectStore.create(file, opened.project, opened.texts).close()
    return file


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of temporary files."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def copies(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir() if each.name.startswith("timeline-")]


# import


def test_an_import_tells_what_came_of_each_document(run: Run, report: Path, tmp_path: Path) -> None:
    broken = tmp_path / "bro\x1bken.pdf"
    broken.write_bytes(b"%PDF-1.4\nno more")
    project = tmp_path / "harbour.timeline"
    code, stdout, stderr = run("import", report, broken, "-o", project, "--title", "The harbour")
    assert (code, stderr) == (0, "")
    first, problem = stdout.splitlines()
    assert first == f"{project}: 1 document added, 1 document in all"
    assert problem.startswith(f"  {tmp_path}/bro\\x1bken.pdf: ")
    (tmp_path / "more.md").write_text("# More\n\nOf it.\n")
    _, stdout, _ = run("import", report, tmp_path / "more.md", "-o", project)
    first, problem = stdout.splitlines()
    assert first == f"{project}: 1 document added, 2 documents in all"
    assert "these very bytes already, as 'Harbour report'" in problem
    assert run("import", tmp_path / "more.md", "-o", project, "--replace")[0] == 0
    with ProjectStore.open(project) as store:
        assert [document.title for document in store.project.documents] == ["More"]


def test_refusals_are_one_line_and_change_nothing(run: Run, report: Path, project: Path) -> None:
    before = project.read_bytes()
    empty = report.parent / "empty"
    empty.mkdir()
    with ProjectStore.open(project):
        for files, output, options in (
            ([report], project, ()),  # it is open
            ([report], project, ("--replace",)),
            ([report], report.with_name("x.json"), ()),
            ([report], report.parent / "nowhere" / "x.timeline", ()),
            ([report], report.with_name("x.timeline"), ("--title", " ")),
            ([report.with_name("none.txt")], report.with_name("x.timeline"), ()),
            ([empty], report.with_name("x.timeline"), ()),
        ):
            code, stdout, stderr = run("import", *files, "-o", output, *options)
            assert (code, stdout, stderr.count("\n")) == (2, "", 1), stderr
            assert "; " in stderr
    assert project.read_bytes() == before
    assert not report.with_name("x.timeline").exists()


def test_nothing_read_is_a_failure_and_something_read_is_not(
    run: Run, report: Path, project: Path
) -> None:
    broken = report.with_name("broken.pdf")
    broken.write_bytes(b"%PDF-1.4\nno more")
    before = project.read_bytes()
    code, stdout, stderr = run("import", broken, "-o", project)
    assert code == 2
    assert f"  {broken}: " in stdout
    assert stderr.endswith(
        "no document could be read; see what is wrong with each, or name others\n"
    )
    assert project.read_bytes() == before
    assert run("import", broken, report, "-o", project)[0] == 0
    assert run("import", broken, report, "-o", project)[0] == 0  # it is there already, and was read


def test_a_file_that_is_not_read_is_told_by_its_own_name(
    run: Run, report: Path, project: Path
) -> None:
    notes, table = report.with_name("notes"), report.with_name("t.csv")
    notes.write_text("x")
    table.write_text("title,date\nx,2021\n")
    for files, said in (
        ([notes], f"{notes}: its name has no ending that tells its kind; documents are txt"),
        ([report, table], f"{table}: it is a table, while report.txt is no table; import tables"),
    ):
        code, stdout, stderr = run("import", *files, "-o", project)
        assert (code, stdout, stderr.count("\n")) == (2, "", 1)
        assert said in stderr


def test_events_are_not_replaced_by_documents(run: Run, report: Path, project: Path) -> None:
    before = project.read_bytes()
    code, stdout, stderr = run("import", report, "-o", project, "--replace")
    assert (code, stdout) == (2, "")
    assert "--replace would lose; choose another name, or delete it yourself" in stderr
    assert project.read_bytes() == before


def test_ctrl_c_stops_an_import(
    run: Run, report: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = signal.getsignal(signal.SIGINT)
    read = importing_documents.read_documents

    def interrupted(*arguments: object, **options: object) -> object:
        os.kill(os.getpid(), signal.SIGINT)
        return read(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(importing_documents, "read_documents", interrupted)
    code, stdout, _ = run("import", report, "-o", tmp_path / "x.timeline")
    assert (code, stdout) == (130, "")
    assert not (tmp_path / "x.timeline").exists()
    assert signal.getsignal(signal.SIGINT) is before


def test_a_new_project_passes_the_audit(run: Run, report: Path, tmp_path: Path) -> None:
    project = tmp_path / "harbour.timeline"
    run("import", report, "-o", project)
    assert run("check", project) == (0, "1 document, 0 actors, 0 events, 0 passages\n", "")
    code, stdout, stderr = run("list", "-p", project)
    assert (code, stdout) == (0, "")
    assert "the project has no events" in stderr


# a project file of records


def test_list_and_check_are_those_of_the_event_model(
    run: Run, project: Path, make_file: Callable[..., Path]
) -> None:
    model = make_file()
    for arguments in (["list", "-p"], ["list", "--json", "--actor", "taliban", "-p"], ["check"]):
        assert run(*arguments, project) == run(*arguments, model)


@pytest.mark.usefixtures("qapp")  # a picture makes an application, which others would find
def test_export(run: Run, project: Path, tmp_path: Path) -> None:
    outs = [tmp_path / f"out.{ending}" for ending in ("csv", "timeline.json", "png")]
    code, stdout, stderr = run("export", *outs, "-p", project, "--actor", "Taliban")
    assert (code, stderr) == (0, "")
    assert stdout.count("2 events") == 3
    rows = list(csv.DictReader(io.StringIO(outs[0].read_text("utf-8"), newline="")))
    assert [row["id"] for row in rows] == ["fighting", "talks"]
    model = json.loads(outs[1].read_text("utf-8"))
    assert [event["id"] for event in model["events"]] == ["fighting", "talks"]
    assert outs[2].read_bytes().startswith(b"\x89PNG")


def test_all_of_it_works_while_it_is_open_elsewhere(
    run: Run, project: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"
    with ProjectStore.open(project) as store:
        vow = next(event for event in store.project.events if event.id == "vow")
        store.record("Rename", [Put(vow.model_copy(update={"title": "Just renamed"}))])
        before = project.read_bytes()
        code, stdout, stderr = run("list", "-p", project, "--match", "renamed")
        assert (code, stderr) == (0, "")
        assert "Just renamed" in stdout
        assert run("check", project)[0] == 0
        assert run("export", out, "-p", project)[0] == 0
        assert project.read_bytes() == before
        store.record("Retitle", [Retitle("Still open for editing")])
    assert "Just renamed" in out.read_text("utf-8")


def test_check_tells_of_a_passage_that_is_not_there(run: Run, project: Path) -> None:
    with ProjectStore.open(project) as store:
        vow = next(event for event in store.project.events if event.id == "vow")
        [claim] = vow.claims
        passage = claim.passage.model_copy(
            update={"quote": "x" * len(claim.passage.quote), "prefix": "", "suffix": ""}
        )
        claims = (claim.model_copy(update={"passage": passage}),)
        store.record("Misquote", [Put(vow.model_copy(update={"claims": claims}))])
    code, stdout, _ = run("check", project)
    assert code == 1
    assert "(event 'vow')" in stdout
    assert stdout.endswith(
        "; 2 problems\n"
    )  # the passage, and the event that rests on nothing else
    code, stdout, stderr = run("list", "-p", project)
    assert code == 0
    assert "opened with 1 problem; run 'timeline-app check' to see all" in stderr


def test_check_of_a_damaged_file_fails(run: Run, project: Path) -> None:
    data = project.read_bytes()
    project.write_bytes(data[:100] + bytes(len(data) - 100))
    code, stdout, stderr = run("check", project)
    assert (code, stderr) == (1, "")
    assert stdout.startswith(f"{project}: ")


def test_no_copy_is_left_behind(
    run: Run, project: Path, temporary: Path, report: Path, tmp_path: Path
) -> None:
    with ProjectStore.open_read_only(project):
        assert len(copies(temporary)) == 1  # that is what would be left
    run("list", "-p", project)
    run("list", "-p", project, "--actor", "nobody")
    run("check", project)
    run("export", tmp_path / "out.csv", "-p", project)
    run("export", tmp_path / "no" / "out.csv", "-p", project)
    run("import", report, "-o", project)
    assert copies(temporary) == []


def test_no_qt_for_documents_and_records(report: Path, project: Path) -> None:
    code = (
        "import sys; from timeline_app.cli import run\n"
        "assert run(sys.argv[1:]) == 0\n"
        "assert not {'PySide6', 'shiboken6', 'pyqtgraph'} & sys.modules.keys()"
    )
    for arguments in (
        ("import", report, "-o", project),
        ("list", "-p", project),
        ("check", project),
    ):
        command = [sys.executable, "-c", code, *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")


def test_an_export_of_all_of_it_leaves_nothing_out(
    run: Run, project: Path, report: Path, tmp_path: Path
) -> None:
    """Neither a document that no event rests on, nor an actor who does nothing yet, nor a refusal."""
    assert run("import", report, "-o", project)[0] == 0
    with ProjectStore.open(project) as store:
        one, other = (actor.id for actor in store.project.actors[:2])
        refusal = Refusal(id="r", suggestion=Suggestion.SAME_ACTOR, one=one, other=other)
        store.record("More", [Put(Actor(id="idle", name="Idle", kind="person")), Put(refusal)])
        whole = store.project
    out = tmp_path / "out.timeline.json"
    assert run("export", "-p", project, out)[0] == 0
    found = read_event_model(out).project
    assert [document.title for document in found.documents] == [
        document.title for document in whole.documents
    ]
    assert (found.actors, found.refusals, found.links) == (
        whole.actors,
        whole.refusals,
        whole.links,
    )
    some = tmp_path / "some.timeline.json"
    assert run("export", "-p", project, some, "--actor", "Taliban")[0] == 0
    assert len(read_event_model(some).project.documents) < len(whole.documents)
