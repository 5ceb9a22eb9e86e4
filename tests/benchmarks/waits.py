"""What a window with many events is waited for, beside its frames, timed for ``frames``; prints JSON.

Run: python tests/benchmarks/waits.py NAME.timeline: building the index, bytes an event, filters in
the real window up to the new picture and its counts, finding a lane, and the memory that stays when
another project is opened instead.
"""

import gc
import json
import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
from stage import Stage, resident_bytes

from timeline_app.model.event import Status
from timeline_app.model.time import parse_edtf
from timeline_app.query.event_index import make_index
from timeline_app.query.filter import EventFilter
from timeline_app.store.dataset import Dataset, open_dataset
from timeline_app.store.project_file import read_project_file

ROUNDS = 3
ARRAYS = (
    "start_earliest",
    "start_latest",
    "end_earliest",
    "end_latest",
    "shape",
    "status",
    "actor_offsets",
    "actor_events",
)


def main(project: Path) -> int:
    outcome: dict[str, object] = built(project)
    stage = Stage(1600, 900)
    stage.workspace.open_bundled()
    gc.collect()
    start = resident_bytes()
    stage.open(project)
    stage.session.fit_all()
    stage.repaint()
    outcome["filters"] = filter_times(stage)
    outcome["lane_search_ms"] = lane_search(stage)
    opened = resident_bytes()
    stage.workspace.open_bundled()
    stage.repaint()
    stage.settle()
    gc.collect()
    after = resident_bytes()
    outcome["opened_bytes"] = {name: opened[name] - start[name] for name in start}
    outcome["left_bytes"] = {name: after[name] - start[name] for name in start}
    print(json.dumps(outcome))
    return 0


def built(project: Path) -> dict[str, object]:
    """Seconds to make the index from the arrays as they lie on disk, and what all of them take."""
    dataset = open_dataset(read_project_file(project).dataset_folder(project))
    begun = time.perf_counter()
    make_index(*(dataset.array(name) for name in ARRAYS))
    seconds = time.perf_counter() - begun
    sizes = bytes_by_array(dataset)
    index = sum(size for name, size in sizes.items() if name.startswith("index."))
    count = dataset.row_count
    dataset.close()
    # Which row of the table an event is, its id's number and table, are looked up for few events.
    looked_up = ("number", "document", "source", "row_of_source")
    canvas = {name: size for name, size in sizes.items() if name not in looked_up}
    return {
        "events": count,
        "build_s": seconds,
        "index_bytes": index / count,
        "canvas_bytes": sum(canvas.values()) / count,
        "array_bytes": sum(sizes.values()) / count,
    }


def bytes_by_array(dataset: Dataset) -> dict[str, int]:
    """The size of each array; texts are no arrays."""
    names = (name.rpartition(".") for name in dataset.file_names)
    return {
        stem: dataset.array(stem).nbytes
        for stem, _, suffix in names
        if suffix not in ("utf8", "ends", "csv")
    }


def filter_times(stage: Stage) -> dict[str, dict[str, float]]:
    """Milliseconds from asking for a filter to canvas and counts that show it; how many it keeps."""
    session = stage.session
    fullest = max(session.lanes, key=lambda lane: lane.count).actor.id
    whole = EventFilter()
    asked = {
        "actor": replace(whole, actors=frozenset({fullest})),
        "status": replace(whole, statuses=frozenset({Status.DISPUTED, Status.DENIED})),
        "date": replace(whole, date_from=parse_edtf("2012-03"), date_to=parse_edtf("2013-07-15")),
        "text": replace(whole, text="convoy dawn"),
        "none": whole,
    }
    times: dict[str, list[float]] = {name: [] for name in asked}
    kept = {}
    for _ in range(ROUNDS):
        for name, filter_ in asked.items():
            session.set_filter(replace(whole, text="\N{SNOWMAN}") if name == "none" else whole)
            stage.repaint()
            stage.settle()
            begun = time.perf_counter()
            session.set_filter(filter_)
            stage.repaint()
            stage.settle()
            times[name].append((time.perf_counter() - begun) * 1e3)
            kept[name] = session.kept_count
    return {name: {"ms": statistics.median(times[name]), "kept": kept[name]} for name in asked}


def lane_search(stage: Stage) -> float:
    """Milliseconds of the slowest letter while a lane's name is typed."""
    field = stage.workspace.views.lane_filter.actors.search
    name = stage.session.lanes[-1].actor.name
    times = []
    for size in range(1, min(len(name), 8) + 1):
        begun = time.perf_counter()
        field.setText(name[:size])
        stage.settle()
        times.append((time.perf_counter() - begun) * 1e3)
    field.clear()
    stage.settle()
    return max(times)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
