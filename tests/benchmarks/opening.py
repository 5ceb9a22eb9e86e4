"""How long a project of many events takes from being opened to its first paint, in the real window.

Run: python tests/benchmarks/opening.py [N [FOLDER]]. A project of N events (10⁵) and N / 10 documents
is made in FOLDER (a temporary one), opened at 1600×900 in a running program and by starting it, and
removed again (``sourced_project`` makes it). Needs no display. Exits 1 if the budget is missed.
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[2]))
from frames import calibration
from sourced_project import make_project
from stage import Stage, p95_of

from timeline_app.session.opening import Opened
from timeline_app.store.project_store import ProjectStore

ROUNDS = 10
BUDGET = 1.5  # seconds, at p95
FRAMES = 30
STARTED = """
import sys, time
from pathlib import Path
from timeline_app.__main__ import prepare_process
prepare_process()
from timeline_app.desktop.app import make_application, open_window
app = make_application()
workspace = open_window(Path(sys.argv[1]), None)
done = time.time()
workspace.window.close()
print(done)
"""


def main(count: int, folder: Path | None) -> int:
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    stage = Stage(1600, 900)
    before = calibration()
    with tempfile.TemporaryDirectory(dir=folder) as temporary:
        file = Path(temporary) / "opening.timeline"
        project, texts = make_project(count)
        ProjectStore.create(file, project, texts).close()
        size = file.stat().st_size / 1e6
        print(f"{count:,} events, {len(project.documents):,} documents, {size:.0f} MB")
        del project, texts
        print(f"without columns that are kept: {stage.open(file):.2f} s")
        stage.workspace.open_bundled()  # which keeps them
        opened = [reopened(stage, file) for _ in range(ROUNDS)]
        slowest = told("opened in a running program", opened)
        measure_rest(stage, file)
        stage.workspace.window.close()
        start(file)  # which makes the bytecode
        started = [start(file) for _ in range(ROUNDS)]
        slowest = max(slowest, told("program started with it", started))
    print(f"calibration: {before:.1f} ms before, {calibration():.1f} ms after")
    if slowest > BUDGET:
        print(f"MISSED: the first paint takes {slowest:.2f} s at p95 > {BUDGET} s")
        return 1
    return 0


def reopened(stage: Stage, file: Path) -> float:
    """Seconds to the first paint of ``file`` in place of the bundled project."""
    seconds = stage.open(file)
    assert stage.workspace.opened is not None
    if stage.workspace.opened.rest is None:
        raise SystemExit("its columns were not kept")
    stage.workspace.open_bundled()
    stage.settle()
    return seconds


def measure_rest(stage: Stage, file: Path) -> None:
    """Tell how long the rest takes to be read, the longest that it holds up the window, and frames."""
    stage.open(file)
    opened = stage.workspace.opened
    assert opened is not None
    assert opened.rest is not None
    frames = []
    for number in range(FRAMES):  # while there is something to be read
        begun = time.perf_counter()
        stage.session.pan(40 if number % 2 else -40)
        stage.repaint()
        stage.settle()
        frames.append(time.perf_counter() - begun)
    print(f"a frame meanwhile: {described(frames, 1e3)} ms")
    pieces = read_pieces(opened)
    print(f"the rest is read in {sum(pieces):.2f} s, in {len(pieces):,} pieces")
    print(f"a piece: {described(pieces, 1e3)} ms, the longest {max(pieces) * 1e3:.0f} ms")


def read_pieces(opened: Opened) -> list[float]:
    assert opened.rest is not None
    pieces = []
    while not opened.rest.is_done:
        begun = time.perf_counter()
        opened.rest.go_on(0.006)
        pieces.append(time.perf_counter() - begun)
    return pieces


def start(file: Path) -> float:
    """Seconds from spawning the program with ``file`` to its first paint."""
    with tempfile.TemporaryDirectory() as settings:
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_CONFIG_HOME": settings,
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "PYTHONDONTWRITEBYTECODE": "",  # installed programs have their bytecode too
        }
        command = [sys.executable, "-c", STARTED, str(file)]
        begun = time.time()
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=True, timeout=120
        )
    return float(json.loads(done.stdout)) - begun


def told(what: str, times: Sequence[float]) -> float:
    """Print the times; that at p95."""
    print(f"{what}: {described(times, 1)} s")
    return p95_of(times)


def described(times: Sequence[float], factor: float) -> str:
    return f"median {median(times) * factor:.2f}, p95 {p95_of(times) * factor:.2f}"


if __name__ == "__main__":
    arguments = sys.argv[1:]
    sys.exit(
        main(
            int(float(arguments[0])) if arguments else 100_000,
            Path(arguments[1]) if len(arguments) > 1 else None,
        )
    )
