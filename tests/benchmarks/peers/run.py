"""Runs the peers on the same events as ours, each in a process of its own and within a time limit.

What they are is in ``install``; what is done with them in the files named for them.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from peers import install

HERE = Path(__file__).parent
LANES = 20  # of vis-timeline, so that all are in view: what is not, it doesn't draw
SECONDS = 300  # for each
ROUNDS = 3  # of those that take seconds; vis-timeline takes minutes, and has one
SMALL, LARGE = 10_000, 100_000


def peer_results(folder: Path, lanes: int, seed: int, window: str) -> list[dict[str, Any]]:
    """What each peer took, at the sizes that it survives; events are written to ``folder``."""
    small, large = folder / "peers-small.json", folder / "peers-large.json"
    for count, in_lanes, file in ((SMALL, LANES, small), (LARGE, lanes, large)):
        arguments = [str(count), str(in_lanes), str(seed), str(file)]
        subprocess.run(
            [sys.executable, str(HERE.parent / "peer_events.py"), *arguments], check=True
        )
    results = [_python("bar_graph_item.py", large, window, {})]
    matplotlib = install.matplotlib_path()
    if matplotlib is not None:
        path = {"PYTHONPATH": str(matplotlib)}
        results.append(_python("broken_barh.py", large, window, path))
    modules, browser = install.node_modules(), install.chromium()
    if modules is not None and browser is not None:
        for stacking in ("nostack", "stack"):
            script = str(HERE / "vis_timeline.mjs")
            command = ["node", script, str(modules), browser, str(small), stacking, str(SECONDS)]
            results.append(_result(command, {}, {"events": SMALL}))
    else:
        print("vis-timeline is left out: it needs npm and Chromium")
    return results


def _python(script: str, events: Path, window: str, more: dict[str, str]) -> dict[str, Any]:
    command = [sys.executable, str(HERE / script), str(events), window]
    runs = [_result(command, more, {"events": LARGE}) for _ in range(ROUNDS)]
    return min(runs, key=lambda run: sum(run.get("pan_ms", [float("inf")])))


def _result(command: list[str], more: dict[str, str], known: dict[str, Any]) -> dict[str, Any]:
    name = Path(command[1]).stem
    try:
        done = subprocess.run(
            command,
            env={**os.environ, **more},
            capture_output=True,
            text=True,
            timeout=SECONDS + 60,
            check=False,
        )
        return {**known, "peer": name, **json.loads(done.stdout)}
    except subprocess.TimeoutExpired:
        return {**known, "peer": name, "timed_out": True}
    except json.JSONDecodeError:
        return {**known, "peer": name, "error": done.stderr[-300:]}
