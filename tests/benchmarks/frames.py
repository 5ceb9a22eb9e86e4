"""Frames of the real window on up to 10⁸ events, beside other programs' in the same run.

Run: python tests/benchmarks/frames.py [--sizes 10000,100000,…] [--window 1600x900] [--lanes 50]
     [--rounds 3] [--variants] [--peers] [--imports] [--data FOLDER] [-o FOLDER]
Each measurement is a process of its own (``tour``, ``waits``); compared ones take turns, and of all
rounds the least disturbed counts. Writes frames.json, frames.md and frames.png, and exits 1 if a
target is missed (``frame_report``). Needs no display; 10⁸ events need 25 GB of disk. Peers are
installed into the user's cache.
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))
from event_batches import ADVERSE
from frame_report import TEN_MILLION, Figures, best, figures, peer_row, table, targets
from import_speed import measured
from peers import install
from peers.run import peer_results

HERE = Path(__file__).parent
SEED = 1
FULL = 10_000_000  # more events than that come without most of their texts
PAIR = (10_000, TEN_MILLION)


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    options.output.mkdir(parents=True, exist_ok=True)
    if options.data is not None:
        options.data.mkdir(parents=True, exist_ok=True)
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    results: Figures = {"sizes": [], "variants": {}, "peers": [], "calibration_ms": [calibration()]}
    with tempfile.TemporaryDirectory() as temporary:
        try:
            Benchmark(options, options.data or Path(temporary), results).run()
        finally:  # an hour's figures are not lost with the last of them
            (options.output / "frames.json").write_text(json.dumps(results, indent=1))
    results["calibration_ms"].append(calibration())
    before, after = results["calibration_ms"]
    print(f"calibration: {before:.1f} ms before, {after:.1f} ms after\n{table(results)}")
    _write(options.output, results)
    missed = [target for target in targets(results) if not target.is_met]
    for target in missed:
        print(f"MISSED: {target.what}")
    return 1 if missed else 0


class Benchmark:
    """One run of all that ``options`` ask for; figures go to ``results``."""

    def __init__(self, options: argparse.Namespace, data: Path, results: Figures) -> None:
        self._options = options
        self._data = data
        self._results = results

    def run(self) -> None:
        options, results = self._options, self._results
        main_size = max(size for size in options.sizes if size <= TEN_MILLION)
        self._sizes()
        big = self._made(main_size, options.lanes)
        results["waits"] = child("waits.py", big)
        if options.variants:
            self._variants(main_size)
        self._drop(big)
        if options.imports:
            say("import")
            results["import"] = measured(main_size, self._data)
        if options.peers:
            say("peers")
            found = peer_results(self._data, options.lanes, SEED, options.window)
            results["peers"] = [peer_row(each) for each in found]

    def _sizes(self) -> None:
        """Every size in turn, round after round."""
        options = self._options
        # The largest first: while it is made, it takes more room than afterwards.
        falling = sorted(options.sizes, reverse=True)
        projects = {size: self._made(size, options.lanes) for size in falling}
        runs: dict[int, list[Figures]] = {size: [] for size in options.sizes}
        for _ in range(options.rounds):
            for size in options.sizes:
                runs[size].append(self._tour(projects[size]))
        self._results["sizes"] = [best(runs[size]) for size in options.sizes]
        small, large = (runs.get(size, []) for size in PAIR)
        if small and large:
            pairs = zip(large, small, strict=True)
            ratios = [many["cpu_p95_ms"] / few["cpu_p95_ms"] for many, few in pairs]
            self._results["pair_ratio"] = statistics.median(ratios)
        for size, project in projects.items():
            if size > FULL:
                self._drop(project)

    def _variants(self, size: int) -> None:
        """The largest ordinary size with more lanes, more pixels, and data made to be hard."""
        lanes = self._options.lanes
        self._variant("4K", self._made(size, lanes), ["--window", "3840x2160"])
        for count in (500, 5000):
            project = self._made(size, count, lean=True)
            self._variant(f"{count:,} lanes, scrolling", project, ["--only-scroll"])
            if count == 5000:
                self._results["lane_search_ms"] = child("waits.py", project)["lane_search_ms"]
            self._drop(project)
        for adverse in ADVERSE:
            project = self._made(size, lanes, adverse, lean=True)
            self._variant(adverse, project, [])["adverse"] = True
            self._drop(project)

    def _variant(self, name: str, project: Path, more: list[str]) -> Figures:
        runs = [self._tour(project, *more) for _ in range(self._options.rounds)]
        row = self._results["variants"][name] = best(runs)
        return row

    def _tour(self, project: Path, *more: str) -> Figures:
        found = figures(child("tour.py", project, "--window", self._options.window, *more))
        say(f"{project.stem} {' '.join(more)}: p95 {found['cpu_p95_ms']:.2f} ms")
        return found

    def _made(self, size: int, lanes: int, adverse: str | None = None, lean: bool = False) -> Path:
        """A project of so many events; made unless it is there already."""
        lean = lean or size > FULL
        parts = [
            str(size),
            str(lanes),
            *([adverse] if adverse else []),
            *(["lean"] if lean else []),
        ]
        project = self._data / f"{'-'.join(parts)}.timeline"
        if not project.exists():
            say(f"making {project.stem}")
            arguments = [size, lanes, SEED, "--dataset", project]
            arguments += ["--adverse", adverse] if adverse else []
            arguments += ["--lean"] if lean else []
            command = [sys.executable, HERE / "make_events.py", *arguments]
            subprocess.run(list(map(str, command)), check=True, stdout=subprocess.DEVNULL)
        return project

    def _drop(self, project: Path) -> None:
        """Give the disk back, unless data were asked to be kept."""
        if self._options.data is None:
            project.unlink(missing_ok=True)
            shutil.rmtree(project.with_name(f"{project.stem}.timeline-data"), ignore_errors=True)


def child(script: str, *arguments: Any) -> Figures:
    """What ``script`` prints, as JSON."""
    command = [sys.executable, HERE / script, *arguments]
    done = subprocess.run(
        list(map(str, command)), capture_output=True, text=True, timeout=900, check=False
    )
    if done.returncode:
        raise SystemExit(f"{script} failed:\n{done.stderr[-3000:]}")
    found: Figures = json.loads(done.stdout.splitlines()[-1])
    return found


def calibration() -> float:
    """Milliseconds of a fixed piece of work in numpy and Qt: how fast the machine is just now."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    import numpy as np
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

    app = QGuiApplication.instance() or QGuiApplication([])
    values = np.random.default_rng(0).integers(0, 1 << 60, 400_000)
    image = QImage(1600, 900, QImage.Format.Format_ARGB32_Premultiplied)

    def work() -> None:
        np.sort(values)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        for place in range(3000):
            rectangle = QRect(place % 1500, place % 870, 90, 14)
            painter.fillRect(rectangle, QColor(place % 255, 90, 160, 200))
        painter.end()

    def timed(act: Callable[[], None]) -> float:
        begun = time.perf_counter()
        act()
        return (time.perf_counter() - begun) * 1e3

    found = min(timed(work) for _ in range(7))
    del app
    return found


def say(what: str) -> None:
    print(f"… {what}", file=sys.stderr, flush=True)


def _write(folder: Path, results: Figures) -> None:
    (folder / "frames.json").write_text(json.dumps(results, indent=1))
    (folder / "frames.md").write_text(table(results) + "\n")
    matplotlib = install.matplotlib_path() if results["peers"] else None
    if matplotlib is not None:
        files = [str(folder / "frames.json"), str(folder / "frames.png")]
        environment = {**os.environ, "PYTHONPATH": str(matplotlib)}
        command = [sys.executable, str(HERE / "peers" / "plot.py"), *files]
        subprocess.run(command, env=environment, check=True)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Frames of the real window on many events.")
    sizes = [10**power for power in range(4, 9)]
    parser.add_argument(
        "--sizes", default=sizes, type=lambda text: [int(size) for size in text.split(",")]
    )
    parser.add_argument("--window", default="1600x900", metavar="WxH")
    parser.add_argument("--lanes", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=3)
    for name in ("variants", "peers", "imports"):
        parser.add_argument(f"--{name}", action="store_true")
    parser.add_argument("--data", type=Path, help="keep the projects there for another run")
    parser.add_argument("-o", dest="output", type=Path, default=Path("frames"), metavar="FOLDER")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
