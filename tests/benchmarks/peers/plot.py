"""Plots what ``frames`` measured: p95 of a frame over the number of events, ours and the peers'.

Run, with matplotlib to be found: python tests/benchmarks/peers/plot.py frames.json frames.png
"""

import json
import sys
from pathlib import Path

import matplotlib as mpl

mpl.use("agg")
from matplotlib import pyplot as plt

OURS, INK, FAINT = "#0072b2", "#1f2328", "#8c959f"
# Colour, marker, and how many points the label is above or below the marker.
PEERS = {
    "vis-timeline": ("#d55e00", "o", -4),
    "vis-timeline, stacked": ("#b27d00", "s", -18),
    "pyqtgraph BarGraphItem": ("#009e73", "^", 3),
    "matplotlib broken_barh": ("#b5588e", "D", -13),
}


def main(source: Path, target: Path) -> None:
    results = json.loads(source.read_text())
    plt.rcParams.update({"font.size": 11, "text.color": INK, "axes.labelcolor": INK})
    figure, axes = plt.subplots(figsize=(8, 4.5), dpi=150)
    ours = sorted((row["events"], row["wall_p95_ms"]) for row in results["sizes"])
    axes.plot(*zip(*ours, strict=True), "-o", color=OURS, lw=2.5)
    axes.annotate(
        f"timeline-app, {ours[-1][1]:.1f} ms",
        ours[-1],
        (0, -18),
        textcoords="offset points",
        color=OURS,
        ha="right",
    )
    for name, (color, marker, up) in PEERS.items():
        for peer in results["peers"]:
            if peer["name"] == name and "pan_p95_ms" in peer:
                point = (peer["events"], peer["pan_p95_ms"])
                axes.plot(*point, marker, color=color, ms=9)
                text = f"{name}, {point[1]:,.0f} ms"
                axes.annotate(text, point, (11, up), textcoords="offset points", color=color)
    axes.axhline(1000 / 60, color=FAINT, lw=1, ls="--")
    axes.annotate(
        "60 frames a second",
        (1, 1000 / 60),
        (0, 4),
        xycoords=axes.get_yaxis_transform(),
        textcoords="offset points",
        color=FAINT,
        ha="right",
        size=9,
    )
    axes.set(xscale="log", yscale="log", xlabel="events", ylabel="milliseconds a frame (p95)")
    axes.set_title("Panning and zooming: the slowest frame of twenty", loc="left", size=12)
    axes.grid(True, which="major", color="#eaeef2")
    axes.set_axisbelow(True)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.set_xlim(6e3, 1.6e8)
    axes.set_ylim(bottom=1)
    figure.tight_layout()
    figure.savefig(target, facecolor="white")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
