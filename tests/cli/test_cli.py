"""The command line: exit codes, one line for each mistake, tables, exports, and no needless Qt."""

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from timeline_app import __version__
from timeline_app.arguments import COMMANDS
from timeline_app.desktop import export
from timeline_app.desktop.export import export_files
from timeline_app.query.columns import load_columns
from timeline_app.query.filter import EventFilter
from timeline_app.reading.event_model import OpenProject, read_event_model
from timeline_app.writing.files import WriteError

FileMaker = Callable[..., Path]
Raw = dict[str, Any]
Run = Callable[..., tuple[int, str, str]]
PYTHON = (sys.executable, "-m", "timeline_app")


@pytest.fixture
def file(make_file: FileMaker) -> Path:
    return make_file()


def titles(stdout: str) -> list[str]:
    header, *lines = stdout.splitlines()
    return [line[header.index("TITLE") :] for line in lines]


def refused(result: tuple[int, str, str]) -> str:
    """The one line of a refusal."""
    code, stdout, stderr = result
    assert code == 2, result
    assert stdout == ""
    assert stderr.startswith("timeline-app: ")
    assert len(stderr.splitlines()) == 1
    assert "; " in stderr
    return stderr


# list


def test_list_is_a_table_in_order_of_time(run: Run, file: Path) -> None:
    code, stdout, stderr = run("list", "-p", file)
    assert (code, stderr) == (0, "")
    assert titles(stdout) == [
        "Harm",
        "Massoud vows to hold the valley",
        "Attack on the valley",
        "Talks",
        "Lévy asks for help",
    ]


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--actor", "TALIBAN"], "fighting talks"),
        (["--actor", "the lions", "--actor", "massoud"], "vow fighting talks plea"),
        (["--actor", "resistance", "--actor", "taliban", "--all-actors"], "fighting talks"),
        (["--status", "disputed", "--status", "Negated"], "harm fighting"),
        (["--type", "assault"], "fighting"),
        (["--document", "open letter"], "plea"),
        (["--from", "2021-08"], "vow fighting talks"),
        (["--to", "2021-08-16"], "harm vow"),
        (["--from", "2021-08", "--to", "2021-08-20"], "vow"),
        (["--from", "2021-04"], "harm vow fighting talks"),
        (["--from", "2021-04", "--certain"], "vow fighting talks"),
        (["--match", "levy"], "plea"),
        (["--match", "valley", "--match", "attack"], "fighting"),
        (["--match", "valley attack", "--actor", "taliban", "--status", "reported"], ""),
    ],
)
def test_filters(options: list[str], ids: str, run: Run, file: Path) -> None:
    code, stdout, _ = run("list", "-p", file, "--json", *options)
    assert code == 0
    found = [event["id"] for event in json.loads(stdout)]
    assert sorted(found) == sorted(ids.split())


def test_nothing_found_is_said_and_is_no_failure(run: Run, file: Path) -> None:
    code, stdout, stderr = run("list", "-p", file, "--match", "zebra")
    assert (code, stdout) == (0, "")
    assert "no event matches" in stderr
    assert run("list", "-p", file, "--match", "zebra", "--json") == (0, "[]\n", "")


def test_what_documents_hold_can_not_steer_the_terminal(
    run: Run, raw: Raw, make_file: FileMaker
) -> None:
    raw["events"][0]["title"] = "a\x1b]0;owned\x07\u202eb\x9bc\nd"
    file = make_file(raw)
    for arguments in (["list"], ["list", "--json"]):
        _, stdout, _ = run(*arguments, "-p", file)
        assert not set("\x1b\x07\u202e\x9b") & set(stdout)
    assert json.loads(stdout)[1]["title"] == raw["events"][0]["title"]
    raw["events"][0]["participants"][0]["actor"] = "x\x1b[2J"
    _, stdout, _ = run("check", make_file(raw))
    assert "\x1b" not in stdout


