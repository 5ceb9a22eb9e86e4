"""How long an edit takes from being asked for until it is on disk and on screen, in a large project.

Run: python tests/benchmarks/edit_on_screen.py [N [FOLDER]]. A project of N events (10⁵), 200 actors
and N / 10 documents is made in FOLDER (a temporary one), edited in the real window at 1600×900, and
removed again (``sourced_project`` makes it). Needs no display. Exits 1 if the budget is missed.
"""

import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[2]))
from frames import calibration
from sourced_project import dated, make_project, new_event
from stage import Stage, p95_of

from timeline_app.model.event import Event
from timeline_app.model.project import Project
from timeline_app.session.actor_draft import actor_edits, draft_of_actor
from timeline_app.session.actor_edits import merged
from timeline_app.session.editing import Editor
from timeline_app.session.event_draft import (
    EventDraft,
    draft_of,
    edits_of,
    outdated,
    removal_of,
)
from timeline_app.store.edits import Edit, Put
from timeline_app.store.project_store import ProjectStore

WARM_UP, EDITS, MERGES = 5, 40, 3
BUDGET = 0.050  # seconds, at p95


def main(arguments: Sequence[str]) -> int:
    count = int(float(arguments[0])) if arguments else 100_000
    folder = Path(arguments[1]) if len(arguments) > 1 else None
    return edited_on_screen("an edit", count, folder, lambda project: project, measure)


def edited_on_screen(
    what: str,
    count: int,
    folder: Path | None,
    of_made: Callable[[Project], Project],
    slowest_of: Callable[[Stage], float],
) -> int:
    """The exit code, once the window has edited a project of ``count`` events, ``of_made`` one."""
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    stage = Stage(1600, 900)
    before = calibration()
    with tempfile.TemporaryDirectory(dir=folder) as temporary:
        file = Path(temporary) / "edits.timeline"
        project, texts = make_project(count)
        ProjectStore.create(file, of_made(project), texts).close()
        del project, texts
        print(f"{count:,} events: opened in {stage.open(file):.2f} s")
        slowest = slowest_of(stage)
        stage.workspace.window.close()
    print(f"calibration: {before:.1f} ms before, {calibration():.1f} ms after")
    if slowest > BUDGET:
        print(f"MISSED: {what} takes {slowest * 1e3:.1f} ms at p95 > {BUDGET * 1e3:.0f} ms")
        return 1
    return 0


def measure(stage: Stage) -> float:
    """Seconds of the slowest kind of edit at p95; merging, which edits many records, is only told."""
    editor = stage.workspace.edits.editor
    assert editor is not None
    acts = Acts(stage, editor)
    slowest = max(
        timed(stage, "change a title", acts.retitle),
        timed(stage, "change a date", acts.redate),
        timed(stage, "add an event", acts.add),
        timed(stage, "delete an event", acts.delete),
        timed(stage, "undo", editor.undo),
        timed(stage, "redo", editor.redo),
        timed(stage, "rename an actor", acts.rename),
    )
    timed(stage, "merge two actors", acts.merge, MERGES)
    print(f"  records touched: {len(editor.history()[-1].touched):,}")
    timed(stage, "undo the merge", editor.undo, MERGES)
    return slowest


class Acts:
    """Edits as forms make them, each of another record than the one before."""

    def __init__(self, stage: Stage, editor: Editor) -> None:
        self._stage, self._editor = stage, editor
        self._numbers: Iterator[int] = iter(range(10**9))

    def retitle(self) -> None:
        draft = self._draft(self._next_event())
        self._record_draft("Change a title", replace(draft, title=f"{draft.title} (mended)"))

    def redate(self) -> None:
        event = dated(self._next_event(), next(self._numbers))
        self._record("Change a date", [Put(event)], event.id)

    def add(self) -> None:
        draft = self._draft(new_event(self._next_event(), next(self._numbers)))
        claims = tuple(replace(claim, kept=None) for claim in draft.claims)
        self._record_draft("Add an event", replace(draft, claims=claims, kept=None))

    def _draft(self, event: Event) -> EventDraft:
        return draft_of(event, self._editor.store.project)

    def _record_draft(self, label: str, draft: EventDraft) -> None:
        """As the form for an event has it recorded."""
        store = self._editor.store
        assert outdated(draft, store) == ""
        id_, edits = edits_of(draft, store.project.actors, store)
        self._record(label, edits, id_)

    def delete(self) -> None:
        store = self._editor.store
        keys = zip(store.link_keys, store.project.links, strict=True)
        event = self._next_event()
        edits = removal_of({event.id}, [(key, link.from_, link.to) for key, link in keys])
        self._record("Delete an event", edits)

    def rename(self) -> None:
        project = self._editor.store.project
        actor = project.actors[next(self._numbers) * 7 % len(project.actors)]
        draft = replace(draft_of_actor(actor), name=f"{actor.name} II")
        self._record("Rename", actor_edits(draft, project)[1])

    def merge(self) -> None:
        project = self._editor.store.project
        kept, other, store = project.actors[3], project.actors[-1], self._editor.store
        edits = merged(project, kept, other, store.events_naming(other.id), store.texts)
        self._record("Merge", edits)

    def _next_event(self) -> Event:
        events = self._stage.session.columns.events
        return events[next(self._numbers) * 7919 % len(events)]

    def _record(self, label: str, edits: Sequence[Edit], select: str | None = None) -> None:
        self._editor.record(label, edits, select)


def timed(stage: Stage, what: str, act: Callable[[], object], count: int = EDITS) -> float:
    """Seconds at p95 from asking for ``act`` until the window is painted with it.

    Told apart: until it is recorded and laid out, and until the passage panel, which follows in a
    quiet moment, has followed too.
    """
    times = []
    for _ in range(WARM_UP if count == EDITS else 0):
        act()
        stage.repaint()
        stage.settle()
    for _ in range(count):
        begun, cpu_begun = time.perf_counter(), time.thread_time()
        act()
        acted = time.perf_counter()
        stage.repaint()
        painted, cpu_painted = time.perf_counter(), time.thread_time()
        stage.settle()
        times.append(
            (painted - begun, cpu_painted - cpu_begun, acted - begun, time.perf_counter() - begun)
        )
    figures = [(median(each) * 1e3, p95_of(each) * 1e3) for each in zip(*times, strict=True)]
    shown = ["{:.1f} ms (p95 {:.1f})".format(*figure) for figure in figures]
    print(f"{what}: on screen {shown[0]}, of this thread's CPU {shown[1]}; ", end="")
    print(f"recorded {shown[2]}, panel followed {shown[3]}", flush=True)
    return figures[0][1] / 1e3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
