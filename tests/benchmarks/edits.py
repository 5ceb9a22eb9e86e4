"""How long an edit, an undo and a redo take to be on disk in a large project, and how long it takes to open.

Run: python tests/benchmarks/edits.py [N [FOLDER]]. A project of N events (10⁵) is made in FOLDER (a
temporary one) and removed again. Exits 1 if a budget is missed.
"""

import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

from timeline_app.model.event import Actor, ActorKind, Event, Link, LinkKind
from timeline_app.model.project import Project
from timeline_app.model.source import Document
from timeline_app.store.edits import Put
from timeline_app.store.project_store import ProjectStore

ACTORS, WARM_UP, EDITS = 200, 20, 300
MOST_SECONDS_AN_EDIT = 0.020  # at p95
TEXT = "On that day the valley was quiet, and nobody said anything about it. " * 1000
QUOTE = TEXT[100:300]


def main(count: int, folder: Path | None) -> int:
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory(dir=folder) as temporary:
        file = Path(temporary) / "edits.timeline"
        project = made_project(count)
        begun = time.perf_counter()
        ProjectStore.create(file, project, {"d": TEXT}).close()
        print(f"{count:,} events: created, checked and opened in {since(begun)}")
        begun = time.perf_counter()
        with ProjectStore.open(file) as store:
            print(f"opened in {since(begun)}, {file.stat().st_size / 1e6:.0f} MB")
            begun = time.perf_counter()
            with ProjectStore.open_read_only(file):
                print(f"opened read-only in {since(begun)}")
            return measure(store, count)


def measure(store: ProjectStore, count: int) -> int:
    numbers = iter(range(10**9))

    def change() -> None:
        number = next(numbers)
        store.record("Change", [Put(made_event(number * 7919 % count, f"changed {number}"))])

    def add() -> None:
        store.record("Add", [Put(made_event(count + next(numbers), "added"))])

    changed = timed("change an event", change)
    added = timed("add an event", add)
    undone = timed("undo", store.undo)
    redone = timed("redo", store.redo)
    timed(
        "all records in order",
        lambda: (store.record("x", [Put(made_event(1, f"{next(numbers)}"))]), store.project),
    )
    timed("all of the history", store.history)
    slowest = max(changed, added, undone, redone)
    if slowest > MOST_SECONDS_AN_EDIT:
        print(f"an edit takes {slowest * 1e3:.1f} ms at p95 > {MOST_SECONDS_AN_EDIT * 1e3:.0f} ms")
        return 1
    return 0


def timed(what: str, act: Callable[[], object]) -> float:
    """Seconds at p95."""
    times = []
    for number in range(WARM_UP + EDITS):
        begun = time.perf_counter()
        act()
        if number >= WARM_UP:
            times.append(time.perf_counter() - begun)
    p95 = quantiles(times, n=20)[-1]
    print(f"{what}: {median(times) * 1e3:.2f} ms, p95 {p95 * 1e3:.2f} ms")
    return p95


def made_project(count: int) -> Project:
    document = Document(
        id="d", title="Text", media_type="text/plain", language="en", sha256="0" * 64
    )
    return Project.model_construct(
        title="Many events",
        documents=(document,),
        actors=tuple(
            Actor(id=f"a{number}", name=f"Actor {number}", kind=ActorKind.GROUP)
            for number in range(ACTORS)
        ),
        events=tuple(made_event(number, f"Event {number}") for number in range(count)),
        links=tuple(
            Link.model_validate({"kind": LinkKind.BEFORE, "from": f"e{n}", "to": f"e{n + 1}"})
            for n in range(0, count - 1, 10)
        ),
    )


def made_event(number: int, title: str) -> Event:
    passage = {"document": "d", "start": 100, "end": 300, "quote": QUOTE}
    passage |= {"prefix": TEXT[68:100], "suffix": TEXT[300:332]}
    claim = {"id": f"c{number}", "passage": passage, "stance": "asserts", "factuality": "CT+"}
    participants = [
        {"actor": f"a{number * step % ACTORS}", "role": "participant"} for step in (1, 7)
    ]
    return Event.model_validate(
        {
            "id": f"e{number}",
            "title": title,
            "type": "STATE",
            "date": {"edtf": f"{1900 + number % 120}-{number % 12 + 1:02}", "basis": "stated"},
            "participants": participants,
            "claims": [{**claim, "claimed_by": [f"a{number % 11}"]}],
            "tags": ["one", "two"],
            "origin": "benchmark",
        }
    )


def since(begun: float) -> str:
    return f"{time.perf_counter() - begun:.2f} s"


if __name__ == "__main__":
    arguments = sys.argv[1:]
    sys.exit(
        main(
            int(float(arguments[0])) if arguments else 100_000,
            Path(arguments[1]) if len(arguments) > 1 else None,
        )
    )
