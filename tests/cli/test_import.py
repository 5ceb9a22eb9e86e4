"""The command line with tables: import, and every command on what it makes."""

import csv
import io
import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from timeline_app.reading.event_model import read_event_model
from timeline_app.session import importing

Run = Callable[..., tuple[int, str, str]]
PYTHON = (sys.executable, "-m", "timeline_app")
TABLE = (
    "title,date,actors,status\r\n"
    "Vow,2021-08-16,Massoud,\r\n"
    "Siege,2021-08/..,Taliban; Massoud,attributed\r\n"
    "\x1b[31mBad,2021-02-30,Nobody,\r\n"
    "Rumour,,Taliban,\r\n"
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    (tmp_path / "events.csv").write_bytes(TABLE.encode())
    return tmp_path / "events.csv"


@pytest.fixture
def project(run: Run, table: Path) -> Path:
    project = table.with_name("valley.timeline")
    assert run("import", table, "-o", project, "--title", "The valley")[0] == 0
    return project


def test_an_import_tells_what_it_took_and_what_not(run: Run, table: Path) -> None:
    project = table.with_name("valley.timeline")
    code, stdout, stderr = run("import", table, "-o", project)
    assert (code, stderr) == (0, "")
    first, read, *rest = stdout.splitlines()
    assert first.startswith(f"{project}: 3 events in ")
    assert read.startswith("columns read: title, ")
    assert rest[0] == "1 row rejected:"
    assert rest[1].startswith("  events.csv: line 4, date: ")
    assert rest[2].startswith("  all listed in ")
    assert "\x1b" not in stdout
    assert Path(rest[2].removeprefix("  all listed in ")).is_file()


def test_columns_that_mean_nothing_are_told(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "odd.csv"
    table.write_text("Title,titles,dates\nA,B,2021\n")
    _, stdout, _ = run("import", table, "-o", tmp_path / "odd.timeline")
    assert stdout.splitlines()[1:] == [
        "columns read: Title",
        "columns kept as they are: titles, dates",
        "no column gives dates: all events are undated",
    ]


def test_the_first_ten_rejected_rows_are_told(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("title,date\na,2021\n" + "b,never\n" * 25)
    _, stdout, _ = run("import", table, "-o", tmp_path / "x.timeline")
    assert "25 rows rejected:" in stdout
    assert stdout.count("\n  t.csv: line ") == 10
    assert "\n  … and 15 more\n" in stdout


def test_refusals_are_one_line(run: Run, table: Path, project: Path) -> None:
    for arguments in (
        (table, "-o", project),
        (table, "-o", table.with_name("x.db")),
        (table.with_name("none.csv"), "-o", table.with_name("y.timeline")),
        (table,),
        (),
    ):
        code, stdout, stderr = run("import", *arguments)
        assert (code, stdout, stderr.count("\n")) == (2, "", 1), stderr
        assert "; " in stderr
    assert run("import", table, "-o", project, "--replace")[0] == 0


def test_list(run: Run, project: Path) -> None:
    code, stdout, stderr = run("list", "-p", project, "--actor", "massoud")
    assert (code, stderr) == (0, "")
    assert [line.split()[-1] for line in stdout.splitlines()[1:]] == ["Siege", "Vow"]
    _, stdout, _ = run("list", "-p", project, "--json", "--match", "rumour")
    [event] = json.loads(stdout)
    assert (event["id"], event["sourced"]) == ("t1.5", True)
    assert event["claims"][0]["passage"]["row"] == 5


@pytest.mark.usefixtures("qapp")  # a picture makes an application, which others would find
def test_export(run: Run, project: Path, tmp_path: Path) -> None:
    outs = [tmp_path / f"out.{ending}" for ending in ("csv", "timeline.json", "png")]
    code, stdout, stderr = run("export", *outs, "-p", project, "--actor", "Taliban")
    assert (code, stderr) == (0, ""), stderr
    assert stdout.count("2 events") == 3
    rows = list(csv.DictReader(io.StringIO(outs[0].read_text("utf-8"), newline="")))
    assert [(row["title"], row["actors"]) for row in rows] == [
        ("Siege", "Taliban; Massoud"),
        ("Rumour", "Taliban"),
    ]
    assert [event.title for event in read_event_model(outs[1]).project.events] == [
        "Siege",
        "Rumour",
    ]


def test_check(run: Run, project: Path) -> None:
    code, stdout, _ = run("check", project)
    assert code == 0
    assert stdout.startswith("note: 1 row rejected on import: ")
    assert stdout.endswith("1 table, 2 actors, 3 events: each with its row\n")
    [damaged] = project.parent.glob("valley.timeline-data/*/cell.0.utf8")
    damaged.write_bytes(damaged.read_bytes().swapcase())
    code, stdout, _ = run("check", project)
    assert code == 1
    assert "cell.0.utf8: its content is not what was written" in stdout
    assert stdout.endswith("; 1 problem\n")
    damaged.unlink()
    code, stdout, _ = run("check", project)
    assert code == 1
    assert "cell.0.utf8: it is missing" in stdout
    assert run("list", "-p", project)[0] == 2


def test_an_import_needs_no_qt(table: Path) -> None:
    script = (
        "import sys; from timeline_app.cli import run; run(sys.argv[1:]);"
        "assert not any(name.startswith(('PySide6', 'pyqtgraph')) for name in sys.modules)"
    )
    target = table.with_name("x.timeline")
    subprocess.run([sys.executable, "-c", script, "import", table, "-o", target], check=True)


def test_ctrl_c_leaves_nothing(run: Run, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(importing, "write_lanes", stop)
    assert run("import", table, "-o", table.with_name("x.timeline")) == (130, "", "")
    assert [each.name for each in table.parent.iterdir()] == [table.name]


def test_a_real_ctrl_c_leaves_nothing(tmp_path: Path) -> None:
    table = tmp_path / "many.csv"
    table.write_text("title,date\n" + "a long enough title to fill the file,2021\n" * 1_500_000)
    process = subprocess.Popen(
        [*PYTHON, "import", table, "-o", tmp_path / "x.timeline"],
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stderr is not None
    while not any((tmp_path / "x.timeline-data").glob(".1.partial/number.i64")):
        assert process.poll() is None
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does, to children as well
    assert b"timeline-app: " not in process.stderr.read()
    process.stderr.close()
    assert process.wait(60) == 130
    assert [each.name for each in tmp_path.iterdir()] == [table.name]


def test_progress_shows_on_a_terminal(table: Path) -> None:
    ours, theirs = pty.openpty()
    target = table.with_name("x.timeline")
    process = subprocess.Popen([*PYTHON, "import", table, "-o", target], stderr=theirs)
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    assert process.wait(60) == 0
    assert "reading events.csv … ".encode() in shown
    assert shown.endswith(b"\r\x1b[K")
