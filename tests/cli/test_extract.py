"""The command line: documents into a project with what they tell as proposals."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from timeline_app.cli.extracting import _teller
from timeline_app.session import proposing_pool

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def _fake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposing_pool, "MODULE", "tests.session.fake_proposing")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "report.txt"
    file.write_text("Report\n\nLions attacked Bears.\nBears saw Lions.\n")
    return file


def test_it_tells_what_came_of_it(run: Run, report: Path, tmp_path: Path) -> None:
    broken, project = tmp_path / "bro\x1bken.pdf", tmp_path / "x.timeline"
    broken.write_bytes(b"%PDF-1.4 no more")
    code, stdout, stderr = run("extract", report, broken, "-o", project, "--jobs", "1")
    assert (code, stderr) == (0, "")
    first, problem, undated = stdout.splitlines()
    assert first == f"{project}: proposed of 1 document: 1 event, 2 actors, 0 links"
    assert problem.startswith(f"  {tmp_path}/bro\\x1bken.pdf: ")
    assert undated.startswith(f"  {report}: nothing in it says when it was written")
    code, stdout, _ = run("extract", report, "-o", project, "--salience", "0")
    first, _undated = stdout.splitlines()
    assert first == f"{project}: read 1 document (0 new): added 1 new event; 2 proposals wait"
    code, stdout, _ = run("list", "-p", project)
    assert "Lions attacked Bears" in stdout
    assert run("check", project)[0] == 0


def test_nothing_read_is_a_failure(run: Run, tmp_path: Path) -> None:
    broken, project = tmp_path / "broken.pdf", tmp_path / "x.timeline"
    broken.write_bytes(b"%PDF-1.4 no more")
    code, stdout, stderr = run("extract", broken, "-o", project)
    assert code == 2
    assert f"  {broken}: " in stdout
    assert stderr.startswith("timeline-app: no document could be read; ")
    assert not project.exists()


@pytest.mark.parametrize(
    "options",
    [
        ("--jobs", "0"),
        ("--jobs", "two"),
        ("--jobs", "99999"),
        ("--salience", "2"),
        ("--salience", "nan"),
        ("--salience", "much"),
        ("--model", "none"),
        ("--title", " "),
        ("--llm-url", "http://127.0.0.1:9/v1"),
    ],
)
def test_refusals_are_one_line(
    run: Run, report: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    project = tmp_path / "x.timeline"
    code, stdout, stderr = run("extract", report, "-o", project, *options)
    assert (code, stdout, stderr.count("\n")) == (2, "", 1), stderr
    assert "; " in stderr or ", " in stderr
    assert not project.exists()


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_run_that_was_stopped_goes_on(run: Run, tmp_path: Path, sent: signal.Signals) -> None:
    folder, project = tmp_path / "docs", tmp_path / "x.timeline"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.txt").write_text(f"Report {number}\n\nLions attacked Bears{number}.\n")
    (folder / "9.txt").write_text("HANG\n")
    code = (
        "import sys; from timeline_app.session import proposing_pool\n"
        "proposing_pool.MODULE = 'tests.session.fake_proposing'\n"
        "from timeline_app.cli import run; sys.exit(run(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", code, "extract", str(folder), "-o", str(project)]
    log = tmp_path / "log"
    log.touch()
    path = os.pathsep.join(filter(None, sys.path))
    environment = {**os.environ, "PYTHONPATH": path, "FAKE_PROPOSING_LOG": str(log)}
    process = subprocess.Popen([*command, "--jobs", "1"], stderr=subprocess.PIPE, env=environment)
    while len(log.read_text().splitlines()) < 5 and process.poll() is None:
        time.sleep(0.02)
    process.send_signal(sent)
    _, stderr = process.communicate()
    if sent is not signal.SIGKILL:
        assert process.returncode == 130
        assert b"run the same command again to go on from there" in stderr
        assert stderr.count(b"\n") == 1
    assert not project.exists()
    (folder / "9.txt").write_text("calm\n")
    code_, stdout, _ = run("extract", folder, "-o", project)
    assert code_ == 0
    assert stdout.startswith(f"{project}: proposed of 6 documents: 5 events")
    assert "  read before: " in stdout
    assert not (tmp_path / "x.timeline-extract").exists()


@pytest.mark.parametrize(
    "options", [("--salience", "0"), ("--title", "x"), ("--llm", "gpt", "--llm-url", "http://x")]
)
def test_a_cluster_writes_drafts_as_they_are(
    run: Run, report: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    out = tmp_path / "out"
    code, _, stderr = run("extract", "--cluster", "local", report, "-o", out, *options)
    assert (code, stderr.count("\n")) == (2, 1)
    code, _, stderr = run("extract", "--cluster", "local", report, report, "-o", out)
    assert "name one Parquet file" in stderr
    code, _, stderr = run("extract", "--cluster", "local", report, "-o", out)
    assert (code, stderr.count("\n")) == (2, 1)
    assert f"{report}: it can't be read" in stderr
    scheduler = "tcp://127.0.0.1:9"
    code, _, stderr = run("extract", "--cluster", scheduler, report, "-o", out, "--jobs", "2")
    assert (code, stderr.count("\n")) == (2, 1)
    assert "leave --jobs out" in stderr
    assert not out.exists()


def test_a_terminal_is_told_which_document_is_done() -> None:
    shown: list[str] = []
    tell = _teller(shown.append)
    tell(0, 7, "")
    tell(3, 7, "a\x1bvery-long-name-of-a-document.txt")
    assert shown[0] == "reading documents … 0 of 7"
    assert shown[1] == "reading documents … 3 of 7: a␛very-long-name-of-a-d… done"
