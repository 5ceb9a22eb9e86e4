"""What the runs of ``frames`` amount to: figures, the table, and which targets were missed."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Figures = dict[str, Any]
TEN_MILLION = 10_000_000


def p95(values: Sequence[float]) -> float:
    ordered = sorted(values)
    return ordered[round(0.95 * (len(ordered) - 1))]


def figures(tour: Figures) -> Figures:
    """The figures of one tour. Frames of the mouse alone are apart: they would flatter the rest."""
    frames = [frame for frame in tour["frames"] if frame["kind"] != "hover"]
    hovers = [frame for frame in tour["frames"] if frame["kind"] == "hover"]
    cpu = [frame["cpu_ms"] for frame in frames]
    wall = [frame["wall_ms"] for frame in frames]
    selected = [f["cpu_ms"] + f["idle_ms"] for f in frames if f["kind"] == "select"]
    kinds = dict.fromkeys(frame["kind"] for frame in frames)
    return {
        **{
            name: tour[name]
            for name in ("events", "lanes", "window", "canvas", "reopen_s", "labels")
        },
        "frame_count": len(frames),
        "cpu_median_ms": statistics.median(cpu),
        "cpu_p95_ms": p95(cpu),
        "cpu_worst_ms": max(cpu),
        "wall_median_ms": statistics.median(wall),
        "wall_p95_ms": p95(wall),
        "wall_worst_ms": max(wall),
        "idle_p95_ms": p95([frame["idle_ms"] for frame in frames]),
        "selected_p95_ms": p95(selected) if selected else None,
        "kind_p95_ms": {
            kind: p95([frame["cpu_ms"] for frame in frames if frame["kind"] == kind])
            for kind in kinds
        },
        "hit_median_ms": statistics.median(tour["hit_ms"]) if tour["hit_ms"] else None,
        "hit_p95_ms": p95(tour["hit_ms"]) if tour["hit_ms"] else None,
        "hover_p95_ms": p95([frame["act_ms"] for frame in hovers]) if hovers else None,
        "hover_frame_p95_ms": p95([frame["cpu_ms"] for frame in hovers]) if hovers else None,
        "resident_bytes": tour["resident_bytes"],
    }


def best(runs: Sequence[Figures]) -> Figures:
    """The run that was disturbed least."""
    return min(runs, key=lambda run: float(run["cpu_p95_ms"]))


def peer_row(result: Figures) -> Figures:
    """A peer's figures, by the name under which people know it."""
    names = {"BarGraphItem": "pyqtgraph BarGraphItem", "broken_barh": "matplotlib broken_barh"}
    name = names.get(result["peer"], result["peer"])
    if result.get("stacking"):
        name += ", stacked"
    row = {"name": name, **{key: result[key] for key in result if key not in ("peer", "pan_ms")}}
    if result.get("pan_ms"):
        row["pan_median_ms"] = statistics.median(result["pan_ms"])
        row["pan_p95_ms"] = p95(result["pan_ms"])
    return row


@dataclass(frozen=True)
class Target:
    """A figure and the bound that the issue sets for it, at most or, if ``at_least``, at least."""

    what: str
    value: float
    bound: float
    unit: str
    at_least: bool = False

    @property
    def is_met(self) -> bool:
        return self.value >= self.bound if self.at_least else self.value <= self.bound

    def __str__(self) -> str:
        sign = "≥" if self.at_least else "≤"
        verdict = "met" if self.is_met else "MISSED"
        digits = 0 if abs(self.value) >= 100 else 2
        return f"| {self.what} | {self.value:,.{digits}f} {self.unit} | {sign} {self.bound:g} | {verdict} |"