# refusals


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["list", "-p", "missing.json"], "no such file"),
        (["check", "missing.json"], "no such file"),
        (["missing.json"], "no such file"),
        (["lsit"], "did you mean 'timeline-app list'"),
        (["list", "-p", "."], "it is a folder"),
        (["list", "--colour"], "unrecognized arguments: --colour"),
        (["list", "-p", "FILE", "--actor", "talibann"], "did you mean 'taliban'"),
        (["list", "-p", "FILE", "--document", "leter"], "did you mean 'letter'"),
        (["list", "-p", "FILE", "--status", "rumour"], "none of reported, attributed"),
        (["list", "-p", "FILE", "--type", "WAR"], "none of AGREE"),
        (["list", "-p", "FILE", "--from", "25.8.2021"], "--from '25.8.2021'"),
        (["list", "-p", "FILE", "--to", ""], "--to ''"),
        (["list", "-p", "FILE", "--from", "2022", "--to", "2021"], "swap"),
        (["list", "-p", "FILE", "--certain"], "add --from or --to"),
        (["list", "-p", "FILE", "--documents", "nowhere"], "not a folder"),
        (["export", "-p", "FILE"], "required: OUT"),
        (["export", "-p", "FILE", "out.xlsx"], ".csv, .json or .png"),
        (["export", "-p", "FILE", "out"], "doesn't tell the format"),
        (["export", "-p", "FILE", "no/such/folder/out.csv"], "there is no folder"),
        (["export", "-p", "FILE", "FILE"], "the project is read from this file"),
        (["export", "-p", "FILE", "out.png", "--size", "big"], "no size"),
        (["export", "-p", "FILE", "out.png", "--size", "9x9"], "out of range"),
        (["export", "-p", "FILE", "out.png", "--scale", "log"], "invalid choice"),
        (["export", "-p", "FILE", "a.csv", "./a.csv"], "named twice"),
    ],
)
def test_mistakes_are_one_line_and_exit_2(
    arguments: list[str],
    reason: str,
    run: Run,
    file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    line = refused(run(*(str(file) if each == "FILE" else each for each in arguments)))
    assert reason in line
    assert sorted(tmp_path.iterdir()) == before


def test_an_ambiguous_alias_lists_who_is_meant(run: Run, raw: Raw, make_file: FileMaker) -> None:
    raw["actors"][1]["aliases"].append(dict(raw["actors"][2]["aliases"][1]))
    line = refused(run("list", "-p", make_file(raw), "--actor", "the lions"))
    assert "taliban (Taliban), resistance (Résistance)" in line


def test_a_broken_project_is_refused_with_the_first_problem(
    run: Run, raw: Raw, make_file: FileMaker
) -> None:
    raw["links"][0]["to"] = "never"
    raw["links"][1]["to"] = "ever"
    file = make_file(raw)
    line = refused(run("list", "-p", file))
    assert f"{file}: links[0].to: there is no event 'never'" in line
    assert "and 1 more; run 'timeline-app check'" in line


def test_no_display_is_said(run: Run, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert "no display" in refused(run(file))


# check


def test_check_of_a_sound_project(run: Run, file: Path) -> None:
    assert run("check", file) == (
        0,
        "2 documents, 4 actors, 5 events, 12 passages: all exact\n",
        "",
    )


def test_check_counts_states_and_exits_1(run: Run, file: Path, tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_bytes(b"x" + story.read_bytes())
    code, stdout, _ = run("check", file)
    *problems, summary = stdout.splitlines()
    assert code == 1
    assert summary.startswith("2 documents, 4 actors, 5 events, 12 passages: 10 moved, 2 exact; ")
    assert "SHA-256 differs" in problems[0]
    assert summary.endswith("; 1 problem, 11 notes")
    assert len(problems) == 12


def test_check_reports_all_that_keeps_a_file_closed(
    run: Run, raw: Raw, make_file: FileMaker
) -> None:
    raw["links"][0]["to"] = "never"
    raw["links"][1]["to"] = "ever"
    code, stdout, stderr = run("check", make_file(raw))
    assert (code, stderr) == (1, "")
    assert len(stdout.splitlines()) == 3
    assert stdout.splitlines()[-1] == "2 problems: it can't be opened"


def test_check_runs_the_audit_and_notes_idle_actors(
    run: Run, raw: Raw, make_file: FileMaker
) -> None:
    raw["actors"].append({"id": "idle", "name": "Idle", "kind": "other"})
    code, stdout, _ = run("check", make_file(raw))
    assert (code, stdout.splitlines()[0]) == (
        0,
        "note: actors[4] (actor 'idle'): the actor 'idle' takes part in no event and claims none; "
        "delete it, if nothing is to come",
    )
    raw["actors"][1]["aliases"][0]["text"] = "Students"
    assert run("check", make_file(raw))[0] == 1


def test_check_with_another_documents_folder(run: Run, file: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    code, stdout, _ = run("check", file, "--documents", tmp_path / "other")
    assert code == 1
    assert "12 lost" in stdout


# export


def test_exports_what_the_filter_keeps(run: Run, file: Path, tmp_path: Path) -> None:
    table, model = tmp_path / "out.CSV", tmp_path / "out.timeline.json"
    code, stdout, stderr = run("export", "-p", file, table, model, "--actor", "taliban")
    assert (code, stderr) == (0, "")
    assert f"{table}: 2 events; left out: " in stdout
    assert f"{model}: 2 events; left out: 2 links to events that the filter leaves out" in stdout
    with table.open(newline="", encoding="utf-8") as opened:
        assert [row["id"] for row in csv.DictReader(opened)] == ["fighting", "talks"]
    again = read_event_model(model)
    assert again.problems == ()
    assert [event.id for event in again.project.events] == ["fighting", "talks"]


def test_options_may_stand_between_files(run: Run, file: Path, tmp_path: Path) -> None:
    one, two, three = (tmp_path / name for name in ("one.csv", "two.csv", "three.csv"))
    filters = ("--from", "-0044", "--to", "2022")
    code, _, stderr = run("export", one, "-p", file, two, *filters, three)
    assert (code, stderr) == (0, "")
    assert one.exists()
    assert two.read_text("utf-8") == three.read_text("utf-8")


def test_an_event_model_elsewhere_says_how_to_open_it(run: Run, file: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    _, stdout, _ = run("export", "-p", file, tmp_path / "out" / "part.json")
    assert f"--documents {tmp_path}" in stdout


def test_one_refused_path_keeps_all_from_being_written(
    run: Run, file: Path, tmp_path: Path
) -> None:
    for bad in (tmp_path, tmp_path / "x.doc", tmp_path / "story.txt"):
        refused(run("export", "-p", file, tmp_path / "good.csv", bad))
        assert not (tmp_path / "good.csv").exists()


def test_a_document_is_never_overwritten(raw: Raw, make_file: FileMaker, run: Run) -> None:
    raw["documents"][0]["path"] = "story.csv"
    file = make_file(raw)
    (file.parent / "story.txt").rename(file.parent / "story.csv")
    before = (file.parent / "story.csv").read_bytes()
    line = refused(run("export", "-p", file, file.parent / "story.csv"))
    assert "the project is read from this file" in line
    assert (file.parent / "story.csv").read_bytes() == before


def test_pictures_get_their_options(
    make_project: Callable[..., OpenProject], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[tuple[Any, ...]] = []
    monkeypatch.setattr(export, "_write_picture", lambda *given: drawn.append(given))
    opened = make_project()
    columns = load_columns(opened.project, opened.located)
    options = export.PictureOptions(width=800, theme="dark")
    announced: list[Path] = []
    out = tmp_path / "out.png"
    (written,) = export_files([out], opened, columns, EventFilter(), options, announced.append)
    assert drawn == [(out, opened, columns, EventFilter(), options)]
    assert announced == [out]
    assert (written.event_count, written.left_out) == (5, "")
    with pytest.raises(WriteError):
        export_files([out, tmp_path], opened, columns, EventFilter())
    assert len(drawn) == 1


# the program as a whole


def program(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONWARNINGS": "error", **options.pop("env", {})}
    return subprocess.run(
        [*PYTHON, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=60,
        env=environment,
        **options,
    )


def test_exit_codes_of_the_program(file: Path, make_file: FileMaker, tmp_path: Path) -> None:
    done = program("check", file)
    assert (done.returncode, done.stderr) == (0, "")
    (tmp_path / "story.txt").write_text("other")
    assert program("check", file).returncode == 1
    done = program("list", "-p", tmp_path / "missing.json")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_help_and_version() -> None:
    assert program("--version").stdout == f"timeline-app {__version__}\n"
    for command in ("open", "export", "list", "check", "self-test"):
        done = program(command, "--help")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith(f"usage: timeline-app {command}")
    stdout = program("--help").stdout
    assert re.findall(r"^    (\S+)", stdout, re.M) == list(COMMANDS)


@pytest.mark.parametrize("encoding", ["ascii", "utf-8", "cp1252"])
def test_any_encoding_of_the_terminal(encoding: str, file: Path) -> None:
    done = program("list", "-p", file, env={"PYTHONIOENCODING": encoding}, encoding=encoding)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "arguments",
    [["list", "-p"], ["list", "--json", "-p"], ["check"], ["list", "--match", "x", "-p"]],
)
def test_no_qt_without_a_picture(arguments: list[str], file: Path) -> None:
    script = (
        "import sys; from timeline_app.cli import run; code = run(sys.argv[1:]);"
        "found = {name.partition('.')[0] for name in sys.modules};"
        "assert not found & {'PySide6', 'shiboken6', 'pyqtgraph'}, found; sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments, str(file)], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr.replace("timeline-app: no event matches\n", "")) == (0, "")


def test_no_qt_for_tables_and_event_models(file: Path, tmp_path: Path) -> None:
    script = (
        "import sys; from timeline_app.cli import run; code = run(sys.argv[1:]);"
        "assert 'PySide6' not in sys.modules; sys.exit(code)"
    )
    outs = [str(tmp_path / "a.csv"), str(tmp_path / "b.json")]
    done = subprocess.run(
        [sys.executable, "-c", script, "export", "-p", str(file), *outs],
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert all(Path(out).exists() for out in outs)


def test_a_picture_needs_no_display(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    none = {
        "DISPLAY": "",
        "WAYLAND_DISPLAY": "",
        "QT_QPA_PLATFORM": "",
        "PYTHONWARNINGS": "default",
    }
    done = program("export", "-p", file, out, "--size", "800", "--theme", "dark", env=none)
    assert (done.returncode, done.stderr) == (0, "")
    assert out.read_bytes().startswith(b"\x89PNG")


def test_check_needs_no_numpy(file: Path) -> None:
    script = (
        "import sys; from timeline_app.cli import run; run(sys.argv[1:]);"
        "assert 'numpy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script, "check", str(file)], check=True)


def test_a_closed_pipe_is_quiet(raw: Raw, make_file: FileMaker) -> None:
    vow = raw["events"][0]
    raw["events"] += [
        {**vow, "id": f"vow{i}", "claims": [{**vow["claims"][0], "id": f"c{i}"}]}
        for i in range(2000)
    ]
    process = subprocess.Popen(
        [*PYTHON, "list", "-p", str(make_file(raw))],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline().startswith("DATE")
    process.stdout.close()
    stderr = process.stderr.read()
    process.stderr.close()
    assert process.wait(60) == 141
    assert stderr == ""


def test_ctrl_c_is_quiet(run: Run, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("timeline_app.reading.event_model.read_event_model", stop)
    assert run("check", file) == (130, "", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_behind_standard_output(file: Path) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*PYTHON, "list", "-p", str(file)], stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "standard output can't be written" in done.stderr


@pytest.mark.parametrize("width", [50, 90, 140])
def test_the_table_fits_the_terminal(width: int, file: Path) -> None:
    import fcntl
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    process = subprocess.Popen([*PYTHON, "list", "-p", str(file)], stdout=theirs, env=environment)
    os.close(theirs)
    output = io.BytesIO()
    while True:
        try:
            chunk = os.read(ours, 4096)
        except OSError:
            break
        if not chunk:
            break
        output.write(chunk)
    os.close(ours)
    assert process.wait(60) == 0
    lines = output.getvalue().decode().splitlines()
    assert len(lines) == 6
    assert max(map(len, lines)) <= width


def test_a_date_before_year_0_is_no_option(file: Path) -> None:
    done = program("list", "-p", file, "--to", "-0044-03-15")
    assert (done.returncode, done.stdout) == (0, "")
    assert "no event matches" in done.stderr


def test_a_picture_that_needs_more_height_says_so(file: Path, tmp_path: Path) -> None:
    done = program("export", tmp_path / "low.png", "-p", file, "--size", "2000x600")
    assert done.returncode == 0
    assert "pixels high" not in done.stdout  # five events fit
    done = program("export", tmp_path / "low.png", "--size", "700x600")
    assert re.search(
        r"92 events; \d{4} pixels high, since its lanes need more than 600", done.stdout
    )
