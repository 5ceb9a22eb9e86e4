"""How fast ``timeline-app import`` takes in a large CSV, in how much memory, and whether exactly.

Run: python tests/benchmarks/import_speed.py [N [FOLDER]]. A table of N events (10⁷) with 1,000 spoiled
rows is made in FOLDER (a temporary one) and removed again. Exits 1 if a budget is missed.
"""

import csv
import json
import os
import platform
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil

LANES, SEED, FAULTS = 50, 3, 1000
LEAST_ROWS_PER_SECOND, GREATEST_BYTES = 400_000, 1_000_000_000
HERE = Path(__file__).parent


def main(count: int, folder: Path | None) -> int:
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory(dir=folder) as temporary:
        result = measured(count, Path(temporary))
    print(json.dumps(result))
    missed = missed_budgets(result)
    print(*missed, sep="\n")
    return 1 if missed else 0


def measured(count: int, folder: Path) -> dict[str, float]:
    """Rows a second, greatest memory of all processes, and how many rejected rows are not exact."""
    table, project = folder / "events.csv", folder / "events.timeline"
    faults = min(FAULTS, count // 10)
    arguments = [count, LANES, SEED, "-o", table, "--faults", faults]
    make = [sys.executable, HERE / "make_events.py", *arguments]
    subprocess.run(list(map(str, make)), check=True, capture_output=True)
    expected = {int(row) for row in json.loads((folder / "events.csv.faults.json").read_text())}
    environment = {**os.environ, "PYTHONPATH": str(HERE.parents[1])}
    command = [sys.executable, "-m", "timeline_app", "import", str(table), "-o", str(project)]
    begun = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    watch = _MemoryWatch(process.pid)
    watch.start()
    code = process.wait()
    seconds = time.perf_counter() - begun
    watch.join()
    size = table.stat().st_size
    listed = list(folder.glob("events.timeline-data/*/rejected.csv"))
    rejected = set()
    for file in listed:
        with file.open(encoding="utf-8", newline="") as opened:
            rejected = {int(row["row"]) for row in csv.DictReader(opened)}
    return {
        "rows": count,
        "exit_code": code,
        "seconds": seconds,
        "rows_per_second": count / seconds,
        "megabytes_per_second": size / seconds / 1e6,
        "peak_bytes": watch.peak["own"],
        "peak_bytes_with_files": watch.peak["all"],
        "spoiled": len(expected),
        "wrongly_rejected": len(rejected - expected),
        "wrongly_taken": len(expected - rejected),
    }


def missed_budgets(result: dict[str, float]) -> list[str]:
    """What is over its budget, in words."""
    missed = []
    if result["exit_code"]:
        missed.append(f"the import ended with {result['exit_code']}")
    if result["rows_per_second"] < LEAST_ROWS_PER_SECOND:
        missed.append(
            f"import: {result['rows_per_second']:,.0f} < {LEAST_ROWS_PER_SECOND:,} rows/s"
        )
    if result["peak_bytes"] > GREATEST_BYTES:
        missed.append(f"import: {result['peak_bytes'] / 1e6:,.0f} MB > {GREATEST_BYTES / 1e6:,.0f}")
    if result["wrongly_rejected"] or result["wrongly_taken"]:
        missed.append("import: the rejected rows are not those that were spoiled")
    return missed


class _MemoryWatch(threading.Thread):
    """Looks twenty times a second at the memory of a process and all that it started.

    ``own`` leaves out the pages of mapped files, which the system may drop at any time.
    """

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self.peak = {"all": 0, "own": 0}

    def run(self) -> None:
        while True:
            try:
                process = psutil.Process(self._pid)
                if process.status() == psutil.STATUS_ZOMBIE:
                    return
                infos = [each.memory_info() for each in (process, *process.children(True))]
            except psutil.NoSuchProcess:
                if not psutil.pid_exists(self._pid):
                    return
                continue
            self.peak["all"] = max(self.peak["all"], sum(each.rss for each in infos))
            own = sum(each.rss - each.shared for each in infos)
            self.peak["own"] = max(self.peak["own"], own)
            time.sleep(0.05)


if __name__ == "__main__":
    N = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    sys.exit(main(N, Path(sys.argv[2]) if len(sys.argv) > 2 else None))
