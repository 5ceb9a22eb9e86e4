"""From command to first complete paint, and the memory that it takes, beside an empty plot window.

Run: python tests/benchmarks/startup.py [ROUNDS]. Prints medians and p95 after a warm-up round, the
compared runs interleaved; exits 1 if a median is over its budget. Needs no display: everything is drawn offscreen.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EMPTY = """
import json, time
from PySide6 import QtWidgets
import pyqtgraph
app = QtWidgets.QApplication([])
window = pyqtgraph.PlotWidget()
window.resize(1440, 900)
window.show()
app.processEvents()
done = time.time()
"""
OURS = """
import json, time
from timeline_app.__main__ import prepare_process
prepare_process()
from timeline_app.desktop.app import make_application, open_window
app = make_application()
workspace = open_window(None, None)
done = time.time()
"""
SHELL = """
import json, sys, time
from timeline_app.desktop.app import make_application
from timeline_app.desktop.main_window import MainWindow
app = make_application()
window = MainWindow()
window.show()
app.processEvents()
done = time.time()
assert "pyqtgraph" not in sys.modules
"""
REPORT = """
import resource
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
pages = int(open("/proc/self/statm").read().split()[1])
print(json.dumps({"done": done, "resident": pages * 4096 / 2**20, "peak": peak}))
"""
# Budgets: against the empty plot window, as ratios; commands in seconds from start to end.
GREATEST_TIME_RATIO, GREATEST_MEMORY_RATIO = 1.6, 1.5
GREATEST_SECONDS = {"list": 0.5, "check": 0.5, "export PNG": 3.0, "export CSV": 3.0}
COMMANDS = {
    "list": ["list"],
    "check": ["check"],
    "export PNG": ["export", "out.png"],
    "export CSV": ["export", "out.csv"],
}


def time_window(code: str, environment: dict[str, str]) -> tuple[float, float]:
    """Seconds from spawning Python to the end of the first paint, and resident MB then."""
    start = time.time()
    done = subprocess.run(
        [sys.executable, "-c", code + REPORT],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    report = json.loads(done.stdout)
    return report["done"] - start, report["resident"]


def time_command(arguments: list[str], environment: dict[str, str], folder: Path) -> float:
    """Seconds from spawning the command to its end."""
    start = time.time()
    command = [sys.executable, "-m", "timeline_app", *arguments]
    subprocess.run(command, env=environment, cwd=folder, capture_output=True, check=True)
    return time.time() - start


def describe(values: list[float], unit: str) -> str:
    ordered = sorted(values)
    p95 = ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]
    digits = 2 if unit == "s" else 0
    return f"median {statistics.median(values):.{digits}f} {unit}, p95 {p95:.{digits}f} {unit}"


def main(rounds: int) -> int:
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_CONFIG_HOME": folder,
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "PYTHONDONTWRITEBYTECODE": "",  # installed programs have their bytecode too
        }
        windows = {"empty plot": EMPTY, "timeline-app": OURS, "its shell": SHELL}
        times: dict[str, list[float]] = {name: [] for name in (*windows, *COMMANDS)}
        memory: dict[str, list[float]] = {name: [] for name in windows}
        for round_ in range(rounds + 1):
            for name, code in windows.items():
                seconds, resident = time_window(code, environment)
                if round_:
                    times[name].append(seconds)
                    memory[name].append(resident)
            for name, arguments in COMMANDS.items():
                seconds = time_command(arguments, environment, Path(folder))
                if round_:
                    times[name].append(seconds)
    for name in windows:
        print(f"{name:14}{describe(times[name], 's'):40}{describe(memory[name], 'MB')}")
    is_within = True
    for name, budget in GREATEST_SECONDS.items():
        is_kept = statistics.median(times[name]) <= budget
        is_within &= is_kept
        print(f"{name:14}{describe(times[name], 's'):40}{verdict(is_kept, budget)} s")
    budgets = (("time", times, GREATEST_TIME_RATIO), ("memory", memory, GREATEST_MEMORY_RATIO))
    for what, of, budget in budgets:
        pairs = zip(of["timeline-app"], of["empty plot"], strict=True)
        ratio = statistics.median(ours / empty for ours, empty in pairs)
        is_within &= ratio <= budget
        print(
            f"{what}: timeline-app ÷ empty plot = {ratio:.2f}, {verdict(ratio <= budget, budget)}"
        )
    return 0 if is_within else 1


def verdict(is_kept: bool, budget: float) -> str:
    return f"{'within' if is_kept else 'OVER'} its budget of {budget}"


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10))
