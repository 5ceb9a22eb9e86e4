"""The scripted tour of ``frames``: one project in the real window, each frame timed; prints JSON.

Run: python tests/benchmarks/tour.py NAME.timeline [--window WxH] [--only-scroll] [--profile FILE]
--profile writes where the frames spend their time, for pstats; it makes them slower.
A frame is a change of the session and one synchronous repaint of all that it left to paint; what the
window does in the quiet moment after it, such as telling the selected event in the passage panel, is
timed apart as idle. The project's files are read once before, so that no frame waits for a disk. What
else a window has to be quick at is timed in ``waits``; figures are put together by ``frames``.
"""

import argparse
import cProfile
import gc
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))
import numpy as np
from stage import Stage, events_of_interest, read_once, resident_bytes

ZOOM_STEPS, PLACES = 36, (0.3, 0.6, 0.9)
SHORTEST = 6 * 3600  # seconds in view at the end of a zoom
HITS = 400


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Time the frames of a tour through a project.")
    parser.add_argument("project", type=Path)
    parser.add_argument("--window", default="1600x900")
    parser.add_argument("--only-scroll", action="store_true")
    parser.add_argument("--profile", type=Path)
    options = parser.parse_args(arguments)
    width, height = map(int, options.window.split("x"))
    stage = Stage(width, height)
    read_once(options.project)
    before = resident_bytes()
    reopen = stage.open(options.project)
    profile = cProfile.Profile(time.thread_time) if options.profile else None
    tour = Tour(stage, profile)
    tour.warm_up()
    steps = tour.scrolling() if options.only_scroll else tour.steps()
    for kind, act in steps:
        tour.frame(kind, act)
    if profile is not None:
        profile.dump_stats(options.profile)
    session = stage.session
    canvas = stage.canvas.viewport()
    print(
        json.dumps(
            {
                "events": len(session.columns),
                "lanes": len(session.lanes),
                "window": options.window,
                "canvas": f"{canvas.width()}x{canvas.height()}",
                "reopen_s": reopen,
                "frames": tour.frames,
                "labels": tour.labels,
                "hit_ms": [] if options.only_scroll else tour.hits(),
                "resident_bytes": {k: v - before[k] for k, v in resident_bytes().items()},
            }
        )
    )
    return 0


class Tour:
    """Steps through the window on ``stage`` and what each frame of them took."""

    def __init__(self, stage: Stage, profile: cProfile.Profile | None = None) -> None:
        self._stage = stage
        self._profile = profile
        self._session = stage.session
        self.frames: list[dict[str, Any]] = []
        self.labels = 0  # most that were in a frame

    def warm_up(self) -> None:
        """What only the first frames have to do (fonts, first touch of pages) is not timed."""
        for factor in (0.5, 0.5, 2.0, 2.0):
            self._session.zoom(factor)
            self._stage.repaint()
        self._session.fit_all()
        self._stage.settle()
        gc.collect()
        gc.freeze()  # as the application does once its window is there

    def frame(self, kind: str, act: Callable[[], object]) -> None:
        """Time ``act`` with the repaint that follows it; what idle time then does is timed apart."""
        stage = self._stage
        view, scenes, paints = self._session.viewport, stage.scene_count, stage.paint_count
        if self._profile is not None:
            self._profile.enable()
        wall, cpu = time.perf_counter(), time.thread_time()
        act()
        acted = time.thread_time()
        if kind == "hover":
            stage.settle()  # which paints what the mouse has changed, as little as that may be
        else:
            stage.repaint()
        done, wall = time.thread_time(), time.perf_counter() - wall
        if self._profile is not None:
            self._profile.disable()
        if stage.paint_count == paints and kind != "hover":
            raise SystemExit(f"{kind}: the canvas was not painted")
        is_new = self._session.viewport != view
        if is_new and stage.scene_count == scenes:
            raise SystemExit(f"{kind}: the view changed, and the same scene was shown")
        idle = time.thread_time()
        stage.settle()
        idle = time.thread_time() - idle
        self.labels = max(self.labels, len(self._session.scene.labels))
        seconds = {"cpu": done - cpu, "wall": wall, "act": acted - cpu, "idle": idle}
        times = {f"{name}_ms": 1e3 * each for name, each in seconds.items()}
        self.frames.append({"kind": kind, "changed": is_new, **times})

    def steps(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """About 190 frames."""
        session = self._session
        for factor in (0.9, 0.9, 1.0 / 0.9, 1.0 / 0.9):
            yield "whole", lambda factor=factor: session.zoom(factor)
        yield "whole", session.fit_all
        for place in PLACES:
            session.fit_all()
            second = self._stage.second_of_share(place)
            x = self._stage.x_of(second)
            shortest = session.scale.view_of(session.viewport, second, second + SHORTEST).span
            factor = (shortest / session.viewport.span) ** (1 / ZOOM_STEPS)
            for step in range(ZOOM_STEPS):
                yield "zoom", lambda x=x, factor=factor: session.zoom(factor, x)
                if step in (ZOOM_STEPS // 3, 2 * ZOOM_STEPS // 3, ZOOM_STEPS - 1):
                    for pixels in (40, -25, 60, -40, 30):
                        yield "pan", lambda pixels=pixels: session.pan(pixels)
            self._stage.rest()
            for x, y in self._stage.mark_points(8):
                yield "hover", lambda x=x, y=y: self._stage.hover(x, y)
        session.fit_all()
        yield from self.scrolling(10)
        session.zoom(0.02)
        yield from self.scrolling(10)
        for event in events_of_interest(session, 8):
            yield "select", lambda event=event: session.go_to(event)

    def scrolling(self, count: int = 60) -> Iterator[tuple[str, Callable[[], object]]]:
        """Lanes scroll down by a third of the window, at two depths of zoom if that's all."""
        session = self._session
        for zoom in (1.0,) if count < 60 else (1.0, 0.05):
            session.zoom(zoom)
            session.scroll_to(0.0)
            for _ in range(count):
                step = max(session.viewport.height / 3, 1.0)
                at_end = session.viewport.top + session.viewport.height >= session.content_height
                top = 0.0 if at_end else session.viewport.top + step
                yield "scroll", lambda top=top: session.scroll_to(top)

    def hits(self) -> list[float]:
        """Milliseconds of each of many hit-tests, all over views at several depths of zoom."""
        rng = np.random.default_rng(1)
        times = []
        session = self._session
        session.fit_all()
        for _ in range(8):
            scene = session.scene
            xs = rng.uniform(0, scene.viewport.width, HITS // 8)
            ys = rng.uniform(0, scene.viewport.height, HITS // 8)
            for x, y in zip(xs.tolist(), ys.tolist(), strict=True):
                begun = time.perf_counter()
                scene.event_at(x, y)
                times.append((time.perf_counter() - begun) * 1e3)
            session.zoom(0.25, scene.viewport.width * 0.7)
        return times


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