def targets(results: Figures) -> list[Target]:
    """Every target for which ``results`` have a figure."""
    found: list[Target] = []

    def add(
        what: str, value: float | None, bound: float, unit: str, at_least: bool = False
    ) -> None:
        if value is not None:
            found.append(Target(what, value, bound, unit, at_least))

    sizes = {row["events"]: row for row in results["sizes"]}
    variants = results["variants"]
    ours = sizes.get(TEN_MILLION)
    if ours is not None:
        add("p95 frame at 10⁷, 50 lanes, 1600×900", ours["cpu_p95_ms"], 8, "ms")
        add("opened again at 10⁷", ours["reopen_s"], 1, "s")
        resident = ours["resident_bytes"]["all"] / TEN_MILLION
        add("resident bytes an event after the tour at 10⁷", resident, 64, "B")
        add("hit-test at 10⁷, p95", ours["hit_p95_ms"], 0.2, "ms")
        add("mouse move at 10⁷, p95", ours["hover_p95_ms"], 0.2, "ms")
        add("an event selected and told in the panel, p95", ours["selected_p95_ms"], 50, "ms")
    for name, bound in (("500 lanes, scrolling", 8), ("5,000 lanes, scrolling", 16.7), ("4K", 25)):
        add(f"p95 frame: {name}", variants.get(name, {}).get("cpu_p95_ms"), bound, "ms")
    add("p95 at 10⁷ ÷ at 10⁴, median of pairs", results.get("pair_ratio"), 1.5, "")
    if ours is not None:
        for name, row in variants.items():
            if row.get("adverse"):
                add(f"{name} ÷ normal", row["cpu_p95_ms"] / ours["cpu_p95_ms"], 2, "")
    if 100_000_000 in sizes:
        add("p95 frame at 10⁸", sizes[100_000_000]["cpu_p95_ms"], 16.7, "ms")
    waits = results.get("waits")
    if waits is not None:
        count = f"{waits['events']:,}"
        add(f"index of {count} built", waits["build_s"], 5, "s")
        add("bytes an event in arrays of the canvas", waits["canvas_bytes"], 64, "B")
        for name, outcome in waits["filters"].items():
            what = f"filter of {count} by {name}, {outcome['kept']:,} kept"
            add(what, outcome["ms"], 500 if name == "text" else 200, "ms")
        add("memory left after closing", waits["left_bytes"]["own"] / 1e6, 30, "MB")
    lane_search = results.get("lane_search_ms")
    add("a letter of lane search, 5,000 lanes", lane_search, 100, "ms")
    imported = results.get("import")
    if imported is not None:
        add("import of a CSV", imported["rows_per_second"], 400_000, "rows/s", True)
        add("its memory", imported["peak_bytes"] / 1e6, 1000, "MB")
        wrong = imported["wrongly_rejected"] + imported["wrongly_taken"]
        add("rows that it wrongly takes or rejects", wrong, 0, "")
    if ours is not None:
        found += _against_peers(results["peers"], ours["wall_p95_ms"])
    return found


def _against_peers(peers: Sequence[Figures], ours: float) -> list[Target]:
    bounds = (
        ("vis-timeline", "first_render_ms", "first render", 100),
        ("vis-timeline", "pan_p95_ms", "pan", 50),
        ("vis-timeline, stacked", "pan_p95_ms", "pan", 5),
        ("pyqtgraph BarGraphItem", "pan_p95_ms", "pan", 50),
    )
    by_name = {row["name"]: row for row in peers}
    return [
        Target(
            f"{name} at {by_name[name]['events']:,}, {what} ÷ ours at 10⁷",
            value / ours,
            bound,
            "",
            True,
        )
        for name, key, what, bound in bounds
        if (value := by_name.get(name, {}).get(key)) is not None
    ]


def table(results: Figures) -> str:
    """All figures as Markdown."""
    head = (
        "| events | lanes | window | median | p95 | worst | wall p95 | selected and told, p95"
        " | hit p95 | hover | reopened |"
    )
    lines = [head, "|--:|--:|--|--:|--:|--:|--:|--:|--:|--:|--:|"]
    named = [("", row) for row in results["sizes"]] + list(results["variants"].items())
    for name, row in named:
        window = f"{row['window'].replace('x', '×')} {name}".strip()
        ms = [row[f"cpu_{which}_ms"] for which in ("median", "p95", "worst")]
        ms += [row["wall_p95_ms"], row["selected_p95_ms"], row["hit_p95_ms"], row["hover_p95_ms"]]
        shown = " | ".join("–" if each is None else f"{each:.2f}" for each in ms)
        cells = (
            f"{row['events']:,} | {row['lanes']:,} | {window} | {shown} | {row['reopen_s']:.2f} s"
        )
        lines.append(f"| {cells} |")
    lines += ["", "| peer | events | first render | pan median | pan p95 |", "|--|--:|--:|--:|--:|"]
    for row in results["peers"]:
        keys = ("first_render_ms", "pan_median_ms", "pan_p95_ms")
        shown = " | ".join(f"{row[key]:,.0f} ms" if key in row else "–" for key in keys)
        why = "".join(f", {key}" for key in ("timed_out", "error") if row.get(key))
        lines.append(f"| {row['name']}{why} | {row['events']:,} | {shown} |")
    lines += ["", "| target | measured | bound | |", "|--|--:|--:|--|"]
    lines += map(str, targets(results))
    return "\n".join(lines)
