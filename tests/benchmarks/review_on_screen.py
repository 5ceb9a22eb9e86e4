"""How long a decision on a proposal takes, from the key until it is on disk and on screen, among many.

Run: python tests/benchmarks/review_on_screen.py [N [FOLDER]]. A project of N proposed events (10⁴) is
made in FOLDER (a temporary one) and reviewed in the real window at 1600×900 by the keys of the list.
Needs no display. Exits 1 if the budget is missed. Edits of what is decided are timed in
``edit_on_screen``.
"""

import random
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
from edit_on_screen import edited_on_screen, timed
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from stage import Stage

from timeline_app.model.project import Project
from timeline_app.model.proposal import Proposal


def main(arguments: Sequence[str]) -> int:
    count = int(float(arguments[0])) if arguments else 10_000
    folder = Path(arguments[1]) if len(arguments) > 1 else None
    return edited_on_screen("a decision", count, folder, proposed, measure)


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
    sys.exit(main(sys.argv[1:]))
