"""Times pyqtgraph's BarGraphItem with a brush per bar: pans over its range, each frame painted.

Run: python tests/benchmarks/peers/bar_graph_item.py EVENTS.json WIDTHxHEIGHT; prints JSON.
"""

import json
import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pyqtgraph
from PySide6 import QtGui, QtWidgets

FRAMES = 30
COLORS = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00")


def main(file: Path, width: int, height: int) -> None:
    app = QtWidgets.QApplication([])
    events = json.loads(file.read_text())
    origin = events["first"]
    brushes = [QtGui.QBrush(QtGui.QColor(color)) for color in COLORS]
    begun = time.perf_counter()
    bars = pyqtgraph.BarGraphItem(
        x0=[start - origin for start in events["start"]],
        x1=[end - origin for end in events["end"]],
        y=events["lane"],
        height=0.8,
        pen=None,
        brushes=[brushes[lane % len(brushes)] for lane in events["lane"]],
    )
    plot = pyqtgraph.PlotWidget()
    plot.resize(width, height)
    plot.addItem(bars)
    plot.show()
    app.processEvents()
    first_render = time.perf_counter() - begun
    span = events["last"] - origin
    wall, cpu = [], []
    for turn in range(FRAMES):
        left = span * 0.01 * (turn % 10)
        begun, begun_cpu = time.perf_counter(), time.thread_time()
        plot.setXRange(left, left + span * 0.9, padding=0)
        plot.viewport().repaint()
        wall.append((time.perf_counter() - begun) * 1e3)
        cpu.append((time.thread_time() - begun_cpu) * 1e3)
    outcome = {"peer": "BarGraphItem", "version": pyqtgraph.__version__}
    times = {"first_render_ms": first_render * 1e3, "pan_ms": wall, "pan_cpu_ms": cpu}
    print(json.dumps({**outcome, **times}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2].split("x")))
