"""How long a decision on a proposal takes, from the key until it is on disk and on screen, among many.

Run: python tests/benchmarks/review_on_screen.py [N [FOLDER]]. A project of N proposed events (10⁴) is
made in FOLDER (a temporary one) and reviewed in the real window at 1600×900 by the keys of the list.
Needs no display. Exits 1 if the budget is missed. Edits of what is decided are timed in
``edit_on_screen``.
"""

import os
import platform
import random
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
from edit_on_screen import BUDGET, timed
from frames import calibration
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sourced_project import make_project
from stage import Stage

from timeline_app.model.project import Project
from timeline_app.model.proposal import Proposal
from timeline_app.store.project_store import ProjectStore


def main(count: int, folder: Path | None) -> int:
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    stage = Stage(1600, 900)
    before = calibration()
    with tempfile.TemporaryDirectory(dir=folder) as temporary:
        file = Path(temporary) / "proposals.timeline"
        project, texts = make_project(count)
        ProjectStore.create(file, proposed(project), texts).close()
        print(f"{count:,} proposals: opened in {stage.open(file):.2f} s")
        slowest = measure(stage)
        stage.workspace.window.close()
    print(f"calibration: {before:.1f} ms before, {calibration():.1f} ms after")
    if slowest > BUDGET:
        print(f"MISSED: a decision takes {slowest * 1e3:.1f} ms at p95 > {BUDGET * 1e3:.0f} ms")
        return 1
    return 0


def measure(stage: Stage) -> float:
    """Seconds of the slowest key at p95; decisions on all at once are only told."""
    review = stage.workspace.views.review
    once(stage, "open the list", stage.workspace.actions["review"].trigger)

    def press(key: Qt.Key) -> None:
        QTest.keyClick(review.view, key)

    editor = stage.workspace.edits.editor
    assert editor is not None
    slowest = max(
        timed(stage, "next", partial(press, Qt.Key.Key_N)),
        timed(stage, "accept", partial(press, Qt.Key.Key_A)),
        timed(stage, "reject", partial(press, Qt.Key.Key_R)),
        timed(stage, "undo", editor.undo),
    )
    once(stage, f"accept {len(review.table.events_from(0.8)):,}", review.accept_sure.click)
    once(stage, "undo that", editor.undo)
    return slowest


def once(stage: Stage, what: str, act: Callable[[], object]) -> None:
    """Tell how long ``act`` takes until it is on screen."""
    begun = time.perf_counter()
    act()
    stage.repaint()
    print(f"{what}: {(time.perf_counter() - begun) * 1e3:.0f} ms", flush=True)
    stage.settle()


def proposed(project: Project) -> Project:
    """``project`` as if nobody had decided on any of its records."""
    chance = random.Random(1)

    def proposal(id_: str) -> Proposal:
        confidence, salience = chance.random(), chance.random()
        return Proposal(
            key=f"k:{id_}",
            rule="verb",
            reason="a verb with an agent",
            confidence=round(confidence, 2),
            salience=round(salience, 2),
        )

    return project.model_copy(
        update={
            kind: tuple(
                each.model_copy(update={"proposal": proposal(each.id)})
                for each in getattr(project, kind)
            )
            for kind in ("actors", "events")
        }
    )


if __name__ == "__main__":
    arguments = sys.argv[1:]
    sys.exit(
        main(
            int(float(arguments[0])) if arguments else 10_000,
            Path(arguments[1]) if len(arguments) > 1 else None,
        )
    )
