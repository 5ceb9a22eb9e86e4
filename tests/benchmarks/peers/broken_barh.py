"""Times matplotlib's broken_barh, one call a lane: redraws over a moving range.

Run: python tests/benchmarks/peers/broken_barh.py EVENTS.json WIDTHxHEIGHT, with matplotlib to be
found; prints JSON.
"""

import json
import sys
import time
from pathlib import Path

import matplotlib as mpl

mpl.use("agg")
from matplotlib import pyplot as plt

FRAMES = 10


def main(file: Path, width: int, height: int) -> None:
    events = json.loads(file.read_text())
    origin, span = events["first"], events["last"] - events["first"]
    of_lane: list[list[tuple[int, int]]] = [[] for _ in events["lanes"]]
    for lane, start, end in zip(events["lane"], events["start"], events["end"], strict=True):
        of_lane[lane].append((start - origin, end - start))
    begun = time.perf_counter()
    figure, axes = plt.subplots(figsize=(width / 100, height / 100), dpi=100)
    for lane, spans in enumerate(of_lane):
        axes.broken_barh(spans, (lane - 0.4, 0.8))
    axes.set_xlim(0, span)
    figure.canvas.draw()
    first_render = time.perf_counter() - begun
    wall = []
    for turn in range(FRAMES):
        left = span * 0.01 * turn
        begun = time.perf_counter()
        axes.set_xlim(left, left + span * 0.9)
        figure.canvas.draw()
        wall.append((time.perf_counter() - begun) * 1e3)
    outcome = {"peer": "broken_barh", "version": mpl.__version__}
    print(json.dumps({**outcome, "first_render_ms": first_render * 1e3, "pan_ms": wall}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2].split("x")))
