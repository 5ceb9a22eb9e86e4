"""Imports in a process of their own: done, refused, stopped, killed; nothing half done is left."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from timeline_app.desktop import import_process
from timeline_app.desktop.import_process import ImportProcess
from timeline_app.session.import_messages import ImportFailed, ImportProgress, ImportStoppedAsAsked
from timeline_app.session.importing import ImportReport

LONGEST = 60_000


@pytest.fixture
def big_table(tmp_path: Path) -> Path:
    """One that takes a while."""
    file = tmp_path / "big.csv"
    lines = (f"Event {n},20{n % 90 + 10}-01-01,Actor {n % 50}\n" for n in range(600_000))
    file.write_text("".join(("title,date,actors\n", *lines)), "utf-8")
    return file


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "e.csv"
    file.write_text("title,date\nVow,2021-08-16\nBad,2021-02-30\nSiege,2021-08\n", "utf-8")
    return file


@pytest.fixture
def listened() -> Iterator["Listened"]:
    made = Listened()
    yield made
    for process in made.processes:
        process.stop_now()


class Listened:
    """Processes that were started, and all that they told."""

    def __init__(self) -> None:
        self.told: list[object] = []
        self.processes: list[ImportProcess] = []

    def start(self, table: Path, target: Path) -> ImportProcess:
        process = ImportProcess(table, target)
        process.progressed.connect(self.told.append)
        process.ended.connect(self.told.append)
        self.processes.append(process)
        process.start()
        return process


def test_a_table_is_imported(
    qtbot: QtBot, listened: Listened, table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A module in the folder that one is in is never taken for one of ours, or of Python's.
    (tmp_path / "json.py").write_text("raise SystemExit('run by mistake')", "utf-8")
    monkeypatch.chdir(tmp_path)
    process = listened.start(table, tmp_path / "e.timeline")
    with qtbot.waitSignal(process.ended, timeout=LONGEST):
        pass
    *progress, report = listened.told
    assert progress
    assert all(isinstance(each, ImportProgress) for each in progress)
    assert isinstance(report, ImportReport)
    assert (report.row_count, report.rejected_count) == (2, 1)
    assert report.rejected[0].rejected.line == 3
    assert (tmp_path / "e.timeline").is_file()


def test_what_cant_be_imported_is_told_in_one_sentence(
    qtbot: QtBot, listened: Listened, tmp_path: Path
) -> None:
    file = tmp_path / "e.csv"
    file.write_text("name,date\nVow,2021\n", "utf-8")
    process = listened.start(file, tmp_path / "e.timeline")
    with qtbot.waitSignal(process.ended, timeout=LONGEST):
        pass
    failed = listened.told[-1]
    assert isinstance(failed, ImportFailed)
    assert "no column is named 'title'" in failed.problem.reason
    assert [path.name for path in tmp_path.iterdir()] == ["e.csv"]


def test_a_stopped_import_leaves_nothing(
    qtbot: QtBot, listened: Listened, big_table: Path, tmp_path: Path
) -> None:
    process = listened.start(big_table, tmp_path / "e.timeline")
    with qtbot.waitSignal(process.progressed, timeout=LONGEST):
        pass
    process.stop()
    with qtbot.waitSignal(process.ended, timeout=LONGEST):
        pass
    assert isinstance(listened.told[-1], ImportStoppedAsAsked)
    assert [path.name for path in tmp_path.iterdir()] == ["big.csv"]


def test_an_import_that_is_killed_is_told_and_leaves_nothing(
    qtbot: QtBot,
    listened: Listened,
    big_table: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    process = listened.start(big_table, tmp_path / "e.timeline")
    with qtbot.waitSignal(process.progressed, timeout=LONGEST):
        pass
    os.kill(process.process_id, signal.SIGKILL)
    with qtbot.waitSignal(process.ended, timeout=LONGEST):
        pass
    failed = listened.told[-1]
    assert isinstance(failed, ImportFailed)
    assert "ended unexpectedly" in failed.problem.reason
    assert [path.name for path in tmp_path.iterdir()] == ["big.csv"]


def test_one_that_does_not_hear_is_ended(
    qtbot: QtBot,
    listened: Listened,
    big_table: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(import_process, "PATIENCE", 200)
    process = listened.start(big_table, tmp_path / "e.timeline")
    with qtbot.waitSignal(process.progressed, timeout=LONGEST):
        pass
    os.kill(process.process_id, signal.SIGSTOP)
    process.stop_now()
    assert isinstance(listened.told[-1], ImportStoppedAsAsked)
    assert [path.name for path in tmp_path.iterdir()] == ["big.csv"]


def test_one_that_does_not_hear_is_killed_while_the_window_stays_open(
    qtbot: QtBot,
    listened: Listened,
    big_table: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(import_process, "PATIENCE", 100)
    monkeypatch.setattr(import_process, "LAST_PATIENCE", 100)
    process = listened.start(big_table, tmp_path / "e.timeline")
    with qtbot.waitSignal(process.progressed, timeout=LONGEST):
        pass
    os.kill(process.process_id, signal.SIGSTOP)  # it hears neither the request nor its end
    with qtbot.waitSignal(process.ended, timeout=LONGEST):
        process.stop()
    assert isinstance(listened.told[-1], ImportStoppedAsAsked)
    assert [path.name for path in tmp_path.iterdir()] == ["big.csv"]
